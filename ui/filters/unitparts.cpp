// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitparts.h"

#include "preferences/preferences.h"

#include <QLocale>

namespace tonekin {

ListLengthBox::ListLengthBox(Preferences& preferences, QWidget* parent)
    : QComboBox(parent)
    , m_preferences(preferences)
{
    setAccessibleName(tr("Tracks in a list"));
    for (const int length : {10, 25, 50, 100})
        addItem(tr("%Ln track(s)", nullptr, length), length);
    follow();
    connect(&m_preferences, &Preferences::filterOptionsChanged, this, &ListLengthBox::follow);
    connect(this, &QComboBox::currentIndexChanged, this, &ListLengthBox::choose);
}

void ListLengthBox::follow()
{
    if (const int place = findData(m_preferences.filterOptions().listLength); place >= 0)
        setCurrentIndex(place);
}

void ListLengthBox::choose()
{
    FilterOptions options = m_preferences.filterOptions();
    options.listLength = length();
    m_preferences.setFilterOptions(options);
}

} // namespace tonekin
