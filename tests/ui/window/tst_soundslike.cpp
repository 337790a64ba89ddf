// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of similar tracks says of its list, and what of it goes into a playlist.
#include "lists/trackselection.h"
#include "pages/exportdialog.h"
#include "pages/soundslikepage.h"
#include "player/elidedtext.h"
#include "ui/window/openedwindow.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QRadioButton>

namespace tonekin {

using test::Opened;

namespace {

struct List : Opened {
    List()
    {
        waitForRows();
        window->showPage(MainWindow::Page::SoundsLike);
        page().setSeeds({window->libraryPage().model().idAt(0)});
        QTRY_VERIFY(page().model().rowCount() > 20);
        QTRY_VERIFY(close() > 0);
    }
    SoundsLikePage& page() const { return window->soundsLikePage(); }
    int close() const
    {
        int count = 0;
        for (const PlaylistRow& row : page().model().list().result.rows)
            count += static_cast<double>(row.similarity) >= page().closeEnds() ? 1 : 0;
        return count;
    }
};

} // namespace

class TestSoundsLike : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void howManyAreCloseIsSaid()
    {
        const List list;
        const int rows = list.page().model().rowCount();
        QVERIFY(list.close() < rows);
        const QString said = QString("%1 close, %2 further away").arg(list.close()).arg(rows - list.close());
        QTRY_VERIFY(list.page().findChild<ElidedLabel*>()->text().contains(said));
    }

    void aPlaylistHasWhatWasChosenForIt()
    {
        const List list;
        const auto rows = static_cast<std::size_t>(list.page().model().rowCount());
        const auto size = [&](ExportChoice::Rows which, bool seedsFirst) {
            return list.page().entries({which, seedsFirst}).size();
        };
        QCOMPARE(size(ExportChoice::Rows::All, true), rows + 1);
        QCOMPARE(size(ExportChoice::Rows::All, false), rows);
        QCOMPARE(size(ExportChoice::Rows::Close, false), static_cast<std::size_t>(list.close()));
        const TrackId second = list.page().model().idAt(1);
        list.page().selection().choose({second, list.page().model().idAt(7)}, second);
        QCOMPARE(size(ExportChoice::Rows::Selected, false), std::size_t{2});
        const auto entries = list.page().entries({ExportChoice::Rows::Selected, true});
        const auto& tracks = *list.session->tracks();
        QCOMPARE(entries[0].path, tracks.pathOf(*tracks.find(list.page().model().list().query.seeds.front())));
        QCOMPARE(entries[1].path, tracks.pathOf(*tracks.find(second)));
    }

    void exportAsksBeforeItAsksForAFile()
    {
        const List list;
        list.page().exportList();
        auto* dialog = list.page().findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(!list.page().findChild<QFileDialog*>());
        const auto choices = dialog->findChildren<QRadioButton*>();
        QCOMPARE(choices.size(), 3);
        QVERIFY(choices[1]->text().contains(QString::number(list.close())));
        QVERIFY(!choices[2]->isEnabled()); // nothing is selected
        choices[1]->click();
        QCOMPARE(dialog->choice().rows, ExportChoice::Rows::Close);
        QVERIFY(dialog->choice().seedsFirst);
        dialog->reject();
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestSoundsLike)
#include "tst_soundslike.moc"
