// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/playmoment.h"
#include "review/reviewitem.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tonekin {

/// One item with its evidence: each of its sides to be played where it matters, and what the user may decide. GUI
/// thread.
class ReviewPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPanel(QWidget* parent);

    /// Empty: nothing is chosen.
    void setItem(const std::optional<ReviewItem>& item);
    void setMayDecide(bool may);
    /// By number from 0; nothing where there are not so many.
    void playSide(std::size_t side);

Q_SIGNALS:
    void playRequested(const tonekin::PlayMoment& moment);
    void decisionMade(std::optional<tonekin::Decision> decision);

private:
    void makeButtons();
    void fillSides();
    void updateButtons();

    std::optional<ReviewItem> m_item;
    bool m_mayDecide = true;
    QLabel* m_title;
    QLabel* m_evidence;
    QVBoxLayout* m_sides;
    std::vector<QWidget*> m_rows;
    QPushButton* m_accept;
    QPushButton* m_reject;
    QPushButton* m_takeBack;
};

} // namespace tonekin
