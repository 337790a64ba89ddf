// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags/descriptorstream.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace tonekin {

namespace {

constexpr unsigned long mostAtOnce = 64UL << 20;

} // namespace

DescriptorStream::DescriptorStream(int descriptor)
    : m_descriptor(descriptor)
{
    struct stat facts {};
    if (::fstat(descriptor, &facts) == 0)
        m_length = facts.st_size;
}

TagLib::ByteVector DescriptorStream::readBlock(unsigned long length)
{
    const auto left = static_cast<unsigned long>(std::max(0L, m_length - m_position));
    length = std::min({length, left, mostAtOnce});
    if (length == 0)
        return {};
    TagLib::ByteVector bytes(static_cast<unsigned>(length), 0);
    unsigned long done = 0;
    while (done < length) {
        const ssize_t got = ::pread(m_descriptor, bytes.data() + done, length - done,
                                    static_cast<off_t>(m_position) + static_cast<off_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += static_cast<unsigned long>(got);
    }
    bytes.resize(static_cast<unsigned>(done));
    m_position += static_cast<long>(done);
    return bytes;
}

void DescriptorStream::seek(long offset, Position from)
{
    long base = 0;
    if (from == Current)
        base = m_position;
    else if (from == End)
        base = m_length;
    long target = 0;
    if (__builtin_add_overflow(base, offset, &target))
        return;
    m_position = std::max(0L, target);
}

} // namespace tonekin
