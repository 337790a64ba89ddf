// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/simpletune.h"

#include <algorithm>
#include <array>

namespace tonekin {
namespace {

constexpr std::array<int, 7> majorScale{0, 2, 4, 5, 7, 9, 11};
constexpr std::array<int, 7> minorScale{0, 2, 3, 5, 7, 8, 10};

/// Degrees of the scale, 0 the tonic.
using Progression = std::array<int, 4>;
constexpr std::array<Progression, 8> majorProgressions{
    {{0, 4, 5, 3}, {0, 5, 3, 4}, {0, 3, 4, 0}, {0, 5, 1, 4}, {3, 4, 0, 5}, {0, 2, 3, 4}, {0, 4, 3, 0}, {1, 4, 0, 0}}};
constexpr std::array<Progression, 7> minorProgressions{
    {{0, 5, 2, 6}, {0, 3, 4, 0}, {0, 6, 5, 4}, {0, 5, 6, 0}, {0, 2, 6, 3}, {0, 3, 6, 2}, {0, 0, 5, 6}}};

int degreePitch(const std::array<int, 7>& scale, int degree)
{
    const int octave = degree >= 0 ? degree / 7 : (degree - 6) / 7;
    return scale.at(static_cast<std::size_t>(degree - 7 * octave)) + 12 * octave;
}

TuneChord chordOn(const std::array<int, 7>& scale, int key, int degree, bool minor)
{
    const int root = degreePitch(scale, degree);
    const int third = degreePitch(scale, degree + 2) - root;
    const int fifth = degreePitch(scale, degree + 4) - root;
    TuneChord chord{(key + root) % 12, third == 4 ? ChordQuality::Major : ChordQuality::Minor};
    if (fifth == 6)
        chord.quality = ChordQuality::Diminished;
    if (degree == 4) // the fifth step leads home, in minor with the raised third
        chord.quality = minor ? ChordQuality::Major : chord.quality;
    return chord;
}

/// The degree nearest to `degree` that is a tone of the chord on `chordDegree`.
int nearestChordTone(int degree, int chordDegree)
{
    for (int distance = 0; distance < 4; ++distance)
        for (const int candidate : {degree - distance, degree + distance}) {
            const int above = ((candidate - chordDegree) % 7 + 7) % 7;
            if (above == 0 || above == 2 || above == 4)
                return candidate;
        }
    return degree;
}

struct PhraseNote {
    double beat;
    double beats;
    int degree;
};

std::vector<double> drawRhythm(RandomStream& random)
{
    static const std::vector<std::vector<double>> bars{
        {1, 1, 1, 1}, {2, 1, 1}, {1, 0.5, 0.5, 1, 1},        {1.5, 0.5, 1, 1},        {0.5, 0.5, 0.5, 0.5, 1, 1},
        {3, 1},       {1, 1, 2}, {0.5, 0.5, 1, 0.5, 0.5, 1}, {0.75, 0.75, 0.5, 1, 1}, {4}};
    return bars[static_cast<std::size_t>(random.below(static_cast<int>(bars.size())))];
}

std::vector<PhraseNote> writePhrase(RandomStream& random, const Progression& progression)
{
    std::vector<PhraseNote> notes;
    const std::vector<double> motif = drawRhythm(random);
    int degree = random.below(7);
    for (int bar = 0; bar < 4; ++bar) {
        double beat = 4.0 * bar;
        const std::vector<double> rhythm = bar == 3 || random.happens(0.35) ? drawRhythm(random) : motif;
        for (const double beats : rhythm) {
            static constexpr std::array<int, 9> moves{-2, -1, -1, -1, 0, 1, 1, 1, 2};
            degree += random.happens(0.1) ? random.between(0, 1) < 0.5 ? -4 : 4
                                          : moves.at(static_cast<std::size_t>(random.below(9)));
            degree = degree < -1 ? degree + 3 : degree > 9 ? degree - 3 : degree;
            const bool strong = beat - 2.0 * static_cast<int>(beat / 2.0) < 0.01;
            if (strong)
                degree = nearestChordTone(degree, progression.at(static_cast<std::size_t>(bar)));
            if (!random.happens(0.06))
                notes.push_back({beat, beats, degree});
            beat += beats;
        }
    }
    return notes;
}

} // namespace

std::vector<int> TuneChord::tones() const
{
    switch (quality) {
    case ChordQuality::Minor:
        return {0, 3, 7};
    case ChordQuality::Dominant:
        return {0, 4, 7, 10};
    case ChordQuality::Diminished:
        return {0, 3, 6};
    case ChordQuality::Augmented:
        return {0, 4, 8};
    default:
        return {0, 4, 7};
    }
}

SimpleTune writeTune(RandomStream& random, int bars, int lowestPitch)
{
    SimpleTune tune;
    tune.key = random.below(12);
    tune.minor = random.happens(0.5);
    const auto& scale = tune.minor ? minorScale : majorScale;
    std::array<Progression, 2> progressions;
    std::array<std::vector<PhraseNote>, 2> phrases;
    for (std::size_t i = 0; i < 2; ++i) {
        progressions[i] = tune.minor
                              ? minorProgressions.at(
                                    static_cast<std::size_t>(random.below(static_cast<int>(minorProgressions.size()))))
                              : majorProgressions.at(
                                    static_cast<std::size_t>(random.below(static_cast<int>(majorProgressions.size()))));
        phrases[i] = writePhrase(random, progressions[i]);
    }
    const int tonic = lowestPitch + 2 + ((tune.key - lowestPitch - 2) % 12 + 12) % 12;
    for (int phrase = 0; 4 * phrase < bars; ++phrase) {
        const std::size_t which = phrase % 4 == 2 ? 1 : 0;
        for (const int degree : progressions[which])
            tune.bars.push_back(chordOn(scale, tune.key, degree, tune.minor));
        for (const PhraseNote& note : phrases[which])
            tune.melody.push_back({16.0 * phrase + note.beat, note.beats, tonic + degreePitch(scale, note.degree)});
    }
    return tune;
}

void labelTune(SoundLabels& labels, const SimpleTune& tune, double start, double beatSeconds)
{
    labels.key = tune.key;
    labels.minor = tune.minor;
    for (std::size_t bar = 0; bar < tune.bars.size(); ++bar) {
        const double from = start + 4.0 * beatSeconds * static_cast<double>(bar);
        labels.chords.push_back({{from, from + 4.0 * beatSeconds}, tune.bars[bar].root, tune.bars[bar].quality});
    }
    for (const TuneNote& note : tune.melody) {
        const double from = start + beatSeconds * note.beat;
        labels.melody.push_back({{from, from + beatSeconds * note.beats}, note.pitch});
    }
}

} // namespace tonekin
