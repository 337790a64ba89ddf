// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/searchcompleter.h"

#include "lists/tracksearch.h"

#include <QStringListModel>

namespace tonekin {

namespace {

constexpr qsizetype leastLetters = 2; // a single one is the start of too much else

} // namespace

SearchCompleter::SearchCompleter(QObject* parent)
    : QCompleter(parent)
{
    setModel(new QStringListModel(TrackSearch::fieldWords(), this));
    setCaseSensitivity(Qt::CaseInsensitive);
    setMaxVisibleItems(10);
}

QStringList SearchCompleter::splitPath(const QString& text) const
{
    qsizetype start = text.lastIndexOf(QLatin1Char(' ')) + 1;
    if (start < text.size() && (text.at(start) == u'-' || text.at(start) == u'!'))
        ++start; // left out, whatever it is
    m_before = text.left(start);
    const QString word = text.mid(start);
    return {word.size() < leastLetters ? QStringLiteral("\n") : word}; // which no word begins with
}

QString SearchCompleter::pathFromIndex(const QModelIndex& index) const
{
    return m_before + QCompleter::pathFromIndex(index);
}

} // namespace tonekin
