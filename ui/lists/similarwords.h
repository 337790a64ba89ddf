// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/similar.h"

#include <QString>

namespace tonekin {

/// One sentence for each reason why seeds say nothing, with how many. Empty: all count.
QString unusableSeedsText(const SimilarResult& result, bool scanning);

/// Why there is no list, in two words and in a sentence; for a result without rows.
QString noListTitle(const SimilarResult& result);
QString noListText(const SimilarResult& result, bool scanning);

} // namespace tonekin
