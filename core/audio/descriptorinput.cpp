// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/descriptorinput.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace tonekin {

namespace {

constexpr std::size_t bufferSize = std::size_t{1} << 17;

/// pread that survives signals.
ssize_t readFully(int descriptor, std::uint8_t* buffer, std::size_t size, std::int64_t position)
{
    ssize_t got = 0;
    do
        got = ::pread(descriptor, buffer, size, static_cast<off_t>(position));
    while (got < 0 && errno == EINTR);
    return got;
}

} // namespace

Result<std::unique_ptr<DescriptorInput>> DescriptorInput::open(int descriptor, Deadline deadline)
{
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0)
        return Error{ErrorCode::IoError, std::string("fstat: ") + std::strerror(errno)};
    if (!S_ISREG(facts.st_mode))
        return Error{ErrorCode::NotRegular, {}};
    if (facts.st_size == 0)
        return Error{ErrorCode::EmptyFile, {}};
    std::unique_ptr<DescriptorInput> input(new DescriptorInput(descriptor, facts.st_size, deadline));
    auto* buffer = static_cast<unsigned char*>(av_malloc(bufferSize));
    if (buffer == nullptr)
        return Error{ErrorCode::LimitMemory, "read buffer"};
    input->m_context = avio_alloc_context(buffer, static_cast<int>(bufferSize), 0, input.get(), &DescriptorInput::read,
                                          nullptr, &DescriptorInput::seek);
    if (input->m_context == nullptr) {
        av_free(buffer);
        return Error{ErrorCode::LimitMemory, "read buffer"};
    }
    return input;
}

DescriptorInput::DescriptorInput(int descriptor, std::int64_t size, Deadline deadline)
    : m_descriptor(descriptor)
    , m_size(size)
    , m_deadline(deadline)
{
}

DescriptorInput::~DescriptorInput()
{
    if (m_context != nullptr)
        av_freep(&m_context->buffer); // FFmpeg may have put another one in its place
    avio_context_free(&m_context);
}

std::size_t DescriptorInput::readAt(std::int64_t position, std::span<std::uint8_t> bytes)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = readFully(m_descriptor, bytes.data() + done, bytes.size() - done,
                                      position + static_cast<std::int64_t>(done));
        if (got <= 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

int DescriptorInput::read(void* self, std::uint8_t* buffer, int size)
{
    auto* input = static_cast<DescriptorInput*>(self);
    if (input->overdue())
        return AVERROR_EXIT;
    const ssize_t got = readFully(input->m_descriptor, buffer, static_cast<std::size_t>(size), input->m_position);
    if (got < 0) {
        input->m_readError = errno;
        return AVERROR(errno);
    }
    if (got == 0)
        return AVERROR_EOF;
    input->m_position += got;
    return static_cast<int>(got);
}

std::int64_t DescriptorInput::seek(void* self, std::int64_t offset, int whence)
{
    auto* input = static_cast<DescriptorInput*>(self);
    std::int64_t base = 0;
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return input->m_size;
    case SEEK_SET:
        break;
    case SEEK_CUR:
        base = input->m_position;
        break;
    case SEEK_END:
        base = input->m_size;
        break;
    default:
        return AVERROR(EINVAL);
    }
    if (offset > 0 && base > INT64_MAX - offset)
        return AVERROR(EINVAL);
    if (base + offset < 0)
        return AVERROR(EINVAL);
    input->m_position = base + offset;
    return input->m_position;
}

} // namespace tonekin
