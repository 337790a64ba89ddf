// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "library/madetracks.h"
#include "library/trackstore.h"
#include "support/works.h"

#include <QObject>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <vector>

namespace tonekin::test {

/// A test for which each of its functions has a folder of its own, with a library in it once it is opened.
class LibraryTest : public QObject {
    Q_OBJECT
protected:
    std::filesystem::path folder() const { return m_dir->path().toStdString(); }
    std::filesystem::path file() const { return folder() / "data" / "library.sqlite"; }
    Library openLibrary(Library::Access access = Library::Access::ReadWrite) const;
    /// A root with tracks 1..count, all of them analysed.
    static std::vector<TrackId> fill(Library& library, std::uint32_t count);
    static std::vector<TrackId> idsOf(const std::vector<TrackRow>& rows);

private Q_SLOTS:
    void init();
    void cleanup();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

} // namespace tonekin::test
