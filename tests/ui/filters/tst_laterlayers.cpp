// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/laterlayersview.h"

#include "filters/excitingpatches.h"
#include "filters/laterunitpanel.h"
#include "filters/noteseditor.h"
#include "filters/patchcard.h"
#include "filters/stimuluspatch.h"
#include "filters/unitlistbox.h"
#include "library/rootstore.h"
#include "library/syntheticlibrary.h"
#include "library/trackstore.h"
#include "lists/emptystate.h"
#include "lists/trackactions.h"
#include "lists/tracktableview.h"
#include "player/nowplaying.h"
#include "preferences/preferences.h"
#include "theme/theme.h"
#include "ui/accessiblewalk.h"
#include "ui/fakemodel.h"
#include "worker/fakenetwork.h"

#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr int tracks = 8;

/// A library whose files are orders to the fake decoder, and the view over it.
struct Opened {
    explicit Opened(bool withPeaks = true, const std::string& fakeModel = "good")
    {
        Theme::current().apply(ThemeChoice::Light);
        model = made::model(folder.path("."));
        options.libraryFile = folder.path("library.sqlite");
        options.modelManifest = model.manifest;
        Library library = made::openForWriting(options.libraryFile);
        const auto root = library.roots().add(folder.path("."));
        for (int i = 0; i < tracks; ++i) {
            made::MadeTrack track;
            track.relativePath = "track" + std::to_string(i);
            track.tags.title = "Tune " + std::to_string(i);
            track.tags.artist = "Band " + std::to_string(i);
            track.tags.album = "Album " + std::to_string(i);
            track.model = model.hash;
            track.filters.resize(made::Model::filters);
            track.hidden.resize(made::Model::hiddenUnits);
            if (withPeaks)
                track.laterPeaks = peaksOf(i);
            ids.push_back(made::add(library, *root, track));
            if (i != 6) // is gone
                folder.track(track.relativePath, i == 5 ? "bad-file" : "tune " + std::to_string(i));
        }
        (void)library.tracks().markMissing(ids[6]);
        service = std::make_unique<ActivationService>(folder.options(fakeModel));
        session = std::make_unique<LibrarySession>(options, [] { return ScanPreferences{}; });
        learned = std::make_unique<LearnedNetwork>(*session);
        actions = std::make_unique<TrackActions>(*session, nullptr);
        view =
            std::make_unique<LaterLayersView>(UnitParts{*session, *learned, *actions, playing, preferences}, *service);
        view->resize(1100, 800);
        view->show();
        session->open();
    }

    /// Filter 3 of layer 2 answers to track 7 most, then 6, 5 ...; filter 4 the other way round; all others alike.
    static std::vector<std::vector<FilterPeak>> peaksOf(int track)
    {
        std::vector<std::vector<FilterPeak>> peaks;
        for (const int filters : made::Model::laterFilters)
            peaks.emplace_back(static_cast<std::size_t>(filters), FilterPeak{1.0F, 0.0F});
        peaks[0][3] = {1.0F + static_cast<float>(track), 0.1F * static_cast<float>(track % 4)};
        peaks[0][4] = {1.0F + static_cast<float>(tracks - track), 0.0F};
        return peaks;
    }

    bool waitForUnits() const
    {
        return QTest::qWaitFor([this] { return learned->network() && learned->activations().isComplete(); }) &&
               view->view().model()->rowCount() == 16;
    }
    bool waitForList(std::size_t rows) const
    {
        return QTest::qWaitFor([&] { return view->panel().list().tracks().size() == rows; });
    }
    PatchCard& card(int place) const { return *view->panel().patches().cards()[static_cast<std::size_t>(place)]; }
    int shownFilter(int row) const { return view->view().model()->index(row, 0).data().toInt(); }

    FakeModelFolder folder;
    Preferences preferences{QString::fromStdString(folder.path("preferences.conf").string())};
    NowPlaying playing;
    SessionOptions options;
    made::Model model;
    std::vector<TrackId> ids;
    std::unique_ptr<ActivationService> service;
    std::unique_ptr<LibrarySession> session;
    std::unique_ptr<LearnedNetwork> learned;
    std::unique_ptr<TrackActions> actions;
    std::unique_ptr<LaterLayersView> view;
};

} // namespace

class TestLaterLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLaterLayerCanBeChosen()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        QCOMPARE(opened.view->layerBox().count(), 3);
        QCOMPARE(opened.view->panel().unit(), (NetworkUnit{{2}, 0}));
        opened.view->choose({{4}, 17});
        QCOMPARE(opened.view->view().model()->rowCount(), 24);
        QCOMPARE(opened.view->layerBox().currentIndex(), 2);
        QCOMPARE(opened.view->panel().unit(), (NetworkUnit{{4}, 17}));
        opened.view->choose({{4}, 24}); // there is none
        opened.view->choose({{5}, 0});
        opened.view->choose({{1}, 0});
        QCOMPARE(opened.view->panel().unit(), (NetworkUnit{{4}, 17}));
    }
    void theStrongestMomentsStandSideBySide()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        opened.view->choose({{2}, 3});
        QVERIFY(opened.waitForList(tracks));
        QCOMPARE(opened.view->panel().list().tracks().front(), opened.ids[7]);
        QTRY_VERIFY_WITH_TIMEOUT(
            opened.card(0).hasPicture() && opened.card(3).hasPicture() && opened.card(4).hasPicture(), 20000);
        QCOMPARE(opened.card(0).accessibleName(), QStringLiteral("Tune 7"));
        QCOMPARE(opened.card(0).accessibleDescription(), QStringLiteral("0:00.3 · Band 7"));
        QVERIFY(opened.card(0).isEnabled());
    }
    void whatCannotBeShownSaysWhyAndTheOthersStay()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        opened.view->choose({{2}, 3});
        QTRY_VERIFY_WITH_TIMEOUT(opened.card(0).hasPicture() && opened.card(3).hasPicture(), 20000);
        QVERIFY(!opened.card(1).hasPicture() && opened.card(1).message().contains(QStringLiteral("not found")));
        QVERIFY(!opened.card(1).isEnabled()); // its file is gone
        QTRY_VERIFY(opened.card(2).message() != QStringLiteral("Fetching the sound…"));
        QVERIFY(!opened.card(2).hasPicture() && !opened.card(2).message().isEmpty()); // is damaged
    }
    void aCardPlaysFromJustBeforeItsMoment()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        opened.view->choose({{2}, 3});
        QTRY_VERIFY_WITH_TIMEOUT(opened.card(0).hasPicture(), 20000);
        QSignalSpy played(&opened.view->panel(), &LaterUnitPanel::playRequested);
        QTest::mouseClick(&opened.card(0), Qt::LeftButton);
        QCOMPARE(played.count(), 1);
        const auto moments = played.first().first().value<std::vector<PlayMoment>>();
        QCOMPARE(moments.front().id, opened.ids[7]);
        QCOMPARE(moments.front().seconds, playedFrom(0.3));
        QVERIFY2(moments.front().why.contains(QStringLiteral("filter 3 of layer 2")), qPrintable(moments.front().why));
    }
    void filtersAreFoundByNumberAndName()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        opened.learned->notebook().write({{{2}, 11}, "gospel choir", {}, 0}, QStringLiteral("name"));
        QLineEdit* search = &opened.view->searchField();
        QTest::keyClicks(search, QStringLiteral("1"));
        QCOMPARE(opened.view->view().model()->rowCount(), 7); // 1 10 11 12 13 14 15
        search->clear();
        QTest::keyClicks(search, QStringLiteral("CHOIR"));
        QCOMPARE(opened.view->view().model()->rowCount(), 1);
        QCOMPARE(opened.shownFilter(0), 11);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(opened.view->panel().unit(), (NetworkUnit{{2}, 11}));
    }
    void forATrackTheMostUnusualFiltersComeFirst()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        QCOMPARE(opened.view->orderBox().count(), 1);
        opened.view->setTrack(opened.ids[7]);
        QCOMPARE(opened.view->orderBox().count(), 2);
        QVERIFY(opened.view->orderBox().itemText(1).contains(QStringLiteral("Tune 7")));
        opened.view->orderBox().setCurrentIndex(1);
        Q_EMIT opened.view->orderBox().activated(1);
        QCOMPARE(opened.shownFilter(0), 3);
        QCOMPARE(opened.view->panel().unit().index, 0); // what is shown stays
        opened.view->setTrack(opened.ids[0]);
        QCOMPARE(opened.shownFilter(0), 4);
        opened.view->setTrack(std::nullopt);
        QCOMPARE(opened.view->orderBox().count(), 1);
        QCOMPARE(opened.shownFilter(0), 0);
    }
    void tracksOfAnOlderProgramAreSaidAndCanBeAnalysedAgain()
    {
        Opened opened(false);
        QVERIFY(opened.waitForUnits());
        QTRY_VERIFY(opened.view->panel().noticeText().startsWith(QStringLiteral("8 of your tracks")));
        QVERIFY(opened.view->panel().list().tracks().empty());
        Opened whole;
        QVERIFY(whole.waitForUnits());
        QVERIFY(whole.view->panel().noticeText().isEmpty());
    }
    void aSoundIsMadeWhenItIsAskedFor()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        opened.view->choose({{2}, static_cast<int>(NetworkOrder::Analyse)});
        StimulusPatch& made = opened.view->panel().patches().made();
        QTRY_COMPARE(made.unit(), (NetworkUnit{{2}, 0}));
        QVERIFY(!made.card().hasPicture() && !made.isBeingMade());
        QTest::mouseClick(made.findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(made.isBeingMade());
        QTRY_VERIFY_WITH_TIMEOUT(made.card().hasPicture(), 20000);
        QVERIFY(made.card().accessibleName().contains(QStringLiteral("gradient ascent")));
        QVERIFY(made.card().accessibleDescription().contains(QStringLiteral("2.0")));
        QVERIFY(!made.card().isEnabled()); // it is no sound that could be played
    }
    void makingCanBeGivenUpAndAnotherFilterGivesItUp()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        opened.view->choose({{2}, static_cast<int>(NetworkOrder::Hang)});
        StimulusPatch& made = opened.view->panel().patches().made();
        QTRY_COMPARE(made.unit().index, static_cast<int>(NetworkOrder::Hang));
        auto* button = made.findChild<QPushButton*>();
        button->click();
        QCOMPARE(button->text(), QStringLiteral("Cancel"));
        button->click();
        QVERIFY(!made.isBeingMade());
        button->click();
        QVERIFY(made.isBeingMade());
        opened.view->choose({{2}, 0});
        QTRY_VERIFY(!made.isBeingMade());
        QVERIFY(!made.card().hasPicture());
    }
    void aDamagedModelIsSaidWhereTheSoundWouldBe()
    {
        Opened opened(true, "damaged");
        QVERIFY(opened.waitForUnits());
        opened.view->choose({{2}, 3});
        QTRY_VERIFY_WITH_TIMEOUT(opened.card(0).hasPicture(), 20000); // these need no network
        StimulusPatch& made = opened.view->panel().patches().made();
        made.findChild<QPushButton*>()->click();
        QTRY_VERIFY(made.card().message().startsWith(QStringLiteral("Nothing was made.")));
        QVERIFY(!made.isBeingMade());
    }
    void withoutAModelThereIsAReason()
    {
        Opened opened;
        SessionOptions options = opened.options;
        options.modelManifest = opened.folder.path("nowhere.json");
        LibrarySession session(options, [] { return ScanPreferences{}; });
        LearnedNetwork learned(session);
        LaterLayersView view(UnitParts{session, learned, *opened.actions, opened.playing, opened.preferences},
                             *opened.service);
        view.show();
        auto* empty = view.findChild<EmptyState*>();
        QTRY_VERIFY(learned.loader().error().has_value());
        QTRY_VERIFY(empty->isVisible() && !empty->title().isEmpty());
    }
    void everythingThatTakesTheFocusHasAName()
    {
        Opened opened;
        QVERIFY(opened.waitForUnits());
        opened.view->choose({{2}, 3});
        QVERIFY(opened.waitForList(tracks));
        QCOMPARE(unnamedFocusable(*opened.view), QStringList());
    }

    // The card itself
    void aPatchIsDrawnLowBandsAtTheBottomTimeToTheRight()
    {
        MelSpectrogram mel{128, 21.5, std::vector<float>(128 * 20, 0.0F), {{0, 0.0}}};
        const MelFrontEnd frontEnd;
        mel.values[15 * 128 + 10] = static_cast<float>(std::log1p(frontEnd.logGain)); // full scale, late and low
        mel.values[3 * 128 + 100] = -5.0F;                                            // below what can be drawn
        mel.values[4 * 128 + 100] = 1e9F;                                             // and above
        const SpectrogramPicture picture = pictureOf(mel, frontEnd);
        QCOMPARE(picture.columns, 20);
        QCOMPARE(picture.values[15 * 128 + 10], std::uint8_t{255});
        QCOMPARE(picture.values[3 * 128 + 100], std::uint8_t{0});
        QCOMPARE(picture.values[4 * 128 + 100], std::uint8_t{255});
        mel.values[4 * 128 + 100] = 0.0F;
        PatchCard card;
        card.resize(card.sizeHint());
        card.setPicture(pictureOf(mel, frontEnd), frontEnd);
        const QImage image = card.grab().toImage();
        const QRectF plot = card.plot();
        const auto greyAt = [&](double frame, double band) {
            return qGray(image.pixel(static_cast<int>(plot.left() + (frame + 0.5) / 20.0 * plot.width()),
                                     static_cast<int>(plot.bottom() - (band + 0.5) / 128.0 * plot.height())));
        };
        QVERIFY(greyAt(15, 10) > 100);
        QVERIFY(greyAt(15, 110) < 20 && greyAt(4, 10) < 20);
        // Words below and left of the plot.
        std::set<QRgb> inks;
        for (int x = 0; x < static_cast<int>(plot.left()) - 4; ++x)
            for (int y = 0; y < static_cast<int>(plot.bottom()); ++y)
                inks.insert(image.pixel(x, y));
        QVERIFY(inks.size() > 3);
    }
};

QTEST_MAIN(TestLaterLayers)
#include "tst_laterlayers.moc"
