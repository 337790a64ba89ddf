// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/speedmeter.h"

#include <QTest>

using namespace tonekin;
using namespace std::chrono_literals;

class TestSpeedMeter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysNothingOfTheEndBeforeItCanTell();
    void countsWhatWasDoneInTheWindow();
    void forgetsWhatIsLongAgo();
    void startsAnewAfterAPause();

private:
    const SpeedMeter::Moment m_start{1h};
};

void TestSpeedMeter::saysNothingOfTheEndBeforeItCanTell()
{
    SpeedMeter meter;
    meter.restart(m_start);
    meter.add(m_start + 1s, 1000, 60.0);
    meter.add(m_start + 2s, 1000, 60.0);
    QVERIFY(!meter.timeFor(10'000, m_start + 2s));
    meter.add(m_start + 3s, 1000, 60.0);
    QCOMPARE(meter.timeFor(10'000, m_start + 3s), std::optional(10s));
}

void TestSpeedMeter::countsWhatWasDoneInTheWindow()
{
    SpeedMeter meter;
    meter.restart(m_start);
    for (int second = 1; second <= 10; ++second)
        meter.add(m_start + std::chrono::seconds(second), 500, 30.0);
    QCOMPARE(meter.tracksPerMinute(m_start + 10s), 60.0);
    QCOMPARE(meter.audioSpeed(m_start + 10s), 30.0);
}

void TestSpeedMeter::forgetsWhatIsLongAgo()
{
    SpeedMeter meter;
    meter.restart(m_start);
    for (int second = 1; second <= 100; ++second)
        meter.add(m_start + std::chrono::seconds(second), 1, 1.0);
    for (int second = 101; second <= 200; second += 2)
        meter.add(m_start + std::chrono::seconds(second), 1, 1.0);
    const double perMinute = meter.tracksPerMinute(m_start + 200s);
    QVERIFY(perMinute > 28.0 && perMinute < 32.0);
    QCOMPARE(meter.tracksPerMinute(m_start + 300s), 0.0);
    QVERIFY(!meter.timeFor(10, m_start + 300s));
}

void TestSpeedMeter::startsAnewAfterAPause()
{
    SpeedMeter meter;
    meter.restart(m_start);
    for (int second = 1; second <= 5; ++second)
        meter.add(m_start + std::chrono::seconds(second), 1000, 10.0);
    const auto resumed = m_start + 1000s;
    meter.restart(resumed);
    meter.add(resumed + 2s, 1000, 10.0);
    QCOMPARE(meter.tracksPerMinute(resumed + 2s), 30.0);
}

QTEST_APPLESS_MAIN(TestSpeedMeter)
#include "tst_speedmeter.moc"
