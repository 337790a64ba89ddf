// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"

#include <span>
#include <vector>

namespace tonekin {

/// The mel-weighting of a power spectrum: for each band its first bin and the weights from there on.
class MelBands {
public:
    explicit MelBands(const MelFrontEnd& frontEnd);

    /// power [window / 2 + 1] -> bands [bands]
    void weigh(std::span<const float> power, std::span<float> bands) const;

private:
    struct Band {
        int firstBin = 0;
        int bins = 0;
        int firstWeight = 0;
    };
    std::vector<Band> m_bands;
    std::vector<float> m_weights;
};

double hertzToMel(double hertz);
double melToHertz(double mel);

} // namespace tonekin
