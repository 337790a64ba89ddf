// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags/tagreaders.h"

#include "tags/tagtext.h"

#include <taglib/aifffile.h>
#include <taglib/apefile.h>
#include <taglib/asffile.h>
#include <taglib/flacfile.h>
#include <taglib/id3v1tag.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/id3v2tag.h>
#include <taglib/infotag.h>
#include <taglib/mp4file.h>
#include <taglib/mpcfile.h>
#include <taglib/mpegfile.h>
#include <taglib/oggflacfile.h>
#include <taglib/opusfile.h>
#include <taglib/popularimeterframe.h>
#include <taglib/speexfile.h>
#include <taglib/tpropertymap.h>
#include <taglib/trueaudiofile.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>
#include <taglib/wavpackfile.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

namespace tonekin {

namespace {

// Text that claims to be Latin-1 often is not. Its bytes from 0x80 on are moved into the private characters from
// U+F780 on while TagLib has them, so that they can be told from true Unicode afterwards and read once more.
constexpr wchar_t markOffset = 0xF700;

TagLib::String marked(const TagLib::ByteVector& bytes)
{
    std::wstring text;
    for (const char letter : bytes) {
        const auto byte = static_cast<unsigned char>(letter);
        text.push_back(byte < 0x80 ? static_cast<wchar_t>(byte) : static_cast<wchar_t>(markOffset + byte));
    }
    return TagLib::String(text);
}

struct MarkingId3v2Handler : TagLib::ID3v2::Latin1StringHandler {
    TagLib::String parse(const TagLib::ByteVector& bytes) const override { return marked(bytes); }
};
struct MarkingId3v1Handler : TagLib::ID3v1::StringHandler {
    TagLib::String parse(const TagLib::ByteVector& bytes) const override { return marked(bytes).stripWhiteSpace(); }
};
struct MarkingInfoHandler : TagLib::RIFF::Info::StringHandler {
    TagLib::String parse(const TagLib::ByteVector& bytes) const override { return marked(bytes); }
};

void useMarkingHandlers()
{
    static const MarkingId3v2Handler id3v2;
    static const MarkingId3v1Handler id3v1;
    static const MarkingInfoHandler info;
    TagLib::ID3v2::Tag::setLatin1StringHandler(&id3v2);
    TagLib::ID3v1::Tag::setStringHandler(&id3v1);
    TagLib::RIFF::Info::Tag::setStringHandler(&info);
}

bool isMark(wchar_t letter)
{
    return letter >= markOffset + 0x80 && letter <= markOffset + 0xFF;
}

bool isMarked(const TagLib::String& text)
{
    return std::any_of(text.begin(), text.end(), isMark);
}

/// Up to the first NUL: behind it, fields of a fixed size may hold what was there before.
std::string bytesOf(const TagLib::String& text)
{
    std::string bytes;
    for (const wchar_t letter : text) {
        if (letter == 0)
            break;
        bytes.push_back(static_cast<char>(isMark(letter) ? letter - markOffset : letter));
    }
    return bytes;
}

/// UTF-8 of what TagLib keeps as UTF-16. Its own way gives nothing at all for a text with half a pair.
std::string unicodeOf(const TagLib::String& text)
{
    std::string result;
    for (auto it = text.begin(); it != text.end(); ++it) {
        auto code = static_cast<std::uint32_t>(*it);
        const auto next = std::next(it);
        const bool first = code >= 0xD800 && code < 0xDC00;
        if (first && next != text.end() && static_cast<std::uint32_t>(*next) >> 10 == 0xDC00 >> 10) {
            code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<std::uint32_t>(*next) - 0xDC00);
            it = next;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = 0xFFFD;
        }
        appendUtf8(result, code);
    }
    return result;
}

using TextMap = std::map<std::string, std::vector<TagLib::String>>;

std::string capitals(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    return text;
}

void addProperties(const TagLib::PropertyMap& properties, TextMap& texts)
{
    for (const auto& [name, values] : properties)
        for (const TagLib::String& value : values)
            texts[capitals(name.to8Bit(true))].push_back(value);
}

/// Counters that TagLib does not offer as text.
void addPlayCounts(const TagLib::ID3v2::Tag* tag, TextMap& texts)
{
    if (tag == nullptr || texts.contains("FMPS_PLAYCOUNT"))
        return;
    unsigned count = 0;
    for (const TagLib::ID3v2::Frame* frame : tag->frameList("POPM"))
        if (const auto* meter = dynamic_cast<const TagLib::ID3v2::PopularimeterFrame*>(frame))
            count = std::max(count, meter->counter());
    for (const TagLib::ID3v2::Frame* frame : tag->frameList("PCNT")) {
        const TagLib::ByteVector bytes = frame->render();
        const unsigned header = TagLib::ID3v2::Frame::headerSize(4);
        if (bytes.size() > header)
            count = std::max(count, bytes.mid(header).toUInt(0U, true));
    }
    if (count > 0)
        texts["FMPS_PLAYCOUNT"].push_back(TagLib::String::number(static_cast<int>(std::min(count, 1'000'000'000U))));
}

/// What iTunes and its likes keep under free names.
void addFreeForm(const TagLib::MP4::Tag* tag, TextMap& texts)
{
    if (tag == nullptr)
        return;
    for (const auto& [name, item] : tag->itemMap()) {
        const std::string key = name.to8Bit(true);
        const std::size_t colon = key.rfind(':');
        if (!key.starts_with("----:") || colon == std::string::npos)
            continue;
        const std::string plain = capitals(key.substr(colon + 1));
        if (!texts.contains(plain) && !item.toStringList().isEmpty())
            texts[plain].push_back(item.toStringList().front());
    }
}

void addAttributes(const TagLib::ASF::Tag* tag, TextMap& texts)
{
    if (tag == nullptr)
        return;
    for (const auto& [name, attributes] : tag->attributeListMap()) {
        const std::string key = capitals(name.to8Bit(true));
        if (!texts.contains(key) && !attributes.isEmpty())
            texts[key].push_back(attributes.front().toString());
    }
}

/// TagLib's properties are those of one tag; a file may have an older one besides, which says what that one does not.
/// But for the genre: there, "Blues" is what ID3v1 says when it was told nothing.
void addOtherTags(const TagLib::Tag* tag, TextMap& texts)
{
    if (tag == nullptr)
        return;
    const auto add = [&texts](const char* name, const TagLib::String& text) {
        if (!text.isEmpty())
            texts.try_emplace(name, std::vector{text});
    };
    const auto number = [](unsigned value) { return value > 0 ? TagLib::String::number(static_cast<int>(value)) : ""; };
    add("TITLE", tag->title());
    add("ARTIST", tag->artist());
    add("ALBUM", tag->album());
    add("TRACKNUMBER", number(tag->track()));
    add("YEAR", number(tag->year()));
}

template <typename File>
TextMap read(File&& file)
{
    TextMap texts;
    if (!file.isValid())
        return texts;
    addProperties(file.properties(), texts);
    addOtherTags(file.tag(), texts);
    return texts;
}

TextMap readOgg(DescriptorStream& stream, const std::string& codec)
{
    if (codec == "opus")
        return read(TagLib::Ogg::Opus::File(&stream, false));
    if (codec == "flac")
        return read(TagLib::Ogg::FLAC::File(&stream, false));
    if (codec == "speex")
        return read(TagLib::Ogg::Speex::File(&stream, false));
    return read(TagLib::Ogg::Vorbis::File(&stream, false));
}

template <typename File>
TextMap readWithId3(File&& file)
{
    TextMap texts = read(file);
    addPlayCounts(file.ID3v2Tag(), texts);
    return texts;
}

template <typename File>
TextMap readRiff(File&& file)
{
    TextMap texts = read(file);
    addPlayCounts(dynamic_cast<const TagLib::ID3v2::Tag*>(file.tag()), texts);
    return texts;
}

TextMap readMp4(DescriptorStream& stream)
{
    TagLib::MP4::File file(&stream, false);
    TextMap texts = read(file);
    addFreeForm(file.isValid() ? file.tag() : nullptr, texts);
    return texts;
}

TextMap readAsf(DescriptorStream& stream)
{
    TagLib::ASF::File file(&stream, false);
    TextMap texts = read(file);
    addAttributes(file.isValid() ? file.tag() : nullptr, texts);
    return texts;
}

TextMap readTexts(DescriptorStream& stream, const std::string& container, const std::string& codec)
{
    auto* const frames = TagLib::ID3v2::FrameFactory::instance();
    if (container == "mp3" || container == "aac")
        return readWithId3(TagLib::MPEG::File(&stream, frames, false));
    if (container == "flac")
        return readWithId3(TagLib::FLAC::File(&stream, frames, false));
    if (container == "ogg")
        return readOgg(stream, codec);
    if (container == "mp4")
        return readMp4(stream);
    if (container == "asf")
        return readAsf(stream);
    if (container == "wav")
        return readWithId3(TagLib::RIFF::WAV::File(&stream, false));
    if (container == "aiff")
        return readRiff(TagLib::RIFF::AIFF::File(&stream, false));
    if (container == "tta")
        return readWithId3(TagLib::TrueAudio::File(&stream, frames, false));
    if (container == "wv")
        return read(TagLib::WavPack::File(&stream, false));
    if (container == "ape")
        return read(TagLib::APE::File(&stream, false));
    if (container == "mpc" || container == "mpc8")
        return read(TagLib::MPC::File(&stream, false));
    return {};
}

} // namespace

std::map<std::string, std::string> readTagTexts(DescriptorStream& stream, const std::string& container,
                                                const std::string& codec)
{
    useMarkingHandlers();
    const TextMap texts = readTexts(stream, container, codec);

    std::vector<std::string> evidence;
    for (const auto& [name, values] : texts)
        for (const TagLib::String& value : values)
            if (isMarked(value))
                evidence.push_back(bytesOf(value));
    const std::string charset = guessCharset(evidence);

    std::map<std::string, std::string> result;
    for (const auto& [name, values] : texts) {
        std::string joined;
        for (const TagLib::String& value : values) {
            const std::string text = isMarked(value) ? toUtf8(bytesOf(value), charset) : unicodeOf(value);
            if (!text.empty())
                joined += (joined.empty() ? "" : "; ") + text;
        }
        result[name] = joined;
    }
    return result;
}

} // namespace tonekin
