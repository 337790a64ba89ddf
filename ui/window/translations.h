// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace tonekin {

/// Loads the program's and Qt's own texts in the language of `locale`; English, with its plurals, where there are none.
void installTranslations(QCoreApplication& application, const QLocale& locale);

} // namespace tonekin
