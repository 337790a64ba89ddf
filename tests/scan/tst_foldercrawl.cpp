// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan/foldercrawl.h"
#include "scan/ignorerules.h"
#include "scan/openfolder.h"
#include "support/ordinaryuser.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <set>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

namespace {

/// The names found, in the order in which they were handed over.
struct Walk {
    std::vector<SeenFile> files;
    Result<CrawlSummary> summary = Error{ErrorCode::Cancelled, {}};

    std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const auto& file : files)
            all.push_back(file.relativePath);
        return all;
    }
    bool has(const std::string& name) const { return std::ranges::count(names(), name) == 1; }
    /// The reason given for a path, said exactly once.
    std::optional<ErrorCode> problemAt(const std::string& path) const
    {
        std::optional<ErrorCode> code;
        for (const auto& problem : summary->problems) {
            if (problem.relativePath == path && std::exchange(code, problem.error.code))
                return std::nullopt;
        }
        return code;
    }
};

Walk walk(const fs::path& root, const CrawlOptions& options = {})
{
    Walk result;
    result.summary = crawlFolder(root, options, [&](SeenFile&& file) { result.files.push_back(std::move(file)); }, {});
    return result;
}

void makeFile(const fs::path& path, const std::string& content = "x")
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

using Names = std::vector<std::string>;

/// A chain of folders of one name, made and removed step by step, since its path is too long for any single call.
class DeepChain {
public:
    DeepChain(const fs::path& root, std::string name, int levels)
        : m_root(root)
        , m_name(std::move(name))
    {
        int at = ::open(root.c_str(), O_RDONLY | O_DIRECTORY);
        for (; m_levels < levels; ++m_levels) {
            if (::mkdirat(at, m_name.c_str(), 0755) != 0)
                break;
            at = stepTo(at, m_name.c_str());
        }
        const int file = ::openat(at, "deep.mp3", O_CREAT | O_WRONLY, 0644);
        m_complete = file >= 0 && ::write(file, "deep", 4) == 4 && m_levels == levels;
        ::close(file);
        ::close(at);
    }
    DeepChain(const DeepChain&) = delete;
    DeepChain& operator=(const DeepChain&) = delete;
    ~DeepChain()
    {
        int at = ::open(m_root.c_str(), O_RDONLY | O_DIRECTORY);
        for (int level = 0; level < m_levels; ++level)
            at = stepTo(at, m_name.c_str());
        ::unlinkat(at, "deep.mp3", 0);
        for (int level = 0; level < m_levels; ++level) {
            at = stepTo(at, "..");
            ::unlinkat(at, m_name.c_str(), AT_REMOVEDIR);
        }
        ::close(at);
    }
    bool complete() const { return m_complete; }
    std::string pathOfFile() const
    {
        std::string path;
        for (int level = 0; level < m_levels; ++level)
            path += m_name + '/';
        return path + "deep.mp3";
    }

private:
    static int stepTo(int from, const char* name)
    {
        const int to = ::openat(from, name, O_RDONLY | O_DIRECTORY);
        ::close(from);
        return to;
    }
    fs::path m_root;
    std::string m_name;
    int m_levels = 0;
    bool m_complete = false;
};

} // namespace

class TestFolderCrawl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void filesComeInOrderOfTheirNamesBeforeSubFolders();
    void aFileIsDescribedWithoutBeingOpened();
    void onlyEndingsOfAudioCountInAnyCase();
    void theListOfEndingsIsSortedAndWithoutRepeats();
    void whatIsNoRegularFileIsSaidSo();
    void aLinkToAnEndlessDeviceIsNoRegularFile();
    void linksThatLeadInCirclesEndTheWalk();
    void linksInsideTheFolderAreNotFollowedUnlessAsked();
    void linksToPlacesOutsideAreFollowedUnlessToldOtherwise();
    void aFolderReachedByTwoWaysIsWalkedOnce();
    void unreadableFoldersAreNamedAndTheRestIsFound();
    void aFolderThatMayBeListedButNotEnteredIsNamedOnce();
    void namesOfAnyBytesAreFound();
    void composedAndDecomposedNamesAreTwoFiles();
    void aThousandLevelsAndVeryLongPathsAreWalkedWithFewDescriptors();
    void aTreeThatComesUpAgainIsWalkedWhole();
    void filesThatVanishDuringTheWalkAreNoProblem();
    void aFolderThatIsMovedAwayDuringTheWalkIsNamed();
    void housekeepingAndDotFoldersAreLeftOut();
    void anIgnoreFileHidesWhatItsPatternsFit();
    void anEmptyIgnoreFileHidesItsFolder();
    void aDeeperIgnoreFileHasTheLastWord();
    void ignorePatterns_data();
    void ignorePatterns();
    void patternsWithManyStarsDoNotTakeForEver();
    void aRootThatIsAbsentOrNoFolderIsUnavailable();
    void musicOfKindsThatAreNotReadIsCounted();
    void sticksAndSharesNumberTheirFilesAnew();
    void fileSystemsAreNamedInAChroot();
    void systemFolderTreesAreRefused();
    void aStopRequestEndsTheWalk();
    void oddTimesAreKeptAsTheyAre();

private:
    fs::path root() const { return fs::path(m_dir->path().toStdString()) / "music"; }
    fs::path outside() const { return fs::path(m_dir->path().toStdString()) / "elsewhere"; }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFolderCrawl::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    fs::permissions(m_dir->path().toStdString(), fs::perms(0755));
    fs::create_directories(root());
    fs::create_directories(outside());
}

void TestFolderCrawl::cleanup()
{
    // Not left to Qt, which does not see names that are not UTF-8.
    fs::remove_all(root());
    fs::remove_all(outside());
    m_dir.reset();
}

void TestFolderCrawl::filesComeInOrderOfTheirNamesBeforeSubFolders()
{
    for (const char* name : {"b/2.mp3", "b/1.mp3", "a/x/9.ogg", "a/3.flac", "z.mp3", "Z.mp3", "c.wav"})
        makeFile(root() / name);
    const auto result = walk(root());
    QVERIFY(result.summary);
    QCOMPARE(result.names(), (Names{"Z.mp3", "c.wav", "z.mp3", "a/3.flac", "a/x/9.ogg", "b/1.mp3", "b/2.mp3"}));
    QCOMPARE(result.summary->files, std::size_t{7});
    QVERIFY(result.summary->problems.empty());
    QCOMPARE(walk(root()).names(), result.names());
}

void TestFolderCrawl::aFileIsDescribedWithoutBeingOpened()
{
    makeFile(root() / "a.mp3", std::string(1234, 'a'));
    const timespec times[2] = {{1, 0}, {1'500'000'000, 123'456'789}};
    QCOMPARE(::utimensat(AT_FDCWD, (root() / "a.mp3").c_str(), times, 0), 0);
    struct stat info {};
    QCOMPARE(::stat((root() / "a.mp3").c_str(), &info), 0);

    const auto result = walk(root());
    QCOMPARE(result.files.size(), std::size_t{1});
    const auto& file = result.files.front();
    QCOMPARE(file.size, std::int64_t{1234});
    QCOMPARE(file.modifiedNs, std::int64_t{1'500'000'000'123'456'789});
    QCOMPARE(file.inode, std::uint64_t{info.st_ino});
    QCOMPARE(file.device, std::uint64_t{info.st_dev});
    QVERIFY(file.regular);
    QCOMPARE(result.summary->device, std::uint64_t{info.st_dev});
    QVERIFY(!result.summary->fileSystem.empty());
    QCOMPARE(result.files.at(0).inodeLasts, keepsInodeNumbers(result.summary->fileSystem));
    struct stat after {};
    QCOMPARE(::stat((root() / "a.mp3").c_str(), &after), 0);
    QCOMPARE(after.st_atim.tv_sec, info.st_atim.tv_sec);
}

void TestFolderCrawl::onlyEndingsOfAudioCountInAnyCase()
{
    for (const char* name :
         {"a.MP3", "b.Flac", "c.txt", "d", "mp3", ".mp3x", "e.jpg", "f.mp3.part", "g.mkv", "._h.mp3"})
        makeFile(root() / name);
    QCOMPARE(walk(root()).names(), (Names{"a.MP3", "b.Flac", "g.mkv"}));
}

void TestFolderCrawl::theListOfEndingsIsSortedAndWithoutRepeats()
{
    const auto& endings = audioExtensions();
    QVERIFY(std::ranges::is_sorted(endings));
    QVERIFY(std::ranges::adjacent_find(endings) == endings.end());
    for (const char* ending : {"mp3", "flac", "ogg", "opus", "m4a", "wav", "wma", "ape", "wv", "mka", "webm", "mp4"})
        QVERIFY2(std::ranges::binary_search(endings, ending), ending);
}

void TestFolderCrawl::whatIsNoRegularFileIsSaidSo()
{
    QCOMPARE(::mkfifo((root() / "fifo.mp3").c_str(), 0644), 0);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = (root() / "socket.mp3").string();
    std::copy_n(name.c_str(), std::min(name.size() + 1, sizeof address.sun_path - 1), address.sun_path);
    QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(listener);
    makeFile(root() / "good.mp3");
    fs::create_directories(root() / "folder.mp3");

    const auto result = walk(root());
    QCOMPARE(result.names(), (Names{"fifo.mp3", "good.mp3", "socket.mp3"}));
    QVERIFY(!result.files[0].regular);
    QVERIFY(result.files[1].regular);
    QVERIFY(!result.files[2].regular);
}

void TestFolderCrawl::aLinkToAnEndlessDeviceIsNoRegularFile()
{
    fs::create_symlink("/dev/zero", root() / "endless.mp3");
    makeFile(root() / "good.mp3");
    const auto result = walk(root());
    QCOMPARE(result.names(), (Names{"endless.mp3", "good.mp3"}));
    QVERIFY(!result.files[0].regular);
    QVERIFY(result.files[1].regular);
}

void TestFolderCrawl::linksThatLeadInCirclesEndTheWalk()
{
    makeFile(root() / "album/1.mp3");
    fs::create_symlink("self.mp3", root() / "self.mp3");
    fs::create_symlink("two", root() / "one");
    fs::create_symlink("one", root() / "two");
    fs::create_symlink("..", root() / "album/up");
    fs::create_symlink(root(), root() / "album/top");
    fs::create_symlink("nowhere.mp3", root() / "dangling.mp3");
    for (const bool inside : {false, true}) {
        CrawlOptions options;
        options.followLinksInside = inside;
        const auto result = walk(root(), options);
        QVERIFY(result.summary);
        QCOMPARE(result.names(), (Names{"album/1.mp3"}));
        QCOMPARE(result.problemAt("self.mp3"), std::optional(ErrorCode::NotRegular));
        QCOMPARE(result.problemAt("one"), std::optional(ErrorCode::NotRegular));
        QCOMPARE(result.problemAt("album/up"), std::optional(ErrorCode::NotRegular));
        QCOMPARE(result.problemAt("album/top"), std::optional(ErrorCode::NotRegular));
        QCOMPARE(result.problemAt("dangling.mp3"), std::optional(ErrorCode::Gone));
    }
}

void TestFolderCrawl::linksInsideTheFolderAreNotFollowedUnlessAsked()
{
    makeFile(root() / "album/1.mp3");
    fs::create_symlink("album", root() / "same album");
    fs::create_symlink("album/1.mp3", root() / "same song.mp3");
    const auto result = walk(root());
    QCOMPARE(result.names(), (Names{"album/1.mp3"}));
    QVERIFY(result.summary->problems.empty());

    CrawlOptions options;
    options.followLinksInside = true;
    const auto followed = walk(root(), options);
    QCOMPARE(followed.names(), (Names{"same song.mp3", "album/1.mp3"}));
    QCOMPARE(followed.problemAt("same album"), std::optional(ErrorCode::NotRegular));
}

void TestFolderCrawl::linksToPlacesOutsideAreFollowedUnlessToldOtherwise()
{
    makeFile(outside() / "album/1.mp3");
    makeFile(outside() / "single.mp3");
    fs::create_symlink(outside() / "album", root() / "linked");
    fs::create_symlink(outside() / "single.mp3", root() / "linked.mp3");
    // A neighbour whose name merely begins like the root's is outside.
    makeFile(fs::path(root().string() + " 2") / "2.mp3");
    fs::create_symlink(root().string() + " 2", root() / "neighbour");
    const auto result = walk(root());
    QCOMPARE(result.names(), (Names{"linked.mp3", "linked/1.mp3", "neighbour/2.mp3"}));
    QVERIFY(result.files[0].regular);

    CrawlOptions options;
    options.followLinksOutside = false;
    QVERIFY(walk(root(), options).files.empty());
}

void TestFolderCrawl::aFolderReachedByTwoWaysIsWalkedOnce()
{
    makeFile(outside() / "album/1.mp3");
    fs::create_symlink(outside() / "album", root() / "first");
    fs::create_symlink(outside() / "album", root() / "second");
    const auto result = walk(root());
    QCOMPARE(result.names(), (Names{"first/1.mp3"}));
    QCOMPARE(result.problemAt("second"), std::optional(ErrorCode::NotRegular));
}

void TestFolderCrawl::unreadableFoldersAreNamedAndTheRestIsFound()
{
    makeFile(root() / "closed/1.mp3");
    makeFile(root() / "open/2.mp3");
    makeFile(root() / "unreadable.mp3");
    fs::permissions(root() / "closed", fs::perms::none);
    fs::permissions(root() / "unreadable.mp3", fs::perms::none);
    Walk result;
    {
        const OrdinaryUser user;
        result = walk(root());
    }
    fs::permissions(root() / "closed", fs::perms(0755));
    QVERIFY(result.summary);
    // A file that cannot be read is still there; whoever opens it will say why not.
    QCOMPARE(result.names(), (Names{"unreadable.mp3", "open/2.mp3"}));
    QCOMPARE(result.problemAt("closed"), std::optional(ErrorCode::Permission));
    QCOMPARE(result.summary->problems.size(), std::size_t{1});
}

void TestFolderCrawl::aFolderThatMayBeListedButNotEnteredIsNamedOnce()
{
    for (const char* name : {"half/1.mp3", "half/2.mp3", "half/3.mp3", "next/4.mp3"})
        makeFile(root() / name);
    fs::permissions(root() / "half", fs::perms(0444));
    Walk result;
    {
        const OrdinaryUser user;
        result = walk(root());
    }
    fs::permissions(root() / "half", fs::perms(0755));
    QCOMPARE(result.names(), (Names{"next/4.mp3"}));
    QCOMPARE(result.problemAt("half"), std::optional(ErrorCode::Permission));
}

void TestFolderCrawl::namesOfAnyBytesAreFound()
{
    const Names names{"caf\xE9.mp3",
                      "line\nbreak.mp3",
                      "tab\t.mp3",
                      "quote\".mp3",
                      "100%s %n.mp3",
                      "-rf.mp3",
                      "trailing space .mp3",
                      "dot..mp3",
                      "\x01\x7F.mp3",
                      std::string(251, 'n') + ".mp3",
                      "\xF0\x9F\x8E\xB5.mp3",
                      "back\\slash.mp3",
                      "\xFF\xFE\xFD.mp3",
                      "* ? [x].mp3"};
    for (const auto& name : names) {
        makeFile(root() / name);
        makeFile(root() / ("in \xE9 folder\n") / name);
    }
    const auto result = walk(root());
    QVERIFY(result.summary->problems.empty());
    QCOMPARE(result.files.size(), 2 * names.size());
    for (const auto& name : names) {
        QVERIFY2(result.has(name), name.c_str());
        QVERIFY2(result.has("in \xE9 folder\n/" + name), name.c_str());
    }
}

void TestFolderCrawl::composedAndDecomposedNamesAreTwoFiles()
{
    const Names names{"Bjo\xCC\x88rk.mp3", "Bj\xC3\xB6rk.mp3", "SONG.mp3", "Song.mp3", "song.MP3", "song.mp3"};
    for (const auto& name : names)
        makeFile(root() / name);
    auto sorted = names;
    std::ranges::sort(sorted);
    QCOMPARE(walk(root()).names(), sorted);
}

void TestFolderCrawl::aThousandLevelsAndVeryLongPathsAreWalkedWithFewDescriptors()
{
    const DeepChain thin(root(), "d", 1000);
    const DeepChain wide(outside(), std::string(200, 'w'), 60); // 12,000 bytes of path
    QVERIFY(thin.complete());
    QVERIFY(wide.complete());
    fs::create_symlink(outside(), root() / "linked");
    makeFile(root() / "z/last.mp3");

    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit few{128, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const auto result = walk(root());
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);

    QVERIFY(result.summary);
    QVERIFY(result.summary->problems.empty());
    QCOMPARE(result.names(), (Names{thin.pathOfFile(), "linked/" + wide.pathOfFile(), "z/last.mp3"}));
    QCOMPARE(result.files[1].size, std::int64_t{4});
}

void TestFolderCrawl::aTreeThatComesUpAgainIsWalkedWhole()
{
    // A side folder at every level can only be found when the walk finds its way back to folders it had to close.
    fs::path at = root();
    Names expected;
    for (int level = 0; level < 150; ++level) {
        makeFile(at / "side" / "s.mp3");
        at /= "down";
    }
    makeFile(at / "bottom.mp3");
    const auto result = walk(root());
    QVERIFY(result.summary->problems.empty());
    QCOMPARE(result.files.size(), std::size_t{151});
    const auto found = result.names();
    QCOMPARE((std::set<std::string>(found.begin(), found.end()).size()), std::size_t{151});
    QCOMPARE(found.back(), std::string("side/s.mp3"));
}

void TestFolderCrawl::filesThatVanishDuringTheWalkAreNoProblem()
{
    for (const char* name : {"a.mp3", "b.mp3", "c.mp3", "later/d.mp3", "later/deeper/e.mp3", "stays/f.mp3"})
        makeFile(root() / name);
    Names names;
    const auto summary = crawlFolder(root(), {},
                                     [&](SeenFile&& file) {
                                         names.push_back(file.relativePath);
                                         fs::remove(root() / "b.mp3");
                                         fs::remove_all(root() / "later");
                                     },
                                     {});
    QVERIFY(summary);
    QVERIFY(summary->problems.empty());
    QCOMPARE(names, (Names{"a.mp3", "c.mp3", "stays/f.mp3"}));
}

void TestFolderCrawl::aFolderThatIsMovedAwayDuringTheWalkIsNamed()
{
    // Deep enough that the folders above were closed, so that the walk has to find its way back by names.
    fs::path at = root();
    for (int level = 0; level < 100; ++level)
        at /= "down";
    makeFile(at / "bottom.mp3");
    makeFile(root() / "down/down/side/lost.mp3");
    makeFile(root() / "side/found.mp3");
    Names names;
    const auto summary = crawlFolder(root(), {},
                                     [&](SeenFile&& file) {
                                         names.push_back(file.relativePath);
                                         if (file.relativePath.ends_with("bottom.mp3"))
                                             fs::rename(root() / "down", outside() / "moved");
                                     },
                                     {});
    QVERIFY(summary);
    QCOMPARE(names.size(), std::size_t{2});
    QCOMPARE(names.back(), std::string("side/found.mp3"));
    QVERIFY(std::ranges::any_of(summary->problems, [](const CrawlProblem& problem) {
        return problem.relativePath == "down/down" && problem.error.code == ErrorCode::Gone;
    }));
}

void TestFolderCrawl::housekeepingAndDotFoldersAreLeftOut()
{
    for (const char* name : {".git/1.mp3", "lost+found/2.mp3", "$RECYCLE.BIN/3.mp3", "@eaDir/4.mp3", "#snapshot/5.mp3",
                             ".hack/6.mp3", "album/7.mp3", ".hidden.mp3"})
        makeFile(root() / name);
    QCOMPARE(walk(root()).names(), (Names{".hidden.mp3", "album/7.mp3"}));
    CrawlOptions options;
    options.dotFolders = true;
    QCOMPARE(walk(root(), options).names(), (Names{".hidden.mp3", ".hack/6.mp3", "album/7.mp3"}));
}

void TestFolderCrawl::anIgnoreFileHidesWhatItsPatternsFit()
{
    for (const char* name : {"keep/1.mp3", "keep/demo.mp3", "Skits/2.mp3", "sub/Skits/3.mp3", "top only/4.mp3",
                             "sub/top only/5.mp3", "x.ogg", "important.ogg"})
        makeFile(root() / name);
    makeFile(root() / ".tonekinignore", "# not these\nSkits/\n/top only\n*.ogg\n!important.ogg\ndemo.*\r\n");
    QCOMPARE(walk(root()).names(), (Names{"important.ogg", "keep/1.mp3", "sub/top only/5.mp3"}));
    CrawlOptions options;
    options.ignoreFile = ".other";
    QCOMPARE(walk(root(), options).files.size(), std::size_t{8});
}

void TestFolderCrawl::anEmptyIgnoreFileHidesItsFolder()
{
    makeFile(root() / "hidden/1.mp3");
    makeFile(root() / "hidden/deep/2.mp3");
    makeFile(root() / "hidden/.tonekinignore", "\n");
    makeFile(root() / "shown/3.mp3");
    makeFile(root() / "shown/.tonekinignore", "# only a remark\n");
    QCOMPARE(walk(root()).names(), (Names{"shown/3.mp3"}));
}

void TestFolderCrawl::aDeeperIgnoreFileHasTheLastWord()
{
    makeFile(root() / ".tonekinignore", "*.wav\n");
    makeFile(root() / "a.wav");
    makeFile(root() / "masters/b.wav");
    makeFile(root() / "masters/c.mp3");
    makeFile(root() / "masters/.tonekinignore", "!*.wav\nc.*\n");
    QCOMPARE(walk(root()).names(), (Names{"masters/b.wav"}));
}

void TestFolderCrawl::ignorePatterns_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isFolder");
    QTest::addColumn<bool>("ignored");
    const auto row = [](const char* pattern, const char* path, bool folder, bool ignored) {
        QTest::addRow("%s on %s%s", pattern, path, folder ? "/" : "")
            << QByteArray(pattern) << QByteArray(path) << folder << ignored;
    };
    row("demo", "demo", false, true);
    row("demo", "a/b/demo", true, true);
    row("demo", "demos", false, false);
    row("demo/", "demo", true, true);
    row("demo/", "demo", false, false);
    row("/demo", "demo", false, true);
    row("/demo", "a/demo", false, false);
    row("a/b", "a/b", false, true);
    row("a/b", "x/a/b", false, false);
    row("*.mp3", "x/y.mp3", false, true);
    row("*.mp3", "x.mp3/y", false, false);
    row("a/*/c", "a/b/c", false, true);
    row("a/*/c", "a/b/b/c", false, false);
    row("a/**/c", "a/c", false, true);
    row("a/**/c", "a/b/b/c", false, true);
    row("**/c", "a/b/c", false, true);
    row("**/c", "c", false, true);
    row("a/**", "a/b/c", false, true);
    row("a/**", "a", true, false);
    row("t?st", "test", false, true);
    row("t?st", "tst", false, false);
    row("[a-c]x", "bx", false, true);
    row("[a-c]x", "dx", false, false);
    row("[!a-c]x", "dx", false, true);
    row("[]]x", "]x", false, true);
    row("[x", "[x", false, true);
    row("\\#x", "#x", false, true);
    row("\\!x", "!x", false, true);
    row("\\*x", "*x", false, true);
    row("\\*x", "yx", false, false);
    row("#x", "#x", false, false);
    row("x  ", "x", false, true);
    row("x\\ ", "x ", false, true);
    row("*\n!keep", "keep", false, false);
    row("!keep\n*", "keep", false, true);
    row("/", "a", true, false);
    row("a**b", "axxb", false, true);
    row("\xEF\xBB\xBFx", "x", false, true);
    row("caf\xE9*", "caf\xE9 1", true, true);
}

void TestFolderCrawl::ignorePatterns()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, path);
    QFETCH(bool, isFolder);
    QFETCH(bool, ignored);
    const auto rules = IgnoreRules::parse(pattern.toStdString());
    QCOMPARE(rules.verdict(path.toStdString(), isFolder) == IgnoreRules::Verdict::Ignored, ignored);
}

void TestFolderCrawl::patternsWithManyStarsDoNotTakeForEver()
{
    std::string pattern;
    for (int i = 0; i < 40; ++i)
        pattern += "a*";
    std::string folders;
    for (int i = 0; i < 40; ++i)
        folders += "**/a/";
    const auto rules = IgnoreRules::parse(pattern + "b\n" + folders + "b\n");
    std::string path(250, 'a');
    QCOMPARE(rules.verdict(path, false), IgnoreRules::Verdict::Silent);
    path.clear();
    for (int i = 0; i < 200; ++i)
        path += "a/";
    QCOMPARE(rules.verdict(path + "c", false), IgnoreRules::Verdict::Silent);
    QCOMPARE(rules.verdict(path + "b", false), IgnoreRules::Verdict::Ignored);
}

void TestFolderCrawl::aRootThatIsAbsentOrNoFolderIsUnavailable()
{
    makeFile(root() / "file.mp3");
    QCOMPARE(walk(root() / "absent").summary.error().code, ErrorCode::RootUnavailable);
    QCOMPARE(walk(root() / "file.mp3").summary.error().code, ErrorCode::RootUnavailable);
    QCOMPARE(walk({}).summary.error().code, ErrorCode::RootUnavailable);
    fs::create_symlink("gone", root() / "dangling");
    QCOMPARE(walk(root() / "dangling").summary.error().code, ErrorCode::RootUnavailable);
}

void TestFolderCrawl::musicOfKindsThatAreNotReadIsCounted()
{
    for (const char* name :
         {"1.mid", "sub/2.MID", "3.ofr", "._4.mid", ".hidden/5.mid", "6.txt", "mid", "7.ogg", "8.xm"})
        makeFile(root() / name);
    makeFile(root() / "kept" / "9.mid");
    makeFile(root() / "kept" / ".tonekinignore", "*.mid\n");
    const auto result = walk(root());
    QCOMPARE(result.names(), (Names{"7.ogg", "8.xm"}));
    QCOMPARE(result.summary->passedOver, (std::map<std::string, std::size_t>{{"mid", 2}, {"ofr", 1}}));
    QVERIFY(std::ranges::is_sorted(unreadMusicExtensions())); // it is searched by halves
}

void TestFolderCrawl::sticksAndSharesNumberTheirFilesAnew()
{
    for (const char* type : {"vfat", "exfat", "fuseblk", "fuse.sshfs", "fuse.rclone", "cifs", "smb3", "9p", "vboxsf"})
        QVERIFY2(!keepsInodeNumbers(type), type);
    for (const char* type :
         {"ext4", "btrfs", "xfs", "tmpfs", "overlay", "nfs", "nfs4", "ntfs3", "hfsplus", "fusectl", ""})
        QVERIFY2(keepsInodeNumbers(type), type);
}

void TestFolderCrawl::fileSystemsAreNamedInAChroot()
{
    // The numbers are those of the manual page of statfs().
    QCOMPARE(fileSystemByNumber(0xEF53), std::string("ext4"));
    QCOMPARE(fileSystemByNumber(0x9123683E), std::string("btrfs"));
    QCOMPARE(fileSystemByNumber(0x4D44), std::string("vfat"));
    QCOMPARE(fileSystemByNumber(0x65735546), std::string("fuse"));
    QCOMPARE(fileSystemByNumber(0xFF534D42), std::string("cifs"));
    QCOMPARE(fileSystemByNumber(0x62656572), std::string("sysfs"));
    QCOMPARE(fileSystemByNumber(0x12345678), std::string());

    // A root that is no mount of its own and has no /proc, as package builders have it.
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        if (::chroot(root().c_str()) != 0 || ::chdir("/") != 0)
            ::_exit(77);
        const int folder = ::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        ::_exit(fileSystemOf(folder).empty() ? 1 : 0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    if (WEXITSTATUS(status) == 77)
        QSKIP("only root may change its root");
    QCOMPARE(status, 0);
}

void TestFolderCrawl::systemFolderTreesAreRefused()
{
    for (const char* path : {"/proc", "/proc/self/fd", "/sys", "/dev"}) {
        struct stat info {};
        struct stat top {};
        QCOMPARE(::stat("/", &top), 0);
        // In a chroot they may be missing, or folders like others.
        if (::stat(path, &info) != 0 || info.st_dev == top.st_dev)
            continue;
        const auto result = walk(path);
        QVERIFY2(!result.summary, path);
        QCOMPARE(result.summary.error().code, ErrorCode::InvalidArgument);
    }
    // The same when a link inside a music folder leads there.
    fs::create_symlink("/proc", root() / "processes");
    makeFile(root() / "1.mp3");
    QCOMPARE(walk(root()).names(), (Names{"1.mp3"}));
}

void TestFolderCrawl::aStopRequestEndsTheWalk()
{
    for (int i = 0; i < 30; ++i)
        makeFile(root() / std::to_string(i) / "1.mp3");
    std::stop_source source;
    int seen = 0;
    const auto summary = crawlFolder(
        root(), {},
        [&](SeenFile&&) {
            if (++seen == 3)
                source.request_stop();
        },
        source.get_token());
    QVERIFY(!summary);
    QCOMPARE(summary.error().code, ErrorCode::Cancelled);
    QCOMPARE(seen, 3);
}

void TestFolderCrawl::oddTimesAreKeptAsTheyAre()
{
    const std::map<std::string, time_t> times{
        {"1970.mp3", 0}, {"before.mp3", -86'400}, {"2106.mp3", 4'294'967'296}, {"future.mp3", 7'000'000'000}};
    for (const auto& [name, seconds] : times) {
        makeFile(root() / name);
        const timespec both[2] = {{seconds, 0}, {seconds, 5}};
        QCOMPARE(::utimensat(AT_FDCWD, (root() / name).c_str(), both, 0), 0);
    }
    for (const auto& file : walk(root()).files)
        QCOMPARE(file.modifiedNs, std::int64_t{times.at(file.relativePath)} * 1'000'000'000 + 5);
}

QTEST_APPLESS_MAIN(TestFolderCrawl)
#include "tst_foldercrawl.moc"
