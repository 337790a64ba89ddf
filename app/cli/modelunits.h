// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/unitnote.h"
#include "library/library.h"
#include "model/modelfiles.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace tonekin::cli {

/// The network whose units are asked about, and what they are called. Where a library was analysed with another one
/// than the chosen, that one's answers and the user's names for it count, and all else that the chosen one's file tells
/// of units does not.
class ModelUnits {
public:
    /// `model`: a manifest; empty for the one that comes with the program. `library`: null when there is none.
    /// Errors: ModelMissing, ModelDamaged, those of the library.
    static Result<ModelUnits> open(const std::filesystem::path& model, const Library* library);

    const ModelManifest& manifest() const { return m_manifest; }
    const std::filesystem::path& file() const { return m_file; }
    /// False where the library was analysed with another network.
    bool isOfLibrary() const { return m_hash == m_manifest.modelHash(); }
    /// Of the network whose activations and names count.
    const std::string& hash() const { return m_hash; }
    /// Says on standard error that the library was analysed with another network; nothing where it was not.
    void warnOfOther() const;

    /// The chosen network's layer of a name, or any "convN" and "denseN" where another counts.
    std::optional<NetworkLayer> layerOf(const std::string& name) const;
    std::string nameOf(NetworkLayer layer) const;
    /// As many as the chosen network has; nothing where another counts.
    std::optional<int> unitsOf(NetworkLayer layer) const;
    const UnitNote* noteOn(NetworkUnit unit) const;         // null: none
    const FilterName* measuredName(NetworkUnit unit) const; // null: none

private:
    ModelManifest m_manifest;
    std::filesystem::path m_file;
    std::string m_hash;
    std::map<NetworkUnit, UnitNote> m_notes;
};

/// "the user's name", or what was measured with how surely, or what the weights look like, said to be no more than
/// that. Empty where nothing is known.
std::string unitWords(const UnitNote* note, const FilterName* name);

} // namespace tonekin::cli
