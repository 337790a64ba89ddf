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
constexpr std::size_t fewChips = 12; // about two lines

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

void SeedRow::show(const std::vector<Seed>& seeds, const TrackSnapshotRef& tracks)
{
    if (seeds == m_shown)
        return; // the focus stays where it is
    m_shown = seeds;
    m_most = fewChips;
    fill(tracks);
}

void SeedRow::fill(const TrackSnapshotRef& tracks)
{
    for (QWidget* chip : std::exchange(m_chips, {})) {
        chip->hide();
        chip->deleteLater(); // it may be the one that was pressed
    }
    m_hint->setVisible(m_shown.empty());
    const std::vector<Group> groups = groupsOf(m_shown, *tracks);
    const std::size_t count = std::min(groups.size(), m_most);
    for (std::size_t place = 0; place < count; ++place)
        m_chips.push_back(makeChip(groups[place]));
    std::vector<TrackId> rest;
    for (std::size_t place = count; place < groups.size(); ++place)
        rest.insert(rest.end(), groups[place].ids.begin(), groups[place].ids.end());
    if (!rest.empty())
        m_chips.push_back(makeRest(std::move(rest), tracks));
    for (QWidget* chip : m_chips) {
        layout()->addWidget(chip);
        chip->show();
    }
    placeEnd();
    updateGeometry();
}

void SeedRow::setEnd(std::vector<QWidget*> widgets)
{
    m_end = std::move(widgets);
    placeEnd();
}

void SeedRow::placeEnd()
{
    for (QWidget* widget : m_end) {
        layout()->removeWidget(widget);
        layout()->addWidget(widget);
    }
}

/// An album of which several tracks follow each other is one group.
std::vector<SeedRow::Group> SeedRow::groupsOf(const std::vector<Seed>& seeds, const TrackSnapshot& tracks)
{
    constexpr std::size_t fewestOfAlbum = 3;
    std::vector<Group> groups;
    const auto albumOf = [&](const Seed& seed) -> std::string {
        const ListedTrack* track = tracks.find(seed.id);
        return track && !track->album->shown.isEmpty() ? *track->albumKey : std::string();
    };
    for (std::size_t first = 0; first < seeds.size();) {
        const Seed& seed = seeds[first];
        const std::string album = albumOf(seed);
        std::size_t end = first + 1;
        while (end < seeds.size() && !album.empty() && seeds[end].kind == seed.kind && albumOf(seeds[end]) == album)
            ++end;
        const ListedTrack* track = tracks.find(seed.id);
        if (end - first >= fewestOfAlbum) {
            Group group{
                {}, seed.kind, tr("%1 (%n track(s))", "album", static_cast<int>(end - first)).arg(track->album->shown)};
            for (; first < end; ++first)
                group.ids.push_back(seeds[first].id);
            groups.push_back(std::move(group));
            continue;
        }
        const QString title = track ? track->title->shown : tr("A track that is gone");
        const QString artist = track ? track->artist->shown : QString();
        groups.push_back({{seed.id}, seed.kind, artist.isEmpty() ? title : title + QStringLiteral(" — ") + artist});
        ++first;
    }
    return groups;
}

/// Stands for the seeds without a chip of their own.
QWidget* SeedRow::makeRest(std::vector<TrackId> ids, const TrackSnapshotRef& tracks)
{
    constexpr std::size_t moreChips = 50;
    auto* chip = new Chip(SeedKind::Like, this);
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(sizes::insideControl, 2, sizes::insideControl, 2);
    row->setSpacing(2);
    const QString words = tr("+ %Ln more", nullptr, static_cast<int>(ids.size()));
    auto* more = new QToolButton(chip);
    more->setText(words);
    more->setAutoRaise(true);
    more->setToolTip(tr("Show more of the seeds"));
    auto* cross = chipButton(Symbol::Cancel, tr("Take these seeds away"), words, chip);
    row->addWidget(more);
    row->addWidget(cross);
    connect(more, &QToolButton::clicked, this, [this, tracks] {
        m_most += moreChips;
        fill(tracks);
    });
    connect(cross, &QToolButton::clicked, this, [this, ids = std::move(ids)] { Q_EMIT removed(ids); });
    return chip;
}

QWidget* SeedRow::makeChip(const Group& group)
{
    const QString& whole = group.words;
    const bool isLike = group.kind == SeedKind::Like;
    auto* chip = new Chip(group.kind, this);
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
            [this, ids = group.ids, isLike] { Q_EMIT turned(ids, isLike ? SeedKind::NotLike : SeedKind::Like); });
    connect(cross, &QToolButton::clicked, this, [this, ids = group.ids] { Q_EMIT removed(ids); });
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
