// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filteractions.h"

#include "painting/symbols.h"
#include "preferences/preferences.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace tonekin {

namespace {

FilterOrder& orderOf(FilterOptions& options)
{
    return options.order;
}

SignedColours& coloursOf(FilterOptions& options)
{
    return options.sheet.colours;
}

SheetScale& scaleOf(FilterOptions& options)
{
    return options.sheet.scale;
}

} // namespace

FilterActions::FilterActions(Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_preferences(preferences)
    , zoomIn(make(tr("Zoom &in"), QKeySequence::ZoomIn))
    , zoomOut(make(tr("Zoom &out"), QKeySequence::ZoomOut))
    , showWhole(make(tr("Show the &whole sheet"), QKeySequence(Qt::CTRL | Qt::Key_0)))
    , goTo(make(tr("&Go to a filter …"), QKeySequence(Qt::CTRL | Qt::Key_G)))
    , savePng(make(tr("Save the picture as &PNG …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)))
    , saveSvg(make(tr("Save the picture as &SVG …")))
    , copyPicture(make(tr("&Copy the picture")))
    , exportNames(make(tr("&Export your names …")))
    , importNames(make(tr("&Import names …")))
    , m_oneRow(
          makeToggle(tr("All in one &row"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), &SheetOptions::inOneRow))
    , m_lowOnTop(makeToggle(tr("&Low bands on top"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                            &SheetOptions::lowBandsOnTop))
    , m_numbers(makeToggle(tr("&Numbers"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), &SheetOptions::numbers))
{
    savePng->setIcon(symbolIcon(Symbol::Save));
    copyPicture->setIcon(symbolIcon(Symbol::Copy));
    exportNames->setIcon(symbolIcon(Symbol::Export));
    importNames->setIcon(symbolIcon(Symbol::Import));
    auto* orders = new QActionGroup(this);
    addChoice(m_orders, tr("By &number"), *orders, FilterOrder::Number, orderOf);
    addChoice(m_orders, tr("By n&ame"), *orders, FilterOrder::Name, orderOf);
    addChoice(m_orders, tr("By li&keness"), *orders, FilterOrder::Likeness, orderOf);
    addChoice(m_orders, tr("By &use in this library"), *orders, FilterOrder::Use, orderOf);
    auto* palettes = new QActionGroup(this);
    addChoice(m_palettes, tr("Re&d and blue, as published"), *palettes, SignedColours::RedBlue, coloursOf);
    addChoice(m_palettes, tr("Purple and oran&ge, for every eye"), *palettes, SignedColours::PurpleOrange, coloursOf);
    auto* scales = new QActionGroup(this);
    addChoice(m_scales, tr("Each &filter to its own scale"), *scales, SheetScale::PerFilter, scaleOf);
    addChoice(m_scales, tr("One &scale for all"), *scales, SheetScale::Common, scaleOf);
    connect(&m_preferences, &Preferences::filterOptionsChanged, this, &FilterActions::showOptions);
    showOptions();
}

QAction* FilterActions::make(const QString& text, const QKeySequence& keys)
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    return action;
}

QAction* FilterActions::makeToggle(const QString& text, const QKeySequence& keys, bool SheetOptions::*field)
{
    QAction* action = make(text, keys);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, field](bool on) {
        FilterOptions options = m_preferences.filterOptions();
        options.sheet.*field = on;
        m_preferences.setFilterOptions(options);
    });
    m_shows.push_back([this, action, field] { action->setChecked(m_preferences.filterOptions().sheet.*field); });
    return action;
}

template <typename Value>
void FilterActions::addChoice(std::vector<QAction*>& to, const QString& text, QActionGroup& group, Value value,
                              Value& (*field)(FilterOptions&))
{
    QAction* action = make(text);
    action->setCheckable(true);
    group.addAction(action);
    connect(action, &QAction::triggered, this, [this, value, field] {
        FilterOptions options = m_preferences.filterOptions();
        field(options) = value;
        m_preferences.setFilterOptions(options);
    });
    m_shows.push_back([this, action, value, field] {
        FilterOptions options = m_preferences.filterOptions();
        action->setChecked(field(options) == value);
    });
    to.push_back(action);
}

void FilterActions::showOptions()
{
    for (const auto& show : m_shows)
        show();
}

void FilterActions::setEnabled(const Possible& possible)
{
    for (QAction* action : {zoomIn, zoomOut, showWhole, savePng, saveSvg, copyPicture})
        action->setEnabled(possible.sheet);
    exportNames->setEnabled(possible.exportNames);
    importNames->setEnabled(possible.importNames);
}

void FilterActions::fillOrderMenu(QMenu& menu) const
{
    for (QAction* action : m_orders)
        menu.addAction(action);
}

void FilterActions::fillLookMenu(QMenu& menu) const
{
    menu.addActions({m_oneRow, m_lowOnTop, m_numbers});
    menu.addSeparator();
    for (QAction* action : m_palettes)
        menu.addAction(action);
    menu.addSeparator();
    for (QAction* action : m_scales)
        menu.addAction(action);
    menu.addSeparator();
    menu.addActions({zoomIn, zoomOut, showWhole});
}

void FilterActions::fillExportMenu(QMenu& menu) const
{
    menu.addActions({savePng, saveSvg, copyPicture});
    menu.addSeparator();
    menu.addActions({exportNames, importNames});
}

void FilterActions::fillMenu(QMenu& menu) const
{
    menu.addAction(goTo);
    menu.addSeparator();
    fillOrderMenu(*menu.addMenu(tr("So&rt the sheet")));
    fillLookMenu(*menu.addMenu(tr("&Look of the sheet")));
    menu.addSeparator();
    fillExportMenu(menu);
}

} // namespace tonekin
