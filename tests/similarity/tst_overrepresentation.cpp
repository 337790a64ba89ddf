// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/overrepresentation.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

namespace tonekin {

class TestOverrepresentation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theChanceIsThatOfTheUrn()
    {
        // An urn of 5 with 2 marked, of which 2 are drawn: of 10 hands 1 holds both, 7 hold one or more.
        const ChanceOfSoMany chance(5);
        QCOMPARE(chance(2, 2, 0), 1.0);
        QVERIFY(std::abs(chance(2, 2, 1) - 0.7) < 1e-12);
        QVERIFY(std::abs(chance(2, 2, 2) - 0.1) < 1e-12);
        QCOMPARE(chance(2, 2, 3), 0.0);
    }

    void theChanceIsKnownFromTheTeaTasting()
    {
        // Fisher's lady: 8 cups, 4 with the milk first, all 4 found: 1 in 70; 3 or more: 17 in 70.
        const ChanceOfSoMany chance(8);
        QVERIFY(std::abs(chance(4, 4, 4) - 1.0 / 70.0) < 1e-12);
        QVERIFY(std::abs(chance(4, 4, 3) - 17.0 / 70.0) < 1e-12);
    }

    void whatMustBeIsCertain()
    {
        const ChanceOfSoMany chance(10);
        QCOMPARE(chance(8, 5, 3), 1.0); // with 2 unmarked ones, 3 of 5 must be marked
        QCOMPARE(chance(10, 10, 10), 1.0);
        QCOMPARE(chance(0, 5, 0), 1.0);
        QCOMPARE(chance(0, 5, 1), 0.0);
        QCOMPARE(ChanceOfSoMany(0)(0, 0, 0), 1.0);
        QCOMPARE(chance(50, 50, 10), 1.0); // more than there are count as all
    }

    void hugeLibrariesKeepTheirDigits()
    {
        // Of 200,000 with 200 marked, 50 drawn: none is found with (1 - 0.001)^50 nearly, so one or more with about 4.9
        // %.
        const ChanceOfSoMany chance(200'000);
        double none = 1.0;
        for (int i = 0; i < 50; ++i)
            none *= (199'800.0 - i) / (200'000.0 - i);
        QVERIFY(std::abs(chance(200, 50, 1) - (1.0 - none)) < 1e-9);
        QVERIFY(chance(200, 50, 40) < 1e-60 && chance(200, 50, 40) > 0.0);
    }

    void anOverrepresentedWordIsFoundAndAnEvenOneIsNot()
    {
        const TellingWords words(1000, {20, 500, 2});
        const std::vector<std::size_t> found{8, 25, 2};
        const auto telling = words.in(found, 50, 0.01);
        QCOMPARE(telling.size(), std::size_t{1});
        QCOMPARE(telling.front().word, std::size_t{0});
        QCOMPARE(telling.front().found, std::size_t{8});
        QCOMPARE(telling.front().marked, std::size_t{20});
        QVERIFY(telling.front().chance < 1e-4);
    }

    void theMoreWordsAreTestedTheMoreItTakes()
    {
        const std::vector<std::size_t> found{3};
        const auto alone = TellingWords(1000, {20}).in(found, 50, 1.0);
        std::vector<std::size_t> marked(40, 5);
        marked.front() = 20;
        marked.push_back(2); // too rare to be tested, so it costs nothing
        const auto amongMany = TellingWords(1000, marked).in(found, 50, 1e9);
        QCOMPARE(alone.size(), std::size_t{1});
        QCOMPARE(amongMany.size(), std::size_t{1});
        QVERIFY(std::abs(amongMany.front().chance - std::min(1.0, 40.0 * alone.front().chance)) < 1e-9);
    }

    void randomSamplesSeldomTell()
    {
        // 60 words over 2000 tracks, samples drawn at random: at a corrected 5 % no more than about 1 in 20 may tell.
        constexpr std::size_t tracks = 2000;
        constexpr std::size_t wordCount = 60;
        constexpr int samples = 2000;
        std::mt19937 random(5);
        std::vector<std::size_t> wordOf(tracks);
        std::vector<std::size_t> marked(wordCount);
        for (std::size_t& word : wordOf)
            ++marked[word = random() % wordCount];
        const TellingWords words(tracks, marked);
        std::vector<std::size_t> order(tracks);
        std::iota(order.begin(), order.end(), 0);
        int telling = 0;
        for (int sample = 0; sample < samples; ++sample) {
            std::vector<std::size_t> found(wordCount);
            for (std::size_t i = 0; i < 50; ++i) {
                std::swap(order[i], order[i + random() % (tracks - i)]);
                ++found[wordOf[order[i]]];
            }
            telling += !words.in(found, 50, 0.05).empty();
        }
        QVERIFY2(telling <= samples * 0.06, qPrintable(QString::number(telling)));
    }
};

} // namespace tonekin

QTEST_APPLESS_MAIN(tonekin::TestOverrepresentation)
#include "tst_overrepresentation.moc"
