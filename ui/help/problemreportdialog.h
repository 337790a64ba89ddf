// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QPlainTextEdit;

namespace tonekin {

class LibrarySession;

/// Shows what is worth telling about a problem, to be copied into a report. Nothing is sent. GUI thread; the session
/// must outlive it.
class ProblemReportDialog : public QDialog {
    Q_OBJECT
public:
    ProblemReportDialog(const LibrarySession& session, QWidget* parent);

    QString text() const;

private:
    void fill();
    void copy();

    const LibrarySession& m_session;
    QCheckBox* m_withPaths;
    QPlainTextEdit* m_text;
};

} // namespace tonekin
