// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace tonekin {

/// A zip from anywhere: its files come into memory one at a time, never onto the disk, and only within limits of
/// number, size and how much smaller they were in the zip.
class ZipReader {
public:
    /// Errors: InvalidArgument (no zip, too many files in it).
    static Result<ZipReader> open(const std::filesystem::path& file);
    ZipReader(ZipReader&&) noexcept = default;
    ZipReader& operator=(ZipReader&&) noexcept = default;

    const std::vector<std::string>& names() const { return m_names; }
    /// Errors: InvalidArgument with what is wrong: too large, packed too well, encrypted, damaged, too much in all.
    Result<std::string> read(std::size_t index);

private:
    struct Discard {
        void operator()(zip* archive) const noexcept;
    };
    explicit ZipReader(std::unique_ptr<zip, Discard> archive);

    std::unique_ptr<zip, Discard> m_archive;
    std::vector<std::string> m_names;
    std::uint64_t m_total = 0; // bytes read so far
};

/// Whether a file in a zip is one of Spotify's lists of plays.
bool isSpotifyHistory(std::string_view name);

} // namespace tonekin
