// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/decodestream.h"

#include <QtGlobal>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace tonekin {

/// A stream as the mixer plays it. The ticket names this start of this track in all news about it.
struct MixedTrack {
    std::shared_ptr<DecodeStream> stream;
    quint64 ticket = 0;
    double startSeconds = 0.0;
    float gain = 1.0F; // linear
};

/// Turns decoded tracks into what goes to the device: fades, volume, the change from one track to the next without a
/// gap, and the book-keeping of which moment of which track each output frame is. Used by one thread.
class PlaybackMixer {
public:
    enum class Begin { Playing, Paused };

    explicit PlaybackMixer(AudioFormat format);

    /// Plays another track; what sounded so far fades out below it. Returns the stream that is no longer needed.
    std::shared_ptr<DecodeStream> start(MixedTrack track, Begin begin);
    /// What follows when the current track has ended; empty stream: nothing.
    std::shared_ptr<DecodeStream> setNext(MixedTrack track);
    void setPlaying(bool playing);
    /// A jump has a new ticket, so that news from before it can be told apart.
    void seek(double seconds, quint64 ticket);
    std::shared_ptr<DecodeStream> stop();
    void setVolume(float gain); // linear; glides there

    void fill(std::span<float> samples);

    struct Heard {
        quint64 ticket = 0;
        double seconds = 0.0;
        bool finished = false; // the last track has ended
    };
    /// What output frame number `frame` is. Frames must not go back by more than a device's buffer.
    Heard heardAt(std::int64_t frame);
    /// The output frame from which on everything is silence until setPlaying(true), start or seek; none while it
    /// sounds.
    std::optional<std::int64_t> silentFrom() const { return m_silentFrom; }

    const MixedTrack& current() const { return m_current; }
    const MixedTrack& next() const { return m_next; }
    /// Tracks that ended and were followed by the next.
    std::vector<MixedTrack> takeEnded() { return std::exchange(m_ended, {}); }

private:
    enum class Motion { Still, Moving, Finished };
    /// From this output frame on: that moment of that track, moving or standing still.
    struct Stretch {
        std::int64_t frame = 0;
        quint64 ticket = 0;
        double seconds = 0.0;
        Motion motion = Motion::Still;
    };

    void keepTail();
    void addTail(std::span<float> samples);
    void addCurrent(std::span<float> samples);
    bool startIfReady(std::size_t framesIntoBlock);
    std::size_t addBlock(std::span<float> samples);
    void handleShortage(std::size_t framesIntoBlock);
    void applyVolume(std::span<float> samples);
    void watchSilence();
    void note(std::size_t framesIntoBlock, Motion motion);
    std::size_t framesIn(std::span<const float> samples) const;

    const AudioFormat m_format;
    const double m_fadeStep; // a frame
    MixedTrack m_current;
    MixedTrack m_next;
    std::vector<MixedTrack> m_ended;
    std::vector<float> m_tail; // samples that fade out after a jump, fade applied
    std::size_t m_tailUsed = 0;
    std::vector<float> m_block;
    bool m_playing = false;
    bool m_waiting = true;   // for the stream to have enough to start
    bool m_finished = false; // the current track has ended and nothing followed
    double m_fade = 0.0;     // 0 silent .. 1 full, of the current track
    float m_volume = 1.0F;   // as applied now
    float m_volumeWanted = 1.0F;
    std::int64_t m_frames = 0; // filled so far
    std::int64_t m_taken = 0;  // frames of the current track since m_takenFrom
    double m_takenFrom = 0.0;  // seconds
    std::optional<std::int64_t> m_silentFrom = 0;
    std::deque<Stretch> m_stretches;
};

} // namespace tonekin
