// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/stepschart.h"

#include "lists/labels.h"
#include "theme/theme.h"

#include <QChart>
#include <QChartView>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QToolButton>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr int chartHeight = 132;
constexpr double pointSize = 7.0;

/// At each second, fifth or tenth step a label, so that there are about a dozen.
double tickOf(qsizetype steps)
{
    constexpr int mostLabels = 12;
    for (const int tick : {1, 2, 5, 10, 20, 50})
        if (steps <= static_cast<qsizetype>(tick) * mostLabels)
            return tick;
    return 100;
}

} // namespace

StepsChart::StepsChart(QWidget* parent)
    : QWidget(parent)
    , m_words(plainLabel({}, TextKind::Small, this))
    , m_fold(new QToolButton(this))
    , m_view(new QChartView(this))
    , m_chart(new QChart)
    , m_line(new QLineSeries(m_chart))
    , m_points(new QScatterSeries(m_chart))
    , m_close(new QLineSeries(m_chart))
    , m_across(new QValueAxis(m_chart))
    , m_up(new QValueAxis(m_chart))
{
    m_words->setWordWrap(true);
    m_fold->setAutoRaise(true);
    connect(m_fold, &QToolButton::clicked, this, [this] {
        setFolded(m_view->isVisibleTo(this));
        Q_EMIT foldedByUser(!m_view->isVisibleTo(this));
    });
    auto* head = new QHBoxLayout;
    head->addWidget(m_words, 1);
    head->addWidget(m_fold, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::grid);
    layout->setSpacing(sizes::insideControl);
    layout->addLayout(head);
    layout->addWidget(m_view);
    makeChart();
    setFolded(false);
    connect(&Theme::current(), &Theme::changed, this, &StepsChart::dress);
    dress();
}

void StepsChart::makeChart()
{
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
    for (QXYSeries* series :
         {static_cast<QXYSeries*>(m_close), static_cast<QXYSeries*>(m_line), static_cast<QXYSeries*>(m_points)}) {
        m_chart->addSeries(series);
        series->attachAxis(m_across);
        series->attachAxis(m_up);
    }
    m_points->setMarkerSize(pointSize);
    m_across->setTickType(QValueAxis::TicksDynamic);
    m_across->setTickAnchor(1.0);
    m_across->setLabelFormat(QStringLiteral("%.0f"));
    m_up->setLabelFormat(QStringLiteral("%.1f"));
    m_up->setTickType(QValueAxis::TicksDynamic);
    m_up->setTickAnchor(0.0);
    m_chart->setLocale(QLocale());
    m_chart->setLocalizeNumbers(true);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_view->setChart(m_chart);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFixedHeight(chartHeight);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFocusPolicy(Qt::NoFocus); // nothing in it can be operated; the list says the same
    m_view->setAccessibleName(tr("Chart of the steps of the path"));
}

void StepsChart::dress()
{
    const Theme& theme = Theme::current();
    m_line->setPen(QPen(theme.colour(Role::Accent), 1.5));
    m_points->setColor(theme.colour(Role::Accent));
    m_points->setBorderColor(theme.colour(Role::Surface));
    m_close->setPen(QPen(theme.colour(Role::Text), 1.5, Qt::DashLine));
    m_chart->setBackgroundBrush(theme.colour(Role::Surface));
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(theme.colour(Role::Surface));
    for (QValueAxis* axis : {m_across, m_up}) {
        axis->setLabelsColor(theme.colour(Role::DimText));
        axis->setLabelsFont(theme.smallFont());
        axis->setGridLinePen(QPen(theme.colour(Role::Line), 1.0));
        axis->setLinePen(QPen(theme.colour(Role::Control), 1.0));
    }
}

void StepsChart::setFolded(bool folded)
{
    m_view->setVisible(!folded);
    m_fold->setText(folded ? tr("Show the chart") : tr("Hide the chart"));
}

void StepsChart::show(const PlaylistResult& path, std::optional<double> closeEnds)
{
    QList<QPointF> steps;
    double lowest = closeEnds.value_or(1.0);
    for (std::size_t row = 1; row < path.rows.size(); ++row) {
        const double closeness = static_cast<double>(path.rows[row].step.value_or(0.0F));
        steps.push_back({static_cast<double>(row), closeness});
        lowest = std::min(lowest, closeness);
    }
    m_line->replace(steps);
    m_points->replace(steps);
    const double last = static_cast<double>(std::max<qsizetype>(2, steps.size()));
    m_close->replace(closeEnds ? QList<QPointF>{{0.5, *closeEnds}, {last + 0.5, *closeEnds}} : QList<QPointF>());
    constexpr double tenth = 0.1;
    const double floor = std::floor(lowest / tenth) * tenth;
    constexpr double fineRange = 0.5;
    m_up->setTickInterval(1.0 - floor > fineRange ? 2.0 * tenth : tenth);
    m_up->setRange(floor - tenth / 4.0, 1.0 + tenth / 4.0);
    m_across->setTickInterval(tickOf(steps.size()));
    m_across->setRange(0.5, last + 0.5);
    m_words->setText(closeEnds ? tr("How close each track is to the one before. Steps above the line, from %1 on, are "
                                    "close ones; 1 is the same sound.")
                                     .arg(QLocale().toString(*closeEnds, 'f', 2))
                               : tr("How close each track is to the one before; 1 is the same sound."));
}

} // namespace tonekin
