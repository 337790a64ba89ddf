// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/manual.h"

#include <QFile>
#include <QRegularExpression>

// Must be outside any namespace: the resource is compiled into a static library.
static void loadManuals()
{
    Q_INIT_RESOURCE(manual);
}

namespace tonekin {

namespace {

QString fileFor(const QLocale& locale)
{
    for (const QString& language : locale.uiLanguages()) {
        QString file = QStringLiteral(":/manual/%1.html").arg(language.section(QLatin1Char('-'), 0, 0));
        if (QFile::exists(file))
            return file;
    }
    return QStringLiteral(":/manual/en.html");
}

} // namespace

Manual manualFor(const QLocale& locale)
{
    loadManuals();
    QFile file(fileFor(locale));
    Manual manual;
    if (!file.open(QIODevice::ReadOnly))
        return manual;
    manual.html = QString::fromUtf8(file.readAll());
    static const QRegularExpression heading(QStringLiteral("<h2 id=\"([a-z-]+)\">([^<]*)</h2>"));
    for (auto found = heading.globalMatch(manual.html); found.hasNext();) {
        const auto match = found.next();
        manual.chapters.push_back({match.captured(1), match.captured(2)});
    }
    return manual;
}

QString anchorOf(ManualChapter chapter)
{
    switch (chapter) {
    case ManualChapter::Start:
        return QStringLiteral("start");
    case ManualChapter::Search:
        return QStringLiteral("search");
    case ManualChapter::SoundsLike:
        return QStringLiteral("sounds-like");
    case ManualChapter::Filters:
        return QStringLiteral("filters");
    case ManualChapter::Review:
        return QStringLiteral("review");
    case ManualChapter::Activity:
        return QStringLiteral("activity");
    case ManualChapter::Privacy:
        break;
    }
    return QStringLiteral("privacy");
}

} // namespace tonekin
