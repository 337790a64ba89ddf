// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/decodestage.h"

#include "files/longpath.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <utility>

namespace tonekin {

namespace {

constexpr std::int64_t readyPerJob = 4;
constexpr std::int64_t mostDecodedFrames = 60'000; // 45 minutes of music, 30 MB
constexpr std::int64_t mostNews = 64;

FileStamp stampFrom(const struct stat& found)
{
    const std::int64_t seconds = found.st_mtim.tv_sec;
    return {static_cast<std::uint64_t>(found.st_dev), static_cast<std::uint64_t>(found.st_ino),
            static_cast<std::int64_t>(found.st_size), seconds * 1'000'000'000 + found.st_mtim.tv_nsec};
}

Error errorFromErrno(int number)
{
    const std::string detail = std::strerror(number);
    if (number == ENOENT || number == ENOTDIR)
        return {ErrorCode::Gone, detail};
    if (number == EACCES || number == EPERM)
        return {ErrorCode::Permission, detail};
    return {ErrorCode::IoError, detail};
}

bool helperDied(const Error& error)
{
    return error.code == ErrorCode::WorkerCrashed || error.code == ErrorCode::WorkerUnavailable;
}

/// Neighbours can be the cause of these: memory, and time on a busy machine.
bool deservesAnotherTry(const Error& error)
{
    return helperDied(error) || error.code == ErrorCode::LimitTime;
}

} // namespace

ScanChannels::ScanChannels(int jobs)
    : ready(readyPerJob * jobs)
    , decoded(mostDecodedFrames)
    , news(mostNews)
{
}

Result<FileStamp> stampOf(int descriptor)
{
    struct stat found {};
    if (fstat(descriptor, &found) != 0)
        return errorFromErrno(errno);
    return stampFrom(found);
}

Result<FileStamp> stampOf(const std::filesystem::path& file)
{
    const FileDescriptor place(openAnyLength(file, O_PATH | O_CLOEXEC));
    if (place.get() < 0)
        return errorFromErrno(errno);
    return stampOf(place.get());
}

bool isStillYoung(const FileStamp& stamp, std::chrono::system_clock::time_point now)
{
    const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(now.time_since_epoch()).count();
    const auto limit = std::chrono::nanoseconds(youngAge).count();
    return stamp.modifiedNs <= nanoseconds && stamp.modifiedNs > nanoseconds - limit;
}

DecodeStage::DecodeStage(ScanChannels& channels, DecodingSteps steps)
    : m_channels(channels)
    , m_steps(std::move(steps))
{
}

void DecodeStage::run(const std::stop_token& stop)
{
    const auto frontEnd = m_channels.frontEnd.wait(stop);
    if (!frontEnd)
        return;
    m_frontEnd = *frontEnd;
    while (auto track = m_channels.ready.pop(stop)) {
        m_channels.pause.wait(stop);
        if (stop.stop_requested())
            return;
        const std::string shown = track->file.native();
        m_channels.progress.takeInHand(shown);
        handle(*track, stop);
        m_channels.progress.putDown(shown);
        if (m_gaveUp)
            return;
    }
}

void DecodeStage::handle(ScanTrack& track, const std::stop_token& stop)
{
    const auto file = m_steps.open(track.file);
    if (!file)
        return fail(track, "open", file.error(), stop);
    const auto before = stampOf(file->get());
    if (!before)
        return fail(track, "open", before.error(), stop);
    track.stamp = *before;
    if (isStillYoung(*before, std::chrono::system_clock::now()))
        return tell(TrackChangedMeanwhile{std::move(track)}, stop);
    const bool wantsDecoding = track.job == ScanTrack::Job::Analyse || track.job == ScanTrack::Job::Complete;
    if (wantsDecoding || !settledByProbe(track, *file, stop))
        analyse(track, *file, stop);
}

bool DecodeStage::settledByProbe(ScanTrack& track, const FileDescriptor& file, const std::stop_token& stop)
{
    auto probed = m_steps.probe(file.get(), stop);
    if (!probed && probed.error().code == ErrorCode::Cancelled)
        return true;
    if (changedMeanwhile(track, file)) {
        tell(TrackChangedMeanwhile{std::move(track)}, stop);
        return true;
    }
    if (track.job == ScanTrack::Job::Identify) {
        tell(TrackIdentified{std::move(track), std::move(probed)}, stop);
        return true;
    }
    if (!probed || probed->audioHash != track.knownAudio)
        return false;
    tell(OnlyTagsChanged{std::move(track), std::move(*probed)}, stop);
    return true;
}

void DecodeStage::analyse(ScanTrack& track, const FileDescriptor& file, const std::stop_token& stop)
{
    auto decoded = decodeOnceOrTwice(track, file, stop);
    if (!decoded && decoded.error().code == ErrorCode::Cancelled)
        return;
    if (m_gaveUp) {
        const std::string detail = "the decoder died over " + std::to_string(DeathStreak::tooMany) +
                                   " different files in a row: " + decoded.error().detail;
        return tell(HelpersBroken{{ErrorCode::WorkerUnavailable, detail}, m_channels.deaths.tracks()}, stop);
    }
    if (changedMeanwhile(track, file))
        return tell(TrackChangedMeanwhile{std::move(track)}, stop);
    if (!decoded)
        return fail(track, "decode", decoded.error(), stop);
    passOn(track, std::move(*decoded), stop);
}

Result<DecodedTrack> DecodeStage::decodeOnceOrTwice(const ScanTrack& track, const FileDescriptor& file,
                                                    const std::stop_token& stop)
{
    const auto attempt = [&](AloneGate::Manner manner) -> Result<DecodedTrack> {
        const auto pass = m_channels.alone.enter(manner, stop);
        if (!pass)
            return Error{ErrorCode::Cancelled, {}};
        return m_steps.decode(file.get(), m_frontEnd, stop);
    };
    auto decoded = attempt(AloneGate::Manner::WithOthers);
    if (!decoded && deservesAnotherTry(decoded.error()))
        decoded = attempt(AloneGate::Manner::Alone);
    if (decoded || (!helperDied(decoded.error()) && decoded.error().code != ErrorCode::Cancelled))
        m_channels.deaths.helperReplied();
    else if (helperDied(decoded.error()))
        m_gaveUp = m_channels.deaths.death(track.id);
    return decoded;
}

bool DecodeStage::changedMeanwhile(const ScanTrack& track, const FileDescriptor& file) const
{
    const auto open = stampOf(file.get());
    if (!open || *open != track.stamp)
        return true;
    const auto named = stampOf(track.file);
    return named && *named != track.stamp; // one that was deleted meanwhile is noticed by the next scan
}

void DecodeStage::passOn(ScanTrack& track, DecodedTrack&& decoded, const std::stop_token& stop)
{
    // Should the file be another by now, it is analysed as a whole.
    if (track.job == ScanTrack::Job::Complete && decoded.audioHash == track.knownAudio) {
        decoded.mel = {};
        return tell(TrackDecoded{std::move(track), std::move(decoded)}, stop);
    }
    if (const auto other = m_channels.analysed.find(decoded.audioHash); other && *other != track.id) {
        decoded.mel = {};
        return tell(SameAudioAs{std::move(track), *other, std::move(decoded)}, stop);
    }
    const int frames = decoded.mel.frames();
    if (frames == 0) {
        const Error why = decoded.warnings.empty()
                              ? Error{ErrorCode::TooShort, "no frame of a spectrogram came of it"}
                              : Error{decoded.warnings.front().code, decoded.warnings.front().detail};
        return fail(track, "decode", why, stop);
    }
    m_channels.decoded.push({std::move(track), std::move(decoded)}, stop, frames);
}

void DecodeStage::fail(ScanTrack& track, const char* stage, const Error& error, const std::stop_token& stop)
{
    tell(TrackFailed{std::move(track), stage, error}, stop);
}

void DecodeStage::tell(ScanNews news, const std::stop_token& stop)
{
    m_channels.news.push(std::move(news), stop);
}

} // namespace tonekin
