// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foldtext.h"
#include "curation/trackkinds.h"
#include "library/ordinarysound.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tonekin;

namespace {

KindTrack ordinary(int number)
{
    KindTrack track;
    track.seconds = 200.0 + 3.0 * number;
    track.order = number;
    track.isAlbum = true;
    track.traits = made::ordinarySound();
    track.traits.audibleSeconds = track.traits.heardSeconds = static_cast<float>(track.seconds);
    return track;
}

std::vector<KindTrack> album(int tracks)
{
    std::vector<KindTrack> all;
    for (int number = 1; number <= tracks; ++number)
        all.push_back(ordinary(number));
    return all;
}

KindTrack intro()
{
    KindTrack track = ordinary(1);
    track.seconds = 40.0;
    track.traits.audibleSeconds = track.traits.heardSeconds = 40.0F;
    track.traits.level = -22.0F;
    track.traits.levelSlope = 20.0F;
    track.traits.endLevel = 0.0F;
    track.traits.onsets = 1.0F;
    return track;
}

double of(const KindFeatures& features, KindFeature feature)
{
    return features[static_cast<std::size_t>(feature)];
}

KindJudgement judge(const KindFeatures& features, std::optional<TrackKind> title = {})
{
    return judgeKind(features, shippedKindModel(), {}, title);
}

} // namespace

class TestTrackKinds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anIntroIsToldWithReasons();
    void ordinaryTracksAreNotListed();
    void probabilitiesAddUp();
    void whereNothingIsKnownNothingIsFound();
    void anAlbumWithoutNumbersHasNoFirst();
    void fewTracksAreNoAlbum();
    void silenceIsAmbience();
    void aTitleCountsOnlyWhereItShall();
    void titlesAreReadInSeveralLanguages_data();
    void titlesAreReadInSeveralLanguages();
    void oddVectorsDoNoHarm();
};

void TestTrackKinds::anIntroIsToldWithReasons()
{
    auto tracks = album(10);
    tracks.front() = intro();
    const auto judged = judge(kindFeaturesOf(tracks).tracks.front());
    QCOMPARE(judged.kind, TrackKind::Intro);
    QVERIFY(judged.isWorthListing());
    const auto has = [&](KindTrait trait) {
        return std::ranges::find(judged.reasons, trait, &KindReason::trait) != judged.reasons.end();
    };
    QVERIFY(has(KindTrait::Short));
    QVERIFY(has(KindTrait::GrowsLouder));
    QVERIFY(!has(KindTrait::LastOfAlbum));
    QVERIFY(!has(KindTrait::Title));
    QVERIFY(std::ranges::is_sorted(judged.reasons, std::greater(), &KindReason::strength));
}

void TestTrackKinds::ordinaryTracksAreNotListed()
{
    for (const KindFeatures& features : kindFeaturesOf(album(12)).tracks)
        QVERIFY(!judge(features).isWorthListing());
}

void TestTrackKinds::probabilitiesAddUp()
{
    auto tracks = album(6);
    tracks[2].seconds = 1.0;
    tracks[3].seconds = 36'000.0; // ten hours
    tracks[4].traits = {};
    for (const KindFeatures& features : kindFeaturesOf(tracks).tracks) {
        const auto judged = judge(features);
        const auto& found = judged.probabilities;
        QVERIFY(std::abs(std::accumulate(found.begin(), found.end(), 0.0) - 1.0) < 1e-9);
        QVERIFY(std::ranges::all_of(found, [](double one) { return one >= 0.0 && one <= 1.0; }));
    }
}

void TestTrackKinds::whereNothingIsKnownNothingIsFound()
{
    KindFeatures unknown;
    unknown.fill(unknownFeature);
    QVERIFY(!judge(unknown).isWorthListing());
    QVERIFY(judge(unknown).reasons.empty());
}

void TestTrackKinds::anAlbumWithoutNumbersHasNoFirst()
{
    auto tracks = album(8);
    for (std::size_t i = 2; i < tracks.size(); ++i)
        tracks[i].order.reset();
    QVERIFY(std::isnan(of(kindFeaturesOf(tracks).tracks.front(), KindFeature::First)));
    auto artist = album(8);
    for (KindTrack& track : artist)
        track.isAlbum = false;
    QVERIFY(std::isnan(of(kindFeaturesOf(artist).tracks.front(), KindFeature::First)));
    QCOMPARE(of(kindFeaturesOf(album(8)).tracks.front(), KindFeature::First), 1.0);
    QCOMPARE(of(kindFeaturesOf(album(8)).tracks.back(), KindFeature::Last), 1.0);
}

void TestTrackKinds::fewTracksAreNoAlbum()
{
    const auto features = kindFeaturesOf(album(1));
    QVERIFY(!features.usual);
    QVERIFY(std::isnan(of(features.tracks.front(), KindFeature::AlbumShortness)));
    QVERIFY(!judge(features.tracks.front()).isWorthListing());
    QVERIFY(kindFeaturesOf({}).tracks.empty());
}

void TestTrackKinds::silenceIsAmbience()
{
    KindTrack track;
    track.seconds = 60.0;
    track.traits.heardSeconds = 60.0F;
    const auto judged = judge(kindFeaturesOf(std::vector{track}).tracks.front());
    QCOMPARE(judged.kind, TrackKind::Ambience);
    QCOMPARE(judged.reasons.front().trait, KindTrait::Silence);
}

void TestTrackKinds::aTitleCountsOnlyWhereItShall()
{
    auto tracks = album(10);
    tracks[4].seconds = 70.0;
    const auto features = kindFeaturesOf(tracks).tracks[4];
    const auto titled = judge(features, TrackKind::Interlude);
    QVERIFY(titled.probabilities[3] > judge(features).probabilities[3]);
    QVERIFY(std::ranges::find(titled.reasons, KindTrait::Title, &KindReason::trait) != titled.reasons.end());
}

void TestTrackKinds::titlesAreReadInSeveralLanguages_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("kind"); // 0: none
    QTest::addRow("plain") << "Intro" << 1;
    QTest::addRow("number") << "01 - INTRO (Live)" << 1;
    QTest::addRow("French") << "Épilogue" << 2;
    QTest::addRow("German") << "Zwischenspiel 2" << 3;
    QTest::addRow("Spanish") << "Introducción" << 1;
    QTest::addRow("skit") << "The Phone (Skit)" << 4;
    QTest::addRow("song") << "Prelude to a Kiss in the Dark" << 0;
    QTest::addRow("part of a word") << "Introspection" << 0;
    QTest::addRow("empty") << "" << 0;
}

void TestTrackKinds::titlesAreReadInSeveralLanguages()
{
    QFETCH(QString, title);
    QFETCH(int, kind);
    const auto found = kindOfTitle(foldText(title.toStdString()));
    QCOMPARE(found ? static_cast<int>(*found) : 0, kind);
}

void TestTrackKinds::oddVectorsDoNoHarm()
{
    const std::vector<float> along{1.0F, 0.0F};
    const std::vector<float> across{0.0F, 1.0F};
    const std::vector<float> longer{1.0F, 0.0F, 0.0F};
    auto tracks = album(6);
    for (KindTrack& track : tracks)
        track.vector = along;
    tracks[2].vector = across;
    tracks[3].vector = longer; // of another network
    tracks[4].vector = {};
    const auto features = kindFeaturesOf(tracks).tracks;
    QVERIFY(std::isnan(of(features[3], KindFeature::AlbumDistance)));
    QVERIFY(std::isnan(of(features[4], KindFeature::AlbumDistance)));
    QVERIFY(!std::isnan(of(features[2], KindFeature::AlbumDistance)));
    QVERIFY(of(features[2], KindFeature::AlbumDistance) > of(features[0], KindFeature::AlbumDistance));
}

QTEST_APPLESS_MAIN(TestTrackKinds)
#include "tst_trackkinds.moc"
