// SPDX-License-Identifier: GPL-3.0-or-later
#include "npyfile.h"

#include "files/replacefile.h"

#include <bit>
#include <string>

namespace tonekin::cli {

static_assert(std::endian::native == std::endian::little, "the header below promises little-endian numbers");

Status writeNpy(const std::filesystem::path& file, std::size_t rows, std::size_t columns, std::span<const float> values)
{
    constexpr std::size_t alignment = 64;
    const std::string magic("\x93NUMPY\x01\x00", 8);
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(rows) + ", " +
                         std::to_string(columns) + "), }";
    const std::size_t used = magic.size() + 2 + header.size() + 1;
    header.append((alignment - used % alignment) % alignment, ' ');
    header += '\n';
    std::string whole = magic;
    whole += static_cast<char>(header.size() & 0xFF);
    whole += static_cast<char>(header.size() >> 8);
    whole += header;
    whole.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    return replaceFile(file, whole);
}

} // namespace tonekin::cli
