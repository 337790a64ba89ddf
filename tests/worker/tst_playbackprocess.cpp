// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/playbackprocess.h"

#include "worker/workertest.h"

#include <thread>
#include <vector>

using namespace tonekin;
using namespace tonekin::test;

namespace {

const std::filesystem::path fake = std::filesystem::path(TONEKIN_BINARY_DIR) / "fakedecoder";

} // namespace

class TestPlaybackProcess : public QObject {
    Q_OBJECT
private:
    std::ptrdiff_t m_descriptorsBefore = 0;

private Q_SLOTS:
    void init() { m_descriptorsBefore = openDescriptors(); }
    void cleanup()
    {
        QCOMPARE(openDescriptors(), m_descriptorsBefore);
        QVERIFY(hasNoChild());
    }

    void aTrackIsReadToItsEndInSmallPieces()
    {
        const OrderFile file("ramp");
        auto playback = PlaybackProcess::open(fake, file.descriptor(), 1000, 2);
        QVERIFY2(playback, outcomeOf(playback).c_str());
        QCOMPARE(playback->durationSeconds(), 1.0);
        std::vector<float> analysed;
        std::vector<float> piece(129); // not a multiple of two: the last place stays empty
        for (;;) {
            const auto written = playback->read(piece);
            QVERIFY2(written, outcomeOf(written).c_str());
            if (*written == 0)
                break;
            QVERIFY(*written <= 128);
            analysed.insert(analysed.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(*written));
        }
        QCOMPARE(analysed.size(), std::size_t{2000});
        QCOMPARE(analysed[2 * 700 + 1], 0.7F);
        QCOMPARE(analysed[2 * 5], 0.0F); // the helper made silence of what is not a number
    }

    void readingGoesOnWhereSoughtAndTheFileStaysTheCallers()
    {
        const OrderFile file("ramp");
        auto playback = PlaybackProcess::open(fake, file.descriptor(), 1000, 1);
        QVERIFY(playback);
        std::vector<float> piece(10);
        QVERIFY(playback->seek(0.5));
        QCOMPARE(*playback->read(piece), std::size_t{10});
        QCOMPARE(piece[0], 0.5F);
        QCOMPARE(outcomeOf(playback->seek(99.0)), std::string("invalid_argument: behind the end"));
        QVERIFY(!playback->seek(std::nan("")));
        QCOMPARE(*playback->read(piece), std::size_t{10});
        QCOMPARE(piece[0], 0.51F);
    }

    void whatCannotBePlayedIsToldByItsCode()
    {
        const OrderFile file("bad-file");
        const auto playback = PlaybackProcess::open(fake, file.descriptor(), 44100, 2);
        QVERIFY(!playback);
        QCOMPARE(playback.error().code, ErrorCode::NotAudio);
        const auto absent = PlaybackProcess::open("/nonexistent/program", file.descriptor(), 44100, 2);
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::WorkerUnavailable);
        QVERIFY(!PlaybackProcess::open(fake, file.descriptor(), 44100, 0));
    }

    void aStopInterruptsARead()
    {
        const OrderFile file("hang");
        std::stop_source source;
        auto playback = PlaybackProcess::open(fake, file.descriptor(), 44100, 2, source.get_token());
        QVERIFY(playback);
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            source.request_stop();
        });
        std::vector<float> piece(100);
        const auto written = playback->read(piece);
        stopper.join();
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Cancelled);
    }

    void aDeathWhilePlayingIsAnErrorNotAHang()
    {
        const OrderFile file("crash");
        auto playback = PlaybackProcess::open(fake, file.descriptor(), 44100, 2);
        QVERIFY(playback);
        std::vector<float> piece(100);
        const auto written = playback->read(piece);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::WorkerCrashed);
        QCOMPARE(playback->read(piece).error().code, ErrorCode::WorkerUnavailable);
        QCOMPARE(playback->seek(0.0).error().code, ErrorCode::WorkerUnavailable);
    }
};

QTEST_APPLESS_MAIN(TestPlaybackProcess)
#include "tst_playbackprocess.moc"
