// SPDX-License-Identifier: GPL-3.0-or-later
#include "playcounts/readplaycounts.h"

#include "base/utf8text.h"
#include "playcounts/linereader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <unordered_map>
#include <utility>

namespace tonekin {
namespace {

Error badLine(const LineReader& reader, const std::string& what)
{
    return {ErrorCode::InvalidArgument, reader.name() + ", line " + std::to_string(reader.number()) + ": " + what};
}

/// The line cut at its tabulators, or nothing when there are not exactly `count` fields.
template <std::size_t count>
std::optional<std::array<std::string_view, count>> fieldsOf(std::string_view line)
{
    std::array<std::string_view, count> fields;
    for (std::size_t i = 0; i < count; ++i) {
        const auto end = line.find('\t');
        if ((end == std::string_view::npos) != (i + 1 == count))
            return std::nullopt;
        fields[i] = line.substr(0, end);
        line = end == std::string_view::npos ? std::string_view() : line.substr(end + 1);
    }
    return fields;
}

std::optional<double> numberOf(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    double number = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

bool looksLikeHeader(std::string_view field)
{
    const char first = field.empty() ? '\0' : field.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    return letter && !numberOf(field); // "nan" and "inf" are numbers, and bad ones
}

/// Numbers for names in the order of their coming.
class NameBook {
public:
    /// Nothing when that were one name too many.
    std::optional<std::uint32_t> indexOf(std::string_view name, std::size_t most)
    {
        const auto [entry, isNew] =
            m_places.try_emplace(std::string(name), static_cast<std::uint32_t>(m_places.size()));
        if (isNew && m_places.size() > most)
            return std::nullopt;
        return entry->second;
    }
    std::vector<std::string> takeNames()
    {
        std::vector<std::string> names(m_places.size());
        while (!m_places.empty()) {
            auto entry = m_places.extract(m_places.begin());
            names[entry.mapped()] = std::move(entry.key());
        }
        return names;
    }

private:
    std::unordered_map<std::string, std::uint32_t> m_places;
};

/// Reads the lines of a file; `take` says what is wrong with one, if anything is.
template <std::size_t count, typename Take>
Status readFields(LineReader& reader, const PlayCountLimits& limits, const std::stop_token& stop, const Take& take)
{
    constexpr std::size_t betweenLooks = 4096;
    while (true) {
        const auto more = reader.next();
        if (!more)
            return more.error();
        if (!*more)
            return ok();
        if (reader.number() > limits.lines)
            return badLine(reader, "there are too many lines");
        if (reader.number() % betweenLooks == 0 && stop.stop_requested())
            return Error{ErrorCode::Cancelled, "stopped while reading " + reader.name()};
        if (reader.line().empty())
            continue;
        const auto fields = fieldsOf<count>(reader.line());
        if (!fields)
            return badLine(reader, "there are not " + std::to_string(count) + " fields with tabulators between them");
        if (const std::string wrong = take(*fields); !wrong.empty())
            return badLine(reader, wrong);
    }
}

std::string whyNoName(std::string_view name, const char* whose)
{
    if (name.empty())
        return std::string("the ") + whose + " is empty";
    if (std::ranges::any_of(name, [](char letter) { return static_cast<unsigned char>(letter) < 0x20; }))
        return std::string("the ") + whose + " holds control characters";
    if (!isUtf8(name))
        return std::string("the ") + whose + " is not UTF-8";
    return {};
}

Result<std::ifstream> opened(const std::filesystem::path& file)
{
    std::error_code problem;
    // Asked before opening: a FIFO would make the open wait for a writer.
    if (!std::filesystem::is_regular_file(file, problem))
        return Error{ErrorCode::NotFound, file.string() + " is not there or is not a file"};
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{ErrorCode::NotFound, file.string() + " cannot be read"};
    return stream;
}

} // namespace

Result<PlayCounts> readPlayCounts(std::istream& stream, const std::string& name, const PlayCountLimits& limits,
                                  std::stop_token stop)
{
    LineReader reader(stream, name, limits.lineBytes);
    NameBook users;
    NameBook tracks;
    PlayCounts counts;
    bool first = true;
    const auto take = [&](const std::array<std::string_view, 3>& fields) -> std::string {
        if (std::exchange(first, false) && looksLikeHeader(fields[2]))
            return {};
        for (const auto& [field, whose] : {std::pair(fields[0], "user"), std::pair(fields[1], "track")})
            if (auto wrong = whyNoName(field, whose); !wrong.empty())
                return wrong;
        const auto count = numberOf(fields[2]);
        if (!count || !(*count > 0.0) || !(*count <= limits.count))
            return "the count is not a number above 0, or too large";
        const auto user = users.indexOf(fields[0], limits.names);
        const auto track = tracks.indexOf(fields[1], limits.names);
        if (!user || !track)
            return user ? "there are too many tracks" : "there are too many users";
        // What is above 0 must stay above it in single precision.
        counts.plays.push_back({*user, *track, std::max(static_cast<float>(*count), 1e-30F)});
        return {};
    };
    if (auto read = readFields<3>(reader, limits, stop, take); !read)
        return read.error();
    if (counts.plays.empty())
        return Error{ErrorCode::InvalidArgument, name + " holds no listening"};
    counts.users = users.takeNames();
    counts.tracks = tracks.takeNames();
    return sortedPlayCounts(std::move(counts));
}

Result<PlayCounts> readPlayCounts(const std::filesystem::path& file, const PlayCountLimits& limits,
                                  std::stop_token stop)
{
    auto stream = opened(file);
    if (!stream)
        return stream.error();
    return readPlayCounts(*stream, file.string(), limits, std::move(stop));
}

Result<std::map<std::string, std::string>> readTrackNames(const std::filesystem::path& file,
                                                          const PlayCountLimits& limits, std::stop_token stop)
{
    auto stream = opened(file);
    if (!stream)
        return stream.error();
    LineReader reader(*stream, file.string(), limits.lineBytes);
    std::map<std::string, std::string> names;
    const auto take = [&](const std::array<std::string_view, 2>& fields) -> std::string {
        for (const std::string_view field : fields)
            if (auto wrong = whyNoName(field, "name"); !wrong.empty())
                return wrong;
        const auto [entry, isNew] = names.try_emplace(std::string(fields[0]), fields[1]);
        if (!isNew && entry->second != fields[1])
            return "this track was given another name before";
        return names.size() > limits.names ? "there are too many names" : "";
    };
    if (auto read = readFields<2>(reader, limits, stop, take); !read)
        return read.error();
    return names;
}

Status writePlayCounts(const std::filesystem::path& file, const PlayCounts& counts)
{
    std::filesystem::path unfinished = file;
    unfinished += ".part";
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    stream << "user\ttrack\tcount\n";
    std::array<char, 32> digits{};
    for (const Play& play : counts.plays) {
        const auto written =
            std::to_chars(digits.data(), digits.data() + digits.size(), play.count); // reads back the same
        stream << counts.users[play.user] << '\t' << counts.tracks[play.track] << '\t'
               << std::string_view(digits.data(), static_cast<std::size_t>(written.ptr - digits.data())) << '\n';
    }
    stream.close();
    std::error_code problem;
    if (stream)
        std::filesystem::rename(unfinished, file, problem);
    if (!stream || problem) {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        return Error{ErrorCode::IoError, file.string() + " cannot be written"};
    }
    return ok();
}

} // namespace tonekin
