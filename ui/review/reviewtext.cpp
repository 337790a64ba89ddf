// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewtext.h"

#include "base/csvfield.h"

#include <QStringList>

#include <nlohmann/json.hpp>

namespace tonekin {

namespace {

std::string decisionOf(const ReviewItem& item)
{
    return item.decision ? nameOf(*item.decision) : "";
}

std::string csvOf(std::span<const ReviewItem> items)
{
    std::string text = "\xEF\xBB\xBFid,decision,title,about,evidence,details,path,seconds,track\r\n";
    for (const ReviewItem& item : items) {
        const std::string shared = csvText(item.id) + ',' + decisionOf(item) + ',' + csvText(item.title.toStdString()) +
                                   ',' + csvText(item.about.toStdString()) + ',' +
                                   csvText(item.evidence.toStdString()) + ',' +
                                   csvText(item.details.join(QStringLiteral("; ")).toStdString()) + ',';
        for (const ReviewSide& side : item.sides)
            text += shared + csvPath(side.file.native()) + ',' + csvNumber(side.seconds, 1) + ',' +
                    csvText(side.words.toStdString()) + "\r\n";
    }
    return text;
}

std::string jsonOf(std::span<const ReviewItem> items)
{
    auto rows = nlohmann::ordered_json::array();
    for (const ReviewItem& item : items) {
        auto tracks = nlohmann::ordered_json::array();
        for (const ReviewSide& side : item.sides)
            tracks.push_back(
                {{"path", side.file.native()}, {"seconds", side.seconds}, {"track", side.words.toStdString()}});
        auto details = nlohmann::ordered_json::array();
        for (const QString& line : item.details)
            details.push_back(line.toStdString());
        rows.push_back({{"id", item.id},
                        {"decision", item.decision ? nlohmann::ordered_json(decisionOf(item)) : nullptr},
                        {"title", item.title.toStdString()},
                        {"about", item.about.toStdString()},
                        {"evidence", item.evidence.toStdString()},
                        {"details", std::move(details)},
                        {"tracks", std::move(tracks)}});
    }
    // Paths need not be UTF-8.
    return rows.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

} // namespace

ReviewFormat reviewFormatOf(const std::filesystem::path& file)
{
    return file.extension() == ".json" ? ReviewFormat::Json : ReviewFormat::Csv;
}

std::string reviewText(std::span<const ReviewItem> items, ReviewFormat format)
{
    return format == ReviewFormat::Csv ? csvOf(items) : jsonOf(items);
}

} // namespace tonekin
