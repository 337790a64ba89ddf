// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/openregularfile.h"
#include "scan/foldercrawl.h"
#include "worker/decoderprocess.h"
#include "worker/networkprocess.h"

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace tonekin {

/// What one decode thread does with a file. Used by that thread alone.
struct DecodingSteps {
    std::function<Result<FileDescriptor>(const std::filesystem::path&)> open = openRegularFile;
    std::function<Result<DecodedTrack>(int descriptor, const MelFrontEnd&, std::stop_token)> decode;
    std::function<Result<ProbedTrack>(int descriptor, std::stop_token)> probe;
};

/// A network that is ready. Used by the network thread alone.
struct AnalysisSteps {
    std::function<NetworkFacts()> facts; // may change when the helper had to fall back to the CPU
    std::function<std::vector<Result<TrackAnalysis>>(std::span<const MelSpectrogram>, std::stop_token)> analyse;
};

/// The steps that a scan runs over many files; the real ones live in helper processes, a test passes lambdas.
struct ScanSteps {
    std::function<Result<CrawlSummary>(const std::filesystem::path&, const std::function<void(SeenFile&&)>&,
                                       std::stop_token)>
        crawl;
    std::function<DecodingSteps()> makeDecoding; // once for each decode thread
    std::function<Result<AnalysisSteps>(std::stop_token)> startNetwork;
    std::chrono::milliseconds beforeAnotherLook{5000}; // at a file that changed while it was read
};

} // namespace tonekin
