// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/arrangement.h"

#include "base/randomstream.h"
#include "synthesis/lead.h"
#include "synthesis/mma.h"
#include "synthesis/revoice.h"
#include "synthesis/soundfontplayer.h"
#include "synthesis/textures.h"
#include "synthesis/works.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tonekin {
namespace {

constexpr std::uint64_t countingVersions = 2; // places in the random streams of a seed
constexpr std::uint64_t arranging = 3;
constexpr int mostGroovesTried = 10;

/// MuseScore's soundfont is not among them: what is learned from these is confirmed on that one.
struct CorpusFont {
    const char* file;
    double share;
};
constexpr std::array<CorpusFont, 3> corpusFonts{
    {{"FluidR3_GM.sf2", 0.45}, {"TimGM6mb.sf2", 0.35}, {"OPL-3_FM_128M.sf2", 0.2}}};

std::filesystem::path findSoundFont(const std::filesystem::path& folder, const std::string& name)
{
    std::error_code none;
    if (std::filesystem::is_regular_file(folder / name, none))
        return folder / name;
    for (std::filesystem::directory_iterator at(folder, none), end; !none && at != end; at.increment(none))
        if (std::error_code alsoNone; std::filesystem::is_regular_file(at->path() / name, alsoNone))
            return at->path() / name;
    return {};
}

template <typename List>
const auto& drawn(const List& list, RandomStream& random)
{
    return list[static_cast<std::size_t>(random.below(static_cast<int>(std::size(list))))];
}

const TextureStyle& drawnTexture(int beatsPerBar, RandomStream& random)
{
    const auto fits = [&](const TextureStyle& style) {
        return style.beatsPerBar == 0 || style.beatsPerBar == beatsPerBar;
    };
    int all = 0;
    for (const TextureStyle& style : textureStyles())
        all += fits(style) ? style.share : 0;
    int rest = random.below(all);
    for (const TextureStyle& style : textureStyles()) {
        rest -= fits(style) ? style.share : 0;
        if (rest < 0)
            return style;
    }
    return textureStyles().front();
}

/// Any program that can carry a tune, for grooves do not say which.
int drawnLeadProgram(RandomStream& random)
{
    for (;;) {
        const int program = random.below(112);
        const bool tune = program < 112 && program != 55 && program != 47 && !(program >= 96 && program <= 97) &&
                          program != 101 && program != 103;
        if (tune && (program < 32 || program > 39 || random.happens(0.15)))
            return program;
    }
}

/// To about that level, without leaving +-1.
void setLevel(std::vector<float>& samples, double decibels)
{
    double energy = 0.0;
    float peak = 0.0F;
    for (const float sample : samples) {
        energy += static_cast<double>(sample) * sample;
        peak = std::max(peak, std::abs(sample));
    }
    if (peak == 0.0F)
        return;
    const double rms = std::sqrt(energy / static_cast<double>(samples.size()));
    const auto gain =
        static_cast<float>(std::min(std::pow(10.0, decibels / 20.0) / rms, 0.97 / static_cast<double>(peak)));
    for (float& sample : samples)
        sample *= gain;
}

struct Accompaniment {
    Song song;
    Performance performance;
    std::string style;
    std::string groove;
    bool hasPulse = true;
    std::vector<int> leads; // empty: any
};

} // namespace

struct ArrangementMaker::Impl {
    Mma mma;
    std::vector<GrooveFamily> grooves;
    std::vector<SoundFontPlayer> players; // by corpusFonts

    Result<Accompaniment> byGroove(const Work& work, VersionPlan plan, std::size_t player, RandomStream& random);
    Accompaniment byTexture(const Work& work, VersionPlan plan, std::size_t player, RandomStream& random);
    int drawnKit(std::size_t player, std::span<const int> kits, RandomStream& random) const;
};

int ArrangementMaker::Impl::drawnKit(std::size_t player, std::span<const int> kits, RandomStream& random) const
{
    const int kit = drawn(kits, random);
    return players[player].hasDrumKit(kit) ? kit : 0;
}

Result<Accompaniment> ArrangementMaker::Impl::byGroove(const Work& work, VersionPlan plan, std::size_t player,
                                                       RandomStream& random)
{
    static constexpr std::array kits{0, 0, 0, 0, 0, 8, 16, 24, 25, 32, 40};
    std::vector<const GrooveFamily*> fitting;
    for (const GrooveFamily& family : grooves)
        if (family.beatsPerBar == work.beatsPerBar)
            fitting.push_back(&family);
    if (fitting.empty())
        return Error{ErrorCode::NotFound, "the groove library has none in the meter of the work"};
    std::string reason;
    for (int attempt = 0; attempt < mostGroovesTried; ++attempt) {
        const GrooveFamily& family = *drawn(fitting, random);
        const std::string file = family.folder + "/" + family.name + ":";
        GrooveChoice choice{"", file + drawn(family.bodies, random), file + drawn(family.bodies, random), ""};
        if (!family.intros.empty() && random.happens(0.8))
            choice.intro = file + drawn(family.intros, random);
        if (!family.endings.empty() && random.happens(0.9))
            choice.ending = file + drawn(family.endings, random);
        const Song song = layOut(work, plan, random.next());
        auto performance = mma.accompany(song, choice, static_cast<int>(random.next() >> 40U));
        if (performance)
            return Accompaniment{song,        revoiced(std::move(*performance), drawnKit(player, kits, random), random),
                                 family.name, choice.body,
                                 true,        {}};
        if (performance.error().code == ErrorCode::IoError)
            return performance.error();
        reason = performance.error().detail;
    }
    return Error{ErrorCode::IoError, "no groove could be played; the last one: " + reason};
}

Accompaniment ArrangementMaker::Impl::byTexture(const Work& work, VersionPlan plan, std::size_t player,
                                                RandomStream& random)
{
    const TextureStyle& style = drawnTexture(work.beatsPerBar, random);
    if (plan.tempo < style.slowest || plan.tempo > style.fastest)
        plan.tempo = std::round(random.between(style.slowest, style.fastest));
    plan.melody = !style.leads.empty() && random.happens(style.melodyChance);
    // Without anyone who always plays, nobody might play before the melody begins.
    plan.introduction = std::ranges::any_of(style.layers, [](const Layer& layer) { return layer.chance >= 1.0; });
    plan.slowing = random.happens(0.6) ? random.between(0.05, 0.35) : 0.0;
    Song song = layOut(work, plan, random.next());
    const int kit = drawnKit(player, style.kits, random);
    Performance performance = arrangeTexture(style, song, random.unit(), kit, random);
    const bool hasPulse = style.looseness < 0.025;
    return {std::move(song), std::move(performance), std::string(style.name), "", hasPulse, style.leads};
}

ArrangementMaker::ArrangementMaker(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
ArrangementMaker::ArrangementMaker(ArrangementMaker&&) noexcept = default;
ArrangementMaker& ArrangementMaker::operator=(ArrangementMaker&&) noexcept = default;
ArrangementMaker::~ArrangementMaker() = default;

Result<ArrangementMaker> ArrangementMaker::open(const ArrangementPlaces& places)
{
    std::error_code noFolder;
    const auto scratch = places.scratch.empty() ? std::filesystem::temp_directory_path(noFolder) : places.scratch;
    auto mma = Mma::open(places.mma, scratch);
    if (!mma)
        return mma.error();
    auto grooves = readGrooveLibrary(places.grooves);
    if (!grooves)
        return grooves.error();
    std::vector<SoundFontPlayer> players;
    for (const CorpusFont& font : corpusFonts) {
        const auto file = findSoundFont(places.soundFonts, font.file);
        if (file.empty())
            return Error{ErrorCode::NotFound,
                         "the soundfont " + std::string(font.file) + " is not in " + places.soundFonts.string()};
        auto player = SoundFontPlayer::open(file);
        if (!player)
            return player.error();
        players.push_back(std::move(*player));
    }
    return ArrangementMaker(std::make_unique<Impl>(Impl{std::move(*mma), std::move(*grooves), std::move(players)}));
}

int ArrangementMaker::versionsOf(std::uint64_t seed, int work)
{
    return 2 + RandomStream(seed, {countingVersions, static_cast<std::uint64_t>(work)}).below(3);
}

namespace {

VersionPlan drawnPlan(const Work& work, int version, RandomStream& random)
{
    VersionPlan plan;
    plan.key = random.below(12);
    plan.seconds = random.between(45.0, 90.0);
    plan.tempo = work.tempo;
    plan.melody = random.happens(0.8);
    if (version > 0) {
        plan.tempo = std::clamp(std::round(work.tempo * random.between(0.65, 1.5)), 60.0, 180.0);
        plan.otherForm = random.happens(0.7);
        plan.otherMelody = random.happens(0.5);
        plan.otherChords = 0.15;
    }
    return plan;
}

std::size_t drawnFont(RandomStream& random)
{
    double rest = random.unit();
    for (std::size_t i = 0; i < corpusFonts.size(); ++i)
        if ((rest -= corpusFonts.at(i).share) < 0.0)
            return i;
    return 0;
}

/// The melody goes to an octave where its instrument is at home.
void moveMelody(Song& song, int octaves)
{
    for (SongNote& note : song.melody)
        note.pitch = std::clamp(note.pitch + 12 * octaves, 12, 115);
}

} // namespace

Result<Recording> ArrangementMaker::make(std::uint64_t seed, int work, int version)
{
    if (work < 0 || version < 0 || version >= versionsOf(seed, work))
        return Error{ErrorCode::InvalidArgument, "the work has no such version"};
    RandomStream random(seed, {arranging, static_cast<std::uint64_t>(work), static_cast<std::uint64_t>(version)});
    const Work written = composeWork(seed, work);
    const VersionPlan plan = drawnPlan(written, version, random);
    const std::size_t font = drawnFont(random);
    auto made = random.happens(0.5) ? m_impl->byGroove(written, plan, font, random)
                                    : Result<Accompaniment>(m_impl->byTexture(written, plan, font, random));
    if (!made)
        return made.error();
    Song& song = made->song;
    const int program = made->leads.empty() ? drawnLeadProgram(random) : drawn(made->leads, random);
    const LeadPlan lead = drawLead(program, random);
    moveMelody(song, homeOctave(program) + (random.happens(0.25) ? 1 : 0));
    std::vector<NoteSpan> melody = playMelody(lead, song, random, made->performance);
    auto recording = m_impl->players[font].play(made->performance);
    if (!recording)
        return recording;
    setLevel(recording->samples, random.between(-24.0, -16.0));
    SoundLabels& labels = recording->labels;
    labels.work = std::to_string(seed) + "-" + std::to_string(work);
    labels.version = version;
    labels.style = made->style;
    labels.groove = made->groove;
    labels.tempo = made->hasPulse ? song.tempo : 0.0;
    labels.vibrato = melody.empty() ? 0.0 : lead.vibrato;
    labels.chords = audibleChords(song, made->performance);
    labels.melody = std::move(melody);
    labels.sections = sectionSpans(song);
    const bool hasKey = !labels.chords.empty() || !labels.melody.empty();
    labels.key = hasKey ? song.key : -1;
    labels.minor = hasKey && song.minor;
    return recording;
}

} // namespace tonekin
