// SPDX-License-Identifier: GPL-3.0-or-later
// Every bad file of the table of faults, through the real decoder program one by one, and all together in a scan.
#include "analysis/libraryscan.h"
#include "audio/decodeaudio.h"
#include "faultyfiles.h"
#include "files/openregularfile.h"
#include "library/library.h"
#include "library/trackstore.h"
#include "support/hostilefiles.h"
#include "support/openfile.h"
#include "worker/workertest.h"

#include <arpa/inet.h>
#include <sys/inotify.h>
#include <sys/socket.h>

#include <map>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path programs = TONEKIN_BINARY_DIR;

/// Waits for connections on this machine, and for none to come.
class Listener {
public:
    Listener()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(m_socket, 8);
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { ::close(m_socket); }

    int port() const { return m_port; }
    bool wasReached() const
    {
        const int connection = ::accept(m_socket, nullptr, nullptr);
        if (connection >= 0)
            ::close(connection);
        return connection >= 0;
    }

private:
    int m_socket;
    int m_port = 0;
};

/// Sees whether anyone opens a file.
class OpenWatch {
public:
    explicit OpenWatch(const std::filesystem::path& file)
        : m_notify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        m_works = ::inotify_add_watch(m_notify, file.c_str(), IN_OPEN | IN_ACCESS) >= 0;
    }
    OpenWatch(const OpenWatch&) = delete;
    OpenWatch& operator=(const OpenWatch&) = delete;
    ~OpenWatch() { ::close(m_notify); }

    bool works() const { return m_works; }
    bool wasOpened() const
    {
        std::array<char, 4096> events{};
        return ::read(m_notify, events.data(), events.size()) > 0;
    }

private:
    int m_notify;
    bool m_works = false;
};

struct NoSink : AudioSink {
    void startStretch(double) override {}
    void add(const AudioBlock&) override {}
};

std::vector<ErrorCode> codesOf(const std::vector<TrackWarning>& warnings)
{
    std::vector<ErrorCode> codes;
    for (const TrackWarning& warning : warnings)
        codes.push_back(warning.code);
    std::ranges::sort(codes);
    return codes;
}

std::string namesOf(std::vector<ErrorCode> codes)
{
    std::ranges::sort(codes);
    std::string names;
    for (const ErrorCode code : codes)
        names += std::string(errorName(code)) + ' ';
    return names;
}

/// Megabytes that a process held at most.
long peakMemoryOf(int process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stol(line.substr(6)) / 1024;
    return -1;
}

} // namespace

class TestFaultyFiles : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    Listener m_listener;
    std::unique_ptr<FaultWorkshop> m_workshop;
    std::vector<FaultyFile> m_files;

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::filesystem::path music() const { return folder() / "music"; }
    std::filesystem::path fileOf(const FaultyFile& fault) const { return music() / fault.name; }
    Result<DecodedTrack> decode(DecoderProcess& decoder, const std::filesystem::path& file) const
    {
        const auto open = openRegularFile(file);
        if (!open)
            return open.error();
        return decoder.decode(open->get(), {}, {});
    }
    ScanOptions scanOptions() const
    {
        ScanOptions options;
        options.libraryFile = folder() / "library.sqlite";
        options.folders = {music()};
        options.helpers = {programs / "tonekin-decoder", programs / "plainnetwork"};
        options.network.manifest = folder() / "plain.json";
        options.decoderLimits.wallBase = 60s; // other programs may be at work
        options.jobs = 2;
        return options;
    }

private Q_SLOTS:
    void initTestCase();
    void everyBadFileGetsItsCodeAndTheNextIsDone_data();
    void everyBadFileGetsItsCodeAndTheNextIsDone();
    void aFileThatPointsElsewhereLeadsNowhere_data();
    void aFileThatPointsElsewhereLeadsNowhere();
    void largeTagsAndPicturesTakeLittleMemory_data();
    void largeTagsAndPicturesTakeLittleMemory();
    void aScanOfAllOfThemEndsWithEveryHonestTrackDone();
};

void TestFaultyFiles::initTestCase()
{
    std::filesystem::create_directory(folder() / "workshop");
    std::filesystem::create_directory(music());
    m_workshop = std::make_unique<FaultWorkshop>(folder() / "workshop", m_listener.port());
    m_files = m_workshop->files();
    for (const FaultyFile& fault : m_files) {
        fault.make(fileOf(fault));
        QVERIFY2(std::filesystem::exists(fileOf(fault)), fault.name.c_str());
    }
}

void TestFaultyFiles::everyBadFileGetsItsCodeAndTheNextIsDone_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_files.size(); ++i)
        QTest::addRow("%s", m_files[i].name.c_str()) << static_cast<int>(i);
}

void TestFaultyFiles::everyBadFileGetsItsCodeAndTheNextIsDone()
{
    QFETCH(int, index);
    const FaultyFile& fault = m_files[static_cast<std::size_t>(index)];
    DecoderLimits limits;
    limits.wallBase = 60s; // whoever needs longer gets another code than the table's
    DecoderProcess decoder(programs / "tonekin-decoder", limits);
    const auto track = decode(decoder, fileOf(fault));
    const std::string code = track ? "done" : std::string(errorName(track.error().code));
    QVERIFY2(code == fault.code, outcomeOf(track).c_str());
    if (track) {
        QVERIFY2(
            codesOf(track->warnings) ==
                [&] {
                    auto expected = fault.warnings;
                    std::ranges::sort(expected);
                    return expected;
                }(),
            namesOf(codesOf(track->warnings)).c_str());
        QVERIFY(track->mel.frames() > 0);
        QVERIFY(!fault.holds || fault.holds(*track));
    }
    const auto next = decode(decoder, m_workshop->honestFile());
    QVERIFY2(next, outcomeOf(next).c_str());
    QCOMPARE(next->tags.title, std::string("Honest"));
    QVERIFY(!m_listener.wasReached());
}

void TestFaultyFiles::aFileThatPointsElsewhereLeadsNowhere_data()
{
    QTest::addColumn<int>("index");
    const auto files = m_workshop->filesThatPointElsewhere();
    for (std::size_t i = 0; i < files.size(); ++i)
        QTest::addRow("%s", files[i].name.c_str()) << static_cast<int>(i);
}

void TestFaultyFiles::aFileThatPointsElsewhereLeadsNowhere()
{
    // In this very process, where no sandbox helps: what keeps the decoder from other files is how it opens them.
    QFETCH(int, index);
    const FaultyFile fault = m_workshop->filesThatPointElsewhere()[static_cast<std::size_t>(index)];
    const auto beside = m_workshop->otherFile().parent_path() / fault.name; // so that relative names would be found
    fault.make(beside);
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(beside.parent_path());
    const OpenWatch watch(m_workshop->otherFile());
    NoSink sink;
    const OpenFile open(beside);
    const auto analysed = decodeAudio(open.get(), {}, sink);
    std::filesystem::current_path(before);
    QVERIFY(watch.works());
    QVERIFY(!analysed);
    QCOMPARE(std::string(errorName(analysed.error().code)), fault.code);
    QVERIFY(!watch.wasOpened());
    QVERIFY(!m_listener.wasReached());
    readBytes(m_workshop->otherFile());
    QVERIFY(watch.wasOpened()); // the watch would have seen it
}

void TestFaultyFiles::largeTagsAndPicturesTakeLittleMemory_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"F15 large tag.mp3", "F16 packed tag.mp3", "F22 giant picture.flac",
                             "F22 giant picture.mp3", "F25 hundred hours.flac", "F30 ten megabytes.mp3"})
        QTest::addRow("%s", name) << QString(name);
}

void TestFaultyFiles::largeTagsAndPicturesTakeLittleMemory()
{
    if (sanitized)
        QSKIP("sanitizers take memory of their own");
    QFETCH(QString, name);
    DecoderLimits limits;
    limits.wallBase = 60s;
    DecoderProcess decoder(programs / "tonekin-decoder", limits);
    const auto open = openRegularFile(music() / name.toStdString());
    QVERIFY(open);
    static_cast<void>(decoder.decode(open->get(), {}, {}));
    const auto cover = decoder.cover(open->get(), 256, {});
    QVERIFY(!cover);
    QVERIFY2(cover.error().code == ErrorCode::NotFound, outcomeOf(cover).c_str());
    const long peak = peakMemoryOf(decoder.processId());
    QVERIFY2(peak > 0 && peak <= 300, std::to_string(peak).c_str());
}

void TestFaultyFiles::aScanOfAllOfThemEndsWithEveryHonestTrackDone()
{
    const std::string honest = readBytes(m_workshop->honestFile());
    for (int i = 0; i < 30; ++i) // each with audio of its own, among the bad ones by name
        writeBytes(music() / ("F" + std::to_string(10 + i) + " honest.mp3"),
                   honest.substr(0, honest.size() - 500U * i));
    for (const auto& entry : std::filesystem::directory_iterator(music()))
        std::filesystem::last_write_time(entry.path(), std::filesystem::file_time_type::clock::now() - 1h);

    auto scan = LibraryScan::start(scanOptions(), [](const ScanProgress&) {});
    QVERIFY2(scan, scan ? "" : scan.error().detail.c_str());
    const ScanProgress end = (*scan)->wait();
    QVERIFY2(end.phase == ScanPhase::Finished, end.error ? end.error->detail.c_str() : "");
    scan->reset();

    const auto library = Library::open(scanOptions().libraryFile, Library::Access::ReadOnly);
    QVERIFY(library);
    std::map<std::string, TrackRow> rows;
    const auto tracks = library->tracks().all();
    QVERIFY(tracks);
    for (const TrackRow& row : *tracks)
        rows[row.relativePath] = row;
    std::int64_t failed = 0;
    for (const FaultyFile& fault : m_files) {
        QVERIFY2(rows.contains(fault.name), fault.name.c_str());
        const TrackRow& row = rows.at(fault.name);
        const bool done = fault.code == "done";
        failed += done ? 0 : 1;
        const TrackState expected = !done                    ? TrackState::Failed
                                    : fault.warnings.empty() ? TrackState::Done
                                                             : TrackState::DoneWithWarning;
        QVERIFY2(row.state == expected, fault.name.c_str());
        QCOMPARE(row.hasEmbedding, done);
        if (!done)
            QVERIFY2(errorName(*row.problem) == fault.code,
                     (fault.name + ": " + std::string(errorName(*row.problem))).c_str());
    }
    for (int i = 0; i < 30; ++i) {
        const TrackRow& row = rows.at("F" + std::to_string(10 + i) + " honest.mp3");
        QVERIFY(row.state == TrackState::Done || row.state == TrackState::DoneWithWarning);
        QVERIFY(row.hasEmbedding);
        QCOMPARE(row.tags.title, std::string("Honest"));
    }
    QCOMPARE(end.failed, failed);
    QCOMPARE(static_cast<std::size_t>(end.total), m_files.size() + 30);
    QVERIFY(library->checkIntegrity());
    QVERIFY(!m_listener.wasReached());
    QVERIFY(hasNoChild());
}

QTEST_GUILESS_MAIN(TestFaultyFiles)
#include "tst_faultyfiles.moc"
