// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoCommand>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace tonekin {

/// Where in the window a command was given: undoing it shows that place.
enum class CommandPlace { Library, SoundsLike, Filters, Review, Activity };

/// A command that knows where it was given.
class PlacedCommand : public QUndoCommand {
public:
    /// `words`: what is undone, for menus. `place` empty: where the user was.
    explicit PlacedCommand(const QString& words, std::optional<CommandPlace> place = {});
    std::optional<CommandPlace> place() const { return m_place; }

private:
    friend class CommandHistory;
    std::optional<CommandPlace> m_place;
};

/// All that was done and can be undone, wherever it was done, in one line: what is undone is always what was done last.
/// GUI thread.
class CommandHistory : public QObject {
    Q_OBJECT
public:
    explicit CommandHistory(QObject* parent = nullptr);
    ~CommandHistory() override;

    /// Where the user is now.
    void setPlace(CommandPlace place) { m_place = place; }
    /// Does it and remembers it. Takes it over.
    void push(PlacedCommand* command);
    QUndoStack& stack() { return m_stack; }
    /// Where there is one of these, nothing that was done can be undone any more: they are about something that is
    /// gone, and what was done before them builds on them.
    void forgetWith(const std::function<bool(const QUndoCommand&)>& isOne);

Q_SIGNALS:
    /// Something was done, undone or done again: an offer to undo what was done before has lost its meaning.
    void moved();
    void undone(const QString& words, tonekin::CommandPlace place);
    void redone(const QString& words, tonekin::CommandPlace place);

private:
    void follow(int index);

    QUndoStack m_stack;
    CommandPlace m_place = CommandPlace::Library;
    int m_index = 0;
    bool m_isPushing = false;
};

} // namespace tonekin
