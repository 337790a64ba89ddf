// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/loadedtracks.h"
#include "support/madesound.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace tonekin;

namespace {

SoundLabels bossa(const std::string& path)
{
    SoundLabels labels;
    labels.path = path;
    labels.kind = "arrangement";
    labels.style = "Bossa";
    labels.reverb = 1.0 / 3.0;
    labels.programs = {{24, {{0.0, 1.2345}}}};
    return labels;
}

/// A corpus of two short tracks.
Corpus twoTracks(const std::filesystem::path& folder)
{
    Corpus corpus{folder, {}, {}};
    std::filesystem::create_directories(folder / "mel");
    for (const std::string path : {"made/a.wav", "real/b.wav"}) {
        corpus.tracks.push_back({path, path.substr(0, 4), "", "", "", 1.0, melFileName(path)});
        MelSpectrogram mel;
        mel.bands = corpus.frontEnd.bands;
        mel.values.assign(static_cast<std::size_t>(20 * mel.bands), 1.0F);
        if (!saveMel(folder / corpus.tracks.back().melFile, mel))
            return {};
    }
    return corpus;
}

Result<LoadedTracks> loadAll(const Corpus& corpus)
{
    return loadTracks(corpus, 10, [](const CorpusTrack&) { return true; });
}

struct Run {
    int status = -1;
    QString output;
    QString errors;
};

Run makeCorpus(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TONEKIN_BINARY_DIR "/tonekin-train"), QStringList{"corpus"} + arguments);
    const bool ended = process.waitForFinished(60'000);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

void writeTone(const std::filesystem::path& file, double hertz)
{
    std::filesystem::create_directories(file.parent_path());
    test::writeWav(file, test::tone(hertz, 2.0, 22'050), {1, 22'050});
}

void writeLabels(const std::filesystem::path& folder, const std::vector<SoundLabels>& all)
{
    std::filesystem::create_directories(folder);
    std::ofstream file(folder / soundLabelsFile);
    for (const SoundLabels& labels : all)
        file << printSoundLabels(labels) << '\n';
}

} // namespace

/// How exact labels travel from a folder of made recordings to the training.
class CorpusLabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsComeBackWithTheirTracks()
    {
        const QTemporaryDir folder;
        const Corpus corpus = twoTracks(folder.path().toStdString());
        QCOMPARE(corpus.tracks.size(), std::size_t{2});
        QVERIFY(writeCorpusLabels(corpus.folder, {{"made/a.wav", bossa("made/a.wav")}}));
        const auto loaded = loadAll(corpus);
        QVERIFY(loaded);
        QCOMPARE(loaded->labels.size(), std::size_t{2});
        QVERIFY(loaded->labels[0].has_value() && !loaded->labels[1].has_value());
        QCOMPARE(loaded->labels[0]->style, std::string("Bossa"));
        QCOMPARE(loaded->labels[0]->reverb, 1.0 / 3.0);
        QCOMPARE(loaded->labels[0]->programs.front().program, 24);
    }

    void aCorpusWithoutLabelsIsRead()
    {
        const QTemporaryDir folder;
        const Corpus corpus = twoTracks(folder.path().toStdString());
        QVERIFY(writeCorpusLabels(corpus.folder, {{"made/a.wav", bossa("made/a.wav")}}));
        QVERIFY(std::filesystem::exists(corpus.folder / soundLabelsFile));
        QVERIFY(writeCorpusLabels(corpus.folder, {}));
        QVERIFY(!std::filesystem::exists(corpus.folder / soundLabelsFile));
        const auto labels = readCorpusLabels(corpus.folder);
        QVERIFY(labels && labels->empty());
        const auto loaded = loadAll(corpus);
        QVERIFY(loaded);
        QCOMPARE(loaded->mels.size(), std::size_t{2});
        QVERIFY(!loaded->labels[0] && !loaded->labels[1]);
    }

    void damagedLabelsAreTold()
    {
        const QTemporaryDir folder;
        const Corpus corpus = twoTracks(folder.path().toStdString());
        std::ofstream(corpus.folder / soundLabelsFile) << "{\"path\":\"made/a.wav\"}\n";
        QCOMPARE(readCorpusLabels(corpus.folder).error().code, ErrorCode::InvalidArgument);
        const auto loaded = loadAll(corpus);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::InvalidArgument);
    }

    void theCommandTakesLabelsAlong()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        writeTone(root / "synth/lead/a.wav", 440.0);
        writeTone(root / "synth/b.wav", 220.0);
        writeTone(root / "both/chip/c.wav", 330.0);
        writeTone(root / "both/real/d.wav", 110.0);
        writeLabels(root / "synth", {bossa("lead/a.wav"), bossa("gone.wav")});
        writeLabels(root / "both/chip", {bossa("c.wav")});
        const std::filesystem::path out = root / "corpus";
        const QStringList arguments{QString::fromStdString((root / "synth").string()),
                                    QString::fromStdString((root / "both").string()), "--out",
                                    QString::fromStdString(out.string())};
        const Run first = makeCorpus(arguments);
        QVERIFY2(first.status == 0, qPrintable(first.errors));
        QVERIFY2(first.output.contains(QStringLiteral("4 tracks")), qPrintable(first.output));
        QVERIFY2(first.output.contains(QStringLiteral("2 with exact labels")), qPrintable(first.output));
        const auto labels = readCorpusLabels(out);
        QVERIFY(labels);
        QCOMPARE(labels->size(), std::size_t{2});
        QVERIFY(labels->contains("synth/lead/a.wav") && labels->contains("both/chip/c.wav"));

        // What is there is kept; a recording whose labels changed is another one and is decoded again.
        QVERIFY(!makeCorpus(arguments).errors.contains(QStringLiteral(".wav")));
        SoundLabels another = bossa("lead/a.wav");
        another.style = "Swing";
        writeLabels(root / "synth", {another});
        const Run third = makeCorpus(arguments);
        QCOMPARE(third.status, 0);
        QVERIFY2(third.errors.contains(QStringLiteral("synth/lead/a.wav")), qPrintable(third.errors));
        QVERIFY(!third.errors.contains(QStringLiteral("c.wav")));
        QCOMPARE(readCorpusLabels(out)->at("synth/lead/a.wav").style, std::string("Swing"));
    }

    void theCommandRefusesDamagedLabels()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        writeTone(root / "synth/a.wav", 440.0);
        std::ofstream(root / "synth" / soundLabelsFile) << printSoundLabels(bossa("a.wav")) << "\nnonsense\n";
        const Run run = makeCorpus({QString::fromStdString((root / "synth").string()), "--out",
                                    QString::fromStdString((root / "corpus").string())});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.errors.contains(QStringLiteral("line 2")), qPrintable(run.errors));
        QVERIFY(!std::filesystem::exists(root / "corpus/corpus.json"));
    }
};

QTEST_APPLESS_MAIN(CorpusLabelsTest)
#include "tst_corpuslabels.moc"
