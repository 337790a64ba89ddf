// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/ffmpeghandles.h"
#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <span>

namespace tonekin {

using Deadline = std::chrono::steady_clock::time_point;

/// The bytes of an open file as FFmpeg wants them. It reads by position, never maps, and leaves the descriptor's own
/// offset alone; a file that shrinks meanwhile simply ends earlier. The descriptor stays the caller's.
class DescriptorInput {
public:
    /// Errors: IoError, NotRegular, EmptyFile.
    static Result<std::unique_ptr<DescriptorInput>> open(int descriptor, Deadline deadline);
    DescriptorInput(const DescriptorInput&) = delete;
    DescriptorInput& operator=(const DescriptorInput&) = delete;
    ~DescriptorInput();

    AVIOContext* context() { return m_context; }
    std::int64_t size() const { return m_size; }
    /// errno of the first read that failed, 0 when none did.
    int readError() const { return m_readError; }
    void setDeadline(Deadline deadline) { m_deadline = deadline; }
    bool overdue() const { return std::chrono::steady_clock::now() >= m_deadline; }
    /// Bytes from any place, for looks into a file that do not concern FFmpeg; fewer at its end.
    std::size_t readAt(std::int64_t position, std::span<std::uint8_t> bytes);

private:
    DescriptorInput(int descriptor, std::int64_t size, Deadline deadline);
    static int read(void* self, std::uint8_t* buffer, int size);
    static std::int64_t seek(void* self, std::int64_t offset, int whence);

    int m_descriptor;
    std::int64_t m_size;
    std::int64_t m_position = 0;
    int m_readError = 0;
    Deadline m_deadline;
    AVIOContext* m_context = nullptr;
};

} // namespace tonekin
