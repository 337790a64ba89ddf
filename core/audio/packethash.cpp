// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/packethash.h"

#include <xxhash.h>

#include <cstring>
#include <new>
#include <string>

namespace tonekin {

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
    XXH3_128bits_update(m_state->xxh, payload.data(), payload.size());
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
