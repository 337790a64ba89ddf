// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/progressboard.h"

#include <algorithm>

namespace tonekin {

namespace {

constexpr std::chrono::milliseconds leastBetweenReports{100};

std::int64_t& countOf(TrackEnd end, ScanProgress& progress)
{
    switch (end) {
    case TrackEnd::Analysed:
        return progress.analysed;
    case TrackEnd::Copied:
        return progress.copied;
    case TrackEnd::LookedAt:
        return progress.lookedAt;
    case TrackEnd::Failed:
        break;
    }
    return progress.failed;
}

bool isFinal(ScanPhase phase)
{
    return phase == ScanPhase::Finished || phase == ScanPhase::Cancelled || phase == ScanPhase::Failed;
}

} // namespace

template <typename Change>
void ProgressBoard::change(Change&& change)
{
    const std::scoped_lock lock(m_mutex);
    change();
    m_dirty = true;
    m_changed.notify_all();
}

void ProgressBoard::setPhase(ScanPhase phase)
{
    change([&] {
        if (!isFinal(m_progress.phase))
            m_progress.phase = phase;
    });
}

void ProgressBoard::setPaused(bool paused)
{
    change([&] {
        const auto now = std::chrono::steady_clock::now();
        if (m_paused && !paused) {
            m_speed.restart(now);
            m_runningSince = now;
        }
        if (!m_paused && paused)
            m_ranBefore += now - m_runningSince;
        m_paused = paused;
    });
}

void ProgressBoard::fail(Error error)
{
    change([&] {
        if (isFinal(m_progress.phase))
            return;
        m_progress.phase = ScanPhase::Failed;
        m_progress.error = std::move(error);
    });
}

void ProgressBoard::addSeen(std::int64_t files)
{
    change([&] { m_progress.filesSeen += files; });
}

void ProgressBoard::addWork(std::int64_t bytes)
{
    change([&] {
        ++m_progress.total;
        m_bytesLeft += bytes;
    });
}

void ProgressBoard::dropWork(std::int64_t bytes)
{
    change([&] {
        --m_progress.total;
        m_bytesLeft -= bytes;
    });
}

void ProgressBoard::finishTrack(std::int64_t bytes, double audioSeconds, TrackEnd end)
{
    change([&] {
        ++m_progress.done;
        ++countOf(end, m_progress);
        m_bytesLeft -= bytes;
        m_speed.add(std::chrono::steady_clock::now(), bytes, audioSeconds);
    });
}

void ProgressBoard::takeInHand(const std::string& file)
{
    change([&] {
        if (!m_started)
            m_speed.restart(std::chrono::steady_clock::now());
        m_started = true;
        m_progress.inHand.push_back(file);
    });
}

void ProgressBoard::putDown(const std::string& file)
{
    change([&] {
        const auto place = std::ranges::find(m_progress.inHand, file);
        if (place != m_progress.inHand.end())
            m_progress.inHand.erase(place);
    });
}

void ProgressBoard::setDevice(const std::string& device, const std::string& note)
{
    change([&] {
        m_progress.device = device;
        m_progress.deviceNote = note;
    });
}

void ProgressBoard::addNote(const std::string& note)
{
    change([&] { m_progress.notes.push_back(note); });
}

void ProgressBoard::setPassingNote(const std::string& note)
{
    change([&] { m_passingNote = note; });
}

void ProgressBoard::addUnavailableRoot(const std::filesystem::path& root, const std::string& note)
{
    change([&] {
        m_progress.rootsUnavailable.push_back(root);
        m_progress.notes.push_back(note);
    });
}

ScanPhase ProgressBoard::shownPhase() const
{
    const bool waits = m_paused || !m_passingNote.empty();
    return waits && !isFinal(m_progress.phase) ? ScanPhase::Paused : m_progress.phase;
}

std::chrono::steady_clock::duration ProgressBoard::elapsed() const
{
    const auto running = std::chrono::steady_clock::now() - m_runningSince;
    return m_paused ? m_ranBefore : m_ranBefore + running;
}

ScanProgress ProgressBoard::assemble() const
{
    ScanProgress shown = m_progress;
    shown.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(elapsed());
    shown.phase = shownPhase();
    if (!m_passingNote.empty())
        shown.notes.push_back(m_passingNote);
    const auto now = std::chrono::steady_clock::now();
    if (shown.phase != ScanPhase::Paused && m_started) {
        shown.tracksPerMinute = m_speed.tracksPerMinute(now);
        shown.audioSpeed = m_speed.audioSpeed(now);
        if (shown.phase == ScanPhase::Analysing)
            shown.timeLeft = m_speed.timeFor(m_bytesLeft, now);
    }
    return shown;
}

ScanProgress ProgressBoard::snapshot() const
{
    const std::scoped_lock lock(m_mutex);
    return assemble();
}

void ProgressBoard::tell(const LibraryScan::Report& report, const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, stop, [this] { return m_dirty; });
        if (!m_dirty)
            return; // stopped, and everything was told
        m_dirty = false;
        const ScanProgress news = assemble();
        lock.unlock();
        if (report)
            report(news);
        lock.lock();
        m_changed.wait_for(lock, stop, leastBetweenReports, [&] { return shownPhase() != news.phase; });
    }
}

} // namespace tonekin
