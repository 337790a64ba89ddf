// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/similaritychart.h"

#include "pages/labels.h"
#include "theme/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineSeries>
#include <QLocale>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>

namespace tonekin {

namespace {

constexpr int chartHeight = 132;

double edgeOf(const SimilarityDistribution& distribution, std::size_t bin)
{
    const double width = static_cast<double>(distribution.highest - distribution.lowest);
    return static_cast<double>(distribution.lowest) + width * static_cast<double>(bin) / static_cast<double>(distribution.histogram.size());
}

} // namespace

SimilarityChart::SimilarityChart(QWidget* parent)
    : QWidget(parent)
    , m_words(plainLabel({}, TextKind::Small, this))
    , m_stack(new QStackedWidget(this))
    , m_view(new QChartView(this))
    , m_table(new QTableWidget(0, 2, this))
    , m_chart(new QChart)
    , m_top(new QLineSeries(m_chart))
    , m_area(new QAreaSeries(m_top))
    , m_line(new QLineSeries(m_chart))
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
    head->addWidget(asTable);
    m_words->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::grid);
    layout->setSpacing(sizes::insideControl);
    layout->addLayout(head);
    layout->addWidget(m_stack);

    makeChart();
    m_table->setHorizontalHeaderLabels({tr("Similarity"), tr("Pairs of tracks")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("How alike the tracks of this library are"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    m_stack->setFixedHeight(chartHeight);
    connect(&Theme::current(), &Theme::changed, this, &SimilarityChart::dress);
    dress();
    show(std::nullopt);
}

void SimilarityChart::makeChart()
{
    m_chart->addSeries(m_area);
    m_chart->addSeries(m_line);
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
    for (QAbstractSeries* series : {static_cast<QAbstractSeries*>(m_area), static_cast<QAbstractSeries*>(m_line)}) {
        series->attachAxis(m_across);
        series->attachAxis(m_up);
    }
    m_up->setVisible(false);
    m_across->setTickType(QValueAxis::TicksDynamic);
    m_across->setTickAnchor(0.0);
    m_across->setTickInterval(0.25); // exact in binary, so that 0 is 0
    m_across->setLabelFormat(QStringLiteral("%.2f"));
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_view->setChart(m_chart);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFocusPolicy(Qt::NoFocus); // nothing in it can be operated; the table says the same
    m_view->setAccessibleName(tr("Chart of how alike the tracks of this library are"));
}

void SimilarityChart::dress()
{
    const Theme& theme = Theme::current();
    QColor fill = theme.colour(Role::Accent);
    fill.setAlphaF(0.25F);
    m_area->setBrush(fill);
    m_area->setPen(QPen(theme.colour(Role::Accent), 1.0));
    m_line->setPen(QPen(theme.colour(Role::Text), 1.5, Qt::DashLine));
    m_chart->setBackgroundBrush(theme.colour(Role::Surface));
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(theme.colour(Role::Surface));
    m_across->setLabelsColor(theme.colour(Role::DimText));
    m_across->setLabelsFont(theme.smallFont());
    m_across->setGridLinePen(QPen(theme.colour(Role::Line), 1.0));
    m_across->setLinePen(QPen(theme.colour(Role::Control), 1.0));
}

void SimilarityChart::show(const std::optional<SimilarityDistribution>& distribution)
{
    m_stack->setVisible(distribution.has_value());
    if (!distribution) {
        m_words->setText(tr("With three analysed tracks or more, a picture of how alike your tracks are appears here."));
        return;
    }
    m_words->setText(tr("How alike any two of your tracks are. Close is what lies right of the line, from %1 on; 1 is the same sound.")
                         .arg(QLocale().toString(static_cast<double>(distribution->closeEnds), 'f', 2)));
    QList<QPointF> steps;
    int highest = 1;
    for (std::size_t bin = 0; bin < distribution->histogram.size(); ++bin) {
        const int count = distribution->histogram[bin];
        highest = std::max(highest, count);
        steps.push_back({edgeOf(*distribution, bin), static_cast<double>(count)});
        steps.push_back({edgeOf(*distribution, bin + 1), static_cast<double>(count)});
    }
    m_top->replace(steps);
    const double closeEnds = static_cast<double>(distribution->closeEnds);
    m_line->replace(QList<QPointF>{{closeEnds, 0.0}, {closeEnds, static_cast<double>(highest)}});
    m_across->setRange(static_cast<double>(distribution->lowest), static_cast<double>(distribution->highest));
    m_up->setRange(0.0, highest * 1.05);
    fillTable(*distribution);
}

void SimilarityChart::fillTable(const SimilarityDistribution& distribution)
{
    const QLocale locale;
    m_table->setRowCount(static_cast<int>(distribution.histogram.size()));
    for (std::size_t bin = 0; bin < distribution.histogram.size(); ++bin) {
        const QString range = QStringLiteral("%1 … %2").arg(locale.toString(edgeOf(distribution, bin), 'f', 2),
                                                            locale.toString(edgeOf(distribution, bin + 1), 'f', 2));
        m_table->setItem(static_cast<int>(bin), 0, new QTableWidgetItem(range));
        m_table->setItem(static_cast<int>(bin), 1, new QTableWidgetItem(locale.toString(distribution.histogram[bin])));
    }
}

} // namespace tonekin
