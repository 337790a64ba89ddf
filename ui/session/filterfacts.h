// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/strongestfilters.h"
#include "base/trackid.h"

#include <QObject>
#include <QTimer>

#include <string>
#include <vector>

namespace tonekin {

class LearnedNetwork;
class LibrarySession;

/// What is known of the first layer's filters, for those who show them beside a track: what they are called, what is
/// usual for them in the library, which of them tell a track from the others. GUI thread; what it is given must outlive
/// it.
class FilterFacts : public QObject {
    Q_OBJECT
public:
    FilterFacts(LibrarySession& session, LearnedNetwork& learned, QObject* parent = nullptr);

    /// Nothing is read before it is wanted.
    void want();

    /// The network that the library was analysed with; empty: none was.
    const std::string& modelHash() const;
    /// The user's own name, else the measured one, else nothing.
    QString nameOf(int filter) const;
    std::vector<float> usualMaxima() const;
    /// Within a few milliseconds. Not before all of the library was looked through, since what is usual decides.
    StrongestFilters strongest(TrackId track, int count) const;

Q_SIGNALS:
    void changed();      // what is called how, or that the library was looked through
    void usualChanged(); // now and then, while it grows

private:
    QString whyNothing(TrackId track) const;

    LibrarySession& m_session;
    LearnedNetwork& m_learned;
    QTimer m_usualTimer;
};

} // namespace tonekin
