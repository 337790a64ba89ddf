// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/latestjob.h"
#include "playlist/playlistfile.h"
#include "session/tracksnapshot.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

class QWidget;

namespace tonekin {

/// Asks where to and in what form, and writes a playlist file without holding up the window. GUI thread.
class PlaylistExport : public QObject {
    Q_OBJECT
public:
    explicit PlaylistExport(QWidget* parent);

    /// `folder`: where the dialog starts.
    void ask(const QString& name, std::vector<PlaylistEntry> entries, const QString& folder);
    void write(const std::filesystem::path& file, PlaylistFormat format, PathStyle style, const QString& name,
               std::vector<PlaylistEntry> entries);

Q_SIGNALS:
    void written(const std::filesystem::path& file, int tracks);
    void failed(const tonekin::Error& error);
    void folderChosen(const QString& folder);

private:
    QWidget* m_parent;
    LatestJob<Status> m_work;
    std::filesystem::path m_file;
    int m_count = 0;
};

} // namespace tonekin
