// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <functional>
#include <utility>

namespace tonekin {

/// Asks something on another thread and receives only the reply to the newest question: what was asked before is
/// dropped when it comes. Its owner is a member's owner, in whose thread (with an event loop; mostly the GUI's)
/// everything is called and replies are received. When it goes away it waits for what it asked last, and receives
/// nothing any more. Work that was asked before that may still run then, so it holds what it needs by value.
template <typename T>
class LatestJob {
public:
    using Receive = std::function<void(T reply)>;

    explicit LatestJob(Receive receive)
        : m_receive(std::move(receive))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher, [this] { finish(); });
    }

    ~LatestJob()
    {
        m_watcher.disconnect();
        wait();
    }

    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;

    /// `work` takes nothing and gives a T; it runs on one of the program's shared threads.
    template <typename Work>
    void ask(Work work)
    {
        follow(QtConcurrent::run(std::move(work)));
    }

    /// The same for work that somebody else has started.
    void follow(const QFuture<T>& work)
    {
        m_isUnderWay = true;
        m_watcher.setFuture(work);
    }

    /// The reply to what was asked is not wanted any more.
    void drop() { m_isUnderWay = false; }

    /// Blocks until the work is done; its reply may still come. For work that must end before the next begins.
    void wait()
    {
        if (m_watcher.isRunning()) // one whose reply was taken would never finish again
            m_watcher.waitForFinished();
    }

    /// Asked, neither received nor dropped.
    bool isUnderWay() const { return m_isUnderWay; }

private:
    void finish()
    {
        QFuture<T> work = m_watcher.future();
        if (std::exchange(m_isUnderWay, false) && work.resultCount() > 0)
            m_receive(work.takeResult());
    }

    Receive m_receive;
    QFutureWatcher<T> m_watcher;
    bool m_isUnderWay = false;
};

} // namespace tonekin
