// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/packing.h"
#include "findings/soundtraitspacking.h"
#include "fuzz/fuzzing.h"

using namespace tonekin;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const PackedView packed(data + 1, size - 1);
    std::vector<float> vector;
    switch (data[0] % 7) {
    case 0:
        test::expect(unpackEmbedding(packed, 4, vector) == (vector.size() == 4), "a vector is whole or not there");
        break;
    case 1:
        if (const auto sections = unpackSections(packed))
            test::expect(unpackSections(packSections(*sections)).has_value(), "sections can be packed again");
        break;
    case 2:
        if (const auto filters = unpackFilters(packed))
            test::expect(unpackFilters(packFilters(*filters)).has_value(), "filters can be packed again");
        break;
    case 3:
        if (const auto peaks = unpackPeaks(packed))
            test::expect(unpackPeaks(packPeaks(*peaks)).has_value(), "peaks can be packed again");
        break;
    case 4:
        if (const auto hidden = unpackHidden(packed))
            test::expect(unpackHidden(packHidden(*hidden)).has_value(), "hidden units can be packed again");
        break;
    case 5:
        if (const auto traits = unpackSoundTraits(packed))
            test::expect(unpackSoundTraits(packSoundTraits(*traits)) == traits, "sound traits come back");
        break;
    default:
        if (const auto found = unpackWaveform(packed))
            test::expect(unpackWaveform(packWaveform(found->waveform, found->loudnessLufs)).has_value(),
                         "a waveform can be packed again");
    }
    return 0;
}
