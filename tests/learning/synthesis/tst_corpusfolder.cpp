// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundmeasures.h"

#include "audio/audioplayback.h"
#include "synthesis/audiofile.h"
#include "synthesis/corpusfolder.h"
#include "synthesis/corpusplan.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <map>
#include <set>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t seed = 7;
constexpr double hours = 2.0;

std::string contentOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

SoundLabels labelsOf(const std::string& path)
{
    SoundLabels labels;
    labels.path = path;
    labels.kind = "drone";
    labels.melody = {{{0.0, 1.0}, 40}};
    return labels;
}

const std::vector<char> sound(5000, 'x');

/// A folder with two recordings.
void fill(const fs::path& folder)
{
    auto corpus = CorpusFolder::open(folder, seed, hours);
    QVERIFY(corpus);
    QVERIFY(corpus->add(labelsOf("drone/00002.flac"), sound));
    QVERIFY(corpus->add(labelsOf("drone/00001.flac"), sound));
}

/// Files may not grow beyond this for as long as it lives: a disk that is full.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit small = m_before;
        small.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit m_before = {};
};

std::vector<float> chord(double seconds)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * recordingRate));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / recordingRate;
        samples[i] = static_cast<float>(0.3 * std::sin(2764.6 * t) + 0.2 * std::sin(6911.5 * t));
    }
    return samples;
}

} // namespace

/// The plan of the corpus, its files, and the folder that survives every end.
class TestCorpusFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanHasItsShares();
    void aLongerPlanBeginsWithTheShorter();
    void allVersionsOfAWorkArePlanned();
    void everyFormatHoldsTheSound_data();
    void everyFormatHoldsTheSound();
    void nothingIsNotEncoded();
    void whatWasAddedIsThereAgain();
    void aTornLineIsDropped();
    void aDamagedLineIsTold();
    void aLineWithoutItsFileDoesNotCount();
    void unfinishedFilesAreCleared();
    void linesEndUpSorted();
    void aForeignFolderIsRefused();
    void anotherCorpusIsRefused();
    void oneRunAtATime();
    void aFullDiskIsAnErrorAndKeepsTheRest();
};

void TestCorpusFolder::aPlanHasItsShares()
{
    std::map<std::string, double> seconds;
    double all = 0.0;
    int lossy = 0;
    std::set<std::string> paths;
    const std::vector<PlannedRecording> plan = planCorpus(1, 60.0);
    for (const PlannedRecording& planned : plan) {
        seconds[planned.path.substr(0, planned.path.find('/'))] += planned.seconds;
        all += planned.seconds;
        lossy += planned.format != AudioFormat::Flac ? 1 : 0;
        QVERIFY(planned.path.ends_with(audioFileEnding(planned.format)));
        paths.insert(planned.path);
    }
    QCOMPARE(paths.size(), plan.size());
    QVERIFY(std::abs(all / 3600.0 - 60.0) < 0.05);
    const std::map<std::string, double> wanted{{"arrangement", 0.68}, {"electronic", 0.10}, {"chiptune", 0.07},
                                               {"drone", 0.025},      {"ambience", 0.025},  {"speech", 0.05},
                                               {"song", 0.05}};
    QCOMPARE(seconds.size(), wanted.size());
    for (const auto& [folder, share] : wanted)
        QVERIFY2(std::abs(seconds[folder] / all - share) < 0.02, folder.c_str());
    QVERIFY(std::abs(lossy / static_cast<double>(plan.size()) - 0.25) < 0.03);
}

void TestCorpusFolder::aLongerPlanBeginsWithTheShorter()
{
    const std::vector<PlannedRecording> shorter = planCorpus(3, 1.0);
    const std::vector<PlannedRecording> longer = planCorpus(3, 5.0);
    QVERIFY(shorter.size() < longer.size());
    for (std::size_t i = 0; i < shorter.size(); ++i) {
        QCOMPARE(longer[i].path, shorter[i].path);
        QCOMPARE(longer[i].work, shorter[i].work);
        QCOMPARE(longer[i].version, shorter[i].version);
        QCOMPARE(longer[i].seconds, shorter[i].seconds);
    }
    QVERIFY(planCorpus(4, 1.0).front().seconds != shorter.front().seconds);
}

void TestCorpusFolder::allVersionsOfAWorkArePlanned()
{
    std::map<int, std::set<int>> versions;
    for (const PlannedRecording& planned : planCorpus(1, 10.0))
        if (planned.material == Material::Arrangement)
            QVERIFY(versions[planned.work].insert(planned.version).second);
    QVERIFY(versions.size() > 20);
    for (const auto& [work, found] : versions) {
        QCOMPARE(*found.rbegin() + 1, static_cast<int>(found.size()));
        if (work != versions.rbegin()->first)
            QVERIFY(found.size() >= 2);
    }
}

void TestCorpusFolder::everyFormatHoldsTheSound_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("kilobits");
    QTest::newRow("FLAC") << static_cast<int>(AudioFormat::Flac) << 0;
    QTest::newRow("MP3, 64") << static_cast<int>(AudioFormat::Mp3) << 64;
    QTest::newRow("MP3, 128") << static_cast<int>(AudioFormat::Mp3) << 128;
    QTest::newRow("Opus") << static_cast<int>(AudioFormat::Opus) << 48;
    QTest::newRow("Vorbis, 64") << static_cast<int>(AudioFormat::Vorbis) << 64;
    QTest::newRow("Vorbis, 96") << static_cast<int>(AudioFormat::Vorbis) << 96;
}

void TestCorpusFolder::everyFormatHoldsTheSound()
{
    QFETCH(int, format);
    QFETCH(int, kilobits);
    QTemporaryDir folder;
    const std::vector<float> samples = chord(20.0);
    const auto bytes = encodeAudio(samples, static_cast<AudioFormat>(format), kilobits);
    QVERIFY(bytes);
    // Encoders that draw a number from the clock would give another file now.
    QTest::qWait(5);
    const auto again = encodeAudio(samples, static_cast<AudioFormat>(format), kilobits);
    QVERIFY(again && *again == *bytes);
    if (format == static_cast<int>(AudioFormat::Mp3))
        QVERIFY(std::abs(static_cast<double>(bytes->size()) * 8.0 / 20.0 / 1000.0 - kilobits) < 4.0);
    const fs::path file = folder.path().toStdString() + "/sound";
    write(file, std::string(bytes->begin(), bytes->end()));

    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    auto playback = AudioPlayback::open(descriptor, recordingRate, 1);
    QVERIFY(playback);
    std::vector<float> heard(samples.size() + recordingRate);
    std::size_t count = 0;
    while (count < heard.size()) {
        const auto read = playback->read(std::span(heard).subspan(count));
        QVERIFY(read);
        if (*read == 0)
            break;
        count += *read;
    }
    ::close(descriptor);
    QVERIFY2(std::abs(static_cast<double>(count) / recordingRate - 20.0) < 0.1, qPrintable(QString::number(count)));
    const auto middle = cut(heard, 5.0, 6.0);
    QVERIFY(std::abs(inDecibels(amplitudeAt(middle, 2764.6 / 2.0 / std::numbers::pi) / 0.3)) < 0.5);
    QVERIFY(std::abs(inDecibels(amplitudeAt(middle, 6911.5 / 2.0 / std::numbers::pi) / 0.2)) < 0.5);
}

void TestCorpusFolder::nothingIsNotEncoded()
{
    const auto bytes = encodeAudio({}, AudioFormat::Flac, 0);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::InvalidArgument);
}

void TestCorpusFolder::whatWasAddedIsThereAgain()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString() + "/deep/corpus";
    fill(folder);
    auto corpus = CorpusFolder::open(folder, seed, hours);
    QVERIFY(corpus);
    QCOMPARE(corpus->count(), std::size_t{2});
    QVERIFY(corpus->has("drone/00001.flac"));
    QVERIFY(!corpus->has("drone/00003.flac"));
    QCOMPARE(contentOf(folder / "drone/00001.flac"), std::string(sound.begin(), sound.end()));
    const auto labels = readSoundLabels(folder / soundLabelsFile);
    QVERIFY(labels);
    QCOMPARE(labels->size(), std::size_t{2});
    QVERIFY(labels->front() == labelsOf("drone/00001.flac"));
}

void TestCorpusFolder::aTornLineIsDropped()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    fill(folder);
    const std::string whole = contentOf(folder / soundLabelsFile);
    write(folder / soundLabelsFile, whole.substr(0, whole.size() - 9));
    auto corpus = CorpusFolder::open(folder, seed, hours);
    QVERIFY(corpus);
    QCOMPARE(corpus->count(), std::size_t{1});
    QVERIFY(!corpus->has("drone/00001.flac")); // the second one written
    QVERIFY(corpus->add(labelsOf("drone/00001.flac"), sound));
    QVERIFY(corpus->finish());
    QCOMPARE(readSoundLabels(folder / soundLabelsFile)->size(), std::size_t{2});
}

void TestCorpusFolder::aDamagedLineIsTold()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    fill(folder);
    write(folder / soundLabelsFile, "{\"path\": 7}\n" + contentOf(folder / soundLabelsFile));
    const auto corpus = CorpusFolder::open(folder, seed, hours);
    QVERIFY(!corpus);
    QCOMPARE(corpus.error().code, ErrorCode::InvalidArgument);
    QVERIFY(corpus.error().detail.find("labels.jsonl") != std::string::npos);
}

void TestCorpusFolder::aLineWithoutItsFileDoesNotCount()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    fill(folder);
    fs::remove(folder / "drone/00002.flac");
    const auto corpus = CorpusFolder::open(folder, seed, hours);
    QVERIFY(corpus);
    QCOMPARE(corpus->count(), std::size_t{1});
    QVERIFY(!corpus->has("drone/00002.flac"));
}

void TestCorpusFolder::unfinishedFilesAreCleared()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    fill(folder);
    write(folder / "drone/00003.flac.part", "half");
    QVERIFY(CorpusFolder::open(folder, seed, hours));
    QVERIFY(!fs::exists(folder / "drone/00003.flac.part"));
    QVERIFY(fs::exists(folder / "drone/00002.flac"));
}

void TestCorpusFolder::linesEndUpSorted()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    auto corpus = CorpusFolder::open(folder, seed, hours);
    QVERIFY(corpus);
    for (const char* path : {"song/00009.ogg", "drone/00004.flac", "chiptune/00006.mp3"})
        QVERIFY(corpus->add(labelsOf(path), sound));
    QVERIFY(contentOf(folder / soundLabelsFile).starts_with(R"({"path":"song/)"));
    QVERIFY(corpus->finish());
    const std::string text = contentOf(folder / soundLabelsFile);
    QVERIFY(text.starts_with(R"({"path":"chiptune/)"));
    QVERIFY(text.find("drone/") < text.find("song/"));
}

void TestCorpusFolder::aForeignFolderIsRefused()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    write(folder / "holiday.txt", "sea");
    const auto corpus = CorpusFolder::open(folder, seed, hours);
    QVERIFY(!corpus);
    QCOMPARE(corpus.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(contentOf(folder / "holiday.txt"), std::string("sea"));
    QVERIFY(!fs::exists(folder / "plan.json"));
    const auto onFile = CorpusFolder::open(folder / "holiday.txt", seed, hours);
    QVERIFY(!onFile);
    QCOMPARE(onFile.error().code, ErrorCode::IoError);
}

void TestCorpusFolder::anotherCorpusIsRefused()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    fill(folder);
    for (const auto& other :
         {CorpusFolder::open(folder, seed + 1, hours), CorpusFolder::open(folder, seed, hours + 1.0)}) {
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::InvalidArgument);
    }
    QVERIFY(CorpusFolder::open(folder, seed, hours));
}

void TestCorpusFolder::oneRunAtATime()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    {
        const auto first = CorpusFolder::open(folder, seed, hours);
        QVERIFY(first);
        const auto second = CorpusFolder::open(folder, seed, hours);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::LibraryInUse);
    }
    QVERIFY(CorpusFolder::open(folder, seed, hours));
}

void TestCorpusFolder::aFullDiskIsAnErrorAndKeepsTheRest()
{
    QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    fill(folder);
    auto corpus = CorpusFolder::open(folder, seed, hours);
    QVERIFY(corpus);
    const std::string before = contentOf(folder / soundLabelsFile);
    {
        const SmallDisk disk(1000); // too small for the sound
        const Status added = corpus->add(labelsOf("drone/00003.flac"), sound);
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::DiskFull);
    }
    QVERIFY(!fs::exists(folder / "drone/00003.flac"));
    QVERIFY(!fs::exists(folder / "drone/00003.flac.part"));
    {
        const SmallDisk disk(before.size() + 20); // the sound fits, its line does not
        const Status added = corpus->add(labelsOf("drone/00004.flac"), std::span(sound).first(10));
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::DiskFull);
    }
    QVERIFY(!corpus->has("drone/00004.flac"));
    QCOMPARE(contentOf(folder / soundLabelsFile), before);
    QVERIFY(corpus->add(labelsOf("drone/00005.flac"), sound));
    QCOMPARE(readSoundLabels(folder / soundLabelsFile)->size(), std::size_t{3});
}

QTEST_APPLESS_MAIN(TestCorpusFolder)
#include "tst_corpusfolder.moc"
