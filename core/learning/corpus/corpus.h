// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/melspectrogram.h"
#include "base/result.h"
#include "corpus/soundlabels.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tonekin {

/// A track of a corpus: what it is called and where its spectrogram lies.
struct CorpusTrack {
    std::string path;       // below the folder it was found in, '/' between parts
    std::string collection; // what it belongs to: the first folder of its path, the soundtrack it comes from
    std::string title;
    std::string artist;
    std::string album;
    double seconds = 0.0;
    std::string melFile; // below the corpus' folder
    bool operator==(const CorpusTrack&) const = default;
};

/// Log-mel spectrograms of many tracks in a folder: corpus.json lists them, one file each holds the values in half
/// precision. Made once, read by training and evaluation.
struct Corpus {
    std::filesystem::path folder;
    MelFrontEnd frontEnd;
    std::vector<CorpusTrack> tracks; // by collection, then path
};

/// Errors: NotFound, InvalidArgument (not a corpus of this program).
Result<Corpus> readCorpus(const std::filesystem::path& folder);
/// Writes the list. Errors: IoError.
Status writeCorpus(const Corpus& corpus);

/// The exact labels of made recordings in the corpus, by CorpusTrack::path; none if the corpus has no such file.
/// Errors: InvalidArgument.
Result<std::map<std::string, SoundLabels>> readCorpusLabels(const std::filesystem::path& folder);
/// Without labels, no file is left. Errors: IoError.
Status writeCorpusLabels(const std::filesystem::path& folder, const std::map<std::string, SoundLabels>& labels);

/// The name of a track's spectrogram file, made from its path.
std::string melFileName(const std::string& trackPath);
/// Errors: IoError.
Status saveMel(const std::filesystem::path& file, const MelSpectrogram& mel);
/// Errors: NotFound, InvalidArgument.
Result<MelSpectrogram> loadMel(const std::filesystem::path& file, const MelFrontEnd& frontEnd);

} // namespace tonekin
