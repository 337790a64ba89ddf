// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "nn/randommodel.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace tonekin {
namespace {

struct InitChoices {
    std::string out;
    std::uint64_t seed = 1;
    bool tiny = false;
};

ExitStatus runInit(const InitChoices& choices)
{
    const std::filesystem::path file = choices.out;
    const std::string name = file.stem().string();
    const auto written =
        createRandomModel(file, choices.tiny ? tinyManifest(name) : fullSizeManifest(name), choices.seed);
    if (!written)
        return tellError(written.error());
    std::cout << "Wrote " << file.string() << ": random weights, "
              << written->layers.parameters(written->frontEnd.bands) << " parameters\n";
    return ExitStatus::Done;
}

} // namespace

void addInitCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<InitChoices>();
    CLI::App* command = app.add_subcommand("init", "Write a network with random weights");
    command->add_option("--out", choices->out, "The manifest to write (.json); the weights go beside it")->required();
    command->add_option("--seed", choices->seed, "The same seed gives the same weights")->capture_default_str();
    command->add_flag("--tiny", choices->tiny, "A few units a layer, to try things out quickly");
    command->callback([choices, &context] { context.status = runInit(*choices); });
}

} // namespace tonekin
