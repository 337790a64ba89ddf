// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probelabels.h"
#include "corpus/soundlabels.h"
#include "fuzz/fuzzing.h"

using namespace tonekin;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view line = test::textOf({data, size});
    if (const auto labels = parseSoundLabels(line))
        test::expect(static_cast<bool>(parseSoundLabels(printSoundLabels(*labels))), "labels can be written again");
    if (const auto labels = parseProbeLabels(line))
        test::expect(static_cast<bool>(parseProbeLabels(printProbeLabels(*labels))), "probes can be written again");
    return 0;
}
