// SPDX-License-Identifier: GPL-3.0-or-later
#include "activations/activationservice.h"

#include "ui/fakemodel.h"
#include "worker/fakenetwork.h"
#include "worker/workertest.h"

#include <QSignalSpy>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

namespace {

std::string networkOrder(NetworkOrder order)
{
    return "network " + std::to_string(static_cast<int>(order));
}

} // namespace

class TestActivationService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<FakeModelFolder>(); }
    void cleanup()
    {
        m_service.reset();
        QVERIFY(hasNoChild());
        m_folder.reset();
    }

    void whatTheNetworkAnswersArrives()
    {
        start();
        const quint64 ticket = m_service->fetchActivations(m_folder->track("tune", "a tune"));
        QTRY_COMPARE(m_activations->count(), 1);
        QCOMPARE(m_activations->first().first().toULongLong(), ticket);
        const auto fetched = m_activations->first().at(1).value<FetchedActivationsRef>();
        QCOMPARE(fetched->activations.filters, 3);
        QCOMPARE(fetched->activations.frames(), 37); // of 40 in the spectrogram
        QCOMPARE(fetched->activations.values[5], 5.0F);
        QCOMPARE(fetched->modelHash, std::string("c0ffee"));
        QCOMPARE(fetched->kernelFrames, 4);
        QCOMPARE(m_failed->count(), 0);
    }
    void nothingIsStartedBeforeItIsNeeded()
    {
        start();
        QTest::qWait(50);
        QVERIFY(childProcesses().empty());
    }
    void whatWasAnsweredIsKept()
    {
        const auto decoder = m_folder->path("decoder");
        std::filesystem::create_symlink(m_folder->options().decoderProgram, decoder);
        ActivationService::Options options = m_folder->options();
        options.decoderProgram = decoder;
        options.idleTime = 20ms;
        start(options);
        const auto tune = m_folder->track("tune", "a tune");
        m_service->fetchActivations(tune);
        QTRY_COMPARE(m_activations->count(), 1);
        QTRY_VERIFY(childProcesses().empty());
        std::filesystem::remove(decoder); // nothing can be decoded any more
        m_service->fetchActivations(tune);
        QTRY_COMPARE(m_activations->count(), 2);
        QCOMPARE(m_activations->last().at(1).value<FetchedActivationsRef>(),
                 m_activations->first().at(1).value<FetchedActivationsRef>());
        // The same name, another file.
        std::filesystem::remove(tune);
        m_folder->track("tune", "another tune");
        m_service->fetchActivations(tune);
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(codeOf(0), ErrorCode::WorkerUnavailable);
    }
    void theHelpersEndAfterAWhileAndStartAgain()
    {
        ActivationService::Options options = m_folder->options();
        options.idleTime = 100ms;
        start(options);
        m_service->fetchActivations(m_folder->track("one", "one"));
        QTRY_COMPARE(m_activations->count(), 1);
        QTRY_VERIFY(childProcesses().empty());
        m_service->fetchActivations(m_folder->track("two", "two"));
        QTRY_COMPARE(m_activations->count(), 2);
    }
    void theNewestRequestIsServedFirst()
    {
        start();
        std::vector<quint64> tickets;
        for (const char* name : {"slow 1", "slow 2", "slow 3", "slow 4"})
            tickets.push_back(m_service->fetchActivations(m_folder->track(name, name)));
        QTRY_COMPARE(m_activations->count(), 4);
        // The first may have been in hand already; of the others the last comes first.
        std::vector<quint64> order;
        for (const QList<QVariant>& activation : *m_activations)
            if (activation.first().toULongLong() != tickets[0])
                order.push_back(activation.first().toULongLong());
        QCOMPARE(order, (std::vector<quint64>{tickets[3], tickets[2], tickets[1]}));
    }
    void whatTakesSecondsComesLast()
    {
        start();
        m_service->fetchActivations(m_folder->track("slow", "slow")); // in hand
        const auto quick = m_service->fetchActivations(m_folder->track("quick", "quick"));
        m_service->fetchStimulus({{2}, 0});
        std::vector<quint64> order;
        connect(m_service.get(), &ActivationService::activationsReady, this,
                [&](quint64 ticket) { order.push_back(ticket); });
        connect(m_service.get(), &ActivationService::stimulusReady, this,
                [&](quint64 ticket) { order.push_back(ticket); });
        QTRY_COMPARE(order.size(), std::size_t{3});
        QVERIFY(order.back() == 3 && std::ranges::find(order, quick) != order.end());
    }
    void ofACancelledRequestNothingIsHeard()
    {
        start();
        const quint64 hanging = m_service->fetchActivations(m_folder->track("hang", "hang"));
        const quint64 waiting = m_service->fetchActivations(m_folder->track("waits", "waits"));
        m_service->cancel(waiting);
        QTest::qWait(50);
        m_service->cancel(hanging);
        m_service->fetchActivations(m_folder->track("tune", "a tune"));
        QTRY_COMPARE(m_activations->count(), 1);
        QCOMPARE(m_activations->first().first().toULongLong(), quint64{3});
        QCOMPARE(m_failed->count(), 0);
    }
    void itEndsInTheMiddleOfWorkThatWouldNotEnd()
    {
        start();
        m_service->fetchActivations(m_folder->track("hang", "hang"));
        m_service->fetchActivations(m_folder->track("waits", "waits"));
        QTest::qWait(100);
        m_service.reset();
    }
    void aTracksOwnFailureTouchesNoOther_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no music") << "bad-file" << ErrorCode::CorruptHeader;
        QTest::newRow("kills the decoder") << "crash" << ErrorCode::WorkerCrashed;
        QTest::newRow("kills the network")
            << QString::fromStdString(networkOrder(NetworkOrder::DieAlways)) << ErrorCode::WorkerCrashed;
        QTest::newRow("refused by the network")
            << QString::fromStdString(networkOrder(NetworkOrder::OwnFailure)) << ErrorCode::NonFiniteOutput;
    }
    void aTracksOwnFailureTouchesNoOther()
    {
        QFETCH(QString, order);
        QFETCH(ErrorCode, code);
        start();
        m_service->fetchActivations(m_folder->track("bad", order.toStdString()));
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(codeOf(0), code);
        m_service->fetchActivations(m_folder->track("tune", "a tune"));
        QTRY_COMPARE(m_activations->count(), 1);
        QCOMPARE(m_resting->count(), 0);
    }
    void aFileThatIsGoneIsSaid()
    {
        start();
        m_service->fetchActivations(m_folder->path("nowhere"));
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(codeOf(0), ErrorCode::Gone);
    }
    void withoutAModelItRestsAndSaysSoOnce_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no manifest") << "" << ErrorCode::ModelMissing;
        QTest::newRow("a broken manifest") << "broken" << ErrorCode::ModelDamaged;
        QTest::newRow("no weights") << "missing" << ErrorCode::ModelMissing;
        QTest::newRow("other weights") << "damaged" << ErrorCode::ModelDamaged;
        QTest::newRow("a network that dies") << "crash" << ErrorCode::WorkerUnavailable;
    }
    void withoutAModelItRestsAndSaysSoOnce()
    {
        QFETCH(QString, model);
        QFETCH(ErrorCode, code);
        ActivationService::Options options = m_folder->options(model.isEmpty() ? "good" : model.toStdString());
        if (model.isEmpty())
            options.modelManifest = m_folder->path("nowhere.json");
        else if (model == "broken")
            m_folder->track("broken.json", "{");
        start(options);
        m_service->fetchActivations(m_folder->track("one", "one"));
        m_service->fetchActivations(m_folder->track("two", "two"));
        m_service->fetchStimulus({{1}, 0});
        QTRY_COMPARE(m_failed->count(), 3);
        QCOMPARE(codeOf(0), code);
        QCOMPARE(codeOf(2), code);
        QCOMPARE(m_resting->count(), 1);
        QCOMPARE(m_resting->first().first().value<Error>().code, code);
    }
    void aPatchIsCutOutWhereTheMomentIs()
    {
        start();
        const auto tune = m_folder->track("tune", "a tune"); // 40 frames: 20 from 0 s on, 20 from 600 s on
        const MelFrontEnd frontEnd;
        m_service->fetchPatch(tune, 5.0 / frontEnd.framesPerSecond(), 8);
        QTRY_COMPARE(m_patches->count(), 1);
        auto patch = m_patches->last().at(1).value<SoundPatch>();
        QCOMPARE(patch.mel.frames(), 8);
        QCOMPARE(patch.mel.values[0], static_cast<float>((5 * 128) % 97) / 10.0F);
        QVERIFY(std::abs(patch.startSeconds - 5.0 / frontEnd.framesPerSecond()) < 1e-6);
        m_service->fetchPatch(tune, 600.0 + 15.0 / frontEnd.framesPerSecond(), 8); // runs into the end
        QTRY_COMPARE(m_patches->count(), 2);
        patch = m_patches->last().at(1).value<SoundPatch>();
        QCOMPARE(patch.mel.frames(), 5);
        QVERIFY(std::abs(patch.startSeconds - 600.0 - 15.0 / frontEnd.framesPerSecond()) < 1e-6);
        m_service->fetchPatch(tune, 300.0, 8); // was not listened to
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(codeOf(0), ErrorCode::NotFound);
    }
    void aPatchNeedsNoNetwork()
    {
        start(m_folder->options("crash"));
        m_service->fetchPatch(m_folder->track("tune", "a tune"), 0.0, 8);
        QTRY_COMPARE(m_patches->count(), 1);
    }
    void aStimulusIsMadeAndCanBeGivenUp()
    {
        start();
        m_service->fetchStimulus({{2}, static_cast<int>(NetworkOrder::Analyse)});
        QTRY_COMPARE(m_stimuli->count(), 1);
        const auto made = m_stimuli->first().at(1).value<SyntheticStimulus>();
        QCOMPARE(made.patch.activation, 2.0F);
        QCOMPARE(made.patch.mel.frames(), 4);
        const quint64 hanging = m_service->fetchStimulus({{2}, static_cast<int>(NetworkOrder::Hang)});
        QTest::qWait(100);
        m_service->cancel(hanging);
        m_service->fetchStimulus({{3}, static_cast<int>(NetworkOrder::Analyse)});
        QTRY_COMPARE(m_stimuli->count(), 2);
        QCOMPARE(m_failed->count(), 0);
    }

private:
    void start() { start(m_folder->options()); }
    void start(const ActivationService::Options& options)
    {
        m_service = std::make_unique<ActivationService>(options);
        m_activations = std::make_unique<QSignalSpy>(m_service.get(), &ActivationService::activationsReady);
        m_patches = std::make_unique<QSignalSpy>(m_service.get(), &ActivationService::patchReady);
        m_stimuli = std::make_unique<QSignalSpy>(m_service.get(), &ActivationService::stimulusReady);
        m_failed = std::make_unique<QSignalSpy>(m_service.get(), &ActivationService::failed);
        m_resting = std::make_unique<QSignalSpy>(m_service.get(), &ActivationService::resting);
    }
    ErrorCode codeOf(int failure) const { return m_failed->at(failure).at(1).value<Error>().code; }

    std::unique_ptr<FakeModelFolder> m_folder;
    std::unique_ptr<ActivationService> m_service;
    std::unique_ptr<QSignalSpy> m_activations;
    std::unique_ptr<QSignalSpy> m_patches;
    std::unique_ptr<QSignalSpy> m_stimuli;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_resting;
};

QTEST_GUILESS_MAIN(TestActivationService)
#include "tst_activationservice.moc"
