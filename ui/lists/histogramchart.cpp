// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/histogramchart.h"

#include "lists/labels.h"
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

} // namespace

HistogramChart::HistogramChart(const Names& names, QWidget* parent)
    : QWidget(parent)
    , m_words(plainLabel({}, TextKind::Small, this))
    , m_asTable(new QToolButton(this))
    , m_fold(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new QChartView(this))
    , m_table(new QTableWidget(0, static_cast<int>(names.heads.size()), this))
    , m_chart(new QChart)
    , m_top(new QLineSeries(m_chart))
    , m_area(new QAreaSeries(m_top))
    , m_across(new QValueAxis(m_chart))
    , m_up(new QValueAxis(m_chart))
{
    m_asTable->setText(tr("Show as a table"));
    m_asTable->setCheckable(true);
    m_fold->hide();
    for (QToolButton* button : {m_asTable, m_fold})
        button->setAutoRaise(true);
    connect(m_asTable, &QToolButton::toggled, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_fold, &QToolButton::clicked, this, [this] {
        setFolded(!m_isFolded);
        Q_EMIT foldedByUser(m_isFolded);
    });

    auto* head = new QHBoxLayout;
    head->addWidget(m_words, 1);
    head->addWidget(m_asTable, 0, Qt::AlignTop);
    head->addWidget(m_fold, 0, Qt::AlignTop);
    m_words->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::insideControl);
    layout->addLayout(head);
    layout->addWidget(m_stack);

    makeChart(names.chart);
    makeTable(names);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    m_stack->setFixedHeight(chartHeight);
    connect(&Theme::current(), &Theme::changed, this, &HistogramChart::dress);
    dress();
}

void HistogramChart::makeChart(const QString& name)
{
    m_chart->addSeries(m_area);
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
    m_area->attachAxis(m_across);
    m_area->attachAxis(m_up);
    m_up->setVisible(false);
    m_across->setTickType(QValueAxis::TicksDynamic);
    m_across->setTickAnchor(0.0);
    m_chart->setLocale(QLocale());
    m_chart->setLocalizeNumbers(true);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_view->setChart(m_chart);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFocusPolicy(Qt::NoFocus); // nothing in it can be operated; the table says the same
    m_view->setAccessibleName(name);
}

void HistogramChart::makeTable(const Names& names)
{
    m_table->setHorizontalHeaderLabels(names.heads);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(names.table);
}

void HistogramChart::dress()
{
    const Theme& theme = Theme::current();
    QColor fill = theme.colour(Role::Accent);
    fill.setAlphaF(0.25F);
    m_area->setBrush(fill);
    m_area->setPen(QPen(theme.colour(Role::Accent), 1.0));
    m_chart->setBackgroundBrush(theme.colour(Role::Surface));
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(theme.colour(Role::Surface));
    m_across->setLabelsColor(theme.colour(Role::DimText));
    m_across->setLabelsFont(theme.smallFont());
    m_across->setGridLinePen(QPen(theme.colour(Role::Line), 1.0));
    m_across->setLinePen(QPen(theme.colour(Role::Control), 1.0));
}

void HistogramChart::addMarks(QXYSeries& marks)
{
    m_chart->addSeries(&marks);
    marks.attachAxis(m_across);
    marks.attachAxis(m_up);
}

void HistogramChart::showWordsAlone(const QString& words)
{
    m_hasChart = false;
    m_words->setText(words);
    updateFold();
}

void HistogramChart::makeFoldable(const QString& fold, const QString& unfold)
{
    m_foldWords = fold;
    m_unfoldWords = unfold;
    updateFold();
}

void HistogramChart::setFolded(bool folded)
{
    m_isFolded = folded;
    updateFold();
}

void HistogramChart::updateFold()
{
    const bool shown = m_hasChart && !m_isFolded;
    m_stack->setVisible(shown);
    m_asTable->setVisible(shown);
    m_fold->setVisible(m_hasChart && !m_foldWords.isEmpty());
    m_fold->setText(m_isFolded ? m_unfoldWords : m_foldWords);
}

void HistogramChart::showHistogram(const QString& words, const std::vector<std::int64_t>& counts, float lowest,
                                   float highest)
{
    m_hasChart = true;
    m_words->setText(words);
    updateFold();
    const auto edgeOf = [&](std::size_t bin) {
        const auto width = static_cast<double>(highest - lowest);
        return static_cast<double>(lowest) + width * static_cast<double>(bin) / static_cast<double>(counts.size());
    };
    const QLocale locale;
    QList<QPointF> steps;
    m_table->setRowCount(static_cast<int>(counts.size()));
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
        const double from = edgeOf(bin);
        const double to = edgeOf(bin + 1);
        steps.push_back({from, static_cast<double>(counts[bin])});
        steps.push_back({to, static_cast<double>(counts[bin])});
        setCell(bin, 0, QStringLiteral("%1 … %2").arg(locale.toString(from, 'f', 2), locale.toString(to, 'f', 2)));
        setCell(bin, 1, locale.toString(static_cast<qlonglong>(counts[bin])));
    }
    m_top->replace(steps);
}

double HistogramChart::heightOf(const std::vector<std::int64_t>& counts)
{
    const auto highest = std::ranges::max_element(counts);
    return highest == counts.end() ? 1.0 : std::max(1.0, static_cast<double>(*highest));
}

void HistogramChart::setAxes(const Axes& axes)
{
    m_across->setTickInterval(axes.tick);
    m_across->setLabelFormat(QStringLiteral("%.%1f").arg(axes.decimals));
    m_across->setRange(axes.left, axes.right);
    m_up->setRange(0.0, axes.top);
}

void HistogramChart::setCell(std::size_t bin, int tableColumn, const QString& text)
{
    m_table->setItem(static_cast<int>(bin), tableColumn, new QTableWidgetItem(text));
}

} // namespace tonekin
