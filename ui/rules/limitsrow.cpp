// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/limitsrow.h"

#include "lists/flowlayout.h"
#include "lists/labels.h"
#include "preferences/preferences.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr int mostMinutes = 24 * 60;
constexpr int minutesATrack = 4; // a list stays about as long when its unit changes

} // namespace

LimitsRow::LimitsRow(QWidget* parent)
    : QWidget(parent)
    , m_length(makeSpin(SimilarLimits::fewest, SimilarLimits::most, {}))
    , m_unit(new QComboBox(this))
    , m_perArtist(makeSpin(0, SimilarLimits::mostOfOne, tr("any")))
    , m_perAlbum(makeSpin(0, SimilarLimits::mostOfOne, tr("any")))
{
    new FlowLayout(sizes::grid, this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    makeLength();
    addLabelled(tr("Most of an a&rtist"), m_perArtist, m_perArtist);
    addLabelled(tr("Most of an al&bum"), m_perAlbum, m_perAlbum);
}

void LimitsRow::makeLength()
{
    m_unit->addItems({tr("tracks"), tr("minutes")});
    nameField(*m_unit, tr("Length in tracks or minutes"));
    connect(m_unit, &QComboBox::activated, this, &LimitsRow::changeUnit);
    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::insideControl);
    row->addWidget(m_length);
    row->addWidget(m_unit);
    addLabelled(tr("Length"), both, m_length);
}

QSpinBox* LimitsRow::makeSpin(int lowest, int highest, const QString& whenLowest)
{
    auto* spin = new QSpinBox(this);
    spin->setRange(lowest, highest);
    spin->setSpecialValueText(whenLowest);
    spin->setKeyboardTracking(false);
    connect(spin, &QSpinBox::valueChanged, this, &LimitsRow::edit);
    return spin;
}

void LimitsRow::addLabelled(const QString& words, QWidget* field, QSpinBox* spin)
{
    auto* limit = new QWidget(this);
    auto* row = new QHBoxLayout(limit);
    row->setContentsMargins(0, 0, sizes::grid, 0);
    row->setSpacing(sizes::grid);
    auto* label = plainLabel(words, TextKind::Dim, limit);
    label->setBuddy(spin);
    nameField(*spin, QString(words).remove(QLatin1Char('&')));
    row->addWidget(label);
    row->addWidget(field);
    layout()->addWidget(limit);
}

void LimitsRow::add(QWidget* widget)
{
    layout()->addWidget(widget);
}

LimitsRow::Unit LimitsRow::unit() const
{
    return static_cast<Unit>(m_unit->currentIndex());
}

void LimitsRow::setRules(const PlaylistRules& rules)
{
    m_rules = rules;
    const QSignalBlocker blockers[]{QSignalBlocker(m_length), QSignalBlocker(m_perArtist), QSignalBlocker(m_perAlbum)};
    const bool inMinutes = !rules.tracks && rules.minutes > 0.0;
    m_unit->setCurrentIndex(static_cast<int>(inMinutes ? Unit::Minutes : Unit::Tracks));
    m_length->setRange(inMinutes ? 1 : SimilarLimits::fewest, inMinutes ? mostMinutes : SimilarLimits::most);
    m_length->setValue(inMinutes ? static_cast<int>(std::lround(rules.minutes)) : static_cast<int>(rules.mostTracks()));
    m_perArtist->setValue(rules.mostPerArtist);
    m_perAlbum->setValue(rules.mostPerAlbum);
}

void LimitsRow::changeUnit()
{
    PlaylistRules rules = m_rules;
    if (unit() == Unit::Minutes && rules.tracks) {
        rules.minutes = static_cast<double>(std::min<std::size_t>(*rules.tracks * minutesATrack, mostMinutes));
        rules.tracks.reset();
    } else if (unit() == Unit::Tracks && !rules.tracks) {
        rules.tracks = static_cast<std::size_t>(
            std::clamp(static_cast<int>(rules.minutes) / minutesATrack, SimilarLimits::fewest, SimilarLimits::most));
        rules.minutes = 0.0;
    } else {
        return;
    }
    setRules(rules);
    Q_EMIT edited(rules);
}

void LimitsRow::edit()
{
    if (unit() == Unit::Minutes)
        m_rules.minutes = m_length->value();
    else
        m_rules.tracks = static_cast<std::size_t>(m_length->value());
    m_rules.mostPerArtist = m_perArtist->value();
    m_rules.mostPerAlbum = m_perAlbum->value();
    Q_EMIT edited(m_rules);
}

} // namespace tonekin
