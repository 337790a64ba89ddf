// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/manualwindow.h"

#include "painting/symbols.h"
#include "theme/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tonekin {

ManualWindow::ManualWindow(Manual manual, QWidget* parent)
    : QDialog(parent)
    , m_manual(std::move(manual))
    , m_chapters(new QListWidget(this))
    , m_text(new QTextBrowser(this))
    , m_search(new QLineEdit(this))
{
    setWindowTitle(tr("Tonekin manual"));
    m_search->setPlaceholderText(tr("Find in the manual"));
    m_search->setAccessibleName(tr("Find in the manual"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(symbolIcon(Symbol::Search, Role::DimText), QLineEdit::LeadingPosition);
    m_chapters->setAccessibleName(tr("Chapters"));
    m_chapters->setFrameShape(QFrame::NoFrame);
    for (const Manual::Chapter& chapter : m_manual.chapters) {
        auto* item = new QListWidgetItem(chapter.title, m_chapters);
        item->setSizeHint(QSize(0, sizes::row));
    }
    m_text->setAccessibleName(tr("The chosen chapter and all others"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false); // it links to itself only
    m_text->document()->setDocumentMargin(sizes::aroundPage);
    m_text->setHtml(m_manual.html);

    auto* side = new QVBoxLayout;
    side->addWidget(m_search);
    side->addWidget(m_chapters, 1);
    auto* both = new QHBoxLayout;
    both->setSpacing(sizes::aroundPage);
    both->addLayout(side);
    both->addWidget(m_text, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Return belongs to the search
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(both, 1);
    layout->addWidget(buttons);
    m_search->setFixedWidth(220);
    m_chapters->setFixedWidth(220);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_chapters, &QListWidget::currentRowChanged, this, &ManualWindow::showRow);
    connect(m_text, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { m_text->scrollToAnchor(link.fragment()); });
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::find);
    connect(m_search, &QLineEdit::returnPressed, this, &ManualWindow::findNext);
    resize(860, 640);
}

void ManualWindow::showChapter(ManualChapter chapter)
{
    const auto found = std::ranges::find(m_manual.chapters, anchorOf(chapter), &Manual::Chapter::anchor);
    const int row = static_cast<int>(found - m_manual.chapters.begin());
    m_chapters->setCurrentRow(row);
    showRow(row); // also where it was chosen already and the text was scrolled away
}

int ManualWindow::chapterShown() const
{
    return m_chapters->currentRow();
}

void ManualWindow::showRow(int row)
{
    if (row >= 0 && static_cast<std::size_t>(row) < m_manual.chapters.size())
        m_text->scrollToAnchor(m_manual.chapters[static_cast<std::size_t>(row)].anchor);
}

/// From the top on with each letter, so that what is found is the first.
void ManualWindow::find(const QString& words)
{
    m_text->moveCursor(QTextCursor::Start);
    if (words.isEmpty())
        m_text->verticalScrollBar()->setValue(0);
    else
        m_text->find(words);
}

void ManualWindow::findNext()
{
    if (!m_text->find(m_search->text())) {
        m_text->moveCursor(QTextCursor::Start);
        m_text->find(m_search->text());
    }
}

} // namespace tonekin
