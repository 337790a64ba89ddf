// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probeattributes.h"
#include "dsp/melanalyser.h"
#include "evaluation/naming.h"
#include "nn/randommodel.h"
#include "synthesis/probes.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

using namespace tonekin;

namespace {

const std::filesystem::path namingFont = "/usr/share/sounds/sf2/TimGM6mb.sf2";
const std::filesystem::path confirmingFont = "/usr/share/sounds/sf2/FluidR3_GM.sf2";

/// The network's own front end at the rate of made recordings.
MelFrontEnd frontEndOfRecordings()
{
    MelFrontEnd frontEnd;
    frontEnd.sampleRate = recordingRate;
    frontEnd.window = 3000;
    frontEnd.hop = 1500;
    return frontEnd;
}

/// Enough of everything to tell a bass drum, a comb and a glide from all else, in a few seconds.
Result<ProbeSet> someProbes(const std::filesystem::path& soundFont)
{
    auto maker = ProbeMaker::open(soundFont, 1);
    if (!maker)
        return maker.error();
    const std::vector<std::pair<std::string, int>> wanted{
        {"combs", 1}, {"sweeps", 1},  {"hops", 1},     {"tones", 3},   {"noises", 3}, {"bands", 3},
        {"bass", 3},  {"drums-0", 1}, {"machines", 1}, {"notes-0", 3}, {"bursts", 3}, {"notes-48", 3}};
    ProbeSet set;
    for (const auto& [name, every] : wanted) {
        auto recording = maker->make(name, every);
        if (!recording)
            return recording.error();
        set.mels.push_back(computeMelSpectrogram(recording->samples, frontEndOfRecordings()));
        set.labels.push_back({name, std::move(recording->clips)});
    }
    return set;
}

using Weight = std::function<double(int band, int frame)>;

/// Begins and is over at once, below 130 Hz.
double lowHit(int band, int frame)
{
    if (melBandHertz(frontEndOfRecordings(), band) >= 130.0)
        return 0.0;
    return frame == 1 || frame == 2 ? 1.0 : -1.0;
}

/// Harmonics of 300 Hz, and what lies between them taken away.
double teeth(int band, int)
{
    const double hertz = melBandHertz(frontEndOfRecordings(), band);
    return hertz < 150.0 || hertz > 1950.0 ? 0.0 : std::cos(2.0 * std::numbers::pi * hertz / 300.0);
}

/// Lines that move a band a frame, deaf to all that stays where it is.
Weight movingLines(double direction)
{
    return [direction](int band, int frame) {
        const auto lines = [&](int at) {
            double sum = 0.0;
            for (double line = 10.0; line < 125.0; line += 16.0) {
                const double distance = band - (line + direction * (at - 1.5));
                sum += std::exp(-distance * distance / 1.5);
            }
            return sum;
        };
        return lines(frame) - 1.05 * (lines(0) + lines(1) + lines(2) + lines(3)) / 4.0;
    };
}

struct Planted {
    ModelManifest manifest = tinyManifest("planted");
    std::vector<NamedTensor> tensors;
};

/// The given filters first; the others stay random.
Planted plantedNetwork(const std::vector<Weight>& filters)
{
    Planted network;
    network.manifest.frontEnd = frontEndOfRecordings();
    std::ranges::fill(network.manifest.bandMean, 1.5F);
    std::ranges::fill(network.manifest.bandScale, 1.5F);
    network.tensors = randomTensors(network.manifest, 5);
    auto& weights = std::ranges::find(network.tensors, "conv1.weight", &NamedTensor::name)->values;
    std::size_t next = 0;
    for (const Weight& filter : filters)
        for (int band = 0; band < network.manifest.frontEnd.bands; ++band)
            for (int frame = 0; frame < 4; ++frame)
                weights[next++] = static_cast<float>(filter(band, frame));
    return network;
}

/// Root mean square of the loudest fifth of a second, in dB below full scale.
double loudestDecibels(std::span<const float> samples)
{
    constexpr std::size_t part = recordingRate / 20;
    constexpr std::size_t parts = 4;
    std::vector<double> energies;
    for (std::size_t from = 0; from + part <= samples.size(); from += part) {
        double energy = 0.0;
        for (const float sample : samples.subspan(from, part))
            energy += static_cast<double>(sample) * sample;
        energies.push_back(energy);
    }
    double loudest = 0.0;
    for (std::size_t i = 0; i + parts <= energies.size(); ++i)
        loudest = std::max(loudest, energies[i] + energies[i + 1] + energies[i + 2] + energies[i + 3]);
    return 10.0 * std::log10(loudest / static_cast<double>(parts * part) + 1e-12);
}

} // namespace

class TestProbes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!std::filesystem::exists(namingFont))
            QSKIP("TimGM6mb is not installed");
    }
    void theSameSeedMakesTheSameSoundsAndAnotherOnesOthers();
    void everyClipIsAsLoudAsTheOthersAndKnown();
    void whatIsNotThereIsRefused();
    void plantedFiltersGetTheirNamesAndRandomOnesDoNot();
};

void TestProbes::theSameSeedMakesTheSameSoundsAndAnotherOnesOthers()
{
    for (const char* name : {"tones", "drums-0"}) {
        const auto one = ProbeMaker::open(namingFont, 1)->make(name, 15);
        const auto again = ProbeMaker::open(namingFont, 1)->make(name, 15);
        const auto other = ProbeMaker::open(namingFont, 2)->make(name, 15);
        QVERIFY(one && again && other);
        QVERIFY(one->samples == again->samples);
        QVERIFY(one->clips == again->clips);
        QVERIFY(one->samples != other->samples);
    }
}

void TestProbes::everyClipIsAsLoudAsTheOthersAndKnown()
{
    auto maker = ProbeMaker::open(namingFont, 3);
    QVERIFY(maker);
    QVERIFY(maker->recordings().size() > 30);
    for (const std::string& name : maker->recordings()) {
        if (name == "speech") // hundreds of spoken words only to throw most away
            continue;
        const auto recording = maker->make(name, 13);
        QVERIFY2(recording, name.c_str());
        QVERIFY2(std::ranges::all_of(recording->samples, [](float sample) { return std::abs(sample) <= 1.0F; }),
                 name.c_str());
        for (const ProbeClip& clip : recording->clips) {
            QVERIFY2(!clip.attributes.empty() || !clip.unsure.empty(), name.c_str());
            for (const auto* names : {&clip.attributes, &clip.unsure})
                for (const std::string& attribute : *names)
                    QVERIFY2(ProbeAttributes::all().find(attribute), attribute.c_str());
            const auto from = static_cast<std::size_t>(std::lround(clip.span.start * recordingRate));
            const auto count = static_cast<std::size_t>(std::lround((clip.span.end - clip.span.start) * recordingRate));
            QVERIFY(from + count <= recording->samples.size());
            const double level = loudestDecibels(std::span(recording->samples).subspan(from, count));
            // Short hits may lie lower: their peaks reach full scale first.
            const double lowest = clip.attributes == std::vector<std::string>{"near silence"} ? -120.1 : -36.0;
            QVERIFY2(level <= -15.9 && level >= lowest, (name + ' ' + std::to_string(level)).c_str());
        }
        const auto read = parseProbeLabels(printProbeLabels({name, recording->clips}));
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QVERIFY(read->clips == recording->clips);
    }
}

void TestProbes::whatIsNotThereIsRefused()
{
    QCOMPARE(ProbeMaker::open("/nowhere.sf2", 1).error().code, ErrorCode::NotFound);
    auto maker = ProbeMaker::open(namingFont, 1);
    QVERIFY(maker);
    QCOMPARE(maker->make("no such recording").error().code, ErrorCode::InvalidArgument);
    QCOMPARE(maker->make("tones", 0).error().code, ErrorCode::InvalidArgument);
}

void TestProbes::plantedFiltersGetTheirNamesAndRandomOnesDoNot()
{
    if (!std::filesystem::exists(confirmingFont))
        QSKIP("FluidR3_GM is not installed");
    const auto naming = someProbes(namingFont);
    const auto confirming = someProbes(confirmingFont);
    QVERIFY(naming && confirming);
    const Planted network = plantedNetwork({lowHit, teeth, movingLines(1.0), movingLines(-1.0)});
    const auto activations = activationsOnProbes(network.manifest, network.tensors, *naming);
    const auto confirmingActivations = activationsOnProbes(network.manifest, network.tensors, *confirming);
    QVERIFY2(activations && confirmingActivations, activations ? "" : activations.error().detail.c_str());
    const ProbeAttributes& attributes = ProbeAttributes::all();
    const auto names = findNames(*activations, attributeStates(naming->labels, attributes), *confirmingActivations,
                                 attributeStates(confirming->labels, attributes), attributes);
    const auto nameOf = [&](std::size_t filter) {
        return names[filter] && names[filter]->confirmed ? attributes.name(names[filter]->attribute)
                                                         : std::string("none");
    };
    QCOMPARE(nameOf(0), std::string("bass drum"));
    QCOMPARE(nameOf(1), combAround(300.0));
    QCOMPARE(nameOf(2), std::string("rising glide"));
    QCOMPARE(nameOf(3), std::string("falling glide"));
    // Among so few sounds random filters get names, too, but none of these.
    for (std::size_t filter = 4; filter < names.size(); ++filter)
        for (const char* planted : {"bass drum", "rising glide", "falling glide"})
            QVERIFY2(nameOf(filter) != planted, planted);
    QVERIFY(std::ranges::any_of(names.begin() + 4, names.end(), [](const auto& name) { return !name.has_value(); }));
}

QTEST_GUILESS_MAIN(TestProbes)
#include "tst_probes.moc"
