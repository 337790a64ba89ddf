// SPDX-License-Identifier: GPL-3.0-or-later
#include "changedcopies.h"
#include "commands.h"

#include "base/melfrontend.h"
#include "copies/copyevaluation.h"
#include "files/openregularfile.h"
#include "findings/fingerprintpacking.h"
#include "scan/foldercrawl.h"
#include "synthesis/runprogram.h"
#include "worker/decoderprocess.h"
#include "worker/helperprograms.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

namespace tonekin {
namespace {

struct DuplicatesChoices {
    std::string music;
    int most = 1'000'000;
    int jobs = 1;
    std::string json;
};

Result<std::vector<std::string>> findMusic(const DuplicatesChoices& choices, std::stop_token stop)
{
    std::vector<std::string> names;
    const auto add = [&](SeenFile&& seen) {
        if (seen.regular)
            names.push_back(std::move(seen.relativePath));
    };
    if (const auto crawled = crawlFolder(choices.music, {}, add, std::move(stop)); !crawled)
        return crawled.error();
    const std::size_t count = std::min(names.size(), static_cast<std::size_t>(choices.most));
    std::vector<std::string> spread;
    spread.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        spread.push_back(names[i * names.size() / count]);
    return spread;
}

/// Fingerprints of recordings and of their changed copies, as a scan makes them, with several workers at once.
class CopyMaker {
public:
    CopyMaker(const DuplicatesChoices& choices, std::filesystem::path ffmpeg, std::vector<std::string> names,
              std::stop_token stop)
        : m_choices(choices)
        , m_ffmpeg(std::move(ffmpeg))
        , m_names(std::move(names))
        , m_stop(std::move(stop))
    {
    }

    std::vector<CopyToFind> make()
    {
        {
            std::vector<std::jthread> workers;
            workers.reserve(static_cast<std::size_t>(m_choices.jobs));
            for (int i = 0; i < m_choices.jobs; ++i)
                workers.emplace_back([this] { work(); });
        }
        std::ranges::sort(m_made, {}, [](const CopyToFind& copy) { return std::tie(copy.original, copy.change); });
        return std::move(m_made);
    }
    int failed() const { return m_failed; }

private:
    void work()
    {
        DecoderProcess decoder(HelperPrograms::find().decoder, {});
        for (std::size_t i = m_next++; i < m_names.size() && !m_stop.stop_requested(); i = m_next++) {
            const auto done = takeRecording(decoder, i);
            const std::scoped_lock lock(m_guard);
            std::cerr << '[' + std::to_string(i + 1) + '/' + std::to_string(m_names.size()) + "] " + m_names[i] +
                             (done ? "" : ": " + done.error().detail) + "\n";
            m_failed += done ? 0 : 1;
        }
    }

    Status takeRecording(DecoderProcess& decoder, std::size_t original)
    {
        const auto file = std::filesystem::absolute(m_choices.music) / m_names[original];
        const auto folder = PrivateFolder::create(std::filesystem::temp_directory_path());
        if (!folder)
            return folder.error();
        auto itself = decode(decoder, file);
        if (!itself)
            return itself.error();
        const double seconds = itself->second;
        if (auto copied = makeChangedCopies(m_ffmpeg, file, seconds, copyChanges(), folder->path()); !copied)
            return copied;
        std::vector<CopyToFind> made{{original, {}, std::move(itself->first)}};
        for (const AudioChange& change : copyChanges()) {
            auto copy = decode(decoder, folder->path() / (change.name + change.ending));
            if (!copy)
                return copy.error();
            made.push_back({original, change.name, std::move(copy->first)});
        }
        const std::scoped_lock lock(m_guard);
        std::ranges::move(made, std::back_inserter(m_made));
        return ok();
    }

    Result<std::pair<Fingerprint, double>> decode(DecoderProcess& decoder, const std::filesystem::path& file) const
    {
        const auto descriptor = openRegularFile(file);
        if (!descriptor)
            return descriptor.error();
        const auto decoded = decoder.decode(descriptor->get(), {}, m_stop);
        if (!decoded)
            return decoded.error();
        const auto finding = std::ranges::find(decoded->findings, FindingKind::Fingerprint, &Finding::kind);
        auto fingerprint = finding == decoded->findings.end() ? std::nullopt : unpackFingerprint(finding->packed);
        if (!fingerprint)
            return Error{ErrorCode::TooShort, file.filename().string() + ": no fingerprint"};
        return std::pair(*std::move(fingerprint), decoded->audio.durationSeconds);
    }

    const DuplicatesChoices& m_choices;
    std::filesystem::path m_ffmpeg;
    std::vector<std::string> m_names;
    std::stop_token m_stop;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_guard; // what follows
    std::vector<CopyToFind> m_made;
    int m_failed = 0;
};

ExitStatus runEvaluateDuplicates(const DuplicatesChoices& choices, const std::stop_token& stop)
{
    const auto ffmpeg = findProgram("ffmpeg");
    if (ffmpeg.empty())
        return tellError({ErrorCode::NotFound, "the ffmpeg program is not installed"});
    const auto names = findMusic(choices, stop);
    if (!names)
        return tellError(names.error());
    CopyMaker maker(choices, ffmpeg, *names, stop);
    const std::vector<CopyToFind> tracks = maker.make();
    if (stop.stop_requested())
        return ExitStatus::Interrupted;
    const CopyFigures figures = evaluateCopies(tracks, {});
    std::cout << copyReportText(figures, *names);
    if (!choices.json.empty()) {
        std::ofstream stream(choices.json);
        stream << copyReportJson(figures, *names) << '\n';
        stream.close();
        if (!stream)
            return tellError({ErrorCode::IoError, choices.json + " cannot be written"});
    }
    return maker.failed() > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
}

} // namespace

void addEvaluateDuplicatesCommand(CLI::App& evaluate, CommandContext& context)
{
    auto choices = std::make_shared<DuplicatesChoices>();
    CLI::App* command = evaluate.add_subcommand(
        "duplicates", "Re-encode, trim, amplify and speed up recordings, and measure how many are found again");
    command->add_option("MUSIC", choices->music, "A folder of music; it is only read")->required();
    command->add_option("--most", choices->most, "Recordings to take, spread over the folder")
        ->check(CLI::Range(1, 1'000'000));
    command->add_option("--jobs", choices->jobs, "Recordings at once")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    command->add_option("--json", choices->json, "File to write the figures to, for programs");
    command->callback([choices, &context] { context.status = runEvaluateDuplicates(*choices, context.stop); });
}

} // namespace tonekin
