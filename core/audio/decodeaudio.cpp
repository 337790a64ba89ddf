// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/decodeaudio.h"

#include "audio/audiocontainer.h"
#include "audio/framedecoder.h"
#include "audio/frameresampler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

namespace tonekin {

namespace {

constexpr double shortestSeconds = 0.9; // below it there is too little to say what a track sounds like
constexpr float silencePeak = 1e-4F;    // -80 dB
constexpr double mostLostPart = 0.5;
constexpr double farthestWindowMiss = 30.0; // seconds that a container may land beside where it was sent

/// Mixes, measures and hands on what comes out of the resampler.
class BlockMaker {
public:
    explicit BlockMaker(AudioSink& sink)
        : m_sink(sink)
    {
    }

    void add(std::span<const float> interleaved, int channels)
    {
        if (interleaved.empty())
            return;
        std::span<const float> mono = interleaved;
        if (channels == 2) {
            m_mono.resize(interleaved.size() / 2);
            for (std::size_t i = 0; i < m_mono.size(); ++i)
                m_mono[i] = 0.5F * (interleaved[2 * i] + interleaved[2 * i + 1]);
            mono = m_mono;
        }
        const auto [lowest, highest] = std::ranges::minmax(mono);
        m_peak = std::max({m_peak, highest, -lowest});
        m_samples += static_cast<std::int64_t>(mono.size());
        m_sink.add({mono, interleaved, channels});
    }

    void startStretch(double seconds) { m_sink.startStretch(seconds); }
    bool isSilent() const { return m_peak < silencePeak; }
    std::int64_t samples() const { return m_samples; }

private:
    AudioSink& m_sink;
    std::vector<float> m_mono;
    float m_peak = 0.0F;
    std::int64_t m_samples = 0;
};

/// How long a track is, by its packets alone. Some containers give wrong lengths and right times, some the reverse; a
/// packet without a length is taken to be as long as the one before it.
class PacketClock {
public:
    void add(const AudioContainer& container, const AVPacket& packet)
    {
        const bool placed = packet.pts != AV_NOPTS_VALUE;
        const double start = placed ? container.secondsOf(packet.pts) : m_end;
        if (packet.duration > 0)
            m_length = static_cast<double>(packet.duration) * av_q2d(container.stream().time_base);
        else if (placed && start > m_start)
            m_length = start - m_start;
        m_start = start;
        m_sum += m_length;
        m_end = std::max(m_end, start + m_length);
    }
    double seconds() const { return std::max(m_sum, m_end); }

private:
    double m_start = 0.0;
    double m_length = 0.0;
    double m_sum = 0.0;
    double m_end = 0.0;
};

/// One pass over a file. Made anew when the file must be read again from its start.
class AudioPass {
public:
    AudioPass(AudioContainer container, FrameDecoder decoder, const DecodeOptions& options, BlockMaker& blocks)
        : m_container(std::move(container))
        , m_decoder(std::move(decoder))
        , m_options(options)
        , m_blocks(blocks)
        , m_hash(m_container.startHash())
        , m_packet(av_packet_alloc())
    {
    }

    static Result<AudioPass> open(int descriptor, Deadline deadline, const DecodeOptions& options, BlockMaker& blocks)
    {
        auto container = AudioContainer::open(descriptor, deadline);
        if (!container)
            return container.error();
        auto decoder = FrameDecoder::open(*container);
        if (!decoder)
            return decoder.error();
        return AudioPass(std::move(*container), std::move(*decoder), options, blocks);
    }

    const AudioContainer& container() const { return m_container; }
    const DecodeTally& tally() const { return m_decoder.tally(); }
    AudioHash hash() const { return m_hash.value(); }
    double decodedSeconds() const { return m_decodedSeconds; }
    bool decodedAll() const { return m_decodedAll; }
    /// How far the track goes at least, when it was not read to its end.
    double knownSeconds() const { return m_knownSeconds; }
    int firstRate() const { return m_firstRate; }
    int firstChannels() const { return m_firstChannels; }

    /// From the start to the end, or as long as is wished.
    Status decodeWhole()
    {
        const auto use = [this](const AVFrame& frame) { return decode(frame); };
        while (!m_decodedAll && m_decodedSeconds < m_options.mostSeconds) {
            const auto more = m_container.readPacket(*m_packet);
            if (!more)
                return more.error();
            if (!*more) {
                m_decodedAll = true;
                break;
            }
            m_container.addToHash(m_hash, *m_packet);
            if (const Status decoded = m_decoder.decode(m_packet.get(), use); !decoded)
                return decoded.error();
        }
        if (m_decodedAll) {
            if (const Status decoded = m_decoder.decode(nullptr, use); !decoded)
                return decoded.error();
        } else if (const auto counted = countRest(); !counted) {
            return counted.error(); // the hash must not depend on how much was decoded
        } else {
            m_knownSeconds = std::max(m_decodedSeconds, *counted);
        }
        return endStretch();
    }

    /// Reads the rest without decoding; seconds of audio seen.
    Result<double> countRest()
    {
        PacketClock clock;
        for (;;) {
            const auto more = m_container.readPacket(*m_packet);
            if (!more)
                return more.error();
            if (!*more)
                return clock.seconds();
            m_container.addToHash(m_hash, *m_packet);
            clock.add(m_container, *m_packet);
        }
    }

    /// Whether the track really goes on to about there.
    bool reaches(double seconds)
    {
        if (!m_container.seek(seconds))
            return false;
        const auto more = m_container.readPacket(*m_packet);
        return more && *more && m_packet->pts != AV_NOPTS_VALUE &&
               std::abs(m_container.secondsOf(m_packet->pts) - seconds) < farthestWindowMiss;
    }

    /// One window; where the file has nothing there, nothing is added.
    Status decodeWindow(double start)
    {
        if (!m_container.seek(start))
            return ok();
        m_decoder.flush();
        if (m_resampler)
            m_resampler->reset();
        const double end = m_decodedSeconds + m_options.windowSeconds;
        double position = start; // of a frame that does not say where it is
        bool begun = false;
        const auto use = [&](const AVFrame& frame) -> Status {
            if (frame.pts != AV_NOPTS_VALUE)
                position = m_container.secondsOf(frame.pts);
            const double length = static_cast<double>(frame.nb_samples) / frame.sample_rate;
            if (position + length <= start)
                return ok();
            if (!begun)
                m_blocks.startStretch(std::max(0.0, position));
            begun = true;
            position += length;
            return decode(frame);
        };
        while (m_decodedSeconds < end) {
            const auto more = m_container.readPacket(*m_packet);
            if (!more)
                return more.error();
            if (!*more)
                break;
            if (const Status decoded = m_decoder.decode(m_packet.get(), use); !decoded)
                return decoded.error();
        }
        return endStretch();
    }

private:
    Status decode(const AVFrame& frame)
    {
        if (!m_resampler) {
            m_firstRate = frame.sample_rate;
            m_firstChannels = frame.ch_layout.nb_channels;
            m_resampler.emplace(m_options.sampleRate, m_firstChannels == 1 ? 1 : 2);
        }
        const auto samples = m_resampler->convert(frame);
        if (!samples)
            return samples.error();
        m_decodedSeconds += static_cast<double>(frame.nb_samples) / frame.sample_rate;
        m_blocks.add(*samples, m_resampler->channels());
        return ok();
    }

    Status endStretch()
    {
        if (!m_resampler)
            return ok();
        const auto rest = m_resampler->flush();
        if (!rest)
            return rest.error();
        m_blocks.add(*rest, m_resampler->channels());
        return ok();
    }

    AudioContainer m_container;
    FrameDecoder m_decoder;
    DecodeOptions m_options;
    BlockMaker& m_blocks;
    PacketHash m_hash;
    AvHandle<AVPacket> m_packet;
    std::optional<FrameResampler> m_resampler;
    double m_decodedSeconds = 0.0;
    double m_knownSeconds = 0.0;
    bool m_decodedAll = false; // decoded to the end
    int m_firstRate = 0;
    int m_firstChannels = 0;
};

std::string secondsText(double seconds)
{
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.1f", seconds);
    return {text.data(), static_cast<std::size_t>(std::clamp(length, 0, 31))};
}

/// Facts from the header, for what was not decoded.
AudioFacts claimedFacts(const AudioContainer& container)
{
    AudioFacts facts;
    facts.container = container.name();
    facts.codec = container.codecName();
    facts.sampleRate = container.stream().codecpar->sample_rate;
    facts.channels = container.stream().codecpar->ch_layout.nb_channels;
    facts.bitRate = static_cast<int>(std::clamp<std::int64_t>(container.claimedBitRate(), 0, INT32_MAX));
    facts.durationSeconds = container.claimedSeconds().value_or(0.0);
    return facts;
}

/// What is missing at the end, by what the file says of itself.
std::optional<TrackWarning> warningOfCut(const AudioPass& pass)
{
    const AudioContainer& container = pass.container();
    if (container.isCut())
        return TrackWarning{ErrorCode::Truncated, "the file ends too early"};
    const auto claimed = container.claimedSeconds();
    if (!claimed || container.claimIsAGuess() || container.isRendered() ||
        container.name() == "ogg") // chained streams make its length mean nothing
        return std::nullopt;
    const double lost = std::min(pass.tally().lostPart(), 0.99);
    const double wouldBe = pass.decodedSeconds() / (1.0 - lost); // had nothing been damaged
    const double tolerance = std::max(0.5, (lost > 0.0 ? 0.1 : 0.01) * *claimed);
    if (*claimed - wouldBe <= tolerance)
        return std::nullopt;
    return TrackWarning{ErrorCode::Truncated, secondsText(*claimed - pass.decodedSeconds()) + " s are missing"};
}

void warnOfDamage(const DecodeTally& tally, std::vector<TrackWarning>& warnings)
{
    const bool cut = std::ranges::any_of(warnings, [](const auto& one) { return one.code == ErrorCode::Truncated; });
    if (tally.badPackets > (cut ? 1 : 0)) // a cut leaves one packet in pieces
        warnings.push_back({ErrorCode::CorruptFrames,
                            std::to_string(tally.badPackets) + " of " + std::to_string(tally.packets) + " packets"});
    if (tally.badSamples > 0)
        warnings.push_back({ErrorCode::BadSamples, std::to_string(tally.badSamples) + " samples"});
}

void warnOfSound(const BlockMaker& blocks, double decodedSeconds, std::vector<TrackWarning>& warnings)
{
    if (blocks.isSilent())
        warnings.push_back({ErrorCode::Silent, {}});
    if (decodedSeconds < shortestSeconds)
        warnings.push_back({ErrorCode::TooShort, secondsText(decodedSeconds) + " s"});
}

Error nothingDecoded(const AudioPass& pass)
{
    if (pass.tally().badPackets > 0)
        return {ErrorCode::CorruptFrames, "not one of " + std::to_string(pass.tally().packets) + " packets is whole"};
    if (pass.container().claimedSeconds().value_or(0.0) > 0.0)
        return {ErrorCode::Truncated, "the header is there, the audio is not"};
    return {ErrorCode::TooShort, "no samples"};
}

/// Facts and warnings, once everything was decoded.
Result<DecodedAudio> conclude(const AudioPass& pass, const BlockMaker& blocks)
{
    const DecodeTally& tally = pass.tally();
    if (blocks.samples() == 0)
        return nothingDecoded(pass);
    if (tally.lostPart() > mostLostPart)
        return Error{ErrorCode::CorruptFrames,
                     std::to_string(tally.badPackets) + " of " + std::to_string(tally.packets) + " packets"};
    DecodedAudio decoded;
    decoded.facts = claimedFacts(pass.container());
    decoded.facts.sampleRate = pass.firstRate();
    decoded.facts.channels = pass.firstChannels();
    decoded.facts.analysedSeconds = pass.decodedSeconds();
    decoded.hash = pass.hash();
    decoded.metadata = pass.container().metadata();
    if (const std::string unread = pass.container().unreadCodec(); !unread.empty())
        decoded.warnings.push_back(
            {ErrorCode::Truncated, "it goes on as " + unread + ", which is not read behind " + decoded.facts.codec});
    return decoded;
}

/// A whole track; or, where the header had promised a short one and lied, its first part.
Result<DecodedAudio> decodeWhole(AudioPass& pass, const BlockMaker& blocks)
{
    if (const Status done = pass.decodeWhole(); !done)
        return done.error();
    auto decoded = conclude(pass, blocks);
    if (!decoded)
        return decoded;
    if (pass.decodedAll()) {
        decoded->facts.durationSeconds = pass.decodedSeconds();
        if (!pass.container().isRendered())
            decoded->facts.bitRate =
                static_cast<int>(std::min(8.0 * static_cast<double>(pass.tally().bytes) / pass.decodedSeconds(), 2e9));
        if (auto warning = warningOfCut(pass))
            decoded->warnings.push_back(std::move(*warning));
    } else {
        decoded->facts.durationSeconds = std::max(decoded->facts.durationSeconds, pass.knownSeconds());
        decoded->warnings.push_back({ErrorCode::ExcerptOnly, "the first " + secondsText(pass.decodedSeconds()) + " s"});
    }
    warnOfDamage(pass.tally(), decoded->warnings);
    warnOfSound(blocks, pass.decodedSeconds(), decoded->warnings);
    return decoded;
}

/// Windows spread evenly over the track, the first at its start and the last at its end.
Result<DecodedAudio> decodeWindows(AudioPass& pass, const BlockMaker& blocks, const DecodeOptions& options,
                                   AudioHash hash, double totalSeconds)
{
    const int windows = std::max(1, static_cast<int>(options.mostSeconds / options.windowSeconds));
    const double step = windows > 1 ? (totalSeconds - options.windowSeconds) / (windows - 1) : 0.0;
    for (int i = 0; i < windows; ++i) {
        if (const Status done = pass.decodeWindow(step * i); !done)
            return done.error();
    }
    auto decoded = conclude(pass, blocks);
    if (!decoded)
        return decoded;
    decoded->hash = hash;
    decoded->facts.durationSeconds = totalSeconds;
    decoded->warnings.push_back(
        {ErrorCode::ExcerptOnly, secondsText(pass.decodedSeconds()) + " s in " + std::to_string(windows) + " windows"});
    warnOfDamage(pass.tally(), decoded->warnings);
    warnOfSound(blocks, pass.decodedSeconds(), decoded->warnings);
    return decoded;
}

} // namespace

Result<DecodedAudio> decodeAudio(int descriptor, const DecodeOptions& options, AudioSink& sink)
{
    const Deadline deadline = std::chrono::steady_clock::now() + options.mostTime;
    BlockMaker blocks(sink);
    auto pass = AudioPass::open(descriptor, deadline, options, blocks);
    if (!pass)
        return pass.error();
    const double claimed = pass->container().claimedSeconds().value_or(0.0);
    if (claimed <= options.mostSeconds)
        return decodeWhole(*pass, blocks);

    // The header says that it is long. Count packets first: that gives the hash, and shows many a lie.
    const auto counted = pass->countRest();
    if (!counted)
        return counted.error();
    const AudioHash hash = pass->hash();
    const double total = *counted;
    const bool isLong = total > options.mostSeconds && pass->reaches(total - options.windowSeconds);
    auto second = AudioPass::open(descriptor, deadline, options, blocks);
    if (!second)
        return second.error();
    return isLong ? decodeWindows(*second, blocks, options, hash, total) : decodeWhole(*second, blocks);
}

Result<DecodedAudio> probeAudio(int descriptor, std::chrono::milliseconds mostTime)
{
    auto container = AudioContainer::open(descriptor, std::chrono::steady_clock::now() + mostTime);
    if (!container)
        return container.error();
    PacketHash hash = container->startHash();
    const AvHandle<AVPacket> packet(av_packet_alloc());
    PacketClock clock;
    for (;;) {
        const auto more = container->readPacket(*packet);
        if (!more)
            return more.error();
        if (!*more)
            break;
        container->addToHash(hash, *packet);
        clock.add(*container, *packet);
    }
    DecodedAudio decoded;
    decoded.facts = claimedFacts(*container);
    if (clock.seconds() > 0.0)
        decoded.facts.durationSeconds = clock.seconds();
    decoded.hash = hash.value();
    decoded.metadata = container->metadata();
    return decoded;
}

} // namespace tonekin
