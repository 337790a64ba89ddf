// SPDX-License-Identifier: GPL-3.0-or-later
// Training where the network does not lie in the processor's memory, as on a GPU.
#include "learning/training/deadfilter.h"
#include "learning/training/madeprobes.h"
#include "learning/training/madetracks.h"
#include "nn/randommodel.h"
#include "support/otherdevice.h"
#include "training/bandstatistics.h"
#include "training/trainer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tonekin;

namespace {

constexpr int steps = 60;

ModelManifest manifestFor(const LoadedTracks& tracks)
{
    ModelManifest manifest = tinyManifest("tiny");
    standardise(manifest, tracks, 0.5);
    return manifest;
}

/// With every loss that there is.
TrainingOptions allOptions()
{
    TrainingOptions options;
    options.steps = steps;
    options.batchTracks = 8;
    options.summaryWeight = 5.0;
    options.domainWeight = 0.5;
    options.groupTracks = 2;
    options.quietSteps = 30;
    return options;
}

void compareWeights(const Trainer& found, const Trainer& expected)
{
    const auto weights = found.averagedWeights();
    const auto wanted = expected.averagedWeights();
    QCOMPARE(weights.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QCOMPARE(weights[i].values, wanted[i].values);
}

} // namespace

class TestTrainingDevice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        useThreads(1);
        m_other = {installOtherDevice(), nullptr};
    }
    void anotherDeviceLearnsTheSame();
    void aCheckpointGoesFromDeviceToDevice();
    void aDeadFilterStartsAnewAlike();

private:
    TrainerPlace m_other;
};

void TestTrainingDevice::anotherDeviceLearnsTheSame()
{
    const LoadedTracks tracks = mixedTracks();
    const ModelManifest manifest = manifestFor(tracks);
    Trainer onCpu(manifest, tracks, allOptions());
    Trainer onOther(manifest, tracks, allOptions(), m_other);
    QVERIFY(onCpu.teachFilters(soundsOf(1)));
    QVERIFY(onOther.teachFilters(soundsOf(1)));
    for (int i = 0; i < steps; ++i) {
        const auto expected = onCpu.step();
        const auto found = onOther.step();
        QVERIFY(expected);
        QVERIFY2(found, found ? "" : found.error().detail.c_str());
        QCOMPARE(*found, *expected);
    }
    QCOMPARE(onOther.takeLosses(), onCpu.takeLosses());
    compareWeights(onOther, onCpu);
}

void TestTrainingDevice::aCheckpointGoesFromDeviceToDevice()
{
    const QTemporaryDir folder;
    const std::filesystem::path checkpoint = folder.filePath("run.ckpt").toStdString();
    const LoadedTracks tracks = mixedTracks();
    const ModelManifest manifest = manifestFor(tracks);
    Trainer straight(manifest, tracks, allOptions());
    for (int i = 0; i < 6; ++i)
        QVERIFY(straight.step());

    Trainer begun(manifest, tracks, allOptions(), m_other);
    for (int i = 0; i < 3; ++i)
        QVERIFY(begun.step());
    QVERIFY(begun.saveCheckpoint(checkpoint));
    for (const TrainerPlace& place : {TrainerPlace(), m_other}) {
        Trainer resumed(manifest, tracks, allOptions(), place);
        QVERIFY(resumed.resume(checkpoint));
        for (int i = 0; i < 3; ++i)
            QVERIFY(resumed.step());
        compareWeights(resumed, straight);
    }
}

void TestTrainingDevice::aDeadFilterStartsAnewAlike()
{
    const QTemporaryDir folder;
    const std::filesystem::path checkpoint = folder.filePath("run.ckpt").toStdString();
    const LoadedTracks tracks = mixedTracks();
    const ModelManifest manifest = manifestFor(tracks);
    Trainer onCpu(manifest, tracks, allOptions());
    Trainer onOther(manifest, tracks, allOptions(), m_other);
    QVERIFY(onCpu.saveCheckpoint(checkpoint));
    QVERIFY(killFilter(checkpoint, 3));
    QVERIFY(onCpu.resume(checkpoint));
    QVERIFY(onOther.resume(checkpoint));
    for (int i = 0; i < 52; ++i) { // the dead are looked for at step 50
        QVERIFY(onCpu.step());
        QVERIFY(onOther.step());
    }
    QCOMPARE(onCpu.takeRevived(), 1);
    QCOMPARE(onOther.takeRevived(), 1);
    compareWeights(onOther, onCpu);
}

QTEST_GUILESS_MAIN(TestTrainingDevice)
#include "tst_trainingdevice.moc"
