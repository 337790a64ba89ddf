// SPDX-License-Identifier: GPL-3.0-or-later
// Honest files of every kind.
#include "audio/audiocontainer.h"
#include "decodedfile.h"
#include "scan/foldercrawl.h"
#include "support/mademodules.h"

#include <QTest>

#include <map>
#include <set>

using namespace tonekin;
using namespace tonekin::test;

class TestAudioFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<AudioFolder>(); }
    void everyEndingThatIsCollectedIsOfAKindThatIsRead();
    void everyFormatIsHeard_data();
    void everyFormatIsHeard();
    void theSameSoundComesOutOfEveryKindOfPcm_data();
    void theSameSoundComesOutOfEveryKindOfPcm();
    void shortenIsHeard();
    void modulesAreHeard_data();
    void modulesAreHeard();
    void aModuleIsTheSameHoweverItIsPlayed();
    void aLongModuleIsHeardInPart();
    void oneBitSoundOfAnyRateIsHeard_data();
    void oneBitSoundOfAnyRateIsHeard();
    void aLosslessTrackIsCountedToTheSample();
    void encoderDelayIsNotPartOfTheTrack_data();
    void encoderDelayIsNotPartOfTheTrack();
    void stereoSidesReachTheirListenersApart();
    void newTagsLeaveTheHashAlone_data();
    void newTagsLeaveTheHashAlone();
    void otherAudioHasAnotherHash();
    void audioThatDiffersOnlyAtItsEndHasAnotherHash_data();
    void audioThatDiffersOnlyAtItsEndHasAnotherHash();
    void probingSaysTheSameAsDecoding_data();
    void probingSaysTheSameAsDecoding();
    void aChainedStreamIsHeardToItsEnd();
    void whatIsNotReadOfAChainIsSaid();
    void aLongTrackIsHeardInWindows_data();
    void aLongTrackIsHeardInWindows();

private:
    path in(const char* name) const { return m_folder->in(name); }
    path makeWav(const char* name, const Samples& mono, WavHeader header = {}) const
    {
        return m_folder->makeWav(name, mono, header);
    }
    std::unique_ptr<AudioFolder> m_folder;
};

void TestAudioFile::everyEndingThatIsCollectedIsOfAKindThatIsRead()
{
    // What the endings stand for, by FFmpeg's names.
    const std::map<std::string, std::vector<std::string>> kinds{
        {"aac", {"aac", "adts", "latm", "loas"}},
        {"ac3", {"ac3"}},
        {"adx", {"adx"}},
        {"aiff", {"aif", "aifc", "aiff"}},
        {"amr", {"amr"}},
        {"ape", {"ape"}},
        {"asf", {"asf", "wma", "wmv"}},
        {"au", {"au", "snd"}},
        {"avi", {"avi"}},
        {"caf", {"caf"}},
        {"dsf", {"dsf"}},
        {"dts", {"dts"}},
        {"eac3", {"eac3"}},
        {"flac", {"flac"}},
        {"flv", {"flv"}},
        {"iff", {"dff"}},
        {"libopenmpt", {"669", "it", "med", "mo3", "mod", "mptm", "mtm", "okt", "s3m", "stm", "ult", "umx", "xm"}},
        {"loas", {}},
        {"matroska", {"mka", "mkv", "weba", "webm"}},
        {"mlp", {"mlp"}},
        {"mov", {"3g2", "3ga", "3gp", "f4a", "m4a", "m4b", "m4p", "m4r", "m4v", "mov", "mp4"}},
        {"mp3", {"mp1", "mp2", "mp3", "mpa"}},
        {"mpc", {"mp+", "mpc", "mpp"}},
        {"mpc8", {}},
        {"mpeg", {"mpeg", "mpg"}},
        {"mpegts", {}},
        {"ogg", {"oga", "ogg", "ogv", "ogx", "opus", "spx"}},
        {"oma", {"aa3", "oma"}},
        {"rm", {"ra", "rm"}},
        {"shn", {"shn"}},
        {"tak", {"tak"}},
        {"truehd", {"thd"}},
        {"tta", {"tta"}},
        {"voc", {"voc"}},
        {"w64", {"w64"}},
        {"wav", {"rf64", "wav", "wave"}},
        {"wv", {"wv"}},
    };
    std::set<std::string> endings;
    for (const auto& [kind, itsEndings] : kinds) {
        QVERIFY2(isReadContainer(kind), kind.c_str());
        endings.insert(itsEndings.begin(), itsEndings.end());
    }
    for (const std::string& ending : audioExtensions())
        QVERIFY2(endings.contains(ending), ending.c_str());
    for (const std::string& ending : unreadMusicExtensions())
        QVERIFY2(!endings.contains(ending), ending.c_str());
    // What would lead to other files, or to none.
    for (const char* kind : {"hls", "dash", "concat", "sdp", "image2", "png_pipe", "lavfi", "", "mp"})
        QVERIFY2(!isReadContainer(kind), kind);
}

void TestAudioFile::everyFormatIsHeard_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("codec");
    const auto row = [](const char* file, const QStringList& options, const char* container, const char* codec) {
        QTest::addRow("%s of %s", file, codec) << QString(file) << options << QString(container) << QString(codec);
    };
    row("a.mp3", {"-c:a", "libmp3lame"}, "mp3", "mp3");
    row("a.mp2", {"-c:a", "mp2"}, "mp3", "mp2");
    row("a.flac", {}, "flac", "flac");
    row("a.ogg", {"-c:a", "libvorbis"}, "ogg", "vorbis");
    row("a.oga", {"-c:a", "flac"}, "ogg", "flac");
    row("a.spx", {"-c:a", "libspeex", "-ar", "32000"}, "ogg", "speex");
    row("a.opus", {"-c:a", "libopus"}, "ogg", "opus");
    row("a.m4a", {"-c:a", "aac"}, "mp4", "aac");
    row("alac.m4a", {"-c:a", "alac"}, "mp4", "alac");
    row("fragmented.mp4", {"-c:a", "aac", "-movflags", "frag_keyframe+empty_moov"}, "mp4", "aac");
    row("a.aac", {"-c:a", "aac"}, "aac", "aac");
    row("a.wma", {"-c:a", "wmav2"}, "asf", "wmav2");
    row("a.wv", {"-c:a", "wavpack"}, "wv", "wavpack");
    row("a.tta", {"-c:a", "tta"}, "tta", "tta");
    row("a.aiff", {}, "aiff", "pcm_s16be");
    row("a.au", {}, "au", "pcm_s16be");
    row("a.caf", {}, "caf", "pcm_s16be");
    row("a.w64", {}, "w64", "pcm_s16le");
    row("mulaw.wav", {"-c:a", "pcm_mulaw"}, "wav", "pcm_mulaw");
    row("adpcm.wav", {"-c:a", "adpcm_ms"}, "wav", "adpcm_ms");
    row("a.mka", {"-c:a", "libvorbis"}, "matroska", "vorbis");
    row("a.webm", {"-c:a", "libopus"}, "matroska", "opus");
    row("a.ac3", {"-c:a", "ac3"}, "ac3", "ac3");
    row("a.eac3", {"-c:a", "eac3"}, "eac3", "eac3");
    row("a.avi", {"-c:a", "libmp3lame"}, "avi", "mp3");
    row("pcm.avi", {"-c:a", "pcm_s16le"}, "avi", "pcm_s16le");
    row("a.flv", {"-c:a", "libmp3lame"}, "flv", "mp3");
    row("a.mpg", {"-c:a", "mp2"}, "mpeg", "mp2");
    row("a.mpeg", {"-f", "vob", "-c:a", "ac3"}, "mpeg", "ac3");
    row("a transport stream.mp4", {"-f", "mpegts", "-c:a", "aac"}, "mpegts", "aac");
    row("a.rm", {"-c:a", "ac3"}, "rm", "ac3");
    row("a.ra", {"-f", "rm", "-c:a", "ac3"}, "rm", "ac3");
    row("a.thd", {"-c:a", "truehd", "-strict", "-2"}, "truehd", "truehd");
    row("a.mlp", {"-c:a", "mlp", "-strict", "-2"}, "mlp", "mlp");
    row("a.adx", {"-c:a", "adpcm_adx"}, "adx", "adpcm_adx");
    row("LATM.aac", {"-f", "latm", "-c:a", "aac"}, "loas", "aac_latm");
}

void TestAudioFile::everyFormatIsHeard()
{
    QFETCH(QString, file);
    QFETCH(QStringList, options);
    QFETCH(QString, container);
    QFETCH(QString, codec);
    const path wav = makeWav("source.wav", tone(1000.0, 1.0, 44'100), {.channels = 2});
    std::vector<std::string> words;
    for (const QString& option : options)
        words.push_back(option.toStdString());
    const path made = in(qPrintable(file));
    QVERIFY(convert(wav, made, words));

    const auto [decoded, sound] = decode(made);
    QCOMPARE(codeOf(decoded), std::string("done"));
    QCOMPARE(QString::fromStdString(decoded->facts.container), container);
    QCOMPARE(QString::fromStdString(decoded->facts.codec), codec);
    QVERIFY(std::abs(decoded->facts.durationSeconds - 1.0) < 0.12); // some codecs only know whole frames
    QCOMPARE(decoded->facts.durationSeconds, decoded->facts.analysedSeconds);
    QVERIFY(decoded->facts.bitRate > 1000);
    QVERIFY(sound.consistent);
    QCOMPARE(sound.stretches.size(), std::size_t{1});
    const auto middle = std::span(sound.whole()).subspan(rate / 4, rate / 2);
    QVERIFY(std::abs(hertzOf(middle) - 1000.0) < 6.0);
    QVERIFY(std::abs(rms(middle) - 0.5 / std::sqrt(2.0)) < 0.03);
}

void TestAudioFile::theSameSoundComesOutOfEveryKindOfPcm_data()
{
    QTest::addColumn<int>("sampleRate");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("format");
    const auto row = [](int sampleRate, int channels, WavFormat format, const char* name) {
        QTest::addRow("%s", name) << sampleRate << channels << static_cast<int>(format);
    };
    row(44'100, 1, WavFormat::Int16, "mono");
    row(44'100, 2, WavFormat::Int16, "stereo");
    row(44'100, 3, WavFormat::Int16, "three");
    row(44'100, 6, WavFormat::Int24, "5.1");
    row(48'000, 8, WavFormat::Float32, "7.1");
    row(44'100, 13, WavFormat::Int16, "thirteen without a name");
    row(44'100, 64, WavFormat::Int16, "sixty-four");
    row(192'000, 2, WavFormat::Int32, "192 kHz, 32 bit");
    row(1'536'000, 2, WavFormat::Int24, "1,536 kHz");
    row(6'144'000, 1, WavFormat::Int16, "6,144 kHz");
    row(8'000, 1, WavFormat::Int16, "8 kHz");
    row(44'100, 2, WavFormat::UnsignedByte, "8 bit");
}

void TestAudioFile::theSameSoundComesOutOfEveryKindOfPcm()
{
    QFETCH(int, sampleRate);
    QFETCH(int, channels);
    QFETCH(int, format);
    const auto sound = [](int atRate) { return mix(tone(440.0, 2.0, atRate, 0.3), tone(1800.0, 2.0, atRate, 0.2)); };
    const WavHeader header{static_cast<std::uint16_t>(channels), static_cast<std::uint32_t>(sampleRate),
                           static_cast<WavFormat>(format)};
    const auto decoded = decode(makeWav("a.wav", sound(sampleRate), header));
    QCOMPARE(codeOf(decoded.decoded), std::string("done"));
    QCOMPARE(decoded.decoded->facts.channels, channels);
    QCOMPARE(decoded.decoded->facts.sampleRate, sampleRate);
    QCOMPARE(decoded.sound.channels, channels == 1 ? 1 : 2);
    QVERIFY(difference(decoded.sound.whole(), sound(rate), 2) < 0.02);
}

void TestAudioFile::shortenIsHeard()
{
    writeShorten(in("a.shn"), 1000.0, 1.0);
    const auto [decoded, sound] = decode(in("a.shn"));
    QCOMPARE(codeOf(decoded), std::string("done"));
    QCOMPARE(decoded->facts.container, std::string("shn"));
    QCOMPARE(decoded->facts.codec, std::string("shorten"));
    QVERIFY(std::abs(decoded->facts.durationSeconds - 1.0) < 0.02);
    const auto middle = std::span(sound.whole()).subspan(rate / 4, rate / 2);
    QVERIFY(std::abs(hertzOf(middle) - 1000.0) < 6.0);
    QVERIFY(std::abs(rms(middle) - 0.5 / std::sqrt(2.0)) < 0.03);
}

void TestAudioFile::modulesAreHeard_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("hertz");
    // The cycle is 32 samples long. At period 428 an Amiga plays 7,093,789.2 / (2 x 428) samples a second; the others
    // play 8363 at their middle C.
    QTest::addRow("mod") << static_cast<int>(ModuleKind::Mod) << 7'093'789.2 / 856.0 / 32.0;
    QTest::addRow("s3m") << static_cast<int>(ModuleKind::S3m) << 8363.0 / 32.0;
    QTest::addRow("xm") << static_cast<int>(ModuleKind::Xm) << 8363.0 / 32.0;
    QTest::addRow("it") << static_cast<int>(ModuleKind::It) << 8363.0 / 32.0;
}

void TestAudioFile::modulesAreHeard()
{
    QFETCH(int, kind);
    QFETCH(double, hertz);
    writeModule(in("module"), {.kind = static_cast<ModuleKind>(kind), .title = "A made module", .patterns = 2});
    const auto [decoded, sound] = decode(in("module"));
    QCOMPARE(codeOf(decoded), std::string("done"));
    QCOMPARE(decoded->facts.container, std::string("module"));
    QCOMPARE(decoded->facts.codec, std::string("module"));
    QCOMPARE(decoded->metadata.at("title"), std::string("A made module"));
    // 64 rows of 6 ticks; 50 ticks a second at a tempo of 125
    QVERIFY(std::abs(decoded->facts.durationSeconds - 2 * 64 * 6 / 50.0) < 0.2);
    const auto size = static_cast<double>(std::filesystem::file_size(in("module")));
    QVERIFY(std::abs(decoded->facts.bitRate - 8.0 * size / (2 * 64 * 6 / 50.0)) < 100.0);
    QVERIFY(decoded->warnings.empty());
    const auto middle = std::span(sound.whole()).subspan(rate / 2, rate);
    QVERIFY2(std::abs(hertzOf(middle) / hertz - 1.0) < 0.01, qPrintable(QString::number(hertzOf(middle))));
    QVERIFY(rms(middle) > 0.02);

    const OpenFile open(in("module"));
    const auto probed = probeAudio(open.get(), std::chrono::seconds(10));
    QVERIFY(probed);
    QCOMPARE(probed->hash.bytes, decoded->hash.bytes);
    QVERIFY(std::abs(probed->facts.durationSeconds - decoded->facts.durationSeconds) < 0.1);
}

void TestAudioFile::aModuleIsTheSameHoweverItIsPlayed()
{
    writeModule(in("chance.it"), {.kind = ModuleKind::It, .byChance = true});
    const auto one = decode(in("chance.it"));
    const auto other = decode(in("chance.it"));
    QVERIFY(one.decoded && other.decoded);
    QVERIFY(one.sound.whole() != other.sound.whole()); // or the test would say nothing
    QCOMPARE(one.decoded->hash.bytes, other.decoded->hash.bytes);
    writeModule(in("other.it"), {.kind = ModuleKind::It, .patterns = 2, .byChance = true});
    QVERIFY(decode(in("other.it")).decoded->hash.bytes != one.decoded->hash.bytes);
}

void TestAudioFile::aLongModuleIsHeardInPart()
{
    writeModule(in("long.xm"), {.kind = ModuleKind::Xm, .patterns = 100});
    const auto [decoded, sound] = decode(in("long.xm"), {.mostSeconds = 12.0, .windowSeconds = 3.0});
    QCOMPARE(codeOf(decoded), std::string("done"));
    QVERIFY(warnsOf(*decoded, ErrorCode::ExcerptOnly));
    QVERIFY(std::abs(decoded->facts.durationSeconds - 100 * 7.68) < 1.0);
    QVERIFY(std::abs(decoded->facts.analysedSeconds - 12.0) < 1.0);
    QCOMPARE(decoded->hash.bytes, decode(in("long.xm")).decoded->hash.bytes);
}

void TestAudioFile::oneBitSoundOfAnyRateIsHeard_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<quint64>("bitsASecond");
    const auto row = [](const char* name, quint64 bitsASecond) {
        for (const char* file : {"a.dsf", "a.dff"})
            QTest::addRow("%s %s", name, file) << QString(file) << bitsASecond;
    };
    row("DSD64", 64 * 44'100);
    row("DSD128", 128 * 44'100);
    row("DSD128 of 48 kHz", 128 * 48'000);
    row("DSD256", 256 * 44'100);
    row("DSD512", 512 * 44'100);
    row("DSD512 of 48 kHz", 512 * 48'000);
    row("DSD1024 of 48 kHz", 1024 * 48'000);
}

void TestAudioFile::oneBitSoundOfAnyRateIsHeard()
{
    QFETCH(QString, file);
    QFETCH(quint64, bitsASecond);
    const path made = in(qPrintable(file));
    if (file.endsWith("dsf"))
        writeDsf(made, 1000.0, 1.0, bitsASecond);
    else
        writeDff(made, 1000.0, 1.0, bitsASecond);
    const auto [decoded, sound] = decode(made);
    QCOMPARE(codeOf(decoded), std::string("done"));
    QCOMPARE(decoded->facts.sampleRate, static_cast<int>(bitsASecond / 8)); // as it comes out of the decoder
    QVERIFY(std::abs(decoded->facts.durationSeconds - 1.0) < 0.02);
    const auto middle = std::span(sound.whole()).subspan(rate / 4, rate / 2);
    QVERIFY(std::abs(hertzOf(middle) - 1000.0) < 6.0);
    QVERIFY(std::abs(rms(middle) - 0.5 / std::sqrt(2.0)) < 0.03);
}

void TestAudioFile::aLosslessTrackIsCountedToTheSample()
{
    const path wav = makeWav("a.wav", noise(7.3, 44'100), {.channels = 2});
    QVERIFY(convert(wav, in("a.flac")));
    const auto decoded = decode(in("a.flac"));
    QVERIFY(decoded.decoded);
    QCOMPARE(decoded.decoded->facts.durationSeconds, 7.3);
    QVERIFY(std::abs(static_cast<double>(decoded.sound.whole().size()) - 7.3 * rate) <= 1.0);
    QVERIFY(decoded.decoded->warnings.empty());
}

void TestAudioFile::encoderDelayIsNotPartOfTheTrack_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"a.mp3", "a.ogg", "a.opus", "a.m4a"})
        QTest::addRow("%s", file) << QString(file);
}

void TestAudioFile::encoderDelayIsNotPartOfTheTrack()
{
    QFETCH(QString, file);
    const path wav = makeWav("a.wav", tone(300.0, 3.0, 44'100, 0.4));
    QVERIFY(convert(wav, in(qPrintable(file)), {"-b:a", "192k"}));
    const auto decoded = decode(in(qPrintable(file)));
    QVERIFY(decoded.decoded);
    QVERIFY(std::abs(decoded.decoded->facts.durationSeconds - 3.0) < 0.03);
    QVERIFY(difference(decoded.sound.whole(), tone(300.0, 3.0, rate, 0.4), 1) < 0.05);
}

void TestAudioFile::stereoSidesReachTheirListenersApart()
{
    Samples sides;
    const Samples left = tone(500.0, 1.0, 44'100, 0.8);
    for (const float sample : left) {
        sides.push_back(sample);
        sides.push_back(0.0F);
    }
    writeWav(in("left.wav"), sides, {.channels = 2});
    struct SidesSink : AudioSink {
        void startStretch(double) override {}
        void add(const AudioBlock& block) override
        {
            for (std::size_t i = 0; i < block.mono.size(); ++i) {
                loudestLeft = std::max(loudestLeft, std::abs(block.interleaved[2 * i]));
                loudestRight = std::max(loudestRight, std::abs(block.interleaved[2 * i + 1]));
                loudestMono = std::max(loudestMono, std::abs(block.mono[i]));
            }
        }
        float loudestLeft = 0, loudestRight = 0, loudestMono = 0;
    } sink;
    const OpenFile open(in("left.wav"));
    QVERIFY(decodeAudio(open.get(), {}, sink));
    QVERIFY(std::abs(sink.loudestLeft - 0.8F) < 0.02F);
    QVERIFY(sink.loudestRight < 1e-6F);
    QVERIFY(std::abs(sink.loudestMono - 0.4F) < 0.01F);
}

void TestAudioFile::newTagsLeaveTheHashAlone_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"a.mp3", "a.flac", "a.ogg", "a.opus", "a.m4a", "a.wav", "a.wma", "a.aiff", "a.wv"})
        QTest::addRow("%s", file) << QString(file);
}

void TestAudioFile::newTagsLeaveTheHashAlone()
{
    QFETCH(QString, file);
    const path wav = makeWav("source.wav", tune(2.0, 44'100), {.channels = 2});
    const path plain = in(qPrintable(file));
    const path tagged = in(qPrintable("tagged-" + file));
    QVERIFY(convert(wav, plain));
    QVERIFY(convert(plain, tagged,
                    {"-c", "copy", "-metadata", "title=A much longer title than before", "-metadata", "artist=Someone",
                     "-write_id3v2", "1"}) ||
            convert(plain, tagged, {"-c", "copy", "-metadata", "title=A much longer title than before"}));
    if (file == "a.mp3") // both kinds of tag, and one at the end
        writeBytes(tagged,
                   id3Tag({{"TIT2", id3Text(0, "Over it")}}, 500) + readBytes(tagged) + "TAG" + std::string(125, 'x'));
    QVERIFY(readBytes(plain) != readBytes(tagged));
    const auto before = decode(plain);
    const auto after = decode(tagged);
    QVERIFY(before.decoded && after.decoded);
    QCOMPARE(before.decoded->hash.bytes, after.decoded->hash.bytes);
}

void TestAudioFile::otherAudioHasAnotherHash()
{
    const path one = makeWav("one.wav", tune(1.0, 44'100, 1));
    const path two = makeWav("two.wav", tune(1.0, 44'100, 2));
    const path slower = makeWav("slower.wav", tune(1.0, 44'100, 1), {.sampleRate = 22'050});
    const auto hashOf = [](const path& file) { return decode(file).decoded->hash.bytes; };
    QVERIFY(hashOf(one) != hashOf(two));
    QVERIFY(hashOf(one) != hashOf(slower)); // the same bytes, and yet another sound
    QVERIFY(hashOf(one) == hashOf(one));
}

void TestAudioFile::audioThatDiffersOnlyAtItsEndHasAnotherHash_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"40 MB.wav", "40 MB.flac", "400,000 packets.flac"})
        QTest::addRow("%s", file) << QString(file);
}

void TestAudioFile::audioThatDiffersOnlyAtItsEndHasAnotherHash()
{
    QFETCH(QString, file);
    const path one = in(qPrintable("one " + file));
    const path other = in(qPrintable("other " + file));
    if (file == "400,000 packets.flac") {
        writeSilentFlac(one, 60.0, 8000);
        writeSilentFlac(other, 61.0, 8000);
    } else {
        Samples sound = noise(150.0, 96'000); // two sides one after the other: nothing that could be packed any smaller
        const WavHeader header{.channels = 2, .sampleRate = 96'000, .format = WavFormat::Int24};
        const auto write = [&](const path& to) {
            writeWav(in("source.wav"), sound, header);
            if (file == "40 MB.wav")
                std::filesystem::rename(in("source.wav"), to);
            else
                QVERIFY(convert(in("source.wav"), to));
            QVERIFY(std::filesystem::file_size(to) > 36'000'000);
        };
        write(one);
        sound.back() = -sound.back();
        write(other);
    }
    const auto probedHash = [](const path& of) {
        const OpenFile open(of);
        const auto probed = probeAudio(open.get(), std::chrono::seconds(60));
        return probed ? probed->hash : AudioHash{};
    };
    QVERIFY(probedHash(one) != AudioHash{});
    QVERIFY(probedHash(one) != probedHash(other));
    // However little of it is heard.
    for (const path& made : {one, other}) {
        const auto decoded = decode(made, {.mostSeconds = 3.0, .windowSeconds = 1.0});
        QVERIFY(decoded.decoded);
        QCOMPARE(decoded.decoded->hash.bytes, probedHash(made).bytes);
    }
}

void TestAudioFile::probingSaysTheSameAsDecoding_data()
{
    newTagsLeaveTheHashAlone_data();
}

void TestAudioFile::probingSaysTheSameAsDecoding()
{
    QFETCH(QString, file);
    const path wav = makeWav("source.wav", tune(3.0, 44'100), {.channels = 2});
    const path made = in(qPrintable(file));
    QVERIFY(convert(wav, made, {"-metadata", "title=Named"}));
    const auto decoded = decode(made);
    const OpenFile open(made);
    const auto probed = probeAudio(open.get(), std::chrono::seconds(10));
    QVERIFY(decoded.decoded && probed);
    QCOMPARE(probed->hash.bytes, decoded.decoded->hash.bytes);
    QCOMPARE(probed->facts.codec, decoded.decoded->facts.codec);
    QCOMPARE(probed->facts.container, decoded.decoded->facts.container);
    QCOMPARE(probed->facts.sampleRate, decoded.decoded->facts.sampleRate);
    QCOMPARE(probed->facts.channels, decoded.decoded->facts.channels);
    QVERIFY(std::abs(probed->facts.durationSeconds - decoded.decoded->facts.durationSeconds) < 0.1);
    QCOMPARE(probed->facts.analysedSeconds, 0.0);
    QCOMPARE(probed->metadata.count("title") == 1 ? probed->metadata.at("title") : "Named", std::string("Named"));
}

void TestAudioFile::aChainedStreamIsHeardToItsEnd()
{
    const path low = makeWav("low.wav", tone(500.0, 2.0, 44'100), {.channels = 2});
    const path high = makeWav("high.wav", tone(2000.0, 3.0, 22'050), {.sampleRate = 22'050});
    QVERIFY(convert(low, in("low.ogg")) && convert(high, in("high.ogg")));
    writeBytes(in("both.ogg"), readBytes(in("low.ogg")) + readBytes(in("high.ogg")));
    const auto [decoded, sound] = decode(in("both.ogg"));
    QCOMPARE(codeOf(decoded), std::string("done"));
    QVERIFY(std::abs(decoded->facts.durationSeconds - 5.0) < 0.1);
    const auto all = std::span(sound.whole());
    QVERIFY(std::abs(static_cast<double>(all.size()) / rate - 5.0) < 0.1);
    QVERIFY(std::abs(hertzOf(all.subspan(rate / 2, rate)) - 500.0) < 5.0);
    QVERIFY(std::abs(hertzOf(all.subspan(3 * rate, rate)) - 2000.0) < 20.0);
    QVERIFY(std::abs(rms(all.subspan(3 * rate, rate)) - 0.5 / std::sqrt(2.0)) < 0.02);
    QVERIFY(!warnsOf(*decoded, ErrorCode::Truncated));
}

void TestAudioFile::whatIsNotReadOfAChainIsSaid()
{
    const path wav = makeWav("source.wav", tone(500.0, 2.0, 44'100), {.channels = 2});
    QVERIFY(convert(wav, in("v.ogg"), {"-c:a", "libvorbis"}));
    QVERIFY(convert(wav, in("o.opus")));
    QVERIFY(convert(wav, in("f.oga"), {"-c:a", "flac"}));
    const auto joined = [this](const std::vector<const char*>& names) {
        std::string bytes;
        for (const char* name : names)
            bytes += readBytes(in(name));
        writeBytes(in("joined"), bytes);
        return decode(in("joined")).decoded;
    };
    const std::vector<std::vector<const char*>> mixed{
        {"v.ogg", "o.opus"}, {"o.opus", "v.ogg"}, {"f.oga", "o.opus"}, {"v.ogg", "v.ogg", "f.oga"}};
    for (const auto& names : mixed) {
        const auto decoded = joined(names);
        QCOMPARE(codeOf(decoded), std::string("done"));
        QVERIFY2(warnsOf(*decoded, ErrorCode::Truncated), names.front());
    }
    for (const auto& names :
         std::vector<std::vector<const char*>>{{"v.ogg", "v.ogg"}, {"o.opus", "o.opus"}, {"f.oga"}}) {
        const auto decoded = joined(names);
        QCOMPARE(codeOf(decoded), std::string("done"));
        QVERIFY2(!warnsOf(*decoded, ErrorCode::Truncated), names.front());
    }
}

void TestAudioFile::aLongTrackIsHeardInWindows_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"a.wav", "a.flac", "a.mp3", "a.ogg", "a.opus", "a.m4a", "a.wma", "a.mka"})
        QTest::addRow("%s", file) << QString(file);
}

void TestAudioFile::aLongTrackIsHeardInWindows()
{
    QFETCH(QString, file);
    // The pitch tells the time: 200 Hz at the start, an octave more every 15 s.
    constexpr double seconds = 60.0;
    const path wav = makeWav("source.wav", sweep(200.0, 3200.0, seconds, 44'100));
    const path made = in(qPrintable(file));
    QVERIFY(file == "a.wav" || convert(wav, made));
    if (file == "a.wav")
        std::filesystem::rename(wav, made);
    const auto [decoded, sound] = decode(made, {.mostSeconds = 12.0, .windowSeconds = 3.0});
    QCOMPARE(codeOf(decoded), std::string("done"));
    QVERIFY(warnsOf(*decoded, ErrorCode::ExcerptOnly));
    QVERIFY(std::abs(decoded->facts.durationSeconds - seconds) < 0.2);
    QVERIFY(std::abs(decoded->facts.analysedSeconds - 12.0) < 1.0);
    QCOMPARE(sound.stretches.size(), std::size_t{4});
    for (std::size_t i = 0; i < 4; ++i) {
        const Stretch& stretch = sound.stretches[i];
        QVERIFY(std::abs(stretch.startSeconds - 19.0 * static_cast<double>(i)) < 0.5);
        QVERIFY(stretch.mono.size() > std::size_t{rate} * 5 / 2);
        const double moment = stretch.startSeconds + 1.0;
        const double expected = 200.0 * std::pow(2.0, moment / 15.0);
        const double found = hertzOf(std::span(stretch.mono).subspan(rate * 9 / 10, rate / 5));
        QVERIFY2(std::abs(found / expected - 1.0) < 0.03, qPrintable(QString("%1 Hz at %2 s").arg(found).arg(moment)));
    }
    const auto whole = decode(made);
    QVERIFY(whole.decoded);
    QCOMPARE(decoded->hash.bytes, whole.decoded->hash.bytes);
}

QTEST_APPLESS_MAIN(TestAudioFile)
#include "tst_audiofile.moc"
