// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/samplesource.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tonekin {

/// One track, decoded ahead on a thread of its own into a ring of two seconds. The other functions may be called from
/// any one thread; they never wait for the decoder.
class DecodeStream {
public:
    DecodeStream(OpenSampleSource open, std::filesystem::path file, AudioFormat format, double startSeconds);
    ~DecodeStream(); // waits for the decoder's current block; see askToEnd()

    struct State {
        bool opened = false;
        bool ready = false; // enough is there to start without stuttering
        bool ended = false; // all that will ever come has been taken, until the next seek
        double durationSeconds = 0.0;
        std::optional<Error> error; // then it has ended
    };
    State state() const;

    /// Takes at most `samples`; returns how many, 0 when nothing is there yet or any more.
    std::size_t take(std::span<float> samples);
    /// Drops what was decoded ahead and goes on from there.
    void seek(double seconds);
    /// After these the destructor does not wait.
    void askToEnd();
    bool hasEnded() const;

private:
    void run(const std::stop_token& stop, const OpenSampleSource& open, const std::filesystem::path& file);
    void decode(const std::stop_token& stop, SampleSource& source);
    bool waitForRoomOrSeek(const std::stop_token& stop, std::optional<double>& seek);
    void put(std::span<const float> samples);
    void fail(const Error& error);

    const AudioFormat m_format;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<float> m_ring;
    std::size_t m_first = 0;  // index in the ring of the oldest sample
    std::size_t m_filled = 0; // samples
    std::optional<double> m_seek;
    bool m_atEnd = false; // the source has no more
    bool m_threadEnded = false;
    State m_state;
    std::jthread m_thread; // last: it uses all the others
};

} // namespace tonekin
