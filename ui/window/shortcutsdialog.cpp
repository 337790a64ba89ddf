// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/shortcutsdialog.h"

#include "theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QTableWidget>
#include <QVBoxLayout>

namespace tonekin {

namespace {

void addRow(QTableWidget& table, const QString& words, const QString& keys)
{
    const int row = table.rowCount();
    table.insertRow(row);
    table.setItem(row, 0, new QTableWidgetItem(words));
    table.setItem(row, 1, new QTableWidgetItem(keys));
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys += sequence.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

void addMenu(QTableWidget& table, const QList<QAction*>& actions)
{
    for (const QAction* action : actions) {
        if (action->menu())
            addMenu(table, action->menu()->actions());
        else if (!action->shortcut().isEmpty())
            addRow(table, QString(action->text()).remove(QLatin1Char('&')), keysOf(*action));
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar& menus, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* table = new QTableWidget(0, 2, this);
    table->setAccessibleName(tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    addMenu(*table, menus.actions());
    addRow(*table, tr("Play the chosen track"), QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText));
    addRow(*table, tr("Choose a filter of the sheet"), tr("Arrow keys", "on the keyboard"));
    addRow(*table, tr("Take out of a list"), QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText));

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(table, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(480, 560);
}

} // namespace tonekin
