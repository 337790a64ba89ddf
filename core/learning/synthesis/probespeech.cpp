// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/probeplans.h"
#include "synthesis/speechprogram.h"
#include "synthesis/spokenlines.h"

#include <algorithm>

namespace tonekin::probes {
namespace {

constexpr int speechClips = 80;

/// What cannot be spoken is left out.
std::vector<ClipPlan> speech(RandomStream random)
{
    std::vector<ClipPlan> plans;
    for (int variant = 0; variant < speechClips; ++variant) {
        auto spoken = makeSpeech(RandomStream(random.next(), {}), soundLasts);
        if (!spoken)
            continue;
        ClipPlan plan;
        plan.treat = [voice = std::move(spoken->samples)](Samples& samples) {
            const auto start = static_cast<std::size_t>(soundStarts * recordingRate);
            std::ranges::copy_n(voice.begin(),
                                static_cast<std::ptrdiff_t>(std::min(voice.size(), samples.size() - start)),
                                samples.begin() + static_cast<std::ptrdiff_t>(start));
        };
        plan.attributes = {"speech"};
        plan.unsure = {"rising glide", "falling glide", "vibrato", "sharp attack", "noise burst", "harmonic comb"};
        plans.push_back(std::move(plan));
    }
    return plans;
}

} // namespace

void addSpeech(std::vector<RecordingPlan>& plans)
{
    Utterance trial;
    trial.text = "one";
    if (speak(trial))
        plans.push_back({"speech", speech});
}

} // namespace tonekin::probes
