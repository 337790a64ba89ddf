// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/descriptorinput.h"

#include <string>
#include <string_view>

namespace tonekin {

// Short looks into files where FFmpeg says less than a user should be told.

/// Sample rates and channel counts that we believe.
bool believable(int sampleRate, int channels);

/// A WAV whose "fmt " chunk names a rate or a channel count that cannot be.
bool wavHasBadParameters(DescriptorInput& input);

/// An ASF/WMA file with a content encryption header.
bool asfIsEncrypted(DescriptorInput& input);

/// Where the ID3v2 tags in front of the audio end, however many and large; 0 without any.
std::int64_t endOfId3InFront(DescriptorInput& input);

/// The codec (FFmpeg's name) that an Ogg file goes on with where it is chained of streams of several codecs, which
/// FFmpeg ends at; empty where all of it is `first`. Looks at the header of every page.
std::string oggGoesOnAs(DescriptorInput& input, std::string_view first);

/// An Ogg file that ends in the middle of a page.
bool oggEndsInsideAPage(DescriptorInput& input);

/// A WAV file shorter than its "data" chunk says. One that never knew its length (written to a pipe) is not cut.
bool wavIsCut(DescriptorInput& input);

/// An ASF/WMA file that is much shorter than its header says.
bool asfIsCut(DescriptorInput& input);

} // namespace tonekin
