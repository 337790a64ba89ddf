// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitdetails.h"

#include "filters/unitchart.h"
#include "filters/unitlistbox.h"
#include "lists/labels.h"
#include "lists/trackselection.h"
#include "theme/theme.h"
#include "words/filtertext.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tonekin {

UnitDetails::UnitDetails(const UnitParts& parts, NetworkUnit unit, QWidget* parent)
    : QScrollArea(parent)
    , m_parts(parts)
    , m_unit(unit)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what is in it has the focus and is scrolled to
}

QVBoxLayout* UnitDetails::makeColumn()
{
    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::aroundPage);
    column->setSpacing(sizes::aroundPage);
    setWidget(content);
    m_chart = new UnitChart(content);
    return column;
}

void UnitDetails::setHead(QWidget& head)
{
    m_head = &head;
    head.setParent(this);
    head.setAutoFillBackground(true);
    head.setBackgroundRole(QPalette::Base);
    setViewportMargins(0, head.sizeHint().height(), 0, 0);
    head.show();
}

void UnitDetails::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (m_head)
        m_head->setGeometry(0, 0, width(), m_head->sizeHint().height());
}

void UnitDetails::connectLength(const ListLengthBox& length)
{
    m_length = &length;
    connect(m_length, &QComboBox::currentIndexChanged, this, [this] { refreshLists(); });
}

void UnitDetails::addChart(QVBoxLayout& column, QWidget* beside)
{
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Over the whole library"), TextKind::Strong, widget()), 1);
    if (beside)
        head->addWidget(beside);
    column.addLayout(head);
    column.addWidget(m_chart);
    column.addStretch(1);
}

QString UnitDetails::titleWithin() const
{
    return unitTitle(unitWithin(m_unit), m_parts.learned.called(m_unit));
}

QString UnitDetails::titleAlone() const
{
    return unitTitle(unitText(m_unit), m_parts.learned.called(m_unit));
}

UnitQuery UnitDetails::query(RankBy by) const
{
    return {m_unit, by, static_cast<std::size_t>(m_length->length())};
}

void UnitDetails::connectList(UnitListBox& list, const std::function<QString()>& playlistName)
{
    connect(&list, &UnitListBox::playRequested, this, &UnitDetails::playRequested);
    connect(&list, &UnitListBox::inspected, this, [this, &list](TrackId track) {
        m_touched = &list;
        Q_EMIT inspected(track);
    });
    connect(&list, &UnitListBox::seedsRequested, this, [this, &list] { Q_EMIT seedsRequested(list.tracks()); });
    connect(&list, &UnitListBox::playlistRequested, this, [this, &list, playlistName] {
        Q_EMIT playlistRequested({playlistName(), list.tracks()});
    });
}

void UnitDetails::announceSelection()
{
    if (m_touched)
        m_touched->selection().announce();
}

void UnitDetails::showChart(RankBy by, const UnitListBox& list, const std::function<QString(int tracks)>& words) const
{
    const ActivationDistribution distribution = m_parts.activations().rankings()->read(
        [&](const UnitRankings& rankings) { return rankings.distribution(m_unit, by, UnitChart::bins); });
    std::vector<float> marked;
    for (const UnitListRow& row : list.model().list().rows)
        marked.push_back(row.value);
    m_chart->show(distribution, marked, words(static_cast<int>(distribution.tracks)));
}

} // namespace tonekin
