// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/places.h"
#include "history/xmlevents.h"

namespace tonekin {

namespace {

constexpr double bestRating = 100.0;
constexpr double millisecondsOfASecond = 1000.0;

/// A property list: plist / dict / "Tracks" / dict / a dict for each track, in which a key stands before each value.
class MusicTracks : public XmlEvents {
public:
    void begin(std::string_view name, std::string_view, std::int64_t line) override
    {
        ++m_depth;
        if (name == "dict" && m_depth == listDepth)
            m_inTracks = m_key == "Tracks";
        if (!m_inTracks || name != "dict" || m_depth != trackDepth)
            return;
        m_entry = {};
        m_location.clear();
        m_flaw.clear();
        m_line = line;
        m_isTrack = true;
        m_ratingIsGuessed = false;
    }
    void end(std::string_view name, const std::string& text, std::int64_t) override
    {
        const int depth = m_depth--;
        if (name == "key")
            m_key = text;
        else if (m_inTracks && depth == trackDepth + 1)
            take(m_key, name, text);
        else if (m_inTracks && depth == trackDepth && name == "dict")
            finish();
        else if (depth == listDepth && name == "dict")
            m_inTracks = false;
    }
    HistoryBuilder& builder() { return m_builder; }

private:
    static constexpr int listDepth = 3;
    static constexpr int trackDepth = 4;

    void take(std::string_view key, std::string_view type, const std::string& text)
    {
        if (type == "integer")
            takeNumber(key, text);
        else if (type == "true" && (key == "Podcast" || key == "Has Video" || key == "Movie" || key == "TV Show"))
            m_isTrack = false;
        else if (type == "true" && key == "Rating Computed")
            m_ratingIsGuessed = true;
        else if (key == "Play Date UTC")
            m_entry.lastPlayed = readTime(text).value_or(0);
        else if (key == "Name")
            m_entry.title = text;
        else if (key == "Artist")
            m_entry.artist = text;
        else if (key == "Album")
            m_entry.album = text;
        else if (key == "Location")
            m_location = text;
        else if (key == "Track Type" && text == "URL")
            m_isTrack = false; // a stream
    }
    void takeNumber(std::string_view key, const std::string& text)
    {
        if (key != "Play Count" && key != "Skip Count" && key != "Total Time" && key != "Rating")
            return;
        const auto number = readNumber(text);
        if (!number || *number < 0.0 || *number > 1e12)
            m_flaw = std::string(key) + " is no such number";
        else if (key == "Play Count")
            m_entry.plays = static_cast<std::int64_t>(*number);
        else if (key == "Skip Count")
            m_entry.skips = static_cast<std::int64_t>(*number);
        else if (key == "Total Time")
            m_entry.seconds = *number / millisecondsOfASecond;
        else if (*number > 0.0)
            m_entry.rating = *number / bestRating;
    }
    void finish()
    {
        if (!m_isTrack)
            return m_builder.ignore();
        // Tracks that lie with the service only have no place.
        auto path = m_location.empty() ? Result<std::string>(std::string()) : pathOfUri(m_location);
        if (m_flaw.empty() && !path)
            m_flaw = path.error().detail;
        if (!m_flaw.empty())
            return m_builder.refuse({{}, m_line}, m_flaw);
        if (m_ratingIsGuessed)
            m_entry.rating.reset();
        m_entry.path = std::move(*path);
        m_builder.add(std::move(m_entry), {{}, m_line});
    }

    HistoryBuilder m_builder{HistoryKind::MusicXml};
    HistoryEntry m_entry;
    std::string m_key;
    std::string m_location;
    std::string m_flaw;
    std::int64_t m_line = 0;
    int m_depth = 0;
    bool m_inTracks = false;
    bool m_isTrack = false;
    bool m_ratingIsGuessed = false;
};

} // namespace

HistoryFile readMusicXml(std::string_view xml)
{
    MusicTracks tracks;
    if (const XmlFlaw flaw = readXml(xml, tracks); !flaw.reason.empty())
        tracks.builder().refuse({{}, flaw.line}, flaw.reason);
    return tracks.builder().take();
}

} // namespace tonekin
