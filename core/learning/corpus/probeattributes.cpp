// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probeattributes.h"

#include "base/filterterms.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tonekin {
namespace {

using PitchRange = ProbeAttributes::PitchRange;

// Halfway between two notes, so that no note lies on a border.
constexpr double lowestPitch = 17.5;
constexpr double wholeTonesFrom = 59.5;
constexpr double highestPitch = 123.5;
constexpr PitchRange octavesOf{23.5, 119.5};
constexpr PitchRange combs{43.5, 79.5};
constexpr double bassBelow = 47.5;
constexpr double highFrom = 95.5;
constexpr double hissFrom = 101.5; // 2.9 kHz
constexpr double halfOctave = 6.0;
constexpr double wholeTone = 2.0;
constexpr std::array harmonics{12.0, 19.02, 24.0}; // semitones to the second, third and fourth

constexpr std::array<std::string_view, 1> highKind{"high tone"};
constexpr std::array<std::string_view, 1> lowKind{"low sound"};
constexpr std::array<std::string_view, 1> bassKind{"bass note"};
constexpr std::array<std::string_view, 1> combKind{"harmonic comb"};
constexpr std::array<std::string_view, 12> noteNames{
    "the note C",       "the note C sharp", "the note D",      "the note E flat", "the note E",      "the note F",
    "the note F sharp", "the note G",       "the note A flat", "the note A",      "the note B flat", "the note B"};
constexpr std::array<std::string_view, 16> families{"piano",
                                                    "bells and mallets",
                                                    "organ",
                                                    "guitar",
                                                    "bass guitar",
                                                    "strings",
                                                    "ensemble",
                                                    "brass",
                                                    "reed",
                                                    "pipe",
                                                    "synthetic lead",
                                                    "synthetic pad",
                                                    "synthetic effect",
                                                    "folk instrument",
                                                    "struck instrument",
                                                    "sound effect"};

/// Steady tones that hop about where glides pass through: the rival that shows whether a filter hears the movement, for
/// a glide crosses every band and so has a moment that suits any filter.
constexpr std::string_view hoppingNotes = "hopping notes";

/// A name and what it is a kind of; a kind comes before its own kinds.
struct Kind {
    std::string_view name;
    std::array<std::string_view, 3> kindOf;
};

constexpr auto kinds = std::to_array<Kind>({
    {"noisy sound", {}},
    {"sharp attack", {}},
    {"noisy hit", {"noisy sound", "sharp attack"}},
    {"high noisy sound", {"noisy sound"}},
    {"low sound", {}},
    {"high tone", {}},
    {"steady sound", {}},
    {"drums", {"sharp attack"}},
    {"drum loop", {"drums"}},
    {"low drum", {"drums", "low sound"}},
    {"bass drum", {"low drum"}},
    {"tom", {"drums"}},
    {"hand drum", {"drums"}},
    {"wood or metal percussion", {"drums"}},
    {"snare drum", {"drums", "noisy hit"}},
    {"hand clap", {"drums", "noisy hit"}},
    {"hi-hat or cymbal", {"drums", "high noisy sound", "noisy hit"}},
    {"hi-hat", {"hi-hat or cymbal"}},
    {"cymbal", {"hi-hat or cymbal"}},
    {"shaker or tambourine", {"drums", "high noisy sound", "noisy hit"}},
    {"hiss", {"high noisy sound"}},
    {"broadband noise", {"noisy sound"}},
    {"white noise", {"broadband noise"}},
    {"pink noise", {"broadband noise"}},
    {"noise burst", {"broadband noise", "noisy hit"}},
    {"crackle", {"noisy sound", "sharp attack"}},
    {"low rumble", {"low sound"}},
    {"hum", {"low sound"}},
    {"bass note", {"low sound"}},
    {"low drone", {"low sound"}},
    {"chord", {}},
    {"major triad", {"chord"}},
    {"minor triad", {"chord"}},
    {"fifth or fourth", {"chord"}},
    {"third or sixth", {"chord"}},
    {"octave", {"chord"}},
    {"moving pitch", {}},
    {hoppingNotes, {}},
    {"glide", {"moving pitch"}},
    {"rising glide", {"glide"}},
    {"falling glide", {"glide"}},
    {"vibrato", {"moving pitch"}},
    {"harmonic comb", {}},
    {"speech", {}},
    {"distortion", {}},
    {"reverberation", {}},
    {"near silence", {}},
});

/// Different words for what sounds alike in a tenth of a second.
constexpr auto joined = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"snare drum", "noise burst"},
    {"hand clap", "noise burst"},
    {"snare drum", "hand clap"},
    {"tom", "low drum"},
    {"tom", "hand drum"},
    {"bass note", "low drone"},
    {"bass note", "bass guitar"},
    {"hum", "low drone"},
    {"steady sound", "low drone"},
    {"steady sound", "hum"},
    {"steady sound", "low rumble"},
    {"drum loop", "bass drum"},
    {"drum loop", "snare drum"},
    {"drum loop", "hi-hat or cymbal"},
    // To prefer one direction already shows that the movement is heard; a glide of any direction must beat the hops.
    {"rising glide", hoppingNotes},
    {"falling glide", hoppingNotes},
});

double pitchOf(double hertz)
{
    return 69.0 + 12.0 * std::log2(hertz / 440.0);
}

int hertzOf(double pitch)
{
    return static_cast<int>(std::lround(440.0 * std::exp2((pitch - 69.0) / 12.0)));
}

PitchRange stepAround(double pitch, double from, double width)
{
    const double low = from + width * std::floor((pitch - from) / width);
    return {low, low + width};
}

bool contains(const PitchRange& range, double pitch)
{
    return pitch >= range.low && pitch < range.high;
}

PitchRange notesRange(double pitch)
{
    return pitch < wholeTonesFrom ? stepAround(pitch, lowestPitch, halfOctave)
                                  : stepAround(pitch, wholeTonesFrom, wholeTone);
}

std::span<const std::string_view> registerOf(const PitchRange& range)
{
    if (range.low >= highFrom)
        return highKind;
    if (range.high <= bassBelow)
        return bassKind;
    return {};
}

std::span<const std::string_view> noiseKind(const PitchRange& range)
{
    return range.high <= bassBelow ? std::span<const std::string_view>(lowKind) : std::span<const std::string_view>();
}

PitchRange noiseRange(double pitch)
{
    return stepAround(pitch, lowestPitch, halfOctave);
}

PitchRange combRange(double pitch)
{
    return stepAround(pitch, combs.low, wholeTone);
}

std::string notesText(const PitchRange& range)
{
    return filterText("notes around %1 Hz", {hertzOf(range.middle())});
}

std::string octaveText(const PitchRange& range)
{
    return filterText("notes from %1 to %2 Hz", {hertzOf(range.low), hertzOf(range.high)});
}

std::string noiseText(const PitchRange& range)
{
    return filterText("noise around %1 Hz", {hertzOf(range.middle())});
}

std::string combText(const PitchRange& range)
{
    return filterText("harmonic comb of %1 Hz", {hertzOf(range.middle())});
}

/// One sounds where the other does or where a harmonic of it is, or right beside it in pitch.
bool soundTogether(const PitchRange& one, const PitchRange& other)
{
    const auto meet = [](const PitchRange& a, const PitchRange& b, double up) {
        return std::min(a.high + up, b.high) - std::max(a.low + up, b.low);
    };
    if (meet(one, other, 0.0) >= -0.01)
        return true;
    return std::ranges::any_of(harmonics,
                               [&](double up) { return meet(one, other, up) > 0.01 || meet(other, one, up) > 0.01; });
}

} // namespace

std::string notesAround(double hertz)
{
    const double pitch = pitchOf(hertz);
    return contains({lowestPitch, highestPitch}, pitch) ? notesText(notesRange(pitch)) : std::string();
}

std::string noiseAround(double hertz)
{
    const double pitch = pitchOf(hertz);
    return contains({lowestPitch, highestPitch}, pitch) ? noiseText(noiseRange(pitch)) : std::string();
}

std::string notesInOctave(double hertz)
{
    const double pitch = pitchOf(hertz);
    return contains(octavesOf, pitch) ? octaveText(stepAround(pitch, octavesOf.low, 12.0)) : std::string();
}

std::string noteName(int pitch)
{
    return std::string(noteNames.at(static_cast<std::size_t>(pitch % 12)));
}

std::string combAround(double hertz)
{
    const double pitch = pitchOf(hertz);
    return contains(combs, pitch) ? combText(combRange(pitch)) : std::string();
}

std::string_view familyName(int program)
{
    return families.at(static_cast<std::size_t>(program / 8));
}

std::span<const Landmark> landmarks()
{
    static const std::vector<Landmark> all{
        {"bass drum", {"bass drum"}},
        {"cymbal or hi-hat", {"hi-hat or cymbal"}},
        {"low drone or bass", {"low drone", "bass note", "bass guitar"}},
        {"broadband noise", {"broadband noise"}},
        {"harmonic comb", {"harmonic comb"}},
        {"glide", {"glide"}},
    };
    return all;
}

const ProbeAttributes& ProbeAttributes::all()
{
    static const ProbeAttributes table;
    return table;
}

std::optional<std::size_t> ProbeAttributes::find(std::string_view name) const
{
    const auto it = std::ranges::find(m_names, name);
    if (it == m_names.end())
        return std::nullopt;
    return static_cast<std::size_t>(it - m_names.begin());
}

ProbeAttributes::ProbeAttributes()
{
    for (const Kind& kind : kinds)
        add(std::string(kind.name), kind.kindOf, kind.name != hoppingNotes);
    for (const std::string_view name : noteNames)
        add(std::string(name), {});
    for (const std::string_view name : families)
        add(std::string(name), {});
    const std::vector<NamedRange> pitched = addPitches();
    m_related.assign(size() * size(), false);
    for (std::size_t attribute = 0; attribute < size(); ++attribute)
        for (const std::size_t ancestor : m_ancestors[attribute])
            relate(attribute, ancestor);
    for (const NamedRange& one : pitched)
        for (const NamedRange& other : pitched)
            if (soundTogether(one.range, other.range))
                relate(*find(one.name), *find(other.name));
    for (const auto& [one, other] : joined)
        join(one, other);
    for (PitchRange range = noiseRange(lowestPitch); range.low < highestPitch; range = noiseRange(range.high)) {
        join("broadband noise", noiseText(range));
        if (range.high <= bassBelow)
            join("low rumble", noiseText(range));
        if (range.low >= hissFrom)
            join("hiss", noiseText(range));
    }
}

/// All names that say where a sound is in pitch, with what they say.
std::vector<ProbeAttributes::NamedRange> ProbeAttributes::addPitches()
{
    std::vector<NamedRange> added;
    const auto addRange = [&](std::string name, const PitchRange& range, std::span<const std::string_view> kindOf,
                              bool isName) {
        added.push_back({name, range});
        add(std::move(name), kindOf, isName);
    };
    for (PitchRange range{octavesOf.low, octavesOf.low + 12.0}; range.high <= octavesOf.high;
         range = {range.high, range.high + 12.0})
        addRange(octaveText(range), range, registerOf(range), range.high <= highFrom);
    for (PitchRange range = notesRange(lowestPitch); range.high <= highestPitch; range = notesRange(range.high))
        addRange(notesText(range), range, registerOf(range), range.high <= highFrom);
    for (PitchRange range = noiseRange(lowestPitch); range.low < highestPitch; range = noiseRange(range.high))
        addRange(noiseText(range), range, noiseKind(range), false);
    for (PitchRange range = combRange(combs.low); range.high <= combs.high; range = combRange(range.high))
        addRange(combText(range), range, combKind, true);
    return added;
}

void ProbeAttributes::add(std::string name, std::span<const std::string_view> kindOf, bool isName)
{
    std::vector<std::size_t> ancestors{size()};
    for (const std::string_view kind : kindOf) {
        if (kind.empty())
            continue;
        for (const std::size_t ancestor : m_ancestors[*find(kind)])
            if (std::ranges::find(ancestors, ancestor) == ancestors.end())
                ancestors.push_back(ancestor);
    }
    m_names.push_back(std::move(name));
    m_isName.push_back(isName);
    m_ancestors.push_back(std::move(ancestors));
}

void ProbeAttributes::relate(std::size_t one, std::size_t other)
{
    m_related[one * size() + other] = true;
    m_related[other * size() + one] = true;
}

void ProbeAttributes::join(std::string_view one, std::string_view other)
{
    const auto isKindOf = [this](std::size_t attribute, std::size_t kind) {
        return std::ranges::find(m_ancestors[attribute], kind) != m_ancestors[attribute].end();
    };
    const std::size_t first = *find(one);
    const std::size_t second = *find(other);
    for (std::size_t a = 0; a < size(); ++a)
        for (std::size_t b = 0; b < size(); ++b)
            if (isKindOf(a, first) && isKindOf(b, second))
                relate(a, b);
}

} // namespace tonekin
