// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostilefiles.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numbers>
#include <random>

namespace tonekin::test {

namespace {

std::string bigEndian(std::uint64_t value, int bytes)
{
    std::string result;
    for (int i = bytes - 1; i >= 0; --i)
        result.push_back(static_cast<char>(value >> (8 * i)));
    return result;
}

std::string littleEndian(std::uint64_t value, int bytes)
{
    std::string result = bigEndian(value, bytes);
    std::ranges::reverse(result);
    return result;
}

/// ID3's numbers of seven bits a byte.
std::string syncSafe(std::uint64_t value)
{
    std::string result;
    for (int i = 3; i >= 0; --i)
        result.push_back(static_cast<char>((value >> (7 * i)) & 0x7F));
    return result;
}

std::string id3Header(std::size_t tagBytes)
{
    return std::string("ID3\x03\x00\x00", 6) + syncSafe(tagBytes);
}

std::string id3Frame(const std::string& name, const std::string& body, int flags)
{
    return name + bigEndian(body.size(), 4) + bigEndian(static_cast<std::uint64_t>(flags), 2) + body;
}

const Bytef* bytesOf(const std::string& text)
{
    return reinterpret_cast<const Bytef*>(text.data());
}

/// `count` bytes of deflated zeros, without header and check sum; ends at a byte and can be followed by more.
std::string deflatedZeros(std::size_t count, int flush)
{
    const std::string zeros(count, '\0');
    std::string packed(count / 100 + 1000, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    stream.next_in = const_cast<Bytef*>(bytesOf(zeros));
    stream.avail_in = static_cast<uInt>(zeros.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, flush);
    packed.resize(packed.size() - stream.avail_out);
    deflateEnd(&stream);
    return packed;
}

/// A zlib stream of many zeros, put together from one packed piece so that it is made at once.
std::string zlibZeros(std::uint64_t count)
{
    constexpr std::uint64_t piece = std::uint64_t{1} << 20;
    const std::string packed = deflatedZeros(piece, Z_FULL_FLUSH);
    std::string result("\x78\xDA", 2);
    for (std::uint64_t i = 0; i < count / piece; ++i)
        result += packed;
    result += deflatedZeros(count % piece, Z_FINISH);
    return result + bigEndian((count % 65'521) << 16 | 1, 4); // Adler-32 of zeros
}

std::string pngChunk(const std::string& name, const std::string& body)
{
    const std::string checked = name + body;
    const uLong check = crc32(0, bytesOf(checked), static_cast<uInt>(checked.size()));
    return bigEndian(body.size(), 4) + checked + bigEndian(check, 4);
}

/// The check sums of FLAC frames: no reflection, start at 0.
template <typename T>
T flacCheck(std::string_view bytes, T polynomial)
{
    constexpr int width = 8 * sizeof(T);
    T check = 0;
    for (const char letter : bytes) {
        check =
            static_cast<T>(check ^ static_cast<T>(static_cast<T>(static_cast<std::uint8_t>(letter)) << (width - 8)));
        for (int bit = 0; bit < 8; ++bit) {
            const bool high = (check >> (width - 1) & 1) != 0;
            check = static_cast<T>(static_cast<T>(check << 1) ^ (high ? polynomial : T{}));
        }
    }
    return check;
}

/// FLAC writes frame numbers as UTF-8 writes characters, with up to 31 bits.
std::string flacNumber(std::uint32_t value)
{
    if (value < 0x80)
        return {static_cast<char>(value)};
    int more = 1;
    while (value >= std::uint32_t{1} << (6 * more + 6 - more))
        ++more;
    std::string result;
    result.push_back(static_cast<char>((0xFF00U >> (more + 1) & 0xFFU) | value >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        result.push_back(static_cast<char>(0x80U | (value >> (6 * i) & 0x3FU)));
    return result;
}

std::string nestedAtoms(int depth)
{
    std::string result;
    for (int level = depth; level > 0; --level)
        result += bigEndian(static_cast<std::uint64_t>(level) * 8, 4) + "moov";
    return result;
}

} // namespace

std::string readBytes(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void writeBytes(const std::filesystem::path& file, std::string_view bytes)
{
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void cutFile(const std::filesystem::path& file, double part)
{
    const auto size = static_cast<double>(std::filesystem::file_size(file));
    std::filesystem::resize_file(file, static_cast<std::uintmax_t>(size * part));
}

void damageBytes(const std::filesystem::path& file, int count, std::size_t from, std::uint32_t seed)
{
    std::string bytes = readBytes(file);
    std::mt19937 random(seed);
    for (int i = 0; i < count; ++i)
        bytes[from + random() % (bytes.size() - from)] = static_cast<char>(random());
    writeBytes(file, bytes);
}

bool patchBytes(const std::filesystem::path& file, std::string_view word, std::string_view by)
{
    std::string bytes = readBytes(file);
    const std::size_t place = bytes.find(word);
    if (place == std::string::npos)
        return false;
    bytes.replace(place, word.size(), by);
    writeBytes(file, bytes);
    return true;
}

std::string id3Text(char encoding, std::string_view bytes)
{
    return std::string(1, encoding).append(bytes);
}

std::string id3Tag(const std::vector<Id3Frame>& frames, std::size_t padding)
{
    std::string body;
    for (const auto& [name, content] : frames)
        body += id3Frame(name, content, 0);
    body.append(padding, '\0');
    return id3Header(body.size()) + body;
}

void writeSparseId3(const std::filesystem::path& file, const std::filesystem::path& audio, std::int64_t tagBytes)
{
    const std::string sound = readBytes(audio);
    std::ofstream out(file, std::ios::binary);
    out << id3Header(static_cast<std::size_t>(tagBytes)) << id3Frame("TIT2", id3Text(0, "Behind a large tag"), 0);
    out.seekp(10 + tagBytes);
    out << sound;
}

void writeId3Bomb(const std::filesystem::path& file, const std::filesystem::path& audio, std::int64_t unpackedBytes)
{
    constexpr int packed = 0x0080;
    const std::string body =
        bigEndian(static_cast<std::uint64_t>(unpackedBytes), 4) + zlibZeros(static_cast<std::uint64_t>(unpackedBytes));
    const std::string frame = id3Frame("TIT2", body, packed);
    writeBytes(file, id3Header(frame.size()) + frame + readBytes(audio));
}

void writeNestedAtoms(const std::filesystem::path& file, int depth)
{
    writeBytes(file, bigEndian(20, 4) + "ftypM4A " + bigEndian(0, 4) + "M4A " + nestedAtoms(depth));
}

void appendNestedAtoms(const std::filesystem::path& m4a, int depth)
{
    const std::string nested = nestedAtoms(depth);
    writeBytes(m4a, readBytes(m4a) + bigEndian(nested.size() + 8, 4) + "udta" + nested);
}

std::string greyPng(int width, int height)
{
    const auto rowBytes = static_cast<std::uint64_t>(width) + 1; // one says that the row is stored as it is
    const std::string header = bigEndian(static_cast<std::uint64_t>(width), 4) +
                               bigEndian(static_cast<std::uint64_t>(height), 4) +
                               std::string("\x08\x00\x00\x00\x00", 5);
    return std::string("\x89PNG\r\n\x1A\n", 8) + pngChunk("IHDR", header) +
           pngChunk("IDAT", zlibZeros(rowBytes * static_cast<std::uint64_t>(height))) + pngChunk("IEND", {});
}

std::string flacHeader(const std::filesystem::path& flac)
{
    const std::string bytes = readBytes(flac);
    std::size_t block = 4;
    for (bool last = false; !last && block + 4 <= bytes.size();) {
        const auto byte = [&](std::size_t offset) -> std::size_t {
            return static_cast<std::uint8_t>(bytes[block + offset]);
        };
        last = byte(0) >= 0x80;
        block += 4 + (byte(1) << 16 | byte(2) << 8 | byte(3));
    }
    return bytes.substr(0, block);
}

void addFlacPicture(const std::filesystem::path& flac, std::string_view picture)
{
    const std::string bytes = readBytes(flac);
    constexpr std::size_t afterStreamInfo = 4 + 4 + 34;
    const std::string type = "image/png";
    const std::string body = bigEndian(3, 4) + bigEndian(type.size(), 4) + type + bigEndian(0, 4) + bigEndian(0, 4) +
                             bigEndian(0, 4) + bigEndian(0, 4) + bigEndian(0, 4) + bigEndian(picture.size(), 4) +
                             std::string(picture);
    writeBytes(flac, bytes.substr(0, afterStreamInfo) + "\x06" + bigEndian(body.size(), 3) + body +
                         bytes.substr(afterStreamInfo));
}

void writeSilentFlac(const std::filesystem::path& file, double hours, int sampleRate)
{
    constexpr std::uint64_t blockSize = 4096;
    const auto frames = static_cast<std::uint64_t>(std::llround(hours * 3600.0 * sampleRate)) / blockSize;
    const auto rate = static_cast<std::uint64_t>(sampleRate);
    const std::uint64_t facts = rate << 44 | std::uint64_t{0} << 41 | std::uint64_t{15} << 36 | frames * blockSize;
    std::string out = "fLaC" + std::string("\x80", 1) + bigEndian(34, 3) + bigEndian(blockSize, 2) +
                      bigEndian(blockSize, 2) + bigEndian(0, 6) + bigEndian(facts, 8) + std::string(16, '\0');
    for (std::uint64_t i = 0; i < frames; ++i) {
        std::string frame("\xFF\xF8\xC0\x08", 4); // 4096 samples, rate as above, mono, 16 bits
        frame += flacNumber(static_cast<std::uint32_t>(i));
        frame.push_back(static_cast<char>(flacCheck<std::uint8_t>(frame, 0x07)));
        frame.append(3, '\0'); // one value for the whole block: 0
        out += frame + bigEndian(flacCheck<std::uint16_t>(frame, 0x8005), 2);
    }
    writeBytes(file, out);
}

namespace {

/// The bits of a tone, eight a byte, the first the lowest or the highest.
std::string oneBitTone(double hertz, std::uint64_t samples, std::uint64_t rate, bool firstIsLowest)
{
    std::string data;
    double error = 0.0; // what the bits so far owe to the tone
    for (std::uint64_t i = 0; i < samples; i += 8) {
        int byte = 0;
        for (std::uint64_t bit = 0; bit < 8; ++bit) {
            const double wanted = 0.5 * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i + bit) /
                                                 static_cast<double>(rate));
            error += wanted;
            const bool up = error > 0.0;
            error -= up ? 1.0 : -1.0;
            byte |= static_cast<int>(up) << (firstIsLowest ? bit : 7 - bit);
        }
        data.push_back(static_cast<char>(byte));
    }
    return data;
}

} // namespace

void writeDsf(const std::filesystem::path& file, double hertz, double seconds, std::uint64_t rate)
{
    constexpr std::size_t blockBytes = 4096;
    const auto samples = static_cast<std::uint64_t>(seconds * static_cast<double>(rate));
    std::string data = oneBitTone(hertz, samples, rate, true);
    data.resize((data.size() + blockBytes - 1) / blockBytes * blockBytes, 0x69);
    const std::uint64_t total = 28 + 52 + 12 + data.size();
    const std::string format = "fmt " + littleEndian(52, 8) + littleEndian(1, 4) + littleEndian(0, 4) +
                               littleEndian(1, 4) + littleEndian(1, 4) + littleEndian(rate, 4) + littleEndian(1, 4) +
                               littleEndian(samples, 8) + littleEndian(blockBytes, 4) + littleEndian(0, 4);
    writeBytes(file, "DSD " + littleEndian(28, 8) + littleEndian(total, 8) + littleEndian(0, 8) + format + "data" +
                         littleEndian(data.size() + 12, 8) + data);
}

void writeDff(const std::filesystem::path& file, double hertz, double seconds, std::uint64_t rate)
{
    const auto chunk = [](const char* name, const std::string& body) {
        return name + bigEndian(body.size(), 8) + body + std::string(body.size() % 2, '\0');
    };
    const auto samples = static_cast<std::uint64_t>(seconds * static_cast<double>(rate));
    const std::string properties = "SND " + chunk("FS  ", bigEndian(rate, 4)) +
                                   chunk("CHNL", bigEndian(1, 2) + "C   ") +
                                   chunk("CMPR", std::string("DSD ") + '\x0E' + "not compressed");
    writeBytes(file, chunk("FRM8", "DSD " + chunk("FVER", bigEndian(0x01050000, 4)) + chunk("PROP", properties) +
                                       chunk("DSD ", oneBitTone(hertz, samples, rate, false))));
}

namespace {

/// Numbers as "shorten" writes them: how many times 2^bits as zeros, a one, the rest in that many bits.
class ShortenBits {
public:
    void number(std::uint32_t value, int bits)
    {
        for (std::uint32_t i = 0; i < value >> bits; ++i)
            bit(false);
        bit(true);
        for (int i = bits - 1; i >= 0; --i)
            bit((value >> i & 1) != 0);
    }
    void withSign(int value, int bits)
    {
        number(value < 0 ? static_cast<std::uint32_t>(~value) << 1 | 1U : static_cast<std::uint32_t>(value) << 1,
               bits + 1);
    }
    void ofAnySize(std::uint32_t value) // tells its number of bits first
    {
        int bits = 0;
        while (value >> bits != 0)
            ++bits;
        number(static_cast<std::uint32_t>(bits), 2);
        number(value, bits);
    }
    std::string bytes() const { return m_bytes; }

private:
    void bit(bool one)
    {
        if (m_count % 8 == 0)
            m_bytes.push_back('\0');
        if (one)
            m_bytes.back() = static_cast<char>(m_bytes.back() | 0x80 >> m_count % 8);
        ++m_count;
    }
    std::string m_bytes;
    std::size_t m_count = 0;
};

} // namespace

void writeShorten(const std::filesystem::path& file, double hertz, double seconds)
{
    constexpr std::uint32_t rate = 44'100;
    constexpr std::size_t blockSize = 256;
    constexpr int spread = 13; // bits a sample, about
    const auto samples = static_cast<std::size_t>(seconds * rate) / blockSize * blockSize;
    const std::string wav = "RIFF" + littleEndian(36 + 2 * samples, 4) + "WAVEfmt " + littleEndian(16, 4) +
                            littleEndian(1, 2) + littleEndian(1, 2) + littleEndian(rate, 4) +
                            littleEndian(2 * rate, 4) + littleEndian(2, 2) + littleEndian(16, 2) + "data" +
                            littleEndian(2 * samples, 4);
    ShortenBits bits;
    // 16 bits low byte first; one channel; block size; no prediction, no mean, nothing to skip
    for (const std::uint32_t fact : {5U, 1U, static_cast<std::uint32_t>(blockSize), 0U, 0U, 0U})
        bits.ofAnySize(fact);
    bits.number(9, 2); // as it stands: the header of the WAV file
    bits.number(static_cast<std::uint32_t>(wav.size()), 5);
    for (const char byte : wav)
        bits.number(static_cast<std::uint8_t>(byte), 8);
    for (std::size_t i = 0; i < samples; ++i) {
        if (i % blockSize == 0) {
            bits.number(0, 2); // a block without prediction
            bits.number(spread, 3);
        }
        bits.withSign(
            static_cast<int>(16'384.0 * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / rate)),
            spread);
    }
    bits.number(4, 2); // the end
    writeBytes(file, "ajkg\x02" + bits.bytes());
}

} // namespace tonekin::test
