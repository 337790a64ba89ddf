// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace tonekin {

namespace {

bool install(QCoreApplication& application, const QLocale& locale, const QString& name, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>(&application);
    return translator->load(locale, name, QStringLiteral("_"), folder) &&
           application.installTranslator(translator.release());
}

} // namespace

void installTranslations(QCoreApplication& application, const QLocale& locale)
{
    const QString texts = QStringLiteral("tonekin");
    const QString embedded = QStringLiteral(":/i18n");
    install(application, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (!install(application, locale, texts, embedded))
        install(application, QLocale(QLocale::English), texts, embedded);
}

} // namespace tonekin
