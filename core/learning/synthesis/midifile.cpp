// SPDX-License-Identifier: GPL-3.0-or-later
// Standard MIDI Files 1.0 (MIDI Manufacturers Association, RP-001).
#include "synthesis/performance.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string_view>

namespace tonekin {
namespace {

constexpr std::size_t mostBytes = 16'000'000;
constexpr std::size_t mostEvents = 1'000'000;
constexpr int mostTracks = 1000;
constexpr double longestSeconds = 2.0 * 60.0 * 60.0;
constexpr double standardTempo = 500'000.0; // microseconds per quarter note, until told otherwise

/// The file is not as it must be.
struct BadFile {
    const char* why;
};

class Bytes {
public:
    explicit Bytes(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {
    }
    bool atEnd() const { return m_rest.empty(); }
    std::size_t left() const { return m_rest.size(); }
    std::span<const std::byte> take(std::size_t count)
    {
        if (count > m_rest.size())
            throw BadFile{"it ends too early"};
        const auto taken = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return taken;
    }
    std::uint32_t number(std::size_t bytes)
    {
        std::uint32_t value = 0;
        for (const std::byte byte : take(bytes))
            value = (value << 8U) | std::to_integer<std::uint32_t>(byte);
        return value;
    }
    std::uint32_t variableNumber()
    {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const std::uint32_t byte = number(1);
            value = (value << 7U) | (byte & 0x7FU);
            if (byte < 0x80U)
                return value;
        }
        throw BadFile{"a length has more than four bytes"};
    }
    int peek() const
    {
        if (m_rest.empty())
            throw BadFile{"it ends too early"};
        return std::to_integer<int>(m_rest.front());
    }

private:
    std::span<const std::byte> m_rest;
};

struct TrackEvent {
    std::uint64_t tick = 0;
    int status = 0; // with the channel; 0xFF: a tempo, in `first`
    int first = 0;
    int second = 0;
};

int dataByte(Bytes& bytes)
{
    const int value = static_cast<int>(bytes.number(1));
    if (value > 127)
        throw BadFile{"a data byte is out of range"};
    return value;
}

class TrackReader {
public:
    explicit TrackReader(std::vector<TrackEvent>& events)
        : m_events(events)
    {
    }
    void read(Bytes track)
    {
        while (!m_ended && !track.atEnd()) {
            m_tick += track.variableNumber();
            readEvent(track);
            if (m_events.size() > mostEvents)
                throw BadFile{"it has more than a million events"};
        }
    }

private:
    void readEvent(Bytes& track)
    {
        int status = track.peek();
        if (status >= 0x80)
            track.take(1);
        else
            status = m_running;
        if (status == 0xFF) {
            readMeta(track);
        } else if (status == 0xF0 || status == 0xF7) {
            m_running = 0;
            track.take(track.variableNumber());
        } else if (status >= 0x80 && status < 0xF0) {
            m_running = status;
            const bool oneByte = (status & 0xE0) == 0xC0; // program and channel pressure
            const int first = dataByte(track);
            m_events.push_back({m_tick, status, first, oneByte ? 0 : dataByte(track)});
        } else {
            throw BadFile{"an event has no status"};
        }
    }
    void readMeta(Bytes& track)
    {
        m_running = 0;
        const std::uint32_t type = track.number(1);
        Bytes data(track.take(track.variableNumber()));
        if (type == 0x2F) {
            m_ended = true;
        } else if (type == 0x51) {
            const auto microseconds = static_cast<int>(data.number(3));
            if (microseconds == 0)
                throw BadFile{"a tempo is zero"};
            m_events.push_back({m_tick, 0xFF, microseconds, 0});
        }
    }

    std::vector<TrackEvent>& m_events;
    std::uint64_t m_tick = 0;
    int m_running = 0;
    bool m_ended = false;
};

/// Banks choose sounds beyond General MIDI, 91 to 95 are effects, and from 120 on come orders to the whole synthesiser.
bool isPlainControl(int number)
{
    return number != 0 && number != 32 && !(number >= 91 && number <= 95) && number < 120;
}

/// Turns events in order of time into notes and changes.
class PerformanceBuilder {
public:
    void add(const TrackEvent& event, double time)
    {
        const int channel = event.status & 0x0F;
        m_performance.end = time;
        switch (event.status & 0xF0) {
        case 0x80:
            endNote(channel, event.first, time);
            break;
        case 0x90:
            if (event.second == 0)
                endNote(channel, event.first, time);
            else
                startNote(channel, event.first, event.second, time);
            break;
        case 0xB0:
            if (isPlainControl(event.first))
                m_performance.changes.push_back({time, channel, ChannelSetting::Control, event.first, event.second});
            break;
        case 0xC0:
            m_performance.changes.push_back({time, channel, ChannelSetting::Program, 0, event.first});
            break;
        case 0xE0:
            m_performance.changes.push_back({time, channel, ChannelSetting::Bend, 0, event.second * 128 + event.first});
            break;
        default: // pressure: no sound of General MIDI depends on it
            break;
        }
    }
    Performance finish(double end)
    {
        for (auto& [key, open] : m_open)
            for (const std::size_t index : open)
                m_performance.notes[index].end = end;
        return settled(std::move(m_performance));
    }

private:
    void startNote(int channel, int pitch, int velocity, double time)
    {
        m_open[{channel, pitch}].push_back(m_performance.notes.size());
        m_performance.notes.push_back({time, time, channel, pitch, velocity});
    }
    void endNote(int channel, int pitch, double time)
    {
        const auto open = m_open.find({channel, pitch});
        if (open == m_open.end() || open->second.empty())
            return;
        m_performance.notes[open->second.front()].end = time;
        open->second.pop_front();
    }

    Performance m_performance;
    std::map<std::pair<int, int>, std::deque<std::size_t>> m_open;
};

Performance performanceOf(std::vector<TrackEvent> events, int ticksPerQuarter)
{
    std::ranges::stable_sort(events, {}, &TrackEvent::tick);
    PerformanceBuilder builder;
    double tempo = standardTempo;
    double time = 0.0;
    std::uint64_t tick = 0;
    for (const TrackEvent& event : events) {
        time += static_cast<double>(event.tick - tick) * tempo / (1e6 * ticksPerQuarter);
        tick = event.tick;
        if (time > longestSeconds)
            throw BadFile{"it lasts more than two hours"};
        if (event.status == 0xFF)
            tempo = event.first;
        else
            builder.add(event, time);
    }
    return builder.finish(time);
}

bool takeName(Bytes& bytes, std::string_view name)
{
    return std::ranges::equal(bytes.take(4), name, {}, [](std::byte byte) { return std::to_integer<char>(byte); });
}

Performance performanceOfFile(std::span<const std::byte> file)
{
    if (file.size() > mostBytes)
        throw BadFile{"it has more than 16 MB"};
    Bytes bytes(file);
    if (!takeName(bytes, "MThd"))
        throw BadFile{"it does not begin as one"};
    Bytes head(bytes.take(bytes.number(4)));
    const std::uint32_t format = head.number(2);
    const std::uint32_t tracks = head.number(2);
    const std::uint32_t division = head.number(2);
    if (format > 1 || tracks == 0 || tracks > mostTracks)
        throw BadFile{"its format or its number of tracks is not supported"};
    if (division == 0 || division >= 0x8000U)
        throw BadFile{"its times are not parts of a quarter note"};
    std::vector<TrackEvent> events;
    for (std::uint32_t found = 0; found < tracks;) {
        const bool isTrack = takeName(bytes, "MTrk");
        const Bytes chunk(bytes.take(bytes.number(4)));
        if (!isTrack)
            continue; // the standard asks to pass over chunks that one does not know
        TrackReader(events).read(chunk);
        ++found;
    }
    return performanceOf(std::move(events), static_cast<int>(division));
}

} // namespace

Result<Performance> readMidiFile(std::span<const std::byte> file)
{
    try {
        return performanceOfFile(file);
    } catch (const BadFile& bad) {
        return Error{ErrorCode::InvalidArgument, std::string("the MIDI file cannot be read: ") + bad.why};
    }
}

} // namespace tonekin
