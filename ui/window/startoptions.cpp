// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/startoptions.h"

#include <QCoreApplication>

namespace tonekin {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::StartOptions)
public:
    static QString unknown(std::string_view option)
    {
        return tr("There is no option %1.")
            .arg(QString::fromUtf8(option.data(), static_cast<qsizetype>(option.size())));
    }
    static QString wantsValue(std::string_view option)
    {
        return tr("The option %1 wants a file.")
            .arg(QString::fromUtf8(option.data(), static_cast<qsizetype>(option.size())));
    }
    static QString tooMany() { return tr("Only one folder can be given."); }
    static QString help()
    {
        return tr("Usage: tonekin [options] [FOLDER]\n"
                  "Finds what sounds alike in your own music.\n"
                  "\n"
                  "FOLDER            a music folder to add to the library and listen to\n"
                  "--library FILE    the library file (usually in your data folder)\n"
                  "--model FILE      the manifest of a trained network (.json)\n"
                  "-h, --help        show this and end\n"
                  "-v, --version     show the version and end\n");
    }
};

} // namespace

QString startHelp()
{
    return Words::help();
}

StartOptions parseStart(std::span<const std::string_view> arguments)
{
    StartOptions options;
    bool onlyFolders = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        const auto equals = argument.find('=');
        const std::string_view name = argument.substr(0, equals);
        if (onlyFolders || !argument.starts_with('-') || argument == "-") {
            if (options.folder)
                options.complaint = Words::tooMany();
            options.folder = std::filesystem::path(argument);
        } else if (argument == "--") {
            onlyFolders = true;
        } else if (argument == "-h" || argument == "--help") {
            options.help = true;
        } else if (argument == "-v" || argument == "--version") {
            options.version = true;
        } else if (name == "--library" || name == "--model") {
            const bool attached = equals != std::string_view::npos;
            if (!attached && i + 1 == arguments.size()) {
                options.complaint = Words::wantsValue(name);
                break;
            }
            const std::string_view value = attached ? argument.substr(equals + 1) : arguments[++i];
            (name == "--library" ? options.library : options.model) = std::filesystem::path(value);
        } else {
            options.complaint = Words::unknown(name);
        }
    }
    return options;
}

} // namespace tonekin
