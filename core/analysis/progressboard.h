// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/libraryscan.h"
#include "analysis/speedmeter.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace tonekin {

/// Where the threads of a scan write down how far they are, and the one thread that tells it to the outside.
class ProgressBoard {
public:
    void setPhase(ScanPhase phase); // Finished, Cancelled and Failed are final
    void setPaused(bool paused);    // shown instead of the phase
    void fail(Error error);
    void addSeen(std::int64_t files);
    void addWork(std::int64_t bytes);
    void dropWork(std::int64_t bytes); // it will be found again by a later scan
    void finishTrack(std::int64_t bytes, double audioSeconds, TrackEnd end);
    void takeInHand(const std::string& file);
    void putDown(const std::string& file);
    void setDevice(const std::string& device, const std::string& note);
    void addNote(const std::string& note);
    /// A note that holds for a while, such as a full disk; empty ends it.
    void setPassingNote(const std::string& note);
    void addUnavailableRoot(const std::filesystem::path& root, const std::string& note);

    ScanProgress snapshot() const;
    /// Tells each change, about ten times a second at most, a change of phase at once; the last state before it ends.
    void tell(const LibraryScan::Report& report, const std::stop_token& stop);

private:
    template <typename Change>
    void change(Change&& change);
    ScanPhase shownPhase() const;
    ScanProgress assemble() const;
    std::chrono::steady_clock::duration elapsed() const;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    ScanProgress m_progress;
    SpeedMeter m_speed;
    std::int64_t m_bytesLeft = 0;
    std::string m_passingNote;
    std::chrono::steady_clock::time_point m_runningSince = std::chrono::steady_clock::now();
    std::chrono::steady_clock::duration m_ranBefore{0}; // up to the latest pause
    bool m_paused = false;
    bool m_started = false; // the first track has come in
    bool m_dirty = false;
};

} // namespace tonekin
