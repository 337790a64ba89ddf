// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/foldername.h"

#include "words/displaytext.h"

#include <algorithm>

namespace tonekin {

QString folderOf(const ListedTrack& track, const TrackSnapshot& tracks)
{
    const std::filesystem::path folder = std::filesystem::path(track.relativePath).parent_path();
    if (!folder.empty())
        return displayText(folder.filename().native());
    const auto root = std::ranges::find(tracks.roots, track.root, &MusicRoot::id);
    return root == tracks.roots.end() ? QString() : displayText(root->path.filename().native());
}

QString folderAbove(const ListedTrack& track)
{
    return displayText(std::filesystem::path(track.relativePath).parent_path().parent_path().filename().native());
}

} // namespace tonekin
