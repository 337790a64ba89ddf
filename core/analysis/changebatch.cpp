// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/changebatch.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace tonekin {

namespace {

bool mayPass(const Error& error)
{
    return error.code == ErrorCode::DiskFull || error.code == ErrorCode::LibraryInUse;
}

void sleepUnlessStopped(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

} // namespace

ChangeBatch::ChangeBatch(std::chrono::milliseconds betweenTries)
    : m_betweenTries(betweenTries)
{
}

void ChangeBatch::add(LibraryChange change)
{
    m_changes.push_back(std::move(change));
}

/// One transaction. A change that fails for a reason of its own is replaced, and all is tried again by the caller's
/// loop below; the error then is Cancelled, which no change gives.
Status ChangeBatch::writeAll(Library& library)
{
    if (auto begun = library.begin(); !begun)
        return begun;
    for (LibraryChange& change : m_changes) {
        auto written = change.write(library);
        if (written)
            continue;
        const Error error = written.error();
        (void)library.rollBack(); // what went wrong first is what counts
        if (mayPass(error) || !change.otherwise)
            return error;
        change = change.otherwise(error);
        return Error{ErrorCode::Cancelled, error.detail};
    }
    return library.commit();
}

Status ChangeBatch::commit(Library& library, const std::stop_token& stop,
                           const std::function<void(const Error*)>& waiting)
{
    if (m_changes.empty())
        return ok();
    bool waited = false;
    for (auto written = writeAll(library); !written; written = writeAll(library)) {
        if (written.error().code == ErrorCode::Cancelled)
            continue; // one change was replaced
        if (!mayPass(written.error()) || stop.stop_requested())
            return written;
        waited = true;
        waiting(&written.error());
        sleepUnlessStopped(m_betweenTries, stop);
    }
    if (waited)
        waiting(nullptr);
    for (const LibraryChange& change : std::exchange(m_changes, {})) {
        if (change.committed)
            change.committed(); // may add the next changes
    }
    return ok();
}

} // namespace tonekin
