// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/failingstorage.h"

#include <cstdlib>
#include <cstring>
#include <sqlite3.h>

namespace tonekin::failingstorage {

namespace {

struct Plan {
    int operationsLeft = 0; // until the failure; 0: none is planned
    Kind kind = Kind::Error;
    bool forEver = false;
    bool full = false;
    bool failed = false;
};

Plan plan;
sqlite3_vfs* realStorage = nullptr;
sqlite3_vfs failingStorageVfs;

/// Counts an operation; true when it is to fail.
bool failsNow()
{
    if (plan.failed)
        return plan.forEver;
    if (plan.operationsLeft == 0 || --plan.operationsLeft > 0)
        return false;
    plan.failed = true;
    return true;
}

int failureOr(int error)
{
    return plan.kind == Kind::Full ? SQLITE_FULL : error;
}

/// What SQLite holds: our table of methods, with the real file right behind it.
struct File {
    sqlite3_file base;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* realOf(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file)->real();
}

int closeFile(sqlite3_file* file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}

int readFile(sqlite3_file* file, void* to, int bytes, sqlite3_int64 at)
{
    return failsNow() ? SQLITE_IOERR_READ : realOf(file)->pMethods->xRead(realOf(file), to, bytes, at);
}

int writeFile(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 at)
{
    if (failsNow())
        return failureOr(SQLITE_IOERR_WRITE);
    sqlite3_int64 size = 0;
    if (plan.full && realOf(file)->pMethods->xFileSize(realOf(file), &size) == SQLITE_OK && at + bytes > size)
        return SQLITE_FULL;
    return realOf(file)->pMethods->xWrite(realOf(file), from, bytes, at);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    return failsNow() ? SQLITE_IOERR_TRUNCATE : realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file* file, int flags)
{
    return failsNow() ? failureOr(SQLITE_IOERR_FSYNC) : realOf(file)->pMethods->xSync(realOf(file), flags);
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkReserved(sqlite3_file* file, int* result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}

int control(sqlite3_file* file, int what, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
}

int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int traits(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    if (failsNow())
        return failureOr(SQLITE_IOERR_SHMMAP);
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}

int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void barrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapShared(sqlite3_file* file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

constexpr sqlite3_io_methods methods{
    2,       closeFile,  readFile, writeFile, truncateFile, syncFile, fileSize,    lockFile, unlockFile, checkReserved,
    control, sectorSize, traits,   mapShared, lockShared,   barrier,  unmapShared, nullptr,  nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flagsOut)
{
    file->pMethods = nullptr;
    if (failsNow())
        return SQLITE_CANTOPEN;
    const int code = realStorage->xOpen(realStorage, name, realOf(file), flags, flagsOut);
    if (code == SQLITE_OK)
        file->pMethods = &methods;
    return code;
}

sqlite3_mem_methods realMemory;
int allocationsLeft = 0;

bool allocationFails()
{
    return allocationsLeft > 0 && --allocationsLeft == 0;
}

void* allocate(int bytes)
{
    return allocationFails() ? nullptr : realMemory.xMalloc(bytes);
}

void* reallocate(void* memory, int bytes)
{
    return allocationFails() ? nullptr : realMemory.xRealloc(memory, bytes);
}

} // namespace

void install()
{
    realStorage = sqlite3_vfs_find(nullptr);
    failingStorageVfs = *realStorage;
    failingStorageVfs.zName = "failing";
    failingStorageVfs.pNext = nullptr;
    failingStorageVfs.szOsFile = static_cast<int>(sizeof(File)) + realStorage->szOsFile;
    failingStorageVfs.xOpen = openFile;
    // The other functions take the storage they belong to from their first argument and only look at its data.
    sqlite3_vfs_register(&failingStorageVfs, 1);
}

void failOperation(int number, Kind kind, bool forEver)
{
    plan = {number, kind, forEver, false, false};
}

void fillUp()
{
    plan = {0, Kind::Full, false, true, false};
}

void heal()
{
    plan = {};
    allocationsLeft = 0;
}

bool hasFailed()
{
    return plan.failed;
}

void installMemory()
{
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &realMemory);
    sqlite3_mem_methods failing = realMemory;
    failing.xMalloc = allocate;
    failing.xRealloc = reallocate;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
    // Otherwise small allocations come from a pool of each connection and never pass by here.
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
}

void failAllocation(int number)
{
    allocationsLeft = number;
}

} // namespace tonekin::failingstorage
