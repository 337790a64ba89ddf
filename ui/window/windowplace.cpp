// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowplace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace tonekin {

namespace {

constexpr qsizetype mostBytes = 16 << 20; // of a settings file that somebody else may have written

QJsonValue numberOf(TrackId id)
{
    return QJsonValue(static_cast<qint64>(id.value));
}

std::optional<TrackId> trackFrom(const QJsonValue& value)
{
    const qint64 id = value.toInteger(-1);
    return id > 0 ? std::optional(TrackId{id}) : std::nullopt;
}

QJsonArray arrayOf(const std::vector<TrackId>& tracks)
{
    QJsonArray array;
    for (const TrackId id : tracks)
        array.append(numberOf(id));
    return array;
}

std::vector<TrackId> tracksFrom(const QJsonValue& value)
{
    std::vector<TrackId> tracks;
    for (const QJsonValue entry : value.toArray())
        if (const auto id = trackFrom(entry))
            tracks.push_back(*id);
    return tracks;
}

QJsonObject objectOf(const WindowPlace::Chosen& chosen)
{
    QJsonObject object{{QStringLiteral("tracks"), arrayOf(chosen.tracks)}};
    if (chosen.current)
        object.insert(QStringLiteral("current"), numberOf(*chosen.current));
    return object;
}

WindowPlace::Chosen chosenFrom(const QJsonValue& value)
{
    return {tracksFrom(value[QStringLiteral("tracks")]), trackFrom(value[QStringLiteral("current")])};
}

double secondsFrom(const QJsonValue& value)
{
    constexpr double longest = 1e7;
    const double seconds = value.toDouble();
    return std::isfinite(seconds) ? std::clamp(seconds, 0.0, longest) : 0.0;
}

QJsonArray arrayOf(const std::vector<PlayMoment>& queue)
{
    QJsonArray array;
    for (const PlayMoment& entry : queue)
        array.append(QJsonObject{{QStringLiteral("id"), numberOf(entry.id)},
                                 {QStringLiteral("why"), entry.why},
                                 {QStringLiteral("from"), entry.seconds}});
    return array;
}

std::vector<PlayMoment> queueFrom(const QJsonValue& value)
{
    std::vector<PlayMoment> queue;
    for (const QJsonValue entry : value.toArray())
        if (const auto id = trackFrom(entry[QStringLiteral("id")]))
            queue.push_back({*id, secondsFrom(entry[QStringLiteral("from")]), entry[QStringLiteral("why")].toString()});
    return queue;
}

std::vector<TrackId> seedsOf(const std::vector<Seed>& seeds, SeedKind kind)
{
    std::vector<TrackId> tracks;
    for (const Seed& seed : seeds)
        if (seed.kind == kind)
            tracks.push_back(seed.id);
    return tracks;
}

void addSeeds(std::vector<Seed>& to, const std::vector<TrackId>& tracks, SeedKind kind)
{
    std::unordered_set<TrackId> known;
    for (const Seed& seed : to)
        known.insert(seed.id);
    for (const TrackId id : tracks)
        if (known.insert(id).second)
            to.push_back({id, kind});
}

} // namespace

QByteArray WindowPlace::toBytes() const
{
    QJsonObject object{{QStringLiteral("library"), library},
                       {QStringLiteral("page"), page},
                       {QStringLiteral("search"), search},
                       {QStringLiteral("inLibrary"), objectOf(inLibrary)},
                       {QStringLiteral("seeds"), arrayOf(seedsOf(seeds, SeedKind::Like))},
                       {QStringLiteral("notSeeds"), arrayOf(seedsOf(seeds, SeedKind::NotLike))},
                       {QStringLiteral("leftOut"), arrayOf(leftOut)},
                       {QStringLiteral("inSoundsLike"), objectOf(inSoundsLike)},
                       {QStringLiteral("layers"), layers},
                       {QStringLiteral("queue"), arrayOf(queue)},
                       {QStringLiteral("queueIndex"), queueIndex},
                       {QStringLiteral("position"), position}};
    if (pathWay)
        object.insert(QStringLiteral("pathWay"), static_cast<qint64>(*pathWay));
    if (unit) {
        object.insert(QStringLiteral("layer"), unit->layer.number);
        object.insert(QStringLiteral("unit"), unit->index);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<WindowPlace> WindowPlace::fromBytes(const QByteArray& bytes)
{
    if (bytes.size() > mostBytes)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return {};
    const QJsonObject object = document.object();
    WindowPlace place;
    place.library = object[QStringLiteral("library")].toString();
    place.page = object[QStringLiteral("page")].toInt();
    place.search = object[QStringLiteral("search")].toString();
    place.inLibrary = chosenFrom(object[QStringLiteral("inLibrary")]);
    addSeeds(place.seeds, tracksFrom(object[QStringLiteral("seeds")]), SeedKind::Like);
    addSeeds(place.seeds, tracksFrom(object[QStringLiteral("notSeeds")]), SeedKind::NotLike);
    place.leftOut = tracksFrom(object[QStringLiteral("leftOut")]);
    if (const qint64 way = object[QStringLiteral("pathWay")].toInteger(-1); way >= 0)
        place.pathWay = static_cast<std::uint64_t>(way);
    place.inSoundsLike = chosenFrom(object[QStringLiteral("inSoundsLike")]);
    place.layers = object[QStringLiteral("layers")].toInt();
    if (object.contains(QStringLiteral("unit")))
        place.unit = NetworkUnit{{object[QStringLiteral("layer")].toInt()}, object[QStringLiteral("unit")].toInt()};
    place.queue = queueFrom(object[QStringLiteral("queue")]);
    place.queueIndex = object[QStringLiteral("queueIndex")].toInt(-1);
    place.position = secondsFrom(object[QStringLiteral("position")]);
    return place;
}

} // namespace tonekin
