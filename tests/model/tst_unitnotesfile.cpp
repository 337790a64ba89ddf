// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/unitnotesfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace tonekin;

namespace {

const std::string hash(64, 'a');

UnitNotes someNotes()
{
    return {hash,
            "a network",
            {{{{1}, 14}, "Snare, öffentlich \"hall\"", "two\nlines\t\\", 3},
             {{{NetworkLayer::lastHidden}, 2047}, "gospel", {}, 0},
             {{{3}, 0}, {}, "only notes", 5}}};
}

/// All of a file up to its units.
QByteArray header()
{
    return R"({"format": "tonekin-unit-notes", "version": 1, "model": {"hash": ")" + QByteArray::fromStdString(hash) +
           R"(", "name": "n"}, )";
}

} // namespace

class TestUnitNotesFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void notesComeBackAsTheyWere()
    {
        const UnitNotes notes = someNotes();
        QVERIFY(writeUnitNotes(file(), notes));
        const auto back = readUnitNotes(file());
        QVERIFY(back);
        QCOMPARE(back->modelHash, notes.modelHash);
        QCOMPARE(back->modelName, notes.modelName);
        QCOMPARE(back->notes, notes.notes);
    }

    void aFileWithNoNotesIsOneToo()
    {
        QVERIFY(writeUnitNotes(file(), {hash, "a network", {}}));
        QVERIFY(readUnitNotes(file())->notes.empty());
    }

    void aFileWrittenByHandNeedsOnlyNames();

    void whatIsMalformedIsRefusedWithAReason_data();
    void whatIsMalformedIsRefusedWithAReason()
    {
        QFETCH(QByteArray, text);
        write(text);
        const auto refused = readUnitNotes(file());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY(refused.error().detail.starts_with("names file: "));
    }

    void mutatedFilesAreRefusedOrHoldTogether();

    void aFileThatIsNotThereIsNotFound()
    {
        QCOMPARE(readUnitNotes(file()).error().code, ErrorCode::NotFound);
        QCOMPARE(readUnitNotes(m_dir->path().toStdString()).error().code, ErrorCode::NotFound);
    }

    void notesThatCouldNotBeReadBackAreNotWritten()
    {
        QVERIFY(writeUnitNotes(file(), someNotes()));
        UnitNotes bad = someNotes();
        bad.notes.push_back(bad.notes.front());
        QCOMPARE(writeUnitNotes(file(), bad).error().code, ErrorCode::InvalidArgument);
        bad = someNotes();
        bad.modelHash = "x";
        QCOMPARE(writeUnitNotes(file(), bad).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(readUnitNotes(file())->notes, someNotes().notes);
        QCOMPARE(writeUnitNotes("/no/such/folder/x.json", someNotes()).error().code, ErrorCode::IoError);
    }

private:
    std::filesystem::path file() const { return m_dir->filePath("names.json").toStdString(); }
    void write(const QByteArray& text) const
    {
        QFile target(m_dir->filePath("names.json"));
        QVERIFY(target.open(QIODevice::WriteOnly) && target.write(text) == text.size());
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestUnitNotesFile::aFileWrittenByHandNeedsOnlyNames()
{
    write(header() + R"("units": [{"layer": 1, "unit": 3, "name": "bell", "colour": "unknown"}]})");
    const auto back = readUnitNotes(file());
    QVERIFY2(back, back ? "" : back.error().detail.c_str());
    QCOMPARE(back->notes, (std::vector<UnitNote>{{{{1}, 3}, "bell", {}, 0}}));
}

void TestUnitNotesFile::whatIsMalformedIsRefusedWithAReason_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    row("empty", "");
    row("a song", QByteArray("ID3") + QByteArray(1000, '\x7f'));
    row("another list", "[1, 2, 3]");
    row("another object", R"({"name": "a"})");
    row("a manifest", R"({"format": "tonekin-model", "version": 2})");
    row("cut short", header() + R"("units": [{"layer": 1)");
    row("another version", R"({"format": "tonekin-unit-notes", "version": 2, "model": {"hash": "a"}, "units": []})");
    row("no model", R"({"format": "tonekin-unit-notes", "version": 1, "units": []})");
    row("a hash that is none",
        R"({"format": "tonekin-unit-notes", "version": 1, "model": {"hash": "abc"}, "units": []})");
    row("a unit twice", header() + R"("units": [{"layer": 1, "unit": 3, "name": "a"},
                                                {"layer": 1, "unit": 3, "name": "b"}]})");
    row("no units", header() + R"("unit": 1})");
    row("units that are none", header() + R"("units": 7})");
    row("a unit without its number", header() + R"("units": [{"layer": 1, "name": "a"}]})");
    row("a unit before the first", header() + R"("units": [{"layer": 1, "unit": -3, "name": "a"}]})");
    row("a number too large", header() + R"("units": [{"layer": 1, "unit": 99999999999999999999, "name": "a"}]})");
    row("a name that is a number", header() + R"("units": [{"layer": 1, "unit": 3, "name": 4}]})");
    row("a long name", header() + R"("units": [{"layer": 1, "unit": 3, "name": ")" + QByteArray(121, 'x') + "\"}]}");
    row("a name of two lines", header() + R"("units": [{"layer": 1, "unit": 3, "name": "a\nb"}]})");
    row("not UTF-8", header() + "\"units\": [{\"layer\": 1, \"unit\": 3, \"name\": \"caf\xe9\"}]}");
    row("too many stars", header() + R"("units": [{"layer": 1, "unit": 3, "name": "a", "stars": 6}]})");
    row("deep", QByteArray(100'000, '['));
    row("long", header() + "\"units\": []}" + QByteArray(4'100'000, ' '));
}

void TestUnitNotesFile::mutatedFilesAreRefusedOrHoldTogether()
{
    QVERIFY(writeUnitNotes(file(), someNotes()));
    QFile good(m_dir->filePath("names.json"));
    QVERIFY(good.open(QIODevice::ReadOnly));
    const QByteArray whole = good.readAll();
    std::mt19937 random(2014);
    int refused = 0;
    constexpr int rounds = 500;
    for (int round = 0; round < rounds; ++round) {
        QByteArray text = whole;
        for (auto changes = 1 + random() % 3; changes > 0; --changes) {
            const auto at = static_cast<qsizetype>(random() % static_cast<std::size_t>(text.size()));
            if (random() % 4 == 0)
                text.remove(at, static_cast<qsizetype>(random() % 20));
            else
                text[at] = static_cast<char>(random());
        }
        write(text + ' ');
        const auto read = readUnitNotes(file());
        if (!read) {
            QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
            ++refused;
            continue;
        }
        for (const UnitNote& note : read->notes)
            QCOMPARE(flawOf(note), std::string());
    }
    QVERIFY(refused > rounds / 4 && refused < rounds);
}

QTEST_APPLESS_MAIN(TestUnitNotesFile)
#include "tst_unitnotesfile.moc"
