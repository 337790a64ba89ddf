// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/laterlayersview.h"

#include "filters/laterunitpanel.h"
#include "filters/unitsside.h"
#include "lists/emptystate.h"
#include "lists/labels.h"
#include "lists/tracktableview.h"
#include "session/librarysession.h"
#include "theme/theme.h"
#include "words/errortext.h"

#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

constexpr int usualListWidth = 300;
constexpr int usualPanelWidth = 700;
constexpr int narrowestList = 240;
constexpr int byUnusualness = 1; // in the box of orders

} // namespace

LaterLayersView::LaterLayersView(const UnitParts& parts, ActivationService& service, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Symbol::Filters, this))
    , m_layer(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_order(new QComboBox(this))
    , m_note(plainLabel({}, TextKind::Small, this))
    , m_view(new TrackTableView(this))
    , m_panel(new LaterUnitPanel(parts, service, this))
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeList());
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({usualListWidth, usualPanelWidth});
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setFocusProxy(m_search);
    connectParts();
    follow();
}

LaterLayersView::~LaterLayersView()
{
    // The view outlives the models, which are members; what it still tells must not reach a page that is half gone.
    m_view->disconnect(this);
    m_view->selectionModel()->disconnect(this);
}

QWidget* LaterLayersView::makeList()
{
    QWidget* side = makeUnitsSide({m_layer, m_search, m_order, m_note}, *m_search, *m_view, this);
    side->setMinimumWidth(narrowestList);
    m_note->setWordWrap(true);
    nameField(*m_layer, tr("Layer"));
    m_search->setPlaceholderText(tr("Number or name"));
    m_search->setAccessibleName(tr("Search the filters"));
    nameField(*m_order, tr("Order of the filters"));
    m_order->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // titles may be long

    m_found.setSourceModel(&m_model);
    m_view->setModel(&m_found);
    m_view->setColumns({{static_cast<int>(LayerUnitColumn::Number), 56},
                        {static_cast<int>(LayerUnitColumn::Name), 120},
                        {static_cast<int>(LayerUnitColumn::Unusual), 76, false}});
    m_view->setTitleColumn(static_cast<int>(LayerUnitColumn::Name));
    m_view->setAccessibleName(tr("Filters of the layer"));
    return side;
}

void LaterLayersView::connectParts()
{
    connect(m_layer, &QComboBox::activated, this, [this] { choose({{m_layer->currentData().toInt()}, 0}); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_found.setSought(text);
        m_view->scrollToTop();
    });
    connect(m_order, &QComboBox::activated, this, &LaterLayersView::sortUnits);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LaterLayersView::showCurrent);
    connect(&m_parts.learned, &LearnedNetwork::changed, this, &LaterLayersView::follow);
    connect(&m_parts.activations(), &UnitActivations::progressed, this, &LaterLayersView::fillUnits);
    connect(&m_parts.notebook(), &UnitNotebook::changed, this, &LaterLayersView::fillUnits);
    connect(m_empty, &EmptyState::pressed, this, [this] { m_parts.learned.loader().want(); });
}

void LaterLayersView::showEvent(QShowEvent* event)
{
    m_parts.learned.want();
    QWidget::showEvent(event);
}

/// The network's shape decides which layers there are.
void LaterLayersView::follow()
{
    const LoadedNetworkRef& network = m_parts.learned.network();
    const auto& error = m_parts.learned.loader().error();
    m_stack->setCurrentIndex(network ? 0 : 1);
    if (!network)
        m_empty->setWords(error ? errorWords(error->code).shortName : tr("The network is being read…"),
                          error ? errorSentence(error->code) : QString(), error ? tr("Retry") : QString());
    if (std::exchange(m_network, network) == network) {
        fillUnits();
        return;
    }
    m_layer->clear();
    const auto convolutions = static_cast<int>(network ? network->manifest.layers.convolutions.size() : 0);
    for (int layer = 2; layer <= convolutions; ++layer)
        m_layer->addItem(tr("Layer %1: %Ln filter(s)", nullptr, filtersOf(layer)).arg(layer), layer);
    if (network && convolutions < 2) {
        m_empty->setWords(tr("No later layers"), tr("This network has one convolution only."));
        m_stack->setCurrentIndex(1);
        return;
    }
    choose(m_unit.index < filtersOf(m_unit.layer.number) ? m_unit : NetworkUnit{{2}, 0});
}

int LaterLayersView::filtersOf(int layer) const
{
    const auto place = static_cast<std::size_t>(layer) - 1;
    return m_network && layer >= 2 && place < m_network->manifest.layers.convolutions.size()
               ? m_network->manifest.layers.convolutions[place].filters
               : 0;
}

void LaterLayersView::choose(NetworkUnit unit)
{
    if (!m_network && unit.index >= 0) {
        m_unit = unit; // looked at when the network is there
        return;
    }
    if (unit.index < 0 || unit.index >= filtersOf(unit.layer.number))
        return;
    m_unit = unit;
    m_layer->setCurrentIndex(m_layer->findData(unit.layer.number));
    m_search->clear();
    fillUnits();
    m_panel->showUnit(unit);
}

QStringList LaterLayersView::names() const
{
    QStringList names;
    for (int filter = 0; filter < filtersOf(m_unit.layer.number); ++filter)
        names += m_parts.learned.called({m_unit.layer, filter});
    return names;
}

/// Of the chosen track's answers; empty where nothing is known of them.
std::vector<double> LaterLayersView::unusualness() const
{
    if (!m_track || !m_parts.activations().isComplete())
        return {};
    const auto peaks = m_parts.session.laterPeaks(*m_track, m_parts.activations().modelHash());
    const auto place = static_cast<std::size_t>(m_unit.layer.number) - 2;
    if (place >= peaks.size() || static_cast<int>(peaks[place].size()) != filtersOf(m_unit.layer.number))
        return {};
    return m_parts.activations().rankings()->read([&](const UnitRankings& rankings) {
        std::vector<double> unusual;
        for (const FilterPeak& peak : peaks[place])
            unusual.push_back(
                rankings.unusualness({m_unit.layer, static_cast<int>(unusual.size())}, RankBy::Maximum, peak.maximum));
        return unusual;
    });
}

void LaterLayersView::fillUnits()
{
    std::vector<double> unusual = unusualness();
    const bool canSort = !unusual.empty();
    m_isFilling = true; // what is shown stays chosen
    m_model.setUnits(filtersOf(m_unit.layer.number), names(), std::move(unusual));
    m_isFilling = false;
    const ListedTrack* track = m_track ? m_parts.session.tracks()->find(*m_track) : nullptr;
    const int order = m_order->currentIndex();
    m_order->clear();
    m_order->addItem(tr("By number"));
    if (canSort && track)
        m_order->addItem(tr("Most unusual in “%1” first").arg(track->title->shown));
    m_order->setCurrentIndex(order > 0 && order < m_order->count() ? order : 0);
    m_view->setColumnHidden(static_cast<int>(LayerUnitColumn::Unusual), !canSort);
    m_note->setVisible(canSort && track);
    if (track)
        m_note->setText(tr("Unusual: how far its answer to “%1” lies above what is usual in this library, in standard "
                           "deviations.")
                            .arg(track->title->shown));
    sortUnits();
}

void LaterLayersView::sortUnits()
{
    m_isFilling = true;
    if (m_order->currentIndex() == byUnusualness)
        m_found.sort(static_cast<int>(LayerUnitColumn::Unusual), Qt::DescendingOrder);
    else
        m_found.sort(static_cast<int>(LayerUnitColumn::Number), Qt::AscendingOrder);
    m_isFilling = false;
    selectShown();
}

void LaterLayersView::selectShown()
{
    const QModelIndex row =
        m_found.mapFromSource(m_model.index(m_unit.index, static_cast<int>(LayerUnitColumn::Number)));
    if (!row.isValid())
        return;
    m_view->selectRow(row.row());
    m_view->scrollTo(row);
}

void LaterLayersView::showCurrent(const QModelIndex& row)
{
    if (m_isFilling || !row.isValid())
        return;
    const NetworkUnit unit{m_unit.layer, m_found.mapToSource(row).row()};
    if (std::exchange(m_unit, unit) != unit)
        m_panel->showUnit(unit);
}

void LaterLayersView::setTrack(std::optional<TrackId> track)
{
    if (std::exchange(m_track, track) != track)
        fillUnits();
}

void LaterLayersView::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

} // namespace tonekin
