// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/problemreport.h"
#include "help/problemreportdialog.h"
#include "ui/window/openedwindow.h"

#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>

using namespace tonekin::test;

namespace tonekin {

class TestProblemReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void itCountsAndNamesNothingOfTheUsers();
    void pathsAreToldWhenAskedFor();
    void theTextIsCopied();
};

void TestProblemReport::itCountsAndNamesNothingOfTheUsers()
{
    Opened opened;
    opened.waitForRows();
    const QString report = problemReport(*opened.session, ReportPaths::LeftOut);
    QVERIFY(report.contains(QString("Tonekin %1").arg(TONEKIN_VERSION)));
    QVERIFY(report.contains(QString("Library: %1 tracks").arg(opened.session->tracks()->tracks.size())));
    QVERIFY(report.contains("Problem: "));
    QVERIFY(!report.contains(opened.folder.path()));
    for (const MusicRoot& root : opened.session->tracks()->roots)
        QVERIFY(!report.contains(QString::fromStdString(root.path.native())));
    for (const ListedTrackRef& track : opened.session->tracks()->tracks)
        QVERIFY(!report.contains(QString::fromStdString(track->relativePath)));
}

void TestProblemReport::pathsAreToldWhenAskedFor()
{
    Opened opened;
    opened.waitForRows();
    QTRY_VERIFY(!opened.session->problems()->empty());
    const TrackId failed = opened.session->problems()->front().first;
    const QString report = problemReport(*opened.session, ReportPaths::Told);
    QVERIFY(report.contains(QString::fromStdString(opened.session->pathOf(failed).native())));
    QVERIFY(report.contains(opened.folder.path()));
}

void TestProblemReport::theTextIsCopied()
{
    Opened opened;
    opened.waitForRows();
    ProblemReportDialog dialog(*opened.session, opened.window.get());
    for (QPushButton* button : dialog.findChildren<QPushButton*>())
        if (button->text() == "&Copy")
            button->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), dialog.text());
    const QString without = dialog.text();
    dialog.findChild<QCheckBox*>()->click();
    QVERIFY(dialog.text().size() > without.size());
}

} // namespace tonekin

QTEST_MAIN(tonekin::TestProblemReport)
#include "tst_problemreport.moc"
