// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

namespace tonekin::test {

/// A file opened for reading, for as long as the object lives.
class OpenFile {
public:
    explicit OpenFile(const std::filesystem::path& file)
        : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC))
    {
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { ::close(m_descriptor); }

    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

} // namespace tonekin::test
