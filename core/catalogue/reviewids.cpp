// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/reviewids.h"

namespace tonekin {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

} // namespace

std::string hexText(const AudioHash& hash)
{
    std::string text;
    for (const std::uint8_t byte : hash.bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::string shortId(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char letter : text)
        hash = (hash ^ static_cast<std::uint8_t>(letter)) * 1099511628211U;
    std::string id;
    for (unsigned shift = 64; shift > 16; shift -= 4)
        id += digits[(hash >> (shift - 4U)) & 15U];
    return id;
}

} // namespace tonekin
