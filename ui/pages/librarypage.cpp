// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/librarypage.h"

#include "lists/emptystate.h"
#include "lists/labels.h"
#include "lists/playingmark.h"
#include "lists/searchcompleter.h"
#include "lists/trackactions.h"
#include "lists/trackselection.h"
#include "lists/tracktableview.h"
#include "player/elidedtext.h"
#include "session/librarysession.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

constexpr int typingPauseMs = 150;

const std::vector<TrackTableView::Column>& usualColumns()
{
    static const std::vector<TrackTableView::Column> columns{
        {static_cast<int>(TrackColumn::Title), 260},       {static_cast<int>(TrackColumn::Artist), 190},
        {static_cast<int>(TrackColumn::Album), 200},       {static_cast<int>(TrackColumn::Year), 60},
        {static_cast<int>(TrackColumn::Time), 70},         {static_cast<int>(TrackColumn::Genre), 120},
        {static_cast<int>(TrackColumn::Plays), 60, false}, {static_cast<int>(TrackColumn::State), 130},
        {static_cast<int>(TrackColumn::Path), 300, false},
    };
    return columns;
}

} // namespace

LibraryPage::LibraryPage(LibrarySession& session, TrackActions& actions, const NowPlaying& playing, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_search(new QLineEdit(this))
    , m_summary(new ElidedLabel(this))
    , m_hint(plainLabel({}, TextKind::Body, this))
    , m_sortAgain(new QPushButton(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new TrackTableView(this))
    , m_selection(nullptr)
    , m_empty(new EmptyState(Symbol::Music, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_hint);
    layout->addWidget(m_stack, 1);
    m_hint->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, sizes::grid);
    m_hint->setWordWrap(true);
    m_hint->hide();

    m_view->setAccessibleName(tr("Tracks"));
    m_view->setModel(&m_model);
    m_view->setColumns(usualColumns());
    m_view->horizontalHeader()->setSortIndicator(static_cast<int>(TrackColumn::Artist), Qt::AscendingOrder);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_view);

    m_selection = new TrackSelection(m_model, *m_view);
    new PlayingMark(playing, m_model, *m_view);
    connectAll(actions);
    takeSnapshot();
    updateEmptyState();
}

LibraryPage::~LibraryPage()
{
    // The view outlives the model, which is a member; what it still tells must not reach a page that is half gone.
    m_view->disconnect(this);
    m_selection->disconnect(this);
}

QWidget* LibraryPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(sizes::aroundPage, sizes::aroundPage, sizes::aroundPage, sizes::grid);
    row->setSpacing(sizes::aroundPage);
    row->addWidget(plainLabel(tr("Library"), TextKind::Title, head));
    row->addWidget(m_summary, 1);

    m_sortAgain->setToolTip(tr("While you look at the list its rows stay where they are; new ones come at its end."));
    m_sortAgain->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the list
    m_sortAgain->hide();
    row->addWidget(m_sortAgain);
    m_search->setPlaceholderText(tr("Search: words, artist:name, year:<1990, -word"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setToolTip(plainToolTip(tr("Words are all wanted, in any order. “Quoted words” stay together, -word "
                                         "leaves out, OR starts an alternative.\n"
                                         "artist: title: album: genre: file: look in one place.\n"
                                         "year:1990..1999  len:<3:00  plays:0  is:failed  is:missing  is:waiting")));
    m_search->setClearButtonEnabled(true);
    m_search->setCompleter(new SearchCompleter(m_search));
    m_search->addAction(symbolIcon(Symbol::Search, Role::DimText), QLineEdit::LeadingPosition);
    QAction* help = m_search->addAction(symbolIcon(Symbol::Info, Role::DimText), QLineEdit::TrailingPosition);
    help->setText(tr("How to search"));
    help->setToolTip(help->text());
    connect(help, &QAction::triggered, this, &LibraryPage::searchHelpRequested);
    m_search->setMinimumWidth(240);
    m_search->setMaximumWidth(460);
    row->addWidget(m_search, 2);
    return head;
}

void LibraryPage::connectAll(TrackActions& actions)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(m_search, &QLineEdit::textChanged, &m_typing, QOverload<>::of(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &LibraryPage::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        search();
        m_view->setFocus();
        if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0)
            m_view->selectRow(0);
    });

    connect(&m_session, &LibrarySession::tracksChanged, this, &LibraryPage::takeSnapshot);
    connect(&m_session, &LibrarySession::opened, this, &LibraryPage::updateEmptyState);
    connect(&m_session, &LibrarySession::scanChanged, this, &LibraryPage::updateEmptyState);
    connect(&m_model, &TrackTableModel::ordered, this, [this] {
        updateSummary();
        updateEmptyState();
        updateNewRows();
        showOrdered();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &LibraryPage::updateSummary);

    connect(m_view, &TrackTableView::touched, this, &LibraryPage::touch);
    connect(m_view, &TrackTableView::pointerLeft, this, &LibraryPage::updateHold);
    connect(&m_session, &LibrarySession::scanChanged, this, &LibraryPage::updateHold);
    connect(m_sortAgain, &QPushButton::clicked, &m_model, &TrackTableModel::orderAgain);
    connect(m_selection, &TrackSelection::changed, this, [this] {
        if (isVisible())
            m_actions.setSelection(m_selection->tracks());
    });
    connect(m_selection, &TrackSelection::inspected, this, &LibraryPage::inspected);
    connect(m_view, &QAbstractItemView::activated, this, &LibraryPage::activate);
    connect(m_view, &TrackTableView::columnsChanged, this, &LibraryPage::columnsChanged);
    connect(m_view, &TrackTableView::menuRequested, this, [this, &actions](const QPoint& place) {
        m_actions.setSelection(m_selection->tracks());
        QMenu menu(this);
        actions.fillMenu(menu);
        menu.exec(place);
    });
    connect(m_view->horizontalHeader(), &QHeaderView::sectionClicked, this, &LibraryPage::sortBy);
    connect(m_empty, &EmptyState::pressed, this, [this] {
        if (m_model.tracksInAll() > 0)
            m_search->clear();
        else
            Q_EMIT chooseFolderRequested();
    });
    connect(&Theme::current(), &Theme::changed, m_view->viewport(), QOverload<>::of(&QWidget::update));
}

void LibraryPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void LibraryPage::setSearchText(const QString& text)
{
    m_search->setText(text);
    search();
}

QString LibraryPage::searchText() const
{
    return m_search->text();
}

void LibraryPage::search()
{
    m_typing.stop();
    m_isNewList = true;
    m_model.setSearch(m_search->text());
    updateSummary();
}

void LibraryPage::takeSnapshot()
{
    m_model.setSnapshot(m_session.tracks());
    m_actions.updateEnabled();
}

void LibraryPage::touch()
{
    m_isTouched = m_session.isScanning();
    updateHold();
}

// Rows that somebody points at stay where they are, and for as long as a scan streams in also those that somebody has
// pointed at or put in order.
void LibraryPage::updateHold()
{
    m_isTouched = m_isTouched && m_session.isScanning();
    m_model.setHeld(m_isTouched || m_view->isUnderPointer());
}

void LibraryPage::updateNewRows()
{
    const int count = m_model.newRows();
    m_sortAgain->setText(count > 0 ? tr("%Ln new track(s): sort again", nullptr, count) : tr("Sort again"));
    m_sortAgain->setVisible(m_model.isOutOfOrder());
}

// A new list opens at its first row; the whole library, at the track that was chosen.
void LibraryPage::showOrdered()
{
    const bool isNew = std::exchange(m_isNewList, false);
    if (m_toShow) {
        showTrack(*m_toShow);
        return;
    }
    if (!isNew)
        return;
    const auto chosen = m_search->text().isEmpty() ? m_selection->current() : std::nullopt;
    if (chosen)
        m_view->scrollTo(m_model.index(m_model.rowOf(*chosen), 0), QAbstractItemView::PositionAtCenter);
    else
        m_view->scrollToTop();
}

void LibraryPage::activate(const QModelIndex& index)
{
    constexpr std::size_t mostQueued = 1000;
    if (index.isValid())
        Q_EMIT playRequested(tracksFrom(m_model.track(index.row()).id, mostQueued));
}

std::vector<TrackId> LibraryPage::tracksFrom(TrackId first, std::size_t most) const
{
    std::vector<TrackId> tracks;
    for (int row = std::max(m_model.rowOf(first), 0); row < m_model.rowCount() && tracks.size() < most; ++row)
        if (const ListedTrack& track = m_model.track(row); track.state != TrackState::Missing)
            tracks.push_back(track.id);
    return tracks;
}

// A click sorts by this column alone, with Shift or Ctrl by it after the ones before; a second click turns its
// direction round.
void LibraryPage::sortBy(int section)
{
    const auto column = static_cast<TrackColumn>(section);
    auto keys = m_model.sortKeys();
    const auto same = std::ranges::find(keys, column, &SortKey::column);
    const bool further = QApplication::keyboardModifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    SortKey key{column, Qt::AscendingOrder};
    if (same != keys.end() && (further || keys.front().column == column))
        key.order = same->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (!further)
        keys.clear();
    if (further && same != keys.end())
        *same = key;
    else
        keys.push_back(key);
    m_view->horizontalHeader()->setSortIndicator(static_cast<int>(keys.front().column), keys.front().order);
    m_isNewList = true;
    touch();
    m_model.setSortKeys(std::move(keys));
    Q_EMIT columnsChanged();
}

void LibraryPage::showTrack(TrackId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0 && !m_search->text().isEmpty()) {
        m_toShow = id;
        m_search->clear();
        search();
        return;
    }
    m_toShow.reset();
    if (row < 0)
        return;
    m_selection->choose({id}, id); // not by the view, which looks at the keys that are held
    m_selection->announce();
    m_view->scrollTo(m_model.index(row, 0), QAbstractItemView::PositionAtCenter);
}

QByteArray LibraryPage::columnState() const
{
    return m_view->columnState();
}

void LibraryPage::restoreColumns(const QByteArray& state)
{
    m_view->restoreColumns(state);
    const QHeaderView* header = m_view->horizontalHeader();
    m_model.sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void LibraryPage::updateSummary()
{
    const QString& hint = m_model.search().hint();
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    colourLabel(*m_hint, Role::Warning);
    const auto all = static_cast<int>(m_model.tracksInAll());
    const int hours = static_cast<int>(m_model.secondsShown() / 3600.0);
    const QString shown = QLocale().toString(m_model.rowCount());
    QString text = m_model.rowCount() == all ? tr("%Ln track(s)", nullptr, all)
                                             : tr("%1 of %Ln track(s)", nullptr, all).arg(shown);
    if (hours > 0)
        text += QStringLiteral(" · ") + tr("%Ln hour(s)", nullptr, hours);
    m_summary->setWhole(all > 0 ? text : QString());
}

void LibraryPage::tellNothingFound()
{
    const QString& hint = m_model.search().hint();
    if (hint.isEmpty())
        m_empty->setWords(tr("Nothing found"), tr("No track matches this search."), tr("Clear the search"));
    else
        m_empty->setWords(tr("This search is not understood"), hint, tr("Clear the search"));
}

void LibraryPage::updateEmptyState()
{
    const bool hasRows = m_model.rowCount() > 0 || m_model.isBusy();
    m_stack->setCurrentWidget(hasRows ? static_cast<QWidget*>(m_view) : m_empty);
    if (hasRows)
        return;
    if (m_session.openError())
        m_empty->setWords(tr("The library could not be opened"), tr("The note above says why."));
    else if (!m_session.hasLoaded())
        m_empty->setWords(tr("Opening the library …"), {});
    else if (m_model.tracksInAll() > 0)
        tellNothingFound();
    else if (m_session.isScanning())
        m_empty->setWords(tr("Looking for music …"), tr("Tracks appear here as they are found."));
    else
        m_empty->setWords(tr("No music yet"),
                          tr("Your tracks will be listed here. Choose the folder that holds them; "
                             "nothing in it is ever changed."),
                          tr("Choose a folder …"));
}

} // namespace tonekin
