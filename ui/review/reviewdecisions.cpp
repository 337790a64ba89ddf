// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewdecisions.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

bool isAboutTheSame(const Verdict& one, const Verdict& other)
{
    return one.kind == other.kind && one.audio == other.audio && one.about == other.about;
}

} // namespace

class ReviewDecisions::Change : public PlacedCommand {
public:
    Change(ReviewDecisions& decisions, const QString& words, const ReviewItem& item, State after)
        : PlacedCommand(words, CommandPlace::Review)
        , m_decisions(decisions)
        , m_id(item.id)
        , m_subject(item.verdicts)
        , m_before{decisions.keptOf(item), item.decision}
        , m_after(std::move(after))
    {
    }
    void undo() override { m_decisions.apply(m_id, m_subject, m_before); }
    void redo() override { m_decisions.apply(m_id, m_subject, m_after); }

private:
    ReviewDecisions& m_decisions;
    std::string m_id;
    std::vector<Verdict> m_subject;
    State m_before;
    State m_after;
};

ReviewDecisions::ReviewDecisions(LibrarySession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &LibrarySession::verdictsSaved, this, [this](bool done) {
        if (!done) // what could be undone never was
            forgetChanges();
    });
}

ReviewDecisions::~ReviewDecisions()
{
    forgetChanges();
}

bool ReviewDecisions::canDecide() const
{
    return m_session.isOpen() && !m_session.whyReadOnly();
}

void ReviewDecisions::decide(const ReviewItem& item, std::optional<Decision> decision)
{
    if (!canDecide() || item.decision == decision)
        return;
    State after{decision ? item.verdicts : std::vector<Verdict>(), decision};
    for (Verdict& verdict : after.verdicts) {
        verdict.decision = *decision;
        verdict.decidedSeconds = QDateTime::currentSecsSinceEpoch();
    }
    const QString words = !decision                         ? tr("Take a decision back")
                          : *decision == Decision::Accepted ? tr("Accept")
                                                            : tr("Not so");
    m_session.history().push(new Change(*this, words, item, std::move(after)));
}

/// Of a family some links may have been decided on alone, elsewhere.
std::vector<Verdict> ReviewDecisions::keptOf(const ReviewItem& item) const
{
    std::vector<Verdict> kept;
    if (item.verdicts.empty())
        return kept;
    for (const Verdict& verdict : m_session.verdicts(item.verdicts.front().kind))
        if (std::ranges::any_of(item.verdicts, [&](const Verdict& own) { return isAboutTheSame(own, verdict); }))
            kept.push_back(verdict);
    return kept;
}

void ReviewDecisions::apply(const std::string& id, const std::vector<Verdict>& subject, const State& state)
{
    m_session.saveVerdicts(state.verdicts, subject);
    Q_EMIT decided(id, state.decision);
}

void ReviewDecisions::forgetChanges()
{
    m_session.history().forgetWith(
        [](const QUndoCommand& command) { return dynamic_cast<const Change*>(&command) != nullptr; });
}

} // namespace tonekin
