// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/unitlistreader.h"
#include "session/unitnotebook.h"
#include "session/unitwords.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace tonekin {

enum class UnitColumn { Number, Name, Firing };
inline constexpr int unitColumnCount = static_cast<int>(UnitColumn::Firing) + 1;

/// The units of the last hidden layer, searched, or those that one track fires, the most unusual first. GUI thread; the
/// notebook must outlive it.
class UnitsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit UnitsModel(UnitNotebook& notebook, QObject* parent = nullptr);

    void setUnits(int count);
    void setWords(std::vector<std::vector<UnitWord>> words);
    const std::vector<UnitWord>& wordsOf(int unit) const;
    /// A number, or words that are in a unit's name or hint; empty: all.
    void setSearch(const QString& text);
    /// Only these, in this order; empty: all.
    void setFiring(std::optional<std::vector<FiringUnit>> units);
    bool showsFiring() const { return m_firing.has_value(); }

    int unitAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(int unit) const; // -1: not listed now

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    bool isFound(int unit) const;
    QString shownText(int unit, UnitColumn column) const;
    const FiringUnit* firingOf(int unit) const;

    UnitNotebook& m_notebook;
    int m_count = 0;
    std::vector<std::vector<UnitWord>> m_words;
    QString m_search; // folded
    std::optional<std::vector<FiringUnit>> m_firing;
    std::vector<int> m_rows;
};

} // namespace tonekin
