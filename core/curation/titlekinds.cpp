// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/trackkinds.h"

#include <algorithm>
#include <cctype>

namespace tonekin {

namespace {

struct TitleWord {
    std::string_view word; // folded
    TrackKind kind;
};

/// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish. Words that name songs as often as
/// kinds ("end", "start", "opening") are not among them.
constexpr std::array titleWords{TitleWord{"intro", TrackKind::Intro},
                                TitleWord{"introduction", TrackKind::Intro},
                                TitleWord{"introitus", TrackKind::Intro},
                                TitleWord{"einleitung", TrackKind::Intro},
                                TitleWord{"vorspiel", TrackKind::Intro},
                                TitleWord{"prelude", TrackKind::Intro},
                                TitleWord{"preludio", TrackKind::Intro},
                                TitleWord{"preludium", TrackKind::Intro},
                                TitleWord{"prologue", TrackKind::Intro},
                                TitleWord{"prolog", TrackKind::Intro},
                                TitleWord{"prologo", TrackKind::Intro},
                                TitleWord{"introduccion", TrackKind::Intro},
                                TitleWord{"introduzione", TrackKind::Intro},
                                TitleWord{"introducao", TrackKind::Intro},
                                TitleWord{"inleiding", TrackKind::Intro},
                                TitleWord{"wstep", TrackKind::Intro},
                                TitleWord{"overture", TrackKind::Intro},
                                TitleWord{"ouverture", TrackKind::Intro},
                                TitleWord{"outro", TrackKind::Outro},
                                TitleWord{"outroduction", TrackKind::Outro},
                                TitleWord{"epilogue", TrackKind::Outro},
                                TitleWord{"epilog", TrackKind::Outro},
                                TitleWord{"epilogo", TrackKind::Outro},
                                TitleWord{"nachspiel", TrackKind::Outro},
                                TitleWord{"ausklang", TrackKind::Outro},
                                TitleWord{"postlude", TrackKind::Outro},
                                TitleWord{"coda", TrackKind::Outro},
                                TitleWord{"interlude", TrackKind::Interlude},
                                TitleWord{"zwischenspiel", TrackKind::Interlude},
                                TitleWord{"intermezzo", TrackKind::Interlude},
                                TitleWord{"interludio", TrackKind::Interlude},
                                TitleWord{"interludium", TrackKind::Interlude},
                                TitleWord{"intermission", TrackKind::Interlude},
                                TitleWord{"entracte", TrackKind::Interlude},
                                TitleWord{"intermede", TrackKind::Interlude},
                                TitleWord{"mellanspel", TrackKind::Interlude},
                                TitleWord{"segue", TrackKind::Interlude},
                                TitleWord{"skit", TrackKind::Skit},
                                TitleWord{"sketch", TrackKind::Skit},
                                TitleWord{"sketsch", TrackKind::Skit},
                                TitleWord{"announcement", TrackKind::Skit},
                                TitleWord{"ansage", TrackKind::Skit},
                                TitleWord{"silence", TrackKind::Ambience},
                                TitleWord{"stille", TrackKind::Ambience},
                                TitleWord{"ambience", TrackKind::Ambience},
                                TitleWord{"ambiance", TrackKind::Ambience}};

constexpr std::size_t mostWords = 4; // "Intro to nothing in particular" is a song

bool isOfWord(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || std::isalpha(byte) != 0;
}

} // namespace

std::optional<TrackKind> kindOfTitle(std::string_view folded)
{
    std::optional<TrackKind> kind;
    std::size_t words = 0;
    for (std::size_t at = 0; at < folded.size();) {
        if (!isOfWord(folded[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < folded.size() && isOfWord(folded[end]))
            ++end;
        const auto known = std::ranges::find(titleWords, folded.substr(at, end - at), &TitleWord::word);
        if (known != titleWords.end() && !kind)
            kind = known->kind;
        ++words;
        at = end;
    }
    return words <= mostWords ? kind : std::nullopt;
}

} // namespace tonekin
