// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/trackpictures.h"

#include "files/openregularfile.h"

namespace tonekin {

TrackPictures::TrackPictures(std::filesystem::path decoderProgram, QObject* parent)
    : QObject(parent)
    , m_decoder(std::move(decoderProgram), DecoderLimits{})
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

TrackPictures::~TrackPictures()
{
    m_thread.request_stop();
    cancel();
    m_thread.join(); // while what it uses, signals too, is still whole
}

void TrackPictures::fetch(const Request& request)
{
    const std::scoped_lock lock(m_mutex);
    m_current.request_stop();
    m_request = request;
    m_changed.notify_all();
}

void TrackPictures::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_current.request_stop();
    m_request.reset();
}

void TrackPictures::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        Request request;
        std::stop_token current;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_request.has_value(); }))
                return;
            request = *std::exchange(m_request, std::nullopt);
            m_current = std::stop_source();
            current = m_current.get_token();
        }
        activation(request, current);
    }
}

void TrackPictures::activation(const Request& request, const std::stop_token& stop)
{
    const auto file = openRegularFile(request.file);
    if (!file) {
        Q_EMIT pictureFailed(request.ticket, file.error());
        return;
    }
    const auto cover = m_decoder.cover((*file).get(), request.coverEdge, stop);
    if (stop.stop_requested())
        return;
    // Only ever what our own helper has encoded, so no other reader of images is let near it.
    Q_EMIT coverReady(request.ticket,
                      cover ? QImage::fromData((*cover).data(), static_cast<int>((*cover).size()), "PNG") : QImage());
    const auto picture = m_decoder.picture((*file).get(), request.mostColumns, stop);
    if (stop.stop_requested())
        return;
    if (picture)
        Q_EMIT pictureReady(request.ticket, *picture);
    else
        Q_EMIT pictureFailed(request.ticket, picture.error());
}

} // namespace tonekin
