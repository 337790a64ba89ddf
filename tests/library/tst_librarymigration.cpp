// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/packing.h"
#include "library/database.h"
#include "library/findingstore.h"
#include "library/library.h"
#include "library/notestore.h"
#include "library/trackstore.h"
#include "madetracks.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tonekin;

namespace {

bool operator==(const FilterResponse& a, const FilterResponse& b)
{
    return a.maximum == b.maximum && a.mean == b.mean && a.secondsOfMaximum == b.secondsOfMaximum;
}

} // namespace

/// data/library-0.1.sqlite was written by release 0.1.0: twelve tracks of tests/library/madetracks.h, the first eight
/// of them analysed, the first with a second network, too.
class TestLibraryMigration : public QObject {
    Q_OBJECT
private:
    std::filesystem::path copied()
    {
        // In an empty folder: backups of an earlier test would be there, too.
        QDir(m_folder.path()).removeRecursively();
        QDir().mkpath(m_folder.path());
        const QString copy = m_folder.filePath(QStringLiteral("library.sqlite"));
        if (!QFile::copy(QStringLiteral(TONEKIN_SOURCE_DIR "/tests/library/data/library-0.1.sqlite"), copy))
            qFatal("no sample library");
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        return copy.toStdString();
    }

    QTemporaryDir m_folder;
    const std::string m_otherModel = std::string(64, 'b');

private Q_SLOTS:
    void aLibraryOfVersion01LosesNothing()
    {
        const auto file = copied();
        QCOMPARE(Database(file, OpenMode::ReadOnly).number("PRAGMA user_version"), std::int64_t{3});
        const auto library = Library::open(file, Library::Access::ReadWrite);
        QVERIFY2(library, library ? "" : library.error().detail.c_str());
        QVERIFY(library->repaired().empty());
        const auto tracks = library->tracks().all();
        QCOMPARE(tracks->size(), std::size_t{12});
        QCOMPARE(tracks->at(4).state, TrackState::Missing);
        QCOMPARE(tracks->at(5).state, TrackState::Excluded);
        QCOMPARE(tracks->at(6).problem, std::optional(ErrorCode::Truncated));
        QCOMPARE(tracks->at(8).problem, std::optional(ErrorCode::NotAudio));
        QCOMPARE(tracks->at(9).state, TrackState::Waiting);
        QCOMPARE(*library->setting("device"), std::string("cpu"));
        const auto notes = library->notes().all(made::modelHash);
        QCOMPARE(notes->size(), std::size_t{1});
        QCOMPARE(notes->front().name, std::string("bass drum"));
        QCOMPARE(library->findings().embeddings(made::modelHash)->ids.size(), std::size_t{8});
        QCOMPARE(library->findings().embeddings(m_otherModel)->ids.size(), std::size_t{1});
        for (std::uint32_t i = 1; i <= 8; ++i)
            verifyTrack(*library, TrackId{i}, made::modelHash, made::analysed(i, 4, 16), i == 8);
        verifyTrack(*library, TrackId{1}, m_otherModel, made::analysed(101, 4, 16), false);
    }

    void onlyWhatIsLackingIsLacking()
    {
        const auto library = Library::open(copied(), Library::Access::ReadWrite);
        QVERIFY(library);
        for (const FindingFacts& facts : findingFacts) {
            const auto lacking = library->findings().lacking(facts.kind, made::modelHash);
            QVERIFY(lacking);
            const bool isNewer = facts.kind == FindingKind::Fingerprint || facts.kind == FindingKind::SoundTraits;
            if (isNewer) // than that file
                QCOMPARE(lacking->size(), std::size_t{8});
            else if (facts.kind == FindingKind::LaterPeaks) // the eighth track has none
                QCOMPARE(*lacking, std::vector{TrackId{8}});
            else
                QVERIFY(lacking->empty());
        }
    }

    void aBackupOfTheOldVersionIsKept()
    {
        const auto file = copied();
        QVERIFY(Library::open(file, Library::Access::ReadWrite));
        int backups = 0;
        for (const auto& entry : std::filesystem::directory_iterator(file.parent_path()))
            if (entry.path().filename().string().find(".backup-") != std::string::npos) {
                ++backups;
                QCOMPARE(Database(entry.path(), OpenMode::ReadOnly).number("PRAGMA user_version"), std::int64_t{3});
            }
        QCOMPARE(backups, 1);
    }

    void anOlderVersionOfAFindingIsUsableAndLacking()
    {
        const auto file = copied();
        {
            const auto library = Library::open(file, Library::Access::ReadWrite);
            QVERIFY(library);
        }
        {
            Database database(file, OpenMode::ReadWrite);
            database.execute("UPDATE finding SET version = 0 WHERE kind = 5 AND track = 3; "
                             "DELETE FROM finding WHERE kind = 5 AND track = 4");
        }
        auto library = Library::open(file, Library::Access::ReadWrite);
        QVERIFY(library);
        QCOMPARE(*library->findings().lacking(FindingKind::Waveform, made::modelHash),
                 (std::vector{TrackId{3}, TrackId{4}}));
        QVERIFY(library->findings().waveform(TrackId{3})); // usable meanwhile
        QCOMPARE(library->findings().waveform(TrackId{4}).error().code, ErrorCode::NotFound);
        QVERIFY(library->findings().saveDecoded(TrackId{3}, made::stamp(3), made::decoded(33)));
        QVERIFY(library->findings().saveDecoded(TrackId{4}, made::stamp(4), made::decoded(4)));
        QVERIFY(library->findings().lacking(FindingKind::Waveform, made::modelHash)->empty());
        QVERIFY(*library->findings().waveform(TrackId{3}) == made::decoded(33).waveform);
        // All that the network found stayed.
        verifyTrack(*library, TrackId{4}, made::modelHash, made::analysed(4, 4, 16), false);
        QCOMPARE(library->tracks().find(TrackId{3})->tags.title, std::string("Title 33"));
        QCOMPARE(library->tracks().find(TrackId{3})->state, TrackState::Done);
    }

private:
    void verifyTrack(const Library& library, TrackId id, const std::string& model, const TrackAnalysis& expected,
                     bool withoutPeaks)
    {
        const auto table = *library.findings().embeddings(model);
        const auto at = std::ranges::find(table.ids, id) - table.ids.begin();
        const auto width = static_cast<std::ptrdiff_t>(expected.embedding.size());
        QVERIFY(std::equal(expected.embedding.begin(), expected.embedding.end(), table.values.begin() + at * width));
        const auto filters = library.findings().filters(id, model);
        QVERIFY(filters && std::ranges::equal(*filters, *unpackFilters(packFilters(expected.filters)),
                                              [](const auto& a, const auto& b) { return a == b; }));
        QVERIFY(*library.findings().hiddenUnits(id, model) == *unpackHidden(packHidden(expected.hidden)));
        QCOMPARE(library.findings().sections(id, model)->size(), expected.sections.size());
        QCOMPARE(library.findings().laterPeaks(id, model)->size(), withoutPeaks ? std::size_t{0} : std::size_t{3});
        QVERIFY(*library.findings().waveform(id) == made::decoded(static_cast<std::uint32_t>(id.value)).waveform);
        QCOMPARE(*library.findings().loudness(id), -14.25);
    }
};

QTEST_APPLESS_MAIN(TestLibraryMigration)
#include "tst_librarymigration.moc"
