// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/networkunit.h"
#include "lists/seed.h"
#include "player/playmoment.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace tonekin {

/// Where the user was when the window closed, to go on from there at the next start. A plain value.
struct WindowPlace {
    struct Chosen {
        std::vector<TrackId> tracks;
        std::optional<TrackId> current;
        bool operator==(const Chosen&) const = default;
    };
    QString library; // the file whose tracks are meant
    int page = 0;
    QString search;
    Chosen inLibrary;
    std::vector<Seed> seeds;
    std::vector<TrackId> leftOut;
    std::optional<std::uint64_t> pathWay; // a path through the seeds: which one
    Chosen inSoundsLike;
    int layers = 0; // of the Filters page
    std::optional<NetworkUnit> unit;
    std::vector<PlayMoment> queue;
    int queueIndex = -1;
    double position = 0.0; // seconds into the queue's entry

    bool operator==(const WindowPlace&) const = default;

    QByteArray toBytes() const;
    /// Empty when they are not what toBytes() gave.
    static std::optional<WindowPlace> fromBytes(const QByteArray& bytes);
};

} // namespace tonekin
