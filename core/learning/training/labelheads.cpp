// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/labelheads.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr double rarest = 0.025; // share of a target: what is rarer does not get heavier any more
constexpr double leastClassWeight = 0.2;
constexpr double mostClassWeight = 5.0;
constexpr double uncertaintyLimit = 2.0; // a question counts between exp(-2) and exp(2)
constexpr double huberBend = 0.5;        // beyond this error of an amount, the loss grows evenly

/// What the first layer is asked: what a few frames can show.
constexpr std::string_view firstQuestions[] = {"families", "drums", "voice", "wobble", "noisekind", "percussive"};

at::Tensor asTensor(const std::vector<float>& values)
{
    return at::tensor(values);
}

/// Weights that make "there" and "not there" count the same over the corpus; 0 for what never occurs.
void weighPresence(const TargetGroup& group, const TargetCounts& counts, at::Tensor& present, at::Tensor& absent)
{
    std::vector<float> ones;
    std::vector<float> zeros;
    for (int column = group.first; column < group.first + group.size; ++column) {
        const double known = counts.known[static_cast<std::size_t>(column)];
        const double sum = counts.sum[static_cast<std::size_t>(column)];
        const bool learnable = sum > 0.0 && sum < known;
        const double share = learnable ? std::clamp(sum / known, rarest, 1.0 - rarest) : 0.5;
        ones.push_back(learnable ? static_cast<float>(0.5 / share) : 0.0F);
        zeros.push_back(learnable ? static_cast<float>(0.5 / (1.0 - share)) : 0.0F);
    }
    present = asTensor(ones);
    absent = asTensor(zeros);
}

/// Weights that make the classes count the same over the corpus.
void weighClasses(const TargetGroup& group, const TargetCounts& counts, at::Tensor& present)
{
    const auto first = counts.sum.begin() + group.first;
    const double known = counts.known[static_cast<std::size_t>(group.first)];
    const auto occurring =
        static_cast<double>(std::count_if(first, first + group.size, [](double sum) { return sum > 0.0; }));
    std::vector<float> weights;
    for (auto sum = first; sum != first + group.size; ++sum)
        weights.push_back(
            *sum > 0.0 ? static_cast<float>(std::clamp(known / (occurring * *sum), leastClassWeight, mostClassWeight))
                       : 1.0F);
    present = asTensor(weights);
}

/// The logarithm of a variance, within +-uncertaintyLimit but with a slope everywhere, so that it can come back.
at::Tensor boundedUncertainty(const at::Tensor& free)
{
    return uncertaintyLimit * at::tanh(free / uncertaintyLimit);
}

at::Tensor columnsOf(const TargetGroup& group, const at::Tensor& targets)
{
    return targets.narrow(1, group.first, group.size);
}

/// Mean of `values` where `known` (same shape, 0 or 1); 0 without gradient if nowhere.
at::Tensor meanOver(const at::Tensor& values, const at::Tensor& known)
{
    return (values * known).sum() / known.sum().clamp_min(1.0);
}

/// Dropout that puts a feature's mean over the batch where it leaves one out: zeros in its place would shake the
/// answers by all that a feature always is, and heads would rather listen to none than bear it.
at::Tensor thinOut(const at::Tensor& features, double share)
{
    const at::Tensor usual = features.mean(0, true).detach();
    return at::dropout(features - usual, share, true) + usual;
}

at::Tensor said(TargetKind kind, const at::Tensor& logits)
{
    switch (kind) {
    case TargetKind::AnyOf:
        return at::sigmoid(logits);
    case TargetKind::OneOf:
        return at::softmax(logits, 1);
    case TargetKind::Amount:
        return logits.clamp_min(0.0);
    }
    return logits;
}

} // namespace

LabelHeads::LabelHeads(const TargetLayout& layout, const TargetCounts& counts, int pooledUnits, int firstFilters,
                       std::uint64_t seed, const HeadOptions& options)
    : m_options(options)
    , m_columns(layout.columns())
    , m_pooled{"heads.", {}, {}}
    , m_first{"first.", {}, {}}
{
    const at::Generator random = at::detail::createCPUGenerator(seed);
    const auto add = [&](Bank& bank, const TargetGroup& group, int inputs) {
        Head head{group, at::randn({group.size, inputs}, random) / std::sqrt(static_cast<double>(inputs)),
                  at::zeros({group.size}), at::ones({group.size}), at::ones({group.size})};
        if (group.kind == TargetKind::AnyOf)
            weighPresence(group, counts, head.present, head.absent);
        else if (group.kind == TargetKind::OneOf)
            weighClasses(group, counts, head.present);
        bank.heads.push_back(std::move(head));
    };
    for (const TargetGroup& group : layout.groups())
        add(m_pooled, group, pooledUnits);
    for (const std::string_view question : firstQuestions)
        add(m_first, layout.group(question), 2 * firstFilters);
    for (Bank* bank : {&m_pooled, &m_first})
        bank->uncertainty = at::zeros({static_cast<std::int64_t>(bank->heads.size())});
}

at::Tensor LabelHeads::poolFirst(const at::Tensor& firstActivations)
{
    return at::cat({firstActivations.mean(-1), firstActivations.amax(-1)}, 1);
}

at::Tensor LabelHeads::headLoss(const Head& head, const at::Tensor& features, const at::Tensor& targets)
{
    const at::Tensor wanted = columnsOf(head.group, targets);
    const at::Tensor known = wanted.ge(0.0).to(features.scalar_type());
    const at::Tensor target = wanted.clamp_min(0.0);
    const at::Tensor logits = at::linear(features, head.weight, head.bias);
    switch (head.group.kind) {
    case TargetKind::AnyOf: {
        // softplus(-x) = -ln sigmoid(x)
        const at::Tensor loss =
            head.present * target * at::softplus(-logits) + head.absent * (1.0 - target) * at::softplus(logits);
        return meanOver(loss, known * (head.present + head.absent).gt(0.0));
    }
    case TargetKind::OneOf:
        return meanOver(-(head.present * target * at::log_softmax(logits, 1)).sum(1), known.select(1, 0));
    case TargetKind::Amount:
        return meanOver(at::huber_loss(logits, target, at::Reduction::None, huberBend) / huberBend, known);
    }
    return at::zeros({}, features.options());
}

at::Tensor LabelHeads::bankLoss(const Bank& bank, const at::Tensor& features, const at::Tensor& targets,
                                HeadLosses& losses)
{
    const at::Tensor uncertainty = boundedUncertainty(bank.uncertainty);
    at::Tensor sum = at::zeros({}, features.options());
    at::Tensor asked = at::zeros({}, features.options());
    for (std::size_t i = 0; i < bank.heads.size(); ++i) {
        const Head& head = bank.heads[i];
        const at::Tensor loss = headLoss(head, features, targets);
        losses.parts.emplace_back(bank.prefix + head.group.name, loss.detach());
        const at::Tensor present = columnsOf(head.group, targets).ge(0.0).any().to(features.scalar_type());
        const at::Tensor logVariance = uncertainty[static_cast<std::int64_t>(i)];
        const double scale = head.group.kind == TargetKind::Amount ? 0.5 : 1.0;
        sum = sum + present * (scale * at::exp(-logVariance) * loss + 0.5 * logVariance);
        asked = asked + present;
    }
    return sum / asked.clamp_min(1.0);
}

HeadLosses LabelHeads::losses(const at::Tensor& pooled, const at::Tensor& firstPooled, const at::Tensor& targets) const
{
    HeadLosses losses;
    const at::Tensor kept = thinOut(pooled, m_options.dropout);
    const at::Tensor later = bankLoss(m_pooled, kept, targets, losses);
    const at::Tensor first = bankLoss(m_first, firstPooled, targets, losses);
    losses.total = m_options.weight * later + m_options.firstLayerWeight * first;
    return losses;
}

at::Tensor LabelHeads::bankActivations(const Bank& bank, const at::Tensor& features) const
{
    at::Tensor activations = at::full({features.size(0), m_columns}, unknownTarget, features.options());
    for (const Head& head : bank.heads)
        activations.narrow(1, head.group.first, head.group.size)
            .copy_(said(head.group.kind, at::linear(features, head.weight, head.bias)));
    return activations;
}

at::Tensor LabelHeads::activations(const at::Tensor& pooled) const
{
    const at::NoGradGuard noGradients;
    return bankActivations(m_pooled, pooled);
}

at::Tensor LabelHeads::firstActivations(const at::Tensor& firstPooled) const
{
    const at::NoGradGuard noGradients;
    return bankActivations(m_first, firstPooled);
}

void LabelHeads::moveTo(const at::Device& device)
{
    for (Bank* bank : {&m_pooled, &m_first}) {
        bank->uncertainty = bank->uncertainty.to(device);
        for (Head& head : bank->heads)
            for (at::Tensor* tensor : {&head.weight, &head.bias, &head.present, &head.absent})
                *tensor = tensor->to(device);
    }
}

std::vector<std::pair<std::string, at::Tensor>> LabelHeads::named() const
{
    std::vector<std::pair<std::string, at::Tensor>> all;
    for (const Bank* bank : {&m_pooled, &m_first}) {
        all.emplace_back(bank->prefix + "uncertainty", bank->uncertainty);
        for (const Head& head : bank->heads) {
            all.emplace_back(bank->prefix + head.group.name + ".weight", head.weight);
            all.emplace_back(bank->prefix + head.group.name + ".bias", head.bias);
        }
    }
    return all;
}

} // namespace tonekin
