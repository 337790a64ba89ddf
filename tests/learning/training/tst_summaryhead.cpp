// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/summaryhead.h"

#include <QtTest>

#include <cmath>

using namespace tonekin;

/// What a window's spectrum is like, and the head that asks for it.
class TestSummaryHead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSteadyWindowHasMeansAlone();
    void aBeatIsChange();
    void theHeadLearnsWhatUnitsKnow();
};

void TestSummaryHead::aSteadyWindowHasMeansAlone()
{
    // One hump over the bands is one cosine: coefficient 2 of 128 bands.
    const at::Tensor hump = ((at::arange(128) + 0.5) * (2.0 * M_PI / 128.0)).cos();
    const at::Tensor summary = spectralSummary(hump.reshape({1, 128, 1}).repeat({1, 1, 50}));
    QCOMPARE(summary.size(1), std::int64_t{80});
    const at::Tensor means = summary.narrow(1, 0, 20).squeeze(0);
    QVERIFY(std::fabs(means[2].item<double>() - std::sqrt(2.0 / 128.0) * 64.0 / 3.0) < 1e-4);
    QVERIFY(means.narrow(0, 3, 17).abs().max().item<double>() < 1e-4);
    QVERIFY(means.narrow(0, 0, 2).abs().max().item<double>() < 1e-4);
    QVERIFY(summary.narrow(1, 20, 60).abs().max().item<double>() < 1e-4);
}

void TestSummaryHead::aBeatIsChange()
{
    at::Tensor window = at::zeros({1, 128, 40});
    window.slice(2, 0, 40, 4).fill_(1.0); // all bands, every fourth frame: coefficient 0
    const at::Tensor summary = spectralSummary(window).squeeze(0);
    const double size = std::sqrt(2.0 / 128.0) * 128.0;
    QVERIFY(std::fabs(summary[60].item<double>() - size / 5.0) < 1e-4);
    QVERIFY(std::fabs(summary[20].item<double>() - size * std::sqrt(0.25 * 0.75) / 1.5) < 1e-4);
    QVERIFY(summary.narrow(0, 61, 19).abs().max().item<double>() < 1e-4);
}

void TestSummaryHead::theHeadLearnsWhatUnitsKnow()
{
    const SummaryHead head(16, 1);
    at::manual_seed(1);
    const at::Tensor hidden = at::randn({200, 16});
    const at::Tensor summary = hidden.mm(at::randn({16, 80}));
    for (const auto& [name, weight] : head.named())
        weight.requires_grad_(true);
    const double before = head.loss(hidden, summary).item<double>();
    for (int step = 0; step < 200; ++step) {
        head.loss(hidden, summary).backward();
        for (const auto& [name, weight] : head.named()) {
            const at::NoGradGuard noGradients;
            weight.sub_(weight.grad() * 4.0);
            weight.mutable_grad() = at::Tensor();
        }
    }
    QVERIFY(head.loss(hidden, summary).item<double>() < before / 1000.0);
}

QTEST_APPLESS_MAIN(TestSummaryHead)
#include "tst_summaryhead.moc"
