// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/packethash.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>

namespace tonekin {

namespace {

constexpr std::size_t mostBytes = std::size_t{32} << 20;
constexpr int mostPackets = 250'000; // an hour of the shortest usual ones; hours of silence have tiny packets

} // namespace

struct PacketHash::State {
    State()
        : xxh(XXH3_createState())
    {
        if (xxh == nullptr || XXH3_128bits_reset(xxh) != XXH_OK)
            throw std::bad_alloc();
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { XXH3_freeState(xxh); }

    XXH3_state_t* xxh;
};

PacketHash::PacketHash()
    : m_state(std::make_unique<State>())
    , m_bytesLeft(mostBytes)
    , m_packetsLeft(mostPackets)
{
}

PacketHash::PacketHash(PacketHash&&) noexcept = default;
PacketHash& PacketHash::operator=(PacketHash&&) noexcept = default;
PacketHash::~PacketHash() = default;

void PacketHash::addFormat(std::string_view codec, int sampleRate, int channels)
{
    const std::string text = std::string(codec) + ' ' + std::to_string(sampleRate) + ' ' + std::to_string(channels);
    XXH3_128bits_update(m_state->xxh, text.data(), text.size());
}

void PacketHash::addPacket(std::span<const std::uint8_t> payload)
{
    if (full())
        return;
    const std::size_t taken = std::min(payload.size(), m_bytesLeft);
    XXH3_128bits_update(m_state->xxh, payload.data(), taken);
    m_bytesLeft -= taken;
    --m_packetsLeft;
}

AudioHash PacketHash::value() const
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state->xxh));
    AudioHash hash;
    static_assert(sizeof canonical.digest == sizeof hash.bytes);
    std::memcpy(hash.bytes.data(), canonical.digest, hash.bytes.size());
    return hash;
}

} // namespace tonekin
