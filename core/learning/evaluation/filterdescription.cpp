// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/filterdescription.h"

#include "base/filterterms.h"
#include "dsp/melanalyser.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonekin {
namespace {

constexpr double leastRise = 0.6;       // of the largest weight of a frame, between first and last
constexpr double leastSlant = 0.15;     // how much better frames fit shifted over bands than in place
constexpr double leastRepetition = 0.4; // correlation of the bands' profile with itself one spacing further
constexpr int narrowestSpacing = 3;     // bands
constexpr int widestSpacing = 40;       // bands

/// Weights of one filter as a picture.
class Kernel {
public:
    Kernel(std::span<const float> weights, int bands)
        : m_weights(weights)
        , m_bands(static_cast<std::size_t>(bands))
        , m_width(weights.size() / m_bands)
    {
    }
    std::size_t bands() const { return m_bands; }
    std::size_t width() const { return m_width; }
    double at(std::size_t band, std::size_t frame) const { return m_weights[band * m_width + frame]; }

private:
    std::span<const float> m_weights;
    std::size_t m_bands;
    std::size_t m_width;
};

/// What each band holds of the energy that the filter likes, summing to 1; empty for a filter without any.
std::vector<double> likedProfile(const Kernel& kernel)
{
    std::vector<double> profile(kernel.bands());
    for (std::size_t band = 0; band < profile.size(); ++band)
        for (std::size_t frame = 0; frame < kernel.width(); ++frame) {
            const double liked = std::max(0.0, kernel.at(band, frame));
            profile[band] += liked * liked;
        }
    const double sum = std::accumulate(profile.begin(), profile.end(), 0.0);
    if (!(sum > 0.0))
        return {};
    for (double& part : profile)
        part /= sum;
    return profile;
}

/// The band below which a share of the profile lies.
std::size_t bandAtShare(const std::vector<double>& profile, double share)
{
    double sum = 0.0;
    for (std::size_t band = 0; band < profile.size(); ++band)
        if ((sum += profile[band]) >= share)
            return band;
    return profile.size() - 1;
}

/// How the weights of the bands that matter change from frame to frame.
std::string_view changeOverTime(const Kernel& kernel, const std::vector<double>& profile)
{
    std::vector<double> frames(kernel.width());
    for (std::size_t frame = 0; frame < frames.size(); ++frame)
        for (std::size_t band = 0; band < kernel.bands(); ++band)
            frames[frame] += profile[band] * kernel.at(band, frame);
    double largest = 0.0;
    for (const double value : frames)
        largest = std::max(largest, std::abs(value));
    const double rise = (frames.back() - frames.front()) / largest;
    if (rise >= leastRise)
        return "onset";
    if (rise <= -leastRise)
        return "offset";
    const double peak = *std::ranges::max_element(frames);
    const bool inside = peak - std::max(frames.front(), frames.back()) >= leastRise * largest;
    return inside ? "short" : "sustained";
}

/// Cosine of each frame with the next one, `shift` bands further up, over all pairs of frames.
double likenessShifted(const Kernel& kernel, int shift)
{
    double product = 0.0;
    double first = 0.0;
    double second = 0.0;
    for (std::size_t frame = 0; frame + 1 < kernel.width(); ++frame)
        for (int band = 0; band < static_cast<int>(kernel.bands()); ++band) {
            const int other = band + shift;
            if (other < 0 || other >= static_cast<int>(kernel.bands()))
                continue;
            const double a = kernel.at(static_cast<std::size_t>(band), frame);
            const double b = kernel.at(static_cast<std::size_t>(other), frame + 1);
            product += a * b;
            first += a * a;
            second += b * b;
        }
    return first > 0.0 && second > 0.0 ? product / std::sqrt(first * second) : 0.0;
}

/// "rising", "falling" or nothing.
std::string_view slantOf(const Kernel& kernel)
{
    constexpr int furthest = 4;
    double up = -1.0;
    double down = -1.0;
    for (int shift = 1; shift <= furthest; ++shift) {
        up = std::max(up, likenessShifted(kernel, shift));
        down = std::max(down, likenessShifted(kernel, -shift));
    }
    const double inPlace = std::max(0.0, likenessShifted(kernel, 0));
    if (up >= std::max(inPlace, down) + leastSlant)
        return "rising";
    if (down >= std::max(inPlace, up) + leastSlant)
        return "falling";
    return {};
}

/// Bands from one tooth to the next; 0 where nothing repeats.
int spacingOf(const Kernel& kernel)
{
    std::vector<double> profile(kernel.bands());
    for (std::size_t band = 0; band < profile.size(); ++band)
        for (std::size_t frame = 0; frame < kernel.width(); ++frame)
            profile[band] += kernel.at(band, frame);
    const double mean = std::accumulate(profile.begin(), profile.end(), 0.0) / static_cast<double>(profile.size());
    for (double& value : profile)
        value -= mean;
    const auto likeness = [&](int lag) {
        double product = 0.0;
        double energy = 0.0;
        for (std::size_t band = 0; band < profile.size(); ++band) {
            energy += profile[band] * profile[band];
            if (band + static_cast<std::size_t>(lag) < profile.size())
                product += profile[band] * profile[band + static_cast<std::size_t>(lag)];
        }
        return energy > 0.0 ? product / energy : 0.0;
    };
    const int widest = std::min(widestSpacing, static_cast<int>(profile.size()) / 3);
    int best = 0;
    double highest = leastRepetition;
    for (int lag = narrowestSpacing; lag <= widest; ++lag) {
        const double here = likeness(lag);
        const bool peak = here > likeness(lag - 1) && here >= likeness(lag + 1);
        if (peak && here > highest) {
            highest = here;
            best = lag;
        }
    }
    return best;
}

int rounded(double hertz)
{
    return static_cast<int>(std::lround(hertz));
}

} // namespace

std::string describeFilter(std::span<const float> weights, const MelFrontEnd& frontEnd)
{
    const Kernel kernel(weights, frontEnd.bands);
    const std::vector<double> profile = likedProfile(kernel);
    if (profile.empty())
        return filterText("no weights");
    const auto hertz = [&](std::size_t band) { return melBandHertz(frontEnd, static_cast<int>(band)); };
    const std::size_t middle = bandAtShare(profile, 0.5);
    const std::size_t low = bandAtShare(profile, 0.25);
    const std::size_t high = bandAtShare(profile, 0.75);
    // A single band is still as wide as the way to its neighbour.
    const double width = hertz(std::min(high + 1, kernel.bands() - 1)) - hertz(low);
    std::string text = filterText("around %1 Hz", {rounded(hertz(middle))});
    const auto add = [&text](const std::string& phrase) { text += "; " + phrase; };
    add(filterText("%1 Hz wide", {rounded(std::max(width, 1.0))}));
    const std::string_view slant = slantOf(kernel);
    add(std::string(slant.empty() ? changeOverTime(kernel, profile) : slant));
    if (const int spacing = spacingOf(kernel); spacing > 0) {
        const std::size_t next = std::min(middle + static_cast<std::size_t>(spacing), kernel.bands() - 1);
        add(filterText("comb, spacing %1 bands (%2 Hz)", {spacing, rounded(hertz(next) - hertz(middle))}));
    }
    return text;
}

Result<std::vector<std::string>> describeFilters(const ModelManifest& manifest, std::span<const NamedTensor> tensors)
{
    const auto layer = std::ranges::find(tensors, "conv1.weight", &NamedTensor::name);
    const ConvolutionShape& shape = manifest.layers.convolutions.front();
    const std::vector<std::int64_t> wanted{shape.filters, manifest.frontEnd.bands, shape.width};
    if (layer == tensors.end() || layer->shape != wanted)
        return Error{ErrorCode::ModelDamaged, "weights: the first layer is missing or has another shape"};
    const std::size_t size = layer->values.size() / static_cast<std::size_t>(shape.filters);
    std::vector<std::string> all;
    for (std::size_t filter = 0; filter < static_cast<std::size_t>(shape.filters); ++filter)
        all.push_back(describeFilter(std::span(layer->values).subspan(filter * size, size), manifest.frontEnd));
    return all;
}

} // namespace tonekin
