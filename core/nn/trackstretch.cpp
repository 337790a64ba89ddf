// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/trackstretch.h"

#include <algorithm>

namespace tonekin {

std::vector<Stretch> stretchesOf(const MelSpectrogram& mel)
{
    if (mel.stretches.empty())
        return {{0, mel.frames()}};
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < mel.stretches.size(); ++i) {
        const int first = mel.stretches[i].firstFrame;
        const int end = i + 1 < mel.stretches.size() ? mel.stretches[i + 1].firstFrame : mel.frames();
        if (end > first)
            stretches.push_back({first, end - first});
    }
    return stretches;
}

at::Tensor framesOf(const MelSpectrogram& mel, const Stretch& stretch, int leastFrames, const at::Device& device)
{
    const auto* begin = mel.values.data() + static_cast<std::ptrdiff_t>(stretch.firstFrame) * mel.bands;
    at::Tensor frames = at::from_blob(const_cast<float*>(begin), {stretch.frames, mel.bands}, at::kFloat);
    if (stretch.frames < leastFrames)
        frames = frames.index_select(0, at::arange(leastFrames, at::kLong).remainder(stretch.frames));
    return frames.t().unsqueeze(0).contiguous().to(device);
}

std::vector<Chunk> chunksOf(const NetworkLayers& layers, int length, int chunkPositions)
{
    const int stride = layers.stride();
    const int field = layers.receptiveField();
    const int positions = (length - field) / stride + 1;
    std::vector<Chunk> chunks;
    for (int position = 0; position < positions; position += chunkPositions) {
        const bool last = position + chunkPositions >= positions;
        const int begin = position * stride;
        const int end = last ? length : begin + (chunkPositions - 1) * stride + field;
        chunks.push_back({begin, end - begin, std::min(chunkPositions, positions - position), last});
    }
    return chunks;
}

int ownActivations(const NetworkLayers& layers, int convolution, const Chunk& chunk, int stretchFrames)
{
    const int stride = layers.stride(convolution);
    const int field = layers.receptiveField(convolution);
    // A stretch shorter than the field is analysed once, repeated.
    const int real = stretchFrames >= field ? (stretchFrames - field) / stride + 1 : 1;
    const int here = (chunk.frames - field) / stride + 1;
    const int own = chunk.last ? here : chunk.positions * layers.stride() / stride;
    return std::clamp(real - chunk.begin / stride, 0, own);
}

} // namespace tonekin
