// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>

#include <vector>

namespace tonekin {

/// A list of tracks: rows of one height, no grid, whole rows hovered and selected, columns chosen by the header's menu,
/// dragged out as files. The model's column 0 has the title; rows that play are marked there.
class TrackTableView : public QTableView {
    Q_OBJECT
public:
    explicit TrackTableView(QWidget* parent = nullptr);

    /// After setModel(): which columns show at first, how wide.
    struct Column {
        int section;
        int width; // device-independent pixels
        bool shown = true;
    };
    void setColumns(const std::vector<Column>& columns);
    /// Takes back what columnState() gave; rubbish changes nothing. Until the user chooses widths, the columns share
    /// the room there is: none has more than its texts take while another lacks room.
    void restoreColumns(const QByteArray& state);
    QByteArray columnState() const;

    std::vector<int> selectedRowNumbers() const; // ascending
    int hoveredRow() const { return m_hoveredRow; }
    /// The pointer was moved into the list and has not left it.
    bool isUnderPointer() const { return m_isUnderPointer; }
    /// Marks the row that plays, by a level that moves while it sounds and a pause while it does not; an invalid index:
    /// none.
    void setPlaying(const QModelIndex& index, bool sounding);
    void setTitleColumn(int section) { m_titleColumn = section; }
    bool isTitleColumn(int section) const { return section == m_titleColumn; }
    bool isSounding() const { return m_isSounding; }
    /// So many lines of text fit into a row, in which sentences are wrapped.
    void setLines(int lines);
    int lines() const { return m_lines; }
    bool isPlayingRow(int row) const { return m_playing.isValid() && m_playing.row() == row; }
    /// 0..1, the heights of the level's bars at this moment.
    double levelOfBar(int bar) const;
    void setModel(QAbstractItemModel* model) override;

Q_SIGNALS:
    void columnsChanged();
    void rowsSelected();
    /// Somebody points at a row or steps through them.
    void touched();
    void pointerLeft();
    /// The menu key, Shift+F10 or the right button; on a row that is selected.
    void menuRequested(const QPoint& globalPosition);
    void removeRequested(); // Delete

protected:
    void startDrag(Qt::DropActions actions) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showHeaderMenu(const QPoint& position);
    void setHoveredRow(int row);
    void adaptToFont();
    void shareRoom();
    void measureSoon();
    void measure();
    std::vector<int> sharedWidths(int room) const;
    void updateRow(int row);

    int m_hoveredRow = -1;
    bool m_isUnderPointer = false;
    std::vector<Column> m_columns;
    std::vector<int> m_needs; // widths that the texts of the columns take; empty: not measured yet
    QTimer m_measureTimer;
    bool m_sharesRoom = true;
    bool m_isSharing = false;
    QPersistentModelIndex m_playing;
    bool m_isSounding = false;
    int m_lines = 1;
    QTimer m_levelTimer;
    int m_levelStep = 0;
    int m_titleColumn = 0;
};

/// Draws one cell of a TrackTableView.
class TrackCellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// The row's background; returns the rectangle that is left for the cell's content.
    QRect paintBackground(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

} // namespace tonekin
