// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QCollator>
#include <QHash>
#include <QString>

#include <filesystem>
#include <memory>
#include <vector>

namespace tonekin {

/// A text as lists show, search and sort it. Shared by all tracks that have it (artist, album, genre).
struct ListedText {
    QString shown;
    QString folded;
    QCollatorSortKey key;
};
using ListedTextRef = std::shared_ptr<const ListedText>;

/// A track as the window's lists hold it: ready for display, search and sorting. Never changed once made, so that
/// threads may share it.
struct ListedTrack {
    TrackId id;
    RootId root;
    std::string relativePath; // bytes
    ListedTextRef title;      // the file's name where the tags have none
    ListedTextRef artist;
    ListedTextRef album;
    ListedTextRef genre;
    int year = 0; // 0: unknown, here and below
    int disc = 0;
    int number = 0;
    int plays = -1; // -1: unknown
    float seconds = 0.0F;
    TrackState state = TrackState::Waiting;
    std::optional<ErrorCode> problem;
    std::optional<AudioHash> audioHash;
    bool hasEmbedding = false;
    std::int64_t addedSeconds = 0;
};
using ListedTrackRef = std::shared_ptr<const ListedTrack>;

/// All tracks of a library at one moment, ascending by id. Never changed once made.
struct TrackSnapshot {
    std::vector<ListedTrackRef> tracks;
    std::vector<MusicRoot> roots;

    const ListedTrack* find(TrackId id) const;
    std::filesystem::path pathOf(const ListedTrack& track) const; // empty when its root is unknown
};
using TrackSnapshotRef = std::shared_ptr<const TrackSnapshot>;

/// Makes listed tracks, each different text once. One thread.
class TrackLister {
public:
    TrackLister();
    ListedTrackRef list(const TrackRow& row);
    /// Forgets texts that no track uses any more.
    void forgetUnused();

private:
    ListedTextRef text(const QString& shown);
    ListedTextRef shared(std::string_view utf8);

    QCollator m_collator;
    QHash<QString, ListedTextRef> m_texts;
};

} // namespace tonekin
