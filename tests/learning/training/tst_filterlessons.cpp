// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "learning/training/madeprobes.h"
#include "model/manifesttemplates.h"
#include "training/filterlessons.h"
#include "training/optimiser.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace tonekin;

namespace {

/// How often an example of filter `filter`'s factor beats a sound that is none, by that filter's figure.
double areaOf(const NetworkTensors& network, const ProbeSet& sounds, const std::string& attribute, std::int64_t filter,
              bool byMean)
{
    std::vector<float> examples;
    std::vector<float> others;
    const MelSpectrogram& mel = sounds.mels.front();
    const at::Tensor frames = at::tensor(mel.values).reshape({mel.frames(), mel.bands}).t();
    for (const ProbeClip& clip : sounds.labels.front().clips) {
        const auto place = framesOfClip(clip, mel, MelFrontEnd{}, 4);
        const at::Tensor activations =
            network.firstLayer(frames.narrow(1, place->first, place->count()).unsqueeze(0))[0];
        const at::Tensor own = activations[filter];
        (clip.attributes.front() == attribute ? examples : others)
            .push_back((byMean ? own.mean() : own.max()).item<float>());
    }
    double wins = 0.0;
    for (const float example : examples)
        for (const float other : others)
            wins += example > other ? 1.0 : example == other ? 0.5 : 0.0;
    return wins / static_cast<double>(examples.size() * others.size());
}

} // namespace

class TestFilterLessons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filtersLearnToTellOneThingEach();
    void theSameStepDrawsTheSameSounds();
    void soundsWithoutEnoughExamplesAreRefused();
    void clipsBeyondTheirRecordingAreRefused();
};

void TestFilterLessons::filtersLearnToTellOneThingEach()
{
    const ModelManifest manifest = tinyManifest("made");
    const auto lessons = FilterLessons::create(manifest, soundsOf(1), 7);
    QVERIFY(lessons);
    NetworkTensors network = randomNetwork(manifest, 3);
    LinearTensors& layer = network.convolutions.front();
    layer.bias.fill_(0.5F); // awake: what never answers has no slope to learn by
    constexpr int steps = 150;
    Optimiser optimiser({{"weight", layer.weight}, {"bias", layer.bias}}, {steps, 3e-3, 0.05, 0.0, 0.9});
    const double before = lessons->loss(network, 0).item<double>();
    for (int step = 0; step < steps; ++step) {
        lessons->loss(network, step).backward();
        optimiser.step();
    }
    const at::NoGradGuard noGradients;
    QVERIFY(lessons->loss(network, 0).item<double>() < 0.5 * before);

    // Of the names that have examples, the table's order gives the filters' turns: two filters each.
    const ProbeSet others = soundsOf(2);
    const ProbeAttributes& attributes = ProbeAttributes::all();
    std::vector<std::string> taught;
    for (std::size_t attribute = 0; attribute < attributes.size(); ++attribute) {
        const auto isOne = [&](const char* name) { return attributes.name(attribute) == name; };
        const AttributeStates states = attributeStates(others.labels, attributes);
        int examples = 0;
        for (std::size_t clip = 0; clip < states.clips; ++clip)
            examples += states.of(clip)[attribute] == AttributeState::Example ? 1 : 0;
        if (examples >= 16 && attributes.isName(attribute) && !isOne("reverberation"))
            taught.push_back(attributes.name(attribute));
    }
    for (const std::string name : {"hum", "white noise", "hiss", "the note C"}) {
        const auto turn = std::ranges::find(taught, name) - taught.begin();
        for (const bool byMean : {false, true}) {
            const std::int64_t filter = 2 * turn + (byMean ? 1 : 0);
            if (filter >= layer.weight.size(0))
                continue;
            const double area = areaOf(network, others, name, filter, byMean);
            QVERIFY2(area > 0.95, qPrintable(QStringLiteral("%1: %2").arg(name.c_str()).arg(area)));
        }
    }
}

void TestFilterLessons::theSameStepDrawsTheSameSounds()
{
    const ModelManifest manifest = tinyManifest("made");
    const auto one = FilterLessons::create(manifest, soundsOf(1), 7);
    const auto two = FilterLessons::create(manifest, soundsOf(1), 7);
    const auto otherSeed = FilterLessons::create(manifest, soundsOf(1), 8);
    QVERIFY(one && two && otherSeed);
    const NetworkTensors network = randomNetwork(manifest, 3);
    QCOMPARE(one->loss(network, 5).item<float>(), two->loss(network, 5).item<float>());
    QVERIFY(one->loss(network, 5).item<float>() != one->loss(network, 6).item<float>());
    QVERIFY(one->loss(network, 5).item<float>() != otherSeed->loss(network, 5).item<float>());
}

void TestFilterLessons::soundsWithoutEnoughExamplesAreRefused()
{
    MadeProbes probes(1);
    for (int i = 0; i < 3; ++i)
        probes.add("hum", 0, 12, 4);
    const auto lessons = FilterLessons::create(tinyManifest("made"), probes.take(), 7);
    QVERIFY(!lessons);
    QCOMPARE(lessons.error().code, ErrorCode::InvalidArgument);
}

void TestFilterLessons::clipsBeyondTheirRecordingAreRefused()
{
    ProbeSet sounds = soundsOf(1);
    sounds.labels.front().clips.back().span.end += 30.0;
    const auto lessons = FilterLessons::create(tinyManifest("made"), sounds, 7);
    QVERIFY(!lessons);
    QVERIFY(QString::fromStdString(lessons.error().detail).contains(QStringLiteral("made.flac")));
}

QTEST_APPLESS_MAIN(TestFilterLessons)
#include "tst_filterlessons.moc"
