// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/networkstage.h"

#include <utility>

namespace tonekin {

namespace {

constexpr int batchFrames = 20'000; // a quarter of an hour of music

} // namespace

NetworkStage::NetworkStage(ScanChannels& channels, const ScanSteps& steps)
    : m_channels(channels)
    , m_steps(steps)
{
}

void NetworkStage::run(const std::stop_token& stop)
{
    auto network = m_steps.startNetwork(stop);
    if (!network) {
        m_channels.news.push(NetworkReady{network.error()}, stop);
        return;
    }
    m_network = std::move(*network);
    const NetworkFacts facts = m_network.facts();
    showDevice();
    m_channels.news.push(NetworkReady{facts}, stop);
    m_channels.frontEnd.set(facts.frontEnd);
    while (!stop.stop_requested()) {
        auto batch = takeBatch(stop);
        if (batch.empty())
            return;
        m_channels.pause.wait(stop);
        analyse(std::move(batch), stop);
    }
}

std::vector<DecodedFile> NetworkStage::takeBatch(const std::stop_token& stop)
{
    std::vector<DecodedFile> batch;
    auto next = m_channels.decoded.pop(stop);
    for (int frames = 0; next; next = m_channels.decoded.tryPop()) {
        frames += next->decoded.mel.frames();
        batch.push_back(std::move(*next));
        if (frames >= batchFrames)
            break;
    }
    return batch;
}

void NetworkStage::analyse(std::vector<DecodedFile>&& batch, const std::stop_token& stop)
{
    std::vector<MelSpectrogram> spectrograms;
    spectrograms.reserve(batch.size());
    for (DecodedFile& file : batch)
        spectrograms.push_back(std::exchange(file.decoded.mel, {}));
    auto results = m_network.analyse(spectrograms, stop);
    spectrograms.clear();
    showDevice();
    for (std::size_t index = 0; index < batch.size(); ++index) {
        DecodedFile& file = batch[index];
        auto result = index < results.size() ? std::move(results[index])
                                             : Error{ErrorCode::ModelError, "the network gave no answer"};
        if (result) {
            m_channels.news.push(TrackAnalysed{std::move(file.track), std::move(file.decoded), std::move(*result)},
                                 stop);
        } else if (result.error().code == ErrorCode::WorkerUnavailable) {
            m_channels.news.push(HelpersBroken{result.error(), {}}, stop);
            return;
        } else if (result.error().code != ErrorCode::Cancelled) {
            m_channels.news.push(TrackFailed{std::move(file.track), "network", result.error()}, stop);
        }
    }
}

void NetworkStage::showDevice()
{
    const NetworkFacts facts = m_network.facts();
    m_channels.progress.setDevice(facts.device, facts.deviceNote);
}

} // namespace tonekin
