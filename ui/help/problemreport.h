// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tonekin {

class LibrarySession;

enum class ReportPaths { LeftOut, Told };

/// What somebody who mends the program asks first, as plain English text: versions, the system, the model, counts of
/// the library, what went wrong. Without names of tracks and folders; with ReportPaths::Told the paths and details of
/// the latest problems, too. Nothing is sent anywhere. GUI thread.
QString problemReport(const LibrarySession& session, ReportPaths paths);

} // namespace tonekin
