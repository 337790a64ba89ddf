// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/chiptune.h"

#include "synthesis/drummachine.h"
#include "synthesis/oscillators.h"
#include "synthesis/simpletune.h"

#include <string_view>

namespace tonekin {
namespace {

struct Game {
    std::string_view style;
    double slowest, fastest;
    double drums; // how likely there are any
    std::string_view kick, snare, hat, bass;
};

constexpr std::array<Game, 4> games{{
    {"march", 108, 140, 0.9, "x...x...x...x...", "....x.......x...", "..x...x...x...x.", "x...x...x...x..."},
    {"ballad", 72, 100, 0.3, "x.......x.......", "........x.......", "x...x...x...x...", "x.......x......."},
    {"chase", 150, 180, 1.0, "x.....x.x.....x.", "....x.......x...", "x.x.x.x.x.x.x.x.", "x.x.x.x.x.x.x.x."},
    {"dungeon", 84, 120, 0.5, "x.........x.....", "............x...", "......x.......x.", "x.....x....x...."},
}};

/// The noise channel: a shift register of fifteen bits with feedback from its two lowest, clocked at a set rate;
/// in its short mode it repeats after 93 steps and sounds like a tone.
class ShiftRegister {
public:
    ShiftRegister(double clock, bool shortMode)
        : m_step(clock / recordingRate)
        , m_tap(shortMode ? 6 : 1)
    {
    }
    double next()
    {
        for (m_phase += m_step; m_phase >= 1.0; m_phase -= 1.0) {
            const unsigned feedback = (m_bits ^ (m_bits >> m_tap)) & 1U;
            m_bits = (m_bits >> 1U) | (feedback << 14U);
        }
        return (m_bits & 1U) != 0 ? 1.0 : -1.0;
    }

private:
    double m_step;
    unsigned m_tap;
    double m_phase = 0.0;
    unsigned m_bits = 1;
};

class Chiptune {
public:
    Chiptune(RandomStream random, double seconds)
        : m_random(random)
        , m_game(games.at(static_cast<std::size_t>(m_random.below(static_cast<int>(games.size())))))
    {
        SoundLabels& labels = m_recording.labels;
        labels.kind = "chiptune";
        labels.style = m_game.style;
        labels.kit = "pulse and noise";
        labels.tempo = std::round(m_random.between(m_game.slowest, m_game.fastest));
        m_beatSeconds = 60.0 / labels.tempo;
        const int bars = std::max(4, static_cast<int>(std::lround(seconds / (16.0 * m_beatSeconds))) * 4);
        m_tune = writeTune(m_random, bars, 64 + m_random.below(10));
        m_recording.samples.resize(static_cast<std::size_t>((m_tune.beats() * m_beatSeconds + 0.3) * recordingRate));
    }

    Recording play()
    {
        labelTune(m_recording.labels, m_tune, 0.0, m_beatSeconds);
        m_recording.labels.melody.clear();
        playMelody();
        if (m_random.happens(0.8))
            playArpeggio();
        if (m_random.happens(0.9))
            playBass();
        if (m_random.happens(m_game.drums))
            playDrums();
        m_recording.labels.sections.push_back({{0.0, m_recording.seconds()}, SectionKind::Body});
        return std::move(m_recording);
    }

private:
    double drawWidth()
    {
        static constexpr std::array<double, 3> widths{0.125, 0.25, 0.5};
        return widths.at(static_cast<std::size_t>(m_random.below(3)));
    }

    void playMelody()
    {
        const double width = drawWidth();
        const double depth = m_random.happens(0.5) ? m_random.between(0.1, 0.6) : 0.0;
        const double rate = m_random.between(5.0, 8.0);
        const double sustain = m_random.between(0.3, 1.0);
        const double bend = m_random.happens(0.2) ? m_random.between(0.5, 2.0) : 0.0; // into the note, from below
        for (const TuneNote& note : m_tune.melody) {
            const double start = note.beat * m_beatSeconds;
            const double held = note.beats * m_beatSeconds * 0.94;
            const Envelope envelope{0.002, 0.3, sustain, 0.01};
            Oscillator wave;
            addSound(m_recording.samples, start, held + 0.01, [&](double t) {
                const double pitch =
                    note.pitch + depth * std::sin(turn * rate * t) - bend * std::max(0.0, 1.0 - t / 0.06);
                return 0.2 * wave.pulse(midiHertz(pitch), width) * envelope.at(t, held);
            });
            m_recording.labels.melody.push_back({{start, start + held}, note.pitch});
        }
        m_recording.labels.vibrato = depth;
    }

    /// The chord's tones in turn, fifty times a second or sixteen a bar.
    void playArpeggio()
    {
        const double width = drawWidth();
        const double toneSeconds = m_random.happens(0.6) ? 0.02 * (1 + m_random.below(2)) : m_beatSeconds / 4.0;
        for (std::size_t bar = 0; bar < m_tune.bars.size(); ++bar) {
            const TuneChord& chord = m_tune.bars[bar];
            const std::vector<int> tones = chord.tones();
            Oscillator wave;
            addSound(m_recording.samples, 4.0 * m_beatSeconds * static_cast<double>(bar), 4.0 * m_beatSeconds,
                     [&](double t) {
                         const auto tone = static_cast<std::size_t>(t / toneSeconds) % tones.size();
                         const double fall = 1.0 - 0.7 * std::fmod(t, m_beatSeconds) / m_beatSeconds;
                         return 0.09 * fall * wave.pulse(midiHertz(48.0 + chord.root + tones[tone]), width);
                     });
        }
    }

    void playBass()
    {
        for (std::size_t bar = 0; bar < m_tune.bars.size(); ++bar)
            for (std::size_t step = 0; step < m_game.bass.size(); ++step) {
                if (m_game.bass[step] == '.')
                    continue;
                const std::size_t next = std::min(m_game.bass.find('x', step + 1), m_game.bass.size());
                const double held = static_cast<double>(next - step) * m_beatSeconds / 4.0 * 0.8;
                const double hertz = midiHertz(36.0 + m_tune.bars[bar].root + (step % 8 == 4 ? 7.0 : 0.0));
                const Envelope envelope{0.001, 1.0, 1.0, 0.005};
                Oscillator wave;
                addSound(m_recording.samples, stepTime(bar, step), held + 0.005,
                         [&](double t) { return 0.3 * wave.steppedTriangle(hertz) * envelope.at(t, held); });
            }
    }

    double stepTime(std::size_t bar, std::size_t step) const
    {
        return (4.0 * static_cast<double>(bar) + static_cast<double>(step) / 4.0) * m_beatSeconds;
    }

    void playDrums()
    {
        playNoise(m_game.kick, DrumPiece::Kick, 1500.0, 0.07, 0.35);
        playNoise(m_game.snare, DrumPiece::Snare, 9000.0, 0.12, 0.25);
        playNoise(m_game.hat, DrumPiece::HiHat, 30'000.0, 0.03, 0.12);
    }

    void playNoise(std::string_view steps, DrumPiece piece, double clock, double length, double level)
    {
        DrumHits hits{piece, {}};
        const bool shortMode = piece == DrumPiece::Snare && m_random.happens(0.2);
        for (std::size_t bar = 0; bar < m_tune.bars.size(); ++bar)
            for (std::size_t step = 0; step < steps.size(); ++step) {
                if (steps[step] == '.')
                    continue;
                ShiftRegister noise(clock, shortMode);
                Oscillator thump;
                const double start = stepTime(bar, step);
                addSound(m_recording.samples, start, 2.0 * length, [&](double t) {
                    const double low =
                        piece == DrumPiece::Kick ? thump.triangle(50.0 + 250.0 * std::exp(-t / 0.02)) : 0.0;
                    const double share = piece == DrumPiece::Kick ? std::exp(-t / 0.008) : 1.0;
                    return level * (share * noise.next() + 1.2 * low) * std::exp(-3.0 * t / length);
                });
                hits.times.push_back(start);
            }
        if (!hits.times.empty())
            m_recording.labels.drums.push_back(std::move(hits));
    }

    RandomStream m_random;
    Game m_game;
    Recording m_recording;
    SimpleTune m_tune;
    double m_beatSeconds = 0.5;
};

} // namespace

Recording makeChiptune(RandomStream random, double seconds)
{
    return Chiptune(random, seconds).play();
}

} // namespace tonekin
