// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/failurestablemodel.h"

#include "painting/symbols.h"
#include "theme/theme.h"
#include "words/displaytext.h"
#include "words/errortext.h"

#include <QDateTime>

#include <algorithm>
#include <tuple>

namespace tonekin {

void FailuresTableModel::setProblems(const ProblemList& problems, const TrackSnapshotRef& tracks)
{
    std::vector<Row> rows;
    for (const auto& [id, problem] : *problems) {
        const ListedTrack* track = tracks->find(id);
        const bool isWarning = track && track->state == TrackState::DoneWithWarning;
        if (track && (track->state == TrackState::Failed || isWarning))
            rows.push_back({id, problem, displayPath(track->relativePath), isWarning});
    }
    std::ranges::sort(rows, {}, [](const Row& row) { return std::tuple(row.isWarning, row.file, row.id); });
    m_tracks = tracks;
    const bool sameRows = std::ranges::equal(rows, m_rows, [](const Row& a, const Row& b) {
        return a.id == b.id && a.isWarning == b.isWarning && a.problem.code == b.problem.code &&
               a.problem.whenSeconds == b.problem.whenSeconds;
    });
    if (sameRows)
        return;
    const RowsChange change(*this);
    beginResetModel();
    m_rows = std::move(rows);
    m_failed = static_cast<int>(std::ranges::count(m_rows, false, &Row::isWarning));
    endResetModel();
}

QString FailuresTableModel::details(int row) const
{
    const Row& shown = m_rows[static_cast<std::size_t>(row)];
    const ListedTrack* track = m_tracks->find(shown.id);
    const auto code = errorName(shown.problem.code);
    return QStringLiteral("%1\n  %2, %3: %4\n  %5 x, %6\n")
        .arg(track ? displayPath(m_tracks->pathOf(*track)) : shown.file,
             QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())),
             QString::fromStdString(shown.problem.stage), displayText(shown.problem.detail),
             QString::number(shown.problem.attempts),
             QDateTime::fromSecsSinceEpoch(shown.problem.whenSeconds).toString(Qt::ISODate));
}

int FailuresTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FailuresTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : failureColumnCount;
}

QVariant FailuresTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<FailureColumn>(index.column());
    const ErrorWords words = errorWords(row.problem.code);
    switch (role) {
    case Qt::DisplayRole:
        return column == FailureColumn::Track ? row.file : column == FailureColumn::Reason ? words.what : words.advice;
    case Qt::DecorationRole:
        if (column != FailureColumn::Track)
            return {};
        return row.isWarning ? symbolIcon(Symbol::Warning, Role::Warning) : symbolIcon(Symbol::Failed, Role::Bad);
    case Qt::ForegroundRole:
        return Theme::current().colour(column == FailureColumn::Advice ? Role::DimText : Role::Text);
    case Qt::ToolTipRole:
        return plainToolTip(details(index.row()) + words.what + QLatin1Char('\n') + words.advice);
    default:
        return {};
    }
}

QVariant FailuresTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == static_cast<int>(FailureColumn::Track)    ? tr("File")
           : section == static_cast<int>(FailureColumn::Reason) ? tr("What happened")
                                                                : tr("What you can do");
}

} // namespace tonekin
