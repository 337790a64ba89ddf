// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulewords.h"

#include "preferences/preferences.h"
#include "words/displaytext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double stars = 5.0; // of a rating of 1

struct RuleWords {
    Q_DECLARE_TR_FUNCTIONS(tonekin::RuleWords)
};

/// Collects what is told of some rules.
class Teller {
public:
    explicit Teller(const PlaylistRules& rules)
        : m_rules(rules)
    {
    }

    const PlaylistRules& rules() const { return m_rules; }
    std::vector<ToldRule> take() { return std::move(m_told); }

    template <typename Forget>
    void tell(const QString& words, Forget forget)
    {
        PlaylistRules without = m_rules;
        forget(without);
        m_told.push_back({words, std::move(without)});
    }

    /// Each of the texts is a rule of its own.
    template <typename Words>
    void tellEach(std::vector<std::string> PlaylistRules::*texts, Words words)
    {
        for (const std::string& text : m_rules.*texts)
            tell(words(text), [&](PlaylistRules& rules) { std::erase(rules.*texts, text); });
    }

private:
    const PlaylistRules& m_rules;
    std::vector<ToldRule> m_told;
};

QString yearText(int year)
{
    return QString::number(year); // without a sign between thousands
}

QString seedsText(const PlaylistRules& rules)
{
    const bool counted = rules.seedCount == SeedCount::Counted;
    if (rules.seedPlace == SeedPlace::First)
        return counted ? RuleWords::tr("Seeds first") : RuleWords::tr("Seeds first, beside the length");
    return counted ? RuleWords::tr("Seeds among the others")
                   : RuleWords::tr("Seeds among the others, beside the length");
}

void tellLength(Teller& teller)
{
    const PlaylistRules& rules = teller.rules();
    if (rules.tracks && rules.minutes > 0.0)
        teller.tell(RuleWords::tr("At most %n minute(s)", nullptr, static_cast<int>(std::lround(rules.minutes))),
                    [](PlaylistRules& without) { without.minutes = 0.0; });
    if (rules.seedPlace != SeedPlace::LeftOut)
        teller.tell(seedsText(rules), [](PlaylistRules& without) {
            without.seedPlace = SeedPlace::LeftOut;
            without.seedCount = SeedCount::Counted;
        });
}

void tellRepetition(Teller& teller)
{
    const PlaylistRules& rules = teller.rules();
    if (rules.artistApart > 1)
        teller.tell(RuleWords::tr("An artist again after %n place(s)", nullptr, rules.artistApart),
                    [](PlaylistRules& without) { without.artistApart = 0; });
    if (rules.albumApart > 1)
        teller.tell(RuleWords::tr("An album again after %n place(s)", nullptr, rules.albumApart),
                    [](PlaylistRules& without) { without.albumApart = 0; });
    if (!rules.leaveOutCopies)
        teller.tell(RuleWords::tr("With copies of the same audio"),
                    [](PlaylistRules& without) { without.leaveOutCopies = true; });
}

QString yearsText(const PlaylistRules& rules)
{
    if (!rules.lastYear)
        return RuleWords::tr("From %1 on").arg(yearText(*rules.firstYear));
    if (!rules.firstYear)
        return RuleWords::tr("Up to %1").arg(yearText(*rules.lastYear));
    return *rules.firstYear == *rules.lastYear
               ? RuleWords::tr("From the year %1").arg(yearText(*rules.firstYear))
               : RuleWords::tr("%1 to %2", "years").arg(yearText(*rules.firstYear), yearText(*rules.lastYear));
}

QString lengthText(const PlaylistRules& rules)
{
    if (rules.mostSeconds <= 0.0)
        return RuleWords::tr("Tracks of %1 and more").arg(timeText(rules.leastSeconds));
    if (rules.leastSeconds <= 0.0)
        return RuleWords::tr("Tracks up to %1").arg(timeText(rules.mostSeconds));
    return RuleWords::tr("Tracks of %1 to %2").arg(timeText(rules.leastSeconds), timeText(rules.mostSeconds));
}

void tellTexts(Teller& teller)
{
    teller.tellEach(&PlaylistRules::genres, [](const std::string& text) { return QString::fromStdString(text); });
    teller.tellEach(&PlaylistRules::notGenres, [](const std::string& text) {
        return RuleWords::tr("No %1", "genre").arg(QString::fromStdString(text));
    });
    teller.tellEach(&PlaylistRules::folders, [](const std::string& folder) {
        return RuleWords::tr("Below %1", "folder").arg(displayPath(folder));
    });
    teller.tellEach(&PlaylistRules::notFolders, [](const std::string& folder) {
        return RuleWords::tr("Not below %1", "folder").arg(displayPath(folder));
    });
}

void tellSelection(Teller& teller)
{
    const PlaylistRules& rules = teller.rules();
    tellTexts(teller);
    if (rules.firstYear || rules.lastYear)
        teller.tell(yearsText(rules), [](PlaylistRules& without) { without = loosened(without, TrackRule::Year); });
    if (rules.leastRating > 0.0)
        teller.tell(
            RuleWords::tr("%n star(s) or more", nullptr, static_cast<int>(std::lround(rules.leastRating * stars))),
            [](PlaylistRules& without) { without.leastRating = 0.0; });
    if (rules.leastSeconds > 0.0 || rules.mostSeconds > 0.0)
        teller.tell(lengthText(rules), [](PlaylistRules& without) { without = loosened(without, TrackRule::Length); });
    if (rules.addedWithinDays > 0)
        teller.tell(RuleWords::tr("Added in the last %n day(s)", nullptr, rules.addedWithinDays),
                    [](PlaylistRules& without) { without.addedWithinDays = 0; });
    if (rules.closeOnly)
        teller.tell(RuleWords::tr("Close ones only"), [](PlaylistRules& without) { without.closeOnly = false; });
}

void tellOrder(Teller& teller)
{
    const PlaylistRules& rules = teller.rules();
    if (rules.lessPlayed != 0.0) {
        const QString percent = QLocale().toString(std::lround(std::abs(rules.lessPlayed) * 100.0));
        teller.tell((rules.lessPlayed > 0.0 ? RuleWords::tr("Less played first (%1 %)")
                                            : RuleWords::tr("Most played first (%1 %)"))
                        .arg(percent),
                    [](PlaylistRules& without) { without.lessPlayed = 0.0; });
    }
    if (rules.order != ListOrder::Closeness)
        teller.tell(orderWords(rules.order), [](PlaylistRules& without) { without.order = ListOrder::Closeness; });
}

} // namespace

std::vector<ToldRule> toldRules(const PlaylistRules& rules)
{
    Teller teller(rules);
    tellLength(teller);
    tellSelection(teller);
    tellRepetition(teller);
    tellOrder(teller);
    return teller.take();
}

PlaylistRules clearedRules(const PlaylistRules& rules)
{
    PlaylistRules cleared = usualRules();
    cleared.tracks = rules.tracks;
    cleared.minutes = rules.tracks ? 0.0 : rules.minutes;
    cleared.mostPerArtist = rules.mostPerArtist;
    cleared.mostPerAlbum = rules.mostPerAlbum;
    return cleared;
}

PlaylistRules loosened(const PlaylistRules& rules, TrackRule rule)
{
    PlaylistRules looser = rules;
    switch (rule) {
    case TrackRule::Folder:
        looser.folders.clear();
        looser.notFolders.clear();
        break;
    case TrackRule::Genre:
        looser.genres.clear();
        looser.notGenres.clear();
        break;
    case TrackRule::Year:
        looser.firstYear.reset();
        looser.lastYear.reset();
        break;
    case TrackRule::Rating:
        looser.leastRating = 0.0;
        break;
    case TrackRule::Length:
        looser.leastSeconds = 0.0;
        looser.mostSeconds = 0.0;
        break;
    case TrackRule::Added:
        looser.addedWithinDays = 0;
        break;
    case TrackRule::Close:
        looser.closeOnly = false;
        break;
    }
    return looser;
}

QString ruleName(TrackRule rule)
{
    switch (rule) {
    case TrackRule::Folder:
        return RuleWords::tr("folders");
    case TrackRule::Genre:
        return RuleWords::tr("genres");
    case TrackRule::Year:
        return RuleWords::tr("years");
    case TrackRule::Rating:
        return RuleWords::tr("rating");
    case TrackRule::Length:
        return RuleWords::tr("length of a track");
    case TrackRule::Added:
        return RuleWords::tr("added lately");
    case TrackRule::Close:
        return RuleWords::tr("close ones only");
    }
    return {};
}

QString orderWords(ListOrder order)
{
    switch (order) {
    case ListOrder::Closeness:
        return RuleWords::tr("Closest first");
    case ListOrder::Smooth:
        return RuleWords::tr("Smooth steps");
    case ListOrder::Energy:
        return RuleWords::tr("Energy rises, then falls");
    case ListOrder::Album:
        return RuleWords::tr("Like an album");
    }
    return {};
}

QString flawSentence(RulesFlaw flaw)
{
    switch (flaw) {
    case RulesFlaw::NoLength:
        return RuleWords::tr("A list needs a length of at least one track, or some minutes.");
    case RulesFlaw::YearsReversed:
        return RuleWords::tr("The first year is after the last.");
    case RulesFlaw::LengthsReversed:
        return RuleWords::tr("The least length of a track is above the greatest.");
    case RulesFlaw::LengthsNegative:
        return RuleWords::tr("The length of a track cannot be below zero.");
    case RulesFlaw::ListTooShort:
        return RuleWords::tr("The least length of a track is longer than the whole list may be.");
    case RulesFlaw::RatingOutOfRange:
        return RuleWords::tr("A rating is zero to five stars.");
    case RulesFlaw::SliderOutOfRange:
        return RuleWords::tr("“Less played first” goes from −100 % to 100 %.");
    case RulesFlaw::NegativeLimit:
        return RuleWords::tr("A limit cannot be below zero.");
    case RulesFlaw::GenreBothWays:
        return RuleWords::tr("A genre is both asked for and left out.");
    case RulesFlaw::FolderBothWays:
        return RuleWords::tr("All folders that are asked for lie below some that are left out.");
    }
    return {};
}

QString emptyingRulesText(const PlaylistResult& result)
{
    if (result.removed.empty())
        return RuleWords::tr("The rules leave no track.");
    const RuleCount& first = result.removed.front();
    const auto removed = static_cast<int>(first.removed);
    if (first.rule == TrackRule::Close)
        return RuleWords::tr("Nothing here is close. %Ln track(s) could be listed, all of them further away.", nullptr,
                             removed);
    QString text = RuleWords::tr("“%1” leaves out %Ln track(s).", nullptr, removed).arg(ruleName(first.rule));
    if (first.alone > 0)
        return text + QLatin1Char(' ') +
               RuleWords::tr("Without that rule %Ln of them come back.", nullptr, static_cast<int>(first.alone));
    for (std::size_t other = 1; other < result.removed.size(); ++other)
        text += QLatin1Char(' ') +
                RuleWords::tr("“%1” leaves out %Ln track(s).", nullptr, static_cast<int>(result.removed[other].removed))
                    .arg(ruleName(result.removed[other].rule));
    return text;
}

std::vector<std::string> textsIn(const QString& list)
{
    std::vector<std::string> texts;
    for (const QString& part : list.split(QLatin1Char(','))) {
        const std::string text = part.simplified().toStdString();
        if (!text.empty() && std::ranges::find(texts, text) == texts.end())
            texts.push_back(text);
    }
    return texts;
}

QString listOf(const std::vector<std::string>& texts)
{
    QStringList parts;
    for (const std::string& text : texts)
        parts += QString::fromStdString(text);
    return parts.join(QStringLiteral(", "));
}

} // namespace tonekin
