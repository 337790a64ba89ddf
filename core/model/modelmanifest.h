// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/networkunit.h"
#include "base/result.h"
#include "model/filternames.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// A convolution over time, "valid", followed by ReLU and a maximum over `pool` neighbours (1: none).
struct ConvolutionShape {
    int filters = 0;
    int width = 0; // frames of its input
    int pool = 1;
    bool operator==(const ConvolutionShape&) const = default;
};

/// The layers after the front end. Mean, maximum and root mean square over time follow the last convolution; dense
/// layers end in ReLU, the output layer is linear.
struct NetworkLayers {
    std::vector<ConvolutionShape> convolutions;
    std::vector<int> dense; // units of each
    int outputs = 0;
    bool operator==(const NetworkLayers&) const = default;

    int stride() const;         // frames from one position of the last convolution to the next
    int receptiveField() const; // frames that one position sees
    /// The same of one position of a convolution's output (1, 2 ...), before the maximum over neighbours is taken.
    int stride(int convolution) const;
    int receptiveField(int convolution) const;
    int pooledUnits() const { return 3 * convolutions.back().filters; }
    int hiddenUnits() const { return dense.back(); }
    std::int64_t parameters(int bands) const;
};

/// How a track is cut into sections: the convolutions run once over all of it, pooling over each section.
struct SectionShape {
    int frames = 160;   // as long as the windows that the network was trained on
    int hopFrames = 64; // a multiple of the stride
    bool operator==(const SectionShape&) const = default;
};

/// Whether a network of these layers has such a unit.
bool hasUnit(const NetworkLayers& layers, NetworkUnit unit);

/// What of a section a part of the vector is made from.
enum class VectorSource {
    Filters, // mean and maximum of every filter of the first layer [2 x filters]
    Pooled,  // what the dense layers are given [3 x filters of the last convolution]
    Hidden,  // the last hidden layer [units]
};

enum class VectorStatistic { Mean, Spread }; // over the sections of a track; spread: standard deviation

/// How a part's linear map was fitted; told so that it can be repeated, and so that a random copy can be treated alike.
enum class Whitening {
    Components,   // principal components, each divided by its deviation to the power `strength`
    WithinTracks, // principal components, then divided by how they vary within tracks; `strength` shrinks that towards
                  // the same in every direction
    ByAttributes  // as Components, after directions in which features move with what shall not count (key, tempo, place
                  // in the track) were damped and those of what shall count (drums, groove) raised
};

/// One linear map of a statistic of a source, scaled to unit length and then to `weight`.
struct VectorPart {
    VectorSource source = VectorSource::Hidden;
    VectorStatistic statistic = VectorStatistic::Mean;
    int dimensions = 0;
    double weight = 1.0;
    Whitening whitening = Whitening::Components;
    double strength = 0.25;
    bool operator==(const VectorPart&) const = default;
};

/// The vector that tracks are compared by: its parts joined and scaled to unit length, so that the similarity of two
/// tracks is the mean of their parts' similarities by squared weight. A section by itself has no spread; such parts of
/// its vector are zero.
struct VectorShape {
    std::vector<VectorPart> parts;
    bool operator==(const VectorShape&) const = default;
    int dimensions() const;
};

/// The number of features that a source gives for each section.
int featuresOf(const NetworkLayers& layers, VectorSource source);

/// One measured figure with its 95 % interval.
struct QualityFigure {
    std::string measure;
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
    bool operator==(const QualityFigure&) const = default;
};

/// What a network was made from; words for people, except where tonekin-train needs them to repeat it.
struct TrainingRecord {
    std::string recipe;
    std::vector<std::string> data; // one line a source, with its licence
    std::uint64_t seed = 0;
    std::int64_t steps = 0;
    std::string settings; // of tonekin-train fit, a line each, as its configuration file takes them; may be empty
    bool operator==(const TrainingRecord&) const = default;
};

/// The JSON file beside the weights: all that is needed to use them, nothing of it hard-coded elsewhere.
struct ModelManifest {
    std::string name;
    std::string version;
    std::string licence;
    std::string weightsFile;   // a plain name, beside the manifest
    std::string weightsSha256; // lower-case hex
    MelFrontEnd frontEnd;
    std::vector<float> bandMean;  // [bands] subtracted from the log-mel values
    std::vector<float> bandScale; // [bands] then divided by
    NetworkLayers layers;
    SectionShape sections;
    VectorShape vector;
    TrainingRecord training;
    std::vector<QualityFigure> quality;
    std::vector<FilterName> filterNames; // of the first layer; empty, or one a filter
    bool operator==(const ModelManifest&) const = default;

    /// SHA-256 over the weights' hash and whatever else changes results; names, licence and quality do not.
    std::string modelHash() const;
};

/// Errors: ModelDamaged with the reason (not JSON, a field missing or of the wrong kind, an absurd size, layers that
/// do not fit together).
Result<ModelManifest> parseManifest(std::string_view json);
std::string printManifest(const ModelManifest& manifest);

/// Errors: ModelMissing, ModelDamaged.
Result<ModelManifest> readManifest(const std::filesystem::path& file);

/// Why a manifest cannot describe a network, or ok().
Status checkManifest(const ModelManifest& manifest);

} // namespace tonekin
