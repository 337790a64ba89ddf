// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/modelmanifest.h"

#include <string>

namespace tonekin {

/// The layers of the 2014 system behind the default front end: 9.4 million parameters.
ModelManifest fullSizeManifest(const std::string& name);
/// The same build with a few units a layer, for trying things out in milliseconds.
ModelManifest tinyManifest(const std::string& name);

} // namespace tonekin
