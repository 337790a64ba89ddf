// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "corpus/corpus.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <map>

namespace tonekin {

inline const QString trainProgram = QStringLiteral(TONEKIN_BINARY_DIR "/tonekin-train");

/// How a run of the program ended.
struct Run {
    int status = -1; // -1: it crashed or took too long
    QString output;
    QString errors;
};

inline Run train(const QStringList& arguments)
{
    QProcess process;
    process.start(trainProgram, arguments);
    const bool ended = process.waitForFinished(100'000);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// Tracks of noise in a collection, as the corpus command would leave them. False if they cannot be written.
inline bool writeNoiseCorpus(const std::filesystem::path& folder, int tracks = 5, bool labelled = false)
{
    Corpus corpus{folder, {}, {}};
    std::filesystem::create_directories(folder / "mel");
    std::map<std::string, SoundLabels> labels;
    RandomStream random(labelled ? 2 : 1, {});
    for (int i = 0; i < tracks; ++i) {
        const std::string path = "noise/" + std::to_string(i) + ".ogg";
        corpus.tracks.push_back({path, "noise", "", "", "", 10.0, melFileName(path)});
        MelSpectrogram mel;
        mel.bands = corpus.frontEnd.bands;
        mel.framesPerSecond = corpus.frontEnd.framesPerSecond();
        for (int value = 0; value < 400 * mel.bands; ++value)
            mel.values.push_back(static_cast<float>(random.between(0.0, 1.0 + i)));
        if (!saveMel(folder / corpus.tracks.back().melFile, mel))
            return false;
        SoundLabels its;
        its.path = path;
        its.kind = "arrangement";
        its.work = "work" + std::to_string(i / 2);
        its.version = i % 2;
        its.style = i % 3 == 0 ? "waltz" : "rock";
        its.kit = "font";
        its.tempo = 100.0 + i;
        its.programs = {{i, {{0.0, 15.0}}}};
        labels.emplace(path, its);
    }
    return writeCorpus(corpus) && (!labelled || writeCorpusLabels(folder, labels));
}

} // namespace tonekin
