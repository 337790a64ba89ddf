// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/decodeaudio.h"
#include "dsp/loudnessmeter.h"
#include "dsp/melanalyser.h"
#include "dsp/soundtraitsmeter.h"
#include "dsp/waveformbuilder.h"
#include "fingerprint/fingerprinter.h"

#include <optional>

namespace tonekin {

/// All that is measured on a track while it is decoded: every block goes to every measurement.
class FeatureSink : public AudioSink {
public:
    explicit FeatureSink(const MelFrontEnd& frontEnd);

    void startStretch(double seconds) override;
    void add(const AudioBlock& block) override;

    MelSpectrogram takeMel() { return m_mel.finish(); }
    Waveform waveform(double totalSeconds) const;
    double lufs() const;
    /// What is stored as it is: of all kinds that the decoder makes but the waveform.
    std::vector<Finding> takeFindings();

private:
    int m_sampleRate;
    MelAnalyser m_mel;
    WaveformBuilder m_waveform;
    Fingerprinter m_fingerprint;
    SoundTraitsMeter m_traits;
    std::optional<LoudnessMeter> m_loudness; // made with the first block, which tells the channels
};

} // namespace tonekin
