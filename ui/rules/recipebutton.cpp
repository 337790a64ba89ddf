// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/recipebutton.h"

#include "painting/symbols.h"
#include "preferences/preferences.h"
#include "words/displaytext.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>

#include <utility>

namespace tonekin {

namespace {

QString nameOf(const PlaylistRecipe& recipe)
{
    return QString::fromStdString(recipe.name);
}

/// As a menu shows it: an "and" in it is no mnemonic.
QString menuText(const PlaylistRecipe& recipe)
{
    return nameOf(recipe).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

RecipeButton::RecipeButton(RecipeShelf& shelf, Preferences& preferences, QWidget* parent)
    : QToolButton(parent)
    , m_shelf(shelf)
    , m_preferences(preferences)
    , m_menu(new QMenu(this))
    , m_writing([this](const Status& status) {
        if (status)
            Q_EMIT saved(m_file);
        else
            Q_EMIT notSaved(status.error());
    })
    , m_reading([this](const Read& read) { receive(read); })
{
    setText(tr("Recipes"));
    setToolTip(tr("Rules that you keep under a name"));
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &RecipeButton::fill);
}

void RecipeButton::fill()
{
    m_menu->clear();
    addRecipes();
    m_menu->addAction(symbolIcon(Symbol::Save), tr("&Save these rules …"), this, [this] {
        askForName(tr("Save the rules"), {}, [this](const QString& name) { m_shelf.save(name, m_rules); });
    });
    if (!m_shelf.recipes().empty()) {
        addSubmenu(tr("Re&name"), [this](const PlaylistRecipe& recipe) {
            askForName(tr("Rename the recipe"), nameOf(recipe),
                       [this, old = nameOf(recipe)](const QString& name) { m_shelf.rename(old, name); });
        });
        addSubmenu(tr("&Delete"), [this](const PlaylistRecipe& recipe) {
            const QString name = nameOf(recipe);
            m_shelf.remove(name);
            Q_EMIT removed(name);
        });
        addSubmenu(tr("&Export"), [this](const PlaylistRecipe& recipe) { askForFileToSave(recipe); });
    }
    m_menu->addAction(symbolIcon(Symbol::Import), tr("Read from a &file …"), this, &RecipeButton::askForFileToRead);
}

void RecipeButton::addRecipes()
{
    for (const PlaylistRecipe& recipe : m_shelf.recipes()) {
        QAction* action =
            m_menu->addAction(menuText(recipe), this, [this, recipe] { Q_EMIT chosen(nameOf(recipe), recipe.rules); });
        action->setCheckable(true);
        action->setChecked(recipe.rules == m_rules);
    }
    if (m_shelf.recipes().empty())
        m_menu->addAction(tr("No recipe has been saved yet"))->setEnabled(false);
    m_menu->addSeparator();
}

template <typename Step>
void RecipeButton::addSubmenu(const QString& words, Step step)
{
    QMenu* menu = m_menu->addMenu(words);
    for (const PlaylistRecipe& recipe : m_shelf.recipes())
        menu->addAction(menuText(recipe), this, [step, recipe] { step(recipe); });
}

template <typename Use>
void RecipeButton::askForName(const QString& title, const QString& name, Use use)
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the recipe:"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [use](const QString& text) {
        if (const QString chosenName = RecipeShelf::nameFrom(text); !chosenName.isEmpty())
            use(chosenName);
    });
    dialog->open();
}

QFileDialog* RecipeButton::makeFileDialog(const QString& title)
{
    auto* dialog = new QFileDialog(this, title, m_preferences.exportFolder(), tr("Recipes (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { m_preferences.setExportFolder(QFileInfo(file).absolutePath()); });
    return dialog;
}

void RecipeButton::askForFileToSave(const PlaylistRecipe& recipe)
{
    QFileDialog* dialog = makeFileDialog(tr("Export the recipe"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(nameOf(recipe).replace(QLatin1Char('/'), QLatin1Char('-')) + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, recipe](const QString& file) { saveTo(QFile::encodeName(file).toStdString(), recipe); });
    dialog->open();
}

void RecipeButton::askForFileToRead()
{
    QFileDialog* dialog = makeFileDialog(tr("Read a recipe"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { readFrom(QFile::encodeName(file).toStdString()); });
    dialog->open();
}

void RecipeButton::saveTo(const std::filesystem::path& file, const PlaylistRecipe& recipe)
{
    m_writing.wait();
    m_file = file;
    m_writing.ask([file, recipe] { return writeRecipe(file, recipe); });
}

void RecipeButton::readFrom(const std::filesystem::path& file)
{
    m_reading.ask([file] { return Read{file, readRecipe(file)}; });
}

void RecipeButton::receive(const Read& read)
{
    if (!read.recipe) {
        Q_EMIT notRead(read.recipe.error());
        return;
    }
    QString name = RecipeShelf::nameFrom(nameOf(*read.recipe));
    if (name.isEmpty())
        name = RecipeShelf::nameFrom(displayPath(read.file.stem()));
    const PlaylistRecipe* same = m_shelf.find(name);
    if (!same || same->rules != read.recipe->rules) {
        name = m_shelf.freeName(name);
        m_shelf.save(name, read.recipe->rules);
    }
    Q_EMIT chosen(name, read.recipe->rules);
}

} // namespace tonekin
