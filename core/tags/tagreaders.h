// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tags/descriptorstream.h"

#include <map>
#include <string>

namespace tonekin {

/// Inside core/tags only: the texts that TagLib finds, by its names in capitals (TITLE, TRACKNUMBER, ...), several of
/// one name joined by "; ". UTF-8 as far as the file was right about itself. Throws as TagLib does.
std::map<std::string, std::string> readTagTexts(DescriptorStream& stream, const std::string& container,
                                                const std::string& codec);

} // namespace tonekin
