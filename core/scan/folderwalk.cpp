// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan/folderwalk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <ranges>

namespace tonekin {

namespace {

constexpr std::size_t mostOpen = 64;
constexpr std::size_t reopenedAtOnce = 32;
constexpr std::size_t mostIgnoreBytes = std::size_t{1} << 20;

bool isPseudoFileSystem(const std::string& type)
{
    constexpr std::array types{"proc",    "sysfs",   "devtmpfs",   "devpts",   "cgroup", "cgroup2",
                               "debugfs", "tracefs", "securityfs", "configfs", "bpf"};
    return std::ranges::find(types, type) != types.end();
}

/// Kept by file systems, storage boxes and version control; never music of the user's.
bool isHousekeeping(std::string_view name)
{
    constexpr std::array<std::string_view, 9> names{".git",     "lost+found", "$RECYCLE.BIN",
                                                    "@eaDir",   "#snapshot",  "#recycle",
                                                    "@Recycle", ".snapshots", "System Volume Information"};
    return std::ranges::find(names, name) != names.end();
}

/// In small letters; empty where there is none that counts.
std::string endingOf(std::string_view name)
{
    const auto dot = name.rfind('.');
    // "._name" is what some systems leave beside a file to keep its icon and the like.
    if (dot == std::string_view::npos || name.starts_with("._"))
        return {};
    std::string ending(name.substr(dot + 1));
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

std::int64_t modifiedNs(const struct stat& info)
{
    constexpr std::int64_t nsInSecond = 1'000'000'000;
    constexpr std::int64_t mostSeconds = INT64_MAX / nsInSecond - 1;
    const auto seconds = std::clamp<std::int64_t>(info.st_mtim.tv_sec, -mostSeconds, mostSeconds);
    return seconds * nsInSecond + info.st_mtim.tv_nsec;
}

} // namespace

bool mayHoldAudio(std::string_view name)
{
    return std::ranges::binary_search(audioExtensions(), endingOf(name));
}

FolderWalk::FolderWalk(const CrawlOptions& options, const std::function<void(SeenFile&&)>& found, std::stop_token stop)
    : m_options(options)
    , m_found(found)
    , m_stop(std::move(stop))
{
}

Result<CrawlSummary> FolderWalk::run(const std::filesystem::path& root)
{
    if (auto error = openRoot(root))
        return *error;
    look(m_levels.back());
    while (!m_levels.empty()) {
        if (m_stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}};
        Level& level = m_levels.back();
        m_path.resize(level.pathLength);
        if (level.next == level.below.size()) {
            m_levels.pop_back();
            continue;
        }
        if (!level.folder.isOpen() && !reopenTop()) {
            problem({}, {ErrorCode::Gone, "the folder was moved while it was being walked"});
            level.next = level.below.size();
            continue;
        }
        const SubFolder target = level.below[level.next++];
        enter(target);
    }
    return std::move(m_summary);
}

std::optional<Error> FolderWalk::openRoot(const std::filesystem::path& root)
{
    Level level;
    auto folder = openFolderAt(AT_FDCWD, root.native(), true);
    if (!folder)
        return Error{ErrorCode::RootUnavailable, folder.error().detail};
    const auto key = folderKey(folder->get());
    if (!key)
        return Error{ErrorCode::RootUnavailable, key.error().detail};
    level.folder = std::move(*folder);
    level.key = *key;
    m_summary.device = key->device;
    m_summary.fileSystem = fileSystemOf(level.folder.get());
    if (isPseudoFileSystem(m_summary.fileSystem))
        return Error{ErrorCode::InvalidArgument, "a " + m_summary.fileSystem + " file system holds no music"};
    m_rootPath = pathOfDescriptor(level.folder.get()).value_or(std::string());
    m_visited.insert(*key);
    m_levels.push_back(std::move(level));
    return std::nullopt;
}

void FolderWalk::enter(const SubFolder& target)
{
    Level level;
    auto folder = openFolderAt(m_levels.back().folder.get(), target.name, target.isLink);
    if (!folder) {
        // Gone, or no folder any more, since it was listed: nothing is left to say about it.
        const auto code = folder.error().code;
        if (code != ErrorCode::Gone && code != ErrorCode::NotRegular)
            problem(target.name, folder.error());
        return;
    }
    const auto key = folderKey(folder->get());
    if (!key) {
        problem(target.name, key.error());
        return;
    }
    level.name = target.name;
    level.key = *key;
    level.folder = std::move(*folder);
    level.isLink = target.isLink;
    if (!mayEnter(level))
        return;
    m_path = pathOf(target.name);
    level.pathLength = m_path.size();
    m_levels.push_back(std::move(level));
    closeFarAbove();
    look(m_levels.back());
}

bool FolderWalk::mayEnter(const Level& level)
{
    if (level.key.device != m_levels.back().key.device && isPseudoFileSystem(fileSystemOf(level.folder.get())))
        return false;
    const bool above = std::ranges::find(m_levels, level.key, &Level::key) != m_levels.end();
    if (above) {
        problem(level.name, {ErrorCode::NotRegular, "the link leads back to a folder above it"});
        return false;
    }
    if (level.isLink && !m_options.followLinksInside) {
        const auto path = pathOfDescriptor(level.folder.get());
        const std::string inside = m_rootPath == "/" ? m_rootPath : m_rootPath + '/';
        if (path && !m_rootPath.empty() && path->starts_with(inside))
            return false;
    }
    if (!m_visited.insert(level.key).second) {
        problem(level.name, {ErrorCode::NotRegular, "the folder was already walked under another name"});
        return false;
    }
    return true;
}

void FolderWalk::look(Level& level)
{
    m_saidUnreadable = false;
    FolderListing listing = listFolder(level.folder.get());
    if (listing.cutShort && listing.cutShort->code != ErrorCode::Gone)
        problem({}, *listing.cutShort);
    readRules(level, listing);
    if (level.rules && level.rules->hidesFolder())
        return;
    std::size_t count = 0;
    for (const FolderEntry& entry : listing.entries) {
        if (++count % 256 == 0 && m_stop.stop_requested())
            return;
        sortOut(level, entry);
    }
}

void FolderWalk::readRules(Level& level, const FolderListing& listing)
{
    const auto& name = m_options.ignoreFile;
    if (name.empty() || !std::ranges::binary_search(listing.entries, name, {}, &FolderEntry::name))
        return;
    auto text = readSmallFileAt(level.folder.get(), name, mostIgnoreBytes);
    if (text)
        level.rules = IgnoreRules::parse(*text);
    else if (text.error().code != ErrorCode::Gone)
        problem(name, text.error());
}

void FolderWalk::sortOut(Level& level, const FolderEntry& entry)
{
    unsigned char type = entry.type;
    struct stat info {};
    bool looked = false;
    if (type == DT_UNKNOWN) {
        if (!lookAt(level, entry.name, false, info))
            return;
        type = static_cast<unsigned char>(IFTODT(info.st_mode));
        looked = true;
    }
    if (type == DT_DIR) {
        noteFolder(level, entry.name, false);
    } else if (type == DT_LNK) {
        sortOutLink(level, entry);
    } else if (mayHoldAudio(entry.name) && !ignored(entry.name, false)) {
        if (looked || lookAt(level, entry.name, false, info))
            noteFile(level, entry.name, info);
    } else if (const auto ending = endingOf(entry.name);
               std::ranges::binary_search(unreadMusicExtensions(), ending) && !ignored(entry.name, false)) {
        ++m_summary.passedOver[ending];
    }
}

void FolderWalk::sortOutLink(Level& level, const FolderEntry& entry)
{
    if (ignored(entry.name, false))
        return;
    struct stat info {};
    if (::fstatat(level.folder.get(), entry.name.c_str(), &info, 0) != 0) {
        const int number = errno;
        struct stat link {};
        if (::fstatat(level.folder.get(), entry.name.c_str(), &link, AT_SYMLINK_NOFOLLOW) == 0)
            problem(entry.name, errorFromErrno(number, "following the link"));
        return;
    }
    if (S_ISDIR(info.st_mode)) {
        noteFolder(level, entry.name, true);
        return;
    }
    if (!mayHoldAudio(entry.name))
        return;
    const bool wanted =
        leadsInside(level.folder.get(), entry.name) ? m_options.followLinksInside : m_options.followLinksOutside;
    if (wanted)
        noteFile(level, entry.name, info);
}

void FolderWalk::noteFile(const Level& level, const std::string& name, const struct stat& info)
{
    ++m_summary.files;
    m_found({pathOf(name), info.st_dev, info.st_ino, info.st_size, modifiedNs(info), S_ISREG(info.st_mode),
             inodesLast(level, name, info.st_dev)});
}

/// A link may lead to another device than that of its folder.
bool FolderWalk::inodesLast(const Level& level, const std::string& name, std::uint64_t device)
{
    if (const auto known = m_inodesLast.find(device); known != m_inodesLast.end())
        return known->second;
    const FileDescriptor file(::openat(level.folder.get(), name.c_str(), O_PATH | O_CLOEXEC));
    if (!file.isOpen())
        return true;
    return m_inodesLast.emplace(device, keepsInodeNumbers(fileSystemOf(file.get()))).first->second;
}

void FolderWalk::noteFolder(Level& level, const std::string& name, bool isLink)
{
    const bool hidden = name.starts_with('.') && !m_options.dotFolders;
    if (hidden || isHousekeeping(name) || ignored(name, true))
        return;
    if (isLink && !m_options.followLinksOutside && !m_options.followLinksInside)
        return;
    if (isLink && !m_options.followLinksOutside && !leadsInside(level.folder.get(), name))
        return;
    level.below.push_back({name, isLink});
}

bool FolderWalk::lookAt(const Level& level, const std::string& name, bool followLink, struct stat& info)
{
    if (::fstatat(level.folder.get(), name.c_str(), &info, followLink ? 0 : AT_SYMLINK_NOFOLLOW) == 0)
        return true;
    const Error error = errorFromErrno(errno, "looking at files");
    if (error.code != ErrorCode::Gone && !std::exchange(m_saidUnreadable, true))
        problem({}, error);
    return false;
}

/// The deepest ignore file that has a say decides, as Git does it.
bool FolderWalk::ignored(const std::string& name, bool isFolder) const
{
    const std::string path = pathOf(name);
    for (const Level& level : std::views::reverse(m_levels)) {
        if (!level.rules)
            continue;
        const std::size_t below = level.pathLength == 0 ? 0 : level.pathLength + 1;
        const auto verdict = level.rules->verdict(std::string_view(path).substr(below), isFolder);
        if (verdict != IgnoreRules::Verdict::Silent)
            return verdict == IgnoreRules::Verdict::Ignored;
    }
    return false;
}

bool FolderWalk::leadsInside(int folder, const std::string& name) const
{
    const FileDescriptor target(::openat(folder, name.c_str(), O_PATH | O_CLOEXEC));
    const auto path = target.isOpen() ? pathOfDescriptor(target.get()) : std::nullopt;
    if (!path || m_rootPath.empty())
        return false;
    return *path == m_rootPath || path->starts_with(m_rootPath == "/" ? m_rootPath : m_rootPath + '/');
}

void FolderWalk::closeFarAbove()
{
    if (m_levels.size() > mostOpen)
        m_levels[m_levels.size() - mostOpen].folder.close();
}

/// Goes down again from the nearest folder that is still open, and keeps the last ones of the way open, since the walk
/// will come up through them.
bool FolderWalk::reopenTop()
{
    const std::size_t top = m_levels.size() - 1;
    std::size_t at = top;
    while (!m_levels[at].folder.isOpen())
        --at;
    FileDescriptor transit;
    int current = m_levels[at].folder.get();
    while (at < top) {
        Level& level = m_levels[++at];
        auto folder = openFolderAt(current, level.name, level.isLink);
        if (!folder)
            return false;
        const auto key = folderKey(folder->get());
        if (!key || *key != level.key)
            return false;
        current = folder->get();
        FileDescriptor& keeper = at + reopenedAtOnce > top ? level.folder : transit;
        keeper = std::move(*folder);
    }
    return true;
}

void FolderWalk::problem(const std::string& name, Error error)
{
    m_summary.problems.push_back({name.empty() ? m_path : pathOf(name), std::move(error)});
}

std::string FolderWalk::pathOf(std::string_view name) const
{
    std::string path;
    path.reserve(m_path.size() + name.size() + 1);
    path = m_path;
    if (!path.empty())
        path += '/';
    path += name;
    return path;
}

} // namespace tonekin
