// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/firstlayerkernels.h"

#include "model/manifesttemplates.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <numeric>

using namespace tonekin;

namespace {

ModelFiles modelWith(const std::string& tensor, std::vector<std::int64_t> shape)
{
    std::int64_t count = 1;
    for (const std::int64_t side : shape)
        count *= side;
    std::vector<float> values(static_cast<std::size_t>(count));
    std::iota(values.begin(), values.end(), -20.0F);
    return {tinyManifest("kernels"), {{tensor, std::move(shape), std::move(values)}}};
}

} // namespace

class TestFirstLayerKernels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachWeightIsWhereTheFileHasIt()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("model.json").toStdString();
        ModelFiles model = modelWith("conv1.weight", {16, 128, 4});
        for (float& value : model.tensors.front().values)
            value /= 16.0F; // halves hold these exactly
        QVERIFY(writeModel(file, model.manifest, model.tensors));
        const auto read = readModel(file);
        QVERIFY(read);
        const auto kernels = firstLayerKernels(*read);
        QVERIFY(kernels);
        QCOMPARE(kernels->filters, 16);
        QCOMPARE(kernels->bands, 128);
        QCOMPARE(kernels->frames, 4);
        QCOMPARE(kernels->at(0, 0, 0), -20.0F / 16.0F);
        QCOMPARE(kernels->at(0, 1, 2), (6.0F - 20.0F) / 16.0F);
        QCOMPARE(kernels->at(1, 0, 0), (512.0F - 20.0F) / 16.0F);
        QCOMPARE(kernels->of(2).size(), std::size_t{512});
        QCOMPARE(kernels->of(2)[5], kernels->at(2, 1, 1));
    }

    void weightsThatDoNotFitAreRefused()
    {
        for (const ModelFiles& model : {modelWith("conv1.bias", {16}), modelWith("conv1.weight", {16, 4, 128}),
                                        modelWith("conv1.weight", {16, 512})}) {
            const auto kernels = firstLayerKernels(model);
            QVERIFY(!kernels);
            QCOMPARE(kernels.error().code, ErrorCode::ModelDamaged);
        }
        ModelFiles model = modelWith("conv1.weight", {16, 128, 4});
        model.tensors.front().values[7] = std::numeric_limits<float>::infinity();
        QVERIFY(!firstLayerKernels(model));
    }
};

QTEST_APPLESS_MAIN(TestFirstLayerKernels)
#include "tst_firstlayerkernels.moc"
