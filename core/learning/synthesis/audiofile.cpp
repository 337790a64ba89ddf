// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/audiofile.h"

#include "synthesis/oggserial.h"
#include "synthesis/recording.h"
#include "synthesis/resampler.h"

#include <sndfile.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

namespace tonekin {
namespace {

/// A file that lives in memory, as libsndfile wants to see it.
struct MemoryFile {
    std::vector<char> bytes;
    std::size_t at = 0;
};

sf_count_t lengthOf(void* file)
{
    return static_cast<sf_count_t>(static_cast<MemoryFile*>(file)->bytes.size());
}

sf_count_t seekIn(sf_count_t offset, int whence, void* user)
{
    auto* file = static_cast<MemoryFile*>(user);
    const auto base = static_cast<sf_count_t>(whence == SEEK_CUR   ? file->at
                                              : whence == SEEK_END ? file->bytes.size()
                                                                   : 0);
    if (base + offset < 0)
        return -1;
    file->at = static_cast<std::size_t>(base + offset);
    return base + offset;
}

sf_count_t readFrom(void* target, sf_count_t count, void* user)
{
    auto* file = static_cast<MemoryFile*>(user);
    if (file->at >= file->bytes.size())
        return 0;
    const std::size_t given = std::min(static_cast<std::size_t>(count), file->bytes.size() - file->at);
    std::memcpy(target, file->bytes.data() + file->at, given);
    file->at += given;
    return static_cast<sf_count_t>(given);
}

sf_count_t writeTo(const void* source, sf_count_t count, void* user)
{
    auto* file = static_cast<MemoryFile*>(user);
    const auto length = static_cast<std::size_t>(count);
    if (file->bytes.size() < file->at + length)
        file->bytes.resize(file->at + length);
    std::memcpy(file->bytes.data() + file->at, source, length);
    file->at += length;
    return count;
}

sf_count_t tellOf(void* file)
{
    return static_cast<sf_count_t>(static_cast<MemoryFile*>(file)->at);
}

struct CloseSound {
    void operator()(SNDFILE* sound) const { sf_close(sound); }
};

int formatCode(AudioFormat format)
{
    switch (format) {
    case AudioFormat::Mp3:
        return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    case AudioFormat::Opus:
        return SF_FORMAT_OGG | SF_FORMAT_OPUS;
    case AudioFormat::Vorbis:
        return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case AudioFormat::Flac:
        break;
    }
    return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
}

/// libsndfile counts compression from 0 (least) to 1: the bit rates between are spread evenly, by format.
void setRate(SNDFILE* sound, AudioFormat format, int kilobits)
{
    double compression = 0.0;
    if (format == AudioFormat::Mp3) {
        int constant = SF_BITRATE_MODE_CONSTANT;
        sf_command(sound, SFC_SET_BITRATE_MODE, &constant, sizeof(constant));
        compression = (320.0 - kilobits) / (320.0 - 32.0); // MPEG-1 layer III
    } else if (format == AudioFormat::Opus) {
        compression = (256.0 - kilobits) / (256.0 - 6.0); // one channel
    } else if (format == AudioFormat::Vorbis) {
        compression = 1.0 - (kilobits - 32.0) / 160.0; // quality 0 to 10 of one channel at this rate, about
    } else {
        compression = 0.3; // quick, hardly larger
    }
    compression = std::clamp(compression, 0.0, 1.0);
    sf_command(sound, SFC_SET_COMPRESSION_LEVEL, &compression, sizeof(compression));
}

void setTexts(SNDFILE* sound, const AudioTexts& texts)
{
    const auto set = [&](int which, const std::string& text) {
        if (!text.empty())
            sf_set_string(sound, which, text.c_str());
    };
    set(SF_STR_TITLE, texts.title);
    set(SF_STR_ARTIST, texts.artist);
    set(SF_STR_ALBUM, texts.album);
    set(SF_STR_TRACKNUMBER, texts.number > 0 ? std::to_string(texts.number) : std::string());
}

} // namespace

std::string_view audioFileEnding(AudioFormat format)
{
    constexpr std::string_view endings[] = {".flac", ".mp3", ".opus", ".ogg"};
    return endings[static_cast<int>(format)];
}

Result<std::vector<char>> encodeAudio(std::span<const float> samples, AudioFormat format, int kilobits,
                                      const AudioTexts& texts)
{
    if (samples.empty())
        return Error{ErrorCode::InvalidArgument, "nothing to encode"};
    std::vector<float> prepared(samples.begin(), samples.end());
    SF_INFO info = {};
    info.samplerate = recordingRate;
    info.channels = 1;
    info.format = formatCode(format);
    if (format == AudioFormat::Opus) {
        prepared = resampleToThreeQuarters(prepared);
        info.samplerate = recordingRate * 3 / 4;
    }
    for (float& sample : prepared)
        sample = std::clamp(sample, -1.0F, 1.0F);

    MemoryFile file;
    SF_VIRTUAL_IO access{lengthOf, seekIn, readFrom, writeTo, tellOf};
    std::unique_ptr<SNDFILE, CloseSound> sound(sf_open_virtual(&access, SFM_WRITE, &info, &file));
    if (!sound)
        return Error{ErrorCode::IoError, std::string("libsndfile: ") + sf_strerror(nullptr)};
    setRate(sound.get(), format, kilobits);
    sf_command(sound.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
    setTexts(sound.get(), texts);
    // In small pieces: libvorbis puts all that it is given at once on the stack.
    constexpr std::size_t piece = 4096;
    for (std::size_t at = 0; at < prepared.size(); at += piece) {
        const auto count = static_cast<sf_count_t>(std::min(piece, prepared.size() - at));
        if (sf_writef_float(sound.get(), prepared.data() + at, count) != count)
            return Error{ErrorCode::IoError, std::string("libsndfile: ") + sf_strerror(sound.get())};
    }
    if (sf_close(sound.release()) != 0)
        return Error{ErrorCode::IoError, "libsndfile could not finish the file"};
    if (format == AudioFormat::Opus || format == AudioFormat::Vorbis)
        setOggSerial(file.bytes, 0x746F6E65);
    return std::move(file.bytes);
}

} // namespace tonekin
