// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unitwords.h"

#include "similarity/overrepresentation.h"
#include "words/displaytext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

namespace tonekin {

namespace {

constexpr double mostChance = 0.01;
constexpr std::size_t fewestDrawn = 10;
constexpr std::size_t mostDrawn = 50;
constexpr std::size_t partDrawn = 20; // a twentieth of the library

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::UnitWords)
};

/// Every word of the tags once, with the number of tracks that have it.
class Vocabulary {
public:
    explicit Vocabulary(const TrackSnapshot& tracks)
        : m_tracks(tracks)
    {
        for (const ListedTrackRef& track : tracks.tracks) {
            if (!track->hasEmbedding || track->state == TrackState::Excluded)
                continue;
            ++m_population;
            forEachWord(*track, [this](UnitWord::Kind kind, const QString& shown, const QString& key) {
                const auto [word, isNew] = placeOf(kind, key);
                if (isNew) {
                    m_words.push_back({kind, shown, 0, 0, 0, 0.0});
                    m_marked.push_back(0);
                }
                ++m_marked[word];
            });
        }
    }

    std::size_t population() const { return m_population; }
    const std::vector<std::size_t>& marked() const { return m_marked; }
    const UnitWord& word(std::size_t place) const { return m_words[place]; }

    void count(TrackId id, std::vector<std::size_t>& found) const
    {
        const ListedTrack* track = m_tracks.find(id);
        if (!track)
            return;
        forEachWord(*track, [&](UnitWord::Kind kind, const QString&, const QString& key) {
            const auto word = m_places[static_cast<std::size_t>(kind)].constFind(key);
            if (word != m_places[static_cast<std::size_t>(kind)].constEnd())
                ++found[*word];
        });
    }

private:
    template <typename Take>
    static void forEachWord(const ListedTrack& track, Take take)
    {
        if (!track.genre->shown.isEmpty())
            take(UnitWord::Kind::Genre, track.genre->shown, track.genre->folded);
        if (!track.artist->shown.isEmpty())
            take(UnitWord::Kind::Artist, track.artist->shown, track.artist->folded);
        constexpr int yearsOfDecade = 10;
        if (track.year > 0) {
            const int decade = track.year / yearsOfDecade * yearsOfDecade;
            take(UnitWord::Kind::Decade, Words::tr("%1s", "decade, as in 1990s").arg(decade), QString::number(decade));
        }
    }

    std::pair<std::size_t, bool> placeOf(UnitWord::Kind kind, const QString& key)
    {
        auto& places = m_places[static_cast<std::size_t>(kind)];
        const auto known = places.constFind(key);
        if (known != places.constEnd())
            return {*known, false};
        places.insert(key, m_words.size());
        return {m_words.size(), true};
    }

    const TrackSnapshot& m_tracks;
    std::size_t m_population = 0;
    std::array<QHash<QString, std::size_t>, 3> m_places; // by kind
    std::vector<UnitWord> m_words;
    std::vector<std::size_t> m_marked;
};

QString kindText(UnitWord::Kind kind)
{
    switch (kind) {
    case UnitWord::Kind::Genre:
        return Words::tr("Genre");
    case UnitWord::Kind::Artist:
        return Words::tr("Artist");
    case UnitWord::Kind::Decade:
        return Words::tr("Decade");
    }
    return {};
}

/// For people: the figure itself is beside it.
QString rarityText(double chance)
{
    for (const int once : {1'000'000, 100'000, 10'000, 1'000})
        if (chance * once <= 1.0)
            return Words::tr("Chance alone would give that less than once in %L1.").arg(once);
    return Words::tr("Chance alone would seldom give that.");
}

} // namespace

std::vector<std::vector<UnitWord>> wordsOfUnits(const LiveRankings& rankings, const TrackSnapshot& tracks,
                                                NetworkLayer layer, RankBy by)
{
    const Vocabulary vocabulary(tracks);
    const TellingWords telling(vocabulary.population(), vocabulary.marked());
    RankOptions options;
    options.count = std::clamp(vocabulary.population() / partDrawn, fewestDrawn, mostDrawn);
    const int units = rankings.read([&](const UnitRankings& all) { return all.units(layer, by); });
    std::vector<std::vector<UnitWord>> result(static_cast<std::size_t>(units));
    for (int unit = 0; unit < units; ++unit) {
        const auto top = rankings.read([&](const UnitRankings& all) { return all.top({layer, unit}, by, options); });
        std::vector<std::size_t> found(vocabulary.marked().size());
        for (const RankedTrack& track : top)
            vocabulary.count(track.id, found);
        for (const TellingWord& word : telling.in(found, top.size(), mostChance)) {
            UnitWord explained = vocabulary.word(word.word);
            explained.found = word.found;
            explained.drawn = top.size();
            explained.marked = word.marked;
            explained.chance = word.chance;
            result[static_cast<std::size_t>(unit)].push_back(std::move(explained));
        }
    }
    return result;
}

QString unitWordsText(const std::vector<UnitWord>& words, std::size_t most)
{
    QStringList texts;
    for (const UnitWord& word : words)
        if (static_cast<std::size_t>(texts.size()) < most)
            texts += word.text;
    return texts.join(QStringLiteral(", "));
}

QString unitWordExplained(const UnitWord& word)
{
    const QLocale locale;
    return Words::
        tr("%1 “%2”: %3 of its %4 strongest tracks, of %5 in the whole library. %6 (p = %7, corrected for the number "
           "of words tested)")
            .arg(kindText(word.kind), word.text, locale.toString(static_cast<qulonglong>(word.found)),
                 locale.toString(static_cast<qulonglong>(word.drawn)),
                 locale.toString(static_cast<qulonglong>(word.marked)), rarityText(word.chance),
                 locale.toString(word.chance, 'g', 2));
}

} // namespace tonekin
