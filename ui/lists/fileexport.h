// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/latestjob.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>

class QWidget;

namespace tonekin {

/// Asks where to, and writes a file without holding up the window. GUI thread.
class FileExport : public QObject {
    Q_OBJECT
public:
    /// Blocks until the file is written; called on another thread. Where several forms are offered, the file's ending
    /// tells which was chosen.
    using Write = std::function<Status(const std::filesystem::path& file)>;
    struct Question {
        QString title;
        QString name;      // the file's, without its ending
        QStringList forms; // as file dialogs take them: "SVG pictures (*.svg)"; one ending each, the first is proposed
        QString folder;    // where the dialog starts
    };

    explicit FileExport(QWidget* parent);

    void ask(const Question& question, Write write);
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
