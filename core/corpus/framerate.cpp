// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/framerate.h"

namespace tonekin {

MelSpectrogram everyFrame(const MelSpectrogram& mel, int every)
{
    MelSpectrogram fewer;
    fewer.bands = mel.bands;
    fewer.framesPerSecond = mel.framesPerSecond / every;
    for (std::size_t i = 0; i < mel.stretches.size(); ++i) {
        const int end = i + 1 < mel.stretches.size() ? mel.stretches[i + 1].firstFrame : mel.frames();
        fewer.stretches.push_back({fewer.frames(), mel.stretches[i].startSeconds});
        for (int frame = mel.stretches[i].firstFrame; frame < end; frame += every) {
            const auto values = mel.frame(frame);
            fewer.values.insert(fewer.values.end(), values.begin(), values.end());
        }
    }
    return fewer;
}

} // namespace tonekin
