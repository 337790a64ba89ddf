// SPDX-License-Identifier: GPL-3.0-or-later
// Files of many formats, changed at random places by a fixed seed, through the real decoder program. It may fail on
// them, by a code; it may not crash, hang, or give numbers that are none. TONEKIN_MUTATIONS=8000 for a long run.
#include "files/openregularfile.h"
#include "support/hostilefiles.h"
#include "support/mademodules.h"
#include "support/madesound.h"
#include "worker/workertest.h"

#include <cmath>
#include <map>
#include <random>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path program = std::filesystem::path(TONEKIN_BINARY_DIR) / "tonekin-decoder";

int mutationsAFormat()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("TONEKIN_MUTATIONS", &given);
    return given ? wanted : 15;
}

/// One change as disks, cables and enemies make them.
void mutate(std::string& bytes, std::mt19937& random)
{
    const auto below = [&random](std::size_t limit) { return limit > 0 ? random() % limit : 0; };
    // Headers and indexes lie at the start; changes there do more.
    const std::size_t reach = random() % 2 == 0 ? std::min<std::size_t>(bytes.size(), 600) : bytes.size();
    const std::size_t place = below(reach);
    const std::size_t length = std::min(bytes.size() - place, 1 + below(64));
    switch (random() % 6) {
    case 0:
        bytes[place] = static_cast<char>(random());
        break;
    case 1:
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << random() % 8));
        break;
    case 2:
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(place), length, random() % 2 == 0 ? '\0' : '\xFF');
        break;
    case 3:
        bytes.erase(place, length);
        break;
    case 4:
        bytes.insert(below(bytes.size()), bytes.substr(place, length));
        break;
    default:
        bytes.resize(std::max<std::size_t>(1, bytes.size() - below(bytes.size() / 2)));
        break;
    }
}

bool isSound(const DecodedTrack& track)
{
    const auto finite = [](float value) { return std::isfinite(value) && value >= 0.0F; };
    return track.mel.frames() > 0 && std::ranges::all_of(track.mel.values, finite) &&
           std::isfinite(track.loudnessLufs) && track.audio.durationSeconds >= 0.0 &&
           track.audio.analysedSeconds <= 1000.0 && QString::fromStdString(track.tags.title).size() <= 4096;
}

} // namespace

class TestMutatedFiles : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::filesystem::path in(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    bool writeSeed(const std::filesystem::path& file) const
    {
        const std::map<std::string, ModuleKind> modules{
            {".mod", ModuleKind::Mod}, {".s3m", ModuleKind::S3m}, {".xm", ModuleKind::Xm}, {".it", ModuleKind::It}};
        const auto module = modules.find(file.extension());
        if (module != modules.end())
            writeModule(file, {.kind = module->second, .title = "Seed"});
        else if (file.extension() == ".shn")
            writeShorten(file, 1000.0, 2.0);
        else
            return convert(in("honest.wav"), file,
                           {"-metadata", "title=Seed", "-metadata", "artist=Someone", "-strict", "-2"});
        return true;
    }

private Q_SLOTS:
    void initTestCase() { writeWav(in("honest.wav"), spread(tune(2.0, 44'100), 2), {.channels = 2}); }
    void changedFilesFailByACodeOrAreHeard_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a.mp3", "a.flac", "a.ogg", "a.opus", "a.m4a", "a.aac", "a.wav", "a.aiff", "a.wma",
                                 "a.wv",  "a.tta",  "a.mka", "a.avi",  "a.flv", "a.mpg", "a.ts",  "a.rm",   "a.thd",
                                 "a.adx", "a.latm", "a.shn", "a.mod",  "a.s3m", "a.xm",  "a.it"})
            QTest::addRow("%s", name) << QString(name);
    }
    void changedFilesFailByACodeOrAreHeard()
    {
        QFETCH(QString, name);
        const auto seed = in(qPrintable(name));
        QVERIFY(writeSeed(seed));
        const std::string honest = readBytes(seed);
        DecoderLimits limits;
        limits.wallBase = 60s;
        DecoderProcess decoder(program, limits);
        std::mt19937 random(31);
        for (int round = 0; round < mutationsAFormat(); ++round) {
            std::string bytes = honest;
            const auto changes = 1 + random() % 8;
            for (std::size_t change = 0; change < changes; ++change)
                mutate(bytes, random);
            const auto changed = in("changed");
            writeBytes(changed, bytes);
            const auto file = openRegularFile(changed);
            QVERIFY(file);
            const auto track = decoder.decode(file->get(), {}, {});
            const bool allowed = track ? isSound(*track)
                                       : track.error().code != ErrorCode::WorkerCrashed &&
                                             track.error().code != ErrorCode::WorkerUnavailable &&
                                             track.error().code != ErrorCode::LimitTime;
            if (!allowed)
                std::filesystem::copy_file(changed,
                                           QDir::tempPath().toStdString() + "/tonekin-mutated-" + name.toStdString(),
                                           std::filesystem::copy_options::overwrite_existing);
            QVERIFY2(allowed, qPrintable(QString("round %1: %2").arg(round).arg(outcomeOf(track).c_str())));
        }
        const auto file = openRegularFile(seed);
        QVERIFY(file);
        const auto track = decoder.decode(file->get(), {}, {});
        QVERIFY2(track, outcomeOf(track).c_str());
        QVERIFY(track->warnings.empty());
    }
};

QTEST_GUILESS_MAIN(TestMutatedFiles)
#include "tst_mutatedfiles.moc"
