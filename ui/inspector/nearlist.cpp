// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/nearlist.h"

#include "painting/closenessbar.h"
#include "painting/symbols.h"
#include "words/displaytext.h"

#include <QContextMenuEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include <algorithm>

namespace tonekin {

namespace {

enum ItemRole { IdRole = Qt::UserRole, ArtistRole, SimilarityRole, CloseEndsRole };

constexpr int barWidth = 64;

TrackId idOf(const QListWidgetItem& item)
{
    return {item.data(IdRole).toLongLong()};
}

class NearDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        const Theme& theme = Theme::current();
        const int lines = QFontMetrics(theme.bodyFont()).height() + QFontMetrics(theme.smallFont()).height();
        return {0, std::max(sizes::rowWithCover - sizes::insideControl, lines + sizes::insideControl)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const ThemeColours& colours = Theme::current().colours();
        painter->save();
        paintBackground(*painter, option, colours);
        const QRect inner = option.rect.adjusted(sizes::grid, 0, -sizes::grid, 0);
        const QRect bar(inner.right() - barWidth, inner.top(), barWidth, inner.height());
        const QRect words(inner.left(), inner.top(), inner.width() - barWidth - sizes::aroundPage, inner.height());
        paintWords(*painter, QStyle::visualRect(option.direction, inner, words), index, colours);
        painter->setLayoutDirection(option.direction);
        paintClosenessBar(*painter, QStyle::visualRect(option.direction, inner, bar),
                          {index.data(SimilarityRole).toDouble(), index.data(CloseEndsRole).toDouble()}, colours);
        painter->restore();
    }

private:
    static void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const ThemeColours& colours)
    {
        const bool selected = option.state & QStyle::State_Selected;
        if (!selected && !(option.state & QStyle::State_MouseOver))
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(option.state & QStyle::State_HasFocus ? QPen(colours[Role::Accent], 1.5) : QPen(Qt::NoPen));
        painter.setBrush(colours[selected ? Role::Selected : Role::Hover]);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), sizes::corner, sizes::corner);
    }

    static void paintWords(QPainter& painter, const QRect& area, const QModelIndex& index, const ThemeColours& colours)
    {
        const Theme& theme = Theme::current();
        const QFontMetrics title(theme.bodyFont());
        const QFontMetrics artist(theme.smallFont());
        const int top = area.top() + (area.height() - title.height() - artist.height()) / 2;
        const int side = Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine;
        painter.setFont(theme.bodyFont());
        painter.setPen(colours[Role::Text]);
        painter.drawText(QRect(area.left(), top, area.width(), title.height()), side,
                         title.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, area.width()));
        painter.setFont(theme.smallFont());
        painter.setPen(colours[Role::DimText]);
        painter.drawText(QRect(area.left(), top + title.height(), area.width(), artist.height()), side,
                         artist.elidedText(index.data(ArtistRole).toString(), Qt::ElideRight, area.width()));
    }
};

} // namespace

NearList::NearList(QWidget* parent)
    : QListWidget(parent)
{
    setItemDelegate(new NearDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Nearest tracks"));
    connect(this, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { Q_EMIT playRequested(idOf(*item)); });
}

void NearList::setTracks(const NearTracks& near)
{
    clear();
    const QLocale locale;
    for (const NearTrack& track : near.tracks) {
        auto* item = new QListWidgetItem(track.title, this);
        item->setData(IdRole, QVariant::fromValue<qlonglong>(track.id.value));
        item->setData(ArtistRole, track.artist);
        item->setData(SimilarityRole, track.similarity);
        item->setData(CloseEndsRole, near.closeEnds);
        const QString closeness = locale.toString(track.similarity, 'f', 2);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2, closeness %3").arg(track.title, track.artist, closeness));
        item->setToolTip(
            plainToolTip(tr("%1\n%2\nCloseness %3 (1 is the same). Close ends at %4.")
                             .arg(track.title, track.artist, closeness, locale.toString(near.closeEnds, 'f', 2))));
    }
    updateGeometry();
}

QSize NearList::sizeHint() const
{
    return {200, count() > 0 ? count() * sizeHintForRow(0) : 0};
}

void NearList::contextMenuEvent(QContextMenuEvent* event)
{
    const QListWidgetItem* item = event->reason() == QContextMenuEvent::Keyboard ? currentItem() : itemAt(event->pos());
    if (!item)
        return;
    const TrackId id = idOf(*item);
    QMenu menu(this);
    menu.addAction(symbolIcon(Symbol::Play), tr("Play"), this, [this, id] { Q_EMIT playRequested(id); });
    menu.addAction(symbolIcon(Symbol::Library), tr("Show in the list"), this,
                   [this, id] { Q_EMIT trackActivated(id); });
    menu.exec(event->reason() == QContextMenuEvent::Keyboard ? viewport()->mapToGlobal(visualItemRect(item).center())
                                                             : event->globalPos());
}

void NearList::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // it has nothing to scroll; what it lies in has
}

} // namespace tonekin
