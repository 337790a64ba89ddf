// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/firstlayerview.h"

#include "filters/filteractions.h"
#include "filters/filterpanel.h"
#include "filters/filtersheetview.h"
#include "filters/sheetlegend.h"
#include "filters/sheetorder.h"
#include "lists/emptystate.h"
#include "lists/labels.h"
#include "preferences/preferences.h"
#include "theme/theme.h"
#include "words/errortext.h"
#include "words/filtertext.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>

namespace tonekin {

namespace {

constexpr int usualPanelWidth = 440;
constexpr int narrowestPanel = 400;

} // namespace

FirstLayerView::FirstLayerView(const UnitParts& parts, FilterActions& actions, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_parts(parts)
    , m_actions(actions)
    , m_sheetSide(new QWidget(this))
    , m_sheet(new FilterSheetView([this](int filter) { return sheetName(filter); }, m_sheetSide))
    , m_noSheet(new EmptyState(Symbol::Filters, m_sheetSide))
    , m_sheetStack(new QStackedWidget(m_sheetSide))
{
    setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(m_sheetSide);
    column->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, sizes::grid);
    column->setSpacing(sizes::grid);
    m_sheetStack->addWidget(m_sheet);
    m_sheetStack->addWidget(m_noSheet);
    column->addWidget(makeToolbar());
    column->addWidget(m_sheetStack, 1);
    column->addWidget(makeStatus());
    addWidget(m_sheetSide);
    connectSheet();
    applyOptions();
}

void FirstLayerView::connectSheet()
{
    connect(m_sheet, &FilterSheetView::opened, this, &FirstLayerView::openRequested);
    connect(m_sheet, &FilterSheetView::selectedChanged, this, [this](int filter) {
        if (m_panel && m_panel->isVisible() && filter >= 0)
            m_panel->showFilter(filter);
    });
    connect(m_sheet, &FilterSheetView::readOutChanged, this, &FirstLayerView::updateReadOut);
    connect(m_sheet, &FilterSheetView::menuRequested, this, &FirstLayerView::menuRequested);
    connect(m_noSheet, &EmptyState::pressed, this, [this] { m_parts.learned.loader().want(); });
    connect(&m_parts.learned.loader(), &NetworkLoader::likenessFound, this, &FirstLayerView::applyOrder);
    connect(&m_parts.notebook(), &UnitNotebook::changed, this, &FirstLayerView::updateReadOut);
    connect(&m_parts.preferences, &Preferences::filterOptionsChanged, this, &FirstLayerView::applyOptions);
}

QWidget* FirstLayerView::makeToolbar()
{
    auto* bar = new QWidget(m_sheetSide);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::insideControl);
    const auto add = [&](const QString& text, void (FilterActions::*fill)(QMenu&) const) {
        auto* button = new QToolButton(bar);
        auto* menu = new QMenu(button);
        (m_actions.*fill)(*menu);
        button->setText(text);
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setAutoRaise(true);
        row->addWidget(button);
        return button;
    };
    m_orderButton = add(tr("By number"), &FilterActions::fillOrderMenu);
    add(tr("Look"), &FilterActions::fillLookMenu);
    add(tr("Export"), &FilterActions::fillExportMenu);
    row->addStretch(1);
    const std::array buttons{std::tuple(m_actions.zoomOut, QStringLiteral("−"), tr("Zoom out")),
                             std::tuple(m_actions.showWhole, tr("Whole"), tr("Show the whole sheet")),
                             std::tuple(m_actions.zoomIn, QStringLiteral("+"), tr("Zoom in"))};
    for (const auto& [action, text, name] : buttons) {
        auto* button = new QToolButton(bar);
        button->setText(text);
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        row->addWidget(button);
    }
    return bar;
}

QWidget* FirstLayerView::makeStatus()
{
    auto* status = new QWidget(m_sheetSide);
    auto* row = new QHBoxLayout(status);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::aroundPage);
    m_readOut = plainLabel({}, TextKind::Dim, status);
    m_readOut->setWordWrap(true);
    m_readOut->setMinimumWidth(1);
    m_readOut->setFixedHeight(2 * m_readOut->fontMetrics().lineSpacing()); // so that the sheet stays where it is
    m_legend = new SheetLegend(status);
    row->addWidget(m_readOut, 1);
    row->addWidget(m_legend);
    return status;
}

void FirstLayerView::makePanel()
{
    m_panel = new FilterPanel(m_parts, this);
    m_panel->setMinimumWidth(narrowestPanel);
    addWidget(m_panel);
    setStretchFactor(0, 1);
    setSizes({std::max(1, m_room - usualPanelWidth), usualPanelWidth});
    connect(m_panel, &FilterPanel::filterChosen, this, &FirstLayerView::openRequested);
    connect(m_panel, &FilterPanel::closeRequested, this, &FirstLayerView::closePanel);
    Q_EMIT panelMade(m_panel);
}

void FirstLayerView::openFilter(int filter, int room)
{
    m_room = room;
    if (!m_panel)
        makePanel();
    m_panel->show();
    Q_EMIT panelToggled();
    m_panel->showFilter(filter);
    m_sheet->select(filter);
    shareRoom(room);
}

void FirstLayerView::closePanel()
{
    if (!m_panel)
        return;
    m_panel->hide();
    Q_EMIT panelToggled();
    shareRoom(m_room);
    m_sheet->setFocus();
}

// Where there is no room for both, the panel has all of it until it is closed.
void FirstLayerView::shareRoom(int room)
{
    m_room = room;
    const bool hasPanel = m_panel && !m_panel->isHidden();
    const bool hasSheet = !hasPanel || room >= roomForBoth;
    const bool isNew = hasSheet != !m_sheetSide->isHidden();
    m_sheetSide->setVisible(hasSheet);
    if (isNew && hasSheet) // what was hidden comes back without any room
        setSizes({std::max(1, room - usualPanelWidth), usualPanelWidth});
}

void FirstLayerView::applyOptions()
{
    const FilterOptions& options = m_parts.preferences.filterOptions();
    m_sheet->setOptions(options.sheet);
    const std::array names{tr("By number"), tr("By name"), tr("By likeness"), tr("By use")};
    m_orderButton->setText(names[static_cast<std::size_t>(options.order)]);
    applyOrder();
    updateReadOut();
}

void FirstLayerView::followNetwork()
{
    const LoadedNetworkRef& network = m_parts.learned.network();
    const bool isNew = network != m_shownNetwork;
    if (isNew) {
        m_shownNetwork = network;
        m_sheet->setNetwork(network);
    }
    if (isNew || m_parts.activations().isComplete())
        applyOrder();
    updateReadOut();
}

// While the library is being read the sheet stays in the order it has, so that it can be looked at.
void FirstLayerView::followActivations()
{
    if (m_parts.preferences.filterOptions().order == FilterOrder::Use && m_parts.activations().isComplete())
        applyOrder();
}

void FirstLayerView::updateEmpty()
{
    const auto& error = m_parts.learned.loader().error();
    if (error)
        m_noSheet->setWords(errorWords(error->code).shortName, errorSentence(error->code), tr("Retry"));
    m_sheetStack->setCurrentWidget(error && !m_parts.learned.network() ? static_cast<QWidget*>(m_noSheet) : m_sheet);
}

void FirstLayerView::applyOrder()
{
    const LoadedNetworkRef& network = m_parts.learned.network();
    if (!network)
        return;
    switch (m_parts.preferences.filterOptions().order) {
    case FilterOrder::Number:
        m_sheet->setOrder(orderByNumber(network->kernels, {}));
        break;
    case FilterOrder::Name:
        m_sheet->setOrder(orderedByName(*network));
        break;
    case FilterOrder::Likeness:
        m_sheet->setOrder(m_parts.learned.loader().byLikeness()); // ignored until it is found
        break;
    case FilterOrder::Use:
        m_sheet->setOrder(orderedByUse(m_parts.learned));
        break;
    }
}

QString FirstLayerView::sheetName(int filter) const
{
    const QString called = m_parts.learned.isOfTheActivations() ? m_parts.learned.called({{1}, filter}) : QString();
    if (!called.isEmpty())
        return called;
    const LoadedNetworkRef& network = m_parts.learned.network();
    const FilterName* name = network ? network->nameOf(filter) : nullptr;
    if (!name)
        return {};
    const QString text = filterNameText(name->name);
    return name->kind == FilterNameKind::Measured ? text : tr("looks like: %1").arg(text);
}

void FirstLayerView::updateReadOut()
{
    m_sheet->refreshReadOut();
    m_readOut->setText(m_sheet->readOut().isEmpty() ? tr("Click a filter to see and hear what it listens for.")
                                                    : m_sheet->readOut());
    m_legend->show({m_parts.preferences.filterOptions().sheet.colours, m_sheet->fullColour()});
}

} // namespace tonekin
