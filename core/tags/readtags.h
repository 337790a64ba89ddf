// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/tracktags.h"

#include <map>
#include <string>

namespace tonekin {

/// To be called once by a process that will not be able to open files later on, before it reads its first tags.
void prepareForTags();

/// A file whose tags are a trap: one that unpacks to more than any tag needs. Cheap; asked before anything else reads
/// the tags. Errors: LimitMemory.
Status checkTagsAreSane(int descriptor);

/// What a file says about itself, read through TagLib without looking at the audio. `container` and `codec` are the
/// decoder's names ("mp3", "ogg", "opus"); `fallback` holds the decoder's own reading of the tags, names in small
/// letters, and is used where TagLib has nothing. The descriptor stays the caller's, its offset is left alone.
///
/// Text that claims to be Latin-1, as in old MP3 files, is looked at more closely: where it is plainly UTF-8, Cyrillic,
/// Greek, Hebrew, Chinese, Japanese, Korean, or a language of Central Europe or Turkish in another charset, it is read
/// as that.
/// Tags that cannot be read are as good as none. Errors: LimitMemory.
Result<TrackTags> readTags(int descriptor, const std::string& container, const std::string& codec,
                           const std::map<std::string, std::string>& fallback);

} // namespace tonekin
