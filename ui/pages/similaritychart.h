// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "similarity/similartracks.h"

#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QTableWidget;
class QChart;
class QChartView;
class QLineSeries;
class QAreaSeries;
class QValueAxis;

namespace tonekin {

/// How alike any two tracks of the library are, as a small chart with a line where "close" ends, or as a table.
class SimilarityChart : public QWidget {
    Q_OBJECT
public:
    explicit SimilarityChart(QWidget* parent = nullptr);
    void show(const std::optional<SimilarityDistribution>& distribution);

private:
    void makeChart();
    void fillTable(const SimilarityDistribution& distribution);
    void dress();

    QLabel* m_words;
    QStackedWidget* m_stack;
    QChartView* m_view;
    QTableWidget* m_table;
    QChart* m_chart;
    QLineSeries* m_top;
    QAreaSeries* m_area;
    QLineSeries* m_line;
    QValueAxis* m_across;
    QValueAxis* m_up;
};

} // namespace tonekin
