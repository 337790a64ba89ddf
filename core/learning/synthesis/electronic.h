// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/recording.h"

namespace tonekin {

/// Dance and studio electronics: synthesised drums in patterns of several styles (labels.style: "house", "techno",
/// "trance", "breakbeat", "drum and bass", "downtempo", "electro"), bass lines, pads that duck under the bass drum,
/// arpeggios, leads with vibrato, noise sweeps. About `seconds` long, dry; all labels but those of effects are set.
Recording makeElectronic(RandomStream random, double seconds);

/// Studies of single tones, labels.style "tones": harmonic and inharmonic combs, frequency modulation, glides, vibrato
/// of the labelled depth, bells, sweeps of noise. The melody says where a tone of steady pitch sounds.
Recording makeTones(RandomStream random, double seconds);

} // namespace tonekin
