// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterexports.h"

#include "catalogue/rows.h"
#include "files/replacefile.h"
#include "filters/filterpanel.h"
#include "filters/filtersheetview.h"
#include "filters/kernelview.h"
#include "filters/pictureexport.h"
#include "lists/playlistexport.h"
#include "words/displaytext.h"
#include "words/filtertext.h"

#include <QFileDialog>

#include <utility>

namespace tonekin {

FilterExports::FilterExports(const UnitParts& parts, QWidget& page)
    : QObject(&page)
    , m_parts(parts)
    , m_page(page)
    , m_playlists(new PlaylistExport(&page))
    , m_pictures(new PictureExport(&page))
{
    connect(m_playlists, &PlaylistExport::written, this, &FilterExports::playlistSaved);
    connect(m_playlists, &PlaylistExport::failed, this, &FilterExports::playlistFailed);
    connect(m_playlists, &PlaylistExport::folderChosen, this, &FilterExports::folderChosen);
    connect(m_pictures, &PictureExport::written, this, &FilterExports::pictureSaved);
    connect(m_pictures, &PictureExport::failed, this, &FilterExports::pictureFailed);
    connect(m_pictures, &PictureExport::folderChosen, this, &FilterExports::folderChosen);
    UnitNotebook& notebook = m_parts.notebook();
    connect(&notebook, &UnitNotebook::exported, this, &FilterExports::namesSaved);
    connect(&notebook, &UnitNotebook::exportFailed, this, &FilterExports::namesFailed);
    connect(&notebook, &UnitNotebook::imported, this, &FilterExports::namesRead);
    connect(&notebook, &UnitNotebook::refused, this, &FilterExports::namesRefused);
}

void FilterExports::savePicture(const FilterSheetView& sheet, bool asSvg)
{
    const QString name = tr("Filters of %1").arg(displayText(m_parts.learned.network()->manifest.name));
    if (asSvg) {
        m_pictures->ask(
            name, QStringLiteral("svg"), tr("SVG pictures (*.svg)"), m_folder,
            [svg = sheet.exportedSvg()](const std::filesystem::path& file) { return replaceFile(file, svg); });
        return;
    }
    m_pictures->ask(name, QStringLiteral("png"), tr("PNG pictures (*.png)"), m_folder,
                    [picture = sheet.exportedPicture()](const std::filesystem::path& file) {
                        return writePng(file, toPicture(picture));
                    });
}

void FilterExports::saveKernel(FilterPanel& panel)
{
    const QString name = unitText({{1}, panel.filter()});
    m_pictures->ask(name, QStringLiteral("png"), tr("PNG pictures (*.png)"), m_folder,
                    [picture = panel.kernelView().exportedPicture()](const std::filesystem::path& file) {
                        return writePng(file, toPicture(picture));
                    });
}

void FilterExports::askNamesFile(bool reading)
{
    auto* dialog = new QFileDialog(&m_page, reading ? tr("Read names") : tr("Export your names"), m_folder,
                                   tr("Names of filters (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(reading ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(reading ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    if (!reading)
        dialog->selectFile(tr("Names of filters") + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, reading](const QString& chosen) {
        Q_EMIT folderChosen(QFileInfo(chosen).absolutePath());
        const std::filesystem::path file(QFile::encodeName(chosen).toStdString());
        if (reading)
            m_parts.notebook().importFrom(file);
        else
            m_parts.notebook().exportTo(file);
    });
    dialog->open();
}

void FilterExports::savePlaylist(const UnitPlaylist& list)
{
    std::vector<PlaylistEntry> entries;
    for (const TrackId id : list.tracks)
        if (auto entry = playlistEntry(*m_parts.session.tracks()->catalogue, id))
            entries.push_back(*std::move(entry));
    if (!entries.empty())
        m_playlists->ask(list.name, std::move(entries), m_folder);
}

} // namespace tonekin
