// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/latestactivations.h"
#include "activations/strongestfilters.h"
#include "base/trackid.h"
#include "painting/heatstrippainter.h"

#include <QWidget>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

class QLabel;

namespace tonekin {

class HeatStripView;

/// Called in the GUI thread; must return within a few milliseconds.
using StrongestSource = std::function<StrongestFilters(TrackId, int count)>;

/// The inspector's part on what a track's filters answer over time: names at once, bars when the network has listened
/// again. GUI thread; the service must outlive it.
class FiltersOverTime : public QWidget {
    Q_OBJECT
public:
    FiltersOverTime(ActivationService& service, StrongestSource strongest, QWidget* parent = nullptr);

    static constexpr int fewestRows = 6;
    static constexpr int mostRows = 10;

    HeatStripView& view() { return *m_view; }
    /// 6 to 10.
    void setRows(int rows);
    void setColourMap(ColourMap map);
    void setPlayPosition(std::optional<double> seconds);

    void showTrack(TrackId id, const std::filesystem::path& file, const QString& title);
    /// Now that the track is worth listening to: not for every step through a list.
    void listen();
    /// After the library has changed: the strongest filters may be others now.
    void refresh();
    void showNothing();

Q_SIGNALS:
    void playRequested(double seconds);
    void filterActivated(int filter);

private:
    void connectParts();
    void receive(FetchedActivationsRef activations);
    void showStrongest();
    void say(const QString& words);
    void applyTheme();
    QString labelOf(const NamedFilter& filter) const;
    QString explanationOf(const NamedFilter& filter) const;

    LatestActivations m_request;
    StrongestSource m_source;
    StrongestFilters m_strongest;
    std::optional<TrackId> m_track;
    std::filesystem::path m_file;
    int m_rows = 8;
    FetchedActivationsRef m_activations;
    HeatStripView* m_view;
    QLabel* m_words; // the read-out, or why there is nothing
};

} // namespace tonekin
