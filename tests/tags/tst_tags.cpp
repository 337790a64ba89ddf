// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostilefiles.h"
#include "support/madesound.h"
#include "support/openfile.h"
#include "tags/readtags.h"
#include "tags/tagtext.h"

#include <taglib/asffile.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4file.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/popularimeterframe.h>
#include <taglib/tpropertymap.h>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace tonekin;
using namespace tonekin::test;
using std::filesystem::path;

namespace {

using Texts = std::map<std::string, std::string>;

TrackTags tagsOf(const path& file, const std::string& container, const std::string& codec = {},
                 const Texts& fallback = {})
{
    const OpenFile open(file);
    const auto tags = readTags(open.get(), container, codec, fallback);
    return tags ? *tags : TrackTags{};
}

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

constexpr const char* release = "5b11f4ce-a62d-471e-81fc-a69a8278c7da";

} // namespace

Q_DECLARE_METATYPE(std::vector<QByteArray>)
Q_DECLARE_METATYPE(std::vector<QString>)
Q_DECLARE_METATYPE(std::optional<double>)
Q_DECLARE_METATYPE(Texts)

class TestTags : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFormatTellsItsTags_data();
    void everyFormatTellsItsTags();
    void gainAndIdentityAreRead_data();
    void gainAndIdentityAreRead();
    void theFirstUsableYearIsTaken_data();
    void theFirstUsableYearIsTaken();
    void yearsStandInManyPlaces_data();
    void yearsStandInManyPlaces();
    void anOlderTagSaysWhatTheNewerDoesNot();
    void gainIsReadAsAWholeOrNotAtAll_data();
    void gainIsReadAsAWholeOrNotAtAll();
    void itunesHasItsOwnPlaceForGain();
    void windowsMediaHasItsOwnPlaceForGain();
    void opusGainIsTurnedIntoReplayGain();
    void playCountsComeInManyForms();
    void textInTheWrongCharsetIsReadRight_data();
    void textInTheWrongCharsetIsReadRight();
    void aCharacterCutByAFieldSpoilsNothing_data();
    void aCharacterCutByAFieldSpoilsNothing();
    void aLetterAtTheEndOfAFieldIsNoTornCharacter();
    void latinLettersOfOtherCountriesAreReadRight_data();
    void latinLettersOfOtherCountriesAreReadRight();
    void whatLiesBehindTheEndOfAFieldIsNoText();
    void bytesThatTheDecoderHandsOnAreReadAsText();
    void charsetsAreGuessed_data();
    void charsetsAreGuessed();
    void trueUnicodeIsNeverGuessedAt();
    void oddTextStaysPlainAndValid_data();
    void oddTextStaysPlainAndValid();
    void textIsCutAtItsLimit();
    void numbersOutOfRangeAreNone();
    void severalArtistsAreJoined();
    void whatTagLibDoesNotKnowComesFromTheDecoder();
    void damagedTagsAreAsGoodAsNone();
    void aPackedFrameThatFillsTheMemoryIsRefused();
    void aTagOf200MegabytesIsReadInPassing();
    void atomsWithinAtomsDoNoHarm();

private:
    path in(const char* name) const { return path(m_folder.path().toStdString()) / name; }
    /// A short file of that kind without tags.
    path plain(const char* name) const
    {
        const path made = in(name);
        convert(in("source.wav"), made, {"-map_metadata", "-1", "-fflags", "+bitexact"});
        return made;
    }
    path withId3(const std::vector<Id3Frame>& frames) const
    {
        const path made = in("tagged.mp3");
        writeBytes(made, id3Tag(frames) + readBytes(in("bare.mp3")));
        return made;
    }
    /// A file that has a tag of ID3v1 alone, its fields filled up with `filling`.
    path withId3v1(const std::vector<QByteArray>& fields, char filling = '\0') const
    {
        std::string tag = "TAG";
        for (const QByteArray& field : fields)
            tag += field.leftJustified(30, filling, true).toStdString();
        writeBytes(in("old.mp3"), readBytes(in("bare.mp3")) + tag + "1999" + std::string(30, '\0') + '\x05');
        return in("old.mp3");
    }
    QTemporaryDir m_folder;
};

void TestTags::initTestCase()
{
    QVERIFY(m_folder.isValid());
    writeWav(in("source.wav"), tone(440.0, 0.3, 44'100), {});
    QVERIFY(convert(in("source.wav"), in("bare.mp3"), {"-id3v2_version", "0", "-write_xing", "0"}));
}

void TestTags::everyFormatTellsItsTags_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("codec");
    const auto row = [](const char* file, const char* container, const char* codec) {
        QTest::addRow("%s", file) << QString(file) << QString(container) << QString(codec);
    };
    row("a.mp3", "mp3", "mp3");
    row("a.flac", "flac", "flac");
    row("a.ogg", "ogg", "vorbis");
    row("a.oga", "ogg", "flac");
    row("a.opus", "ogg", "opus");
    row("a.spx", "ogg", "speex");
    row("a.m4a", "mp4", "aac");
    row("a.wma", "asf", "wmav2");
    row("a.wv", "wv", "wavpack");
}

void TestTags::everyFormatTellsItsTags()
{
    QFETCH(QString, file);
    QFETCH(QString, container);
    QFETCH(QString, codec);
    const path made = in(qPrintable(file));
    const std::vector<std::string> rate = file == "a.spx"   ? std::vector<std::string>{"-ar", "32000"}
                                          : file == "a.oga" ? std::vector<std::string>{"-c:a", "flac"}
                                                            : std::vector<std::string>{};
    std::vector<std::string> options{"-metadata", "title=Naïve Melody",
                                     "-metadata", "artist=The Makers",
                                     "-metadata", "album=Test Tones",
                                     "-metadata", "album_artist=Various",
                                     "-metadata", "genre=Ambient",
                                     "-metadata", "track=3/12",
                                     "-metadata", "disc=2",
                                     "-metadata", "date=1987-05-01"};
    options.insert(options.end(), rate.begin(), rate.end());
    QVERIFY(convert(in("source.wav"), made, options));
    const auto tags = tagsOf(made, container.toStdString(), codec.toStdString());
    QCOMPARE(shown(tags.title), QString("Naïve Melody"));
    QCOMPARE(shown(tags.artist), QString("The Makers"));
    QCOMPARE(shown(tags.album), QString("Test Tones"));
    QCOMPARE(shown(tags.albumArtist), QString("Various"));
    QCOMPARE(shown(tags.genre), QString("Ambient"));
    QCOMPARE(tags.trackNumber, std::optional(3));
    QCOMPARE(tags.discNumber, std::optional(2));
    QCOMPARE(tags.year, std::optional(1987));
    QCOMPARE(tags.playCount, std::nullopt);
    QCOMPARE(tags.replayGainTrackDecibel, std::nullopt);
}

void TestTags::gainAndIdentityAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addRow("mp3") << "a.mp3";
    QTest::addRow("flac") << "a.flac";
}

void TestTags::gainAndIdentityAreRead()
{
    QFETCH(QString, file);
    const path made = plain(qPrintable(file));
    TagLib::PropertyMap properties;
    properties["REPLAYGAIN_TRACK_GAIN"] = TagLib::String("-7.25 dB");
    properties["REPLAYGAIN_ALBUM_GAIN"] = TagLib::String("+1.5 dB");
    properties["MUSICBRAINZ_TRACKID"] = TagLib::String("d6d8ec8e-6c4a-4a64-a8a3-9a1c0f5f2f6d");
    properties["MUSICBRAINZ_ALBUMID"] = TagLib::String(release);
    properties["MUSICBRAINZ_ARTISTID"] = TagLib::String("65f4f0c5-ef9e-490c-aee3-909e7ae6b2ab");
    properties["FMPS_PLAYCOUNT"] = TagLib::String("17.0");
    if (file == "a.mp3") {
        TagLib::MPEG::File writer(made.c_str());
        writer.setProperties(properties);
        QVERIFY(writer.save());
    } else {
        TagLib::FLAC::File writer(made.c_str());
        writer.setProperties(properties);
        QVERIFY(writer.save());
    }
    const auto tags = tagsOf(made, file == "a.mp3" ? "mp3" : "flac");
    QCOMPARE(tags.replayGainTrackDecibel, std::optional(-7.25));
    QCOMPARE(tags.replayGainAlbumDecibel, std::optional(1.5));
    QCOMPARE(shown(tags.musicBrainzRecordingId), QString("d6d8ec8e-6c4a-4a64-a8a3-9a1c0f5f2f6d"));
    QCOMPARE(shown(tags.musicBrainzReleaseId), QString(release));
    QCOMPARE(shown(tags.musicBrainzArtistId), QString("65f4f0c5-ef9e-490c-aee3-909e7ae6b2ab"));
    QCOMPARE(tags.playCount, std::optional(17));
}

void TestTags::theFirstUsableYearIsTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("year"); // 0: none
    const auto row = [](const char* text, int year) { QTest::addRow("%s", text) << QString::fromUtf8(text) << year; };
    row("2003", 2003);
    row("2003-04-05", 2003);
    row("2003-04-05T12:30:00Z", 2003);
    row("2003/4/5", 2003);
    row("20030405", 2003);
    row("20030000", 2003); // neither month nor day known
    row("200304", 2003);
    row("20030405123000", 2003);
    row("05/06/1999", 1999);
    row("5.6.1999", 1999);
    row("31.12.1999 23:59", 1999);
    row("05061999", 1999);
    row("12311999", 1999); // the month first
    row("061999", 1999);
    row("c. 1975", 1975);
    row("(2003)", 2003);
    row("[1967?]", 1967);
    row("℗ 1982 Some Label", 1982);
    row("5 June 1999", 1999);
    row("1999-2003", 1999);
    row("0000; 1987", 1987);
    row("２００３ / 2004", 2004);
    row("0000", 0);
    row("0", 0);
    row("99", 0);
    row("05/06/99", 0);
    row("12345", 0);
    row("3001", 0);
    row("199", 0);
    row("19xx", 0);
    row("99999999", 0);
    row("4 4 2 1 0 0 0 0", 0);
    row("none", 0);
}

void TestTags::theFirstUsableYearIsTaken()
{
    QFETCH(QString, text);
    QFETCH(int, year);
    const auto expected = year == 0 ? std::nullopt : std::optional(year);
    QCOMPARE(tagsOf(in("source.wav"), "matroska", "vorbis", {{"date", text.toStdString()}}).year, expected);
}

void TestTags::yearsStandInManyPlaces_data()
{
    QTest::addColumn<Texts>("comments");
    QTest::addColumn<int>("year");
    QTest::addRow("the date first") << Texts{{"DATE", "2003-04-05"}, {"ORIGINALDATE", "1971"}} << 2003;
    QTest::addRow("a year alone") << Texts{{"YEAR", "1971"}} << 1971;
    QTest::addRow("an original year alone") << Texts{{"ORIGINALYEAR", "1971"}} << 1971;
    QTest::addRow("an original date alone") << Texts{{"ORIGINALDATE", "1971-09-05"}} << 1971;
    QTest::addRow("a date of nothing") << Texts{{"DATE", "0000"}, {"ORIGINALDATE", "1971-09-05"}} << 1971;
    QTest::addRow("words for a date") << Texts{{"DATE", "unknown"}, {"YEAR", "?"}, {"ORIGINALYEAR", "c. 1971"}} << 1971;
    QTest::addRow("a release date") << Texts{{"RELEASEDATE", "19710905"}} << 1971;
}

void TestTags::yearsStandInManyPlaces()
{
    QFETCH(Texts, comments);
    QFETCH(int, year);
    const path made = plain("years.flac");
    {
        TagLib::FLAC::File writer(made.c_str());
        for (const auto& [name, text] : comments)
            writer.xiphComment(true)->addField(name, text);
        QVERIFY(writer.save());
    }
    QCOMPARE(tagsOf(made, "flac").year, std::optional(year));
}

void TestTags::anOlderTagSaysWhatTheNewerDoesNot()
{
    const std::string audio = readBytes(withId3v1({"An old title", "Someone", "Somewhere"})); // of 1999
    const std::string newer =
        id3Tag({{"TIT2", id3Text(0, "A title of more than thirty letters")}, {"TYER", id3Text(0, "0000")}});
    writeBytes(in("both.mp3"), newer + audio);
    const auto both = tagsOf(in("both.mp3"), "mp3");
    QCOMPARE(shown(both.title), QString("A title of more than thirty letters"));
    QCOMPARE(shown(both.artist), QString("Someone"));
    QCOMPARE(shown(both.album), QString("Somewhere"));
    QCOMPARE(both.year, std::optional(1999));
    QCOMPARE(shown(both.genre), QString());
}

void TestTags::gainIsReadAsAWholeOrNotAtAll_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<double>>("gain");
    const auto row = [](const char* text, std::optional<double> gain) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << gain;
    };
    row("-6.54 dB", -6.54);
    row("-6,54 dB", -6.54);
    row("+1,5 dB", 1.5);
    row("6.54 dB", 6.54);
    row("6.54", 6.54);
    row("-6.54dB", -6.54);
    row("-6.54 DB", -6.54);
    row(" -6.54  db ", -6.54);
    row("-6.54 LU", -6.54); // a loudness unit is as large
    row("\xE2\x88\x92"
        "6.54 dB",
        -6.54); // a true minus
    row("0 dB", 0.0);
    row("-.5 dB", -0.5);
    row("-6.54 LUFS", std::nullopt); // a loudness, not a gain
    row("89.0 dB SPL", std::nullopt);
    row("-6.54 %", std::nullopt);
    row("-654 mB", std::nullopt);
    row("-1.234,5 dB", std::nullopt);
    row("-6,5,4 dB", std::nullopt);
    row("--6.54 dB", std::nullopt);
    row("+-6.54 dB", std::nullopt);
    row("-6e1 dB", std::nullopt);
    row("-6 54 dB", std::nullopt);
    row("dB", std::nullopt);
    row("-", std::nullopt);
    row(", dB", std::nullopt);
    row("-120 dB", std::nullopt);
    row("inf dB", std::nullopt);
}

void TestTags::gainIsReadAsAWholeOrNotAtAll()
{
    QFETCH(QString, text);
    QFETCH(std::optional<double>, gain);
    for (const char* name : {"replaygain_track_gain", "replaygain_album_gain"}) {
        const auto tags = tagsOf(in("source.wav"), "matroska", "vorbis", {{name, text.toStdString()}});
        const bool ofTrack = std::string_view(name).find("track") != std::string_view::npos;
        QCOMPARE(ofTrack ? tags.replayGainTrackDecibel : tags.replayGainAlbumDecibel, gain);
    }
}

void TestTags::itunesHasItsOwnPlaceForGain()
{
    const path made = plain("a.m4a");
    {
        TagLib::MP4::File writer(made.c_str());
        writer.tag()->setItem("----:com.apple.iTunes:replaygain_track_gain",
                              TagLib::MP4::Item(TagLib::StringList(TagLib::String("-3.10 dB"))));
        writer.tag()->setItem("----:com.apple.iTunes:MusicBrainz Album Id",
                              TagLib::MP4::Item(TagLib::StringList(TagLib::String(release))));
        QVERIFY(writer.save());
    }
    const auto tags = tagsOf(made, "mp4");
    QCOMPARE(tags.replayGainTrackDecibel, std::optional(-3.1));
    QCOMPARE(shown(tags.musicBrainzReleaseId), QString(release));
}

void TestTags::windowsMediaHasItsOwnPlaceForGain()
{
    const path made = plain("a.wma");
    {
        TagLib::ASF::File writer(made.c_str());
        writer.tag()->setAttribute("replaygain_track_gain", TagLib::ASF::Attribute(TagLib::String("2.00 dB")));
        QVERIFY(writer.save());
    }
    QCOMPARE(tagsOf(made, "asf").replayGainTrackDecibel, std::optional(2.0));
}

void TestTags::opusGainIsTurnedIntoReplayGain()
{
    const path made = plain("a.opus");
    {
        TagLib::Ogg::Opus::File writer(made.c_str());
        writer.tag()->addField("R128_TRACK_GAIN", "-1280");
        QVERIFY(writer.save());
    }
    // -5 dB to reach -23 LUFS is 0 dB to reach the -18 LUFS of ReplayGain.
    QCOMPARE(tagsOf(made, "ogg", "opus").replayGainTrackDecibel, std::optional(0.0));
    // It is a whole number of 256ths; decibels there are a mistake, and not to be told from it.
    for (const char* wrong : {"-12,80", "-5.5", "-1280 dB", "x"})
        QCOMPARE(tagsOf(in("source.wav"), "matroska", "opus", {{"r128_track_gain", wrong}}).replayGainTrackDecibel,
                 std::nullopt);
}

void TestTags::playCountsComeInManyForms()
{
    QCOMPARE(tagsOf(withId3({{"PCNT", std::string("\0\0\x01\x02", 4)}}), "mp3").playCount, std::optional(258));
    const std::string rating = std::string("someone@example.org\0\xC4\0\0\0\x07", 25);
    QCOMPARE(tagsOf(withId3({{"POPM", rating}}), "mp3").playCount, std::optional(7));
    const std::string text = id3Text(0, std::string("FMPS_Playcount\0003.0", 18));
    QCOMPARE(tagsOf(withId3({{"TXXX", text}, {"POPM", rating}}), "mp3").playCount, std::optional(3));
    QCOMPARE(tagsOf(withId3({{"TIT2", id3Text(0, "No count")}}), "mp3").playCount, std::nullopt);
    const auto counted = [this](const char* name, const char* count) {
        return tagsOf(in("source.wav"), "matroska", "vorbis", {{name, count}}).playCount;
    };
    QCOMPARE(counted("playcount", "12"), std::optional(12));
    QCOMPARE(counted("play_count", "1,234"), std::nullopt); // thousands, or a little more than one
    QCOMPARE(counted("playcount", "12 times"), std::nullopt);
}

void TestTags::textInTheWrongCharsetIsReadRight_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* bytes, const char* text) {
        QTest::addRow("%s", name) << QByteArray(bytes) << QString::fromUtf8(text);
    };
    row("plain", "Blue in Green", "Blue in Green");
    row("true Latin-1", "Caf\xE9 del Mar, \xC5ngstr\xF6m", "Café del Mar, Ångström");
    row("one accent", "\xC9t\xE9", "Été");
    row("Windows quotes", "It\x92s \x93me\x94", "It’s “me”");
    row("Windows-1251", "\xCF\xE5\xF1\xED\xFF \xEE \xE4\xF0\xF3\xE6\xE1\xE5", "Песня о дружбе");
    row("short Windows-1251", "\xCA\xE8\xED\xEE", "Кино");
    row("KOI8-R", "\xF0\xC5\xD3\xCE\xD1 \xCF \xC4\xD2\xD5\xD6\xC2\xC5", "Песня о дружбе");
    row("Shift-JIS", "\x8D\xF7\x82\xCC\x89\xD4\x82\xAA\x8D\xE7\x82\xAD\x8D\xA0", "桜の花が咲く頃");
    row("UTF-8", "\xE6\xA1\x9C caf\xC3\xA9", "桜 café");
}

void TestTags::textInTheWrongCharsetIsReadRight()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const std::string_view raw(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    QCOMPARE(shown(tagsOf(withId3({{"TIT2", id3Text(0, raw)}}), "mp3").title), text);

    // The same in the 30 letters of an old tag at the end of the file.
    const auto tags = tagsOf(withId3v1({bytes, "", ""}), "mp3");
    QCOMPARE(shown(tags.title), text);
    QCOMPARE(tags.year, std::optional(1999));
}

void TestTags::aCharacterCutByAFieldSpoilsNothing_data()
{
    QTest::addColumn<std::vector<QByteArray>>("fields");
    QTest::addColumn<std::vector<QString>>("texts");
    const auto row = [](const char* name, const char* title, const char* artist, const char* album,
                        const char* titleText, const char* artistText, const char* albumText) {
        QTest::addRow("%s", name) << std::vector{QByteArray::fromHex(title), QByteArray::fromHex(artist),
                                                 QByteArray::fromHex(album)}
                                  << std::vector{QString::fromUtf8(titleText), QString::fromUtf8(artistText),
                                                 QString::fromUtf8(albumText)};
    };
    row("UTF-8, one of two bytes", "d093d180d183d0bfd0bfd0b020d0bad180d0bed0b2d0b820d0bdd0b020d1", "d09ad0b8d0bdd0be",
        "d093d180d183d0bfd0bfd0b020d0bad180d0bed0b2d0b8", "Группа крови на", "Кино", "Группа крови");
    row("UTF-8, one of three bytes", "6161e6a19ce381aee88ab1e3818ce592b2e3818fe9a083e381abe5909be3",
        "e7a9bae6b097e585ace59ba3", "e5a49ce381afe3819de381aee381bee381aae38196e38197", "aa桜の花が咲く頃に君",
        "空気公団", "夜はそのまなざし");
    row("UTF-8, two of three bytes", "61e6a19ce381aee88ab1e3818ce592b2e3818fe9a083e381abe5909be381",
        "e7a9bae6b097e585ace59ba3", "e5a49ce381afe3819de381aee381bee381aae38196e38197", "a桜の花が咲く頃に君",
        "空気公団", "夜はそのまなざし");
    row("UTF-8, three of four bytes", "c5bbc3b3c582746120c582c3b364c5ba20706f64776f646e613a20f09f98",
        "5a657370c3b3c582", "50c582797461", "Żółta łódź podwodna:", "Zespół", "Płyta");
    row("Shift-JIS", "618df782cc89d482aa8de782ad8da082c98c4e82c695e082a282bd93b982", "8bf38b438cf69263",
        "96e982cd82bb82cc82dc82c882b482b582cc90e682c9", "a桜の花が咲く頃に君と歩いた道", "空気公団",
        "夜はそのまなざしの先に");
    row("EUC-JP", "61baf9a4ceb2d6a4acbae9a4afbaa2a4cbb7afa4c8cae2a4a4a4bfc6bba4", "b6f5b5a4b8f8c3c4",
        "cceba4cfa4bda4cea4dea4caa4b6a4b7a4cec0e8", "a桜の花が咲く頃に君と歩いた道", "空気公団",
        "夜はそのまなざしの先");
    row("GB18030", "61d4c2c1c1b4fab1edced2b5c4d0c4c4e3cecaced2b0aec4e3d3d0b6e0c9", "b5cbc0f6befd",
        "b5bab9fad6aec7e9b8e8b5dacbc4bcaf", "a月亮代表我的心你问我爱你有多", "邓丽君", "岛国之情歌第四集");
    row("Big5", "61a4ebab47a54eaaeda7daaabaa4dfa741b0dda7dab752a741a6b3a668b2", "be48c452a767",
        "ae71b0eaa4a7b1a1ba71b2c4a57cb6b0", "a月亮代表我的心你問我愛你有多", "鄧麗君", "島國之情歌第四集");
    row("EUC-KR", "61bbe7b6fbc7dfc1f6b8b8b1d7b4ebb8a6bbe7b6fbc7dfc1f6b8b8b1d7c0", "b1e8b1a4bcae",
        "b4d9bdc3baceb8a3b1e2", "a사랑했지만그대를사랑했지만그", "김광석", "다시부르기");
}

void TestTags::aCharacterCutByAFieldSpoilsNothing()
{
    QFETCH(std::vector<QByteArray>, fields);
    QFETCH(std::vector<QString>, texts);
    QCOMPARE(fields[0].size(), 30);
    const auto old = tagsOf(withId3v1(fields), "mp3");
    QCOMPARE(shown(old.title), texts[0]);
    QCOMPARE(shown(old.artist), texts[1]);
    QCOMPARE(shown(old.album), texts[2]);

    // A newer tag that was made from such fields.
    const path made = withId3({{"TIT2", id3Text(0, fields[0].toStdString())},
                               {"TPE1", id3Text(0, fields[1].toStdString())},
                               {"TALB", id3Text(0, fields[2].toStdString())}});
    const auto copied = tagsOf(made, "mp3");
    QCOMPARE(shown(copied.title), texts[0]);
    QCOMPARE(shown(copied.artist), texts[1]);
    QCOMPARE(shown(copied.album), texts[2]);
}

void TestTags::aLetterAtTheEndOfAFieldIsNoTornCharacter()
{
    const auto tags = tagsOf(withId3v1({"Le jour o\xF9 la pluie viendra l\xE0", "Andr\xE9 Claveau", ""}), "mp3");
    QCOMPARE(shown(tags.title), QString::fromUtf8("Le jour où la pluie viendra là"));
    QCOMPARE(shown(tags.artist), QString::fromUtf8("André Claveau"));
    const auto portuguese = tagsOf(withId3v1({"CARNAVAL, CARNAVAL DA MANH\xC3 ", "CARTOLA E IRM\xC3", ""}), "mp3");
    QCOMPARE(shown(portuguese.title), QString::fromUtf8("CARNAVAL, CARNAVAL DA MANHÃ"));
    QCOMPARE(shown(portuguese.artist), QString::fromUtf8("CARTOLA E IRMÃ"));
}

void TestTags::latinLettersOfOtherCountriesAreReadRight_data()
{
    QTest::addColumn<std::vector<QByteArray>>("fields");
    QTest::addColumn<std::vector<QString>>("texts");
    const auto row = [](const char* name, std::vector<QByteArray> fields, std::initializer_list<const char*> texts) {
        std::vector<QString> expected;
        for (const char* text : texts)
            expected.push_back(QString::fromUtf8(text));
        QTest::addRow("%s", name) << std::move(fields) << std::move(expected);
    };
    row("Czech", {"P\xF8\xEDli\x9A \x9Elu\x9Dou\xE8k\xFD k\xF9\xF2", "Jarom\xEDr Nohavica", "T\xEC\x9A\xEDnsk\xE1"},
        {"Příliš žluťoučký kůň", "Jaromír Nohavica", "Těšínská"});
    row("Czech without š and ž",
        {"\xC8"
         "ern\xED and\xECl\xE9",
         "Lucie", "A\x9D \x9Eij\xED duchov\xE9"},
        {"Černí andělé", "Lucie", "Ať žijí duchové"});
    row("Czech, one title",
        {"R\xF9\x9E"
         "e pro Algernon a st\xF8\xED"
         "brn\xFD m\xECs\xED"
         "c",
         "", ""},
        {"Růže pro Algernon a stříbrný měsíc", "", ""});
    row("Slovak",
        {"Vyznanie: \xBEudia a k\xF4\xF2", "El\xE1n",
         "\x8D"
         "a\x9Ek\xFD \x9Eivot"},
        {"Vyznanie: ľudia a kôň", "Elán", "Ťažký život"});
    row("Slovene",
        {"V\xE8"
         "eraj \x9A"
         "e, danes \x9E"
         "e",
         "Siddharta", "\xC8udna pro\x9Anja"},
        {"Včeraj še, danes že", "Siddharta", "Čudna prošnja"});
    row("Croatian",
        {"Zaboravi me, du\x9Ao",
         "\xD0or\xF0"
         "e Bala\x9A"
         "evi\xE6",
         "\xC8ista ljubav"},
        {"Zaboravi me, dušo", "Đorđe Balašević", "Čista ljubav"});
    row("Polish",
        {"Dziwny jest ten \x9Cwiat",
         "Czes\xB3"
         "aw Niemen",
         "Pod papugami"},
        {"Dziwny jest ten świat", "Czesław Niemen", "Pod papugami"});
    row("Polish, ends of words", {"S\xB9 ju\xBF kwiaty", "Budka Suflera", "Ona idzie drog\xB9"},
        {"Są już kwiaty", "Budka Suflera", "Ona idzie drogą"});
    row("Polish, capitals first",
        {"\xA3"
         "atwopalni",
         "\xAFuki", "\x8Cwiat"},
        {"Łatwopalni", "Żuki", "Świat"});
    row("Polish in ISO-8859-2",
        {"Dziwny jest ten \xB6wiat",
         "Czes\xB3"
         "aw Niemen",
         "M\xF3wi\xB1 mi"},
        {"Dziwny jest ten świat", "Czesław Niemen", "Mówią mi"});
    row("Romanian", {"Cioc\xE2rlia \xBAi v\xE2ntul", "Phoenix", "C\xE2ntecul \xBAtiut"},
        {"Ciocârlia şi vântul", "Phoenix", "Cântecul ştiut"});
    row("Turkish", {"G\xFClpembe", "Bar\xFD\xFE Man\xE7o", "Yeni Bir G\xFCn"},
        {"Gülpembe", "Barış Manço", "Yeni Bir Gün"});
    row("Turkish, short", {"I\xFE\xFDk", "Bar\xFD\xFE", "K\xFD\xFE"}, {"Işık", "Barış", "Kış"});
    row("Turkish, capitals",
        {"\xDDstanbul'da Sonbahar", "Teoman",
         "G\xF6n\xFCl\xE7"
         "elen"},
        {"İstanbul'da Sonbahar", "Teoman", "Gönülçelen"});
    row("French", {"C\x9Cur de loup \xE0 la No\xEBl", "S\x9Cur \x8Cuvre", "\xC8ve, o\xF9 es-tu ?"},
        {"Cœur de loup à la Noël", "Sœur Œuvre", "Ève, où es-tu ?"});
    row("Spanish",
        {"\xBF"
         "D\xF3nde est\xE1s, coraz\xF3n?",
         "M\xAA Jos\xE9 S\xE1nchez",
         "1\xAA Parte, N\xBA 5 (2\xBA"
         "A)"},
        {"¿Dónde estás, corazón?", "Mª José Sánchez", "1ª Parte, Nº 5 (2ºA)"});
    row("Spanish, twice asked", {"\xBF\xBFQui\xE9n??", "Los Ni\xF1os", "A\xF1o 3\xBA"},
        {"¿¿Quién??", "Los Niños", "Año 3º"});
    row("Portuguese",
        {"Can\xE7\xF5"
         "es de amanh\xE3",
         "Jo\xE3o", "Ilus\xE3o \xE0 toa"},
        {"Canções de amanhã", "João", "Ilusão à toa"});
    row("Italian", {"Cos\xEC \xE8 pi\xF9 bello", "Ges\xF9", "Perch\xE9 no? Cio\xE8, chiss\xE0"},
        {"Così è più bello", "Gesù", "Perché no? Cioè, chissà"});
    row("German",
        {"Gr\xFC\xDF"
         "e aus K\xF6ln",
         "Die \xC4rzte",
         "\xDC"
         "ber uns, m\xB3"},
        {"Grüße aus Köln", "Die Ärzte", "Über uns, m³"});
    row("Danish and French",
        {"Cr\xE8me br\xFBl\xE9"
         "e p\xE5 r\xF8"
         "dgr\xF8"
         "d",
         "Bj\xF8rn", "\xC6r\xF8"},
        {"Crème brûlée på rødgrød", "Bjørn", "Ærø"});
    row("Swedish", {"Sm\xE5 grodorna", "Bj\xF6rn \xC5ngstr\xF6m", "\xD6land \xE0 la carte"},
        {"Små grodorna", "Björn Ångström", "Öland à la carte"});
    row("Icelandic",
        {"D\xFDr\xF0 \xED dau\xF0"
         "a\xFE\xF6gn",
         "\xC1sgeir", "\xDEi\xF0 muni\xF0"},
        {"Dýrð í dauðaþögn", "Ásgeir", "Þið munið"});
    row("Icelandic without acutes", {"Nor\xF0ur og ni\xF0ur", "", "\xDE\xF6gn"}, {"Norður og niður", "", "Þögn"});
    row("Catalan", {"Hist\xF2ria d'una \xE8poca", "Llu\xEDs Llach", "Aix\xF2 \xE9s el que hi ha"},
        {"Història d'una època", "Lluís Llach", "Això és el que hi ha"});
    row("Gaelic", {"Mo R\xF9n Geal D\xECleas", "Julie Fowlis", "M\xECle"},
        {"Mo Rùn Geal Dìleas", "Julie Fowlis", "Mìle"});
    row("English", {"5\xA3 a pint \x96 caf\xE9 na\xEFve", "Mot\xF6rhead", "H\xE6stkuk \xBD \xB1 \xB6"},
        {"5£ a pint – café naïve", "Motörhead", "Hæstkuk ½ ± ¶"});
}

void TestTags::latinLettersOfOtherCountriesAreReadRight()
{
    QFETCH(std::vector<QByteArray>, fields);
    QFETCH(std::vector<QString>, texts);
    const path made = withId3({{"TIT2", id3Text(0, fields[0].toStdString())},
                               {"TPE1", id3Text(0, fields[1].toStdString())},
                               {"TALB", id3Text(0, fields[2].toStdString())}});
    const auto tags = tagsOf(made, "mp3");
    QCOMPARE(shown(tags.title), texts[0]);
    QCOMPARE(shown(tags.artist), texts[1]);
    QCOMPARE(shown(tags.album), texts[2]);
}

void TestTags::whatLiesBehindTheEndOfAFieldIsNoText()
{
    const QByteArray title = QByteArray("\xCA\xE8\xED\xEE\0", 5) + "\xE6\xA1\x9C left over by a sloppy";
    const auto tags = tagsOf(withId3v1({title, "\xC3\xF0\xF3\xEF\xEF\xE0 \xEA\xF0\xEE\xE2\xE8", ""}), "mp3");
    QCOMPARE(shown(tags.title), QString::fromUtf8("Кино"));
    QCOMPARE(shown(tags.artist), QString::fromUtf8("Группа крови"));
}

void TestTags::bytesThatTheDecoderHandsOnAreReadAsText()
{
    const auto tags = tagsOf(in("source.wav"), "matroska", "vorbis",
                             {{"title", "Caf\xE9 del Mar"},
                              {"artist", "\xE6\xA1\x9C caf\xC3\xA9 \xE6\xA1"}, // ends in half a character
                              {"album", "\xE6\xA1\x9C"}});
    QCOMPARE(shown(tags.title), QString::fromUtf8("Café del Mar"));
    QCOMPARE(shown(tags.artist), QString::fromUtf8("桜 café"));
    QCOMPARE(shown(tags.album), QString::fromUtf8("桜"));

    // TagLib gives nothing for a comment that is no UTF-8, and the decoder its bytes.
    const path made = plain("latin.flac");
    {
        TagLib::FLAC::File writer(made.c_str());
        writer.xiphComment(true)->addField("TITLE", "Cafe~ del Mar");
        QVERIFY(writer.save());
    }
    QVERIFY(patchBytes(made, "Cafe~", "Caf\xE9."));
    QCOMPARE(shown(tagsOf(made, "flac", "flac", {{"title", "Caf\xE9. del Mar"}}).title),
             QString::fromUtf8("Café. del Mar"));
}

void TestTags::charsetsAreGuessed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("charset");
    QTest::addRow("nothing") << QByteArray() << "WINDOWS-1252";
    QTest::addRow("ASCII") << QByteArray("abc") << "WINDOWS-1252";
    QTest::addRow("German") << QByteArray("Gr\xFC\xDF"
                                          "e aus K\xF6ln")
                            << "WINDOWS-1252";
    QTest::addRow("Hungarian-like, few accents") << QByteArray("Holdf\xE9ny szon\xE1ta") << "WINDOWS-1252";
    QTest::addRow("mixed evidence") << QByteArray("\xCA\xE8\xED\xEE \xC3\xF0\xF3\xEF\xEF\xE0 \xEA\xF0\xEE\xE2\xE8")
                                    << "WINDOWS-1251";
    QTest::addRow("UTF-8") << QByteArray("\xD0\x9A\xD0\xB8\xD0\xBD\xD0\xBE") << "UTF-8";
}

void TestTags::charsetsAreGuessed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, charset);
    QCOMPARE(shown(guessCharset(std::vector{bytes.toStdString()})), charset);
}

void TestTags::trueUnicodeIsNeverGuessedAt()
{
    // Accents in plenty, but the file says UTF-16: nothing to guess.
    const std::string text("\xFF\xFE\xE9\x00\xE8\x00\xEA\x00\xEB\x00", 10);
    QCOMPARE(shown(tagsOf(withId3({{"TIT2", id3Text(1, text)}}), "mp3").title), QString("éèêë"));
}

void TestTags::oddTextStaysPlainAndValid_data()
{
    QTest::addColumn<char>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, char encoding, const QByteArray& bytes, const QString& text) {
        QTest::addRow("%s", name) << encoding << bytes << text;
    };
    row("HTML", 3, "<img src=x onerror=y><b>bold</b>", "<img src=x onerror=y><b>bold</b>");
    row("placeholders", 3, "%1 %n %s {0}", "%1 %n %s {0}");
    row("beyond 16 bits", 1, QByteArray("\xFF\xFE\x3D\xD8\x00\xDE", 6), QString::fromUtf8("\xF0\x9F\x98\x80"));
    row("right to left", 3, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", QString::fromUtf8("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"));
    row("bidi override", 3,
        "a\xE2\x80\xAE"
        "b",
        QString::fromUtf8("a\xE2\x80\xAE"
                          "b"));
    row("control characters", 3, "a\x01\x1B[31mb", "a\x01\x1B[31mb");
    row("lone surrogate", 1,
        QByteArray("\xFF\xFE"
                   "a\0"
                   "\0\xD8"
                   "b\0",
                   8),
        QString::fromUtf8("a\xEF\xBF\xBD"
                          "b"));
    row("only blanks", 3, "   \t ", "");
}

void TestTags::oddTextStaysPlainAndValid()
{
    QFETCH(char, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const std::string_view raw(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const auto tags = tagsOf(withId3({{"TIT2", id3Text(encoding, raw)}}), "mp3");
    QVERIFY(cleanText(tags.title, 10'000) == tags.title); // valid as it is
    QString found = shown(tags.title);
    found.replace(QRegularExpression(QString::fromUtf8("\xEF\xBF\xBD+")), QString::fromUtf8("\xEF\xBF\xBD"));
    QCOMPARE(found, text);
}

void TestTags::textIsCutAtItsLimit()
{
    const std::string accents = [] {
        std::string text;
        for (int i = 0; i < 5'000'000; ++i)
            text += "\xC3\xA9";
        return text;
    }();
    const auto tags = tagsOf(withId3({{"TIT2", id3Text(3, accents)}, {"TPE1", id3Text(0, "Someone")}}), "mp3");
    QCOMPARE(shown(tags.title).size(), 4096);
    QVERIFY(shown(tags.title).count(QChar(0xE9)) == 4096);
    QCOMPARE(shown(tags.artist), QString("Someone"));
}

void TestTags::numbersOutOfRangeAreNone()
{
    const auto tags = tagsOf(withId3({{"TRCK", id3Text(0, "-4")},
                                      {"TPOS", id3Text(0, "99999999999999999999")},
                                      {"TYER", id3Text(0, "abcd")},
                                      {"TXXX", id3Text(0, std::string("REPLAYGAIN_TRACK_GAIN\0nan dB", 28))}}),
                             "mp3");
    QCOMPARE(tags.trackNumber, std::nullopt);
    QCOMPARE(tags.discNumber, std::nullopt);
    QCOMPARE(tags.year, std::nullopt);
    QCOMPARE(tags.replayGainTrackDecibel, std::nullopt);
}

void TestTags::severalArtistsAreJoined()
{
    const path made = plain("several.flac");
    {
        TagLib::FLAC::File writer(made.c_str());
        TagLib::PropertyMap properties;
        properties["ARTIST"] = TagLib::StringList(TagLib::String("One")).append(TagLib::String("Two"));
        writer.setProperties(properties);
        QVERIFY(writer.save());
    }
    QCOMPARE(shown(tagsOf(made, "flac").artist), QString("One; Two"));
}

void TestTags::whatTagLibDoesNotKnowComesFromTheDecoder()
{
    const auto tags =
        tagsOf(in("source.wav"), "matroska", "vorbis",
               {{"title", "From the container"}, {"album_artist", "Someone"}, {"track", "4"}, {"date", "2001"}});
    QCOMPARE(shown(tags.title), QString("From the container"));
    QCOMPARE(shown(tags.albumArtist), QString("Someone"));
    QCOMPARE(tags.trackNumber, std::optional(4));
    QCOMPARE(tags.year, std::optional(2001));
    const auto both = tagsOf(withId3({{"TIT2", id3Text(0, "From the tag")}}), "mp3", "mp3",
                             {{"title", "From the container"}, {"album", "Only there"}});
    QCOMPARE(shown(both.title), QString("From the tag"));
    QCOMPARE(shown(both.album), QString("Only there"));
}

void TestTags::damagedTagsAreAsGoodAsNone()
{
    writeBytes(in("text.mp3"), "this is no music");
    for (const char* container :
         {"mp3", "flac", "ogg", "mp4", "asf", "wav", "aiff", "tta", "wv", "ape", "mpc", "aac", "?"})
        QCOMPARE(tagsOf(in("text.mp3"), container), TrackTags{});
    const path made = withId3({{"TIT2", id3Text(0, "Whole")}, {"TALB", id3Text(0, "Damaged")}});
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        writeBytes(in("damaged.mp3"), readBytes(made).substr(0, 200));
        damageBytes(in("damaged.mp3"), 8, 3, seed);
        const auto tags = tagsOf(in("damaged.mp3"), "mp3");
        QVERIFY(cleanText(tags.title, 10'000) == tags.title);
    }
}

void TestTags::aPackedFrameThatFillsTheMemoryIsRefused()
{
    writeId3Bomb(in("bomb.mp3"), in("bare.mp3"), std::int64_t{1} << 30);
    const OpenFile bomb(in("bomb.mp3"));
    const auto refused = checkTagsAreSane(bomb.get());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitMemory);
    writeId3Bomb(in("small.mp3"), in("bare.mp3"), 100'000);
    const OpenFile small(in("small.mp3"));
    QVERIFY(checkTagsAreSane(small.get()));
    const OpenFile plainFile(in("bare.mp3"));
    QVERIFY(checkTagsAreSane(plainFile.get()));
}

void TestTags::aTagOf200MegabytesIsReadInPassing()
{
    writeSparseId3(in("large.mp3"), in("bare.mp3"), 200'000'000);
    QCOMPARE(shown(tagsOf(in("large.mp3"), "mp3").title), QString("Behind a large tag"));
}

void TestTags::atomsWithinAtomsDoNoHarm()
{
    const path made = in("nested.m4a");
    QVERIFY(convert(in("source.wav"), made, {"-metadata", "title=Sound"}));
    QCOMPARE(shown(tagsOf(made, "mp4").title), QString("Sound"));
    appendNestedAtoms(made, 100'000);
    QCOMPARE(shown(tagsOf(made, "mp4", "aac", {{"title", "By the decoder"}}).title), QString("By the decoder"));
}

QTEST_APPLESS_MAIN(TestTags)
#include "tst_tags.moc"
