// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlistrules.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace tonekin {

/// The limits that always stand above a list: how many tracks or minutes, and how many of an artist and album. What
/// else the rules say stays as it is. GUI thread.
class LimitsRow : public QWidget {
    Q_OBJECT
public:
    explicit LimitsRow(QWidget* parent = nullptr);

    /// Nobody is told of it.
    void setRules(const PlaylistRules& rules);
    /// Behind the limits; it may be of another line where the row is narrow.
    void add(QWidget* widget);

Q_SIGNALS:
    void edited(const tonekin::PlaylistRules& rules);

private:
    enum class Unit { Tracks, Minutes };
    Unit unit() const;
    void makeLength();
    QSpinBox* makeSpin(int lowest, int highest, const QString& whenLowest);
    void addLabelled(const QString& words, QWidget* field, QSpinBox* spin);
    void changeUnit();
    void edit();

    PlaylistRules m_rules;
    QSpinBox* m_length;
    QComboBox* m_unit;
    QSpinBox* m_perArtist;
    QSpinBox* m_perAlbum;
};

} // namespace tonekin
