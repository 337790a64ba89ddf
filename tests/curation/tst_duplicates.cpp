// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/duplicates.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace tonekin;

namespace {

std::uint32_t bitsOf(std::mt19937& random)
{
    return static_cast<std::uint32_t>(random());
}

/// Words as of music: from one to the next a few bits change.
std::vector<std::uint32_t> musicWords(unsigned seed, std::size_t count = 500)
{
    std::mt19937 random(seed);
    std::vector<std::uint32_t> words(count);
    std::uint32_t word = bitsOf(random);
    for (std::uint32_t& one : words) {
        one = word | 1U; // never inaudible
        word ^= bitsOf(random) & bitsOf(random) & bitsOf(random);
    }
    return words;
}

Fingerprint track(std::vector<std::uint32_t> words)
{
    return {{{0, std::move(words)}}};
}

/// The same with that share of its bits wrong, as another encoder would have it.
std::vector<std::uint32_t> damaged(std::vector<std::uint32_t> words, double share, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::bernoulli_distribution isWrong(share);
    for (std::uint32_t& word : words)
        for (unsigned bit = 1; bit < 32; ++bit)
            word ^= static_cast<std::uint32_t>(isWrong(random)) << bit;
    return words;
}

std::vector<std::uint32_t> cut(const std::vector<std::uint32_t>& words, std::size_t start, std::size_t end)
{
    return {words.begin() + static_cast<std::ptrdiff_t>(start), words.end() - static_cast<std::ptrdiff_t>(end)};
}

std::vector<std::uint32_t> played(const std::vector<std::uint32_t>& words, double speed)
{
    std::vector<std::uint32_t> result;
    for (double place = 0.0; place < static_cast<double>(words.size()); place += speed)
        result.push_back(words[static_cast<std::size_t>(place)]);
    return result;
}

std::vector<std::uint32_t> joined(std::initializer_list<std::vector<std::uint32_t>> parts)
{
    std::vector<std::uint32_t> all;
    for (const auto& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

bool areCopies(const Fingerprint& one, const Fingerprint& other, const CopyRule& rule = {})
{
    const std::vector<Fingerprint> tracks{one, other, track(musicWords(999))};
    const auto found = findCopies(tracks, rule);
    return found.families.size() == 1 && found.families.front().tracks == std::vector<std::size_t>{0, 1};
}

} // namespace

class TestDuplicates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void transcodesAreFoundWithTheirErrors();
    void trimmedCopiesAreFoundWhereTheyMatch();
    void anotherSpeedIsFollowed();
    void remastersNeedToBeHeardForLonger();
    void editsAreFoundOnBothSidesOfACut();
    void silenceAroundATrackDoesNotCount();
    void aMixIsNoCopyOfWhatItHolds();
    void tracksThatAreTooPlainAreNotJudged();
    void aLoopIsNoCopyOfAnother();
    void whatTheUserRejectedIsNotLinked();
    void familiesHoldAllCopies();
    void aThousandCopiesAndThousandsOfOthersAreNoTrouble();
    void excerptsOfLongTracksAreCompared();
    void nothingIsFoundInNothing();
    void theBestCopyIsByTheFirstMeritThatDiffers();
};

void TestDuplicates::transcodesAreFoundWithTheirErrors()
{
    const auto words = musicWords(1);
    const std::vector<Fingerprint> tracks{track(musicWords(2)), track(words), track(damaged(words, 0.05))};
    const auto found = findCopies(tracks, {});
    QCOMPARE(found.families.size(), std::size_t{1});
    const CopyFamily& family = found.families.front();
    QCOMPARE(family.tracks, (std::vector<std::size_t>{1, 2}));
    QCOMPARE(family.evidence.size(), std::size_t{1});
    const CopyEvidence& evidence = family.evidence.front();
    QCOMPARE(evidence.kind, CopyKind::SameMaster);
    QVERIFY(std::abs(evidence.bitErrorRate - 0.05) < 0.01);
    QVERIFY(std::abs(evidence.alignedSeconds - 500 * Fingerprint::secondsPerWord) < 0.1);
    QCOMPARE(evidence.secondsInOne, 0.0);
    QVERIFY(found.cannotBeJudged.empty());
    QVERIFY(!areCopies(track(words), track(damaged(words, 0.35))));
}

void TestDuplicates::trimmedCopiesAreFoundWhereTheyMatch()
{
    const auto words = musicWords(3);
    const std::vector<Fingerprint> tracks{track(damaged(cut(words, 80, 80), 0.04)), track(words)};
    const auto found = findCopies(tracks, {});
    QCOMPARE(found.families.size(), std::size_t{1});
    const CopyEvidence& evidence = found.families.front().evidence.front();
    QCOMPARE(evidence.one, std::size_t{1}); // the longer
    QVERIFY(std::abs(evidence.secondsInOne - evidence.secondsInOther - 80 * Fingerprint::secondsPerWord) < 0.01);
    // A short track of which ten seconds at both ends are missing, and one of which too much is.
    const auto brief = musicWords(4, 300);
    QVERIFY(areCopies(track(brief), track(cut(brief, 80, 80))));
    QVERIFY(!areCopies(track(words), track(cut(words, 300, 80))));
}

void TestDuplicates::anotherSpeedIsFollowed()
{
    const auto words = musicWords(5, 2000);
    for (const double speed : {0.995, 1.005, 0.98, 1.02})
        QVERIFY2(areCopies(track(words), track(damaged(played(words, speed), 0.1))),
                 qPrintable(QString::number(speed)));
}

void TestDuplicates::remastersNeedToBeHeardForLonger()
{
    const auto words = musicWords(6);
    QVERIFY(areCopies(track(words), track(damaged(words, 0.2))));
    const auto brief = musicWords(7, 150); // 19 s
    QVERIFY(areCopies(track(brief), track(damaged(brief, 0.05))));
    QVERIFY(!areCopies(track(brief), track(damaged(brief, 0.2))));
    const auto found = findCopies(std::vector<Fingerprint>{track(words), track(damaged(words, 0.2))}, {});
    QCOMPARE(found.families.front().evidence.front().kind, CopyKind::Edited);
}

void TestDuplicates::editsAreFoundOnBothSidesOfACut()
{
    const auto words = musicWords(8, 900);
    const auto edited = joined({cut(words, 0, 600), cut(words, 500, 0)}); // 200 words from the middle are missing
    const auto found = findCopies(std::vector<Fingerprint>{track(words), track(edited)}, {});
    QCOMPARE(found.families.size(), std::size_t{1});
    QVERIFY(found.families.front().evidence.front().alignedSeconds > 620 * Fingerprint::secondsPerWord);
}

void TestDuplicates::silenceAroundATrackDoesNotCount()
{
    const auto words = musicWords(9, 200);
    const std::vector<std::uint32_t> silence(2000, Fingerprint::inaudible);
    QVERIFY(areCopies(track(words), track(joined({silence, words, silence}))));
    // Two that have nothing but silence in common.
    QVERIFY(!areCopies(track(joined({musicWords(10, 200), silence})), track(joined({musicWords(11, 200), silence}))));
}

void TestDuplicates::aMixIsNoCopyOfWhatItHolds()
{
    std::vector<Fingerprint> tracks;
    std::vector<std::uint32_t> mix;
    for (unsigned i = 0; i < 30; ++i) {
        const auto words = musicWords(100 + i, 400);
        mix.insert(mix.end(), words.begin(), words.end());
        tracks.push_back(track(words));
    }
    tracks.push_back(track(mix));
    QVERIFY(findCopies(tracks, {}).families.empty());
    tracks.push_back(track(damaged(mix, 0.03)));
    tracks.push_back(track(damaged(musicWords(100, 400), 0.03)));
    const auto found = findCopies(tracks, {});
    QCOMPARE(found.families.size(), std::size_t{2});
    QCOMPARE(found.families[0].tracks, (std::vector<std::size_t>{0, 32}));
    QCOMPARE(found.families[1].tracks, (std::vector<std::size_t>{30, 31}));
}

void TestDuplicates::tracksThatAreTooPlainAreNotJudged()
{
    std::mt19937 random(12);
    const auto drone = [&](std::uint32_t word) {
        std::vector<std::uint32_t> words(800, word);
        for (std::size_t i = 0; i < words.size(); i += 7)
            words[i] ^= 1U << (random() % 31 + 1);
        return track(words);
    };
    const std::vector<Fingerprint> tracks{drone(0x1234567U),
                                          drone(0x1234567U),
                                          track(std::vector<std::uint32_t>(500, Fingerprint::inaudible)),
                                          track(std::vector<std::uint32_t>(500, Fingerprint::inaudible)),
                                          track(std::vector<std::uint32_t>(500, 77U)),
                                          track(std::vector<std::uint32_t>(500, 77U)),
                                          track(musicWords(13, 20)),
                                          track(musicWords(13, 20)),
                                          {},
                                          {},
                                          track(musicWords(14))};
    const auto found = findCopies(tracks, {});
    QVERIFY(found.families.empty());
    QCOMPARE(found.cannotBeJudged, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

void TestDuplicates::aLoopIsNoCopyOfAnother()
{
    const auto loopOf = [](unsigned seed) {
        const auto bar = musicWords(seed, 64);
        std::vector<std::uint32_t> words;
        while (words.size() < 800)
            words.insert(words.end(), bar.begin(), bar.end());
        return words;
    };
    const auto words = loopOf(15);
    QVERIFY(areCopies(track(words), track(damaged(words, 0.05))));
    QVERIFY(!areCopies(track(words), track(loopOf(16))));
}

void TestDuplicates::whatTheUserRejectedIsNotLinked()
{
    const auto words = musicWords(17);
    const std::vector<Fingerprint> tracks{track(words), track(words), track(damaged(words, 0.03)),
                                          track(musicWords(18)), track(damaged(musicWords(18), 0.03))};
    const auto found = findCopies(tracks, {}, [](std::size_t one, std::size_t other) {
        return std::max(one, other) == 4 || std::min(one, other) == 0;
    });
    QCOMPARE(found.families.size(), std::size_t{1});
    QCOMPARE(found.families.front().tracks, (std::vector<std::size_t>{1, 2}));
}

void TestDuplicates::familiesHoldAllCopies()
{
    const auto words = musicWords(19);
    std::vector<Fingerprint> tracks{track(words), track(musicWords(20)), track(damaged(words, 0.2, 1)), track(words),
                                    track(damaged(cut(words, 50, 0), 0.08, 2))};
    const auto found = findCopies(tracks, {});
    QCOMPARE(found.families.size(), std::size_t{1});
    QCOMPARE(found.families.front().tracks, (std::vector<std::size_t>{0, 2, 3, 4}));
    QCOMPARE(found.families.front().evidence.size(), std::size_t{3});
}

void TestDuplicates::aThousandCopiesAndThousandsOfOthersAreNoTrouble()
{
    std::vector<Fingerprint> tracks;
    for (unsigned i = 0; i < 4000; ++i)
        tracks.push_back(track(musicWords(1000 + i, 300)));
    const auto words = musicWords(21, 300);
    for (unsigned i = 0; i < 1000; ++i)
        tracks.push_back(track(i % 2 == 0 ? words : damaged(words, 0.02, i)));
    const auto found = findCopies(tracks, {});
    QCOMPARE(found.families.size(), std::size_t{1});
    QCOMPARE(found.families.front().tracks.size(), std::size_t{1000});
    QCOMPARE(found.families.front().evidence.size(), std::size_t{999});
}

void TestDuplicates::excerptsOfLongTracksAreCompared()
{
    const auto words = musicWords(22, 4000);
    const auto heard = [&](std::uint32_t shift) {
        Fingerprint fingerprint;
        for (const std::uint32_t start : {0U, 1200U, 2500U})
            fingerprint.stretches.push_back({start + shift, cut(words, start + shift, 4000 - start - shift - 500)});
        return fingerprint;
    };
    QVERIFY(areCopies(heard(0), heard(0)));
    QVERIFY(areCopies(heard(0), heard(40)));
}

void TestDuplicates::nothingIsFoundInNothing()
{
    const auto found = findCopies({}, {});
    QVERIFY(found.families.empty());
    QVERIFY(found.cannotBeJudged.empty());
    QCOMPARE(audibleSeconds({}), 0.0);
    QCOMPARE(audibleSeconds({{{0, {5, Fingerprint::inaudible, 6}}}}), 2 * Fingerprint::secondsPerWord);
}

void TestDuplicates::theBestCopyIsByTheFirstMeritThatDiffers()
{
    const std::vector<CopyMerit> usual{CopyMerit::Lossless, CopyMerit::BitRate, CopyMerit::Completeness,
                                       CopyMerit::Tags};
    const std::vector<CopyQuality> copies{
        {false, 320'000, 200.0, 9}, {true, 700'000, 190.0, 2}, {true, 710'000, 190.5, 3}, {true, 705'000, 180.0, 9}};
    QCOMPARE(bestCopy(copies, usual), std::size_t{2});
    const std::vector<CopyMerit> completest{CopyMerit::Completeness, CopyMerit::Lossless};
    QCOMPARE(bestCopy(copies, completest), std::size_t{0});
    QCOMPARE(bestCopy(copies, {}), std::size_t{0});
    QCOMPARE(bestCopy(std::vector{copies[1], copies[1]}, usual), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
