// SPDX-License-Identifier: GPL-3.0-or-later
#include "filternamefiles.h"

#include "errorwords.h"
#include "library/notestore.h"
#include "model/unitnotesfile.h"
#include "textoutput.h"

#include <algorithm>
#include <iostream>

namespace tonekin::cli {

namespace {

/// Why a file's notes cannot be those of the network in use; ok() when they can.
Status check(const UnitNotes& notes, const ModelUnits& units)
{
    if (notes.modelHash != units.hash())
        return Error{ErrorCode::InvalidArgument, "these names belong to another network (" + notes.modelName + ", " +
                                                     notes.modelHash.substr(0, 12) + ") than the one in use (" +
                                                     units.hash().substr(0, 12) + "); nothing was changed"};
    const bool fits = !units.isOfLibrary() || std::ranges::all_of(notes.notes, [&](const UnitNote& note) {
        return hasUnit(units.manifest().layers, note.unit);
    });
    if (!fits)
        return Error{ErrorCode::InvalidArgument,
                     "the file names units that the network does not have; nothing was changed"};
    return ok();
}

} // namespace

int exportFilterNames(const GeneralOptions& general, const ModelUnits& units, const std::optional<AskedLibrary>& opened,
                      const std::filesystem::path& file)
{
    UnitNotes notes{units.hash(), units.isOfLibrary() ? units.manifest().name : std::string(), {}};
    if (opened) {
        auto kept = opened->library().notes().all(units.hash());
        if (!kept)
            return complain(kept.error());
        notes.notes = std::move(*kept);
    }
    if (const auto written = writeUnitNotes(file, notes); !written)
        return complain(written.error());
    if (general.json)
        printJson({{"file", file.native()}, {"names", notes.notes.size()}, {"model", notes.modelHash}});
    else if (!general.quiet)
        std::cout << "Wrote " << notes.notes.size() << " names to " << plainText(file.native()) << '\n';
    return done;
}

int importFilterNames(const GeneralOptions& general, const std::filesystem::path& model,
                      const std::filesystem::path& file)
{
    const auto notes = readUnitNotes(file);
    if (!notes)
        return complain({ErrorCode::InvalidArgument, notes.error().detail});
    if (const auto there = openForReading(general); !there)
        return complain(there.error());
    auto library = Library::open(general.library, Library::Access::ReadWrite);
    if (!library)
        return complain(library.error());
    const auto units = ModelUnits::open(model, &*library);
    if (!units)
        return complain(units.error());
    if (const auto fits = check(*notes, *units); !fits)
        return complain(fits.error());
    if (const auto saved = library->notes().save(units->hash(), notes->notes); !saved)
        return complain(saved.error());
    if (general.json)
        printJson({{"file", file.native()}, {"names", notes->notes.size()}, {"model", units->hash()}});
    else if (!general.quiet)
        std::cout << "Took " << notes->notes.size() << " names from " << plainText(file.native()) << '\n';
    return done;
}

} // namespace tonekin::cli
