// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/places.h"
#include "history/xmlevents.h"

namespace tonekin {

namespace {

constexpr double bestRating = 5.0;

/// Entries of the type "song"; all else in the file is no track.
class RhythmboxEntries : public XmlEvents {
public:
    void begin(std::string_view name, std::string_view type, std::int64_t line) override
    {
        if (name != "entry")
            return;
        m_entry = {};
        m_location.clear();
        m_flaw.clear();
        m_line = line;
        m_isSong = type == "song";
        if (!m_isSong)
            m_builder.ignore();
    }
    void end(std::string_view name, const std::string& text, std::int64_t) override
    {
        if (!m_isSong)
            return;
        if (name == "entry")
            finish();
        else
            take(name, text);
    }
    HistoryBuilder& builder() { return m_builder; }

private:
    void take(std::string_view name, const std::string& text)
    {
        if (name == "location")
            m_location = text;
        else if (name == "title")
            m_entry.title = text;
        else if (name == "artist")
            m_entry.artist = text;
        else if (name == "album")
            m_entry.album = text;
        else if (name == "mb-trackid")
            m_entry.recordingId = text;
        else if (name == "duration" || name == "play-count" || name == "last-played" || name == "rating")
            takeNumber(name, text);
    }
    void takeNumber(std::string_view name, const std::string& text)
    {
        const auto number = readNumber(text);
        if (!number || *number < 0.0 || *number > 1e12)
            m_flaw = std::string(name) + " is no such number";
        else if (name == "duration")
            m_entry.seconds = *number;
        else if (name == "play-count")
            m_entry.plays = static_cast<std::int64_t>(*number);
        else if (name == "last-played")
            m_entry.lastPlayed = static_cast<std::int64_t>(*number);
        else if (*number > 0.0)
            m_entry.rating = *number / bestRating;
    }
    void finish()
    {
        m_isSong = false;
        auto path = pathOfUri(m_location);
        if (m_flaw.empty() && !path)
            m_flaw = path.error().detail;
        if (!m_flaw.empty())
            return m_builder.refuse({{}, m_line}, m_flaw);
        m_entry.path = std::move(*path);
        m_builder.add(std::move(m_entry), {{}, m_line});
    }

    HistoryBuilder m_builder{HistoryKind::Rhythmbox};
    HistoryEntry m_entry;
    std::string m_location;
    std::string m_flaw;
    std::int64_t m_line = 0;
    bool m_isSong = false;
};

} // namespace

HistoryFile readRhythmbox(std::string_view xml)
{
    RhythmboxEntries entries;
    if (const XmlFlaw flaw = readXml(xml, entries); !flaw.reason.empty())
        entries.builder().refuse({{}, flaw.line}, flaw.reason);
    return entries.builder().take();
}

} // namespace tonekin
