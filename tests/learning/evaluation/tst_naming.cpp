// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/filterterms.h"
#include "base/randomstream.h"
#include "evaluation/filterdescription.h"
#include "evaluation/naming.h"
#include "nn/randommodel.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

using namespace tonekin;

namespace {

using Area = std::optional<double>;
constexpr auto C = AttributeState::Counterexample;
constexpr auto U = AttributeState::Unsure;
constexpr auto E = AttributeState::Example;

/// Twenty clips each of things that are one thing only.
const std::vector<std::string>& things()
{
    static const std::vector<std::string> all{"bass drum",     "hi-hat", "cymbal", "white noise",       "rising glide",
                                              "falling glide", "speech", "piano",  "noise around 53 Hz"};
    return all;
}
constexpr int clipsOfThing = 20;

AttributeStates statesOfThings()
{
    ProbeLabels labels{"a", {}};
    for (const std::string& thing : things())
        for (int i = 0; i < clipsOfThing; ++i)
            labels.clips.push_back({{}, {thing}, {}});
    return attributeStates(std::vector{labels}, ProbeAttributes::all());
}

using Loudness = std::function<double(const std::string& thing)>;

/// What filters answer that find each thing as loud as they are told, with a little chance in it.
ProbeActivations activationsOf(const std::vector<Loudness>& filters, std::uint64_t seed)
{
    ProbeActivations activations;
    activations.filters = filters.size();
    activations.clips = things().size() * clipsOfThing;
    RandomStream random(seed, {});
    for (const Loudness& loudness : filters)
        for (const std::string& thing : things())
            for (int i = 0; i < clipsOfThing; ++i)
                activations.maximum.push_back(static_cast<float>(loudness(thing) + 0.1 * random.unit()));
    activations.mean.assign(activations.maximum.size(), 0.0F);
    return activations;
}

Loudness loudFor(std::vector<std::string> favourites)
{
    return [favourites](const std::string& thing) {
        return std::ranges::find(favourites, thing) != favourites.end() ? 1.0 : 0.0;
    };
}

std::string nameOf(const std::optional<FoundName>& found)
{
    if (!found)
        return "none";
    return ProbeAttributes::all().name(found->attribute) + (found->confirmed ? "" : ", not confirmed");
}

bool related(const std::string& one, const std::string& other)
{
    const ProbeAttributes& attributes = ProbeAttributes::all();
    return attributes.related(attributes.find(one).value(), attributes.find(other).value());
}

/// Weights [128 x 4] from a function of band and frame.
std::vector<float> kernel(const std::function<double(int band, int frame)>& weight)
{
    std::vector<float> weights;
    for (int band = 0; band < 128; ++band)
        for (int frame = 0; frame < 4; ++frame)
            weights.push_back(static_cast<float>(weight(band, frame)));
    return weights;
}

double bump(double distance)
{
    return std::exp(-distance * distance);
}

} // namespace

class TestNaming : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAreaUnderTheCurveIsTheOneWorkedOutByHand();
    void everyAttributeIsInTheVocabulary();
    void phrasesAreTakenApartAgain();
    void relationsSayWhatCannotBeToldApart();
    void examplesAreExamplesOfWhatTheyAreKindsOf();
    void filtersAreNamedByWhatTheyTellFromAllElse();
    void chanceConfirmsNothing();
    void theManifestKeepsConfirmedNamesAndDescriptions();
    void activationsAreThoseOfTheFramesWithinAClip();
    void clipsOutsideTheirRecordingAreRefused();
    void descriptionsFitTheirWeights_data();
    void descriptionsFitTheirWeights();
};

void TestNaming::theAreaUnderTheCurveIsTheOneWorkedOutByHand()
{
    // Pairs won by the example: 2 over 1, 2 ties 2 (half), 3 over 1, 3 over 2.
    QCOMPARE(areaUnderRoc(std::vector{1.0F, 2.0F, 2.0F, 3.0F}, std::vector{C, E, C, E}), Area(3.5 / 4.0));
    QCOMPARE(areaUnderRoc(std::vector{9.0F, 2.0F, 2.0F, 3.0F}, std::vector{U, E, C, E}), Area(0.75));
    QCOMPARE(areaUnderRoc(std::vector{3.0F, 1.0F, 2.0F}, std::vector{C, E, C}), Area(0.0));
    QCOMPARE(areaUnderRoc(std::vector{0.0F, 0.0F, 0.0F}, std::vector{C, E, E}), Area(0.5));
    QCOMPARE(areaUnderRoc(std::vector{1.0F, 2.0F}, std::vector{E, U}), Area());
}

void TestNaming::everyAttributeIsInTheVocabulary()
{
    const ProbeAttributes& attributes = ProbeAttributes::all();
    for (std::size_t attribute = 0; attribute < attributes.size(); ++attribute) {
        const auto phrases = readFilterPhrases(attributes.name(attribute));
        QCOMPARE(phrases.size(), std::size_t{1});
        QVERIFY2(!phrases.front().term.empty(), attributes.name(attribute).c_str());
        QCOMPARE(attributes.find(attributes.name(attribute)), std::optional(attribute)); // no name twice
    }
}

void TestNaming::phrasesAreTakenApartAgain()
{
    const auto phrases = readFilterPhrases("around 110 Hz; comb, spacing 4 bands (96 Hz); no such phrase");
    QCOMPARE(phrases.size(), std::size_t{3});
    QCOMPARE(phrases[0].term, std::string_view("around %1 Hz"));
    QCOMPARE(phrases[0].numbers, std::vector{110});
    QCOMPARE(phrases[1].term, std::string_view("comb, spacing %1 bands (%2 Hz)"));
    QCOMPARE(phrases[1].numbers, (std::vector{4, 96}));
    QCOMPARE(phrases[2].term, std::string_view());
    QCOMPARE(phrases[2].text, std::string("no such phrase"));
}

void TestNaming::relationsSayWhatCannotBeToldApart()
{
    QVERIFY(related("bass drum", "drums"));
    QVERIFY(related("bass drum", "low sound"));
    QVERIFY(related("hi-hat", "hi-hat or cymbal"));
    QVERIFY(!related("hi-hat", "cymbal"));
    QVERIFY(!related("bass drum", "snare drum"));
    QVERIFY(related("snare drum", "noise burst"));
    QVERIFY(related("white noise", noiseAround(1000.0)));
    QVERIFY(!related("white noise", notesAround(1000.0)));
    QVERIFY(!related("rising glide", "falling glide"));
    QVERIFY(!related("glide", "hopping notes"));
    QVERIFY(related(notesAround(440.0), notesAround(493.9)));  // a whole tone further
    QVERIFY(related(notesAround(440.0), notesAround(880.0)));  // its second harmonic
    QVERIFY(related(notesAround(440.0), notesAround(1320.0))); // its third
    QVERIFY(!related(notesAround(440.0), notesAround(622.3))); // half an octave further
    QVERIFY(related(notesAround(440.0), notesInOctave(440.0)));
    QVERIFY(related(combAround(200.0), notesAround(200.0)));
    QVERIFY(related(notesAround(60.0), "bass note"));
    const ProbeAttributes& attributes = ProbeAttributes::all();
    for (std::size_t one = 0; one < attributes.size(); ++one) {
        QVERIFY(attributes.related(one, one));
        for (std::size_t other = 0; other < one; ++other)
            QCOMPARE(attributes.related(one, other), attributes.related(other, one));
    }
}

void TestNaming::examplesAreExamplesOfWhatTheyAreKindsOf()
{
    const ProbeLabels labels{"a", {{{}, {"bass drum"}, {"noise burst"}}}};
    const AttributeStates states = attributeStates(std::vector{labels}, ProbeAttributes::all());
    QCOMPARE(states.clips, std::size_t{1});
    const auto stateOf = [&](const char* name) { return states.of(0)[*ProbeAttributes::all().find(name)]; };
    for (const char* name : {"bass drum", "low drum", "drums", "low sound", "sharp attack"})
        QVERIFY2(stateOf(name) == E, name);
    for (const char* name : {"noise burst", "broadband noise", "noisy sound"})
        QVERIFY2(stateOf(name) == U, name);
    for (const char* name : {"tom", "white noise", "piano"})
        QVERIFY2(stateOf(name) == C, name);
}

void TestNaming::filtersAreNamedByWhatTheyTellFromAllElse()
{
    const std::vector<Loudness> naming{
        loudFor({"bass drum"}),
        loudFor({"hi-hat", "cymbal"}),
        loudFor({"hi-hat", "white noise"}),         // nothing that these two have in common and no other has
        loudFor({"rising glide"}),                  //
        loudFor({"rising glide", "falling glide"}), //
        loudFor({"speech"}),                        // but see below
        loudFor({"noise around 53 Hz"}),            // a mere frequency
        [](const std::string&) { return 0.0; },     //
        [](const std::string& thing) { return thing == "bass drum" ? 1.0
                                              : thing == "piano"   ? 1.0
                                                                   : 0.0; },
    };
    std::vector<Loudness> confirming = naming;
    confirming[5] = loudFor({"piano"});
    const AttributeStates states = statesOfThings();
    const auto names =
        findNames(activationsOf(naming, 1), states, activationsOf(confirming, 2), states, ProbeAttributes::all());
    const std::vector<std::string> wanted{"bass drum", "hi-hat or cymbal",      "none", "rising glide",
                                          "glide",     "speech, not confirmed", "none", "none",
                                          "none"};
    for (std::size_t filter = 0; filter < wanted.size(); ++filter)
        QCOMPARE(nameOf(names[filter]), wanted[filter]);
    QCOMPARE(names[0]->area, 1.0);
    QCOMPARE(names[0]->confirmingArea, 1.0);
    QVERIFY(names[0]->selectivity > 0.05);
    QVERIFY(!ProbeAttributes::all().related(names[0]->attribute, names[0]->runnerUp));
    const auto found = [&](std::string_view landmark) {
        const auto it = std::ranges::find(landmarks(), landmark, &Landmark::name);
        return filtersAt(*it, names, ProbeAttributes::all());
    };
    QCOMPARE(found("bass drum"), std::size_t{1});
    QCOMPARE(found("cymbal or hi-hat"), std::size_t{1});
    QCOMPARE(found("glide"), std::size_t{2});
    QCOMPARE(found("broadband noise"), std::size_t{0});
}

void TestNaming::chanceConfirmsNothing()
{
    const std::vector<Loudness> filters(200, [](const std::string&) { return 0.0; });
    const AttributeStates states = statesOfThings();
    for (const auto& name :
         findNames(activationsOf(filters, 3), states, activationsOf(filters, 4), states, ProbeAttributes::all()))
        QCOMPARE(nameOf(name), std::string("none"));
}

void TestNaming::theManifestKeepsConfirmedNamesAndDescriptions()
{
    const ProbeAttributes& attributes = ProbeAttributes::all();
    FoundName name{
        *attributes.find("bass drum"), ActivationMode::Mean, 0.97, 0.08, *attributes.find("hum"), 0.93, true};
    FoundName other = name;
    other.confirmed = false;
    const auto kept = manifestNames(std::vector<std::optional<FoundName>>{name, other, std::nullopt},
                                    std::vector<std::string>{"a", "b", "c"}, attributes);
    QCOMPARE(kept.size(), std::size_t{3});
    QVERIFY(kept[0] == (FilterName{"bass drum", FilterNameKind::Measured, ActivationMode::Mean, 0.93, 0.08, "hum"}));
    QCOMPARE(kept[1].name, std::string("b"));
    QVERIFY(kept[1].kind == FilterNameKind::Descriptor);
    QCOMPARE(kept[2].name, std::string("c"));
    QVERIFY(checkFilterNames(kept, 3));
    QVERIFY(!checkFilterNames(kept, 4));
}

namespace {

struct PlainNetwork {
    ModelManifest manifest = tinyManifest("plain");
    std::vector<NamedTensor> tensors;
};

/// A network whose filter 0 answers to band 5 alone, at the first of its frames.
PlainNetwork plainNetwork()
{
    PlainNetwork network;
    std::ranges::fill(network.manifest.bandMean, 1.0F);
    std::ranges::fill(network.manifest.bandScale, 2.0F);
    network.tensors = randomTensors(network.manifest, 1);
    auto& weights = std::ranges::find(network.tensors, "conv1.weight", &NamedTensor::name)->values;
    std::fill_n(weights.begin(), 128 * 4, 0.0F);
    weights[5 * 4] = 1.0F;
    std::ranges::fill(std::ranges::find(network.tensors, "conv1.bias", &NamedTensor::name)->values, 0.0F);
    return network;
}

/// Five seconds, all bands at 1.
ProbeSet plainProbes(const MelFrontEnd& frontEnd, std::vector<ProbeClip> clips)
{
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    mel.values.assign(static_cast<std::size_t>(107 * mel.bands), 1.0F);
    return {{std::move(mel)}, {ProbeLabels{"a", std::move(clips)}}};
}

} // namespace

void TestNaming::activationsAreThoseOfTheFramesWithinAClip()
{
    const PlainNetwork network = plainNetwork();
    ProbeSet probes = plainProbes(network.manifest.frontEnd, {{{1.0, 2.0}, {"tom"}, {}}, {{2.0, 4.0}, {"hum"}, {}}});
    const auto setBand5 = [&](int frame, float value) {
        probes.mels[0].values[static_cast<std::size_t>(frame * 128 + 5)] = value;
    };
    // Frames 22 to 41 have their windows within the first clip, 44 to 84 in the second; the last three begin no answer.
    setBand5(30, 5.0F);
    setBand5(43, 99.0F); // between the clips
    setBand5(50, 3.0F);
    setBand5(83, 99.0F); // no whole filter fits behind it
    const auto activations = activationsOnProbes(network.manifest, network.tensors, probes);
    QVERIFY2(activations, activations ? "" : activations.error().detail.c_str());
    QCOMPARE(activations->clips, std::size_t{2});
    QCOMPARE(activations->filters, std::size_t{16});
    QCOMPARE(activations->maximum[0], 2.0F); // (5 - 1) / 2
    QCOMPARE(activations->mean[0], 2.0F / 17.0F);
    QCOMPARE(activations->maximum[1], 1.0F);
    QCOMPARE(activations->mean[1], 1.0F / 38.0F);
}

void TestNaming::clipsOutsideTheirRecordingAreRefused()
{
    const PlainNetwork network = plainNetwork();
    for (const TimeSpan span : {TimeSpan{4.0, 7.0}, TimeSpan{90.0, 93.0}, TimeSpan{1.0, 1.1}}) {
        const auto activations = activationsOnProbes(network.manifest, network.tensors,
                                                     plainProbes(network.manifest.frontEnd, {{span, {"tom"}, {}}}));
        QVERIFY(!activations);
        QCOMPARE(activations.error().code, ErrorCode::InvalidArgument);
    }
}

void TestNaming::descriptionsFitTheirWeights_data()
{
    QTest::addColumn<std::vector<float>>("weights");
    QTest::addColumn<QString>("wanted"); // a regular expression
    const auto row = [](const char* name, const char* wanted, const std::function<double(int, int)>& weight) {
        QTest::newRow(name) << kernel(weight) << QString::fromLatin1(wanted);
    };
    row("nothing", "no weights", [](int, int) { return 0.0; });
    row("one low band, always", "around 102 Hz; \\d+ Hz wide; sustained", [](int band, int) { return bump(band - 4); });
    row("a band that begins", "around 1\\d\\d\\d Hz; \\d+ Hz wide; onset",
        [](int band, int frame) { return bump((band - 50) / 3.0) * (frame < 2 ? -1.0 : 1.0); });
    row("a band that ends", "around 1\\d\\d\\d Hz; \\d+ Hz wide; offset",
        [](int band, int frame) { return bump((band - 50) / 3.0) * (frame < 2 ? 1.0 : -1.0); });
    row("a band for a moment", "around 1\\d\\d\\d Hz; \\d+ Hz wide; short",
        [](int band, int frame) { return bump((band - 50) / 3.0) * (frame == 1 || frame == 2 ? 1.0 : -0.5); });
    row("a line that rises", "around \\d+ Hz; \\d+ Hz wide; rising",
        [](int band, int frame) { return bump(band - 60 - 2 * frame); });
    row("a line that falls", "around \\d+ Hz; \\d+ Hz wide; falling",
        [](int band, int frame) { return bump(band - 60 + 2 * frame); });
    row("even teeth", "around \\d+ Hz; \\d+ Hz wide; sustained; comb, spacing 9 bands \\(\\d+ Hz\\)",
        [](int band, int) { return std::cos(2.0 * std::numbers::pi * band / 9.0); });
}

void TestNaming::descriptionsFitTheirWeights()
{
    QFETCH(std::vector<float>, weights);
    QFETCH(QString, wanted);
    const QString text = QString::fromStdString(describeFilter(weights, MelFrontEnd{}));
    const QRegularExpression whole(QRegularExpression::anchoredPattern(wanted));
    QVERIFY2(whole.match(text).hasMatch(), qPrintable(text));
    for (const FilterPhrase& phrase : readFilterPhrases(text.toStdString()))
        QVERIFY2(!phrase.term.empty(), phrase.text.c_str());
}

QTEST_GUILESS_MAIN(TestNaming)
#include "tst_naming.moc"
