// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/melfrontend.h"
#include "base/result.h"
#include "base/trackanalysis.h"
#include "worker/bytes.h"
#include "worker/decoderprocess.h"
#include "worker/networkprocess.h"

#include <concepts>
#include <string>

namespace tonekin {

/// Raised with every change of a message: a helper of another version is turned away at the greeting.
constexpr std::uint32_t protocolVersion = 2;

enum class MessageType : std::uint16_t {
    Hello = 1, // parent -> helper, the first: HelperLimits
    Reply,     // helper -> parent: what was asked for
    Failure,   // helper -> parent: an Error
    Decode,    // + descriptor
    Probe,     // + descriptor
    Picture,   // + descriptor
    Cover,     // + descriptor
    Play,      // + descriptor
    Read,
    Seek,
    Load,
    Analyse, // how many tracks; that many Mel messages follow
    Mel,
    Activations, // a spectrogram; the reply: TrackActivations and NetworkFacts
    Excite,      // a unit; the reply: ExcitingPatch and NetworkFacts
};
constexpr MessageType lastMessageType = MessageType::Excite;

/// What a helper imposes on itself before it looks at anything of the user's.
struct HelperLimits {
    std::uint64_t addressSpace = 0;     // bytes; 0: no limit
    std::uint32_t processorSeconds = 0; // for one request; 0: no limit
    std::int32_t niceness = 0;
};

template <typename Value, typename Structure>
concept Is = std::same_as<std::remove_const_t<Value>, Structure>;

template <typename Archive, Is<HelperLimits> V>
void fields(Archive& archive, V& v)
{
    archive(v.addressSpace, v.processorSeconds, v.niceness);
}

template <typename Archive, Is<MelFrontEnd> V>
void fields(Archive& archive, V& v)
{
    archive(v.sampleRate, v.window, v.hop, v.bands, v.lowestHertz, v.highestHertz, v.logGain, v.level);
}

template <typename Archive, Is<TrackTags> V>
void fields(Archive& archive, V& v)
{
    archive(v.title, v.artist, v.albumArtist, v.album, v.genre, v.musicBrainzRecordingId, v.musicBrainzReleaseId,
            v.musicBrainzArtistId, v.trackNumber, v.discNumber, v.year, v.playCount, v.replayGainTrackDecibel,
            v.replayGainAlbumDecibel);
}

template <typename Archive, Is<AudioFacts> V>
void fields(Archive& archive, V& v)
{
    archive(v.container, v.codec, v.sampleRate, v.channels, v.bitRate, v.durationSeconds, v.analysedSeconds);
}

template <typename Archive, Is<AudioHash> V>
void fields(Archive& archive, V& v)
{
    archive(v.bytes);
}

template <typename Archive, Is<Waveform> V>
void fields(Archive& archive, V& v)
{
    archive(v.peak, v.rms);
}

template <typename Archive, Is<MelStretch> V>
void fields(Archive& archive, V& v)
{
    archive(v.firstFrame, v.startSeconds);
}

template <typename Archive, Is<MelSpectrogram> V>
void fields(Archive& archive, V& v)
{
    archive(v.bands, v.framesPerSecond, v.values, v.stretches);
}

template <typename Archive, Is<ProbedTrack> V>
void fields(Archive& archive, V& v)
{
    archive(v.tags, v.audio, v.audioHash);
}

template <typename Archive, Is<Finding> V>
void fields(Archive& archive, V& v)
{
    auto kind = static_cast<int>(v.kind);
    archive(kind, v.version, v.packed);
    if constexpr (!std::is_const_v<V>)
        v.kind = static_cast<FindingKind>(kind); // flawOf() refuses those that are none
}

template <typename Archive, Is<DecodedTrack> V>
void fields(Archive& archive, V& v)
{
    archive(v.tags, v.audio, v.audioHash, v.mel, v.waveform, v.loudnessLufs, v.findings, v.warnings);
}

template <typename Archive, Is<SpectrogramPicture> V>
void fields(Archive& archive, V& v)
{
    archive(v.bands, v.columns, v.values, v.startSeconds, v.secondsPerColumn);
}

template <typename Archive, Is<NetworkOptions> V>
void fields(Archive& archive, V& v)
{
    archive(v.manifest, v.device, v.threads);
}

template <typename Archive, Is<NetworkFacts> V>
void fields(Archive& archive, V& v)
{
    archive(v.modelName, v.modelHash, v.frontEnd, v.dimensions, v.filters, v.hiddenUnits, v.laterFilters, v.device,
            v.deviceNote);
}

template <typename Archive, Is<FilterResponse> V>
void fields(Archive& archive, V& v)
{
    archive(v.maximum, v.mean, v.secondsOfMaximum);
}

template <typename Archive, Is<FilterPeak> V>
void fields(Archive& archive, V& v)
{
    archive(v.maximum, v.seconds);
}

template <typename Archive, Is<Section> V>
void fields(Archive& archive, V& v)
{
    archive(v.startSeconds, v.lengthSeconds, v.embedding);
}

template <typename Archive, Is<TrackAnalysis> V>
void fields(Archive& archive, V& v)
{
    archive(v.embedding, v.spread, v.sections, v.filters, v.laterPeaks, v.hidden);
}

template <typename Archive, Is<NetworkUnit> V>
void fields(Archive& archive, V& v)
{
    archive(v.layer.number, v.index);
}

template <typename Archive, Is<TrackActivations> V>
void fields(Archive& archive, V& v)
{
    archive(v.filters, v.framesPerSecond, v.values, v.stretches);
}

template <typename Archive, Is<ExcitingPatch> V>
void fields(Archive& archive, V& v)
{
    archive(v.mel, v.activation, v.restingActivation);
}

// Codes travel by their stable names, so that a number of another version is never taken for something else.
void fields(ByteWriter& writer, const Error& error);
void fields(ByteReader& reader, Error& error);
void fields(ByteWriter& writer, const TrackWarning& warning);
void fields(ByteReader& reader, TrackWarning& warning);

/// What is wrong with a helper's reply; empty when it holds together and fits what was asked for.
std::string flawOf(const ProbedTrack& track);
std::string flawOf(const DecodedTrack& track, const MelFrontEnd& frontEnd, double mostSeconds);
std::string flawOf(const SpectrogramPicture& picture, int mostColumns);
std::string flawOf(const NetworkFacts& facts);
std::string flawOf(const TrackAnalysis& track, const NetworkFacts& facts);
std::string flawOf(const TrackActivations& activations, const MelSpectrogram& asked, const NetworkFacts& facts);
std::string flawOf(const ExcitingPatch& patch, const NetworkFacts& facts);
/// A helper may report that a file or the model is bad, never that the library is damaged or the user cancelled.
bool mayReport(ErrorCode code);

} // namespace tonekin
