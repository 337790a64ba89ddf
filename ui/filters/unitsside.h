// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLineEdit;

namespace tonekin {

class TrackTableView;

/// The side of a view on which its units stand: `head` from top to bottom, the search among it, and the list below.
/// Enter in the search chooses the first that was found.
QWidget* makeUnitsSide(const std::vector<QWidget*>& head, QLineEdit& search, TrackTableView& list, QWidget* parent);

} // namespace tonekin
