// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/recipeshelf.h"

#include "preferences/preferences.h"
#include "session/commandhistory.h"

#include <algorithm>
#include <utility>

namespace tonekin {

class RecipeShelf::Change : public PlacedCommand {
public:
    Change(RecipeShelf& shelf, const QString& words, Recipes before, Recipes after)
        : PlacedCommand(words, CommandPlace::SoundsLike)
        , m_shelf(shelf)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_shelf.apply(m_before); }
    void redo() override { m_shelf.apply(m_after); }

private:
    RecipeShelf& m_shelf;
    Recipes m_before;
    Recipes m_after;
};

namespace {

auto named(const std::string& name)
{
    return [name](const PlaylistRecipe& recipe) { return recipe.name == name; };
}

} // namespace

RecipeShelf::RecipeShelf(Preferences& preferences, CommandHistory& history, QObject* parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_history(history)
    , m_recipes(preferences.recipes())
{
}

RecipeShelf::~RecipeShelf()
{
    m_history.forgetWith([](const QUndoCommand& command) { return dynamic_cast<const Change*>(&command) != nullptr; });
}

const PlaylistRecipe* RecipeShelf::find(const QString& name) const
{
    const auto found = std::ranges::find_if(m_recipes, named(name.toStdString()));
    return found == m_recipes.end() ? nullptr : &*found;
}

void RecipeShelf::save(const QString& name, const PlaylistRules& rules)
{
    Recipes recipes = m_recipes;
    std::erase_if(recipes, named(name.toStdString()));
    recipes.push_back({name.toStdString(), rules});
    push(tr("Save the recipe “%1”").arg(name), std::move(recipes));
}

void RecipeShelf::rename(const QString& name, const QString& newName)
{
    Recipes recipes = m_recipes;
    const auto found = std::ranges::find_if(recipes, named(name.toStdString()));
    if (found == recipes.end() || newName.isEmpty() || find(newName))
        return;
    found->name = newName.toStdString();
    push(tr("Rename the recipe “%1”").arg(name), std::move(recipes));
}

void RecipeShelf::remove(const QString& name)
{
    Recipes recipes = m_recipes;
    std::erase_if(recipes, named(name.toStdString()));
    push(tr("Delete the recipe “%1”").arg(name), std::move(recipes));
}

void RecipeShelf::push(const QString& words, Recipes recipes)
{
    std::ranges::sort(recipes, {},
                      [](const PlaylistRecipe& recipe) { return QString::fromStdString(recipe.name).toCaseFolded(); });
    if (recipes != m_recipes)
        m_history.push(new Change(*this, words, m_recipes, std::move(recipes)));
}

void RecipeShelf::apply(const Recipes& recipes)
{
    m_recipes = recipes;
    m_preferences.setRecipes(m_recipes);
}

QString RecipeShelf::nameFrom(const QString& text)
{
    QString name = text.simplified();
    while (name.toUtf8().size() > static_cast<qsizetype>(PlaylistRecipe::longestName))
        name.chop(1);
    return name;
}

QString RecipeShelf::freeName(const QString& name) const
{
    QString free = name;
    for (int number = 2; find(free); ++number)
        free = QStringLiteral("%1 %2").arg(name).arg(number);
    return free;
}

} // namespace tonekin
