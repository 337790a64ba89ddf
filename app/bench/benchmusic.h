// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace tonekin::bench {

/// Interleaved samples with chords, a beat and noise, so that encoders and decoders have about as much to do as with
/// real music. The same every time.
std::vector<float> madeUpMusic(double seconds, int sampleRate, int channels);

/// A folder that vanishes with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Writes 16-bit samples; false when that fails.
bool writeWave(const std::filesystem::path& file, const std::vector<float>& samples, int sampleRate, int channels);

/// Has the ffmpeg program encode a file, the format told by the ending of `encoded`; false when it is not installed or
/// cannot.
bool encode(const std::filesystem::path& wave, const std::filesystem::path& encoded);

} // namespace tonekin::bench
