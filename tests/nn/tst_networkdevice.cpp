// SPDX-License-Identifier: GPL-3.0-or-later
// Hearing where the network does not lie in the processor's memory, as on a GPU.
#include "madenetworks.h"

#include "nn/analysetrack.h"
#include "nn/exciteunit.h"
#include "nn/randommodel.h"
#include "support/otherdevice.h"

#include <c10/core/InferenceMode.h>

#include <QTest>

using namespace tonekin;
using namespace tonekin::test;

class TestNetworkDevice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTrackIsHeardAlike();
    void itsActivationsAreAlike();
    void aUnitIsExcitedAlike();

private:
    const ModelManifest m_manifest = tinyManifest("tiny");
    NetworkTensors m_onCpu;
    NetworkTensors m_onOther;
};

void TestNetworkDevice::initTestCase()
{
    m_onCpu = randomNetwork(m_manifest, 7);
    m_onOther = m_onCpu.to(at::Device(installOtherDevice()));
}

void TestNetworkDevice::aTrackIsHeardAlike()
{
    MelSpectrogram mel = madeSpectrogram(m_manifest.frontEnd, 900, 1);
    mel.stretches = {{0, 0.0}, {500, 40.0}};
    constexpr int chunk = 7; // portions that do not come out even
    const c10::InferenceMode noGradients;
    const TrackAnalysis expected = analyseTrack(m_onCpu, m_manifest, mel, chunk);
    const TrackAnalysis found = analyseTrack(m_onOther, m_manifest, mel, chunk);
    QCOMPARE(found.embedding, expected.embedding);
    QCOMPARE(found.hidden, expected.hidden);
    QCOMPARE(found.spread, expected.spread);
    QCOMPARE(found.sections.size(), expected.sections.size());
    for (std::size_t i = 0; i < expected.sections.size(); ++i)
        QCOMPARE(found.sections[i].embedding, expected.sections[i].embedding);
    for (std::size_t i = 0; i < expected.filters.size(); ++i) {
        QCOMPARE(found.filters[i].maximum, expected.filters[i].maximum);
        QCOMPARE(found.filters[i].mean, expected.filters[i].mean);
        QCOMPARE(found.filters[i].secondsOfMaximum, expected.filters[i].secondsOfMaximum);
    }
    for (std::size_t layer = 0; layer < expected.laterPeaks.size(); ++layer)
        for (std::size_t i = 0; i < expected.laterPeaks[layer].size(); ++i)
            QCOMPARE(found.laterPeaks[layer][i].seconds, expected.laterPeaks[layer][i].seconds);
}

void TestNetworkDevice::itsActivationsAreAlike()
{
    const MelSpectrogram mel = madeSpectrogram(m_manifest.frontEnd, 400, 2);
    const c10::InferenceMode noGradients;
    QCOMPARE(activationsOfTrack(m_onOther, m_manifest, mel, 7).values,
             activationsOfTrack(m_onCpu, m_manifest, mel, 7).values);
}

void TestNetworkDevice::aUnitIsExcitedAlike()
{
    for (const NetworkUnit unit : {NetworkUnit{0, 2}, NetworkUnit{1, 3}}) {
        const ExcitingPatch expected = exciteUnit(m_onCpu, m_manifest, unit);
        const ExcitingPatch found = exciteUnit(m_onOther, m_manifest, unit);
        QCOMPARE(found.mel.values, expected.mel.values);
        QCOMPARE(found.activation, expected.activation);
    }
}

QTEST_GUILESS_MAIN(TestNetworkDevice)
#include "tst_networkdevice.moc"
