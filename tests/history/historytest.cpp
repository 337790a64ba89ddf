// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historytest.h"

#include "library/database.h"

#include <algorithm>
#include <fstream>
#include <zip.h>

namespace tonekin::test {

void HistoryTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void HistoryTest::cleanup()
{
    m_dir.reset();
}

std::filesystem::path HistoryTest::writeText(const std::string& text) const
{
    const auto file = folder() / "some.file";
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

std::filesystem::path HistoryTest::writeDatabase(const std::string& sql) const
{
    const auto file = folder() / "some.file";
    Database(file, OpenMode::Create).execute(sql);
    return file;
}

std::filesystem::path HistoryTest::writeZip(const std::vector<std::pair<std::string, std::string>>& files) const
{
    const auto file = folder() / "some.file";
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, text] : files)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    if (zip_close(archive) != 0)
        qFatal("the zip cannot be made");
    return file;
}

const HistoryEntry* HistoryTest::entryWithTitle(const HistoryFile& history, const std::string& title)
{
    const auto found = std::ranges::find(history.entries, title, &HistoryEntry::title);
    return found == history.entries.end() ? nullptr : &*found;
}

} // namespace tonekin::test
