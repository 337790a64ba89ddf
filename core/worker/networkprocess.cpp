// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/networkprocess.h"

#include "worker/helperprocess.h"

#include <algorithm>
#include <optional>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr int niceness = 10;
constexpr auto loadTime = 180s;  // LibTorch and the weights from a cold disk
constexpr auto batchTime = 120s; // besides what the audio takes
constexpr auto exciteTime = 120s;
constexpr int deathsBeforeGivingUp = 5; // in a row, each over another track: then it is not the tracks

using Results = std::vector<Result<TrackAnalysis>>;

Results allFailed(std::size_t count, const Error& error)
{
    return Results(count, Result<TrackAnalysis>(error));
}

std::chrono::milliseconds timeFor(std::span<const MelSpectrogram> tracks)
{
    double audioSeconds = 0.0;
    for (const MelSpectrogram& mel : tracks)
        audioSeconds += mel.framesPerSecond > 0.0 ? mel.frames() / mel.framesPerSecond : 0.0;
    return batchTime +
           std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(audioSeconds));
}

Result<TrackAnalysis> trackOf(const Frame& frame, const NetworkFacts& facts)
{
    // The first value tells which of the two follows, so that a track's own failure does not end the batch.
    ByteReader reader(frame.payload);
    bool analysed = false;
    reader(analysed);
    if (!analysed) {
        Error error{ErrorCode::ModelError, {}};
        reader(error);
        return reader.wholeAndDone() ? error : Error{ErrorCode::ModelError, "unreadable answer"};
    }
    TrackAnalysis track;
    reader(track);
    if (!reader.wholeAndDone())
        return Error{ErrorCode::ModelError, "unreadable answer"};
    if (!reader.finite())
        return Error{ErrorCode::NonFiniteOutput, "the network's answer holds infinities or is not a number"};
    if (const std::string flaw = flawOf(track, facts); !flaw.empty())
        return Error{ErrorCode::ModelError, flaw};
    return track;
}

/// What stands before the facts in the reply to a question about one track or unit.
template <typename Value, typename Flaw>
Result<Value> valueOf(ByteReader& reader, Flaw flaw)
{
    Value value;
    reader(value);
    if (reader.broken())
        return Error{ErrorCode::ModelError, "unreadable answer"};
    if (!reader.finite())
        return Error{ErrorCode::NonFiniteOutput, "the network's answer holds infinities or is not a number"};
    if (const std::string found = flaw(value); !found.empty())
        return Error{ErrorCode::ModelError, found};
    return value;
}

} // namespace

struct NetworkProcess::Impl {
    std::filesystem::path program;
    NetworkOptions options;
    NetworkFacts facts;
    std::optional<HelperProcess> helper;
    std::string fallBackNote; // once it died on a GPU
    int deathsInARow = 0;     // blamed on one track each

    Status begin(const std::stop_token& stop)
    {
        helper.reset();
        const std::string threads = std::to_string(std::max(1, options.threads));
        // LibTorch's own threads read these before main(); OpenBLAS would add a second set of them.
        auto started = HelperProcess::start(program, {{"OMP_NUM_THREADS", threads}, {"OPENBLAS_NUM_THREADS", "1"}},
                                            {0, 0, niceness}, stop);
        if (!started)
            return started.error();
        auto activation = started->exchange(MessageType::Load, pack(options), -1, {loadTime, stop});
        if (!activation) {
            const bool itsOwnWord = !started->isDead();
            if (itsOwnWord || activation.error().code == ErrorCode::Cancelled)
                return activation.error();
            return Error{ErrorCode::WorkerUnavailable, "the model was not loaded: " + activation.error().detail};
        }
        if (auto taken = takeFacts(*activation); !taken)
            return taken.error();
        helper = std::move(*started);
        return ok();
    }

    Status takeFacts(const Bytes& bytes)
    {
        NetworkFacts found;
        if (!unpack(bytes, found))
            return Error{ErrorCode::WorkerUnavailable, "the network helper speaks rubbish"};
        return take(std::move(found));
    }

    Status take(NetworkFacts found)
    {
        if (const std::string flaw = flawOf(found); !flaw.empty())
            return Error{ErrorCode::WorkerUnavailable, "the network helper speaks rubbish: " + flaw};
        if (!facts.modelHash.empty() && found.modelHash != facts.modelHash)
            return Error{ErrorCode::ModelDamaged, "expected " + facts.modelHash + ", found " + found.modelHash};
        facts = std::move(found);
        if (!fallBackNote.empty())
            facts.deviceNote = fallBackNote;
        return ok();
    }

    Status fallBackToCpu(const Error& death, const std::stop_token& stop)
    {
        if (facts.device != "cpu")
            fallBackNote = "the network helper died on " + facts.device + " (" + death.detail + "); on the CPU since";
        options.device = "cpu";
        return begin(stop);
    }

    /// The replies, or why the helper is no longer there.
    Result<Results> analyseOnce(std::span<const MelSpectrogram> tracks, const std::stop_token& stop)
    {
        const StopSignal signal(stop);
        const Patience patience = helper->patienceFor(timeFor(tracks), signal);
        helper->nextRequest();
        if (auto sent =
                helper->send(MessageType::Analyse, pack(static_cast<std::uint32_t>(tracks.size())), -1, patience);
            !sent)
            return sent.error();
        for (const MelSpectrogram& mel : tracks) {
            if (auto sent = helper->send(MessageType::Mel, pack(mel), -1, patience); !sent)
                return sent.error();
        }
        Results activations;
        for (std::size_t track = 0; track < tracks.size(); ++track) {
            auto frame = helper->receive(patience);
            if (!frame)
                return helper->isDead() ? frame.error() : helper->reject(frame.error().detail);
            activations.push_back(trackOf(*frame, facts));
        }
        auto last = helper->receive(patience);
        if (!last)
            return helper->isDead() ? last.error() : helper->reject(last.error().detail);
        if (auto taken = takeFacts(last->payload); !taken)
            return helper->reject(taken.error().detail);
        return activations;
    }

    Status ready(const std::stop_token& stop)
    {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}};
        if (deathsInARow >= deathsBeforeGivingUp)
            return Error{ErrorCode::WorkerUnavailable, "the network helper dies at every track"};
        return helper && helper->isReady() ? ok() : begin(stop);
    }

    void note(const Result<Results>& activations)
    {
        if (activations)
            deathsInARow = 0;
        else if (activations.error().code != ErrorCode::Cancelled)
            ++deathsInARow;
    }

    /// One request, one reply. That the helper cannot do it is a reply, too.
    template <typename Value, typename Flaw>
    Result<Value> askOnce(MessageType type, const Bytes& question, std::chrono::milliseconds time, Flaw flaw,
                          const std::stop_token& stop)
    {
        auto activation = helper->exchange(type, question, -1, {time, stop});
        if (!activation)
            return activation.error();
        ByteReader reader(*activation);
        auto value = valueOf<Value>(reader, flaw);
        NetworkFacts found;
        reader(found);
        if (!value)
            return value;
        if (!reader.wholeAndDone())
            return helper->reject("unreadable facts");
        if (auto taken = take(std::move(found)); !taken)
            return helper->reject(taken.error().detail);
        return value;
    }

    /// The same again on the CPU when the helper died over it.
    template <typename Value, typename Flaw>
    Result<Value> ask(MessageType type, const Bytes& question, std::chrono::milliseconds time, Flaw flaw,
                      const std::stop_token& stop)
    {
        if (auto status = ready(stop); !status)
            return status.error();
        auto value = askOnce<Value>(type, question, time, flaw, stop);
        const auto died = [&] { return !value && helper->isDead() && value.error().code != ErrorCode::Cancelled; };
        if (died()) {
            if (auto status = fallBackToCpu(value.error(), stop); !status)
                return status.error();
            value = askOnce<Value>(type, question, time, flaw, stop);
        }
        if (died())
            ++deathsInARow;
        else if (value)
            deathsInARow = 0;
        return value;
    }

    /// After a second death: one at a time, each death blamed on the one track that was there.
    Results analyseOneByOne(std::span<const MelSpectrogram> tracks, const std::stop_token& stop)
    {
        Results activations;
        for (const MelSpectrogram& mel : tracks) {
            if (auto status = ready(stop); !status) {
                activations.emplace_back(status.error());
                continue;
            }
            auto activation = analyseOnce({&mel, 1}, stop);
            note(activation);
            activations.push_back(activation ? std::move(activation->front())
                                             : Result<TrackAnalysis>(activation.error()));
        }
        return activations;
    }

    /// A batch, again on the CPU when the helper died over it, and at last track by track.
    Results analyse(std::span<const MelSpectrogram> tracks, const std::stop_token& stop)
    {
        if (auto status = ready(stop); !status)
            return allFailed(tracks.size(), status.error());
        auto activations = analyseOnce(tracks, stop);
        if (!activations && activations.error().code != ErrorCode::Cancelled) {
            if (auto status = fallBackToCpu(activations.error(), stop); !status)
                return allFailed(tracks.size(), status.error());
            activations = analyseOnce(tracks, stop);
        }
        const bool died = !activations && activations.error().code != ErrorCode::Cancelled;
        if (died && tracks.size() > 1)
            return analyseOneByOne(tracks, stop);
        note(activations);
        return activations ? std::move(*activations) : allFailed(tracks.size(), activations.error());
    }
};

NetworkProcess::NetworkProcess(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

NetworkProcess::NetworkProcess(NetworkProcess&&) noexcept = default;
NetworkProcess& NetworkProcess::operator=(NetworkProcess&&) noexcept = default;
NetworkProcess::~NetworkProcess() = default;

Result<NetworkProcess> NetworkProcess::start(const std::filesystem::path& program, const NetworkOptions& options,
                                             std::stop_token stop)
{
    auto impl = std::make_unique<Impl>();
    impl->program = program;
    impl->options = options;
    std::error_code problem;
    impl->options.manifest = std::filesystem::absolute(options.manifest, problem); // the helper works in another folder
    if (problem)
        return Error{ErrorCode::ModelMissing, problem.message()};
    if (auto status = impl->begin(stop); !status)
        return status.error();
    return NetworkProcess(std::move(impl));
}

const NetworkFacts& NetworkProcess::facts() const
{
    return m_impl->facts;
}

std::vector<Result<TrackAnalysis>> NetworkProcess::analyse(std::span<const MelSpectrogram> tracks, std::stop_token stop)
{
    if (tracks.empty())
        return {};
    return m_impl->analyse(tracks, stop);
}

Result<TrackActivations> NetworkProcess::activations(const MelSpectrogram& mel, std::stop_token stop)
{
    return m_impl->ask<TrackActivations>(
        MessageType::Activations, pack(mel), timeFor({&mel, 1}),
        [&](const TrackActivations& activations) { return flawOf(activations, mel, m_impl->facts); }, stop);
}

Result<ExcitingPatch> NetworkProcess::excite(NetworkUnit unit, std::stop_token stop)
{
    return m_impl->ask<ExcitingPatch>(
        MessageType::Excite, pack(unit), exciteTime,
        [&](const ExcitingPatch& patch) { return flawOf(patch, m_impl->facts); }, stop);
}

} // namespace tonekin
