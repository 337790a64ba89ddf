// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/triplets.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace tonekin;

namespace {

const std::filesystem::path font = "/usr/share/sounds/sf2/TimGM6mb.sf2";
const std::filesystem::path otherFont = "/usr/share/sounds/sf2/FluidR3_GM.sf2";

const auto all = [](const std::string& /*path*/) { return true; };

std::set<int> programsOf(const SoundLabels& labels)
{
    std::set<int> programs;
    for (const ProgramSpans& part : labels.programs)
        programs.insert(part.program);
    return programs;
}

double decibels(const std::vector<float>& samples)
{
    double energy = 0.0;
    for (const float sample : samples)
        energy += static_cast<double>(sample) * static_cast<double>(sample);
    return 10.0 * std::log10(energy / static_cast<double>(samples.size()));
}

} // namespace

/// Renderings differ from their anchor in what their names say, by their labels, which the player made.
class TestTriplets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void onlyWhatIsNamedIsChanged();
    void allHaveAsManyBarsAndAreEquallyLoud();
    void tripletsNameRecordingsThatAreThere();
    void theSameSeedMakesTheSame();
    void onlyWhatIsWantedIsPlayed();

private:
    const SoundLabels& labels(const std::string& name) const { return m_made.at("work 0/" + name + ".flac").labels; }

    TripletWork m_work;
    std::map<std::string, Recording> m_made;
};

void TestTriplets::initTestCase()
{
    if (!std::filesystem::exists(font) || !std::filesystem::exists(otherFont))
        QSKIP("the soundfonts are not installed");
    auto maker = TripletMaker::open(font, otherFont);
    QVERIFY(maker);
    QVERIFY(!maker->make(3, -1, all));
    auto work = maker->make(3, 0, all);
    QVERIFY2(work, qPrintable(QString::fromStdString(work ? "" : work.error().detail)));
    m_work = *work;
    for (const Recording& recording : m_work.recordings)
        m_made.emplace(recording.labels.path, recording);
    QCOMPARE(m_made.size(), std::size_t{10});
}

void TestTriplets::onlyWhatIsNamedIsChanged()
{
    const SoundLabels& anchor = labels("anchor");
    QVERIFY(programsOf(anchor).size() >= 3 && !anchor.melody.empty() && !anchor.drums.empty());
    const auto sameHarmony = [&](const SoundLabels& other, int up) {
        const std::size_t count = std::min(anchor.chords.size(), other.chords.size());
        for (std::size_t i = 0; i + 4 < count; ++i) // endings may differ in length
            if ((anchor.chords[i].root + up) % 12 != other.chords[i].root)
                return false;
        return count > 4;
    };
    const int up = (labels("key").key - anchor.key + 12) % 12;
    QVERIFY(up >= 2 && up <= 10);
    QVERIFY(sameHarmony(labels("key"), up));
    QVERIFY(sameHarmony(labels("instruments"), 0));
    QVERIFY(std::fabs(std::fabs(std::log(labels("tempo").tempo / anchor.tempo)) - std::log(1.1)) < 0.02);
    for (const char* name : {"key", "tempo", "key and tempo", "drums", "groove", "soundfont", "another work"})
        QVERIFY2(programsOf(labels(name)) == programsOf(anchor), name);
    for (const char* name : {"key", "instruments", "drums", "groove", "soundfont"})
        QVERIFY2(labels(name).tempo == anchor.tempo, name);
    for (const char* name : {"tempo", "instruments", "drums", "groove", "soundfont"})
        QVERIFY2(labels(name).key == anchor.key, name);
    for (const char* name : {"key", "instruments", "soundfont"})
        QVERIFY2(labels(name).drums == anchor.drums, name);
    QVERIFY(labels("drums").drums != anchor.drums);
    QVERIFY(labels("drums").groove == anchor.groove);
    QVERIFY(labels("groove").groove != anchor.groove);
    QVERIFY(labels("another work").work != anchor.work && labels("another work").groove == anchor.groove);
    QVERIFY(labels("soundfont").kit != anchor.kit);
    std::set<int> families;
    for (const int program : programsOf(anchor))
        families.insert(program / 8);
    const std::set<int> others = programsOf(labels("instruments"));
    QVERIFY(std::ranges::count_if(others, [&](int program) { return !families.contains(program / 8); }) >= 3);
}

void TestTriplets::allHaveAsManyBarsAndAreEquallyLoud()
{
    for (const auto& [path, recording] : m_made) {
        QVERIFY2(recording.seconds() > 20.0 && recording.seconds() < 70.0, path.c_str());
        // As many bars as the anchor; a last note may ring longer.
        const double bars = recording.seconds() * recording.labels.tempo;
        const Recording& anchor = m_made.at("work 0/anchor.flac");
        if (recording.labels.work == anchor.labels.work)
            QVERIFY2(std::fabs(bars / (anchor.seconds() * anchor.labels.tempo) - 1.0) < 0.04, path.c_str());
        QVERIFY2(std::fabs(decibels(recording.samples) + 20.0) < 3.0, path.c_str());
    }
}

void TestTriplets::tripletsNameRecordingsThatAreThere()
{
    QCOMPARE(m_work.triplets.size(), std::size_t{6});
    std::set<std::string> attributes;
    for (const AttributeTriplet& triplet : m_work.triplets) {
        attributes.insert(triplet.attribute);
        QVERIFY(m_made.contains(triplet.anchor) && m_made.contains(triplet.near) && m_made.contains(triplet.far));
        QVERIFY(triplet.near != triplet.far && triplet.near != triplet.anchor);
    }
    QCOMPARE(attributes.size(), std::size_t{6});
}

void TestTriplets::theSameSeedMakesTheSame()
{
    auto maker = TripletMaker::open(font, otherFont);
    QVERIFY(maker);
    QVERIFY(maker->make(3, 1, all)); // what was played before does not matter
    const auto again = maker->make(3, 0, all);
    QVERIFY(again);
    for (std::size_t i = 0; i < m_work.recordings.size(); ++i)
        QVERIFY(again->recordings[i].samples == m_work.recordings[i].samples);
}

void TestTriplets::onlyWhatIsWantedIsPlayed()
{
    auto maker = TripletMaker::open(font, otherFont);
    QVERIFY(maker);
    const auto one = maker->make(3, 0, [](const std::string& path) { return path == "work 0/drums.flac"; });
    QVERIFY(one);
    QCOMPARE(one->recordings.size(), std::size_t{1});
    QVERIFY(one->recordings.front().samples == m_made.at("work 0/drums.flac").samples);
    QCOMPARE(one->recordings.front().labels, labels("drums"));
    QCOMPARE(one->triplets, m_work.triplets);
}

QTEST_APPLESS_MAIN(TestTriplets)
#include "tst_triplets.moc"
