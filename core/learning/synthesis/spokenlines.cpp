// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/spokenlines.h"

#include "synthesis/effects.h"
#include "synthesis/filters.h"
#include "synthesis/noisemaker.h"
#include "synthesis/speechprogram.h"

#include <array>
#include <string>
#include <string_view>

namespace tonekin {
namespace {

/// Words that make a sentence in any choice: who, does, what, where and when.
struct Language {
    std::string_view voice;
    std::array<std::string_view, 6> who, does, what, where;
};

constexpr std::array<Language, 6> languages{{
    {"en-us",
     {"the old sailor", "my sister", "nobody", "a quiet stranger", "the whole village", "our neighbour"},
     {"remembers", "carries", "is looking for", "has forgotten", "paints", "sells"},
     {"seven silver keys", "the song of the river", "a map without names", "warm bread", "the blue lantern",
      "an old clock"},
     {"behind the mill", "before the winter comes", "on the way to the harbour", "every Sunday morning",
      "under the bridge", "until the lights go out"}},
    {"en-gb",
     {"the gardener", "everyone", "the youngest brother", "a tired doctor", "the choir", "some children"},
     {"waits with", "brings", "talks about", "is hiding", "follows", "repairs"},
     {"three yellow umbrellas", "the broken radio", "a basket of pears", "the last letter", "his violin",
      "the stone horse"},
     {"near the station", "at half past four", "in the long grass", "when it rains", "beyond the hills",
      "for a whole year"}},
    {"de",
     {"der alte Fischer", "meine Schwester", "niemand", "das ganze Dorf", "ein fremder Mann", "unser Nachbar"},
     {"sucht", "verkauft", "vergisst", "zeichnet", "trägt", "kennt"},
     {"sieben silberne Schlüssel", "das Lied vom Fluss", "warmes Brot", "die blaue Lampe", "eine alte Uhr",
      "den letzten Brief"},
     {"hinter der Mühle", "vor dem Winter", "auf dem Weg zum Hafen", "jeden Sonntag", "unter der Brücke",
      "im hohen Gras"}},
    {"fr",
     {"le vieux marin", "ma soeur", "personne", "tout le village", "un inconnu", "notre voisine"},
     {"cherche", "raconte", "oublie", "dessine", "garde", "apporte"},
     {"sept clés d'argent", "la chanson du fleuve", "du pain chaud", "la lampe bleue", "une vieille horloge",
      "la dernière lettre"},
     {"derrière le moulin", "avant l'hiver", "sur le chemin du port", "chaque dimanche", "sous le pont",
      "pendant la nuit"}},
    {"es",
     {"el viejo marinero", "mi hermana", "nadie", "todo el pueblo", "un extraño", "nuestra vecina"},
     {"busca", "recuerda", "vende", "dibuja", "lleva", "guarda"},
     {"siete llaves de plata", "la canción del río", "pan caliente", "la lámpara azul", "un reloj antiguo",
      "la última carta"},
     {"detrás del molino", "antes del invierno", "camino del puerto", "cada domingo", "bajo el puente",
      "durante la noche"}},
    {"it",
     {"il vecchio marinaio", "mia sorella", "nessuno", "tutto il paese", "uno straniero", "la nostra vicina"},
     {"cerca", "ricorda", "vende", "disegna", "porta", "conserva"},
     {"sette chiavi d'argento", "la canzone del fiume", "pane caldo", "la lampada azzurra", "un orologio antico",
      "l'ultima lettera"},
     {"dietro il mulino", "prima dell'inverno", "sulla strada del porto", "ogni domenica", "sotto il ponte",
      "durante la notte"}},
}};

/// Variants of espeak-ng's voices, but none with breath: those (f2, f3, f5, whisper) use memory that was never set and
/// sound a little different every time.
constexpr std::array<std::string_view, 12> speakers{"",    "+f1", "+linda", "+anika", "+f4",     "+belinda",
                                                    "+m1", "+m3", "+m5",    "+m7",    "+klatt4", "+grandma"};

std::string drawSentence(RandomStream& random, const Language& language)
{
    const auto pick = [&](const std::array<std::string_view, 6>& words) {
        return std::string(words.at(static_cast<std::size_t>(random.below(6))));
    };
    std::string sentence = pick(language.who) + ' ' + pick(language.does) + ' ' + pick(language.what);
    if (random.happens(0.7))
        sentence += ' ' + pick(language.where);
    return sentence + (random.happens(0.15) ? "!" : random.happens(0.2) ? "?" : ".");
}

Utterance drawSpeaker(RandomStream& random, const Language& language)
{
    Utterance speaker;
    speaker.voice = std::string(language.voice) +
                    std::string(speakers.at(static_cast<std::size_t>(random.below(static_cast<int>(speakers.size())))));
    speaker.pitch = 15 + random.below(75);
    speaker.wordsPerMinute = 110 + random.below(110);
    return speaker;
}

} // namespace

std::vector<TimeSpan> soundingSpans(const std::vector<float>& samples, double start)
{
    constexpr std::size_t block = recordingRate / 100;
    constexpr double bridged = 0.2;
    float peak = 0.0F;
    for (const float sample : samples)
        peak = std::max(peak, std::abs(sample));
    const auto threshold = static_cast<float>(peak * decibels(-45.0));
    std::vector<TimeSpan> spans;
    for (std::size_t at = 0; at < samples.size() && peak > 0.0F; at += block) {
        const std::size_t end = std::min(at + block, samples.size());
        float highest = 0.0F;
        for (std::size_t i = at; i < end; ++i)
            highest = std::max(highest, std::abs(samples[i]));
        if (highest <= threshold)
            continue;
        const double from = start + static_cast<double>(at) / recordingRate;
        const double to = start + static_cast<double>(end) / recordingRate;
        if (!spans.empty() && from - spans.back().end < bridged)
            spans.back().end = to;
        else
            spans.push_back({from, to});
    }
    return spans;
}

Result<Recording> makeSpeech(RandomStream random, double seconds)
{
    const Language& language = languages.at(static_cast<std::size_t>(random.below(static_cast<int>(languages.size()))));
    const bool dialogue = random.happens(0.35);
    std::array<Utterance, 2> people{drawSpeaker(random, language), drawSpeaker(random, language)};
    Recording recording;
    recording.labels.kind = "speech";
    recording.labels.style = dialogue ? "dialogue" : "talk";
    recording.labels.kit = language.voice;
    recording.samples.resize(static_cast<std::size_t>(seconds * recordingRate));
    double at = random.between(0.0, 1.5);
    const double pause = random.between(0.2, 1.5);
    while (at < seconds - 1.0) {
        Utterance& speaker = people.at(dialogue ? static_cast<std::size_t>(random.below(2)) : 0);
        speaker.text = drawSentence(random, language);
        auto spoken = speak(speaker);
        if (!spoken)
            return spoken.error();
        setPeak(*spoken, 0.7);
        const auto first = static_cast<std::size_t>(at * recordingRate);
        spoken->resize(std::min(spoken->size(), recording.samples.size() - first));
        std::ranges::copy(*spoken, recording.samples.begin() + static_cast<std::ptrdiff_t>(first));
        for (const TimeSpan& span : soundingSpans(*spoken, static_cast<double>(first) / recordingRate))
            recording.labels.voice.push_back(span);
        at += static_cast<double>(spoken->size()) / recordingRate + pause * random.between(0.3, 1.7);
    }
    return recording;
}

void layOverBed(Recording& front, Recording bed, double bedLevel)
{
    const double length = front.seconds();
    const double bedLoud = levelOf(bed.samples);
    const auto gain = static_cast<float>(bedLoud > 0.0 ? decibels(bedLevel) * levelOf(front.samples) / bedLoud : 0.0);
    for (std::size_t i = 0; i < std::min(front.samples.size(), bed.samples.size()); ++i)
        front.samples[i] += gain * bed.samples[i];
    SoundLabels& labels = bed.labels;
    const auto cut = [&](auto& entries) {
        std::erase_if(entries, [&](const auto& entry) { return entry.span.start >= length; });
        for (auto& entry : entries)
            entry.span.end = std::min(entry.span.end, length);
    };
    cut(labels.chords);
    cut(labels.melody);
    for (ProgramSpans& program : labels.programs) {
        std::erase_if(program.spans, [&](const TimeSpan& span) { return span.start >= length; });
        for (TimeSpan& span : program.spans)
            span.end = std::min(span.end, length);
    }
    std::erase_if(labels.programs, [](const ProgramSpans& program) { return program.spans.empty(); });
    for (DrumHits& hits : labels.drums)
        std::erase_if(hits.times, [&](double time) { return time >= length; });
    std::erase_if(labels.drums, [](const DrumHits& hits) { return hits.times.empty(); });
    labels.kind = front.labels.kind;
    labels.style = front.labels.style;
    labels.kit = front.labels.kit;
    labels.work.clear();
    labels.version = 0;
    labels.groove.clear();
    labels.sections.clear();
    labels.voice = front.labels.voice;
    labels.noise *= decibels(bedLevel);
    if (front.labels.vibrato > 0.0)
        labels.vibrato = front.labels.vibrato;
    front.labels = std::move(labels);
}

} // namespace tonekin
