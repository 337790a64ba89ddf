// SPDX-License-Identifier: GPL-3.0-or-later
#include "featuresink.h"

#include "findings/fingerprintpacking.h"
#include "findings/soundtraitspacking.h"

#include <utility>

namespace tonekin {

namespace {

constexpr int waveformColumns = 1000; // of the seek bar; more than its pixels on most screens
constexpr double silenceLufs = -70.0;

} // namespace

FeatureSink::FeatureSink(const MelFrontEnd& frontEnd)
    : m_sampleRate(frontEnd.sampleRate)
    , m_mel(frontEnd)
    , m_waveform(frontEnd.sampleRate)
    , m_fingerprint(frontEnd.sampleRate)
    , m_traits(frontEnd.sampleRate)
{
}

void FeatureSink::startStretch(double seconds)
{
    m_mel.startStretch(seconds);
    m_waveform.moveTo(seconds);
    m_fingerprint.startStretch(seconds);
    m_traits.startStretch(seconds);
}

void FeatureSink::add(const AudioBlock& block)
{
    if (!m_loudness)
        m_loudness.emplace(m_sampleRate, block.channels);
    m_mel.add(block.mono);
    m_waveform.add(block.mono);
    m_fingerprint.add(block.mono);
    m_traits.add(block.mono);
    m_loudness->add(block.interleaved);
}

Waveform FeatureSink::waveform(double totalSeconds) const
{
    return m_waveform.finish(totalSeconds, waveformColumns);
}

double FeatureSink::lufs() const
{
    return m_loudness ? m_loudness->lufs() : silenceLufs;
}

std::vector<Finding> FeatureSink::takeFindings()
{
    const auto finding = [](FindingKind kind, PackedBytes packed) {
        return Finding{kind, currentVersion(kind), std::move(packed)};
    };
    return {finding(FindingKind::Fingerprint, packFingerprint(m_fingerprint.finish())),
            finding(FindingKind::SoundTraits, packSoundTraits(m_traits.finish()))};
}

} // namespace tonekin
