// SPDX-License-Identifier: GPL-3.0-or-later
#include "copies/copyevaluation.h"

#include <QTest>

#include <random>

using namespace tonekin;

namespace {

/// Words as of music: from one to the next a few bits change.
Fingerprint recording(unsigned seed)
{
    std::mt19937 random(seed);
    const auto bits = [&] { return static_cast<std::uint32_t>(random()); };
    std::vector<std::uint32_t> words(500);
    std::uint32_t word = bits();
    for (std::uint32_t& one : words) {
        one = word | 1U; // never inaudible
        word ^= bits() & bits() & bits();
    }
    return {{{0, std::move(words)}}};
}

} // namespace

class TestCopyEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesThatAreFoundAreCounted();
    void whatIsTakenForOneRecordingIsTold();
    void theReportSaysBoth();
};

void TestCopyEvaluation::copiesThatAreFoundAreCounted()
{
    const std::vector<CopyToFind> tracks{
        {0, "", recording(1)}, {0, "other", recording(1)},
        {1, "", recording(2)}, {1, "other", recording(9)}, // nothing like its original
        {2, "", recording(3)}, {2, "short", {}},
    };
    const CopyFigures figures = evaluateCopies(tracks, {});
    QCOMPARE(figures.originals, std::size_t{3});
    QCOMPARE(figures.comparedPairs, std::size_t{12});
    QCOMPARE(figures.changes.size(), std::size_t{2});
    QCOMPARE(figures.changes[0].name, std::string("other"));
    QCOMPARE(figures.changes[0].copies, std::size_t{2});
    QCOMPARE(figures.changes[0].found, std::size_t{1});
    QCOMPARE(figures.changes[1].found, std::size_t{0});
    QCOMPARE(figures.changes[1].unjudged, std::size_t{1});
    QVERIFY(figures.pairsOfOriginals.empty());
    QVERIFY(figures.falsePairs.empty());
}

void TestCopyEvaluation::whatIsTakenForOneRecordingIsTold()
{
    const std::vector<CopyToFind> tracks{
        {0, "", recording(1)}, {1, "", recording(1)},      {2, "", recording(2)},
        {3, "", recording(3)}, {3, "other", recording(2)}, // like another's original
    };
    const CopyFigures figures = evaluateCopies(tracks, {});
    QCOMPARE(figures.pairsOfOriginals, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}}));
    QCOMPARE(figures.falsePairs, (std::vector<std::pair<std::size_t, std::size_t>>{{2, 3}}));
}

void TestCopyEvaluation::theReportSaysBoth()
{
    const CopyFigures figures =
        evaluateCopies({{0, "", recording(1)}, {0, "other", recording(1)}, {1, "", recording(1)}}, {});
    const std::string text = copyReportText(figures, {"one.flac", "two.flac"});
    QVERIFY(text.find("1.0000  1 of 1") != std::string::npos);
    QVERIFY(text.find("one.flac\n    two.flac") != std::string::npos);
    const std::string json = copyReportJson(figures, {"one.flac", "two.flac"});
    QVERIFY(json.find("\"false_pairs\": []") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestCopyEvaluation)
#include "tst_copyevaluation.moc"
