// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/scanrun.h"
#include "library/library.h"

#include <QTemporaryDir>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace tonekin::test {

/// A music folder whose files are short texts, "sound|title|container", and steps that read them: two files with the
/// same sound hold the same audio. Some sounds misbehave: "crash" takes the decoder down, "broken" is no audio. The
/// container "cut" is shorter than it says.
/// Counts what was done. Everything that a scan itself does is real, the library file too.
class FakeMusic {
public:
    FakeMusic();

    std::filesystem::path folder() const { return m_folder / "music"; }
    std::filesystem::path libraryFile() const { return m_folder / "library.sqlite"; }

    /// Writes a file that looks an hour old; the order of writing shows in its time.
    void write(const std::string& name, const std::string& sound, const std::string& title = "title",
               const std::string& container = "fake");
    void makeOld(const std::string& name);

    ScanOptions options() const;
    ScanSteps steps();
    /// A whole scan to its end.
    ScanProgress scan(const std::function<void(ScanOptions&)>& change = {});
    ScanProgress scan(const ScanSteps& steps, const std::function<void(ScanOptions&)>& change = {});

    Library library() const;
    TrackRow row(const std::string& name) const;
    TrackState state(const std::string& name) const { return row(name).state; }
    ErrorCode problem(const std::string& name) const;

    // What the next scans do
    std::string model = "one";
    std::vector<int> laterFilters; // of the model
    int jobs = 3;
    std::function<void(const std::string& sound)> whileDecoding; // on a decode thread
    std::chrono::milliseconds beforeAnotherLook{50};

    // What the scans did
    std::atomic<int> opened = 0;
    std::atomic<int> probed = 0;
    std::atomic<int> decoded = 0;
    std::atomic<int> analysed = 0;
    std::atomic<int> decodingNow = 0;
    std::vector<std::string> decodedSounds() const;

private:
    Result<DecodedTrack> decode(int descriptor, const MelFrontEnd& frontEnd, const std::stop_token& stop);
    Result<ProbedTrack> probe(int descriptor);
    NetworkFacts facts() const;

    QTemporaryDir m_temporary;
    std::filesystem::path m_folder;
    std::int64_t m_written = 0;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_decodedSounds;
};

} // namespace tonekin::test
