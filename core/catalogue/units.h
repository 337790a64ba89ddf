// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "library/findingstore.h"
#include "library/library.h"
#include "similarity/unitrankings.h"

#include <optional>
#include <string>
#include <vector>

namespace tonekin {

/// By which measures a library keeps the activations of a layer's units. The first layer has both, later convolutions
/// only maxima, hidden units one value that counts as the mean.
bool keeps(NetworkLayer layer, RankBy by);
RankBy usualMeasure(NetworkLayer layer);
/// By which a library's use of a unit is told: the mean, where there is one.
RankBy usageMeasure(NetworkLayer layer);

/// The activations of one track by layer and measure, all that are kept. Moves with its track's values; the spans point
/// into it.
class ActivationsByLayer {
public:
    explicit ActivationsByLayer(const StoredActivations& stored);
    ActivationsByLayer(const ActivationsByLayer&) = delete;
    ActivationsByLayer& operator=(const ActivationsByLayer&) = delete;
    ActivationsByLayer(ActivationsByLayer&&) = default;
    ActivationsByLayer& operator=(ActivationsByLayer&&) = default;
    ~ActivationsByLayer() = default;

    const std::vector<LayerActivations>& layers() const { return m_layers; }
    /// Those of one layer by one measure, by unit; empty where the track has none.
    std::span<const float> of(NetworkLayer layer, RankBy by) const;

private:
    void add(NetworkLayer layer, RankBy by, std::vector<float> values);

    std::vector<std::vector<float>> m_values;
    std::vector<LayerActivations> m_layers;
};

/// What rankings need to know of a track.
UnitRankings::Labels unitLabelsOf(const CatalogueTrack& track);

/// A question for the tracks that activate a unit most.
struct UnitQuery {
    NetworkUnit unit;
    RankBy by = RankBy::Maximum;
    std::size_t count = 10;
    bool operator==(const UnitQuery&) const = default;
};

struct UnitListRow {
    TrackId id;
    float value = 0.0F;
    double unusualness = 0.0;       // standard deviations above what is usual in this library
    std::optional<double> seconds;  // the moment of the strongest activation; empty: not of a moment, or not known
    std::vector<TrackId> sameAudio; // copies that were collapsed into this row
};

struct UnitList {
    UnitQuery query;
    std::vector<UnitListRow> rows; // the strongest first
};

/// Moments come from the library and are left out where it does not have them. Errors: those of
/// the library.
Result<UnitList> unitList(const UnitRankings& rankings, const Library& library, const std::string& modelHash,
                          const UnitQuery& query);

/// A unit of the hidden layer that a track activates more than is usual.
struct FiringUnit {
    int index = 0;
    float value = 0.0F;
    double unusualness = 0.0;
};
/// The units of the last hidden layer that are most unusual in a track. `values`: of all units.
std::vector<FiringUnit> firingUnits(const UnitRankings& rankings, std::span<const float> values, std::size_t count);

struct LayerRankings {
    int units = 0; // of the layer, as the tracks have it; 0: no track was analysed
    UnitRankings rankings;
};
/// Rankings of one layer by one measure, from one pass over the library. Errors: those of the library.
Result<LayerRankings> readRankings(const Library& library, const Catalogue& catalogue, const std::string& modelHash,
                                   NetworkLayer layer, RankBy by);

} // namespace tonekin
