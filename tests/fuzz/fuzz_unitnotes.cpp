// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "model/unitnotesfile.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace tonekin;

namespace {

/// One folder a process, since several run side by side; it goes with it.
class NotesFolder {
public:
    NotesFolder() { std::filesystem::create_directories(m_path); }
    NotesFolder(const NotesFolder&) = delete;
    NotesFolder& operator=(const NotesFolder&) = delete;
    ~NotesFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    std::filesystem::path file(const char* name) const { return m_path / name; }

private:
    std::filesystem::path m_path =
        std::filesystem::temp_directory_path() / ("tonekin-fuzz-notes-" + std::to_string(::getpid()));
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const NotesFolder folder;
    std::ofstream(folder.file("in.json"), std::ios::binary) << test::textOf({data, size});
    const auto notes = readUnitNotes(folder.file("in.json"));
    if (!notes)
        return 0;
    test::expect(static_cast<bool>(writeUnitNotes(folder.file("out.json"), *notes)), "what was read can be written");
    const auto again = readUnitNotes(folder.file("out.json"));
    test::expect(again && again->notes.size() == notes->notes.size(), "and read again");
    return 0;
}
