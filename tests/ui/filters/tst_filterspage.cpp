// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterfindings.h"
#include "filters/filterpanel.h"
#include "filters/filtersheetview.h"
#include "filters/filterspage.h"
#include "filters/hiddenunitsview.h"
#include "filters/kernelview.h"
#include "filters/noteseditor.h"
#include "filters/unitchart.h"
#include "filters/unitlistbox.h"
#include "filters/unitpanel.h"
#include "library/syntheticlibrary.h"
#include "library/trackstore.h"
#include "lists/emptystate.h"
#include "lists/trackactions.h"
#include "lists/tracktableview.h"
#include "player/nowplaying.h"
#include "preferences/preferences.h"
#include "theme/theme.h"
#include "ui/accessiblewalk.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace tonekin {

namespace {

enum class Heard { WithTheModel, WithAnother, Nothing };

/// The page over a library and a model of its own.
struct Opened {
    explicit Opened(Heard analysed = Heard::WithTheModel, std::vector<FilterName> names = made::names(),
                    int tracks = 120)
    {
        Theme::current().apply(ThemeChoice::Light);
        options.libraryFile = folder.filePath("library.sqlite").toStdString();
        model = made::model(folder.path().toStdString(), std::move(names));
        options.modelManifest = model.manifest;
        if (analysed == Heard::Nothing)
            made::openForWriting(options.libraryFile);
        else
            made::fill(options.libraryFile, tracks, analysed == Heard::WithTheModel ? model.hash : "an older one");
    }

    void start(QSize size = QSize(1200, 800))
    {
        session = std::make_unique<LibrarySession>(options, [] { return ScanPreferences{}; });
        learned = std::make_unique<LearnedNetwork>(*session);
        actions = std::make_unique<TrackActions>(*session, nullptr);
        page = std::make_unique<FiltersPage>(UnitParts{*session, *learned, *actions, playing, preferences});
        page->resize(size);
        page->show();
        session->open();
        QTRY_VERIFY(session->hasLoaded());
        QTRY_VERIFY((learned->network() || learned->loader().error()) && learned->activations().isComplete());
    }

    FilterPanel& open(int filter)
    {
        page->openFilter(filter);
        [[maybe_unused]] const bool listed = QTest::qWaitFor([this] {
            return page->panel()->moments().model().rowCount() > 0 && page->panel()->allAlong().model().rowCount() > 0;
        });
        return *page->panel();
    }

    QPushButton* button(const QString& text) const // nullptr: none is seen
    {
        for (QPushButton* button : page->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
    }

    QString wordsOf(QWidget& widget) const
    {
        QStringList texts;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            if (label->isVisibleTo(&widget))
                texts += label->text();
        return texts.join('\n');
    }

    QTemporaryDir folder;
    Preferences preferences{folder.filePath("preferences.conf")};
    NowPlaying playing;
    SessionOptions options;
    made::Model model;
    std::unique_ptr<LibrarySession> session;
    std::unique_ptr<LearnedNetwork> learned;
    std::unique_ptr<TrackActions> actions;
    std::unique_ptr<FiltersPage> page;
};

} // namespace

class TestFiltersPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void kernelsAreThereBeforeTheListsAre()
    {
        Opened opened;
        SessionOptions options = opened.options;
        options.libraryFile = opened.folder.filePath("none-yet.sqlite").toStdString();
        LibrarySession session(options, [] { return ScanPreferences{}; }); // never opened
        LearnedNetwork learned(session);
        TrackActions actions(session, nullptr);
        FiltersPage page({session, learned, actions, opened.playing, opened.preferences});
        page.resize(1000, 700);
        page.show();
        QTRY_VERIFY(learned.network());
        QCOMPARE(page.sheet()->order().size(), std::size_t{made::Model::filters});
        QVERIFY(page.noteText().isEmpty());
    }

    void aClickOnAFilterShowsWhatItWasMeasuredToRespondTo()
    {
        Opened opened;
        opened.start();
        FilterSheetView& sheet = *opened.page->sheet();
        QTest::mouseClick(sheet.viewport(), Qt::LeftButton, {}, sheet.shownRect(0).center().toPoint());
        QVERIFY(opened.page->panel() && opened.page->panel()->isVisible());
        QCOMPARE(opened.page->panel()->filter(), 0);
        const QString measured = opened.wordsOf(opened.page->panel()->findings());
        QVERIFY2(measured.contains("Responds to") && measured.contains("drums") && measured.contains("93 of 100"),
                 qPrintable(measured));
        QVERIFY(measured.contains("tom"));
        QTest::keyClick(&sheet, Qt::Key_Right); // the panel follows
        QCOMPARE(opened.page->panel()->filter(), 1);
        const QString described = opened.wordsOf(opened.page->panel()->findings());
        QVERIFY2(described.contains("Looks like") && !described.contains("Responds to"), qPrintable(described));
        QVERIFY(described.contains("around 200 Hz") && described.contains("Not measured"));
        QTest::keyClick(opened.page->panel(), Qt::Key_Escape);
        QVERIFY(!opened.page->panel()->isVisible());
    }

    void aRowPlaysFromJustBeforeItsMomentAndSaysWhy()
    {
        Opened opened;
        opened.start();
        FilterPanel& panel = opened.open(0);
        QSignalSpy played(opened.page.get(), &FiltersPage::playRequested);
        UnitListBox& list = panel.moments();
        QCOMPARE(list.model().rowCount(), 10);
        const int row = 2;
        QVERIFY(list.model().canPlay(row));
        Q_EMIT list.view().activated(list.model().index(row, 1));
        QCOMPARE(played.count(), 1);
        const auto moments = played.front().front().value<std::vector<PlayMoment>>();
        const UnitListRow& chosen = list.model().rowAt(row);
        QCOMPARE(moments.front().id, chosen.id);
        QVERIFY(std::abs(moments.front().seconds - std::max(0.0, *chosen.seconds - 1.5)) < 1e-6);
        QCOMPARE(moments.front().why, QString("Strongest moment of filter 0 (drums)"));
        QCOMPARE(moments.size(), std::size_t{8}); // and the rows after it
        const UnitListModel& others = panel.allAlong().model();
        int playable = 0;
        while (!others.canPlay(playable))
            ++playable;
        Q_EMIT panel.allAlong().view().clicked(others.index(playable, 0)); // the symbol in front
        QCOMPARE(played.count(), 2);
        QCOMPARE(played.back().front().value<std::vector<PlayMoment>>().front().why,
                 QString("Most of filter 0 (drums) all along"));
    }

    void atMostTwoOfAnAlbumAndNoCopiesAreListed()
    {
        Opened opened(Heard::WithTheModel, made::names(), 300);
        opened.start();
        FilterPanel& panel = opened.open(3);
        FilterOptions longer;
        longer.listLength = 50;
        opened.preferences.setFilterOptions(longer);
        QTRY_COMPARE(panel.moments().model().rowCount(), 50);
        std::map<QString, int> ofAlbum;
        std::set<TrackId> seen;
        for (const UnitListRow& row : panel.moments().model().list().rows) {
            QVERIFY(++ofAlbum[QString::fromStdString(opened.session->tracks()->find(row.id)->labels().album)] <= 2);
            QVERIFY(seen.insert(row.id).second);
            for (const TrackId copy : row.sameAudio)
                QVERIFY(!seen.contains(copy));
        }
    }

    void theRowOfTheTrackThatPlaysIsMarkedInEveryList()
    {
        Opened opened;
        opened.start();
        FilterPanel& panel = opened.open(0);
        UnitListBox& list = panel.allAlong();
        PlaybackItem item;
        item.id = list.model().rowAt(1).id;
        opened.playing.set(&item, PlaybackEngine::State::Playing);
        QVERIFY(!list.view().isPlayingRow(0));
        QVERIFY(list.view().isPlayingRow(1));
        FilterOptions longer;
        longer.listLength = 25;
        opened.preferences.setFilterOptions(longer); // other rows come
        QTRY_VERIFY(list.model().rowCount() > 10);
        QVERIFY(list.view().isPlayingRow(1));
        opened.playing.set(&item, PlaybackEngine::State::Stopped);
        QVERIFY(!list.view().isPlayingRow(1));
    }

    void aTrackWhoseFileIsGoneIsGreyNotPlayedAndToldWhy()
    {
        Opened opened;
        opened.start();
        const UnitListModel& model = opened.open(0).moments().model();
        const TrackId gone = model.rowAt(1).id;
        {
            Library library = made::openForWriting(opened.options.libraryFile);
            QVERIFY(bool(library.tracks().markMissing(gone)));
        }
        QTRY_VERIFY(!model.canPlay(model.rowOf(gone)));
        const int row = model.rowOf(gone);
        QCOMPARE(model.index(row, 1).data(Qt::ForegroundRole).value<QColor>(), Theme::current().colour(Role::DimText));
        QVERIFY(model.index(row, 1).data(Qt::ToolTipRole).toString().contains("not found"));
        QSignalSpy played(opened.page.get(), &FiltersPage::playRequested);
        Q_EMIT opened.page->panel()->moments().view().activated(model.index(row, 1));
        QVERIFY(played.isEmpty());
        Q_EMIT opened.page->panel()->moments().view().activated(model.index(0, 1));
        for (const PlayMoment& moment : played.front().front().value<std::vector<PlayMoment>>())
            QVERIFY(moment.id != gone);
    }

    void theListsBecomeSeedsAndPlaylists()
    {
        Opened opened;
        opened.start();
        FilterPanel& panel = opened.open(0);
        QSignalSpy seeds(opened.page.get(), &FiltersPage::seedsRequested);
        QSignalSpy playlists(&panel, &FilterPanel::playlistRequested);
        Q_EMIT panel.moments().seedsRequested();
        QCOMPARE(seeds.front().front().value<std::vector<TrackId>>(), panel.moments().tracks());
        Q_EMIT panel.allAlong().playlistRequested();
        const auto list = playlists.front().front().value<UnitPlaylist>();
        QCOMPARE(list.name, QString("Most of filter 0 (drums) all along"));
        QCOMPARE(list.tracks, panel.allAlong().tracks());
    }

    void theDistributionMarksTheListAndHasATable()
    {
        Opened opened;
        opened.start();
        FilterPanel& panel = opened.open(4);
        auto* chart = panel.findChild<UnitChart*>();
        auto* table = chart->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), UnitChart::bins);
        const auto sumOf = [table](int column) {
            int sum = 0;
            for (int row = 0; row < table->rowCount(); ++row)
                sum += QLocale().toInt(table->item(row, column)->text());
            return sum;
        };
        QCOMPARE(sumOf(1), static_cast<int>(opened.learned->activations().tracks()));
        QCOMPARE(sumOf(2), 10);
        chart->findChild<QToolButton*>()->click();
        QVERIFY(table->isVisible());
    }

    void theUsersOwnNameIsUsedEverywhere()
    {
        Opened opened;
        opened.start();
        FilterPanel& panel = opened.open(1); // has a descriptor only
        panel.notes().nameField().setText("Thump");
        panel.notes().keep();
        QSignalSpy played(opened.page.get(), &FiltersPage::playRequested);
        Q_EMIT panel.moments().view().activated(panel.moments().model().index(0, 1));
        QCOMPARE(played.front().front().value<std::vector<PlayMoment>>().front().why,
                 QString("Strongest moment of filter 1 (Thump)"));
        QVERIFY(opened.page->sheet()->readOut().contains("Thump"));
        opened.session->history().stack().undo();
        QVERIFY(panel.notes().nameField().text().isEmpty());
        QVERIFY(opened.page->sheet()->readOut().contains("looks like"));
    }

    void theSheetIsSortedByNameByUseAndByLikeness()
    {
        Opened opened;
        opened.start();
        FilterOptions options;
        options.order = FilterOrder::Name;
        opened.preferences.setFilterOptions(options);
        std::vector<int> byName = opened.page->sheet()->order();
        std::vector<QString> names;
        for (const int filter : byName)
            if (const FilterName* name = opened.learned->nameOf(filter); name->kind == FilterNameKind::Measured)
                names.push_back(QString::fromStdString(name->name));
        QVERIFY(std::ranges::is_sorted(names));
        QVERIFY(opened.learned->nameOf(byName.back())->kind == FilterNameKind::Descriptor);
        options.order = FilterOrder::Use;
        opened.preferences.setFilterOptions(options);
        const auto use = [&](int filter) {
            return opened.learned->activations().rankings()->read([&](const UnitRankings& all) {
                return all.distribution({{1}, filter}, RankBy::Mean, 1).mean;
            });
        };
        QVERIFY(std::ranges::is_sorted(opened.page->sheet()->order(), std::ranges::greater(), use));
        options.order = FilterOrder::Likeness;
        opened.preferences.setFilterOptions(options);
        QTRY_COMPARE(opened.page->sheet()->order(), opened.learned->loader().byLikeness());
        opened.preferences.setFilterOptions({});
        QVERIFY(std::ranges::is_sorted(opened.page->sheet()->order()));
    }

    void aModelWithoutNamesSaysSo()
    {
        Opened opened(Heard::WithTheModel, {});
        opened.start();
        FilterPanel& panel = opened.open(2);
        QVERIFY(opened.wordsOf(panel.findings()).contains("without measured names"));
        QVERIFY(panel.kernelView().isVisible());
        QCOMPARE(panel.moments().model().rowCount(), 10);
    }

    void aLibraryOfAnotherModelIsSaidAndItsListsStayUsable()
    {
        Opened opened(Heard::WithAnother);
        opened.start();
        QVERIFY2(opened.page->noteText().contains("another network"), qPrintable(opened.page->noteText()));
        QVERIFY(opened.button("Analyse again"));
        FilterPanel& panel = opened.open(0);
        QCOMPARE(panel.moments().model().rowCount(), 10);
        QVERIFY(!panel.kernelView().isVisible()); // it is not the picture of this filter
        const QString words = opened.wordsOf(panel.findings());
        QVERIFY2(!words.contains("drums") && words.contains("another network"), qPrintable(words));
        panel.notes().nameField().setText("Old kick");
        panel.notes().keep();
        QTRY_COMPARE(opened.session->unitNotes("an older one").size(), std::size_t{1});
    }

    void withoutAModelItIsSaidWhatToDoAndListsAreThere_data()
    {
        QTest::addColumn<bool>("damaged");
        QTest::newRow("missing") << false;
        QTest::newRow("damaged") << true;
    }

    void withoutAModelItIsSaidWhatToDoAndListsAreThere()
    {
        QFETCH(bool, damaged);
        Opened opened;
        if (damaged)
            std::filesystem::resize_file(opened.folder.filePath("made.safetensors").toStdString(), 100);
        else
            std::filesystem::remove(opened.model.manifest);
        opened.start();
        QVERIFY(opened.learned->loader().error());
        const auto states = opened.page->findChildren<EmptyState*>();
        QVERIFY(std::ranges::any_of(
            states, [](const EmptyState* state) { return state->isVisible() && !state->title().isEmpty(); }));
        FilterPanel& panel = opened.open(2);
        QCOMPARE(panel.moments().model().rowCount(), 10);
        QVERIFY(!panel.kernelView().isVisible());
        QVERIFY(opened.wordsOf(panel.findings()).contains("no picture"));
    }

    void withNothingAnalysedTheKernelsAreThereAndItIsSaidWhatComes()
    {
        Opened opened(Heard::Nothing);
        opened.start();
        QVERIFY(opened.learned->network());
        QVERIFY(opened.page->noteText().contains("No track has been analysed"));
        QPushButton* button = opened.button("Add a folder …");
        QVERIFY(button);
        QSignalSpy asked(opened.page.get(), &FiltersPage::chooseFolderRequested);
        button->click();
        QCOMPARE(asked.count(), 1);
        opened.page->openFilter(0);
        QVERIFY(opened.page->panel()->kernelView().isVisible());
        opened.page->showLayers(FiltersPage::Layers::Hidden);
        const auto states = opened.page->findChildren<EmptyState*>();
        QVERIFY(std::ranges::any_of(states, [](const EmptyState* state) { return state->isVisible(); }));
    }

    void hiddenUnitsAreFoundByNumberNameAndTagWord()
    {
        Opened opened(Heard::WithTheModel, made::names(), 450);
        opened.start();
        opened.page->showLayers(FiltersPage::Layers::Hidden);
        HiddenUnitsView& hidden = *opened.page->hiddenUnits();
        QTRY_COMPARE(hidden.model().rowCount(), made::Model::hiddenUnits);
        QTRY_VERIFY(!hidden.model().wordsOf(10).empty());
        QLineEdit* search = &hidden.searchField();
        QTest::keyClicks(search, "kestrel");
        QVERIFY(hidden.model().rowCount() >= 1 && hidden.model().rowCount() < 5);
        QVERIFY(hidden.model().rowOf(10) >= 0);
        search->clear();
        QTest::keyClicks(search, "17");
        QCOMPARE(hidden.model().rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(hidden.panel().unit(), 17);
        hidden.panel().notes().nameField().setText("Choirs");
        hidden.panel().notes().keep();
        search->clear();
        QTest::keyClicks(search, "choir");
        QCOMPARE(hidden.model().rowCount(), 1);
        QCOMPARE(hidden.model().unitAt(0), 17);
        search->clear();
        hidden.choose(10);
        QTRY_COMPARE(hidden.panel().unit(), 10);
        QVERIFY2(hidden.panel().hintText().contains("Kestrel"), qPrintable(hidden.panel().hintText()));
        QTRY_COMPARE(hidden.panel().list().model().rowCount(), 10);
        QCOMPARE(opened.session->tracks()->find(hidden.panel().list().model().rowAt(0).id)->artist->shown,
                 QString("Kestrel"));
    }

    void theUnitsThatATrackFiresAreShownForTheTrackInHand()
    {
        Opened opened(Heard::WithTheModel, made::names(), 300);
        opened.start();
        opened.page->showLayers(FiltersPage::Layers::Hidden);
        HiddenUnitsView& hidden = *opened.page->hiddenUnits();
        QTRY_COMPARE(hidden.model().rowCount(), made::Model::hiddenUnits);
        QVERIFY(!hidden.firingButton().isEnabled());
        const auto& tracks = opened.session->tracks()->tracks;
        const auto of = [&](const char* artist) {
            return (*std::ranges::find_if(tracks,
                                          [&](const auto& t) { return t->hasEmbedding && t->artist->shown == artist; }))
                ->id;
        };
        opened.page->setInspected(of("Kestrel"));
        QVERIFY(hidden.firingButton().isEnabled());
        hidden.firingButton().click();
        QTRY_VERIFY(hidden.model().showsFiring());
        QCOMPARE(hidden.model().unitAt(0), 10);
        opened.page->setInspected(of("Anna Lindqvist"));
        QTRY_VERIFY(hidden.model().unitAt(0) != 10 && hidden.model().rowOf(0) >= 0 && hidden.model().rowOf(0) < 6);
        hidden.firingButton().click();
        QCOMPARE(hidden.model().rowCount(), made::Model::hiddenUnits);
    }

    void whereThereIsLittleRoomThePanelHasAllOfIt()
    {
        Opened opened;
        opened.start({640, 600});
        opened.open(3);
        QVERIFY(opened.page->panel()->isVisible() && !opened.page->sheet()->isVisible());
        opened.page->closePanel();
        QVERIFY(opened.page->sheet()->isVisible() && opened.page->sheet()->width() > 500);
        opened.open(3);
        opened.page->resize(1200, 700);
        QVERIFY(opened.page->panel()->isVisible() && opened.page->sheet()->isVisible());
        QTRY_VERIFY(opened.page->sheet()->width() > 300);
    }

    void everyFocusableWidgetHasAName()
    {
        Opened opened;
        opened.start();
        opened.open(3);
        QStringList unnamed = test::unnamedFocusable(*opened.page);
        opened.page->showLayers(FiltersPage::Layers::Hidden);
        QTRY_VERIFY(opened.page->hiddenUnits()->panel().list().model().rowCount() > 0);
        unnamed += test::unnamedFocusable(*opened.page);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join('\n')));
    }

    void withoutAServiceOfActivationsThereAreNoLaterLayers()
    {
        Opened opened;
        opened.start();
        const auto switches = opened.page->findChildren<QToolButton*>();
        const auto named = [&](const char* name) {
            return std::ranges::any_of(switches, [&](const QToolButton* button) { return button->text() == name; });
        };
        QVERIFY(named("Hidden units") && !named("Later layers"));
        opened.page->showLayers(FiltersPage::Layers::Later);
        QVERIFY(!opened.page->laterLayers());
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestFiltersPage)
#include "tst_filterspage.moc"
