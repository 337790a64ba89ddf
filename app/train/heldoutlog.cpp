// SPDX-License-Identifier: GPL-3.0-or-later
#include "heldoutlog.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iomanip>

namespace tonekin {
namespace {

constexpr const char* heading =
    "# Each time that held-out soundtracks were measured on: when, network, its hash, why.\n";

/// One look, one line.
std::string onOneLine(std::string text)
{
    std::ranges::replace_if(
        text, [](char letter) { return letter == '\n' || letter == '\r' || letter == '\t'; }, ' ');
    return text;
}

} // namespace

Status noteHeldOutLook(const std::filesystem::path& log, const std::string& model, const std::string& modelHash,
                       const std::string& why)
{
    std::error_code ignored;
    const bool fresh = !std::filesystem::exists(log, ignored);
    std::ofstream stream(log, std::ios::app);
    if (fresh)
        stream << heading;
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    stream << std::put_time(&utc, "%Y-%m-%dT%H:%M:%SZ") << '\t' << onOneLine(model) << '\t' << modelHash << '\t'
           << onOneLine(why) << '\n';
    stream.close();
    return stream ? ok() : Status(Error{ErrorCode::IoError, log.string() + " cannot be written"});
}

} // namespace tonekin
