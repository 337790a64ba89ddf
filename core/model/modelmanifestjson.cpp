// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/modelmanifest.h"

#include "model/sha256.h"
#include "model/wholefile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view formatName = "tonekin-model";
constexpr int formatVersion = 2;
constexpr std::string_view compression = "ln(1 + logGain * power)";
constexpr std::uintmax_t mostManifestBytes = 4'000'000;
// In the order of the enumerations.
constexpr std::array<std::string_view, 3> sourceWords{"filters", "pooled", "hidden"};
constexpr std::array<std::string_view, 2> statisticWords{"mean", "spread"};
constexpr std::array<std::string_view, 3> whiteningWords{"components", "within tracks", "by factors"};
constexpr std::array<std::string_view, 2> kindWords{"measured", "descriptor"};
constexpr std::array<std::string_view, 2> modeWords{"maximum", "mean"};

Json frontEndJson(const ModelManifest& manifest)
{
    const MelFrontEnd& frontEnd = manifest.frontEnd;
    Json json = {{"sampleRate", frontEnd.sampleRate},
                 {"window", frontEnd.window},
                 {"hop", frontEnd.hop},
                 {"bands", frontEnd.bands},
                 {"lowestHertz", frontEnd.lowestHertz},
                 {"highestHertz", frontEnd.highestHertz},
                 {"compression", compression},
                 {"logGain", frontEnd.logGain},
                 {"standardisation", {{"mean", manifest.bandMean}, {"scale", manifest.bandScale}}}};
    if (frontEnd.level > 0.0) // models from before there was one keep their hash
        json["level"] = frontEnd.level;
    return json;
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

Json vectorJson(const VectorShape& vector)
{
    Json parts = Json::array();
    for (const VectorPart& part : vector.parts)
        parts.push_back({{"of", sourceWords.at(static_cast<std::size_t>(part.source))},
                         {"statistic", statisticWords.at(static_cast<std::size_t>(part.statistic))},
                         {"dimensions", part.dimensions},
                         {"weight", part.weight},
                         {"whitening", whiteningWords.at(static_cast<std::size_t>(part.whitening))},
                         {"strength", part.strength}});
    return parts;
}

/// What changes results, in one fixed order: printed into the file, and hashed.
Json hearingJson(const ModelManifest& manifest)
{
    return {{"frontEnd", frontEndJson(manifest)},
            {"layers", layersJson(manifest.layers)},
            {"sections", {{"frames", manifest.sections.frames}, {"hopFrames", manifest.sections.hopFrames}}},
            {"vector", vectorJson(manifest.vector)}};
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
                            {"mode", name.mode == ActivationMode::Mean ? "mean" : "maximum"},
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
    frontEnd.level = json.value("level", 0.0);
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

/// Throws what the JSON library throws for a field of another kind.
template <typename Value, std::size_t count>
Value oneOf(const std::array<std::string_view, count>& words, const Json& json)
{
    const auto word = std::ranges::find(words, json.get<std::string>());
    if (word == words.end())
        throw Json::type_error::create(302, "not a word that this program knows: " + json.dump(), &json);
    return static_cast<Value>(word - words.begin());
}

void readVector(const Json& json, VectorShape& vector)
{
    for (const Json& part : json)
        vector.parts.push_back({oneOf<VectorSource>(sourceWords, part.at("of")),
                                oneOf<VectorStatistic>(statisticWords, part.at("statistic")),
                                part.at("dimensions").get<int>(), part.at("weight").get<double>(),
                                oneOf<Whitening>(whiteningWords, part.at("whitening")),
                                part.at("strength").get<double>()});
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

FilterName readFilterName(const Json& json)
{
    FilterName name;
    json.at("name").get_to(name.name);
    name.kind = oneOf<FilterNameKind>(kindWords, json.at("kind"));
    if (name.kind == FilterNameKind::Descriptor)
        return name;
    name.mode = oneOf<ActivationMode>(modeWords, json.at("mode"));
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
    readVector(json.at("vector"), manifest.vector);
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
