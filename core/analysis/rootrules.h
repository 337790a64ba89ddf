// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tonekin {

/// What one walk of a music folder found, beside what the library knew of it.
struct RootWalk {
    bool walked = true;       // false: the folder could not be walked at all
    std::string whyNotWalked; // English
    std::int64_t filesSeen = 0;
    std::uint64_t device = 0;
    std::uint64_t knownDevice = 0;   // 0: never walked before
    std::int64_t knownTracks = 0;    // that were there so far
    std::int64_t wouldGoMissing = 0; // of them, not found and not moved elsewhere
};

/// Why the folder is taken for not connected rather than for emptied by its owner, so that nothing in it may be marked
/// missing: absent, empty where it had files, on another device, or with more than a fifth (and more than 50) of its
/// tracks gone at once. Nothing when its missing tracks may be believed.
std::optional<std::string> seemsNotConnected(const RootWalk& walk);

} // namespace tonekin
