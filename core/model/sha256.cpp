// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sha256.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace tonekin {

std::string sha256Hex(std::span<const char> bytes)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

bool isSha256Hex(std::string_view text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](char character) {
               return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
           });
}

} // namespace tonekin
