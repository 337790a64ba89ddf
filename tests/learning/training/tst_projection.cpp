// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "corpus/changedcopy.h"
#include "nn/inferencenetwork.h"
#include "nn/randommodel.h"
#include "training/projection.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <numeric>

using namespace tonekin;

namespace {

constexpr int bands = 128;
constexpr int framesOfTrack = 1200;

/// A steady colour of its own, low in level, under a loud band that wanders about in every track alike.
MelSpectrogram wanderingTrack(std::uint64_t track)
{
    RandomStream colour(7, {track});
    std::vector<float> own(bands, 2.0F);
    for (int wave = 1; wave <= 4; ++wave) {
        const double height = colour.between(-1.0, 1.0);
        const double phase = colour.between(0.0, 2.0 * std::numbers::pi);
        for (int band = 0; band < bands; ++band)
            own[static_cast<std::size_t>(band)] +=
                static_cast<float>(height * std::sin(2.0 * std::numbers::pi * wave * band / bands + phase));
    }
    RandomStream wander(8, {track});
    MelSpectrogram mel;
    mel.bands = bands;
    mel.framesPerSecond = MelFrontEnd{}.framesPerSecond();
    mel.stretches = {{0, 0.0}};
    double place = 64.0;
    for (int frame = 0; frame < framesOfTrack; ++frame) {
        if (frame % 60 == 0)
            place = wander.between(10.0, 118.0);
        for (int band = 0; band < bands; ++band) {
            const double distance = (band - place) / 8.0;
            mel.values.push_back(own[static_cast<std::size_t>(band)] +
                                 static_cast<float>(6.0 * std::exp(-distance * distance)));
        }
    }
    return mel;
}

MelSpectrogram half(const MelSpectrogram& mel, bool second)
{
    MelSpectrogram part = mel;
    const auto middle = mel.values.begin() + static_cast<std::ptrdiff_t>(framesOfTrack / 2) * bands;
    part.values =
        second ? std::vector<float>(middle, mel.values.end()) : std::vector<float>(mel.values.begin(), middle);
    return part;
}

LoadedTracks named(const std::vector<MelSpectrogram>& mels)
{
    LoadedTracks tracks{{}, mels, {}};
    for (std::size_t i = 0; i < mels.size(); ++i)
        tracks.tracks.push_back({"track " + std::to_string(i), "tracks", {}, {}, {}, 0.0, {}});
    return tracks;
}

/// How many tracks' second halves are nearest to their first ones.
int halvesFound(const VectorPart& part, const std::vector<MelSpectrogram>& fitting,
                const std::vector<MelSpectrogram>& asked)
{
    ModelManifest manifest = tinyManifest("halves");
    manifest.vector.parts = {part};
    auto tensors = randomTensors(manifest, 3);
    if (!fitVector(manifest, tensors, named(fitting), {}))
        return -1;
    auto network = InferenceNetwork::fromTensors(manifest, tensors);
    std::vector<Embedding> first;
    std::vector<Embedding> second;
    for (const MelSpectrogram& mel : asked) {
        first.push_back(network->analyse(half(mel, false))->embedding);
        second.push_back(network->analyse(half(mel, true))->embedding);
    }
    int found = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        std::size_t best = 0;
        double most = -2.0;
        for (std::size_t j = 0; j < second.size(); ++j) {
            const double similarity = std::inner_product(first[i].begin(), first[i].end(), second[j].begin(), 0.0);
            if (similarity > most) {
                most = similarity;
                best = j;
            }
        }
        found += best == i ? 1 : 0;
    }
    return found;
}

/// A loud hump and a soft one over the bands, each with its place and its strength from 0 to 1; both sway slowly, the
/// loud one more.
MelSpectrogram twoHumps(double loud, double soft)
{
    MelSpectrogram mel;
    mel.bands = bands;
    mel.framesPerSecond = MelFrontEnd{}.framesPerSecond();
    mel.stretches = {{0, 0.0}};
    const auto hump = [](double band, double place) { return std::exp(-std::pow((band - place) / 12.0, 2.0)); };
    for (int frame = 0; frame < framesOfTrack / 2; ++frame) {
        const double sway = 1.0 + 0.5 * std::sin(frame / 60.0);
        for (int band = 0; band < bands; ++band)
            mel.values.push_back(static_cast<float>(1.0 + 4.0 * loud * sway * hump(band, 35.0) +
                                                    (sway + 1.0) * soft * hump(band, 90.0)));
    }
    return mel;
}

/// Works whose loud hump may change as long as the soft one stays.
TripletSet humpTriplets(std::uint64_t seed, int works)
{
    TripletSet set;
    RandomStream random(seed, {});
    const auto add = [&set](const std::string& path, const MelSpectrogram& mel) {
        set.loaded.tracks.push_back({path, "made", {}, {}, {}, 0.0, {}});
        set.loaded.mels.push_back(mel);
        return path;
    };
    for (int work = 0; work < works; ++work) {
        const std::string name = "work " + std::to_string(work) + "/";
        const double loud = random.between(0.0, 1.0);
        const double soft = random.between(0.0, 1.0);
        const auto other = [](double strength) { return strength < 0.5 ? strength + 0.4 : strength - 0.4; };
        set.triplets.push_back({"drums", name, add(name + "anchor", twoHumps(loud, soft)),
                                add(name + "near", twoHumps(other(loud), soft)),
                                add(name + "far", twoHumps(loud, other(soft)))});
    }
    return set;
}

double similarity(InferenceNetwork& network, const MelSpectrogram& one, const MelSpectrogram& other)
{
    const Embedding vector = network.analyse(one)->embedding;
    const Embedding otherVector = network.analyse(other)->embedding;
    return std::inner_product(vector.begin(), vector.end(), otherVector.begin(), 0.0);
}

/// A network with a vector of this part.
Result<InferenceNetwork> fittedNetwork(const VectorPart& part, const LoadedTracks& tracks, const VectorLessons& lessons)
{
    ModelManifest manifest = tinyManifest("triplets");
    manifest.vector.parts = {part};
    auto tensors = randomTensors(manifest, 3);
    if (auto fitted = fitVector(manifest, tensors, tracks, lessons); !fitted)
        return fitted.error();
    return InferenceNetwork::fromTensors(manifest, tensors);
}

/// Of the triplets asked, those that come out as intended.
int tripletsKept(Result<InferenceNetwork> network, const TripletSet& asked)
{
    int kept = 0;
    const auto& mels = asked.loaded.mels;
    for (std::size_t i = 0; network && i < mels.size(); i += 3)
        kept += similarity(*network, mels[i], mels[i + 1]) > similarity(*network, mels[i], mels[i + 2]) ? 1 : 0;
    return kept;
}

} // namespace

class TestProjection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatVariesWithinTracksIsTakenOut();
    void tripletsTeachWhatCounts_data();
    void tripletsTeachWhatCounts();
    void changedCopiesTeachWhatToIgnore();
    void lessonsThatCannotTeachAreRefused();
    void everyPartHasUnitLengthTimesItsWeight();
};

void TestProjection::whatVariesWithinTracksIsTakenOut()
{
    std::vector<MelSpectrogram> fitting;
    std::vector<MelSpectrogram> asked;
    for (std::uint64_t track = 0; track < 40; ++track)
        (track < 24 ? fitting : asked).push_back(wanderingTrack(track));
    const int plain = halvesFound({VectorSource::Filters, VectorStatistic::Mean, 24, 1.0, Whitening::Components, 0.0},
                                  fitting, asked);
    const int within = halvesFound(
        {VectorSource::Filters, VectorStatistic::Mean, 24, 1.0, Whitening::WithinTracks, 0.001}, fitting, asked);
    QVERIFY2(within >= 9, qPrintable(QString("%1 of 16, %2").arg(within).arg(plain)));
    QVERIFY2(within >= plain + 3, qPrintable(QString("%1 against %2").arg(within).arg(plain)));
}

void TestProjection::tripletsTeachWhatCounts_data()
{
    QTest::addColumn<int>("statistic");
    QTest::newRow("mean") << static_cast<int>(VectorStatistic::Mean);
    QTest::newRow("spread") << static_cast<int>(VectorStatistic::Spread);
}

void TestProjection::tripletsTeachWhatCounts()
{
    QFETCH(int, statistic);
    const TripletSet lessons = humpTriplets(1, 60);
    const TripletSet asked = humpTriplets(2, 20);
    const auto part = [statistic](Whitening whitening) {
        return VectorPart{VectorSource::Filters, static_cast<VectorStatistic>(statistic), 24, 1.0, whitening, 0.5};
    };
    const VectorLessons given{{lessons}, {}};
    const int plain = tripletsKept(fittedNetwork(part(Whitening::Components), lessons.loaded, given), asked);
    const int taught = tripletsKept(fittedNetwork(part(Whitening::ByAttributes), lessons.loaded, given), asked);
    QVERIFY2(taught >= plain + 5, qPrintable(QString("%1 of 20 against %2").arg(taught).arg(plain)));
}

void TestProjection::changedCopiesTeachWhatToIgnore()
{
    TripletSet lessons = humpTriplets(1, 60);
    for (AttributeTriplet& triplet : lessons.triplets)
        triplet.near = triplet.far = triplet.anchor; // say nothing
    const VectorLessons alone{{lessons}, {}};
    VectorLessons withCopies = alone;
    for (std::size_t i = 0; i < lessons.loaded.tracks.size(); i += 3) { // its second one has another loud hump
        withCopies.copies.tracks.push_back(changedCopyOf(lessons.loaded.tracks[i], "louder"));
        withCopies.copies.mels.push_back(lessons.loaded.mels[i + 1]);
    }
    VectorLessons ofOthers = withCopies;
    for (CorpusTrack& copy : ofOthers.copies.tracks)
        copy.path += " of somebody else";

    const TripletSet asked = humpTriplets(2, 20);
    const auto meanSimilarity = [&](const VectorLessons& given) {
        const VectorPart part{VectorSource::Filters, VectorStatistic::Spread, 24, 1.0, Whitening::ByAttributes, 0.5};
        auto network = fittedNetwork(part, lessons.loaded, given);
        double sum = 0.0;
        for (std::size_t i = 0; network && i < asked.loaded.mels.size(); i += 3)
            sum += similarity(*network, asked.loaded.mels[i], asked.loaded.mels[i + 1]);
        return sum / 20.0;
    };
    const double without = meanSimilarity(alone);
    const double with = meanSimilarity(withCopies);
    QVERIFY2(with > without + 0.2, qPrintable(QString("%1 against %2").arg(with).arg(without)));
    QCOMPARE(meanSimilarity(ofOthers), without);
}

void TestProjection::lessonsThatCannotTeachAreRefused()
{
    ModelManifest manifest = tinyManifest("lessons");
    manifest.vector.parts = {{VectorSource::Filters, VectorStatistic::Mean, 4, 1.0, Whitening::ByAttributes, 1.0}};
    const auto tensors = randomTensors(manifest, 3);
    TripletSet lessons = humpTriplets(1, 4);
    const auto refused = [&](const VectorLessons& given) {
        auto copy = tensors;
        return fitVector(manifest, copy, lessons.loaded, given).error().code;
    };
    QCOMPARE(refused({}), ErrorCode::InvalidArgument);
    QCOMPARE(refused({{{lessons.loaded, {}}}, {}}), ErrorCode::InvalidArgument);
    lessons.triplets.back().far = "nobody";
    QCOMPARE(refused({{lessons}, {}}), ErrorCode::NotFound);
}

void TestProjection::everyPartHasUnitLengthTimesItsWeight()
{
    std::vector<MelSpectrogram> tracks;
    for (std::uint64_t track = 0; track < 6; ++track)
        tracks.push_back(wanderingTrack(track));
    ModelManifest manifest = tinyManifest("parts");
    manifest.vector.parts = {{VectorSource::Pooled, VectorStatistic::Mean, 5, 1.0, Whitening::WithinTracks, 0.1},
                             {VectorSource::Filters, VectorStatistic::Mean, 4, 2.0, Whitening::Components, 0.5},
                             {VectorSource::Hidden, VectorStatistic::Spread, 3, 2.0, Whitening::Components, 0.5}};
    auto tensors = randomTensors(manifest, 3);
    QVERIFY(fitVector(manifest, tensors, named(tracks), {}));
    auto network = InferenceNetwork::fromTensors(manifest, tensors);
    const auto heard = network->analyse(tracks.front());
    const auto squares = [](const Embedding& vector, std::ptrdiff_t from, std::ptrdiff_t to) {
        return std::inner_product(vector.begin() + from, vector.begin() + to, vector.begin() + from, 0.0);
    };
    QCOMPARE(heard->embedding.size(), std::size_t{12});
    QVERIFY(std::fabs(squares(heard->embedding, 0, 5) - 1.0 / 9.0) < 1e-4);
    QVERIFY(std::fabs(squares(heard->embedding, 5, 9) - 4.0 / 9.0) < 1e-4);
    QVERIFY(std::fabs(squares(heard->embedding, 9, 12) - 4.0 / 9.0) < 1e-4);
    // A section has no spread; the rest of its vector fills the unit length.
    QCOMPARE(squares(heard->sections.front().embedding, 9, 12), 0.0);
    QVERIFY(std::fabs(squares(heard->sections.front().embedding, 0, 9) - 1.0) < 1e-4);
}

QTEST_APPLESS_MAIN(TestProjection)
#include "tst_projection.moc"
