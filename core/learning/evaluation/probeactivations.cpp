// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/probeactivations.h"

#include "nn/networktensors.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr std::int64_t framesAtOnce = 4096; // bounds what the activations take

/// [bands x frames], a view of the spectrogram.
at::Tensor framesOf(const MelSpectrogram& mel)
{
    return at::from_blob(const_cast<float*>(mel.values.data()), {mel.frames(), mel.bands}, at::kFloat).t();
}

/// All answers of the first layer to a recording: [filters x frames - width + 1].
at::Tensor activationsOf(const NetworkTensors& network, const MelSpectrogram& mel)
{
    const at::Tensor frames = framesOf(mel);
    const std::int64_t width = network.convolutions.front().weight.size(2);
    const std::int64_t positions = frames.size(1) - width + 1;
    std::vector<at::Tensor> parts;
    for (std::int64_t from = 0; from < positions; from += framesAtOnce) {
        const std::int64_t count = std::min(framesAtOnce, positions - from);
        parts.push_back(network.firstLayer(frames.narrow(1, from, count + width - 1).unsqueeze(0))[0]);
    }
    return parts.empty() ? at::Tensor() : at::cat(parts, 1);
}

class ActivationCollector {
public:
    explicit ActivationCollector(std::size_t filters, std::size_t clips)
        : m_all{filters, clips, std::vector<float>(filters * clips), std::vector<float>(filters * clips)}
    {
    }

    /// `answers` [filters x positions of the clip]
    void add(const at::Tensor& activations)
    {
        const at::Tensor largest = activations.amax(1).contiguous();
        const at::Tensor mean = activations.mean(1).contiguous();
        for (std::size_t filter = 0; filter < m_all.filters; ++filter) {
            m_all.maximum[filter * m_all.clips + m_next] = largest.data_ptr<float>()[filter];
            m_all.mean[filter * m_all.clips + m_next] = mean.data_ptr<float>()[filter];
        }
        ++m_next;
    }

    ProbeActivations take() { return std::move(m_all); }

private:
    ProbeActivations m_all;
    std::size_t m_next = 0;
};

Status addRecording(const NetworkTensors& network, const ModelManifest& manifest, const MelSpectrogram& mel,
                    const ProbeLabels& labels, ActivationCollector& collector)
{
    const at::Tensor activations = activationsOf(network, mel);
    const int width = manifest.layers.convolutions.front().width;
    for (const ProbeClip& clip : labels.clips) {
        const auto frames = framesOfClip(clip, mel, manifest.frontEnd, width);
        if (!frames)
            return Error{frames.error().code, labels.path + ": " + frames.error().detail};
        collector.add(activations.narrow(1, frames->first, frames->count() - width + 1));
    }
    return ok();
}

} // namespace

Result<ProbeActivations> activationsOnProbes(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                             const ProbeSet& probes)
{
    const auto network = networkFromTensors(manifest, tensors);
    if (!network)
        return network.error();
    std::size_t clips = 0;
    for (const ProbeLabels& labels : probes.labels)
        clips += labels.clips.size();
    ActivationCollector collector(static_cast<std::size_t>(manifest.layers.convolutions.front().filters), clips);
    for (std::size_t i = 0; i < probes.mels.size(); ++i)
        if (auto added = addRecording(*network, manifest, probes.mels[i], probes.labels[i], collector); !added)
            return added.error();
    ProbeActivations activations = collector.take();
    if (!std::ranges::all_of(activations.mean, [](float activation) { return std::isfinite(activation); }))
        return Error{ErrorCode::NonFiniteOutput, "a filter's answers are not numbers"};
    return activations;
}

} // namespace tonekin
