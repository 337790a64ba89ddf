// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/filtersovertime.h"
#include "library/trackstore.h"
#include "theme/colourmap.h"

#include <QString>
#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace tonekin {

class NearList;
class SpectrogramView;
class TrackPictures;

/// What the inspector is told of a track.
struct InspectedTrack {
    TrackRow row;
    std::filesystem::path file;
    QString problem; // in the user's words; empty when there is none
};

struct NearTrack {
    TrackId id;
    QString title;
    QString artist;
    double similarity = 0.0; // 1 = same
};

struct NearTracks {
    std::vector<NearTrack> tracks; // nearest first
    double closeEnds = 0.0;        // the similarity at which "close" ends in this library
    QString nothing;               // why there are none, in words; used when `tracks` is empty
};

/// What the panel asks others for.
struct InspectorSources {
    std::filesystem::path decoderProgram;
    /// Called in the GUI thread; must return within a few milliseconds.
    std::function<NearTracks(TrackId, int count)> nearest;
    ActivationService* activations = nullptr; // must outlive the panel; none: no filters are shown
    StrongestSource strongestFilters;
};

/// All about the selected track: cover, tags, facts, spectrogram, strongest filters, nearest tracks. Pictures are made
/// by a decoder helper on a thread of the panel's own and cancelled when another track is shown. GUI thread.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(InspectorSources sources, QWidget* parent = nullptr);
    ~InspectorPanel() override;

    void setColourMap(ColourMap map);
    QSize sizeHint() const override;

public Q_SLOTS:
    /// Words at once; pictures a moment later, so that it can be called for every step through a list. Calling it again
    /// for the same file brings the words up to date and keeps the pictures.
    void showTrack(const tonekin::InspectedTrack& track);
    void showNothing();
    /// After the library's vectors have changed.
    void refreshNearest();
    /// After what is usual in the library or the names of filters have changed.
    void refreshFilters();
    /// The line in the spectrogram that moves while this track plays; any other track: no line.
    void setPlayPosition(tonekin::TrackId id, double seconds);

Q_SIGNALS:
    /// Play from that moment: a click in the spectrogram, or 0 for a double click on a near track.
    void playRequested(tonekin::TrackId id, double seconds);
    /// "Show in the list" was chosen for a near track.
    void trackActivated(tonekin::TrackId id);
    void colourMapChosen(tonekin::ColourMap map);
    void filterActivated(int filter);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeProblem();
    QWidget* makeContent();
    QLabel* makeHeading(const QString& text);
    void addFilters(QVBoxLayout& layout);
    void connectPictures();
    void connectFilters();
    void showWords();
    void showFacts();
    void showCover(const QImage& cover);
    void fetchPictures();
    void applyTheme();

    InspectorSources m_sources;
    std::unique_ptr<TrackPictures> m_pictures;
    std::optional<InspectedTrack> m_track;
    QTimer m_delay;     // from showTrack to the start of work
    QTimer m_slowTimer; // from the start of work to the word that it takes a while
    quint64 m_ticket = 0;
    QImage m_cover;

    QStackedWidget* m_stack = nullptr;
    QLabel* m_coverLabel = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_artist = nullptr;
    QLabel* m_album = nullptr;
    QWidget* m_problemBox = nullptr;
    QLabel* m_problemIcon = nullptr;
    QLabel* m_problem = nullptr;
    SpectrogramView* m_spectrogram = nullptr;
    QLabel* m_readOut = nullptr;
    FiltersOverTime* m_filters = nullptr; // none without the service
    NearList* m_near = nullptr;
    QLabel* m_noneNear = nullptr;
    QVBoxLayout* m_facts = nullptr;
    QWidget* m_factsBox = nullptr; // replaced as a whole
    std::vector<QLabel*> m_headings;
    QLabel* m_empty = nullptr;
};

} // namespace tonekin
