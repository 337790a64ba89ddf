// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/graphicaccess.h"

#include <utility>

namespace tonekin {

GraphicAccess::GraphicAccess(QWidget* picture, std::function<QString()> value)
    : QAccessibleWidget(picture, QAccessible::Graphic)
    , m_value(std::move(value))
{
}

QString GraphicAccess::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? m_value() : QAccessibleWidget::text(kind);
}

} // namespace tonekin
