// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/tracksnapshot.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <filesystem>
#include <memory>
#include <vector>

class QMimeData;

namespace tonekin {

/// A track on its way to another list, program or the clipboard.
struct DraggedTrack {
    TrackId id;
    std::filesystem::path file;
    QString label; // "Artist - Title"
};

DraggedTrack draggedTrack(const ListedTrack& track, const TrackSnapshot& tracks);

/// For our own lists the ids, for other programs text/uri-list, for text fields "Artist - Title" lines.
std::unique_ptr<QMimeData> trackMimeData(const std::vector<DraggedTrack>& tracks);
QStringList trackMimeTypes();

/// The tracks that trackMimeData() put there; empty when it was not us.
std::vector<TrackId> tracksIn(const QMimeData& data);
/// The local files and folders of a text/uri-list, as bytes.
std::vector<std::filesystem::path> filesIn(const QMimeData& data);

/// file:// with every byte outside the unreserved ones percent-encoded, so that names of any bytes arrive whole.
QUrl fileUrl(const std::filesystem::path& file);

} // namespace tonekin
