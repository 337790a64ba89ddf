// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/tracktableview.h"

#include "painting/symbols.h"
#include "theme/theme.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace tonekin {

namespace {

constexpr int besideText = 8;
constexpr int narrowestColumn = 40;
constexpr int widestColumn = 2000;

QPixmap dragPicture(const QString& text, const QWidget& of)
{
    const QFont font = Theme::current().bodyFont();
    const QSize size = QFontMetrics(font).size(Qt::TextSingleLine, text) + QSize(24, 12);
    const qreal ratio = of.devicePixelRatioF();
    QPixmap picture((QSizeF(size) * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().colour(Role::Accent));
    painter.drawRoundedRect(QRect({}, size), sizes::corner, sizes::corner);
    painter.setPen(Theme::current().colour(Role::OnAccent));
    painter.setFont(font);
    painter.drawText(QRect({}, size), Qt::AlignCenter, text);
    return picture;
}

void paintLevel(QPainter& painter, const QRect& place, const TrackTableView& view)
{
    constexpr int bars = 3;
    const int width = place.width() / bars;
    for (int bar = 0; bar < bars; ++bar) {
        const int height = std::max(2, static_cast<int>(place.height() * view.levelOfBar(bar)));
        painter.fillRect(place.left() + bar * width, place.bottom() + 1 - height, width - 2, height,
                         Theme::current().colour(Role::Accent));
    }
}

/// As many lines as fit, broken between words and the parts of paths; what does not fit is cut at the end.
void paintWrapped(QPainter& painter, const QRect& place, const QStyleOptionViewItem& cell)
{
    const int flags = static_cast<int>(cell.displayAlignment) | Qt::TextWordWrap;
    const auto fits = [&](const QString& text) {
        const QRect room(0, 0, place.width(), 1 << 15);
        return cell.fontMetrics.boundingRect(room, flags, text).height() <= place.height();
    };
    const QChar mayBreak(0x200b);
    QString kept = cell.text;
    kept.replace(QLatin1Char('/'), QStringLiteral("/\u200b"));
    QString shown = kept;
    while (!kept.isEmpty() && !fits(shown)) {
        const auto end = std::max(kept.lastIndexOf(QLatin1Char(' ')), kept.lastIndexOf(mayBreak));
        kept.truncate(end > 0 ? end : kept.size() * 3 / 4);
        shown = kept + QChar(0x2026);
    }
    painter.drawText(place, flags, shown);
}

} // namespace

TrackTableView::TrackTableView(QWidget* parent)
    : QTableView(parent)
{
    setItemDelegate(new TrackCellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setMouseTracking(true);
    setTabKeyNavigation(false); // Tab leaves the list
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setHighlightSections(false);
    header->setTextElideMode(Qt::ElideRight); // a narrow head on the right would lose its start
    header->setMinimumSectionSize(narrowestColumn);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns"));
    connect(header, &QWidget::customContextMenuRequested, this, &TrackTableView::showHeaderMenu);
    connect(header, &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        if (m_isSharing || before == 0 || after == 0)
            return; // ours, or a column shown or hidden
        m_sharesRoom = false;
        Q_EMIT columnsChanged();
    });
    constexpr int levelStepMs = 140;
    m_levelTimer.setInterval(levelStepMs);
    connect(&m_levelTimer, &QTimer::timeout, this, [this] {
        ++m_levelStep;
        updateRow(m_playing.row());
    });
    m_measureTimer.setSingleShot(true);
    connect(&m_measureTimer, &QTimer::timeout, this, &TrackTableView::measure);
    connect(header, &QHeaderView::sectionMoved, this, &TrackTableView::columnsChanged);
    adaptToFont();
}

void TrackTableView::adaptToFont()
{
    verticalHeader()->setMinimumSectionSize(1);
    const int text = (m_lines - 1) * fontMetrics().lineSpacing() + fontMetrics().height();
    verticalHeader()->setDefaultSectionSize(std::max(sizes::row, text + sizes::grid));
}

void TrackTableView::setLines(int lines)
{
    m_lines = lines;
    adaptToFont();
}

void TrackTableView::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, [this] { m_measureTimer.start(0); });
        connect(model, &QAbstractItemModel::rowsInserted, this, &TrackTableView::measureSoon);
        connect(model, &QAbstractItemModel::dataChanged, this, &TrackTableView::measureSoon);
    }
    if (selectionModel())
        connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &TrackTableView::rowsSelected);
}

void TrackTableView::setColumns(const std::vector<Column>& columns)
{
    m_columns = columns;
    m_needs.clear();
    m_sharesRoom = true;
    for (const Column& column : columns)
        setColumnHidden(column.section, !column.shown);
    shareRoom();
}

// Narrow columns (figures) keep their width; the others share what is left by their usual widths, except that none is
// given more than its texts take before all have as much as they take.
void TrackTableView::shareRoom()
{
    if (!m_sharesRoom || m_columns.empty())
        return;
    const std::vector<int> widths = sharedWidths(viewport()->width());
    m_isSharing = true;
    for (std::size_t place = 0; place < m_columns.size(); ++place)
        if (!isColumnHidden(m_columns[place].section))
            setColumnWidth(m_columns[place].section, widths[place]);
    m_isSharing = false;
}

std::vector<int> TrackTableView::sharedWidths(int room) const
{
    constexpr int widestFigures = 80;
    constexpr double narrowestShare = 0.55;
    std::vector<int> widths;
    std::vector<std::size_t> open; // columns that may have more
    for (std::size_t place = 0; place < m_columns.size(); ++place) {
        widths.push_back(m_columns[place].width);
        if (isColumnHidden(m_columns[place].section))
            continue;
        if (m_columns[place].width <= widestFigures)
            room -= m_columns[place].width;
        else
            open.push_back(place);
    }
    const std::vector<std::size_t> flexible = open;
    const auto usual = [&](const std::vector<std::size_t>& places) {
        int sum = 0;
        for (const std::size_t place : places)
            sum += m_columns[place].width;
        return sum;
    };
    const auto shareOf = [&](std::size_t place) { return room * m_columns[place].width / std::max(1, usual(open)); };
    for (bool some = !m_needs.empty(); some && !open.empty();) {
        const auto content =
            std::ranges::find_if(open, [&](std::size_t place) { return m_needs[place] <= shareOf(place); });
        some = content != open.end();
        if (!some)
            break;
        widths[*content] = m_needs[*content];
        room -= widths[*content];
        open.erase(content);
    }
    const std::vector<std::size_t>& takers = open.empty() ? flexible : open;
    const bool addsUp = open.empty(); // all have what they take: what is left is shared by all
    int left = room;
    const int all = std::max(1, usual(takers));
    for (const std::size_t place : takers) {
        const int share = place == takers.back() ? left : room * m_columns[place].width / all;
        left -= share;
        const int least = static_cast<int>(narrowestShare * m_columns[place].width);
        widths[place] = addsUp ? widths[place] + std::max(0, share) : std::max(least, share);
    }
    return widths;
}

void TrackTableView::measureSoon()
{
    constexpr int pauseMs = 2000; // texts stream in
    if (!m_measureTimer.isActive() && !m_isUnderPointer)
        m_measureTimer.start(m_needs.empty() ? 0 : pauseMs);
}

/// Of rows all over the list, so that it takes no longer for more of them.
void TrackTableView::measure()
{
    constexpr int mostRows = 200;
    constexpr int widestNeed = 480;
    const int rows = model() ? model()->rowCount() : 0;
    if (!m_sharesRoom || rows == 0)
        return;
    const QFontMetrics head(horizontalHeader()->font());
    std::vector<int> needs;
    for (const Column& column : m_columns) {
        if (itemDelegateForColumn(column.section)) { // draws something else than its text
            needs.push_back(column.width);
            continue;
        }
        int need = head.horizontalAdvance(model()->headerData(column.section, Qt::Horizontal).toString()) +
                   2 * besideText + sizes::icon; // the arrow of the sorting
        for (int step = 0; step < std::min(rows, mostRows) && need < widestNeed; ++step) {
            const int row = static_cast<int>(static_cast<qint64>(step) * rows / std::min(rows, mostRows));
            const QModelIndex cell = model()->index(row, column.section);
            const int symbol = cell.data(Qt::DecorationRole).isNull() ? 0 : sizes::icon;
            need = std::max(need, fontMetrics().horizontalAdvance(cell.data().toString()) + 2 * besideText +
                                      sizes::insideControl + symbol);
        }
        needs.push_back(std::min(need, widestNeed));
        constexpr int hardlySeen = 24; // and not worth a jump of the columns
        if (needs.size() <= m_needs.size() && std::abs(needs.back() - m_needs[needs.size() - 1]) < hardlySeen)
            needs.back() = m_needs[needs.size() - 1];
    }
    if (std::exchange(m_needs, needs) != needs)
        shareRoom();
}

QByteArray TrackTableView::columnState() const
{
    return (m_sharesRoom ? "shared" : "chosen") + horizontalHeader()->saveState();
}

void TrackTableView::restoreColumns(const QByteArray& state)
{
    constexpr int tagLength = 6;
    QHeaderView* header = horizontalHeader();
    const QByteArray before = header->saveState();
    const int count = header->count();
    m_isSharing = true;
    bool fine = (state.startsWith("shared") || state.startsWith("chosen")) &&
                header->restoreState(state.mid(tagLength)) && header->count() == count;
    for (int section = 0; fine && section < count; ++section)
        fine = header->isSectionHidden(section) || header->sectionSize(section) <= widestColumn;
    fine = fine && header->hiddenSectionCount() < count;
    if (!fine)
        header->restoreState(before);
    m_isSharing = false;
    m_sharesRoom = !fine || state.startsWith("shared");
    header->setSortIndicatorShown(true);
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    shareRoom();
}

std::vector<int> TrackTableView::selectedRowNumbers() const
{
    std::vector<int> rows;
    if (!selectionModel())
        return rows;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    return rows;
}

void TrackTableView::startDrag(Qt::DropActions actions)
{
    const auto rows = selectedRowNumbers();
    if (rows.empty())
        return;
    QModelIndexList indexes;
    for (const int row : rows)
        indexes.push_back(model()->index(row, 0));
    auto* drag = new QDrag(this);
    drag->setMimeData(model()->mimeData(indexes));
    drag->setPixmap(dragPicture(tr("%n track(s)", nullptr, static_cast<int>(rows.size())), *this));
    drag->exec(actions, Qt::CopyAction);
}

void TrackTableView::mouseMoveEvent(QMouseEvent* event)
{
    setHoveredRow(rowAt(event->position().toPoint().y()));
    m_isUnderPointer = true;
    Q_EMIT touched();
    QTableView::mouseMoveEvent(event);
}

void TrackTableView::leaveEvent(QEvent* event)
{
    setHoveredRow(-1);
    m_isUnderPointer = false;
    Q_EMIT pointerLeft();
    QTableView::leaveEvent(event);
}

void TrackTableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(std::exchange(m_hoveredRow, row));
    updateRow(row);
}

void TrackTableView::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void TrackTableView::setPlaying(const QModelIndex& index, bool sounding)
{
    updateRow(m_playing.row());
    m_playing = index;
    m_isSounding = sounding;
    updateRow(m_playing.row());
    if (sounding && index.isValid() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0)
        m_levelTimer.start();
    else
        m_levelTimer.stop();
}

double TrackTableView::levelOfBar(int bar) const
{
    return 0.55 + 0.4 * std::sin(m_levelStep * (0.9 + 0.37 * bar) + 2.1 * bar);
}

void TrackTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    shareRoom();
}

void TrackTableView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()) {
        scrollTo(currentIndex());
        position = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    }
    if (!selectedRowNumbers().empty())
        Q_EMIT menuRequested(position);
}

void TrackTableView::keyPressEvent(QKeyEvent* event)
{
    Q_EMIT touched();
    if (event->matches(QKeySequence::Delete)) {
        Q_EMIT removeRequested();
        return;
    }
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier) {
        QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, {});
        contextMenuEvent(&menu);
        return;
    }
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Space || (enters && event->modifiers() != Qt::NoModifier)) {
        event->ignore(); // the window's shortcuts
        return;
    }
    QTableView::keyPressEvent(event);
}

// In a list of rows these are the first and the last one.
QModelIndex TrackTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const bool isToEnd = action == MoveEnd;
    if ((action != MoveHome && !isToEnd) || !model() || model()->rowCount() == 0)
        return QTableView::moveCursor(action, modifiers);
    const int column = currentIndex().isValid() ? currentIndex().column() : horizontalHeader()->logicalIndexAt(0);
    return model()->index(isToEnd ? model()->rowCount() - 1 : 0, std::max(0, column));
}

void TrackTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adaptToFont();
}

void TrackTableView::showHeaderMenu(const QPoint& position)
{
    QMenu menu(this);
    QHeaderView* header = horizontalHeader();
    for (int section = 0; section < header->count(); ++section) {
        QAction* action = menu.addAction(model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(section));
        const bool isLast = header->hiddenSectionCount() == header->count() - 1 && !isColumnHidden(section);
        action->setEnabled(!isLast);
        connect(action, &QAction::toggled, this, [this, section](bool shown) {
            setColumnHidden(section, !shown);
            shareRoom();
            Q_EMIT columnsChanged();
        });
    }
    menu.addSeparator();
    menu.addAction(tr("Usual columns"), this, [this] {
        for (const Column& column : m_columns)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column.section), column.section);
        setColumns(m_columns);
        Q_EMIT columnsChanged();
    });
    menu.exec(header->mapToGlobal(position));
}

QRect TrackCellDelegate::paintBackground(QPainter* painter, const QStyleOptionViewItem& option,
                                         const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    const auto* view = qobject_cast<const TrackTableView*>(option.widget);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.colour(Role::Selected));
    else if (view && view->hoveredRow() == index.row())
        painter->fillRect(option.rect, theme.colour(Role::Hover));
    // One ring round the current cell is noise in a list of rows: a mark at the row's start says where the keys work.
    const bool isCurrentRow = view && view->hasFocus() && view->currentIndex().row() == index.row();
    if (isCurrentRow && view->horizontalHeader()->visualIndex(index.column()) == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.colour(Role::Accent));
    return option.rect.adjusted(besideText, 0, -besideText, 0);
}

void TrackCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    QRect content = paintBackground(painter, option, index);
    const auto* view = qobject_cast<const TrackTableView*>(option.widget);
    if (view && view->isPlayingRow(index.row()) && view->isTitleColumn(index.column())) {
        const QRect place(content.left(), content.center().y() - 6, 14, 12);
        if (view->isSounding())
            paintLevel(*painter, place, *view);
        else
            symbolIcon(Symbol::Pause, Role::DimText).paint(painter, place);
        content.setLeft(content.left() + 14 + sizes::grid);
    }
    if (!cell.icon.isNull()) {
        const QRect place(content.left(), content.center().y() - 7, 16, 16);
        cell.icon.paint(painter, place);
        content.setLeft(place.right() + sizes::insideControl);
    }
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    if (view && view->lines() > 1)
        paintWrapped(*painter, content, cell);
    else
        painter->drawText(content, static_cast<int>(cell.displayAlignment) | Qt::TextSingleLine,
                          cell.fontMetrics.elidedText(cell.text, cell.textElideMode, content.width()));
}

} // namespace tonekin
