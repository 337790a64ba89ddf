// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "library/madetracks.h"
#include "support/works.h"

#include <QObject>
#include <QTemporaryDir>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tonekin::test {

std::string bytesOfFile(const std::filesystem::path& file);
void writeFile(const std::filesystem::path& file, const std::string& bytes);
/// Any SQL, straight into the file.
void tamper(const std::filesystem::path& file, const std::string& sql);
Status addAnalysed(Library& library, std::uint32_t number);

/// A test of a library to which something happens; each of its functions has a folder of its own, on a disk that fails
/// when it is told to.
class FaultyLibraryTest : public QObject {
    Q_OBJECT
protected:
    std::filesystem::path folder() const { return m_dir->path().toStdString(); }
    std::filesystem::path file() const { return folder() / "library.sqlite"; }
    Library openLibrary(Library::Access access = Library::Access::ReadWrite) const;
    /// A closed library of one folder with so many tracks, all analysed.
    void makeLibrary(std::uint32_t tracks) const;
    void makeBackup() const;
    std::vector<std::filesystem::path> keptDamaged() const;
    /// A process that adds tracks from..to and then dies without closing, so that they are in the log only.
    void addAndDie(std::uint32_t from, std::uint32_t to) const;
    /// All tracks can be read, and what is called analysed is there.
    static void verifySane(Library& library);

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

} // namespace tonekin::test
