// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/startoptions.h"

#include <QTest>

#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

class TestStartOptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestStartOptions)
#include "tst_startoptions.moc"
