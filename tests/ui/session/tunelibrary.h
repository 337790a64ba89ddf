// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/librarysession.h"
#include "support/madesound.h"

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>

namespace tonekin::test {

/// A session over a folder of made tunes. Scans are real, only the network is a plain one.
class TuneLibrary {
public:
    TuneLibrary()
        : session(optionsIn(home()), [] {
            return ScanPreferences{"cpu", 1};
        })
    {
        std::filesystem::create_directories(music());
    }

    std::filesystem::path music() const { return home() / "music"; }

    /// Comes into the folder whole, and looks as if it had not been touched for an hour.
    void addTune(const std::string& name, unsigned seed)
    {
        constexpr int sampleRate = 22'050;
        WavHeader header;
        header.sampleRate = sampleRate;
        const auto made = home() / "new.wav";
        writeWav(made, tune(8.0, sampleRate, seed), header);
        std::filesystem::last_write_time(made, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
        std::filesystem::create_directories((music() / name).parent_path());
        std::filesystem::rename(made, music() / name);
    }

    /// No scan runs, and so many tracks are there and analysed.
    bool isDone(int tracks) const
    {
        const auto& all = session.tracks()->tracks;
        return !session.isScanning() && std::cmp_equal(all.size(), tracks) &&
               std::ranges::all_of(all, [](const ListedTrackRef& track) { return track->state == TrackState::Done; });
    }

private:
    std::filesystem::path home() const { return m_folder.path().toStdString(); }
    static SessionOptions optionsIn(const std::filesystem::path& home)
    {
        const std::filesystem::path programs = TONEKIN_BINARY_DIR;
        return {
            home / "library.sqlite", "/models/plain.json", {programs / "tonekin-decoder", programs / "plainnetwork"}};
    }
    QTemporaryDir m_folder;

public:
    LibrarySession session; // after the folder, which must outlive it
};

} // namespace tonekin::test
