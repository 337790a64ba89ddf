// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds/kindfigures.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace tonekin {

namespace {

using Json = nlohmann::ordered_json;

std::string lineOf(std::string_view name, const SeparationFigures& figures)
{
    std::array<char, 128> line{};
    std::snprintf(line.data(), line.size(), "  %-10s %5zu   AUROC %.3f   precision at recall 0.7  %.3f\n",
                  std::string(name).c_str(), figures.positives, figures.auroc, figures.precisionAtRecall);
    return line.data();
}

Json jsonOf(const SeparationFigures& figures)
{
    return {
        {"tracks", figures.positives}, {"auroc", figures.auroc}, {"precisionAtRecall70", figures.precisionAtRecall}};
}

} // namespace

std::string kindFiguresText(const std::string& context, const KindFigures& figures)
{
    std::string text = context + ", " + std::to_string(figures.tracks) + " tracks\n";
    text += lineOf("unusual", figures.unusual);
    for (std::size_t kind = 1; kind < figures.kinds.size(); ++kind)
        text += lineOf(trackKindNames[kind], figures.kinds[kind]);
    std::array<char, 96> line{};
    std::snprintf(line.data(), line.size(), "  likeliest kind right %.3f, calibration error %.3f\n", figures.accuracy,
                  figures.calibrationError);
    return text + line.data();
}

std::string hiddenTitleText(const HiddenTitleFigures& figures)
{
    std::string text = "Real music, titles hidden: " + std::to_string(figures.titled) + " of " +
                       std::to_string(figures.tracks) + " tracks have a title that says their kind\n";
    text += "  of the " + std::to_string(figures.flagged) + " likeliest (2 %), " +
            std::to_string(figures.titledFlagged) + " have such a title\n";
    text += "  the review lists " + std::to_string(figures.listed) + ", " + std::to_string(figures.titledListed) +
            " with such a title\n";
    std::array<char, 48> line{};
    std::snprintf(line.data(), line.size(), "  AUROC %.3f\n", figures.auroc);
    text += line.data();
    for (const std::string& name : figures.names)
        text += "    " + name + '\n';
    return text;
}

std::string kindFiguresJson(std::span<const std::pair<std::string, KindFigures>> contexts,
                            const HiddenTitleFigures* titles)
{
    Json all = Json::object();
    for (const auto& [context, figures] : contexts) {
        Json& one = all["made"][context] = {{"tracks", figures.tracks}, {"unusual", jsonOf(figures.unusual)}};
        for (std::size_t kind = 1; kind < figures.kinds.size(); ++kind)
            one[std::string(trackKindNames[kind])] = jsonOf(figures.kinds[kind]);
        one["accuracy"] = figures.accuracy;
        one["calibrationError"] = figures.calibrationError;
    }
    if (titles != nullptr)
        all["hiddenTitles"] = {{"tracks", titles->tracks},   {"titled", titles->titled},
                               {"flagged", titles->flagged}, {"titledFlagged", titles->titledFlagged},
                               {"listed", titles->listed},   {"titledListed", titles->titledListed},
                               {"auroc", titles->auroc},     {"names", titles->names}};
    return all.dump(2);
}

} // namespace tonekin
