// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/loudnessmeter.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <new>

namespace tonekin {

namespace {

constexpr double quietest = -70.0; // below it the standard's gate leaves nothing

struct StateFree {
    void operator()(ebur128_state* state) const noexcept { ebur128_destroy(&state); }
};

} // namespace

struct LoudnessMeter::Impl {
    std::unique_ptr<ebur128_state, StateFree> state;
    std::size_t channels = 1;
};

LoudnessMeter::LoudnessMeter(int sampleRate, int channels)
    : m_impl(std::make_unique<Impl>())
{
    // The histogram keeps memory constant however long the track is; it costs 0.1 dB at most.
    m_impl->state.reset(ebur128_init(static_cast<unsigned>(channels), static_cast<unsigned long>(sampleRate),
                                     EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM));
    if (!m_impl->state)
        throw std::bad_alloc();
    m_impl->channels = static_cast<std::size_t>(channels);
    if (channels == 1)
        ebur128_set_channel(m_impl->state.get(), 0, EBUR128_DUAL_MONO);
}

LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(std::span<const float> interleaved)
{
    if (ebur128_add_frames_float(m_impl->state.get(), interleaved.data(), interleaved.size() / m_impl->channels) !=
        EBUR128_SUCCESS)
        throw std::bad_alloc(); // the only failure there is
}

double LoudnessMeter::lufs() const
{
    double loudness = quietest;
    if (ebur128_loudness_global(m_impl->state.get(), &loudness) != EBUR128_SUCCESS || !std::isfinite(loudness))
        return quietest;
    return std::max(loudness, quietest);
}

} // namespace tonekin
