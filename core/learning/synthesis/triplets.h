// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/attributetriplets.h"
#include "synthesis/recording.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tonekin {

/// Renderings of one work that differ from an anchor in known ways, and what shall be nearer to the anchor than what.
/// Paths in triplets are those of the recordings' labels.
struct TripletWork {
    std::vector<Recording> recordings;
    std::vector<AttributeTriplet> triplets;
};

/// Makes controlled renderings of small works, 30 to 60 seconds each: four players and drums, equally loud, dry. Of
/// each work there is the anchor and, beside it, the same with only one thing changed: key; tempo; key and tempo; all
/// instruments (other families of General MIDI); the drums' pattern (or no drums at all); the way everyone plays (the
/// groove, drums included); the soundfont; and groove and instruments at once, and another work played in the anchor's
/// way. The triplets made of these say what outweighs what:
///   "instruments"  key and tempo changed / only the instruments changed
///   "drums"        key and tempo changed / only the drums changed
///   "key ignored"  only the key changed / only the groove changed
///   "tempo ignored" only the tempo changed / only the groove changed
///   "style over work" another work in the anchor's way, in another key / the same work, other groove and instruments
///   "sound source ignored" another soundfont / only the instruments changed
/// One object is used by one thread at a time.
class TripletMaker {
public:
    /// Errors: NotFound, InvalidArgument (not a soundfont).
    static Result<TripletMaker> open(const std::filesystem::path& soundFont,
                                     const std::filesystem::path& otherSoundFont);
    TripletMaker(TripletMaker&&) noexcept;
    TripletMaker& operator=(TripletMaker&&) noexcept;
    ~TripletMaker();

    /// The same seed, number and soundfonts give the same samples. Only recordings whose path `wanted` accepts are
    /// played; all triplets are there. Errors: those of SoundFontPlayer::play.
    Result<TripletWork> make(std::uint64_t seed, int number, const std::function<bool(const std::string&)>& wanted);

private:
    struct Impl;
    explicit TripletMaker(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
