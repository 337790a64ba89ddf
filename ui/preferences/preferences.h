// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/recipe.h"
#include "preferences/filteroptions.h"
#include "theme/colourmap.h"
#include "theme/theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace tonekin {

/// How long a list of "Sounds like" can be asked to be, and how many of one artist or album it may have.
struct SimilarLimits {
    static constexpr int fewest = 5;
    static constexpr int most = 500;
    static constexpr int mostOfOne = 99; // artist or album
};

/// What a list of "Sounds like" is made by while the user has not chosen anything: fifty tracks, three by an artist,
/// the seeds not among them.
PlaylistRules usualRules();

/// What the program remembers of the user's choices, each with its type, range and default: one object, looked at by
/// everyone whom it concerns. A settings file that holds rubbish gives defaults; one that cannot be written loses only
/// what was changed. GUI thread.
class Preferences : public QObject {
    Q_OBJECT
public:
    /// The user's own file.
    Preferences();
    explicit Preferences(const QString& file);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    ColourMap colourMap() const;
    void setColourMap(ColourMap map);
    /// "auto", "cpu", "cuda" or "cuda:N".
    std::string device() const;
    void setDevice(const std::string& device);
    int decoders() const; // 0: as many as fill the machine
    void setDecoders(int count);
    static constexpr int mostDecoders = 64;
    bool watchFolders() const; // for new music
    void setWatchFolders(bool watch);
    bool restOnBattery() const; // scans wait for the power to come back
    void setRestOnBattery(bool rest);

    bool railCollapsed() const;
    void setRailCollapsed(bool collapsed);
    bool inspectorShown() const;
    void setInspectorShown(bool shown);
    bool liveShown() const; // the filters while a track plays
    void setLiveShown(bool shown);
    bool liveByLikeness() const; // in that order, not by number
    void setLiveByLikeness(bool byLikeness);
    double volume() const; // 0..1
    void setVolume(double volume);
    /// What the list of "Sounds like" is made by.
    PlaylistRules similarRules() const;
    void setSimilarRules(const PlaylistRules& rules);
    std::vector<PlaylistRecipe> recipes() const; // that the user keeps
    void setRecipes(const std::vector<PlaylistRecipe>& recipes);
    bool rulesShown() const; // the panel in which they are changed
    void setRulesShown(bool shown);
    bool similarChartShown() const;
    void setSimilarChartShown(bool shown);
    const FilterOptions& filterOptions() const { return m_filterOptions; }
    void setFilterOptions(const FilterOptions& options);

    /// Opaque states of Qt's own: window geometry, headers. Those who take them back check them.
    QByteArray state(const QString& of) const;
    void setState(const QString& of, const QByteArray& state);

    /// Where the next file dialog starts.
    QString exportFolder() const;
    void setExportFolder(const QString& folder);

    /// True when the file was there but could not be understood.
    bool wasUnreadable() const { return m_wasUnreadable; }
    /// Writes what has changed; false when that is not possible.
    bool save();

Q_SIGNALS:
    void colourMapChanged(tonekin::ColourMap map);
    void filterOptionsChanged();
    void watchFoldersChanged(bool watch);
    void restOnBatteryChanged(bool rest);

private:
    int number(const QString& key, int lowest, int highest, int otherwise) const;
    bool flag(const QString& key, bool otherwise) const;
    FilterOptions readFilterOptions() const;

    std::unique_ptr<QSettings> m_store;
    bool m_wasUnreadable = false;
    FilterOptions m_filterOptions; // looked at whenever the mouse moves
};

} // namespace tonekin
