// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/recipe.h"

#include <QObject>
#include <QString>

#include <vector>

namespace tonekin {

class CommandHistory;
class Preferences;

/// The recipes that the user keeps, by name; each name once. What is saved, renamed or deleted can be undone, and is
/// there again at the next start. Both must outlive it. GUI thread.
class RecipeShelf : public QObject {
    Q_OBJECT
public:
    RecipeShelf(Preferences& preferences, CommandHistory& history, QObject* parent);
    ~RecipeShelf() override;

    const std::vector<PlaylistRecipe>& recipes() const { return m_recipes; }
    const PlaylistRecipe* find(const QString& name) const;
    /// In place of one of the same name.
    void save(const QString& name, const PlaylistRules& rules);
    /// Nothing happens where there is another of the new name.
    void rename(const QString& name, const QString& newName);
    void remove(const QString& name);

    /// One line that is not too long; empty where nothing is left.
    static QString nameFrom(const QString& text);
    /// The name, or where it is taken, the first of its kind that is free ("Name 2").
    QString freeName(const QString& name) const;

private:
    class Change;
    using Recipes = std::vector<PlaylistRecipe>;
    void push(const QString& words, Recipes recipes);
    void apply(const Recipes& recipes);

    Preferences& m_preferences;
    CommandHistory& m_history;
    Recipes m_recipes; // by name
};

} // namespace tonekin
