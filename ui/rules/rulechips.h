// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlistrules.h"

#include <QWidget>

#include <vector>

namespace tonekin {

struct ToldRule;

/// The rules that are set, a chip each with a cross to take it away, and a button that clears all.
/// GUI thread.
class RuleChips : public QWidget {
    Q_OBJECT
public:
    explicit RuleChips(QWidget* parent = nullptr);
    void show(const PlaylistRules& rules);

Q_SIGNALS:
    /// A rule was taken away: what is left.
    void changed(const tonekin::PlaylistRules& rules);
    void clearRequested();

private:
    QWidget* makeChip(const ToldRule& told);

    PlaylistRules m_shown;
    std::vector<QWidget*> m_chips;
};

} // namespace tonekin
