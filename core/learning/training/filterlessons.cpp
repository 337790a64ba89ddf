// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/filterlessons.h"

#include "base/randomstream.h"

#include <algorithm>

namespace tonekin {
namespace {

constexpr int clipsByAttribute = 96; // of a step: a factor at random, then one of its examples
constexpr int clipsAtRandom = 32;
constexpr int fewestExamples = 16;
constexpr std::uint64_t lessonsPlace = 0x4C657373; // apart from what else is drawn from the seed
constexpr double leastDeviation = 1e-4;
constexpr double leastWeight = 1e-6;
constexpr double easyRivals = 0.2; // weight of a counterexample that is told apart well, beside 1 for the hardest
constexpr double steepness = 3.0;  // of an answer, in standard deviations, to the odds of being an example

/// All clips, as long as the shortest: [clips x bands x frames].
Result<at::Tensor> clipsOf(const ProbeSet& sounds, const MelFrontEnd& frontEnd, int fewestFrames)
{
    std::vector<at::Tensor> clips;
    std::int64_t shortest = 0;
    for (std::size_t i = 0; i < sounds.mels.size(); ++i) {
        const MelSpectrogram& mel = sounds.mels[i];
        const at::Tensor frames =
            at::from_blob(const_cast<float*>(mel.values.data()), {mel.frames(), mel.bands}, at::kFloat);
        for (const ProbeClip& clip : sounds.labels[i].clips) {
            const auto place = framesOfClip(clip, mel, frontEnd, fewestFrames);
            if (!place)
                return Error{place.error().code, sounds.labels[i].path + ": " + place.error().detail};
            clips.push_back(frames.narrow(0, place->first, place->count()).t());
            shortest = clips.size() == 1 ? place->count() : std::min<std::int64_t>(shortest, place->count());
        }
    }
    if (clips.empty())
        return Error{ErrorCode::InvalidArgument, "there is no probe sound to learn from"};
    for (at::Tensor& clip : clips)
        clip = clip.narrow(1, 0, shortest);
    return at::stack(clips);
}

struct AttributeCounts {
    int examples = 0;
    int counterexamples = 0;
};

AttributeCounts countsOf(const AttributeStates& states, std::size_t attribute)
{
    AttributeCounts counts;
    for (std::size_t clip = 0; clip < states.clips; ++clip) {
        counts.examples += states.of(clip)[attribute] == AttributeState::Example ? 1 : 0;
        counts.counterexamples += states.of(clip)[attribute] == AttributeState::Counterexample ? 1 : 0;
    }
    return counts;
}

std::vector<std::size_t> attributesToTeach(const AttributeStates& states)
{
    std::vector<std::size_t> attributes;
    for (std::size_t attribute = 0; attribute < states.attributes; ++attribute) {
        const AttributeCounts counts = countsOf(states, attribute);
        if (ProbeAttributes::all().isName(attribute) && counts.examples >= fewestExamples &&
            counts.counterexamples >= fewestExamples)
            attributes.push_back(attribute);
    }
    return attributes;
}

float stateNumber(AttributeState state)
{
    return state == AttributeState::Example ? 1.0F : state == AttributeState::Counterexample ? 0.0F : -1.0F;
}

/// One factor a filter: all in turn, twice, the second time by the other figure; filters that are left over go to what
/// a network that listens to music should know above all.
std::vector<std::size_t> turnsOf(const std::vector<std::size_t>& attributes, std::size_t filters)
{
    std::vector<std::size_t> turns;
    for (std::size_t round = 0; turns.size() + 2 * attributes.size() <= filters || round == 0; ++round)
        for (const std::size_t attribute : attributes)
            turns.insert(turns.end(), 2, attribute);
    for (const Landmark& landmark : landmarks())
        for (const std::string_view name : landmark.attributes)
            if (const auto attribute = ProbeAttributes::all().find(name);
                std::ranges::count(attributes, *attribute) > 0)
                turns.push_back(*attribute);
    turns.resize(filters, attributes.front());
    return turns;
}

/// Mean of the columns' `values` by their weights, which are 0 for what does not count; 0 for a column that has none.
at::Tensor columnMeans(const at::Tensor& values, const at::Tensor& weights)
{
    return (values * weights).sum(0) / weights.sum(0).clamp_min(leastWeight);
}

} // namespace

Result<FilterLessons> FilterLessons::create(const ModelManifest& manifest, const ProbeSet& sounds, std::uint64_t seed)
{
    const ConvolutionShape& layer = manifest.layers.convolutions.front();
    auto clips = clipsOf(sounds, manifest.frontEnd, layer.width);
    if (!clips)
        return clips.error();
    const AttributeStates states = attributeStates(sounds.labels, ProbeAttributes::all());
    const std::vector<std::size_t> attributes = attributesToTeach(states);
    if (attributes.empty())
        return Error{ErrorCode::InvalidArgument, "no name has examples enough among the probe sounds"};

    FilterLessons lessons;
    lessons.m_seed = seed;
    lessons.m_clips = std::move(*clips);
    const std::int64_t filters = layer.filters;
    lessons.m_states = at::empty({static_cast<std::int64_t>(states.clips), filters});
    lessons.m_byMean = at::zeros({filters});
    const std::vector<std::size_t> turns = turnsOf(attributes, static_cast<std::size_t>(filters));
    for (std::int64_t filter = 0; filter < filters; ++filter) {
        lessons.m_byMean[filter] = static_cast<float>(filter % 2);
        const std::size_t attribute = turns[static_cast<std::size_t>(filter)];
        for (std::size_t clip = 0; clip < states.clips; ++clip)
            lessons.m_states.data_ptr<float>()[static_cast<std::int64_t>(clip) * filters + filter] =
                stateNumber(states.of(clip)[attribute]);
    }
    for (std::size_t attribute = 0; attribute < states.attributes; ++attribute) {
        std::vector<std::int64_t> examples;
        for (std::size_t clip = 0; clip < states.clips; ++clip)
            if (states.of(clip)[attribute] == AttributeState::Example)
                examples.push_back(static_cast<std::int64_t>(clip));
        if (!examples.empty())
            lessons.m_examples.push_back(std::move(examples));
    }
    return lessons;
}

std::vector<std::int64_t> FilterLessons::drawClips(std::int64_t step) const
{
    RandomStream random(m_seed, {lessonsPlace, static_cast<std::uint64_t>(step)});
    const auto oneOf = [&random](std::size_t count) {
        return static_cast<std::size_t>(random.below(static_cast<int>(count)));
    };
    std::vector<std::int64_t> clips;
    for (int i = 0; i < clipsByAttribute; ++i) {
        const auto& examples = m_examples[oneOf(m_examples.size())];
        clips.push_back(examples[oneOf(examples.size())]);
    }
    for (int i = 0; i < clipsAtRandom; ++i)
        clips.push_back(static_cast<std::int64_t>(oneOf(static_cast<std::size_t>(m_clips.size(0)))));
    return clips;
}

at::Tensor FilterLessons::loss(const NetworkTensors& network, std::int64_t step) const
{
    const at::Tensor clips = at::tensor(drawClips(step), at::kLong).to(m_clips.device());
    const at::Tensor activations = network.firstLayer(m_clips.index_select(0, clips));
    const at::Tensor figures =
        at::where(m_byMean.gt(0.5), activations.mean(-1), activations.amax(-1)); // [clips x filters]
    // Ranks are all that names depend on: a filter's own loudness must not matter, nor where its activations lie.
    const at::Tensor standard = (figures - figures.mean(0, true)) / (figures.std(0, false, true) + leastDeviation);
    const at::Tensor states = m_states.index_select(0, clips);
    const at::Tensor examples = states.gt(0.5).to(standard.scalar_type());
    const at::Tensor counterexamples = states.eq(0.0).to(standard.scalar_type());
    const at::Tensor middle = (columnMeans(standard, examples) + columnMeans(standard, counterexamples)).detach() / 2.0;
    const at::Tensor logits = steepness * (standard - middle);
    // A name is lost to its best rival, so those that come close count most.
    const at::Tensor rivals = counterexamples * (at::sigmoid(logits).detach() + easyRivals);
    // softplus(-x) = -ln sigmoid(x)
    const at::Tensor each = columnMeans(at::softplus(-logits), examples) + columnMeans(at::softplus(logits), rivals);
    return columnMeans(each, std::get<0>(examples.max(0)));
}

void FilterLessons::moveTo(const at::Device& device)
{
    for (at::Tensor* tensor : {&m_clips, &m_states, &m_byMean})
        *tensor = tensor->to(device);
}

} // namespace tonekin
