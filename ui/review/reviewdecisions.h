// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/reviewitem.h"
#include "session/librarysession.h"

#include <QObject>

#include <optional>
#include <string>

namespace tonekin {

/// Decides on items for the user, so that it can be undone, and writes what was decided into the library. GUI thread;
/// the session must outlive it.
class ReviewDecisions : public QObject {
    Q_OBJECT
public:
    ReviewDecisions(LibrarySession& session, QObject* parent);
    ~ReviewDecisions() override; // forgets what could be undone

    bool canDecide() const;
    /// Without a decision: what was decided is taken back.
    void decide(const ReviewItem& item, std::optional<Decision> decision);

Q_SIGNALS:
    /// What holds for an item from now on: also after undoing.
    void decided(const std::string& id, std::optional<tonekin::Decision> decision);

private:
    class Change;
    /// What is decided about an item, and how it is shown.
    struct State {
        std::vector<Verdict> verdicts;
        std::optional<Decision> decision;
    };
    std::vector<Verdict> keptOf(const ReviewItem& item) const;
    void apply(const std::string& id, const std::vector<Verdict>& subject, const State& state);
    void forgetChanges();

    LibrarySession& m_session;
};

} // namespace tonekin
