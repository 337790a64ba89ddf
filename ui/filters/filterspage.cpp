// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterspage.h"

#include "filters/filterexports.h"
#include "filters/filterpanel.h"
#include "filters/filtersheetview.h"
#include "filters/firstlayerview.h"
#include "filters/hiddenunitsview.h"
#include "filters/kernelview.h"
#include "filters/laterlayersview.h"
#include "filters/laterunitpanel.h"
#include "filters/unitpanel.h"
#include "lists/emptystate.h"
#include "lists/labels.h"
#include "player/elidedtext.h"
#include "player/nowplaying.h"
#include "theme/theme.h"
#include "words/errortext.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace tonekin {

FiltersPage::FiltersPage(const UnitParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_actions(new FilterActions(parts.preferences, this))
    , m_exports(new FilterExports(m_parts, *this))
{
    connectActions();
    connect(&m_parts.notebook(), &UnitNotebook::changed, this, &FiltersPage::updateEnabled);
    connect(&m_parts.playing, &NowPlaying::changed, this, &FiltersPage::followTrack);
}

FiltersPage::~FiltersPage() = default;

const int FiltersPage::roomForBoth = FirstLayerView::roomForBoth;

bool FiltersPage::hasPanel() const
{
    return m_layers == Layers::First && panel() && !panel()->isHidden();
}

void FiltersPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_stack)
        build();
    m_parts.learned.want();
}

void FiltersPage::build()
{
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(Symbol::Filters, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeNote());
    layout->addWidget(m_stack, 1);
    makeFirstLayer();
    m_stack->addWidget(m_empty);
    setFocusProxy(sheet());

    connect(&m_parts.learned, &LearnedNetwork::changed, this, &FiltersPage::followNetwork);
    connect(&m_parts.activations(), &UnitActivations::changed, this, &FiltersPage::followActivations);
    connect(&m_parts.session, &LibrarySession::scanChanged, this, &FiltersPage::updateNote);
    connect(&m_parts.session, &LibrarySession::tracksChanged, this, &FiltersPage::updateWords);
    connect(m_empty, &EmptyState::pressed, this, [this] {
        if (m_pressNote)
            m_pressNote();
    });
    followNetwork();
    showLayers(m_layers);
    if (const auto unit = std::exchange(m_toOpen, {}))
        open(*unit);
}

QWidget* FiltersPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(sizes::aroundPage, sizes::aroundPage, sizes::aroundPage, sizes::grid);
    row->setSpacing(sizes::grid);
    row->addWidget(plainLabel(tr("Filters"), TextKind::Title, head));
    row->addSpacing(sizes::insideControl);
    m_summary = new ElidedLabel(head);
    row->addWidget(m_summary, 1);
    m_switch = new QButtonGroup(this);
    const auto add = [&](const QString& text, Layers layers) {
        auto* button = new QToolButton(head);
        button->setText(text);
        button->setCheckable(true);
        button->setAutoRaise(true);
        m_switch->addButton(button, static_cast<int>(layers));
        row->addWidget(button);
    };
    add(tr("First layer"), Layers::First);
    if (m_activationService)
        add(tr("Later layers"), Layers::Later);
    add(tr("Hidden units"), Layers::Hidden);
    connect(m_switch, &QButtonGroup::idClicked, this, [this](int id) { showLayers(static_cast<Layers>(id)); });
    return head;
}

QWidget* FiltersPage::makeNote()
{
    m_noteRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_noteRow);
    row->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, sizes::grid);
    row->setSpacing(sizes::grid);
    m_note = plainLabel({}, TextKind::Body, m_noteRow);
    m_note->setWordWrap(true);
    m_noteButton = new QPushButton(m_noteRow);
    row->addWidget(m_note, 1);
    row->addWidget(m_noteButton, 0, Qt::AlignTop);
    m_noteRow->hide();
    connect(m_noteButton, &QPushButton::clicked, this, [this] {
        if (m_pressNote)
            m_pressNote();
    });
    return m_noteRow;
}

void FiltersPage::makeFirstLayer()
{
    m_first = new FirstLayerView(m_parts, *m_actions, this);
    m_stack->addWidget(m_first);
    connect(m_first, &FirstLayerView::openRequested, this, &FiltersPage::openFilter);
    connect(m_first, &FirstLayerView::panelToggled, this, &FiltersPage::panelToggled);
    connect(m_first, &FirstLayerView::menuRequested, this, &FiltersPage::showMenu);
    connect(m_first, &FirstLayerView::panelMade, this, [this](FilterPanel* panel) {
        connectUnits(*panel);
        connect(panel, &FilterPanel::kernelMenuRequested, this, &FiltersPage::showKernelMenu);
    });
}

void FiltersPage::makeHidden()
{
    m_hidden = new HiddenUnitsView(m_parts, this);
    m_stack->addWidget(m_hidden);
    followTrack();
    connectUnits(m_hidden->panel());
}

void FiltersPage::makeLater()
{
    m_later = new LaterLayersView(m_parts, *m_activationService, this);
    m_stack->addWidget(m_later);
    followTrack();
    connectUnits(m_later->panel());
}

void FiltersPage::connectUnits(const UnitDetails& details)
{
    connect(&details, &UnitDetails::playRequested, this, &FiltersPage::playRequested);
    connect(&details, &UnitDetails::seedsRequested, this, &FiltersPage::seedsRequested);
    connect(&details, &UnitDetails::inspected, this, &FiltersPage::inspected);
    connect(&details, &UnitDetails::playlistRequested, m_exports, &FilterExports::savePlaylist);
}

void FiltersPage::connectActions()
{
    const auto onSheet = [this](QAction* action, auto step) {
        connect(action, &QAction::triggered, this, [this, step] {
            if (m_first && m_layers == Layers::First)
                step();
        });
    };
    onSheet(m_actions->zoomIn, [this] { sheet()->zoomIn(); });
    onSheet(m_actions->zoomOut, [this] { sheet()->zoomOut(); });
    onSheet(m_actions->showWhole, [this] { sheet()->showWhole(); });
    onSheet(m_actions->savePng, [this] { m_exports->savePicture(*sheet(), FilterExports::Form::Png); });
    onSheet(m_actions->saveSvg, [this] { m_exports->savePicture(*sheet(), FilterExports::Form::Svg); });
    onSheet(m_actions->copyPicture, [this] { QApplication::clipboard()->setImage(sheet()->exportedPicture()); });
    connect(m_actions->exportNames, &QAction::triggered, m_exports, &FilterExports::exportNames);
    connect(m_actions->importNames, &QAction::triggered, m_exports, &FilterExports::importNames);
    m_actions->setEnabled({});
}

void FiltersPage::showLayers(Layers layers)
{
    m_layers = layers;
    if (!m_stack)
        return; // when it is first shown
    if (QAbstractButton* button = m_switch->button(static_cast<int>(layers)))
        button->setChecked(true);
    if (layers == Layers::Hidden && !m_hidden)
        makeHidden();
    if (layers == Layers::Later && !m_later && m_activationService)
        makeLater();
    updateWords();
    updateEnabled();
    Q_EMIT panelToggled();
}

void FiltersPage::openFilter(int filter)
{
    showLayers(Layers::First);
    if (!m_stack)
        build();
    m_first->openFilter(filter, width());
}

void FiltersPage::closePanel()
{
    if (m_first)
        m_first->closePanel();
}

FilterSheetView* FiltersPage::sheet()
{
    return m_first ? &m_first->sheet() : nullptr;
}

std::optional<NetworkUnit> FiltersPage::openUnit() const
{
    if (m_toOpen)
        return m_toOpen;
    if (hasPanel())
        return NetworkUnit{{1}, panel()->filter()};
    if (m_layers == Layers::Hidden && m_hidden)
        return NetworkUnit{{NetworkLayer::lastHidden}, m_hidden->panel().unit()};
    if (m_layers == Layers::Later && m_later)
        return m_later->panel().unit();
    return {};
}

void FiltersPage::open(NetworkUnit unit)
{
    const bool isFirst = unit.layer.number == 1;
    showLayers(isFirst ? Layers::First : unit.layer.isConvolution() ? Layers::Later : Layers::Hidden);
    if (!m_stack)
        m_toOpen = unit;
    else if (isFirst)
        openFilter(unit.index);
    else if (m_later && unit.layer.isConvolution())
        m_later->choose(unit);
    else
        chooseUnit(unit.index);
}

FilterPanel* FiltersPage::panel() const
{
    return m_first ? m_first->panel() : nullptr;
}

void FiltersPage::chooseUnit(int unit)
{
    showLayers(Layers::Hidden);
    if (m_hidden)
        m_hidden->choose(unit);
}

void FiltersPage::focusSearch()
{
    if (m_layers == Layers::Hidden && m_hidden) {
        m_hidden->focusSearch();
        return;
    }
    if (m_layers == Layers::Later && m_later) {
        m_later->focusSearch();
        return;
    }
    openFilter(sheet() && sheet()->selected() >= 0 ? sheet()->selected() : 0);
    panel()->focusNumber();
}

void FiltersPage::announceSelection()
{
    if (m_layers == Layers::First && panel())
        panel()->announceSelection();
    else if (m_layers == Layers::Hidden && m_hidden)
        m_hidden->panel().announceSelection();
    else if (m_layers == Layers::Later && m_later)
        m_later->panel().announceSelection();
}

void FiltersPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_first)
        m_first->shareRoom(width());
}

void FiltersPage::setInspected(std::optional<TrackId> track)
{
    m_inspected = track;
    followTrack();
}

// What was looked at last counts more than what is heard.
void FiltersPage::followTrack()
{
    const std::optional<TrackId> track = m_inspected ? m_inspected : m_parts.playing.track();
    if (m_hidden)
        m_hidden->setTrack(track);
    if (m_later)
        m_later->setTrack(track);
}

void FiltersPage::followNetwork()
{
    m_first->followNetwork();
    updateWords();
    updateEnabled();
}

void FiltersPage::followActivations()
{
    m_first->followActivations();
    updateWords();
}

void FiltersPage::updateEnabled()
{
    const bool sheet = m_first && m_parts.learned.network() && m_layers == Layers::First;
    const UnitNotebook& notebook = m_parts.notebook();
    m_actions->setEnabled({sheet, !notebook.notes().empty(), notebook.canWrite()});
}

void FiltersPage::updateWords()
{
    if (!m_stack)
        return;
    const LoadedNetworkRef& network = m_parts.learned.network();
    const UnitActivations& activations = m_parts.activations();
    QStringList facts;
    if (network)
        facts += m_layers == Layers::Hidden ? tr("%Ln unit(s)", nullptr, network->manifest.layers.hiddenUnits())
                                            : tr("%Ln filter(s)", nullptr, network->kernels.filters);
    constexpr double hundred = 100.0;
    if (activations.isReading())
        facts += tr("Reading what the network answered … %1 %")
                     .arg(QLocale().toString(hundred * activations.partRead(), 'f', 0));
    else if (activations.tracks() > 0)
        facts += tr("answers to %Ln track(s)", nullptr, static_cast<int>(activations.tracks()));
    m_summary->setWhole(facts.join(QStringLiteral(" · ")));
    updateNote();
    updateEmpty();
}

void FiltersPage::setNote(const QString& text, const QString& button, std::function<void()> press)
{
    m_note->setText(text);
    m_noteRow->setVisible(!text.isEmpty());
    m_noteButton->setText(button);
    m_noteButton->setVisible(!button.isEmpty());
    m_pressNote = std::move(press);
}

QString FiltersPage::noteText() const
{
    return m_note ? m_note->text() : QString();
}

void FiltersPage::updateNote()
{
    if (!m_stack)
        return;
    const UnitActivations& activations = m_parts.activations();
    const bool canScan = !m_parts.session.isScanning() && m_parts.session.isOpen() && !m_parts.session.whyReadOnly();
    const auto scan = [this] { m_parts.session.scan(); };
    if (!m_parts.learned.isOfTheActivations()) {
        const QString words =
            tr("Your tracks were heard by another network than the one that is here now. The sheet shows the new "
               "one's filters; the lists, and the names you gave, are of the old one's, which are others.");
        setNote(words, canScan ? tr("Analyse again") : QString(), scan);
    } else if (activations.error()) {
        setNote(errorSentence(activations.error()->code), tr("Retry"), [this] { m_parts.activations().tryAgain(); });
    } else if (activations.isCancelled()) {
        setNote(tr("Reading what the network answered was stopped; the lists have only what was read."), tr("Go on"),
                [this] { m_parts.activations().tryAgain(); });
    } else if (activations.isComplete() && activations.tracks() == 0) {
        const bool hasFolders = !m_parts.session.tracks()->roots.empty();
        const QString words =
            m_parts.session.isScanning()
                ? tr("No track has been analysed yet. Each filter's lists appear here while the scan goes on.")
                : tr("No track has been analysed yet. When some have, each filter has its lists here.");
        if (hasFolders)
            setNote(words, canScan ? tr("Scan now") : QString(), scan);
        else
            setNote(words, tr("Add a folder …"), [this] { Q_EMIT chooseFolderRequested(); });
    } else {
        setNote({}, {}, {});
    }
}

void FiltersPage::updateEmpty()
{
    m_first->updateEmpty();
    const bool nothingAnalysed = m_parts.activations().isComplete() && m_parts.activations().tracks() == 0;
    QWidget* page = m_first;
    if (m_layers == Layers::Later && m_later)
        page = m_later;
    else if (m_layers == Layers::Hidden && nothingAnalysed)
        page = m_empty;
    else if (m_layers == Layers::Hidden)
        page = m_hidden;
    if (page == m_empty) {
        m_empty->setWords(tr("No unit has heard anything yet"),
                          tr("The units of the last hidden layer find kinds of music. As soon as tracks are analysed, "
                             "each of them has "
                             "a playlist of your own here."),
                          m_noteButton->text());
        m_noteRow->hide(); // it says the same
    }
    m_stack->setCurrentWidget(page);
}

void FiltersPage::showMenu(QPoint globalPosition)
{
    QMenu menu(this);
    m_actions->fillMenu(menu);
    menu.exec(globalPosition);
}

void FiltersPage::showKernelMenu(QPoint globalPosition)
{
    QMenu menu(this);
    menu.addAction(symbolIcon(Symbol::Copy), tr("Copy the picture"), this,
                   [this] { QApplication::clipboard()->setImage(panel()->kernelView().exportedPicture()); });
    menu.addAction(symbolIcon(Symbol::Save), tr("Save the picture as PNG …"), this,
                   [this] { m_exports->saveKernel(*panel()); });
    menu.addSeparator();
    menu.addAction(tr("Show all bands"), &panel()->kernelView(), &KernelView::showWhole)
        ->setEnabled(panel()->kernelView().isZoomed());
    menu.exec(globalPosition);
}

} // namespace tonekin
