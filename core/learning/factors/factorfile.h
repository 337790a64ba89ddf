// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "playcounts/factorisation.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// What a network is trained on and measured with when it shall hear who likes a track: factors of tracks, with their
/// direction (taste) and length (mostly popularity) apart, those of the listeners, and who played what.
struct LatentFactors {
    FactorisationOptions recipe;
    std::vector<std::string> tracks; // names, ascending
    std::vector<float> directions;   // [tracks x dimensions], each of length 1, or 0 where the factor is
    std::vector<float> lengths;      // [tracks]
    std::vector<float> users;        // [users x dimensions]; who they are is not kept
    std::vector<Play> plays;         // by user, then track
    bool operator==(const LatentFactors&) const = default;

    std::size_t dimensions() const { return static_cast<std::size_t>(recipe.dimensions); }
    std::size_t userCount() const { return users.size() / dimensions(); }
    std::span<const float> direction(std::size_t track) const
    {
        return std::span(directions).subspan(track * dimensions(), dimensions());
    }
    std::span<const float> user(std::size_t index) const
    {
        return std::span(users).subspan(index * dimensions(), dimensions());
    }
};

LatentFactors latentFactors(const PlayCounts& counts, const Factors& factors, const FactorisationOptions& recipe);

/// Two files beside each other: JSON with recipe and names, safetensors with the numbers. `file` names the former.
/// Errors: IoError.
Status writeFactors(const std::filesystem::path& file, const LatentFactors& factors);

/// Errors: NotFound; InvalidArgument with the reason (not such files, another hash than the JSON says, tensors missing
/// or of wrong shapes, numbers that are not finite, directions that are no directions, plays of nobody).
Result<LatentFactors> readFactors(const std::filesystem::path& file);

} // namespace tonekin
