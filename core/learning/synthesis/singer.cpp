// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/singer.h"

#include "synthesis/noisemaker.h"
#include "synthesis/oscillators.h"

#include <array>

namespace tonekin {
namespace {

constexpr std::size_t formantCount = 5;
struct Vowel {
    std::array<double, formantCount> hertz;
    std::array<double, formantCount> decibelsDown;
};

/// a, e, i, o, u and the one between.
constexpr std::array<Vowel, 6> vowels{{{{730, 1090, 2440, 3400, 4500}, {0, 5, 18, 22, 30}},
                                       {{530, 1840, 2480, 3400, 4500}, {0, 12, 15, 20, 28}},
                                       {{270, 2290, 3010, 3600, 4600}, {0, 20, 18, 20, 28}},
                                       {{570, 840, 2410, 3300, 4500}, {0, 6, 24, 26, 32}},
                                       {{300, 870, 2240, 3300, 4500}, {0, 14, 28, 30, 36}},
                                       {{490, 1350, 1690, 3300, 4500}, {0, 8, 14, 24, 32}}}};
constexpr std::array<double, formantCount> formantWidths{80, 90, 120, 170, 250};

enum class Beginning { None, Hum, Hiss };

/// Everything of a voice that goes on from note to note.
class Throat {
public:
    Throat(const Singer& singer, RandomStream& random)
        : m_singer(singer)
        , m_breath(NoiseKind::Pink, RandomStream(random.next(), {}))
        , m_hiss(NoiseKind::White, RandomStream(random.next(), {}))
        , m_glottis(random.unit())
    {
    }

    void shapeAs(const Vowel& vowel, double hertz)
    {
        m_vowel = vowel;
        // A singer opens the mouth so that the first resonance is not below the note.
        m_vowel.hertz[0] = std::max(m_vowel.hertz[0] * m_singer.tract, hertz) / m_singer.tract;
    }

    double step(double hertz, double open, double hiss)
    {
        // The flow rises slowly and shuts quickly: a saw, darker by a low-pass that opens with effort.
        const double pulse = m_glottis.saw(hertz);
        m_flow += (pulse - m_flow) * std::min(0.9, turn * (900.0 + 1800.0 * open) / recordingRate);
        const double source = m_flow * open + m_singer.breath * m_breath.step() * open;
        double out = 0.0;
        for (std::size_t i = 0; i < formantCount; ++i) {
            const double aim = m_vowel.hertz[i] * m_singer.tract;
            m_now[i] += (aim - m_now[i]) * glide;
            const double gain = decibels(-m_vowel.decibelsDown[i]);
            m_gains[i] += (gain - m_gains[i]) * glide;
            if (m_count % 16 == 0)
                m_filters[i].turnInto(Biquad::bandPass(m_now[i], m_now[i] / formantWidths[i]));
            out += (i % 2 == 0 ? 1.0 : -1.0) * m_gains[i] * m_filters[i].step(source);
        }
        ++m_count;
        return out + hiss * m_hissFilter.step(m_hiss.step());
    }

private:
    static constexpr double glide = 1.0 / (0.03 * recordingRate);
    Singer m_singer;
    NoiseMaker m_breath;
    NoiseMaker m_hiss;
    Oscillator m_glottis;
    Vowel m_vowel = vowels[0];
    double m_flow = 0.0;
    std::size_t m_count = 0;
    std::array<double, formantCount> m_now = vowels[0].hertz;
    std::array<double, formantCount> m_gains{};
    std::array<Biquad, formantCount> m_filters{Biquad::bandPass(700, 8), Biquad::bandPass(1100, 8),
                                               Biquad::bandPass(2400, 8), Biquad::bandPass(3400, 8),
                                               Biquad::bandPass(4500, 8)};
    Biquad m_hissFilter = Biquad::highPass(4000.0, 0.8);
};

/// One note as the throat sings it.
struct SungNote {
    double start, seconds, pitch;
    bool joined; // to the one before: no new breath
    Beginning beginning;
    double from; // pitch that it slides from, in 60 ms
};

void singNote(std::vector<float>& line, Throat& throat, const Singer& singer, const SungNote& note)
{
    const bool hum = note.beginning == Beginning::Hum;
    addSound(line, note.start, note.seconds, [&](double t) {
        const double slide = (note.from - note.pitch) * std::max(0.0, 1.0 - t / 0.06);
        const double depth =
            singer.vibrato * std::clamp((t - 0.5 * singer.vibratoDelay) / (0.5 * singer.vibratoDelay + 0.01), 0.0, 1.0);
        const double pitch = note.pitch + singer.detune + slide + depth * std::sin(turn * singer.vibratoRate * t);
        const double rise = note.joined ? 1.0 : std::min(1.0, t / 0.04);
        const double shut = hum && t < 0.07 ? 0.35 : 1.0;
        const double open = rise * shut * std::clamp((note.seconds - t) / 0.05, 0.0, 1.0);
        const double hiss =
            note.beginning == Beginning::Hiss && t < 0.08 ? 0.06 * std::sin(t / 0.08 * std::numbers::pi) : 0.0;
        return throat.step(midiHertz(pitch), open, hiss);
    });
}

} // namespace

Singer drawSinger(RandomStream& random)
{
    Singer singer;
    const double height = random.unit(); // bass to soprano
    singer.lowest = 38.0 + 20.0 * height;
    singer.tract = 0.92 + 0.25 * height + random.between(-0.04, 0.04);
    singer.vibrato = random.happens(0.25) ? 0.0 : random.between(0.15, 1.0);
    singer.vibratoRate = random.between(4.8, 6.8);
    singer.vibratoDelay = random.between(0.05, 0.4);
    singer.breath = random.between(0.01, 0.15);
    return singer;
}

int octaveFor(const Singer& singer, std::span<const NoteSpan> notes)
{
    double sum = 0.0;
    for (const NoteSpan& note : notes)
        sum += note.pitch;
    const double middle = notes.empty() ? 60.0 : sum / static_cast<double>(notes.size());
    return 12 * static_cast<int>(std::lround((singer.lowest + 12.0 - middle) / 12.0));
}

void sing(std::vector<float>& samples, const Singer& singer, std::span<const NoteSpan> notes, double level,
          RandomStream random)
{
    std::vector<float> line(samples.size());
    Throat throat(singer, random);
    double lastEnd = -1.0;
    double lastPitch = 60.0;
    double sounding = 0.0;
    for (const NoteSpan& label : notes) {
        const double start = label.span.start + singer.late;
        const bool joined = start - lastEnd < 0.06;
        const double pitch = label.pitch;
        const auto beginning = static_cast<Beginning>(random.below(3));
        throat.shapeAs(vowels.at(static_cast<std::size_t>(random.below(static_cast<int>(vowels.size())))),
                       midiHertz(pitch));
        const bool slides = joined && random.happens(0.5);
        singNote(line, throat, singer,
                 {start, label.span.end - label.span.start, pitch, joined, beginning, slides ? lastPitch : pitch});
        lastEnd = label.span.end + singer.late;
        lastPitch = pitch;
        sounding += label.span.end - label.span.start;
    }
    const double share = sounding / (static_cast<double>(samples.size()) / recordingRate);
    const double loud = levelOf(line);
    if (loud <= 0.0 || share <= 0.0)
        return;
    const auto gain = static_cast<float>(level * std::sqrt(std::min(1.0, share)) / loud);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] += gain * line[i];
}

} // namespace tonekin
