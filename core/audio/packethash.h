// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace tonekin {

/// XXH3-128 over the compressed audio of a track, packet after packet, to its end: it decides which files are the same
/// recording. How the container cut the same bytes into packets does not matter.
class PacketHash {
public:
    PacketHash();
    PacketHash(PacketHash&&) noexcept;
    PacketHash& operator=(PacketHash&&) noexcept;
    ~PacketHash();

    /// For audio whose packets do not tell how to read them (PCM): mixes that in. Before the first packet.
    void addFormat(std::string_view codec, int sampleRate, int channels);
    void addPacket(std::span<const std::uint8_t> payload);
    AudioHash value() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace tonekin
