// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settings.h"
#include "window/startoptions.h"

#include <QFile>
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

void checkDefaults(const Settings& settings)
{
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QCOMPARE(settings.colourMap(), ColourMap::Magma);
    QCOMPARE(settings.device(), std::string("auto"));
    QCOMPARE(settings.decoders(), 0);
    QCOMPARE(settings.railCollapsed(), false);
    QCOMPARE(settings.inspectorShown(), true);
    QCOMPARE(settings.volume(), 0.8);
    QCOMPARE(settings.mostPerArtist(), 3);
    QCOMPARE(settings.mostPerAlbum(), 0);
    QCOMPARE(settings.similarCount(), 50);
    QVERIFY(settings.filterOptions() == FilterOptions());
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void optionsSurviveARestart()
    {
        const QString file = m_folder.filePath("kept.conf");
        {
            Settings settings(file);
            settings.setTheme(ThemeChoice::Dark);
            settings.setColourMap(ColourMap::Cividis);
            settings.setDevice("cuda:1");
            settings.setDecoders(3);
            settings.setVolume(0.25);
            settings.setMostPerArtist(0);
            settings.setFilterOptions(
                {{true, false, false, SignedColours::PurpleOrange, SheetScale::Common}, FilterOrder::Use, 25});
            settings.setState("window", QByteArray("\x01\x02\x00\xff", 4));
            QVERIFY(settings.save());
        }
        const Settings again(file);
        QCOMPARE(again.theme(), ThemeChoice::Dark);
        QCOMPARE(again.colourMap(), ColourMap::Cividis);
        QCOMPARE(again.device(), std::string("cuda:1"));
        QCOMPARE(again.decoders(), 3);
        QCOMPARE(again.volume(), 0.25);
        QCOMPARE(again.mostPerArtist(), 0);
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
        checkDefaults(Settings(file));
    }

    void aHomeThatCannotBeWrittenToHarmsNothing() // F64
    {
        Settings settings(QStringLiteral("/proc/nowhere/tonekin.conf"));
        checkDefaults(settings);
        settings.setTheme(ThemeChoice::Dark);
        QCOMPARE(settings.theme(), ThemeChoice::Dark); // for this run
        QVERIFY(!settings.save());
    }

    void theCommandLineIsReadByteForByte()
    {
        const auto parse = [](std::vector<std::string_view> arguments) { return parseStart(arguments); };
        const StartOptions all = parse({"--library", "a.sqlite", "--model=m.json", "/music/caf\xe9"});
        QCOMPARE(all.library->native(), std::string("a.sqlite"));
        QCOMPARE(all.model->native(), std::string("m.json"));
        QCOMPARE(all.folder->native(), std::string("/music/caf\xe9"));
        QVERIFY(all.complaint.isEmpty());
        QCOMPARE(parse({"--", "-odd"}).folder->native(), std::string("-odd"));
        QVERIFY(parse({"--help"}).help);
        QVERIFY(parse({"-v"}).version);
        QVERIFY(!parse({"--libary", "x"}).complaint.isEmpty());
        QVERIFY(!parse({"--library"}).complaint.isEmpty());
        QVERIFY(!parse({"one", "two"}).complaint.isEmpty());
        QVERIFY(startHelp().contains("--library"));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestSettings)
#include "tst_settings.moc"
