// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace tonekin {

/// A length of time, in seconds, shown and typed as minutes and seconds ("3:30"; "4" are four minutes). 0: none, shown
/// as the special text.
class LengthField : public QSpinBox {
    Q_OBJECT
public:
    explicit LengthField(QWidget* parent = nullptr);

protected:
    QString textFromValue(int seconds) const override;
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& at) const override;
};

} // namespace tonekin
