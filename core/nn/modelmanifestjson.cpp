// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/modelmanifest.h"

#include "nn/sha256.h"
#include "nn/wholefile.h"

#include <nlohmann/json.hpp>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view formatName = "tonekin-model";
constexpr int formatVersion = 1;
constexpr std::string_view compression = "ln(1 + logGain * power)";
constexpr std::uintmax_t mostManifestBytes = 4'000'000;

Json frontEndJson(const ModelManifest& manifest)
{
    const MelFrontEnd& frontEnd = manifest.frontEnd;
    return {{"sampleRate", frontEnd.sampleRate},
            {"window", frontEnd.window},
            {"hop", frontEnd.hop},
            {"bands", frontEnd.bands},
            {"lowestHertz", frontEnd.lowestHertz},
            {"highestHertz", frontEnd.highestHertz},
            {"compression", compression},
            {"logGain", frontEnd.logGain},
            {"standardisation", {{"mean", manifest.bandMean}, {"scale", manifest.bandScale}}}};
}

Json layersJson(const NetworkLayers& layers)
{
    Json convolutions = Json::array();
    for (const ConvolutionShape& shape : layers.convolutions)
        convolutions.push_back({{"filters", shape.filters}, {"width", shape.width}, {"pool", shape.pool}});
    return {{"convolutions", convolutions},
            {"pooling", {"mean", "maximum", "rootMeanSquare"}},
            {"dense", layers.dense},
            {"outputs", layers.outputs}};
}

/// What changes results, in one fixed order: printed into the file, and hashed.
Json hearingJson(const ModelManifest& manifest)
{
    return {{"frontEnd", frontEndJson(manifest)},
            {"layers", layersJson(manifest.layers)},
            {"sections", {{"frames", manifest.sections.frames}, {"hopFrames", manifest.sections.hopFrames}}},
            {"vector",
             {{"from", "last hidden layer over the sections"},
              {"fromMean", manifest.vector.fromMean},
              {"fromSpread", manifest.vector.fromSpread}}}};
}

Json qualityJson(const std::vector<QualityFigure>& quality)
{
    Json figures = Json::array();
    for (const QualityFigure& figure : quality)
        figures.push_back(
            {{"measure", figure.measure}, {"value", figure.value}, {"low", figure.low}, {"high", figure.high}});
    return figures;
}

Json filterNamesJson(const std::vector<FilterName>& names)
{
    Json list = Json::array();
    for (const FilterName& name : names) {
        if (name.kind == FilterNameKind::Descriptor)
            list.push_back({{"name", name.name}, {"kind", "descriptor"}});
        else
            list.push_back({{"name", name.name},
                            {"kind", "measured"},
                            {"mode", name.mode == AnswerMode::Mean ? "mean" : "maximum"},
                            {"confidence", name.confidence},
                            {"selectivity", name.selectivity},
                            {"runnerUp", name.runnerUp}});
    }
    return list;
}

void readFrontEnd(const Json& json, ModelManifest& manifest)
{
    MelFrontEnd& frontEnd = manifest.frontEnd;
    json.at("sampleRate").get_to(frontEnd.sampleRate);
    json.at("window").get_to(frontEnd.window);
    json.at("hop").get_to(frontEnd.hop);
    json.at("bands").get_to(frontEnd.bands);
    json.at("lowestHertz").get_to(frontEnd.lowestHertz);
    json.at("highestHertz").get_to(frontEnd.highestHertz);
    json.at("logGain").get_to(frontEnd.logGain);
    json.at("standardisation").at("mean").get_to(manifest.bandMean);
    json.at("standardisation").at("scale").get_to(manifest.bandScale);
}

void readLayers(const Json& json, NetworkLayers& layers)
{
    for (const Json& shape : json.at("convolutions"))
        layers.convolutions.push_back(
            {shape.at("filters").get<int>(), shape.at("width").get<int>(), shape.at("pool").get<int>()});
    json.at("dense").get_to(layers.dense);
    json.at("outputs").get_to(layers.outputs);
}

void readTraining(const Json& json, TrainingRecord& training)
{
    json.at("recipe").get_to(training.recipe);
    json.at("data").get_to(training.data);
    json.at("seed").get_to(training.seed);
    json.at("steps").get_to(training.steps);
    if (json.contains("settings")) // older models say nothing
        json.at("settings").get_to(training.settings);
}

/// A field holds one of two words. Throws what the JSON library throws for a field of another kind.
bool isFirstWord(const Json& json, std::string_view first, std::string_view second)
{
    const auto word = json.get<std::string>();
    if (word != first && word != second)
        throw Json::type_error::create(302, "neither \"" + std::string(first) + "\" nor \"" + std::string(second) + '"',
                                       &json);
    return word == first;
}

FilterName readFilterName(const Json& json)
{
    FilterName name;
    json.at("name").get_to(name.name);
    if (isFirstWord(json.at("kind"), "descriptor", "measured"))
        return name;
    name.kind = FilterNameKind::Measured;
    name.mode = isFirstWord(json.at("mode"), "maximum", "mean") ? AnswerMode::Maximum : AnswerMode::Mean;
    json.at("confidence").get_to(name.confidence);
    json.at("selectivity").get_to(name.selectivity);
    json.at("runnerUp").get_to(name.runnerUp);
    return name;
}

/// Manifests made before filters had names may lack the field.
void readFilterNames(const Json& json, std::vector<FilterName>& names)
{
    const auto list = json.find("filterNames");
    if (list == json.end())
        return;
    if (!list->is_array())
        throw Json::type_error::create(302, "filterNames is no list", &*list);
    for (const Json& name : *list)
        names.push_back(readFilterName(name));
}

/// Throws what the JSON library throws when a field is missing or of another kind.
ModelManifest readFields(const Json& json)
{
    ModelManifest manifest;
    json.at("name").get_to(manifest.name);
    json.at("version").get_to(manifest.version);
    json.at("licence").get_to(manifest.licence);
    json.at("weights").at("file").get_to(manifest.weightsFile);
    json.at("weights").at("sha256").get_to(manifest.weightsSha256);
    readFrontEnd(json.at("frontEnd"), manifest);
    readLayers(json.at("layers"), manifest.layers);
    json.at("sections").at("frames").get_to(manifest.sections.frames);
    json.at("sections").at("hopFrames").get_to(manifest.sections.hopFrames);
    json.at("vector").at("fromMean").get_to(manifest.vector.fromMean);
    json.at("vector").at("fromSpread").get_to(manifest.vector.fromSpread);
    readTraining(json.at("training"), manifest.training);
    for (const Json& figure : json.at("quality"))
        manifest.quality.push_back({figure.at("measure").get<std::string>(), figure.at("value").get<double>(),
                                    figure.at("low").get<double>(), figure.at("high").get<double>()});
    readFilterNames(json, manifest.filterNames);
    return manifest;
}

Error wrong(const std::string& reason)
{
    return Error{ErrorCode::ModelDamaged, "manifest: " + reason};
}

} // namespace

Result<ModelManifest> parseManifest(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        return wrong("not a JSON object");
    try {
        if (json.at("format") != formatName || json.at("formatVersion") != formatVersion)
            return wrong("another format, or a version that this program does not know");
        if (json.at("frontEnd").at("compression") != compression)
            return wrong("a compression of loudness that this program does not know");
        if (json.at("layers").at("pooling") != Json{"mean", "maximum", "rootMeanSquare"})
            return wrong("a pooling over time that this program does not know");
        ModelManifest manifest = readFields(json);
        if (auto checked = checkManifest(manifest); !checked)
            return checked.error();
        return manifest;
    } catch (const Json::exception& problem) {
        return wrong(problem.what());
    }
}

std::string printManifest(const ModelManifest& manifest)
{
    Json json = {{"format", formatName},
                 {"formatVersion", formatVersion},
                 {"name", manifest.name},
                 {"version", manifest.version},
                 {"licence", manifest.licence},
                 {"weights", {{"file", manifest.weightsFile}, {"sha256", manifest.weightsSha256}}}};
    json.update(hearingJson(manifest));
    json["training"] = {{"recipe", manifest.training.recipe},
                        {"data", manifest.training.data},
                        {"seed", manifest.training.seed},
                        {"steps", manifest.training.steps}};
    if (!manifest.training.settings.empty())
        json["training"]["settings"] = manifest.training.settings;
    json["quality"] = qualityJson(manifest.quality);
    json["filterNames"] = filterNamesJson(manifest.filterNames);
    // A name may hold any bytes; what is not UTF-8 in it is replaced.
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ModelManifest> readManifest(const std::filesystem::path& file)
{
    const auto bytes = readWholeFile(file, mostManifestBytes);
    if (!bytes)
        return bytes.error();
    return parseManifest({bytes->data(), bytes->size()});
}

std::string ModelManifest::modelHash() const
{
    const std::string text = weightsSha256 + hearingJson(*this).dump();
    return sha256Hex(text);
}

} // namespace tonekin
