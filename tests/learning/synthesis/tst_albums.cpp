// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/albums.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <set>

using namespace tonekin;

/// What is planned; how it sounds is measured by tonekin-train evaluate kinds.
class TestAlbums : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameSeedPlansTheSameAlbum();
    void introsComeFirstAndOutrosLast();
    void everyKindIsThereAndMostAreOrdinary();
    void titlesTellNothing();
    void silencesFitIntoTheirTracks();
};

void TestAlbums::theSameSeedPlansTheSameAlbum()
{
    const auto secondsOf = [](const PlannedAlbum& album) {
        std::vector<double> seconds;
        for (const PlannedAlbumTrack& track : album.tracks)
            seconds.push_back(track.seconds);
        return seconds;
    };
    QCOMPARE(secondsOf(planAlbum(3, 7)), secondsOf(planAlbum(3, 7)));
    QVERIFY(secondsOf(planAlbum(3, 7)) != secondsOf(planAlbum(3, 8)));
    QVERIFY(secondsOf(planAlbum(3, 7)) != secondsOf(planAlbum(4, 7)));
}

void TestAlbums::introsComeFirstAndOutrosLast()
{
    for (int number = 0; number < 100; ++number) {
        const auto tracks = planAlbum(1, number).tracks;
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            QVERIFY(tracks[i].kind != TrackKind::Intro || i == 0);
            QVERIFY(tracks[i].kind != TrackKind::Outro || i + 1 == tracks.size());
            QVERIFY(tracks[i].kind != TrackKind::Interlude || (i > 0 && i + 1 < tracks.size()));
            QCOMPARE(tracks[i].texts.number, static_cast<int>(i) + 1);
        }
    }
}

void TestAlbums::everyKindIsThereAndMostAreOrdinary()
{
    std::array<int, trackKinds> counts{};
    for (int number = 0; number < 100; ++number)
        for (const PlannedAlbumTrack& track : planAlbum(1, number).tracks)
            ++counts.at(static_cast<std::size_t>(track.kind));
    QVERIFY(std::ranges::all_of(counts, [](int count) { return count > 30; }));
    QVERIFY(counts[0] > 600);
}

void TestAlbums::titlesTellNothing()
{
    std::set<std::string> paths;
    for (const PlannedAlbumTrack& track : planAlbum(2, 11).tracks) {
        QVERIFY(track.texts.title.starts_with("Piece "));
        QVERIFY(paths.insert(track.path).second);
    }
}

void TestAlbums::silencesFitIntoTheirTracks()
{
    for (int number = 0; number < 200; ++number)
        for (const PlannedAlbumTrack& track : planAlbum(5, number).tracks)
            QVERIFY(track.seconds - track.silenceBefore - track.silenceAfter > 0.5);
}

QTEST_APPLESS_MAIN(TestAlbums)
#include "tst_albums.moc"
