// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"

#include <QWidget>

#include <optional>

class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QScatterSeries;
class QToolButton;
class QValueAxis;

namespace tonekin {

/// How close each track of a path is to the one before, as points on a line, with another line where "close" ends. The
/// list of the path says the same in figures. GUI thread.
class StepsChart : public QWidget {
    Q_OBJECT
public:
    explicit StepsChart(QWidget* parent = nullptr);

    /// `closeEnds`: the similarity at which "close" ends; empty: not known, and then there is no line.
    void show(const PlaylistResult& path, std::optional<double> closeEnds);
    void setFolded(bool folded);

Q_SIGNALS:
    void foldedByUser(bool folded);

private:
    void makeChart();
    void dress();

    QLabel* m_words;
    QToolButton* m_fold;
    QChartView* m_view;
    QChart* m_chart;
    QLineSeries* m_line;
    QScatterSeries* m_points;
    QLineSeries* m_close;
    QValueAxis* m_across;
    QValueAxis* m_up;
};

} // namespace tonekin
