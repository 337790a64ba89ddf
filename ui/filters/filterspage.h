// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/filteractions.h"
#include "filters/unitparts.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QButtonGroup;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace tonekin {

class ActivationService;
class ElidedLabel;
class EmptyState;
class FilterExports;
class FilterPanel;
class FilterSheetView;
class FirstLayerView;
class HiddenUnitsView;
class LaterLayersView;
class UnitDetails;

/// See and hear what the network learned: the sheet of the first layer's kernels with a panel for one filter, the later
/// layers, and the units of the last hidden layer. Little is made before it is first shown. GUI thread; the parts
/// must outlive it.
class FiltersPage : public QWidget {
    Q_OBJECT
public:
    enum class Layers { First, Later, Hidden };

    explicit FiltersPage(const UnitParts& parts, QWidget* parent = nullptr);
    ~FiltersPage() override;

    /// What listens to tracks for the later layers; without it there is no switch to them. Before the page is first
    /// shown; it must outlive the page.
    void setActivationService(ActivationService& service) { m_activationService = &service; }
    void showLayers(Layers layers);
    Layers layers() const { return m_layers; }
    /// Opens the panel of a filter of the first layer.
    void openFilter(int filter);
    void closePanel();
    /// Beside the sheet the panel of a filter is open; together they take so much width.
    bool hasPanel() const;
    static const int roomForBoth;
    /// All about which unit is shown; empty: none is, or the page was not shown yet.
    std::optional<NetworkUnit> openUnit() const;
    /// Opens the panel of a unit, of whichever layer, as soon as the page is shown.
    void open(NetworkUnit unit);
    void chooseUnit(int unit); // of the hidden layer
    /// The track that was looked at last; empty: none.
    void setInspected(std::optional<TrackId> track);
    /// Says again which tracks are chosen in the lists that are shown.
    void announceSelection();
    /// The search of the hidden units, or the number of the filter.
    void focusSearch();

    FilterActions& filterActions() { return *m_actions; }
    FilterExports& exports() { return *m_exports; }
    FilterSheetView* sheet();                           // null until the page was shown
    FilterPanel* panel() const;                         // null until a filter was opened
    LaterLayersView* laterLayers() { return m_later; }  // null until they were shown
    HiddenUnitsView* hiddenUnits() { return m_hidden; } // null until they were shown
    QString noteText() const;

Q_SIGNALS:
    void playRequested(const std::vector<tonekin::PlayMoment>& moments);
    void seedsRequested(const std::vector<tonekin::TrackId>& tracks);
    void inspected(tonekin::TrackId track);
    void chooseFolderRequested();
    void panelToggled();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* makeHead();
    QWidget* makeNote();
    void makeFirstLayer();
    void makeHidden();
    void makeLater();
    void connectUnits(const UnitDetails& details);
    void connectActions();
    void followNetwork();
    void followActivations();
    void followTrack();
    void updateEnabled();
    void updateWords();
    void updateNote();
    void setNote(const QString& text, const QString& button, std::function<void()> press);
    void updateEmpty();
    void showMenu(QPoint globalPosition);
    void showKernelMenu(QPoint globalPosition);

    UnitParts m_parts;
    FilterActions* m_actions;
    Layers m_layers = Layers::First;
    std::optional<TrackId> m_inspected;
    std::function<void()> m_pressNote;
    ActivationService* m_activationService = nullptr;
    std::optional<NetworkUnit> m_toOpen; // when the page is first shown
    FilterExports* m_exports;

    QStackedWidget* m_stack = nullptr;
    ElidedLabel* m_summary = nullptr;
    QButtonGroup* m_switch = nullptr;
    QWidget* m_noteRow = nullptr;
    QLabel* m_note = nullptr;
    QPushButton* m_noteButton = nullptr;
    FirstLayerView* m_first = nullptr;
    EmptyState* m_empty = nullptr;
    HiddenUnitsView* m_hidden = nullptr;
    LaterLayersView* m_later = nullptr;
};

} // namespace tonekin
