// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QAbstractButton>
#include <QLabel>

namespace tonekin {

/// One line of literal text that is cut with an ellipsis where room ends; the whole is in the tool tip.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setWhole(const QString& text, Role role = Role::DimText);
    void setElideMode(Qt::TextElideMode mode) { m_mode = mode; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Role m_role = Role::DimText;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

/// The same as something to press, underlined under the pointer.
class ElidedButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit ElidedButton(QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace tonekin
