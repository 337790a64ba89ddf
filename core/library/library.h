// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace tonekin {

class FindingStore;
class NoteStore;
class PlayStore;
class RootStore;
class TrackStore;
class VerdictStore;

/// The library file: the one truth. One object is one SQLite connection and belongs to one thread; open another for
/// another thread. Any number of readers (other processes too); one writer at a time, which holds a ScanLock. What is
/// in it is read and written by its stores, each with a header of its own (trackstore.h, ...).
class Library {
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Opens or, for ReadWrite, creates. Whoever comes first brings an older schema up to date after a backup (where
    /// nothing can be written, in a copy). A damaged file is set aside (never deleted), restored from the newest good
    /// backup and salvaged row by row; `repaired()` then says so. Errors: LibraryDamaged (ReadOnly, or while others use
    /// it), LibraryNewer (ReadWrite), LibraryForeign, LibraryReadOnly, LibraryInUse, Permission, DiskFull, IoError,
    /// NotFound (ReadOnly, no library there).
    static Result<Library> open(const std::filesystem::path& file, Access access);
    Library(Library&&) noexcept;
    Library& operator=(Library&&) noexcept;
    ~Library();

    /// Words on what was done at opening, for the user: set aside, restored, salvaged. Empty when nothing was.
    const std::string& repaired() const;
    bool readOnly() const;
    /// Grows with every commit by anyone that changes what can be read here (notes of what is in hand do not count):
    /// a cheap "has something changed" for views. Tracks that went with their root are in no list of changes; the
    /// list of roots tells.
    std::int64_t changeCounter() const;

    // What is in it. The stores live as long as the library does, wherever it is moved.
    RootStore& roots();
    const RootStore& roots() const;
    TrackStore& tracks();
    const TrackStore& tracks() const;
    FindingStore& findings();
    const FindingStore& findings() const;
    NoteStore& notes();
    const NoteStore& notes() const;
    PlayStore& plays();
    const PlayStore& plays() const;
    VerdictStore& verdicts();
    const VerdictStore& verdicts() const;

    /// Groups many writes in one transaction: begin(), ..., commit(). When SQLite fails in a group (a full disk, say)
    /// all of it is rolled back at once; the rest of the group and commit() then give the same error. After commit()
    /// and rollBack() no transaction is open, whatever they say.
    Status begin();
    Status commit();
    Status rollBack();

    /// Small facts about the library as a whole, by name: the analyser's version, the device of the last scan. Empty
    /// when never saved.
    Result<std::string> setting(const std::string& name) const;
    Status saveSetting(const std::string& name, const std::string& value);

    Status checkIntegrity() const;
    Status backUp(const std::filesystem::path& to) const;
    /// What is due from time to time, for the start of a scan: a backup beside the library once a week, if the file is
    /// sound (the newest three are kept), and an end to the results of models that no track needs any more.
    Status maintain();

private:
    struct Parts; // the connection and the stores over it
    explicit Library(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// $XDG_DATA_HOME/tonekin/library.sqlite, or the like below the home folder.
std::filesystem::path defaultLibraryFile();

} // namespace tonekin
