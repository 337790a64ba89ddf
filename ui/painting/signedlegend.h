// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pictures/filtersheet.h"

#include <QFont>
#include <QString>

class QPainter;
class QRectF;

namespace tonekin {

class ThemeColours;

/// What the colours of signed weights mean: a bar from the strongest negative one to the strongest positive one.
struct SignedLegend {
    SignedColours colours = SignedColours::RedBlue;
    double full = 0.0; // the weight of full colour; 0: each filter has its own
};

/// "−0.42": a weight to two places that count, with a proper minus.
QString weightText(double weight);

/// The bar, with its numbers beneath; as high as legendHeight().
void paintSignedLegend(QPainter& painter, const QRectF& area, const SignedLegend& legend, const QFont& font,
                       const ThemeColours& colours);
double legendHeight(const QFont& font);

} // namespace tonekin
