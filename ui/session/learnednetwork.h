// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/loadednetwork.h"
#include "session/unitactivations.h"
#include "session/unitnotebook.h"

#include <QObject>

namespace tonekin {

/// What the network learned, as the window knows it: its kernels and measured names, the activations of its units in
/// the library, and the user's own words on them, kept in step. GUI thread; the session must outlive it.
class LearnedNetwork : public QObject {
    Q_OBJECT
public:
    explicit LearnedNetwork(LibrarySession& session, QObject* parent = nullptr);

    /// Nothing is read before.
    void want();

    NetworkLoader& loader() { return m_loader; }
    const LoadedNetworkRef& network() const { return m_loader.network(); } // null until it is loaded
    UnitActivations& activations() { return m_activations; }
    UnitNotebook& notebook() { return m_notebook; }

    /// The library's answers are those of the loaded network, or there are none. Else its kernels and names are not
    /// those of the filters in the lists, and the user's words are about the filters in the lists.
    bool isOfTheActivations() const;
    /// The measured name or descriptor of a filter of the first layer that the lists are about; nullptr: not known.
    const FilterName* nameOf(int filter) const;
    /// What a unit of the lists is called: the user's own name, or the measured one; empty where it has neither.
    QString called(NetworkUnit unit) const;

Q_SIGNALS:
    void changed(); // the network or whose activations there are

private:
    void follow();

    NetworkLoader m_loader;
    UnitActivations m_activations;
    UnitNotebook m_notebook;
};

} // namespace tonekin
