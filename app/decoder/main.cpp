// SPDX-License-Identifier: GPL-3.0-or-later
// tonekin-decoder: reads one file of the user's after another, in a sandbox, for a parent that hands them over.
#include "audio/audioplayback.h"
#include "audio/coverpicture.h"
#include "decodetrack.h"
#include "spectrogrampicture.h"
#include "tags/readtags.h"
#include "worker/helperserver.h"

namespace {

using namespace tonekin;

constexpr std::chrono::milliseconds mostCoverTime{10'000};

/// What the worker folder knows of playback, over what the audio folder can.
class TrackPlayback : public PlaybackSource {
public:
    explicit TrackPlayback(AudioPlayback playback)
        : m_playback(std::move(playback))
    {
    }
    double durationSeconds() const override { return m_playback.durationSeconds(); }
    Result<std::size_t> read(std::span<float> samples) override { return m_playback.read(samples); }
    Status seek(double seconds) override { return m_playback.seek(seconds); }

private:
    AudioPlayback m_playback;
};

Result<std::unique_ptr<PlaybackSource>> play(int descriptor, int sampleRate, int channels)
{
    auto playback = AudioPlayback::open(descriptor, sampleRate, channels);
    if (!playback)
        return playback.error();
    return std::unique_ptr<PlaybackSource>(std::make_unique<TrackPlayback>(std::move(*playback)));
}

Result<std::vector<std::uint8_t>> cover(int descriptor, int edge)
{
    return coverPicture(descriptor, edge, mostCoverTime);
}

} // namespace

int main()
{
    prepareForTags();
    DecoderSteps steps;
    steps.decode = &decodeTrack;
    steps.probe = &probeTrack;
    steps.picture = &spectrogramPicture;
    steps.cover = &cover;
    steps.play = &play;
    return serveDecoder(steps);
}
