// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/similaritychart.h"

#include "theme/theme.h"

#include <QLayout>
#include <QLineSeries>
#include <QLocale>

namespace tonekin {

SimilarityChart::SimilarityChart(QWidget* parent)
    : HistogramChart({tr("Chart of how alike the tracks of this library are"),
                      tr("How alike the tracks of this library are"),
                      {tr("Similarity"), tr("Pairs of tracks")}},
                     parent)
    , m_line(new QLineSeries(this))
{
    makeFoldable(tr("Hide the chart"), tr("Show the chart"));
    layout()->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::grid);
    addMarks(*m_line);
    connect(&Theme::current(), &Theme::changed, this, &SimilarityChart::dressLine);
    dressLine();
    show(std::nullopt);
}

void SimilarityChart::dressLine()
{
    m_line->setPen(QPen(Theme::current().colour(Role::Text), 1.5, Qt::DashLine));
}

void SimilarityChart::show(const std::optional<SimilarityDistribution>& distribution)
{
    if (!distribution) {
        showWordsAlone(tr("With three analysed tracks or more, a picture of how alike your tracks are appears here."));
        return;
    }
    const std::vector<std::int64_t> counts(distribution->histogram.begin(), distribution->histogram.end());
    const double closeEnds = static_cast<double>(distribution->closeEnds);
    showHistogram(tr("How alike any two of your tracks are. Close is what lies right of the line, from %1 on; 1 is the "
                     "same sound.")
                      .arg(QLocale().toString(closeEnds, 'f', 2)),
                  counts, distribution->lowest, distribution->highest);
    const double highest = heightOf(counts);
    m_line->replace(QList<QPointF>{{closeEnds, 0.0}, {closeEnds, highest}});
    constexpr double tick = 0.25; // exact in binary, so that 0 is 0
    constexpr double margin = 1.05;
    setAxes({static_cast<double>(distribution->lowest), static_cast<double>(distribution->highest), tick, 2,
             highest * margin});
}

} // namespace tonekin
