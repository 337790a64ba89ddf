// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/analysetrack.h"

#include "nn/trackstretch.h"

#include <algorithm>

namespace tonekin {
namespace {

/// Where the filters of one convolution were most active, over chunks and stretches.
class Peaks {
public:
    /// `activations` [filters x positions]; position i of them begins at frame `firstFrame` + i * `stride` of the
    /// spectrogram.
    void add(const at::Tensor& activations, int firstFrame, int stride)
    {
        const auto [largest, at] = activations.max(1);
        const at::Tensor frames = at * stride + firstFrame;
        if (!m_maximum.defined()) {
            m_maximum = largest;
            m_frame = frames;
            return;
        }
        const at::Tensor louder = largest > m_maximum;
        m_maximum = at::where(louder, largest, m_maximum);
        m_frame = at::where(louder, frames, m_frame);
    }

    std::vector<FilterPeak> of(const MelSpectrogram& mel) const
    {
        const at::Tensor maximum = m_maximum.to(at::kCPU).contiguous();
        const at::Tensor frame = m_frame.to(at::kCPU).contiguous();
        std::vector<FilterPeak> peaks(static_cast<std::size_t>(maximum.numel()));
        for (std::size_t i = 0; i < peaks.size(); ++i) {
            const auto at = static_cast<double>(frame.data_ptr<std::int64_t>()[i]);
            peaks[i] = {maximum.data_ptr<float>()[i], static_cast<float>(mel.secondsOfFrame(at))};
        }
        return peaks;
    }

private:
    at::Tensor m_maximum;
    at::Tensor m_frame;
};

/// The activations of all filters in one track.
class ActivationStatistics {
public:
    explicit ActivationStatistics(const NetworkLayers& layers)
        : m_layers(layers)
        , m_peaks(layers.convolutions.size())
    {
    }

    /// `activations` [filters x positions] of a convolution, numbered from 1, in a chunk of a stretch.
    void add(int convolution, const at::Tensor& activations, const Chunk& chunk, const Stretch& stretch)
    {
        const int own = ownActivations(m_layers, convolution, chunk, stretch.frames);
        if (own < 1)
            return;
        const at::Tensor ownOnes = activations.narrow(1, 0, own);
        m_peaks[static_cast<std::size_t>(convolution) - 1].add(ownOnes, stretch.firstFrame + chunk.begin,
                                                               m_layers.stride(convolution));
        if (convolution > 1)
            return;
        const at::Tensor sum = ownOnes.sum(1, false, at::kDouble);
        m_sum = m_sum.defined() ? m_sum + sum : sum;
        m_count += own;
    }

    std::vector<FilterResponse> firstLayer(const MelSpectrogram& mel) const
    {
        const at::Tensor mean = (m_sum / static_cast<double>(m_count)).to(at::kCPU, at::kFloat).contiguous();
        std::vector<FilterResponse> all;
        for (const FilterPeak& peak : m_peaks.front().of(mel))
            all.push_back({peak.maximum, mean.data_ptr<float>()[all.size()], peak.seconds});
        return all;
    }

    std::vector<std::vector<FilterPeak>> laterLayers(const MelSpectrogram& mel) const
    {
        std::vector<std::vector<FilterPeak>> all;
        for (std::size_t i = 1; i < m_peaks.size(); ++i)
            all.push_back(m_peaks[i].of(mel));
        return all;
    }

private:
    const NetworkLayers& m_layers;
    std::vector<Peaks> m_peaks; // of convolution 1, 2 ...
    at::Tensor m_sum;           // of the first layer's activations
    std::int64_t m_count = 0;
};

/// One stretch through the convolutions.
struct ConvolvedStretch {
    at::Tensor features;      // [filters of the last layer x positions]
    at::Tensor filterMean;    // of the first layer over each stride of frames [filters x strides]
    at::Tensor filterLargest; // the same
};

ConvolvedStretch convolveStretch(const NetworkTensors& network, const at::Tensor& frames, const Stretch& stretch,
                                 int chunkPositions, ActivationStatistics& statistics)
{
    const int stride = network.layers.stride();
    std::vector<at::Tensor> parts;
    std::vector<at::Tensor> means;
    std::vector<at::Tensor> largest;
    for (const Chunk& chunk : chunksOf(network.layers, static_cast<int>(frames.size(2)), chunkPositions)) {
        const at::Tensor activations = network.firstLayer(frames.narrow(2, chunk.begin, chunk.frames));
        statistics.add(1, activations[0], chunk, stretch);
        const std::int64_t strides = chunk.last ? activations.size(2) / stride : chunk.positions;
        const at::Tensor strided = activations[0].narrow(1, 0, strides * stride).unflatten(1, {strides, stride});
        means.push_back(strided.mean(2));
        largest.push_back(strided.amax(2));
        const at::Tensor features = network.laterLayers(activations, [&](int convolution, const at::Tensor& later) {
            statistics.add(convolution, later[0], chunk, stretch);
        })[0];
        parts.push_back(features.narrow(1, 0, chunk.positions));
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
    const int analysedFrames = (sectionPositions - 1) * stride + layers.receptiveField();
    const int sectionStrides = (analysedFrames - layers.convolutions.front().width + 1) / stride;
    TrackPass pass;
    ActivationStatistics statistics(layers);
    std::vector<at::Tensor> pooled;
    std::vector<at::Tensor> filters;
    for (const Stretch& stretch : stretchesOf(mel)) {
        const at::Tensor frames = framesOf(mel, stretch, manifest.sections.frames, network.bandMean.device());
        const ConvolvedStretch convolved = convolveStretch(network, frames, stretch, chunkPositions, statistics);
        const auto starts = sectionStarts(static_cast<int>(convolved.features.size(1)), sectionPositions,
                                          manifest.sections.hopFrames / stride);
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
    pass.filters = statistics.firstLayer(mel);
    pass.laterPeaks = statistics.laterLayers(mel);
    return pass;
}

TrackAnalysis analyseTrack(const NetworkTensors& network, const ModelManifest& manifest, const MelSpectrogram& mel,
                           int chunkPositions)
{
    TrackPass pass = passOverTrack(network, manifest, mel, chunkPositions);
    const at::Tensor vectors = network.sectionVectors(pass.features);
    const at::Tensor whole = network.trackVector(pass.features).to(at::kCPU).contiguous();
    const at::Tensor units = pass.features.hidden.mean(0).to(at::kCPU).contiguous();
    const at::Tensor each = vectors.to(at::kCPU).contiguous();

    TrackAnalysis analysed;
    analysed.spread = 1.0F - vectors.mean(0).norm().item<float>();
    analysed.embedding.assign(whole.data_ptr<float>(), whole.data_ptr<float>() + whole.numel());
    analysed.hidden.assign(units.data_ptr<float>(), units.data_ptr<float>() + units.numel());
    analysed.filters = std::move(pass.filters);
    analysed.laterPeaks = std::move(pass.laterPeaks);
    analysed.sections = std::move(pass.sections);
    const std::int64_t dimensions = each.size(1);
    for (std::size_t i = 0; i < analysed.sections.size(); ++i) {
        const float* row = each.data_ptr<float>() + static_cast<std::int64_t>(i) * dimensions;
        analysed.sections[i].embedding.assign(row, row + dimensions);
    }
    return analysed;
}

TrackActivations activationsOfTrack(const NetworkTensors& network, const ModelManifest& manifest,
                                    const MelSpectrogram& mel, int chunkPositions)
{
    const NetworkLayers& layers = network.layers;
    TrackActivations activations;
    activations.filters = layers.convolutions.front().filters;
    activations.framesPerSecond = mel.framesPerSecond;
    for (const Stretch& stretch : stretchesOf(mel)) {
        const at::Tensor frames = framesOf(mel, stretch, manifest.sections.frames, network.bandMean.device());
        activations.stretches.push_back({activations.frames(), mel.secondsOfFrame(stretch.firstFrame)});
        for (const Chunk& chunk : chunksOf(layers, static_cast<int>(frames.size(2)), chunkPositions)) {
            const int own = ownActivations(layers, 1, chunk, stretch.frames);
            const at::Tensor all = network.firstLayer(frames.narrow(2, chunk.begin, chunk.frames))[0];
            const at::Tensor ownOnes = all.narrow(1, 0, own).t().to(at::kCPU).contiguous();
            activations.values.insert(activations.values.end(), ownOnes.data_ptr<float>(),
                                      ownOnes.data_ptr<float>() + ownOnes.numel());
        }
    }
    return activations;
}

} // namespace tonekin
