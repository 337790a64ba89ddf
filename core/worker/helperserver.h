// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worker/decoderprocess.h"
#include "worker/networkprocess.h"

#include <functional>
#include <memory>

namespace tonekin {

/// A track opened for playback inside the helper.
class PlaybackSource {
public:
    virtual ~PlaybackSource() = default;
    virtual double durationSeconds() const = 0;
    virtual Result<std::size_t> read(std::span<float> samples) = 0; // interleaved; 0 at the end
    virtual Status seek(double seconds) = 0;
};

/// The steps of a decoder helper, filled in by app/decoder; this folder knows neither FFmpeg nor TagLib.
struct DecoderSteps {
    std::function<Result<DecodedTrack>(int descriptor, const MelFrontEnd&, double mostSeconds)> decode;
    std::function<Result<ProbedTrack>(int descriptor)> probe;
    std::function<Result<SpectrogramPicture>(int descriptor, int mostColumns)> picture;
    std::function<Result<std::vector<std::uint8_t>>(int descriptor, int edge)> cover;
    std::function<Result<std::unique_ptr<PlaybackSource>>(int descriptor, int sampleRate, int channels)> play;
};

/// The whole life of a decoder helper: limits and sandbox first (no new files, no network, no new programs), then
/// messages on descriptor 0 until the parent closes it. Returns the exit status.
int serveDecoder(const DecoderSteps& steps);

/// The steps of the network helper, filled in by app/network.
struct NetworkSteps {
    std::function<Result<NetworkFacts>(const NetworkOptions&)> load;
    std::function<std::vector<Result<TrackAnalysis>>(std::span<const MelSpectrogram>)> analyse;
    std::function<NetworkFacts()> facts; // after a fall-back to the CPU they differ from those at the start
    std::function<Result<TrackActivations>(const MelSpectrogram&)> activations;
    std::function<Result<ExcitingPatch>(NetworkUnit)> excite;
};
int serveNetwork(const NetworkSteps& steps);

} // namespace tonekin
