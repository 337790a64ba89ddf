// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "painting/signedlegend.h"

#include <QWidget>

namespace tonekin {

/// The colours of the sheet and what they stand for.
class SheetLegend : public QWidget {
    Q_OBJECT
public:
    explicit SheetLegend(QWidget* parent = nullptr);
    void show(const SignedLegend& legend);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    SignedLegend m_legend;
};

} // namespace tonekin
