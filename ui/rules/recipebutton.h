// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/latestjob.h"
#include "rules/recipeshelf.h"

#include <QToolButton>

#include <filesystem>

class QFileDialog;
class QMenu;

namespace tonekin {

/// Opens a menu with the recipes: to choose one, save the rules as one, rename, delete, take out as a file and read
/// from one. Files are read and written on another thread. GUI thread.
class RecipeButton : public QToolButton {
    Q_OBJECT
public:
    RecipeButton(RecipeShelf& shelf, Preferences& preferences, QWidget* parent);

    /// What is saved, and which recipe is marked.
    void setRules(const PlaylistRules& rules) { m_rules = rules; }
    void saveTo(const std::filesystem::path& file, const PlaylistRecipe& recipe);
    /// Keeps the recipe under its name, or else the file's, and chooses it.
    void readFrom(const std::filesystem::path& file);

Q_SIGNALS:
    void chosen(const QString& name, const tonekin::PlaylistRules& rules);
    /// Done, and can be undone.
    void removed(const QString& name);
    void saved(const std::filesystem::path& file);
    void notSaved(const tonekin::Error& error);
    void notRead(const tonekin::Error& error);

private:
    struct Read {
        std::filesystem::path file;
        Result<PlaylistRecipe> recipe;
    };
    void fill();
    void addRecipes();
    template <typename Step>
    void addSubmenu(const QString& words, Step step);
    template <typename Use>
    void askForName(const QString& title, const QString& name, Use use);
    QFileDialog* makeFileDialog(const QString& title);
    void askForFileToSave(const PlaylistRecipe& recipe);
    void askForFileToRead();
    void receive(const Read& read);

    RecipeShelf& m_shelf;
    Preferences& m_preferences;
    QMenu* m_menu;
    PlaylistRules m_rules;
    std::filesystem::path m_file; // that is being written
    LatestJob<Status> m_writing;
    LatestJob<Read> m_reading;
};

} // namespace tonekin
