// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worker/decoderprocess.h"

#include <QImage>
#include <QObject>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace tonekin {

/// Fetches a track's cover and spectrogram with one decoder helper on one thread, the newest wish only. Used by the GUI
/// thread; signals arrive there. The destructor cancels and waits.
class TrackPictures : public QObject {
    Q_OBJECT
public:
    struct Request {
        quint64 ticket = 0; // comes back with the activations
        std::filesystem::path file;
        int coverEdge = 0;   // device pixels
        int mostColumns = 0; // of the spectrogram
    };

    explicit TrackPictures(std::filesystem::path decoderProgram, QObject* parent = nullptr);
    ~TrackPictures() override;

    void fetch(const Request& request); // cancels the one before
    void cancel();

Q_SIGNALS:
    void coverReady(quint64 ticket, const QImage& cover); // null: the file has none
    void pictureReady(quint64 ticket, const tonekin::SpectrogramPicture& picture);
    void pictureFailed(quint64 ticket, const tonekin::Error& error);

private:
    void run(const std::stop_token& stop);
    void activation(const Request& request, const std::stop_token& stop);

    DecoderProcess m_decoder; // used by the thread alone
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<Request> m_request;
    std::stop_source m_current; // of the wish that is being answered
    std::jthread m_thread;      // last: it uses all the others
};

} // namespace tonekin
