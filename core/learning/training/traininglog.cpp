// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/traininglog.h"

#include "model/wholefile.h"

#include <charconv>
#include <fstream>
#include <locale>
#include <sstream>

namespace tonekin {
namespace {

const std::string fixedColumns = "step,seconds,rate,validation,made validation,revived";

std::string headerOf(const FitProgress& progress)
{
    std::string header = fixedColumns;
    for (const auto& [name, value] : progress.losses)
        header += "," + name;
    return header;
}

std::string lineOf(const FitProgress& progress)
{
    std::ostringstream line;
    line.imbue(std::locale::classic());
    line << progress.step << ',' << progress.seconds << ',' << progress.rate << ',';
    if (progress.validation)
        line << *progress.validation;
    line << ',';
    if (progress.syntheticValidation)
        line << *progress.syntheticValidation;
    line << ',' << progress.revived;
    for (const auto& [name, value] : progress.losses)
        line << ',' << value;
    return line.str();
}

/// The first two numbers of a line: step and seconds.
std::optional<std::pair<std::int64_t, double>> placeOf(const std::string& line)
{
    std::pair<std::int64_t, double> place;
    const char* end = line.data() + line.size();
    const auto step = std::from_chars(line.data(), end, place.first);
    if (step.ec != std::errc{} || step.ptr == end || *step.ptr != ',')
        return std::nullopt;
    const auto seconds = std::from_chars(step.ptr + 1, end, place.second);
    if (seconds.ec != std::errc{} || seconds.ptr == end || *seconds.ptr != ',')
        return std::nullopt;
    return place;
}

Error notWritten(const std::filesystem::path& file)
{
    return {ErrorCode::IoError, file.string() + " cannot be written"};
}

} // namespace

Result<TrainingLog> TrainingLog::open(const std::filesystem::path& file, std::int64_t stepsDone)
{
    TrainingLog log;
    log.m_file = file;
    std::error_code problem;
    if (file.empty() || !std::filesystem::exists(file, problem) || std::filesystem::file_size(file, problem) == 0)
        return log;
    std::ifstream stream(file);
    std::string header;
    if (!std::getline(stream, header) || !header.starts_with(fixedColumns))
        return Error{ErrorCode::InvalidArgument, file.string() + " is no log of a training; it is left as it is"};
    std::string kept;
    for (std::string line; std::getline(stream, line);) {
        const auto place = placeOf(line); // an interrupted run may leave half a line
        if (!place || place->first > stepsDone)
            break;
        kept += line + "\n";
        log.m_earlierSeconds = place->second;
    }
    stream.close();
    if (!kept.empty())
        log.m_header = header;
    if (auto written = writeWholeFile(file, kept.empty() ? kept : header + "\n" + kept); !written)
        return written.error();
    return log;
}

Status TrainingLog::add(const FitProgress& progress)
{
    if (m_file.empty())
        return ok();
    const std::string header = headerOf(progress);
    if (!m_header.empty() && m_header != header)
        return Error{ErrorCode::InvalidArgument, m_file.string() + " is the log of a run with other losses"};
    std::ofstream stream(m_file, std::ios::app);
    if (m_header.empty())
        stream << header << '\n';
    m_header = header;
    stream << lineOf(progress) << '\n' << std::flush;
    if (!stream)
        return notWritten(m_file);
    return ok();
}

} // namespace tonekin
