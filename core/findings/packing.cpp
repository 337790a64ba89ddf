// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/packing.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace tonekin {

namespace {

static_assert(std::endian::native == std::endian::little, "packed values are copied as they lie in memory");

class Writer {
public:
    template <typename T>
    void put(T value)
    {
        static_assert(std::is_arithmetic_v<T>);
        const auto size = m_bytes.size();
        m_bytes.resize(size + sizeof value);
        std::memcpy(m_bytes.data() + size, &value, sizeof value);
    }
    PackedBytes take() { return std::move(m_bytes); }

private:
    PackedBytes m_bytes;
};

class Reader {
public:
    explicit Reader(PackedView bytes)
        : m_bytes(bytes)
    {
    }
    template <typename T>
    T get() // zero when there is nothing left
    {
        T value{};
        if (m_bytes.size() < sizeof value) {
            m_short = true;
            return value;
        }
        std::memcpy(&value, m_bytes.data(), sizeof value);
        m_bytes = m_bytes.subspan(sizeof value);
        return value;
    }
    std::size_t left() const { return m_bytes.size(); }
    bool fellShort() const { return m_short; }

private:
    PackedView m_bytes;
    bool m_short = false;
};

constexpr std::uint16_t halfInfinity = 0x7C00;
constexpr std::uint16_t halfLargest = 0x7BFF;

/// To the nearest half, ties to even; what is too large becomes the largest there is, so that all stays finite.
std::uint16_t toHalf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000U);
    const float magnitude = std::abs(value);
    if (!(magnitude < 65520.0F))
        return static_cast<std::uint16_t>(sign | halfLargest);
    if (magnitude < 0x1p-14F) // below the normal halves: steps of 2^-24
        return static_cast<std::uint16_t>(sign | static_cast<std::uint16_t>(std::nearbyint(magnitude * 0x1p24F)));
    const std::uint32_t absolute = bits & 0x7FFFFFFFU;
    const std::uint32_t rounded = absolute + 0x0FFFU + ((absolute >> 13) & 1U);
    return static_cast<std::uint16_t>(sign | ((rounded - (112U << 23)) >> 13));
}

float fromHalf(std::uint16_t half)
{
    const float sign = (half & 0x8000U) != 0 ? -1.0F : 1.0F;
    const unsigned exponent = (half >> 10) & 31U;
    const unsigned mantissa = half & 1023U;
    if (exponent == 0)
        return sign * static_cast<float>(mantissa) * 0x1p-24F;
    return sign * std::ldexp(static_cast<float>(mantissa + 1024U), static_cast<int>(exponent) - 25);
}

bool isFiniteHalf(std::uint16_t half)
{
    return (half & halfInfinity) != halfInfinity;
}

/// A moment in steps of 1/65535 of the latest one of a track.
std::uint16_t packedMoment(float seconds, float latest)
{
    const float steps = latest > 0.0F ? 65535.0F / latest : 0.0F;
    return static_cast<std::uint16_t>(std::lround(std::max(0.0F, seconds) * steps));
}

float unpackedMoment(std::uint16_t packed, float latest)
{
    return static_cast<float>(packed) / 65535.0F * latest;
}

Section unpackSection(Reader& places, Reader& values, std::size_t dimensions)
{
    Section section;
    section.startSeconds = places.get<float>();
    section.lengthSeconds = places.get<float>();
    section.embedding.resize(dimensions);
    double squares = 0.0;
    for (float& value : section.embedding) {
        value = values.get<std::int8_t>();
        squares += double{value} * value;
    }
    // Rounding has changed the length a little, and the scale drops out when it is made 1 again.
    const auto norm = static_cast<float>(std::sqrt(squares));
    for (float& value : section.embedding)
        value = norm > 0.0F ? value / norm : 0.0F;
    return section;
}

} // namespace

bool isUnitVector(std::span<const float> vector)
{
    double squares = 0.0;
    for (const float value : vector)
        squares += double{value} * value;
    // Written so that a NaN anywhere is not a unit vector either.
    return squares > 0.98 && squares < 1.02;
}

PackedBytes packEmbedding(const Embedding& embedding)
{
    PackedBytes bytes(embedding.size() * sizeof(float));
    std::memcpy(bytes.data(), embedding.data(), bytes.size());
    return bytes;
}

bool unpackEmbedding(PackedView bytes, int dimensions, std::vector<float>& values)
{
    const auto count = static_cast<std::size_t>(dimensions);
    if (bytes.size() != count * sizeof(float))
        return false;
    const std::size_t before = values.size();
    values.resize(before + count);
    std::memcpy(values.data() + before, bytes.data(), bytes.size());
    if (isUnitVector(std::span(values).subspan(before)))
        return true;
    values.resize(before);
    return false;
}

// Section vectors are of unit length, so the direction is all that is kept: no scale is needed to read them back.
PackedBytes packSections(const std::vector<Section>& sections)
{
    const std::size_t dimensions = sections.empty() ? 0 : sections.front().embedding.size();
    Writer writer;
    writer.put(static_cast<std::uint32_t>(sections.size()));
    writer.put(static_cast<std::uint32_t>(dimensions));
    for (const Section& section : sections) {
        writer.put(section.startSeconds);
        writer.put(section.lengthSeconds);
    }
    for (const Section& section : sections) {
        float largest = 0.0F;
        for (const float value : section.embedding)
            largest = std::max(largest, std::abs(value));
        const float scale = largest > 0.0F ? 127.0F / largest : 0.0F;
        for (const float value : section.embedding)
            writer.put(static_cast<std::int8_t>(std::lround(value * scale)));
    }
    return writer.take();
}

std::optional<std::vector<Section>> unpackSections(PackedView bytes)
{
    Reader head(bytes);
    const std::size_t count = head.get<std::uint32_t>();
    const std::size_t dimensions = head.get<std::uint32_t>();
    constexpr std::size_t placeBytes = 2 * sizeof(float);
    constexpr std::size_t mostDimensions = 1U << 16;
    if (head.fellShort() || dimensions > mostDimensions || head.left() != count * (placeBytes + dimensions))
        return std::nullopt;
    const PackedView rest = bytes.last(head.left());
    Reader places(rest.first(count * placeBytes));
    Reader values(rest.subspan(count * placeBytes));
    std::vector<Section> sections;
    sections.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        sections.push_back(unpackSection(places, values, dimensions));
        const Section& section = sections.back();
        const bool good = std::isfinite(section.startSeconds) && std::isfinite(section.lengthSeconds) &&
                          isUnitVector(section.embedding);
        if (!good)
            return std::nullopt;
    }
    return sections;
}

PackedBytes packFilters(const std::vector<FilterResponse>& filters)
{
    float latest = 0.0F;
    for (const FilterResponse& filter : filters)
        latest = std::max(latest, filter.secondsOfMaximum);
    Writer writer;
    writer.put(static_cast<std::uint32_t>(filters.size()));
    writer.put(latest);
    for (const FilterResponse& filter : filters) {
        writer.put(toHalf(filter.maximum));
        writer.put(toHalf(filter.mean));
        writer.put(packedMoment(filter.secondsOfMaximum, latest));
    }
    return writer.take();
}

std::optional<std::vector<FilterResponse>> unpackFilters(PackedView bytes)
{
    Reader reader(bytes);
    const std::size_t count = reader.get<std::uint32_t>();
    const float latest = reader.get<float>();
    if (reader.fellShort() || reader.left() != count * 3 * sizeof(std::uint16_t) || !std::isfinite(latest))
        return std::nullopt;
    std::vector<FilterResponse> filters(count);
    for (FilterResponse& filter : filters) {
        const auto maximum = reader.get<std::uint16_t>();
        const auto mean = reader.get<std::uint16_t>();
        if (!isFiniteHalf(maximum) || !isFiniteHalf(mean))
            return std::nullopt;
        filter.maximum = fromHalf(maximum);
        filter.mean = fromHalf(mean);
        filter.secondsOfMaximum = unpackedMoment(reader.get<std::uint16_t>(), latest);
    }
    return filters;
}

PackedBytes packPeaks(const std::vector<std::vector<FilterPeak>>& layers)
{
    float latest = 0.0F;
    for (const std::vector<FilterPeak>& layer : layers)
        for (const FilterPeak& peak : layer)
            latest = std::max(latest, peak.seconds);
    Writer writer;
    writer.put(static_cast<std::uint32_t>(layers.size()));
    writer.put(latest);
    for (const std::vector<FilterPeak>& layer : layers)
        writer.put(static_cast<std::uint32_t>(layer.size()));
    for (const std::vector<FilterPeak>& layer : layers)
        for (const FilterPeak& peak : layer) {
            writer.put(toHalf(peak.maximum));
            writer.put(packedMoment(peak.seconds, latest));
        }
    return writer.take();
}

std::optional<std::vector<std::vector<FilterPeak>>> unpackPeaks(PackedView bytes)
{
    Reader reader(bytes);
    const std::size_t count = reader.get<std::uint32_t>();
    const float latest = reader.get<float>();
    if (reader.fellShort() || !std::isfinite(latest) || count > reader.left() / sizeof(std::uint32_t))
        return std::nullopt;
    std::vector<std::size_t> sizes(count);
    std::size_t filters = 0;
    for (std::size_t& size : sizes)
        filters += size = reader.get<std::uint32_t>();
    if (reader.left() != filters * 2 * sizeof(std::uint16_t))
        return std::nullopt;
    std::vector<std::vector<FilterPeak>> layers;
    for (const std::size_t size : sizes) {
        std::vector<FilterPeak>& layer = layers.emplace_back(size);
        for (FilterPeak& peak : layer) {
            const auto maximum = reader.get<std::uint16_t>();
            if (!isFiniteHalf(maximum))
                return std::nullopt;
            peak = {fromHalf(maximum), unpackedMoment(reader.get<std::uint16_t>(), latest)};
        }
    }
    return layers;
}

PackedBytes packHidden(const std::vector<float>& hidden)
{
    const auto [lowest, highest] = std::ranges::minmax_element(hidden);
    const float low = hidden.empty() ? 0.0F : *lowest;
    const float high = hidden.empty() ? 0.0F : *highest;
    const float steps = high > low ? 255.0F / (high - low) : 0.0F;
    Writer writer;
    writer.put(static_cast<std::uint32_t>(hidden.size()));
    writer.put(low);
    writer.put(high);
    for (const float value : hidden)
        writer.put(static_cast<std::uint8_t>(std::lround((value - low) * steps)));
    return writer.take();
}

std::optional<std::vector<float>> unpackHidden(PackedView bytes)
{
    Reader reader(bytes);
    const std::size_t count = reader.get<std::uint32_t>();
    const float low = reader.get<float>();
    const float high = reader.get<float>();
    if (reader.fellShort() || reader.left() != count || !std::isfinite(low) || !std::isfinite(high))
        return std::nullopt;
    std::vector<float> hidden(count);
    for (float& value : hidden)
        value = low + (high - low) * static_cast<float>(reader.get<std::uint8_t>()) / 255.0F;
    return hidden;
}

PackedBytes packWaveform(const Waveform& waveform, double loudnessLufs)
{
    Writer writer;
    writer.put(loudnessLufs);
    for (const std::uint8_t peak : waveform.peak)
        writer.put(peak);
    for (const std::uint8_t rms : waveform.rms)
        writer.put(rms);
    return writer.take();
}

std::optional<WaveformFinding> unpackWaveform(PackedView bytes)
{
    Reader reader(bytes);
    WaveformFinding found;
    found.loudnessLufs = reader.get<double>();
    if (reader.fellShort() || !std::isfinite(found.loudnessLufs) || reader.left() % 2 != 0)
        return {};
    const PackedView columns = bytes.subspan(bytes.size() - reader.left());
    const PackedView peak = columns.first(columns.size() / 2);
    const PackedView rms = columns.last(columns.size() / 2);
    found.waveform = {{peak.begin(), peak.end()}, {rms.begin(), rms.end()}};
    return found;
}

} // namespace tonekin
