// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarytest.h"

#include "library/findingstore.h"
#include "library/rootstore.h"

#include <utility>

namespace tonekin::test {

void LibraryTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void LibraryTest::cleanup()
{
    m_dir.reset();
}

Library LibraryTest::openLibrary(Library::Access access) const
{
    auto library = Library::open(file(), access);
    if (!library)
        qFatal("%s", library.error().detail.c_str());
    return std::move(*library);
}

std::vector<TrackId> LibraryTest::fill(Library& library, std::uint32_t count)
{
    const auto root = library.roots().add("/music");
    std::vector<TrackId> ids;
    for (std::uint32_t i = 1; i <= count; ++i) {
        const auto id = library.tracks().add(*root, "album/" + std::to_string(i) + ".flac", made::stamp(i));
        if (!id ||
            !library.findings().saveAnalysis(*id, made::stamp(i), made::decoded(i), made::analysed(i), made::modelHash))
            qFatal("the library cannot be filled");
        ids.push_back(*id);
    }
    return ids;
}

std::vector<TrackId> LibraryTest::idsOf(const std::vector<TrackRow>& rows)
{
    std::vector<TrackId> ids;
    for (const TrackRow& row : rows)
        ids.push_back(row.id);
    return ids;
}

} // namespace tonekin::test
