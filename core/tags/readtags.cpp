// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags/readtags.h"

#include "base/utf8text.h"
#include "tags/descriptorstream.h"
#include "tags/tagguards.h"
#include "tags/tagnumbers.h"
#include "tags/tagreaders.h"
#include "tags/tagtext.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <vector>

namespace tonekin {

namespace {

constexpr std::size_t mostCharacters = 4096;

std::string identifier(const std::string& text)
{
    // Several artists have several ids; the first is the main one's.
    return trimmed(std::string_view(text).substr(0, text.find_first_of(";/")));
}

/// The texts of a file by name, from whichever reader had them.
class TagTexts {
public:
    explicit TagTexts(const std::map<std::string, std::string>& texts)
        : m_texts(texts)
    {
    }

    std::string operator()(std::initializer_list<const char*> names) const
    {
        for (const char* name : names)
            if (const auto it = m_texts.find(name); it != m_texts.end() && !it->second.empty())
                return it->second;
        return {};
    }

    /// The first of them in which a number is found.
    template <typename Find>
    auto first(std::initializer_list<const char*> names, Find&& find) const -> decltype(find(std::string()))
    {
        for (const char* name : names)
            if (const auto it = m_texts.find(name); it != m_texts.end())
                if (const auto number = find(it->second))
                    return number;
        return std::nullopt;
    }

private:
    const std::map<std::string, std::string>& m_texts;
};

/// When this was released; that of the first release, or of the recording, where nothing better is told.
std::optional<int> yearOf(const TagTexts& texts)
{
    return texts.first({"DATE", "YEAR", "RELEASEDATE", "RELEASE DATE", "RELEASE_DATE", "DATE_RELEASED", "ORIGINALDATE",
                        "ORIGINALYEAR", "ORIGINAL DATE", "ORIGINAL YEAR", "ORIGINAL RELEASE DATE",
                        "WM/ORIGINALRELEASETIME", "WM/ORIGINALRELEASEYEAR", "TDOR", "TORY", "DATE_RECORDED",
                        "RECORDINGDATE", "RECORDED DATE"},
                       yearIn);
}

std::optional<int> playCountIn(const TagTexts& texts)
{
    return texts.first({"FMPS_PLAYCOUNT", "PLAYCOUNT", "PLAY_COUNTER", "PLAY_COUNT"},
                       [](const std::string& text) -> std::optional<int> {
                           const auto count = decimalIn(text);
                           const bool thousands = text.find(',') != std::string::npos; // perhaps
                           if (!count || thousands || *count < 0.0 || *count > 1e9)
                               return std::nullopt;
                           return static_cast<int>(std::lround(*count));
                       });
}

/// ReplayGain as such, or Opus's way of saying it: 1/256 dB against -23 instead of -18 LUFS.
std::optional<double> gainIn(const TagTexts& texts, const char* replayGain, const char* opusGain)
{
    constexpr double most = 100.0;
    const auto gain = decibelIn(texts({replayGain}));
    if (gain && std::abs(*gain) <= most)
        return gain;
    const auto opus = decimalIn(texts({opusGain}));
    if (!opus || std::abs(*opus) > 32768.0 || *opus != std::floor(*opus))
        return std::nullopt;
    return *opus / 256.0 + 5.0;
}

/// What the decoder found, names in capitals. It hands on the bytes of the file, which may not be the UTF-8 that they
/// should be.
std::map<std::string, std::string> readableTexts(const std::map<std::string, std::string>& found)
{
    std::vector<std::string> odd;
    for (const auto& [name, text] : found)
        if (!isUtf8(withoutTornEnd(text)))
            odd.push_back(text);
    const std::string charset = guessCharset(odd);
    std::map<std::string, std::string> result;
    for (const auto& [name, text] : found) {
        std::string key = name;
        std::ranges::transform(key, key.begin(), [](char letter) {
            return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        });
        const std::string_view whole = withoutTornEnd(text);
        result[key] = isUtf8(whole) ? std::string(whole) : toUtf8(text, charset);
    }
    return result;
}

TrackTags tagsFrom(const std::map<std::string, std::string>& all)
{
    const TagTexts texts(all);
    TrackTags tags;
    tags.title = texts({"TITLE"});
    tags.artist = texts({"ARTIST"});
    tags.albumArtist = texts({"ALBUMARTIST", "ALBUM_ARTIST", "ALBUM ARTIST"});
    tags.album = texts({"ALBUM"});
    tags.genre = texts({"GENRE"});
    tags.musicBrainzRecordingId = identifier(texts({"MUSICBRAINZ_TRACKID", "MUSICBRAINZ TRACK ID"}));
    tags.musicBrainzReleaseId = identifier(texts({"MUSICBRAINZ_ALBUMID", "MUSICBRAINZ ALBUM ID"}));
    tags.musicBrainzArtistId = identifier(texts({"MUSICBRAINZ_ARTISTID", "MUSICBRAINZ ARTIST ID"}));
    const auto count = [](const std::string& text) { return numberIn(text, 1, 99'999); };
    tags.trackNumber = texts.first({"TRACKNUMBER", "TRACK"}, count);
    tags.discNumber = texts.first({"DISCNUMBER", "DISC"}, count);
    tags.year = yearOf(texts);
    tags.playCount = playCountIn(texts);
    tags.replayGainTrackDecibel = gainIn(texts, "REPLAYGAIN_TRACK_GAIN", "R128_TRACK_GAIN");
    tags.replayGainAlbumDecibel = gainIn(texts, "REPLAYGAIN_ALBUM_GAIN", "R128_ALBUM_GAIN");
    return tags;
}

} // namespace

void prepareForTags()
{
    loadCharsets();
}

Status checkTagsAreSane(int descriptor)
{
    if (id3TagIsABomb(descriptor))
        return Error{ErrorCode::LimitMemory, "a packed ID3 frame that would fill the memory"};
    return ok();
}

Result<TrackTags> readTags(int descriptor, const std::string& container, const std::string& codec,
                           const std::map<std::string, std::string>& fallback)
{
    std::map<std::string, std::string> texts;
    if (container != "mp4" || !mp4NestsTooDeep(descriptor)) {
        try {
            DescriptorStream stream(descriptor);
            texts = readTagTexts(stream, container, codec);
        } catch (const std::bad_alloc&) {
            return Error{ErrorCode::LimitMemory, "tags"};
        } catch (const std::exception&) {
            texts.clear(); // as good as none
        }
    }
    for (auto& [name, text] : readableTexts(fallback)) {
        std::string& known = texts[name];
        if (known.empty())
            known = text;
    }
    for (auto& [name, text] : texts)
        text = trimmed(cleanText(text, mostCharacters));
    return tagsFrom(texts);
}

} // namespace tonekin
