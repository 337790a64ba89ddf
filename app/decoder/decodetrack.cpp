// SPDX-License-Identifier: GPL-3.0-or-later
#include "decodetrack.h"

#include "audio/decodeaudio.h"
#include "tags/readtags.h"
#include "tracklistener.h"

#include <new>

namespace tonekin {

namespace {

constexpr std::chrono::milliseconds mostTime{110'000}; // the parent kills a little later, and with less to say
constexpr std::chrono::milliseconds mostProbeTime{30'000};

Result<DecodedTrack> decodeThrowing(int descriptor, const MelFrontEnd& frontEnd, double mostSeconds)
{
    if (const Status sane = checkTagsAreSane(descriptor); !sane)
        return sane.error();
    AudioWishes wishes;
    wishes.sampleRate = frontEnd.sampleRate;
    wishes.mostSeconds = mostSeconds;
    wishes.mostTime = mostTime;
    TrackListener listener(frontEnd);
    auto heard = decodeAudio(descriptor, wishes, listener);
    if (!heard)
        return heard.error();
    auto tags = readTags(descriptor, heard->facts.container, heard->facts.codec, heard->metadata);
    if (!tags)
        return tags.error();

    DecodedTrack track;
    track.tags = std::move(*tags);
    track.audioHash = heard->hash;
    track.mel = listener.takeMel();
    track.waveform = listener.waveform(heard->facts.durationSeconds);
    track.loudnessLufs = listener.lufs();
    track.warnings = std::move(heard->warnings);
    track.audio = std::move(heard->facts);
    return track;
}

Result<ProbedTrack> probeThrowing(int descriptor)
{
    if (const Status sane = checkTagsAreSane(descriptor); !sane)
        return sane.error();
    auto heard = probeAudio(descriptor, mostProbeTime);
    if (!heard)
        return heard.error();
    auto tags = readTags(descriptor, heard->facts.container, heard->facts.codec, heard->metadata);
    if (!tags)
        return tags.error();
    return ProbedTrack{std::move(*tags), std::move(heard->facts), heard->hash};
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
