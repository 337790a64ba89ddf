// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/score.h"
#include "synthesis/textures.h"

#include <algorithm>
#include <array>

namespace tonekin {
namespace {

constexpr int crash = 49;

/// One bar in sixteenths: 'X' loud, 'x' plain, 'o' soft. In three-four time the first twelve are played.
struct DrumLine {
    int key;
    std::string_view hits;
};

struct DrumPattern {
    std::string_view name;
    std::vector<DrumLine> lines;
    std::vector<int> fill; // keys of the fill's four quarters; empty: no fills
};

const std::vector<DrumPattern>& patterns()
{
    static const std::vector<int> toms{38, 48, 45, 41};
    static const std::vector<DrumPattern> all{
        {"rock", {{36, "X.....x.X......."}, {38, "....X.......X..."}, {42, "x.x.x.x.x.x.x.x."}}, toms},
        {"rock", {{36, "X.x.....X.x..x.."}, {38, "....X.......X..."}, {51, "x.x.x.x.x.x.x.x."}}, toms},
        {"ballad", {{36, "X.........x....."}, {37, "....x.......x..."}, {42, "o.x.o.x.o.x.o.x."}}, toms},
        {"disco",
         {{36, "X...X...X...X..."}, {39, "....X.......X..."}, {46, "..x...x...x...x."}, {42, "x...x...x...x..."}},
         {}},
        {"disco", {{36, "X...X...X...X..."}, {42, "x.xxx.xxx.xxx.xx"}, {38, "....X.......X..x"}}, {38, 38, 38, 38}},
        {"march", {{36, "X.......X......."}, {38, "x..xx.x.x..xx.xx"}, {49, "X..............."}}, {38, 38, 38, 38}},
        {"march", {{36, "X...x...X...x..."}, {38, "..x...x...x.xxxx"}}, {38, 38, 38, 38}},
        {"waltz", {{36, "X..........."}, {42, "....x...x..."}, {38, "....o...o..."}}, {}},
        {"waltz", {{36, "X.........o."}, {51, "x...x.x.x..."}, {37, "........x..."}}, {}},
        {"big", {{41, "X..x..x.X..x..x."}, {36, "X.......X......."}, {43, "....x.......x.xx"}}, {43, 41, 43, 41}},
        {"big",
         {{36, "X..X..X.X..X..X."}, {47, "..x..x....x..x.."}, {41, "X.......X...X.X."}, {57, "X..............."}},
         {47, 45, 43, 41}},
        {"toms",
         {{41, "X...x...x.x.x..."}, {45, "..x...x.....x.xx"}, {64, "x..x..x...x.x..."}, {75, "x.......x......."}},
         {}},
        {"toms",
         {{60, "x..x..x.x..x..x."}, {61, "..x..x....x..x.x"}, {54, "x.x.x.x.x.x.x.x."}, {36, "X.......X......."}},
         {}},
        {"jazz",
         {{51, "x...x..xx...x..x"}, {44, "....x.......x..."}, {36, "o.......o......."}, {38, "......o........o"}},
         {38, 48, 45, 38}},
        {"latin",
         {{36, "X.....x.X.....x."},
          {37, "x..x..x...x..x.."},
          {70, "xoxoxoxoxoxoxoxo"},
          {62, "....x.......x..."},
          {63, "......x.x.....x."}},
         {}},
        {"breakbeat",
         {{36, "X.x.......x....."}, {38, "....X..x.x..X..x"}, {42, "x.x.x.x.x.x.x.x."}, {46, "..............x."}},
         {38, 38, 45, 41}},
        {"half", {{36, "X..........x...."}, {38, "........X......."}, {42, "x.x.x.x.x.x.xxx."}}, toms},
        {"metal", {{36, "XxXxXxXxXxXxXxXx"}, {38, "....X.......X..."}, {57, "x...x...x...x..."}}, toms},
        {"metal", {{36, "X.x.X.x.X.x.X.x."}, {38, "..X...X...X...X."}, {42, "x.x.x.x.x.x.x.x."}}, toms},
        {"hats", {{42, "x.x.x.x.x.x.x.x."}, {44, "....o.......o..."}}, {}}};
    return all;
}

double velocityOf(char hit)
{
    switch (hit) {
    case 'X':
        return 110.0;
    case 'x':
        return 88.0;
    case 'o':
        return 55.0;
    default:
        return 0.0;
    }
}

class Drummer {
public:
    Drummer(const DrumPattern& pattern, Score& score)
        : m_pattern(pattern)
        , m_score(score)
    {
    }
    void play()
    {
        const auto& bars = m_score.song().bars;
        const std::size_t begins = m_score.random().happens(0.3) ? firstBody() : 0;
        for (std::size_t bar = begins; bar + 1 < bars.size(); ++bar) {
            const bool fills = !m_pattern.fill.empty() && bars[bar + 1].opensSection && m_score.random().happens(0.7);
            playBar(bar, fills);
        }
        m_score.drum(m_pattern.lines.front().key, start(bars.size() - 1), 110.0);
        if (!m_pattern.fill.empty())
            m_score.drum(crash, start(bars.size() - 1), 95.0);
    }

private:
    std::size_t firstBody() const
    {
        const auto& bars = m_score.song().bars;
        const auto body = std::ranges::find(bars, SectionKind::Body, &SongBar::kind);
        return static_cast<std::size_t>(body - bars.begin());
    }
    double start(std::size_t bar) const { return m_score.song().chordStart(bar, 0); }

    void playBar(std::size_t bar, bool fills)
    {
        const int beats = m_score.song().beatsPerBar;
        const auto sixteenths = static_cast<std::size_t>(beats) * 4;
        const std::size_t patternEnds = fills ? sixteenths / 2 : sixteenths;
        if (m_score.song().bars[bar].opensSection && !m_pattern.fill.empty() && m_score.random().happens(0.6))
            m_score.drum(crash, start(bar), 100.0);
        for (const DrumLine& line : m_pattern.lines)
            for (std::size_t i = 0; i < std::min(patternEnds, line.hits.size()); ++i)
                if (const double velocity = velocityOf(line.hits[i]); velocity > 0.0)
                    m_score.drum(line.key, start(bar) + 0.25 * static_cast<double>(i), velocity);
        for (std::size_t i = patternEnds; i < sixteenths; ++i)
            m_score.drum(m_pattern.fill[(i - patternEnds) * m_pattern.fill.size() / (sixteenths - patternEnds)],
                         start(bar) + 0.25 * static_cast<double>(i), 80.0 + 3.0 * static_cast<double>(i % 8));
    }

    const DrumPattern& m_pattern;
    Score& m_score;
};

} // namespace

void playDrums(std::string_view pattern, Score& score)
{
    std::vector<const DrumPattern*> fitting;
    for (const DrumPattern& each : patterns())
        if (each.name == pattern)
            fitting.push_back(&each);
    if (fitting.empty())
        return;
    const auto chosen = static_cast<std::size_t>(score.random().below(static_cast<int>(fitting.size())));
    Drummer(*fitting[chosen], score).play();
}

} // namespace tonekin
