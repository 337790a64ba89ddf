// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultylibrarytest.h"

#include "faults/failingstorage.h"
#include "library/findingstore.h"
#include "library/rootstore.h"
#include "library/schema.h"
#include "library/trackstore.h"
#include "support/otherprocess.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace tonekin::test {

namespace fs = std::filesystem;

std::string bytesOfFile(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeFile(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

void tamper(const fs::path& file, const std::string& sql)
{
    Database(file, OpenMode::ReadWrite).execute(sql);
}

Status addAnalysed(Library& library, std::uint32_t number)
{
    const auto id = library.tracks().add({1}, std::to_string(number) + ".flac", made::stamp(number));
    if (!id)
        return id.error();
    return library.findings().saveAnalysis(*id, made::stamp(number), made::decoded(number), made::analysed(number),
                                           made::modelHash);
}

void FaultyLibraryTest::initTestCase()
{
    failingstorage::installMemory();
    failingstorage::install();
}

void FaultyLibraryTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    fs::permissions(folder(), fs::perms(0755));
}

void FaultyLibraryTest::cleanup()
{
    failingstorage::heal();
    fs::permissions(folder(), fs::perms(0755));
    m_dir.reset();
}

Library FaultyLibraryTest::openLibrary(Library::Access access) const
{
    auto library = Library::open(file(), access);
    if (!library)
        qFatal("%s", library.error().detail.c_str());
    return std::move(*library);
}

void FaultyLibraryTest::makeLibrary(std::uint32_t tracks) const
{
    auto library = openLibrary();
    bool good = library.roots().add("/music") && library.begin();
    for (std::uint32_t i = 1; i <= tracks; ++i)
        good = good && addAnalysed(library, i);
    if (!good || !library.commit())
        qFatal("the library cannot be filled");
}

void FaultyLibraryTest::makeBackup() const
{
    auto library = openLibrary();
    if (!library.maintain())
        qFatal("no backup can be made");
}

std::vector<fs::path> FaultyLibraryTest::keptDamaged() const
{
    std::vector<fs::path> kept;
    for (const auto& entry : fs::directory_iterator(folder())) {
        const std::string name = entry.path().filename();
        if (name.starts_with("library.sqlite.corrupt-") && !name.ends_with("-wal") && !name.ends_with("-shm"))
            kept.push_back(entry.path());
    }
    return kept;
}

void FaultyLibraryTest::addAndDie(std::uint32_t from, std::uint32_t to) const
{
    const pid_t child = inAnotherProcess([&] {
        auto library = Library::open(file(), Library::Access::ReadWrite);
        bool good = static_cast<bool>(library);
        for (std::uint32_t i = from; good && i <= to; ++i)
            good = static_cast<bool>(addAnalysed(*library, i));
        ::_exit(good ? 0 : 1);
        return 1;
    });
    if (exitOf(child) != 0)
        qFatal("the other process failed");
}

void FaultyLibraryTest::verifySane(Library& library)
{
    WORKS(library.checkIntegrity());
    // Vectors first: those that are no use change the state of their tracks.
    const auto vectors = library.findings().embeddings(made::modelHash);
    WORKS(vectors);
    const auto rows = library.tracks().all();
    WORKS(rows);
    for (const TrackRow& row : *rows) {
        if (row.state == TrackState::Done)
            QVERIFY(std::ranges::binary_search(vectors->ids, row.id));
    }
}

} // namespace tonekin::test
