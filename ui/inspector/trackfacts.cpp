// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/trackfacts.h"

#include "words/displaytext.h"
#include "words/errortext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>

#include <cmath>

namespace tonekin {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::TrackFacts)
public:
    static void addTags(std::vector<TrackFact>& facts, const TrackTags& tags);
    static void addSound(std::vector<TrackFact>& facts, const TrackRow& row);
    static void addFile(std::vector<TrackFact>& facts, const InspectedTrack& track);
    static QString sound(const AudioFacts& audio);
    static QString channels(int count);
};

void add(std::vector<TrackFact>& facts, const QString& name, const QString& value)
{
    if (!value.isEmpty())
        facts.push_back({name, value});
}

/// FFmpeg's short names as people write them; others as they are.
QString formatName(const std::string& shortName)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("mp3"), QStringLiteral("MP3")},
        {QStringLiteral("flac"), QStringLiteral("FLAC")},
        {QStringLiteral("vorbis"), QStringLiteral("Vorbis")},
        {QStringLiteral("opus"), QStringLiteral("Opus")},
        {QStringLiteral("aac"), QStringLiteral("AAC")},
        {QStringLiteral("alac"), QStringLiteral("ALAC")},
        {QStringLiteral("wavpack"), QStringLiteral("WavPack")},
        {QStringLiteral("ape"), QStringLiteral("Monkey's Audio")},
        {QStringLiteral("wmav2"), QStringLiteral("WMA")},
        {QStringLiteral("ogg"), QStringLiteral("Ogg")},
        {QStringLiteral("wav"), QStringLiteral("WAV")},
        {QStringLiteral("aiff"), QStringLiteral("AIFF")},
        {QStringLiteral("mov"), QStringLiteral("MP4")},
        {QStringLiteral("matroska"), QStringLiteral("Matroska")},
        {QStringLiteral("wv"), QStringLiteral("WavPack")},
        {QStringLiteral("asf"), QStringLiteral("ASF")},
    };
    const QString name = displayText(shortName).section(QLatin1Char(','), 0, 0); // "mov,mp4,m4a": the first will do
    if (name.startsWith(QLatin1String("pcm_")))
        return QStringLiteral("PCM");
    return names.value(name, name);
}

template <typename Number>
QString numberText(const std::optional<Number>& number)
{
    return number ? QString::number(*number) : QString();
}

void Words::addTags(std::vector<TrackFact>& facts, const TrackTags& tags)
{
    add(facts, tr("Album artist"), tags.albumArtist == tags.artist ? QString() : displayText(tags.albumArtist));
    add(facts, tr("Genre"), displayText(tags.genre));
    add(facts, tr("Track"), numberText(tags.trackNumber));
    add(facts, tr("Disc"), numberText(tags.discNumber));
    add(facts, tr("Plays"), numberText(tags.playCount));
    const auto gain = [](double decibel) { return tr("%1 dB").arg(QLocale().toString(decibel, 'f', 1)); };
    if (tags.replayGainTrackDecibel)
        add(facts, tr("Track gain"), gain(*tags.replayGainTrackDecibel));
    if (tags.replayGainAlbumDecibel)
        add(facts, tr("Album gain"), gain(*tags.replayGainAlbumDecibel));
    add(facts, tr("MusicBrainz recording"), displayText(tags.musicBrainzRecordingId));
    add(facts, tr("MusicBrainz release"), displayText(tags.musicBrainzReleaseId));
    add(facts, tr("MusicBrainz artist"), displayText(tags.musicBrainzArtistId));
}

QString Words::channels(int count)
{
    if (count == 1)
        return tr("mono");
    if (count == 2)
        return tr("stereo");
    return tr("%n channels", nullptr, count);
}

QString Words::sound(const AudioFacts& audio)
{
    const QLocale locale;
    QStringList parts;
    if (!audio.codec.empty()) {
        const QString codec = formatName(audio.codec);
        const QString container = formatName(audio.container);
        parts.append(container.isEmpty() || container == codec
                         ? codec
                         : tr("%1 in %2", "codec in container").arg(codec, container));
    }
    if (audio.sampleRate > 0)
        parts.append(tr("%1 kHz").arg(locale.toString(audio.sampleRate / 1000.0, 'g', 4)));
    if (audio.channels > 0)
        parts.append(channels(audio.channels));
    if (audio.bitRate > 0)
        parts.append(tr("%1 kbit/s").arg(locale.toString(std::lround(audio.bitRate / 1000.0))));
    return parts.join(QStringLiteral(", "));
}

void Words::addSound(std::vector<TrackFact>& facts, const TrackRow& row)
{
    add(facts, tr("Length"), timeText(row.audio.durationSeconds));
    if (row.audio.analysedSeconds > 0.0 && row.audio.analysedSeconds < row.audio.durationSeconds - 1.0)
        add(facts, tr("Of this heard"), timeText(row.audio.analysedSeconds));
    add(facts, tr("Sound"), sound(row.audio));
}

void Words::addFile(std::vector<TrackFact>& facts, const InspectedTrack& track)
{
    const QLocale locale;
    const auto dateOf = [&](qint64 seconds) {
        return locale.toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat);
    };
    add(facts, tr("State"), stateName(track.row.state));
    if (track.row.stamp.size > 0)
        add(facts, tr("Size"), locale.formattedDataSize(track.row.stamp.size));
    if (track.row.stamp.modifiedNs > 0)
        add(facts, tr("Changed"), dateOf(track.row.stamp.modifiedNs / 1'000'000'000));
    if (track.row.addedSeconds > 0)
        add(facts, tr("Added"), dateOf(track.row.addedSeconds));
    add(facts, tr("File"), displayPath(track.file));
}

} // namespace

std::vector<TrackFact> trackFacts(const InspectedTrack& track)
{
    std::vector<TrackFact> facts;
    Words::addTags(facts, track.row.tags);
    Words::addSound(facts, track.row);
    Words::addFile(facts, track);
    return facts;
}

QString soundText(const AudioFacts& audio)
{
    return Words::sound(audio);
}

} // namespace tonekin
