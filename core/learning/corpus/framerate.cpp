// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/framerate.h"

namespace tonekin {

MelSpectrogram everyFrame(const MelSpectrogram& mel, int every)
{
    MelSpectrogram fewer;
    fewer.bands = mel.bands;
    fewer.framesPerSecond = mel.framesPerSecond / every;
    for (std::size_t i = 0; i < mel.stretches.size(); ++i) {
        const int end = i + 1 < mel.stretches.size() ? mel.stretches[i + 1].firstFrame : mel.frames();
        fewer.stretches.push_back({fewer.frames(), mel.stretches[i].startSeconds});
        for (int frame = mel.stretches[i].firstFrame; frame < end; frame += every) {
            const auto values = mel.frame(frame);
            fewer.values.insert(fewer.values.end(), values.begin(), values.end());
        }
    }
    return fewer;
}

Result<int> framesApart(const MelFrontEnd& frontEnd, const Corpus& corpus)
{
    MelFrontEnd thinned = corpus.frontEnd;
    const int every = frontEnd.hop / thinned.hop;
    thinned.hop *= every;
    if (every < 1 || !(thinned == frontEnd))
        return Error{ErrorCode::InvalidArgument,
                     corpus.folder.string() + " was made with another front end than the network's"};
    return every;
}

Result<LoadedTracks> loadThinned(const Corpus& corpus, const MelFrontEnd& frontEnd, int leastFrames,
                                 const std::function<bool(const CorpusTrack&)>& wanted)
{
    const auto every = framesApart(frontEnd, corpus);
    if (!every)
        return every.error();
    auto loaded = loadTracks(corpus, leastFrames * *every, wanted);
    if (loaded && *every > 1)
        for (MelSpectrogram& mel : loaded->mels)
            mel = everyFrame(mel, *every);
    return loaded;
}

} // namespace tonekin
