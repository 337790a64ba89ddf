// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "curation/kindfeatures.h"

#include <optional>
#include <string>
#include <vector>

namespace tonekin {

class Library;

/// A track with all by which its kind is told.
struct KindSubject {
    const CatalogueTrack* track = nullptr; // of the catalogue that it was made from
    SoundTraits traits;
    KindFeatures features{};
    std::optional<UsualInSet> usual; // where it was held against others
    std::string set;                 // the album's name, else the artist's; empty: it stands alone
};

struct KindGround {
    std::vector<KindSubject> subjects; // by track id
    std::size_t withoutTraits = 0;     // analysed before these were kept, or not at all
    std::vector<TrackId> tooShort;     // less than two seconds were heard
};

/// Every track that can be played, held against its album where that has four tracks or more, else against its artist's
/// tracks. On the library's thread; work grows with the tracks. Errors: those of the library.
Result<KindGround> kindGround(const Library& library, const Catalogue& catalogue);

} // namespace tonekin
