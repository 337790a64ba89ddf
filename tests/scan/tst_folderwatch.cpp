// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan/folderwatch.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <memory>
#include <mutex>

using namespace tonekin;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr int soonMs = 600;

WatchOptions quick()
{
    return {.quiet = 250ms, .longest = 1500ms, .lookEvery = 10min};
}

void write(const fs::path& file)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::app) << "x";
}

/// A watch that counts what it tells.
class Watched {
public:
    explicit Watched(std::vector<fs::path> roots, WatchOptions options = quick())
        : m_watch(std::make_unique<FolderWatch>(std::move(roots), options,
                                                WatchNews{[this] { ++m_changes; },
                                                          [this](const WatchCover& cover) {
                                                              const std::scoped_lock lock(m_mutex);
                                                              m_cover = cover;
                                                              m_covered = true;
                                                          }}))
    {
    }
    int changes() const { return m_changes; }
    bool isCovered() const { return m_covered; }
    WatchCover cover()
    {
        const std::scoped_lock lock(m_mutex);
        return m_cover;
    }

private:
    std::atomic<int> m_changes = 0;
    std::atomic<bool> m_covered = false;
    std::mutex m_mutex;
    WatchCover m_cover;
    std::unique_ptr<FolderWatch> m_watch; // last: it tells the others
};

} // namespace

class TestFolderWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = fs::path(m_folder->path().toStdString()) / "music";
        fs::create_directories(m_root / "album");
    }

    void newMusicIsToldOfOnceAllIsQuiet()
    {
        Watched watched({m_root});
        QTRY_VERIFY(watched.isCovered());
        QCOMPARE(watched.cover(), (WatchCover{.folders = 2}));
        for (int i = 0; i < 8; ++i) { // growing for longer than the quiet lasts
            write(m_root / "album/song.flac");
            QTest::qWait(20);
            QCOMPARE(watched.changes(), 0);
        }
        QTRY_COMPARE(watched.changes(), 1);
        QTest::qWait(soonMs);
        QCOMPARE(watched.changes(), 1);
    }

    void whatIsNoMusicWakesNobody()
    {
        Watched watched({m_root});
        QTRY_VERIFY(watched.isCovered());
        write(m_root / "album/cover.jpg");
        write(m_root / "album/song.flac.part");
        fs::create_directory(m_root / ".hidden");
        QTest::qWait(soonMs);
        QCOMPARE(watched.changes(), 0);
        fs::rename(m_root / "album/song.flac.part", m_root / "album/song.FLAC"); // the download is done
        QTRY_COMPARE(watched.changes(), 1);
    }

    void aNewFolderIsWatchedAtOnceWithAllBelowIt()
    {
        Watched watched({m_root});
        QTRY_VERIFY(watched.isCovered());
        fs::create_directories(m_root / "new/cd 1");
        QTRY_COMPARE(watched.changes(), 1);
        write(m_root / "new/cd 1/song.ogg");
        QTRY_COMPARE(watched.changes(), 2);
        fs::rename(m_root / "new", m_root / "renamed");
        QTRY_COMPARE(watched.changes(), 3);
        fs::remove(m_root / "renamed/cd 1/song.ogg");
        QTRY_COMPARE(watched.changes(), 4);
        QCOMPARE(watched.cover().folders, std::size_t{4});
    }

    void musicThatIsWrittenWithoutEndIsToldOfAllTheSame()
    {
        Watched watched({m_root});
        QTRY_VERIFY(watched.isCovered());
        QElapsedTimer clock;
        clock.start();
        while (watched.changes() == 0 && clock.elapsed() < 10000) {
            write(m_root / "recording.wav");
            QTest::qWait(10);
        }
        QCOMPARE(watched.changes(), 1);
        QVERIFY(clock.elapsed() >= 1500);
    }

    void linksAreFollowedAndLoopsEnd()
    {
        const fs::path elsewhere = m_root.parent_path() / "elsewhere";
        fs::create_directory(elsewhere);
        fs::create_directory_symlink(elsewhere, m_root / "link");
        fs::create_directory_symlink(m_root, m_root / "album/loop");
        Watched watched({m_root});
        QTRY_VERIFY(watched.isCovered());
        QCOMPARE(watched.cover().folders, std::size_t{3});
        write(elsewhere / "song.mp3");
        QTRY_COMPARE(watched.changes(), 1);
    }

    void moreFoldersThanAllowedAreCountedAndLookedAtEverySoOften()
    {
        for (int i = 0; i < 20; ++i)
            fs::create_directory(m_root / std::to_string(i));
        WatchOptions options = quick();
        options.mostFolders = 10;
        options.lookEvery = 50ms;
        Watched watched({m_root}, options);
        QTRY_VERIFY(watched.isCovered());
        QCOMPARE(watched.cover(), (WatchCover{.folders = 10, .tooMany = true}));
        QTRY_VERIFY(watched.changes() >= 2);
    }

    void aFolderThatGoesAndComesBackIsWatchedAgain()
    {
        WatchOptions options = quick();
        options.lookEvery = 50ms;
        Watched watched({m_root}, options);
        QTRY_VERIFY(watched.isCovered());
        fs::rename(m_root, m_root.parent_path() / "away");
        QTRY_VERIFY(watched.cover().absent);
        QTRY_COMPARE(watched.changes(), 1);
        QTest::qWait(soonMs); // nothing new while it is away
        QCOMPARE(watched.changes(), 1);
        fs::rename(m_root.parent_path() / "away", m_root);
        QTRY_COMPARE(watched.changes(), 2);
        QVERIFY(watched.cover().whole());
        write(m_root / "album/song.opus");
        QTRY_COMPARE(watched.changes(), 3);
    }

    void aFloodIsOneChange()
    {
        WatchOptions options = quick();
        options.longest = 10min;
        options.quiet = 500ms;
        Watched watched({m_root}, options);
        QTRY_VERIFY(watched.isCovered());
        for (int i = 0; i < 20'000; ++i) // each is made, changed and closed: more than the system keeps
            write(m_root / ("album/" + std::to_string(i) + ".mp3"));
        QTRY_COMPARE_WITH_TIMEOUT(watched.changes(), 1, 20'000);
        QTest::qWait(1000);
        QCOMPARE(watched.changes(), 1);
    }

    void itEndsAtOnce()
    {
        QElapsedTimer clock;
        clock.start();
        {
            Watched watched({m_root, m_root / "absent"}, {});
        }
        QVERIFY(clock.elapsed() < 2000);
    }

    void networkDrivesAreKnown()
    {
        for (const char* name : {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "9p"})
            QVERIFY(!tellsOfChanges(name));
        for (const char* name : {"ext4", "btrfs", "xfs", "vfat", "exfat", "fuseblk", "tmpfs", "overlay", ""})
            QVERIFY(tellsOfChanges(name));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestFolderWatch)
#include "tst_folderwatch.moc"
