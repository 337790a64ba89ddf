// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/triplets.h"

#include "base/randomstream.h"
#include "synthesis/lead.h"
#include "synthesis/revoice.h"
#include "synthesis/score.h"
#include "synthesis/soundfontplayer.h"
#include "synthesis/textures.h"
#include "synthesis/works.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tonekin {
namespace {

constexpr std::uint64_t drawing = 31; // places in the random streams of a seed
constexpr std::uint64_t playing = 32;
constexpr double leastSeconds = 30.0;
constexpr double looseness = 0.008;
constexpr double level = -20.0; // decibels, root mean square

/// How everyone plays.
struct Groove {
    std::string_view name;
    LayerKind comping;
    LayerKind bass;
    LayerKind pad;
    std::string_view drums;
};

constexpr std::array<Groove, 8> grooves{{
    {"ballad", LayerKind::Arpeggio, LayerKind::BassLong, LayerKind::Sustain, "ballad"},
    {"rock", LayerKind::Strum, LayerKind::BassPulse, LayerKind::Sustain, "rock"},
    {"disco", LayerKind::Stabs, LayerKind::Ostinato, LayerKind::Sustain, "disco"},
    {"march", LayerKind::Offbeats, LayerKind::BassOompah, LayerKind::Sustain, "march"},
    {"jazz", LayerKind::Stabs, LayerKind::BassWalk, LayerKind::Sustain, "jazz"},
    {"latin", LayerKind::Ostinato, LayerKind::BassPulse, LayerKind::Sustain, "latin"},
    {"tribal", LayerKind::Broken, LayerKind::BassLong, LayerKind::Swell, "toms"},
    {"half time", LayerKind::Picking, LayerKind::BassLong, LayerKind::Swell, "half"},
}};
constexpr std::array<std::string_view, 10> drumPatterns{"rock", "ballad", "disco", "march",     "big",
                                                        "toms", "jazz",   "latin", "breakbeat", "hats"};

/// General MIDI programs.
struct Players {
    int lead = 73;
    int comping = 0;
    int bass = 32;
    int pad = 48;
};

constexpr std::array leads{40, 41, 56, 57, 60, 64, 65, 66, 68, 71, 72, 73, 75, 78, 80, 81, 84, 22, 110, 11, 13};
constexpr std::array compings{0, 2, 4, 5, 6, 7, 8, 11, 12, 14, 16, 19, 21, 24, 25, 26, 27, 28, 46, 104, 107};
constexpr std::array basses{32, 33, 35, 36, 38, 39, 43, 58, 70, 87};
constexpr std::array pads{48, 50, 51, 52, 54, 61, 62, 88, 89, 90, 91, 92, 94, 95, 16, 19};

/// All that a rendering is made from.
struct Plan {
    int work = 0;
    int key = 0;
    double tempo = 0.0; // beats a minute
    Groove groove;
    std::string_view drums;
    Players players;
    bool otherFont = false;
};

template <typename List>
auto drawn(const List& list, RandomStream& random)
{
    return list[static_cast<std::size_t>(random.below(static_cast<int>(std::size(list))))];
}

int familyOf(int program)
{
    return program / 8;
}

Players drawnPlayers(RandomStream& random)
{
    return {drawn(leads, random), drawn(compings, random), drawn(basses, random), drawn(pads, random)};
}

/// Nobody plays an instrument of a family that anybody of `before` plays; another bass will do for the bass.
Players otherPlayers(const Players& before, RandomStream& random)
{
    const auto strange = [&before](int program) {
        return std::ranges::none_of(std::array{before.lead, before.comping, before.pad},
                                    [program](int own) { return familyOf(own) == familyOf(program); });
    };
    for (;;) {
        const Players players = drawnPlayers(random);
        if (strange(players.lead) && strange(players.comping) && strange(players.pad) && players.bass != before.bass)
            return players;
    }
}

template <typename List, typename Same>
auto drawnOther(const List& list, RandomStream& random, Same same)
{
    for (;;) {
        const auto choice = drawn(list, random);
        if (!same(choice))
            return choice;
    }
}

/// The next work at or after `number` in four-four time.
int workInFour(std::uint64_t seed, int number)
{
    while (composeWork(seed, number).beatsPerBar != 4)
        ++number;
    return number;
}

Performance arrange(const Plan& plan, const Song& song, std::uint64_t seed)
{
    // Each player draws from a stream of its own, so that one who changes does not change the others.
    RandomStream random(seed, {});
    Score score(song, random, looseness);
    const auto play = [&](std::uint64_t place, LayerKind kind, int program, int centre, double velocity) {
        random = RandomStream(seed, {playing, place});
        playLayer({kind, {program}, centre, velocity, 1.0}, score);
    };
    play(0, plan.groove.comping, plan.players.comping, 60, 78.0);
    play(1, plan.groove.bass, plan.players.bass, 40, 92.0);
    play(2, plan.groove.pad, plan.players.pad, 57, 62.0);
    random = RandomStream(seed, {playing, 3});
    if (!plan.drums.empty()) {
        score.drumKit(0, 100);
        playDrums(plan.drums, score);
    }
    return score.take();
}

void toLevel(std::vector<float>& samples)
{
    double energy = 0.0;
    float peak = 1e-6F;
    for (const float sample : samples) {
        energy += static_cast<double>(sample) * static_cast<double>(sample);
        peak = std::max(peak, std::abs(sample));
    }
    const double rms = std::sqrt(energy / static_cast<double>(std::max<std::size_t>(1, samples.size())));
    const double wanted = std::pow(10.0, level / 20.0) / std::max(rms, 1e-9);
    const auto gain = static_cast<float>(std::min(wanted, 0.97 / static_cast<double>(peak)));
    for (float& sample : samples)
        sample *= gain;
}

struct NamedPlan {
    std::string name;
    Plan plan;
};

/// The anchor first.
std::vector<NamedPlan> plansOf(std::uint64_t seed, int number)
{
    RandomStream random(seed, {drawing, static_cast<std::uint64_t>(number)});
    Plan anchor;
    anchor.work = workInFour(seed, 1000 * number);
    anchor.key = random.below(12);
    anchor.tempo = std::clamp(composeWork(seed, anchor.work).tempo, 80.0, 150.0);
    anchor.groove = drawn(grooves, random);
    anchor.drums = anchor.groove.drums;
    anchor.players = drawnPlayers(random);

    const int otherKey = (anchor.key + (random.happens(0.5) ? 1 : -1) * (2 + random.below(4)) + 12) % 12;
    const double otherTempo = anchor.tempo * (random.happens(0.5) ? 1.1 : 1.0 / 1.1);
    const Players players = otherPlayers(anchor.players, random);
    const Groove groove =
        drawnOther(grooves, random, [&](const Groove& each) { return each.name == anchor.groove.name; });
    const std::string_view drums =
        random.happens(0.25)
            ? std::string_view()
            : drawnOther(drumPatterns, random, [&](std::string_view each) { return each == anchor.drums; });

    const auto changed = [&anchor](auto change) {
        Plan plan = anchor;
        change(plan);
        return plan;
    };
    const auto setGroove = [&groove](Plan& plan) {
        plan.groove = groove;
        plan.drums = groove.drums;
    };
    return {{"anchor", anchor},
            {"key", changed([&](Plan& plan) { plan.key = otherKey; })},
            {"tempo", changed([&](Plan& plan) { plan.tempo = otherTempo; })},
            {"key and tempo", changed([&](Plan& plan) {
                 plan.key = otherKey;
                 plan.tempo = otherTempo;
             })},
            {"instruments", changed([&](Plan& plan) { plan.players = players; })},
            {"drums", changed([&](Plan& plan) { plan.drums = drums; })},
            {"groove", changed(setGroove)},
            {"soundfont", changed([&](Plan& plan) { plan.otherFont = true; })},
            {"groove and instruments", changed([&](Plan& plan) {
                 setGroove(plan);
                 plan.players = players;
             })},
            {"another work", changed([&](Plan& plan) {
                 plan.work = workInFour(seed, anchor.work + 1);
                 plan.key = otherKey;
             })}};
}

struct Question {
    const char* attribute;
    const char* near;
    const char* far;
};

constexpr std::array<Question, 6> questions{{
    {"instruments", "key and tempo", "instruments"},
    {"drums", "key and tempo", "drums"},
    {"key ignored", "key", "groove"},
    {"tempo ignored", "tempo", "groove"},
    {"style over work", "another work", "groove and instruments"},
    {"sound source ignored", "soundfont", "instruments"},
}};

} // namespace

struct TripletMaker::Impl {
    SoundFontPlayer font;
    SoundFontPlayer otherFont;

    Result<Recording> render(const Plan& plan, std::uint64_t seed);
};

Result<Recording> TripletMaker::Impl::render(const Plan& plan, std::uint64_t seed)
{
    VersionPlan version;
    version.key = plan.key;
    version.tempo = plan.tempo;
    version.seconds = leastSeconds;
    version.introduction = false;
    const std::uint64_t ownSeed = seed ^ (static_cast<std::uint64_t>(plan.work) << 20U);
    Song song = layOut(composeWork(seed, plan.work), version, ownSeed);
    for (SongNote& note : song.melody)
        note.pitch = std::clamp(note.pitch + 12 * homeOctave(plan.players.lead), 12, 115);
    Performance performance = arrange(plan, song, ownSeed);
    LeadPlan lead;
    lead.program = plan.players.lead;
    RandomStream random(ownSeed, {playing, 4});
    std::vector<NoteSpan> melody = playMelody(lead, song, random, performance);
    auto recording = (plan.otherFont ? otherFont : font).play(performance);
    if (!recording)
        return recording;
    toLevel(recording->samples);
    SoundLabels& labels = recording->labels;
    labels.work = "triplets-" + std::to_string(seed) + "-" + std::to_string(plan.work);
    labels.style = plan.groove.name;
    labels.groove = plan.groove.name;
    labels.tempo = song.tempo;
    labels.key = song.key;
    labels.minor = song.minor;
    labels.chords = audibleChords(song, performance);
    labels.melody = std::move(melody);
    labels.sections = sectionSpans(song);
    return recording;
}

TripletMaker::TripletMaker(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
TripletMaker::TripletMaker(TripletMaker&&) noexcept = default;
TripletMaker& TripletMaker::operator=(TripletMaker&&) noexcept = default;
TripletMaker::~TripletMaker() = default;

Result<TripletMaker> TripletMaker::open(const std::filesystem::path& soundFont,
                                        const std::filesystem::path& otherSoundFont)
{
    auto font = SoundFontPlayer::open(soundFont);
    if (!font)
        return font.error();
    auto other = SoundFontPlayer::open(otherSoundFont);
    if (!other)
        return other.error();
    return TripletMaker(std::make_unique<Impl>(Impl{std::move(*font), std::move(*other)}));
}

Result<TripletWork> TripletMaker::make(std::uint64_t seed, int number,
                                       const std::function<bool(const std::string&)>& wanted)
{
    if (number < 0)
        return Error{ErrorCode::InvalidArgument, "there is no such work"};
    const std::string name = "work " + std::to_string(number);
    const auto pathOf = [&name](const std::string& rendering) { return name + "/" + rendering + ".flac"; };
    TripletWork made;
    int version = 0;
    for (const NamedPlan& named : plansOf(seed, number)) {
        const int own = version++;
        if (!wanted(pathOf(named.name)))
            continue;
        auto recording = m_impl->render(named.plan, seed);
        if (!recording)
            return recording.error();
        recording->labels.path = pathOf(named.name);
        recording->labels.version = own;
        made.recordings.push_back(std::move(*recording));
    }
    for (const Question& question : questions)
        made.triplets.push_back(
            {question.attribute, name, pathOf("anchor"), pathOf(question.near), pathOf(question.far)});
    return made;
}

} // namespace tonekin
