// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/messages.h"

#include "base/audiolimits.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr int mostBands = 4096;
constexpr int mostDimensions = 65536;
constexpr std::size_t mostConvolutions = 64;
constexpr int mostPatchFrames = 100'000;
constexpr double mostDuration = 366.0 * 86400.0; // seconds; what plays for longer than a year is a broken count

template <typename T>
bool within(T value, T least, T most)
{
    return value >= least && value <= most; // false for NaN
}

void readCode(ByteReader& reader, ErrorCode& code, std::string& detail, bool& known)
{
    std::string name;
    reader(name, detail);
    const auto found = errorFromName(name);
    known = found.has_value();
    if (known)
        code = *found;
}

constexpr std::size_t mostFindingBytes = 1'000'000; // a hundred times what one of ours takes

std::string flawOf(const AudioFacts& audio)
{
    if (!within(audio.sampleRate, 0, highestSampleRate) || !within(audio.channels, 0, mostChannels) ||
        audio.bitRate < 0)
        return "impossible rate, channels or bit rate";
    if (!within(audio.durationSeconds, 0.0, mostDuration) || !within(audio.analysedSeconds, 0.0, mostDuration))
        return "impossible duration";
    return {};
}

std::string flawOf(const MelSpectrogram& mel, const MelFrontEnd& frontEnd, double mostSeconds)
{
    if (mel.bands != frontEnd.bands || mel.values.size() % static_cast<std::size_t>(std::max(1, mel.bands)) != 0)
        return "spectrogram of another number of bands";
    if (std::abs(mel.framesPerSecond - frontEnd.framesPerSecond()) > 1e-6 * frontEnd.framesPerSecond())
        return "spectrogram of another frame rate";
    constexpr double edges =
        4096.0; // frames; windows spread over a long track may each have a few more than their share
    if (mel.frames() > mostSeconds * frontEnd.framesPerSecond() + edges)
        return "more frames than were asked for";
    if (mel.frames() > 0 && (mel.stretches.empty() || mel.stretches.front().firstFrame != 0))
        return "frames without a place in time";
    int next = 0;
    for (const MelStretch& stretch : mel.stretches) {
        if (stretch.firstFrame < next || (stretch.firstFrame >= mel.frames() && stretch.firstFrame > 0) ||
            !within(stretch.startSeconds, 0.0, mostDuration))
            return "stretches out of order";
        next = stretch.firstFrame + 1;
    }
    return {};
}

bool hasUnitLength(const Embedding& embedding)
{
    double square = 0.0;
    for (const float value : embedding)
        square += static_cast<double>(value) * value;
    return std::abs(std::sqrt(square) - 1.0) < 1e-3;
}

} // namespace

void fields(ByteWriter& writer, const Error& error)
{
    writer(std::string(errorName(error.code)), error.detail);
}

void fields(ByteReader& reader, Error& error)
{
    bool known = false;
    readCode(reader, error.code, error.detail, known);
    if (!known || !mayReport(error.code))
        reader.fail();
}

void fields(ByteWriter& writer, const TrackWarning& warning)
{
    writer(std::string(errorName(warning.code)), warning.detail);
}

void fields(ByteReader& reader, TrackWarning& warning)
{
    bool known = false;
    readCode(reader, warning.code, warning.detail, known);
    if (!known || !isWarning(warning.code))
        reader.fail();
}

bool mayReport(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::DbError:
    case ErrorCode::LibraryInUse:
    case ErrorCode::LibraryDamaged:
    case ErrorCode::LibraryNewer:
    case ErrorCode::LibraryReadOnly:
    case ErrorCode::LibraryForeign:
    case ErrorCode::DiskFull:
    case ErrorCode::RootUnavailable:
        return false;
    case ErrorCode::Truncated:
    case ErrorCode::CorruptFrames:
    case ErrorCode::TooShort:
        return true; // where nothing, or less than half, is left of a track there is no result to warn of
    default:
        return !isWarning(code);
    }
}

std::string flawOf(const ProbedTrack& track)
{
    return flawOf(track.audio);
}

std::string flawOf(const DecodedTrack& track, const MelFrontEnd& frontEnd, double mostSeconds)
{
    if (std::string flaw = flawOf(track.audio); !flaw.empty())
        return flaw;
    if (std::string flaw = flawOf(track.mel, frontEnd, mostSeconds); !flaw.empty())
        return flaw;
    if (track.waveform.peak.size() != track.waveform.rms.size())
        return "outline of two lengths";
    if (!within(track.loudnessLufs, -1000.0, 1000.0))
        return "impossible loudness";
    for (const Finding& finding : track.findings)
        if (finding.version != currentVersion(finding.kind) || finding.packed.size() > mostFindingBytes)
            return "a finding of an unknown kind or size";
    return {};
}

std::string flawOf(const SpectrogramPicture& picture, int mostColumns)
{
    if (!within(picture.bands, 0, mostBands) || !within(picture.columns, 0, mostColumns))
        return "picture of an impossible size";
    if (picture.values.size() != static_cast<std::size_t>(picture.bands) * static_cast<std::size_t>(picture.columns))
        return "picture of another size than it says";
    if (!within(picture.startSeconds, 0.0, mostDuration) || !within(picture.secondsPerColumn, 0.0, mostDuration))
        return "picture of an impossible time";
    return {};
}

std::string flawOf(const NetworkFacts& facts)
{
    const MelFrontEnd& frontEnd = facts.frontEnd;
    if (!within(frontEnd.sampleRate, 1000, 768000) || !within(frontEnd.window, 16, 1 << 20) ||
        !within(frontEnd.hop, 1, 1 << 20) || !within(frontEnd.bands, 1, mostBands))
        return "impossible front end";
    if (!within(facts.dimensions, 1, mostDimensions) || !within(facts.filters, 1, mostDimensions) ||
        !within(facts.hiddenUnits, 1, mostDimensions) || facts.laterFilters.size() > mostConvolutions ||
        !std::ranges::all_of(facts.laterFilters, [](int filters) { return within(filters, 1, mostDimensions); }))
        return "impossible model size";
    return {};
}

std::string flawOf(const TrackAnalysis& track, const NetworkFacts& facts)
{
    const auto dimensions = static_cast<std::size_t>(facts.dimensions);
    if (track.embedding.size() != dimensions || track.filters.size() != static_cast<std::size_t>(facts.filters) ||
        track.hidden.size() != static_cast<std::size_t>(facts.hiddenUnits))
        return "answer of another size than the model's";
    if (!std::ranges::equal(track.laterPeaks, facts.laterFilters, {}, &std::vector<FilterPeak>::size,
                            [](int filters) { return static_cast<std::size_t>(filters); }))
        return "peaks of other layers than the model's";
    if (!hasUnitLength(track.embedding))
        return "embedding without unit length";
    for (const Section& section : track.sections) {
        if (section.embedding.size() != dimensions || !hasUnitLength(section.embedding))
            return "section embedding without unit length";
        if (section.startSeconds < 0.0F || section.lengthSeconds < 0.0F)
            return "section before the start";
    }
    return {};
}

std::string flawOf(const TrackActivations& activations, const MelSpectrogram& asked, const NetworkFacts& facts)
{
    const auto filters = static_cast<std::size_t>(facts.filters);
    if (activations.filters != facts.filters || activations.values.size() % filters != 0)
        return "answers of another number of filters";
    if (activations.frames() > asked.frames() || activations.framesPerSecond != asked.framesPerSecond)
        return "answers to other frames than were asked about";
    if (!std::ranges::all_of(activations.values, [](float value) { return value >= 0.0F; }))
        return "answers below zero";
    const std::vector<MelStretch> whole{{0, 0.0}};
    const std::vector<MelStretch>& wanted = asked.stretches.empty() ? whole : asked.stretches;
    if (activations.stretches.size() != wanted.size())
        return "answers of other stretches than were asked about";
    int next = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const MelStretch& stretch = activations.stretches[i];
        const bool first = i == 0;
        if (stretch.startSeconds != wanted[i].startSeconds || stretch.firstFrame < next ||
            (first && stretch.firstFrame != 0) || stretch.firstFrame > wanted[i].firstFrame ||
            stretch.firstFrame >= activations.frames())
            return "answers with stretches out of order";
        next = stretch.firstFrame + 1;
    }
    return {};
}

std::string flawOf(const ExcitingPatch& patch, const NetworkFacts& facts)
{
    const double longest = mostPatchFrames / facts.frontEnd.framesPerSecond();
    if (std::string flaw = flawOf(patch.mel, facts.frontEnd, longest); !flaw.empty())
        return flaw;
    if (patch.mel.frames() < 1 || patch.mel.stretches.size() != 1)
        return "a stimulus without frames, or with gaps";
    if (!std::ranges::all_of(patch.mel.values, [](float value) { return value >= 0.0F; }) || patch.activation < 0.0F ||
        patch.restingActivation < 0.0F)
        return "a stimulus below silence";
    return {};
}

} // namespace tonekin
