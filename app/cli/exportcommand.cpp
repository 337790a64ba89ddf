// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "catalogue/rows.h"
#include "commandline.h"
#include "errorwords.h"
#include "npyfile.h"
#include "playlist/playlistfile.h"
#include "textoutput.h"

#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

/// The rows of the matrix, in order, for whoever reads it.
Status writeRows(const AskedLibrary& opened, const VectorIndex& index, const std::filesystem::path& file)
{
    std::vector<PlaylistEntry> rows;
    for (const TrackId id : index.ids())
        if (auto row = playlistEntry(opened.catalogue(), id))
            rows.push_back(*std::move(row));
    return writePlaylist(file, PlaylistFormat::Csv, PathStyle::Absolute, file.stem().native(), rows);
}

/// Without the tracks that no list would name.
VectorIndex listed(VectorIndex index, const Catalogue& catalogue)
{
    const std::vector<TrackId> ids = index.ids();
    for (const TrackId id : ids) {
        const CatalogueTrack* track = catalogue.find(id);
        if (!track || !takesPart(*track, Purpose::SimilarList))
            index.remove(id);
    }
    return index;
}

int exportVectors(const GeneralOptions& general, const std::filesystem::path& out)
{
    const auto opened = AskedLibrary::open(general);
    if (!opened)
        return complain(opened.error());
    const auto vectors = opened->vectors(AskedLibrary::Hubs::Plain);
    if (!vectors)
        return complain(vectors.error());
    const VectorIndex index = listed((*vectors)->read([](const VectorIndex& all) { return all; }), opened->catalogue());
    std::vector<float> values;
    values.reserve(index.size() * static_cast<std::size_t>(index.dimensions()));
    for (std::size_t place = 0; place < index.size(); ++place) {
        const auto row = index.row(place);
        values.insert(values.end(), row.begin(), row.end());
    }
    if (const auto written = writeNpy(out, index.size(), static_cast<std::size_t>(index.dimensions()), values);
        !written)
        return complain(written.error());
    auto rowsFile = out;
    rowsFile.replace_extension(".csv");
    if (const auto written = writeRows(*opened, index, rowsFile); !written)
        return complain(written.error());
    if (general.json)
        printJson({{"tracks", index.size()},
                   {"dimensions", index.dimensions()},
                   {"file", out.native()},
                   {"rows", rowsFile.native()}});
    else if (!general.quiet)
        std::cout << "Wrote " << index.size() << " vectors of " << index.dimensions() << " numbers to "
                  << plainText(out.native()) << " and their tracks to " << plainText(rowsFile.native()) << '\n';
    return done;
}

} // namespace

void addExportCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand("export", "Write what was found for other programs");
    command->require_subcommand(1);
    CLI::App* const vectors = command->add_subcommand(
        "vectors", "Write every track's vector as a NumPy file, and beside it a .csv with the tracks of its rows");
    const auto out = std::make_shared<std::filesystem::path>();
    vectors->add_option("--out", *out, "The .npy file")->required()->type_name("FILE.npy");
    vectors->callback([&, out] { exitStatus = exportVectors(general, *out); });
}

} // namespace tonekin::cli
