// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/follow.h"

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

/// A track of the catalogue with what the window's lists show, search and sort it by. Never changed once made, so that
/// threads may share it.
struct ListedTrack : CatalogueTrack {
    ListedTextRef title; // the file's name where the tags have none
    ListedTextRef artist;
    ListedTextRef album;
    ListedTextRef genre;
};
using ListedTrackRef = std::shared_ptr<const ListedTrack>;

/// A catalogue all of whose tracks are ListedTracks. Never changed once made.
struct TrackSnapshot {
    CatalogueRef catalogue = std::make_shared<const Catalogue>(); // never null
    std::vector<ListedTrackRef> tracks;                           // of the catalogue, ascending by id
    std::vector<MusicRoot> roots;

    TrackSnapshot() = default;
    /// Every track of it must be a ListedTrack, as TrackLister makes them.
    explicit TrackSnapshot(CatalogueRef listed);
    TrackSnapshot(std::vector<ListedTrackRef> listed, std::vector<MusicRoot> folders);

    const ListedTrack* find(TrackId id) const;
    std::filesystem::path pathOf(const ListedTrack& track) const; // empty when its root is unknown
};
using TrackSnapshotRef = std::shared_ptr<const TrackSnapshot>;

/// Makes listed tracks, each different text once. One thread.
class TrackLister {
public:
    TrackLister();
    ListedTrackRef list(const TrackRow& row, CatalogueTexts& texts);
    /// Forgets texts that no track uses any more.
    void forgetUnused();

private:
    ListedTextRef text(const QString& shown);
    ListedTextRef shared(const std::string& utf8);

    QCollator m_collator;
    QHash<QString, ListedTextRef> m_texts;
};

} // namespace tonekin
