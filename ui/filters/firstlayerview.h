// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/unitparts.h"

#include <QSplitter>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace tonekin {

class EmptyState;
class FilterActions;
class FilterPanel;
class FilterSheetView;
class SheetLegend;

/// The first layer: the sheet of its kernels with what can be chosen about it, and beside it, or in its place where
/// there is no room for both, the panel of one filter. GUI thread; parts and actions must outlive it.
class FirstLayerView : public QSplitter {
    Q_OBJECT
public:
    FirstLayerView(const UnitParts& parts, FilterActions& actions, QWidget* parent = nullptr);

    /// `room` is the width that there is for both.
    void openFilter(int filter, int room);
    void closePanel();
    void shareRoom(int room);
    void followNetwork();
    void followActivations();
    /// Says so where the network cannot be read.
    void updateEmpty();

    FilterSheetView& sheet() { return *m_sheet; }
    static constexpr int roomForBoth = 860;  // sheet and panel side by side
    FilterPanel* panel() { return m_panel; } // null until a filter was opened

Q_SIGNALS:
    void openRequested(int filter);
    void menuRequested(const QPoint& globalPosition);
    void panelMade(tonekin::FilterPanel* panel);
    void panelToggled();

private:
    QWidget* makeToolbar();
    QWidget* makeStatus();
    void makePanel();
    void connectSheet();
    void applyOptions();
    void applyOrder();
    void updateReadOut();
    QString sheetName(int filter) const;

    UnitParts m_parts;
    FilterActions& m_actions;
    LoadedNetworkRef m_shownNetwork;
    int m_room = 0;
    QWidget* m_sheetSide;
    FilterSheetView* m_sheet;
    EmptyState* m_noSheet;
    QStackedWidget* m_sheetStack;
    QToolButton* m_orderButton = nullptr;
    QLabel* m_readOut = nullptr;
    SheetLegend* m_legend = nullptr;
    FilterPanel* m_panel = nullptr;
};

} // namespace tonekin
