// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>

namespace tonekin {

/// Random numbers that are the same on every machine and can be taken up at any step: a stream is made from a seed and
/// the numbers that say where in the training it is used. SplitMix64 (Steele, Lea, Flood 2014).
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::initializer_list<std::uint64_t> place)
        : m_state(seed)
    {
        for (const std::uint64_t number : place)
            m_state = next() ^ (number * 0x9E3779B97F4A7C15U);
    }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }
    /// 0 <= number < 1
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    int below(int count) { return static_cast<int>(unit() * count); }
    bool happens(double probability) { return unit() < probability; }

private:
    std::uint64_t m_state;
};

} // namespace tonekin
