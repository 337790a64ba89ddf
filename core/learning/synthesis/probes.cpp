// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/probes.h"

#include "corpus/probeattributes.h"
#include "synthesis/filters.h"
#include "synthesis/probeplans.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace probes {

void appendNoteNames(std::vector<std::string>& names, int pitch)
{
    const double hertz = midiHertz(pitch);
    for (std::string name : {notesAround(hertz), notesInOctave(hertz), noteName(pitch)})
        if (!name.empty())
            names.push_back(std::move(name));
}

void appendRanges(std::vector<std::string>& names, double lowestHertz, double highestHertz)
{
    constexpr double aboutASemitone = 1.05;
    for (double hertz = lowestHertz;; hertz = std::min(hertz * aboutASemitone, highestHertz)) {
        for (std::string name : {notesAround(hertz), notesInOctave(hertz), combAround(hertz)})
            if (!name.empty() && std::ranges::find(names, name) == names.end())
                names.push_back(std::move(name));
        if (hertz >= highestHertz)
            return;
    }
}

ChannelChange programChange(int channel, int program)
{
    return {0.0, channel, ChannelSetting::Program, 0, program};
}

void swell(Samples& samples)
{
    constexpr double seconds = 0.5;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / recordingRate;
        const double edge = std::clamp(std::min(time - soundStarts, soundEnds - time) / seconds, 0.0, 1.0);
        samples[i] *= static_cast<float>(0.5 - 0.5 * std::cos(0.5 * turn * edge));
    }
}

} // namespace probes

namespace {

using namespace probes;

constexpr auto clipSamples = static_cast<std::size_t>(clipSeconds * recordingRate);
constexpr std::size_t levelSamples = recordingRate / 5;
constexpr double loudness = -20.0; // dB below full scale
constexpr double loudnessSpread = 4.0;
constexpr float highestPeak = 0.9F;
constexpr double leastLevel = 1e-5; // below it nothing is played
constexpr double edgeSeconds = 0.02;
constexpr int allSoundOff = 120;
constexpr int resetControllers = 121;

/// A number of its own for every name: FNV-1a.
std::uint64_t numberOf(std::string_view name)
{
    std::uint64_t number = 0xCBF29CE484222325U;
    for (const char letter : name)
        number = (number ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    return number;
}

/// Root mean square of the loudest fifth of a second.
double loudestLevel(const Samples& samples)
{
    double sum = 0.0;
    double loudest = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        sum += static_cast<double>(samples[i]) * samples[i];
        if (i >= levelSamples)
            sum -= static_cast<double>(samples[i - levelSamples]) * samples[i - levelSamples];
        loudest = std::max(loudest, sum);
    }
    return std::sqrt(loudest / static_cast<double>(levelSamples));
}

/// False for silence.
bool setLevel(Samples& samples, double decibelsOfFull)
{
    const double level = loudestLevel(samples);
    if (level < leastLevel)
        return false;
    auto gain = static_cast<float>(decibels(decibelsOfFull) / level);
    float peak = 0.0F;
    for (const float sample : samples)
        peak = std::max(peak, std::abs(sample));
    gain = std::min(gain, highestPeak / peak);
    for (float& sample : samples)
        sample *= gain;
    return true;
}

/// Silence outside [soundStarts, soundEnds) but for what rang on; no click at the clip's end.
void closeEnds(Samples& samples)
{
    samples.resize(clipSamples);
    const auto end = static_cast<std::size_t>(soundEnds * recordingRate);
    const auto fade = static_cast<std::size_t>(edgeSeconds * recordingRate);
    for (std::size_t i = 0; i < fade; ++i)
        samples[end - 1 - i] *= static_cast<float>(i) / static_cast<float>(fade);
    std::fill(samples.begin() + static_cast<std::ptrdiff_t>(end), samples.end(), 0.0F);
}

/// All clips as one performance, each cut off before the next begins.
Performance performanceOf(const std::vector<ClipPlan>& plans)
{
    Performance all;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const double start = static_cast<double>(i) * clipSeconds;
        for (MidiNote note : plans[i].notes) {
            note.start += start;
            note.end = std::min(note.end + start, start + soundEnds);
            all.notes.push_back(note);
        }
        for (ChannelChange change : plans[i].changes) {
            change.time += start;
            all.changes.push_back(change);
        }
        for (const int channel : {0, drumChannel}) {
            const double stop = start + clipSeconds - 10 * performanceStep;
            all.changes.push_back({stop, channel, ChannelSetting::Control, allSoundOff, 0});
            all.changes.push_back({stop, channel, ChannelSetting::Control, resetControllers, 0});
            all.changes.push_back({stop, channel, ChannelSetting::Bend, 0, 8192});
        }
    }
    std::ranges::stable_sort(all.changes, {}, &ChannelChange::time);
    all.end = static_cast<double>(plans.size()) * clipSeconds;
    return settled(std::move(all));
}

/// What the soundfont plays of all clips, one after the other; may be shorter than they are.
Result<Samples> playAll(SoundFontPlayer& player, const std::vector<ClipPlan>& plans)
{
    const Performance performance = performanceOf(plans);
    if (performance.notes.empty())
        return Samples{};
    auto recording = player.play(performance);
    if (!recording)
        return recording.error();
    return std::move(recording->samples);
}

ProbeRecording joined(std::vector<ClipPlan>& plans, const Samples& played, RandomStream& levels)
{
    ProbeRecording recording;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        ClipPlan& plan = plans[i];
        Samples samples(clipSamples);
        for (std::size_t at = 0; at < clipSamples && i * clipSamples + at < played.size(); ++at)
            samples[at] = played[i * clipSamples + at];
        if (plan.treat)
            plan.treat(samples);
        closeEnds(samples);
        const double level = loudness + levels.between(-loudnessSpread, loudnessSpread);
        if (!plan.quiet && !setLevel(samples, level))
            continue; // a key or a register that the soundfont has no sound for
        const double start = static_cast<double>(recording.clips.size()) * clipSeconds;
        recording.samples.insert(recording.samples.end(), samples.begin(), samples.end());
        recording.clips.push_back({{start, start + clipSeconds}, std::move(plan.attributes), std::move(plan.unsure)});
    }
    return recording;
}

} // namespace

struct ProbeMaker::Impl {
    SoundFontPlayer player;
    std::uint64_t seed = 0;
    std::uint64_t soundFont = 0;
    std::vector<RecordingPlan> plans;
    std::vector<std::string> names;
};

Result<ProbeMaker> ProbeMaker::open(const std::filesystem::path& soundFont, std::uint64_t seed)
{
    auto player = SoundFontPlayer::open(soundFont);
    if (!player)
        return player.error();
    auto impl = std::make_unique<Impl>(Impl{std::move(*player), seed, numberOf(soundFont.stem().string()), {}, {}});
    addInstruments(impl->player, impl->plans);
    addExpression(impl->player, impl->plans);
    addDrums(impl->player, impl->plans);
    addNoises(impl->plans);
    addTones(impl->plans);
    addSpeech(impl->plans);
    for (const RecordingPlan& plan : impl->plans)
        impl->names.push_back(plan.name);
    return ProbeMaker(std::move(impl));
}

ProbeMaker::ProbeMaker(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

ProbeMaker::ProbeMaker(ProbeMaker&&) noexcept = default;
ProbeMaker& ProbeMaker::operator=(ProbeMaker&&) noexcept = default;
ProbeMaker::~ProbeMaker() = default;

const std::vector<std::string>& ProbeMaker::recordings() const
{
    return m_impl->names;
}

Result<ProbeRecording> ProbeMaker::make(const std::string& name, int every)
{
    const auto plan = std::ranges::find(m_impl->plans, name, &RecordingPlan::name);
    if (plan == m_impl->plans.end() || every < 1)
        return Error{ErrorCode::InvalidArgument, "there are no probes called " + name};
    const std::uint64_t place = numberOf(name);
    std::vector<ClipPlan> clips = plan->clips(RandomStream(m_impl->seed, {m_impl->soundFont, place}));
    int number = 0;
    std::erase_if(clips, [&](const ClipPlan&) { return number++ % every != 0; });
    auto played = playAll(m_impl->player, clips);
    if (!played)
        return played.error();
    RandomStream levels(m_impl->seed, {m_impl->soundFont, place, 1});
    return joined(clips, *played, levels);
}

} // namespace tonekin
