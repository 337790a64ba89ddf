// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitparts.h"

#include <QLocale>

namespace tonekin {

ListLengthBox::ListLengthBox(QWidget* parent)
    : QComboBox(parent)
{
    setAccessibleName(tr("Tracks in a list"));
    for (const int length : {10, 25, 50, 100})
        addItem(tr("%Ln track(s)", nullptr, length), length);
}

void ListLengthBox::setLength(int tracks)
{
    if (const int place = findData(tracks); place >= 0)
        setCurrentIndex(place);
}

} // namespace tonekin
