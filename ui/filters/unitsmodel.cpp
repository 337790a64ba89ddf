// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitsmodel.h"

#include "theme/theme.h"
#include "words/displaytext.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

constexpr std::size_t wordsInLine = 3;

NetworkUnit hiddenUnit(int index)
{
    return {{NetworkLayer::lastHidden}, index};
}

bool isFigure(UnitColumn column)
{
    return column == UnitColumn::Number || column == UnitColumn::Firing;
}

} // namespace

UnitsModel::UnitsModel(UnitNotebook& notebook, QObject* parent)
    : QAbstractTableModel(parent)
    , m_notebook(notebook)
{
    connect(&m_notebook, &UnitNotebook::changed, this, &UnitsModel::choose);
}

void UnitsModel::setUnits(int count)
{
    if (std::exchange(m_count, count) != count)
        choose();
}

void UnitsModel::setWords(std::vector<std::vector<UnitWord>> words)
{
    m_words = std::move(words);
    choose();
}

const std::vector<UnitWord>& UnitsModel::wordsOf(int unit) const
{
    static const std::vector<UnitWord> none;
    const auto place = static_cast<std::size_t>(unit);
    return place < m_words.size() ? m_words[place] : none;
}

void UnitsModel::setSearch(const QString& text)
{
    const QString wanted = folded(text.simplified());
    if (std::exchange(m_search, wanted) != wanted)
        choose();
}

void UnitsModel::setFiring(std::optional<std::vector<FiringUnit>> units)
{
    m_firing = std::move(units);
    choose();
}

const FiringUnit* UnitsModel::firingOf(int unit) const
{
    if (!m_firing)
        return nullptr;
    const auto found = std::ranges::find(*m_firing, unit, &FiringUnit::index);
    return found == m_firing->end() ? nullptr : &*found;
}

bool UnitsModel::isFound(int unit) const
{
    if (m_search.isEmpty())
        return true;
    bool isNumber = false;
    const int number = m_search.toInt(&isNumber);
    if (isNumber)
        return number == unit;
    const auto has = [this](const QString& text) { return folded(text).contains(m_search); };
    const UnitNote note = m_notebook.noteOf(hiddenUnit(unit));
    const auto& words = wordsOf(unit);
    return has(QString::fromStdString(note.name)) || has(QString::fromStdString(note.notes)) ||
           std::ranges::any_of(words, has, &UnitWord::text);
}

// Resets only if the rows are others, so that a list that is being read does not jump.
void UnitsModel::choose()
{
    std::vector<int> rows;
    if (m_firing) {
        for (const FiringUnit& unit : *m_firing)
            if (isFound(unit.index))
                rows.push_back(unit.index);
    } else {
        for (int unit = 0; unit < m_count; ++unit)
            if (isFound(unit))
                rows.push_back(unit);
    }
    if (rows == m_rows) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, unitColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int UnitsModel::rowOf(int unit) const
{
    const auto row = std::ranges::find(m_rows, unit);
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

int UnitsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UnitsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : unitColumnCount;
}

QString UnitsModel::shownText(int unit, UnitColumn column) const
{
    switch (column) {
    case UnitColumn::Number:
        return QLocale().toString(unit);
    case UnitColumn::Name: {
        const QString own = displayText(m_notebook.noteOf(hiddenUnit(unit)).name);
        return own.isEmpty() ? unitWordsText(wordsOf(unit), wordsInLine) : own;
    }
    case UnitColumn::Firing: {
        const FiringUnit* firing = firingOf(unit);
        return firing ? QLocale().toString(firing->unusualness, 'f', 1) : QString();
    }
    }
    return {};
}

QVariant UnitsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<UnitColumn>(index.column());
    const int unit = unitAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(unit, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return Theme::current().colour(column == UnitColumn::Name && !m_notebook.noteOf(hiddenUnit(unit)).name.empty()
                                           ? Role::Text
                                           : Role::DimText);
    case Qt::ToolTipRole: {
        if (column == UnitColumn::Firing && firingOf(unit))
            return tr("Answers to this track %1 standard deviations more than is usual in this library")
                .arg(shownText(unit, column));
        QStringList lines;
        for (const UnitWord& word : wordsOf(unit))
            lines += unitWordExplained(word);
        return plainToolTip(lines.join(QLatin1Char('\n')));
    }
    default:
        return {};
    }
}

QVariant UnitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= unitColumnCount)
        return {};
    const auto column = static_cast<UnitColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == UnitColumn::Name)
        return tr("Your own name for it, or else the genres, artists and decades that its strongest tracks share more "
                  "than chance "
                  "explains");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case UnitColumn::Number:
        return tr("Unit");
    case UnitColumn::Name:
        return tr("Your name, or a hint from tags");
    case UnitColumn::Firing:
        return tr("Fires");
    }
    return {};
}

} // namespace tonekin
