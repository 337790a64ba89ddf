// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/descriptorinput.h"
#include "audio/packethash.h"
#include "base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tonekin {

/// Hostile until proven otherwise: a file of the user's, opened by FFmpeg with every door but one closed. It sees only
/// the bytes of the given descriptor, only containers of audio, and no longer than the deadline. The best audio stream
/// is chosen (never an attached picture), all others are thrown away. One object, one thread.
class AudioContainer {
public:
    /// Errors: EmptyFile, NotRegular, IoError, NotAudio, CorruptHeader, BadParameters, NoAudioStream,
    /// UnsupportedCodec, Drm, LimitTime, LimitMemory.
    static Result<AudioContainer> open(int descriptor, Deadline deadline);

    const AVStream& stream() const { return *m_stream; }
    const AVCodec& codec() const { return *m_codec; }
    DescriptorInput& input() const { return *m_input; }

    /// "mp3", "ogg", "mp4", "module" ...
    std::string name() const;
    std::string codecName() const;
    /// What the header claims; nothing when it does not say.
    std::optional<double> claimedSeconds() const;
    /// The claim was worked out from the bit rate of the start.
    bool claimIsAGuess() const;
    std::int64_t claimedBitRate() const;
    /// The file ends before its own structure says so; told for containers whose claimed length is no help.
    bool isCut() const;
    /// The codec of what follows behind the chosen stream and is not read, in the same file; empty where nothing does.
    std::string unreadCodec() const;
    /// FFmpeg's names of the tags, in small letters.
    std::map<std::string, std::string> metadata() const;
    /// The sound is computed from notes and instruments (a tracker module), by chance a little otherwise each time, and
    /// how long it lasts is an estimate.
    bool isRendered() const;
    /// A hash prepared for this kind of audio. That of rendered sound is complete: it is the file's, for what comes out
    /// of the file differs from one time, and from one version of the player, to the next.
    PacketHash startHash() const;
    void addToHash(PacketHash& hash, const AVPacket& packet) const;

    /// The next packet of the chosen stream; false at the end, also at one that comes by corruption.
    /// Errors: IoError, LimitTime, LimitMemory.
    Result<bool> readPacket(AVPacket& packet);
    /// The next packet is a little before that moment, so that decoders have found their way when it comes, or at the
    /// start; as near as the container can tell.
    Status seek(double seconds);
    /// Seconds after the start of the track of a time stamp of the chosen stream.
    double secondsOf(std::int64_t timeStamp) const;

private:
    AudioContainer(std::unique_ptr<DescriptorInput> input, AvHandle<AVFormatContext> format);
    Status findStream();
    Status checkStream() const;
    Error errorOf(int code, ErrorCode otherwise, const char* step) const;

    std::unique_ptr<DescriptorInput> m_input; // outlives the format context that reads from it
    AvHandle<AVFormatContext> m_format;
    AVStream* m_stream = nullptr;
    const AVCodec* m_codec = nullptr;
};

/// Whether files of that kind are opened at all; by FFmpeg's name of its demuxer.
bool isReadContainer(std::string_view demuxer);

/// Opens just far enough for pictures and tags: no stream is chosen and nothing is decoded.
struct OpenedContainer {
    std::unique_ptr<DescriptorInput> input;
    AvHandle<AVFormatContext> format;
};
Result<OpenedContainer> openContainer(int descriptor, Deadline deadline);

} // namespace tonekin
