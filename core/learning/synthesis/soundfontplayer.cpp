// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/soundfontplayer.h"

#include <fluidsynth.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <mutex>
#include <set>
#include <string>

namespace tonekin {
namespace {

constexpr int blockFrames = 64; // FluidSynth's own: what it is told in between takes effect at the next one
constexpr int drumBank = 128;
constexpr double longestSeconds = 2.0 * 60.0 * 60.0;
constexpr double longestTail = 3.0;
constexpr float silentLevel = 1e-4F;
static_assert(static_cast<double>(blockFrames) / recordingRate == performanceStep);

struct FluidFree {
    void operator()(fluid_settings_t* settings) const noexcept { delete_fluid_settings(settings); }
    void operator()(fluid_synth_t* synth) const noexcept { delete_fluid_synth(synth); }
};

/// A synthesiser of its own for every performance: nothing of an earlier one is left in it.
struct Synthesiser {
    std::unique_ptr<fluid_settings_t, FluidFree> settings; // outlives the synth
    std::unique_ptr<fluid_synth_t, FluidFree> synth;
    int soundFont = FLUID_FAILED;
};

Synthesiser newSynthesiser(const std::filesystem::path& soundFont, const SoundFontSettings& wanted)
{
    static std::once_flag quiet; // FluidSynth would write to the standard error stream; its messages are our errors
    std::call_once(quiet, [] {
        for (const int level : {FLUID_PANIC, FLUID_ERR, FLUID_WARN, FLUID_INFO, FLUID_DBG})
            fluid_set_log_function(level, nullptr, nullptr);
    });
    Synthesiser made;
    made.settings.reset(new_fluid_settings());
    fluid_settings_t* settings = made.settings.get();
    fluid_settings_setnum(settings, "synth.sample-rate", recordingRate);
    fluid_settings_setnum(settings, "synth.gain", wanted.gain);
    fluid_settings_setint(settings, "synth.polyphony", wanted.polyphony);
    fluid_settings_setint(settings, "synth.cpu-cores", 1);
    fluid_settings_setint(settings, "synth.dynamic-sample-loading", 1);
    fluid_settings_setint(settings, "synth.lock-memory", 0);
    fluid_settings_setint(settings, "synth.threadsafe-api", 0);
    fluid_settings_setint(settings, "synth.reverb.active", wanted.reverb > 0.0);
    fluid_settings_setnum(settings, "synth.reverb.level", wanted.reverb);
    fluid_settings_setint(settings, "synth.chorus.active", wanted.chorus > 0.0);
    fluid_settings_setnum(settings, "synth.chorus.level", 10.0 * wanted.chorus);
    made.synth.reset(new_fluid_synth(settings));
    if (made.synth)
        made.soundFont = fluid_synth_sfload(made.synth.get(), soundFont.string().c_str(), 0);
    return made;
}

int bankOf(int channel)
{
    return channel == drumChannel ? drumBank : 0;
}

bool within(int number, int lowest, int highest)
{
    return number >= lowest && number <= highest;
}

bool possible(const MidiNote& note)
{
    return within(note.channel, 0, midiChannels - 1) && within(note.pitch, 0, 127) && within(note.velocity, 1, 127) &&
           note.start >= 0.0 && note.end >= note.start;
}

bool possible(const ChannelChange& change)
{
    const int highest = change.setting == ChannelSetting::Bend ? 16383 : 127;
    return within(change.channel, 0, midiChannels - 1) && within(change.number, 0, 127) &&
           within(change.value, 0, highest) && change.time >= 0.0;
}

/// What the synthesiser is told, in the order in which it is told it.
struct Message {
    int block = 0;
    enum class Kind { NoteOff, Change, NoteOn } kind = Kind::NoteOff;
    std::size_t index = 0;
};

std::vector<Message> messagesOf(const Performance& performance)
{
    const auto blockAt = [](double seconds) { return static_cast<int>(std::lround(seconds / performanceStep)); };
    std::vector<Message> all;
    for (std::size_t i = 0; i < performance.notes.size(); ++i) {
        all.push_back({blockAt(performance.notes[i].start), Message::Kind::NoteOn, i});
        all.push_back({blockAt(performance.notes[i].end), Message::Kind::NoteOff, i});
    }
    for (std::size_t i = 0; i < performance.changes.size(); ++i)
        all.push_back({blockAt(performance.changes[i].time), Message::Kind::Change, i});
    std::ranges::stable_sort(all, [](const Message& a, const Message& b) {
        return std::pair(a.block, a.kind) < std::pair(b.block, b.kind);
    });
    return all;
}

void apply(fluid_synth_t* synth, int soundFont, const ChannelChange& change)
{
    switch (change.setting) {
    case ChannelSetting::Control:
        fluid_synth_cc(synth, change.channel, change.number, change.value);
        break;
    case ChannelSetting::Program:
        fluid_synth_program_select(synth, change.channel, soundFont, bankOf(change.channel), change.value);
        break;
    case ChannelSetting::Bend:
        fluid_synth_pitch_bend(synth, change.channel, change.value);
        break;
    }
}

void tell(const Synthesiser& player, const Performance& performance, const Message& message)
{
    fluid_synth_t* synth = player.synth.get();
    if (message.kind == Message::Kind::Change) {
        apply(synth, player.soundFont, performance.changes[message.index]);
        return;
    }
    const MidiNote& note = performance.notes[message.index];
    if (message.kind == Message::Kind::NoteOn)
        fluid_synth_noteon(synth, note.channel, note.pitch, note.velocity);
    else
        fluid_synth_noteoff(synth, note.channel, note.pitch);
}

/// Returns the loudest sample of the block.
float renderBlock(fluid_synth_t* synth, std::vector<float>& samples)
{
    std::array<float, blockFrames> left{};
    std::array<float, blockFrames> right{};
    fluid_synth_write_float(synth, blockFrames, left.data(), 0, 1, right.data(), 0, 1);
    float loudest = 0.0F;
    for (std::size_t i = 0; i < blockFrames; ++i) {
        samples.push_back(0.5F * (left.at(i) + right.at(i)));
        loudest = std::max(loudest, std::abs(samples.back()));
    }
    return loudest;
}

std::vector<float> render(const Synthesiser& player, const Performance& performance)
{
    const std::vector<Message> messages = messagesOf(performance);
    const int endBlock = static_cast<int>(std::lround(performance.end / performanceStep));
    const int lastBlock = endBlock + static_cast<int>(longestTail / performanceStep);
    std::vector<float> samples;
    samples.reserve(static_cast<std::size_t>(lastBlock) * blockFrames);
    std::size_t next = 0;
    int silentBlocks = 0;
    for (int block = 0; block < lastBlock; ++block) {
        for (; next < messages.size() && messages[next].block <= block; ++next)
            tell(player, performance, messages[next]);
        silentBlocks = renderBlock(player.synth.get(), samples) < silentLevel ? silentBlocks + 1 : 0;
        // A waveform may pass through nothing; a tenth of a second of it is the end.
        if (block > endBlock && silentBlocks * performanceStep >= 0.1)
            break;
    }
    return samples;
}

void keepWithinOne(std::vector<float>& samples)
{
    float loudest = 0.0F;
    for (const float sample : samples)
        loudest = std::max(loudest, std::abs(sample));
    if (loudest > 1.0F)
        for (float& sample : samples)
            sample /= loudest;
}

std::string missing(const char* what, int number)
{
    return std::string("the soundfont has no ") + what + " " + std::to_string(number);
}

} // namespace

struct SoundFontPlayer::Impl {
    std::filesystem::path soundFont;
    SoundFontSettings settings;
    std::bitset<128> programs;
    std::bitset<128> kits;
    /// Plays nothing: FluidSynth shares samples in memory between synthesisers, and this one keeps those that were
    /// used.
    Synthesiser keeper;

    Status check(const Performance& performance) const;
    void keepSamples(const Performance& performance);
};

void SoundFontPlayer::Impl::keepSamples(const Performance& performance)
{
    std::set<std::pair<int, int>> used;
    for (const MidiNote& note : performance.notes)
        used.emplace(bankOf(note.channel), 0);
    for (const ChannelChange& change : performance.changes)
        if (change.setting == ChannelSetting::Program)
            used.emplace(bankOf(change.channel), change.value);
    for (const auto& [bank, program] : used)
        fluid_synth_pin_preset(keeper.synth.get(), keeper.soundFont, bank, program);
}

/// On a settled performance. What sounds must be what the labels say, so nothing may be replaced silently.
Status SoundFontPlayer::Impl::check(const Performance& performance) const
{
    if (performance.end > longestSeconds)
        return Error{ErrorCode::LimitTime, "the music lasts more than two hours"};
    for (const auto& part : programSpans(performance))
        if (!programs.test(static_cast<std::size_t>(part.program)))
            return Error{ErrorCode::InvalidArgument, missing("program", part.program)};
    if (!drumHits(performance).empty()) {
        if (!kits.test(0))
            return Error{ErrorCode::InvalidArgument, missing("drum kit", 0)};
        for (const ChannelChange& change : performance.changes)
            if (change.channel == drumChannel && change.setting == ChannelSetting::Program &&
                !kits.test(static_cast<std::size_t>(change.value)))
                return Error{ErrorCode::InvalidArgument, missing("drum kit", change.value)};
    }
    return ok();
}

SoundFontPlayer::SoundFontPlayer(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
SoundFontPlayer::SoundFontPlayer(SoundFontPlayer&&) noexcept = default;
SoundFontPlayer& SoundFontPlayer::operator=(SoundFontPlayer&&) noexcept = default;
SoundFontPlayer::~SoundFontPlayer() = default;

Result<SoundFontPlayer> SoundFontPlayer::open(const std::filesystem::path& soundFont, const SoundFontSettings& settings)
{
    std::error_code unreadable;
    if (!std::filesystem::is_regular_file(soundFont, unreadable))
        return Error{ErrorCode::NotFound, "no soundfont " + soundFont.string()};
    Synthesiser synthesiser = newSynthesiser(soundFont, settings);
    if (synthesiser.soundFont == FLUID_FAILED)
        return Error{ErrorCode::InvalidArgument, soundFont.string() + " is not a soundfont that FluidSynth reads"};
    auto impl = std::make_unique<Impl>();
    impl->soundFont = soundFont;
    impl->settings = settings;
    fluid_sfont_t* loaded = fluid_synth_get_sfont_by_id(synthesiser.synth.get(), synthesiser.soundFont);
    fluid_sfont_iteration_start(loaded);
    while (fluid_preset_t* preset = fluid_sfont_iteration_next(loaded)) {
        const int number = fluid_preset_get_num(preset);
        if (!within(number, 0, 127))
            continue;
        if (fluid_preset_get_banknum(preset) == 0)
            impl->programs.set(static_cast<std::size_t>(number));
        else if (fluid_preset_get_banknum(preset) == drumBank)
            impl->kits.set(static_cast<std::size_t>(number));
    }
    if (impl->programs.none() && impl->kits.none())
        return Error{ErrorCode::InvalidArgument, soundFont.string() + " has no General MIDI presets"};
    impl->keeper = std::move(synthesiser);
    return SoundFontPlayer(std::move(impl));
}

bool SoundFontPlayer::hasProgram(int program) const
{
    return within(program, 0, 127) && m_impl->programs.test(static_cast<std::size_t>(program));
}

bool SoundFontPlayer::hasDrumKit(int kit) const
{
    return within(kit, 0, 127) && m_impl->kits.test(static_cast<std::size_t>(kit));
}

Result<Recording> SoundFontPlayer::play(const Performance& performance)
{
    const auto fine = [](const auto& entry) { return possible(entry); };
    if (!std::ranges::all_of(performance.notes, fine) || !std::ranges::all_of(performance.changes, fine))
        return Error{ErrorCode::InvalidArgument, "a note or a change is not one of MIDI"};
    const Performance played = settled(performance);
    if (const Status checked = m_impl->check(played); !checked)
        return checked.error();
    const Synthesiser synthesiser = newSynthesiser(m_impl->soundFont, m_impl->settings);
    if (synthesiser.soundFont == FLUID_FAILED)
        return Error{ErrorCode::NotFound, "the soundfont " + m_impl->soundFont.string() + " can no longer be read"};
    m_impl->keepSamples(played);
    for (int channel = 0; channel < midiChannels; ++channel)
        fluid_synth_program_select(synthesiser.synth.get(), channel, synthesiser.soundFont, bankOf(channel), 0);
    Recording recording;
    recording.samples = render(synthesiser, played);
    keepWithinOne(recording.samples);
    SoundLabels& labels = recording.labels;
    labels.kind = "arrangement";
    labels.kit = m_impl->soundFont.stem().string();
    labels.programs = programSpans(played);
    labels.drums = drumHits(played);
    if (!labels.drums.empty())
        labels.kit += "/" + std::to_string(programAt(played, drumChannel, played.end));
    return recording;
}

Result<Recording> SoundFontPlayer::play(std::span<const std::byte> midiFile)
{
    const auto performance = readMidiFile(midiFile);
    if (!performance)
        return performance.error();
    return play(*performance);
}

} // namespace tonekin
