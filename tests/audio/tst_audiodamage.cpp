// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are cut, damaged, lying, or no audio at all.
#include "decodedfile.h"

#include <QTest>

using namespace tonekin;
using namespace tonekin::test;

class TestAudioDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<AudioFolder>(); }
    void aHeaderThatLiesAboutLengthIsFoundOut();
    void aTrackLongerThanItsHeaderSaysIsStopped();
    void samplesThatAreNoNumbersAreReplaced();
    void damageIsCountedAndPassedOver();
    void aTrackMostlyLostFails();
    void aCutTrackIsKnownByItsHeader_data();
    void aCutTrackIsKnownByItsHeader();
    void largeTagsInFrontHideNoTrack_data();
    void largeTagsInFrontHideNoTrack();
    void whatIsNoTrackIsNamed_data();
    void whatIsNoTrackIsNamed();
    void silentAndShortTracksAreWarnedOf();
    void timeIsLimited();
    void theDescriptorIsLeftAsItWas();
    void aDescriptorThatCannotBeReadIsAnError();

private:
    path in(const char* name) const { return m_folder->in(name); }
    path makeWav(const char* name, const Samples& mono, WavHeader header = {}) const
    {
        return m_folder->makeWav(name, mono, header);
    }
    std::unique_ptr<AudioFolder> m_folder;
};

void TestAudioDamage::aHeaderThatLiesAboutLengthIsFoundOut()
{
    const auto sound = tone(440.0, 5.0, 8'000);
    const path file = makeWav("a.wav", sound, {.sampleRate = 8'000, .claimedDataBytes = 4'000'000'000});
    const auto [decoded, samples] = decode(file);
    QCOMPARE(codeOf(decoded), std::string("done"));
    QCOMPARE(decoded->facts.durationSeconds, 5.0);
    QVERIFY(warnsOf(*decoded, ErrorCode::Truncated));
    QVERIFY(!warnsOf(*decoded, ErrorCode::ExcerptOnly));
    QVERIFY(std::abs(static_cast<double>(samples.whole().size()) - 5.0 * rate) <= 1.0);
}

void TestAudioDamage::aTrackLongerThanItsHeaderSaysIsStopped()
{
    // Without its frame count an MP3's length is guessed from the bit rate at its start: here much too short.
    const path quiet = makeWav("quiet.wav", silence(60.0, 44'100));
    const path loud = makeWav("loud.wav", noise(2.0, 44'100));
    QVERIFY(convert(loud, in("loud.mp3"), {"-b:a", "320k", "-write_xing", "0", "-id3v2_version", "0"}));
    QVERIFY(convert(quiet, in("quiet.mp3"), {"-b:a", "32k", "-write_xing", "0", "-id3v2_version", "0"}));
    writeBytes(in("both.mp3"), readBytes(in("loud.mp3")) + readBytes(in("quiet.mp3")));
    const auto [decoded, sound] = decode(in("both.mp3"), {.mostSeconds = 20.0});
    QCOMPARE(codeOf(decoded), std::string("done"));
    QVERIFY(warnsOf(*decoded, ErrorCode::ExcerptOnly));
    QVERIFY(sound.whole().size() < 21 * rate);
    QVERIFY(std::abs(decoded->facts.durationSeconds - 62.0) < 0.5);
    QVERIFY(std::abs(decoded->facts.analysedSeconds - 20.0) < 0.5);
    const auto whole = decode(in("both.mp3"));
    QVERIFY(whole.decoded);
    QVERIFY(std::abs(whole.decoded->facts.durationSeconds - 62.0) < 0.5);
    QCOMPARE(decoded->hash.bytes, whole.decoded->hash.bytes);
}

void TestAudioDamage::samplesThatAreNoNumbersAreReplaced()
{
    auto sound = tone(440.0, 2.0, 44'100);
    sound[1000] = std::numeric_limits<float>::quiet_NaN();
    sound[2000] = std::numeric_limits<float>::infinity();
    sound[3000] = 1e30F;
    sound[4000] = -1e30F;
    const auto [decoded, samples] = decode(makeWav("a.wav", sound, {.format = WavFormat::Float32}));
    QCOMPARE(codeOf(decoded), std::string("done"));
    QVERIFY(warnsOf(*decoded, ErrorCode::BadSamples));
    QVERIFY(std::ranges::all_of(samples.whole(), [](float sample) { return std::abs(sample) <= 16.0F; }));
    const auto later = std::span(samples.whole()).subspan(rate, rate / 2);
    QVERIFY(std::abs(rms(later) - 0.5 / std::sqrt(2.0)) < 0.01);
}

void TestAudioDamage::damageIsCountedAndPassedOver()
{
    const path wav = makeWav("a.wav", tune(30.0, 44'100));
    QVERIFY(convert(wav, in("a.flac")));
    damageBytes(in("a.flac"), 12, 20'000);
    const auto [decoded, sound] = decode(in("a.flac"));
    QCOMPARE(codeOf(decoded), std::string("done"));
    QVERIFY(warnsOf(*decoded, ErrorCode::CorruptFrames));
    QVERIFY(!warnsOf(*decoded, ErrorCode::Truncated));
    QVERIFY(decoded->facts.analysedSeconds > 24.0);
}

void TestAudioDamage::aTrackMostlyLostFails()
{
    const path wav = makeWav("a.wav", tune(10.0, 44'100));
    QVERIFY(convert(wav, in("a.flac")));
    damageBytes(in("a.flac"), 4000, 9'000);
    QCOMPARE(codeOf(decode(in("a.flac")).decoded), std::string("corrupt_frames"));
}

void TestAudioDamage::aCutTrackIsKnownByItsHeader_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("options");
    QTest::addRow("mp3") << "a.mp3" << QStringList();
    QTest::addRow("flac") << "a.flac" << QStringList();
    QTest::addRow("ogg") << "a.ogg" << QStringList();
    QTest::addRow("opus") << "a.opus" << QStringList();
    QTest::addRow("wav") << "a.wav" << QStringList();
    QTest::addRow("m4a with its index first") << "a.m4a" << QStringList({"-movflags", "+faststart"});
    QTest::addRow("wma") << "a.wma" << QStringList();
    QTest::addRow("mka") << "a.mka" << QStringList();
    QTest::addRow("wv") << "a.wv" << QStringList();
}

void TestAudioDamage::aCutTrackIsKnownByItsHeader()
{
    QFETCH(QString, file);
    QFETCH(QStringList, options);
    const path wav = makeWav("source.wav", tune(20.0, 44'100), {.channels = 2});
    std::vector<std::string> words;
    for (const QString& option : options)
        words.push_back(option.toStdString());
    const path made = in(qPrintable(file));
    QVERIFY(convert(wav, made, words));
    const auto whole = decode(made);
    QVERIFY(whole.decoded);
    QVERIFY(!warnsOf(*whole.decoded, ErrorCode::Truncated));
    cutFile(made, 0.4);
    const auto [decoded, sound] = decode(made);
    QCOMPARE(codeOf(decoded), std::string("done"));
    QVERIFY(warnsOf(*decoded, ErrorCode::Truncated));
    QVERIFY(std::abs(decoded->facts.durationSeconds - 8.0) < 1.5);
    QVERIFY(std::abs(static_cast<double>(sound.whole().size()) / rate - decoded->facts.durationSeconds) < 0.01);
}

void TestAudioDamage::largeTagsInFrontHideNoTrack_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"a.mp3", "a.mp2", "a.tta", "a.aac", "a.flac", "a.wv", "a.ac3", "a.eac3", "a.wav", "a.ogg",
                             "a.opus", "a.aiff"})
        QTest::addRow("%s", file) << QString(file);
}

void TestAudioDamage::largeTagsInFrontHideNoTrack()
{
    QFETCH(QString, file);
    const path plain = in(qPrintable(file));
    QVERIFY(convert(makeWav("source.wav", tune(3.0, 44'100), {.channels = 2}), plain, {"-map_metadata", "-1"}));
    const auto expected = decode(plain);
    QVERIFY(expected.decoded);
    const std::string cover = std::string("\0image/jpeg\0\x03\0", 14) + std::string(2'600'000, 'x');
    const std::string large = id3Tag({{"TIT2", id3Text(0, "Title")}, {"APIC", cover}});
    const std::string small = id3Tag({{"TIT2", id3Text(0, "Title")}});
    for (const std::string& tags : {large, small + large, id3Tag({}, 1'100'000) + small}) {
        const path tagged = in("tagged");
        writeBytes(tagged, tags + readBytes(plain));
        const auto [decoded, sound] = decode(tagged);
        QCOMPARE(codeOf(decoded), std::string("done"));
        QCOMPARE(decoded->facts.container, expected.decoded->facts.container);
        QCOMPARE(decoded->facts.codec, expected.decoded->facts.codec);
        QCOMPARE(decoded->hash.bytes, expected.decoded->hash.bytes);
        QCOMPARE(sound.whole(), expected.sound.whole());
        QVERIFY(decoded->warnings.empty());
    }
}

void TestAudioDamage::whatIsNoTrackIsNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addRow("nothing") << QByteArray() << "empty_file";
    QTest::addRow("a line of text") << QByteArray("Once upon a time there was a melody.\n") << "not_audio";
    QTest::addRow("zeros") << QByteArray(100'000, '\0') << "not_audio";
    const std::string png = greyPng(16, 16);
    QTest::addRow("a picture") << QByteArray(png.data(), static_cast<qsizetype>(png.size())) << "not_audio";
    QTest::addRow("the first bytes of an M4A") << QByteArray("\0\0\0\x14"
                                                             "ftypM4A \0\0\0\0M4A \0\0\0\x08mdat",
                                                             28)
                                               << "corrupt_header";
}

void TestAudioDamage::whatIsNoTrackIsNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    writeBytes(in("a.mp3"), {bytes.data(), static_cast<std::size_t>(bytes.size())});
    QCOMPARE(QString::fromStdString(codeOf(decode(in("a.mp3")).decoded)), code);
    const OpenFile open(in("a.mp3"));
    QCOMPARE(QString::fromStdString(codeOf(probeAudio(open.get(), std::chrono::seconds(5)))), code);
}

void TestAudioDamage::silentAndShortTracksAreWarnedOf()
{
    const auto silent = decode(makeWav("silent.wav", silence(3.0, 44'100)));
    QVERIFY(silent.decoded && warnsOf(*silent.decoded, ErrorCode::Silent) &&
            !warnsOf(*silent.decoded, ErrorCode::TooShort));
    const auto brief = decode(makeWav("brief.wav", tone(440.0, 0.2, 44'100)));
    QVERIFY(brief.decoded && warnsOf(*brief.decoded, ErrorCode::TooShort) &&
            !warnsOf(*brief.decoded, ErrorCode::Silent));
    QCOMPARE(codeOf(decode(makeWav("nothing.wav", {})).decoded), std::string("too_short"));
}

void TestAudioDamage::timeIsLimited()
{
    const path file = makeWav("a.wav", tune(2.0, 44'100));
    QCOMPARE(codeOf(decode(file, {.mostTime = std::chrono::milliseconds(0)}).decoded), std::string("limit_time"));
}

void TestAudioDamage::theDescriptorIsLeftAsItWas()
{
    const path file = makeWav("a.wav", tune(2.0, 44'100));
    const OpenFile open(file);
    QCOMPARE(::lseek(open.get(), 17, SEEK_SET), off_t{17});
    KeepingSink sink;
    QVERIFY(decodeAudio(open.get(), {}, sink));
    QCOMPARE(::lseek(open.get(), 0, SEEK_CUR), off_t{17});
}

void TestAudioDamage::aDescriptorThatCannotBeReadIsAnError()
{
    const path file = makeWav("a.wav", tune(1.0, 44'100));
    KeepingSink sink;
    const int writeOnly = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    const auto unread = decodeAudio(writeOnly, {}, sink);
    ::close(writeOnly);
    QCOMPARE(codeOf(unread), std::string("io_error"));
    const int folder = ::open(m_folder->folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const auto notFile = decodeAudio(folder, {}, sink);
    ::close(folder);
    QCOMPARE(codeOf(notFile), std::string("not_regular"));
    QCOMPARE(codeOf(decodeAudio(-1, {}, sink)), std::string("io_error"));
}

QTEST_APPLESS_MAIN(TestAudioDamage)
#include "tst_audiodamage.moc"
