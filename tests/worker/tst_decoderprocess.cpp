// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/openregularfile.h"
#include "worker/workertest.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path fake = std::filesystem::path(TONEKIN_BINARY_DIR) / "fakedecoder";

/// Time enough for a busy machine where no deadline is meant to pass.
DecoderLimits limitsOf(std::chrono::seconds time)
{
    DecoderLimits limits;
    limits.wallBase = time;
    limits.wallMost = time;
    limits.addressSpace = std::size_t{256} << 20;
    return limits;
}

DecoderLimits usualLimits()
{
    return limitsOf(30s);
}

Result<DecodedTrack> decodeOrder(DecoderProcess& decoder, const std::string& order, std::stop_token stop = {})
{
    const OrderFile file(order);
    return decoder.decode(file.descriptor(), {}, std::move(stop));
}

/// A zombie that nobody has reaped yet does not run any more.
bool isRunning(int process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string number;
    std::string name;
    std::string state;
    return static_cast<bool>(file >> number >> name >> state) && state != "Z" && state != "X";
}

} // namespace

class TestDecoderProcess : public QObject {
    Q_OBJECT
private:
    std::ptrdiff_t m_descriptorsBefore = 0;

private Q_SLOTS:
    void init() { m_descriptorsBefore = openDescriptors(); }
    void cleanup()
    {
        qunsetenv("TONEKIN_FAKE_START");
        QCOMPARE(openDescriptors(), m_descriptorsBefore);
        QVERIFY(hasNoChild());
    }

    void aTrackComesBackAsTheHelperMadeIt()
    {
        DecoderProcess decoder(fake, usualLimits());
        QCOMPARE(decoder.processId(), -1);
        const OrderFile file("Blue in Green");
        const auto track = decoder.decode(file.descriptor(), {}, {});
        QVERIFY2(track, outcomeOf(track).c_str());
        QCOMPARE(track->tags.title, std::string("Blue in Green"));
        QCOMPARE(track->tags.year, std::optional(1977));
        QVERIFY(!track->tags.trackNumber);
        QCOMPARE(track->audio.durationSeconds, 12.5);
        QCOMPARE(track->audioHash.bytes[0], std::uint8_t{'B'});
        QCOMPARE(track->mel.frames(), 40);
        QCOMPARE(track->mel.frame(1)[0], static_cast<float>(128 % 97) / 10.0F);
        QCOMPARE(track->mel.stretches.at(1).startSeconds, 600.0);
        QCOMPARE(track->waveform.rms.at(2), std::uint8_t{2});
        QCOMPARE(track->loudnessLufs, -14.5);
        QCOMPARE(track->warnings.at(0).code, ErrorCode::ExcerptOnly);
        QVERIFY(decoder.processId() > 0);
        // One open file is shared, not copied: the helper's reading moves the place.
        QCOMPARE(::lseek(file.descriptor(), 0, SEEK_CUR), off_t{3});
    }

    void oneHelperServesManyTracksAndTheOtherQuestions()
    {
        DecoderProcess decoder(fake, usualLimits());
        const OrderFile file("one");
        QVERIFY(decoder.decode(file.descriptor(), {}, {}));
        const int process = decoder.processId();
        const auto probed = decoder.probe(file.descriptor(), {});
        QVERIFY(probed);
        QCOMPARE(probed->tags.title, std::string("one"));
        const auto picture = decoder.picture(file.descriptor(), 64, {});
        QVERIFY(picture);
        QCOMPARE(picture->values.size(), std::size_t{128});
        const auto cover = decoder.cover(file.descriptor(), 100, {});
        QVERIFY(cover);
        QCOMPARE(cover->size(), std::size_t{100});
        QCOMPARE(decoder.processId(), process);
    }

    void aHelperIsReplacedAfter500Files()
    {
        DecoderProcess decoder(fake, usualLimits());
        const OrderFile file("again");
        QVERIFY(decoder.probe(file.descriptor(), {}));
        const int process = decoder.processId();
        for (int more = 1; more < 500; ++more)
            QVERIFY(decoder.probe(file.descriptor(), {}));
        QCOMPARE(decoder.processId(), process);
        QVERIFY(decoder.probe(file.descriptor(), {}));
        QVERIFY(decoder.processId() != process);
    }

    void aFilesOwnFailureLeavesTheHelperAlive()
    {
        DecoderProcess decoder(fake, usualLimits());
        const auto bad = decodeOrder(decoder, "bad-file");
        QCOMPARE(outcomeOf(bad), std::string("corrupt_header: no frame found"));
        const int process = decoder.processId();
        QVERIFY(process > 0);
        QCOMPARE(outcomeOf(decoder.cover(OrderFile("bare").descriptor(), 64, {})),
                 std::string("not_found: no picture"));
        QVERIFY(decodeOrder(decoder, "next"));
        QCOMPARE(decoder.processId(), process);
    }

    void whateverHappensToAHelperHasItsCodeAndTheNextTrackIsDone_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("part"); // of the detail
        const auto row = [](const char* order, const char* code, const char* part) {
            QTest::newRow(order) << order << code << part;
        };
        row("crash", "worker_crashed", sanitized ? "" : "signal 11");
        row("abort", "worker_crashed", sanitized ? "" : "signal 6");
        row("last-words", "worker_crashed", "assertion failed");
        row("exit", "worker_crashed", "status 3");
        row("hang", "limit_time", "2.0 s");
        row("stop", "limit_time", "2.0 s");
        row("long-length", "limit_time", "2.0 s");
        row("throw", "worker_crashed", "the library threw");
        row("rubbish", "worker_crashed", "rubbish");
        row("endless-length", "worker_crashed", "rubbish");
        row("old-sequence", "worker_crashed", "another question");
        row("odd-type", "worker_crashed", "rubbish");
        row("odd-code", "worker_crashed", "rubbish");
        row("other-bands", "worker_crashed", "bands");
        row("not-a-number", "worker_crashed", "not finite");
        row("unordered", "worker_crashed", "out of order");
        if (!sanitized) {
            row("allocate", "limit_memory", "memory");
            row("allocate-fatally", "limit_memory", "bad_alloc");
        }
    }
    void whateverHappensToAHelperHasItsCodeAndTheNextTrackIsDone()
    {
        QFETCH(QString, order);
        QFETCH(QString, code);
        QFETCH(QString, part);
        DecoderProcess decoder(fake, code == "limit_time" ? limitsOf(2s) : usualLimits());
        const auto result = decodeOrder(decoder, order.toStdString());
        QVERIFY(!result);
        QCOMPARE(QString::fromStdString(std::string(errorName(result.error().code))), code);
        QVERIFY2(QString::fromStdString(result.error().detail).contains(part), result.error().detail.c_str());
        const auto next = decodeOrder(decoder, "next");
        QVERIFY2(next, outcomeOf(next).c_str());
        QCOMPARE(next->tags.title, std::string("next"));
    }

    void moreFramesThanAskedForAreRefused()
    {
        DecoderLimits limits = usualLimits();
        limits.mostSeconds = 10.0;
        DecoderProcess decoder(fake, limits);
        const auto result = decodeOrder(decoder, "too-long");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::WorkerCrashed);
        QVERIFY(!decoder.picture(OrderFile("wide").descriptor(), 10, {}));
    }

    void aSpinningHelperIsEndedByItsProcessorTimeToo()
    {
        DecoderProcess decoder(fake, limitsOf(60s));
        const auto result = decodeOrder(decoder, "spin");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::LimitTime);
        QVERIFY2(result.error().detail.find("no answer within") == std::string::npos, result.error().detail.c_str());
        QVERIFY(decodeOrder(decoder, "next"));
    }

    void aReplySaidTwiceDoesNotReachTheNextTrack()
    {
        DecoderProcess decoder(fake, usualLimits());
        (void)decodeOrder(decoder, "twice");
        for (const char* title : {"a", "b"}) {
            const auto track = decodeOrder(decoder, title);
            QVERIFY2(track, outcomeOf(track).c_str());
            QCOMPARE(track->tags.title, std::string(title));
        }
    }

    void muchErrorOutputNeitherBlocksNorFillsMemory()
    {
        DecoderProcess decoder(fake, usualLimits());
        QVERIFY(decodeOrder(decoder, "shout"));
        const auto crashed = decodeOrder(decoder, "abort");
        QVERIFY(!crashed);
        QVERIFY(crashed.error().detail.size() < 5000);
    }

    void textIsMadeSound()
    {
        DecoderProcess decoder(fake, usualLimits());
        const auto track = decodeOrder(decoder, "bad-text");
        QVERIFY(track);
        QCOMPARE(track->tags.title, std::string("a\xEF\xBF\xBD"
                                                "b\xEF\xBF\xBD"));
    }

    void aStopInterrupts()
    {
        DecoderProcess decoder(fake, limitsOf(60s));
        QVERIFY(decodeOrder(decoder, "warm"));
        std::stop_source source;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(200ms);
            source.request_stop();
        });
        const auto result = decodeOrder(decoder, "hang", source.get_token());
        stopper.join();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY(!decodeOrder(decoder, "never", source.get_token()));
        QVERIFY(decodeOrder(decoder, "next"));
    }

    void aHelperKilledBetweenTwoTracksCostsNeither()
    {
        DecoderProcess decoder(fake, usualLimits());
        QVERIFY(decodeOrder(decoder, "one"));
        const int process = decoder.processId();
        ::kill(process, SIGKILL);
        std::this_thread::sleep_for(50ms);
        const auto track = decodeOrder(decoder, "two");
        QVERIFY2(track, outcomeOf(track).c_str());
        QVERIFY(decoder.processId() != process);
    }

    void aHelperKilledAtWorkIsReportedWithItsSignal()
    {
        DecoderProcess decoder(fake, usualLimits());
        QVERIFY(decodeOrder(decoder, "one"));
        std::jthread killer([process = decoder.processId()] {
            std::this_thread::sleep_for(100ms);
            ::kill(process, SIGKILL);
        });
        const auto result = decodeOrder(decoder, "hang");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::WorkerCrashed);
        QVERIFY(result.error().detail.starts_with("signal 9"));
    }

    void aHelperThatCannotStartIsUnavailable_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("how");
        QTest::newRow("no such program") << "/nonexistent/tonekin-decoder" << QByteArray();
        QTest::newRow("a folder") << "/tmp" << QByteArray();
        QTest::newRow("ends at once") << QString::fromStdString(fake.string()) << QByteArray("exit");
        QTest::newRow("hangs up") << QString::fromStdString(fake.string()) << QByteArray("hang-up");
        QTest::newRow("speaks another language") << QString::fromStdString(fake.string()) << QByteArray("rubbish");
        QTest::newRow("another program") << "/bin/true" << QByteArray();
    }
    void aHelperThatCannotStartIsUnavailable()
    {
        QFETCH(QString, program);
        QFETCH(QByteArray, how);
        if (!how.isEmpty())
            qputenv("TONEKIN_FAKE_START", how);
        DecoderProcess decoder(program.toStdString(), usualLimits());
        for (int times = 0; times < 3; ++times) {
            const auto result = decodeOrder(decoder, "one");
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::WorkerUnavailable);
            QVERIFY(!result.error().detail.empty());
        }
    }

    void aStopReachesAHelperThatHangsAtItsStart()
    {
        qputenv("TONEKIN_FAKE_START", "hang");
        std::stop_source source;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(100ms);
            source.request_stop();
        });
        DecoderProcess decoder(fake, usualLimits());
        const auto result = decodeOrder(decoder, "one", source.get_token());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }

    void nothingOutsideCanBeReachedFromTheHelper()
    {
        if (sanitized)
            QSKIP("builds with sanitizers are not confined");
        DecoderProcess decoder(fake, usualLimits());
        const auto track = decodeOrder(decoder, "escape");
        QVERIFY2(track, outcomeOf(track).c_str());
        QCOMPARE(track->tags.title, std::string());
    }

    void theHelperInheritsNothing()
    {
        const FileDescriptor leaking(::dup(0)); // without close-on-exec, as a careless library would
        DecoderProcess decoder(fake, usualLimits());
        const auto track = decodeOrder(decoder, "set-up");
        QVERIFY2(track, outcomeOf(track).c_str());
        QCOMPARE(QString::fromStdString(track->tags.title), QString("few core=0 size=0 files=32 threads=1"));
        QCOMPARE(::getpriority(PRIO_PROCESS, static_cast<id_t>(decoder.processId())), 10);
        QCOMPARE(::getpgid(decoder.processId()), decoder.processId());
    }

    void aHelperEndsWithItsParentEvenAtWork_data()
    {
        QTest::addColumn<QString>("order");
        QTest::newRow("hanging") << "hang";
        QTest::newRow("stopped") << "stop";
    }
    void aHelperEndsWithItsParentEvenAtWork()
    {
        QFETCH(QString, order);
        std::array<int, 2> ends{-1, -1};
        QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
        const FileDescriptor reading(ends[0]);
        FileDescriptor writing(ends[1]);
        const pid_t parent = ::fork();
        if (parent == 0) {
            DecoderProcess decoder(fake, {});
            (void)decodeOrder(decoder, "warm");
            const int process = decoder.processId();
            (void)!::write(writing.get(), &process, sizeof process);
            (void)decodeOrder(decoder, order.toStdString());
            ::_exit(0);
        }
        int process = -1;
        QCOMPARE(::read(reading.get(), &process, sizeof process), static_cast<ssize_t>(sizeof process));
        std::this_thread::sleep_for(200ms);
        QVERIFY(isRunning(process));
        ::kill(parent, SIGKILL);
        QCOMPARE(::waitpid(parent, nullptr, 0), parent);
        QTRY_VERIFY(!isRunning(process));
    }

    void aDecoderThatIsNoLongerWantedEndsItsHelper()
    {
        DecoderProcess decoder(fake, usualLimits());
        QVERIFY(decodeOrder(decoder, "one"));
        const int process = decoder.processId();
        {
            const DecoderProcess taken = std::move(decoder);
        }
        QVERIFY(::kill(process, 0) < 0);
    }

    void severalDecodersWorkAtOnce()
    {
        std::atomic<int> done = 0;
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&done, thread] {
                    DecoderProcess decoder(fake, usualLimits());
                    for (int track = 0; track < 20; ++track) {
                        const std::string order = track % 10 == 3 ? "exit" : std::to_string(thread * 100 + track);
                        const auto result = decodeOrder(decoder, order);
                        done += (order == "exit" ? !result : result && result->tags.title == order) ? 1 : 0;
                    }
                });
            }
        }
        QCOMPARE(done.load(), 80);
    }

    void onlyRegularFilesAreOpened()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QCOMPARE(openRegularFile(path / "none").error().code, ErrorCode::Gone);
        QCOMPARE(openRegularFile(path).error().code, ErrorCode::NotRegular);
        QCOMPARE(openRegularFile("/dev/zero").error().code, ErrorCode::NotRegular);
        QCOMPARE(::mkfifo((path / "fifo").c_str(), 0600), 0);
        QCOMPARE(openRegularFile(path / "fifo").error().code, ErrorCode::NotRegular);
        std::ofstream(path / "empty").flush();
        QCOMPARE(openRegularFile(path / "empty").error().code, ErrorCode::EmptyFile);
        std::ofstream(path / "full") << "x";
        QVERIFY(openRegularFile(path / "full"));
        std::filesystem::create_symlink(path / "loop", path / "loop");
        QVERIFY(!openRegularFile(path / "loop"));
        if (::geteuid() != 0) {
            ::chmod((path / "full").c_str(), 0);
            QCOMPARE(openRegularFile(path / "full").error().code, ErrorCode::Permission);
        }
    }
};

QTEST_APPLESS_MAIN(TestDecoderProcess)
#include "tst_decoderprocess.moc"
