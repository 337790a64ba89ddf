// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "fitcorpora.h"
#include "vectorpart.h"

#include "measures/trackrelations.h"
#include "model/modelfiles.h"
#include "nn/randommodel.h"
#include "training/projection.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>

namespace tonekin {
namespace {

struct VectorChoices {
    std::string model;
    std::string out;
    CorporaChoice corpora;
    std::vector<std::string> parts;
};

/// The old vector's maps may have other shapes; any weights will do in their place until new ones are fitted.
void takeNewVector(const ModelManifest& manifest, std::vector<NamedTensor>& tensors)
{
    const auto ofVector = [](const NamedTensor& tensor) { return tensor.name.starts_with("vector"); };
    std::erase_if(tensors, ofVector);
    std::ranges::copy_if(randomTensors(manifest, 1), std::back_inserter(tensors), ofVector);
}

/// The settings of fit that would have given this vector.
std::string withVectorOption(const std::string& settings, const std::vector<std::string>& parts)
{
    const std::string option = "vector = ";
    std::string changed;
    std::istringstream lines(settings);
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with(option))
            changed += line + "\n";
    std::string values;
    for (const std::string& part : parts)
        values += (values.empty() ? "\"" : ", \"") + part + "\"";
    return changed + option + "[" + values + "]\n";
}

/// The recipe says of what the vector is made, at its end.
void tellVector(const std::vector<std::string>& parts, ModelManifest& manifest)
{
    if (!parts.empty() && !manifest.training.settings.empty())
        manifest.training.settings = withVectorOption(manifest.training.settings, parts);
    std::string& recipe = manifest.training.recipe;
    const std::string words = "; vector ";
    if (const auto place = recipe.rfind(words); place != std::string::npos)
        recipe = recipe.substr(0, place) + words + describeVector(manifest.vector);
}

ExitStatus runVector(const VectorChoices& choices)
{
    auto model = readModel(choices.model);
    if (!model)
        return tellError(model.error());
    ModelManifest& manifest = model->manifest;
    if (auto parts = setVectorParts(choices.parts, manifest.vector); !parts)
        return tellError(parts.error());
    if (auto checked = checkManifest(manifest); !checked)
        return tellError(checked.error());
    const auto corpora = readCorpora(choices.corpora, manifest.sections.frames);
    if (!corpora)
        return tellError(corpora.error());
    if (corpora->frontEnd != manifest.frontEnd)
        return tellError({ErrorCode::InvalidArgument, "the corpus was made with another front end"});
    const auto lessons = readVectorLessons(choices.corpora, corpora->frontEnd, corpora->tracks.tracks);
    if (!lessons)
        return tellError(lessons.error());
    manifest.name = std::filesystem::path(choices.out).stem().string();
    manifest.quality.clear(); // of the old vector
    tellVector(choices.parts, manifest);
    takeNewVector(manifest, model->tensors);
    const LoadedTracks heard = tracksOfKind(corpora->tracks, !hasReal(corpora->tracks));
    if (auto fitted = fitVector(manifest, model->tensors, heard, *lessons); !fitted)
        return tellError(fitted.error());
    const auto written = writeModel(choices.out, manifest, model->tensors);
    if (!written)
        return tellError(written.error());
    std::cout << "Wrote " << choices.out << " with the vector " << describeVector(manifest.vector) << '\n';
    return ExitStatus::Done;
}

} // namespace

void addVectorCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<VectorChoices>();
    CLI::App* command = app.add_subcommand("vector", "Fit another vector to what a trained network hears");
    command->add_option("--model", choices->model, "The network's manifest")->required();
    command->add_option("--corpus", choices->corpora.folders, "A folder that the corpus command made")->required();
    command->add_option("--vector-lessons", choices->corpora.vectorLessons, vectorLessonsHelp);
    command->add_option("--vector-copies", choices->corpora.vectorCopies, vectorCopiesHelp);
    command->add_option("--held-out", choices->corpora.heldOut, "File with collections that must not be heard");
    command->add_option("--every-frame", choices->corpora.everyFrame, "As in fit, for a network of a lower frame rate")
        ->capture_default_str()
        ->check(CLI::Range(1, 4));
    command->add_option("--out", choices->out, "The manifest to write (.json); the weights go beside it")->required();
    command->add_option("--part", choices->parts, vectorPartHelp);
    command->callback([choices, &context] { context.status = runVector(*choices); });
}

} // namespace tonekin
