// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultyfiles.h"

#include "support/hostilefiles.h"
#include "support/madesound.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonekin::test {

namespace {

using std::filesystem::path;

constexpr int rate = 44'100;

bool near(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

bool isFinite(const DecodedTrack& track)
{
    return std::ranges::all_of(track.mel.values, [](float value) { return std::isfinite(value) && value >= 0.0F; });
}

/// A WAV file with that header over two seconds of sound.
std::function<void(const path&)> wavWith(WavHeader header)
{
    return [header](const path& file) { writeWav(file, tone(440.0, 2.0, rate), header); };
}

std::function<void(const path&)> text(std::string words)
{
    return [words = std::move(words)](const path& file) { writeBytes(file, words); };
}

std::string dashOf(const std::string& address)
{
    return "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" "
           "mediaPresentationDuration=\"PT5S\" minBufferTime=\"PT1S\" "
           "profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\">"
           "<Period><AdaptationSet mimeType=\"audio/wav\"><Representation id=\"1\" bandwidth=\"128000\"><BaseURL>" +
           address + "</BaseURL></Representation></AdaptationSet></Period></MPD>\n";
}

std::string hlsOf(const std::string& address)
{
    return "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:5.0,\n" + address +
           "\n#EXT-X-ENDLIST\n";
}

} // namespace

FaultWorkshop::FaultWorkshop(path folder, int port)
    : m_folder(std::move(folder))
    , m_port(port)
{
    const auto sound = tune(20.0, rate, 3);
    writeWav(in("sound.wav"), sound, {});
    writeWav(in("short.wav"), std::span(sound).first(rate), {});
    writeWav(otherFile(), tone(440.0, 3.0, rate), {});
    convert(in("sound.wav"), honestFile(), {"-metadata", "title=Honest"});
    convert(in("sound.wav"), in("sound.flac"));
    convert(in("short.wav"), in("short.mp3"), {"-id3v2_version", "0"});
    convert(in("short.wav"), in("short.m4a"));
}

std::vector<FaultyFile> FaultWorkshop::files() const
{
    std::vector<FaultyFile> list;
    addCutAndDamaged(list);
    addLyingHeaders(list);
    addTraps(list);
    for (FaultyFile& file : filesThatPointElsewhere())
        list.push_back(std::move(file));
    addStrangeStreams(list);
    addOddSounds(list);
    addFormats(list);
    addOddTags(list);
    return list;
}

void FaultWorkshop::addCutAndDamaged(std::vector<FaultyFile>& list) const
{
    const auto cut = [](path from, double part) {
        return [from, part](const path& file) {
            std::filesystem::copy_file(from, file);
            cutFile(file, part);
        };
    };
    list.push_back({"F01 empty.mp3", text({}), "empty_file"});
    list.push_back({"F02 words.mp3", text("All the words of a song, and not one note of it.\n"), "not_audio"});
    list.push_back({"F03 picture.mp3", text(greyPng(64, 64)), "not_audio"});
    list.push_back({"F04 a third.mp3",
                    cut(honestFile(), 1.0 / 3.0),
                    "done",
                    {ErrorCode::Truncated},
                    [](const DecodedTrack& track) { return near(track.audio.durationSeconds, 6.7, 0.3); }});
    list.push_back({"F05 no index.m4a", cut(in("short.m4a"), 0.5), "corrupt_header"});
    list.push_back(
        {"F06 half.flac", cut(in("sound.flac"), 0.5), "done", {ErrorCode::Truncated}, [](const DecodedTrack& track) {
             return near(track.audio.durationSeconds, 10.0, 1.0);
         }});
    list.push_back({"F07 header only.flac",
                    [this](const path& file) { writeBytes(file, flacHeader(in("sound.flac"))); }, "truncated"});
    list.push_back({"F08 byte errors.flac",
                    [this](const path& file) {
                        std::filesystem::copy_file(in("sound.flac"), file);
                        damageBytes(file, 40, 20'000);
                    },
                    "done",
                    {ErrorCode::CorruptFrames},
                    isFinite});
    list.push_back({"F08 mostly lost.flac",
                    [this](const path& file) {
                        std::filesystem::copy_file(in("sound.flac"), file);
                        damageBytes(file, 4000, 20'000);
                    },
                    "corrupt_frames"});
    list.push_back(
        {"F09 zeros behind.mp3",
         [this](const path& file) { writeBytes(file, readBytes(honestFile()) + std::string(1'000'000, '\0')); },
         "done",
         {},
         [](const DecodedTrack& track) { return near(track.audio.durationSeconds, 20.0, 0.2); }});
    list.push_back({"F09 junk before.mp3", [this](const path& file) {
                        writeBytes(file, std::string(5000, '\x55') + readBytes(in("short.mp3")));
                    }});
}

void FaultWorkshop::addLyingHeaders(std::vector<FaultyFile>& list) const
{
    list.push_back({"F10 rate 0.wav", wavWith({.sampleRate = 0}), "bad_parameters"});
    list.push_back({"F10 rate of 4 GHz.wav", wavWith({.sampleRate = 0xFFFFFFF0U}), "bad_parameters"});
    list.push_back({"F11 rate 1.wav", wavWith({.sampleRate = 1}), "bad_parameters"});
    list.push_back({"F12 no channel.wav", wavWith({.channels = 0}), "bad_parameters"});
    list.push_back({"F12 65535 channels.wav", wavWith({.channels = 65'535}), "bad_parameters"});
    list.push_back({"F13 claims 4 GB.wav",
                    wavWith({.claimedDataBytes = 4'000'000'000}),
                    "done",
                    {ErrorCode::Truncated},
                    [](const DecodedTrack& track) { return near(track.audio.durationSeconds, 2.0, 0.01); }});
    list.push_back({"F14 no numbers.wav",
                    [](const path& file) {
                        auto sound = tone(440.0, 2.0, rate);
                        sound[500] = std::numeric_limits<float>::quiet_NaN();
                        sound[900] = -std::numeric_limits<float>::infinity();
                        sound[1300] = 1e30F;
                        writeWav(file, sound, {.format = WavFormat::Float32});
                    },
                    "done",
                    {ErrorCode::BadSamples},
                    isFinite});
}

void FaultWorkshop::addTraps(std::vector<FaultyFile>& list) const
{
    const auto titled = [](const char* title) {
        return [title](const DecodedTrack& track) { return track.tags.title == title; };
    };
    list.push_back({"F15 large tag.mp3",
                    [this](const path& file) { writeSparseId3(file, honestFile(), 200'000'000); },
                    "done",
                    {},
                    titled("Behind a large tag")});
    list.push_back({"F16 packed tag.mp3",
                    [this](const path& file) { writeId3Bomb(file, honestFile(), std::int64_t{1} << 30); },
                    "limit_memory"});
    list.push_back({"F17 nested.m4a", [](const path& file) { writeNestedAtoms(file, 100'000); }, "corrupt_header"});
    list.push_back({"F17 nested behind sound.m4a",
                    [this](const path& file) {
                        convert(in("short.wav"), file, {"-metadata", "title=Sound"});
                        appendNestedAtoms(file, 100'000);
                    },
                    "done",
                    {},
                    titled("Sound")});
    list.push_back({"F22 giant picture.flac", [this](const path& file) {
                        std::filesystem::copy_file(in("sound.flac"), file);
                        addFlacPicture(file, greyPng(30'000, 30'000));
                    }});
    list.push_back({"F22 giant picture.mp3",
                    [this](const path& file) {
                        const std::string head("\0image/png\0\x03\0", 13);
                        writeBytes(file,
                                   id3Tag({{"APIC", head + greyPng(30'000, 30'000)}, {"TIT2", id3Text(0, "Big")}}) +
                                       readBytes(in("short.mp3")));
                    },
                    "done",
                    {},
                    titled("Big")});
}

std::vector<FaultyFile> FaultWorkshop::filesThatPointElsewhere() const
{
    const std::string local = otherFile().string();
    const std::string remote = "http://127.0.0.1:" + std::to_string(m_port) + "/other.wav";
    std::vector<FaultyFile> list;
    const auto add = [&list](const char* name, std::string words) {
        list.push_back({name, text(std::move(words)), "not_audio"});
    };
    add("F18 playlist.mp3", hlsOf(local));
    add("F18 playlist by name.mp3", hlsOf("other.wav"));
    add("F19 remote playlist.mp3", hlsOf(remote));
    add("F19 remote manifest.mp3", dashOf(remote));
    add("F19 remote list.mp3", "ffconcat version 1.0\nfile '" + remote + "'\n");
    add("F20 manifest.mp3", dashOf("file://" + local));
    add("F20 manifest by name.mp3", dashOf("other.wav"));
    add("F21 list.mp3", "ffconcat version 1.0\nfile other.wav\n");
    add("F21 absolute list.mp3", "ffconcat version 1.0\nfile '" + local + "'\n");
    return list;
}

void FaultWorkshop::addStrangeStreams(std::vector<FaultyFile>& list) const
{
    const std::vector<std::string> video{"-f", "lavfi", "-i", "testsrc=size=64x64:rate=5:duration=1"};
    list.push_back({"F23 video only.mp4",
                    [video](const path& file) {
                        std::vector<std::string> words = video;
                        words.insert(words.end(), {"-c:v", "mpeg4", file.string()});
                        ffmpeg(words);
                    },
                    "no_audio_stream"});
    list.push_back({"F23 forty streams.mkv", [this](const path& file) {
                        std::vector<std::string> words;
                        for (int i = 0; i < 40; ++i)
                            words.insert(words.end(), {"-map", "0:a"});
                        convert(in("short.wav"), file, words);
                    }});
    list.push_back({"F23 subtitles.webm", [this](const path& file) {
                        writeBytes(in("words.srt"), "1\n00:00:00,000 --> 00:00:01,000\nla la la\n");
                        ffmpeg({"-i", in("short.wav").string(), "-i", in("words.srt").string(), "-map", "0:a", "-map",
                                "1", "-c:a", "libopus", "-c:s", "webvtt", file.string()});
                    }});
    list.push_back({"F24 chained.ogg",
                    [this](const path& file) {
                        writeWav(in("second.wav"), tone(900.0, 3.0, 22'050), {.sampleRate = 22'050});
                        writeWav(in("first.wav"), spread(tone(300.0, 2.0, rate), 2), {.channels = 2});
                        convert(in("first.wav"), in("first.ogg"));
                        convert(in("second.wav"), in("second.ogg"));
                        writeBytes(file, readBytes(in("first.ogg")) + readBytes(in("second.ogg")));
                    },
                    "done",
                    {},
                    [](const DecodedTrack& track) { return near(track.audio.durationSeconds, 5.0, 0.1); }});
    list.push_back({"F25 hundred hours.flac",
                    [](const path& file) { writeSilentFlac(file, 100.0, 8000); },
                    "done",
                    {ErrorCode::ExcerptOnly, ErrorCode::Silent},
                    [](const DecodedTrack& track) {
                        return near(track.audio.durationSeconds, 360'000.0, 1.0) &&
                               near(track.audio.analysedSeconds, 900.0, 10.0);
                    }});
    list.push_back({"F28 protected.m4p",
                    [this](const path& file) {
                        std::filesystem::copy_file(in("short.m4a"), file);
                        const std::string bytes = readBytes(file);
                        const std::size_t entry = bytes.find("stsd");
                        writeBytes(file, std::string(bytes).replace(bytes.find("mp4a", entry), 4, "drms"));
                    },
                    "drm"});
    list.push_back(
        {"F28 protected.wma",
         [this](const path& file) {
             convert(in("short.wav"), file);
             // The list of codecs becomes a header of encryption.
             patchBytes(file, std::string_view("\x40\x52\xD1\x86\x1D\x31\xD0\x11\xA3\xA4\x00\xA0\xC9\x03\x48\xF6", 16),
                        std::string_view("\xFB\xB3\x11\x22\x23\xBD\xD2\x11\xB4\xB7\x00\xA0\xC9\x55\xFC\x6E", 16));
         },
         "drm"});
}

void FaultWorkshop::addOddSounds(std::vector<FaultyFile>& list) const
{
    const auto wav = [](auto makeSound, WavHeader header = {}) {
        return [makeSound, header](const path& file) { writeWav(file, spread(makeSound(), header.channels), header); };
    };
    list.push_back({"F26 silence.wav", wav([] { return silence(5.0, rate); }), "done", {ErrorCode::Silent}, isFinite});
    list.push_back(
        {"F26 a blink.wav", wav([] { return tone(440.0, 0.2, rate); }), "done", {ErrorCode::TooShort}, isFinite});
    list.push_back({"F26 only an offset.wav", wav([] { return Samples(5 * rate, 0.5F); }), "done", {}, isFinite});
    list.push_back({"F26 square.wav",
                    wav([] {
                        auto square = tone(440.0, 5.0, rate, 1.0);
                        for (float& sample : square)
                            sample = sample >= 0.0F ? 1.0F : -1.0F;
                        return square;
                    }),
                    "done",
                    {},
                    isFinite});
    const auto heardAs = [](int sampleRate, int channels) {
        return [=](const DecodedTrack& track) {
            return track.audio.sampleRate == sampleRate && track.audio.channels == channels && track.mel.frames() > 30;
        };
    };
    const auto kind = [&](const char* name, WavHeader header) {
        const auto sound = [header] { return tune(2.0, static_cast<int>(header.sampleRate)); };
        list.push_back(
            {name, wav(sound, header), "done", {}, heardAs(static_cast<int>(header.sampleRate), header.channels)});
    };
    kind("F27 mono.wav", {});
    kind("F27 5.1.wav", {.channels = 6});
    kind("F27 7.1.wav", {.channels = 8});
    kind("F27 192 kHz.wav", {.channels = 2, .sampleRate = 192'000, .format = WavFormat::Int32});
    kind("F27 8 kHz.wav", {.sampleRate = 8'000});
    kind("F27 8 bit.wav", {.channels = 2, .format = WavFormat::UnsignedByte});
    list.push_back({"F27 24 bit.aiff", [this](const path& file) {
                        convert(in("short.wav"), file, {"-c:a", "pcm_s24be"});
                    }});
    list.push_back({"F27 one bit.dsf",
                    [](const path& file) { writeDsf(file, 1000.0, 1.0); },
                    "done",
                    {},
                    [](const DecodedTrack& track) { return near(track.loudnessLufs, -6.0, 0.5); }});
}

void FaultWorkshop::addFormats(std::vector<FaultyFile>& list) const
{
    const auto add = [&](const char* name, const std::vector<std::string>& options = {}) {
        list.push_back({std::string("F29 ") + name,
                        [this, options](const path& file) { convert(in("short.wav"), file, options); },
                        "done",
                        {},
                        [](const DecodedTrack& track) { return track.mel.frames() >= 19; }});
    };
    add("a.mp3");
    add("a.mp2");
    add("a.flac");
    add("a.ogg");
    add("flac.oga", {"-c:a", "flac"});
    add("a.opus");
    add("a.spx", {"-ar", "32000"});
    add("a.m4a");
    add("alac.m4a", {"-c:a", "alac"});
    add("a.aac");
    add("a.wma");
    add("wmav1.wma", {"-c:a", "wmav1"});
    add("a.wv");
    add("a.tta");
    add("a.aiff");
    add("a.au");
    add("a.caf");
    add("a.w64");
    add("mulaw.wav", {"-c:a", "pcm_mulaw"});
    add("adpcm.wav", {"-c:a", "adpcm_ms"});
    add("a.mka");
    add("a.webm", {"-c:a", "libopus"});
    add("a.ac3");
}

void FaultWorkshop::addOddTags(std::vector<FaultyFile>& list) const
{
    const auto add = [&](const char* name, std::string body, std::function<bool(const std::string&)> holds) {
        list.push_back({std::string("F30 ") + name,
                        [this, body](const path& file) {
                            writeBytes(file, id3Tag({{"TIT2", body}}) + readBytes(in("short.mp3")));
                        },
                        "done",
                        {},
                        [holds](const DecodedTrack& track) { return holds(track.tags.title); }});
    };
    const auto is = [](const char* expected) {
        return [expected](const std::string& title) { return title == expected; };
    };
    add("ten megabytes.mp3", id3Text(0, std::string(10'000'000, 'a')),
        [](const std::string& title) { return title == std::string(4096, 'a'); });
    add("markup.mp3", id3Text(0, "<img src=x><b>%1 %n</b>"), is("<img src=x><b>%1 %n</b>"));
    add("control.mp3", id3Text(0, "a\x07\x1B[2Jb"), is("a\x07\x1B[2Jb"));
    add("override.mp3",
        id3Text(3, "a\xE2\x80\xAE"
                   "b"),
        is("a\xE2\x80\xAE"
           "b"));
    add("lone surrogate.mp3",
        id3Text(1, std::string_view("\xFF\xFE"
                                    "a\0"
                                    "\0\xDC"
                                    "b\0",
                                    8)),
        is("a\xEF\xBF\xBD"
           "b"));
    add("Latin-1.mp3", id3Text(0, "Caf\xE9"), is("Caf\xC3\xA9"));
    add("Cyrillic.mp3", id3Text(0, "\xCA\xE8\xED\xEE"), is("\xD0\x9A\xD0\xB8\xD0\xBD\xD0\xBE"));
    add("Japanese.mp3", id3Text(0, "\x8D\xF7\x82\xCC\x89\xD4\x82\xAA\x8D\xE7\x82\xAD"),
        is("\xE6\xA1\x9C\xE3\x81\xAE\xE8\x8A\xB1\xE3\x81\x8C\xE5\x92\xB2\xE3\x81\x8F"));
}

} // namespace tonekin::test
