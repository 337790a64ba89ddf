// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/unitnotebook.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace tonekin {

class StarsField;

/// The user's own name, stars and notes for one unit. What is typed is kept when the field is left, Enter is pressed,
/// or after a pause; nothing of it is lost when another unit is shown. GUI thread; the notebook must outlive it.
class NotesEditor : public QWidget {
    Q_OBJECT
public:
    explicit NotesEditor(UnitNotebook& notebook, QWidget* parent = nullptr);
    ~NotesEditor() override;

    void show(NetworkUnit unit);
    /// What is typed but not yet kept.
    void keep();
    QLineEdit& nameField() { return *m_name; }
    QPlainTextEdit& notesField() { return *m_notes; }
    StarsField& starsField() { return *m_stars; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    UnitNote typed() const;

    UnitNotebook& m_notebook;
    NetworkUnit m_unit;
    int m_editing = 0; // which stretch of typing it is: what was typed in one is undone as one
    bool m_isFilling = false;
    QTimer m_pause;
    QLineEdit* m_name;
    StarsField* m_stars;
    QPlainTextEdit* m_notes;
    QLabel* m_whyNot;
};

} // namespace tonekin
