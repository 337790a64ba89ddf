// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/nowplaying.h"

#include "ui/playerfakes.h"

#include <QSignalSpy>
#include <QTest>

namespace tonekin {

using State = PlaybackEngine::State;

class TestNowPlaying : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingPlaysBeforeAnEngineIsFollowed()
    {
        const NowPlaying playing;
        QVERIFY(!playing.item());
        QVERIFY(!playing.track());
        QVERIFY(!playing.isSounding());
    }

    void aTrackIsPlayedUntilItIsStopped()
    {
        NowPlaying playing;
        QSignalSpy changed(&playing, &NowPlaying::changed);
        PlaybackItem item;
        item.id = {7};
        item.title = "Tune";
        item.why = "From “Sounds like”";
        playing.set(&item, State::Playing);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(playing.track(), std::optional(TrackId{7}));
        QCOMPARE(playing.item()->title, QString("Tune"));
        QCOMPARE(playing.item()->why, item.why);
        QVERIFY(playing.isSounding());
        playing.set(&item, State::Paused);
        QCOMPARE(playing.track(), std::optional(TrackId{7}));
        QVERIFY(!playing.isSounding());
        playing.set(&item, State::Stopped);
        QVERIFY(!playing.track());
        QCOMPARE(playing.item()->id, TrackId{7}); // the player bar still shows it
        QCOMPARE(changed.count(), 3);
    }

    void anEngineThatIsFollowedSaysWhatPlaysAndWhere()
    {
        test::Loudspeaker speaker;
        PlaybackEngine engine({}, std::make_unique<test::FakeDevices>(speaker));
        NowPlaying playing;
        playing.follow(engine);
        QVERIFY(!playing.item());
        QSignalSpy changed(&playing, &NowPlaying::changed);
        QSignalSpy moved(&playing, &NowPlaying::moved);
        PlaybackItem item;
        item.id = {3};
        item.startSeconds = 4.0;
        engine.playQueue({item});
        QVERIFY(changed.count() > 0);
        QCOMPARE(playing.item()->id, TrackId{3});
        QCOMPARE(moved.back().at(0).value<TrackId>(), TrackId{3});
        QCOMPARE(moved.back().at(1).toDouble(), 4.0);
        QCOMPARE(playing.position(), 4.0);
    }
};

} // namespace tonekin

QTEST_GUILESS_MAIN(tonekin::TestNowPlaying)
#include "tst_nowplaying.moc"
