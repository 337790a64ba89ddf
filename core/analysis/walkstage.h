// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/decodestage.h"
#include "analysis/scanbook.h"

#include <stop_token>
#include <vector>

namespace tonekin {

/// The walker thread: hands what lies in the music folders to the writer, a few hundred files at a time.
void walkFolders(ScanChannels& channels, const ScanSteps& steps, const std::vector<ScanRoot>& roots,
                 const std::stop_token& stop);

} // namespace tonekin
