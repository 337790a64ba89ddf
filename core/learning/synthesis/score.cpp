// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/score.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr int volumeControl = 7;
constexpr int panControl = 10;
constexpr int expressionControl = 11;

/// Channels in the order of giving them away: all but that of the drums.
int channelNumber(std::size_t index)
{
    const int channel = static_cast<int>(index);
    return channel < drumChannel ? channel : channel + 1;
}

} // namespace

Score::Score(const Song& song, RandomStream& random, double looseness)
    : m_song(song)
    , m_random(random)
    , m_looseness(looseness)
{
}

int Score::instrument(int program, int volume)
{
    if (m_programs.size() + 1 >= midiChannels) {
        const auto same = std::ranges::find(m_programs, program);
        const auto last =
            same == m_programs.end() ? m_programs.size() - 1 : static_cast<std::size_t>(same - m_programs.begin());
        return channelNumber(last);
    }
    const int channel = channelNumber(m_programs.size());
    m_programs.push_back(program);
    auto& changes = m_performance.changes;
    changes.push_back({0.0, channel, ChannelSetting::Program, 0, program});
    changes.push_back({0.0, channel, ChannelSetting::Control, volumeControl, std::clamp(volume, 1, 127)});
    changes.push_back({0.0, channel, ChannelSetting::Control, panControl, 34 + m_random.below(60)});
    return channel;
}

void Score::drumKit(int kit, int volume)
{
    auto& changes = m_performance.changes;
    changes.push_back({0.0, drumChannel, ChannelSetting::Program, 0, kit});
    changes.push_back({0.0, drumChannel, ChannelSetting::Control, volumeControl, std::clamp(volume, 1, 127)});
}

double Score::jitter()
{
    return m_random.between(-m_looseness, m_looseness);
}

void Score::play(int channel, double beat, double beats, int pitch, double velocity)
{
    while (pitch < 12)
        pitch += 12;
    while (pitch > 115)
        pitch -= 12;
    const double start = std::max(0.0, m_song.secondsAt(beat) + jitter());
    const double end = std::max(start + 0.03, m_song.secondsAt(beat + beats) + jitter());
    const int struck = static_cast<int>(std::lround(velocity * m_random.between(0.92, 1.08)));
    m_performance.notes.push_back({start, end, channel, pitch, std::clamp(struck, 1, 127)});
}

void Score::drum(int key, double beat, double velocity)
{
    const double start = std::max(0.0, m_song.secondsAt(beat) + 0.5 * jitter());
    const int struck = static_cast<int>(std::lround(velocity * m_random.between(0.88, 1.1)));
    m_performance.notes.push_back({start, start + 0.1, drumChannel, key, std::clamp(struck, 1, 127)});
}

void Score::swell(int channel, double fromBeat, double toBeat, int from, int to)
{
    constexpr int steps = 12;
    for (int i = 0; i <= steps; ++i) {
        const double beat = fromBeat + (toBeat - fromBeat) * i / steps;
        m_performance.changes.push_back({m_song.secondsAt(beat), channel, ChannelSetting::Control, expressionControl,
                                         std::clamp(from + (to - from) * i / steps, 1, 127)});
    }
}

Performance Score::take()
{
    return settled(std::move(m_performance));
}

} // namespace tonekin
