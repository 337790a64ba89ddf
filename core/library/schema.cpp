// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema.h"

#include "findings/packing.h"
#include "library/statement.h"

#include <array>
#include <string>

namespace tonekin {

namespace {

// Tables are STRICT, so that a damaged or tampered row shows itself. Every one has an integer key of its own: that is
// what rows are salvaged by.
/// What once was a table of its own, as findings.
void packOutlines(Database& database)
{
    Statement rows(database, "SELECT track, loudness, peak, rms FROM outline");
    Statement insert(database, "INSERT INTO finding (track, kind, version, model, packed) VALUES (?, 5, 1, 0, ?)");
    while (rows.next()) {
        const Bytes peak = rows.blob(2);
        const Bytes rms = rows.blob(3);
        if (peak.size() != rms.size())
            continue; // damaged: found anew
        const PackedBytes packed = packWaveform({{peak.begin(), peak.end()}, {rms.begin(), rms.end()}}, rows.real(1));
        insert.bind(rows.integer(0)).bind(Bytes(packed));
        insert.run();
    }
    rows.reset();
    database.execute("DROP TABLE outline");
}

constexpr std::array steps{
    Migration{1, "folders, the tracks in them and what is wrong with some", R"sql(
        CREATE TABLE meta (
            key TEXT PRIMARY KEY NOT NULL,
            value INTEGER NOT NULL
        ) STRICT;
        -- Counts the commits that changed something a reader can see.
        INSERT INTO meta (key, value) VALUES ('changes', 0);

        CREATE TABLE root (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path BLOB NOT NULL UNIQUE,
            device INTEGER NOT NULL DEFAULT 0,
            file_system TEXT NOT NULL DEFAULT '',
            file_count INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE track (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            root INTEGER NOT NULL REFERENCES root (id) ON DELETE CASCADE,
            path BLOB NOT NULL,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            size INTEGER NOT NULL,
            modified_ns INTEGER NOT NULL,
            -- 0 waiting, 1 done, 2 done with a warning, 3 failed. The two marks below hide it without forgetting it.
            state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
            missing INTEGER NOT NULL DEFAULT 0 CHECK (missing IN (0, 1)),
            excluded INTEGER NOT NULL DEFAULT 0 CHECK (excluded IN (0, 1)),
            audio_hash BLOB CHECK (audio_hash IS NULL OR length(audio_hash) = 16),
            added INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            title TEXT NOT NULL DEFAULT '',
            artist TEXT NOT NULL DEFAULT '',
            album_artist TEXT NOT NULL DEFAULT '',
            album TEXT NOT NULL DEFAULT '',
            genre TEXT NOT NULL DEFAULT '',
            musicbrainz_recording TEXT NOT NULL DEFAULT '',
            musicbrainz_release TEXT NOT NULL DEFAULT '',
            musicbrainz_artist TEXT NOT NULL DEFAULT '',
            track_number INTEGER,
            disc_number INTEGER,
            year INTEGER,
            play_count INTEGER,
            gain_track REAL,
            gain_album REAL,
            container TEXT NOT NULL DEFAULT '',
            codec TEXT NOT NULL DEFAULT '',
            sample_rate INTEGER NOT NULL DEFAULT 0,
            channels INTEGER NOT NULL DEFAULT 0,
            bit_rate INTEGER NOT NULL DEFAULT 0,
            duration REAL NOT NULL DEFAULT 0,
            analysed REAL NOT NULL DEFAULT 0,
            UNIQUE (root, path)
        ) STRICT;
        CREATE INDEX track_by_change ON track (changed);
        CREATE INDEX track_by_state ON track (missing, excluded, state);

        CREATE TABLE problem (
            id INTEGER PRIMARY KEY,
            track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            code TEXT NOT NULL,
            stage TEXT NOT NULL,
            detail TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            noticed INTEGER NOT NULL,
            UNIQUE (track, place)
        ) STRICT;

        CREATE TABLE in_hand (
            track INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
            times INTEGER NOT NULL DEFAULT 1
        ) STRICT;

        CREATE TABLE setting (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            value TEXT NOT NULL
        ) STRICT;
    )sql"},
    Migration{2, "what a network heard in a track, and its outline", R"sql(
        CREATE TABLE model (
            id INTEGER PRIMARY KEY,
            hash TEXT NOT NULL UNIQUE,
            dimensions INTEGER NOT NULL CHECK (dimensions > 0)
        ) STRICT;

        -- Apart from the bulk below, so that all vectors are read in one go over few pages.
        CREATE TABLE embedding (
            id INTEGER PRIMARY KEY,
            track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
            model INTEGER NOT NULL REFERENCES model (id),
            changed INTEGER NOT NULL,
            spread REAL NOT NULL,
            vector BLOB NOT NULL,
            UNIQUE (track, model)
        ) STRICT;
        CREATE INDEX embedding_by_change ON embedding (changed);

        CREATE TABLE heard (
            id INTEGER PRIMARY KEY,
            track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
            model INTEGER NOT NULL REFERENCES model (id),
            filters BLOB NOT NULL,
            hidden BLOB NOT NULL,
            sections BLOB NOT NULL,
            UNIQUE (track, model)
        ) STRICT;

        CREATE TABLE outline (
            track INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
            loudness REAL NOT NULL,
            peak BLOB NOT NULL,
            rms BLOB NOT NULL
        ) STRICT;
    )sql"},
    Migration{3, "the strongest moments of later layers, and the user's own words on a network's units", R"sql(
        -- Apart from what is heard besides: a row of that is read to its end only for the sections.
        CREATE TABLE peaks (
            id INTEGER PRIMARY KEY,
            track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
            model INTEGER NOT NULL REFERENCES model (id),
            packed BLOB NOT NULL,
            UNIQUE (track, model)
        ) STRICT;

        -- By the model's hash and not its row, so that notes outlive its results.
        CREATE TABLE unit_note (
            id INTEGER PRIMARY KEY,
            model TEXT NOT NULL,
            layer INTEGER NOT NULL,
            unit INTEGER NOT NULL,
            name TEXT NOT NULL,
            notes TEXT NOT NULL,
            stars INTEGER NOT NULL CHECK (stars BETWEEN 0 AND 5),
            UNIQUE (model, layer, unit)
        ) STRICT;
    )sql"},
    Migration{4, "each thing found about a track is a row of its own, with its kind and version", R"sql(
        -- Kinds and versions: core/base/finding.h. Apart from the vectors, which are read all in one go.
        CREATE TABLE finding (
            id INTEGER PRIMARY KEY,
            track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
            kind INTEGER NOT NULL,
            version INTEGER NOT NULL,
            model INTEGER NOT NULL, -- 0: of no network
            packed BLOB NOT NULL,
            UNIQUE (track, kind, model)
        ) STRICT;
        INSERT INTO finding (track, kind, version, model, packed) SELECT track, 1, 1, model, filters FROM heard;
        INSERT INTO finding (track, kind, version, model, packed) SELECT track, 2, 1, model, hidden FROM heard;
        INSERT INTO finding (track, kind, version, model, packed) SELECT track, 4, 1, model, packed FROM peaks;
        INSERT INTO finding (track, kind, version, model, packed) SELECT track, 3, 1, model, sections FROM heard;
        DROP TABLE heard;
        DROP TABLE peaks;
    )sql",
              packOutlines},
    Migration{5, "plays that other programs know of", R"sql(
        CREATE TABLE play_history (
            id INTEGER PRIMARY KEY,
            track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
            source TEXT NOT NULL,
            plays INTEGER NOT NULL CHECK (plays >= 0),
            skips INTEGER NOT NULL CHECK (skips >= 0),
            last_played INTEGER NOT NULL DEFAULT 0, -- 0: not known
            rating REAL CHECK (rating BETWEEN 0 AND 1),
            imported INTEGER NOT NULL,
            UNIQUE (track, source)
        ) STRICT;
    )sql"},
    Migration{6, "by which rule an audio hash was made", R"sql(
        -- 1: over the first 32 MiB or 250,000 packets of a track; 2: over all of it. Only for long tracks are they not
        -- the same.
        ALTER TABLE track ADD COLUMN audio_hash_rule INTEGER NOT NULL DEFAULT 1;
    )sql"},
    Migration{7, "what the user decided about copies and odd ones out", R"sql(
        -- By what the audio is, not by track: decisions outlive tracks that go and come back.
        CREATE TABLE verdict (
            id INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            audio BLOB NOT NULL CHECK (length(audio) = 16),
            about TEXT NOT NULL,
            decision INTEGER NOT NULL,
            decided INTEGER NOT NULL,
            UNIQUE (kind, audio, about)
        ) STRICT;
    )sql"},
};

consteval bool countsUpFromOne()
{
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].version != static_cast<int>(i) + 1)
            return false;
    }
    return true;
}
static_assert(countsUpFromOne(), "every step of the schema has the next number");

} // namespace

std::span<const Migration> migrations()
{
    return steps;
}

int schemaVersion()
{
    return steps.back().version;
}

void migrate(Database& database, std::span<const Migration> wanted)
{
    Transaction transaction(database);
    // Asked for inside the transaction: another process may have been faster.
    const auto version = database.number("PRAGMA user_version");
    for (const Migration& step : wanted) {
        if (step.version <= version)
            continue;
        database.execute(std::string(step.sql));
        if (step.then)
            step.then(database);
        database.execute("PRAGMA user_version = " + std::to_string(step.version));
    }
    database.execute("PRAGMA application_id = " + std::to_string(applicationId));
    transaction.commit();
}

} // namespace tonekin
