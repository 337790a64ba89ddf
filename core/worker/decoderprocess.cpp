// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/decoderprocess.h"

#include "worker/helperprocess.h"
#include "worker/readingtime.h"

#include <algorithm>
#include <optional>

namespace tonekin {

namespace {

// What a decoder gathers over many files (fragmented memory, leaks of the libraries) goes with it.
constexpr int filesBeforeRecycling = 500;
constexpr std::size_t residentBeforeRecycling = std::size_t{512} << 20;
constexpr int niceness = 10; // the desktop comes first
constexpr std::size_t mostCoverBytes = std::size_t{64} << 20;

Error rubbish(const std::string& what)
{
    return Error{ErrorCode::WorkerCrashed, "the helper answered with rubbish: " + what};
}

} // namespace

struct DecoderProcess::Impl {
    std::filesystem::path program;
    DecoderLimits limits;
    std::optional<HelperProcess> helper;
    int files = 0;

    std::chrono::milliseconds trackTime() const
    {
        using namespace std::chrono;
        const auto share = duration_cast<milliseconds>(duration<double>(0.05 * std::max(0.0, limits.mostSeconds)));
        return std::min<milliseconds>(limits.wallBase + share, limits.wallMost);
    }
    std::chrono::milliseconds shortTime() const { return std::min(limits.wallBase, limits.wallMost); }

    Status ready(const std::stop_token& stop)
    {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}};
        if (helper && helper->isReady() && files < filesBeforeRecycling &&
            helper->residentBytes() < residentBeforeRecycling)
            return ok();
        helper.reset();
        files = 0;
        const auto processorSeconds = std::chrono::ceil<std::chrono::seconds>(trackTime()).count() + 1;
        auto started =
            HelperProcess::start(program, {{"OMP_NUM_THREADS", "1"}, {"OPENBLAS_NUM_THREADS", "1"}},
                                 {limits.addressSpace, static_cast<std::uint32_t>(processorSeconds), niceness}, stop);
        if (!started)
            return started.error();
        helper = std::move(*started);
        return ok();
    }

    Result<Bytes> ask(MessageType type, const Bytes& request, int descriptor, const CallLimits& call)
    {
        if (auto status = ready(call.stop); !status)
            return status.error();
        ++files;
        auto reply = helper->exchange(type, request, descriptor, call);
        // A process that hit its memory limit may be left with too little for the next file.
        if (!reply && (helper->isDead() || reply.error().code == ErrorCode::LimitMemory))
            helper.reset();
        return reply;
    }

    template <typename Value, typename Flaw>
    Result<Value> askFor(MessageType type, const Bytes& request, int descriptor, const CallLimits& call, Flaw flaw)
    {
        auto reply = ask(type, request, descriptor, call);
        if (!reply)
            return reply.error();
        Value value;
        if (!unpack(*reply, value))
            return distrust("cut short or not finite");
        if (const std::string found = flaw(value); !found.empty())
            return distrust(found);
        return value;
    }

    Error distrust(const std::string& flaw)
    {
        helper.reset();
        return rubbish(flaw);
    }
};

DecoderProcess::DecoderProcess(std::filesystem::path program, DecoderLimits limits)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->program = std::move(program);
    m_impl->limits = limits;
}

DecoderProcess::DecoderProcess(DecoderProcess&&) noexcept = default;
DecoderProcess& DecoderProcess::operator=(DecoderProcess&&) noexcept = default;
DecoderProcess::~DecoderProcess() = default;

Result<DecodedTrack> DecoderProcess::decode(int descriptor, const MelFrontEnd& frontEnd, std::stop_token stop)
{
    const double mostSeconds = m_impl->limits.mostSeconds;
    return m_impl->askFor<DecodedTrack>(
        MessageType::Decode, pack(frontEnd, mostSeconds), descriptor,
        {m_impl->trackTime() + readingTime(descriptor), std::move(stop)},
        [&](const DecodedTrack& track) { return flawOf(track, frontEnd, mostSeconds); });
}

Result<ProbedTrack> DecoderProcess::probe(int descriptor, std::stop_token stop)
{
    return m_impl->askFor<ProbedTrack>(MessageType::Probe, {}, descriptor,
                                       {m_impl->shortTime() + readingTime(descriptor), std::move(stop)},
                                       [](const ProbedTrack& track) { return flawOf(track); });
}

Result<SpectrogramPicture> DecoderProcess::picture(int descriptor, int mostColumns, std::stop_token stop)
{
    return m_impl->askFor<SpectrogramPicture>(
        MessageType::Picture, pack(std::int32_t{mostColumns}), descriptor,
        {m_impl->trackTime() + readingTime(descriptor), std::move(stop)},
        [&](const SpectrogramPicture& picture) { return flawOf(picture, mostColumns); });
}

Result<std::vector<std::uint8_t>> DecoderProcess::cover(int descriptor, int edge, std::stop_token stop)
{
    return m_impl->askFor<std::vector<std::uint8_t>>(
        MessageType::Cover, pack(std::int32_t{edge}), descriptor, {m_impl->shortTime(), std::move(stop)},
        [](const std::vector<std::uint8_t>& png) {
            return png.size() > mostCoverBytes ? std::string("a cover too large") : std::string();
        });
}

int DecoderProcess::processId() const
{
    return m_impl->helper ? m_impl->helper->processId() : -1;
}

} // namespace tonekin
