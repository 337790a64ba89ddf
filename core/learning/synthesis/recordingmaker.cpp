// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/recordingmaker.h"

#include "synthesis/chiptune.h"
#include "synthesis/effectchain.h"
#include "synthesis/electronic.h"
#include "synthesis/singer.h"
#include "synthesis/soundscape.h"
#include "synthesis/speechprogram.h"
#include "synthesis/spokenlines.h"

namespace tonekin {

Result<RecordingMaker> RecordingMaker::open(const ArrangementPlaces& places, std::uint64_t seed)
{
    auto arrangements = ArrangementMaker::open(places);
    if (!arrangements)
        return arrangements.error();
    if (const auto word = speak({"en", 50, 160, "one"}); !word)
        return word.error();
    return RecordingMaker(std::move(*arrangements), seed);
}

Result<Recording> RecordingMaker::make(const PlannedRecording& planned)
{
    auto recording = makeDry(planned);
    if (!recording)
        return recording.error();
    applyRandomEffects(*recording, RandomStream(m_seed, {0x65666665U, static_cast<std::uint64_t>(planned.number)}));
    recording->labels.path = planned.path;
    return recording;
}

Result<Recording> RecordingMaker::makeDry(const PlannedRecording& planned)
{
    const RandomStream random(m_seed, {0x736F756EU, static_cast<std::uint64_t>(planned.number)});
    switch (planned.material) {
    case Material::Arrangement:
        return m_arrangements.make(m_seed, planned.work, planned.version);
    case Material::Electronic:
        return makeElectronic(random, planned.seconds);
    case Material::Tones:
        return makeTones(random, planned.seconds);
    case Material::Chiptune:
        return makeChiptune(random, planned.seconds);
    case Material::Drone:
        return makeDrone(random, planned.seconds);
    case Material::Ambience:
        return makeAmbience(random, planned.seconds);
    case Material::Speech:
        return makeSpeech(random, planned.seconds);
    case Material::SpeechOverBed:
        return makeSpeechOverBed(planned, random);
    case Material::Song:
        return makeSong(random, planned.seconds);
    case Material::SongOverArrangement:
        return makeSongOverArrangement(planned, random);
    }
    return Error{ErrorCode::InvalidArgument, "no such material"};
}

/// The bed: the noise of a place or, mostly, music.
Result<Recording> RecordingMaker::makeSpeechOverBed(const PlannedRecording& planned, RandomStream random)
{
    auto speech = makeSpeech(RandomStream(random.next(), {}), planned.seconds);
    if (!speech)
        return speech.error();
    const double choice = random.unit();
    const RandomStream branch(random.next(), {});
    Result<Recording> bed = choice < 0.3    ? Result<Recording>(makeAmbience(branch, planned.seconds))
                            : choice < 0.5  ? Result<Recording>(makeElectronic(branch, planned.seconds))
                            : choice < 0.65 ? Result<Recording>(makeDrone(branch, planned.seconds))
                                            : m_arrangements.make(m_seed, planned.work, 0);
    if (!bed)
        return bed.error();
    layOverBed(*speech, std::move(*bed), random.between(-20.0, -6.0));
    return speech;
}

Result<Recording> RecordingMaker::makeSongOverArrangement(const PlannedRecording& planned, const RandomStream& random)
{
    auto bed = m_arrangements.make(m_seed, planned.work, 0);
    if (!bed)
        return bed.error();
    if (bed->labels.melody.empty())
        return makeSong(random, planned.seconds);
    return singOver(std::move(*bed), random);
}

} // namespace tonekin
