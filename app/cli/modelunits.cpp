// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelunits.h"

#include "library/findingstore.h"
#include "library/notestore.h"
#include "model/shippedmodel.h"
#include "textoutput.h"

#include <algorithm>
#include <iostream>

namespace tonekin::cli {

Result<ModelUnits> ModelUnits::open(const std::filesystem::path& model, const Library* library)
{
    ModelUnits units;
    units.m_file = model;
    if (model.empty()) {
        const auto shipped = findShippedModel();
        if (!shipped)
            return shipped.error();
        units.m_file = *shipped;
    }
    auto manifest = readManifest(units.m_file);
    if (!manifest)
        return manifest.error();
    units.m_manifest = std::move(*manifest);
    units.m_hash = units.m_manifest.modelHash();
    if (library == nullptr)
        return units;
    const auto inUse = library->findings().modelInUse();
    if (!inUse)
        return inUse.error();
    if (!inUse->empty())
        units.m_hash = *inUse;
    const auto notes = library->notes().all(units.m_hash);
    if (!notes)
        return notes.error();
    for (const UnitNote& note : *notes)
        units.m_notes.emplace(note.unit, note);
    return units;
}

void ModelUnits::warnOfOther() const
{
    if (!isOfLibrary())
        std::cerr << "tonekin-cli: The library was analysed with another network than " << plainText(m_file.native())
                  << ". What that one found is shown, without measured names; 'tonekin-cli scan' analyses it again.\n";
}

std::optional<NetworkLayer> ModelUnits::layerOf(const std::string& name) const
{
    constexpr int mostLayers = 99;
    const bool other = !isOfLibrary();
    const auto dense = static_cast<int>(m_manifest.layers.dense.size());
    const auto convolutions = other ? mostLayers : static_cast<int>(m_manifest.layers.convolutions.size());
    for (int denseLayers = other ? 1 : dense; denseLayers <= (other ? mostLayers : dense); ++denseLayers)
        if (const auto layer = layerNamed(name, convolutions, denseLayers))
            return layer;
    return std::nullopt;
}

std::string ModelUnits::nameOf(NetworkLayer layer) const
{
    return layerName(layer, static_cast<int>(m_manifest.layers.dense.size()));
}

std::optional<int> ModelUnits::unitsOf(NetworkLayer layer) const
{
    if (!isOfLibrary())
        return std::nullopt;
    return layer.isConvolution() ? m_manifest.layers.convolutions[static_cast<std::size_t>(layer.number) - 1].filters
                                 : m_manifest.layers.hiddenUnits();
}

const UnitNote* ModelUnits::noteOn(NetworkUnit unit) const
{
    const auto note = m_notes.find(unit);
    return note == m_notes.end() ? nullptr : &note->second;
}

const FilterName* ModelUnits::measuredName(NetworkUnit unit) const
{
    const auto at = static_cast<std::size_t>(unit.index);
    const bool known = isOfLibrary() && unit.layer == NetworkLayer{1} && at < m_manifest.filterNames.size();
    return known ? &m_manifest.filterNames[at] : nullptr;
}

std::string unitWords(const UnitNote* note, const FilterName* name)
{
    std::string words = note != nullptr ? note->name : std::string();
    if (name == nullptr)
        return words;
    std::string measured;
    if (name->kind == FilterNameKind::Measured)
        measured = name->name + " (measured, confidence " + decimal(name->confidence, 2) + ")";
    else
        measured = name->name + " (by the look of its weights only)";
    return words.empty() ? measured : words + "; " + measured;
}

} // namespace tonekin::cli
