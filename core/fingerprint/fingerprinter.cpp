// SPDX-License-Identifier: GPL-3.0-or-later
#include "fingerprint/fingerprinter.h"

#include <algorithm>
#include <chromaprint.h>
#include <cmath>
#include <new>
#include <numeric>
#include <optional>

namespace tonekin {

namespace {

constexpr double audibleShare = 1e-5;  // of the track's mean power: 50 dB below, whatever its level
constexpr double leastPower = 1e-9;    // mean square, -90 dB of full scale: what rounding leaves of silence
constexpr std::size_t hopsOfWord = 18; // 16 frames, a hop apart, of three hops each

struct FreeContext {
    void operator()(ChromaprintContext* context) const noexcept { chromaprint_free(context); }
};
using Context = std::unique_ptr<ChromaprintContext, FreeContext>;

void check(int succeeded)
{
    if (succeeded == 0)
        throw std::bad_alloc(); // there is no other way to fail for samples in order
}

std::int16_t toWhole(float sample)
{
    return static_cast<std::int16_t>(std::lrint(std::clamp(sample, -1.0F, 1.0F) * 32767.0F));
}

/// The power of a stretch hop by hop: one a word, from its first on.
class HopPowers {
public:
    explicit HopPowers(int sampleRate)
        : m_hop(Fingerprint::secondsPerWord * sampleRate)
    {
    }

    void add(std::span<const float> samples)
    {
        for (const float sample : samples) {
            if (static_cast<double>(++m_samples) > m_hop * static_cast<double>(m_powers.size()))
                m_powers.push_back(0.0F);
            m_powers.back() += sample * sample / static_cast<float>(m_hop);
        }
    }

    double total() const { return std::accumulate(m_powers.begin(), m_powers.end(), 0.0); }
    std::size_t hops() const { return m_powers.size(); }
    /// The mean over what a word looks at.
    double ofWord(std::size_t word) const
    {
        const std::size_t first = std::min(word, m_powers.size());
        const std::size_t last = std::min(word + hopsOfWord, m_powers.size());
        double sum = 0.0;
        for (std::size_t hop = first; hop < last; ++hop)
            sum += m_powers[hop];
        return sum / static_cast<double>(std::max<std::size_t>(1, last - first));
    }

private:
    double m_hop; // samples
    std::int64_t m_samples = 0;
    std::vector<float> m_powers;
};

} // namespace

struct Fingerprinter::Impl {
    int sampleRate;
    Context context{chromaprint_new(CHROMAPRINT_ALGORITHM_DEFAULT)};
    double startSeconds = 0.0;
    std::optional<HopPowers> powers; // of the stretch that is being heard
    std::vector<std::int16_t> block;
    Fingerprint fingerprint;
    std::vector<HopPowers> powersOf; // of the stretches of the fingerprint

    void add(std::span<const float> mono)
    {
        if (!powers) {
            check(chromaprint_start(context.get(), sampleRate, 1));
            powers.emplace(sampleRate);
        }
        powers->add(mono);
        block.resize(mono.size());
        std::ranges::transform(mono, block.begin(), toWhole);
        check(chromaprint_feed(context.get(), block.data(), static_cast<int>(block.size())));
    }

    void endStretch()
    {
        if (!powers)
            return;
        check(chromaprint_finish(context.get()));
        std::uint32_t* words = nullptr;
        int count = 0;
        check(chromaprint_get_raw_fingerprint(context.get(), &words, &count));
        FingerprintStretch stretch;
        stretch.firstWord = static_cast<std::uint32_t>(std::lround(startSeconds / Fingerprint::secondsPerWord));
        stretch.words.assign(words, words + count);
        chromaprint_dealloc(words);
        if (!stretch.words.empty()) {
            fingerprint.stretches.push_back(std::move(stretch));
            powersOf.push_back(std::move(*powers));
        }
        powers.reset();
    }

    void markInaudible()
    {
        double sum = 0.0;
        std::size_t hops = 0;
        for (const HopPowers& heard : powersOf) {
            sum += heard.total();
            hops += heard.hops();
        }
        const double least =
            std::max(leastPower, audibleShare * sum / static_cast<double>(std::max<std::size_t>(1, hops)));
        for (std::size_t i = 0; i < powersOf.size(); ++i) {
            auto& words = fingerprint.stretches[i].words;
            for (std::size_t word = 0; word < words.size(); ++word)
                if (powersOf[i].ofWord(word) < least)
                    words[word] = Fingerprint::inaudible;
        }
    }
};

Fingerprinter::Fingerprinter(int sampleRate)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->sampleRate = sampleRate;
    check(m_impl->context != nullptr);
}

Fingerprinter::Fingerprinter(Fingerprinter&&) noexcept = default;
Fingerprinter& Fingerprinter::operator=(Fingerprinter&&) noexcept = default;
Fingerprinter::~Fingerprinter() = default;

void Fingerprinter::startStretch(double seconds)
{
    m_impl->endStretch();
    m_impl->startSeconds = seconds;
}

void Fingerprinter::add(std::span<const float> mono)
{
    if (!mono.empty())
        m_impl->add(mono);
}

Fingerprint Fingerprinter::finish()
{
    m_impl->endStretch();
    m_impl->markInaudible();
    return std::move(m_impl->fingerprint);
}

} // namespace tonekin
