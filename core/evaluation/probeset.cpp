// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/probeset.h"

#include "corpus/corpus.h"
#include "nn/networktensors.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr std::int64_t framesAtOnce = 4096; // bounds what the answers take

/// Frames whose window lies within a span of the recording.
struct FrameRange {
    int first = 0;
    int end = 0;
};

FrameRange framesWithin(const TimeSpan& span, const MelFrontEnd& frontEnd)
{
    const double rate = frontEnd.sampleRate;
    const int first = static_cast<int>(std::ceil(span.start * rate / frontEnd.hop));
    const int last = static_cast<int>(std::floor((span.end * rate - frontEnd.window) / frontEnd.hop));
    return {first, last + 1};
}

/// [bands x frames], a view of the spectrogram.
at::Tensor framesOf(const MelSpectrogram& mel)
{
    return at::from_blob(const_cast<float*>(mel.values.data()), {mel.frames(), mel.bands}, at::kFloat).t();
}

/// All answers of the first layer to a recording: [filters x frames - width + 1].
at::Tensor answersOf(const NetworkTensors& network, const MelSpectrogram& mel)
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

class AnswerCollector {
public:
    explicit AnswerCollector(std::size_t filters, std::size_t clips)
        : m_all{filters, clips, std::vector<float>(filters * clips), std::vector<float>(filters * clips)}
    {
    }

    /// `answers` [filters x positions of the clip]
    void add(const at::Tensor& answers)
    {
        const at::Tensor largest = answers.amax(1).contiguous();
        const at::Tensor mean = answers.mean(1).contiguous();
        for (std::size_t filter = 0; filter < m_all.filters; ++filter) {
            m_all.maximum[filter * m_all.clips + m_next] = largest.data_ptr<float>()[filter];
            m_all.mean[filter * m_all.clips + m_next] = mean.data_ptr<float>()[filter];
        }
        ++m_next;
    }

    ProbeAnswers take() { return std::move(m_all); }

private:
    ProbeAnswers m_all;
    std::size_t m_next = 0;
};

Status addRecording(const NetworkTensors& network, const ModelManifest& manifest, const MelSpectrogram& mel,
                    const ProbeLabels& labels, AnswerCollector& collector)
{
    const at::Tensor answers = answersOf(network, mel);
    const int width = manifest.layers.convolutions.front().width;
    for (const ProbeClip& clip : labels.clips) {
        const FrameRange frames = framesWithin(clip.span, manifest.frontEnd);
        // The resampler may give a frame less at the very end.
        const int end = std::min(frames.end, mel.frames());
        if (end + 1 < frames.end || end - frames.first < width)
            return Error{ErrorCode::InvalidArgument,
                         labels.path + ": a clip lies outside its recording, or is too short"};
        collector.add(answers.narrow(1, frames.first, end - frames.first - width + 1));
    }
    return ok();
}

Status addCorpus(const std::filesystem::path& folder, const MelFrontEnd& frontEnd, ProbeSet& set)
{
    const auto corpus = readCorpus(folder);
    if (!corpus)
        return corpus.error();
    if (corpus->frontEnd != frontEnd)
        return Error{ErrorCode::InvalidArgument, folder.string() + " was made with another front end"};
    const auto labels = readProbeLabels(folder / probeLabelsFile);
    if (!labels)
        return labels.error();
    const std::size_t before = set.mels.size();
    for (const CorpusTrack& track : corpus->tracks) {
        const auto known = std::ranges::find(*labels, track.path, &ProbeLabels::path);
        if (known == labels->end())
            continue;
        auto mel = loadMel(folder / track.melFile, corpus->frontEnd);
        if (!mel)
            return mel.error();
        set.mels.push_back(std::move(*mel));
        set.labels.push_back(*known);
    }
    if (set.mels.size() == before)
        return Error{ErrorCode::InvalidArgument, folder.string() + " holds no recording that its labels name"};
    return ok();
}

} // namespace

Result<ProbeSet> loadProbes(std::span<const std::filesystem::path> corpora, const MelFrontEnd& frontEnd)
{
    ProbeSet set;
    for (const std::filesystem::path& folder : corpora)
        if (auto added = addCorpus(folder, frontEnd, set); !added)
            return added.error();
    return set;
}

FactorStates factorStates(std::span<const ProbeLabels> labels, const ProbeFactors& factors)
{
    FactorStates states;
    states.factors = factors.size();
    for (const ProbeLabels& recording : labels)
        for (const ProbeClip& clip : recording.clips) {
            std::vector<FactorState> row(factors.size(), FactorState::Counterexample);
            const auto mark = [&](const std::vector<std::string>& names, FactorState state) {
                for (const std::string& name : names)
                    if (const auto factor = factors.find(name))
                        for (const std::size_t kind : factors.withAncestors(*factor))
                            row[kind] = state;
            };
            mark(clip.unsure, FactorState::Unsure);
            mark(clip.factors, FactorState::Example);
            states.values.insert(states.values.end(), row.begin(), row.end());
            ++states.clips;
        }
    return states;
}

Result<ProbeAnswers> answersToProbes(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                     const ProbeSet& probes)
{
    const auto network = networkFromTensors(manifest, tensors);
    if (!network)
        return network.error();
    std::size_t clips = 0;
    for (const ProbeLabels& labels : probes.labels)
        clips += labels.clips.size();
    AnswerCollector collector(static_cast<std::size_t>(manifest.layers.convolutions.front().filters), clips);
    for (std::size_t i = 0; i < probes.mels.size(); ++i)
        if (auto added = addRecording(*network, manifest, probes.mels[i], probes.labels[i], collector); !added)
            return added.error();
    ProbeAnswers answers = collector.take();
    if (!std::ranges::all_of(answers.mean, [](float answer) { return std::isfinite(answer); }))
        return Error{ErrorCode::NonFiniteOutput, "a filter's answers are not numbers"};
    return answers;
}

} // namespace tonekin
