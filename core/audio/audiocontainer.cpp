// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audiocontainer.h"

#include "audio/headerlooks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <string_view>
#include <vector>

namespace tonekin {

namespace {

/// FFmpeg's demuxers for files that hold sound, with pictures or without. Playlists (hls, dash, concat) and pictures
/// are not among them: they would lead to other files or to no sound.
constexpr const char* audioContainers = "aac,ac3,adx,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,iff,"
                                        "libopenmpt,loas,matroska,webm,mlp,mov,mp4,m4a,3gp,3g2,mj2,mp3,mpc,mpc8,"
                                        "mpeg,mpegts,oga,ogg,oma,rm,shn,tak,truehd,tta,voc,w64,wav,wv";
constexpr const char* modulePlayer = "libopenmpt";

constexpr std::int64_t probeBytes = 5'000'000;
constexpr std::int64_t probeMicroseconds = 5'000'000;
constexpr std::size_t largestAllocation = std::size_t{192} << 20; // of one block inside FFmpeg
constexpr int mostStreams = 256;
constexpr int mostBadPacketsInARow = 1000;
// Decoders need some packets before what they give is right: the bit reservoir of MP3, the overlap of AAC, Opus.
constexpr double preRollSeconds = 0.3;

int refuseToOpen(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**)
{
    return AVERROR(EACCES);
}

int isOverdue(void* input)
{
    return static_cast<const DescriptorInput*>(input)->overdue() ? 1 : 0;
}

bool isAllowed(const AVInputFormat& format)
{
    const std::string_view names = format.name;
    return isReadContainer(names.substr(0, names.find(',')));
}

/// What kind of container the bytes from there on are; null when none is known.
const AVInputFormat* kindOfBytesAt(DescriptorInput& input, std::int64_t position)
{
    constexpr std::size_t firstLook = 4096;
    std::vector<std::uint8_t> bytes;
    for (std::size_t size = firstLook;; size = std::min<std::size_t>(2 * size, probeBytes)) {
        bytes.assign(size + AVPROBE_PADDING_SIZE, 0);
        const std::size_t got = input.readAt(position, std::span(bytes).first(size));
        const bool last = got < size || size == probeBytes;
        int score = last ? 0 : AVPROBE_SCORE_RETRY; // surer, while there is more to look at
        AVProbeData data{"", bytes.data(), static_cast<int>(got), nullptr};
        const AVInputFormat* kind = av_probe_input_format2(&data, 1, &score);
        if (kind != nullptr || last)
            return kind;
    }
}

void addWholeFile(PacketHash& hash, DescriptorInput& input)
{
    std::vector<std::uint8_t> bytes(std::size_t{1} << 16);
    std::int64_t position = 0;
    while (const std::size_t got = input.readAt(position, bytes)) {
        hash.addPacket(std::span(bytes).first(got));
        position += static_cast<std::int64_t>(got);
    }
}

Error errorOfCode(const DescriptorInput& input, int code, ErrorCode otherwise, const char* step)
{
    const std::string detail = std::string(step) + ": " + avErrorText(code);
    if (code == AVERROR_EXIT || input.overdue())
        return {ErrorCode::LimitTime, detail};
    if (input.readError() != 0)
        return {ErrorCode::IoError, std::string("read: ") + std::strerror(input.readError())};
    if (code == AVERROR(ENOMEM))
        return {ErrorCode::LimitMemory, detail};
    return {otherwise, detail};
}

void prepareFfmpeg()
{
    static const bool once = [] {
        av_log_set_level(AV_LOG_QUIET);
        av_max_alloc(largestAllocation);
        return true;
    }();
    static_cast<void>(once);
}

} // namespace

bool isReadContainer(std::string_view demuxer)
{
    std::string_view rest = audioContainers;
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        if (rest.substr(0, comma) == demuxer)
            return true;
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return false;
}

Result<OpenedContainer> openContainer(int descriptor, Deadline deadline)
{
    prepareFfmpeg();
    auto input = DescriptorInput::open(descriptor, deadline);
    if (!input)
        return input.error();

    // FFmpeg itself looks behind tags of up to 1 MB, and goes by the file's name where they are larger.
    const std::int64_t behindTags = endOfId3InFront(**input);
    const AVInputFormat* kind = behindTags > 0 ? kindOfBytesAt(**input, behindTags) : nullptr;
    if (kind == nullptr || !isAllowed(*kind)) {
        kind = nullptr;
        const int probed = av_probe_input_buffer2((*input)->context(), &kind, nullptr, nullptr, 0, probeBytes);
        if (probed < 0)
            return errorOfCode(**input, probed, ErrorCode::NotAudio, "probe");
    }
    if (!isAllowed(*kind))
        return Error{ErrorCode::NotAudio, std::string("looks like ") + kind->name};

    AVFormatContext* format = avformat_alloc_context();
    if (format == nullptr)
        return Error{ErrorCode::LimitMemory, "container"};
    format->pb = (*input)->context();
    format->flags |= AVFMT_FLAG_CUSTOM_IO;
    format->io_open = &refuseToOpen;
    format->interrupt_callback = {&isOverdue, input->get()};
    format->probesize = probeBytes;
    format->max_analyze_duration = probeMicroseconds;
    format->max_streams = mostStreams;
    format->format_whitelist = av_strdup(audioContainers);
    format->protocol_whitelist = av_strdup("file");
    const int opened = avformat_open_input(&format, nullptr, kind, nullptr); // frees the context when it fails
    if (opened < 0) {
        if (std::string_view(kind->name) == "wav" && wavHasBadParameters(**input))
            return Error{ErrorCode::BadParameters, "rate or channel count of the WAV header"};
        if (std::string_view(kind->name) == "asf" && asfIsEncrypted(**input))
            return Error{ErrorCode::Drm, "the container says that the audio is encrypted"};
        return errorOfCode(**input, opened, ErrorCode::CorruptHeader, "open");
    }
    return OpenedContainer{std::move(*input), AvHandle<AVFormatContext>(format)};
}

AudioContainer::AudioContainer(std::unique_ptr<DescriptorInput> input, AvHandle<AVFormatContext> format)
    : m_input(std::move(input))
    , m_format(std::move(format))
{
}

Error AudioContainer::errorOf(int code, ErrorCode otherwise, const char* step) const
{
    return errorOfCode(*m_input, code, otherwise, step);
}

Result<AudioContainer> AudioContainer::open(int descriptor, Deadline deadline)
{
    auto opened = openContainer(descriptor, deadline);
    if (!opened)
        return opened.error();
    AudioContainer container(std::move(opened->input), std::move(opened->format));
    if (const Status found = container.findStream(); !found)
        return found.error();
    if (const Status good = container.checkStream(); !good)
        return good.error();
    return container;
}

Status AudioContainer::findStream()
{
    // Looking for parameters may decode a frame of each stream, pictures too: those must not grow without limit.
    std::vector<AVDictionary*> options(m_format->nb_streams, nullptr);
    for (AVDictionary*& option : options)
        av_dict_set(&option, "max_pixels", "16777216", 0);
    const int found = avformat_find_stream_info(m_format.get(), options.empty() ? nullptr : options.data());
    for (AVDictionary*& option : options)
        av_dict_free(&option);
    if (found < 0)
        return errorOf(found, ErrorCode::CorruptHeader, "parameters");
    if (m_input->overdue())
        return Error{ErrorCode::LimitTime, "parameters"};

    const int best = av_find_best_stream(m_format.get(), AVMEDIA_TYPE_AUDIO, -1, -1, &m_codec, 0);
    if (best == AVERROR_DECODER_NOT_FOUND)
        return Error{ErrorCode::UnsupportedCodec, "no decoder for any audio stream"};
    if (best < 0 && name() == "wav" && wavHasBadParameters(*m_input))
        return Error{ErrorCode::BadParameters, "channel count of the WAV header"};
    if (best < 0)
        return Error{ErrorCode::NoAudioStream, std::to_string(m_format->nb_streams) + " streams, none of audio"};
    for (unsigned i = 0; i < m_format->nb_streams; ++i)
        m_format->streams[i]->discard = static_cast<int>(i) == best ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    m_stream = m_format->streams[best];
    return ok();
}

bool AudioContainer::isRendered() const
{
    return m_format->iformat->name == std::string_view(modulePlayer);
}

bool AudioContainer::isCut() const
{
    if (name() == "ogg")
        return oggEndsInsideAPage(*m_input);
    if (name() == "wav")
        return wavIsCut(*m_input);
    return name() == "asf" && asfIsCut(*m_input);
}

std::string AudioContainer::unreadCodec() const
{
    return name() == "ogg" ? oggGoesOnAs(*m_input, codecName()) : std::string();
}

Status AudioContainer::checkStream() const
{
    const AVCodecParameters& parameters = *m_stream->codecpar;
    const bool protectedMp4 = parameters.codec_tag == MKTAG('d', 'r', 'm', 's') ||
                              parameters.codec_tag == MKTAG('e', 'n', 'c', 'a') ||
                              av_stream_get_side_data(m_stream, AV_PKT_DATA_ENCRYPTION_INIT_INFO, nullptr) != nullptr;
    if (protectedMp4 || (name() == "asf" && asfIsEncrypted(*m_input)))
        return Error{ErrorCode::Drm, "the container says that the audio is encrypted"};

    const int rate = parameters.sample_rate;
    const int channels = parameters.ch_layout.nb_channels;
    const bool mustSay = av_get_bits_per_sample(parameters.codec_id) > 0; // PCM; others tell in their frames
    if ((mustSay || (rate != 0 && channels != 0)) && !believable(rate, channels))
        return Error{ErrorCode::BadParameters,
                     "rate " + std::to_string(rate) + " Hz, " + std::to_string(channels) + " channels"};
    return ok();
}

std::string AudioContainer::name() const
{
    const std::string_view names = m_format->iformat->name;
    const std::string_view first = names.substr(0, names.find(','));
    return std::string(first == "mov" ? "mp4" : isRendered() ? "module" : first);
}

std::string AudioContainer::codecName() const
{
    return isRendered() ? name() : avcodec_get_name(m_stream->codecpar->codec_id);
}

std::optional<double> AudioContainer::claimedSeconds() const
{
    if (m_stream->duration != AV_NOPTS_VALUE && m_stream->duration > 0)
        return static_cast<double>(m_stream->duration) * av_q2d(m_stream->time_base);
    if (m_format->duration != AV_NOPTS_VALUE && m_format->duration > 0)
        return static_cast<double>(m_format->duration) / AV_TIME_BASE;
    return std::nullopt;
}

bool AudioContainer::claimIsAGuess() const
{
    return m_format->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE;
}

std::int64_t AudioContainer::claimedBitRate() const
{
    if (isRendered())
        return std::llround(8.0 * static_cast<double>(m_input->size()) / std::max(1.0, claimedSeconds().value_or(0.0)));
    return m_stream->codecpar->bit_rate > 0 ? m_stream->codecpar->bit_rate : m_format->bit_rate;
}

std::map<std::string, std::string> AudioContainer::metadata() const
{
    std::map<std::string, std::string> result;
    for (const AVDictionary* dictionary : {m_format->metadata, m_stream->metadata}) {
        const AVDictionaryEntry* entry = nullptr;
        while ((entry = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX)) != nullptr) {
            std::string key = entry->key;
            std::ranges::transform(key, key.begin(),
                                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
            result.try_emplace(key, entry->value);
        }
    }
    return result;
}

PacketHash AudioContainer::startHash() const
{
    const AVCodecParameters& parameters = *m_stream->codecpar;
    PacketHash hash;
    if (isRendered())
        addWholeFile(hash, *m_input);
    else if (av_get_bits_per_sample(parameters.codec_id) > 0)
        hash.addFormat(codecName(), parameters.sample_rate, parameters.ch_layout.nb_channels);
    return hash;
}

void AudioContainer::addToHash(PacketHash& hash, const AVPacket& packet) const
{
    if (!isRendered())
        hash.addPacket({packet.data, static_cast<std::size_t>(packet.size)});
}

Result<bool> AudioContainer::readPacket(AVPacket& packet)
{
    for (int bad = 0; bad < mostBadPacketsInARow;) {
        av_packet_unref(&packet);
        const int code = av_read_frame(m_format.get(), &packet);
        if (m_input->overdue())
            return Error{ErrorCode::LimitTime, "read"};
        if (code == AVERROR_EOF && m_input->readError() == 0)
            return false;
        if (code >= 0 && packet.stream_index == m_stream->index)
            return true;
        if (code >= 0)
            continue;
        if (m_input->readError() != 0 || code == AVERROR(ENOMEM) || code == AVERROR_EXIT)
            return errorOf(code, ErrorCode::IoError, "read");
        ++bad;
    }
    return false;
}

Status AudioContainer::seek(double seconds)
{
    const std::int64_t start = m_stream->start_time != AV_NOPTS_VALUE ? m_stream->start_time : 0;
    const auto target = start + std::llround((seconds - preRollSeconds) / av_q2d(m_stream->time_base));
    int code = av_seek_frame(m_format.get(), m_stream->index, target, AVSEEK_FLAG_BACKWARD);
    if (code < 0 && target < 0) // some reach what lies before 0, others refuse
        code = av_seek_frame(m_format.get(), m_stream->index, 0, AVSEEK_FLAG_BACKWARD);
    if (code < 0)
        return errorOf(code, ErrorCode::NotFound, "seek");
    return ok();
}

double AudioContainer::secondsOf(std::int64_t timeStamp) const
{
    const std::int64_t start = m_stream->start_time != AV_NOPTS_VALUE ? m_stream->start_time : 0;
    return static_cast<double>(timeStamp - start) * av_q2d(m_stream->time_base);
}

} // namespace tonekin
