// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// What a probe sound can be an example of: a name that a filter may earn. Names come from base/filterterms.h.
///
/// Names are related when one cannot be told from the other by what they say: then being nearly as good for the other
/// does not make a filter less selective. That is so for
///  - a name and what it is a kind of: a bass drum is a low drum, a drum and a low sound;
///  - names joined by hand, with all their kinds: a snare drum and a burst of noise;
///  - notes and combs next to each other in pitch, whose ranges meet in one band of the network's front end;
///  - notes of which one is the second, third or fourth harmonic of the other: both sound at that frequency;
///  - noise and a narrow band of it.
/// Siblings are not related: a filter that responds to hi-hats and cymbals alike is called "hi-hat or cymbal" or
/// nothing.
class ProbeAttributes {
public:
    /// The one table, made on first use.
    static const ProbeAttributes& all();

    std::size_t size() const { return m_names.size(); }
    const std::string& name(std::size_t attribute) const { return m_names[attribute]; }
    std::optional<std::size_t> find(std::string_view name) const;
    bool related(std::size_t one, std::size_t other) const { return m_related[one * size() + other]; }
    /// False for what says no more than a frequency: narrow bands of noise, notes above 2 kHz, where all examples are
    /// whistles, and tones that hop about. They are rivals of names, but no names: nearly every filter, trained or not,
    /// has a band that it responds to most, and a description of its weights says which.
    bool isName(std::size_t attribute) const { return m_isName[attribute]; }
    /// The factor and all that it is a kind of.
    const std::vector<std::size_t>& withAncestors(std::size_t attribute) const { return m_ancestors[attribute]; }

    /// MIDI numbers; `high` does not belong to it.
    struct PitchRange {
        double low = 0.0;
        double high = 0.0;
        double middle() const { return (low + high) / 2.0; }
    };

private:
    struct NamedRange {
        std::string name;
        PitchRange range;
    };

    ProbeAttributes();
    void add(std::string name, std::span<const std::string_view> kindOf, bool isName = true);
    std::vector<NamedRange> addPitches();
    void join(std::string_view one, std::string_view other);
    void relate(std::size_t one, std::size_t other);

    std::vector<std::string> m_names;
    std::vector<std::vector<std::size_t>> m_ancestors;
    std::vector<bool> m_isName;
    std::vector<bool> m_related;
};

/// Things that a network which listens to music should know: found if a confirmed name is one of them or a kind of it.
struct Landmark {
    std::string_view name;
    std::vector<std::string_view> attributes;
};
std::span<const Landmark> landmarks();
/// The narrow range of pitch that a fundamental belongs to: half octaves below 250 Hz, whole tones above, as the bands
/// of the front end resolve them. "notes around 110 Hz"; empty outside 25 Hz to 10 kHz.
std::string notesAround(double hertz);
/// The same range for a narrow band of noise.
std::string noiseAround(double hertz);
/// Its octave: "notes from 65 to 131 Hz".
std::string notesInOctave(double hertz);
/// "the note C" for MIDI number 60.
std::string noteName(int pitch);
/// The whole tone that a comb's spacing belongs to; empty outside 100 to 800 Hz.
std::string combAround(double hertz);
/// The family of a General MIDI program (0 to 127).
std::string_view familyName(int program);

} // namespace tonekin
