// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "synthesis/corpusfolder.h"
#include "synthesis/recordingmaker.h"

#include <CLI/CLI.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace tonekin {
namespace {

using Clock = std::chrono::steady_clock;

struct CorpusChoices {
    std::string out;
    double hours = 40.0;
    std::uint64_t seed = 1;
    int jobs = 1;
    ArrangementPlaces places;
};

std::string clockTime(double seconds)
{
    char text[32];
    const auto whole = static_cast<long long>(seconds);
    std::snprintf(text, sizeof(text), "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    return text;
}

/// Fills a folder with several threads at once.
class CorpusRendering {
public:
    CorpusRendering(const CorpusChoices& choices, CorpusFolder folder, std::vector<PlannedRecording> plan,
                    std::stop_token stop)
        : m_choices(choices)
        , m_folder(std::move(folder))
        , m_plan(std::move(plan))
        , m_stop(std::move(stop))
    {
        std::erase_if(m_plan, [this](const PlannedRecording& planned) { return m_folder.has(planned.path); });
        for (const PlannedRecording& planned : m_plan)
            m_secondsLeft += planned.seconds;
    }

    ExitStatus run(std::vector<RecordingMaker> makers)
    {
        {
            std::vector<std::jthread> workers;
            for (RecordingMaker& maker : makers)
                workers.emplace_back([this, &maker] { work(maker); });
        }
        const Status finished = m_folder.finish();
        std::cout << m_folder.count() << " recordings in " << m_choices.out << ", " << m_failed << " failed\n";
        if (m_broken)
            return tellError(*m_broken);
        if (!finished)
            return tellError(finished.error());
        if (m_stop.stop_requested())
            return ExitStatus::Interrupted;
        return m_failed > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
    }

private:
    bool goesOn() const { return !m_stop.stop_requested() && !m_ended; }

    void work(RecordingMaker& maker)
    {
        for (std::size_t i = m_next++; i < m_plan.size() && goesOn(); i = m_next++)
            make(maker, m_plan[i]);
    }

    void make(RecordingMaker& maker, const PlannedRecording& planned)
    {
        const auto recording = maker.make(planned);
        if (!recording)
            return tellFailure(planned, recording.error());
        const auto file = encodeAudio(recording->samples, planned.format, planned.kilobits);
        if (!file)
            return tellFailure(planned, file.error());
        // What the folder cannot take now it will not take later.
        if (const Status added = m_folder.add(recording->labels, *file); !added) {
            const std::scoped_lock lock(m_output);
            m_broken = added.error();
            m_ended = true;
            return;
        }
        tellProgress(planned, recording->seconds());
    }

    void tellFailure(const PlannedRecording& planned, const Error& error)
    {
        const std::scoped_lock lock(m_output);
        ++m_failed;
        m_secondsLeft -= planned.seconds;
        std::cerr << "tonekin-synth: " << planned.path << ": " << errorName(error.code) << ' ' << error.detail << '\n';
    }

    void tellProgress(const PlannedRecording& planned, double seconds)
    {
        const std::scoped_lock lock(m_output);
        m_secondsMade += seconds;
        m_secondsPlanned += planned.seconds;
        m_secondsLeft -= planned.seconds;
        const double spent = std::chrono::duration<double>(Clock::now() - m_started).count();
        std::cerr << '[' << ++m_made << '/' << m_plan.size() << "] " << planned.path << "  " << clockTime(m_secondsMade)
                  << " of sound, " << static_cast<int>(m_secondsMade / spent) << " times as fast as it plays, "
                  << clockTime(m_secondsLeft * spent / m_secondsPlanned) << " left\n";
    }

    CorpusChoices m_choices;
    CorpusFolder m_folder;
    std::vector<PlannedRecording> m_plan;
    std::stop_token m_stop;
    std::atomic<std::size_t> m_next{0};
    std::atomic<bool> m_ended{false};
    Clock::time_point m_started = Clock::now();
    std::mutex m_output; // guards what follows
    std::optional<Error> m_broken;
    std::size_t m_made = 0;
    std::size_t m_failed = 0;
    double m_secondsMade = 0.0;
    double m_secondsPlanned = 0.0; // of those made
    double m_secondsLeft = 0.0;
};

ExitStatus runCorpus(const CorpusChoices& choices, std::stop_token stop)
{
    std::vector<RecordingMaker> makers;
    for (int i = 0; i < choices.jobs; ++i) {
        auto maker = RecordingMaker::open(choices.places, choices.seed);
        if (!maker)
            return tellError(maker.error());
        makers.push_back(std::move(*maker));
    }
    auto folder = CorpusFolder::open(choices.out, choices.seed, choices.hours);
    if (!folder)
        return tellError(folder.error());
    CorpusRendering rendering(choices, std::move(*folder), planCorpus(choices.seed, choices.hours), std::move(stop));
    return rendering.run(std::move(makers));
}

} // namespace

void addCorpusCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<CorpusChoices>();
    CLI::App* command = app.add_subcommand("corpus", "Fill a folder with labelled recordings");
    command
        ->add_option("--out", choices->out,
                     "The folder. An interrupted run goes on where it ended; the same seed gives the same recordings")
        ->required();
    command->add_option("--hours", choices->hours, "How much, about")
        ->capture_default_str()
        ->check(CLI::Range(0.001, 10'000.0));
    command->add_option("--seed", choices->seed, "Another seed, other music")->capture_default_str();
    command->add_option("--jobs", choices->jobs, "Recordings at once")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    command->add_option("--soundfonts", choices->places.soundFonts, "The folder of soundfonts")->capture_default_str();
    command->add_option("--grooves", choices->places.grooves, "The folder of MMA's grooves")->capture_default_str();
    command->callback([choices, &context] { context.status = runCorpus(*choices, context.stop); });
}

} // namespace tonekin
