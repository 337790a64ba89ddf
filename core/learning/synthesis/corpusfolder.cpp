// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/corpusfolder.h"

#include "model/wholefile.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::string_view planFile = "plan.json";
constexpr std::string_view unfinishedEnding = ".part";
constexpr std::uintmax_t mostLabelBytes = 1'000'000'000;

Error failure(const fs::path& file, int number)
{
    const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
    return Error{full ? ErrorCode::DiskFull : ErrorCode::IoError, file.string() + ": " + std::strerror(number)};
}

/// Everything or an error number.
int writeAll(int descriptor, std::span<const char> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? errno : ENOSPC;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return 0;
}

/// Beside its place, then renamed.
Status putFile(const fs::path& file, std::span<const char> bytes)
{
    fs::path unfinished = file;
    unfinished += unfinishedEnding;
    const int descriptor = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return failure(unfinished, errno);
    int problem = writeAll(descriptor, bytes);
    // Some file systems tell only now that there was no room.
    if (::close(descriptor) != 0 && problem == 0)
        problem = errno;
    if (problem == 0 && ::rename(unfinished.c_str(), file.c_str()) != 0)
        problem = errno;
    if (problem == 0)
        return ok();
    ::unlink(unfinished.c_str());
    return failure(file, problem);
}

std::string planText(std::uint64_t seed, double hours)
{
    Json plan;
    plan["format"] = "tonekin-made-recordings";
    plan["version"] = 1;
    plan["seed"] = seed;
    plan["hours"] = hours;
    return plan.dump(2) + '\n';
}

/// What an end in the middle of writing left behind.
void removeUnfinished(const fs::path& folder)
{
    std::error_code ignored;
    std::vector<fs::path> unfinished;
    for (auto entry = fs::recursive_directory_iterator(folder, ignored); entry != fs::recursive_directory_iterator();
         entry.increment(ignored))
        if (entry->path().extension() == unfinishedEnding)
            unfinished.push_back(entry->path());
    for (const fs::path& file : unfinished)
        fs::remove(file, ignored);
}

/// A new folder gets its plan; an old one must have the same.
Status checkPlan(const fs::path& folder, std::uint64_t seed, double hours)
{
    const std::string wanted = planText(seed, hours);
    std::error_code problem;
    if (!fs::exists(folder / planFile, problem)) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem))
            if (entry.path().filename() != std::string(planFile) + std::string(unfinishedEnding))
                return Error{ErrorCode::InvalidArgument,
                             folder.string() + " holds something that is not a corpus of made recordings"};
        return putFile(folder / planFile, wanted);
    }
    const auto found = readWholeFile(folder / planFile, 100'000);
    if (!found)
        return Error{ErrorCode::IoError, found.error().detail};
    if (std::string_view(found->data(), found->size()) != wanted)
        return Error{ErrorCode::InvalidArgument, folder.string() + " holds a corpus of another seed or length; its " +
                                                     std::string(planFile) + " says which"};
    return ok();
}

} // namespace

Result<CorpusFolder> CorpusFolder::open(const fs::path& folder, std::uint64_t seed, double hours)
{
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        return failure(folder, problem.value());
    FileDescriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!lock.isOpen())
        return failure(folder, errno);
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        return Error{ErrorCode::LibraryInUse, "another run is at work in " + folder.string()};
    CorpusFolder corpus(folder, std::move(lock));
    if (auto same = checkPlan(folder, seed, hours); !same)
        return same.error();
    removeUnfinished(folder);
    if (auto read = corpus.readLabels(); !read)
        return read.error();
    return corpus;
}

CorpusFolder::CorpusFolder(fs::path folder, FileDescriptor lock)
    : m_folder(std::move(folder))
    , m_lock(std::move(lock))
{
}

CorpusFolder::CorpusFolder(CorpusFolder&& other) noexcept
    : m_folder(std::move(other.m_folder))
    , m_lock(std::move(other.m_lock))
    , m_lines(std::move(other.m_lines))
{
}

bool CorpusFolder::has(const std::string& path) const
{
    const std::scoped_lock lock(m_guard);
    return m_lines.contains(path);
}

std::size_t CorpusFolder::count() const
{
    const std::scoped_lock lock(m_guard);
    return m_lines.size();
}

Status CorpusFolder::readLabels()
{
    const fs::path file = m_folder / soundLabelsFile;
    std::error_code problem;
    if (!fs::exists(file, problem) || fs::file_size(file, problem) == 0)
        return ok();
    const auto bytes = readWholeFile(file, mostLabelBytes);
    if (!bytes)
        return Error{ErrorCode::IoError, bytes.error().detail};
    std::string_view left(bytes->data(), bytes->size());
    for (std::size_t end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
        const std::string_view line = left.substr(0, end);
        left.remove_prefix(end + 1);
        const auto labels = parseSoundLabels(line);
        if (!labels)
            return Error{ErrorCode::InvalidArgument, file.string() + ": " + labels.error().detail};
        if (fs::is_regular_file(m_folder / labels->path, problem))
            m_lines.insert_or_assign(labels->path, std::string(line));
    }
    return writeLabels();
}

Status CorpusFolder::writeLabels() const
{
    std::string text;
    for (const auto& [path, line] : m_lines)
        text += line + '\n';
    return putFile(m_folder / soundLabelsFile, text);
}

Status CorpusFolder::appendLine(const std::string& line) const
{
    const fs::path file = m_folder / soundLabelsFile;
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return failure(file, errno);
    const off_t before = ::lseek(descriptor, 0, SEEK_END);
    int problem = writeAll(descriptor, line);
    // Half a line would spoil the next one.
    if (problem != 0 && ::ftruncate(descriptor, before) != 0)
        problem = errno;
    if (::close(descriptor) != 0 && problem == 0)
        problem = errno;
    return problem == 0 ? ok() : Status(failure(file, problem));
}

Status CorpusFolder::add(const SoundLabels& labels, std::span<const char> bytes)
{
    const fs::path file = m_folder / labels.path;
    std::error_code problem;
    fs::create_directories(file.parent_path(), problem);
    if (problem)
        return failure(file.parent_path(), problem.value());
    if (auto stored = putFile(file, bytes); !stored)
        return stored;
    const std::string line = printSoundLabels(labels);
    const std::scoped_lock lock(m_guard);
    if (auto appended = appendLine(line + '\n'); !appended) {
        fs::remove(file, problem);
        return appended;
    }
    m_lines.insert_or_assign(labels.path, line);
    return ok();
}

Status CorpusFolder::finish()
{
    const std::scoped_lock lock(m_guard);
    return writeLabels();
}

} // namespace tonekin
