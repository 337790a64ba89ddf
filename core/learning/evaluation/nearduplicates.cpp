// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/nearduplicates.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>
#include <optional>

namespace tonekin {
namespace {

constexpr int groups = 16; // of bands
constexpr int framesAStep = 4;
constexpr double leastEnergy = 1e-9;

using Complex = std::complex<float>;

/// Fast Fourier transform in place, by halves (Cooley and Tukey 1965); the length is a power of two.
void transform(std::vector<Complex>& values, bool back)
{
    const std::size_t size = values.size();
    for (std::size_t i = 1, reversed = 0; i < size; ++i) {
        std::size_t bit = size >> 1U;
        for (; (reversed & bit) != 0; bit >>= 1U)
            reversed ^= bit;
        reversed ^= bit;
        if (i < reversed)
            std::swap(values[i], values[reversed]);
    }
    for (std::size_t length = 2; length <= size; length *= 2) {
        const double angle = (back ? 2.0 : -2.0) * std::numbers::pi / static_cast<double>(length);
        std::vector<Complex> turns(length / 2);
        for (std::size_t i = 0; i < turns.size(); ++i)
            turns[i] = Complex(std::polar(1.0, angle * static_cast<double>(i)));
        for (std::size_t start = 0; start < size; start += length)
            for (std::size_t i = 0; i < length / 2; ++i) {
                const Complex even = values[start + i];
                const Complex odd = values[start + i + length / 2] * turns[i];
                values[start + i] = even + odd;
                values[start + i + length / 2] = even - odd;
            }
    }
}

/// A track in coarse steps: what its groups of bands do beside their means.
struct Outline {
    std::size_t steps = 0;
    std::vector<std::vector<float>> values; // [groups][steps]
    std::vector<double> energyUpTo;         // [steps + 1] sums of squares over all groups
    std::vector<std::vector<Complex>> spectra;
};

Outline outlineOf(const MelSpectrogram& mel)
{
    Outline outline;
    outline.steps = static_cast<std::size_t>(mel.frames() / framesAStep);
    outline.values.assign(groups, std::vector<float>(outline.steps, 0.0F));
    for (std::size_t step = 0; step < outline.steps; ++step)
        for (int frame = 0; frame < framesAStep; ++frame) {
            const auto bands = mel.frame(static_cast<int>(step) * framesAStep + frame);
            for (std::size_t band = 0; band < bands.size(); ++band)
                outline.values[band * groups / bands.size()][step] += bands[band];
        }
    outline.energyUpTo.assign(outline.steps + 1, 0.0);
    for (auto& row : outline.values) {
        const auto mean = static_cast<float>(std::accumulate(row.begin(), row.end(), 0.0) /
                                             static_cast<double>(std::max<std::size_t>(1, row.size())));
        for (std::size_t step = 0; step < row.size(); ++step) {
            row[step] -= mean;
            outline.energyUpTo[step + 1] += row[step] * row[step];
        }
    }
    std::partial_sum(outline.energyUpTo.begin(), outline.energyUpTo.end(), outline.energyUpTo.begin());
    return outline;
}

void addSpectra(Outline& outline, std::size_t size)
{
    for (const auto& row : outline.values) {
        std::vector<Complex> padded(size);
        std::ranges::copy(row, padded.begin());
        transform(padded, false);
        outline.spectra.push_back(std::move(padded));
    }
}

/// Products of the two outlines at every offset: place d, counted around the end, is for `other` beginning d steps
/// after `one`.
std::vector<Complex> productsAtOffsets(const Outline& one, const Outline& other)
{
    std::vector<Complex> sum(one.spectra.front().size());
    for (std::size_t group = 0; group < groups; ++group)
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += one.spectra[group][i] * std::conj(other.spectra[group][i]);
    transform(sum, true);
    return sum;
}

struct Match {
    double correlation = 0.0;
    double shared = 0.0;
};

/// The best place at which enough of the shorter track lies over the longer one.
std::optional<Match> bestMatch(const Outline& one, const Outline& other, double leastShared)
{
    const auto shorter = static_cast<double>(std::min(one.steps, other.steps));
    if (shorter < 1.0)
        return std::nullopt;
    const auto products = productsAtOffsets(one, other);
    const auto size = static_cast<std::ptrdiff_t>(products.size());
    const auto oneSteps = static_cast<std::ptrdiff_t>(one.steps);
    const auto otherSteps = static_cast<std::ptrdiff_t>(other.steps);
    std::optional<Match> best;
    for (std::ptrdiff_t offset = 1 - otherSteps; offset < oneSteps; ++offset) {
        const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(0, offset);
        const std::ptrdiff_t end = std::min(oneSteps, offset + otherSteps);
        const double shared = static_cast<double>(end - begin) / shorter;
        if (shared < leastShared)
            continue;
        const auto energy = [](const Outline& outline, std::ptrdiff_t from, std::ptrdiff_t to) {
            return outline.energyUpTo[static_cast<std::size_t>(to)] -
                   outline.energyUpTo[static_cast<std::size_t>(from)];
        };
        const double energies = energy(one, begin, end) * energy(other, begin - offset, end - offset);
        if (energies < leastEnergy)
            continue;
        const double product = products[static_cast<std::size_t>((offset + size) % size)].real();
        const double correlation = product / static_cast<double>(size) / std::sqrt(energies);
        if (!best || correlation > best->correlation)
            best = Match{correlation, shared};
    }
    return best;
}

/// Room for every offset of any two.
std::size_t transformSize(const std::vector<Outline>& outlines)
{
    std::size_t longest = 1;
    for (const Outline& outline : outlines)
        longest = std::max(longest, outline.steps);
    std::size_t size = 1;
    while (size < 2 * longest)
        size *= 2;
    return size;
}

} // namespace

std::vector<NearDuplicate> findNearDuplicates(std::span<const MelSpectrogram> tracks, const NearDuplicateRule& rule)
{
    std::vector<Outline> outlines;
    for (const MelSpectrogram& mel : tracks)
        outlines.push_back(outlineOf(mel));
    const std::size_t size = transformSize(outlines);
    for (Outline& outline : outlines)
        addSpectra(outline, size);
    std::vector<std::size_t> order(tracks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return outlines[a].steps > outlines[b].steps; });
    std::vector<std::size_t> kept;
    std::vector<NearDuplicate> found;
    for (const std::size_t track : order) {
        std::optional<NearDuplicate> nearest;
        for (const std::size_t other : kept) {
            const auto match = bestMatch(outlines[other], outlines[track], rule.shared);
            if (match && match->correlation > rule.correlation &&
                (!nearest || match->correlation > nearest->correlation))
                nearest = NearDuplicate{other, track, match->correlation, match->shared};
        }
        if (nearest)
            found.push_back(*nearest);
        else
            kept.push_back(track);
    }
    std::ranges::sort(found, {}, &NearDuplicate::removed);
    return found;
}

} // namespace tonekin
