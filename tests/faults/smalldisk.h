// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <sys/mount.h>
#include <utility>

namespace tonekin::test {

/// A small file system of its own; not there where the test may not mount.
class SmallDisk {
public:
    SmallDisk(std::filesystem::path place, const char* options)
        : m_place(std::move(place))
    {
        std::filesystem::create_directories(m_place);
        m_mounted = ::mount("tmpfs", m_place.c_str(), "tmpfs", 0, options) == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_place.c_str(), MNT_DETACH);
    }
    bool mounted() const { return m_mounted; }
    bool resize(const char* options) const
    {
        return ::mount(nullptr, m_place.c_str(), nullptr, MS_REMOUNT, options) == 0;
    }
    bool makeReadOnly() const
    {
        return ::mount(nullptr, m_place.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    std::filesystem::path m_place;
    bool m_mounted = false;
};

} // namespace tonekin::test
