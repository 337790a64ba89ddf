// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/places.h"

#include <cctype>
#include <optional>

namespace tonekin {

namespace {

Error refused(const char* why)
{
    return {ErrorCode::InvalidArgument, why};
}

std::optional<int> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

std::optional<std::string> decoded(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i];
            continue;
        }
        const auto high = i + 2 < text.size() ? hexDigit(text[i + 1]) : std::nullopt;
        const auto low = high ? hexDigit(text[i + 2]) : std::nullopt;
        if (!low)
            return std::nullopt;
        bytes += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return bytes;
}

bool leadsUpwards(std::string_view path)
{
    while (!path.empty()) {
        const auto end = path.find('/');
        if (path.substr(0, end) == "..")
            return true;
        path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    }
    return false;
}

bool hasDrive(std::string_view path)
{
    return path.size() > 2 && std::isalpha(static_cast<unsigned char>(path[0])) != 0 && path[1] == ':' &&
           path[2] == '/';
}

} // namespace

Result<std::string> checkedPath(std::string path, PathRule rule)
{
    if (path.find('\0') != std::string::npos)
        return refused("the path holds a NUL byte");
    if (leadsUpwards(path))
        return refused("the path leads upwards with \"..\"");
    const bool absolute = path.starts_with('/') || hasDrive(path);
    if (absolute != (rule == PathRule::Absolute))
        return refused(absolute ? "the path is absolute" : "the path is not absolute");
    return path;
}

Result<std::string> pathOfUri(std::string_view uri)
{
    const auto colon = uri.find(':');
    if (colon == std::string_view::npos)
        return refused("the place is no URI");
    if (uri.substr(0, colon) != "file")
        return std::string();
    uri.remove_prefix(colon + 1);
    if (uri.starts_with("//")) {
        uri.remove_prefix(2);
        const auto slash = uri.find('/');
        const auto computer = uri.substr(0, slash);
        if (slash == std::string_view::npos || (!computer.empty() && computer != "localhost"))
            return refused("the place is on another computer");
        uri.remove_prefix(slash);
    }
    auto path = decoded(uri);
    if (!path)
        return refused("the place has a broken escape");
    if (path->starts_with('/') && hasDrive(std::string_view(*path).substr(1)))
        path->erase(0, 1);
    return checkedPath(std::move(*path), PathRule::Absolute);
}

} // namespace tonekin
