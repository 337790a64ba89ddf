// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/histogramchart.h"
#include "similarity/similaritydistribution.h"

#include <optional>

namespace tonekin {

/// How alike any two tracks of the library are, with a line where "close" ends.
class SimilarityChart : public HistogramChart {
    Q_OBJECT
public:
    explicit SimilarityChart(QWidget* parent = nullptr);
    void show(const std::optional<SimilarityDistribution>& distribution);

private:
    void dressLine();

    QLineSeries* m_line;
};

} // namespace tonekin
