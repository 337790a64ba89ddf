// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <vector>

namespace tonekin {

/// A chapter of the manual; every language has all of them, in this order.
enum class ManualChapter { Start, Search, SoundsLike, Filters, Review, Activity, Privacy };

/// The manual that comes with the program. Plain value.
struct Manual {
    struct Chapter {
        QString anchor;
        QString title;
    };
    QString html; // a heading <h2 id="anchor"> begins each chapter
    std::vector<Chapter> chapters;
};

/// In the first of a locale's languages that there is; else in English.
Manual manualFor(const QLocale& locale);
/// The name of its heading in every language.
QString anchorOf(ManualChapter chapter);

} // namespace tonekin
