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
    facts.device = options.device == "cpu" ? "cpu" : "cuda:0";
    facts.deviceNote = options.device == "cpu" ? "asked for" : "";
    return facts;
}

HeardTrack answerTo(const MelSpectrogram& mel)
{
    HeardTrack track;
    track.embedding = {0.0F, 0.6F, 0.0F, 0.8F};
    track.spread = static_cast<float>(mel.frames());
    track.sections = {{0.0F, 5.0F, {1.0F, 0.0F, 0.0F, 0.0F}}, {5.0F, 5.0F, {0.0F, 1.0F, 0.0F, 0.0F}}};
    track.filters = {{3.0F, 1.0F, 2.5F}, {0.0F, 0.0F, 0.0F}, {1.0F, 0.5F, 0.0F}};
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

Result<HeardTrack> hearOne(const MelSpectrogram& mel)
{
    HeardTrack track = answerTo(mel);
    switch (static_cast<NetworkOrder>(static_cast<int>(mel.values.at(0)))) {
    case NetworkOrder::Hear:
        break;
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
    case NetworkOrder::NotFinite:
        track.hidden[1] = std::nanf("");
        break;
    case NetworkOrder::NotUnit:
        track.embedding[1] = 0.7F;
        break;
    case NetworkOrder::OtherSize:
        track.filters.pop_back();
        break;
    case NetworkOrder::FallBackInside:
        facts.device = "cpu";
        facts.deviceNote = "out of memory";
        break;
    case NetworkOrder::Escape:
        track.spread = canReachOutside() ? 1.0F : 0.0F;
        break;
    case NetworkOrder::ReadFile:
        track.spread = std::ifstream("/proc/cpuinfo").good() ? 1.0F : 0.0F;
        break;
    }
    return track;
}

std::vector<Result<HeardTrack>> hear(std::span<const MelSpectrogram> tracks)
{
    std::vector<Result<HeardTrack>> answers;
    for (const MelSpectrogram& mel : tracks)
        answers.push_back(hearOne(mel));
    return answers;
}

} // namespace

int main()
{
    return serveNetwork({load, hear, [] { return facts; }});
}
