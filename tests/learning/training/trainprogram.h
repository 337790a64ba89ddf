// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "corpus/corpus.h"
#include "corpus/probelabels.h"

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

/// One recording of hums and hisses by turns, as the corpus command would leave it. False if it cannot be written.
inline bool writeProbeCorpus(const std::filesystem::path& folder, const MelFrontEnd& frontEnd)
{
    constexpr int clips = 40;
    constexpr double seconds = 3.0;
    Corpus corpus{
        folder, frontEnd, {{"probes.flac", "probes", "", "", "", clips * seconds, melFileName("probes.flac")}}};
    ProbeLabels labels{"probes.flac", {}};
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    RandomStream random(5, {});
    for (int clip = 0; clip < clips; ++clip)
        labels.clips.push_back({{clip * seconds, (clip + 1) * seconds}, {clip % 2 == 0 ? "hum" : "hiss"}, {}});
    for (int frame = 0; frame < clips * seconds * mel.framesPerSecond; ++frame) {
        const bool hums = static_cast<int>(frame / mel.framesPerSecond / seconds) % 2 == 0;
        for (int band = 0; band < mel.bands; ++band)
            mel.values.push_back(static_cast<float>(random.unit() + ((band < mel.bands / 2) == hums ? 2.0 : 0.0)));
    }
    std::filesystem::create_directories(folder / "mel");
    return saveMel(folder / corpus.tracks.front().melFile, mel) && writeCorpus(corpus) &&
           writeProbeLabels(folder / probeLabelsFile, {labels});
}

} // namespace tonekin
