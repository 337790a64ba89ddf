// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitsside.h"

#include "lists/tracktableview.h"
#include "painting/symbols.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tonekin {

QWidget* makeUnitsSide(const std::vector<QWidget*>& head, QLineEdit& search, TrackTableView& list, QWidget* parent)
{
    auto* side = new QWidget(parent);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, sizes::grid, 0, 0);
    layout->setSpacing(sizes::grid);
    auto* above = new QVBoxLayout;
    above->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, 0);
    above->setSpacing(sizes::grid);
    for (QWidget* widget : head)
        above->addWidget(widget);
    layout->addLayout(above);
    layout->addWidget(&list, 1);

    search.setClearButtonEnabled(true);
    search.addAction(symbolIcon(Symbol::Search, Role::DimText), QLineEdit::LeadingPosition);
    QObject::connect(&search, &QLineEdit::returnPressed, &list, [&list] {
        if (list.model()->rowCount() == 0)
            return;
        list.selectRow(0);
        list.setFocus();
    });
    list.horizontalHeader()->setSortIndicatorShown(false);
    list.setDragEnabled(false);
    list.setSelectionMode(QAbstractItemView::SingleSelection);
    return side;
}

} // namespace tonekin
