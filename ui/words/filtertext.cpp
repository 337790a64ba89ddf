// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/filtertext.h"

#include "base/filterterms.h"
#include "words/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace tonekin {

namespace {

// The vocabulary of base/filterterms.h once more, where the tool for translations finds it; a test compares the two.
constexpr std::array phrasesToTranslate{
    // clang-format off
    // Drums and noise
    QT_TRANSLATE_NOOP("tonekin::FilterText", "drums"),
    //: a repeated drum pattern
    QT_TRANSLATE_NOOP("tonekin::FilterText", "drum loop"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "low drum"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "bass drum"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "tom"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "snare drum"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "hand clap"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "hi-hat or cymbal"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "hi-hat"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "cymbal"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "shaker or tambourine"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "hand drum"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "wood or metal percussion"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "noisy sound"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "noisy hit"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "high noisy sound"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "broadband noise"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "white noise"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "pink noise"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "noise burst"),
    //: noise of tape
    QT_TRANSLATE_NOOP("tonekin::FilterText", "hiss"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "low rumble"),
    //: of mains electricity
    QT_TRANSLATE_NOOP("tonekin::FilterText", "hum"),
    //: of an old record
    QT_TRANSLATE_NOOP("tonekin::FilterText", "crackle"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "noise around %1 Hz"),
    // Pitch
    QT_TRANSLATE_NOOP("tonekin::FilterText", "low sound"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "bass note"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "low drone"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "high tone"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "notes around %1 Hz"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "notes from %1 to %2 Hz"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note C"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note C sharp"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note D"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note E flat"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note E"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note F"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note F sharp"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note G"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note A flat"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note A"),
    //: German B
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note B flat"),
    //: German H
    QT_TRANSLATE_NOOP("tonekin::FilterText", "the note B"),
    //: in music
    QT_TRANSLATE_NOOP("tonekin::FilterText", "chord"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "major triad"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "minor triad"),
    //: intervals
    QT_TRANSLATE_NOOP("tonekin::FilterText", "fifth or fourth"),
    //: intervals
    QT_TRANSLATE_NOOP("tonekin::FilterText", "third or sixth"),
    //: interval
    QT_TRANSLATE_NOOP("tonekin::FilterText", "octave"),
    //: evenly spaced overtones
    QT_TRANSLATE_NOOP("tonekin::FilterText", "harmonic comb"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "harmonic comb of %1 Hz"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "moving pitch"),
    //: notes that jump up and down
    QT_TRANSLATE_NOOP("tonekin::FilterText", "hopping notes"),
    //: of pitch
    QT_TRANSLATE_NOOP("tonekin::FilterText", "glide"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "rising glide"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "falling glide"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "vibrato"),
    // Instruments: the families of General MIDI
    QT_TRANSLATE_NOOP("tonekin::FilterText", "piano"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "bells and mallets"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "organ"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "guitar"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "bass guitar"),
    //: instruments
    QT_TRANSLATE_NOOP("tonekin::FilterText", "strings"),
    //: of strings or voices
    QT_TRANSLATE_NOOP("tonekin::FilterText", "ensemble"),
    //: instruments
    QT_TRANSLATE_NOOP("tonekin::FilterText", "brass"),
    //: General MIDI family: clarinets, saxophones, oboes
    QT_TRANSLATE_NOOP("tonekin::FilterText", "reed"),
    //: General MIDI family: flutes and other pipes
    QT_TRANSLATE_NOOP("tonekin::FilterText", "pipe"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "synthetic lead"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "synthetic pad"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "synthetic effect"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "folk instrument"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "struck instrument"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "sound effect"),
    // Other properties
    QT_TRANSLATE_NOOP("tonekin::FilterText", "sharp attack"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "steady sound"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "speech"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "distortion"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "reverberation"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "near silence"),
    // Parts of a description from the weights
    QT_TRANSLATE_NOOP("tonekin::FilterText", "around %1 Hz"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "%1 Hz wide"),
    //: where a sound begins
    QT_TRANSLATE_NOOP("tonekin::FilterText", "onset"),
    //: where a sound ends
    QT_TRANSLATE_NOOP("tonekin::FilterText", "offset"),
    //: of a sound: lasting
    QT_TRANSLATE_NOOP("tonekin::FilterText", "sustained"),
    //: of a sound: lasting a moment
    QT_TRANSLATE_NOOP("tonekin::FilterText", "short"),
    //: of a sound's pitch
    QT_TRANSLATE_NOOP("tonekin::FilterText", "rising"),
    //: of a sound's pitch
    QT_TRANSLATE_NOOP("tonekin::FilterText", "falling"),
    //: parallel stripes in a picture
    QT_TRANSLATE_NOOP("tonekin::FilterText", "comb, spacing %1 bands (%2 Hz)"),
    QT_TRANSLATE_NOOP("tonekin::FilterText", "no weights"),
    // clang-format on
};

class FilterText {
    Q_DECLARE_TR_FUNCTIONS(tonekin::FilterText)
};

QString phraseText(const FilterPhrase& phrase)
{
    const auto term =
        std::ranges::find(phrasesToTranslate, phrase.term, [](const char* known) { return std::string_view(known); });
    if (term == phrasesToTranslate.end())
        return displayText(phrase.text);
    QString text = FilterText::tr(*term);
    for (const int number : phrase.numbers)
        text = text.arg(QLocale().toString(number));
    return text;
}

} // namespace

QString filterNameText(std::string_view name)
{
    QStringList phrases;
    for (const FilterPhrase& phrase : readFilterPhrases(name))
        phrases += phraseText(phrase);
    return phrases.join(FilterText::tr("; ", "between the parts of a filter's description"));
}

QString unitText(NetworkUnit unit)
{
    const QLocale locale;
    if (!unit.layer.isConvolution())
        return FilterText::tr("Unit %1").arg(locale.toString(unit.index));
    if (unit.layer.number == 1)
        return FilterText::tr("Filter %1").arg(locale.toString(unit.index));
    return FilterText::tr("Filter %1 of layer %2").arg(locale.toString(unit.index), locale.toString(unit.layer.number));
}

QString unitWithin(NetworkUnit unit)
{
    const QLocale locale;
    if (!unit.layer.isConvolution())
        return FilterText::tr("unit %1", "within a sentence").arg(locale.toString(unit.index));
    if (unit.layer.number == 1)
        return FilterText::tr("filter %1", "within a sentence").arg(locale.toString(unit.index));
    return FilterText::tr("filter %1 of layer %2", "within a sentence")
        .arg(locale.toString(unit.index), locale.toString(unit.layer.number));
}

QString unitCalled(const UnitNote& note, const FilterName* name)
{
    if (!note.name.empty())
        return displayText(note.name);
    return name && name->kind == FilterNameKind::Measured ? filterNameText(name->name) : QString();
}

QString unitTitle(const QString& unit, const QString& called)
{
    return called.isEmpty() ? unit : FilterText::tr("%1 (%2)", "filter, name").arg(unit, called);
}

} // namespace tonekin
