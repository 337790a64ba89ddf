// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/soundtraitsmeter.h"

#include "dsp/melbands.h"
#include "dsp/pitchclasses.h"
#include "dsp/realspectrum.h"
#include "dsp/secondtraits.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

namespace tonekin {

namespace {

constexpr double silence = 1e-6;   // power: -60 dB
constexpr double leastBand = 1e-8; // what is softer does not rise
constexpr int bandCount = 32;
constexpr double edgeSeconds = 0.1;

double decibelsOf(double power)
{
    return 10.0 * std::log10(std::max(power, 1e-10));
}

int windowFor(int sampleRate)
{
    int window = 256;
    while (window < sampleRate * 0.04)
        window *= 2;
    return window;
}

MelFrontEnd bandsFor(int sampleRate)
{
    MelFrontEnd frontEnd;
    frontEnd.sampleRate = sampleRate;
    frontEnd.window = windowFor(sampleRate);
    frontEnd.hop = frontEnd.window / 2;
    frontEnd.bands = bandCount;
    frontEnd.lowestHertz = 60.0;
    frontEnd.highestHertz = std::min(10'000.0, sampleRate / 2.0);
    return frontEnd;
}

/// Cuts samples into overlapping windows.
class Cutter {
public:
    Cutter(std::size_t window, std::size_t hop)
        : m_waiting(window)
        , m_hop(hop)
    {
    }
    void clear() { m_filled = m_skip = 0; }
    template <typename Take>
    void add(std::span<const float> samples, Take take)
    {
        while (!samples.empty()) {
            const std::size_t skipped = std::min(m_skip, samples.size());
            m_skip -= skipped;
            samples = samples.subspan(skipped);
            const std::size_t taken = std::min(m_waiting.size() - m_filled, samples.size());
            std::copy_n(samples.begin(), taken, m_waiting.begin() + static_cast<std::ptrdiff_t>(m_filled));
            m_filled += taken;
            samples = samples.subspan(taken);
            if (m_filled < m_waiting.size())
                continue;
            take(std::span<const float>(m_waiting));
            const std::size_t kept = m_waiting.size() > m_hop ? m_waiting.size() - m_hop : 0;
            std::copy(m_waiting.end() - static_cast<std::ptrdiff_t>(kept), m_waiting.end(), m_waiting.begin());
            m_filled = kept;
            m_skip = m_hop > m_waiting.size() ? m_hop - m_waiting.size() : 0;
        }
    }

private:
    std::vector<float> m_waiting;
    std::size_t m_hop;
    std::size_t m_filled = 0;
    std::size_t m_skip = 0;
};

/// Sums over audible seconds, from which means come.
struct Sums {
    double seconds = 0.0;
    double power = 0.0;
    double level = 0.0, levelSquares = 0.0;
    double time = 0.0, timeSquares = 0.0, timeLevel = 0.0;
    double onsets = 0.0, percussive = 0.0;
    double quietFrames = 0.0, modulation = 0.0, syllables = 0.0, centreSpread = 0.0;

    void add(const SecondTraits& second, double at, double length)
    {
        const double decibels = decibelsOf(second.power);
        seconds += length;
        power += length * second.power;
        level += length * decibels;
        levelSquares += length * decibels * decibels;
        time += length * at;
        timeSquares += length * at * at;
        timeLevel += length * at * decibels;
        onsets += second.onsets;
        percussive += second.percussive;
        quietFrames += length * second.quietFrames;
        modulation += length * second.modulation;
        syllables += length * second.syllables;
        centreSpread += length * second.centreSpread;
    }
    /// dB a second, of a line through the levels.
    double slope() const
    {
        const double spread = timeSquares - time * time / seconds;
        return spread > 1e-6 ? (timeLevel - time * level / seconds) / spread : 0.0;
    }
};

/// The same for harmony.
struct HarmonySums {
    double readings = 0.0;
    double tonality = 0.0;
    double change = 0.0, changes = 0.0;
    PitchClasses::Vector classes{};
    double vectors = 0.0;
};

} // namespace

struct SoundTraitsMeter::Impl {
    explicit Impl(int sampleRate)
        : frontEnd(bandsFor(sampleRate))
        , bands(frontEnd)
        , spectrum(frontEnd.window)
        , hann(scaledHann(frontEnd.window))
        , powers(spectrum.bins())
        , frames(static_cast<std::size_t>(frontEnd.window), static_cast<std::size_t>(frontEnd.hop))
        , harmony(sampleRate)
        , readings(harmony.window(), 2 * harmony.window())
        , framesASecond(static_cast<std::size_t>(std::lround(frontEnd.framesPerSecond())))
    {
    }

    void startStretch(double seconds)
    {
        endSecond();
        frames.clear();
        readings.clear();
        before.clear();
        lastClasses.reset();
        silentSeconds = 0.0;
        position = seconds;
    }

    void add(std::span<const float> mono)
    {
        noteEdges(mono);
        frames.add(mono, [this](std::span<const float> samples) { addFrame(samples); });
        readings.add(mono, [this](std::span<const float> samples) { addReading(samples); });
    }

    void noteEdges(std::span<const float> mono)
    {
        const auto edge = static_cast<std::size_t>(edgeSeconds * frontEnd.sampleRate);
        if (start.size() < edge)
            start.insert(start.end(), mono.begin(),
                         mono.begin() + static_cast<std::ptrdiff_t>(std::min(edge - start.size(), mono.size())));
        const auto last = mono.last(std::min(edge, mono.size()));
        end.insert(end.end(), last.begin(), last.end());
        if (end.size() > edge)
            end.erase(end.begin(), end.end() - static_cast<std::ptrdiff_t>(edge));
    }

    void addFrame(std::span<const float> samples)
    {
        std::ranges::transform(samples, hann, spectrum.samples().begin(), std::multiplies<>());
        spectrum.power(powers.data());
        std::vector<float> now(bandCount);
        bands.weigh(powers, now);
        SoundFrame frame;
        double weighted = 0.0;
        std::vector<float> levels(bandCount);
        for (std::size_t band = 0; band < now.size(); ++band) {
            frame.power += now[band];
            weighted += static_cast<double>(band) * now[band];
            levels[band] = static_cast<float>(decibelsOf(std::max<double>(now[band], leastBand)));
        }
        constexpr double bandsAnOctave = 5.0; // of those above 1 kHz
        frame.centre = frame.power > 0.0 ? weighted / frame.power / bandsAnOctave : 0.0;
        if (!before.empty())
            for (std::size_t band = 0; band < levels.size(); ++band) {
                const double rise = std::max(0.0F, levels[band] - before[band]);
                frame.rise += rise / bandCount;
                frame.risingBands += rise > 3.0 ? 1.0 / bandCount : 0.0;
            }
        before = std::move(levels);
        second.push_back(frame);
        if (second.size() == framesASecond)
            endSecond();
    }

    void addReading(std::span<const float> samples)
    {
        const auto classes = harmony.read(samples);
        if (!classes)
            return;
        sums.readings += 1.0;
        sums.tonality += harmony.tonality();
        sums.vectors += 1.0;
        for (std::size_t i = 0; i < classes->size(); ++i)
            sums.classes[i] += (*classes)[i];
        if (lastClasses) {
            sums.change += 1.0 - std::inner_product(classes->begin(), classes->end(), lastClasses->begin(), 0.0);
            sums.changes += 1.0;
        }
        lastClasses = classes;
    }

    void endSecond()
    {
        const bool isOnly = audible.seconds == 0.0 && heard == 0.0;
        if (second.empty() || (second.size() < framesASecond / 2 && !isOnly)) {
            second.clear();
            return;
        }
        const double length = static_cast<double>(second.size()) / frontEnd.framesPerSecond();
        const SecondTraits traits = traitsOf(second, frontEnd.framesPerSecond());
        second.clear();
        if (traits.power >= silence)
            addAudible(traits, length);
        else
            silentSeconds += length;
        heard += length;
        position += length;
    }

    void addAudible(const SecondTraits& traits, double length)
    {
        if (silentSeconds > result.longestSilence) {
            result.longestSilence = static_cast<float>(silentSeconds);
            result.afterSilence = static_cast<float>(position);
        }
        silentSeconds = 0.0;
        if (audible.seconds == 0.0)
            result.firstSound = static_cast<float>(position);
        result.lastSound = static_cast<float>(position + length);
        audible.add(traits, position + length / 2.0, length);
    }

    double edgeLevel(std::span<const float> edge, double level) const
    {
        double squares = 0.0;
        for (const float sample : edge)
            squares += static_cast<double>(sample) * sample;
        // A full-scale sine has power 1 here, as in the bands.
        return edge.empty() ? 0.0 : decibelsOf(2.0 * squares / static_cast<double>(edge.size())) - level;
    }

    SoundTraits finish()
    {
        endSecond();
        result.longestSilence = std::max(result.longestSilence, static_cast<float>(silentSeconds));
        result.heardSeconds = static_cast<float>(heard);
        result.audibleSeconds = static_cast<float>(audible.seconds);
        if (audible.seconds > 0.0)
            takeMeans();
        return result;
    }

    void takeMeans()
    {
        const double count = audible.seconds;
        const auto mean = [count](double sum) { return static_cast<float>(sum / count); };
        const double level = decibelsOf(audible.power / count);
        const double usual = audible.level / count;
        result.level = static_cast<float>(level);
        result.levelSpread = static_cast<float>(std::sqrt(std::max(0.0, audible.levelSquares / count - usual * usual)));
        result.levelSlope = static_cast<float>(audible.slope() * (result.lastSound - result.firstSound));
        result.startLevel = static_cast<float>(edgeLevel(start, level));
        result.endLevel = static_cast<float>(edgeLevel(end, level));
        result.onsets = mean(audible.onsets);
        result.percussion = static_cast<float>(audible.percussive / std::max(1.0, audible.onsets));
        result.quietFrames = mean(audible.quietFrames);
        result.modulation = mean(audible.modulation);
        result.syllables = mean(audible.syllables);
        result.centreSpread = mean(audible.centreSpread);
        const double vectors = std::max(1.0, sums.vectors);
        const double squares = std::inner_product(sums.classes.begin(), sums.classes.end(), sums.classes.begin(), 0.0);
        result.tonality = static_cast<float>(sums.tonality / std::max(1.0, sums.readings));
        result.chordVariety = sums.vectors > 0.0 ? static_cast<float>(1.0 - std::sqrt(squares) / vectors) : 0.0F;
        result.chordChange = static_cast<float>(sums.change / std::max(1.0, sums.changes));
    }

    MelFrontEnd frontEnd;
    MelBands bands;
    RealSpectrum spectrum;
    std::vector<float> hann;
    std::vector<float> powers;
    Cutter frames;
    PitchClasses harmony;
    Cutter readings;
    std::size_t framesASecond;
    std::vector<SoundFrame> second; // under way
    std::vector<float> before;      // levels of the frame before, dB; empty: none
    std::optional<PitchClasses::Vector> lastClasses;
    std::vector<float> start; // samples
    std::vector<float> end;
    Sums audible;
    HarmonySums sums;
    double position = 0.0; // where the second under way begins
    double heard = 0.0;    // seconds
    double silentSeconds = 0.0;
    SoundTraits result;
};

SoundTraitsMeter::SoundTraitsMeter(int sampleRate)
    : m_impl(std::make_unique<Impl>(sampleRate))
{
}

SoundTraitsMeter::SoundTraitsMeter(SoundTraitsMeter&&) noexcept = default;
SoundTraitsMeter& SoundTraitsMeter::operator=(SoundTraitsMeter&&) noexcept = default;
SoundTraitsMeter::~SoundTraitsMeter() = default;

void SoundTraitsMeter::startStretch(double seconds)
{
    m_impl->startStretch(seconds);
}

void SoundTraitsMeter::add(std::span<const float> mono)
{
    m_impl->add(mono);
}

SoundTraits SoundTraitsMeter::finish()
{
    return m_impl->finish();
}

} // namespace tonekin
