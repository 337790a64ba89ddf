// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan/ignorerules.h"

#include <algorithm>
#include <optional>

namespace tonekin {

namespace {

constexpr std::string_view anyFolders = "**";

std::vector<std::string> splitAtSlashes(std::string_view text)
{
    std::vector<std::string> parts;
    while (true) {
        const auto slash = text.find('/');
        if (slash != 0)
            parts.emplace_back(text.substr(0, slash));
        if (slash == std::string_view::npos)
            return parts;
        text.remove_prefix(slash + 1);
    }
}

/// Trailing blanks do not count unless a backslash protects them; nor does the carriage return of a foreign editor.
std::string_view withoutTrailingBlanks(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ "))
        line.remove_suffix(1);
    return line;
}

/// Whether a class such as [a-z] or [!0-9] that starts at `at` holds `byte`; moves `at` behind it. Nothing when the
/// bracket is never closed and so is an ordinary character.
std::optional<bool> classHolds(std::string_view pattern, std::size_t& at, unsigned char byte)
{
    std::size_t position = at + 1;
    const bool negated = position < pattern.size() && (pattern[position] == '!' || pattern[position] == '^');
    if (negated)
        ++position;
    bool holds = false;
    for (bool first = true; position < pattern.size(); first = false) {
        if (pattern[position] == ']' && !first) {
            at = position + 1;
            return holds != negated;
        }
        if (pattern[position] == '\\' && position + 1 < pattern.size())
            ++position;
        const auto lowest = static_cast<unsigned char>(pattern[position++]);
        auto highest = lowest;
        if (position + 1 < pattern.size() && pattern[position] == '-' && pattern[position + 1] != ']') {
            highest = static_cast<unsigned char>(pattern[position + 1]);
            position += 2;
        }
        holds = holds || (lowest <= byte && byte <= highest);
    }
    return std::nullopt;
}

/// Whether the one-character pattern at `at` fits `byte`; moves `at` behind it when it does.
bool fitsOne(std::string_view pattern, std::size_t& at, char byte)
{
    std::size_t next = at;
    if (pattern[next] == '[') {
        if (const auto holds = classHolds(pattern, next, static_cast<unsigned char>(byte))) {
            if (*holds)
                at = next;
            return *holds;
        }
    }
    if (pattern[next] == '?') {
        ++at;
        return true;
    }
    if (pattern[next] == '\\' && next + 1 < pattern.size())
        ++next;
    if (pattern[next] != byte)
        return false;
    at = next + 1;
    return true;
}

/// One name against one part of a pattern. Only the last star is ever tried again, so the time is bounded by the
/// product of both lengths whatever the pattern.
bool nameFits(std::string_view pattern, std::string_view name)
{
    std::size_t at = 0;
    std::size_t taken = 0;
    std::optional<std::size_t> star;
    std::size_t takenAtStar = 0;
    while (taken < name.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            takenAtStar = taken;
        } else if (at < pattern.size() && fitsOne(pattern, at, name[taken])) {
            ++taken;
        } else if (star) {
            at = *star + 1;
            taken = ++takenAtStar;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

/// The same over parts of a path, with "**" in the place of the star.
bool partsFit(const std::vector<std::string>& pattern, const std::vector<std::string>& path)
{
    std::size_t at = 0;
    std::size_t taken = 0;
    std::optional<std::size_t> star;
    std::size_t takenAtStar = 0;
    while (taken < path.size()) {
        if (at < pattern.size() && pattern[at] == anyFolders) {
            // "folder/**" means what is in the folder, not the folder itself.
            if (at + 1 == pattern.size())
                return true;
            star = at++;
            takenAtStar = taken;
        } else if (at < pattern.size() && nameFits(pattern[at], path[taken])) {
            ++at;
            ++taken;
        } else if (star) {
            at = *star + 1;
            taken = ++takenAtStar;
        } else {
            return false;
        }
    }
    return at == pattern.size();
}

} // namespace

IgnoreRules IgnoreRules::parse(std::string_view text)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());

    IgnoreRules rules;
    rules.m_hidesFolder = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = withoutTrailingBlanks(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.front() == '#')
            continue;
        Rule rule;
        if (line.front() == '!') {
            rule.keep = true;
            line.remove_prefix(1);
        }
        if (line.ends_with('/')) {
            rule.foldersOnly = true;
            line.remove_suffix(1);
        }
        rule.anchored = line.find('/') != std::string_view::npos;
        rule.parts = splitAtSlashes(line);
        if (!rule.parts.empty() && !rule.parts.front().empty())
            rules.m_rules.push_back(std::move(rule));
    }
    return rules;
}

bool IgnoreRules::fits(const Rule& rule, std::string_view path)
{
    if (rule.anchored)
        return partsFit(rule.parts, splitAtSlashes(path));
    const auto slash = path.rfind('/');
    return nameFits(rule.parts.front(), slash == std::string_view::npos ? path : path.substr(slash + 1));
}

IgnoreRules::Verdict IgnoreRules::verdict(std::string_view path, bool isFolder) const
{
    for (auto rule = m_rules.rbegin(); rule != m_rules.rend(); ++rule) {
        if ((isFolder || !rule->foldersOnly) && fits(*rule, path))
            return rule->keep ? Verdict::Kept : Verdict::Ignored;
    }
    return Verdict::Silent;
}

} // namespace tonekin
