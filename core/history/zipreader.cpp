// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/zipreader.h"

#include <algorithm>
#include <zip.h>

namespace tonekin {

namespace {

constexpr std::int64_t mostFiles = 20'000;
constexpr std::uint64_t largestFile = std::uint64_t{256} << 20U;
constexpr std::uint64_t largestTotal = std::uint64_t{8} << 30U;
// JSON of one service shrinks to a tenth or a twentieth; a bomb to a thousandth.
constexpr std::uint64_t greatestRatio = 250;
constexpr std::uint64_t smallEnough = 1024 * 1024; // of any ratio

Error refused(std::string why)
{
    return {ErrorCode::InvalidArgument, std::move(why)};
}

struct CloseFile {
    void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

std::string flawOf(const zip_stat_t& facts)
{
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if ((facts.valid & needed) != needed)
        return "its size is not known";
    if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE)
        return "it is encrypted";
    if (facts.size > largestFile)
        return "it is too large";
    if (facts.size > smallEnough && facts.size / greatestRatio > facts.comp_size)
        return "it is packed so well that it looks like a trap";
    return {};
}

} // namespace

void ZipReader::Discard::operator()(zip* archive) const noexcept
{
    zip_discard(archive);
}

ZipReader::ZipReader(std::unique_ptr<zip, Discard> archive)
    : m_archive(std::move(archive))
{
}

Result<ZipReader> ZipReader::open(const std::filesystem::path& file)
{
    int failed = 0;
    ZipReader reader{std::unique_ptr<zip, Discard>(zip_open(file.c_str(), ZIP_RDONLY, &failed))};
    if (!reader.m_archive)
        return refused("The zip is damaged or of a kind that cannot be read.");
    const auto count = zip_get_num_entries(reader.m_archive.get(), 0);
    if (count > mostFiles)
        return refused("There are too many files in the zip.");
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(reader.m_archive.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
        reader.m_names.emplace_back(name != nullptr ? name : "");
    }
    return reader;
}

Result<std::string> ZipReader::read(std::size_t index)
{
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (zip_stat_index(m_archive.get(), index, 0, &facts) != 0)
        return refused("it cannot be found in the zip");
    if (std::string flaw = flawOf(facts); !flaw.empty())
        return refused(std::move(flaw));
    m_total += facts.size;
    if (m_total > largestTotal)
        return refused("the zip holds too much");
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(m_archive.get(), index, 0));
    if (!file)
        return refused("it cannot be unpacked");
    std::string text(facts.size, '\0');
    std::uint64_t done = 0;
    while (done < facts.size) {
        const auto got = zip_fread(file.get(), text.data() + done, facts.size - done);
        if (got <= 0)
            return refused("it cannot be unpacked to its end");
        done += static_cast<std::uint64_t>(got);
    }
    // At the end its checksum is compared; nothing must follow.
    char more = 0;
    if (zip_fread(file.get(), &more, 1) != 0)
        return refused("it does not hold what the zip says of it");
    return text;
}

bool isSpotifyHistory(std::string_view name)
{
    const auto slash = name.rfind('/');
    const auto file = slash == std::string_view::npos ? name : name.substr(slash + 1);
    const auto contains = [&](std::string_view part) { return file.find(part) != std::string_view::npos; };
    return file.ends_with(".json") && ((contains("Streaming") && contains("Audio")) || contains("audio") ||
                                       contains("endsong") || contains("StreamingHistory"));
}

} // namespace tonekin
