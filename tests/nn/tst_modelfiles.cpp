// SPDX-License-Identifier: GPL-3.0-or-later
#include "madenetworks.h"

#include "model/modelfiles.h"
#include "model/sha256.h"
#include "model/wholefile.h"
#include "nn/inferencenetwork.h"
#include "nn/randommodel.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <cmath>
#include <functional>
#include <limits>

using namespace tonekin;
using namespace tonekin::test;

namespace {

/// A good model on disk, to be spoilt.
struct ModelOnDisk {
    QTemporaryDir folder;
    std::filesystem::path manifestFile = folder.filePath("tiny.json").toStdString();
    std::filesystem::path weightsFile = folder.filePath("tiny.safetensors").toStdString();
    ModelManifest manifest = *createRandomModel(manifestFile, tinyManifest("tiny"), 3);

    std::vector<char> weights() const { return *readWholeFile(weightsFile, 1'000'000); }
    /// New weights, and a manifest that vouches for them.
    void replaceWeights(const std::vector<char>& bytes)
    {
        QVERIFY(writeWholeFile(weightsFile, bytes));
        manifest.weightsSha256 = sha256Hex(bytes);
        QVERIFY(writeWholeFile(manifestFile, printManifest(manifest)));
    }
    void changeTensors(const std::function<void(std::vector<NamedTensor>&)>& change)
    {
        auto tensors = *parseSafetensors(weights());
        change(tensors);
        replaceWeights(printSafetensors(tensors, TensorType::F16));
    }
    Error loadError() const
    {
        const auto network = InferenceNetwork::load(manifestFile, "cpu", 1);
        return network ? Error{ErrorCode::NotFound, "it was loaded"} : network.error();
    }
};

using Spoil = std::function<void(ModelOnDisk&)>;

std::vector<char> bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

} // namespace

Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(ErrorCode)

class TestModelFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGoodModelIsLoaded();
    void spoiltModelsAreRefused_data();
    void spoiltModelsAreRefused();
    void aChangedByteIsToldWithBothHashes();
    void anUnfinishedWriteLeavesTheOldFile();
};

void TestModelFiles::aGoodModelIsLoaded()
{
    const ModelOnDisk model;
    const auto network = InferenceNetwork::load(model.manifestFile, "cpu", 1);
    QVERIFY2(network, network ? "" : network.error().detail.c_str());
    QVERIFY(network->manifest() == model.manifest);
}

void TestModelFiles::spoiltModelsAreRefused_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* name, const Spoil& spoil, ErrorCode code, const char* reason) {
        QTest::newRow(name) << spoil << code << std::string(reason);
    };
    row(
        "no manifest", [](ModelOnDisk& m) { std::filesystem::remove(m.manifestFile); }, ErrorCode::ModelMissing,
        "not there");
    row(
        "no weights", [](ModelOnDisk& m) { std::filesystem::remove(m.weightsFile); }, ErrorCode::ModelMissing,
        "not there");
    row(
        "a FIFO for weights",
        [](ModelOnDisk& m) {
            std::filesystem::remove(m.weightsFile);
            QCOMPARE(mkfifo(m.weightsFile.c_str(), 0600), 0);
        },
        ErrorCode::ModelMissing, "not a file");
    row(
        "empty weights", [](ModelOnDisk& m) { std::filesystem::resize_file(m.weightsFile, 0); },
        ErrorCode::ModelDamaged, "0 bytes");
    row(
        "weights cut off", [](ModelOnDisk& m) { std::filesystem::resize_file(m.weightsFile, 20'000); },
        ErrorCode::ModelDamaged, "expected SHA-256");
    row(
        "cut off, with a manifest that vouches for it",
        [](ModelOnDisk& m) {
            auto bytes = m.weights();
            bytes.resize(20'000);
            m.replaceWeights(bytes);
        },
        ErrorCode::ModelDamaged, "should hold");
    row(
        "a zip archive", [](ModelOnDisk& m) { m.replaceWeights(bytesOf("PK\x03\x04 archive/data.pkl")); },
        ErrorCode::ModelDamaged, "zip archive");
    row(
        "a zip archive that the manifest does not know",
        [](ModelOnDisk& m) { QVERIFY(writeWholeFile(m.weightsFile, bytesOf("PK\x03\x04 archive/data.pkl"))); },
        ErrorCode::ModelDamaged, "zip archive");
    row(
        "a pickle", [](ModelOnDisk& m) { m.replaceWeights(bytesOf("\x80\x02}q. and more")); }, ErrorCode::ModelDamaged,
        "pickle");
    row(
        "a tensor missing", [](ModelOnDisk& m) { m.changeTensors([](auto& all) { all.erase(all.begin() + 3); }); },
        ErrorCode::ModelDamaged, "missing");
    row(
        "a tensor too many",
        [](ModelOnDisk& m) { m.changeTensors([](auto& all) {
                                 all.push_back({"extra", {1}, {1.0F}});
                             }); },
        ErrorCode::ModelDamaged, "belongs to no layer");
    row(
        "a shape turned round",
        [](ModelOnDisk& m) {
            m.changeTensors([](auto& all) { std::ranges::reverse(tensorNamed(all, "dense1.weight").shape); });
        },
        ErrorCode::ModelDamaged, "shape");
    row(
        "another architecture",
        [](ModelOnDisk& m) {
            m.manifest.layers.convolutions[1].filters = 17;
            QVERIFY(writeWholeFile(m.manifestFile, printManifest(m.manifest)));
        },
        ErrorCode::ModelDamaged, "shape");
    row(
        "another depth",
        [](ModelOnDisk& m) {
            m.manifest.layers.dense.push_back(48);
            QVERIFY(writeWholeFile(m.manifestFile, printManifest(m.manifest)));
        },
        ErrorCode::ModelDamaged, "missing");
    row(
        "a weight that is not a number",
        [](ModelOnDisk& m) {
            m.changeTensors([](auto& all) {
                tensorNamed(all, "conv2.weight").values[9] = std::numeric_limits<float>::quiet_NaN();
            });
        },
        ErrorCode::ModelDamaged, "not numbers");
    row(
        "an infinite weight",
        [](ModelOnDisk& m) { m.changeTensors([](auto& all) { tensorNamed(all, "output.bias").values[0] = 1e9F; }); },
        ErrorCode::ModelDamaged, "not numbers");
    row(
        "a manifest that asks for terabytes",
        [](ModelOnDisk& m) {
            m.manifest.layers.convolutions[1].filters = 2'000'000'000;
            QVERIFY(writeWholeFile(m.manifestFile, printManifest(m.manifest)));
        },
        ErrorCode::ModelDamaged, "out of range");
    row(
        "a manifest of gigabytes", [](ModelOnDisk& m) { std::filesystem::resize_file(m.manifestFile, 1ULL << 32U); },
        ErrorCode::ModelDamaged, "bytes");
}

void TestModelFiles::spoiltModelsAreRefused()
{
    QFETCH(Spoil, spoil);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, reason);
    ModelOnDisk model;
    spoil(model);
    const Error error = model.loadError();
    QCOMPARE(std::string(errorName(error.code)), std::string(errorName(code)));
    QVERIFY2(error.detail.find(reason) != std::string::npos, error.detail.c_str());
}

void TestModelFiles::aChangedByteIsToldWithBothHashes()
{
    const ModelOnDisk model;
    auto bytes = model.weights();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    QVERIFY(writeWholeFile(model.weightsFile, bytes));
    const Error error = model.loadError();
    QCOMPARE(error.code, ErrorCode::ModelDamaged);
    QVERIFY(error.detail.find(model.manifest.weightsSha256) != std::string::npos);
    QVERIFY(error.detail.find(sha256Hex(bytes)) != std::string::npos);
}

void TestModelFiles::anUnfinishedWriteLeavesTheOldFile()
{
    const ModelOnDisk model;
    const auto before = model.weights();
    std::filesystem::path blocker = model.weightsFile;
    blocker += ".part";
    std::filesystem::create_directory(blocker); // the write has nowhere to go
    const Status written = writeWholeFile(model.weightsFile, bytesOf("something else"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::IoError);
    QCOMPARE(model.weights(), before);
}

QTEST_GUILESS_MAIN(TestModelFiles)
#include "tst_modelfiles.moc"
