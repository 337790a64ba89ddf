// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/noteseditor.h"
#include "filters/starsfield.h"
#include "library/notestore.h"
#include "library/syntheticlibrary.h"
#include "session/unitnotebook.h"

#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

namespace tonekin {

namespace {

constexpr NetworkUnit filterFive{{1}, 5};
constexpr NetworkUnit unitSeven{{NetworkLayer::lastHidden}, 7};
const std::string ours(64, 'a'); // hashes of networks
const std::string strange(64, 'b');

struct Opened {
    Opened()
        : file(std::filesystem::path(folder.path().toStdString()) / "library.sqlite")
    {
        made::openForWriting(file);
        options.libraryFile = file;
        session = std::make_unique<LibrarySession>(options, [] { return ScanPreferences{}; });
        notebook = std::make_unique<UnitNotebook>(*session);
        session->open();
        QTRY_VERIFY(session->hasLoaded());
        notebook->setModel(ours, "made", UnitCounts{{16, 8}, 48});
    }
    /// What the library file holds, as another program reads it.
    std::vector<UnitNote> stored(const std::string& hash = ours) const
    {
        return *Library::open(file, Library::Access::ReadOnly)->notes().all(hash);
    }
    QString write(const QString& name, const QByteArray& content) const
    {
        QFile out(folder.filePath(name));
        if (out.open(QIODevice::WriteOnly))
            out.write(content);
        return out.fileName();
    }

    QTemporaryDir folder;
    std::filesystem::path file;
    SessionOptions options;
    std::unique_ptr<LibrarySession> session;
    std::unique_ptr<UnitNotebook> notebook;
};

} // namespace

class TestUnitNotebook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsKeptAndCanBeUndone()
    {
        Opened opened;
        const UnitNote note{filterFive, "Kick", "at 60 Hz", 4};
        opened.notebook->write(note, "Name");
        QCOMPARE(opened.notebook->noteOf(filterFive), note);
        QTRY_COMPARE(opened.stored(), (std::vector{note}));
        opened.session->history().stack().undo();
        QVERIFY(opened.notebook->noteOf(filterFive).isEmpty());
        QTRY_VERIFY(opened.stored().empty());
        opened.session->history().stack().redo();
        QTRY_COMPARE(opened.stored(), (std::vector{note}));
        QCOMPARE(opened.session->history().stack().undoText(), QString("Name"));
        opened.notebook->write(note, "Again"); // changes nothing, so there is nothing to undo
        QCOMPARE(opened.session->history().stack().count(), 1);
    }

    void anotherNetworksFiltersHaveOtherNames()
    {
        Opened opened;
        opened.notebook->write({filterFive, "Kick", {}, 0}, "Name");
        opened.notebook->setModel(strange, "other", {});
        QVERIFY(opened.notebook->noteOf(filterFive).isEmpty());
        QVERIFY(!opened.session->history().stack().canUndo());
        QTRY_COMPARE(opened.stored().size(), std::size_t{1});
        opened.notebook->setModel(ours, "made", {});
        QCOMPARE(opened.notebook->noteOf(filterFive).name, std::string("Kick"));
    }

    void namesGoOutAndComeInAgain()
    {
        Opened opened;
        opened.notebook->write({filterFive, "Kick", "line\nline", 3}, "Name");
        opened.notebook->write({unitSeven, "Gospel", {}, 5}, "Name");
        const std::filesystem::path file = opened.folder.filePath("names.json").toStdString();
        QSignalSpy exported(opened.notebook.get(), &UnitNotebook::exported);
        opened.notebook->exportTo(file);
        QTRY_COMPARE(exported.count(), 1);
        QCOMPARE(exported.front()[1].toInt(), 2);
        const auto before = opened.notebook->notes();
        opened.notebook->write({filterFive, "Something else", {}, 1}, "Name");
        opened.notebook->write({{{1}, 2}, "Stays", {}, 0}, "Name");
        QSignalSpy imported(opened.notebook.get(), &UnitNotebook::imported);
        opened.notebook->importFrom(file);
        QTRY_COMPARE(imported.count(), 1);
        QCOMPARE(opened.notebook->noteOf(filterFive), before.at(filterFive));
        QCOMPARE(opened.notebook->noteOf({{1}, 2}).name, std::string("Stays"));
        opened.session->history().stack().undo(); // all of it at once
        QCOMPARE(opened.notebook->noteOf(filterFive).name, std::string("Something else"));
        QTRY_COMPARE(opened.stored().size(), std::size_t{3});
    }

    void aFileThatDoesNotFitIsRefusedAndNothingChanges_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("said");
        QTest::newRow("another network") << QByteArray("hash->strange") << QString("another network");
        QTest::newRow("a filter that is not there") << QByteArray("5->99") << QString("does not have");
        QTest::newRow("cut off") << QByteArray("cut") << QString("damaged");
        QTest::newRow("no file") << QByteArray("remove") << QString();
    }

    void aFileThatDoesNotFitIsRefusedAndNothingChanges()
    {
        QFETCH(QByteArray, change);
        QFETCH(QString, said);
        Opened opened;
        UnitNotes notes{change.startsWith("hash") ? strange : ours,
                        "made",
                        {{{{1}, change.startsWith("5") ? 99 : 5}, "Kick", {}, 2}}};
        const std::filesystem::path file = opened.folder.filePath("names.json").toStdString();
        QVERIFY(bool(writeUnitNotes(file, notes)));
        if (change == "cut")
            std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        if (change == "remove")
            std::filesystem::remove(file);
        opened.notebook->write({filterFive, "Mine", {}, 1}, "Name");
        QSignalSpy refused(opened.notebook.get(), &UnitNotebook::refused);
        opened.notebook->importFrom(file);
        QTRY_COMPARE(refused.count(), 1);
        const QString why = refused.front().front().toString();
        QVERIFY2(why.contains(said) && !why.isEmpty(), qPrintable(why));
        QCOMPARE(opened.notebook->noteOf(filterFive).name, std::string("Mine"));
        QTRY_COMPARE(opened.stored().size(), std::size_t{1});
        QCOMPARE(opened.stored(strange).size(), std::size_t{0});
        QCOMPARE(opened.session->history().stack().count(), 1);
    }

    void aLibraryThatCannotBeWrittenToTakesNoNames()
    {
        if (geteuid() == 0)
            QSKIP("permissions do not hold for root");
        Opened opened;
        ::chmod(opened.file.c_str(), 0444);
        ::chmod(opened.folder.path().toUtf8(), 0555);
        {
            LibrarySession session(opened.options, [] { return ScanPreferences{}; });
            UnitNotebook notebook(session);
            session.open();
            QTRY_VERIFY(session.hasLoaded());
            notebook.setModel(ours, "made", {});
            QVERIFY(!notebook.canWrite());
            notebook.write({filterFive, "Kick", {}, 1}, "Name");
            QVERIFY(notebook.noteOf(filterFive).isEmpty());
        }
        ::chmod(opened.folder.path().toUtf8(), 0755);
    }

    void whatIsTypedIsKeptWhenTheFieldIsLeftOrAnotherFilterShown()
    {
        Opened opened;
        NotesEditor editor(*opened.notebook);
        editor.show(filterFive);
        static_cast<QWidget&>(editor).show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        editor.nameField().setFocus();
        QTest::keyClicks(&editor.nameField(), "Kick");
        QTest::keyClick(&editor.nameField(), Qt::Key_Return);
        QCOMPARE(opened.notebook->noteOf(filterFive).name, std::string("Kick"));
        editor.notesField().setFocus();
        QTest::keyClicks(&editor.notesField(), "low and short");
        editor.show(unitSeven);
        QCOMPARE(opened.notebook->noteOf(filterFive).notes, std::string("low and short"));
        QVERIFY(editor.nameField().text().isEmpty() && editor.notesField().toPlainText().isEmpty());
        QVERIFY(opened.notebook->noteOf(unitSeven).isEmpty());
        editor.show(filterFive);
        QCOMPARE(editor.nameField().text(), QString("Kick"));
        opened.session->history().stack().undo(); // the notes
        QCOMPARE(editor.nameField().text(), QString("Kick"));
        QVERIFY(editor.notesField().toPlainText().isEmpty());
        opened.session->history().stack().undo(); // the name
        QVERIFY(editor.nameField().text().isEmpty());
    }

    void starsAreSetByClickAndKeyAndTakenAwayAgain()
    {
        Opened opened;
        NotesEditor editor(*opened.notebook);
        editor.show(filterFive);
        static_cast<QWidget&>(editor).show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        StarsField& stars = editor.starsField();
        QTest::mouseClick(&stars, Qt::LeftButton, {}, QPoint(stars.width() - 8, stars.height() / 2));
        QCOMPARE(opened.notebook->noteOf(filterFive).stars, 5);
        QTest::mouseClick(&stars, Qt::LeftButton, {}, QPoint(stars.width() - 8, stars.height() / 2));
        QCOMPARE(opened.notebook->noteOf(filterFive).stars, 0);
        stars.setFocus();
        QTest::keyClick(&stars, Qt::Key_3);
        QCOMPARE(opened.notebook->noteOf(filterFive).stars, 3);
        QTest::keyClick(&stars, Qt::Key_Left);
        QCOMPARE(opened.notebook->noteOf(filterFive).stars, 2);
    }

    void textsThatAreTooLongOrInvisibleAreMadeToFit()
    {
        Opened opened;
        NotesEditor editor(*opened.notebook);
        editor.show(filterFive);
        editor.nameField().setText(QString(200, QChar(0x4e00)) + QChar(0x07)); // three bytes each
        editor.notesField().setPlainText(QString(5000, 'x') + QChar(0x01));
        editor.keep();
        const UnitNote note = opened.notebook->noteOf(filterFive);
        QVERIFY(!note.name.empty() && note.name.size() <= UnitNote::longestName);
        QCOMPARE(QString::fromStdString(note.name).toStdString(), note.name); // whole characters
        QVERIFY(note.notes.size() <= UnitNote::longestNotes);
        QTRY_COMPARE(opened.stored().size(), std::size_t{1});
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestUnitNotebook)
#include "tst_unitnotebook.moc"
