// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/commandhistory.h"

#include <utility>

namespace tonekin {

PlacedCommand::PlacedCommand(const QString& words, std::optional<CommandPlace> place)
    : QUndoCommand(words)
    , m_place(place)
{
}

CommandHistory::CommandHistory(QObject* parent)
    : QObject(parent)
{
    connect(&m_stack, &QUndoStack::indexChanged, this, &CommandHistory::follow);
}

CommandHistory::~CommandHistory()
{
    m_stack.disconnect(this); // it tells of its own end
}

void CommandHistory::push(PlacedCommand* command)
{
    if (!command->m_place)
        command->m_place = m_place;
    m_isPushing = true;
    m_stack.push(command);
    m_isPushing = false;
}

void CommandHistory::forgetWith(const std::function<bool(const QUndoCommand&)>& isOne)
{
    for (int place = 0; place < m_stack.count(); ++place)
        if (isOne(*m_stack.command(place))) {
            m_stack.clear();
            return;
        }
}

void CommandHistory::follow(int index)
{
    const int before = std::exchange(m_index, index);
    Q_EMIT moved();
    const bool isUndo = index < before;
    const QUndoCommand* command = m_stack.command(isUndo ? index : index - 1); // null: all was forgotten
    if (m_isPushing || !command || index == before)
        return;
    const CommandPlace place = static_cast<const PlacedCommand*>(command)->place().value_or(m_place);
    if (isUndo)
        Q_EMIT undone(command->text(), place);
    else
        Q_EMIT redone(command->text(), place);
}

} // namespace tonekin
