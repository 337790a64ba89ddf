// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tonekin {

/// An ID3v2 tag at the start of the file that holds a packed frame which would unpack to more than 64 MB.
bool id3TagIsABomb(int descriptor);

/// An MP4 file whose atoms lie in each other deeper than any real one's: TagLib walks them by recursion.
bool mp4NestsTooDeep(int descriptor);

} // namespace tonekin
