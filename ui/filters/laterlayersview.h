// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/answerservice.h"
#include "filters/layerunitsmodel.h"
#include "filters/momentsmodel.h"
#include "theme/colourmap.h"

#include <QWidget>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace tonekin {

class EmptyState;
class MadePatch;
class PatchCard;
class TrackTableView;

/// A convolution after the first.
struct LaterLayer {
    int number = 2;
    int filters = 0;
    int heardFrames = 0; // that one of its answers belongs to
    double heardSeconds = 0.0;
};

struct UnitMoments {
    std::vector<UnitMoment> moments; // the strongest first
    std::size_t tracks = 0;          // of the library that were asked
    std::size_t tracksWithout = 0;   // analysed before such moments were kept
    bool isReading = false;          // the library is still being looked through; it will be told again
};

/// What the view asks others for, all in the GUI thread.
struct LaterLayersSources {
    std::function<std::vector<LaterLayer>()> layers;
    /// Calls back, at once or later, in the GUI thread.
    std::function<void(NetworkUnit, std::size_t count, std::function<void(UnitMoments)>)> moments;
    /// The user's own names of a layer's filters, by number; empty where there is none.
    std::function<QStringList(const LaterLayer&)> names;
    /// How unusual a track's answers are, by filter; empty when nothing is known of it.
    std::function<std::vector<double>(const LaterLayer&, TrackId)> unusualness;
    /// Why there is nothing to see: no model, nothing analysed. Empty: all is well.
    std::function<QString()> nothing;
};

/// The later convolutions: their filters as a list to search and sort; of the chosen one the strongest moments of the
/// library, the stretches of sound there side by side, and the one that gradient ascent makes. GUI thread; the service must
/// outlive it.
class LaterLayersView : public QWidget {
    Q_OBJECT
public:
    LaterLayersView(AnswerService& service, LaterLayersSources sources, QWidget* parent = nullptr);
    ~LaterLayersView() override;

    /// After the model, the library or the names have changed; what is chosen stays chosen.
    void refresh();
    /// The track that filters can be sorted for; none: by number only.
    void setTrack(std::optional<TrackId> id, const QString& title);
    void setColourMap(ColourMap map);
    /// Chooses a layer and a filter of it.
    void showUnit(NetworkUnit unit);
    NetworkUnit shownUnit() const { return m_unit; }

    const std::vector<PatchCard*>& cards() const { return m_cards; }
    MadePatch& made() { return *m_made; }
    TrackTableView& units() { return *m_unitsTable; }
    TrackTableView& momentsTable() { return *m_momentsTable; }

Q_SIGNALS:
    /// Play from just before that moment; `why` in words.
    void playRequested(tonekin::TrackId id, double moment, const QString& why);
    void analyseAgainRequested();
    void unitShown(tonekin::NetworkUnit unit);

private:
    QWidget* makeList();
    QWidget* makeDetails();
    void connectService();
    void fillLayers();
    void fillUnits();
    void sortUnits();
    const LaterLayer* layer() const;
    void choose(int filter);
    void askForMoments();
    void receive(const UnitMoments& moments);
    void fetchPatches();
    void cancelPatches();
    void playMoment(int row);
    QString captionOf(const UnitMoment& moment) const;
    QString whyOf() const;

    AnswerService& m_service;
    LaterLayersSources m_sources;
    std::vector<LaterLayer> m_layers;
    NetworkUnit m_unit{{2}, 0};
    std::optional<TrackId> m_track;
    QString m_trackTitle;
    quint64 m_question = 0; // so that late moments of another filter are dropped
    std::map<quint64, std::size_t> m_tickets; // of patches under way -> which card
    std::vector<std::pair<std::filesystem::path, double>> m_fetched; // what the cards show
    LayerUnitsModel m_unitsModel;
    LayerUnitsSearch m_unitsSearch;
    MomentsModel m_moments;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QComboBox* m_layerBox = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox* m_order = nullptr;
    TrackTableView* m_unitsTable = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_about = nullptr;
    QLabel* m_notice = nullptr;
    QPushButton* m_again = nullptr;
    std::vector<PatchCard*> m_cards;
    MadePatch* m_made = nullptr;
    TrackTableView* m_momentsTable = nullptr;
};

} // namespace tonekin
