// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewpanel.h"

#include "lists/labels.h"
#include "painting/symbols.h"
#include "player/elidedtext.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tonekin {

namespace {

constexpr std::size_t mostSides = 6; // what a panel has room for; all are in the list's menu

} // namespace

ReviewPanel::ReviewPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(plainLabel({}, TextKind::Strong, this))
    , m_evidence(plainLabel({}, TextKind::Body, this))
    , m_sides(new QVBoxLayout)
    , m_accept(new QPushButton(tr("Accept (A)"), this))
    , m_reject(new QPushButton(tr("Not so (N)"), this))
    , m_takeBack(new QPushButton(tr("Take back"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::aroundPage);
    layout->setSpacing(sizes::grid);
    m_title->setWordWrap(true);
    m_evidence->setWordWrap(true);
    layout->addWidget(m_title);
    layout->addWidget(m_evidence);
    layout->addLayout(m_sides);
    makeButtons();
    setItem({});
}

void ReviewPanel::makeButtons()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(sizes::grid);
    for (QPushButton* button : {m_accept, m_reject, m_takeBack}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT decisionMade(Decision::Accepted); });
    connect(m_reject, &QPushButton::clicked, this, [this] { Q_EMIT decisionMade(Decision::Rejected); });
    connect(m_takeBack, &QPushButton::clicked, this, [this] { Q_EMIT decisionMade({}); });
}

void ReviewPanel::setItem(const std::optional<ReviewItem>& item)
{
    m_item = item;
    m_title->setText(item ? tr("%1 – %2", "track, what of it").arg(item->title, item->about) : QString());
    m_evidence->setText(item ? (QStringList(item->evidence) + item->details).join(QLatin1Char('\n')) : QString());
    fillSides();
    updateButtons();
    setVisible(item.has_value());
}

void ReviewPanel::setMayDecide(bool may)
{
    m_mayDecide = may;
    updateButtons();
}

void ReviewPanel::updateButtons()
{
    m_accept->setEnabled(m_mayDecide && m_item && m_item->decision != Decision::Accepted);
    m_reject->setEnabled(m_mayDecide && m_item && m_item->decision != Decision::Rejected);
    m_takeBack->setEnabled(m_mayDecide && m_item && m_item->decision);
}

void ReviewPanel::fillSides()
{
    for (QWidget* row : m_rows)
        row->deleteLater();
    m_rows.clear();
    const std::size_t count = m_item ? std::min(m_item->sides.size(), mostSides) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const ReviewSide& side = m_item->sides[i];
        auto* row = new QWidget(this);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(sizes::grid);
        auto* play = new QToolButton(row);
        play->setIcon(symbolIcon(Symbol::Play));
        play->setAutoRaise(true);
        const QString moment = timeText(side.seconds);
        const QString words = moment.isEmpty() ? tr("Play (%1)", "key").arg(i + 1)
                                               : tr("Play from %1 (%2)", "time, key").arg(moment).arg(i + 1);
        play->setToolTip(words);
        play->setAccessibleName(tr("%1: %2", "what to do, track").arg(words, side.words));
        connect(play, &QToolButton::clicked, this, [this, i] { playSide(i); });
        auto* label = new ElidedLabel(row);
        label->setElideMode(Qt::ElideMiddle);
        label->setWhole(side.words, Role::Text);
        layout->addWidget(play);
        layout->addWidget(label, 1);
        m_sides->addWidget(row);
        m_rows.push_back(row);
    }
}

void ReviewPanel::playSide(std::size_t side)
{
    if (m_item && side < m_item->sides.size())
        Q_EMIT playRequested({m_item->sides[side].id, playedFrom(m_item->sides[side].seconds), tr("From the review")});
}

} // namespace tonekin
