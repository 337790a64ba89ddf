// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "files/openregularfile.h"
#include "player/audiooutput.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>

namespace tonekin {

/// A track that gives its samples one block after the other. Used by one thread; calls block.
class SampleSource {
public:
    virtual ~SampleSource() = default;
    virtual double durationSeconds() const = 0;
    virtual Result<std::size_t> read(std::span<float> samples) = 0; // interleaved; 0 at the end
    virtual Status seek(double seconds) = 0;
};

using OpenSampleSource =
    std::function<Result<std::unique_ptr<SampleSource>>(const std::filesystem::path&, AudioFormat)>;

/// Sources that are decoded by the helper `program`, one process a track. Errors: those of openRegularFile and
/// PlaybackProcess::open.
OpenSampleSource decodedByHelper(std::filesystem::path program);

} // namespace tonekin
