// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tonekin {

class BannerArea;
class LibrarySession;

/// Tells in banners what the user must know of the library: not opened, only to be browsed, repaired, a folder not
/// there, a scan that stopped, a wish that failed. Both must outlive it.
class SessionBanners : public QObject {
    Q_OBJECT
public:
    SessionBanners(LibrarySession& session, BannerArea& banners, QObject* parent);

private:
    void tellOpening();
    void tellScan();
    void tellRoots();

    LibrarySession& m_session;
    BannerArea& m_banners;
};

} // namespace tonekin
