// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/electronic.h"

#include "synthesis/drummachine.h"
#include "synthesis/effects.h"
#include "synthesis/noisemaker.h"
#include "synthesis/oscillators.h"
#include "synthesis/simpletune.h"

#include <string_view>

namespace tonekin {
namespace {

/// Sixteen steps a bar: 'x' a hit, 'o' a soft one.
struct Beat {
    std::string_view style;
    double slowest, fastest; // beats per minute
    std::string_view kick, snare, hat, other;
};

constexpr std::array<Beat, 10> beats{{
    {"house", 116, 128, "x...x...x...x...", "....x.......x...", "..x...x...x...x.", "....o.......o..."},
    {"house", 118, 126, "x...x...x...x..o", "....x.......x..o", "o.x.o.x.o.x.o.x.", "................"},
    {"techno", 125, 142, "x...x...x...x...", "................", "o.xoo.xoo.xoo.xo", "....x.......x..x"},
    {"trance", 130, 144, "x...x...x...x...", "....x.......x...", "..x...x...x...xo", "................"},
    {"breakbeat", 100, 140, "x..x......x.....", "....x..o.o..x..o", "x.x.x.x.x.x.x.x.", "................"},
    {"breakbeat", 105, 138, "x.....x...x..o..", "....x.......x.o.", "xoxoxoxoxoxoxoxo", "..............o."},
    {"drum and bass", 162, 180, "x.........x.....", "....x.......x...", "x.x.x.x.x.x.x.xo", "................"},
    {"drum and bass", 160, 178, "x..x......x.....", "....x..o.o..x..o", "xoxoxoxoxoxoxoxo", "................"},
    {"downtempo", 70, 96, "x......o..x.....", "....x.......x...", "x.o.x.o.x.o.x.oo", "..............o."},
    {"electro", 108, 132, "x..x..x...x..x..", "....x.......x...", "xxoxxxoxxxoxxxox", "..o.......o....."},
}};

/// What one track is drawn to be.
class ElectronicTrack {
public:
    ElectronicTrack(RandomStream random, double seconds)
        : m_random(random)
        , m_beat(beats.at(static_cast<std::size_t>(m_random.below(static_cast<int>(beats.size())))))
        , m_machine(m_random)
    {
        SoundLabels& labels = m_recording.labels;
        labels.kind = "electronic";
        labels.style = m_beat.style;
        labels.kit = "synthesiser";
        labels.tempo = std::round(m_random.between(m_beat.slowest, m_beat.fastest));
        m_beatSeconds = 60.0 / labels.tempo;
        const int bars = std::max(8, static_cast<int>(std::lround(seconds / (4.0 * m_beatSeconds) / 4.0)) * 4);
        m_tune = writeTune(m_random, bars, 60 + m_random.below(10));
        m_recording.samples.resize(static_cast<std::size_t>((m_tune.beats() * m_beatSeconds + 1.0) * recordingRate));
        m_bars = static_cast<int>(m_tune.bars.size());
        m_introBars = m_random.happens(0.7) ? 4 : 0;
        m_endingBars = m_random.happens(0.6) ? 4 : 0;
    }

    Recording play()
    {
        const bool hasBass = m_random.happens(0.9);
        const bool hasPad = m_random.happens(0.75);
        const bool hasArpeggio = m_random.happens(0.45);
        const bool hasLead = m_random.happens(0.6) || !(hasBass || hasPad || hasArpeggio);
        playDrums();
        if (hasPad)
            playPad();
        if (hasBass)
            playBass();
        if (hasArpeggio)
            playArpeggio();
        labelTune(m_recording.labels, m_tune, 0.0, m_beatSeconds);
        m_recording.labels.melody.clear();
        if (hasLead)
            playLead();
        if (m_introBars > 0 && m_random.happens(0.6))
            playRiser();
        labelSections();
        return std::move(m_recording);
    }

private:
    double barStart(int bar) const { return 4.0 * bar * m_beatSeconds; }
    bool inBody(int bar) const { return bar >= m_introBars && bar < m_bars - m_endingBars; }

    void mix(const Samples& layer, double level)
    {
        const double loud = levelOf(layer);
        if (loud <= 0.0)
            return;
        const auto gain = static_cast<float>(level / loud);
        for (std::size_t i = 0; i < layer.size(); ++i)
            m_recording.samples[i] += gain * layer[i];
    }

    void playPattern(std::string_view steps, DrumPiece piece, int bar, double level)
    {
        for (std::size_t step = 0; step < steps.size(); ++step)
            if (steps[step] != '.' && !m_random.happens(0.02))
                m_machine.strike(m_recording, piece, barStart(bar) + static_cast<double>(step) * m_beatSeconds / 4.0,
                                 level * (steps[step] == 'x' ? 1.0 : 0.45) * m_random.between(0.85, 1.0));
    }

    void playDrums()
    {
        const bool drumsInIntro = m_random.happens(0.5);
        const bool drumsInEnding = m_random.happens(0.5);
        for (int bar = 0; bar < m_bars; ++bar) {
            const bool intro = bar < m_introBars;
            if ((intro && !drumsInIntro) || (bar >= m_bars - m_endingBars && !drumsInEnding))
                continue;
            const bool fill = bar % 8 == 7;
            playPattern(m_beat.kick, DrumPiece::Kick, bar, 0.9);
            if (!intro)
                playPattern(m_beat.snare, DrumPiece::Snare, bar, 0.6);
            playPattern(m_beat.hat, DrumPiece::HiHat, bar, 0.22);
            playPattern(m_beat.other, DrumPiece::Other, bar, 0.4);
            if (bar % 8 == 0)
                playPattern("x...............", DrumPiece::Cymbal, bar, 0.35);
            if (fill)
                playPattern("..........x.x.xx", DrumPiece::Tom, bar, 0.5);
        }
        sortDrums(m_recording.labels);
    }

    /// How far the pads are pressed down, by the time since the last bass drum.
    std::vector<float> ducking() const
    {
        std::vector<float> gains(m_recording.samples.size(), 1.0F);
        for (const DrumHits& hits : m_recording.labels.drums)
            if (hits.piece == DrumPiece::Kick)
                for (const double time : hits.times)
                    for (std::size_t i = 0; i < recordingRate / 4; ++i) {
                        const auto at = static_cast<std::size_t>(time * recordingRate) + i;
                        if (at < gains.size())
                            gains[at] = std::min(gains[at], 0.2F + 0.8F * static_cast<float>(i) / (recordingRate / 4));
                    }
        return gains;
    }

    void playPad()
    {
        Samples layer(m_recording.samples.size());
        const double detune = m_random.between(0.03, 0.15);
        const double swing = m_random.between(0.03, 0.2);
        const double darkest = m_random.between(300.0, 900.0);
        const double brightest = darkest * m_random.between(2.0, 8.0);
        for (int bar = 0; bar < m_bars; ++bar) {
            const TuneChord& chord = m_tune.bars[static_cast<std::size_t>(bar)];
            const Envelope envelope{0.05, 1.0, 0.8, 0.25};
            const double held = 4.0 * m_beatSeconds - 0.02;
            for (const int tone : chord.tones()) {
                const double pitch = 48.0 + (chord.root + tone) % 12;
                std::array<Oscillator, 3> saws{Oscillator(m_random.unit()), Oscillator(m_random.unit()),
                                               Oscillator(m_random.unit())};
                const std::array<double, 3> hertz{midiHertz(pitch - detune), midiHertz(pitch),
                                                  midiHertz(pitch + detune)};
                addSound(layer, barStart(bar), held + envelope.release, [&](double t) {
                    const double sum = saws[0].saw(hertz[0]) + saws[1].saw(hertz[1]) + saws[2].saw(hertz[2]);
                    return sum * envelope.at(t, held);
                });
            }
        }
        sweepFilter(layer, swing, darkest, brightest, m_random.between(0.7, 2.5));
        if (m_random.happens(0.6)) {
            const std::vector<float> gains = ducking();
            for (std::size_t i = 0; i < layer.size(); ++i)
                layer[i] *= gains[i];
        }
        mix(layer, m_random.between(0.05, 0.14));
    }

    void playBass()
    {
        static constexpr std::array<std::string_view, 6> lines{"x.x.x.x.x.x.x.x.", "..x...x...x...x.",
                                                               "x..x..x.x..x..x.", "x...............",
                                                               "xxxxxxxxxxxxxxxx", "x.....x...x....."};
        const std::string_view line = lines.at(static_cast<std::size_t>(m_random.below(6)));
        Samples layer(m_recording.samples.size());
        const bool square = m_random.happens(0.4);
        const double q = m_random.between(0.8, 6.0);
        const double open = m_random.between(500.0, 3000.0);
        const double octaves = m_random.between(0.0, 0.3);
        for (int bar = 0; bar < m_bars; ++bar) {
            if (!inBody(bar))
                continue;
            const int root = m_tune.bars[static_cast<std::size_t>(bar)].root;
            for (std::size_t step = 0; step < line.size(); ++step) {
                if (line[step] == '.')
                    continue;
                const std::size_t next = std::min(line.find('x', step + 1), line.size());
                const double held = std::min(4.0, static_cast<double>(next - step)) * m_beatSeconds / 4.0 * 0.85;
                const double hertz = midiHertz(28.0 + (root + 8) % 12 + (m_random.happens(octaves) ? 12.0 : 0.0));
                const Envelope envelope{0.004, 0.3, 0.6, 0.03};
                Oscillator wave;
                SweptFilter filter;
                addSound(layer, barStart(bar) + static_cast<double>(step) * m_beatSeconds / 4.0, held + 0.03,
                         [&](double t) {
                             const double in = square ? wave.pulse(hertz, 0.5) : wave.saw(hertz);
                             return filter.step(in, 90.0 + open * std::exp(-t / 0.12), q).low * envelope.at(t, held);
                         });
            }
        }
        mix(layer, m_random.between(0.12, 0.22));
    }

    void playArpeggio()
    {
        Samples layer(m_recording.samples.size());
        const double width = m_random.between(0.1, 0.5);
        const double held = m_beatSeconds / 4.0 * m_random.between(0.4, 0.9);
        const int shape = m_random.below(3);
        for (int bar = 0; bar < m_bars; ++bar) {
            const TuneChord& chord = m_tune.bars[static_cast<std::size_t>(bar)];
            const std::vector<int> tones = chord.tones();
            const int count = static_cast<int>(tones.size());
            for (int step = 0; step < 16; ++step) {
                const int turned = shape == 0   ? step % count
                                   : shape == 1 ? count - 1 - step % count
                                                : (step * 2) % count;
                const double octave = shape == 2 ? 12.0 * (step % 2) : 12.0 * (step / count % 2);
                const double hertz = midiHertz(60.0 + chord.root + tones[static_cast<std::size_t>(turned)] + octave);
                const Envelope envelope{0.002, 0.15, 0.4, 0.04};
                Oscillator wave;
                addSound(layer, barStart(bar) + step * m_beatSeconds / 4.0, held + 0.04,
                         [&](double t) { return wave.pulse(hertz, width) * envelope.at(t, held); });
            }
        }
        sweepFilter(layer, m_random.between(0.02, 0.1), 700.0, m_random.between(3000.0, 9000.0),
                    m_random.between(0.7, 3.0));
        mix(layer, m_random.between(0.03, 0.09));
    }

    void playLead()
    {
        Samples layer(m_recording.samples.size());
        const double depth = m_random.happens(0.5) ? m_random.between(0.1, 0.8) : 0.0; // semitones
        const double rate = m_random.between(4.5, 7.0);
        const int shape = m_random.below(3);
        for (const TuneNote& note : m_tune.melody) {
            const double start = note.beat * m_beatSeconds;
            const double held = note.beats * m_beatSeconds * 0.92;
            if (!inBody(static_cast<int>(note.beat / 4.0)))
                continue;
            const Envelope envelope{0.012, 0.4, 0.7, 0.05};
            Oscillator wave;
            addSound(layer, start, held + 0.05, [&](double t) {
                const double pitch = note.pitch + depth * std::sin(turn * rate * t);
                const double hertz = midiHertz(pitch);
                const double out = shape == 0   ? wave.saw(hertz)
                                   : shape == 1 ? wave.pulse(hertz, 0.3)
                                                : wave.triangle(hertz);
                return out * envelope.at(t, held);
            });
            m_recording.labels.melody.push_back({{start, start + held}, note.pitch});
        }
        m_recording.labels.vibrato = m_recording.labels.melody.empty() ? 0.0 : depth;
        lowPass(layer, m_random.between(2500.0, 9000.0));
        mix(layer, m_random.between(0.06, 0.16));
    }

    /// Noise that rises through the intro, as before a drop.
    void playRiser()
    {
        const double length = barStart(m_introBars);
        NoiseMaker noise(NoiseKind::White, RandomStream(m_random.next(), {}));
        SweptFilter filter;
        addSound(m_recording.samples, 0.0, length, [&](double t) {
            const double share = t / length;
            return 0.15 * share * filter.step(noise.step(), 300.0 * std::exp2(5.0 * share), 2.5).band;
        });
    }

    void labelSections()
    {
        const double end = m_recording.seconds();
        const double body = barStart(m_introBars);
        const double ending = barStart(m_bars - m_endingBars);
        auto& sections = m_recording.labels.sections;
        if (m_introBars > 0)
            sections.push_back({{0.0, body}, SectionKind::Intro});
        sections.push_back({{body, m_endingBars > 0 ? ending : end}, SectionKind::Body});
        if (m_endingBars > 0)
            sections.push_back({{ending, end}, SectionKind::Ending});
    }

    RandomStream m_random;
    Beat m_beat;
    DrumMachine m_machine;
    Recording m_recording;
    SimpleTune m_tune;
    double m_beatSeconds = 0.5;
    int m_bars = 0;
    int m_introBars = 0;
    int m_endingBars = 0;
};

} // namespace

Recording makeElectronic(RandomStream random, double seconds)
{
    return ElectronicTrack(random, seconds).play();
}

} // namespace tonekin
