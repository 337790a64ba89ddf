// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/soundslikepage.h"

#include "catalogue/rows.h"
#include "lists/closenessdelegate.h"
#include "lists/emptystate.h"
#include "lists/labels.h"
#include "lists/playingmark.h"
#include "lists/playlistexport.h"
#include "lists/similarwords.h"
#include "lists/trackactions.h"
#include "lists/trackselection.h"
#include "pages/similaritychart.h"
#include "player/elidedtext.h"
#include "preferences/preferences.h"
#include "rules/limitsrow.h"
#include "rules/pathwords.h"
#include "rules/recipebutton.h"
#include "rules/rulechips.h"
#include "rules/rulespanel.h"
#include "rules/rulewords.h"
#include "rules/stepschart.h"
#include "session/librarysession.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

namespace tonekin {

class SoundsLikePage::Change : public PlacedCommand {
public:
    Change(SoundsLikePage& page, const QString& words, Mix before, Mix after)
        : PlacedCommand(words, CommandPlace::SoundsLike)
        , m_page(page)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_page.apply(m_before); }
    void redo() override { m_page.apply(m_after); }

    /// Rules that are changed one right after the other, as by a slider, are one step.
    int id() const override { return changesRulesOnly() ? ruleChange : -1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = dynamic_cast<const Change*>(other);
        if (!next || &next->m_page != &m_page || next->text() != text() || next->m_made - m_made > longestPause)
            return false;
        m_after = next->m_after;
        m_made = next->m_made;
        return true;
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr int ruleChange = 1;
    static constexpr std::chrono::milliseconds longestPause{1500};

    bool changesRulesOnly() const
    {
        Mix mix = m_before;
        mix.rules = m_after.rules;
        return mix == m_after;
    }

    SoundsLikePage& m_page;
    Mix m_before;
    Mix m_after;
    Clock::time_point m_made = Clock::now();
};

namespace {

const std::vector<TrackTableView::Column>& usualColumns()
{
    static const std::vector<TrackTableView::Column> columns{
        {static_cast<int>(SimilarColumn::Rank), 48},   {static_cast<int>(SimilarColumn::Closeness), 150},
        {static_cast<int>(SimilarColumn::Title), 240}, {static_cast<int>(SimilarColumn::Artist), 180},
        {static_cast<int>(SimilarColumn::Album), 180}, {static_cast<int>(SimilarColumn::Time), 70},
    };
    return columns;
}

} // namespace

SoundsLikePage::SoundsLikePage(LibrarySession& session, TrackActions& actions, const NowPlaying& playing,
                               Preferences& preferences, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_preferences(preferences)
    , m_tables(std::make_shared<ListTables>())
    , m_search(session, m_tables, this)
    , m_count(session, m_tables, this)
    , m_shelf(preferences, session.history(), this)
    , m_seeds(new SeedRow(this))
    , m_summary(new ElidedLabel(this))
    , m_note(plainLabel({}, TextKind::Body, this))
    , m_playAll(new QPushButton(tr("Play all"), this))
    , m_export(new QPushButton(tr("Export …"), this))
    , m_limits(new LimitsRow(this))
    , m_rulesButton(new QPushButton(this))
    , m_recipes(new RecipeButton(m_shelf, preferences, this))
    , m_rules(new RulesPanel(this))
    , m_chips(new RuleChips(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new TrackTableView(this))
    , m_selection(nullptr)
    , m_closeness(new ClosenessDelegate(this))
    , m_empty(new EmptyState(Symbol::SoundsLike, this))
    , m_chart(new SimilarityChart(this))
    , m_steps(new StepsChart(this))
    , m_pathButton(new QToolButton(this))
    , m_otherWay(new QToolButton(this))
    , m_exporter(new PlaylistExport(this))
    , m_showNewer(new QPushButton(tr("Show newer results"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_seeds);
    layout->addWidget(m_limits);
    layout->addWidget(m_chips);
    layout->addWidget(m_rules);
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_chart);
    layout->addWidget(m_steps);
    m_mix.rules = m_preferences.similarRules();
    makeLimits();
    makeRules();
    makePath();
    m_seeds->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, 0);
    m_note->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, sizes::grid);
    m_note->setWordWrap(true);

    m_view->setAccessibleName(tr("Tracks that sound like the seeds"));
    m_view->setModel(&m_model);
    m_view->setColumns(usualColumns());
    m_view->setItemDelegateForColumn(static_cast<int>(SimilarColumn::Closeness), m_closeness);
    m_view->horizontalHeader()->setSortIndicatorShown(false);
    m_view->setTitleColumn(static_cast<int>(SimilarColumn::Title));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_view);
    m_selection = new TrackSelection(m_model, *m_view);
    new PlayingMark(playing, m_model, *m_view);
    updateCharts();
    connectSeeds();
    connectView(actions);
    showRules(m_mix.rules);
    updateWords();
}

SoundsLikePage::~SoundsLikePage()
{
    // The view outlives the model, which is a member; what it still tells must not reach a page that is half gone.
    m_view->disconnect(this);
    m_selection->disconnect(this);
    m_session.history().forgetWith(
        [](const QUndoCommand& command) { return dynamic_cast<const Change*>(&command) != nullptr; });
}

QWidget* SoundsLikePage::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(sizes::aroundPage, sizes::aroundPage, sizes::aroundPage, sizes::grid);
    row->setSpacing(sizes::grid);
    row->addWidget(plainLabel(tr("Sounds like"), TextKind::Title, head));
    row->addSpacing(sizes::insideControl);
    row->addWidget(m_summary, 1);
    m_playAll->setDefault(true);
    m_playAll->setAutoDefault(false);
    m_export->setToolTip(tr("Save this list as a playlist for other programs"));
    m_showNewer->setToolTip(tr("While you point at the list its rows stay where they are."));
    m_showNewer->setFocusPolicy(Qt::TabFocus);
    m_showNewer->hide();
    row->addWidget(m_showNewer);
    row->addWidget(m_export);
    row->addWidget(m_playAll);
    connect(m_playAll, &QPushButton::clicked, this, &SoundsLikePage::playAll);
    connect(m_export, &QPushButton::clicked, this, &SoundsLikePage::exportList);
    connect(m_exporter, &PlaylistExport::written, this, &SoundsLikePage::exported);
    connect(m_exporter, &PlaylistExport::failed, this, &SoundsLikePage::exportFailed);
    connect(m_exporter, &PlaylistExport::folderChosen, &m_preferences, &Preferences::setExportFolder);
    return head;
}

void SoundsLikePage::makeLimits()
{
    m_limits->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::grid);
    m_rulesButton->setText(tr("R&ules"));
    m_rulesButton->setToolTip(tr("Years, genres, folders, order and what else the list shall go by"));
    m_rulesButton->setCheckable(true);
    m_limits->add(m_rulesButton);
    m_recipes->setMinimumHeight(m_rulesButton->sizeHint().height());
    m_limits->add(m_recipes);
    connect(m_recipes, &RecipeButton::chosen, this, [this](const QString& name, const PlaylistRules& rules) {
        changeRules(tr("Use the recipe “%1”").arg(name), rules);
    });
    connect(m_limits, &LimitsRow::edited, this, qOverload<const PlaylistRules&>(&SoundsLikePage::changeRules));
}

void SoundsLikePage::makeRules()
{
    m_chips->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, sizes::grid);
    m_rules->setAccessibleName(tr("Rules of the list"));
    m_rules->hide();
    connect(m_rules, &RulesPanel::edited, this, qOverload<const PlaylistRules&>(&SoundsLikePage::changeRules));
    connect(m_rules, &RulesPanel::clearRequested, this, &SoundsLikePage::clearRules);
    connect(m_chips, &RuleChips::changed, this, qOverload<const PlaylistRules&>(&SoundsLikePage::changeRules));
    connect(m_chips, &RuleChips::clearRequested, this, &SoundsLikePage::clearRules);
    connect(&m_count, &MatchCount::counted, this, [this](const PlaylistResult& count) {
        m_rules->setCount(count);
        updateRoom(); // what is wrong may take some lines
    });
    connect(m_rulesButton, &QPushButton::toggled, this, [this](bool shown) {
        m_rules->setVisible(shown);
        m_chips->setVisible(!shown && !toldRules(m_mix.rules).empty()); // the fields say the same
        m_preferences.setRulesShown(shown);
        updateRoom();
        count();
    });
    m_rulesButton->setChecked(m_preferences.rulesShown());
}

void SoundsLikePage::makePath()
{
    m_pathButton->setText(tr("Path through these"));
    m_pathButton->setToolTip(tr("A list that leads from the first seed over the others to the last, by steps no larger "
                                "than needed"));
    m_pathButton->setCheckable(true);
    m_otherWay->setText(tr("Another way"));
    m_otherWay->setToolTip(tr("Another path whose largest jump is no larger than needed"));
    for (QToolButton* button : {m_pathButton, m_otherWay}) {
        constexpr int chipHeight = 28;
        button->setMinimumHeight(chipHeight);
        button->setAutoRaise(true);
        button->hide();
    }
    m_seeds->setEnd({m_pathButton, m_otherWay});
    connect(m_pathButton, &QToolButton::clicked, this, [this](bool checked) {
        setPath(checked ? tr("Make a path") : tr("Leave the path"),
                checked ? std::optional<std::uint64_t>(0) : std::nullopt);
    });
    connect(m_otherWay, &QToolButton::clicked, this,
            [this] { setPath(tr("Another way"), m_mix.pathWay.value_or(0) + 1); });
    connect(m_steps, &StepsChart::foldedByUser, this, [this](bool folded) {
        if (!m_isLow)
            m_preferences.setSimilarChartShown(!folded);
    });
}

void SoundsLikePage::setPath(const QString& words, std::optional<std::uint64_t> way)
{
    Mix mix = m_mix;
    mix.pathWay = way;
    push(words, std::move(mix));
}

void SoundsLikePage::leadTo(TrackId id)
{
    const auto liked = likedSeeds();
    if (liked.empty() || liked.front() == id)
        return;
    Mix mix = m_mix;
    mix.seeds = {{liked.front(), SeedKind::Like}, {id, SeedKind::Like}};
    mix.pathWay = 0;
    push(tr("Make a path"), std::move(mix));
}

std::vector<TrackId> SoundsLikePage::likedSeeds() const
{
    std::vector<TrackId> liked;
    for (const Seed& seed : m_mix.seeds)
        if (seed.kind == SeedKind::Like)
            liked.push_back(seed.id);
    return liked;
}

/// A path is asked for, and has two ends.
bool SoundsLikePage::isPath() const
{
    return m_mix.pathWay && likedSeeds().size() > 1;
}

void SoundsLikePage::showPath()
{
    m_pathButton->setVisible(likedSeeds().size() > 1);
    m_pathButton->setChecked(isPath());
    m_otherWay->setVisible(isPath());
    updateCharts();
}

/// Of a path its steps, of another list how the library lies; each folded as the user wants it, or for lack of room.
void SoundsLikePage::updateCharts()
{
    const bool isFolded = m_isLow || !m_preferences.similarChartShown();
    m_chart->setFolded(isFolded);
    m_steps->setFolded(isFolded);
    const bool showsPath = m_model.isPath() && m_model.rowCount() > 1;
    m_chart->setVisible(!showsPath);
    m_steps->setVisible(showsPath);
}

void SoundsLikePage::toggleRules()
{
    m_rulesButton->toggle();
    if (m_rulesButton->isChecked())
        m_rules->setFocus(Qt::ShortcutFocusReason);
}

void SoundsLikePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateRoom();
}

// Where the page is low, the list has the room until the user asks for the chart.
void SoundsLikePage::updateRoom()
{
    constexpr int roomForChart = 620;
    constexpr double mostForRules = 0.5; // of the page's height
    const int forRules = std::min(m_rules->heightFor(width()), static_cast<int>(mostForRules * height()));
    m_rules->setMaximumHeight(forRules);
    m_rules->updateGeometry();
    const bool isLow = height() < roomForChart + (m_rulesButton->isChecked() ? forRules : 0);
    if (std::exchange(m_isLow, isLow) != isLow)
        updateCharts();
}

void SoundsLikePage::connectSeeds()
{
    connect(m_seeds, &SeedRow::turned, this, [this](const std::vector<TrackId>& ids, SeedKind to) {
        Mix mix = m_mix;
        const std::set<TrackId> meant(ids.begin(), ids.end());
        for (Seed& seed : mix.seeds)
            if (meant.contains(seed.id))
                seed.kind = to;
        push(tr("Turn %n seed(s) round", nullptr, static_cast<int>(ids.size())), std::move(mix));
    });
    connect(m_seeds, &SeedRow::removed, this, [this](const std::vector<TrackId>& ids) {
        Mix mix = m_mix;
        const std::set<TrackId> meant(ids.begin(), ids.end());
        std::erase_if(mix.seeds, [&](const Seed& seed) { return meant.contains(seed.id); });
        push(tr("Take %n seed(s) away", nullptr, static_cast<int>(ids.size())), std::move(mix));
    });
    connect(m_seeds, &SeedRow::dropped, this,
            [this](const std::vector<TrackId>& ids) { addSeeds(ids, SeedKind::Like); });
}

void SoundsLikePage::connectView(TrackActions& actions)
{
    connect(m_chart, &SimilarityChart::foldedByUser, this, [this](bool folded) {
        if (!m_isLow)
            m_preferences.setSimilarChartShown(!folded);
    });
    connect(&m_search, &SimilarSearch::found, this, &SoundsLikePage::receive);
    connect(&m_search, &SimilarSearch::distributionChanged, this, [this] {
        m_chart->show(m_search.distribution());
        m_closeness->setCloseEnds(m_search.closeEnds());
        m_view->viewport()->update();
        updateWords();
    });
    connect(&m_session, &LibrarySession::tracksChanged, this, [this] {
        m_model.setTracks(m_session.tracks());
        m_seeds->show(m_mix.seeds, m_session.tracks());
        updateWords();
    });
    connect(&m_session, &LibrarySession::scanChanged, this, &SoundsLikePage::updateWords);
    connect(m_view, &TrackTableView::pointerLeft, this, &SoundsLikePage::showNewer);
    connect(m_showNewer, &QPushButton::clicked, this, &SoundsLikePage::showNewer);
    connect(m_selection, &TrackSelection::changed, this, [this] {
        if (isVisible())
            m_actions.setSelection(m_selection->tracks());
    });
    connect(m_selection, &TrackSelection::inspected, this, &SoundsLikePage::inspected);
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT playRequested(shownTracks(index.row())); });
    connect(m_view, &TrackTableView::removeRequested, this, &SoundsLikePage::removeSelected);
    connect(m_view, &TrackTableView::menuRequested, this, [this, &actions](const QPoint& place) {
        m_actions.setSelection(m_selection->tracks());
        QMenu menu(this);
        actions.fillMenu(menu);
        menu.addSeparator();
        const auto selected = m_selection->tracks();
        QAction* path = menu.addAction(tr("Path to this track"), this, [this, selected] { leadTo(selected.front()); });
        path->setEnabled(selected.size() == 1 && !likedSeeds().empty() && likedSeeds().front() != selected.front());
        menu.addAction(symbolIcon(Symbol::Delete), tr("Take out of this list"), QKeySequence::Delete, this,
                       &SoundsLikePage::removeSelected);
        menu.exec(place);
    });
    connect(m_empty, &EmptyState::pressed, this, &SoundsLikePage::fillEmptyPage);
}

void SoundsLikePage::setSeeds(const std::vector<TrackId>& seeds)
{
    Mix mix;
    mix.rules = m_mix.rules;
    for (const TrackId id : seeds)
        mix.seeds.push_back({id, SeedKind::Like});
    push(tr("New seeds"), std::move(mix));
}

void SoundsLikePage::addSeeds(const std::vector<TrackId>& seeds, SeedKind kind)
{
    Mix mix = m_mix;
    std::map<TrackId, std::size_t> places;
    for (std::size_t place = 0; place < mix.seeds.size(); ++place)
        places.emplace(mix.seeds[place].id, place);
    for (const TrackId id : seeds) {
        const auto [same, isNew] = places.emplace(id, mix.seeds.size());
        if (isNew)
            mix.seeds.push_back({id, kind});
        else
            mix.seeds[same->second].kind = kind;
    }
    push(tr("Add seeds"), std::move(mix));
}

void SoundsLikePage::removeSelected()
{
    Mix mix = m_mix;
    const auto rows = m_view->selectedRowNumbers();
    for (const int row : rows) {
        const std::vector<TrackId>& copies = m_model.copiesAt(row);
        mix.leftOut.push_back(m_model.idAt(row));
        mix.leftOut.insert(mix.leftOut.end(), copies.begin(), copies.end());
    }
    if (rows.empty())
        return;
    const int next = rows.back() + 1 < m_model.rowCount() ? rows.back() + 1 : rows.front() - 1;
    if (next >= 0) { // so that one can go on through the list
        m_selection->choose({m_model.idAt(next)}, m_model.idAt(next));
        m_selection->announce();
    }
    const auto count = static_cast<int>(rows.size());
    push(tr("Take %n track(s) out", nullptr, count), std::move(mix));
    Q_EMIT removedByHand(count);
}

void SoundsLikePage::push(const QString& words, Mix mix)
{
    if (mix != m_mix)
        m_session.history().push(new Change(*this, words, m_mix, std::move(mix)));
}

void SoundsLikePage::apply(const Mix& mix)
{
    if (mix.seeds != m_mix.seeds)
        m_selection->clear();
    m_mix = mix;
    m_preferences.setSimilarRules(m_mix.rules);
    m_seeds->show(m_mix.seeds, m_session.tracks());
    showRules(m_mix.rules);
    showPath();
    ask();
    count();
}

void SoundsLikePage::changeRules(const PlaylistRules& rules)
{
    changeRules(tr("Change the rules"), rules);
}

void SoundsLikePage::changeRules(const QString& words, const PlaylistRules& rules)
{
    Mix mix = m_mix;
    mix.rules = rules;
    push(words, std::move(mix));
}

void SoundsLikePage::clearRules()
{
    Mix mix = m_mix;
    mix.rules = clearedRules(m_mix.rules);
    if (mix == m_mix)
        return;
    push(tr("Clear the rules"), std::move(mix));
    Q_EMIT rulesCleared();
}

void SoundsLikePage::showRules(const PlaylistRules& rules)
{
    m_limits->setRules(rules);
    m_recipes->setRules(rules);
    m_rules->setRules(rules);
    m_chips->show(rules);
    m_chips->setVisible(!m_rulesButton->isChecked() && !toldRules(rules).empty());
}

void SoundsLikePage::restore(Mix mix)
{
    const auto isGone = [this](TrackId id) { return m_session.tracks()->find(id) == nullptr; };
    std::erase_if(mix.seeds, [&](const Seed& seed) { return isGone(seed.id); });
    std::erase_if(mix.leftOut, isGone);
    apply(mix);
}

PlaylistQuery SoundsLikePage::query() const
{
    PlaylistQuery query;
    query.seeds = likedSeeds();
    for (const Seed& seed : m_mix.seeds)
        if (seed.kind == SeedKind::NotLike)
            query.notSeeds.push_back(seed.id);
    if (isPath()) {
        query.pathTo = query.seeds.back();
        query.via.assign(query.seeds.begin() + 1, query.seeds.end() - 1);
        query.seeds.resize(1);
        query.way = *m_mix.pathWay;
    }
    query.leftOut = m_mix.leftOut;
    query.rules = m_mix.rules;
    return query;
}

void SoundsLikePage::ask()
{
    m_isAskedFor = true;
    m_search.setQuery(query());
}

void SoundsLikePage::count()
{
    if (m_rulesButton->isChecked())
        m_count.setQuery(query());
    else
        m_count.stop();
}

// What streams in while somebody points at the rows waits; what was asked for does not.
void SoundsLikePage::receive(const FoundList& list)
{
    const bool isAskedFor = std::exchange(m_isAskedFor, false);
    if (!isAskedFor && m_view->isUnderPointer() && m_model.rowCount() > 0)
        m_newer = list;
    else
        showList(list);
    m_showNewer->setVisible(m_newer.has_value());
}

// The answer to other seeds is a new list: it opens at the best row, with nothing chosen in it.
void SoundsLikePage::showList(const FoundList& list)
{
    m_newer.reset();
    const PlaylistQuery& before = m_model.list().query;
    const bool isNew = list.query.seeds != before.seeds || list.query.notSeeds != before.notSeeds ||
                       list.query.pathTo != before.pathTo || list.query.via != before.via;
    m_model.setList(list, m_session.tracks());
    updateCharts();
    if (isNew)
        m_view->scrollToTop();
    updateWords();
}

void SoundsLikePage::showNewer()
{
    if (const auto newer = std::exchange(m_newer, {}))
        showList(*newer);
    m_showNewer->hide();
}

void SoundsLikePage::updateWords()
{
    const int rows = m_model.rowCount();
    m_playAll->setEnabled(rows > 0);
    m_export->setEnabled(rows > 0);
    m_stack->setCurrentWidget(rows > 0 ? static_cast<QWidget*>(m_view) : m_empty);
    updateSummary();
    const PlaylistResult& result = m_model.list().result;
    const std::optional<double> closeEnds =
        m_search.distribution() ? std::optional(m_search.closeEnds()) : std::nullopt;
    QString note;
    if (rows > 0 && m_model.isPath()) {
        note = pathText(result, m_model.list().query.rules, *m_session.tracks(), closeEnds);
        m_steps->show(result, closeEnds);
    } else if (rows > 0 && closeRows() == 0)
        note = tr("Nothing in this library is close. These are the nearest there are.");
    else if (rows > 0)
        note = unusableSeedsText(result, *m_session.tracks(), m_session.isScanning());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (rows == 0)
        showWhyEmpty();
}

void SoundsLikePage::updateSummary()
{
    const PlaylistResult& result = m_model.list().result;
    const int rows = listedRows();
    QStringList facts;
    if (m_model.isPath() && m_model.rowCount() > 1) {
        facts += tr("%Ln track(s)", nullptr, m_model.rowCount());
        facts += tr("a path in %Ln step(s)", nullptr, m_model.rowCount() - 1);
    } else if (rows > 0) {
        facts += tr("%Ln track(s)", nullptr, rows);
        if (const auto close = closeRows())
            facts += *close == rows ? tr("all of them close")
                                    : tr("%1 close, %2 further away")
                                          .arg(QLocale().toString(*close), QLocale().toString(rows - *close));
        if (result.removed.empty())
            facts += tr("nearest of %Ln analysed", nullptr, static_cast<int>(result.searched));
        else
            facts += tr("of %Ln that match the rules", nullptr, static_cast<int>(result.matching));
    }
    m_summary->setWhole(facts.join(QStringLiteral(" · ")));
}

void SoundsLikePage::showWhyEmpty()
{
    const PlaylistResult& result = m_model.list().result;
    const bool anySeed = std::ranges::find(m_mix.seeds, SeedKind::Like, &Seed::kind) != m_mix.seeds.end();
    if (!anySeed) {
        m_empty->setWords(tr("What sounds alike?"),
                          tr("Choose a track in the library and press “Sounds like this”: the tracks "
                             "that sound most like it will be listed here, by their sound alone."),
                          tr("Go to the library"));
    } else if (const auto rule = ruleToLoosen()) {
        m_empty->setWords(noListTitle(result), emptyingRulesText(result),
                          tr("Do without “%1”", "a rule").arg(ruleName(*rule)));
    } else if (result.why == NoPlaylist::FlawedRules) {
        QStringList sentences;
        for (const RulesFlaw flaw : result.flaws)
            sentences += flawSentence(flaw);
        m_empty->setWords(noListTitle(result), sentences.join(QLatin1Char(' ')), tr("Clear rules"));
    } else {
        PlaylistResult told = result;
        if (told.why == NoPlaylist::NothingElse && !m_mix.leftOut.empty())
            told.why = NoPlaylist::AllLeftOut;
        m_empty->setWords(noListTitle(told), noListText(told, *m_session.tracks(), m_session.isScanning()));
    }
}

/// The one whose end brings most tracks back, where rules leave nothing.
std::optional<TrackRule> SoundsLikePage::ruleToLoosen() const
{
    const PlaylistResult& result = m_model.list().result;
    if (result.why != NoPlaylist::RulesLeaveNothing || result.removed.empty())
        return std::nullopt;
    return result.removed.front().rule;
}

void SoundsLikePage::fillEmptyPage()
{
    if (const auto rule = ruleToLoosen())
        changeRules(loosened(m_mix.rules, *rule));
    else if (m_model.list().result.why == NoPlaylist::FlawedRules)
        clearRules();
    else
        Q_EMIT showLibraryRequested();
}

std::vector<TrackId> SoundsLikePage::shownTracks(int fromRow) const
{
    std::vector<TrackId> tracks;
    for (int row = fromRow; row < m_model.rowCount(); ++row)
        tracks.push_back(m_model.idAt(row));
    return tracks;
}

void SoundsLikePage::playAll()
{
    if (m_model.rowCount() > 0)
        Q_EMIT playRequested(shownTracks(0));
}

bool SoundsLikePage::showTrack(TrackId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    m_selection->choose({id}, id);
    m_selection->announce();
    m_view->scrollTo(m_model.index(row, 0), QAbstractItemView::PositionAtCenter);
    return true;
}

QString SoundsLikePage::listName() const
{
    const auto isLike = [](const Seed& seed) { return seed.kind == SeedKind::Like; };
    const auto others = static_cast<int>(std::ranges::count_if(m_mix.seeds, isLike)) - 1;
    for (const Seed& seed : m_mix.seeds)
        if (const ListedTrack* track = isLike(seed) ? m_session.tracks()->find(seed.id) : nullptr)
            return others == 0 ? tr("Sounds like %1").arg(track->title->shown)
                               : tr("Sounds like %1 and %n more", nullptr, others).arg(track->title->shown);
    return tr("Sounds like");
}

bool SoundsLikePage::isClose(const PlaylistRow& row) const
{
    return row.reason != RowReason::Seed && static_cast<double>(row.similarity) >= m_search.closeEnds();
}

/// How many rows are close in this library; empty while that is not known.
std::optional<int> SoundsLikePage::closeRows() const
{
    const auto& distribution = m_search.distribution();
    if (m_model.isPath() || !distribution || distribution->correctsHubs != m_model.list().correctsHubs)
        return {};
    return static_cast<int>(
        std::ranges::count_if(m_model.list().result.rows, [this](const PlaylistRow& row) { return isClose(row); }));
}

/// Without the seeds among them.
int SoundsLikePage::listedRows() const
{
    const auto& rows = m_model.list().result.rows;
    return static_cast<int>(rows.size()) -
           static_cast<int>(std::ranges::count(rows, RowReason::Seed, &PlaylistRow::reason));
}

std::vector<PlaylistEntry> SoundsLikePage::entries(const ExportChoice& choice) const
{
    const FoundList& list = m_model.list();
    std::vector<PlaylistRow> rows = list.result.rows;
    const auto selected = m_selection->tracks();
    const std::set<TrackId> wanted(selected.begin(), selected.end());
    if (choice.rows == ExportChoice::Rows::Close && closeRows())
        std::erase_if(rows, [this](const PlaylistRow& row) { return row.reason != RowReason::Seed && !isClose(row); });
    else if (choice.rows == ExportChoice::Rows::Selected)
        std::erase_if(rows, [&](const PlaylistRow& row) { return !wanted.contains(row.id); });
    std::vector<PlaylistRow> seeds;
    for (const TrackId id : choice.seedsFirst ? list.query.seeds : std::vector<TrackId>())
        if (std::ranges::find(rows, id, &PlaylistRow::id) == rows.end())
            seeds.push_back({.id = id, .reason = RowReason::Seed, .nearest = id, .step = {}});
    rows.insert(rows.begin(), seeds.begin(), seeds.end());
    return playlistEntries(*m_session.tracks()->catalogue, rows);
}

void SoundsLikePage::exportList()
{
    if (m_model.rowCount() == 0)
        return;
    const ExportDialog::Counts counts{m_model.rowCount(), closeRows().value_or(0),
                                      static_cast<int>(m_selection->tracks().size()),
                                      static_cast<int>(m_model.list().query.seeds.size())};
    auto* dialog = new ExportDialog(counts, m_exportChoice, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_exportChoice = dialog->choice();
        m_exporter->ask(listName(), entries(m_exportChoice), m_preferences.exportFolder());
    });
    dialog->open();
}

QByteArray SoundsLikePage::columnState() const
{
    return m_view->columnState();
}

void SoundsLikePage::restoreColumns(const QByteArray& state)
{
    m_view->restoreColumns(state);
    m_view->horizontalHeader()->setSortIndicatorShown(false);
}

} // namespace tonekin
