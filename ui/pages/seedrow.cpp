// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/seedrow.h"

#include "lists/flowlayout.h"
#include "lists/labels.h"
#include "lists/trackmime.h"
#include "painting/symbols.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>

namespace tonekin {

namespace {

constexpr int widestChipText = 260;

class Chip : public QWidget {
public:
    Chip(SeedKind kind, QWidget* parent)
        : QWidget(parent)
        , m_isLike(kind == SeedKind::Like)
    {
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(theme.colour(m_isLike ? Role::Selected : Role::Raised));
        painter.setPen(m_isLike ? QPen(Qt::NoPen) : QPen(theme.colour(Role::Control), 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), sizes::corner, sizes::corner);
    }

private:
    bool m_isLike;
};

QToolButton* chipButton(Symbol symbol, const QString& words, const QString& of, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(symbolIcon(symbol));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setToolTip(words);
    button->setAccessibleName(words + QStringLiteral(": ") + of);
    return button;
}

} // namespace

SeedRow::SeedRow(QWidget* parent)
    : QWidget(parent)
    , m_hint(plainLabel(tr("Drop tracks here, or choose “Sounds like this” on any track."), TextKind::Dim, this))
{
    auto* layout = new FlowLayout(sizes::grid, this);
    layout->addWidget(m_hint);
    m_hint->setMinimumHeight(32);
    setAcceptDrops(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SeedRow::show(const std::vector<Seed>& seeds, const TrackSnapshot& tracks)
{
    if (seeds == m_shown)
        return; // the focus stays where it is
    m_shown = seeds;
    for (QWidget* chip : std::exchange(m_chips, {})) {
        chip->hide();
        chip->deleteLater(); // it may be the one that was pressed
    }
    m_hint->setVisible(seeds.empty());
    for (const Seed& seed : seeds) {
        m_chips.push_back(makeChip(seed, tracks.find(seed.id)));
        layout()->addWidget(m_chips.back());
        m_chips.back()->show();
    }
    updateGeometry();
}

QWidget* SeedRow::makeChip(const Seed& seed, const ListedTrack* track)
{
    const QString title = track ? track->title->shown : tr("A track that is gone");
    const QString artist = track ? track->artist->shown : QString();
    const QString whole = artist.isEmpty() ? title : title + QStringLiteral(" — ") + artist;

    const bool isLike = seed.kind == SeedKind::Like;
    auto* chip = new Chip(seed.kind, this);
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(sizes::insideControl, 2, sizes::insideControl, 2);
    row->setSpacing(2);
    const QString turn =
        isLike ? tr("Like this; press for “not like this”") : tr("Not like this; press for “like this”");
    auto* sign = chipButton(isLike ? Symbol::Add : Symbol::Remove, turn, whole, chip);
    auto* label = plainLabel({}, TextKind::Body, chip);
    label->setText(label->fontMetrics().elidedText(whole, Qt::ElideRight, widestChipText));
    label->setToolTip(plainToolTip(whole));
    auto* cross = chipButton(Symbol::Cancel, tr("Take this seed away"), whole, chip);
    row->addWidget(sign);
    row->addWidget(label);
    row->addWidget(cross);
    connect(sign, &QToolButton::clicked, this,
            [this, seed, isLike] { Q_EMIT turned(seed.id, isLike ? SeedKind::NotLike : SeedKind::Like); });
    connect(cross, &QToolButton::clicked, this, [this, seed] { Q_EMIT removed(seed.id); });
    return chip;
}

void SeedRow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!tracksIn(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void SeedRow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    Q_EMIT dropped(tracksIn(*event->mimeData()));
}

} // namespace tonekin
