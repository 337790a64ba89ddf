// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/filterterms.h"

#include <array>
#include <charconv>
#include <optional>

namespace tonekin {
namespace {

constexpr std::string_view separator = "; ";

constexpr auto terms = std::to_array<std::string_view>(
    {// Drums and noise
     "drums", "drum loop", "low drum", "bass drum", "tom", "snare drum", "hand clap", "hi-hat or cymbal", "hi-hat",
     "cymbal", "shaker or tambourine", "hand drum", "wood or metal percussion", "noisy sound", "noisy hit",
     "high noisy sound", "broadband noise", "white noise", "pink noise", "noise burst", "hiss", "low rumble", "hum",
     "crackle", "noise around %1 Hz",
     // Pitch
     "low sound", "bass note", "low drone", "high tone", "notes around %1 Hz", "notes from %1 to %2 Hz", "the note C",
     "the note C sharp", "the note D", "the note E flat", "the note E", "the note F", "the note F sharp", "the note G",
     "the note A flat", "the note A", "the note B flat", "the note B", "chord", "major triad", "minor triad",
     "fifth or fourth", "third or sixth", "octave", "harmonic comb", "harmonic comb of %1 Hz", "moving pitch",
     "hopping notes", "glide", "rising glide", "falling glide", "vibrato",
     // Instruments: the families of General MIDI
     "piano", "bells and mallets", "organ", "guitar", "bass guitar", "strings", "ensemble", "brass", "reed", "pipe",
     "synthetic lead", "synthetic pad", "synthetic effect", "folk instrument", "struck instrument", "sound effect",
     // Other properties
     "sharp attack", "steady sound", "speech", "distortion", "reverberation", "near silence",
     // Parts of a description from the weights
     "around %1 Hz", "%1 Hz wide", "onset", "offset", "sustained", "short", "rising", "falling",
     "comb, spacing %1 bands (%2 Hz)", "no weights"});

/// The numbers that make the term this text.
std::optional<std::vector<int>> numbersIn(std::string_view text, std::string_view term)
{
    std::vector<int> numbers;
    while (!term.empty()) {
        if (term.front() != '%') {
            if (text.empty() || text.front() != term.front())
                return std::nullopt;
            text.remove_prefix(1);
            term.remove_prefix(1);
            continue;
        }
        int number = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem != std::errc{})
            return std::nullopt;
        numbers.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        term.remove_prefix(2); // the sign and its digit
    }
    return text.empty() ? std::optional(numbers) : std::nullopt;
}

FilterPhrase readPhrase(std::string_view text)
{
    for (const std::string_view term : terms)
        if (auto numbers = numbersIn(text, term))
            return {term, std::move(*numbers), std::string(text)};
    return {{}, {}, std::string(text)};
}

} // namespace

std::span<const std::string_view> filterTerms()
{
    return terms;
}

std::string filterText(std::string_view term, std::initializer_list<int> numbers)
{
    std::string text(term);
    int place = 1;
    for (const int number : numbers) {
        const std::string mark = "%" + std::to_string(place++);
        if (const auto at = text.find(mark); at != std::string::npos)
            text.replace(at, mark.size(), std::to_string(number));
    }
    return text;
}

std::vector<FilterPhrase> readFilterPhrases(std::string_view name)
{
    std::vector<FilterPhrase> phrases;
    for (;;) {
        const auto end = name.find(separator);
        phrases.push_back(readPhrase(name.substr(0, end)));
        if (end == std::string_view::npos)
            return phrases;
        name.remove_prefix(end + separator.size());
    }
}

} // namespace tonekin
