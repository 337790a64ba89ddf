// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/problemreportdialog.h"

#include "help/problemreport.h"
#include "lists/labels.h"
#include "painting/symbols.h"
#include "session/librarysession.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tonekin {

ProblemReportDialog::ProblemReportDialog(const LibrarySession& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_withPaths(new QCheckBox(tr("With the paths of files that could not be read"), this))
    , m_text(new QPlainTextEdit(this))
{
    setWindowTitle(tr("Report a problem"));
    auto* words = plainLabel(tr("Copy this text into your report and say what you did, what you expected and what "
                                "happened. Nothing is sent from here, and no names of your music are in it."),
                             TextKind::Body, this);
    words->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Text of the report"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setIcon(symbolIcon(Symbol::Copy));

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(sizes::grid);
    layout->addWidget(words);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_withPaths);
    layout->addWidget(buttons);
    connect(m_withPaths, &QCheckBox::toggled, this, &ProblemReportDialog::fill);
    connect(copy, &QPushButton::clicked, this, &ProblemReportDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    resize(640, 460);
}

QString ProblemReportDialog::text() const
{
    return m_text->toPlainText();
}

void ProblemReportDialog::fill()
{
    m_text->setPlainText(problemReport(m_session, m_withPaths->isChecked() ? ReportPaths::Told : ReportPaths::LeftOut));
}

void ProblemReportDialog::copy()
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace tonekin
