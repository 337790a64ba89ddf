// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/histogramchart.h"

#include <vector>

class QScatterSeries;

namespace tonekin {

struct ActivationDistribution;

/// How strongly the tracks of the library drive one unit; the entries of its list are marked.
class UnitChart : public HistogramChart {
    Q_OBJECT
public:
    static constexpr int bins = 48;

    explicit UnitChart(QWidget* parent = nullptr);
    /// `marked`: the values of the list's tracks. Below three tracks there is nothing to draw, and it says so.
    void show(const ActivationDistribution& distribution, const std::vector<float>& marked, const QString& words);

private:
    void showMarks(const ActivationDistribution& distribution, const std::vector<float>& marked, double height);
    void dressMarks();

    QScatterSeries* m_marks;
};

} // namespace tonekin
