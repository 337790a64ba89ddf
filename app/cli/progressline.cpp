// SPDX-License-Identifier: GPL-3.0-or-later
#include "progressline.h"

#include "textoutput.h"

#include <cmath>
#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tonekin::cli {

namespace {

constexpr std::chrono::minutes betweenLines{1};

std::size_t terminalWidth()
{
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string phaseText(const ScanProgress& progress)
{
    switch (progress.phase) {
    case ScanPhase::Starting:
        return "Starting";
    case ScanPhase::Looking:
        return "Looking: " + std::to_string(progress.filesSeen) + " files found";
    case ScanPhase::Paused:
        return "Waiting" + (progress.notes.empty() ? std::string() : ": " + progress.notes.back());
    case ScanPhase::Analysing:
        return "Analysing";
    case ScanPhase::Finished:
        return "Done";
    case ScanPhase::Cancelled:
        return "Stopped";
    case ScanPhase::Failed:
        return "Failed";
    }
    return {};
}

} // namespace

std::string progressText(const ScanProgress& progress)
{
    std::string text = phaseText(progress);
    if (progress.total > 0) {
        text += ' ' + std::to_string(progress.done) + " of " + std::to_string(progress.total) + " (" +
                std::to_string(progress.done * 100 / progress.total) + " %)";
    }
    if (progress.tracksPerMinute > 0.0)
        text += ", " + std::to_string(std::lround(progress.tracksPerMinute)) + " tracks a minute";
    if (progress.timeLeft)
        text += ", " + timeText(static_cast<double>(progress.timeLeft->count())) + " left";
    if (progress.failed > 0)
        text += ", " + std::to_string(progress.failed) + " failed";
    return text;
}

ProgressLine::ProgressLine(bool quiet)
    : m_quiet(quiet)
    , m_terminal(errorsGoToColourTerminal())
    , m_last(std::chrono::steady_clock::now())
{
}

void ProgressLine::show(const ScanProgress& progress)
{
    if (m_quiet)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (!m_terminal) {
        if (now - m_last < betweenLines)
            return;
        m_last = now;
        std::cerr << plainText(progressText(progress)) << '\n';
        return;
    }
    const std::string text = plainText(progressText(progress)).substr(0, terminalWidth() - 1);
    std::cerr << '\r' << text << "\x1B[K" << std::flush; // to the end of the line: what an older, longer one left
    m_shown = true;
}

void ProgressLine::clear()
{
    if (m_shown)
        std::cerr << "\r\x1B[K" << std::flush;
    m_shown = false;
}

} // namespace tonekin::cli
