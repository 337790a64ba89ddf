// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"

#include <QString>

#include <vector>

namespace tonekin {

/// A rule that is set, in a few words, and the rules as they are without it.
struct ToldRule {
    QString words;
    PlaylistRules without;
};

/// Every rule but the length in tracks and the most of an artist and album, which the page always shows: what differs
/// from usualRules().
std::vector<ToldRule> toldRules(const PlaylistRules& rules);

/// The usual rules with the same length and the same most of an artist and album.
PlaylistRules clearedRules(const PlaylistRules& rules);

/// The rules without those of this kind.
PlaylistRules loosened(const PlaylistRules& rules, TrackRule rule);
/// "years", to stand in a sentence.
QString ruleName(TrackRule rule);

QString orderWords(ListOrder order);
QString flawSentence(RulesFlaw flaw);

/// Which rules leave no track, and how many come back without the first of them; for NoPlaylist::RulesLeaveNothing.
QString emptyingRulesText(const PlaylistResult& result);

/// Texts between commas, each once, without what surrounds them; and back.
std::vector<std::string> textsIn(const QString& list);
QString listOf(const std::vector<std::string>& texts);

} // namespace tonekin
