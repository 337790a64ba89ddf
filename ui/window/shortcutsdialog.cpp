// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/shortcutsdialog.h"

#include "theme/theme.h"
#include "words/displaytext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace tonekin {

namespace {

QTableWidgetItem* addRow(QTableWidget& table, const QString& words, const QString& keys)
{
    const int row = table.rowCount();
    table.insertRow(row);
    auto* item = new QTableWidgetItem(words);
    table.setItem(row, 0, item);
    table.setItem(row, 1, new QTableWidgetItem(keys));
    return item;
}

void addHeading(QTableWidget& table, const QString& words)
{
    QTableWidgetItem* item = addRow(table, QString(words).remove(QLatin1Char('&')), {});
    item->setFont(Theme::current().strongFont());
    item->setFlags(Qt::ItemIsEnabled); // not a row to be chosen
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys += sequence.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

/// What an action always does, where its text says what it would do now.
QString wordsOf(const QAction& action)
{
    const QString always = action.data().toString();
    return QString(always.isEmpty() ? action.text() : always).remove(QLatin1Char('&'));
}

void addMenu(QTableWidget& table, const QList<QAction*>& actions)
{
    for (const QAction* action : actions) {
        if (action->menu())
            addMenu(table, action->menu()->actions());
        else if (!action->shortcut().isEmpty())
            addRow(table, wordsOf(*action), keysOf(*action));
    }
}

/// A heading stays with those of its rows that are found.
void showFound(QTableWidget& table, const QString& sought)
{
    const QString wanted = folded(sought.trimmed());
    bool any = false; // below the heading
    for (int row = table.rowCount() - 1; row >= 0; --row) {
        const bool isHeading = !table.item(row, 0)->flags().testFlag(Qt::ItemIsSelectable);
        const QString text = table.item(row, 0)->text() + QLatin1Char(' ') + table.item(row, 1)->text();
        const bool isFound = isHeading ? any : folded(text).contains(wanted);
        table.setRowHidden(row, !isFound);
        any = !isHeading && (any || isFound);
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar& menus, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* search = new QLineEdit(this);
    search->setPlaceholderText(tr("Action or key"));
    search->setAccessibleName(tr("Search the shortcuts"));
    search->setClearButtonEnabled(true);
    auto* table = new QTableWidget(0, 2, this);
    table->setAccessibleName(tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    for (const QAction* menu : menus.actions()) {
        addHeading(*table, menu->text());
        addMenu(*table, menu->menu()->actions());
    }
    addHeading(*table, tr("In lists"));
    addRow(*table, tr("Play the chosen track"), QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText));
    addRow(*table, tr("Choose a filter of the sheet"), tr("Arrow keys", "on the keyboard"));
    addRow(*table, tr("Take out of a list"), QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText));
    addHeading(*table, tr("In the review"));
    addRow(*table, tr("Accept"), QKeySequence(Qt::Key_A).toString(QKeySequence::NativeText));
    addRow(*table, tr("Not so"), QKeySequence(Qt::Key_N).toString(QKeySequence::NativeText));
    addRow(*table, tr("Play one of its tracks"), tr("1 to 6", "keys"));
    connect(search, &QLineEdit::textChanged, table, [table](const QString& text) { showFound(*table, text); });

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(search);
    layout->addWidget(table, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Return belongs to the search
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(520, 600);
}

} // namespace tonekin
