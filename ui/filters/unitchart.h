// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QAreaSeries;
class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QScatterSeries;
class QStackedWidget;
class QTableWidget;
class QValueAxis;

namespace tonekin {

struct AnswerDistribution;

/// How strongly the tracks of the library drive one unit, as a small chart in which the entries of its list are marked, or
/// as a table.
class UnitChart : public QWidget {
    Q_OBJECT
public:
    static constexpr int bins = 48;

    explicit UnitChart(QWidget* parent = nullptr);
    /// `marked`: the values of the list's tracks. Below three tracks there is nothing to draw, and it says so.
    void show(const AnswerDistribution& distribution, const std::vector<float>& marked, const QString& words);

private:
    void makeChart();
    void fillTable(const AnswerDistribution& distribution, const std::vector<float>& marked);
    void dress();

    QLabel* m_words;
    QStackedWidget* m_stack;
    QChartView* m_view;
    QTableWidget* m_table;
    QChart* m_chart;
    QLineSeries* m_top;
    QAreaSeries* m_area;
    QScatterSeries* m_marks;
    QValueAxis* m_across;
    QValueAxis* m_up;
};

} // namespace tonekin
