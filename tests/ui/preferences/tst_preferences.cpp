// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences/preferences.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace tonekin {

namespace {

void write(const QString& file, const QByteArray& content)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
}

void checkDefaults(const Preferences& preferences)
{
    QCOMPARE(preferences.theme(), ThemeChoice::System);
    QCOMPARE(preferences.colourMap(), ColourMap::Magma);
    QCOMPARE(preferences.device(), std::string("auto"));
    QCOMPARE(preferences.decoders(), 0);
    QCOMPARE(preferences.watchFolders(), true);
    QCOMPARE(preferences.restOnBattery(), true);
    QCOMPARE(preferences.railCollapsed(), false);
    QCOMPARE(preferences.inspectorShown(), true);
    QCOMPARE(preferences.volume(), 0.8);
    QVERIFY(preferences.similarRules() == usualRules());
    QVERIFY(preferences.filterOptions() == FilterOptions());
}

PlaylistRules someRules()
{
    PlaylistRules rules = usualRules();
    rules.tracks.reset();
    rules.minutes = 90.0;
    rules.genres = {"rock", "folk, \"traditional\""};
    rules.firstYear = 1970;
    rules.folders = {"/music/Björk"};
    rules.lessPlayed = -0.25;
    rules.order = ListOrder::Energy;
    return rules;
}

} // namespace

class TestPreferences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void optionsSurviveARestart()
    {
        const QString file = m_folder.filePath("kept.conf");
        {
            Preferences preferences(file);
            preferences.setTheme(ThemeChoice::Dark);
            preferences.setColourMap(ColourMap::Cividis);
            preferences.setDevice("cuda:1");
            preferences.setDecoders(3);
            preferences.setVolume(0.25);
            preferences.setSimilarRules(someRules());
            preferences.setFilterOptions(
                {{true, false, false, SignedColours::PurpleOrange, SheetScale::Common}, FilterOrder::Use, 25});
            preferences.setState("window", QByteArray("\x01\x02\x00\xff", 4));
            QVERIFY(preferences.save());
        }
        const Preferences again(file);
        QCOMPARE(again.theme(), ThemeChoice::Dark);
        QCOMPARE(again.colourMap(), ColourMap::Cividis);
        QCOMPARE(again.device(), std::string("cuda:1"));
        QCOMPARE(again.decoders(), 3);
        QCOMPARE(again.volume(), 0.25);
        QVERIFY(again.similarRules() == someRules());
        const FilterOptions kept{
            {true, false, false, SignedColours::PurpleOrange, SheetScale::Common}, FilterOrder::Use, 25};
        QVERIFY(again.filterOptions() == kept);
        QCOMPARE(again.state("window"), QByteArray("\x01\x02\x00\xff", 4));
        QVERIFY(!again.wasUnreadable());
    }

    void rubbishGivesTheDefaults_data() // F64
    {
        QTest::addColumn<QByteArray>("content");
        QByteArray noise;
        for (int i = 0; i < 4000; ++i)
            noise += static_cast<char>((i * 7919 + 13) % 256);
        QTest::newRow("random bytes") << noise;
        QTest::newRow("huge numbers") << QByteArray("[scan]\ndecoders=99999999999999\n[similar]\ncount="
                                                    "1e300\nmostPerArtist=2147483648\n[player]\nvolume=1e308\n");
        QTest::newRow("negative") << QByteArray(
            "[scan]\ndecoders=-4\n[similar]\ncount=-1\nmostPerArtist=-3\nmostPerAlbum=-1\n[player]\nvolume=-0.5\n");
        QTest::newRow("not numbers") << QByteArray(
            "[scan]\ndecoders=many\ndevice=toaster\n[similar]\ncount=nan\n[player]\nvolume=nan\n[look]\ntheme="
            "plaid\ncolours=7\n[filters]\norder=7\ncolours=green\nscale=\nlistLength=-4\ninOneRow=maybe\n");
        QTest::newRow("other types") << QByteArray(
            "[scan]\ndecoders=@ByteArray(xyz)\ndevice=@Rect(1 2 3 4)\n[similar]\ncount=1, 2, "
            "3\n[window]\nrailCollapsed=@Size(3 4)\ninspectorShown=17\n");
        QTest::newRow("empty") << QByteArray();
    }

    void rubbishGivesTheDefaults()
    {
        QFETCH(QByteArray, content);
        const QString file = m_folder.filePath("rubbish.conf");
        write(file, content);
        checkDefaults(Preferences(file));
    }

    void aHomeThatCannotBeWrittenToHarmsNothing() // F64
    {
        Preferences preferences(QStringLiteral("/proc/nowhere/tonekin.conf"));
        checkDefaults(preferences);
        preferences.setTheme(ThemeChoice::Dark);
        QCOMPARE(preferences.theme(), ThemeChoice::Dark); // for this run
        QVERIFY(!preferences.save());
    }

    void whoLooksIsToldWhatChanged()
    {
        Preferences preferences(m_folder.filePath("told.conf"));
        QSignalSpy colours(&preferences, &Preferences::colourMapChanged);
        QSignalSpy filters(&preferences, &Preferences::filterOptionsChanged);
        preferences.setColourMap(ColourMap::Viridis);
        QCOMPARE(colours.count(), 1);
        QCOMPARE(colours.front().front().value<ColourMap>(), ColourMap::Viridis);
        QSignalSpy folders(&preferences, &Preferences::watchFoldersChanged);
        preferences.setWatchFolders(true); // as it is
        QCOMPARE(folders.count(), 0);
        preferences.setWatchFolders(false);
        QCOMPARE(folders.count(), 1);
        QSignalSpy battery(&preferences, &Preferences::restOnBatteryChanged);
        preferences.setRestOnBattery(false);
        preferences.setRestOnBattery(false); // as it is
        QCOMPARE(battery.count(), 1);
        QVERIFY(preferences.save());
        QVERIFY(!Preferences(m_folder.filePath("told.conf")).watchFolders());
        FilterOptions options;
        preferences.setFilterOptions(options); // as they are
        QCOMPARE(filters.count(), 0);
        options.listLength = 25;
        preferences.setFilterOptions(options);
        QCOMPARE(filters.count(), 1);
        QVERIFY(preferences.filterOptions() == options);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestPreferences)
#include "tst_preferences.moc"
