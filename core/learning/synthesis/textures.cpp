// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/textures.h"

#include "synthesis/score.h"
#include "synthesis/texturestyles.h"

namespace tonekin {

std::span<const TextureStyle> textureStyles()
{
    static const std::vector<TextureStyle> all = [] {
        std::vector<TextureStyle> styles;
        for (auto&& part : {texturetables::orchestralStyles(), texturetables::smallStyles(),
                            texturetables::bandStyles(), texturetables::calmStyles()})
            styles.insert(styles.end(), part.begin(), part.end());
        return styles;
    }();
    return all;
}

Performance arrangeTexture(const TextureStyle& style, const Song& song, double density, int kit, RandomStream& random)
{
    Score score(song, random, style.looseness);
    for (const Layer& layer : style.layers)
        if (layer.chance >= 1.0 || random.happens(layer.chance * (0.5 + density)))
            playLayer(layer, score);
    if (!style.drums.empty() && random.happens(style.drumChance)) {
        score.drumKit(kit, 90 + random.below(37));
        playDrums(style.drums[static_cast<std::size_t>(random.below(static_cast<int>(style.drums.size())))], score);
    }
    return score.take();
}

} // namespace tonekin
