// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

namespace tonekin {

/// Owns an open file, folder or socket and closes it; an advisory lock on it ends with it, also when the process is
/// killed.
class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor = -1) noexcept
        : m_descriptor(descriptor)
    {
    }
    FileDescriptor(FileDescriptor&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileDescriptor& operator=(FileDescriptor&& other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileDescriptor() { close(); }

    int get() const noexcept { return m_descriptor; }
    bool isOpen() const noexcept { return m_descriptor >= 0; }
    int release() noexcept { return std::exchange(m_descriptor, -1); }
    /// For those that may fail to write at the end, release() and close it yourself.
    void close() noexcept;

private:
    int m_descriptor = -1;
};

} // namespace tonekin
