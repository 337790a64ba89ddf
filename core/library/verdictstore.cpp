// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/verdictstore.h"

#include "library/connection.h"

#include <algorithm>

namespace tonekin {

namespace {

constexpr std::size_t longestAbout = 5000; // bytes: a tag's text and a few more

bool isKnown(std::int64_t decision)
{
    return decision == static_cast<int>(Decision::Accepted) || decision == static_cast<int>(Decision::Rejected);
}

void bindSubject(Statement& statement, const Verdict& verdict)
{
    statement.bind(static_cast<int>(verdict.kind)).bind(Bytes(verdict.audio.bytes));
    statement.bind(std::string_view(verdict.about));
}

} // namespace

VerdictStore::VerdictStore(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<Verdict>> VerdictStore::all(VerdictKind kind) const
{
    return m_connection.read([&] {
        std::vector<Verdict> verdicts;
        Statement rows(m_connection.database, "SELECT audio, about, decision, decided FROM verdict WHERE kind = ? "
                                              "ORDER BY audio, about");
        rows.bind(static_cast<int>(kind));
        while (rows.next()) {
            Verdict verdict{kind, {}, std::string(rows.text(1)), Decision::Accepted, rows.integer(3)};
            const Bytes audio = rows.blob(0);
            if (audio.size() != verdict.audio.bytes.size() || !isKnown(rows.integer(2)))
                continue; // whatever else has written into the file
            std::ranges::copy(audio, verdict.audio.bytes.begin());
            verdict.decision = static_cast<Decision>(rows.integer(2));
            verdicts.push_back(std::move(verdict));
        }
        return verdicts;
    });
}

Status VerdictStore::save(const std::vector<Verdict>& verdicts)
{
    for (const Verdict& verdict : verdicts)
        if (verdict.about.size() > longestAbout)
            return Error{ErrorCode::InvalidArgument, "that is too long to be what a decision is about"};
    return m_connection.write([&]() -> Status {
        Statement insert(m_connection.database, "INSERT INTO verdict (kind, audio, about, decision, decided) "
                                                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, audio, about) DO UPDATE "
                                                "SET decision = excluded.decision, decided = excluded.decided");
        for (const Verdict& verdict : verdicts) {
            bindSubject(insert, verdict);
            insert.bind(static_cast<int>(verdict.decision)).bind(verdict.decidedSeconds);
            insert.run();
        }
        m_connection.changeNumber();
        return ok();
    });
}

Status VerdictStore::forget(const std::vector<Verdict>& verdicts)
{
    return m_connection.write([&]() -> Status {
        Statement remove(m_connection.database, "DELETE FROM verdict WHERE kind = ? AND audio = ? AND about = ?");
        for (const Verdict& verdict : verdicts) {
            bindSubject(remove, verdict);
            remove.run();
        }
        m_connection.changeNumber();
        return ok();
    });
}

} // namespace tonekin
