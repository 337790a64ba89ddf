// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/activationservice.h"
#include "filters/layerunitsmodel.h"
#include "filters/unitparts.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace tonekin {

class EmptyState;
class LaterUnitPanel;
class TrackTableView;

/// The convolutions after the first: their filters as a list to search and to sort by number or by how unusual a
/// track's answers are, and all about the chosen one. GUI thread; the service must outlive it.
class LaterLayersView : public QWidget {
    Q_OBJECT
public:
    LaterLayersView(const UnitParts& parts, ActivationService& service, QWidget* parent = nullptr);
    ~LaterLayersView() override;

    /// The track that the filters can be sorted for; empty: none is chosen.
    void setTrack(std::optional<TrackId> track);
    void focusSearch();
    /// Chooses a layer and a filter of it; what the network does not have changes nothing.
    void choose(NetworkUnit unit);

    LaterUnitPanel& panel() { return *m_panel; }
    TrackTableView& view() { return *m_view; }
    QLineEdit& searchField() { return *m_search; }
    QComboBox& layerBox() { return *m_layer; }
    QComboBox& orderBox() { return *m_order; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeList();
    void connectParts();
    void follow();
    void fillUnits();
    void sortUnits();
    void showCurrent(const QModelIndex& row);
    void selectShown();
    int filtersOf(int layer) const; // 0: the network has no such layer
    QStringList names() const;
    std::vector<double> unusualness() const;

    UnitParts m_parts;
    LoadedNetworkRef m_network; // that the list is filled from
    NetworkUnit m_unit{{2}, 0};
    std::optional<TrackId> m_track;
    LayerUnitsModel m_model;
    LayerUnitsSearch m_found;
    bool m_isFilling = false;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QComboBox* m_layer;
    QLineEdit* m_search;
    QComboBox* m_order;
    QLabel* m_note; // on what the figures are
    TrackTableView* m_view;
    LaterUnitPanel* m_panel;
};

} // namespace tonekin
