// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"
#include "painting/symbols.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace tonekin {

class RailButton;

/// The pages of the program, down the left side: 200 pixels wide, or 56 with symbols only.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void addPage(Symbol symbol, const QString& name);
    void setCurrent(int page);
    /// Tracks of lists can be dropped onto this page.
    void takeTracks(int page);
    /// What the user wants where there is room.
    void setWanted(bool collapsed);
    void toggle();
    bool isCollapsed() const { return m_collapsed; }
    /// For a window that has become narrow or wide; the user may still choose otherwise.
    void fold(bool narrow);
    /// A few words beside a page's name, such as how far the scan is; 0..1 draws a progress line under it, below 0
    /// none.
    void setBadge(int page, const QString& text, double progress);

Q_SIGNALS:
    void pageChosen(int page);
    void tracksDropped(int page, const std::vector<tonekin::TrackId>& tracks);
    void collapsedChanged(bool collapsed); // by the user

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setCollapsed(bool collapsed);

    QVBoxLayout* m_layout;
    QButtonGroup* m_group;
    QToolButton* m_collapse;
    std::vector<RailButton*> m_buttons;
    bool m_collapsed = false;
    bool m_wantsCollapsed = false;
};

} // namespace tonekin
