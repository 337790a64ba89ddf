// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulechips.h"

#include "lists/flowlayout.h"
#include "lists/labels.h"
#include "painting/symbols.h"
#include "preferences/preferences.h"
#include "rules/rulewords.h"
#include "words/displaytext.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <utility>

namespace tonekin {

namespace {

constexpr int widestText = 260;

class Chip : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Theme::current().colour(Role::Raised));
        painter.setPen(QPen(Theme::current().colour(Role::Line), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), sizes::corner, sizes::corner);
    }
};

} // namespace

RuleChips::RuleChips(QWidget* parent)
    : QWidget(parent)
    , m_shown(usualRules())
{
    new FlowLayout(sizes::grid, this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void RuleChips::show(const PlaylistRules& rules)
{
    if (rules == m_shown)
        return; // the focus stays where it is
    m_shown = rules;
    for (QWidget* chip : std::exchange(m_chips, {})) {
        chip->hide();
        chip->deleteLater(); // it may be the one that was pressed
    }
    const std::vector<ToldRule> told = toldRules(rules);
    for (const ToldRule& one : told)
        m_chips.push_back(makeChip(one));
    if (!told.empty()) {
        auto* clear = new QToolButton(this);
        clear->setMinimumHeight(m_chips.front()->sizeHint().height());
        clear->setText(tr("Clear rules"));
        clear->setAutoRaise(true);
        connect(clear, &QToolButton::clicked, this, &RuleChips::clearRequested);
        m_chips.push_back(clear);
    }
    for (QWidget* chip : m_chips) {
        layout()->addWidget(chip);
        chip->show();
    }
    updateGeometry();
}

QWidget* RuleChips::makeChip(const ToldRule& told)
{
    auto* chip = new Chip(this);
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(sizes::grid, 2, sizes::insideControl, 2);
    row->setSpacing(2);
    auto* label = plainLabel({}, TextKind::Body, chip);
    label->setText(label->fontMetrics().elidedText(told.words, Qt::ElideMiddle, widestText));
    label->setToolTip(plainToolTip(told.words));
    auto* cross = new QToolButton(chip);
    constexpr int symbolSize = 16;
    cross->setIcon(symbolIcon(Symbol::Cancel));
    cross->setIconSize({symbolSize, symbolSize});
    cross->setAutoRaise(true);
    cross->setToolTip(tr("Take this rule away"));
    cross->setAccessibleName(tr("Take this rule away") + QStringLiteral(": ") + told.words);
    row->addWidget(label);
    row->addWidget(cross);
    connect(cross, &QToolButton::clicked, this, [this, without = told.without] { Q_EMIT changed(without); });
    return chip;
}

} // namespace tonekin
