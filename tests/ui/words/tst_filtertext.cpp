// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/filterterms.h"
#include "words/filtertext.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

namespace tonekin {

namespace {

/// Puts a mark before every phrase of a filter's name, as a language would.
class MarkingTranslator : public QTranslator {
public:
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        return QLatin1String(context) == QLatin1String("tonekin::FilterText")
                   ? QStringLiteral("<%1>").arg(QLatin1String(text))
                   : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestFilterText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPhraseOfTheVocabularyCanBeTranslated()
    {
        MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        for (const std::string_view term : filterTerms()) {
            const QString shown = filterNameText(filterText(term, {7, 9}));
            QVERIFY2(shown.startsWith('<') && shown.endsWith('>'), std::string(term).c_str());
        }
        QVERIFY(!filterNameText("words of somebody else").contains('<'));
    }

    void phrasesAreTranslatedOneByOneWithTheirNumbers()
    {
        MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const QString shown = filterNameText("around 440 Hz; onset; something new");
        QVERIFY(shown.contains("<around 440 Hz>"));
        QVERIFY(shown.contains("<onset>"));
        QVERIFY(shown.contains("something new") && !shown.contains("<something new>"));
    }

    void whatSteersTheDisplayIsTakenOutOfUnknownWords()
    {
        QVERIFY(!filterNameText("evil \xe2\x80\xae name").contains(QChar(0x202e)));
    }

    void aDescriptorIsNeverGivenAsAName()
    {
        const NetworkUnit unit{{1}, 14};
        FilterName name{"bass drum", FilterNameKind::Measured, ActivationMode::Maximum, 0.95, 0.1, "tom"};
        QCOMPARE(unitTitle(unitText(unit), unitCalled({unit, {}, {}, 0}, &name)), QString("Filter 14 (bass drum)"));
        QCOMPARE(unitTitle(unitWithin(unit), unitCalled({unit, "My kick", {}, 0}, &name)),
                 QString("filter 14 (My kick)"));
        name.kind = FilterNameKind::Descriptor;
        QCOMPARE(unitTitle(unitText(unit), unitCalled({unit, {}, {}, 0}, &name)), QString("Filter 14"));
        QCOMPARE(unitTitle(unitText(unit), unitCalled({unit, {}, {}, 0}, nullptr)), QString("Filter 14"));
        QCOMPARE(unitText({{3}, 7}), QString("Filter 7 of layer 3"));
        QCOMPARE(unitText({{NetworkLayer::lastHidden}, 7}), QString("Unit 7"));
    }
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestFilterText)
#include "tst_filtertext.moc"
