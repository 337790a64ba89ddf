// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Files as no honest program writes them: cut, damaged, lying, or made to hurt a reader.
namespace tonekin::test {

std::string readBytes(const std::filesystem::path& file);
void writeBytes(const std::filesystem::path& file, std::string_view bytes);

/// Keeps the first part (0..1) of a file.
void cutFile(const std::filesystem::path& file, double part);
/// Overwrites bytes at places chosen by the seed, none before `from`.
void damageBytes(const std::filesystem::path& file, int count, std::size_t from, std::uint32_t seed = 1);
/// Replaces the first occurrence of a word by another of the same length; false when it is not there.
bool patchBytes(const std::filesystem::path& file, std::string_view word, std::string_view by);

/// An ID3v2.3 frame: four letters and its body.
using Id3Frame = std::pair<std::string, std::string>;
/// The body of a text frame: 0 Latin-1, 1 UTF-16 with mark, 3 UTF-8 (by ID3v2.4 only, but found in the wild).
std::string id3Text(char encoding, std::string_view bytes);
std::string id3Tag(const std::vector<Id3Frame>& frames, std::size_t padding = 0);

/// A tag of that size that takes no room on disk, before the bytes of `audio`.
void writeSparseId3(const std::filesystem::path& file, const std::filesystem::path& audio, std::int64_t tagBytes);
/// About a megabyte that unpacks to `unpackedBytes`, before the bytes of `audio`.
void writeId3Bomb(const std::filesystem::path& file, const std::filesystem::path& audio, std::int64_t unpackedBytes);

/// An M4A of atoms within atoms within atoms.
void writeNestedAtoms(const std::filesystem::path& file, int depth);
/// The same, hidden in a place that players of the audio in `m4a` never look at.
void appendNestedAtoms(const std::filesystem::path& m4a, int depth);

/// A grey PNG of any size; a small file however large the picture.
std::string greyPng(int width, int height);
/// All that comes before the first frame of a FLAC file.
std::string flacHeader(const std::filesystem::path& flac);
/// A FLAC file with `picture` (PNG) as its front cover, from one without.
void addFlacPicture(const std::filesystem::path& flac, std::string_view picture);

/// A mono FLAC file of `hours` of digital silence, about 0.7 MB an hour.
void writeSilentFlac(const std::filesystem::path& file, double hours, int sampleRate);

/// One bit a sample, mono, a tone; DSD64 has 2.8224 million bits a second. As Sony's DSF and as Philips's DSDIFF.
void writeDsf(const std::filesystem::path& file, double hertz, double seconds, std::uint64_t bitsASecond = 2'822'400);
void writeDff(const std::filesystem::path& file, double hertz, double seconds, std::uint64_t bitsASecond = 2'822'400);

/// A tone of 44.1 kHz, mono, 16 bits, as the program "shorten" packs it, each sample by itself.
void writeShorten(const std::filesystem::path& file, double hertz, double seconds);

} // namespace tonekin::test
