// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitlistbox.h"

#include "lists/labels.h"
#include "lists/playingmark.h"
#include "lists/trackactions.h"
#include "lists/trackselection.h"
#include "lists/tracktableview.h"
#include "painting/symbols.h"
#include "session/librarysession.h"
#include "session/unitactivations.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace tonekin {

namespace {

// Widths of 80 and less stay; the others share the room. Without moments there is only the symbol to press.
std::vector<TrackTableView::Column> columnsFor(NetworkLayer layer)
{
    return {{static_cast<int>(UnitListColumn::Moment), layer.isConvolution() ? 76 : 40},
            {static_cast<int>(UnitListColumn::Title), 180},
            {static_cast<int>(UnitListColumn::Artist), 130},
            {static_cast<int>(UnitListColumn::Album), 130, false},
            {static_cast<int>(UnitListColumn::Strength), 76}};
}

} // namespace

UnitListBox::UnitListBox(const UnitParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_work([this](UnitList list) { receive(std::move(list)); })
    , m_heading(plainLabel({}, TextKind::Strong, this))
    , m_none(plainLabel({}, TextKind::Dim, this))
    , m_play(makeButton(tr("Play all")))
    , m_save(makeButton(tr("Make a playlist …")))
    , m_seeds(makeButton(tr("Use as seeds")))
    , m_view(new TrackTableView(this))
    , m_selection(nullptr)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::insideControl);
    layout->addWidget(makeHead());
    layout->addWidget(m_view);
    layout->addWidget(m_none);
    layout->addStretch(1);
    m_none->setWordWrap(true);
    m_view->setModel(&m_model);
    m_view->setColumns(columnsFor(m_query.unit.layer));
    m_view->horizontalHeader()->setSortIndicatorShown(false);
    m_view->setTitleColumn(static_cast<int>(UnitListColumn::Title));
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // as high as its rows; the panel scrolls
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_selection = new TrackSelection(m_model, *m_view);
    new PlayingMark(m_parts.playing, m_model, *m_view);
    connectView();
    updateWords();
    fitHeight();
}

UnitListBox::~UnitListBox()
{
    m_view->disconnect(this);
    m_selection->disconnect(this);
}

QToolButton* UnitListBox::makeButton(const QString& text)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setAutoRaise(true);
    return button;
}

QWidget* UnitListBox::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::insideControl);
    row->addWidget(m_heading, 1);
    m_heading->setWordWrap(true);
    m_play->setIcon(symbolIcon(Symbol::Play));
    m_save->setIcon(symbolIcon(Symbol::Export));
    m_seeds->setIcon(symbolIcon(Symbol::SoundsLike));
    for (QToolButton* button : {m_play, m_save, m_seeds}) {
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        row->addWidget(button);
    }
    connect(m_play, &QToolButton::clicked, this, [this] { playFrom(0); });
    connect(m_save, &QToolButton::clicked, this, &UnitListBox::playlistRequested);
    connect(m_seeds, &QToolButton::clicked, this, &UnitListBox::seedsRequested);
    return head;
}

void UnitListBox::connectView()
{
    connect(&m_parts.session, &LibrarySession::tracksChanged, this,
            [this] { m_model.setTracks(m_parts.session.tracks()); });
    connect(m_selection, &TrackSelection::changed, this, [this] {
        if (isVisible())
            m_parts.actions.setSelection(m_selection->tracks());
    });
    connect(m_selection, &TrackSelection::inspected, this, &UnitListBox::inspected);
    connect(m_view, &QAbstractItemView::activated, this, &UnitListBox::activate);
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == static_cast<int>(UnitListColumn::Moment))
            activate(index);
    });
    connect(m_view, &TrackTableView::menuRequested, this, [this](const QPoint& place) {
        m_parts.actions.setSelection(m_selection->tracks());
        QMenu menu(this);
        m_parts.actions.fillMenu(menu);
        menu.exec(place);
    });
}

void UnitListBox::ask(const UnitQuery& query, const Words& words)
{
    const bool isOther = query.unit != m_query.unit || query.by != m_query.by;
    if (query.unit.layer != m_query.unit.layer)
        m_view->setColumns(columnsFor(query.unit.layer));
    m_query = query;
    m_words = words;
    if (isOther) {
        m_selection->clear();
        m_model.setList({query, {}}, m_parts.session.tracks());
    }
    refresh();
    fitHeight();
    updateWords();
}

void UnitListBox::refresh()
{
    m_work.follow(m_parts.activations().list(m_query));
}

void UnitListBox::receive(UnitList list)
{
    m_model.setList(std::move(list), m_parts.session.tracks());
    fitHeight();
    updateWords();
    Q_EMIT shown();
}

// As high as what was asked for, so that nothing beneath it moves while rows come; lower where there are no more.
void UnitListBox::fitHeight()
{
    const int rows = m_model.rowCount() > 0 ? m_model.rowCount() : static_cast<int>(m_query.count);
    const int header = m_view->horizontalHeader()->sizeHint().height();
    m_view->setFixedHeight(header + rows * m_view->verticalHeader()->defaultSectionSize());
}

void UnitListBox::updateWords()
{
    const bool any = m_model.rowCount() > 0;
    const bool isKnown = m_parts.activations().isComplete() && !m_work.isUnderWay();
    m_heading->setText(m_words.heading);
    m_heading->setToolTip(plainToolTip(m_words.explanation));
    m_view->setAccessibleName(m_words.heading);
    m_none->setText(m_words.none);
    m_none->setVisible(!any && isKnown);
    m_view->setVisible(any || !isKnown);
    const std::array<std::pair<QToolButton*, QString>, 3> buttons{
        std::pair{m_play, tr("Play all from their moments: %1")}, std::pair{m_save, tr("Make a playlist of this: %1")},
        std::pair{m_seeds, tr("Use as seeds of “Sounds like”: %1")}};
    for (const auto& [button, words] : buttons) {
        button->setEnabled(any);
        button->setToolTip(plainToolTip(words.arg(m_words.heading)));
        button->setAccessibleName(words.arg(m_words.heading));
    }
}

std::vector<TrackId> UnitListBox::tracks() const
{
    std::vector<TrackId> ids;
    for (const UnitListRow& row : m_model.list().rows)
        ids.push_back(row.id);
    return ids;
}

void UnitListBox::playFrom(int firstRow)
{
    std::vector<PlayMoment> moments;
    for (int row = firstRow; row < m_model.rowCount(); ++row)
        if (m_model.canPlay(row))
            moments.push_back({m_model.rowAt(row).id, playedFrom(m_model.rowAt(row).seconds), m_words.why});
    if (!moments.empty())
        Q_EMIT playRequested(moments);
}

void UnitListBox::activate(const QModelIndex& index)
{
    if (m_model.canPlay(index.row()))
        playFrom(index.row());
}

} // namespace tonekin
