// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace tonekin {
namespace {

const std::string configName = "config";

void takeOver(CLI::App& command, const CLI::ConfigItem& item)
{
    CLI::Option* option = item.parents.empty() ? command.get_option_no_throw("--" + item.name) : nullptr;
    if (option == nullptr || !option->get_configurable())
        throw CLI::ConfigError::Extras(item.fullname());
    if (!option->empty())
        return;
    const bool isFlag = option->get_expected_min() == 0;
    if (isFlag)
        option->add_result(option->get_flag_value(item.name, CLI::ConfigBase().to_flag(item)));
    else
        option->add_result(item.inputs);
}

std::string quoted(const std::string& value)
{
    const bool plain = !value.empty() && value.find_first_not_of("0123456789.-+e") == std::string::npos;
    return plain || value == "true" || value == "false" ? value : "\"" + value + "\"";
}

std::string valueOf(const CLI::Option& option)
{
    if (option.get_expected_min() == 0)
        return option.count() > 0 && option.as<bool>() ? "true" : "false";
    if (option.count() == 0)
        return quoted(option.get_default_str());
    if (option.get_expected_max() <= 1)
        return quoted(option.results().back());
    std::string list;
    for (const std::string& value : option.results())
        list += (list.empty() ? "" : ", ") + quoted(value);
    return "[" + list + "]";
}

} // namespace

void addConfigOption(CLI::App& command)
{
    // CLI11 reads configuration files for the main command only. This option is the first to be looked at once the
    // whole command line is known; what it adds to the others is looked at after it.
    command
        .add_option_function<std::string>(
            "--" + configName,
            [&command](const std::string& file) {
                for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_file(file))
                    takeOver(command, item);
            },
            "TOML file with any of these options: steps = 2000")
        ->check(CLI::ExistingFile)
        ->configurable(false)
        ->group(placeOptions);
}

std::string settingsOf(const CLI::App& command)
{
    std::string text;
    for (const CLI::Option* option : command.get_options()) {
        const bool decides = option->get_group() != placeOptions && option->get_configurable() &&
                             !option->get_lnames().empty() && option->get_lnames().front() != "help";
        if (decides && (option->count() > 0 || !option->get_default_str().empty() || option->get_expected_min() == 0))
            text += option->get_lnames().front() + " = " + valueOf(*option) + "\n";
    }
    return text;
}

} // namespace tonekin
