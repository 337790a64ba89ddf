// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/filtersheet.h"

#include "pictures/madekernels.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tonekin;
using namespace tonekin::testing;

class TestFilterOrders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLargestNumberComesFirstAndEqualsStayInOrder()
    {
        const FilterKernels kernels = zeroKernels(6, 1, 1);
        const std::vector<double> values{0.5, 2.0, 0.5, std::nan(""), 9.0}; // of the last filter nothing is known
        QCOMPARE(orderByNumber(kernels, values), (std::vector<int>{4, 1, 0, 2, 3, 5}));
    }

    void filtersThatLookAlikeStandTogetherWhateverTheirMoment()
    {
        // Six families, each at another band; members differ by a shift in time, which is no difference here.
        FilterKernels kernels = zeroKernels(18, 40, 4);
        for (int filter = 0; filter < 18; ++filter) {
            const int family = filter % 6;
            const int shift = filter / 6;
            for (int band = 0; band < 6; ++band)
                weight(kernels, filter, family * 6 + band, shift) = 1.0F + 0.1F * static_cast<float>(band);
        }
        const std::vector<int> order = orderByLikeness(kernels);
        std::vector<int> sorted = order;
        std::ranges::sort(sorted);
        QCOMPARE(sorted, inOrder(kernels));
        for (std::size_t place = 0; place < 18; place += 3) {
            QCOMPARE(order[place] % 6, order[place + 1] % 6);
            QCOMPARE(order[place] % 6, order[place + 2] % 6);
        }
    }

    void theWalkBeginsAtTheFilterMostLikeAllOthers()
    {
        FilterKernels kernels = randomKernels(12, 20, 4);
        // Filter 7 has something of each.
        for (int band = 0; band < 20; ++band)
            for (int frame = 0; frame < 4; ++frame) {
                float sum = 0.0F;
                for (int filter = 0; filter < 12; ++filter)
                    sum += filter == 7 ? 0.0F : kernels.at(filter, band, frame);
                weight(kernels, 7, band, frame) = sum;
            }
        QCOMPARE(orderByLikeness(kernels).front(), 7);
    }

    void fewAndSilentFiltersHaveAnOrderToo()
    {
        QCOMPARE(orderByLikeness(zeroKernels(0, 0, 0)), std::vector<int>());
        QCOMPARE(orderByLikeness(zeroKernels(1, 3, 2)), std::vector<int>{0});
        QCOMPARE(orderByLikeness(zeroKernels(4, 3, 2)).size(), std::size_t{4});
        QCOMPARE(orderByLikeness(zeroKernels(3000, 1, 1)), inOrder(zeroKernels(3000, 1, 1)));
    }
};

QTEST_APPLESS_MAIN(TestFilterOrders)
#include "tst_filterorders.moc"
