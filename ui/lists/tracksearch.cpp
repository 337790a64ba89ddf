// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/tracksearch.h"

#include "words/displaytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace tonekin {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::TrackSearch)
public:
    static QString unknownField(const QString& name)
    {
        return tr("There is no field “%1”. Fields are title, artist, album, genre, file, year, len, plays and is.")
            .arg(name);
    }
    static QString notANumber(const QString& field, const QString& value)
    {
        return tr("“%1” wants a number, such as %1:<20 or %1:10..20, not “%2”.").arg(field, value);
    }
    static QString openQuote() { return tr("A quotation mark is not closed."); }
};

struct Word {
    QString text;         // with its field and minus, without quotation marks
    qsizetype colon = -1; // of the field, outside quotation marks
    bool quoted = false;  // it starts with a quotation mark: no field, no OR
};

// Splits at white space outside quotation marks.
// What people type, and what word processors and some keyboards make of it.
bool isQuote(QChar character)
{
    constexpr std::u16string_view quotes = u"\"\u201c\u201d\u201e\u00ab\u00bb";
    return quotes.find(character.unicode()) != std::u16string_view::npos;
}

std::vector<Word> split(const QString& text, bool& quoteLeftOpen)
{
    std::vector<Word> words;
    Word word;
    bool inQuotes = false;
    bool begun = false;
    const auto finish = [&] {
        if (begun)
            words.push_back(std::exchange(word, {}));
        begun = false;
    };
    for (const QChar character : text) {
        if (isQuote(character)) {
            word.quoted = word.quoted || (!inQuotes && (word.text.isEmpty() || word.text == u"-"));
            inQuotes = !inQuotes;
            begun = true;
        } else if (character.isSpace() && !inQuotes) {
            finish();
        } else {
            if (character == u':' && !inQuotes && word.colon < 0)
                word.colon = word.text.size();
            word.text += character;
            begun = true;
        }
    }
    finish();
    quoteLeftOpen = inQuotes;
    return words;
}

// "3:00" or "1:02:03" or plain seconds.
std::optional<double> secondsFrom(const QString& text)
{
    double seconds = 0.0;
    const auto parts = text.split(u':');
    if (parts.size() > 3)
        return {};
    for (const QString& part : parts) {
        bool fine = false;
        const double value = part.toDouble(&fine);
        if (!fine || !std::isfinite(value) || value < 0)
            return {};
        seconds = seconds * 60.0 + value;
    }
    return seconds;
}

std::optional<double> numberFrom(const QString& text, bool isLength)
{
    if (isLength)
        return secondsFrom(text);
    bool fine = false;
    const double value = text.toDouble(&fine);
    return fine && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

const std::array<std::pair<QString, TrackState>, 4>& stateNames()
{
    static const std::array<std::pair<QString, TrackState>, 4> names{{
        {QStringLiteral("waiting"), TrackState::Waiting},
        {QStringLiteral("failed"), TrackState::Failed},
        {QStringLiteral("missing"), TrackState::Missing},
        {QStringLiteral("excluded"), TrackState::Excluded},
    }};
    return names;
}

bool stateIs(const QString& name, const ListedTrack& track)
{
    if (name == u"analysed" || name == u"done")
        return track.hasEmbedding;
    const auto* it = std::ranges::find(stateNames(), name, [](const auto& entry) { return entry.first; });
    return it != stateNames().end() && track.state == it->second;
}

} // namespace

TrackSearch::TrackSearch(const QString& text)
{
    bool quoteLeftOpen = false;
    AllOf all;
    for (const Word& word : split(text, quoteLeftOpen)) {
        if (!word.quoted && (word.text == u"OR" || word.text == u"|")) {
            if (!all.empty())
                m_alternatives.push_back(std::exchange(all, {}));
            continue;
        }
        Term term = readTerm(word.text, word.quoted || word.colon < 0);
        if (isNumber(term.field) || !term.text.isEmpty())
            all.push_back(std::move(term));
    }
    if (!all.empty())
        m_alternatives.push_back(std::move(all));
    if (quoteLeftOpen && m_hint.isEmpty())
        m_hint = Words::openQuote();
}

TrackSearch::Term TrackSearch::readTerm(QString word, bool quoted)
{
    Term term;
    if (word.size() > 1 && (word.startsWith(u'-') || word.startsWith(u'!'))) {
        term.wanted = false;
        word.remove(0, 1);
    }
    term.text = folded(word);
    const auto colon = word.indexOf(u':');
    if (quoted || colon <= 0)
        return term;
    const QString name = word.left(colon).toLower();
    const QString value = word.mid(colon + 1);
    Field field = Field::Anywhere;
    if (!fieldFromName(name, field)) {
        const bool looksMeant = std::ranges::all_of(name, [](QChar c) { return c.isLetter(); }) && !value.isEmpty();
        if (looksMeant && !value.startsWith(u'/'))
            m_hint = Words::unknownField(name);
        return term;
    }
    if (value.isEmpty()) {
        term.text.clear(); // still being typed
        return term;
    }
    term.field = field;
    if (!isNumber(field)) {
        term.text = folded(value);
    } else if (!readNumbers(value, term)) {
        m_hint = Words::notANumber(name, value);
        term.field = Field::Anywhere;
    }
    return term;
}

QStringList TrackSearch::fieldWords()
{
    QStringList words{QStringLiteral("title:"), QStringLiteral("artist:"), QStringLiteral("album:"),
                      QStringLiteral("genre:"), QStringLiteral("file:"),   QStringLiteral("year:"),
                      QStringLiteral("len:"),   QStringLiteral("plays:"),  QStringLiteral("is:analysed")};
    for (const auto& [name, state] : stateNames())
        words += QStringLiteral("is:") + name;
    return words;
}

bool TrackSearch::fieldFromName(const QString& name, Field& field)
{
    static const std::array fields{
        std::pair{QStringLiteral("title"), Field::Title},   std::pair{QStringLiteral("artist"), Field::Artist},
        std::pair{QStringLiteral("album"), Field::Album},   std::pair{QStringLiteral("genre"), Field::Genre},
        std::pair{QStringLiteral("path"), Field::Path},     std::pair{QStringLiteral("file"), Field::Path},
        std::pair{QStringLiteral("is"), Field::State},      std::pair{QStringLiteral("state"), Field::State},
        std::pair{QStringLiteral("year"), Field::Year},     std::pair{QStringLiteral("len"), Field::Length},
        std::pair{QStringLiteral("length"), Field::Length}, std::pair{QStringLiteral("time"), Field::Length},
        std::pair{QStringLiteral("plays"), Field::Plays},
    };
    const auto* it = std::ranges::find(fields, name, [](const auto& entry) { return entry.first; });
    if (it == fields.end())
        return false;
    field = it->second;
    return true;
}

bool TrackSearch::readNumbers(const QString& value, Term& term)
{
    constexpr double endless = std::numeric_limits<double>::infinity();
    const bool isLength = term.field == Field::Length;
    term.lowest = -endless;
    term.highest = endless;
    if (const auto dots = value.indexOf(QLatin1String("..")); dots >= 0) {
        const QString from = value.left(dots);
        const QString to = value.mid(dots + 2);
        const auto low = from.isEmpty() ? std::optional(-endless) : numberFrom(from, isLength);
        const auto high = to.isEmpty() ? std::optional(endless) : numberFrom(to, isLength);
        if (!low || !high)
            return false;
        term.lowest = std::min(*low, *high);
        term.highest = std::max(*low, *high);
        return true;
    }
    const bool below = value.startsWith(u'<');
    const bool above = value.startsWith(u'>');
    const bool orEqual = (below || above) && value.size() > 1 && value.at(1) == u'=';
    const auto number = numberFrom(value.mid((below || above ? 1 : 0) + (orEqual ? 1 : 0)), isLength);
    if (!number)
        return false;
    if (!below)
        term.lowest = above && !orEqual ? std::nextafter(*number, endless) : *number;
    if (!above)
        term.highest = below && !orEqual ? std::nextafter(*number, -endless) : *number;
    return true;
}

bool TrackSearch::matches(const ListedTrack& track) const
{
    if (m_alternatives.empty())
        return true;
    return std::ranges::any_of(m_alternatives, [&](const AllOf& all) {
        return std::ranges::all_of(all, [&](const Term& term) { return holds(term, track) == term.wanted; });
    });
}

bool TrackSearch::holds(const Term& term, const ListedTrack& track)
{
    const auto inText = [&](const ListedTextRef& text) { return text->folded.contains(term.text); };
    const auto inPath = [&] { return folded(QString::fromUtf8(track.relativePath)).contains(term.text); };
    switch (term.field) {
    case Field::Anywhere:
        return inText(track.title) || inText(track.artist) || inText(track.album) || inText(track.genre) ||
               ((track.artist->shown.isEmpty() || track.album->shown.isEmpty()) && inPath()); // which is shown instead
    case Field::Title:
        return inText(track.title);
    case Field::Artist:
        return inText(track.artist);
    case Field::Album:
        return inText(track.album);
    case Field::Genre:
        return inText(track.genre);
    case Field::Path:
        return inPath();
    case Field::State:
        return stateIs(term.text, track);
    default:
        return holdsNumber(term, track);
    }
}

bool TrackSearch::holdsNumber(const Term& term, const ListedTrack& track)
{
    double value = 0.0;
    if (term.field == Field::Year)
        value = track.year;
    else if (term.field == Field::Length)
        value = std::floor(static_cast<double>(track.seconds)); // as whole seconds are shown
    else
        value = track.plays;
    const bool known = term.field == Field::Plays ? track.plays >= 0 : value > 0;
    return known && value >= term.lowest && value <= term.highest;
}

} // namespace tonekin
