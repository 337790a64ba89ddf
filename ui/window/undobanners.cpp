// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/undobanners.h"

#include "window/banner.h"

namespace tonekin {

namespace {

const QString offered = QStringLiteral("undo");
const QString told = QStringLiteral("undone");

} // namespace

UndoBanners::UndoBanners(CommandHistory& history, BannerArea& banners, QObject* parent)
    : QObject(parent)
    , m_history(history)
    , m_banners(banners)
{
    connect(&m_history, &CommandHistory::moved, this, [this] {
        m_banners.remove(offered);
        m_banners.remove(told);
    });
    connect(&m_history, &CommandHistory::undone, this, [this](const QString& words, CommandPlace place) {
        Q_EMIT placeWanted(place);
        m_banners.show(told, {BannerWords::Kind::Note,
                              tr("Undone: %1").arg(words),
                              {{tr("Redo"), [this] { m_history.stack().redo(); }}},
                              true,
                              BannerWords::Lasts::AMoment});
    });
    connect(&m_history, &CommandHistory::redone, this, [this](const QString& words, CommandPlace place) {
        Q_EMIT placeWanted(place);
        m_banners.show(told, {BannerWords::Kind::Note,
                              tr("Done again: %1").arg(words),
                              {{tr("Undo"), [this] { m_history.stack().undo(); }}},
                              true,
                              BannerWords::Lasts::AMoment});
    });
}

void UndoBanners::offer(const QString& sentence)
{
    m_banners.show(offered, {BannerWords::Kind::Note,
                             sentence,
                             {{tr("Undo"), [this] { m_history.stack().undo(); }}},
                             true,
                             BannerWords::Lasts::OnThisPage});
}

} // namespace tonekin
