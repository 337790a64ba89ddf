// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/labels.h"

#include "theme/theme.h"

#include <QAbstractSpinBox>
#include <QLineEdit>

namespace tonekin {

void colourLabel(QLabel& label, Role role)
{
    QPalette palette = Theme::current().colours().palette();
    palette.setColor(QPalette::WindowText, Theme::current().colour(role));
    palette.setColor(QPalette::Text, Theme::current().colour(role)); // what counts on a page's surface
    label.setPalette(palette);
}

namespace {

QFont fontOf(TextKind kind)
{
    const Theme& theme = Theme::current();
    switch (kind) {
    case TextKind::Title:
        return theme.titleFont();
    case TextKind::Strong:
        return theme.strongFont();
    case TextKind::Small:
        return theme.smallFont();
    default:
        return theme.bodyFont();
    }
}

void dress(QLabel& label, TextKind kind)
{
    label.setFont(fontOf(kind));
    colourLabel(label, kind == TextKind::Dim || kind == TextKind::Small ? Role::DimText : Role::Text);
}

} // namespace

QLabel* plainLabel(const QString& text, TextKind kind, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    dress(*label, kind);
    QObject::connect(&Theme::current(), &Theme::changed, label, [label, kind] { dress(*label, kind); });
    return label;
}

void nameField(QWidget& field, const QString& name)
{
    field.setAccessibleName(name);
    if (qobject_cast<QAbstractSpinBox*>(&field))
        if (auto* line = field.findChild<QLineEdit*>())
            line->setAccessibleName(name);
}

} // namespace tonekin
