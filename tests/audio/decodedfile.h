// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/decodeaudio.h"
#include "support/hostilefiles.h"
#include "support/madesound.h"
#include "support/openfile.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

// What the tests of decoding share: whole files in memory, and measures of what was heard.
namespace tonekin::test {

using std::filesystem::path;

inline constexpr int rate = 22050;

struct Stretch {
    double startSeconds = 0.0;
    Samples mono;
};

/// Keeps everything, as no part of the program would.
struct KeepingSink : AudioSink {
    void startStretch(double seconds) override { stretches.push_back({seconds, {}}); }
    void add(const AudioBlock& block) override
    {
        if (stretches.empty())
            stretches.push_back({});
        Samples& mono = stretches.back().mono;
        mono.insert(mono.end(), block.mono.begin(), block.mono.end());
        channels = block.channels;
        consistent = consistent && block.interleaved.size() == block.mono.size() * static_cast<std::size_t>(channels);
    }
    const Samples& whole() const { return stretches.front().mono; }

    std::vector<Stretch> stretches;
    int channels = 0;
    bool consistent = true;
};

struct Decoded {
    Result<DecodedAudio> decoded;
    KeepingSink sound;
};

inline Decoded decode(const path& file, const DecodeOptions& options = {})
{
    const OpenFile open(file);
    Decoded decoded{Error{ErrorCode::InvalidArgument, {}}, {}};
    decoded.decoded = decodeAudio(open.get(), options, decoded.sound);
    return decoded;
}

inline std::string codeOf(const Result<DecodedAudio>& decoded)
{
    return decoded ? "done" : std::string(errorName(decoded.error().code));
}

inline bool warnsOf(const DecodedAudio& decoded, ErrorCode code)
{
    return std::ranges::any_of(decoded.warnings, [code](const TrackWarning& warning) { return warning.code == code; });
}

inline double rms(std::span<const float> samples)
{
    const double squares = std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0);
    return samples.empty() ? 0.0 : std::sqrt(squares / static_cast<double>(samples.size()));
}

/// The frequency of a clean tone, by its zero crossings.
inline double hertzOf(std::span<const float> samples)
{
    int crossings = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        crossings += samples[i - 1] < 0.0F && samples[i] >= 0.0F ? 1 : 0;
    return crossings * static_cast<double>(rate) / static_cast<double>(samples.size());
}

/// How far two sounds are apart, against the loudness of the second; small shifts of codecs are tried out.
inline double difference(const Samples& found, const Samples& expected, int mostShift)
{
    double best = std::numeric_limits<double>::infinity();
    const auto middle = static_cast<std::ptrdiff_t>(expected.size() / 4);
    const auto length = static_cast<std::ptrdiff_t>(expected.size() / 2);
    for (int shift = -mostShift; shift <= mostShift; ++shift) {
        double squares = 0.0;
        for (std::ptrdiff_t i = middle; i < middle + length; ++i) {
            const auto other = static_cast<std::size_t>(i + shift);
            const double sample = other < found.size() ? static_cast<double>(found[other]) : 0.0;
            squares += std::pow(sample - static_cast<double>(expected[static_cast<std::size_t>(i)]), 2);
        }
        best = std::min(best, std::sqrt(squares / static_cast<double>(length)));
    }
    return best / rms(expected);
}

/// A folder for the files of one test.
class AudioFolder {
public:
    path in(const char* name) const { return path(m_folder.path().toStdString()) / name; }
    path folder() const { return m_folder.path().toStdString(); }
    path makeWav(const char* name, const Samples& mono, WavHeader header = {}) const
    {
        const path file = in(name);
        writeWav(file, spread(mono, header.channels), header);
        return file;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tonekin::test
