// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/commandhistory.h"

#include <QObject>
#include <QString>

namespace tonekin {

class BannerArea;

/// Offers in a banner to undo what was just done, instead of asking before, and says what was undone, on the page where
/// it had been done. An offer goes with the next thing that is done, so that it never undoes another. Both must outlive
/// it. GUI thread.
class UndoBanners : public QObject {
    Q_OBJECT
public:
    UndoBanners(CommandHistory& history, BannerArea& banners, QObject* parent);

    /// Right after a command was given: what it did, in a sentence.
    void offer(const QString& sentence);

Q_SIGNALS:
    /// Comes before the banner that says what was undone there.
    void placeWanted(tonekin::CommandPlace place);

private:
    CommandHistory& m_history;
    BannerArea& m_banners;
};

} // namespace tonekin
