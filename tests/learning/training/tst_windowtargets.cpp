// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/windowtargets.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace tonekin;

namespace {

using AllLabels = std::vector<std::optional<SoundLabels>>;

constexpr double framesPerSecond = 22'050.0 / 1024.0;

/// Ten seconds: a piano all the time, a flute at the end, a bass for a moment; a kick on each second, one snare.
SoundLabels smallBand()
{
    SoundLabels labels;
    labels.path = "a.flac";
    labels.kind = "arrangement";
    labels.style = "Bossa";
    labels.tempo = 120.0;
    labels.programs = {{0, {{0.0, 10.0}}}, {33, {{3.0, 3.2}}}, {73, {{6.0, 10.0}}}};
    labels.drums = {{DrumPiece::Kick, {0.5, 1.5, 2.5, 3.5, 4.5, 5.5}}, {DrumPiece::Snare, {4.5}}};
    labels.chords = {{{0.0, 3.0}, 0, ChordQuality::Major},
                     {{3.0, 4.0}, 7, ChordQuality::Dominant},
                     {{4.0, 10.0}, 9, ChordQuality::Minor}};
    labels.melody = {{{6.0, 10.0}, 72}};
    labels.voice = {{8.0, 9.0}};
    return labels;
}

/// Rows are asked by name.
class Targets {
public:
    Targets(const AllLabels& labels, const CutWindow& window)
        : m_layout(TargetLayout::of(labels))
        , m_row(static_cast<std::size_t>(m_layout.columns()), 7.0F)
    {
        writeTargets(m_layout, labels, window, m_row);
    }
    float of(std::string_view group, int column = 0) const
    {
        return m_row[static_cast<std::size_t>(m_layout.group(group).first + column)];
    }
    float drum(DrumPiece piece) const { return of("drums", static_cast<int>(piece)); }
    std::span<const float> all(std::string_view name) const
    {
        const TargetGroup& group = m_layout.group(name);
        return std::span(m_row).subspan(static_cast<std::size_t>(group.first), static_cast<std::size_t>(group.size));
    }
    const std::vector<float>& row() const { return m_row; }

private:
    TargetLayout m_layout;
    std::vector<float> m_row;
};

CutWindow windowAt(double start, double end, double speed = 1.0)
{
    CutWindow window;
    window.span = {start, end};
    window.speed = speed;
    return window;
}

Targets ofBand(double start, double end)
{
    return {{smallBand()}, windowAt(start, end)};
}

int highest(std::span<const float> values)
{
    return static_cast<int>(std::ranges::max_element(values) - values.begin());
}

/// A track whose every frame holds its own number, without an end in sight of ln and exp.
MelSpectrogram numberedTrack(int frames)
{
    MelSpectrogram mel;
    mel.bands = 4;
    mel.framesPerSecond = framesPerSecond;
    mel.stretches = {{0, 0.0}};
    for (int frame = 0; frame < frames; ++frame)
        mel.values.insert(mel.values.end(), 4, 1.0F + static_cast<float>(frame) * 0.01F);
    return mel;
}

Augmentation only(double stretch, double mixOften, int maskFrames)
{
    Augmentation change;
    change.often = stretch > 0.0 || maskFrames > 0 ? 1.0 : 0.0;
    change.gainDecibel = change.tiltDecibel = change.bellDecibel = change.faderDecibel = change.shiftBands = 0.0;
    change.stretch = stretch;
    change.mixOften = mixOften;
    change.bandLimitOften = 0.0;
    change.maskBands = 0;
    change.maskFrames = maskFrames;
    return change;
}

} // namespace

class TestWindowTargets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsLieSideBySide();
    void programsCountFromATenthOfTheWindow();
    void whatRingsOnIsNotCalledAbsent();
    void aRecordingWithoutProgramsSaysNothingOfThem();
    void drumsAreThoseThatAreHit();
    void hitsBehindAMaskAreNotKnown();
    void theTempoIsTheOneThatIsHeard_data();
    void theTempoIsTheOneThatIsHeard();
    void aChordMustFillMostOfTheWindow();
    void vibratoNeedsItsVoice();
    void noiseNeedsToBeHeard();
    void stylesAreClassesOfTheCorpus();
    void realTracksHaveNoTargets();
    void whatIsMixedInIsNeitherThereNorAbsent();
    void countsAreThoseOfWindowsSideBySide();
    void drawnWindowsKnowWhereTheyWereCut();
    void stretchedAndMaskedWindowsKnowTheirTimes();
    void mixedWindowsKnowBothTracks();
    void windowsBehindAGapKnowTheirTime();
};

void TestWindowTargets::columnsLieSideBySide()
{
    const TargetLayout layout({"Bossa", "Swing"});
    int next = 0;
    for (const TargetGroup& group : layout.groups()) {
        QCOMPARE(group.first, next);
        next += group.size;
    }
    QCOMPARE(layout.columns(), next);
    QCOMPARE(layout.group("programs").size, 128);
    QCOMPARE(layout.group("families").size, 16);
    QCOMPARE(layout.group("style").size, 2);
    const auto groups = TargetLayout({}).groups();
    QVERIFY(std::ranges::find(groups, std::string("style"), &TargetGroup::name) == groups.end());
}

void TestWindowTargets::programsCountFromATenthOfTheWindow()
{
    const Targets targets = ofBand(0.0, 7.0); // 0.4 s are enough
    QCOMPARE(targets.of("programs", 0), 1.0F);
    QCOMPARE(targets.of("programs", 73), 1.0F);
    QCOMPARE(targets.of("programs", 33), unknownTarget); // 0.2 s are too little to be there, too much to be absent
    QCOMPARE(targets.of("programs", 1), 0.0F);
    QCOMPARE(targets.of("families", 0), 1.0F);
    QCOMPARE(targets.of("families", 9), 1.0F);
    QCOMPARE(targets.of("families", 4), unknownTarget);
    QCOMPARE(targets.of("families", 1), 0.0F);
    QVERIFY(std::fabs(targets.of("polyphony") - (7.0F + 0.2F + 1.0F) / 7.0F / 8.0F) < 1e-6F);
    QCOMPARE(ofBand(2.0, 4.0).of("programs", 33), 1.0F); // a tenth of two seconds
    QCOMPARE(ofBand(0.0, 6.3).of("programs", 73), unknownTarget);
    QCOMPARE(ofBand(0.0, 6.4).of("programs", 73), 1.0F);
    QCOMPARE(ofBand(0.0, 6.0).of("programs", 73), 0.0F); // its first note comes with the window's end
}

void TestWindowTargets::whatRingsOnIsNotCalledAbsent()
{
    QCOMPARE(ofBand(3.5, 8.0).of("programs", 33), unknownTarget);
    QCOMPARE(ofBand(3.8, 8.0).of("programs", 33), 0.0F);
    SoundLabels inAHall = smallBand();
    inAHall.reverb = 1.0;
    QCOMPARE(Targets({inAHall}, windowAt(3.8, 8.0)).of("programs", 33), unknownTarget);
    QCOMPARE(Targets({inAHall}, windowAt(5.8, 9.0)).of("programs", 33), 0.0F);
}

void TestWindowTargets::aRecordingWithoutProgramsSaysNothingOfThem()
{
    SoundLabels chips = smallBand();
    chips.kind = "chiptune";
    chips.programs.clear();
    chips.voice.clear();
    const Targets targets({chips}, windowAt(0.0, 7.0));
    for (const std::string_view group : {"programs", "families", "polyphony", "percussive"})
        QVERIFY(std::ranges::all_of(targets.all(group), [](float value) { return value == unknownTarget; }));
    QCOMPARE(targets.drum(DrumPiece::Kick), 1.0F);
    QCOMPARE(targets.of("voice"), 0.0F);
}

void TestWindowTargets::drumsAreThoseThatAreHit()
{
    const Targets targets = ofBand(0.0, 4.0);
    QCOMPARE(targets.drum(DrumPiece::Kick), 1.0F);
    QCOMPARE(targets.drum(DrumPiece::Snare), 0.0F);
    QVERIFY(std::fabs(targets.of("density") - std::log1p(1.0F) / std::log1p(20.0F)) < 1e-6F); // four in four seconds
    QCOMPARE(ofBand(0.0, 4.55).drum(DrumPiece::Snare), unknownTarget);                        // too late to be heard
    QCOMPARE(ofBand(4.7, 9.0).drum(DrumPiece::Snare), unknownTarget);                         // rings on
    QCOMPARE(ofBand(4.9, 9.0).drum(DrumPiece::Snare), 0.0F);
    const Targets quiet = ofBand(6.0, 10.0);
    QCOMPARE(quiet.drum(DrumPiece::Kick), 0.0F);
    QCOMPARE(quiet.of("density"), 0.0F);
    QCOMPARE(quiet.of("percussive"), 0.0F);
    // Played half as fast again, four hits are heard in less time.
    const Targets faster({smallBand()}, windowAt(0.0, 4.0, 1.5));
    QVERIFY(std::fabs(faster.of("density") - std::log1p(1.5F) / std::log1p(20.0F)) < 1e-6F);
    // One hit a second against a piano that never stops: 1/8 to 1.
    QVERIFY(std::fabs(targets.of("percussive") - 0.125F / 1.125F) < 1e-6F);
}

void TestWindowTargets::hitsBehindAMaskAreNotKnown()
{
    CutWindow window = windowAt(3.8, 5.3);
    window.masked = {4.4, 4.7};
    const Targets targets({smallBand()}, window);
    QCOMPARE(targets.drum(DrumPiece::Snare), unknownTarget);
    QCOMPARE(targets.drum(DrumPiece::Kick), unknownTarget);
    QCOMPARE(targets.of("density"), 0.0F);
    window.masked = {4.6, 4.7};
    QCOMPARE(Targets({smallBand()}, window).drum(DrumPiece::Snare), 1.0F);
    // A whole window behind a mask teaches nothing.
    window.masked = window.span;
    const Targets nothing({smallBand()}, window);
    QVERIFY(std::ranges::all_of(nothing.row(), [](float value) { return value == unknownTarget; }));
}

void TestWindowTargets::theTempoIsTheOneThatIsHeard_data()
{
    QTest::addColumn<double>("tempo");
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("bin"); // 59 * log(tempo * speed / 40) / log 6
    QTest::newRow("slowest") << 40.0 << 1.0 << 0;
    QTest::newRow("fastest") << 240.0 << 1.0 << 59;
    QTest::newRow("middle") << 120.0 << 1.0 << 36;
    QTest::newRow("played faster") << 120.0 << 1.08 << 39;
    QTest::newRow("played slower") << 120.0 << 0.92 << 33;
    QTest::newRow("none") << 0.0 << 1.0 << -1;
    QTest::newRow("stretched off the scale") << 240.0 << 1.08 << -1;
}

void TestWindowTargets::theTempoIsTheOneThatIsHeard()
{
    QFETCH(double, tempo);
    QFETCH(double, speed);
    QFETCH(int, bin);
    SoundLabels labels = smallBand();
    labels.tempo = tempo;
    const Targets targets({labels}, windowAt(0.0, 7.0, speed));
    const std::span<const float> bins = targets.all("tempo");
    if (bin < 0) {
        QVERIFY(std::ranges::all_of(bins, [](float value) { return value == unknownTarget; }));
        return;
    }
    QCOMPARE(highest(bins), bin);
    QVERIFY(std::fabs(std::accumulate(bins.begin(), bins.end(), 0.0) - 1.0) < 1e-5);
    const auto at = static_cast<std::size_t>(bin);
    const float neighbour = bin > 0 ? bins[at - 1] : bins[at + 1];
    QVERIFY(neighbour > 0.2F * bins[at] && neighbour < bins[at]);
}

void TestWindowTargets::aChordMustFillMostOfTheWindow()
{
    const auto chordOf = [](double start, double end) {
        const Targets targets = ofBand(start, end);
        return targets.of("chord") == unknownTarget ? -1 : highest(targets.all("chord"));
    };
    QCOMPARE(chordOf(0.0, 5.0), static_cast<int>(ChordQuality::Major)); // three of five seconds
    QCOMPARE(chordOf(0.0, 5.2), -1);
    QCOMPARE(chordOf(3.0, 9.0), static_cast<int>(ChordQuality::Minor));
}

void TestWindowTargets::vibratoNeedsItsVoice()
{
    SoundLabels labels = smallBand();
    QCOMPARE(Targets({labels}, windowAt(0.0, 5.0)).of("vibrato"), 0.0F);
    QCOMPARE(Targets({labels}, windowAt(0.0, 5.0)).of("wobble"), 0.0F);
    labels.vibrato = 0.5;
    const Targets pause({labels}, windowAt(0.0, 5.0));
    QCOMPARE(pause.of("vibrato"), unknownTarget);
    QCOMPARE(pause.of("wobble"), unknownTarget);
    const Targets heard({labels}, windowAt(4.0, 9.0));
    QCOMPARE(heard.of("vibrato"), 0.5F);
    QCOMPARE(heard.of("wobble"), 1.0F);
    labels.vibrato = 0.1;
    const Targets slight({labels}, windowAt(4.0, 9.0));
    QCOMPARE(slight.of("vibrato"), 0.1F);
    QCOMPARE(slight.of("wobble"), unknownTarget);
    QVERIFY(std::fabs(heard.of("voiceshare") - 0.2F) < 1e-6F);
    QCOMPARE(heard.of("voice"), 1.0F);
    QCOMPARE(pause.of("voice"), 0.0F);
}

void TestWindowTargets::noiseNeedsToBeHeard()
{
    SoundLabels labels = smallBand();
    labels.distortion = 0.4;
    const auto kind = [&](double noise, NoiseKind which) {
        labels.noise = noise;
        labels.noiseKind = which;
        const Targets targets({labels}, windowAt(0.0, 7.0));
        return targets.of("noisekind") == unknownTarget ? -1 : highest(targets.all("noisekind"));
    };
    QCOMPARE(kind(0.0, NoiseKind::None), static_cast<int>(NoiseKind::None));
    QCOMPARE(kind(0.01, NoiseKind::Hum), -1);
    QCOMPARE(kind(0.3, NoiseKind::Hum), static_cast<int>(NoiseKind::Hum));
    const Targets targets({labels}, windowAt(0.0, 7.0));
    QCOMPARE(targets.of("noise"), 0.3F);
    QCOMPARE(targets.of("distortion"), 0.4F);
    QCOMPARE(targets.of("reverb"), 0.0F);
}

void TestWindowTargets::stylesAreClassesOfTheCorpus()
{
    const auto played = [](const std::string& style, const std::string& work, const std::string& path) {
        SoundLabels labels = smallBand();
        labels.style = style;
        labels.work = work;
        labels.path = path;
        return labels;
    };
    const AllLabels labels{played("Swing", "w1", "1"), std::nullopt,
                           played("Bossa", "", "2"),   played("", "w2", "3"),
                           played("Swing", "w2", "4"), played("Swing", "w3", "5"),
                           played("Bossa", "", "6"),   played("Bossa", "", "7"),
                           played("Rumba", "w4", "8"), played("Rumba", "w4", "9"),
                           played("Rumba", "w5", "10")};
    QCOMPARE(TargetLayout::of(labels).styles(), (std::vector<std::string>{"Bossa", "Swing"}));
    CutWindow window = windowAt(0.0, 7.0);
    QCOMPARE(highest(Targets(labels, window).all("style")), 1);
    window.track = 2;
    QCOMPARE(highest(Targets(labels, window).all("style")), 0);
    for (const int unknown : {3, 8}) { // no style, and one that only two works have
        window.track = unknown;
        QCOMPARE(Targets(labels, window).of("style"), unknownTarget);
    }
}

void TestWindowTargets::realTracksHaveNoTargets()
{
    CutWindow window = windowAt(0.0, 7.0);
    window.track = 1;
    for (const AllLabels& labels : {AllLabels{smallBand(), std::nullopt}, AllLabels{}}) {
        const Targets targets(labels, window);
        QVERIFY(std::ranges::all_of(targets.row(), [](float value) { return value == unknownTarget; }));
    }
}

void TestWindowTargets::whatIsMixedInIsNeitherThereNorAbsent()
{
    SoundLabels strings = smallBand();
    strings.programs = {{0, {{0.0, 9.0}}}, {48, {{0.0, 9.0}}}};
    strings.drums = {{DrumPiece::Tom, {1.0}}};
    strings.voice.clear();
    strings.tempo = 90.0;
    strings.noise = 0.5;
    strings.noiseKind = NoiseKind::Pink;
    CutWindow window = windowAt(0.0, 4.0);
    window.mixedTrack = 1;
    window.mixedSpan = {0.0, 4.0};
    const Targets targets({smallBand(), strings}, window);
    QCOMPARE(targets.of("programs", 0), 1.0F);
    QCOMPARE(targets.of("programs", 48), unknownTarget);
    QCOMPARE(targets.of("programs", 49), 0.0F);
    QCOMPARE(targets.of("families", 6), unknownTarget);
    QCOMPARE(targets.drum(DrumPiece::Tom), unknownTarget);
    QCOMPARE(targets.drum(DrumPiece::HiHat), 0.0F);
    QCOMPARE(targets.drum(DrumPiece::Kick), 1.0F);
    QCOMPARE(targets.of("voice"), 0.0F);
    QCOMPARE(targets.of("voiceshare"), 0.0F);
    QCOMPARE(highest(targets.all("tempo")), 36); // of what is louder
    for (const std::string_view sum : {"density", "polyphony", "noise", "noisekind", "percussive"})
        QCOMPARE(targets.of(sum), unknownTarget);

    // Behind real music, nothing can be called absent.
    const Targets overReal({smallBand(), std::nullopt}, window);
    QCOMPARE(overReal.of("programs", 0), 1.0F);
    QVERIFY(std::ranges::none_of(overReal.all("programs"), [](float value) { return value == 0.0F; }));
    QCOMPARE(overReal.of("voice"), unknownTarget);
    QCOMPARE(overReal.of("noisekind"), unknownTarget);
}

void TestWindowTargets::countsAreThoseOfWindowsSideBySide()
{
    const AllLabels labels{smallBand(), std::nullopt};
    const TargetLayout layout({"Bossa"});
    const int windowFrames = 43; // two seconds, but for 3 ms
    const std::vector<MelSpectrogram> tracks{numberedTrack(215), numberedTrack(215)};
    const TargetCounts counts = countTargets(layout, labels, tracks, windowFrames);
    const auto column = [&](std::string_view group, int place) {
        return static_cast<std::size_t>(layout.group(group).first + place);
    };
    QCOMPARE(counts.known[column("programs", 0)], 5.0);
    QCOMPARE(counts.sum[column("programs", 0)], 5.0);
    QCOMPARE(counts.sum[column("programs", 73)], 2.0);
    QCOMPARE(counts.known[column("programs", 5)], 5.0);
    QCOMPARE(counts.sum[column("programs", 5)], 0.0);
    QCOMPARE(counts.sum[column("drums", static_cast<int>(DrumPiece::Kick))], 3.0);
    QCOMPARE(counts.known[column("style", 0)], 5.0);
}

void TestWindowTargets::drawnWindowsKnowWhereTheyWereCut()
{
    const std::vector<MelSpectrogram> tracks{numberedTrack(700), numberedTrack(650)};
    const WindowDrawer drawer(tracks, 100, only(0.0, 0.0, 0), std::vector<float>(4, 0.0F));
    RandomStream random(1, {});
    std::vector<float> first(400);
    std::vector<float> second(400);
    for (int i = 0; i < 20; ++i) {
        const auto windows = drawer.drawPair(1, random, first, second);
        const std::vector<float>* values = &first;
        for (const CutWindow& window : windows) {
            const double startFrame = ((*values)[0] - 1.0) / 0.01; // what the frames themselves say
            QCOMPARE(window.track, 1);
            QCOMPARE(window.speed, 1.0);
            QCOMPARE(window.mixedTrack, -1);
            QVERIFY(std::fabs(window.span.start - (startFrame + 0.5) / framesPerSecond) < 1e-3);
            QVERIFY(std::fabs(window.span.end - window.span.start - 100.0 / framesPerSecond) < 1e-6);
            QCOMPARE(window.masked.start, window.masked.end);
            values = &second;
        }
    }
}

void TestWindowTargets::stretchedAndMaskedWindowsKnowTheirTimes()
{
    const std::vector<MelSpectrogram> tracks{numberedTrack(700)};
    const WindowDrawer drawer(tracks, 100, only(0.2, 0.0, 16), std::vector<float>(4, 0.0F));
    RandomStream random(2, {});
    std::vector<float> first(400);
    std::vector<float> second(400);
    double slowest = 1.0;
    double fastest = 1.0;
    for (int i = 0; i < 50; ++i) {
        const CutWindow window = drawer.drawPair(0, random, first, second)[0];
        slowest = std::min(slowest, window.speed);
        fastest = std::max(fastest, window.speed);
        const double length = window.span.end - window.span.start;
        QVERIFY(std::fabs(length - (window.speed * 99.0 + 1.0) / framesPerSecond) < 1e-6);
        int masked = 0;
        for (int frame = 0; frame < 100; ++frame) {
            const float value = first[static_cast<std::size_t>(frame) * 4];
            masked += value == 0.0F ? 1 : 0;
            const double middle = window.span.start + frame * window.speed / framesPerSecond;
            const bool saidMasked = middle >= window.masked.start - 1e-9 && middle < window.masked.end - 1e-9;
            QCOMPARE(value == 0.0F, saidMasked);
            if (value != 0.0F)
                QVERIFY(std::fabs((value - 1.0) / 0.01 + 0.5 - middle * framesPerSecond) < 0.02);
        }
        QVERIFY(masked <= 16);
    }
    QVERIFY(slowest < 0.85 && fastest > 1.15);
}

void TestWindowTargets::mixedWindowsKnowBothTracks()
{
    const std::vector<MelSpectrogram> tracks{numberedTrack(700), numberedTrack(650), numberedTrack(300)};
    const WindowDrawer drawer(tracks, 100, only(0.0, 1.0, 0), std::vector<float>(4, 0.0F));
    RandomStream random(3, {});
    std::vector<float> first(400);
    std::vector<float> second(400);
    bool seen[3] = {};
    for (int i = 0; i < 30; ++i) {
        const auto windows = drawer.drawPair(0, random, first, second);
        QCOMPARE(windows[0].mixedTrack, windows[1].mixedTrack);
        const int mixed = windows[0].mixedTrack;
        QVERIFY(mixed == 1 || mixed == 2);
        seen[mixed] = true;
        const MelSpectrogram& other = tracks[static_cast<std::size_t>(mixed)];
        for (const CutWindow& window : windows) {
            QVERIFY(window.mixedSpan.start >= 0.0);
            QVERIFY(window.mixedSpan.end <= (other.frames() + 1) / framesPerSecond);
            QVERIFY(std::fabs(window.mixedSpan.end - window.mixedSpan.start - 100.0 / framesPerSecond) < 1e-6);
        }
        // The first frame is the sum of both tracks' there: power of the one plus a share of -4 to -16 dB of the other.
        const double one = std::expm1(1.0 + 0.01 * (windows[0].span.start * framesPerSecond - 0.5));
        const double two = std::expm1(1.0 + 0.01 * (windows[0].mixedSpan.start * framesPerSecond - 0.5));
        const double level = 10.0 * std::log10((std::expm1(static_cast<double>(first[0])) - one) / two);
        QVERIFY2(level > -16.1 && level < -3.9, QByteArray::number(level));
    }
    QVERIFY(seen[1] && seen[2]);
}

void TestWindowTargets::windowsBehindAGapKnowTheirTime()
{
    MelSpectrogram mel = numberedTrack(400);
    mel.stretches = {{0, 10.0}, {200, 100.0}};
    const std::vector<MelSpectrogram> tracks{mel};
    const WindowDrawer drawer(tracks, 100, only(0.0, 0.0, 0), std::vector<float>(4, 0.0F));
    RandomStream random(4, {});
    std::vector<float> first(400);
    std::vector<float> second(400);
    bool early = false;
    bool late = false;
    for (int i = 0; i < 20; ++i) {
        const CutWindow window = drawer.drawPair(0, random, first, second)[0];
        const double frame = (first[0] - 1.0) / 0.01;
        const double expected =
            frame < 199.5 ? 10.0 + (frame + 0.5) / framesPerSecond : 100.0 + (frame - 200.0 + 0.5) / framesPerSecond;
        QVERIFY(std::fabs(window.span.start - expected) < 1e-3);
        (frame < 199.5 ? early : late) = true;
    }
    QVERIFY(early && late);
    // A window longer than the stretch repeats it and says what there is.
    const WindowDrawer longer(tracks, 300, only(0.0, 0.0, 0), std::vector<float>(4, 0.0F));
    std::vector<float> most(1200);
    const CutWindow window = longer.drawPair(0, random, most, most)[0];
    QVERIFY(std::fabs(window.span.end - window.span.start - 200.0 / framesPerSecond) < 1e-6);
}

QTEST_APPLESS_MAIN(TestWindowTargets)
#include "tst_windowtargets.moc"
