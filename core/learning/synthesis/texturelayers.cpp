// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/score.h"
#include "synthesis/textures.h"
#include "synthesis/voicing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace tonekin {
namespace {

struct Player {
    const Layer& layer;
    Score& score;
    int channel;

    void note(double beat, double beats, int pitch, double loudness = 1.0) const
    {
        score.play(channel, beat, beats, pitch, layer.velocity * loudness);
    }
    void chord(const ChordPlace& place, double beat, double beats, double loudness = 1.0) const
    {
        for (const int pitch : closeVoicing(place.chord, layer.centre))
            note(beat, beats, pitch, loudness);
    }
};

using PlayChord = std::function<void(const Player&, const ChordPlace&)>;

/// Figures are drawn once a player and kept, or it would be no figure.
PlayChord arpeggio(RandomStream& random)
{
    static constexpr std::array<double, 4> lengths{0.25, 0.5, 0.5, 1.0 / 3.0};
    const double length = lengths.at(static_cast<std::size_t>(random.below(4)));
    const int shape = random.below(4);
    const double held = random.between(0.8, 2.5);
    const int noise = random.below(5);
    return [=](const Player& player, const ChordPlace& place) {
        const auto pitches = ladder(place.chord, player.layer.centre);
        const int count = static_cast<int>(pitches.size());
        const int turn = 2 * count - 2;
        int step = 0;
        for (double beat = 0.0; beat < place.beats - 1e-6; beat += length, ++step) {
            int index = step % count;
            if (shape == 1)
                index = count - 1 - index;
            else if (shape == 2)
                index = step % turn < count ? step % turn : turn - step % turn;
            else if (shape == 3)
                index = (step * 3 + noise) % count;
            const double accent = step % 4 == 0 ? 1.12 : 0.95;
            player.note(place.beat + beat, std::min(length * held, place.beats - beat),
                        pitches[static_cast<std::size_t>(index)], accent);
        }
    };
}

PlayChord broken(RandomStream& random)
{
    const double length = random.happens(0.6) ? 0.5 : 0.25;
    return [=](const Player& player, const ChordPlace& place) {
        static constexpr std::array<std::size_t, 4> order{0, 2, 1, 2};
        const auto pitches = closeVoicing(place.chord, player.layer.centre);
        std::size_t step = 0;
        for (double beat = 0.0; beat < place.beats - 1e-6; beat += length, ++step)
            player.note(place.beat + beat, length * 1.1, pitches[order.at(step % 4) % pitches.size()],
                        step % 4 == 0 ? 1.1 : 0.9);
    };
}

PlayChord stabs(RandomStream& random)
{
    static constexpr std::array<std::array<double, 4>, 6> rhythms{{{0.0, 1.5, 2.5, -1},
                                                                   {0.5, 1.5, 2.5, 3.5},
                                                                   {0.0, 0.75, 1.5, 3.0},
                                                                   {1.0, 3.0, -1, -1},
                                                                   {0, 1, 2, 3},
                                                                   {0.0, 2.5, 3.0, -1}}};
    const auto& rhythm = rhythms.at(static_cast<std::size_t>(random.below(static_cast<int>(rhythms.size()))));
    const double length = random.between(0.2, 0.6);
    return [&rhythm, length](const Player& player, const ChordPlace& place) {
        for (const double beat : rhythm)
            if (beat >= 0.0 && beat < place.beats)
                player.chord(place, place.beat + beat, length, beat == 0.0 ? 1.1 : 0.95);
    };
}

PlayChord ostinato(RandomStream& random)
{
    static constexpr std::array<std::array<int, 8>, 5> figures{{{0, 0, 7, 0, 12, 0, 7, 0},
                                                                {0, 0, 0, 0, 0, 0, 0, 0},
                                                                {0, 12, 0, 12, 0, 12, 0, 12},
                                                                {0, 0, 7, 0, 0, 7, 0, 12},
                                                                {0, 7, 12, 7, 0, 7, 12, 7}}};
    const auto& figure = figures.at(static_cast<std::size_t>(random.below(static_cast<int>(figures.size()))));
    const double length = random.happens(0.6) ? 0.5 : 0.25;
    return [&figure, length](const Player& player, const ChordPlace& place) {
        const int root = nearest(place.chord.root, player.layer.centre);
        std::size_t step = 0;
        for (double beat = 0.0; beat < place.beats - 1e-6; beat += length, ++step) {
            const int up = figure.at(step % 8);
            player.note(place.beat + beat, length * 0.7, root + (up == 7 ? fifthOf(place.chord) : up),
                        step % 4 == 0 ? 1.2 : 0.9);
        }
    };
}

void sustain(const Player& player, const ChordPlace& place)
{
    player.chord(place, place.beat, place.beats * (place.last ? 1.0 : 1.02));
}

void swell(const Player& player, const ChordPlace& place)
{
    const double middle = place.beat + 0.6 * place.beats;
    player.score.swell(player.channel, place.beat, middle, 60, 120);
    player.score.swell(player.channel, middle, place.beat + place.beats, 118, 60);
    sustain(player, place);
}

void bassLong(const Player& player, const ChordPlace& place)
{
    player.note(place.beat, place.beats * 0.98, nearest(place.chord.root, player.layer.centre));
}

void bassPulse(const Player& player, const ChordPlace& place)
{
    const int root = nearest(place.chord.root, player.layer.centre);
    for (double beat = 0.0; beat < place.beats - 1e-6; beat += 0.5)
        player.note(place.beat + beat, 0.42, root, std::fmod(beat, 1.0) == 0.0 ? 1.05 : 0.9);
}

void bassWalk(const Player& player, const ChordPlace& place)
{
    const auto intervals = chordIntervals(place.chord.kind);
    const int root = nearest(place.chord.root, player.layer.centre);
    const int beats = static_cast<int>(place.beats);
    for (int beat = 0; beat < beats; ++beat) {
        int pitch = root + intervals[static_cast<std::size_t>(beat) % intervals.size()] % 12;
        if (beat > 1 && beat + 1 == beats)
            pitch = root + (player.score.random().happens(0.5) ? -1 : 2); // leads on
        player.note(place.beat + beat, 0.9, pitch, beat == 0 ? 1.1 : 0.95);
    }
}

void bassOompah(const Player& player, const ChordPlace& place)
{
    const int root = nearest(place.chord.root, player.layer.centre);
    player.note(place.beat, 0.8, root, 1.1);
    if (place.beats >= 4.0)
        player.note(place.beat + 2.0, 0.8, root + fifthOf(place.chord) - 12);
}

void offbeats(const Player& player, const ChordPlace& place)
{
    const bool three = player.score.song().beatsPerBar == 3;
    for (int beat = 1; beat < static_cast<int>(place.beats); beat += three ? 1 : 2)
        player.chord(place, place.beat + beat, 0.4);
}

PlayChord power(RandomStream& random)
{
    const bool held = random.happens(0.4);
    const bool gallop = random.happens(0.3);
    return [=](const Player& player, const ChordPlace& place) {
        const int root = nearest(place.chord.root, player.layer.centre);
        const auto strike = [&](double beat, double beats, double loudness) {
            for (const int up : {0, 7, 12})
                player.note(place.beat + beat, beats, root + up, loudness);
        };
        if (held || place.last) {
            strike(0.0, place.beats * 0.95, 1.1);
            return;
        }
        for (double beat = 0.0; beat < place.beats - 1e-6; beat += gallop ? 1.0 : 0.5) {
            strike(beat, 0.4, std::fmod(beat, 2.0) == 0.0 ? 1.1 : 0.9);
            if (gallop) {
                strike(beat + 0.5, 0.2, 0.85);
                strike(beat + 0.75, 0.2, 0.85);
            }
        }
    };
}

PlayChord strum(RandomStream& random)
{
    static constexpr std::array<std::array<int, 8>, 4> rhythms{
        // 1: down, 2: up, by eighths
        {{1, 0, 1, 2, 0, 2, 1, 2}, {1, 0, 1, 0, 1, 0, 1, 0}, {1, 0, 0, 2, 1, 0, 1, 2}, {1, 2, 1, 2, 1, 2, 1, 2}}};
    const auto& rhythm = rhythms.at(static_cast<std::size_t>(random.below(static_cast<int>(rhythms.size()))));
    return [&rhythm](const Player& player, const ChordPlace& place) {
        auto strings = ladder(place.chord, player.layer.centre);
        strings.resize(std::min<std::size_t>(strings.size(), 6));
        for (std::size_t eighth = 0; eighth < static_cast<std::size_t>(place.beats * 2.0); ++eighth) {
            const int stroke = rhythm.at(eighth % 8);
            if (stroke == 0)
                continue;
            std::vector<int> struck = strings;
            if (stroke == 2)
                std::ranges::reverse(struck);
            const double beat = place.beat + 0.5 * static_cast<double>(eighth);
            const double left = place.beat + place.beats - beat;
            for (std::size_t i = 0; i < struck.size(); ++i) {
                const double later = 0.03 * static_cast<double>(i);
                player.note(beat + later, std::min(0.9, left - later), struck[i], stroke == 1 ? 1.0 : 0.8);
            }
        }
    };
}

PlayChord picking(RandomStream& random)
{
    const int shape = random.below(3);
    return [=](const Player& player, const ChordPlace& place) {
        static constexpr std::array<std::array<std::size_t, 8>, 3> orders{
            {{0, 3, 2, 4, 1, 3, 2, 4}, {0, 2, 3, 4, 1, 4, 3, 2}, {0, 2, 1, 3, 0, 2, 1, 4}}};
        const auto strings = ladder(place.chord, player.layer.centre);
        for (std::size_t eighth = 0; eighth < static_cast<std::size_t>(place.beats * 2.0); ++eighth) {
            const std::size_t string = orders.at(static_cast<std::size_t>(shape)).at(eighth % 8) % strings.size();
            const double beat = 0.5 * static_cast<double>(eighth);
            player.note(place.beat + beat, std::min(1.5, place.beats - beat), strings[string],
                        string == 0 ? 1.15 : 0.9);
        }
    };
}

void timpani(const Player& player, const ChordPlace& place)
{
    const int root = nearest(place.chord.root, player.layer.centre);
    RandomStream& random = player.score.random();
    player.note(place.beat, 1.0, root, place.opensSection ? 1.25 : 1.0);
    if (random.happens(0.5) && place.beats >= 3.0) {
        player.note(place.beat + 2.0, 0.5, root + fifthOf(place.chord) - 12, 0.9);
        player.note(place.beat + 2.5, 0.5, root, 0.9);
    }
    if (random.happens(0.12))
        for (double beat = place.beats - 1.0; beat < place.beats - 1e-6; beat += 0.125) // a roll into the next
            player.note(place.beat + beat, 0.12, root, 0.6 + 0.5 * (beat - place.beats + 1.0));
}

void bells(const Player& player, const ChordPlace& place)
{
    RandomStream& random = player.score.random();
    const auto pitches = ladder(place.chord, player.layer.centre);
    for (double beat = 0.0; beat < place.beats - 1e-6; beat += 0.5)
        if (random.happens(0.22))
            player.note(place.beat + beat, 1.5,
                        pitches[static_cast<std::size_t>(random.below(static_cast<int>(pitches.size())))]);
}

void scenery(const Player& player, const ChordPlace& place)
{
    RandomStream& random = player.score.random();
    if (place.opensSection || random.happens(0.2))
        player.note(place.beat, std::max(place.beats, 4.0) * random.between(0.8, 1.6),
                    player.layer.centre + random.below(12), random.between(0.7, 1.2));
}

PlayChord beats(RandomStream& random)
{
    std::array<bool, 16> rhythm{};
    for (std::size_t i = 0; i < rhythm.size(); ++i)
        rhythm.at(i) = i == 0 || random.happens(i % 4 == 0 ? 0.7 : i % 2 == 0 ? 0.45 : 0.2);
    const bool falls = random.happens(0.5);
    return [=](const Player& player, const ChordPlace& place) {
        for (std::size_t i = 0; i < static_cast<std::size_t>(place.beats * 4.0); ++i)
            if (rhythm.at(i % 16))
                player.note(place.beat + 0.25 * static_cast<double>(i), 0.3,
                            player.layer.centre - (falls ? static_cast<int>(i % 8) : 0), i % 8 == 0 ? 1.2 : 0.9);
    };
}

void counter(const Player& player, const ChordPlace& place)
{
    RandomStream& random = player.score.random();
    const auto pitches = closeVoicing(place.chord, player.layer.centre);
    const auto pick = [&] { return pitches[static_cast<std::size_t>(random.below(static_cast<int>(pitches.size())))]; };
    if (random.happens(0.5) && place.beats >= 4.0) {
        player.note(place.beat, place.beats / 2.0, pick());
        player.note(place.beat + place.beats / 2.0, place.beats / 2.0, pick());
    } else {
        player.note(place.beat, place.beats, pick());
    }
}

void cluster(const Player& player, const ChordPlace& place)
{
    RandomStream& random = player.score.random();
    if (!place.opensSection && random.happens(0.4))
        return;
    const int lowest = player.layer.centre - 4 + random.below(8);
    player.score.swell(player.channel, place.beat, place.beat + place.beats, 30 + random.below(40),
                       90 + random.below(37));
    for (int i = 0; i < 3 + random.below(3); ++i)
        player.note(place.beat, place.beats, lowest + i);
}

void drone(const Player& player)
{
    const Song& song = player.score.song();
    const int tonic = nearest(song.key, player.layer.centre);
    const double piece = 8.0 * song.beatsPerBar;
    for (double beat = 0.0; beat < song.beats(); beat += piece) {
        const double left = std::min(piece, song.beats() - beat);
        player.note(beat, left, tonic);
        player.note(beat, left, tonic + 7, 0.8);
    }
}

void doubledMelody(const Player& player)
{
    const Song& song = player.score.song();
    for (const SongNote& note : song.melody)
        player.note(note.beat, note.beats * 0.95, note.pitch + (player.layer.centre >= 60 ? 12 : -12));
}

PlayChord chordPlayer(LayerKind kind, RandomStream& random)
{
    switch (kind) {
    case LayerKind::Swell:
        return swell;
    case LayerKind::Arpeggio:
        return arpeggio(random);
    case LayerKind::Broken:
        return broken(random);
    case LayerKind::Stabs:
        return stabs(random);
    case LayerKind::Ostinato:
        return ostinato(random);
    case LayerKind::BassLong:
        return bassLong;
    case LayerKind::BassPulse:
        return bassPulse;
    case LayerKind::BassWalk:
        return bassWalk;
    case LayerKind::BassOompah:
        return bassOompah;
    case LayerKind::Offbeats:
        return offbeats;
    case LayerKind::Power:
        return power(random);
    case LayerKind::Strum:
        return strum(random);
    case LayerKind::Picking:
        return picking(random);
    case LayerKind::Timpani:
        return timpani;
    case LayerKind::Bells:
        return bells;
    case LayerKind::Scenery:
        return scenery;
    case LayerKind::Beats:
        return beats(random);
    case LayerKind::Counter:
        return counter;
    case LayerKind::Cluster:
        return cluster;
    case LayerKind::Sustain:
    case LayerKind::Drone:
    case LayerKind::DoubledMelody:
        return sustain;
    }
    return sustain;
}

} // namespace

void playLayer(const Layer& layer, Score& score)
{
    RandomStream& random = score.random();
    const int program = layer.programs[static_cast<std::size_t>(random.below(static_cast<int>(layer.programs.size())))];
    const Player player{layer, score, score.instrument(program, 80 + random.below(40))};
    if (layer.kind == LayerKind::Drone)
        return drone(player);
    if (layer.kind == LayerKind::DoubledMelody)
        return doubledMelody(player);
    const PlayChord play = chordPlayer(layer.kind, random);
    // Players come in one after another, and rest for a section now and then; those that make the style are always
    // there.
    const bool always = layer.chance >= 1.0;
    const int entersAt = !always && random.happens(0.3) ? 1 + random.below(2) : 0;
    int section = -1;
    bool rests = false;
    for (const ChordPlace& place : placesOf(score.song())) {
        if (place.opensSection || section < 0) {
            ++section;
            rests = section < entersAt || (!always && section > 0 && random.happens(0.08));
        }
        if (!rests || place.last)
            play(player, place);
    }
}

} // namespace tonekin
