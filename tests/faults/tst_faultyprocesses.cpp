// SPDX-License-Identifier: GPL-3.0-or-later
// Whole scans over helpers that die, hang, lie or do not start: the fake ones do what each "music" file says.
#include "analysis/libraryscan.h"
#include "library/library.h"
#include "library/trackstore.h"
#include "worker/workertest.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <map>
#include <random>
#include <thread>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path programs = TONEKIN_BINARY_DIR;
constexpr unsigned seed = 58;

/// A music folder and its library.
class FaultyLibrary {
public:
    explicit FaultyLibrary(const std::vector<std::string>& orders)
    {
        std::filesystem::create_directory(folder() / "music");
        for (std::size_t file = 0; file < orders.size(); ++file)
            add("track " + std::to_string(file), orders[file]);
    }

    ScanOptions options() const
    {
        ScanOptions options;
        options.libraryFile = folder() / "library.sqlite";
        options.folders = {folder() / "music"};
        options.helpers = {programs / "fakedecoder", programs / "fakenetwork"};
        options.network.manifest = "/models/model.json";
        options.decoderLimits.wallBase = 30s;
        options.decoderLimits.wallMost = 30s;
        options.decoderLimits.addressSpace = std::size_t{256} << 20;
        options.jobs = 2;
        return options;
    }
    ScanProgress scan(const ScanOptions& options) const
    {
        auto scan = LibraryScan::start(options, [](const ScanProgress&) {});
        if (!scan) {
            ScanProgress failed;
            failed.phase = ScanPhase::Failed;
            failed.error = scan.error();
            return failed;
        }
        return (*scan)->wait();
    }
    ScanProgress scan() const { return scan(options()); }

    void add(const std::string& name, const std::string& order) const
    {
        const auto path = folder() / "music" / (name + ".ogg");
        std::ofstream(path, std::ios::binary) << order;
        // Older than what may still be growing.
        std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - 1h);
    }

    /// Name of the file (the order it holds) -> state or problem.
    std::map<std::string, std::string> outcomes() const
    {
        std::map<std::string, std::string> result;
        const auto library = Library::open(options().libraryFile, Library::Access::ReadOnly);
        if (!library)
            return result;
        const auto tracks = library->tracks().all();
        for (const TrackRow& row : tracks ? *tracks : std::vector<TrackRow>())
            result[orderIn(row.relativePath)] = outcomeOf(row);
        return result;
    }
    LibraryCounts counts() const
    {
        const auto library = Library::open(options().libraryFile, Library::Access::ReadOnly);
        return library ? *library->tracks().counts() : LibraryCounts();
    }
    bool isSound() const
    {
        const auto library = Library::open(options().libraryFile, Library::Access::ReadOnly);
        return library && library->checkIntegrity();
    }

private:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::string orderIn(const std::string& relativePath) const
    {
        std::ifstream file(folder() / "music" / relativePath);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    static std::string outcomeOf(const TrackRow& row)
    {
        switch (row.state) {
        case TrackState::Done:
        case TrackState::DoneWithWarning:
            return row.hasEmbedding ? "done" : "done without embedding";
        case TrackState::Failed:
            return row.problem ? std::string(errorName(*row.problem)) : "failed";
        case TrackState::Waiting:
            return "waiting";
        default:
            return "lost";
        }
    }

    QTemporaryDir m_folder;
};

std::vector<std::string> songs(int count, const std::string& kind = "song")
{
    std::vector<std::string> orders;
    for (int song = 0; song < count; ++song)
        orders.push_back(kind + " " + std::to_string(song));
    return orders;
}

} // namespace

class TestFaultyProcesses : public QObject {
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

    void whatKillsItsDecoderFailsAloneAndAllOthersAreDone()
    {
        const std::map<std::string, std::string> expected{
            {"song 1", "done"}, {"crash", "worker_crashed"},
            {"song 2", "done"}, {"rubbish", "worker_crashed"},
            {"song 3", "done"}, {"hang", "limit_time"},
            {"song 4", "done"}, {"stop", "limit_time"},
            {"song 5", "done"}, {"exit", "worker_crashed"},
            {"song 6", "done"}, {"bad-file", "corrupt_header"},
            {"song 7", "done"}, {"not-a-number", "worker_crashed"},
        };
        std::vector<std::string> orders;
        for (const auto& [order, outcome] : expected)
            orders.push_back(order);
        std::ranges::stable_partition(orders, [](const std::string& order) { return order.ends_with("7"); });
        const FaultyLibrary library(orders);
        auto options = library.options();
        options.decoderLimits.wallMost = 2s;
        const auto progress = library.scan(options);
        QCOMPARE(progress.phase, ScanPhase::Finished);
        QVERIFY(library.outcomes() == expected);
        QCOMPARE(progress.failed, 7);
        // What failed is not tried again by itself.
        const auto again = library.scan();
        QCOMPARE(again.phase, ScanPhase::Finished);
        QCOMPARE(again.total, 0);
    }

    void aDecoderWithoutMemoryFailsThatTrackAlone()
    {
        if (sanitized)
            QSKIP("sanitizers need more addresses than any limit");
        const FaultyLibrary library({"song 1", "allocate", "song 2", "allocate-fatally", "song 3"});
        QCOMPARE(library.scan().phase, ScanPhase::Finished);
        const std::map<std::string, std::string> expected{{"song 1", "done"},
                                                          {"song 2", "done"},
                                                          {"song 3", "done"},
                                                          {"allocate", "limit_memory"},
                                                          {"allocate-fatally", "limit_memory"}};
        QVERIFY(library.outcomes() == expected);
    }

    void aDecoderThatDiesAtEveryFileStopsTheScanAndBlamesNoFile()
    {
        const FaultyLibrary library(songs(12, "die"));
        const auto progress = library.scan();
        QCOMPARE(progress.phase, ScanPhase::Failed);
        QVERIFY(progress.error);
        QCOMPARE(progress.error->code, ErrorCode::WorkerUnavailable);
        QVERIFY(!progress.error->detail.empty());
        QCOMPARE(library.counts().waiting, 12);
        QCOMPARE(library.counts().failed, 0);
    }

    void aDecoderThatCannotStartStopsTheScanAndTheNextOneDoesAll_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("how");
        QTest::newRow("not installed") << "/nonexistent/tonekin-decoder" << QByteArray();
        QTest::newRow("ends at once") << QString() << QByteArray("exit");
        QTest::newRow("speaks another language") << QString() << QByteArray("rubbish");
    }
    void aDecoderThatCannotStartStopsTheScanAndTheNextOneDoesAll()
    {
        QFETCH(QString, program);
        QFETCH(QByteArray, how);
        const FaultyLibrary library(songs(8));
        auto options = library.options();
        if (!program.isEmpty())
            options.helpers.decoder = program.toStdString();
        if (!how.isEmpty())
            qputenv("TONEKIN_FAKE_START", how);
        const auto progress = library.scan(options);
        QCOMPARE(progress.phase, ScanPhase::Failed);
        QCOMPARE(progress.error->code, ErrorCode::WorkerUnavailable);
        QCOMPARE(library.counts().waiting, 8);
        qunsetenv("TONEKIN_FAKE_START");
        QCOMPARE(library.scan().phase, ScanPhase::Finished);
        QCOMPARE(library.counts().analysed, 8);
    }

    void aNetworkThatCannotStartStopsTheScanAndTheFilesAreKnown_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("code");
        const auto fake = QString::fromStdString((programs / "fakenetwork").string());
        QTest::newRow("not installed") << "/nonexistent/tonekin-network"
                                       << "model"
                                       << "worker_unavailable";
        QTest::newRow("dies at loading") << fake << "crash"
                                         << "worker_unavailable";
        QTest::newRow("no model") << fake << "missing"
                                  << "model_missing";
        QTest::newRow("damaged model") << fake << "damaged"
                                       << "model_damaged";
    }
    void aNetworkThatCannotStartStopsTheScanAndTheFilesAreKnown()
    {
        QFETCH(QString, program);
        QFETCH(QString, model);
        QFETCH(QString, code);
        const FaultyLibrary library(songs(4));
        auto options = library.options();
        options.helpers.network = program.toStdString();
        options.network.manifest = ("/models/" + model + ".json").toStdString();
        const auto progress = library.scan(options);
        QCOMPARE(progress.phase, ScanPhase::Failed);
        QCOMPARE(QString::fromStdString(std::string(errorName(progress.error->code))), code);
        QCOMPARE(library.counts().tracks, 4);
        QCOMPARE(library.counts().waiting, 4);
    }

    void aNetworkThatDiesOnTheGpuGoesOnOnTheCpuAndTheScanSaysSo()
    {
        auto orders = songs(10);
        orders[4] = "network 1";
        const FaultyLibrary library(orders);
        const auto progress = library.scan();
        QCOMPARE(progress.phase, ScanPhase::Finished);
        QCOMPARE(library.counts().analysed, 10);
        QCOMPARE(progress.device, std::string("cpu"));
        QVERIFY(progress.deviceNote.find("died on cuda:0") != std::string::npos);
    }

    void aTrackThatKillsTheNetworkFailsAlone()
    {
        auto orders = songs(10);
        orders[4] = "network 2";
        const FaultyLibrary library(orders);
        QCOMPARE(library.scan().phase, ScanPhase::Finished);
        QCOMPARE(library.counts().analysed, 9);
        QCOMPARE(library.outcomes().at("network 2"), std::string("worker_crashed"));
    }

    void anActivationThatIsNotANumberStoresNothing()
    {
        auto orders = songs(3);
        orders[1] = "network 6";
        const FaultyLibrary library(orders);
        QCOMPARE(library.scan().phase, ScanPhase::Finished);
        QCOMPARE(library.outcomes().at("network 6"), std::string("non_finite_output"));
        QCOMPARE(library.counts().analysed, 2);
    }

    void helpersKilledAtRandomMomentsLoseNothing()
    {
        const FaultyLibrary library(songs(150, "slow"));
        std::atomic<int> kills = 0;
        {
            const std::jthread killer([&kills](const std::stop_token& stop) {
                std::mt19937 random(seed);
                while (!stop.stop_requested()) {
                    std::this_thread::sleep_for(std::chrono::milliseconds(30 + random() % 120));
                    const auto processes = childProcesses();
                    if (!processes.empty() && ::kill(processes[random() % processes.size()], SIGKILL) == 0)
                        ++kills;
                }
            });
            // Kills that hit several helpers at their start look like an installation that is broken.
            const auto progress = library.scan();
            QVERIFY(progress.phase == ScanPhase::Finished ||
                    (progress.phase == ScanPhase::Failed && progress.error->code == ErrorCode::WorkerUnavailable));
        }
        QVERIFY2(kills >= 5, "the scan was over too soon to be disturbed");
        QCOMPARE(library.counts().tracks, 150);
        QVERIFY(library.counts().analysed > 0);
        auto again = library.options();
        again.retryFailed = true;
        QCOMPARE(library.scan(again).phase, ScanPhase::Finished);
        QCOMPARE(library.counts().analysed, 150);
        QVERIFY(library.isSound());
    }

    void aScanCancelledAtRandomMomentsKeepsWhatItDid()
    {
        const FaultyLibrary library(songs(60, "slow"));
        std::mt19937 random(seed);
        std::int64_t analysed = 0;
        for (int times = 0; times < 25; ++times) {
            auto scan = LibraryScan::start(library.options(), [](const ScanProgress&) {});
            QVERIFY(scan);
            std::this_thread::sleep_for(std::chrono::milliseconds(random() % 150));
            if (times % 3 == 0)
                (*scan)->pause();
            (*scan)->cancel();
            const auto progress = (*scan)->wait();
            scan->reset();
            QVERIFY(progress.phase == ScanPhase::Cancelled || progress.phase == ScanPhase::Finished);
            QVERIFY(hasNoChild());
            const auto now = library.counts().analysed;
            QVERIFY2(now >= analysed, "a finished track was lost");
            analysed = now;
        }
        QCOMPARE(library.scan().phase, ScanPhase::Finished);
        QCOMPARE(library.counts().analysed, 60);
        QVERIFY(library.isSound());
    }
};

QTEST_APPLESS_MAIN(TestFaultyProcesses)
#include "tst_faultyprocesses.moc"
