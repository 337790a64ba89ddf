// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scan/foldercrawl.h"
#include "scan/ignorerules.h"
#include "scan/openfolder.h"

#include <map>
#include <set>
#include <string_view>
#include <sys/stat.h>

namespace tonekin {

/// One walk: the stack of folders between the root and where it is. Only the deepest ones are kept open, so a tree of
/// any depth needs few descriptors. Used by one thread, once.
class FolderWalk {
public:
    FolderWalk(const CrawlOptions& options, const std::function<void(SeenFile&&)>& found, std::stop_token stop);

    Result<CrawlSummary> run(const std::filesystem::path& root);

private:
    struct SubFolder {
        std::string name;
        bool isLink = false;
    };
    struct Level {
        std::string name; // in the folder above; empty for the root
        FolderKey key;
        FileDescriptor folder; // closed while the walk is far below
        bool isLink = false;
        std::optional<IgnoreRules> rules;
        std::vector<SubFolder> below; // yet to be walked from `next` on
        std::size_t next = 0;
        std::size_t pathLength = 0; // of m_path at this level
    };

    std::optional<Error> openRoot(const std::filesystem::path& root);
    void enter(const SubFolder& target);
    bool mayEnter(const Level& level);
    void look(Level& level);
    void readRules(Level& level, const FolderListing& listing);
    void sortOut(Level& level, const FolderEntry& entry);
    void sortOutLink(Level& level, const FolderEntry& entry);
    void noteFile(const Level& level, const std::string& name, const struct stat& info);
    bool inodesLast(const Level& level, const std::string& name, std::uint64_t device);
    void noteFolder(Level& level, const std::string& name, bool isLink);
    /// fstatat with the rules for failures: what is gone is passed over, the rest is said once a folder.
    bool lookAt(const Level& level, const std::string& name, bool followLink, struct stat& info);
    bool ignored(const std::string& name, bool isFolder) const;
    bool leadsInside(int folder, const std::string& name) const;
    void closeFarAbove();
    bool reopenTop();
    void problem(const std::string& name, Error error);
    std::string pathOf(std::string_view name) const;

    const CrawlOptions& m_options;
    const std::function<void(SeenFile&&)>& m_found;
    std::stop_token m_stop;
    CrawlSummary m_summary;
    std::vector<Level> m_levels;
    std::set<FolderKey> m_visited;
    std::map<std::uint64_t, bool> m_inodesLast; // by device
    std::string m_path;                         // of the deepest level, relative to the root
    std::string m_rootPath;                     // without links; empty where the system does not tell
    bool m_saidUnreadable = false;              // about the folder being looked at
};

} // namespace tonekin
