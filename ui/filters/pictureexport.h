// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/latestjob.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>

class QWidget;

namespace tonekin {

/// Asks where to, and writes a picture without holding up the window. GUI thread.
class PictureExport : public QObject {
    Q_OBJECT
public:
    /// Blocks until the file is written; called on another thread.
    using Write = std::function<Status(const std::filesystem::path& file)>;

    explicit PictureExport(QWidget* parent);

    /// `name`: the file's, without its ending; `filter`: as file dialogs take it; `folder`: where the dialog starts.
    void ask(const QString& name, const QString& ending, const QString& filter, const QString& folder, Write write);
    void write(const std::filesystem::path& file, Write write);

Q_SIGNALS:
    void written(const std::filesystem::path& file);
    void failed(const tonekin::Error& error);
    void folderChosen(const QString& folder);

private:
    QWidget* m_parent;
    LatestJob<Status> m_work;
    std::filesystem::path m_file;
};

} // namespace tonekin
