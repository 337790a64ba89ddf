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
    explicit RankWalk(std::size_t attributes)
        : m_below(attributes)
        , m_area(attributes)
        , m_examples(attributes)
        , m_counters(attributes)
        , m_inTie(attributes)
    {
    }

    std::vector<double> areas(std::span<const float> scores, const AttributeStates& states, int fewest)
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
        for (std::size_t attribute = 0; attribute < all.size(); ++attribute)
            if (m_examples[attribute] >= fewest && m_counters[attribute] >= fewest)
                all[attribute] = m_area[attribute] / (m_examples[attribute] * m_counters[attribute]);
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
    void addTie(std::span<const std::size_t> clips, const AttributeStates& states)
    {
        std::ranges::fill(m_inTie, 0.0);
        for (const std::size_t clip : clips) {
            const AttributeState* row = states.of(clip);
            for (std::size_t attribute = 0; attribute < m_inTie.size(); ++attribute)
                m_inTie[attribute] += row[attribute] == AttributeState::Counterexample ? 1.0 : 0.0;
        }
        for (const std::size_t clip : clips) {
            const AttributeState* row = states.of(clip);
            for (std::size_t attribute = 0; attribute < m_inTie.size(); ++attribute) {
                const double example = row[attribute] == AttributeState::Example ? 1.0 : 0.0;
                m_area[attribute] += example * (m_below[attribute] + 0.5 * m_inTie[attribute]);
                m_examples[attribute] += example;
            }
        }
        for (std::size_t attribute = 0; attribute < m_inTie.size(); ++attribute) {
            m_below[attribute] += m_inTie[attribute];
            m_counters[attribute] = m_below[attribute];
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
std::size_t bestUnrelated(std::size_t attribute, std::span<const double> areas, const ProbeAttributes& attributes)
{
    std::size_t best = attribute;
    double largest = unknown;
    for (std::size_t other = 0; other < areas.size(); ++other)
        if (!attributes.related(attribute, other) && areas[other] > largest) {
            largest = areas[other];
            best = other;
        }
    return best;
}

/// Every factor that qualifies by one figure of one filter.
void appendQualified(std::span<const double> areas, ActivationMode mode, const ProbeAttributes& attributes,
                     const NamingLimits& limits, std::vector<FoundName>& found)
{
    for (std::size_t attribute = 0; attribute < areas.size(); ++attribute) {
        if (areas[attribute] < limits.area)
            continue;
        const std::size_t other = bestUnrelated(attribute, areas, attributes);
        const double selectivity =
            other == attribute ? areas[attribute] : areas[attribute] - std::max(0.0, areas[other]);
        if (selectivity >= limits.selectivity)
            found.push_back({attribute, mode, areas[attribute], selectivity, other, 0.0, false});
    }
}

bool isKindOf(std::size_t attribute, std::size_t kind, const ProbeAttributes& attributes)
{
    return attribute != kind &&
           std::ranges::find(attributes.withAncestors(attribute), kind) != attributes.withAncestors(attribute).end();
}

/// The best, or what says more and is nearly as good. Nothing where the best is no more than a frequency.
std::optional<FoundName> chosen(const std::vector<FoundName>& qualified, const ProbeAttributes& attributes,
                                const NamingLimits& limits)
{
    if (qualified.empty())
        return std::nullopt;
    FoundName best = *std::ranges::max_element(qualified, {}, &FoundName::area);
    const double enough = best.area - limits.preferKindWithin;
    for (bool found = true; found;) {
        found = false;
        for (const FoundName& other : qualified)
            if (other.area >= enough && attributes.isName(other.attribute) &&
                isKindOf(other.attribute, best.attribute, attributes)) {
                best = other;
                found = true;
            }
    }
    return attributes.isName(best.attribute) ? std::optional(best) : std::nullopt;
}

void confirm(FoundName& name, std::span<const double> areas, const ProbeAttributes& attributes,
             const NamingLimits& limits)
{
    const std::size_t other = bestUnrelated(name.attribute, areas, attributes);
    name.confirmingArea = std::max(0.0, areas[name.attribute]);
    const double ahead = other == name.attribute ? 0.0 : areas[other] - name.confirmingArea;
    name.confirmed = name.confirmingArea >= limits.confirmedArea && ahead <= limits.confirmedBehind;
}

} // namespace

std::optional<double> areaUnderRoc(std::span<const float> scores, std::span<const AttributeState> states)
{
    const AttributeStates single{states.size(), 1, {states.begin(), states.end()}};
    const double area = RankWalk(1).areas(scores, single, 1).front();
    return area == unknown ? std::nullopt : std::optional(area);
}

std::vector<std::optional<FoundName>> findNames(const ProbeActivations& naming, const AttributeStates& namingStates,
                                                const ProbeActivations& confirming,
                                                const AttributeStates& confirmingStates,
                                                const ProbeAttributes& attributes, const NamingLimits& limits)
{
    RankWalk walk(attributes.size());
    std::vector<std::optional<FoundName>> names(naming.filters);
    for (std::size_t filter = 0; filter < names.size(); ++filter) {
        std::vector<FoundName> qualified;
        for (const ActivationMode mode : {ActivationMode::Maximum, ActivationMode::Mean})
            appendQualified(walk.areas(scoresOf(naming, mode, filter), namingStates, limits.fewestExamples), mode,
                            attributes, limits, qualified);
        names[filter] = chosen(qualified, attributes, limits);
        if (names[filter])
            confirm(
                *names[filter],
                walk.areas(scoresOf(confirming, names[filter]->mode, filter), confirmingStates, limits.fewestExamples),
                attributes, limits);
    }
    return names;
}

std::size_t filtersAt(const Landmark& landmark, std::span<const std::optional<FoundName>> names,
                      const ProbeAttributes& attributes)
{
    const auto counts = [&](const std::optional<FoundName>& name) {
        return name && name->confirmed && std::ranges::any_of(landmark.attributes, [&](std::string_view wanted) {
                   const auto& kinds = attributes.withAncestors(name->attribute);
                   return std::ranges::find(kinds, *attributes.find(wanted)) != kinds.end();
               });
    };
    return static_cast<std::size_t>(std::ranges::count_if(names, counts));
}

std::vector<FilterName> manifestNames(std::span<const std::optional<FoundName>> names,
                                      std::span<const std::string> descriptions, const ProbeAttributes& attributes)
{
    std::vector<FilterName> all;
    for (std::size_t filter = 0; filter < names.size(); ++filter) {
        const auto& name = names[filter];
        if (name && name->confirmed)
            all.push_back({attributes.name(name->attribute), FilterNameKind::Measured, name->mode, name->confirmingArea,
                           name->selectivity, attributes.name(name->runnerUp)});
        else
            all.push_back({descriptions[filter], FilterNameKind::Descriptor, ActivationMode::Maximum, 0.0, 0.0, {}});
    }
    return all;
}

} // namespace tonekin
