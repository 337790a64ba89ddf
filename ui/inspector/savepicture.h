// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <functional>

class QWidget;

namespace tonekin {

/// Replaces the file as a whole or leaves it.
bool savePng(const QImage& picture, const QString& file);

/// Asks where to save a picture, without blocking; `tell` hears in words what became of it. `name` without an ending.
void askWhereToSavePng(QWidget* parent, const QString& name, std::function<QImage()> picture,
                       std::function<void(const QString& words)> tell);

} // namespace tonekin
