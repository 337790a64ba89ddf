// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// For statuses that must be good, and values that must be there.
#define WORKS(expression)                                                                                              \
    do {                                                                                                               \
        auto&& outcome_ = (expression);                                                                                \
        QVERIFY2(outcome_, outcome_ ? "" : outcome_.error().detail.c_str());                                           \
    } while (false)
