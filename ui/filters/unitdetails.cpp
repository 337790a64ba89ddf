// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitdetails.h"

#include "filters/unitchart.h"
#include "filters/unitlistbox.h"
#include "theme/theme.h"

#include <QVBoxLayout>

namespace tonekin {

UnitDetails::UnitDetails(const UnitParts& parts, QWidget* parent)
    : QScrollArea(parent)
    , m_parts(parts)
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
    return column;
}

void UnitDetails::connectLength(ListLengthBox& length)
{
    connect(&length, &QComboBox::currentIndexChanged, this, [this, &length] {
        refreshLists();
        Q_EMIT listLengthChanged(length.length());
    });
}

void UnitDetails::connectList(UnitListBox& list, const std::function<QString()>& playlistName)
{
    connect(&list, &UnitListBox::playRequested, this, &UnitDetails::playRequested);
    connect(&list, &UnitListBox::inspected, this, &UnitDetails::inspected);
    connect(&list, &UnitListBox::seedsRequested, this, [this, &list] { Q_EMIT seedsRequested(list.tracks()); });
    connect(&list, &UnitListBox::playlistRequested, this, [this, &list, playlistName] {
        Q_EMIT playlistRequested({playlistName(), list.tracks()});
    });
}

void UnitDetails::showChart(UnitChart& chart, NetworkUnit unit, RankBy by, const UnitListBox& list,
                            const std::function<QString(int tracks)>& words) const
{
    const ActivationDistribution distribution = m_parts.activations().rankings()->read(
        [&](const UnitRankings& rankings) { return rankings.distribution(unit, by, UnitChart::bins); });
    std::vector<float> marked;
    for (const UnitListRow& row : list.model().list().rows)
        marked.push_back(row.value);
    chart.show(distribution, marked, words(static_cast<int>(distribution.tracks)));
}

} // namespace tonekin
