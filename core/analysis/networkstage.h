// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/decodestage.h"

namespace tonekin {

/// The one network thread: loads the model, then takes decoded tracks, several at once when they wait, and tells the
/// writer what came of it. Ends when the queue is closed and empty, or a stop is asked for.
class NetworkStage {
public:
    NetworkStage(ScanChannels& channels, const ScanSteps& steps);
    void run(const std::stop_token& stop);

private:
    std::vector<DecodedFile> takeBatch(const std::stop_token& stop);
    void analyse(std::vector<DecodedFile>&& batch, const std::stop_token& stop);
    void showDevice();

    ScanChannels& m_channels;
    const ScanSteps& m_steps;
    AnalysisSteps m_network;
};

} // namespace tonekin
