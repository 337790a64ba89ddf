// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/windowtargets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace tonekin {
namespace {

constexpr int programs = 128;
constexpr int programsInFamily = 8;
constexpr int families = programs / programsInFamily;

constexpr double shareThatCounts = 0.1;  // of a window, for a sound to be there
constexpr double secondsThatCount = 0.4; // or this, if it is less
constexpr double shortestRing = 0.5;     // seconds that a note may be heard after its end
constexpr double roomRing = 2.0;         // seconds more in the deepest reverb
constexpr double cymbalRing = 1.5;
constexpr double drumRing = 0.3;
constexpr double latestHit = 0.1;     // seconds before a window's end: later, too little of a hit is heard
constexpr double shareOfChord = 0.6;  // of a window
constexpr double shareOfMelody = 0.2; // of a window: less of the leading voice does not show how it sounds
constexpr double stillVoice = 0.05;   // semitones of vibrato
constexpr double wobblyVoice = 0.15;
constexpr double deepestVibrato = 2.0;
constexpr double faintestNoise = 0.03;
constexpr double densestHits = 20.0;   // per second: a density of 1
constexpr double rollingHits = 8.0;    // per second: drums that never pause
constexpr double programsAtOnce = 8.0; // a polyphony of 1
constexpr std::size_t fewestWorks = 3; // of a style: fewer would be known by heart

double lengthOf(const TimeSpan& span)
{
    return std::max(0.0, span.end - span.start);
}

double overlap(const TimeSpan& one, const TimeSpan& two)
{
    return std::max(0.0, std::min(one.end, two.end) - std::max(one.start, two.start));
}

const SoundLabels* labelsOfTrack(std::span<const std::optional<SoundLabels>> labels, int track)
{
    const auto index = static_cast<std::size_t>(track);
    return index < labels.size() && labels[index] ? &*labels[index] : nullptr;
}

/// One window's row while it is filled.
class TargetRow {
public:
    TargetRow(const TargetLayout& layout, std::span<float> row)
        : m_layout(layout)
        , m_row(row)
    {
        std::ranges::fill(row, unknownTarget);
    }

    std::span<float> of(std::string_view name)
    {
        const TargetGroup& group = m_layout.group(name);
        return m_row.subspan(static_cast<std::size_t>(group.first), static_cast<std::size_t>(group.size));
    }
    void set(std::string_view name, double value) { of(name).front() = static_cast<float>(value); }
    void setClass(std::string_view name, std::size_t which)
    {
        const std::span<float> classes = of(name);
        std::ranges::fill(classes, 0.0F);
        classes[which] = 1.0F;
    }

private:
    const TargetLayout& m_layout;
    std::span<float> m_row;
};

/// What can be heard in one window of one recording.
class Listener {
public:
    Listener(const SoundLabels& labels, const TimeSpan& span, const TimeSpan& masked, double speed)
        : m_labels(labels)
        , m_span(span)
        , m_masked(masked)
        , m_seconds(lengthOf(span) - overlap(span, masked))
        , m_speed(speed)
    {
    }

    void write(const TargetLayout& layout, TargetRow& row) const
    {
        if (m_seconds <= 0.0)
            return;
        writePrograms(row);
        writeDrums(row);
        writeVoices(row);
        writeBalance(row);
        writeTempo(row);
        writeChord(row);
        writeTreatment(row);
        const auto style = std::ranges::lower_bound(layout.styles(), m_labels.style);
        if (style != layout.styles().end() && *style == m_labels.style)
            row.setClass("style", static_cast<std::size_t>(style - layout.styles().begin()));
    }

private:
    double secondsHeard(const TimeSpan& span) const
    {
        const TimeSpan inside{std::max(span.start, m_span.start), std::min(span.end, m_span.end)};
        return lengthOf(inside) - overlap(inside, m_masked);
    }
    double secondsHeard(std::span<const TimeSpan> spans) const
    {
        return std::accumulate(spans.begin(), spans.end(), 0.0,
                               [this](double sum, const TimeSpan& span) { return sum + secondsHeard(span); });
    }
    double secondsThatAreEnough() const { return std::min(shareThatCounts * m_seconds, secondsThatCount); }

    float presence(std::span<const TimeSpan> spans) const
    {
        if (secondsHeard(spans) >= secondsThatAreEnough())
            return 1.0F;
        const double ring = shortestRing + roomRing * m_labels.reverb;
        const bool perhaps = std::ranges::any_of(
            spans, [&](const TimeSpan& span) { return span.start < m_span.end && span.end > m_span.start - ring; });
        return perhaps ? unknownTarget : 0.0F;
    }

    /// Sounds that are no General MIDI programs have none to name; only where there are some, the others are absent.
    void writePrograms(TargetRow& row) const
    {
        if (m_labels.programs.empty())
            return;
        const std::span<float> all = row.of("programs");
        const std::span<float> groups = row.of("families");
        std::ranges::fill(all, 0.0F);
        std::ranges::fill(groups, 0.0F);
        std::array<double, families> seconds{};
        double atOnce = 0.0;
        for (const ProgramSpans& part : m_labels.programs) {
            const auto program = static_cast<std::size_t>(part.program);
            const std::size_t family = program / programsInFamily;
            all[program] = presence(part.spans);
            seconds.at(family) += secondsHeard(part.spans);
            atOnce += secondsHeard(part.spans) / m_seconds;
            if (all[program] > 0.0F || seconds.at(family) >= secondsThatAreEnough())
                groups[family] = 1.0F;
            else if (all[program] != 0.0F && groups[family] == 0.0F)
                groups[family] = unknownTarget;
        }
        row.set("polyphony", atOnce / programsAtOnce);
    }

    bool heardWell(double hit) const
    {
        const bool isMasked = hit >= m_masked.start && hit < m_masked.end;
        return hit >= m_span.start && hit < m_span.end - latestHit && !isMasked;
    }
    double hitsPerSecond() const // of the window as it is heard
    {
        double hits = 0.0;
        for (const DrumHits& piece : m_labels.drums)
            for (const double time : piece.times)
                hits += secondsHeard({time, time + 1e-3}) > 0.0 ? 1.0 : 0.0;
        return hits * m_speed / m_seconds;
    }
    void writeDrums(TargetRow& row) const
    {
        const std::span<float> pieces = row.of("drums");
        std::ranges::fill(pieces, 0.0F);
        for (const DrumHits& hits : m_labels.drums) {
            float& piece = pieces[static_cast<std::size_t>(hits.piece)];
            const double ring = hits.piece == DrumPiece::Cymbal ? cymbalRing : drumRing;
            const auto mayBeHeard = [&](double hit) { return hit > m_span.start - ring && hit < m_span.end; };
            if (std::ranges::any_of(hits.times, [this](double hit) { return heardWell(hit); }))
                piece = 1.0F;
            else if (std::ranges::any_of(hits.times, mayBeHeard) && piece == 0.0F)
                piece = unknownTarget;
        }
        row.set("density", std::log1p(hitsPerSecond()) / std::log1p(densestHits));
    }

    void writeVoices(TargetRow& row) const
    {
        row.of("voice").front() = presence(m_labels.voice);
        row.set("voiceshare", secondsHeard(m_labels.voice) / m_seconds);
        if (!leadIsHeard())
            return;
        row.set("vibrato", std::min(m_labels.vibrato, deepestVibrato));
        if (m_labels.vibrato < stillVoice || m_labels.vibrato >= wobblyVoice)
            row.set("wobble", m_labels.vibrato >= wobblyVoice ? 1.0 : 0.0);
    }
    /// A leading voice without vibrato has none where it pauses, either.
    bool leadIsHeard() const
    {
        if (m_labels.vibrato == 0.0 || m_labels.melody.empty())
            return true;
        double seconds = 0.0;
        for (const NoteSpan& note : m_labels.melody)
            seconds += secondsHeard(note.span);
        return seconds >= shareOfMelody * m_seconds;
    }

    void writeBalance(TargetRow& row) const
    {
        if (m_labels.programs.empty() && m_labels.voice.empty())
            return; // how much else sounds is not known
        double sustained = secondsHeard(m_labels.voice) / m_seconds;
        for (const ProgramSpans& part : m_labels.programs)
            sustained += secondsHeard(part.spans) / m_seconds;
        sustained = std::min(1.0, sustained);
        const double struck = std::min(1.0, hitsPerSecond() / rollingHits);
        if (struck + sustained > 0.0)
            row.set("percussive", struck / (struck + sustained));
    }

    void writeTempo(TargetRow& row) const
    {
        const double ratio = m_labels.tempo * m_speed / TargetLayout::slowestTempo;
        if (ratio <= 0.0)
            return;
        const double place = (TargetLayout::tempoBins - 1) * std::log(ratio) /
                             std::log(TargetLayout::fastestTempo / TargetLayout::slowestTempo);
        if (place < -0.5 || place > TargetLayout::tempoBins - 0.5)
            return;
        const std::span<float> bins = row.of("tempo");
        double sum = 0.0;
        for (std::size_t bin = 0; bin < bins.size(); ++bin) {
            const double distance = static_cast<double>(bin) - place;
            bins[bin] = static_cast<float>(std::exp(-0.5 * distance * distance));
            sum += bins[bin];
        }
        std::ranges::transform(bins, bins.begin(), [sum](float bin) { return bin / static_cast<float>(sum); });
    }

    void writeChord(TargetRow& row) const
    {
        std::array<double, chordQualities> seconds{};
        for (const ChordSpan& chord : m_labels.chords)
            seconds.at(static_cast<std::size_t>(chord.quality)) += secondsHeard(chord.span);
        const auto longest = std::ranges::max_element(seconds);
        if (*longest >= shareOfChord * m_seconds)
            row.setClass("chord", static_cast<std::size_t>(longest - seconds.begin()));
    }

    void writeTreatment(TargetRow& row) const
    {
        row.set("reverb", m_labels.reverb);
        row.set("distortion", m_labels.distortion);
        row.set("noise", m_labels.noise);
        if (m_labels.noise == 0.0)
            row.setClass("noisekind", static_cast<std::size_t>(NoiseKind::None));
        else if (m_labels.noise >= faintestNoise && m_labels.noiseKind != NoiseKind::None)
            row.setClass("noisekind", static_cast<std::size_t>(m_labels.noiseKind));
    }

    const SoundLabels& m_labels;
    TimeSpan m_span;
    TimeSpan m_masked;
    double m_seconds; // of the recording that are heard
    double m_speed;
};

void write(const TargetLayout& layout, std::span<const std::optional<SoundLabels>> labels, int track,
           const TimeSpan& span, const TimeSpan& masked, double speed, std::span<float> row)
{
    TargetRow target(layout, row);
    if (const SoundLabels* known = labelsOfTrack(labels, track))
        Listener(*known, span, masked, speed).write(layout, target);
}

void forget(const TargetLayout& layout, std::string_view name, std::span<float> row)
{
    const TargetGroup& group = layout.group(name);
    std::fill_n(row.begin() + group.first, group.size, unknownTarget);
}

/// What the background may add cannot be called absent, and sums over both are not known.
void forgetWhatIsMixedIn(const TargetLayout& layout, std::span<const float> background, std::span<float> row)
{
    for (const TargetGroup& group : layout.groups())
        if (group.kind == TargetKind::AnyOf)
            for (int column = group.first; column < group.first + group.size; ++column) {
                const auto place = static_cast<std::size_t>(column);
                if (row[place] == 0.0F && background[place] != 0.0F)
                    row[place] = unknownTarget;
            }
    const auto addsSome = [&](std::string_view name) {
        return background[static_cast<std::size_t>(layout.group(name).first)] != 0.0F;
    };
    for (const std::string_view name : {"density", "polyphony", "voiceshare", "noise"})
        if (addsSome(name))
            forget(layout, name, row);
    if (addsSome("noise"))
        forget(layout, "noisekind", row);
    forget(layout, "percussive", row);
}

} // namespace

TargetLayout::TargetLayout(std::vector<std::string> styles)
    : m_styles(std::move(styles))
{
    const auto add = [this](const char* name, TargetKind kind, int size) {
        m_groups.push_back({name, kind, m_groups.empty() ? 0 : columns(), size});
    };
    add("programs", TargetKind::AnyOf, programs);
    add("families", TargetKind::AnyOf, families);
    add("drums", TargetKind::AnyOf, drumPieces);
    add("voice", TargetKind::AnyOf, 1);
    add("wobble", TargetKind::AnyOf, 1);
    add("tempo", TargetKind::OneOf, tempoBins);
    add("chord", TargetKind::OneOf, chordQualities);
    add("noisekind", TargetKind::OneOf, noiseKinds);
    for (const char* name :
         {"density", "polyphony", "voiceshare", "vibrato", "reverb", "distortion", "noise", "percussive"})
        add(name, TargetKind::Amount, 1);
    if (!m_styles.empty())
        add("style", TargetKind::OneOf, static_cast<int>(m_styles.size()));
}

TargetLayout TargetLayout::of(std::span<const std::optional<SoundLabels>> labels)
{
    std::map<std::string, std::set<std::string>> worksOfStyle;
    for (const auto& known : labels)
        if (known && !known->style.empty())
            worksOfStyle[known->style].insert(known->work.empty() ? known->path : known->work);
    std::vector<std::string> styles;
    for (const auto& [style, works] : worksOfStyle)
        if (works.size() >= fewestWorks)
            styles.push_back(style);
    return TargetLayout(std::move(styles));
}

const TargetGroup& TargetLayout::group(std::string_view name) const
{
    return *std::ranges::find(m_groups, name, &TargetGroup::name);
}

void writeTargets(const TargetLayout& layout, std::span<const std::optional<SoundLabels>> labels,
                  const CutWindow& window, std::span<float> row)
{
    write(layout, labels, window.track, window.span, window.masked, window.speed, row);
    if (window.mixedTrack < 0 || !labelsOfTrack(labels, window.track))
        return;
    std::vector<float> background(row.size());
    write(layout, labels, window.mixedTrack, window.mixedSpan, {}, window.speed, background);
    forgetWhatIsMixedIn(layout, background, row);
}

TargetCounts countTargets(const TargetLayout& layout, std::span<const std::optional<SoundLabels>> labels,
                          std::span<const MelSpectrogram> tracks, int windowFrames)
{
    const auto columns = static_cast<std::size_t>(layout.columns());
    TargetCounts counts{std::vector<double>(columns, 0.0), std::vector<double>(columns, 0.0)};
    std::vector<float> row(columns);
    for (std::size_t track = 0; track < tracks.size(); ++track) {
        const MelSpectrogram& mel = tracks[track];
        if (!labelsOfTrack(labels, static_cast<int>(track)))
            continue;
        const double seconds = windowFrames / mel.framesPerSecond;
        for (int frame = 0; frame + windowFrames <= mel.frames(); frame += windowFrames) {
            const double start = mel.secondsOfFrame(frame);
            write(layout, labels, static_cast<int>(track), {start, start + seconds}, {}, 1.0, row);
            for (std::size_t column = 0; column < columns; ++column)
                if (row[column] >= 0.0F) {
                    counts.known[column] += 1.0;
                    counts.sum[column] += row[column];
                }
        }
    }
    return counts;
}

} // namespace tonekin
