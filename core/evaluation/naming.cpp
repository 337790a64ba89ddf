// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/naming.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace tonekin {
namespace {

constexpr double unknown = -1.0; // the area of a factor with too few examples

/// Areas of all factors at once: the clips are gone through from the quietest answer to the loudest.
class RankWalk {
public:
    explicit RankWalk(std::size_t factors)
        : m_below(factors)
        , m_area(factors)
        , m_examples(factors)
        , m_counters(factors)
        , m_inTie(factors)
    {
    }

    std::vector<double> areas(std::span<const float> scores, const FactorStates& states, int fewest)
    {
        for (auto* sums : {&m_below, &m_area, &m_examples, &m_counters})
            std::ranges::fill(*sums, 0.0);
        sortClips(scores);
        for (std::size_t from = 0; from < m_order.size();) {
            std::size_t to = from + 1;
            while (to < m_order.size() && scores[m_order[to]] == scores[m_order[from]])
                ++to;
            addTie(std::span(m_order).subspan(from, to - from), states);
            from = to;
        }
        std::vector<double> all(m_area.size(), unknown);
        for (std::size_t factor = 0; factor < all.size(); ++factor)
            if (m_examples[factor] >= fewest && m_counters[factor] >= fewest)
                all[factor] = m_area[factor] / (m_examples[factor] * m_counters[factor]);
        return all;
    }

private:
    void sortClips(std::span<const float> scores)
    {
        m_order.resize(scores.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::ranges::sort(m_order, {}, [&](std::size_t clip) { return scores[clip]; });
    }

    /// Clips of one score: each example beats all counterexamples below and half of those beside it.
    void addTie(std::span<const std::size_t> clips, const FactorStates& states)
    {
        std::ranges::fill(m_inTie, 0.0);
        for (const std::size_t clip : clips) {
            const FactorState* row = states.of(clip);
            for (std::size_t factor = 0; factor < m_inTie.size(); ++factor)
                m_inTie[factor] += row[factor] == FactorState::Counterexample ? 1.0 : 0.0;
        }
        for (const std::size_t clip : clips) {
            const FactorState* row = states.of(clip);
            for (std::size_t factor = 0; factor < m_inTie.size(); ++factor) {
                const double example = row[factor] == FactorState::Example ? 1.0 : 0.0;
                m_area[factor] += example * (m_below[factor] + 0.5 * m_inTie[factor]);
                m_examples[factor] += example;
            }
        }
        for (std::size_t factor = 0; factor < m_inTie.size(); ++factor) {
            m_below[factor] += m_inTie[factor];
            m_counters[factor] = m_below[factor];
        }
    }

    std::vector<double> m_below; // counterexamples with a lower score
    std::vector<double> m_area;
    std::vector<double> m_examples;
    std::vector<double> m_counters;
    std::vector<double> m_inTie;
    std::vector<std::size_t> m_order;
};

std::span<const float> scoresOf(const ProbeActivations& activations, ActivationMode mode, std::size_t filter)
{
    const std::vector<float>& all = mode == ActivationMode::Maximum ? activations.maximum : activations.mean;
    return std::span(all).subspan(filter * activations.clips, activations.clips);
}

/// The unrelated factor with the largest area; the factor itself where there is none.
std::size_t bestUnrelated(std::size_t factor, std::span<const double> areas, const ProbeFactors& factors)
{
    std::size_t best = factor;
    double largest = unknown;
    for (std::size_t other = 0; other < areas.size(); ++other)
        if (!factors.related(factor, other) && areas[other] > largest) {
            largest = areas[other];
            best = other;
        }
    return best;
}

/// Every factor that qualifies by one figure of one filter.
void appendQualified(std::span<const double> areas, ActivationMode mode, const ProbeFactors& factors,
                     const NamingLimits& limits, std::vector<FoundName>& found)
{
    for (std::size_t factor = 0; factor < areas.size(); ++factor) {
        if (areas[factor] < limits.area)
            continue;
        const std::size_t other = bestUnrelated(factor, areas, factors);
        const double selectivity = other == factor ? areas[factor] : areas[factor] - std::max(0.0, areas[other]);
        if (selectivity >= limits.selectivity)
            found.push_back({factor, mode, areas[factor], selectivity, other, 0.0, false});
    }
}

bool isKindOf(std::size_t factor, std::size_t kind, const ProbeFactors& factors)
{
    return factor != kind &&
           std::ranges::find(factors.withAncestors(factor), kind) != factors.withAncestors(factor).end();
}

/// The best, or what says more and is nearly as good. Nothing where the best is no more than a frequency.
std::optional<FoundName> chosen(const std::vector<FoundName>& qualified, const ProbeFactors& factors,
                                const NamingLimits& limits)
{
    if (qualified.empty())
        return std::nullopt;
    FoundName best = *std::ranges::max_element(qualified, {}, &FoundName::area);
    const double enough = best.area - limits.preferKindWithin;
    for (bool found = true; found;) {
        found = false;
        for (const FoundName& other : qualified)
            if (other.area >= enough && factors.isName(other.factor) && isKindOf(other.factor, best.factor, factors)) {
                best = other;
                found = true;
            }
    }
    return factors.isName(best.factor) ? std::optional(best) : std::nullopt;
}

void confirm(FoundName& name, std::span<const double> areas, const ProbeFactors& factors, const NamingLimits& limits)
{
    const std::size_t other = bestUnrelated(name.factor, areas, factors);
    name.confirmingArea = std::max(0.0, areas[name.factor]);
    const double ahead = other == name.factor ? 0.0 : areas[other] - name.confirmingArea;
    name.confirmed = name.confirmingArea >= limits.confirmedArea && ahead <= limits.confirmedBehind;
}

} // namespace

std::optional<double> areaUnderRoc(std::span<const float> scores, std::span<const FactorState> states)
{
    const FactorStates single{states.size(), 1, {states.begin(), states.end()}};
    const double area = RankWalk(1).areas(scores, single, 1).front();
    return area == unknown ? std::nullopt : std::optional(area);
}

std::vector<std::optional<FoundName>> findNames(const ProbeActivations& naming, const FactorStates& namingStates,
                                                const ProbeActivations& confirming, const FactorStates& confirmingStates,
                                                const ProbeFactors& factors, const NamingLimits& limits)
{
    RankWalk walk(factors.size());
    std::vector<std::optional<FoundName>> names(naming.filters);
    for (std::size_t filter = 0; filter < names.size(); ++filter) {
        std::vector<FoundName> qualified;
        for (const ActivationMode mode : {ActivationMode::Maximum, ActivationMode::Mean})
            appendQualified(walk.areas(scoresOf(naming, mode, filter), namingStates, limits.fewestExamples), mode,
                            factors, limits, qualified);
        names[filter] = chosen(qualified, factors, limits);
        if (names[filter])
            confirm(
                *names[filter],
                walk.areas(scoresOf(confirming, names[filter]->mode, filter), confirmingStates, limits.fewestExamples),
                factors, limits);
    }
    return names;
}

std::size_t filtersAt(const Landmark& landmark, std::span<const std::optional<FoundName>> names,
                      const ProbeFactors& factors)
{
    const auto counts = [&](const std::optional<FoundName>& name) {
        return name && name->confirmed && std::ranges::any_of(landmark.factors, [&](std::string_view wanted) {
                   const auto& kinds = factors.withAncestors(name->factor);
                   return std::ranges::find(kinds, *factors.find(wanted)) != kinds.end();
               });
    };
    return static_cast<std::size_t>(std::ranges::count_if(names, counts));
}

std::vector<FilterName> manifestNames(std::span<const std::optional<FoundName>> names,
                                      std::span<const std::string> descriptions, const ProbeFactors& factors)
{
    std::vector<FilterName> all;
    for (std::size_t filter = 0; filter < names.size(); ++filter) {
        const auto& name = names[filter];
        if (name && name->confirmed)
            all.push_back({factors.name(name->factor), FilterNameKind::Measured, name->mode, name->confirmingArea,
                           name->selectivity, factors.name(name->runnerUp)});
        else
            all.push_back({descriptions[filter], FilterNameKind::Descriptor, ActivationMode::Maximum, 0.0, 0.0, {}});
    }
    return all;
}

} // namespace tonekin
