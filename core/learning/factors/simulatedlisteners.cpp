// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/simulatedlisteners.h"

#include "base/randomstream.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace tonekin {
namespace {

constexpr double slowBelow = 90.0; // beats per minute
constexpr double fastAbove = 140.0;
constexpr double popularitySpread = 1.0; // standard deviation of its logarithm
constexpr int shortestSession = 4;
constexpr int longestSession = 16;
constexpr int mostScenesOfUser = 3;
// Places in the random streams.
constexpr std::uint64_t tasteDraws = 1;
constexpr std::uint64_t popularityDraws = 2;
constexpr std::uint64_t userDraws = 3;

double lastEndOf(const SoundLabels& labels)
{
    double last = 0.0;
    for (const ProgramSpans& program : labels.programs)
        for (const TimeSpan& span : program.spans)
            last = std::max(last, span.end);
    return last;
}

/// How weights of one group of traits are drawn for a taste.
struct GroupRule {
    const char* group; // what stands before ':', or the whole trait
    int loved;         // how many of the group's traits
    int disliked;
    double worth;
};
constexpr std::array<GroupRule, 5> groupRules{{
    {"style", 3, 0, 2.0},
    {"kind", 1, 0, 1.0},
    {"family", 2, 1, 1.5},
    {"tempo", 1, 0, 0.8},
    {"mode", 1, 0, 0.4},
}};
constexpr std::array<const char*, 5> singleTraits{"voice", "drums", "distortion", "reverb", "noise"};

using Traits = std::map<std::string, double>;

std::vector<std::string> traitsOfGroup(const std::vector<Traits>& tracks, const std::string& group)
{
    std::vector<std::string> names;
    for (const Traits& traits : tracks)
        for (const auto& [name, amount] : traits)
            if (name.starts_with(group + ":"))
                names.push_back(name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Traits drawTaste(const std::vector<std::pair<GroupRule, std::vector<std::string>>>& groups, RandomStream& random)
{
    Traits taste;
    for (const auto& [rule, names] : groups) {
        std::vector<std::string> left = names;
        for (int i = 0; i < rule.loved + rule.disliked && !left.empty(); ++i) {
            const auto place = left.begin() + random.below(static_cast<int>(left.size()));
            taste[*place] = i < rule.loved ? rule.worth : -rule.worth;
            left.erase(place);
        }
    }
    for (const char* trait : singleTraits)
        taste[trait] = random.between(-1.0, 1.0);
    return taste;
}

double appealOf(const Traits& taste, const Traits& track)
{
    double sum = 0.0;
    for (const auto& [name, amount] : track)
        if (const auto worth = taste.find(name); worth != taste.end())
            sum += worth->second * amount;
    return sum;
}

double normal(RandomStream& random)
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - random.unit()));
    return radius * std::cos(2.0 * std::numbers::pi * random.unit());
}

void scaleToOne(std::vector<double>& weights)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights)
        weight /= sum;
}

/// Draws places with given chances.
class Lottery {
public:
    explicit Lottery(const std::vector<double>& chances)
        : m_sums(chances.size())
    {
        std::partial_sum(chances.begin(), chances.end(), m_sums.begin());
    }
    std::size_t draw(RandomStream& random) const
    {
        const auto found = std::ranges::upper_bound(m_sums, random.unit() * m_sums.back());
        return std::min(static_cast<std::size_t>(found - m_sums.begin()), m_sums.size() - 1);
    }

private:
    std::vector<double> m_sums;
};

/// [scenes]: one to three scenes, of different weight.
std::vector<double> drawScenes(int scenes, RandomStream& random)
{
    std::vector<double> weights(static_cast<std::size_t>(scenes));
    const int own = 1 + random.below(mostScenesOfUser);
    for (int i = 0; i < own; ++i)
        weights[static_cast<std::size_t>(random.below(scenes))] += random.between(0.3, 1.0);
    scaleToOne(weights);
    return weights;
}

Status checkOptions(std::size_t recordings, const SimulatedListenerOptions& options)
{
    const bool sensible = options.users >= 1 && options.users <= 10'000'000 && options.scenes >= 1 &&
                          options.scenes <= 10'000 && options.meanPlays >= 1.0 && options.meanPlays <= 1e6 &&
                          options.strength >= 0.0 && options.strength <= 100.0 && options.wandering >= 0.0 &&
                          options.wandering <= 1.0;
    if (recordings < 2)
        return Error{ErrorCode::InvalidArgument, "there are fewer than two labelled recordings to listen to"};
    if (!sensible)
        return Error{ErrorCode::InvalidArgument, "such listeners cannot be simulated"};
    return ok();
}

std::string userName(int user)
{
    const std::string digits = std::to_string(user + 1);
    return "listener " + std::string(8 - std::min<std::size_t>(8, digits.size()), '0') + digits;
}

/// The tastes and the chances that follow from them.
void makeScenes(const std::vector<Traits>& tracks, const std::vector<double>& popularity,
                const SimulatedListenerOptions& options, SimulatedPlays& result)
{
    std::vector<std::pair<GroupRule, std::vector<std::string>>> groups;
    for (const GroupRule& rule : groupRules)
        groups.emplace_back(rule, traitsOfGroup(tracks, rule.group));
    for (int scene = 0; scene < options.scenes; ++scene) {
        RandomStream random(options.seed, {tasteDraws, static_cast<std::uint64_t>(scene)});
        result.tastes.push_back(drawTaste(groups, random));
        std::vector<double> chances;
        for (std::size_t track = 0; track < tracks.size(); ++track)
            chances.push_back(popularity[track] *
                              std::exp(options.strength * appealOf(result.tastes.back(), tracks[track])));
        scaleToOne(chances);
        for (std::size_t track = 0; track < tracks.size(); ++track)
            chances[track] = (1.0 - options.wandering) * chances[track] + options.wandering * popularity[track];
        result.chances.push_back(std::move(chances));
    }
}

void listen(std::uint32_t user, const std::vector<Lottery>& lotteries, const SimulatedListenerOptions& options,
            SimulatedPlays& result)
{
    RandomStream random(options.seed, {userDraws, user});
    result.scenes.push_back(drawScenes(options.scenes, random));
    const Lottery scenes(result.scenes.back());
    // Exponentially distributed: many listen little, a few very much.
    const double wanted = std::max(1.0, -options.meanPlays * std::log(1.0 - random.unit()));
    for (double plays = 0.0; plays < wanted;) {
        const std::size_t scene = scenes.draw(random);
        const int length = shortestSession + random.below(longestSession - shortestSession + 1);
        for (int i = 0; i < length && plays < wanted; ++i, plays += 1.0)
            result.counts.plays.push_back({user, static_cast<std::uint32_t>(lotteries[scene].draw(random)), 1.0F});
    }
}

} // namespace

std::map<std::string, double> traitsOf(const SoundLabels& labels)
{
    Traits traits;
    if (!labels.style.empty())
        traits["style:" + labels.style] = 1.0;
    if (!labels.kind.empty())
        traits["kind:" + labels.kind] = 1.0;
    const double seconds = lastEndOf(labels);
    for (const ProgramSpans& program : labels.programs) {
        double sounding = 0.0;
        for (const TimeSpan& span : program.spans)
            sounding += span.end - span.start;
        double& amount = traits["family:" + std::to_string(program.program / 8)];
        amount = std::min(1.0, amount + (seconds > 0.0 ? sounding / seconds : 0.0));
    }
    if (labels.tempo > 0.0)
        traits[labels.tempo < slowBelow ? "tempo:slow" : (labels.tempo > fastAbove ? "tempo:fast" : "tempo:medium")] =
            1.0;
    if (labels.key >= 0)
        traits[labels.minor ? "mode:minor" : "mode:major"] = 1.0;
    if (!labels.voice.empty())
        traits["voice"] = 1.0;
    if (!labels.drums.empty())
        traits["drums"] = 1.0;
    traits["distortion"] = labels.distortion;
    traits["reverb"] = labels.reverb;
    traits["noise"] = labels.noise;
    return traits;
}

double SimulatedPlays::chance(std::size_t user, std::size_t track) const
{
    double sum = 0.0;
    for (std::size_t scene = 0; scene < chances.size(); ++scene)
        sum += scenes[user][scene] * chances[scene][track];
    return sum;
}

Result<SimulatedPlays> simulatePlays(const std::vector<SoundLabels>& recordings,
                                     const SimulatedListenerOptions& options)
{
    if (auto checked = checkOptions(recordings.size(), options); !checked)
        return checked.error();
    std::map<std::string, Traits> byPath;
    for (const SoundLabels& labels : recordings)
        byPath.emplace(labels.path, traitsOf(labels));
    SimulatedPlays result;
    std::vector<Traits> tracks;
    std::vector<double> popularity;
    for (auto& [path, traits] : byPath) {
        RandomStream random(options.seed, {popularityDraws, tracks.size()});
        result.counts.tracks.push_back(path);
        popularity.push_back(std::exp(popularitySpread * normal(random)));
        tracks.push_back(std::move(traits));
    }
    scaleToOne(popularity);
    makeScenes(tracks, popularity, options, result);
    std::vector<Lottery> lotteries;
    for (const auto& chances : result.chances)
        lotteries.emplace_back(chances);
    for (int user = 0; user < options.users; ++user) {
        result.counts.users.push_back(userName(user));
        listen(static_cast<std::uint32_t>(user), lotteries, options, result);
    }
    result.counts = sortedPlayCounts(std::move(result.counts));
    return result;
}

} // namespace tonekin
