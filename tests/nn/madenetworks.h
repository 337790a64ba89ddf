// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <algorithm>
#include <random>

namespace tonekin::test {

/// Log-mel values as music might have them, from a seed.
inline MelSpectrogram madeSpectrogram(const MelFrontEnd& frontEnd, int frames, unsigned seed)
{
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> level(0.0F, 6.0F);
    mel.values.resize(static_cast<std::size_t>(frames) * static_cast<std::size_t>(mel.bands));
    std::ranges::generate(mel.values, [&] { return level(random); });
    mel.stretches = {{0, 0.0}};
    return mel;
}

/// Frames [first, first + count) by themselves.
inline MelSpectrogram cutOut(const MelSpectrogram& mel, int first, int count)
{
    MelSpectrogram part = mel;
    const auto begin = mel.values.begin() + static_cast<std::ptrdiff_t>(first) * mel.bands;
    part.values.assign(begin, begin + static_cast<std::ptrdiff_t>(count) * mel.bands);
    part.stretches = {{0, 0.0}};
    return part;
}

inline NamedTensor& tensorNamed(std::vector<NamedTensor>& tensors, const std::string& name)
{
    return *std::ranges::find(tensors, name, &NamedTensor::name);
}

} // namespace tonekin::test
