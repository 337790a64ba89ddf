// SPDX-License-Identifier: GPL-3.0-or-later
#include "spectrogrampicture.h"

#include "audio/decodeaudio.h"
#include "dsp/melanalyser.h"
#include "worker/readingtime.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace tonekin {

namespace {

constexpr double windowSeconds = 3.0; // of a track too long to be decoded whole

class MelOnly : public AudioSink {
public:
    explicit MelOnly(const MelFrontEnd& frontEnd)
        : m_mel(frontEnd)
    {
    }
    void startStretch(double seconds) override { m_mel.startStretch(seconds); }
    void add(const AudioBlock& block) override { m_mel.add(block.mono); }
    MelSpectrogram take() { return m_mel.finish(); }

private:
    MelAnalyser m_mel;
};

} // namespace

SpectrogramPicture drawSpectrogram(const MelSpectrogram& mel, const MelFrontEnd& frontEnd, double totalSeconds,
                                   int mostColumns)
{
    SpectrogramPicture picture;
    picture.bands = mel.bands;
    if (mel.frames() == 0)
        return picture;
    const double seconds = std::max(totalSeconds, mel.secondsOfFrame(mel.frames()));
    const double frames = seconds * mel.framesPerSecond;
    picture.columns = static_cast<int>(std::clamp(std::floor(frames), 1.0, static_cast<double>(mostColumns)));
    picture.secondsPerColumn = seconds / picture.columns;

    const auto bands = static_cast<std::size_t>(mel.bands);
    const auto columns = static_cast<std::size_t>(picture.columns);
    std::vector<float> sums(columns * bands);
    std::vector<int> counts(columns);
    for (int frame = 0; frame < mel.frames(); ++frame) {
        const double moment = mel.secondsOfFrame(frame + 0.5);
        const auto column = std::min(static_cast<std::size_t>(moment / picture.secondsPerColumn), columns - 1);
        const auto values = mel.frame(frame);
        ++counts[column];
        for (std::size_t band = 0; band < bands; ++band)
            sums[column * bands + band] += values[band];
    }

    const double fullScale = std::log1p(frontEnd.logGain);
    picture.values.resize(columns * bands);
    for (std::size_t column = 0; column < columns; ++column) {
        auto* const out = picture.values.data() + column * bands;
        if (counts[column] == 0 && column > 0) {
            std::copy_n(out - bands, bands, out);
            continue;
        }
        for (std::size_t band = 0; band < bands; ++band) {
            const double mean = static_cast<double>(sums[column * bands + band]) / std::max(1, counts[column]);
            out[band] = static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(mean / fullScale, 0.0, 1.0)));
        }
    }
    return picture;
}

Result<SpectrogramPicture> spectrogramPicture(int descriptor, int mostColumns)
{
    if (mostColumns < 1)
        return Error{ErrorCode::InvalidArgument, "columns"};
    try {
        const MelFrontEnd frontEnd;
        DecodeOptions options;
        options.sampleRate = frontEnd.sampleRate;
        options.windowSeconds = windowSeconds;
        options.mostTime += readingTime(descriptor);
        MelOnly sink(frontEnd);
        const auto decoded = decodeAudio(descriptor, options, sink);
        if (!decoded)
            return decoded.error();
        return drawSpectrogram(sink.take(), frontEnd, decoded->facts.durationSeconds, mostColumns);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::LimitMemory, "picture"};
    }
}

} // namespace tonekin
