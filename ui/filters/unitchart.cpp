// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitchart.h"

#include "pages/labels.h"
#include "similarity/unitrankings.h"
#include "theme/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QValueAxis>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr int chartHeight = 132;
constexpr std::size_t fewestTracks = 3;

double edgeOf(const AnswerDistribution& distribution, std::size_t bin)
{
    return static_cast<double>(distribution.highest) * static_cast<double>(bin) / static_cast<double>(distribution.histogram.size());
}

std::size_t binOf(const AnswerDistribution& distribution, float value)
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
    : QWidget(parent)
    , m_words(plainLabel({}, TextKind::Small, this))
    , m_stack(new QStackedWidget(this))
    , m_view(new QChartView(this))
    , m_table(new QTableWidget(0, 3, this))
    , m_chart(new QChart)
    , m_top(new QLineSeries(m_chart))
    , m_area(new QAreaSeries(m_top))
    , m_marks(new QScatterSeries(m_chart))
    , m_across(new QValueAxis(m_chart))
    , m_up(new QValueAxis(m_chart))
{
    auto* asTable = new QToolButton(this);
    asTable->setText(tr("Show as a table"));
    asTable->setCheckable(true);
    asTable->setAutoRaise(true);
    connect(asTable, &QToolButton::toggled, m_stack, &QStackedWidget::setCurrentIndex);

    auto* head = new QHBoxLayout;
    head->addWidget(m_words, 1);
    head->addWidget(asTable, 0, Qt::AlignTop);
    m_words->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::insideControl);
    layout->addLayout(head);
    layout->addWidget(m_stack);

    makeChart();
    m_table->setHorizontalHeaderLabels({tr("Strength"), tr("Tracks"), tr("Of the list above")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("How strongly your tracks drive it"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    m_stack->setFixedHeight(chartHeight);
    connect(&Theme::current(), &Theme::changed, this, &UnitChart::dress);
    dress();
}

void UnitChart::makeChart()
{
    m_chart->addSeries(m_area);
    m_chart->addSeries(m_marks);
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
    for (QAbstractSeries* series : {static_cast<QAbstractSeries*>(m_area), static_cast<QAbstractSeries*>(m_marks)}) {
        series->attachAxis(m_across);
        series->attachAxis(m_up);
    }
    m_marks->setMarkerShape(QScatterSeries::MarkerShapeTriangle);
    constexpr double markerSize = 9.0;
    m_marks->setMarkerSize(markerSize);
    m_up->setVisible(false);
    m_across->setTickType(QValueAxis::TicksDynamic);
    m_across->setTickAnchor(0.0);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_view->setChart(m_chart);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFocusPolicy(Qt::NoFocus); // nothing in it can be operated; the table says the same
    m_view->setAccessibleName(tr("Chart of how strongly your tracks drive it"));
}

void UnitChart::dress()
{
    const Theme& theme = Theme::current();
    QColor fill = theme.colour(Role::Accent);
    fill.setAlphaF(0.25F);
    m_area->setBrush(fill);
    m_area->setPen(QPen(theme.colour(Role::Accent), 1.0));
    m_marks->setColor(theme.colour(Role::Text));
    m_marks->setBorderColor(theme.colour(Role::Surface));
    m_chart->setBackgroundBrush(theme.colour(Role::Surface));
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(theme.colour(Role::Surface));
    m_across->setLabelsColor(theme.colour(Role::DimText));
    m_across->setLabelsFont(theme.smallFont());
    m_across->setGridLinePen(QPen(theme.colour(Role::Line), 1.0));
    m_across->setLinePen(QPen(theme.colour(Role::Control), 1.0));
}

void UnitChart::show(const AnswerDistribution& distribution, const std::vector<float>& marked, const QString& words)
{
    const bool isDrawn = distribution.tracks >= fewestTracks && distribution.highest > 0.0F && !distribution.histogram.empty();
    m_stack->setVisible(isDrawn);
    m_words->setText(isDrawn ? words : tr("With three analysed tracks or more that it answers to, a picture of how they lie appears here."));
    if (!isDrawn)
        return;
    QList<QPointF> steps;
    std::int64_t highest = 1;
    for (std::size_t bin = 0; bin < distribution.histogram.size(); ++bin) {
        const auto count = distribution.histogram[bin];
        highest = std::max(highest, count);
        steps.push_back({edgeOf(distribution, bin), static_cast<double>(count)});
        steps.push_back({edgeOf(distribution, bin + 1), static_cast<double>(count)});
    }
    m_top->replace(steps);
    // Just above the columns that they stand in, so that they are seen where tracks are many and where they are few.
    constexpr double above = 0.07;
    QList<QPointF> marks;
    for (const float value : marked)
        marks.push_back({static_cast<double>(value),
                         static_cast<double>(distribution.histogram[binOf(distribution, value)]) + above * static_cast<double>(highest)});
    m_marks->replace(marks);
    const double right = static_cast<double>(distribution.highest);
    const double step = stepFor(right);
    m_across->setTickInterval(step);
    m_across->setLabelFormat(QStringLiteral("%.%1f").arg(std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)))));
    constexpr double margin = 1.03;
    m_across->setRange(0.0, right * margin);
    m_up->setRange(0.0, static_cast<double>(highest) * (1.0 + 2.5 * above));
    fillTable(distribution, marked);
}

void UnitChart::fillTable(const AnswerDistribution& distribution, const std::vector<float>& marked)
{
    const QLocale locale;
    std::vector<int> ofList(distribution.histogram.size());
    for (const float value : marked)
        ++ofList[binOf(distribution, value)];
    m_table->setRowCount(static_cast<int>(distribution.histogram.size()));
    for (std::size_t bin = 0; bin < distribution.histogram.size(); ++bin) {
        const int row = static_cast<int>(bin);
        const QString range = QStringLiteral("%1 … %2").arg(locale.toString(edgeOf(distribution, bin), 'f', 2),
                                                            locale.toString(edgeOf(distribution, bin + 1), 'f', 2));
        m_table->setItem(row, 0, new QTableWidgetItem(range));
        m_table->setItem(row, 1, new QTableWidgetItem(locale.toString(static_cast<qlonglong>(distribution.histogram[bin]))));
        m_table->setItem(row, 2, new QTableWidgetItem(ofList[bin] > 0 ? locale.toString(ofList[bin]) : QString()));
    }
}

} // namespace tonekin
