// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fingerprint.h"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace tonekin {

/// The same recording in several files: transcodes, trims, other levels, remasters, edits. Told by fingerprints alone,
/// laid over each other where they fit best and compared over what can be heard. Pure functions; any thread.

struct CopyRule {
    double sameBitErrors = 0.10;   // the share of bits in which copies of one master differ at most
    double editedBitErrors = 0.28; // the same of edits and remasters ...
    double editedSeconds = 30.0;   // ... which must be heard for so long
    double leastSeconds = 5.0;     // of any two that are compared
    double leastOfShorter = 0.8;   // of its audible length, that must lie over the other
    double leastOfLonger = 0.5;    // the same of the longer: a mix that holds a track is no copy of it
    double trimmedSeconds = 22.0;  // unless no more than this is missing
};

enum class CopyKind {
    SameAudio,  // to the last bit, by the audio hash; findCopies() does not know it
    SameMaster, // all but the file is the same, as far as fingerprints tell
    Edited,     // the same recording, edited or mastered anew
};

/// Two tracks (places in the list) and why they are the same recording.
struct CopyEvidence {
    std::size_t one = 0; // the one that is heard for longer
    std::size_t other = 0;
    CopyKind kind = CopyKind::SameMaster;
    double alignedSeconds = 0.0; // audible in both and alike
    double bitErrorRate = 0.0;   // over those
    double secondsInOne = 0.0;   // where the longest run that is alike starts
    double secondsInOther = 0.0;
};

/// Tracks of which each is a copy of some other.
struct CopyFamily {
    std::vector<std::size_t> tracks;    // ascending
    std::vector<CopyEvidence> evidence; // one less than tracks; together they link all
};

struct CopyFamilies {
    std::vector<CopyFamily> families; // by their first track
    /// Silence, a single tone, a drone, less than a few seconds: they sound like too much else.
    std::vector<std::size_t> cannotBeJudged;
};

/// Compares each track with every other that shares some words with it (by an index of words, so that the work grows
/// with the tracks and not with their square; of a thousand copies one stands for all). Pairs of which `mayNotBe`
/// (empty: none) says yes are not linked.
CopyFamilies findCopies(std::span<const Fingerprint> tracks, const CopyRule& rule,
                        const std::function<bool(std::size_t, std::size_t)>& mayNotBe = {});

/// What makes one copy better than another.
struct CopyQuality {
    bool lossless = false;
    int bitRate = 0; // bits a second
    double audibleSeconds = 0.0;
    int tags = 0; // filled in
};
enum class CopyMerit { Lossless, BitRate, Completeness, Tags };

/// Which copy is best: by the first merit in which they differ. Seconds that differ by less than one, and bit rates by
/// less than a twentieth, count as equal. Ties by place. The place of the best.
std::size_t bestCopy(std::span<const CopyQuality> copies, std::span<const CopyMerit> merits);

/// How long there is something to hear in a track.
double audibleSeconds(const Fingerprint& fingerprint);

} // namespace tonekin
