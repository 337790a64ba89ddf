// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/heartrack.h"

#include <algorithm>

namespace tonekin {
namespace {

/// Part of a spectrogram that is continuous in time.
struct Stretch {
    int firstFrame = 0;
    int frames = 0;
};

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

/// [1 x bands x frames]; repeated from its start until it fills a section.
at::Tensor framesOf(const MelSpectrogram& mel, const Stretch& stretch, int leastFrames, const at::Device& device)
{
    const auto* begin = mel.values.data() + static_cast<std::ptrdiff_t>(stretch.firstFrame) * mel.bands;
    at::Tensor frames = at::from_blob(const_cast<float*>(begin), {stretch.frames, mel.bands}, at::kFloat);
    if (stretch.frames < leastFrames)
        frames = frames.index_select(0, at::arange(leastFrames, at::kLong).remainder(stretch.frames));
    return frames.t().unsqueeze(0).contiguous().to(device);
}

/// Collects what the first layer's filters answered, over chunks and stretches.
class FilterStatistics {
public:
    /// `answers` [filters x frames] that begin at `firstFrame` of the spectrogram.
    void add(const at::Tensor& answers, int firstFrame)
    {
        const auto [largest, at] = answers.max(1);
        const at::Tensor frames = at + firstFrame;
        if (!m_maximum.defined()) {
            m_maximum = largest;
            m_frame = frames;
            m_sum = answers.sum(1, false, at::kDouble);
        } else {
            const at::Tensor louder = largest > m_maximum;
            m_maximum = at::where(louder, largest, m_maximum);
            m_frame = at::where(louder, frames, m_frame);
            m_sum += answers.sum(1, false, at::kDouble);
        }
        m_count += answers.size(1);
    }

    std::vector<FilterResponse> responses(const MelSpectrogram& mel) const
    {
        const at::Tensor maximum = m_maximum.to(at::kCPU).contiguous();
        const at::Tensor frame = m_frame.to(at::kCPU).contiguous();
        const at::Tensor mean = (m_sum / static_cast<double>(m_count)).to(at::kCPU, at::kFloat).contiguous();
        std::vector<FilterResponse> all(static_cast<std::size_t>(maximum.numel()));
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto at = static_cast<double>(frame.data_ptr<std::int64_t>()[i]);
            all[i] = {maximum.data_ptr<float>()[i], mean.data_ptr<float>()[i],
                      static_cast<float>(mel.secondsOfFrame(at))};
        }
        return all;
    }

private:
    at::Tensor m_maximum;
    at::Tensor m_frame;
    at::Tensor m_sum;
    std::int64_t m_count = 0;
};

/// One stretch through the convolutions.
struct ConvolvedStretch {
    at::Tensor features;     // [filters of the last layer x positions]
    at::Tensor filterMean;   // of the first layer over each stride of frames [filters x strides]
    at::Tensor filterLargest; // the same
};

/// Each chunk begins where the last one's
/// positions end and takes as many frames more as the last position hears, so no position is computed twice.
ConvolvedStretch convolveStretch(const NetworkTensors& network, const at::Tensor& frames, const Stretch& stretch,
                           int chunkPositions, FilterStatistics& statistics)
{
    const int stride = network.layers.stride();
    const int field = network.layers.receptiveField();
    const int firstWidth = network.layers.convolutions.front().width;
    const int length = static_cast<int>(frames.size(2));
    const int positions = (length - field) / stride + 1;
    const int realAnswers = std::max(1, std::min(length, stretch.frames) - firstWidth + 1);
    std::vector<at::Tensor> parts;
    std::vector<at::Tensor> means;
    std::vector<at::Tensor> largest;
    for (int position = 0; position < positions; position += chunkPositions) {
        const bool last = position + chunkPositions >= positions;
        const int begin = position * stride;
        const int end = last ? length : begin + (chunkPositions - 1) * stride + field;
        const at::Tensor answers = network.firstLayer(frames.narrow(2, begin, end - begin));
        const int own = std::min(last ? realAnswers - begin : chunkPositions * stride, realAnswers - begin);
        if (own > 0)
            statistics.add(answers[0].narrow(1, 0, own), stretch.firstFrame + begin);
        const std::int64_t strides = last ? answers.size(2) / stride : chunkPositions;
        const at::Tensor strided = answers[0].narrow(1, 0, strides * stride).unflatten(1, {strides, stride});
        means.push_back(strided.mean(2));
        largest.push_back(strided.amax(2));
        const at::Tensor features = network.laterLayers(answers)[0];
        parts.push_back(features.narrow(1, 0, std::min(chunkPositions, positions - position)));
    }
    return {at::cat(parts, 1), at::cat(means, 1), at::cat(largest, 1)};
}

std::vector<int> sectionStarts(int positions, int sectionPositions, int hopPositions)
{
    std::vector<int> starts;
    for (int start = 0; start + sectionPositions <= positions; start += hopPositions)
        starts.push_back(start);
    const int lastPossible = positions - sectionPositions;
    if (starts.back() != lastPossible) // the end of a track counts as much as its beginning
        starts.push_back(lastPossible);
    return starts;
}

} // namespace

TrackPass passOverTrack(const NetworkTensors& network, const ModelManifest& manifest, const MelSpectrogram& mel,
                        int chunkPositions)
{
    const NetworkLayers& layers = network.layers;
    const int stride = layers.stride();
    const int sectionPositions = (manifest.sections.frames - layers.receptiveField()) / stride + 1;
    // Of the frames that a section's positions hear: what is left over beyond them is not there at the end of a track.
    const int heardFrames = (sectionPositions - 1) * stride + layers.receptiveField();
    const int sectionStrides = (heardFrames - layers.convolutions.front().width + 1) / stride;
    TrackPass pass;
    FilterStatistics statistics;
    std::vector<at::Tensor> pooled;
    std::vector<at::Tensor> filters;
    for (const Stretch& stretch : stretchesOf(mel)) {
        const at::Tensor frames = framesOf(mel, stretch, manifest.sections.frames, network.bandMean.device());
        const ConvolvedStretch convolved = convolveStretch(network, frames, stretch, chunkPositions, statistics);
        const auto starts =
            sectionStarts(static_cast<int>(convolved.features.size(1)), sectionPositions, manifest.sections.hopFrames / stride);
        for (const int start : starts) {
            pooled.push_back(convolved.features.narrow(1, start, sectionPositions));
            filters.push_back(at::cat({convolved.filterMean.narrow(1, start, sectionStrides).mean(1),
                                       convolved.filterLargest.narrow(1, start, sectionStrides).amax(1)}));
            const int first = stretch.firstFrame + start * stride;
            const int frameCount = std::min(manifest.sections.frames, stretch.frames - start * stride);
            pass.sections.push_back({static_cast<float>(mel.secondsOfFrame(first)),
                                     static_cast<float>(frameCount / mel.framesPerSecond),
                                     {}});
        }
    }
    pass.features.filters = at::stack(filters);
    pass.features.pooled = NetworkTensors::pool(at::stack(pooled));
    pass.features.hidden = network.hidden(pass.features.pooled);
    pass.filters = statistics.responses(mel);
    return pass;
}

HeardTrack hearTrack(const NetworkTensors& network, const ModelManifest& manifest, const MelSpectrogram& mel,
                     int chunkPositions)
{
    TrackPass pass = passOverTrack(network, manifest, mel, chunkPositions);
    const at::Tensor vectors = network.sectionVectors(pass.features);
    const at::Tensor whole = network.trackVector(pass.features).to(at::kCPU).contiguous();
    const at::Tensor units = pass.features.hidden.mean(0).to(at::kCPU).contiguous();
    const at::Tensor each = vectors.to(at::kCPU).contiguous();

    HeardTrack heard;
    heard.spread = 1.0F - vectors.mean(0).norm().item<float>();
    heard.embedding.assign(whole.data_ptr<float>(), whole.data_ptr<float>() + whole.numel());
    heard.hidden.assign(units.data_ptr<float>(), units.data_ptr<float>() + units.numel());
    heard.filters = std::move(pass.filters);
    heard.sections = std::move(pass.sections);
    const std::int64_t dimensions = each.size(1);
    for (std::size_t i = 0; i < heard.sections.size(); ++i) {
        const float* row = each.data_ptr<float>() + static_cast<std::int64_t>(i) * dimensions;
        heard.sections[i].embedding.assign(row, row + dimensions);
    }
    return heard;
}

} // namespace tonekin
