// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// A disk that fails on demand, below SQLite: it stands between every connection of this process and the real files.
/// For tests of one thread.
namespace tonekin::failingstorage {

enum class Kind { Error, Full };

/// Once, before the first connection.
void install();
/// The n-th operation (opening, reading, writing, cutting, syncing, mapping) from now on fails; with `forEver` all
/// after it too.
void failOperation(int number, Kind kind, bool forEver);
/// Nothing can grow any more.
void fillUp();
void heal();
/// True when the operation that was to fail came.
bool hasFailed();

/// Once, before the first connection: SQLite's memory comes from here. The n-th allocation from now on fails.
void installMemory();
void failAllocation(int number);

} // namespace tonekin::failingstorage
