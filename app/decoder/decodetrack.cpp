// SPDX-License-Identifier: GPL-3.0-or-later
#include "decodetrack.h"

#include "audio/decodeaudio.h"
#include "featuresink.h"
#include "tags/readtags.h"
#include "worker/readingtime.h"

#include <new>

namespace tonekin {

namespace {

constexpr std::chrono::milliseconds mostTime{110'000}; // the parent kills a little later, and with less to say
constexpr std::chrono::milliseconds mostProbeTime{30'000};

Result<DecodedTrack> decodeThrowing(int descriptor, const MelFrontEnd& frontEnd, double mostSeconds)
{
    if (const Status sane = checkTagsAreSane(descriptor); !sane)
        return sane.error();
    DecodeOptions options;
    options.sampleRate = frontEnd.sampleRate;
    options.mostSeconds = mostSeconds;
    options.mostTime = mostTime + readingTime(descriptor);
    FeatureSink sink(frontEnd);
    auto decoded = decodeAudio(descriptor, options, sink);
    if (!decoded)
        return decoded.error();
    auto tags = readTags(descriptor, decoded->facts.container, decoded->facts.codec, decoded->metadata);
    if (!tags)
        return tags.error();

    DecodedTrack track;
    track.tags = std::move(*tags);
    track.audioHash = decoded->hash;
    track.mel = sink.takeMel();
    track.waveform = sink.waveform(decoded->facts.durationSeconds);
    track.loudnessLufs = sink.lufs();
    track.findings = sink.takeFindings();
    track.warnings = std::move(decoded->warnings);
    track.audio = std::move(decoded->facts);
    return track;
}

Result<ProbedTrack> probeThrowing(int descriptor)
{
    if (const Status sane = checkTagsAreSane(descriptor); !sane)
        return sane.error();
    auto decoded = probeAudio(descriptor, mostProbeTime + readingTime(descriptor));
    if (!decoded)
        return decoded.error();
    auto tags = readTags(descriptor, decoded->facts.container, decoded->facts.codec, decoded->metadata);
    if (!tags)
        return tags.error();
    return ProbedTrack{std::move(*tags), std::move(decoded->facts), decoded->hash};
}

} // namespace

Result<DecodedTrack> decodeTrack(int descriptor, const MelFrontEnd& frontEnd, double mostSeconds)
{
    try {
        return decodeThrowing(descriptor, frontEnd, mostSeconds);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::LimitMemory, "decode"};
    }
}

Result<ProbedTrack> probeTrack(int descriptor)
{
    try {
        return probeThrowing(descriptor);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::LimitMemory, "probe"};
    }
}

} // namespace tonekin
