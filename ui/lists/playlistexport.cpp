// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/playlistexport.h"

#include <QFileDialog>

#include <array>

namespace tonekin {

namespace {

struct Choice {
    QString filter;
    QString ending;
    PlaylistFormat format;
    PathStyle style;
};

std::vector<Choice> choices()
{
    return {
        {PlaylistExport::tr("M3U8 playlist, paths from where it lies (*.m3u8)"), QStringLiteral("m3u8"),
         PlaylistFormat::M3u8, PathStyle::Relative},
        {PlaylistExport::tr("M3U8 playlist, whole paths (*.m3u8)"), QStringLiteral("m3u8"), PlaylistFormat::M3u8,
         PathStyle::Absolute},
        {PlaylistExport::tr("XSPF playlist (*.xspf)"), QStringLiteral("xspf"), PlaylistFormat::Xspf,
         PathStyle::Absolute},
        {PlaylistExport::tr("Table with closeness (*.csv)"), QStringLiteral("csv"), PlaylistFormat::Csv,
         PathStyle::Absolute},
    };
}

} // namespace

PlaylistExport::PlaylistExport(QWidget* parent)
    : QObject(parent)
    , m_parent(parent)
    , m_work([this](const Status& status) {
        if (status)
            Q_EMIT written(m_file, m_count);
        else
            Q_EMIT failed(status.error());
    })
{
}

void PlaylistExport::ask(const QString& name, std::vector<PlaylistEntry> entries, const QString& folder)
{
    auto* dialog = new QFileDialog(m_parent, tr("Export the list"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    QStringList filters;
    for (const Choice& choice : choices())
        filters += choice.filter;
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(choices().front().ending);
    QString fileName = name;
    fileName.replace(QLatin1Char('/'), QLatin1Char('-'));
    dialog->selectFile(fileName.left(80));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString& filter) {
        const auto place = filters.indexOf(filter);
        if (place >= 0)
            dialog->setDefaultSuffix(choices()[static_cast<std::size_t>(place)].ending);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, filters, name, entries = std::move(entries)](const QString& file) mutable {
                const auto place = std::max<qsizetype>(0, filters.indexOf(dialog->selectedNameFilter()));
                const Choice choice = choices()[static_cast<std::size_t>(place)];
                const std::filesystem::path path(QFile::encodeName(file).toStdString());
                // An ending that the user typed counts more than the form that was left selected.
                const auto typed = playlistFormatOf(path);
                Q_EMIT folderChosen(QFileInfo(file).absolutePath());
                write(path, typed.value_or(choice.format), choice.style, name, std::move(entries));
            });
    dialog->open();
}

void PlaylistExport::write(const std::filesystem::path& file, PlaylistFormat format, PathStyle style,
                           const QString& name, std::vector<PlaylistEntry> entries)
{
    m_work.wait();
    m_file = file;
    m_count = static_cast<int>(entries.size());
    m_work.ask([file, format, style, name = name.toStdString(), entries = std::move(entries)] {
        return writePlaylist(file, format, style, name, entries);
    });
}

} // namespace tonekin
