// SPDX-License-Identifier: GPL-3.0-or-later
// The real decoder program in its sandbox: honest files of many formats, hostile ones, and a program that is killed.
#include "files/openregularfile.h"
#include "support/hostilefiles.h"
#include "support/mademodules.h"
#include "support/madesound.h"
#include "worker/playbackprocess.h"
#include "worker/workertest.h"

#include <QProcess>
#include <csignal>

#include <numeric>
#include <thread>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path program = std::filesystem::path(TONEKIN_BINARY_DIR) / "tonekin-decoder";
constexpr int sampleRate = 44100;

Result<DecodedTrack> decode(DecoderProcess& decoder, const std::filesystem::path& path)
{
    const auto file = openRegularFile(path);
    if (!file)
        return file.error();
    return decoder.decode(file->get(), {}, {});
}

DecoderLimits limitsOf(std::chrono::seconds time)
{
    DecoderLimits limits;
    limits.wallBase = time;
    limits.wallMost = time;
    return limits;
}

} // namespace

class TestRealDecoder : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::ptrdiff_t m_descriptorsBefore = 0;

    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path honest() const { return path("tune.wav"); }

private Q_SLOTS:
    void initTestCase() { writeWav(honest(), tune(12.0, sampleRate), {1, sampleRate}); }
    void init() { m_descriptorsBefore = openDescriptors(); }
    void cleanup()
    {
        QCOMPARE(openDescriptors(), m_descriptorsBefore);
        QVERIFY(hasNoChild());
    }

    void everyFormatIsDecodedInsideTheSandbox_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a.wav", "a.flac", "a.ogg", "a.opus", "a.mp3", "a.m4a", "a.aiff", "a.wv", "a.mka",
                                 "a.avi", "a.flv", "a.mpg"})
            QTest::newRow(name) << name;
    }
    void everyFormatIsDecodedInsideTheSandbox()
    {
        QFETCH(QString, name);
        const auto file = path(qPrintable(name));
        if (!convert(honest(), file, {"-metadata", "title=Tune"}))
            QSKIP("this ffmpeg cannot write the format");
        DecoderProcess decoder(program, {});
        const auto track = decode(decoder, file);
        QVERIFY2(track, outcomeOf(track).c_str());
        QVERIFY(std::abs(track->audio.analysedSeconds - 12.0) < 0.2);
        QVERIFY(track->mel.frames() > 240);
        QVERIFY(std::accumulate(track->mel.values.begin(), track->mel.values.end(), 0.0) > 100.0);
        if (name != "a.wav" && name != "a.aiff" && name != "a.mpg")
            QCOMPARE(track->tags.title, std::string("Tune"));
    }

    void modulesArePlayedInsideTheSandbox_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("byChance");
        QTest::newRow("mod") << static_cast<int>(ModuleKind::Mod) << false;
        QTest::newRow("s3m") << static_cast<int>(ModuleKind::S3m) << false;
        QTest::newRow("xm") << static_cast<int>(ModuleKind::Xm) << false;
        QTest::newRow("it") << static_cast<int>(ModuleKind::It) << false;
        QTest::newRow("it, with chance") << static_cast<int>(ModuleKind::It) << true;
    }
    void modulesArePlayedInsideTheSandbox()
    {
        QFETCH(int, kind);
        QFETCH(bool, byChance);
        const auto file = path("module");
        writeModule(file, {.kind = static_cast<ModuleKind>(kind), .title = "Tune", .byChance = byChance});
        DecoderProcess decoder(program, {});
        const auto track = decode(decoder, file);
        QVERIFY2(track, outcomeOf(track).c_str());
        QCOMPARE(track->audio.container, std::string("module"));
        QVERIFY2(std::abs(track->audio.analysedSeconds - 7.68) < 0.2,
                 qPrintable(QString::number(track->audio.analysedSeconds)));
        QVERIFY(track->mel.frames() > 150);
        QCOMPARE(track->tags.title, std::string("Tune"));
        const auto again = decode(decoder, file);
        QVERIFY(again && again->audioHash == track->audioHash);
    }

    void itsOtherRepliesComeFromTheSandboxToo()
    {
        DecoderProcess decoder(program, {});
        const auto file = openRegularFile(honest());
        QVERIFY(file);
        const auto probed = decoder.probe(file->get(), {});
        QVERIFY2(probed, outcomeOf(probed).c_str());
        QCOMPARE(probed->audio.sampleRate, sampleRate);
        const auto picture = decoder.picture(file->get(), 100, {});
        QVERIFY2(picture, outcomeOf(picture).c_str());
        QVERIFY(picture->columns > 0 && picture->columns <= 100);
        const auto cover = decoder.cover(file->get(), 64, {});
        QVERIFY(!cover);
        QCOMPARE(cover.error().code, ErrorCode::NotFound);
        const int process = decoder.processId();
        const auto track = decoder.decode(file->get(), {}, {});
        QVERIFY2(track, outcomeOf(track).c_str());
        QVERIFY(track->audioHash == probed->audioHash);
        QCOMPARE(decoder.processId(), process);
    }

    void aCoverIsScaledInsideTheSandbox()
    {
        QVERIFY(convert(honest(), path("covered.flac")));
        addFlacPicture(path("covered.flac"), greyPng(800, 600));
        DecoderProcess decoder(program, {});
        const auto file = openRegularFile(path("covered.flac"));
        QVERIFY(file);
        const auto cover = decoder.cover(file->get(), 64, {});
        QVERIFY2(cover, outcomeOf(cover).c_str());
        QVERIFY(cover->size() > 8 && cover->at(1) == 'P' && cover->at(2) == 'N');
    }

    void musicPlaysFromTheSandbox()
    {
        const auto file = openRegularFile(honest());
        QVERIFY(file);
        auto playback = PlaybackProcess::open(program, file->get(), 48000, 2);
        QVERIFY2(playback, outcomeOf(playback).c_str());
        QVERIFY(std::abs(playback->durationSeconds() - 12.0) < 0.1);
        QVERIFY(playback->seek(11.0));
        std::size_t samples = 0;
        std::vector<float> piece(4800);
        for (;;) {
            const auto written = playback->read(piece);
            QVERIFY2(written, outcomeOf(written).c_str());
            if (*written == 0)
                break;
            samples += *written;
        }
        QVERIFY(std::abs(static_cast<double>(samples) / (2 * 48000.0) - 1.0) < 0.1);
    }

    void hostileFilesHaveACodeAndTheNextTrackIsDone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("an archive bomb in a tag") << "bomb";
        QTest::newRow("a tag of 200 MB without content") << "sparse";
        QTest::newRow("atoms 100,000 deep") << "nested";
        QTest::newRow("cut in the middle") << "cut";
        QTest::newRow("damaged all over") << "damaged";
        QTest::newRow("text") << "text";
        QTest::newRow("a picture of 30,000 x 30,000") << "picture";
        QTest::newRow("100 hours of silence") << "silence";
    }
    void hostileFilesHaveACodeAndTheNextTrackIsDone()
    {
        QFETCH(QString, name);
        const auto audio = path("plain.mp3");
        const auto hostile = path("hostile.mp3");
        QVERIFY(convert(honest(), audio));
        std::filesystem::remove(hostile);
        std::filesystem::copy_file(audio, hostile);
        if (name == "bomb")
            writeId3Bomb(hostile, audio, std::int64_t{2} << 30);
        else if (name == "sparse")
            writeSparseId3(hostile, audio, std::int64_t{200} << 20);
        else if (name == "nested")
            writeNestedAtoms(hostile, 100'000);
        else if (name == "cut")
            cutFile(hostile, 0.4);
        else if (name == "damaged")
            damageBytes(hostile, 200, 1000);
        else if (name == "text")
            writeBytes(hostile, "this is no music at all, only words, again and again");
        else if (name == "picture")
            addPictureTo(hostile);
        else
            writeSilentFlac(hostile, 100.0, 8000);

        DecoderProcess decoder(program, limitsOf(60s));
        const auto result = decode(decoder, hostile);
        if (!result) {
            const std::string code(errorName(result.error().code));
            QVERIFY2(result.error().code != ErrorCode::WorkerUnavailable, result.error().detail.c_str());
            QVERIFY2(code != "unknown" && !result.error().detail.empty(), code.c_str());
        }
        if (name == "text")
            QCOMPARE(result.error().code, ErrorCode::NotAudio);
        if (name == "silence") {
            QVERIFY2(result, outcomeOf(result).c_str());
            // Each of its windows ends with a whole packet.
            QVERIFY2(result->audio.analysedSeconds <= 1.02 * 15 * 60.0,
                     std::to_string(result->audio.analysedSeconds).c_str());
        }
        const auto next = decode(decoder, honest());
        QVERIFY2(next, outcomeOf(next).c_str());
    }

    void aProgramKilledAtWorkIsReportedAndReplaced()
    {
        DecoderProcess decoder(program, {});
        QVERIFY(decode(decoder, honest()));
        const int process = decoder.processId();
        ::kill(process, SIGSTOP); // so that it is at work for sure when the end comes
        std::jthread killer([process] {
            std::this_thread::sleep_for(200ms);
            ::kill(process, SIGKILL);
        });
        const auto result = decode(decoder, honest());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::WorkerCrashed);
        QVERIFY(result.error().detail.starts_with("signal 9"));
        QVERIFY(decode(decoder, honest()));
        QVERIFY(decoder.processId() != process);
    }

    void aStoppedProgramIsKilledAtTheDeadline()
    {
        DecoderProcess decoder(program, limitsOf(3s));
        QVERIFY(decode(decoder, honest()));
        ::kill(decoder.processId(), SIGSTOP);
        const auto result = decode(decoder, honest());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::LimitTime);
        QVERIFY(decode(decoder, honest()));
    }

    void anAddressLimitTooSmallIsACodeNotAHang()
    {
        if (sanitized)
            QSKIP("sanitizers need more addresses than any limit");
        DecoderLimits limits;
        limits.addressSpace = std::size_t{1} << 20; // less than it has already: every further wish for memory fails
        DecoderProcess decoder(program, limits);
        const auto result = decode(decoder, honest());
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::LimitMemory || result.error().code == ErrorCode::WorkerUnavailable ||
                result.error().code == ErrorCode::WorkerCrashed);
    }

    void startedByHandItSaysWhatItIs()
    {
        QProcess byHand;
        byHand.setStandardInputFile(QProcess::nullDevice());
        byHand.start(QString::fromStdString(program.string()), {});
        QVERIFY(byHand.waitForFinished(10000));
        QCOMPARE(byHand.exitCode(), 2);
        QVERIFY(byHand.readAllStandardError().contains("Tonekin"));
    }

private:
    void addPictureTo(const std::filesystem::path& file) const
    {
        QVERIFY(convert(honest(), path("pictured.flac")));
        addFlacPicture(path("pictured.flac"), greyPng(30000, 30000));
        std::filesystem::rename(path("pictured.flac"), file);
    }
};

QTEST_GUILESS_MAIN(TestRealDecoder)
#include "tst_realdecoder.moc"
