// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/libraryscan.h"
#include "library/library.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <set>
#include <string>

// For tests that run whole scans with the real helper programs, over computed music and a tiny random network.
namespace tonekin::test {

/// What a command line printed and how it ended.
struct CliEnd {
    int status = -1; // -1: killed
    QByteArray out;
    QByteArray err;
};

/// A temporary home for one test: a music folder, a library file and a tiny network.
class RealScan {
public:
    RealScan();
    ~RealScan();
    RealScan(const RealScan&) = delete;
    RealScan& operator=(const RealScan&) = delete;

    std::filesystem::path home() const { return m_home; }
    std::filesystem::path folder() const { return m_home / "music"; }
    std::filesystem::path libraryFile() const { return m_home / "library.sqlite"; }
    std::filesystem::path manifest() const { return m_home / "tiny.json"; }
    static std::filesystem::path program(const std::string& name);

    /// Tunes as WAV files, each another; older than a file that is still being written.
    void writeTunes(int count, double seconds, const std::string& subfolder = {});
    void makeOld(const std::filesystem::path& file) const;

    ScanOptions options() const;
    ScanProgress scan() const;

    /// "scan" with everything it needs, to be followed by more.
    QStringList scanArguments() const;
    /// With --library already there. The environment holds nothing that changes the outcome.
    std::unique_ptr<QProcess> startCli(const QStringList& arguments) const;
    CliEnd runCli(const QStringList& arguments) const;

    /// A scan that was killed at once may leave a file without tables: not a library yet.
    bool hasLibrary() const;
    Library library() const;
    std::set<std::int64_t> doneTracks() const; // empty while there is no library

private:
    QTemporaryDir m_temporary;
    std::filesystem::path m_home;
    int m_written = 0;
};

} // namespace tonekin::test
