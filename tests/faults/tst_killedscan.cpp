// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/realscan.h"
#include "library/trackstore.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <random>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr int tunes = 60;

int killsWanted()
{
    bool ok = false;
    const int wanted = qEnvironmentVariableIntValue("TONEKIN_KILLS", &ok);
    return ok && wanted > 0 ? wanted : 20;
}

} // namespace

/// A scan is killed (SIGKILL: nothing can be tidied up) at random moments, again and again. 20 times by default;
/// TONEKIN_KILLS=200 ctest -R tst_killedscan, or the program itself, for a longer run.
class TestKilledScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingFinishedIsLost();

private:
    void scanAndKill(RealScan& real, bool whileItWorks);
    void checkNothingWasLost(RealScan& real);
    void finishAndCheckAll(RealScan& real);

    std::mt19937 m_random{1914};
    std::set<std::int64_t> m_done;
    int m_inTheMiddle = 0; // kills with some tracks done and some not
};

/// Half of the kills come at any time after the start, half a moment after a few more tracks were finished.
void TestKilledScan::scanAndKill(RealScan& real, bool whileItWorks)
{
    const auto random = [&](int least, int most) { return std::uniform_int_distribution(least, most)(m_random); };
    const auto scan = real.startCli(real.scanArguments());
    QVERIFY(scan->waitForStarted());
    if (whileItWorks) {
        const std::size_t enough = m_done.size() + static_cast<std::size_t>(random(2, 12));
        QElapsedTimer timer;
        timer.start();
        while (real.doneTracks().size() < enough && scan->state() == QProcess::Running && timer.elapsed() < 60'000)
            scan->waitForFinished(10);
    }
    scan->waitForFinished(random(0, whileItWorks ? 150 : 1500));
    scan->kill();
    QVERIFY(scan->state() == QProcess::NotRunning || scan->waitForFinished(10'000));
}

void TestKilledScan::checkNothingWasLost(RealScan& real)
{
    const auto now = real.doneTracks();
    QVERIFY2(std::ranges::includes(now, m_done), "a finished track was lost");
    if (real.hasLibrary()) {
        const auto library = real.library();
        QVERIFY(library.repaired().empty());
        QVERIFY(library.checkIntegrity());
        const auto problems = library.tracks().problems();
        QVERIFY(problems);
        for (const auto& [id, problem] : *problems)
            QFAIL(qPrintable(QString::fromStdString(std::string(errorName(problem.code)) + ": " + problem.detail)));
    }
    m_done = now;
    m_inTheMiddle += !now.empty() && now.size() < tunes ? 1 : 0;
}

void TestKilledScan::finishAndCheckAll(RealScan& real)
{
    const auto end = real.runCli(real.scanArguments());
    QVERIFY2(end.status == 0, end.err.constData());
    checkNothingWasLost(real);
    QCOMPARE(real.doneTracks().size(), std::size_t{tunes});
    QVERIFY(real.library().tracks().leftInHand()->empty());
    QVERIFY(real.library().tracks().problems()->empty());
}

void TestKilledScan::nothingFinishedIsLost()
{
    RealScan real;
    real.writeTunes(tunes, 6.0);
    const int kills = killsWanted();
    for (int round = 0; round < kills; ++round) {
        scanAndKill(real, round % 2 == 0);
        checkNothingWasLost(real);
        if (QTest::currentTestFailed())
            return;
        if (m_done.size() == tunes) { // and from the beginning
            std::filesystem::remove_all(real.libraryFile());
            for (const char* ending : {"-wal", "-shm"})
                std::filesystem::remove_all(real.libraryFile().native() + ending);
            m_done.clear();
        }
    }
    finishAndCheckAll(real);
    QVERIFY2(m_inTheMiddle >= kills / 4, qPrintable(QString::number(m_inTheMiddle)));
}

QTEST_GUILESS_MAIN(TestKilledScan)
#include "tst_killedscan.moc"
