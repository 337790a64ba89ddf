// SPDX-License-Identifier: GPL-3.0-or-later
// A network helper that does what the first value of each spectrogram tells it.
#include "worker/fakenetwork.h"

#include "worker/channel.h"
#include "worker/helperserver.h"

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace tonekin;
using tonekin::test::NetworkOrder;

namespace {

NetworkFacts facts;

Result<NetworkFacts> load(const NetworkOptions& options)
{
    const std::string model = options.manifest.stem();
    if (model == "missing")
        return Error{ErrorCode::ModelMissing, "no such file"};
    if (model == "damaged")
        return Error{ErrorCode::ModelDamaged, "expected aa, found bb"};
    if (model == "crash" || (model == "no-cpu" && options.device == "cpu"))
        std::abort();
    facts.modelName = model + " with " + std::getenv("OMP_NUM_THREADS") + " and " + std::getenv("OPENBLAS_NUM_THREADS");
    facts.modelHash = "c0ffee";
    facts.dimensions = model == "impossible" ? -4 : 4;
    facts.filters = 3;
    facts.hiddenUnits = 2;
    facts.laterFilters = {2, 1};
    facts.device = options.device == "cpu" ? "cpu" : "cuda:0";
    facts.deviceNote = options.device == "cpu" ? "asked for" : "";
    return facts;
}

TrackAnalysis activationOn(const MelSpectrogram& mel)
{
    TrackAnalysis track;
    track.embedding = {0.0F, 0.6F, 0.0F, 0.8F};
    track.spread = static_cast<float>(mel.frames());
    track.sections = {{0.0F, 5.0F, {1.0F, 0.0F, 0.0F, 0.0F}}, {5.0F, 5.0F, {0.0F, 1.0F, 0.0F, 0.0F}}};
    track.filters = {{3.0F, 1.0F, 2.5F}, {0.0F, 0.0F, 0.0F}, {1.0F, 0.5F, 0.0F}};
    track.laterPeaks = {{{2.0F, 1.5F}, {0.0F, 0.0F}}, {{4.0F, 0.25F}}};
    track.hidden = {0.25F, 0.75F};
    return track;
}

bool canReachOutside()
{
    const bool network = ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    const bool writing = ::open("/tmp/tonekin-escaped", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0;
    const bool program = ::execl("/bin/true", "true", nullptr) >= 0;
    return network || writing || program;
}

/// What is the same for every question.
Status follow(NetworkOrder order)
{
    switch (order) {
    case NetworkOrder::DieOnGpu:
        if (facts.device != "cpu")
            std::abort();
        break;
    case NetworkOrder::DieAlways:
        std::abort();
    case NetworkOrder::Hang:
        for (;;)
            std::this_thread::sleep_for(std::chrono::seconds(1));
    case NetworkOrder::Throw:
        throw std::runtime_error("the library threw");
    case NetworkOrder::OwnFailure:
        return Error{ErrorCode::NonFiniteOutput, "its own"};
    case NetworkOrder::FallBackInside:
        facts.device = "cpu";
        facts.deviceNote = "out of memory";
        break;
    default:
        break;
    }
    return ok();
}

NetworkOrder orderIn(const MelSpectrogram& mel)
{
    return static_cast<NetworkOrder>(static_cast<int>(mel.values.at(0)));
}

Result<TrackAnalysis> analyseOne(const MelSpectrogram& mel)
{
    TrackAnalysis track = activationOn(mel);
    if (auto followed = follow(orderIn(mel)); !followed)
        return followed.error();
    switch (orderIn(mel)) {
    case NetworkOrder::NotFinite:
        track.hidden[1] = std::nanf("");
        break;
    case NetworkOrder::NotUnit:
        track.embedding[1] = 0.7F;
        break;
    case NetworkOrder::OtherSize:
        track.filters.pop_back();
        break;
    case NetworkOrder::TooMany:
        track.laterPeaks[1].push_back({});
        break;
    case NetworkOrder::Escape:
        track.spread = canReachOutside() ? 1.0F : 0.0F;
        break;
    case NetworkOrder::ReadFile:
        track.spread = std::ifstream("/proc/cpuinfo").good() ? 1.0F : 0.0F;
        break;
    default:
        break;
    }
    return track;
}

Result<TrackActivations> activations(const MelSpectrogram& mel)
{
    if (auto followed = follow(orderIn(mel)); !followed)
        return followed.error();
    TrackActivations found{3, mel.framesPerSecond, std::vector<float>(static_cast<std::size_t>(3 * (mel.frames() - 3))),
                           mel.stretches};
    for (std::size_t i = 0; i < found.values.size(); ++i)
        found.values[i] = static_cast<float>(i % 7);
    switch (orderIn(mel)) {
    case NetworkOrder::NotFinite:
        found.values[5] = std::nanf("");
        break;
    case NetworkOrder::OtherSize:
        found.filters = 1;
        break;
    case NetworkOrder::Negative:
        found.values[5] = -0.5F;
        break;
    case NetworkOrder::OtherTimes:
        found.stretches.back().startSeconds = 7.0;
        break;
    case NetworkOrder::TooMany:
        found.values.resize(static_cast<std::size_t>(3 * (mel.frames() + 1)));
        break;
    default:
        break;
    }
    return found;
}

Result<ExcitingPatch> excite(NetworkUnit unit)
{
    const auto order = static_cast<NetworkOrder>(unit.index);
    if (auto followed = follow(order); !followed)
        return followed.error();
    const MelFrontEnd frontEnd;
    ExcitingPatch patch{{frontEnd.bands,
                         frontEnd.framesPerSecond(),
                         std::vector<float>(static_cast<std::size_t>(4 * frontEnd.bands), 0.5F),
                         {{0, 0.0}}},
                        static_cast<float>(unit.layer.number),
                        0.25F};
    switch (order) {
    case NetworkOrder::NotFinite:
        patch.activation = INFINITY;
        break;
    case NetworkOrder::OtherSize:
        patch.mel.bands = 64;
        break;
    case NetworkOrder::Negative:
        patch.mel.values[5] = -0.5F;
        break;
    case NetworkOrder::OtherTimes:
        patch.mel.stretches.push_back({2, 9.0});
        break;
    case NetworkOrder::TooMany:
        patch.mel.values.assign(static_cast<std::size_t>(120'000) * 128, 0.5F);
        break;
    default:
        break;
    }
    return patch;
}

std::vector<Result<TrackAnalysis>> analyse(std::span<const MelSpectrogram> tracks)
{
    std::vector<Result<TrackAnalysis>> activations;
    for (const MelSpectrogram& mel : tracks)
        activations.push_back(analyseOne(mel));
    return activations;
}

} // namespace

int main()
{
    return serveNetwork({load, analyse, [] { return facts; }, activations, excite});
}
