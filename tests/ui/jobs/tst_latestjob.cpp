// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/latestjob.h"

#include <QPromise>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace tonekin {

namespace {

constexpr int longEnoughMs = 50; // for a reply that must not come

} // namespace

class TestLatestJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReplyComesToTheOneWhoAsked()
    {
        QThread* worked = nullptr;
        QThread* received = nullptr;
        int reply = 0;
        LatestJob<int> job([&](int value) {
            reply = value;
            received = QThread::currentThread();
        });
        QVERIFY(!job.isUnderWay());
        job.ask([&worked] {
            worked = QThread::currentThread();
            return 7;
        });
        QVERIFY(job.isUnderWay());
        QTRY_COMPARE(reply, 7);
        QVERIFY(!job.isUnderWay());
        QCOMPARE(received, QThread::currentThread());
        QVERIFY(worked != QThread::currentThread());
    }

    void onlyTheNewestQuestionIsReceived()
    {
        QSemaphore go;
        std::vector<int> replies;
        LatestJob<int> job([&](int value) { replies.push_back(value); });
        job.ask([&go] {
            go.acquire();
            return 1;
        });
        job.ask([] { return 2; });
        QTRY_COMPARE(replies, std::vector{2});
        go.release();
        QTest::qWait(longEnoughMs);
        QCOMPARE(replies, std::vector{2});
    }

    void whatWasDroppedNeverComes()
    {
        std::vector<int> replies;
        LatestJob<int> job([&](int value) { replies.push_back(value); });
        job.ask([] { return 1; });
        job.drop();
        QVERIFY(!job.isUnderWay());
        QTest::qWait(longEnoughMs);
        QVERIFY(replies.empty());
        job.ask([] { return 2; });
        QTRY_COMPARE(replies, std::vector{2});
    }

    void whoReceivesMayAskAgain()
    {
        std::vector<int> replies;
        std::optional<LatestJob<int>> job;
        job.emplace([&](int value) {
            replies.push_back(value);
            if (value < 3)
                job->ask([value] { return value + 1; });
        });
        job->ask([] { return 1; });
        QTRY_COMPARE(replies, (std::vector{1, 2, 3}));
        QVERIFY(!job->isUnderWay());
    }

    void whoGoesAwayWaitsAndReceivesNothing()
    {
        std::atomic<bool> isDone = false;
        bool received = false;
        {
            LatestJob<int> job([&](int) { received = true; });
            job.ask([&isDone] {
                QThread::msleep(longEnoughMs);
                isDone = true;
                return 1;
            });
        }
        QVERIFY(isDone);
        QTest::qWait(longEnoughMs);
        QVERIFY(!received);
    }

    void workThatWasGivenUpHasNoReply()
    {
        bool received = false;
        LatestJob<int> job([&](int) { received = true; });
        QPromise<int> promise;
        promise.start();
        job.follow(promise.future());
        promise.future().cancel();
        promise.finish();
        QTRY_VERIFY(!job.isUnderWay());
        QVERIFY(!received);
    }

    void replyIsMovedNotCopied()
    {
        std::unique_ptr<int> reply;
        LatestJob<std::unique_ptr<int>> job([&](std::unique_ptr<int> value) { reply = std::move(value); });
        job.ask([] { return std::make_unique<int>(5); });
        QTRY_VERIFY(reply);
        QCOMPARE(*reply, 5);
    }
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestLatestJob)
#include "tst_latestjob.moc"
