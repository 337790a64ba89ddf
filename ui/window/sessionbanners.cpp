// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sessionbanners.h"

#include "session/librarysession.h"
#include "window/banner.h"
#include "words/displaytext.h"
#include "words/errortext.h"

namespace tonekin {

namespace {

const QString opening = QStringLiteral("opening");
const QString repaired = QStringLiteral("repaired");
const QString scanFailed = QStringLiteral("scan");
const QString rootsAway = QStringLiteral("roots");
const QString requestFailed = QStringLiteral("wish");

} // namespace

SessionBanners::SessionBanners(LibrarySession& session, BannerArea& banners, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_banners(banners)
{
    connect(&m_session, &LibrarySession::opened, this, &SessionBanners::tellOpening);
    connect(&m_session, &LibrarySession::scanChanged, this, &SessionBanners::tellScan);
    connect(&m_session, &LibrarySession::scanChanged, this, &SessionBanners::tellRoots);
    connect(&m_session, &LibrarySession::failed, this, [this](const Error& error) {
        m_banners.show(requestFailed, {BannerWords::Kind::Problem, errorSentence(error.code), {}});
    });
}

void SessionBanners::tellOpening()
{
    const auto retry = BannerWords::Button{tr("Retry"), [this] { m_session.open(); }};
    if (const auto& error = m_session.openError())
        m_banners.show(opening, {BannerWords::Kind::Problem, errorSentence(error->code), {retry}, false});
    else if (const auto& why = m_session.whyReadOnly())
        m_banners.show(opening, {BannerWords::Kind::Warning, errorSentence(why->code), {retry}});
    else
        m_banners.remove(opening);
    if (!m_session.repaired().isEmpty())
        m_banners.show(repaired, {BannerWords::Kind::Warning,
                                  tr("The library file was damaged and has been repaired. The old file was kept. %1")
                                      .arg(m_session.repaired()),
                                  {}});
}

void SessionBanners::tellScan()
{
    if (m_session.isScanning() || !m_session.scanError()) {
        m_banners.remove(scanFailed);
        return;
    }
    const ErrorCode code = m_session.scanError()->code;
    m_banners.show(scanFailed,
                   {BannerWords::Kind::Problem, errorSentence(code), {{tr("Retry"), [this] { m_session.scan(); }}}});
}

void SessionBanners::tellRoots()
{
    const auto& away = m_session.progress().rootsUnavailable;
    if (away.empty()) {
        m_banners.remove(rootsAway);
        return;
    }
    QStringList names;
    for (const auto& root : away)
        names += displayPath(root);
    const auto forget = [this, away] { m_session.scan({}, away); };
    m_banners.show(rootsAway,
                   {BannerWords::Kind::Warning,
                    tr("Not there now, or empty: %1. Its tracks are kept as they are. Connect the drive and retry.",
                       nullptr, static_cast<int>(away.size()))
                        .arg(names.join(QStringLiteral(", "))),
                    {{tr("Retry"), [this] { m_session.scan(); }}, {tr("They are really gone"), forget}}});
}

} // namespace tonekin
