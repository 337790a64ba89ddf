// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tonekin {

/// What went wrong, as a stable code: stored in the library, printed in JSON, acted on by programs.
/// The user's words for each code are chosen in ui/ and app/, never here.
enum class ErrorCode {
    // A file of the user's
    NotRegular,
    Permission,
    IoError,
    Gone,
    ChangedWhileReading,
    EmptyFile,
    NotAudio,
    NoAudioStream,
    UnsupportedCodec,
    Drm,
    CorruptHeader,
    BadParameters,
    LimitTime,
    LimitMemory,
    WorkerCrashed,
    ModelError,
    NonFiniteOutput,
    DbError,
    // Warnings: an embedding exists all the same
    Truncated,
    CorruptFrames,
    Silent,
    TooShort,
    ExcerptOnly,
    BadSamples,
    // The program itself, never stored on a track
    Cancelled,
    LibraryInUse,
    LibraryDamaged,
    LibraryNewer,
    LibraryReadOnly,
    LibraryForeign,
    DiskFull,
    ModelMissing,
    ModelDamaged,
    WorkerUnavailable,
    RootUnavailable,
    NotFound,
    InvalidArgument,
};

/// The stable name, for example "corrupt_header".
std::string_view errorName(ErrorCode code);
std::optional<ErrorCode> errorFromName(std::string_view name);

/// True for codes that go with a usable result.
bool isWarning(ErrorCode code);

struct Error {
    ErrorCode code;
    std::string detail; // English, for the log and the curious; never the only thing a user is told
};

} // namespace tonekin
