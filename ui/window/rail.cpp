// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/rail.h"

#include "lists/trackmime.h"
#include "theme/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QDragEnterEvent>
#include <QFocusEvent>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <functional>

namespace tonekin {

class RailButton : public QAbstractButton {
public:
    RailButton(Symbol symbol, const QString& name, QWidget* parent)
        : QAbstractButton(parent)
        , m_symbol(symbolIcon(symbol))
        , m_chosenSymbol(symbolIcon(symbol, Role::Accent))
    {
        setText(name);
        setAccessibleName(name);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        return {sizes::railNarrow, std::max(40, fontMetrics().height() + 2 * sizes::grid)};
    }

    void setCollapsed(bool collapsed)
    {
        m_collapsed = collapsed;
        describe();
    }

    using TakeTracks = std::function<void(const std::vector<TrackId>&)>;
    void takeTracks(TakeTracks take)
    {
        m_take = std::move(take);
        setAcceptDrops(true);
    }

    void setBadge(const QString& text, double progress)
    {
        if (text == m_badge && progress == m_progress)
            return;
        m_badge = text;
        m_progress = progress;
        describe();
        update();
    }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override
    {
        if (tracksIn(*event->mimeData()).empty())
            return;
        event->acceptProposedAction();
        setDropped(true);
    }

    void dragLeaveEvent(QDragLeaveEvent*) override { setDropped(false); }

    void dropEvent(QDropEvent* event) override
    {
        event->acceptProposedAction();
        setDropped(false);
        m_take(tracksIn(*event->mimeData()));
    }

    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect place = rect().adjusted(sizes::grid, 2, -sizes::grid, -2);
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse()) {
            painter.setBrush(theme.colour(isChecked() ? Role::Selected : Role::Hover));
            painter.drawRoundedRect(place, sizes::corner, sizes::corner);
        }
        if ((hasFocus() && m_focusIsShown) || m_isDroppedOn) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.colour(Role::Accent), 2));
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), sizes::corner, sizes::corner);
        }
        const int left = layoutDirection() == Qt::RightToLeft ? place.right() - 10 - sizes::icon : place.left() + 10;
        (isChecked() ? m_chosenSymbol : m_symbol)
            .paint(&painter, left, place.center().y() - sizes::icon / 2 + 1, sizes::icon, sizes::icon);
        if (!m_collapsed)
            paintWords(painter, place);
        if (m_progress >= 0)
            paintProgress(painter, place);
    }

    // A ring shows where the keys work; who clicks knows.
    void focusInEvent(QFocusEvent* event) override
    {
        m_focusIsShown = event->reason() != Qt::MouseFocusReason;
        QAbstractButton::focusInEvent(event);
    }

private:
    void setDropped(bool on)
    {
        m_isDroppedOn = on;
        update();
    }

    void paintWords(QPainter& painter, const QRect& place)
    {
        const Theme& theme = Theme::current();
        QRect words = place.adjusted(10 + sizes::icon + 10, 0, -10, 0);
        if (layoutDirection() == Qt::RightToLeft)
            words = place.adjusted(10, 0, -(20 + sizes::icon), 0);
        if (!m_badge.isEmpty()) {
            painter.setFont(theme.smallFont());
            painter.setPen(theme.colour(Role::DimText));
            painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_badge);
        }
        painter.setFont(isChecked() ? theme.strongFont() : theme.bodyFont());
        painter.setPen(theme.colour(Role::Text));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    }

    void paintProgress(QPainter& painter, const QRect& place)
    {
        constexpr double thickness = 2.0;
        QRectF track(place.left() + 10, place.bottom() - 3, place.width() - 20, thickness);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::current().colour(Role::Line));
        painter.drawRect(track);
        track.setWidth(track.width() * std::clamp(m_progress, 0.0, 1.0));
        painter.setBrush(Theme::current().colour(Role::Accent));
        painter.drawRect(track);
    }

    void describe()
    {
        setAccessibleDescription(m_badge);
        setToolTip(m_collapsed ? (m_badge.isEmpty() ? text() : text() + QStringLiteral(" · ") + m_badge) : QString());
        update();
    }

    QIcon m_symbol;
    QIcon m_chosenSymbol;
    QString m_badge;
    double m_progress = -1.0;
    bool m_focusIsShown = false;
    bool m_isDroppedOn = false;
    TakeTracks m_take;
    bool m_collapsed = false;
};

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
    , m_collapse(new QToolButton(this))
{
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::pageChosen);
    m_layout->setContentsMargins(0, sizes::grid, 0, sizes::grid);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_collapse->setAutoRaise(true);
    m_collapse->setIconSize({sizes::icon, sizes::icon});
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, 0);
    foot->addWidget(m_collapse);
    foot->addStretch(1);
    m_layout->addLayout(foot);
    connect(m_collapse, &QToolButton::clicked, this, &Rail::toggle);
    setCollapsed(false);
    setAccessibleName(tr("Pages"));
}

void Rail::addPage(Symbol symbol, const QString& name)
{
    auto* button = new RailButton(symbol, name, this);
    button->setCollapsed(m_collapsed);
    const int page = static_cast<int>(m_buttons.size());
    m_group->addButton(button, page);
    m_layout->insertWidget(page, button);
    m_buttons.push_back(button);
}

void Rail::takeTracks(int page)
{
    m_buttons[static_cast<std::size_t>(page)]->takeTracks(
        [this, page](const std::vector<TrackId>& tracks) { Q_EMIT tracksDropped(page, tracks); });
}

void Rail::setCurrent(int page)
{
    if (auto* button = m_group->button(page))
        button->setChecked(true);
}

void Rail::setWanted(bool collapsed)
{
    m_wantsCollapsed = collapsed;
    setCollapsed(collapsed);
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? sizes::railNarrow : sizes::railWide);
    m_collapse->setIcon(symbolIcon(collapsed ? Symbol::Expand : Symbol::Collapse, Role::DimText));
    const QString words = collapsed ? tr("Widen the page list") : tr("Narrow the page list");
    m_collapse->setToolTip(words);
    m_collapse->setAccessibleName(words);
    for (RailButton* button : m_buttons)
        button->setCollapsed(collapsed);
}

void Rail::toggle()
{
    m_wantsCollapsed = !m_collapsed;
    setCollapsed(m_wantsCollapsed);
    Q_EMIT collapsedChanged(m_wantsCollapsed);
}

void Rail::fold(bool narrow)
{
    setCollapsed(narrow || m_wantsCollapsed);
}

void Rail::setBadge(int page, const QString& text, double progress)
{
    if (page >= 0 && static_cast<std::size_t>(page) < m_buttons.size())
        m_buttons[static_cast<std::size_t>(page)]->setBadge(text, progress);
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().colour(Role::Window));
    painter.setPen(Theme::current().colour(Role::Line));
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.drawLine(edge, 0, edge, height());
}

} // namespace tonekin
