// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/closenessdelegate.h"

#include "painting/closenessbar.h"
#include "theme/theme.h"

#include <QPainter>

namespace tonekin {

void ClosenessDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QRect content = paintBackground(painter, option, index);
    const QVariant closeness = index.data(Qt::UserRole);
    if (!closeness.isValid())
        return;
    const QString figure = index.data(Qt::DisplayRole).toString();
    const QFont font = Theme::current().smallFont();
    const int figureWidth = QFontMetrics(font).horizontalAdvance(QStringLiteral("−0.00")) + sizes::insideControl;
    painter->setFont(font);
    painter->setPen(Theme::current().colour(Role::DimText));
    painter->drawText(content, Qt::AlignRight | Qt::AlignVCenter, figure);
    content.setRight(content.right() - figureWidth);
    paintClosenessBar(*painter, content, {closeness.toDouble(), m_closeEnds}, Theme::current().colours());
}

} // namespace tonekin
