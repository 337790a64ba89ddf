// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/corpusplan.h"

#include "base/randomstream.h"
#include "synthesis/arrangement.h"

#include <array>
#include <cstdio>
#include <string_view>

namespace tonekin {
namespace {

struct Share {
    Material material;
    std::string_view folder;
    double ofTime;            // of all recordings
    double shortest, longest; // seconds
};

constexpr std::array<Share, 10> shares{{
    {Material::Arrangement, "arrangement", 0.68, 50.0, 100.0},
    {Material::Electronic, "electronic", 0.07, 40.0, 90.0},
    {Material::Tones, "electronic", 0.03, 15.0, 40.0},
    {Material::Chiptune, "chiptune", 0.07, 30.0, 70.0},
    {Material::Drone, "drone", 0.025, 20.0, 50.0},
    {Material::Ambience, "ambience", 0.025, 20.0, 50.0},
    {Material::Speech, "speech", 0.025, 20.0, 60.0},
    {Material::SpeechOverBed, "speech", 0.025, 20.0, 60.0},
    {Material::Song, "song", 0.03, 30.0, 60.0},
    {Material::SongOverArrangement, "song", 0.02, 50.0, 100.0},
}};

/// Works that are beds have numbers of their own from here on, so that no work of the corpus is heard twice.
constexpr int firstBed = 1'000'000;

double meanSeconds(const Share& share)
{
    return (share.shortest + share.longest) / 2.0;
}

const Share& drawShare(RandomStream& random)
{
    double all = 0.0;
    for (const Share& share : shares)
        all += share.ofTime / meanSeconds(share);
    double left = random.between(0.0, all);
    for (const Share& share : shares) {
        left -= share.ofTime / meanSeconds(share);
        if (left < 0.0)
            return share;
    }
    return shares.front();
}

void drawFormat(PlannedRecording& recording, RandomStream& random)
{
    if (!random.happens(0.25))
        return;
    static constexpr std::array<int, 4> mp3Rates{64, 80, 96, 128};
    switch (random.below(3)) {
    case 0:
        recording.format = AudioFormat::Mp3;
        recording.kilobits = mp3Rates.at(static_cast<std::size_t>(random.below(4)));
        break;
    case 1:
        recording.format = AudioFormat::Opus;
        recording.kilobits = 48;
        break;
    default:
        recording.format = AudioFormat::Vorbis;
        recording.kilobits = random.happens(0.5) ? 64 : 96;
    }
}

std::string pathOf(const PlannedRecording& recording, std::string_view folder)
{
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%05d", recording.number);
    return std::string(folder) + '/' + digits.data() + std::string(audioFileEnding(recording.format));
}

} // namespace

std::vector<PlannedRecording> planCorpus(std::uint64_t seed, double hours)
{
    std::vector<PlannedRecording> plan;
    double left = hours * 3600.0;
    int work = 0;
    int version = 0;
    for (int number = 0; left > 0.0; ++number) {
        RandomStream random(seed, {0x706C616EU, static_cast<std::uint64_t>(number)});
        const Share& share = drawShare(random);
        PlannedRecording recording;
        recording.number = number;
        recording.material = share.material;
        recording.seconds = random.between(share.shortest, share.longest);
        drawFormat(recording, random);
        recording.path = pathOf(recording, share.folder);
        if (share.material == Material::Arrangement) {
            recording.work = work;
            recording.version = version;
            if (++version == ArrangementMaker::versionsOf(seed, work)) {
                ++work;
                version = 0;
            }
        } else {
            recording.work = firstBed + number;
        }
        left -= recording.seconds;
        plan.push_back(std::move(recording));
    }
    return plan;
}

} // namespace tonekin
