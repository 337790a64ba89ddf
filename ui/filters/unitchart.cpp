// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitchart.h"

#include "similarity/unitrankings.h"
#include "theme/theme.h"

#include <QLocale>
#include <QScatterSeries>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr std::size_t fewestTracks = 3;
// Marks stand just above the columns they belong to, so that they are seen where tracks are many and where they are
// few.
constexpr double aboveColumn = 0.07; // of the highest column

std::size_t binOf(const ActivationDistribution& distribution, float value)
{
    const double part = static_cast<double>(value) / static_cast<double>(distribution.highest);
    const auto count = distribution.histogram.size();
    return std::min(static_cast<std::size_t>(std::max(0.0, part * static_cast<double>(count))), count - 1);
}

/// 1, 2 or 5 times a power of ten, so that about five steps fit.
double stepFor(double highest)
{
    constexpr double wanted = 5.0;
    const double rough = highest / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * power)
            return factor * power;
    return 10.0 * power;
}

} // namespace

UnitChart::UnitChart(QWidget* parent)
    : HistogramChart({tr("Chart of how strongly your tracks drive it"),
                      tr("How strongly your tracks drive it"),
                      {tr("Strength"), tr("Tracks"), tr("Of the list above")}},
                     parent)
    , m_marks(new QScatterSeries(this))
{
    m_marks->setMarkerShape(QScatterSeries::MarkerShapeTriangle);
    constexpr double markerSize = 9.0;
    m_marks->setMarkerSize(markerSize);
    addMarks(*m_marks);
    connect(&Theme::current(), &Theme::changed, this, &UnitChart::dressMarks);
    dressMarks();
}

void UnitChart::dressMarks()
{
    m_marks->setColor(Theme::current().colour(Role::Text));
    m_marks->setBorderColor(Theme::current().colour(Role::Surface));
}

void UnitChart::show(const ActivationDistribution& distribution, const std::vector<float>& marked, const QString& words)
{
    if (distribution.tracks < fewestTracks || !(distribution.highest > 0.0F) || distribution.histogram.empty()) {
        showWordsAlone(
            tr("With three analysed tracks or more that it answers to, a picture of how they lie appears here."));
        return;
    }
    showHistogram(words, distribution.histogram, 0.0F, distribution.highest);
    const double height = heightOf(distribution.histogram);
    showMarks(distribution, marked, height);
    const double highest = static_cast<double>(distribution.highest);
    const double step = stepFor(highest);
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    constexpr double margin = 1.03;
    setAxes({0.0, highest * margin, step, decimals, height * (1.0 + 2.5 * aboveColumn)});
}

void UnitChart::showMarks(const ActivationDistribution& distribution, const std::vector<float>& marked, double height)
{
    std::vector<int> ofList(distribution.histogram.size());
    QList<QPointF> marks;
    for (const float value : marked) {
        const std::size_t bin = binOf(distribution, value);
        ++ofList[bin];
        marks.push_back(
            {static_cast<double>(value), static_cast<double>(distribution.histogram[bin]) + aboveColumn * height});
    }
    m_marks->replace(marks);
    for (std::size_t bin = 0; bin < ofList.size(); ++bin)
        setCell(bin, 2, ofList[bin] > 0 ? QLocale().toString(ofList[bin]) : QString());
}

} // namespace tonekin
