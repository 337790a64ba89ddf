// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/networkprocess.h"

#include "worker/fakenetwork.h"
#include "worker/workertest.h"

#include <csignal>
#include <thread>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path fake = std::filesystem::path(TONEKIN_BINARY_DIR) / "fakenetwork";

Result<NetworkProcess> startWith(const std::string& model, const std::string& device = "auto", int threads = 1)
{
    return NetworkProcess::start(fake, {"/models/" + model + ".json", device, threads});
}

MelSpectrogram melFor(NetworkOrder order, int frames = 10)
{
    MelSpectrogram mel;
    mel.bands = 128;
    mel.framesPerSecond = 21.5;
    mel.values.assign(static_cast<std::size_t>(128 * frames), 0.5F);
    mel.values[0] = static_cast<float>(order);
    mel.stretches = {{0, 0.0}};
    return mel;
}

std::vector<MelSpectrogram> melsFor(std::initializer_list<NetworkOrder> orders)
{
    std::vector<MelSpectrogram> mels;
    for (const NetworkOrder order : orders)
        mels.push_back(melFor(order, static_cast<int>(mels.size()) + 10));
    return mels;
}

QStringList codesOf(const std::vector<Result<TrackAnalysis>>& activations)
{
    QStringList codes;
    for (const auto& activation : activations)
        codes << (activation ? QString("done")
                             : QString::fromStdString(std::string(errorName(activation.error().code))));
    return codes;
}

} // namespace

class TestNetworkProcess : public QObject {
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

    void theFactsAreThoseOfTheHelper()
    {
        const auto network = startWith("model", "auto", 2);
        QVERIFY2(network, outcomeOf(network).c_str());
        QCOMPARE(network->facts().modelName, std::string("model with 2 and 1"));
        QCOMPARE(network->facts().modelHash, std::string("c0ffee"));
        QCOMPARE(network->facts().device, std::string("cuda:0"));
        QCOMPARE(network->facts().dimensions, 4);
        QCOMPARE(network->facts().laterFilters, (std::vector<int>{2, 1}));
        QVERIFY(network->facts().frontEnd == MelFrontEnd{});
    }

    void everyTrackOfABatchHasItsResultInOrder()
    {
        auto network = startWith("model");
        QVERIFY(network);
        const auto mels = melsFor({NetworkOrder::Analyse, NetworkOrder::Analyse, NetworkOrder::Analyse});
        for (int batch = 0; batch < 3; ++batch) {
            const auto activations = network->analyse(mels, {});
            QCOMPARE(activations.size(), std::size_t{3});
            for (std::size_t track = 0; track < 3; ++track) {
                QVERIFY2(activations[track], outcomeOf(activations[track]).c_str());
                QCOMPARE(activations[track]->spread, static_cast<float>(track + 10));
                QCOMPARE(activations[track]->embedding.at(3), 0.8F);
                QCOMPARE(activations[track]->sections.at(1).startSeconds, 5.0F);
                QCOMPARE(activations[track]->filters.at(0).secondsOfMaximum, 2.5F);
                QCOMPARE(activations[track]->hidden.at(1), 0.75F);
                QCOMPARE(activations[track]->laterPeaks.at(0).at(0).seconds, 1.5F);
            }
        }
        QVERIFY(network->analyse({}, {}).empty());
    }

    void fifteenMinutesGoThrough()
    {
        auto network = startWith("model");
        QVERIFY(network);
        const std::vector mels{melFor(NetworkOrder::Analyse, 19380), melFor(NetworkOrder::Analyse, 19380)};
        const auto activations = network->analyse(mels, {});
        QVERIFY2(activations.at(1), outcomeOf(activations.at(1)).c_str());
        QCOMPARE(activations.at(1)->spread, 19380.0F);
    }

    void aTracksOwnFailureTouchesNoOther()
    {
        auto network = startWith("model");
        QVERIFY(network);
        const auto activations = network->analyse(
            melsFor({NetworkOrder::Analyse, NetworkOrder::OwnFailure, NetworkOrder::NotFinite, NetworkOrder::NotUnit,
                     NetworkOrder::OtherSize, NetworkOrder::TooMany, NetworkOrder::Analyse}),
            {});
        QCOMPARE(codesOf(activations), QStringList({"done", "non_finite_output", "non_finite_output", "model_error",
                                                    "model_error", "model_error", "done"}));
        QCOMPARE(network->facts().device, std::string("cuda:0"));
    }

    void whatTheLibraryThrowsBecomesAnError()
    {
        auto network = startWith("model");
        QVERIFY(network);
        const auto activations = network->analyse(melsFor({NetworkOrder::Throw}), {});
        QCOMPARE(outcomeOf(activations.at(0)), std::string("model_error: the library threw"));
        QCOMPARE(codesOf(network->analyse(melsFor({NetworkOrder::Analyse}), {})), QStringList("done"));
    }

    void aDeathOnTheGpuGoesOnOnTheCpuAndSaysSo()
    {
        auto network = startWith("model");
        QVERIFY(network);
        const auto activations =
            network->analyse(melsFor({NetworkOrder::Analyse, NetworkOrder::DieOnGpu, NetworkOrder::Analyse}), {});
        QCOMPARE(codesOf(activations), QStringList({"done", "done", "done"}));
        QCOMPARE(network->facts().device, std::string("cpu"));
        QVERIFY(network->facts().deviceNote.find("died on cuda:0") != std::string::npos);
        QCOMPARE(codesOf(network->analyse(melsFor({NetworkOrder::DieOnGpu}), {})), QStringList("done"));
        QVERIFY(network->facts().deviceNote.find("died on cuda:0") != std::string::npos);
    }

    void aDeathIsBlamedOnTheOneTrackThatCausesIt()
    {
        auto network = startWith("model");
        QVERIFY(network);
        const auto activations =
            network->analyse(melsFor({NetworkOrder::Analyse, NetworkOrder::DieAlways, NetworkOrder::Analyse,
                                      NetworkOrder::DieAlways, NetworkOrder::Analyse}),
                             {});
        QCOMPARE(codesOf(activations), QStringList({"done", "worker_crashed", "done", "worker_crashed", "done"}));
        QCOMPARE(activations[2]->spread, 12.0F);
        QCOMPARE(codesOf(network->analyse(melsFor({NetworkOrder::Analyse}), {})), QStringList("done"));
    }

    void aHelperThatDiesAtEveryTrackIsGivenUp()
    {
        auto network = startWith("model", "cpu");
        QVERIFY(network);
        const std::vector<MelSpectrogram> three(3, melFor(NetworkOrder::DieAlways));
        const QString crashed = "worker_crashed";
        QCOMPARE(codesOf(network->analyse(three, {})), QStringList({crashed, crashed, crashed}));
        QCOMPARE(codesOf(network->analyse({three.data(), 1}, {})), QStringList({crashed}));
        QCOMPARE(codesOf(network->analyse(three, {})),
                 QStringList({crashed, "worker_unavailable", "worker_unavailable"}));
        QCOMPARE(codesOf(network->analyse(melsFor({NetworkOrder::Analyse}), {})), QStringList("worker_unavailable"));
        QCOMPARE(network->facts().deviceNote, std::string("asked for"));
    }

    void aHelperThatDoesNotComeBackIsUnavailable()
    {
        auto network = startWith("no-cpu");
        QVERIFY(network);
        const auto activations = network->analyse(melsFor({NetworkOrder::DieAlways, NetworkOrder::Analyse}), {});
        QCOMPARE(codesOf(activations), QStringList({"worker_unavailable", "worker_unavailable"}));
    }

    void aFallBackInsideTheHelperShowsInTheFacts()
    {
        auto network = startWith("model");
        QVERIFY(network);
        QCOMPARE(codesOf(network->analyse(melsFor({NetworkOrder::FallBackInside}), {})), QStringList("done"));
        QCOMPARE(network->facts().device, std::string("cpu"));
        QCOMPARE(network->facts().deviceNote, std::string("out of memory"));
    }

    void aStopInterruptsAndTheNextBatchIsAnalysed()
    {
        auto network = startWith("model");
        QVERIFY(network);
        std::stop_source source;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(200ms);
            source.request_stop();
        });
        const auto activations =
            network->analyse(melsFor({NetworkOrder::Analyse, NetworkOrder::Hang}), source.get_token());
        stopper.join();
        QCOMPARE(codesOf(activations), QStringList({"cancelled", "cancelled"}));
        QCOMPARE(codesOf(network->analyse(melsFor({NetworkOrder::Analyse}), {})), QStringList("done"));
        QCOMPARE(network->facts().device, std::string("cuda:0"));
    }

    void whatKeepsTheModelFromLoadingIsToldByItsCode_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("code");
        QTest::newRow("missing") << "missing"
                                 << "model_missing";
        QTest::newRow("damaged") << "damaged"
                                 << "model_damaged";
        QTest::newRow("crash") << "crash"
                               << "worker_unavailable";
        QTest::newRow("impossible") << "impossible"
                                    << "worker_unavailable";
    }
    void whatKeepsTheModelFromLoadingIsToldByItsCode()
    {
        QFETCH(QString, model);
        QFETCH(QString, code);
        const auto network = startWith(model.toStdString());
        QVERIFY(!network);
        QCOMPARE(QString::fromStdString(std::string(errorName(network.error().code))), code);
    }

    void everyFrameOfATrackHasItsActivations()
    {
        auto network = startWith("model");
        QVERIFY(network);
        MelSpectrogram mel = melFor(NetworkOrder::Analyse, 40);
        mel.stretches = {{0, 0.0}, {20, 60.0}};
        const auto activations = network->activations(mel, {});
        QVERIFY2(activations, outcomeOf(activations).c_str());
        QCOMPARE(activations->filters, 3);
        QCOMPARE(activations->frames(), 37);
        QCOMPARE(activations->frame(2)[1], 0.0F);
        QCOMPARE(activations->frame(1)[2], 5.0F);
        QCOMPARE(activations->stretches, mel.stretches);
        // A quarter of an hour is as long as a track is heard whole.
        const auto whole = network->activations(melFor(NetworkOrder::Analyse, 19380), {});
        QVERIFY2(whole, outcomeOf(whole).c_str());
        QCOMPARE(whole->frames(), 19377);
    }

    void aUnitHasItsStimulus()
    {
        auto network = startWith("model");
        QVERIFY(network);
        const auto patch = network->excite({{3}, static_cast<int>(NetworkOrder::Analyse)}, {});
        QVERIFY2(patch, outcomeOf(patch).c_str());
        QCOMPARE(patch->activation, 3.0F);
        QCOMPARE(patch->restingActivation, 0.25F);
        QCOMPARE(patch->mel.frames(), 4);
    }

    void repliesThatCannotBeAreRefusedAndTheHelperGoesOn_data()
    {
        QTest::addColumn<NetworkOrder>("order");
        QTest::addColumn<QString>("code");
        QTest::newRow("its own failure") << NetworkOrder::OwnFailure << "non_finite_output";
        QTest::newRow("what its library throws") << NetworkOrder::Throw << "model_error";
        QTest::newRow("not finite") << NetworkOrder::NotFinite << "non_finite_output";
        QTest::newRow("another size") << NetworkOrder::OtherSize << "model_error";
        QTest::newRow("negative") << NetworkOrder::Negative << "model_error";
        QTest::newRow("other times") << NetworkOrder::OtherTimes << "model_error";
        QTest::newRow("too many frames") << NetworkOrder::TooMany << "model_error";
    }
    void repliesThatCannotBeAreRefusedAndTheHelperGoesOn()
    {
        QFETCH(NetworkOrder, order);
        QFETCH(QString, code);
        auto network = startWith("model");
        QVERIFY(network);
        const auto activations = network->activations(melFor(order, 30), {});
        QVERIFY(!activations);
        QCOMPARE(QString::fromStdString(std::string(errorName(activations.error().code))), code);
        const auto patch = network->excite({{2}, static_cast<int>(order)}, {});
        QVERIFY(!patch);
        QCOMPARE(QString::fromStdString(std::string(errorName(patch.error().code))), code);
        QVERIFY(network->activations(melFor(NetworkOrder::Analyse), {}));
        QVERIFY(network->excite({{2}, 0}, {}));
        QCOMPARE(network->facts().device, std::string("cuda:0")); // it did not have to be started anew
    }

    void aDeathOverOneQuestionGoesOnOnTheCpu()
    {
        auto network = startWith("model");
        QVERIFY(network);
        const auto activations = network->activations(melFor(NetworkOrder::DieOnGpu), {});
        QVERIFY2(activations, outcomeOf(activations).c_str());
        QCOMPARE(network->facts().device, std::string("cpu"));
        QVERIFY(network->facts().deviceNote.find("died on cuda:0") != std::string::npos);
        auto other = startWith("model");
        QVERIFY(other);
        QVERIFY(other->excite({{1}, static_cast<int>(NetworkOrder::DieOnGpu)}, {}));
        QCOMPARE(other->facts().device, std::string("cpu"));
    }

    void aQuestionThatKillsTheHelperTwiceIsToBlame()
    {
        auto network = startWith("model");
        QVERIFY(network);
        for (int round = 0; round < 2; ++round) {
            QVERIFY(outcomeOf(network->activations(melFor(NetworkOrder::DieAlways), {})).starts_with("worker_crashed"));
            QVERIFY(outcomeOf(network->excite({{1}, static_cast<int>(NetworkOrder::DieAlways)}, {}))
                        .starts_with("worker_crashed"));
        }
        QCOMPARE(codesOf(network->analyse(melsFor({NetworkOrder::Analyse}), {})), QStringList("done"));
        for (int round = 0; round < 5; ++round)
            QVERIFY(!network->activations(melFor(NetworkOrder::DieAlways), {}));
        QVERIFY(outcomeOf(network->activations(melFor(NetworkOrder::Analyse), {})).starts_with("worker_unavailable"));
    }

    void aFallBackInsideShowsAfterOneQuestionToo()
    {
        auto network = startWith("model");
        QVERIFY(network);
        QVERIFY(network->activations(melFor(NetworkOrder::FallBackInside), {}));
        QCOMPARE(network->facts().deviceNote, std::string("out of memory"));
    }

    void aStopInterruptsAQuestion()
    {
        auto network = startWith("model");
        QVERIFY(network);
        for (const bool exciting : {false, true}) {
            std::stop_source source;
            std::jthread stopper([&] {
                std::this_thread::sleep_for(100ms);
                source.request_stop();
            });
            const ErrorCode code =
                exciting ? network->excite({{1}, static_cast<int>(NetworkOrder::Hang)}, source.get_token()).error().code
                         : network->activations(melFor(NetworkOrder::Hang), source.get_token()).error().code;
            QCOMPARE(code, ErrorCode::Cancelled);
            QVERIFY(network->activations(melFor(NetworkOrder::Analyse), {}));
        }
    }

    void withoutTheProgramItIsUnavailable()
    {
        const auto network = NetworkProcess::start("/nonexistent/tonekin-network", {"model.json", "auto", 1});
        QVERIFY(!network);
        QCOMPARE(network.error().code, ErrorCode::WorkerUnavailable);
    }

    void onTheCpuTheHelperIsConfinedButMayRead()
    {
        if (sanitized)
            QSKIP("builds with sanitizers are not confined");
        auto network = startWith("model", "cpu");
        QVERIFY(network);
        const auto activations = network->analyse(melsFor({NetworkOrder::Escape, NetworkOrder::ReadFile}), {});
        QCOMPARE(activations.at(0)->spread, 0.0F);
        QCOMPARE(activations.at(1)->spread, 1.0F);
        QVERIFY(!std::filesystem::exists("/tmp/tonekin-escaped"));
    }
};

QTEST_APPLESS_MAIN(TestNetworkProcess)
#include "tst_networkprocess.moc"
