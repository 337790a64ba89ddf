// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errortext.h"

#include <QCoreApplication>

namespace tonekin {

namespace {

/// Gives the words their context for translators.
class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::ErrorWords)
public:
    static ErrorWords ofFile(ErrorCode code);
    static ErrorWords ofFileUse(ErrorCode code);
    static ErrorWords ofWarning(ErrorCode code);
    static ErrorWords ofProgram(ErrorCode code);
    static QString state(TrackState state);
};

ErrorWords Words::ofFile(ErrorCode code)
{
    switch (code) {
    case ErrorCode::EmptyFile:
        return {tr("Empty file"), tr("The file is empty: it holds 0 bytes."),
                tr("Copy it again from its source, then retry.")};
    case ErrorCode::NotAudio:
        return {tr("Not audio"), tr("The file does not hold audio, whatever its name says."),
                tr("Exclude it, or rename it to what it is.")};
    case ErrorCode::NoAudioStream:
        return {tr("No sound in it"), tr("The file is a video or picture without a sound track."), tr("Exclude it.")};
    case ErrorCode::UnsupportedCodec:
        return {tr("Unknown format"), tr("The sound is stored in a format that cannot be decoded here."),
                tr("Convert it to a common format such as FLAC, Opus or MP3, then retry.")};
    case ErrorCode::Drm:
        return {tr("Copy-protected"), tr("The file is copy-protected, so its sound cannot be read."),
                tr("Get it without copy protection from the shop, or exclude it.")};
    case ErrorCode::CorruptHeader:
        return {tr("Damaged file"), tr("The file is damaged at its start, so it cannot be read."),
                tr("Copy it again from its source, then retry.")};
    case ErrorCode::BadParameters:
        return {tr("Impossible figures"), tr("The file claims an impossible sample rate or number of channels."),
                tr("It is probably damaged: copy it again from its source, then retry.")};
    default:
        return ofFileUse(code);
    }
}

ErrorWords Words::ofFileUse(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotRegular:
        return {tr("Not a file"),
                tr("This is not an ordinary file but a device, pipe or socket with an audio file's name."),
                tr("Exclude it.")};
    case ErrorCode::Permission:
        return {tr("No permission"), tr("You are not allowed to read this file."),
                tr("Give yourself permission to read it in the file manager, then retry.")};
    case ErrorCode::IoError:
        return {tr("Read error"), tr("The disk reported an error while the file was read."),
                tr("Check the disk and its cable, then retry.")};
    case ErrorCode::Gone:
        return {tr("Gone"), tr("The file was no longer there when its turn came."), tr("Scan again.")};
    case ErrorCode::ChangedWhileReading:
        return {tr("Changed meanwhile"), tr("The file changed while it was read."),
                tr("It is read again at the next scan, when the other program is done with it.")};
    case ErrorCode::LimitTime:
        return {tr("Took too long"), tr("Decoding took far too long and was stopped."),
                tr("The file or its disk may be damaged. Retry, or exclude it.")};
    case ErrorCode::LimitMemory:
        return {tr("Too much memory"), tr("Decoding asked for far too much memory and was stopped."),
                tr("The file is probably damaged: copy it again from its source, then retry.")};
    case ErrorCode::WorkerCrashed:
        return {tr("Decoder crashed"), tr("The decoder crashed on this file. Nothing else was harmed."),
                tr("The file is probably damaged: copy it again from its source, then retry.")};
    case ErrorCode::ModelError:
        return {tr("Network failed"), tr("The network could not listen to this track."),
                tr("Retry; if it stays, copy the details for a report.")};
    case ErrorCode::NonFiniteOutput:
        return {tr("Network failed"), tr("The network answered with numbers that make no sense."),
                tr("Retry; if it stays, copy the details for a report.")};
    case ErrorCode::DbError:
        return {tr("Not stored"), tr("The result could not be written to the library file."),
                tr("Check that its disk is not full, then retry.")};
    default:
        return ofWarning(code);
    }
}

ErrorWords Words::ofWarning(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Truncated:
        return {tr("Cut short"), tr("The file ends before its stated length. What is there was analysed."),
                tr("Copy it again from its source if the end is missing.")};
    case ErrorCode::CorruptFrames:
        return {tr("Small damage"), tr("Some parts of the file are damaged. The rest was analysed."),
                tr("Copy it again from its source if you hear clicks or gaps.")};
    case ErrorCode::Silent:
        return {tr("Silent"), tr("The track is silent, so nothing sounds like it."), tr("Nothing needs to be done.")};
    case ErrorCode::TooShort:
        return {tr("Very short"), tr("The track is too short to say much about its sound."),
                tr("Nothing needs to be done.")};
    case ErrorCode::ExcerptOnly:
        return {tr("Heard in parts"), tr("The track is very long, so parts spread over it were analysed."),
                tr("Nothing needs to be done.")};
    case ErrorCode::BadSamples:
        return {tr("Broken samples"), tr("Some samples were not numbers and were taken as silence."),
                tr("Copy it again from its source if you hear clicks.")};
    default:
        return ofProgram(code);
    }
}

ErrorWords Words::ofProgram(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return {tr("Cancelled"), tr("This was cancelled."), tr("Scan again to go on where it stopped.")};
    case ErrorCode::LibraryInUse:
        return {tr("Library in use"), tr("Another program is scanning this library."),
                tr("Wait until it is done, or end it, then retry. You can browse meanwhile.")};
    case ErrorCode::LibraryDamaged:
        return {tr("Library damaged"), tr("The library file is damaged and could not be repaired."),
                tr("Restore it from a backup, or start with a new library file and scan again.")};
    case ErrorCode::LibraryNewer:
        return {tr("Newer library"), tr("The library file was made by a newer version of Tonekin."),
                tr("You can browse it here. Update Tonekin to scan.")};
    case ErrorCode::LibraryReadOnly:
        return {tr("Library cannot be changed"), tr("The library file cannot be written to."),
                tr("You can browse it here. To scan, give yourself permission to write to it.")};
    case ErrorCode::LibraryForeign:
        return {tr("Not a library"), tr("This file belongs to another program; it is not a Tonekin library."),
                tr("Choose another library file.")};
    case ErrorCode::DiskFull:
        return {tr("Disk full"), tr("The disk with the library file is full."), tr("Free some space, then retry.")};
    case ErrorCode::ModelMissing:
        return {tr("Model missing"), tr("The network's model file was not found."),
                tr("Install it again, or start Tonekin with --model FILE. You can browse and play without it.")};
    case ErrorCode::ModelDamaged:
        return {tr("Model damaged"), tr("The network's model file is damaged and was not used."),
                tr("Install it again. You can browse and play without it.")};
    case ErrorCode::WorkerUnavailable:
        return {tr("Helper missing"), tr("A helper program could not be started, or ended again and again."),
                tr("Install Tonekin again. You can browse without it.")};
    case ErrorCode::RootUnavailable:
        return {tr("Folder not found"), tr("The music folder is not there now."), tr("Connect its drive, then retry.")};
    case ErrorCode::NotFound:
        return {tr("Not found"), tr("This was not found."), tr("Scan again.")};
    case ErrorCode::InvalidArgument:
        return {tr("Not possible"), tr("This cannot be done as asked."), tr("Copy the details for a report.")};
    default:
        return {tr("Unknown problem"), tr("Something unexpected happened."), tr("Copy the details for a report.")};
    }
}

QString Words::state(TrackState state)
{
    switch (state) {
    case TrackState::Waiting:
        return tr("Waiting");
    case TrackState::Done:
        return tr("Analysed");
    case TrackState::DoneWithWarning:
        return tr("Analysed, with a note");
    case TrackState::Failed:
        return tr("Failed");
    case TrackState::Missing:
        return tr("Missing");
    case TrackState::Excluded:
        return tr("Excluded");
    }
    return {};
}

} // namespace

ErrorWords errorWords(ErrorCode code)
{
    return Words::ofFile(code);
}

QString errorSentence(ErrorCode code)
{
    const ErrorWords words = errorWords(code);
    return words.what + QLatin1Char(' ') + words.advice;
}

QString stateName(TrackState state)
{
    return Words::state(state);
}

} // namespace tonekin
