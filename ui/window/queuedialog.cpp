// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/queuedialog.h"

#include "lists/labels.h"
#include "lists/trackmime.h"
#include "player/playbackengine.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace tonekin {

namespace {

constexpr int placeRole = Qt::UserRole; // in the engine's queue

QString lineOf(const PlaybackItem& item)
{
    QStringList parts{item.title};
    if (!item.artist.isEmpty())
        parts += item.artist;
    if (const QString time = timeText(item.durationSeconds); !time.isEmpty())
        parts += time;
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QStringList QueueList::mimeTypes() const
{
    return QListWidget::mimeTypes() + trackMimeTypes();
}

void QueueList::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->source() != this && !tracksIn(*event->mimeData()).empty())
        event->acceptProposedAction();
    else
        QListWidget::dragEnterEvent(event);
}

void QueueList::dragMoveEvent(QDragMoveEvent* event)
{
    if (event->source() != this && !tracksIn(*event->mimeData()).empty())
        event->acceptProposedAction();
    else
        QListWidget::dragMoveEvent(event);
}

void QueueList::dropEvent(QDropEvent* event)
{
    if (event->source() != this) {
        event->acceptProposedAction();
        Q_EMIT tracksDropped(tracksIn(*event->mimeData()));
        return;
    }
    QListWidget::dropEvent(event);
    Q_EMIT reordered();
}

QueueDialog::QueueDialog(PlaybackEngine& engine, QWidget* parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_current(plainLabel({}, TextKind::Strong, this))
    , m_list(new QueueList(this))
    , m_nothing(plainLabel(tr("Nothing plays next. Choose “Play after this” on any track, or drop tracks here."),
                           TextKind::Dim, this))
    , m_play(new QPushButton(tr("&Play from here"), this))
    , m_remove(new QPushButton(tr("&Take out"), this))
    , m_clear(new QPushButton(tr("&Clear"), this))
{
    setWindowTitle(tr("Plays next"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(sizes::grid);
    m_current->setWordWrap(true);
    m_nothing->setWordWrap(true);
    layout->addWidget(m_current);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_play);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_clear);
    buttons->addStretch(1);
    auto* close = new QPushButton(tr("Close"), this);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    for (QPushButton* button : {m_play, m_remove, m_clear, close})
        button->setAutoDefault(false); // Enter belongs to the list
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_play, &QPushButton::clicked, this, &QueueDialog::playSelected);
    connect(m_remove, &QPushButton::clicked, this, &QueueDialog::removeSelected);
    connect(m_clear, &QPushButton::clicked, this, &QueueDialog::clear);
    connectList();
    fill();
    resize(420, 460);
}

void QueueDialog::connectList()
{
    m_list->setAccessibleName(tr("Plays next"));
    m_list->setDragDropMode(QAbstractItemView::DragDrop);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setToolTip(tr("Drag to put in another order, Delete takes out"));
    connect(m_list, &QueueList::tracksDropped, this, &QueueDialog::tracksDropped);
    connect(m_list, &QueueList::reordered, this, &QueueDialog::takeOrder);
    connect(m_list, &QListWidget::itemActivated, this, &QueueDialog::playSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &QueueDialog::updateButtons);
    auto* remove = new QShortcut(QKeySequence::Delete, m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &QueueDialog::removeSelected);
    connect(&m_engine, &PlaybackEngine::queueChanged, this, &QueueDialog::fill);
    connect(&m_engine, &PlaybackEngine::currentChanged, this, &QueueDialog::fill);
}

void QueueDialog::fill()
{
    if (m_isTaking)
        return;
    const PlaybackItem* current = m_engine.current();
    m_current->setText(current ? tr("Now: %1").arg(lineOf(*current)) : tr("Nothing is playing"));
    const int scrolled = m_list->currentRow();
    m_list->clear();
    const auto& queue = m_engine.queue();
    for (int place = m_engine.currentIndex() + 1; place < static_cast<int>(queue.size()); ++place) {
        const PlaybackItem& item = queue[static_cast<std::size_t>(place)];
        auto* entry = new QListWidgetItem(lineOf(item), m_list);
        entry->setData(placeRole, place);
        entry->setFlags(entry->flags() & ~Qt::ItemIsDropEnabled); // between entries, not onto one
        if (!item.why.isEmpty())
            entry->setToolTip(plainToolTip(item.why));
    }
    m_list->setCurrentRow(std::min(scrolled, m_list->count() - 1), QItemSelectionModel::NoUpdate);
    m_nothing->setVisible(m_list->count() == 0);
    updateButtons();
}

// The list holds the places that its entries had in the queue.
void QueueDialog::takeOrder()
{
    std::vector<PlaybackItem> upcoming;
    upcoming.reserve(static_cast<std::size_t>(m_list->count()));
    for (int row = 0; row < m_list->count(); ++row)
        upcoming.push_back(m_engine.queue()[static_cast<std::size_t>(m_list->item(row)->data(placeRole).toInt())]);
    m_isTaking = true;
    m_engine.setUpcoming(std::move(upcoming));
    m_isTaking = false;
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setData(placeRole, m_engine.currentIndex() + 1 + row);
}

void QueueDialog::removeSelected()
{
    const int next = m_list->currentRow();
    const QList<QListWidgetItem*> entries = m_list->selectedItems();
    if (entries.isEmpty())
        return;
    qDeleteAll(entries);
    takeOrder();
    m_list->setCurrentRow(std::min(next, m_list->count() - 1));
    m_nothing->setVisible(m_list->count() == 0);
    updateButtons();
}

void QueueDialog::clear()
{
    m_engine.setUpcoming({});
}

void QueueDialog::playSelected()
{
    if (const QListWidgetItem* entry = m_list->currentItem())
        m_engine.playEntry(entry->data(placeRole).toInt());
}

void QueueDialog::updateButtons()
{
    const bool any = !m_list->selectedItems().isEmpty();
    m_play->setEnabled(any);
    m_remove->setEnabled(any);
    m_clear->setEnabled(m_list->count() > 0);
}

} // namespace tonekin
