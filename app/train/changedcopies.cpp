// SPDX-License-Identifier: GPL-3.0-or-later
#include "changedcopies.h"

#include "synthesis/runprogram.h"

#include <chrono>

namespace tonekin {

namespace {

AudioChange filtered(const std::string& name, const std::string& filter)
{
    return {name, ".wav", {"-af", filter, "-c:a", "pcm_f32le"}};
}

AudioChange mp3()
{
    return {"mp3 64 kbps", ".mp3", {"-c:a", "libmp3lame", "-b:a", "64k"}};
}

AudioChange opus()
{
    return {"opus 48 kbps", ".opus", {"-c:a", "libopus", "-b:a", "48k"}};
}

AudioChange louder()
{
    return filtered("12 dB louder", "volume=12dB:precision=float");
}

AudioChange softer()
{
    return filtered("12 dB softer", "volume=-12dB:precision=float");
}

/// As a record player does it, pitch and all: played as if it had that many samples a second instead of 44,100.
AudioChange played(const std::string& name, int rate)
{
    return filtered(name, "aresample=44100,asetrate=" + std::to_string(rate) + ",aresample=44100");
}

} // namespace

const std::vector<AudioChange>& audioChanges()
{
    static const std::vector<AudioChange> all{
        mp3(),
        opus(),
        {"32 kHz", ".wav", {"-ar", "32000", "-c:a", "pcm_f32le"}},
        {"mono", ".wav", {"-ac", "1", "-c:a", "pcm_f32le"}},
        louder(),
        softer(),
        played("1 % faster", 44541),
        played("1 % slower", 43659),
    };
    return all;
}

const std::vector<AudioChange>& copyChanges()
{
    static const std::vector<AudioChange> all{
        mp3(),
        opus(),
        filtered("10 s less at the start", "atrim=start=10"),
        filtered("10 s less at the end", "areverse,atrim=start=10,areverse"),
        louder(),
        softer(),
        played("0.5 % faster", 44321),
        played("0.5 % slower", 43880),
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
