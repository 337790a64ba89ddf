// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/trackmime.h"

#include "words/displaytext.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

namespace tonekin {

namespace {

constexpr auto idsType = "application/x-tonekin-tracks"; // a version, a count, ids
constexpr quint32 idsVersion = 1;
constexpr auto uriListType = "text/uri-list";

QByteArray encodedUri(const std::filesystem::path& file)
{
    return "file://" + QByteArray::fromStdString(file.native()).toPercentEncoding("/");
}

} // namespace

DraggedTrack draggedTrack(const ListedTrack& track, const TrackSnapshot& tracks)
{
    const QString& artist = track.artist->shown;
    const QString& title = track.title->shown;
    return {track.id, tracks.pathOf(track), artist.isEmpty() ? title : artist + QStringLiteral(" - ") + title};
}

QStringList trackMimeTypes()
{
    return {QLatin1String(idsType), QLatin1String(uriListType), QStringLiteral("text/plain")};
}

std::unique_ptr<QMimeData> trackMimeData(const std::vector<DraggedTrack>& tracks)
{
    QByteArray ids;
    QDataStream stream(&ids, QIODevice::WriteOnly);
    stream << idsVersion << static_cast<quint32>(tracks.size());
    QByteArray uris;
    QStringList labels;
    for (const DraggedTrack& track : tracks) {
        stream << static_cast<qint64>(track.id.value);
        uris += encodedUri(track.file) + "\r\n";
        labels += track.label;
    }
    auto data = std::make_unique<QMimeData>();
    data->setData(QLatin1String(idsType), ids);
    data->setData(QLatin1String(uriListType), uris);
    data->setText(labels.join(QLatin1Char('\n')));
    return data;
}

std::vector<TrackId> tracksIn(const QMimeData& data)
{
    QDataStream stream(data.data(QLatin1String(idsType)));
    quint32 version = 0;
    quint32 count = 0;
    stream >> version >> count;
    std::vector<TrackId> tracks;
    if (version != idsVersion)
        return tracks;
    for (quint32 i = 0; i < count; ++i) {
        qint64 id = 0;
        stream >> id;
        if (stream.status() != QDataStream::Ok)
            break;
        tracks.push_back(TrackId{id});
    }
    return tracks;
}

std::vector<std::filesystem::path> filesIn(const QMimeData& data)
{
    std::vector<std::filesystem::path> files;
    for (const QByteArray& line : data.data(QLatin1String(uriListType)).split('\n')) {
        const QByteArray uri = line.trimmed();
        if (!uri.startsWith("file:"))
            continue; // a comment, or something that is not on this machine
        QByteArray rest = uri.mid(5);
        if (rest.startsWith("//"))
            rest = rest.mid(rest.indexOf('/', 2)); // drops an empty host or "localhost"
        const QByteArray path = QByteArray::fromPercentEncoding(rest);
        if (path.startsWith('/') && !path.contains('\0'))
            files.emplace_back(path.toStdString());
    }
    return files;
}

QUrl fileUrl(const std::filesystem::path& file)
{
    return QUrl::fromEncoded(encodedUri(file), QUrl::StrictMode);
}

} // namespace tonekin
