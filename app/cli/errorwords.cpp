// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorwords.h"

#include "commandline.h"
#include "textoutput.h"

#include <iostream>

namespace tonekin::cli {

std::string_view wordsFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotRegular:
        return "It is not an ordinary file (a pipe, socket or device with the name of one).";
    case ErrorCode::Permission:
        return "There is no permission to read or write it.";
    case ErrorCode::IoError:
        return "The disk or network reported an error while reading or writing.";
    case ErrorCode::Gone:
        return "The file is not there any more.";
    case ErrorCode::ChangedWhileReading:
        return "The file kept changing while it was read; scan again when it is complete.";
    case ErrorCode::EmptyFile:
        return "The file is empty.";
    case ErrorCode::NotAudio:
        return "The file holds no audio that is known here, whatever its name says.";
    case ErrorCode::NoAudioStream:
        return "The file holds no sound, only pictures or text.";
    case ErrorCode::UnsupportedCodec:
        return "The sound is in a format that cannot be decoded here.";
    case ErrorCode::Drm:
        return "The file is copy protected.";
    case ErrorCode::CorruptHeader:
        return "The start of the file, which describes the rest, is damaged or missing.";
    case ErrorCode::BadParameters:
        return "The file claims a sample rate or number of channels that cannot be.";
    case ErrorCode::LimitTime:
        return "It took too long to decode and was given up.";
    case ErrorCode::LimitMemory:
        return "It needed too much memory to decode and was given up.";
    case ErrorCode::WorkerCrashed:
        return "It made the decoder crash, twice; the rest of the library is not affected.";
    case ErrorCode::ModelError:
        return "The network could not work on it.";
    case ErrorCode::NonFiniteOutput:
        return "The network gave no usable result for it.";
    case ErrorCode::DbError:
        return "The result could not be written to the library.";
    case ErrorCode::Truncated:
        return "The file ends before its time; what is there was used.";
    case ErrorCode::CorruptFrames:
        return "Parts of the file are damaged; the rest was used.";
    case ErrorCode::Silent:
        return "There is nothing to hear in it.";
    case ErrorCode::TooShort:
        return "It is too short to say much about it.";
    case ErrorCode::ExcerptOnly:
        return "It is very long; stretches spread over it were heard.";
    case ErrorCode::BadSamples:
        return "It holds impossible sample values, which were left out.";
    case ErrorCode::Cancelled:
        return "It was stopped.";
    case ErrorCode::LibraryInUse:
        return "The library is in use by another scan. Wait for it to end, or stop it.";
    case ErrorCode::LibraryDamaged:
        return "The library file is damaged. A scan sets it aside and restores what can be saved.";
    case ErrorCode::LibraryNewer:
        return "The library was written by a newer version of Tonekin.";
    case ErrorCode::LibraryReadOnly:
        return "The library cannot be written to.";
    case ErrorCode::LibraryForeign:
        return "That file is not a Tonekin library; it was left alone.";
    case ErrorCode::DiskFull:
        return "The disk is full. Nothing is lost; make room and start it again.";
    case ErrorCode::ModelMissing:
        return "The trained network was not found. Name one with --model FILE.json.";
    case ErrorCode::ModelDamaged:
        return "The trained network is damaged. Install it again, or name another with --model FILE.json.";
    case ErrorCode::WorkerUnavailable:
        return "A helper program could not do its work; the installation seems to be incomplete or broken.";
    case ErrorCode::RootUnavailable:
        return "There is no such music folder.";
    case ErrorCode::NotFound:
        return "It is not in the library.";
    case ErrorCode::InvalidArgument:
        return "That cannot be done with this.";
    }
    return "Something went wrong.";
}

int exitStatusFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return interrupted;
    case ErrorCode::LibraryInUse:
        return libraryInUse;
    case ErrorCode::LibraryDamaged:
        return libraryDamaged;
    case ErrorCode::ModelMissing:
    case ErrorCode::ModelDamaged:
        return modelMissing;
    default:
        return failed;
    }
}

int complain(const Error& error)
{
    const std::string detail = plainText(error.detail);
    std::cerr << "tonekin-cli: ";
    if (error.code == ErrorCode::InvalidArgument && !detail.empty())
        std::cerr << detail << '\n'; // it says what is wrong in a sentence
    else if (detail.empty())
        std::cerr << wordsFor(error.code) << '\n';
    else
        std::cerr << wordsFor(error.code) << " (" << detail << ")\n";
    return exitStatusFor(error.code);
}

int complainOfUsage(std::string_view sentence)
{
    std::cerr << "tonekin-cli: " << plainText(sentence) << '\n';
    return wrongUsage;
}

} // namespace tonekin::cli
