// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errorcode.h"
#include "base/melspectrogram.h"
#include "base/result.h"

#include <QTest>

using namespace tonekin;

class TestBase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasAStableNameThatLeadsBack();
    void onlyCodesWithAUsableResultAreWarnings();
    void aFrameKnowsItsMomentInEveryStretch();
    void aResultHoldsAValueOrAReason();
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

void TestBase::aResultHoldsAValueOrAReason()
{
    const Result<int> value(3);
    QVERIFY(value);
    QCOMPARE(*value, 3);
    const Result<int> failure(Error{ErrorCode::Gone, "it went away"});
    QVERIFY(!failure);
    QCOMPARE(failure.error().code, ErrorCode::Gone);
}

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
