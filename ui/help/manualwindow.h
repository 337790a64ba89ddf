// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "help/manual.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace tonekin {

/// The manual, beside the main window: its chapters, its text, and a field to find a word in it. GUI thread.
class ManualWindow : public QDialog {
    Q_OBJECT
public:
    ManualWindow(Manual manual, QWidget* parent);

    void showChapter(ManualChapter chapter);
    /// The chapter chosen in the list, -1 for none.
    int chapterShown() const;
    QTextBrowser& text() { return *m_text; }

private:
    void showRow(int row);
    void find(const QString& words);
    void findNext();

    Manual m_manual;
    QListWidget* m_chapters;
    QTextBrowser* m_text;
    QLineEdit* m_search;
};

} // namespace tonekin
