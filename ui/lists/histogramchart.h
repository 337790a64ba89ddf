// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <vector>

class QAreaSeries;
class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QStackedWidget;
class QTableWidget;
class QToolButton;
class QValueAxis;
class QXYSeries;

namespace tonekin {

/// A histogram under some words, as a small chart or, at the press of a button, as a table that says the same. What it
/// is of, and what is marked in it, a derived class knows. GUI thread.
class HistogramChart : public QWidget {
    Q_OBJECT
protected:
    /// `chart` and `table` are read out; the heads are those of the ranges, of the counts and of whatever comes beside.
    struct Names {
        QString chart;
        QString table;
        QStringList heads;
    };
    /// From left to right with a label at each multiple of `tick`, and from nothing up to `top`.
    struct Axes {
        double left;
        double right;
        double tick;
        int decimals;
        double top;
    };

    HistogramChart(const Names& names, QWidget* parent);

    /// Gives it a button to fold it to its words.
    void makeFoldable(const QString& fold, const QString& unfold);

public:
    void setFolded(bool folded);
    bool isFolded() const { return m_isFolded; }

Q_SIGNALS:
    void foldedByUser(bool folded);

protected:
    /// Draws it over the columns, and owns it from then on.
    void addMarks(QXYSeries& marks);
    void showWordsAlone(const QString& words);
    /// Equal columns from `lowest` to `highest`.
    void showHistogram(const QString& words, const std::vector<std::int64_t>& counts, float lowest, float highest);
    /// Of the highest column; at least 1.
    static double heightOf(const std::vector<std::int64_t>& counts);
    void setAxes(const Axes& axes);
    /// Beside the range and the count of a column.
    void setCell(std::size_t bin, int tableColumn, const QString& text);

private:
    void updateFold();
    void makeChart(const QString& name);
    void makeTable(const Names& names);
    void dress();

    QLabel* m_words;
    QToolButton* m_asTable;
    QToolButton* m_fold;
    QString m_foldWords;
    QString m_unfoldWords;
    bool m_isFolded = false;
    bool m_hasChart = false;
    QStackedWidget* m_stack;
    QChartView* m_view;
    QTableWidget* m_table;
    QChart* m_chart;
    QLineSeries* m_top;
    QAreaSeries* m_area;
    QValueAxis* m_across;
    QValueAxis* m_up;
};

} // namespace tonekin
