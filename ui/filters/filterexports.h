// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/unitparts.h"
#include "lists/fileexport.h"

#include <QObject>

#include <filesystem>

class QFileDialog;

namespace tonekin {

class FilterPanel;
class FilterSheetView;
class PlaylistExport;

/// What the Filters page saves and reads, each after a question where: pictures, playlists of units, the user's names.
/// GUI thread; the parts and the page must outlive it.
class FilterExports : public QObject {
    Q_OBJECT
public:
    FilterExports(const UnitParts& parts, QWidget& page);

    enum class Form { Png, Svg };

    void savePicture(const FilterSheetView& sheet, Form form);
    void saveKernel(FilterPanel& panel);
    void savePlaylist(const UnitPlaylist& list);
    void exportNames();
    void importNames();

Q_SIGNALS:
    void playlistSaved(const std::filesystem::path& file, int tracks);
    void playlistFailed(const tonekin::Error& error);
    void pictureSaved(const std::filesystem::path& file);
    void pictureFailed(const tonekin::Error& error);
    void namesSaved(const std::filesystem::path& file, int units);
    void namesFailed(const tonekin::Error& error);
    void namesRead(int units);
    void namesRefused(const QString& why);

private:
    FileExport::Question pictureNamed(const QString& name, const QString& form) const;
    QFileDialog* makeNamesDialog(const QString& title);
    UnitParts m_parts;
    QWidget& m_page;
    PlaylistExport* m_playlists;
    FileExport* m_pictures;
};

} // namespace tonekin
