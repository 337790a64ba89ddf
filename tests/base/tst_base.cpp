// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errorcode.h"
#include "base/melspectrogram.h"
#include "base/networkunit.h"
#include "base/result.h"
#include "base/trackactivations.h"
#include "base/utf8text.h"

#include <QTest>

#include <cmath>

using namespace tonekin;

class TestBase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasAStableNameThatLeadsBack();
    void onlyCodesWithAUsableResultAreWarnings();
    void aFrameKnowsItsMomentInEveryStretch();
    void activationsAreFoundByTheirMoment();
    void layersAreNamedAsInWeightsFiles();
    void aResultHoldsAValueOrAReason();
    void onlyWellFormedUtf8IsUtf8();
};

void TestBase::everyCodeHasAStableNameThatLeadsBack()
{
    for (int value = 0; value <= static_cast<int>(ErrorCode::InvalidArgument); ++value) {
        const auto code = static_cast<ErrorCode>(value);
        QVERIFY(errorName(code) != "unknown");
        QCOMPARE(errorFromName(errorName(code)), std::optional(code));
    }
    QCOMPARE(errorFromName("no such thing"), std::nullopt);
    QCOMPARE(errorName(ErrorCode::CorruptHeader), std::string_view("corrupt_header"));
}

void TestBase::onlyCodesWithAUsableResultAreWarnings()
{
    QVERIFY(isWarning(ErrorCode::Truncated));
    QVERIFY(isWarning(ErrorCode::ExcerptOnly));
    QVERIFY(!isWarning(ErrorCode::NotAudio));
    QVERIFY(!isWarning(ErrorCode::Cancelled));
}

void TestBase::aFrameKnowsItsMomentInEveryStretch()
{
    MelSpectrogram mel;
    mel.bands = 1;
    mel.framesPerSecond = 10.0;
    mel.values.resize(40);
    mel.stretches = {{0, 0.0}, {20, 100.0}};
    QCOMPARE(mel.frames(), 40);
    QCOMPARE(mel.secondsOfFrame(5), 0.5);
    QCOMPARE(mel.secondsOfFrame(20), 100.0);
    QCOMPARE(mel.secondsOfFrame(25), 100.5);
}

void TestBase::activationsAreFoundByTheirMoment()
{
    TrackActivations activations{2, 10.0, std::vector<float>(2 * 50), {{0, 0.0}, {20, 60.0}}};
    activations.values[2 * 7 + 1] = 3.0F;
    QCOMPARE(activations.frames(), 50);
    QCOMPARE(activations.frame(7)[1], 3.0F);
    for (int frame = 0; frame < 50; ++frame)
        QCOMPARE(activations.frameAt(activations.secondsOfFrame(frame)), frame);
    QCOMPARE(activations.secondsOfFrame(25), 60.5);
    QCOMPARE(activations.frameAt(0.79), 7);
    QCOMPARE(activations.frameAt(1.999), 19);
    for (const double silent : {-0.1, 2.001, 30.0, 59.9, 63.001, 1e9, std::nan("")})
        QCOMPARE(activations.frameAt(silent), -1);
    activations.stretches.clear();
    QCOMPARE(activations.frameAt(4.95), 49);
    QCOMPARE(TrackActivations{}.frameAt(0.0), -1);
    QCOMPARE(TrackActivations{}.frames(), 0);
}

void TestBase::layersAreNamedAsInWeightsFiles()
{
    QCOMPARE(layerName({1}, 2), std::string("conv1"));
    QCOMPARE(layerName({NetworkLayer::lastHidden}, 2), std::string("dense2"));
    QCOMPARE(layerNamed("conv4", 4, 2), std::optional(NetworkLayer{4}));
    QCOMPARE(layerNamed("dense2", 4, 2), std::optional(NetworkLayer{NetworkLayer::lastHidden}));
    for (const char* none : {"conv5", "conv0", "dense1", "dense3", "", "conv", "conv01", "output"})
        QCOMPARE(layerNamed(none, 4, 2), std::nullopt);
}

void TestBase::aResultHoldsAValueOrAReason()
{
    const Result<int> value(3);
    QVERIFY(value);
    QCOMPARE(*value, 3);
    const Result<int> failure(Error{ErrorCode::Gone, "it went away"});
    QVERIFY(!failure);
    QCOMPARE(failure.error().code, ErrorCode::Gone);
}

void TestBase::onlyWellFormedUtf8IsUtf8()
{
    for (const char* good :
         {"", "plain", "\xC3\xBC", "\xE2\x82\xAC", "\xF0\x9F\x8E\xB5", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"})
        QVERIFY2(isUtf8(good), good);
    for (const char* bad : {"\xC3", "\xC0\xAF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                            "\x80", "\xE2\x82", "\xC3\x28"})
        QVERIFY(!isUtf8(bad));
}

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
