// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/fetchedactivations.h"
#include "activations/recentcache.h"
#include "base/networkunit.h"
#include "model/modelmanifest.h"
#include "worker/decoderprocess.h"
#include "worker/networkprocess.h"

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <list>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <thread>
#include <variant>

namespace tonekin {

/// A few frames of a track, as the network hears them.
struct SoundPatch {
    MelSpectrogram mel;
    MelFrontEnd frontEnd;
    double startSeconds = 0.0; // in the track, of the first frame
};

/// What gradient ascent made of nothing to excite a unit most.
struct SyntheticStimulus {
    ExcitingPatch patch;
    MelFrontEnd frontEnd;
};

/// Listens to tracks with the network for those who draw what it answers: at every frame of a track, to a patch of one,
/// or to what gradient ascent makes of nothing. Used by the GUI thread and never blocks it; signals arrive there, each
/// with the ticket of the wish it belongs to.
///
/// One thread does the work, the newest wish first, what takes seconds last. It owns a decoder helper and a network
/// helper of its own: they are started when they are needed and ended when nothing was wished for a minute. What was
/// answered to the last tracks is kept. Where the network cannot be used (no model, a damaged one) resting() says so
/// once, and every wish for it fails with that error.
class ActivationService : public QObject {
    Q_OBJECT
public:
    struct Options {
        std::filesystem::path decoderProgram; // none of these three is looked at before it is needed
        std::filesystem::path networkProgram;
        std::filesystem::path modelManifest;
        std::size_t mostActivationBytes = std::size_t{40} << 20; // two of the longest tracks, or seven usual ones
        std::size_t mostMelBytes = std::size_t{16} << 20;        // until the helpers end
        std::chrono::milliseconds idleTime{60'000};
    };

    explicit ActivationService(Options options, QObject* parent = nullptr);
    ~ActivationService() override; // cancels everything and waits

    /// activationsReady() or failed() follow.
    quint64 fetchActivations(const std::filesystem::path& file);
    /// So many frames from a moment of a track on, fewer at its end: patchReady() or failed().
    quint64 fetchPatch(const std::filesystem::path& file, double startSeconds, int frames);
    /// stimulusReady() or failed(), a few seconds later.
    quint64 fetchStimulus(NetworkUnit unit);
    /// Nothing follows any more; what is under way is given up.
    void cancel(quint64 ticket);

Q_SIGNALS:
    void activationsReady(quint64 ticket, tonekin::FetchedActivationsRef activations);
    void patchReady(quint64 ticket, const tonekin::SoundPatch& patch);
    void stimulusReady(quint64 ticket, const tonekin::SyntheticStimulus& made);
    void failed(quint64 ticket, const tonekin::Error& error);
    void resting(const tonekin::Error& error);

private:
    struct ActivationsRequest {
        std::filesystem::path file;
    };
    struct PatchRequest {
        std::filesystem::path file;
        double startSeconds = 0.0;
        int frames = 0;
    };
    struct StimulusRequest {
        NetworkUnit unit;
    };
    struct Request {
        quint64 ticket = 0;
        std::variant<ActivationsRequest, PatchRequest, StimulusRequest> what;
    };
    /// A file as it was when it was listened to.
    struct FileKey {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::int64_t size = 0;
        std::int64_t modifiedNs = 0;
        bool operator==(const FileKey&) const = default;
    };
    using MelRef = std::shared_ptr<const MelSpectrogram>;
    struct OpenedFile {
        FileDescriptor descriptor;
        FileKey key;
    };

    quint64 add(std::variant<ActivationsRequest, PatchRequest, StimulusRequest> what);
    template <typename Say>
    void tell(quint64 ticket, Say say);
    void run(const std::stop_token& ending);
    std::optional<Request> takeNext(const std::stop_token& ending);
    void activation(const Request& request, const std::stop_token& ending);
    Result<FetchedActivationsRef> listen(const std::filesystem::path& file, const std::stop_token& ending);
    Result<SoundPatch> cut(const PatchRequest& request);
    Result<SyntheticStimulus> excite(NetworkUnit unit, const std::stop_token& ending);
    Result<MelRef> melOf(const OpenedFile& file);
    static Result<OpenedFile> open(const std::filesystem::path& file);
    Status readModel();
    Status startNetwork(const std::stop_token& ending);
    Error rest(const Error& error);

    const Options m_options;

    // The GUI thread's own
    quint64 m_lastTicket = 0;
    std::set<quint64> m_open; // tickets that something may follow for

    // The thread's own
    std::stop_token m_givenUp; // of the wish in hand
    std::optional<ModelManifest> m_manifest;
    std::optional<DecoderProcess> m_decoder;
    std::optional<NetworkProcess> m_network;
    std::optional<Error> m_resting;
    RecentCache<FileKey, FetchedActivationsRef> m_activations;
    RecentCache<FileKey, MelRef> m_mels;

    std::mutex m_mutex; // of these
    std::condition_variable_any m_changed;
    std::list<Request> m_requests; // the newest first
    quint64 m_inHand = 0;
    std::stop_source m_giveUp; // of the wish in hand

    std::jthread m_thread; // last: it uses all the others
};

} // namespace tonekin

Q_DECLARE_METATYPE(tonekin::FetchedActivationsRef)
