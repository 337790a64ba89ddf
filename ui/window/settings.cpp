// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settings.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tonekin {

namespace {

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

constexpr int mostOfOneArtist = 99;

} // namespace

Settings::Settings()
    : Settings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
               QStringLiteral("/tonekin/tonekin.conf"))
{
}

Settings::Settings(const QString& file)
    : m_store(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
    m_wasUnreadable = m_store->status() != QSettings::NoError;
}

int Settings::number(const QString& key, int lowest, int highest, int otherwise) const
{
    bool fine = false;
    const int value = m_store->value(key).toInt(&fine);
    return fine && value >= lowest && value <= highest ? value : otherwise;
}

bool Settings::flag(const QString& key, bool otherwise) const
{
    const QString text = m_store->value(key).toString();
    return text == u"true" ? true : text == u"false" ? false : otherwise;
}

ThemeChoice Settings::theme() const
{
    return named(themeNames, m_store->value(QStringLiteral("look/theme")).toString());
}

void Settings::setTheme(ThemeChoice choice)
{
    m_store->setValue(QStringLiteral("look/theme"), nameOf(themeNames, choice));
}

ColourMap Settings::colourMap() const
{
    return named(mapNames, m_store->value(QStringLiteral("look/colours")).toString());
}

void Settings::setColourMap(ColourMap map)
{
    m_store->setValue(QStringLiteral("look/colours"), nameOf(mapNames, map));
}

std::string Settings::device() const
{
    const QString text = m_store->value(QStringLiteral("scan/device")).toString();
    return isDevice(text) ? text.toStdString() : "auto";
}

void Settings::setDevice(const std::string& device)
{
    m_store->setValue(QStringLiteral("scan/device"), QString::fromStdString(device));
}

int Settings::decoders() const
{
    return number(QStringLiteral("scan/decoders"), 0, mostDecoders, 0);
}

void Settings::setDecoders(int count)
{
    m_store->setValue(QStringLiteral("scan/decoders"), count);
}

bool Settings::railCollapsed() const
{
    return flag(QStringLiteral("window/railCollapsed"), false);
}

void Settings::setRailCollapsed(bool collapsed)
{
    m_store->setValue(QStringLiteral("window/railCollapsed"), collapsed);
}

bool Settings::inspectorShown() const
{
    return flag(QStringLiteral("window/inspectorShown"), true);
}

void Settings::setInspectorShown(bool shown)
{
    m_store->setValue(QStringLiteral("window/inspectorShown"), shown);
}

bool Settings::liveShown() const
{
    return flag(QStringLiteral("player/liveShown"), true);
}

void Settings::setLiveShown(bool shown)
{
    m_store->setValue(QStringLiteral("player/liveShown"), shown);
}

bool Settings::liveByLikeness() const
{
    return flag(QStringLiteral("player/liveByLikeness"), true);
}

void Settings::setLiveByLikeness(bool byLikeness)
{
    m_store->setValue(QStringLiteral("player/liveByLikeness"), byLikeness);
}

double Settings::volume() const
{
    bool fine = false;
    const double value = m_store->value(QStringLiteral("player/volume")).toDouble(&fine);
    return fine && std::isfinite(value) && value >= 0.0 && value <= 1.0 ? value : 0.8;
}

void Settings::setVolume(double volume)
{
    m_store->setValue(QStringLiteral("player/volume"), volume);
}

int Settings::mostPerArtist() const
{
    return number(QStringLiteral("similar/mostPerArtist"), 0, mostOfOneArtist, 3);
}

void Settings::setMostPerArtist(int most)
{
    m_store->setValue(QStringLiteral("similar/mostPerArtist"), most);
}

int Settings::mostPerAlbum() const
{
    return number(QStringLiteral("similar/mostPerAlbum"), 0, mostOfOneArtist, 0);
}

void Settings::setMostPerAlbum(int most)
{
    m_store->setValue(QStringLiteral("similar/mostPerAlbum"), most);
}

int Settings::similarCount() const
{
    return number(QStringLiteral("similar/count"), 5, 500, 50);
}

void Settings::setSimilarCount(int count)
{
    m_store->setValue(QStringLiteral("similar/count"), count);
}

FilterOptions Settings::filterOptions() const
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

void Settings::setFilterOptions(const FilterOptions& options)
{
    m_store->setValue(QStringLiteral("filters/inOneRow"), options.sheet.inOneRow);
    m_store->setValue(QStringLiteral("filters/lowBandsOnTop"), options.sheet.lowBandsOnTop);
    m_store->setValue(QStringLiteral("filters/numbers"), options.sheet.numbers);
    m_store->setValue(QStringLiteral("filters/colours"), nameOf(signedNames, options.sheet.colours));
    m_store->setValue(QStringLiteral("filters/scale"), nameOf(scaleNames, options.sheet.scale));
    m_store->setValue(QStringLiteral("filters/order"), nameOf(orderNames, options.order));
    m_store->setValue(QStringLiteral("filters/listLength"), options.listLength);
}

QByteArray Settings::state(const QString& of) const
{
    return m_store->value(QStringLiteral("states/") + of).toByteArray();
}

void Settings::setState(const QString& of, const QByteArray& state)
{
    m_store->setValue(QStringLiteral("states/") + of, state);
}

QString Settings::exportFolder() const
{
    const QString folder = m_store->value(QStringLiteral("export/folder")).toString();
    return folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MusicLocation) : folder;
}

void Settings::setExportFolder(const QString& folder)
{
    m_store->setValue(QStringLiteral("export/folder"), folder);
}

bool Settings::save()
{
    m_store->sync();
    return m_store->status() != QSettings::AccessError;
}

} // namespace tonekin
