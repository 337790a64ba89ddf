// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/livelevels.h"
#include "live/namedfilters.h"
#include "live/playclock.h"
#include "live/playingactivations.h"
#include "painting/livecellspainter.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

class PlaybackEngine;

/// In which order the filters stand: as they are numbered, or those with similar kernels beside each other.
enum class LiveOrder { Number, Likeness };

/// The filters of the first layer while a track plays: one small cell each, lit as far as it responds to what is heard
/// at this moment, compared with what is usual for it in the library; the brightest are named. In step with the ear:
/// positions are those that PlaybackEngine reports as heard, and run by a clock in between. 30 pictures a second, only
/// while it is visible and something plays, and of those only the cells that have changed.
///
/// A click on a cell asks to show that filter. By keyboard: arrows move a cursor, Enter shows. To assistive technology
/// it is a graphic whose value names the brightest filters. Engine and service must outlive it. GUI thread.
class LiveStrip : public QWidget {
    Q_OBJECT
public:
    using NameSource = std::function<QString(int filter)>; // empty: it has none

    LiveStrip(PlaybackEngine& engine, ActivationService& service, QWidget* parent = nullptr);

    /// What is usual in the library (see LiveLevels), found with that model; of another model it is not used.
    void setUsual(const std::vector<float>& maxima, const std::string& modelHash);
    void setNames(NameSource names);
    /// Filters with similar kernels beside each other; empty: not known.
    void setLikeness(std::vector<int> order);
    void setOrder(LiveOrder order);
    LiveOrder order() const { return m_order; }
    void setColourMap(ColourMap map);

    /// What is shown: a level a place, 0..255. For tests and assistive technology.
    const std::vector<std::uint8_t>& shownLevels() const { return m_shown; }
    int filterAt(int place) const;
    const LiveCellLayout& cells() const { return m_layout; }
    QString valueText() const;
    /// In place of names, why there are none.
    const QString& message() const { return m_message; }
    bool isRunning() const { return m_timer.isActive(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void listening(); // a track is asked for: what is usual in the library is worth knowing now
    void filterActivated(int filter);
    void orderChosen(tonekin::LiveOrder order);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void connectEngine();
    void connectActivations();
    void useActivations();
    void forgetActivations();
    void run();
    void step();
    void light(std::span<const float> levels);
    void setMessage(const QString& message);
    void layOut();
    QRect cellArea() const;
    QRect labelLine() const;
    std::vector<LiveLabel> labels() const;
    QString labelOf(int filter) const;
    void setPointed(int place);

    PlaybackEngine& m_engine;
    PlayingActivations m_playing;
    NameSource m_names;
    std::vector<float> m_usualMaxima;
    std::string m_usualModel;
    std::vector<int> m_likeness;
    LiveOrder m_order = LiveOrder::Number;
    ColourMap m_map = ColourMap::Magma;

    std::optional<LiveLevels> m_levels;
    PlayClock m_clock;
    NamedFilters m_named;
    QTimer m_timer;
    std::vector<float> m_now;          // levels by filter
    std::vector<std::uint8_t> m_shown; // by place
    std::vector<int> m_filters;        // by place
    LiveCellLayout m_layout;
    QString m_message;
    int m_pointed = -1; // place under the pointer or the keyboard's cursor
};

} // namespace tonekin
