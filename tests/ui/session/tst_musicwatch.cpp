// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/librarysession.h"
#include "session/musicwatch.h"
#include "support/madesound.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace tonekin {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const fs::path programs = TONEKIN_BINARY_DIR;
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
        m_folder = std::make_unique<QTemporaryDir>();
        m_home = m_folder->path().toStdString();
        fs::create_directories(music());
        addTune("first.wav", 1);
        SessionOptions options;
        options.libraryFile = m_home / "library.sqlite";
        options.modelManifest = "/models/plain.json";
        options.helpers = {programs / "tonekin-decoder", programs / "plainnetwork"};
        m_session = std::make_unique<LibrarySession>(options, [] { return ScanPreferences{"cpu", 1}; });
        m_scans = 0;
        connect(m_session.get(), &LibrarySession::scanChanged, this, [this, was = false]() mutable {
            const bool is = m_session->isScanning();
            m_scans += is && !was ? 1 : 0;
            was = is;
        });
        m_watch = std::make_unique<MusicWatch>(*m_session, quick());
        m_session->open();
        m_session->scan({music()});
        QTRY_VERIFY_WITH_TIMEOUT(isDone(1), scanMs);
        QCOMPARE(m_scans, 1);
    }

    void cleanup()
    {
        m_watch.reset();
        m_session.reset();
    }

    void newMusicIsAnalysedByItself()
    {
        watchFolders();
        QCOMPARE(m_scans, 2); // for what came while nobody watched
        QCOMPARE(m_watch->cover(), (WatchCover{.folders = 1}));
        addTune("album/second.wav", 2);
        QTRY_VERIFY_WITH_TIMEOUT(isDone(2), scanMs);
        QCOMPARE(m_scans, 3);
        QTest::qWait(restMs); // a scan is no reason for another
        QCOMPARE(m_scans, 3);
        QCOMPARE(m_watch->cover(), (WatchCover{.folders = 2}));
    }

    void nobodyWatchesWhereItIsNotWanted()
    {
        addTune("second.wav", 2);
        QTest::qWait(restMs);
        QCOMPARE(m_scans, 1);
        watchFolders();
        m_watch->setEnabled(false);
        QCOMPARE(m_watch->cover(), WatchCover());
        addTune("third.wav", 3);
        QTest::qWait(restMs);
        QCOMPARE(m_scans, 2);
    }

    void aPausedScanIsWaitedFor()
    {
        watchFolders();
        for (unsigned i = 10; i < 20; ++i)
            addTune("more/" + std::to_string(i) + ".wav", i);
        m_session->scan();
        m_session->pause();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->progress().phase, ScanPhase::Paused, scanMs);
        addTune("late.wav", 30);
        QTest::qWait(restMs);
        QCOMPARE(m_session->progress().phase, ScanPhase::Paused);
        QCOMPARE(m_scans, 3);
        m_session->resume();
        QTRY_VERIFY_WITH_TIMEOUT(isDone(12), scanMs);
        QCOMPARE(m_scans, 4);
    }

    void afterACancelledScanTheUserIsWaitedFor()
    {
        watchFolders();
        for (unsigned i = 10; i < 20; ++i)
            addTune("more/" + std::to_string(i) + ".wav", i);
        m_session->scan();
        m_session->pause(); // so that it does not end first
        QTRY_COMPARE_WITH_TIMEOUT(m_session->progress().phase, ScanPhase::Paused, scanMs);
        m_session->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->progress().phase, ScanPhase::Cancelled, scanMs);
        addTune("late.wav", 30);
        QTest::qWait(restMs);
        QCOMPARE(m_scans, 3);
        m_session->scan();
        QTRY_VERIFY_WITH_TIMEOUT(isDone(12), scanMs);
        QCOMPARE(m_scans, 4);
        addTune("later.wav", 31);
        QTRY_VERIFY_WITH_TIMEOUT(isDone(13), scanMs);
    }

    void aFolderThatIsTakenOutIsNotWatchedAnyMore()
    {
        watchFolders();
        m_session->removeRoot(m_session->tracks()->roots.front().id);
        QTRY_VERIFY(m_session->tracks()->roots.empty());
        addTune("second.wav", 2);
        QTest::qWait(restMs);
        QCOMPARE(m_scans, 2);
    }

private:
    fs::path music() const { return m_home / "music"; }

    void addTune(const std::string& name, unsigned seed)
    {
        constexpr int sampleRate = 22'050;
        test::WavHeader header;
        header.sampleRate = sampleRate;
        test::writeWav(m_home / "new.wav", test::tune(8.0, sampleRate, seed), header);
        fs::last_write_time(m_home / "new.wav", fs::file_time_type::clock::now() - 1h);
        fs::create_directories((music() / name).parent_path());
        fs::rename(m_home / "new.wav", music() / name);
    }

    /// Until all is quiet.
    void watchFolders()
    {
        m_watch->setEnabled(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->cover().folders > 0 && m_scans == 2 && !m_session->isScanning(), scanMs);
    }

    bool isDone(int tracks) const
    {
        const auto& all = m_session->tracks()->tracks;
        return !m_session->isScanning() && std::cmp_equal(all.size(), tracks) &&
               std::ranges::all_of(all, [](const ListedTrackRef& track) { return track->state == TrackState::Done; });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_home;
    std::unique_ptr<LibrarySession> m_session;
    std::unique_ptr<MusicWatch> m_watch;
    int m_scans = 0;
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestMusicWatch)
#include "tst_musicwatch.moc"
