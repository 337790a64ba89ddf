// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errorcode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tonekin {

namespace {

constexpr std::array names{
    std::pair{ErrorCode::NotRegular, std::string_view("not_regular")},
    std::pair{ErrorCode::Permission, std::string_view("permission")},
    std::pair{ErrorCode::IoError, std::string_view("io_error")},
    std::pair{ErrorCode::Gone, std::string_view("gone")},
    std::pair{ErrorCode::ChangedWhileReading, std::string_view("changed_while_reading")},
    std::pair{ErrorCode::EmptyFile, std::string_view("empty_file")},
    std::pair{ErrorCode::NotAudio, std::string_view("not_audio")},
    std::pair{ErrorCode::NoAudioStream, std::string_view("no_audio_stream")},
    std::pair{ErrorCode::UnsupportedCodec, std::string_view("unsupported_codec")},
    std::pair{ErrorCode::Drm, std::string_view("drm")},
    std::pair{ErrorCode::CorruptHeader, std::string_view("corrupt_header")},
    std::pair{ErrorCode::BadParameters, std::string_view("bad_parameters")},
    std::pair{ErrorCode::LimitTime, std::string_view("limit_time")},
    std::pair{ErrorCode::LimitMemory, std::string_view("limit_memory")},
    std::pair{ErrorCode::WorkerCrashed, std::string_view("worker_crashed")},
    std::pair{ErrorCode::ModelError, std::string_view("model_error")},
    std::pair{ErrorCode::NonFiniteOutput, std::string_view("non_finite_output")},
    std::pair{ErrorCode::DbError, std::string_view("db_error")},
    std::pair{ErrorCode::Truncated, std::string_view("truncated")},
    std::pair{ErrorCode::CorruptFrames, std::string_view("corrupt_frames")},
    std::pair{ErrorCode::Silent, std::string_view("silent")},
    std::pair{ErrorCode::TooShort, std::string_view("too_short")},
    std::pair{ErrorCode::ExcerptOnly, std::string_view("excerpt_only")},
    std::pair{ErrorCode::BadSamples, std::string_view("bad_samples")},
    std::pair{ErrorCode::Cancelled, std::string_view("cancelled")},
    std::pair{ErrorCode::LibraryInUse, std::string_view("library_in_use")},
    std::pair{ErrorCode::LibraryDamaged, std::string_view("library_damaged")},
    std::pair{ErrorCode::LibraryNewer, std::string_view("library_newer")},
    std::pair{ErrorCode::LibraryReadOnly, std::string_view("library_read_only")},
    std::pair{ErrorCode::LibraryForeign, std::string_view("library_foreign")},
    std::pair{ErrorCode::DiskFull, std::string_view("disk_full")},
    std::pair{ErrorCode::ModelMissing, std::string_view("model_missing")},
    std::pair{ErrorCode::ModelDamaged, std::string_view("model_damaged")},
    std::pair{ErrorCode::WorkerUnavailable, std::string_view("worker_unavailable")},
    std::pair{ErrorCode::RootUnavailable, std::string_view("root_unavailable")},
    std::pair{ErrorCode::NotFound, std::string_view("not_found")},
    std::pair{ErrorCode::InvalidArgument, std::string_view("invalid_argument")},
};

} // namespace

std::string_view errorName(ErrorCode code)
{
    const auto* it = std::ranges::find(names, code, [](const auto& entry) { return entry.first; });
    return it == names.end() ? std::string_view("unknown") : it->second;
}

std::optional<ErrorCode> errorFromName(std::string_view name)
{
    const auto* it = std::ranges::find(names, name, [](const auto& entry) { return entry.second; });
    return it == names.end() ? std::nullopt : std::optional(it->first);
}

bool isWarning(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Truncated:
    case ErrorCode::CorruptFrames:
    case ErrorCode::Silent:
    case ErrorCode::TooShort:
    case ErrorCode::ExcerptOnly:
    case ErrorCode::BadSamples:
        return true;
    default:
        return false;
    }
}

} // namespace tonekin
