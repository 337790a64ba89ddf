// SPDX-License-Identifier: GPL-3.0-or-later
// The real network program with a small random model: killed, stopped, without a usable GPU or model, and in a scan.
#include "analysis/libraryscan.h"
#include "library/library.h"
#include "library/trackstore.h"
#include "support/hostilefiles.h"
#include "support/madesound.h"
#include "worker/networkprocess.h"
#include "worker/workertest.h"

#include <QProcess>

#include <csignal>
#include <random>
#include <thread>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path programs = TONEKIN_BINARY_DIR;

MelSpectrogram someMel(const MelFrontEnd& frontEnd, unsigned seed, double seconds = 30.0)
{
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> level(0.0F, 6.0F);
    mel.values.resize(static_cast<std::size_t>(seconds * mel.framesPerSecond) * static_cast<std::size_t>(mel.bands));
    std::ranges::generate(mel.values, [&] { return level(random); });
    mel.stretches = {{0, 0.0}};
    return mel;
}

std::vector<MelSpectrogram> someMels(const NetworkProcess& network, unsigned count)
{
    std::vector<MelSpectrogram> mels;
    for (unsigned track = 0; track < count; ++track)
        mels.push_back(someMel(network.facts().frontEnd, track));
    return mels;
}

/// Stops a process, so that it is at work for sure, and ends it a little later.
std::jthread stopAndKillLater(int process)
{
    ::kill(process, SIGSTOP);
    return std::jthread([process] {
        std::this_thread::sleep_for(300ms);
        ::kill(process, SIGKILL);
    });
}

} // namespace

class TestRealNetwork : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::ptrdiff_t m_descriptorsBefore = 0;

    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    Result<NetworkProcess> start(const std::string& device = "cpu", const char* model = "model.json") const
    {
        return NetworkProcess::start(programs / "tonekin-network", {path(model), device, 1});
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto train = QString::fromStdString((programs / "tonekin-train").string());
        const auto model = QString::fromStdString(path("model.json").string());
        QCOMPARE(QProcess::execute(train, {"init", "--tiny", "--out", model}), 0);
    }
    void init() { m_descriptorsBefore = openDescriptors(); }
    void cleanup()
    {
        QCOMPARE(openDescriptors(), m_descriptorsBefore);
        QVERIFY(hasNoChild());
    }

    void tracksAreHeardInsideItsSandbox()
    {
        auto network = start();
        QVERIFY2(network, outcomeOf(network).c_str());
        QCOMPARE(network->facts().device, std::string("cpu"));
        QCOMPARE(network->facts().modelHash.size(), std::size_t{64});
        const auto activations = network->analyse(someMels(*network, 3), {});
        QCOMPARE(activations.size(), std::size_t{3});
        for (const auto& activation : activations) {
            QVERIFY2(activation, outcomeOf(activation).c_str());
            QCOMPARE(static_cast<int>(activation->embedding.size()), network->facts().dimensions);
        }
        QVERIFY(activations[0]->embedding != activations[1]->embedding);
    }

    void aProgramKilledAtWorkIsReplacedAndTheResultsAreTheSame()
    {
        auto network = start();
        QVERIFY(network);
        const auto mels = someMels(*network, 2);
        const auto before = network->analyse(mels, {});
        const auto processes = childProcesses();
        QCOMPARE(processes.size(), std::size_t{1});
        const auto killer = stopAndKillLater(processes.front());
        const auto after = network->analyse(mels, {});
        for (std::size_t track = 0; track < mels.size(); ++track) {
            QVERIFY2(after[track], outcomeOf(after[track]).c_str());
            QVERIFY(after[track]->embedding == before[track]->embedding);
        }
        QVERIFY(childProcesses() != processes);
    }

    void aStopInterruptsAProgramThatHangs()
    {
        auto network = start();
        QVERIFY(network);
        ::kill(childProcesses().front(), SIGSTOP);
        std::stop_source source;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(100ms);
            source.request_stop();
        });
        const auto activations = network->analyse(someMels(*network, 1), source.get_token());
        stopper.join();
        QCOMPARE(activations.at(0).error().code, ErrorCode::Cancelled);
        QVERIFY(network->analyse(someMels(*network, 1), {}).at(0));
    }

    void loadingCanBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        const auto network =
            NetworkProcess::start(programs / "tonekin-network", {path("model.json"), "cpu", 1}, source.get_token());
        QVERIFY(!network);
        QCOMPARE(network.error().code, ErrorCode::Cancelled);
    }

    void aGpuThatIsAskedForIsUsedOrItsAbsenceIsSaid()
    {
        const auto network = start("auto");
        QVERIFY2(network, outcomeOf(network).c_str());
        QCOMPARE(network->facts().deviceNote.empty(), network->facts().device.starts_with("cuda"));
    }

    void aModelThatIsMissingOrChangedIsRefused()
    {
        const auto missing = start("cpu", "no-such-model.json");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::ModelMissing);
        std::filesystem::create_directory(path("changed"));
        for (const char* name : {"model.json", "model.safetensors"})
            std::filesystem::copy_file(path(name), path("changed") / name);
        QVERIFY(start("cpu", "changed/model.json"));
        const auto size = std::filesystem::file_size(path("changed/model.safetensors"));
        damageBytes(path("changed/model.safetensors"), 1, size / 2);
        const auto changed = start("cpu", "changed/model.json");
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, ErrorCode::ModelDamaged);
    }

    void aScanWhoseNetworkIsKilledStillDoesAll()
    {
        std::filesystem::create_directory(path("music"));
        for (unsigned track = 0; track < 6; ++track) {
            const auto file = path("music") / (std::to_string(track) + ".wav");
            writeWav(file, tune(8.0, 22050, track + 1), {1, 22050});
            std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - 1h);
        }
        ScanOptions options;
        options.libraryFile = path("library.sqlite");
        options.folders = {path("music")};
        options.helpers = {programs / "tonekin-decoder", programs / "tonekin-network"};
        options.network = {path("model.json"), "cpu", 1};
        auto scan = LibraryScan::start(options, [](const ScanProgress&) {});
        QVERIFY(scan);
        QTRY_VERIFY_WITH_TIMEOUT((*scan)->progress().device == "cpu", 30000); // it is loaded
        for (const int process : childProcesses())
            ::kill(process, SIGKILL);
        const auto progress = (*scan)->wait();
        QVERIFY2(progress.phase == ScanPhase::Finished,
                 progress.error ? progress.error->detail.c_str() : "not finished");
        scan->reset();
        const auto library = Library::open(options.libraryFile, Library::Access::ReadOnly);
        QVERIFY(library);
        QCOMPARE(library->tracks().counts()->analysed, 6);
    }
};

QTEST_GUILESS_MAIN(TestRealNetwork)
#include "tst_realnetwork.moc"
