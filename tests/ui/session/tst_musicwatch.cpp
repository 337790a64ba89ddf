// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/musicwatch.h"
#include "ui/session/tunelibrary.h"

#include <QTest>

#include <memory>

namespace tonekin {

using namespace std::chrono_literals;
using test::TuneLibrary;

namespace {

constexpr int scanMs = 60'000; // on a busy machine
constexpr int restMs = 1500;   // longer than the quiet

WatchOptions quick()
{
    return {.quiet = 300ms, .longest = 5s, .lookEvery = 10min};
}

} // namespace

/// Real folders, real scans; only the network is a plain one.
class TestMusicWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<TuneLibrary>();
        m_session = &m_library->session;
        m_library->addTune("first.wav", 1);
        m_scans = 0;
        connect(m_session, &LibrarySession::scanChanged, this, [this, was = false]() mutable {
            const bool is = m_session->isScanning();
            m_scans += is && !was ? 1 : 0;
            was = is;
        });
        m_watch = std::make_unique<MusicWatch>(*m_session, quick());
        m_session->open();
        m_session->scan({m_library->music()});
        QTRY_VERIFY_WITH_TIMEOUT(m_library->isDone(1), scanMs);
        QCOMPARE(m_scans, 1);
    }

    void cleanup()
    {
        m_watch.reset();
        m_library.reset();
    }

    void newMusicIsAnalysedByItself()
    {
        watchFolders();
        QCOMPARE(m_scans, 2); // for what came while nobody watched
        QCOMPARE(m_watch->cover(), (WatchCover{.folders = 1}));
        m_library->addTune("album/second.wav", 2);
        QTRY_VERIFY_WITH_TIMEOUT(m_library->isDone(2), scanMs);
        QCOMPARE(m_scans, 3);
        QTest::qWait(restMs); // a scan is no reason for another
        QCOMPARE(m_scans, 3);
        QCOMPARE(m_watch->cover(), (WatchCover{.folders = 2}));
    }

    void nobodyWatchesWhereItIsNotWanted()
    {
        m_library->addTune("second.wav", 2);
        QTest::qWait(restMs);
        QCOMPARE(m_scans, 1);
        watchFolders();
        m_watch->setEnabled(false);
        QCOMPARE(m_watch->cover(), WatchCover());
        m_library->addTune("third.wav", 3);
        QTest::qWait(restMs);
        QCOMPARE(m_scans, 2);
    }

    void aPausedScanIsWaitedFor()
    {
        watchFolders();
        for (unsigned i = 10; i < 20; ++i)
            m_library->addTune("more/" + std::to_string(i) + ".wav", i);
        m_session->scan();
        m_session->pause();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->progress().phase, ScanPhase::Paused, scanMs);
        m_library->addTune("late.wav", 30);
        QTest::qWait(restMs);
        QCOMPARE(m_session->progress().phase, ScanPhase::Paused);
        QCOMPARE(m_scans, 3);
        m_session->resume();
        QTRY_VERIFY_WITH_TIMEOUT(m_library->isDone(12), scanMs);
        QCOMPARE(m_scans, 4);
    }

    void afterACancelledScanTheUserIsWaitedFor()
    {
        watchFolders();
        for (unsigned i = 10; i < 20; ++i)
            m_library->addTune("more/" + std::to_string(i) + ".wav", i);
        m_session->scan();
        m_session->pause(); // so that it does not end first
        QTRY_COMPARE_WITH_TIMEOUT(m_session->progress().phase, ScanPhase::Paused, scanMs);
        m_session->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->progress().phase, ScanPhase::Cancelled, scanMs);
        m_library->addTune("late.wav", 30);
        QTest::qWait(restMs);
        QCOMPARE(m_scans, 3);
        m_session->scan();
        QTRY_VERIFY_WITH_TIMEOUT(m_library->isDone(12), scanMs);
        QCOMPARE(m_scans, 4);
        m_library->addTune("later.wav", 31);
        QTRY_VERIFY_WITH_TIMEOUT(m_library->isDone(13), scanMs);
    }

    void aFolderThatIsTakenOutIsNotWatchedAnyMore()
    {
        watchFolders();
        m_session->removeRoot(m_session->tracks()->roots.front().id);
        QTRY_VERIFY(m_session->tracks()->roots.empty());
        m_library->addTune("second.wav", 2);
        QTest::qWait(restMs);
        QCOMPARE(m_scans, 2);
    }

private:
    /// Until all is quiet.
    void watchFolders()
    {
        m_watch->setEnabled(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->cover().folders > 0 && m_scans == 2 && !m_session->isScanning(), scanMs);
    }

    std::unique_ptr<TuneLibrary> m_library;
    LibrarySession* m_session = nullptr; // its
    std::unique_ptr<MusicWatch> m_watch;
    int m_scans = 0;
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestMusicWatch)
#include "tst_musicwatch.moc"
