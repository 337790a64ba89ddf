// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/tracksnapshot.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tonekin {

/// What stands in a search field, understood. Words are all wanted; "quoted words" stay together; -word is not wanted;
/// OR between words starts an alternative; artist:, title:, album:, genre:, file: (or path:) and is: look in one place;
/// year:, len: and plays: take a number, <n, >n, <=n, >=n or n..m. Case and diacritics do not matter. Nothing is an
/// error: what is not understood is looked for literally, and hint() says so.
class TrackSearch {
public:
    TrackSearch() = default;
    explicit TrackSearch(const QString& text);

    bool isEmpty() const { return m_alternatives.empty(); }
    bool matches(const ListedTrack& track) const;
    /// A sentence for the user about what was not understood; empty when all was.
    const QString& hint() const { return m_hint; }
    /// What can stand before a value, each with its colon, and what is: can ask for: to be offered while one types.
    static QStringList fieldWords();

private:
    enum class Field { Anywhere, Title, Artist, Album, Genre, Path, State, Year, Length, Plays };
    struct Term {
        Field field = Field::Anywhere;
        QString text; // folded
        double lowest = 0.0;
        double highest = 0.0; // of number fields, both included
        bool wanted = true;
    };
    using AllOf = std::vector<Term>;

    static bool fieldFromName(const QString& name, Field& field);
    static bool isNumber(Field field) { return field >= Field::Year; }
    bool readNumbers(const QString& value, Term& term);
    Term readTerm(QString word, bool quoted);
    static bool holds(const Term& term, const ListedTrack& track);
    static bool holdsNumber(const Term& term, const ListedTrack& track);

    std::vector<AllOf> m_alternatives;
    QString m_hint;
};

} // namespace tonekin
