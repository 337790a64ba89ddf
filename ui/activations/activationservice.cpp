// SPDX-License-Identifier: GPL-3.0-or-later
#include "activations/activationservice.h"

#include "files/openregularfile.h"

#include <algorithm>
#include <cmath>
#include <sys/stat.h>

namespace tonekin {

namespace {

template <typename... Calls>
struct Overloaded : Calls... {
    using Calls::operator()...;
};

bool endsIt(ErrorCode code)
{
    return code == ErrorCode::ModelMissing || code == ErrorCode::ModelDamaged || code == ErrorCode::WorkerUnavailable;
}

/// The frames [first, end) of the stretch that was heard at a moment; empty when none was.
struct FrameRange {
    int first = 0;
    int end = 0;
};

FrameRange framesFrom(const MelSpectrogram& mel, double seconds, int frames)
{
    const auto count = static_cast<int>(mel.stretches.size());
    for (int i = count - 1; i >= 0; --i) {
        const MelStretch& stretch = mel.stretches[static_cast<std::size_t>(i)];
        const int end = i + 1 < count ? mel.stretches[static_cast<std::size_t>(i) + 1].firstFrame : mel.frames();
        const double into = std::round((seconds - stretch.startSeconds) * mel.framesPerSecond);
        if (into >= 0.0 && into < end - stretch.firstFrame) {
            const int first = stretch.firstFrame + static_cast<int>(into);
            return {first, std::min(end, first + frames)};
        }
    }
    return {};
}

} // namespace

ActivationService::ActivationService(Options options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_activations(m_options.mostActivationBytes)
    , m_mels(m_options.mostMelBytes)
    , m_thread([this](const std::stop_token& ending) { run(ending); })
{
}

ActivationService::~ActivationService()
{
    m_thread.request_stop();
    {
        const std::scoped_lock lock(m_mutex);
        m_requests.clear();
        m_giveUp.request_stop();
    }
    m_thread.join(); // while what it uses, signals too, is still whole
}

quint64 ActivationService::fetchActivations(const std::filesystem::path& file)
{
    return add(ActivationsRequest{file});
}

quint64 ActivationService::fetchPatch(const std::filesystem::path& file, double startSeconds, int frames)
{
    return add(PatchRequest{file, startSeconds, frames});
}

quint64 ActivationService::fetchStimulus(NetworkUnit unit)
{
    return add(StimulusRequest{unit});
}

quint64 ActivationService::add(std::variant<ActivationsRequest, PatchRequest, StimulusRequest> what)
{
    const quint64 ticket = ++m_lastTicket;
    m_open.insert(ticket);
    const std::scoped_lock lock(m_mutex);
    m_requests.push_front({ticket, std::move(what)});
    m_changed.notify_all();
    return ticket;
}

void ActivationService::cancel(quint64 ticket)
{
    m_open.erase(ticket);
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_requests, [ticket](const Request& request) { return request.ticket == ticket; });
    if (m_inHand == ticket)
        m_giveUp.request_stop();
}

/// In the GUI thread, and only if the wish was not cancelled meanwhile.
template <typename Say>
void ActivationService::tell(quint64 ticket, Say say)
{
    QMetaObject::invokeMethod(
        this,
        [this, ticket, say = std::move(say)] {
            if (m_open.erase(ticket) > 0)
                say();
        },
        Qt::QueuedConnection);
}

void ActivationService::run(const std::stop_token& ending)
{
    while (const auto request = takeNext(ending))
        activation(*request, ending);
    m_network.reset();
    m_decoder.reset();
}

std::optional<ActivationService::Request> ActivationService::takeNext(const std::stop_token& ending)
{
    const auto isWanted = [this] { return !m_requests.empty(); };
    std::unique_lock lock(m_mutex);
    m_inHand = 0;
    if (!m_changed.wait_for(lock, ending, m_options.idleTime, isWanted) && !ending.stop_requested()) {
        lock.unlock(); // to end a helper takes its time
        m_network.reset();
        m_decoder.reset();
        m_mels.clear();
        lock.lock();
        m_changed.wait(lock, ending, isWanted);
    }
    if (ending.stop_requested())
        return {};
    auto next = std::ranges::find_if(
        m_requests, [](const Request& request) { return !std::holds_alternative<StimulusRequest>(request.what); });
    if (next == m_requests.end())
        next = m_requests.begin();
    Request request = std::move(*next);
    m_requests.erase(next);
    m_inHand = request.ticket;
    m_giveUp = std::stop_source();
    m_givenUp = m_giveUp.get_token();
    return request;
}

void ActivationService::activation(const Request& request, const std::stop_token& ending)
{
    const quint64 ticket = request.ticket;
    const auto finish = [this, ticket](const auto& result, auto signal) {
        if (result)
            tell(ticket, [this, ticket, value = *result, signal] { Q_EMIT(this->*signal)(ticket, value); });
        else if (!m_givenUp.stop_requested())
            tell(ticket, [this, ticket, error = result.error()] { Q_EMIT failed(ticket, error); });
    };
    std::visit(
        Overloaded{
            [&](const ActivationsRequest& what) {
                finish(listen(what.file, ending), &ActivationService::activationsReady);
            },
            [&](const PatchRequest& what) { finish(cut(what), &ActivationService::patchReady); },
            [&](const StimulusRequest& what) { finish(excite(what.unit, ending), &ActivationService::stimulusReady); },
        },
        request.what);
}

Result<FetchedActivationsRef> ActivationService::listen(const std::filesystem::path& file,
                                                        const std::stop_token& ending)
{
    if (m_resting)
        return *m_resting;
    auto opened = open(file);
    if (!opened)
        return opened.error();
    if (auto known = m_activations.find(opened->key))
        return *known;
    if (auto status = readModel(); !status)
        return status.error();
    const auto mel = melOf(*opened);
    if (!mel)
        return mel.error();
    // From here on it goes on when the wish is given up: to interrupt the network means to start it anew.
    if (auto status = startNetwork(ending); !status)
        return status.error();
    auto activations = m_network->activations(**mel, ending);
    if (!activations)
        return endsIt(activations.error().code) ? rest(activations.error()) : activations.error();
    const std::size_t bytes = activations->values.size() * sizeof(float);
    const auto fetched = std::make_shared<const FetchedActivations>(
        FetchedActivations{*std::move(activations), m_network->facts().modelHash, m_manifest->frontEnd,
                           m_manifest->layers.convolutions.front().width});
    m_activations.put(opened->key, fetched, bytes);
    return FetchedActivationsRef(fetched);
}

Result<SoundPatch> ActivationService::cut(const PatchRequest& request)
{
    if (auto status = readModel(); !status)
        return status.error();
    auto opened = open(request.file);
    if (!opened)
        return opened.error();
    const auto mel = melOf(*opened);
    if (!mel)
        return mel.error();
    const MelSpectrogram& whole = **mel;
    const FrameRange range = framesFrom(whole, request.startSeconds, request.frames);
    if (range.end <= range.first)
        return Error{ErrorCode::NotFound, "the track has no such moment"};
    const auto values =
        std::span(whole.values)
            .subspan(static_cast<std::size_t>(range.first) * static_cast<std::size_t>(whole.bands),
                     static_cast<std::size_t>(range.end - range.first) * static_cast<std::size_t>(whole.bands));
    SoundPatch patch;
    patch.mel = {whole.bands, whole.framesPerSecond, {values.begin(), values.end()}, {{0, 0.0}}};
    patch.frontEnd = m_manifest->frontEnd;
    patch.startSeconds = whole.secondsOfFrame(range.first);
    return patch;
}

Result<SyntheticStimulus> ActivationService::excite(NetworkUnit unit, const std::stop_token& ending)
{
    if (m_resting)
        return *m_resting;
    if (auto status = readModel(); !status)
        return status.error();
    if (auto status = startNetwork(ending); !status)
        return status.error();
    auto patch = m_network->excite(unit, m_givenUp);
    if (!patch)
        return endsIt(patch.error().code) ? rest(patch.error()) : patch.error();
    return SyntheticStimulus{*std::move(patch), m_manifest->frontEnd};
}

Result<ActivationService::MelRef> ActivationService::melOf(const OpenedFile& file)
{
    if (auto known = m_mels.find(file.key))
        return *known;
    if (!m_decoder)
        m_decoder.emplace(m_options.decoderProgram, DecoderLimits{});
    auto track = m_decoder->decode(file.descriptor.get(), m_manifest->frontEnd, m_givenUp);
    if (!track)
        return track.error();
    const std::size_t bytes = track->mel.values.size() * sizeof(float);
    const auto mel = std::make_shared<const MelSpectrogram>(std::move(track->mel));
    m_mels.put(file.key, mel, bytes);
    return MelRef(mel);
}

Result<ActivationService::OpenedFile> ActivationService::open(const std::filesystem::path& file)
{
    auto descriptor = openRegularFile(file);
    if (!descriptor)
        return descriptor.error();
    struct stat about {};
    if (::fstat(descriptor->get(), &about) != 0)
        return Error{ErrorCode::IoError, "the file cannot be looked at"};
    const FileKey key{about.st_dev, about.st_ino, about.st_size,
                      about.st_mtim.tv_sec * std::int64_t{1'000'000'000} + about.st_mtim.tv_nsec};
    return OpenedFile{*std::move(descriptor), key};
}

Status ActivationService::readModel()
{
    if (m_manifest)
        return ok();
    if (m_resting)
        return *m_resting;
    auto manifest = readManifest(m_options.modelManifest);
    if (!manifest)
        return rest(manifest.error());
    m_manifest = *std::move(manifest);
    return ok();
}

Status ActivationService::startNetwork(const std::stop_token& ending)
{
    if (m_network)
        return ok();
    NetworkOptions options;
    options.manifest = m_options.modelManifest;
    options.device = "cpu"; // the first layer of one track is little, and a GPU has better things to do
    auto network = NetworkProcess::start(m_options.networkProgram, options, ending);
    if (!network)
        return endsIt(network.error().code) ? rest(network.error()) : network.error();
    m_network = *std::move(network);
    return ok();
}

Error ActivationService::rest(const Error& error)
{
    if (!m_resting) {
        m_resting = error;
        m_network.reset();
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT resting(error); }, Qt::QueuedConnection);
    }
    return error;
}

} // namespace tonekin
