// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/libraryscan.h"
#include "library/library.h"
#include "library/trackstore.h"
#include "support/madesound.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace tonekin::test {

struct Outcome {
    ScanProgress progress;
    std::map<TrackId, std::optional<Error>> tracks; // as they were reported
};

/// A test of whole scans, with the real decoder: each of its functions has a music folder and a library of its own.
class FolderScanTest : public QObject {
    Q_OBJECT
protected:
    std::filesystem::path home() const { return m_dir->path().toStdString(); }
    std::filesystem::path music() const { return home() / "music"; }
    ScanOptions options() const;
    Outcome scan(const ScanOptions& options, const std::function<void(TrackId)>& eachTrack = {}) const;
    Outcome scan() const { return scan(options()); }
    Library library() const;
    /// By relative path.
    std::map<std::string, TrackRow> rows() const;
    /// Where it says, and whether the honest file beside it is done.
    bool failedWith(const std::string& name, ErrorCode code) const;
    bool isDone(const std::string& name) const;
    /// Another tune for each seed; older than what may still be growing.
    void writeTune(const std::filesystem::path& file, std::uint32_t seed, double seconds = 3.0) const;
    static void makeOld(const std::filesystem::path& file);

private Q_SLOTS:
    void init();
    void cleanup();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

} // namespace tonekin::test
