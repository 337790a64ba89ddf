// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/boundedqueue.h"
#include "analysis/deathstreak.h"
#include "analysis/knownaudio.h"
#include "analysis/progressboard.h"
#include "analysis/scangates.h"
#include "analysis/scannews.h"
#include "analysis/scansteps.h"
#include "base/filestamp.h"

namespace tonekin {

/// What the stages of one scan share. Owned by the scan; outlives its threads.
struct ScanChannels {
    explicit ScanChannels(int jobs);

    BoundedQueue<ScanTrack> ready;     // writer -> decoders; noted as being in hand
    BoundedQueue<DecodedFile> decoded; // decoders -> network; its cost is counted in frames
    BoundedQueue<ScanNews> news;       // everyone -> writer
    OnceValue<MelFrontEnd> frontEnd;   // of the model
    PauseGate pause;
    AloneGate alone;
    KnownAudio analysed;
    DeathStreak deaths;
    ProgressBoard progress;
};

/// How a file looks now, by an open descriptor or by its name. Errors: Gone, Permission, IoError.
Result<FileStamp> stampOf(int descriptor);
Result<FileStamp> stampOf(const std::filesystem::path& file);

/// True for a file that was written to in the last moments, as by a download. A time in the future says nothing.
bool isStillYoung(const FileStamp& stamp, std::chrono::system_clock::time_point now);
constexpr std::chrono::seconds youngAge{2};

/// One decode thread: takes ready files, decodes them in a helper and hands them on, until the queue is closed or a
/// stop is asked for. Every file taken is followed by exactly one piece of news, unless it goes to the network.
/// Too many deaths in a row end it.
class DecodeStage {
public:
    DecodeStage(ScanChannels& channels, DecodingSteps steps);
    void run(const std::stop_token& stop);

private:
    void handle(ScanTrack& track, const std::stop_token& stop);
    void analyse(ScanTrack& track, const FileDescriptor& file, const std::stop_token& stop);
    /// True when the probe settled it.
    bool settledByProbe(ScanTrack& track, const FileDescriptor& file, const std::stop_token& stop);
    Result<DecodedTrack> decodeOnceOrTwice(const ScanTrack& track, const FileDescriptor& file,
                                           const std::stop_token& stop);
    bool changedMeanwhile(const ScanTrack& track, const FileDescriptor& file) const;
    void passOn(ScanTrack& track, DecodedTrack&& decoded, const std::stop_token& stop);
    void fail(ScanTrack& track, const char* stage, const Error& error, const std::stop_token& stop);
    void tell(ScanNews news, const std::stop_token& stop);

    ScanChannels& m_channels;
    DecodingSteps m_steps;
    MelFrontEnd m_frontEnd;
    bool m_gaveUp = false; // it is not the files that are broken
};

} // namespace tonekin
