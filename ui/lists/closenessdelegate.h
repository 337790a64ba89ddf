// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/tracktableview.h"

namespace tonekin {

/// Draws the closeness column: the thin bar with its tick, and the figure.
class ClosenessDelegate : public TrackCellDelegate {
    Q_OBJECT
public:
    using TrackCellDelegate::TrackCellDelegate;
    void setCloseEnds(double similarity) { m_closeEnds = similarity; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    double m_closeEnds = 0.0;
};

} // namespace tonekin
