// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewpage.h"

#include "lists/emptystate.h"
#include "lists/labels.h"
#include "lists/trackactions.h"
#include "lists/tracktableview.h"
#include "review/reviewpanel.h"
#include "session/filterfacts.h"
#include "theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tonekin {

ReviewPage::ReviewPage(LibrarySession& session, FilterFacts& facts, TrackActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_facts(facts)
    , m_actions(actions)
    , m_search(session, this)
    , m_decisions(session, this)
    , m_rows(new ReviewFilterModel(this))
    , m_tabs(new QTabBar(this))
    , m_which(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new TrackTableView(this))
    , m_empty(new EmptyState(Symbol::Review, this))
    , m_panel(new ReviewPanel(this))
{
    m_rows->setSourceModel(&m_parts[0].items);
    m_view->setModel(m_rows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setDragEnabled(false);
    m_view->setLines(2); // evidence is a sentence
    m_view->setAccessibleName(tr("What is to be decided"));
    m_view->setColumns({{static_cast<int>(ReviewColumn::Title), 260},
                        {static_cast<int>(ReviewColumn::About), 200},
                        {static_cast<int>(ReviewColumn::Evidence), 360},
                        {static_cast<int>(ReviewColumn::Decision), 100}});
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(static_cast<int>(ReviewColumn::Evidence), Qt::AscendingOrder);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::grid);
    makeHead();
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_panel);
    setFocusProxy(m_view);
    makeKeys();
    connectParts();
    fill();
}

ReviewPage::~ReviewPage()
{
    // The view outlives the models, which are members; what it still tells must not reach a page that is half gone.
    m_view->disconnect(this);
    m_view->selectionModel()->disconnect(this);
    m_rows->setSourceModel(nullptr);
}

void ReviewPage::makeHead()
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(sizes::aroundPage, sizes::aroundPage, sizes::aroundPage, 0);
    head->setSpacing(sizes::grid);
    head->addWidget(plainLabel(tr("Review"), TextKind::Title, this));
    m_tabs->addTab(tr("Intros and outros"));
    m_tabs->addTab(tr("Duplicates"));
    m_tabs->addTab(tr("Odd ones out"));
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("What to review"));
    head->addSpacing(sizes::grid);
    head->addWidget(m_tabs);
    head->addStretch(1);
    m_which->addItems({tr("To decide"), tr("Accepted"), tr("Not so"), tr("All")});
    m_which->setAccessibleName(tr("What is shown"));
    head->addWidget(m_which);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
}

void ReviewPage::makeKeys()
{
    const auto add = [this](const QString& words, Qt::Key key, auto step) {
        auto* action = new QAction(words, this);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, step);
        addAction(action);
    };
    add(tr("Accept"), Qt::Key_A, [this] { decide(Decision::Accepted); });
    add(tr("Not so"), Qt::Key_N, [this] { decide(Decision::Rejected); });
    for (int side = 0; side < 6; ++side)
        add(tr("Play track %1 of it").arg(side + 1), static_cast<Qt::Key>(Qt::Key_1 + side),
            [this, side] { m_panel->playSide(static_cast<std::size_t>(side)); });
}

void ReviewPage::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_shown = static_cast<std::size_t>(tab);
        showPart();
    });
    connect(m_which, &QComboBox::currentIndexChanged, this, [this](int which) {
        m_rows->show(static_cast<ReviewFilterModel::Show>(which));
        chooseAgain();
        updateWords();
    });
    connect(&m_search, &ReviewSearch::found, this, &ReviewPage::receive);
    connect(&m_search, &ReviewSearch::failed, this, &ReviewPage::failed);
    connect(&m_session, &LibrarySession::scanChanged, this, &ReviewPage::updateWords);
    connect(&m_session, &LibrarySession::opened, this, [this] { m_panel->setMayDecide(m_decisions.canDecide()); });
    connect(&m_facts, &FilterFacts::changed, this, &ReviewPage::receive); // filters have other names
    connect(&m_decisions, &ReviewDecisions::decided, this, &ReviewPage::showDecision);
    connect(m_panel, &ReviewPanel::decisionMade, this, &ReviewPage::decide);
    connect(m_panel, &ReviewPanel::playRequested, this,
            [this](const PlayMoment& moment) { Q_EMIT playRequested({moment}); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReviewPage::choose);
    connect(m_view, &QAbstractItemView::activated, m_panel, [this] { m_panel->playSide(0); });
    connect(m_view, &TrackTableView::menuRequested, this, &ReviewPage::showMenu);
}

void ReviewPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_facts.want();
    m_search.want();
    updateWords();
}

void ReviewPage::receive()
{
    if (m_search.review())
        fill();
}

void ReviewPage::fill()
{
    m_isFilling = true;
    if (const auto& review = m_search.review()) {
        const auto naming = [this](int filter) { return m_facts.nameOf(filter); };
        items(Tab::Kinds).setItems(kindItems(review->kinds, *review->of));
        items(Tab::Duplicates).setItems(copyItems(review->copies, *review->of));
        items(Tab::OddOnesOut).setItems(outlierItems(review->odd, *review->of, naming));
    }
    m_isFilling = false;
    showPart();
    Q_EMIT openCountChanged();
}

void ReviewPage::showPart()
{
    m_isFilling = true;
    m_rows->setSourceModel(&part().items);
    m_isFilling = false;
    chooseAgain();
    updateWords();
}

/// What was chosen before, or else the first.
void ReviewPage::chooseAgain()
{
    const int row = part().items.rowOf(part().chosen);
    QModelIndex index = row < 0 ? QModelIndex() : m_rows->mapFromSource(part().items.index(row, 0));
    if (!index.isValid() && m_rows->rowCount() > 0)
        index = m_rows->index(0, 0);
    m_view->setCurrentIndex(index);
    choose();
}

const ReviewItem* ReviewPage::chosenItem() const
{
    const auto rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return nullptr;
    const auto row = static_cast<std::size_t>(m_rows->mapToSource(rows.front()).row());
    return &m_parts[m_shown].items.items()[row];
}

void ReviewPage::choose()
{
    if (m_isFilling)
        return;
    const ReviewItem* item = chosenItem();
    if (item)
        part().chosen = item->id;
    m_panel->setItem(item ? std::optional(*item) : std::nullopt);
    if (isVisible())
        announce();
}

void ReviewPage::announce()
{
    std::vector<TrackId> tracks;
    if (const ReviewItem* item = chosenItem())
        for (const ReviewSide& side : item->sides)
            tracks.push_back(side.id);
    if (!tracks.empty())
        Q_EMIT inspected(tracks.front());
    m_actions.setSelection(std::move(tracks));
}

void ReviewPage::decide(std::optional<Decision> decision)
{
    if (const ReviewItem* item = chosenItem())
        m_decisions.decide(ReviewItem(*item), decision); // a copy: it changes by that
}

/// Where the row stays, the next one is chosen all the same; where it goes, the view chooses what comes into its place.
void ReviewPage::showDecision(const std::string& id, std::optional<Decision> decision)
{
    const auto chosenRow = [this] { return m_view->currentIndex().row(); };
    const int before = chosenRow();
    const bool wasChosen = part().chosen == id;
    const int rows = m_rows->rowCount();
    for (Part& any : m_parts)
        any.items.setDecision(id, decision);
    if (wasChosen && decision && m_rows->rowCount() > 0) {
        const int next = m_rows->rowCount() == rows ? before + 1 : before;
        m_view->setCurrentIndex(m_rows->index(std::min(next, m_rows->rowCount() - 1), 0));
    }
    choose();
    updateWords();
    Q_EMIT openCountChanged();
}

void ReviewPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void ReviewPage::showItems(ReviewFilterModel::Show which)
{
    m_which->setCurrentIndex(static_cast<int>(which));
}

QString ReviewPage::openCount() const
{
    int open = 0;
    for (const Part& any : m_parts)
        open += any.items.openItems();
    return open > 0 ? QLocale().toString(open) : QString();
}

void ReviewPage::updateWords()
{
    const auto tabText = [](const QString& name, const ReviewTableModel& items) {
        return items.openItems() > 0 ? tr("%1 (%2)", "tab, count").arg(name, QLocale().toString(items.openItems()))
                                     : name;
    };
    m_tabs->setTabText(0, tabText(tr("Intros and outros"), m_parts[0].items));
    m_tabs->setTabText(1, tabText(tr("Duplicates"), m_parts[1].items));
    m_tabs->setTabText(2, tabText(tr("Odd ones out"), m_parts[2].items));
    m_stack->setCurrentWidget(m_rows->rowCount() > 0 ? static_cast<QWidget*>(m_view) : m_empty);
    if (!m_search.review()) {
        m_empty->setWords(tr("Looking through your library"),
                          m_session.isScanning()
                              ? tr("The review is made when the scan has ended.")
                              : tr("Intros, outros, copies of recordings and odd tracks are looked for."));
    } else if (part().items.rowCount() > 0) {
        m_empty->setWords(tr("Nothing here"), tr("Other rows are shown with the field above on the right."));
    } else if (m_shown == static_cast<std::size_t>(Tab::Kinds)) {
        const auto waiting = static_cast<int>(m_search.review()->kinds.withoutTraits);
        m_empty->setWords(
            tr("No intros or outros"),
            waiting > 0 ? tr("%Ln track(s) were not listened to for this yet; scan again to do so.", nullptr, waiting)
                        : tr("Intros, outros, interludes, skits and ambience are listed here, as they "
                             "sound; they are rare outside albums."));
    } else if (m_shown == static_cast<std::size_t>(Tab::Duplicates)) {
        const auto waiting = static_cast<int>(m_search.review()->copies.withoutFingerprint);
        m_empty->setWords(tr("No duplicates"),
                          waiting > 0
                              ? tr("%Ln track(s) have no fingerprint yet; scan again to make them.", nullptr, waiting)
                              : tr("Recordings that your library has more than once are listed here."));
    } else {
        m_empty->setWords(tr("No odd ones out"), tr("Tracks that sound unlike all else of their artist or album are "
                                                    "listed here. It takes artists with several tracks."));
    }
}

void ReviewPage::showMenu(const QPoint& place)
{
    announce();
    QMenu menu(this);
    m_actions.fillMenu(menu);
    menu.exec(place);
}

} // namespace tonekin
