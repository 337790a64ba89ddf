// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences/preferences.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tonekin {

namespace {

Result<PlaylistRecipe> recipeIn(const QString& text)
{
    return parseRecipe(text.toStdString());
}

constexpr std::array themeNames{std::pair{ThemeChoice::System, "system"}, std::pair{ThemeChoice::Light, "light"},
                                std::pair{ThemeChoice::Dark, "dark"}};
constexpr std::array mapNames{std::pair{ColourMap::Magma, "magma"}, std::pair{ColourMap::Viridis, "viridis"},
                              std::pair{ColourMap::Cividis, "cividis"}, std::pair{ColourMap::Grey, "grey"}};

constexpr std::array orderNames{std::pair{FilterOrder::Number, "number"}, std::pair{FilterOrder::Name, "name"},
                                std::pair{FilterOrder::Likeness, "likeness"}, std::pair{FilterOrder::Use, "use"}};
constexpr std::array signedNames{std::pair{SignedColours::RedBlue, "red-blue"},
                                 std::pair{SignedColours::PurpleOrange, "purple-orange"}};
constexpr std::array scaleNames{std::pair{SheetScale::PerFilter, "each"}, std::pair{SheetScale::Common, "common"}};

template <typename Value, std::size_t count>
Value named(const std::array<std::pair<Value, const char*>, count>& names, const QString& name)
{
    const auto it = std::ranges::find_if(names, [&](const auto& entry) { return name == QLatin1String(entry.second); });
    return it == names.end() ? names.front().first : it->first;
}

template <typename Value, std::size_t count>
QString nameOf(const std::array<std::pair<Value, const char*>, count>& names, Value value)
{
    const auto it = std::ranges::find(names, value, [](const auto& entry) { return entry.first; });
    return QLatin1String(it == names.end() ? names.front().second : it->second);
}

bool isDevice(const QString& text)
{
    if (text == u"auto" || text == u"cpu" || text == u"cuda")
        return true;
    bool fine = false;
    return text.startsWith(u"cuda:") && QStringView(text).mid(5).toUInt(&fine) < 64 && fine;
}

} // namespace

PlaylistRules usualRules()
{
    PlaylistRules rules;
    rules.tracks = 50;
    rules.mostPerArtist = 3;
    rules.seedPlace = SeedPlace::LeftOut;
    return rules;
}

Preferences::Preferences()
    : Preferences(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                  QStringLiteral("/tonekin/tonekin.conf"))
{
}

Preferences::Preferences(const QString& file)
    : m_store(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
    m_wasUnreadable = m_store->status() != QSettings::NoError;
    m_filterOptions = readFilterOptions();
}

int Preferences::number(const QString& key, int lowest, int highest, int otherwise) const
{
    bool fine = false;
    const int value = m_store->value(key).toInt(&fine);
    return fine && value >= lowest && value <= highest ? value : otherwise;
}

bool Preferences::flag(const QString& key, bool otherwise) const
{
    const QString text = m_store->value(key).toString();
    return text == u"true" ? true : text == u"false" ? false : otherwise;
}

ThemeChoice Preferences::theme() const
{
    return named(themeNames, m_store->value(QStringLiteral("look/theme")).toString());
}

void Preferences::setTheme(ThemeChoice choice)
{
    m_store->setValue(QStringLiteral("look/theme"), nameOf(themeNames, choice));
}

ColourMap Preferences::colourMap() const
{
    return named(mapNames, m_store->value(QStringLiteral("look/colours")).toString());
}

void Preferences::setColourMap(ColourMap map)
{
    m_store->setValue(QStringLiteral("look/colours"), nameOf(mapNames, map));
    Q_EMIT colourMapChanged(map);
}

std::string Preferences::device() const
{
    const QString text = m_store->value(QStringLiteral("scan/device")).toString();
    return isDevice(text) ? text.toStdString() : "auto";
}

void Preferences::setDevice(const std::string& device)
{
    m_store->setValue(QStringLiteral("scan/device"), QString::fromStdString(device));
}

int Preferences::decoders() const
{
    return number(QStringLiteral("scan/decoders"), 0, mostDecoders, 0);
}

void Preferences::setDecoders(int count)
{
    m_store->setValue(QStringLiteral("scan/decoders"), count);
}

bool Preferences::watchFolders() const
{
    return flag(QStringLiteral("scan/watchFolders"), true);
}

void Preferences::setWatchFolders(bool watch)
{
    if (watch == watchFolders())
        return;
    m_store->setValue(QStringLiteral("scan/watchFolders"), watch);
    Q_EMIT watchFoldersChanged(watch);
}

bool Preferences::restOnBattery() const
{
    return flag(QStringLiteral("scan/restOnBattery"), true);
}

void Preferences::setRestOnBattery(bool rest)
{
    if (rest == restOnBattery())
        return;
    m_store->setValue(QStringLiteral("scan/restOnBattery"), rest);
    Q_EMIT restOnBatteryChanged(rest);
}

bool Preferences::railCollapsed() const
{
    return flag(QStringLiteral("window/railCollapsed"), false);
}

void Preferences::setRailCollapsed(bool collapsed)
{
    m_store->setValue(QStringLiteral("window/railCollapsed"), collapsed);
}

bool Preferences::inspectorShown() const
{
    return flag(QStringLiteral("window/inspectorShown"), true);
}

void Preferences::setInspectorShown(bool shown)
{
    m_store->setValue(QStringLiteral("window/inspectorShown"), shown);
}

bool Preferences::liveShown() const
{
    return flag(QStringLiteral("player/liveShown"), true);
}

void Preferences::setLiveShown(bool shown)
{
    m_store->setValue(QStringLiteral("player/liveShown"), shown);
}

bool Preferences::liveByLikeness() const
{
    return flag(QStringLiteral("player/liveByLikeness"), true);
}

void Preferences::setLiveByLikeness(bool byLikeness)
{
    m_store->setValue(QStringLiteral("player/liveByLikeness"), byLikeness);
}

double Preferences::volume() const
{
    bool fine = false;
    const double value = m_store->value(QStringLiteral("player/volume")).toDouble(&fine);
    return fine && std::isfinite(value) && value >= 0.0 && value <= 1.0 ? value : 0.8;
}

void Preferences::setVolume(double volume)
{
    m_store->setValue(QStringLiteral("player/volume"), volume);
}

PlaylistRules Preferences::similarRules() const
{
    if (const auto recipe = recipeIn(m_store->value(QStringLiteral("similar/rules")).toString()))
        return recipe->rules;
    PlaylistRules rules = usualRules(); // limits alone were kept before there were rules
    rules.tracks = static_cast<std::size_t>(number(QStringLiteral("similar/count"), SimilarLimits::fewest,
                                                   SimilarLimits::most, static_cast<int>(*rules.tracks)));
    rules.mostPerArtist =
        number(QStringLiteral("similar/mostPerArtist"), 0, SimilarLimits::mostOfOne, rules.mostPerArtist);
    rules.mostPerAlbum =
        number(QStringLiteral("similar/mostPerAlbum"), 0, SimilarLimits::mostOfOne, rules.mostPerAlbum);
    return rules;
}

void Preferences::setSimilarRules(const PlaylistRules& rules)
{
    m_store->setValue(QStringLiteral("similar/rules"), QString::fromStdString(printRecipe({{}, rules})));
}

std::vector<PlaylistRecipe> Preferences::recipes() const
{
    std::vector<PlaylistRecipe> recipes;
    for (const QString& text : m_store->value(QStringLiteral("similar/recipes")).toStringList())
        if (auto recipe = recipeIn(text); recipe && !recipe->name.empty())
            recipes.push_back(*std::move(recipe));
    return recipes;
}

void Preferences::setRecipes(const std::vector<PlaylistRecipe>& recipes)
{
    QStringList texts;
    for (const PlaylistRecipe& recipe : recipes)
        texts += QString::fromStdString(printRecipe(recipe));
    m_store->setValue(QStringLiteral("similar/recipes"), texts);
}

bool Preferences::rulesShown() const
{
    return flag(QStringLiteral("similar/rulesShown"), false);
}

void Preferences::setRulesShown(bool shown)
{
    m_store->setValue(QStringLiteral("similar/rulesShown"), shown);
}

bool Preferences::similarChartShown() const
{
    return flag(QStringLiteral("similar/chartShown"), true);
}

void Preferences::setSimilarChartShown(bool shown)
{
    m_store->setValue(QStringLiteral("similar/chartShown"), shown);
}

FilterOptions Preferences::readFilterOptions() const
{
    const FilterOptions usual;
    FilterOptions options;
    options.sheet.inOneRow = flag(QStringLiteral("filters/inOneRow"), usual.sheet.inOneRow);
    options.sheet.lowBandsOnTop = flag(QStringLiteral("filters/lowBandsOnTop"), usual.sheet.lowBandsOnTop);
    options.sheet.numbers = flag(QStringLiteral("filters/numbers"), usual.sheet.numbers);
    options.sheet.colours = named(signedNames, m_store->value(QStringLiteral("filters/colours")).toString());
    options.sheet.scale = named(scaleNames, m_store->value(QStringLiteral("filters/scale")).toString());
    options.order = named(orderNames, m_store->value(QStringLiteral("filters/order")).toString());
    options.listLength = number(QStringLiteral("filters/listLength"), 1, 1000, usual.listLength);
    return options;
}

void Preferences::setFilterOptions(const FilterOptions& options)
{
    if (options == m_filterOptions)
        return;
    m_filterOptions = options;
    m_store->setValue(QStringLiteral("filters/inOneRow"), options.sheet.inOneRow);
    m_store->setValue(QStringLiteral("filters/lowBandsOnTop"), options.sheet.lowBandsOnTop);
    m_store->setValue(QStringLiteral("filters/numbers"), options.sheet.numbers);
    m_store->setValue(QStringLiteral("filters/colours"), nameOf(signedNames, options.sheet.colours));
    m_store->setValue(QStringLiteral("filters/scale"), nameOf(scaleNames, options.sheet.scale));
    m_store->setValue(QStringLiteral("filters/order"), nameOf(orderNames, options.order));
    m_store->setValue(QStringLiteral("filters/listLength"), options.listLength);
    Q_EMIT filterOptionsChanged();
}

QByteArray Preferences::state(const QString& of) const
{
    return m_store->value(QStringLiteral("states/") + of).toByteArray();
}

void Preferences::setState(const QString& of, const QByteArray& state)
{
    m_store->setValue(QStringLiteral("states/") + of, state);
}

QString Preferences::exportFolder() const
{
    const QString folder = m_store->value(QStringLiteral("export/folder")).toString();
    return folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MusicLocation) : folder;
}

void Preferences::setExportFolder(const QString& folder)
{
    m_store->setValue(QStringLiteral("export/folder"), folder);
}

bool Preferences::save()
{
    m_store->sync();
    return m_store->status() != QSettings::AccessError;
}

} // namespace tonekin
