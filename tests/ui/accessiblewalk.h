// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QStringList>
#include <QWidget>

namespace tonekin::test {

/// Widgets that take the focus but would be read out without a name.
inline QStringList unnamedFocusable(QWidget& root)
{
    QStringList found;
    QList<QWidget*> all = root.findChildren<QWidget*>();
    all.append(&root);
    for (QWidget* widget : all) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&root))
            continue;
        const QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
        if (!access || access->text(QAccessible::Name).isEmpty())
            found.append(
                QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName() +
                QLatin1String(" in ") +
                QLatin1String(widget->parentWidget() ? widget->parentWidget()->metaObject()->className() : "none"));
    }
    return found;
}

} // namespace tonekin::test
