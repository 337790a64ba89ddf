// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "painting/symbols.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tonekin {

/// What an empty page shows instead of its list: what will be here, and the button that fills it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(Symbol symbol, QWidget* parent);

    /// `button` empty: no button.
    void setWords(const QString& title, const QString& text, const QString& button = {});
    QString title() const;

Q_SIGNALS:
    void pressed();

private:
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace tonekin
