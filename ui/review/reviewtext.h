// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/reviewitem.h"

#include <filesystem>
#include <span>
#include <string>

namespace tonekin {

enum class ReviewFormat { Csv, Json };

/// By its ending; a table where that says nothing.
ReviewFormat reviewFormatOf(const std::filesystem::path& file);

/// Items of the review for other programs, with every track that they are about. Names of columns and decisions are
/// English, evidence is in the window's language. CSV: a line a track, UTF-8 with the mark by which spreadsheets know
/// it.
std::string reviewText(std::span<const ReviewItem> items, ReviewFormat format);

} // namespace tonekin
