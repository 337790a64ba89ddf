// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/laterlayersview.h"

#include "filters/madepatch.h"
#include "filters/patchcard.h"
#include "pages/emptystate.h"
#include "pages/flowlayout.h"
#include "pages/labels.h"
#include "pages/tracktableview.h"
#include "painting/axes.h"
#include "session/errortext.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tonekin {

namespace {

constexpr std::size_t patchCount = 5;
constexpr std::size_t momentCount = 10;
constexpr int listWidth = 260;
constexpr int byNumber = 0;
constexpr int byUnusualness = 1;

void makeQuiet(TrackTableView& table)
{
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setDragEnabled(false);
    table.horizontalHeader()->setSectionsMovable(false);
    table.horizontalHeader()->setContextMenuPolicy(Qt::NoContextMenu);
}

} // namespace

LaterLayersView::LaterLayersView(AnswerService& service, LaterLayersSources sources, QWidget* parent)
    : QWidget(parent)
    , m_service(service)
    , m_sources(std::move(sources))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Symbol::Filters, this))
{
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* content = new QWidget(this);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::betweenGroups);
    row->addWidget(makeList());
    row->addWidget(makeDetails(), 1);
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    whole->addWidget(m_stack);
    connectService();
    refresh();
}

LaterLayersView::~LaterLayersView()
{
    cancelPatches();
}

QWidget* LaterLayersView::makeList()
{
    auto* list = new QWidget(this);
    list->setFixedWidth(listWidth);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::grid);
    m_layerBox = new QComboBox(list);
    nameField(*m_layerBox, tr("Layer"));
    m_search = new QLineEdit(list);
    m_search->setPlaceholderText(tr("Number or name"));
    m_search->setClearButtonEnabled(true);
    nameField(*m_search, tr("Search the filters"));
    m_order = new QComboBox(list);
    nameField(*m_order, tr("Order of the filters"));
    m_unitsSearch.setSourceModel(&m_unitsModel);
    m_unitsTable = new TrackTableView(list);
    m_unitsTable->setModel(&m_unitsSearch);
    m_unitsTable->setAccessibleName(tr("Filters of the layer"));
    m_unitsTable->setTitleColumn(static_cast<int>(LayerUnitColumn::Name));
    m_unitsTable->setColumns({{static_cast<int>(LayerUnitColumn::Number), 56},
                              {static_cast<int>(LayerUnitColumn::Name), 120},
                              {static_cast<int>(LayerUnitColumn::Unusual), 72}});
    makeQuiet(*m_unitsTable);
    m_unitsTable->horizontalHeader()->setSectionsClickable(false);
    m_unitsTable->horizontalHeader()->setSortIndicatorShown(false);
    column->addWidget(m_layerBox);
    column->addWidget(m_search);
    column->addWidget(m_order);
    column->addWidget(m_unitsTable, 1);
    connect(m_layerBox, &QComboBox::activated, this, [this](int index) {
        showUnit({{m_layers[static_cast<std::size_t>(index)].number}, 0});
    });
    connect(m_search, &QLineEdit::textChanged, &m_unitsSearch, &LayerUnitsSearch::setSought);
    connect(m_order, &QComboBox::activated, this, &LaterLayersView::sortUnits);
    connect(m_unitsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (row.isValid())
            choose(m_unitsSearch.mapToSource(row).row());
    });
    return list;
}

QWidget* LaterLayersView::makeDetails()
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* details = new QWidget(scroll);
    details->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(details);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::grid);
    m_title = plainLabel({}, TextKind::Title, details);
    m_about = plainLabel({}, TextKind::Dim, details);
    m_about->setWordWrap(true);
    m_notice = plainLabel({}, TextKind::Body, details);
    m_notice->setWordWrap(true);
    m_again = new QPushButton(tr("Analyse them again"), details);
    connect(m_again, &QPushButton::clicked, this, &LaterLayersView::analyseAgainRequested);
    auto* noticeRow = new QHBoxLayout;
    noticeRow->addWidget(m_notice, 1);
    noticeRow->addWidget(m_again);
    column->addWidget(m_title);
    column->addWidget(m_about);
    column->addLayout(noticeRow);
    column->addSpacing(sizes::grid);
    column->addWidget(plainLabel(tr("What excites it most"), TextKind::Strong, details));
    auto* pictures = new QWidget(details);
    auto* flow = new FlowLayout(sizes::aroundPage, pictures);
    flow->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < patchCount; ++i) {
        auto* card = new PatchCard(pictures);
        connect(card, &QAbstractButton::clicked, this, [this, i] { playMoment(static_cast<int>(i)); });
        m_cards.push_back(card);
        flow->addWidget(card);
    }
    m_made = new MadePatch(m_service, pictures);
    flow->addWidget(m_made);
    column->addWidget(pictures);
    column->addSpacing(sizes::grid);
    column->addWidget(plainLabel(tr("Strongest moments"), TextKind::Strong, details));
    m_momentsTable = new TrackTableView(details);
    m_momentsTable->setModel(&m_moments);
    m_momentsTable->setAccessibleName(tr("Strongest moments"));
    m_momentsTable->setColumns({{static_cast<int>(MomentColumn::Title), 280},
                                {static_cast<int>(MomentColumn::Artist), 200},
                                {static_cast<int>(MomentColumn::Moment), 80},
                                {static_cast<int>(MomentColumn::Answer), 80}});
    makeQuiet(*m_momentsTable);
    m_momentsTable->horizontalHeader()->setSectionsClickable(false);
    m_momentsTable->horizontalHeader()->setSortIndicatorShown(false);
    connect(m_momentsTable, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { playMoment(index.row()); });
    column->addWidget(m_momentsTable);
    column->addStretch();
    scroll->setWidget(details);
    return scroll;
}

void LaterLayersView::connectService()
{
    connect(&m_service, &AnswerService::patchReady, this, [this](quint64 ticket, const SoundPatch& patch) {
        if (const auto card = m_tickets.find(ticket); card != m_tickets.end()) {
            m_cards[card->second]->setPicture(pictureOf(patch.mel, patch.frontEnd), patch.frontEnd);
            m_tickets.erase(card);
        }
    });
    connect(&m_service, &AnswerService::failed, this, [this](quint64 ticket, const Error& error) {
        if (const auto card = m_tickets.find(ticket); card != m_tickets.end()) {
            m_cards[card->second]->setMessage(errorWords(error.code).what);
            m_tickets.erase(card);
        }
    });
}

void LaterLayersView::refresh()
{
    const QString nothing = m_sources.nothing ? m_sources.nothing() : QString();
    m_layers = m_sources.layers ? m_sources.layers() : std::vector<LaterLayer>();
    const bool isEmpty = !nothing.isEmpty() || m_layers.empty();
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (isEmpty) {
        m_empty->setWords(tr("No later layers to look into"), nothing);
        return;
    }
    fillLayers();
    fillUnits();
    askForMoments();
}

void LaterLayersView::fillLayers()
{
    m_layerBox->clear();
    for (const LaterLayer& layer : m_layers)
        m_layerBox->addItem(tr("Layer %1: %n filter(s)", nullptr, layer.filters).arg(layer.number));
    const auto shown = std::ranges::find(m_layers, m_unit.layer.number, &LaterLayer::number);
    if (shown == m_layers.end() || m_unit.index >= shown->filters)
        m_unit = {{m_layers.front().number}, 0};
    m_layerBox->setCurrentIndex(
        static_cast<int>(std::ranges::find(m_layers, m_unit.layer.number, &LaterLayer::number) - m_layers.begin()));
}

const LaterLayer* LaterLayersView::layer() const
{
    const auto found = std::ranges::find(m_layers, m_unit.layer.number, &LaterLayer::number);
    return found == m_layers.end() ? nullptr : &*found;
}

void LaterLayersView::fillUnits()
{
    const LaterLayer* shown = layer();
    if (!shown)
        return;
    const NetworkUnit unit = m_unit;
    const bool forTrack = m_track && m_sources.unusualness;
    std::vector<double> unusual = forTrack ? m_sources.unusualness(*shown, *m_track) : std::vector<double>();
    const bool canSort = !unusual.empty();
    {
        const QSignalBlocker quiet(m_unitsTable->selectionModel());
        m_unitsModel.setUnits(shown->filters, m_sources.names ? m_sources.names(*shown) : QStringList(),
                              std::move(unusual));
    }
    const int order = m_order->currentIndex();
    m_order->clear();
    m_order->addItem(tr("In order of their numbers"));
    if (canSort)
        m_order->addItem(tr("Most unusual in “%1”").arg(m_trackTitle));
    m_order->setCurrentIndex(canSort ? std::max(0, order) : byNumber);
    m_unitsTable->setColumnHidden(static_cast<int>(LayerUnitColumn::Unusual), !canSort);
    m_unit = unit;
    sortUnits();
}

void LaterLayersView::sortUnits()
{
    if (m_order->currentIndex() == byUnusualness)
        m_unitsSearch.sort(static_cast<int>(LayerUnitColumn::Unusual), Qt::DescendingOrder);
    else
        m_unitsSearch.sort(static_cast<int>(LayerUnitColumn::Number), Qt::AscendingOrder);
    const QModelIndex row =
        m_unitsSearch.mapFromSource(m_unitsModel.index(m_unit.index, static_cast<int>(LayerUnitColumn::Number)));
    const QSignalBlocker quiet(m_unitsTable->selectionModel());
    m_unitsTable->setCurrentIndex(row);
    m_unitsTable->scrollTo(row);
}

void LaterLayersView::setTrack(std::optional<TrackId> id, const QString& title)
{
    m_track = id;
    m_trackTitle = title;
    if (!m_layers.empty())
        fillUnits();
}

void LaterLayersView::setColourMap(ColourMap map)
{
    for (PatchCard* card : m_cards)
        card->setColourMap(map);
    m_made->setColourMap(map);
}

void LaterLayersView::showUnit(NetworkUnit unit)
{
    m_unit = unit;
    m_search->clear();
    refresh();
}

void LaterLayersView::choose(int filter)
{
    const NetworkUnit unit{m_unit.layer, filter};
    if (std::exchange(m_unit, unit) != unit)
        askForMoments();
}

void LaterLayersView::askForMoments()
{
    const LaterLayer* shown = layer();
    if (!shown || !m_sources.moments)
        return;
    const QString name = m_sources.names ? m_sources.names(*shown).value(m_unit.index) : QString();
    const QString title = tr("Filter %1 of layer %2").arg(m_unit.index).arg(m_unit.layer.number);
    m_title->setText(name.isEmpty() ? title : tr("%1: %2", "filter: its name").arg(title, name));
    m_about->setText(tr("It hears %1 seconds at once: %n frame(s).", nullptr, shown->heardFrames)
                         .arg(QLocale().toString(shown->heardSeconds, 'f', 1)));
    m_made->showUnit(m_unit);
    Q_EMIT unitShown(m_unit);
    m_sources.moments(m_unit, momentCount, [this, question = ++m_question](const UnitMoments& moments) {
        if (question == m_question)
            receive(moments);
    });
}

void LaterLayersView::receive(const UnitMoments& moments)
{
    m_moments.setMoments(moments.moments);
    const int rows = std::max(1, static_cast<int>(moments.moments.size()));
    m_momentsTable->setFixedHeight(m_momentsTable->horizontalHeader()->sizeHint().height() +
                                   rows * m_momentsTable->verticalHeader()->defaultSectionSize() + 2);
    const auto without = static_cast<int>(moments.tracksWithout);
    QString notice;
    if (moments.isReading)
        notice = tr("The library is still being looked through; the list may grow.");
    else if (without > 0)
        notice = tr("%n track(s) were analysed before the moments of these filters were kept, and are missing here.", nullptr,
                    without);
    else if (moments.moments.empty())
        notice = moments.tracks == 0 ? tr("No track has been analysed yet.")
                                     : tr("This filter never answers to a track of this library.");
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_again->setVisible(without > 0 && !moments.isReading);
    fetchPatches();
}

/// Pictures of the same moments stay.
void LaterLayersView::fetchPatches()
{
    const LaterLayer* shown = layer();
    std::vector<std::pair<std::filesystem::path, double>> wanted;
    for (std::size_t i = 0; i < std::min(patchCount, m_moments.moments().size()); ++i) {
        const UnitMoment& moment = m_moments.moments()[i];
        wanted.emplace_back(moment.file, moment.seconds.value_or(-1.0));
    }
    if (!shown || std::exchange(m_fetched, wanted) == wanted)
        return;
    cancelPatches();
    // The newest wish is answered first, so the strongest moment is asked for last.
    for (std::size_t i = m_cards.size(); i-- > 0;) {
        PatchCard& card = *m_cards[i];
        card.setVisible(i < wanted.size());
        if (i >= wanted.size())
            continue;
        const UnitMoment& moment = m_moments.moments()[i];
        card.setCaption(captionOf(moment), moment.artist);
        card.setPlayable(moment.isPlayable());
        card.setMessage(moment.isPlayable() ? tr("Fetching the sound…") : moment.problem);
        if (moment.isPlayable())
            m_tickets[m_service.fetchPatch(moment.file, *moment.seconds, shown->heardFrames)] = i;
    }
}

void LaterLayersView::cancelPatches()
{
    for (const auto& [ticket, card] : std::exchange(m_tickets, {}))
        m_service.cancel(ticket);
}

void LaterLayersView::playMoment(int row)
{
    if (row < 0 || row >= m_moments.rowCount())
        return;
    const UnitMoment& moment = m_moments.moments()[static_cast<std::size_t>(row)];
    if (moment.isPlayable())
        Q_EMIT playRequested(moment.id, *moment.seconds, whyOf());
}

QString LaterLayersView::captionOf(const UnitMoment& moment) const
{
    return moment.seconds ? tr("%1 · %2", "moment, title").arg(preciseTime(*moment.seconds), moment.title) : moment.title;
}

QString LaterLayersView::whyOf() const
{
    return tr("Strong moment of filter %1 of layer %2").arg(m_unit.index).arg(m_unit.layer.number);
}

} // namespace tonekin
