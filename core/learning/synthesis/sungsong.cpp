// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/singer.h"

#include "synthesis/drummachine.h"
#include "synthesis/noisemaker.h"
#include "synthesis/oscillators.h"
#include "synthesis/simpletune.h"

#include <string_view>

namespace tonekin {
namespace {

/// Notes closer than this are one span of voice.
constexpr double breathSeconds = 0.1;

std::vector<TimeSpan> voiceSpans(const std::vector<NoteSpan>& notes)
{
    std::vector<TimeSpan> spans;
    for (const NoteSpan& note : notes)
        if (!spans.empty() && note.span.start - spans.back().end < breathSeconds)
            spans.back().end = std::max(spans.back().end, note.span.end);
        else
            spans.push_back(note.span);
    return spans;
}

/// A plucked string: noise that runs round a delay and loses its highs (K. Karplus and A. Strong 1983).
void pluck(std::vector<float>& samples, double start, double length, double hertz, double level, RandomStream& random)
{
    std::vector<double> string(static_cast<std::size_t>(recordingRate / hertz));
    for (double& value : string)
        value = random.between(-1.0, 1.0);
    std::size_t at = 0;
    addSound(samples, start, length, [&](double t) {
        const std::size_t next = (at + 1) % string.size();
        const double out = string[at];
        string[at] = 0.4985 * (string[at] + string[next]);
        at = next;
        return level * out * std::min(1.0, (length - t) / 0.03);
    });
}

void playChords(Recording& recording, const SimpleTune& tune, double beatSeconds, RandomStream& random)
{
    static constexpr std::array<std::string_view, 4> patterns{"x...x...x...x...", "x...x.x...x.x...",
                                                              "x.......x.......", "x.x.x.x.x.x.x.x."};
    const std::string_view pattern = patterns.at(static_cast<std::size_t>(random.below(4)));
    const bool broken = random.happens(0.5);
    for (std::size_t bar = 0; bar < tune.bars.size(); ++bar) {
        const std::vector<int> tones = tune.bars[bar].tones();
        std::size_t stroke = 0;
        for (std::size_t step = 0; step < pattern.size(); ++step) {
            if (pattern[step] == '.')
                continue;
            const double start = (4.0 * static_cast<double>(bar) + static_cast<double>(step) / 4.0) * beatSeconds;
            for (std::size_t tone = 0; tone < tones.size(); ++tone)
                if (!broken || tone == stroke % tones.size())
                    pluck(recording.samples, start + 0.012 * static_cast<double>(tone), 2.0 * beatSeconds,
                          midiHertz(48.0 + (tune.bars[bar].root + tones[tone]) % 12 + 12.0 * (tone == 2)), 0.07,
                          random);
            if (step == 0)
                pluck(recording.samples, start, 3.0 * beatSeconds, midiHertz(36.0 + tune.bars[bar].root), 0.12, random);
            ++stroke;
        }
    }
}

void playDrums(Recording& recording, const SimpleTune& tune, double beatSeconds, RandomStream& random)
{
    DrumMachine machine(random);
    for (std::size_t bar = 0; bar < tune.bars.size(); ++bar)
        for (int step = 0; step < 8; ++step) {
            const double time = (4.0 * static_cast<double>(bar) + 0.5 * step) * beatSeconds;
            machine.strike(recording, DrumPiece::HiHat, time, 0.06);
            if (step % 4 == 0)
                machine.strike(recording, DrumPiece::Kick, time, 0.3);
            if (step % 4 == 2)
                machine.strike(recording, DrumPiece::Snare, time, 0.2);
        }
    sortDrums(recording.labels);
}

/// Semitones from a note of the tune up to the next tone of its chord that is at least a third away.
int thirdAbove(const SimpleTune& tune, const TuneNote& note)
{
    const TuneChord& chord = tune.bars.at(static_cast<std::size_t>(note.beat / 4.0));
    for (int interval = 3; interval < 6; ++interval)
        for (const int tone : chord.tones())
            if ((note.pitch + interval - chord.root - tone) % 12 == 0)
                return interval;
    return 4;
}

void singChoir(Recording& recording, const SimpleTune& tune, const Singer& lead, RandomStream& random)
{
    const int voices = 3 + random.below(4);
    for (int voice = 0; voice < voices; ++voice) {
        Singer singer = lead;
        singer.detune = random.between(-0.15, 0.15);
        singer.late = random.between(0.0, 0.03);
        singer.vibratoRate = lead.vibratoRate * random.between(0.9, 1.1);
        singer.tract = lead.tract * random.between(0.94, 1.06);
        std::vector<NoteSpan> notes = recording.labels.melody;
        const int part = voice % 3;
        for (std::size_t i = 0; i < notes.size(); ++i)
            notes[i].pitch += part == 1 ? thirdAbove(tune, tune.melody[i]) : part == 2 ? -12 : 0;
        singer.tract *= part == 2 ? 0.93 : 1.0;
        sing(recording.samples, singer, notes, part == 0 ? 0.08 : 0.06, RandomStream(random.next(), {}));
    }
}

} // namespace

Recording makeSong(RandomStream random, double seconds)
{
    static constexpr std::array<std::string_view, 3> styles{"solo", "choir", "ballad"};
    Recording recording;
    SoundLabels& labels = recording.labels;
    labels.kind = "song";
    labels.style = styles.at(static_cast<std::size_t>(random.below(3)));
    labels.kit = "formants";
    labels.tempo = std::round(random.between(66.0, 132.0));
    const double beatSeconds = 60.0 / labels.tempo;
    const SimpleTune tune = writeTune(random, std::max(4, static_cast<int>(seconds / (4.0 * beatSeconds))), 60);
    recording.samples.resize(static_cast<std::size_t>((tune.beats() * beatSeconds + 0.5) * recordingRate));
    labelTune(labels, tune, 0.0, beatSeconds);
    const Singer singer = drawSinger(random);
    const int octave = octaveFor(singer, labels.melody);
    const double held = random.between(0.85, 1.0);
    for (NoteSpan& note : labels.melody) {
        note.pitch += octave;
        note.span.end = note.span.start + held * (note.span.end - note.span.start);
    }
    if (labels.style == "choir")
        singChoir(recording, tune, singer, random);
    else
        sing(recording.samples, singer, labels.melody, 0.12, RandomStream(random.next(), {}));
    if (labels.style == "ballad" || (labels.style == "choir" && random.happens(0.5)))
        playChords(recording, tune, beatSeconds, random);
    if (labels.style == "ballad" && random.happens(0.5))
        playDrums(recording, tune, beatSeconds, random);
    labels.vibrato = singer.vibrato;
    labels.voice = voiceSpans(labels.melody);
    labels.sections.push_back({{0.0, recording.seconds()}, SectionKind::Body});
    return recording;
}

Recording singOver(Recording bed, RandomStream random)
{
    SoundLabels& labels = bed.labels;
    const Singer singer = drawSinger(random);
    const int octave = octaveFor(singer, labels.melody);
    std::vector<NoteSpan> notes = labels.melody;
    for (NoteSpan& note : notes)
        note.pitch += octave;
    sing(bed.samples, singer, notes, levelOf(bed.samples) * random.between(0.7, 1.8), RandomStream(random.next(), {}));
    labels.kind = "song";
    labels.style = "over arrangement";
    labels.vibrato = singer.vibrato;
    labels.voice = voiceSpans(notes);
    return bed;
}

} // namespace tonekin
