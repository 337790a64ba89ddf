// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QLabel>
#include <QString>

namespace tonekin {

enum class TextKind { Title, Strong, Body, Dim, Small };

/// A label that shows its text literally, in the theme's font and colour for that kind, and follows the theme.
QLabel* plainLabel(const QString& text, TextKind kind, QWidget* parent);

/// Changes a label's colour until the theme changes or it is asked again.
void colourLabel(QLabel& label, Role role);

/// Gives a field the name that is read out for it, and the same to the line a spin box edits in.
void nameField(QWidget& field, const QString& name);

} // namespace tonekin
