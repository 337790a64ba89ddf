// SPDX-License-Identifier: GPL-3.0-or-later
#include "changedcopies.h"

#include "synthesis/runprogram.h"

#include <chrono>

namespace tonekin {

const std::vector<AudioChange>& audioChanges()
{
    const auto filtered = [](const std::string& filter) {
        return std::vector<std::string>{"-af", filter, "-c:a", "pcm_f32le"};
    };
    static const std::vector<AudioChange> all{
        {"mp3 64 kbps", ".mp3", {"-c:a", "libmp3lame", "-b:a", "64k"}},
        {"opus 48 kbps", ".opus", {"-c:a", "libopus", "-b:a", "48k"}},
        {"32 kHz", ".wav", {"-ar", "32000", "-c:a", "pcm_f32le"}},
        {"mono", ".wav", {"-ac", "1", "-c:a", "pcm_f32le"}},
        {"12 dB louder", ".wav", filtered("volume=12dB:precision=float")},
        {"12 dB softer", ".wav", filtered("volume=-12dB:precision=float")},
        // As a record player does it, pitch and all.
        {"1 % faster", ".wav", filtered("aresample=44100,asetrate=44541,aresample=44100")},
        {"1 % slower", ".wav", filtered("aresample=44100,asetrate=43659,aresample=44100")},
    };
    return all;
}

Status makeChangedCopies(const std::filesystem::path& ffmpeg, const std::filesystem::path& file, double seconds,
                         std::span<const AudioChange> changes, const std::filesystem::path& folder)
{
    ProgramRun run{ffmpeg, {"-v", "error", "-nostdin", "-y", "-i", "file:" + file.string()}, folder, {}};
    run.limit = std::chrono::seconds(60 + static_cast<std::int64_t>(seconds)); // eight copies, slowest machine in mind
    for (const AudioChange& change : changes) {
        run.arguments.insert(run.arguments.end(), {"-map", "0:a:0", "-map_metadata", "-1"});
        run.arguments.insert(run.arguments.end(), change.arguments.begin(), change.arguments.end());
        run.arguments.push_back("file:" + (folder / (change.name + change.ending)).string());
    }
    const auto outcome = runProgram(run);
    if (!outcome)
        return outcome.error();
    if (outcome->exitCode != 0)
        return Error{ErrorCode::IoError, "ffmpeg: " + outcome->words.substr(0, outcome->words.find('\n'))};
    return ok();
}

} // namespace tonekin
