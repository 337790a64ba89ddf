// SPDX-License-Identifier: GPL-3.0-or-later
#include "activations/activationservice.h"
#include "player/audiooutput.h"
#include "player/playbackengine.h"
#include "preferences/preferences.h"
#include "session/librarysession.h"
#include "window/mainwindow.h"
#include "window/translations.h"

#include <QApplication>
#include <QFile>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace tonekin {

namespace {

const QString sourceFolder = QStringLiteral(TONEKIN_SOURCE_DIR);
constexpr qsizetype pluralForms = 2; // in English, German and French alike

struct Text {
    QString context;
    QString source;
    QString comment;
    QStringList forms; // one, or one a plural form
    bool numerus = false;
    bool finished = true;

    QString key() const { return context + ": " + source + (comment.isEmpty() ? QString() : " // " + comment); }
};

QString fileOf(const QString& language)
{
    return sourceFolder + "/translations/tonekin_" + language + ".ts";
}

QList<Text> textsIn(const QString& path)
{
    QFile file(path);
    QList<Text> texts;
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            texts.push_back({});
            texts.back().context = context;
            texts.back().numerus = xml.attributes().value("numerus") == u"yes";
        } else if (xml.name() == u"source") {
            texts.back().source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            texts.back().comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            texts.back().finished = !xml.attributes().hasAttribute("type");
            if (!texts.back().numerus)
                texts.back().forms += xml.readElementText();
        } else if (xml.name() == u"numerusform") {
            texts.back().forms += xml.readElementText();
        }
    }
    return texts;
}

/// English is the source: only its plurals need to be written out.
QList<Text> textsToTranslate(const QString& path, const QString& language)
{
    QList<Text> texts = textsIn(path);
    if (language == u"en")
        texts.removeIf([](const Text& text) { return !text.numerus; });
    return texts;
}

QStringList keysOf(const QList<Text>& texts)
{
    QStringList keys;
    for (const Text& text : texts)
        keys += text.key();
    return keys;
}

QStringList without(QStringList keys, const QStringList& others)
{
    keys.removeIf([&others](const QString& key) { return others.contains(key); });
    return keys;
}

/// What the program, not the reader, understands: places, the mnemonic, tags, options, name patterns, search fields.
QStringList fixedParts(const QString& text)
{
    static const QRegularExpression fixed(
        "%L?[n1-9]|&|</?[a-z]+[^>]*>|--[a-z]+|\\*\\.[a-z0-9]+|\\b[a-z]+:(?=\\S)|\\n|…$");
    QStringList parts;
    for (auto it = fixed.globalMatch(text); it.hasNext();)
        parts += it.next().captured();
    parts.sort();
    return parts;
}

QString mnemonicOf(const QString& text)
{
    return QKeySequence::mnemonic(text).toString();
}

/// Every mnemonic that means two things among the actions of one menu, and within each of its submenus.
void findClashes(const QList<QAction*>& actions, QStringList& clashes)
{
    QHash<QString, QString> taken;
    for (const QAction* action : actions) {
        const QString key = mnemonicOf(action->text());
        if (!key.isEmpty() && taken.contains(key))
            clashes += key + ": " + taken.value(key) + ", " + action->text();
        if (!key.isEmpty())
            taken.insert(key, action->text());
        if (action->menu())
            findClashes(action->menu()->actions(), clashes);
    }
}

void addLanguages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << "de";
    QTest::newRow("French") << "fr";
    QTest::newRow("English plurals") << "en";
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { qDeleteAll(qApp->findChildren<QTranslator*>()); } // each takes itself out

    void everyTextIsTranslated_data() { addLanguages(); }

    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        const auto texts = textsToTranslate(fileOf(language), language);
        QVERIFY(texts.size() > 10);
        for (const Text& text : texts) {
            QVERIFY2(text.finished, qPrintable(text.key()));
            QVERIFY2(text.forms.size() == (text.numerus ? pluralForms : 1), qPrintable(text.key()));
            for (const QString& form : text.forms) {
                QVERIFY2(!form.trimmed().isEmpty(), qPrintable(text.key()));
                QVERIFY2(fixedParts(form) == fixedParts(text.source), qPrintable(text.key() + " -> " + form));
            }
        }
    }

    void theFilesHoldTheTextsOfTheSourcesAndNoOthers_data() { addLanguages(); }

    void theFilesHoldTheTextsOfTheSourcesAndNoOthers()
    {
        QFETCH(QString, language);
        const QTemporaryDir folder;
        const QString copy = folder.filePath("tonekin_" + language + ".ts"); // the name tells lupdate the language
        QVERIFY(QFile::copy(fileOf(language), copy));
        QStringList arguments{"-silent", "-no-obsolete", "-locations", "none"};
        if (language == u"en")
            arguments += "-pluralonly";
        arguments += {sourceFolder + "/ui", sourceFolder + "/app/window", "-ts", copy};
        QProcess lupdate;
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(TONEKIN_LUPDATE, arguments);
        QVERIFY2(lupdate.waitForFinished() && lupdate.exitCode() == 0, lupdate.readAll().constData());

        const QStringList known = keysOf(textsToTranslate(fileOf(language), language));
        const QStringList found = keysOf(textsToTranslate(copy, language));
        QVERIFY(!found.isEmpty());
        QVERIFY2(without(found, known).isEmpty(), qPrintable("not in the file: " + without(found, known).join('\n')));
        QVERIFY2(without(known, found).isEmpty(),
                 qPrintable("not in the sources: " + without(known, found).join('\n')));
    }

    void theTextsAreShownInTheLanguageOfTheReader_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de_DE"
                                << "de";
        QTest::newRow("German of Austria") << "de_AT"
                                           << "de";
        QTest::newRow("French of Canada") << "fr_CA"
                                          << "fr";
    }

    void theTextsAreShownInTheLanguageOfTheReader()
    {
        QFETCH(QString, locale);
        QFETCH(QString, language);
        installTranslations(*qApp, QLocale(locale));
        int differing = 0;
        for (const Text& text : textsIn(fileOf(language))) {
            if (text.numerus)
                continue;
            const QString shown =
                QCoreApplication::translate(text.context.toUtf8(), text.source.toUtf8(),
                                            text.comment.isEmpty() ? nullptr : text.comment.toUtf8().constData());
            QCOMPARE(shown, text.forms.front());
            differing += shown != text.source;
        }
        QVERIFY(differing > 300);
    }

    void aKnownSentenceIsGerman()
    {
        installTranslations(*qApp, QLocale(QLocale::German));
        QCOMPARE(QCoreApplication::translate("tonekin::LibraryPage", "Nothing found"), QString("Nichts gefunden"));
        QCOMPARE(QCoreApplication::translate("tonekin::LibraryPage", "%Ln hour(s)", nullptr, 1), QString("1 Stunde"));
        QCOMPARE(QCoreApplication::translate("tonekin::LibraryPage", "%Ln hour(s)", nullptr, 3), QString("3 Stunden"));
    }

    void withoutAnyLanguageThereAreEnglishPlurals()
    {
        installTranslations(*qApp, QLocale::c());
        QCOMPARE(QCoreApplication::translate("tonekin::TrackTableView", "%n track(s)", nullptr, 1), QString("1 track"));
        QCOMPARE(QCoreApplication::translate("tonekin::TrackTableView", "%n track(s)", nullptr, 3),
                 QString("3 tracks"));
    }

    void noTwoEntriesOfAMenuShareAMnemonic_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("German") << "de";
        QTest::newRow("French") << "fr";
    }

    void noTwoEntriesOfAMenuShareAMnemonic()
    {
        QFETCH(QString, language);
        installTranslations(*qApp, QLocale(language));
        const QTemporaryDir folder;
        SessionOptions options;
        options.libraryFile = folder.filePath("library.sqlite").toStdString();
        Preferences preferences(folder.filePath("settings.conf"));
        LibrarySession session(options, [] { return ScanPreferences{}; });
        PlaybackEngine engine{std::filesystem::path()};
        ActivationService activations({});
        const MainWindow window(preferences, session, engine, activations);

        QStringList clashes;
        findClashes(window.menuBar()->actions(), clashes);
        QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join('\n')));
        QVERIFY(mnemonicOf(window.menuBar()->actions().front()->text()).startsWith("Alt+"));
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestTranslations)
#include "tst_translations.moc"
