// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/realscan.h"
#include "dsp/melbands.h"
#include "library/findingstore.h"
#include "library/trackstore.h"
#include "model/manifesttemplates.h"
#include "model/modelfiles.h"
#include "nn/randommodel.h"
#include "similarity/unitrankings.h"
#include "support/madesound.h"
#include "worker/decoderprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fcntl.h>
#include <map>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr int rate = 22'050;
constexpr int hop = 1024;
constexpr double frameSeconds = static_cast<double>(hop) / rate;

enum Filter { SteadyTone, RisingSweep, LowOnset, NoiseOnset };

/// The band that a frequency falls into.
int bandOf(double hertz)
{
    const MelFrontEnd frontEnd;
    const double lowest = hertzToMel(frontEnd.lowestHertz);
    const double highest = hertzToMel(frontEnd.highestHertz);
    return static_cast<int>(std::lround((hertzToMel(hertz) - lowest) / (highest - lowest) * (frontEnd.bands + 1))) - 1;
}

double hertzOf(int band)
{
    const MelFrontEnd frontEnd;
    const double lowest = hertzToMel(frontEnd.lowestHertz);
    const double highest = hertzToMel(frontEnd.highestHertz);
    return melToHertz(lowest + (highest - lowest) * (band + 1) / (frontEnd.bands + 1));
}

/// One filter's weights [128 x 4] by a rule, then shifted so that they sum to zero: loudness alone says nothing.
template <typename Rule>
void plant(NamedTensor& kernels, Filter filter, Rule rule)
{
    constexpr int bands = 128;
    float* const weights = kernels.values.data() + static_cast<std::ptrdiff_t>(filter) * bands * 4;
    float sum = 0.0F;
    for (int band = 0; band < bands; ++band)
        for (int frame = 0; frame < 4; ++frame)
            sum += weights[band * 4 + frame] = rule(band, frame);
    for (int i = 0; i < bands * 4; ++i)
        weights[i] -= sum / (bands * 4);
}

constexpr double toneHertz = 1000.0;
constexpr double lowestOfSweep = 400.0;
constexpr double highestOfSweep = 6000.0;
constexpr double sweepSeconds = 1.2;
constexpr double sweepMiddle = 1500.0; // Hz: where the kernel's first frame stands

/// Bands that the sweep climbs in a frame as it passes a frequency; it rises evenly in pitch.
double climbAt(double hertz)
{
    const double later = hertz * std::pow(highestOfSweep / lowestOfSweep, frameSeconds / sweepSeconds);
    const MelFrontEnd frontEnd;
    const double bandMel =
        (hertzToMel(frontEnd.highestHertz) - hertzToMel(frontEnd.lowestHertz)) / (frontEnd.bands + 1);
    return (hertzToMel(later) - hertzToMel(hertz)) / bandMel;
}

/// Seconds after its beginning at which the sweep reaches a frequency.
double sweepReaches(double hertz)
{
    return sweepSeconds * std::log(hertz / lowestOfSweep) / std::log(highestOfSweep / lowestOfSweep);
}

ModelManifest writeHandMadeModel(const std::filesystem::path& file)
{
    ModelManifest manifest = tinyManifest("hand-made");
    manifest.frontEnd.level = 0.0; // every file has its loudness from the test
    std::ranges::fill(manifest.bandMean, 0.0F);
    std::ranges::fill(manifest.bandScale, 1.0F);
    manifest.filterNames.assign(16, {"noise", FilterNameKind::Descriptor, ActivationMode::Maximum, 0.0, 0.0, {}});
    manifest.filterNames[SteadyTone] = {
        "notes around 1000 Hz", FilterNameKind::Measured, ActivationMode::Mean, 0.97, 0.2, "hum"};
    auto tensors = randomTensors(manifest, 3);
    NamedTensor& kernels = *std::ranges::find(tensors, "conv1.weight", &NamedTensor::name);
    const int tone = bandOf(toneHertz);
    plant(kernels, SteadyTone, [&](int band, int) {
        const int distance = std::abs(band - tone);
        return distance <= 1 ? 1.0F : distance >= 5 && distance <= 7 ? -0.5F : 0.0F;
    });
    plant(kernels, RisingSweep, [&](int band, int frame) {
        const double middle = bandOf(sweepMiddle) + frame * climbAt(sweepMiddle);
        return std::abs(band - middle) <= 1.5 ? 1.0F : std::abs(band - middle) <= 14.0 ? -0.15F : 0.0F;
    });
    plant(kernels, LowOnset, [](int band, int frame) {
        if (band >= 8)
            return frame < 2 ? 0.0F : -0.03F;
        return frame < 2 ? -1.0F : 1.0F;
    });
    plant(kernels, NoiseOnset, [](int band, int frame) { return band < 40 ? 0.0F : frame < 2 ? -0.1F : 0.1F; });
    std::ranges::fill(std::ranges::find(tensors, "conv1.bias", &NamedTensor::name)->values, 0.0F);
    return *writeModel(file, manifest, tensors);
}

/// Eight seconds of next to nothing with a sound in it.
Samples trackWith(const Samples& sound, double atSeconds, std::uint32_t seed)
{
    Samples track = noise(8.0, rate, seed, 0.0005);
    const auto at = static_cast<std::size_t>(std::llround(atSeconds * rate));
    for (std::size_t i = 0; i < sound.size() && at + i < track.size(); ++i)
        track[at + i] += sound[i];
    return track;
}

QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.native());
}

} // namespace

/// Sounds planted at known times, decoded and heard by the real helper programs with a network whose first layer is
/// made by hand: does each filter name the file and the moment that fit it?
class TestFilterRankings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theFilterThatFitsNamesTheFileAndTheMoment_data();
    void theFilterThatFitsNamesTheFileAndTheMoment();
    void theMeanFindsWhatGoesOnAndTheMaximumWhatStandsOut();
    void theCommandLineListsTheSame_data();
    void theCommandLineListsTheSame();
    void activationsInTimeEqualTheStoredOnes();
    void peopleReadTheNameWithItsConfidence();

private:
    void write(const std::string& name, const Samples& samples);
    std::string nameOf(TrackId id) const;

    std::unique_ptr<RealScan> m_real;
    std::filesystem::path m_model;
    std::string m_hash;
    UnitRankings m_rankings;
    std::map<std::int64_t, std::string> m_names;
    std::map<std::int64_t, std::vector<FilterResponse>> m_stored;
};

void TestFilterRankings::write(const std::string& name, const Samples& samples)
{
    WavHeader header;
    header.sampleRate = rate;
    writeWav(m_real->folder() / name, samples, header);
    m_real->makeOld(m_real->folder() / name);
}

void TestFilterRankings::initTestCase()
{
    m_real = std::make_unique<RealScan>();
    m_model = m_real->home() / "hand-made.json";
    m_hash = writeHandMadeModel(m_model).modelHash();

    write("tone burst.wav", trackWith(tone(toneHertz, 5 * frameSeconds, rate, 0.8), 2.0, 1));
    write("tone held.wav", trackWith(tone(toneHertz, 7.5, rate, 0.1), 0.25, 2));
    write("sweep up.wav", trackWith(sweep(lowestOfSweep, highestOfSweep, sweepSeconds, rate, 0.6), 3.1, 3));
    write("sweep down.wav", trackWith(sweep(highestOfSweep, lowestOfSweep, sweepSeconds, rate, 0.6), 1.4, 4));
    write("kick.wav", trackWith(kicks(60.0, 0.9, rate, 0.8), 4.3, 5));
    write("hum.wav", trackWith(tone(60.0, 7.9, rate, 0.5), 0.0, 6));
    write("burst of noise.wav", trackWith(noise(0.5, rate, 77, 0.5), 5.2, 7));
    write("hiss.wav", noise(8.0, rate, 8, 0.3));
    write("nothing.wav", silence(8.0, rate));

    ScanOptions options = m_real->options();
    options.network.manifest = m_model;
    auto scan = LibraryScan::start(std::move(options), {});
    QVERIFY2(scan, scan ? "" : scan.error().detail.c_str());
    QCOMPARE((*scan)->wait().failed, 0);

    const auto library = m_real->library();
    const auto tracks = library.tracks().all();
    QVERIFY(tracks);
    for (const TrackRow& row : *tracks)
        m_names[row.id.value] = row.relativePath;
    QVERIFY(library.findings().forEachAnalysed(m_hash, [&](const StoredActivations& activations) {
        std::vector<float> maxima;
        std::vector<float> means;
        for (const FilterResponse& filter : activations.filters) {
            maxima.push_back(filter.maximum);
            means.push_back(filter.mean);
        }
        const std::vector<LayerActivations> layers{{{1}, RankBy::Maximum, maxima}, {{1}, RankBy::Mean, means}};
        m_rankings.add(activations.id, {}, layers);
        m_stored[activations.id.value] = activations.filters;
        return true;
    }));
    QCOMPARE(m_rankings.tracks(), std::size_t{9});
}

std::string TestFilterRankings::nameOf(TrackId id) const
{
    return m_names.at(id.value);
}

void TestFilterRankings::theFilterThatFitsNamesTheFileAndTheMoment_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<double>("moment"); // at which the first frame of what the kernel likes is centred
    QTest::addColumn<int>("place");     // of that frame in the kernel
    // A frame is two hops long, so the first one that lies within a sound is centred a hop after its beginning.
    QTest::newRow("a tone") << int{SteadyTone} << QByteArray("tone burst.wav") << 2.0 + frameSeconds << 0;
    QTest::newRow("a rising sweep") << int{RisingSweep} << QByteArray("sweep up.wav")
                                    << 3.1 + sweepReaches(hertzOf(bandOf(sweepMiddle))) << 0;
    // Of an onset the first frame that holds half of it is centred on it.
    QTest::newRow("a kick") << int{LowOnset} << QByteArray("kick.wav") << 4.3 << 2;
    QTest::newRow("a burst of noise") << int{NoiseOnset} << QByteArray("burst of noise.wav") << 5.2 << 2;
}

void TestFilterRankings::theFilterThatFitsNamesTheFileAndTheMoment()
{
    QFETCH(int, filter);
    QFETCH(QByteArray, file);
    QFETCH(double, moment);
    QFETCH(int, place);
    const auto top = m_rankings.top({{1}, filter}, RankBy::Maximum, {});
    QVERIFY(!top.empty());
    QCOMPARE(nameOf(top.front().id), file.toStdString());
    QVERIFY(top.size() < 2 || top[0].value > 1.2F * top[1].value); // by far
    const double begins = m_stored.at(top.front().id.value)[static_cast<std::size_t>(filter)].secondsOfMaximum;
    const double centre = begins + (place + 1) * frameSeconds;
    QVERIFY2(std::abs(centre - moment) <= frameSeconds,
             qPrintable(QString("%1 s instead of %2 s").arg(centre).arg(moment)));
}

void TestFilterRankings::theMeanFindsWhatGoesOnAndTheMaximumWhatStandsOut()
{
    const auto byMaximum = m_rankings.top({{1}, SteadyTone}, RankBy::Maximum, {});
    const auto byMean = m_rankings.top({{1}, SteadyTone}, RankBy::Mean, {});
    QCOMPARE(nameOf(byMaximum[0].id), std::string("tone burst.wav"));
    QCOMPARE(nameOf(byMaximum[1].id), std::string("tone held.wav"));
    QCOMPARE(nameOf(byMean[0].id), std::string("tone held.wav"));
    QVERIFY(byMean[0].value > 5.0F * byMean[1].value);
}

void TestFilterRankings::theCommandLineListsTheSame_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<QString>("by");
    for (const int filter : {0, 1, 2, 3, 9})
        for (const char* by : {"max", "mean"})
            QTest::addRow("filter %d by %s", filter, by) << filter << QString(by);
}

void TestFilterRankings::theCommandLineListsTheSame()
{
    QFETCH(int, filter);
    QFETCH(QString, by);
    const auto end =
        m_real->runCli({"filter", QString::number(filter), "--by", by, "-n", "4", "--json", "--model", text(m_model)});
    QVERIFY2(end.status == 0, end.err.constData());
    QVERIFY2(end.err.isEmpty(), end.err.constData());
    const auto list = QJsonDocument::fromJson(end.out).array();
    const auto top = m_rankings.top({{1}, filter}, by == "max" ? RankBy::Maximum : RankBy::Mean, {.count = 4});
    QCOMPARE(static_cast<std::size_t>(list.size()), top.size());
    for (qsizetype i = 0; i < list.size(); ++i) {
        const auto entry = list[i].toObject();
        const RankedTrack& ranked = top[static_cast<std::size_t>(i)];
        QCOMPARE(entry.keys(), (QStringList{"path", "seconds", "value"}));
        QCOMPARE(entry["path"].toString(), text(m_real->folder() / nameOf(ranked.id)));
        QCOMPARE(static_cast<float>(entry["value"].toDouble()), ranked.value);
        QCOMPARE(static_cast<float>(entry["seconds"].toDouble()),
                 m_stored.at(ranked.id.value)[static_cast<std::size_t>(filter)].secondsOfMaximum);
    }
}

void TestFilterRankings::activationsInTimeEqualTheStoredOnes()
{
    DecoderProcess decoder(RealScan::program("tonekin-decoder"), {});
    auto network = NetworkProcess::start(RealScan::program("tonekin-network"), {m_model, "cpu", 1});
    QVERIFY2(network, network ? "" : network.error().detail.c_str());
    for (const auto& [id, name] : m_names) {
        const FileDescriptor file(::open((m_real->folder() / name).c_str(), O_RDONLY | O_CLOEXEC));
        const auto decoded = decoder.decode(file.get(), network->facts().frontEnd, {});
        QVERIFY(decoded);
        const auto activations = network->activations(decoded->mel, {});
        QVERIFY2(activations, activations ? "" : activations.error().detail.c_str());
        for (int filter = 0; filter < 16; ++filter) {
            float largest = 0.0F;
            int at = 0;
            double sum = 0.0;
            for (int frame = 0; frame < activations->frames(); ++frame) {
                const float value = activations->frame(frame)[static_cast<std::size_t>(filter)];
                sum += value;
                if (value > largest) {
                    largest = value;
                    at = frame;
                }
            }
            const FilterResponse& stored = m_stored.at(id)[static_cast<std::size_t>(filter)];
            // The library keeps half precision, and the moment to 1/65535 of the latest one.
            QVERIFY(std::abs(largest - stored.maximum) <= largest / 1024.0F + 1e-6F);
            QVERIFY(std::abs(sum / activations->frames() - stored.mean) <= sum / activations->frames() / 1024.0 + 1e-6);
            if (largest > 0.0F)
                QVERIFY(std::abs(activations->secondsOfFrame(at) - stored.secondsOfMaximum) < 0.001);
        }
    }
    const auto patch = network->excite({{1}, SteadyTone}, {}); // behind the helper's own walls, too
    QVERIFY2(patch, patch ? "" : patch.error().detail.c_str());
    const auto frame = patch->mel.frame(1);
    QVERIFY(std::abs(static_cast<int>(std::ranges::max_element(frame) - frame.begin()) - bandOf(toneHertz)) <= 1);
}

void TestFilterRankings::peopleReadTheNameWithItsConfidence()
{
    auto end = m_real->runCli({"filter", "0", "--model", text(m_model)});
    QCOMPARE(end.status, 0);
    QVERIFY2(end.out.startsWith("Filter 0: notes around 1000 Hz (measured, confidence 0.97)\n  next best: hum\n"),
             end.out.constData());
    QVERIFY(end.out.contains("at 0:02"));
    end = m_real->runCli({"filter", "7", "--model", text(m_model)});
    QVERIFY2(end.out.startsWith("Filter 7: noise (by the look of its weights only)\n"), end.out.constData());
}

QTEST_GUILESS_MAIN(TestFilterRankings)
#include "tst_filterrankings.moc"
