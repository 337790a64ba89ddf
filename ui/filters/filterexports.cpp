// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterexports.h"

#include "catalogue/rows.h"
#include "files/replacefile.h"
#include "filters/filterpanel.h"
#include "filters/filtersheetview.h"
#include "filters/kernelview.h"
#include "lists/playlistexport.h"
#include "preferences/preferences.h"
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
    , m_pictures(new FileExport(&page))
{
    connect(m_playlists, &PlaylistExport::written, this, &FilterExports::playlistSaved);
    connect(m_playlists, &PlaylistExport::failed, this, &FilterExports::playlistFailed);
    connect(m_playlists, &PlaylistExport::folderChosen, &m_parts.preferences, &Preferences::setExportFolder);
    connect(m_pictures, &FileExport::written, this, &FilterExports::pictureSaved);
    connect(m_pictures, &FileExport::failed, this, &FilterExports::pictureFailed);
    connect(m_pictures, &FileExport::folderChosen, &m_parts.preferences, &Preferences::setExportFolder);
    UnitNotebook& notebook = m_parts.notebook();
    connect(&notebook, &UnitNotebook::exported, this, &FilterExports::namesSaved);
    connect(&notebook, &UnitNotebook::exportFailed, this, &FilterExports::namesFailed);
    connect(&notebook, &UnitNotebook::imported, this, &FilterExports::namesRead);
    connect(&notebook, &UnitNotebook::refused, this, &FilterExports::namesRefused);
}

void FilterExports::savePicture(const FilterSheetView& sheet, Form form)
{
    const QString name = tr("Filters of %1").arg(displayText(m_parts.learned.network()->manifest.name));
    if (form == Form::Svg)
        m_pictures->ask(pictureNamed(name, tr("SVG pictures (*.svg)")),
                        [svg = sheet.exportedSvg()](const auto& file) { return replaceFile(file, svg); });
    else
        m_pictures->ask(
            pictureNamed(name, tr("PNG pictures (*.png)")),
            [picture = sheet.exportedPicture()](const auto& file) { return writePng(file, toPicture(picture)); });
}

void FilterExports::saveKernel(FilterPanel& panel)
{
    m_pictures->ask(pictureNamed(unitText({{1}, panel.filter()}), tr("PNG pictures (*.png)")),
                    [picture = panel.kernelView().exportedPicture()](const auto& file) {
                        return writePng(file, toPicture(picture));
                    });
}

FileExport::Question FilterExports::pictureNamed(const QString& name, const QString& form) const
{
    return {tr("Save the picture"), name, {form}, m_parts.preferences.exportFolder()};
}

QFileDialog* FilterExports::makeNamesDialog(const QString& title)
{
    auto* dialog = new QFileDialog(&m_page, title, m_parts.preferences.exportFolder(), tr("Names of filters (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& chosen) { m_parts.preferences.setExportFolder(QFileInfo(chosen).absolutePath()); });
    return dialog;
}

void FilterExports::exportNames()
{
    QFileDialog* dialog = makeNamesDialog(tr("Export your names"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(tr("Names of filters") + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& chosen) { m_parts.notebook().exportTo(QFile::encodeName(chosen).toStdString()); });
    dialog->open();
}

void FilterExports::importNames()
{
    QFileDialog* dialog = makeNamesDialog(tr("Read names"));
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& chosen) { m_parts.notebook().importFrom(QFile::encodeName(chosen).toStdString()); });
    dialog->open();
}

void FilterExports::savePlaylist(const UnitPlaylist& list)
{
    std::vector<PlaylistEntry> entries;
    for (const TrackId id : list.tracks)
        if (auto entry = playlistEntry(*m_parts.session.tracks()->catalogue, id))
            entries.push_back(*std::move(entry));
    if (!entries.empty())
        m_playlists->ask(list.name, std::move(entries), m_parts.preferences.exportFolder());
}

} // namespace tonekin
