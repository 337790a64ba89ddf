// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/readhistory.h"
#include "support/works.h"

#include <QObject>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tonekin::test {

/// A test for which each of its functions has a folder of its own, and makes histories in it.
class HistoryTest : public QObject {
    Q_OBJECT
protected:
    std::filesystem::path folder() const { return m_dir->path().toStdString(); }
    /// Under a name that says nothing of its kind.
    std::filesystem::path writeText(const std::string& text) const;
    std::filesystem::path writeDatabase(const std::string& sql) const;
    std::filesystem::path writeZip(const std::vector<std::pair<std::string, std::string>>& files) const;
    static const HistoryEntry* entryWithTitle(const HistoryFile& history, const std::string& title);

private Q_SLOTS:
    void init();
    void cleanup();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

} // namespace tonekin::test
