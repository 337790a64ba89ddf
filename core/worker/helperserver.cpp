// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/helperserver.h"

#include "worker/readingtime.h"
#include "worker/requestloop.h"
#include "worker/sandbox.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr std::uint32_t mostSamplesAtOnce = 1U << 20;

/// Answers the requests of a decoder helper. A track opened for playback stays until the next one.
class DecoderRequests {
public:
    explicit DecoderRequests(const DecoderSteps& steps)
        : m_steps(steps)
    {
    }

    Result<Bytes> handle(Frame& request)
    {
        const int descriptor = request.descriptor.get();
        switch (request.header.type) {
        case MessageType::Decode:
            return decode(request);
        case MessageType::Probe:
            return packed(m_steps.probe(descriptor));
        case MessageType::Picture:
            return withNumber(request, [&](int columns) { return m_steps.picture(descriptor, columns); });
        case MessageType::Cover:
            return withNumber(request, [&](int edge) { return m_steps.cover(descriptor, edge); });
        case MessageType::Play:
            return play(request);
        case MessageType::Read:
            return read(request);
        case MessageType::Seek:
            return seek(request);
        default:
            return unreadableRequest();
        }
    }

private:
    Result<Bytes> decode(const Frame& request)
    {
        MelFrontEnd frontEnd;
        double mostSeconds = 0.0;
        if (!unpack(request.payload, frontEnd, mostSeconds))
            return unreadableRequest();
        return packed(m_steps.decode(request.descriptor.get(), frontEnd, mostSeconds));
    }

    template <typename Step>
    Result<Bytes> withNumber(const Frame& request, Step step)
    {
        std::int32_t number = 0;
        if (!unpack(request.payload, number))
            return unreadableRequest();
        return packed(step(number));
    }

    Result<Bytes> play(Frame& request)
    {
        std::int32_t sampleRate = 0;
        std::int32_t channels = 0;
        if (!unpack(request.payload, sampleRate, channels))
            return unreadableRequest();
        m_source.reset();
        m_playing = std::move(request.descriptor);
        auto opened = m_steps.play(m_playing.get(), sampleRate, channels);
        if (!opened)
            return opened.error();
        m_source = std::move(*opened);
        return pack(m_source->durationSeconds());
    }

    Result<Bytes> read(const Frame& request)
    {
        std::uint32_t room = 0;
        if (!unpack(request.payload, room) || room > mostSamplesAtOnce || !m_source)
            return unreadableRequest();
        m_samples.resize(room);
        const auto filled = m_source->read(m_samples);
        if (!filled)
            return filled.error();
        m_samples.resize(std::min<std::size_t>(*filled, room));
        std::ranges::replace_if(
            m_samples, [](float sample) { return !std::isfinite(sample); }, 0.0F);
        return pack(m_samples);
    }

    Result<Bytes> seek(const Frame& request)
    {
        double seconds = 0.0;
        if (!unpack(request.payload, seconds) || !m_source)
            return unreadableRequest();
        const auto status = m_source->seek(seconds);
        if (!status)
            return status.error();
        return Bytes{};
    }

    const DecoderSteps& m_steps;
    FileDescriptor m_playing; // must outlive the source
    std::unique_ptr<PlaybackSource> m_source;
    std::vector<float> m_samples;
};

/// Answers the requests of the network helper.
class NetworkRequests {
public:
    explicit NetworkRequests(const NetworkSteps& steps)
        : m_steps(steps)
    {
    }

    /// Requests that are one message and have one reply.
    Result<Bytes> handle(const Frame& request)
    {
        switch (request.header.type) {
        case MessageType::Load:
            return load(request);
        case MessageType::Activations:
            return withFacts<MelSpectrogram>(request, m_steps.activations);
        case MessageType::Excite:
            return withFacts<NetworkUnit>(request, m_steps.excite);
        default:
            return unreadableRequest();
        }
    }

    /// Reads the tracks that follow, answers each, then says how things stand. False when the parent is gone.
    bool analyse(RequestLoop& loop, const Frame& request)
    {
        std::uint32_t count = 0;
        if (!unpack(request.payload, count))
            return loop.reply(request, unreadableRequest());
        std::vector<MelSpectrogram> tracks;
        for (std::uint32_t track = 0; track < count; ++track) {
            const auto frame = loop.next();
            if (!frame || frame->header.type != MessageType::Mel || !unpack(frame->payload, tracks.emplace_back()))
                return false;
        }
        for (const Result<TrackAnalysis>& handle : analyseAll(tracks)) {
            const Bytes bytes = handle ? pack(true, *handle) : pack(false, handle.error());
            if (!loop.reply(request, bytes))
                return false;
        }
        return loop.reply(request, pack(m_steps.facts()));
    }

private:
    Result<Bytes> load(const Frame& request)
    {
        NetworkOptions options;
        if (!unpack(request.payload, options))
            return unreadableRequest();
        auto facts = m_steps.load(options);
        // The driver of a GPU needs files and devices of its own at any time.
        if (facts && facts->device == "cpu")
            confine(Confinement::Network);
        return packed(std::move(facts));
    }

    /// The reply of a step, and how things stand after it.
    template <typename Question, typename Step>
    Result<Bytes> withFacts(const Frame& request, const Step& step)
    {
        Question question;
        if (!unpack(request.payload, question))
            return unreadableRequest();
        const auto found = step(question);
        if (!found)
            return found.error();
        return pack(*found, m_steps.facts());
    }

    std::vector<Result<TrackAnalysis>> analyseAll(std::span<const MelSpectrogram> tracks) const
    {
        auto activations =
            guarded([&]() -> Result<std::vector<Result<TrackAnalysis>>> { return m_steps.analyse(tracks); },
                    ErrorCode::ModelError);
        if (activations && activations->size() == tracks.size())
            return std::move(*activations);
        const Error error =
            activations ? Error{ErrorCode::ModelError, "another number of answers than tracks"} : activations.error();
        return {tracks.size(), Result<TrackAnalysis>(error)};
    }

    const NetworkSteps& m_steps;
};

/// What one request may use: large files are allowed the time that reading them takes.
std::uint32_t processorSecondsFor(const HelperLimits& limits, const Frame& request)
{
    const auto reading = std::chrono::ceil<std::chrono::seconds>(readingTime(request.descriptor.get()));
    return limits.processorSeconds == 0 ? 0 : limits.processorSeconds + static_cast<std::uint32_t>(reading.count());
}

} // namespace

int serveDecoder(const DecoderSteps& steps)
{
    RequestLoop loop;
    const auto limits = loop.greet();
    if (!limits)
        return RequestLoop::notStartedByUs();
    limitResources(*limits);
    const ParentWatch watch(loop.socket());
    confine(Confinement::Decoder);
    loop.welcome();

    DecoderRequests requests(steps);
    while (auto request = loop.next()) {
        allowProcessorSeconds(processorSecondsFor(*limits, *request));
        if (!loop.reply(*request, guarded([&] { return requests.handle(*request); }, ErrorCode::WorkerCrashed)))
            break;
    }
    return EXIT_SUCCESS;
}

int serveNetwork(const NetworkSteps& steps)
{
    RequestLoop loop;
    const auto limits = loop.greet();
    if (!limits)
        return RequestLoop::notStartedByUs();
    limitResources(*limits);
    const ParentWatch watch(loop.socket());
    loop.welcome();

    NetworkRequests requests(steps);
    bool goOn = true;
    while (goOn) {
        const auto request = loop.next();
        if (!request)
            break;
        if (request->header.type == MessageType::Analyse)
            goOn = requests.analyse(loop, *request);
        else
            goOn = loop.reply(*request, guarded([&] { return requests.handle(*request); }, ErrorCode::ModelError));
    }
    // Not by return: the threads of LibTorch and of a GPU's driver do not survive the end of main().
    std::_Exit(EXIT_SUCCESS);
}

} // namespace tonekin
