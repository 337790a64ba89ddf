// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tonekin {

/// What can be found about a track besides its row and its vector. The numbers stand in library files: never change or
/// reuse one.
enum class FindingKind : int {
    FilterActivations = 1, // of the first layer: packFilters()
    HiddenUnits = 2,       // of the last hidden layer: packHidden()
    Sections = 3,          // their vectors: packSections()
    LaterPeaks = 4,        // of later convolutions: packPeaks()
    Waveform = 5,          // with the loudness: packWaveform()
    Fingerprint = 6,       // of the whole track: packFingerprint()
    SoundTraits = 7,       // level, beats, speech, harmony: packSoundTraits()
};

/// Who makes a finding. Those of the network belong to one network (by its hash), those of the decoder to the audio
/// alone.
enum class FindingSource { Decoder, Network };

struct FindingFacts {
    FindingKind kind;
    std::string_view name; // for people who look into a library file
    FindingSource source;
    int version; // of how it is made now; raised when that changes, and then found anew by the next scan
};

/// Every kind, once. A new kind is a line here, a pack and an unpack function, and a line in the program that makes it:
/// app/decoder/featuresink.cpp or the network's analysis. Storing, copying, migrating, salvaging and finding what is
/// lacking follow from this table.
inline constexpr std::array findingFacts{
    FindingFacts{FindingKind::FilterActivations, "filter activations", FindingSource::Network, 1},
    FindingFacts{FindingKind::HiddenUnits, "hidden units", FindingSource::Network, 1},
    FindingFacts{FindingKind::Sections, "sections", FindingSource::Network, 1},
    FindingFacts{FindingKind::LaterPeaks, "peaks of later layers", FindingSource::Network, 1},
    FindingFacts{FindingKind::Waveform, "waveform and loudness", FindingSource::Decoder, 1},
    FindingFacts{FindingKind::Fingerprint, "fingerprint", FindingSource::Decoder, 1},
    FindingFacts{FindingKind::SoundTraits, "sound traits", FindingSource::Decoder, 1},
};

constexpr int currentVersion(FindingKind kind)
{
    for (const FindingFacts& facts : findingFacts)
        if (facts.kind == kind)
            return facts.version;
    return 0;
}

/// Something found about a track, as it is stored and as it travels from a helper.
struct Finding {
    FindingKind kind = FindingKind::Waveform;
    int version = 1;
    std::vector<std::uint8_t> packed;

    bool operator==(const Finding&) const = default;
};

} // namespace tonekin
