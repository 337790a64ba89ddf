// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// The patterns of one ignore file, read as Git reads .gitignore: '*', '?', '[...]' within a name, '**' across folders,
/// '!' to keep, a trailing '/' for folders only, a '/' elsewhere to tie the pattern to the file's own folder; the last
/// pattern that fits decides. Bytes are compared as they are. A plain value.
class IgnoreRules {
public:
    enum class Verdict { Silent, Ignored, Kept };

    static IgnoreRules parse(std::string_view text);

    /// True for a file with nothing in it: it hides the whole folder it lies in.
    bool hidesFolder() const { return m_hidesFolder; }
    /// `path` is relative to the folder of the ignore file, with '/' between parts.
    Verdict verdict(std::string_view path, bool isFolder) const;

private:
    struct Rule {
        std::vector<std::string> parts; // of the pattern, between its slashes
        bool keep = false;
        bool foldersOnly = false;
        bool anchored = false; // compared with the whole path, otherwise with the last name in it
    };
    static bool fits(const Rule& rule, std::string_view path);

    std::vector<Rule> m_rules;
    bool m_hidesFolder = false;
};

} // namespace tonekin
