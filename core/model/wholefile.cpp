// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wholefile.h"

#include <cerrno>
#include <fstream>

namespace tonekin {

Result<std::vector<char>> readWholeFile(const std::filesystem::path& file, std::uintmax_t mostBytes)
{
    std::error_code problem;
    // Asked before opening: a FIFO would make the open wait for a writer.
    if (!std::filesystem::is_regular_file(file, problem))
        return Error{ErrorCode::ModelMissing, file.string() + " is not there or is not a file"};
    const std::uintmax_t size = std::filesystem::file_size(file, problem);
    if (problem)
        return Error{ErrorCode::ModelMissing, file.string() + ": " + problem.message()};
    if (size == 0 || size > mostBytes)
        return Error{ErrorCode::ModelDamaged, file.string() + " holds " + std::to_string(size) + " bytes"};
    std::ifstream stream(file, std::ios::binary);
    std::vector<char> bytes(size);
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size)))
        return Error{ErrorCode::ModelMissing, file.string() + " cannot be read"};
    return bytes;
}

Status writeWholeFile(const std::filesystem::path& file, std::span<const char> bytes)
{
    std::filesystem::path unfinished = file;
    unfinished += ".part";
    errno = 0; // what the stream's calls leave there is the only word on why they failed
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    std::error_code problem(stream ? 0 : errno, std::generic_category());
    if (stream)
        std::filesystem::rename(unfinished, file, problem);
    if (!stream || problem) {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        return Error{ErrorCode::IoError, file.string() + " cannot be written: " + problem.message()};
    }
    return ok();
}

} // namespace tonekin
