// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterspage.h"

#include "files/replacefile.h"
#include "filters/filterpanel.h"
#include "filters/filtersheetview.h"
#include "filters/hiddenunitsview.h"
#include "filters/kernelview.h"
#include "filters/laterlayersview.h"
#include "filters/laterunitpanel.h"
#include "filters/pictureexport.h"
#include "filters/sheetlegend.h"
#include "filters/unitpanel.h"
#include "pages/emptystate.h"
#include "pages/labels.h"
#include "pages/playlistexport.h"
#include "session/displaytext.h"
#include "session/errortext.h"
#include "session/filtertext.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QCollator>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace tonekin {

namespace {

constexpr int narrowestForBoth = 860; // sheet and panel side by side
constexpr int usualPanelWidth = 440;
constexpr int narrowestPanel = 400;

} // namespace

FiltersPage::FiltersPage(LibrarySession& session, LearnedNetwork& learned, TrackActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_parts{session, learned, actions}
    , m_actions(new FilterActions(this))
    , m_playlistExport(new PlaylistExport(this))
    , m_pictureExport(new PictureExport(this))
{
    connectActions();
    connectExports();
}

FiltersPage::~FiltersPage() = default;

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
    m_first = makeFirstLayer();
    m_stack->addWidget(m_first);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_sheet);

    connect(&m_parts.learned, &LearnedNetwork::changed, this, &FiltersPage::followNetwork);
    connect(&m_parts.learned.loader(), &NetworkLoader::likenessFound, this, &FiltersPage::applyOrder);
    connect(&m_parts.answers(), &UnitAnswers::changed, this, &FiltersPage::followAnswers);
    connect(&m_parts.session, &LibrarySession::scanChanged, this, &FiltersPage::updateNote);
    connect(&m_parts.session, &LibrarySession::tracksChanged, this, &FiltersPage::updateWords);
    connect(&m_parts.notebook(), &UnitNotebook::changed, this, &FiltersPage::updateReadOut);
    connect(m_empty, &EmptyState::pressed, this, [this] {
        if (m_pressNote)
            m_pressNote();
    });
    applyWishes();
    followNetwork();
    showLayers(m_layers);
}

QWidget* FiltersPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(sizes::aroundPage, sizes::aroundPage, sizes::aroundPage, sizes::grid);
    row->setSpacing(sizes::grid);
    row->addWidget(plainLabel(tr("Filters"), TextKind::Title, head));
    row->addSpacing(sizes::insideControl);
    m_summary = plainLabel({}, TextKind::Dim, head);
    m_summary->setMinimumWidth(1);
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
    if (m_answerService)
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

QWidget* FiltersPage::makeFirstLayer()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_sheetSide = new QWidget(m_splitter);
    auto* column = new QVBoxLayout(m_sheetSide);
    column->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, sizes::grid);
    column->setSpacing(sizes::grid);
    m_sheet = new FilterSheetView([this](int filter) { return sheetName(filter); }, m_sheetSide);
    m_noSheet = new EmptyState(Symbol::Filters, m_sheetSide);
    m_sheetStack = new QStackedWidget(m_sheetSide);
    m_sheetStack->addWidget(m_sheet);
    m_sheetStack->addWidget(m_noSheet);
    column->addWidget(makeToolbar());
    column->addWidget(m_sheetStack, 1);
    column->addWidget(makeStatus());
    m_splitter->addWidget(m_sheetSide);

    connect(m_sheet, &FilterSheetView::opened, this, &FiltersPage::openFilter);
    connect(m_sheet, &FilterSheetView::selectedChanged, this, [this](int filter) {
        if (m_panel && m_panel->isVisible() && filter >= 0)
            m_panel->showFilter(filter);
    });
    connect(m_sheet, &FilterSheetView::readOutChanged, this, &FiltersPage::updateReadOut);
    connect(m_sheet, &FilterSheetView::menuRequested, this, &FiltersPage::showMenu);
    connect(m_noSheet, &EmptyState::pressed, this, [this] { m_parts.learned.loader().want(); });
    return m_splitter;
}

QWidget* FiltersPage::makeToolbar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::insideControl);
    const auto add = [&](const QString& text, void (FilterActions::*fill)(QMenu&) const) {
        auto* button = new QToolButton(bar);
        auto* menu = new QMenu(button);
        (m_actions->*fill)(*menu);
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
    const std::array buttons{std::tuple(m_actions->zoomOut, QStringLiteral("−"), tr("Zoom out")),
                             std::tuple(m_actions->showWhole, tr("Whole"), tr("Show the whole sheet")),
                             std::tuple(m_actions->zoomIn, QStringLiteral("+"), tr("Zoom in"))};
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

QWidget* FiltersPage::makeStatus()
{
    auto* status = new QWidget(this);
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

void FiltersPage::makePanel()
{
    m_panel = new FilterPanel(m_parts, m_splitter);
    m_panel->setMinimumWidth(narrowestPanel);
    m_panel->setWishes(m_actions->wishes().sheet);
    m_panel->setListLength(m_actions->wishes().listLength);
    m_panel->setPlaying(m_playing, m_sounding);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({std::max(1, width() - usualPanelWidth), usualPanelWidth});
    connect(m_panel, &FilterPanel::filterChosen, this, &FiltersPage::openFilter);
    connect(m_panel, &FilterPanel::closeRequested, this, &FiltersPage::closePanel);
    connect(m_panel, &FilterPanel::kernelMenuRequested, this, &FiltersPage::showKernelMenu);
    connectUnits(*m_panel);
}

void FiltersPage::makeHidden()
{
    m_hidden = new HiddenUnitsView(m_parts, this);
    m_hidden->setListLength(m_actions->wishes().listLength);
    m_hidden->setPlaying(m_playing, m_sounding);
    m_hidden->setTrack(m_inspected ? m_inspected : m_playing);
    m_stack->addWidget(m_hidden);
    connectUnits(m_hidden->panel());
}

void FiltersPage::makeLater()
{
    m_later = new LaterLayersView(m_parts, *m_answerService, this);
    m_later->setListLength(m_actions->wishes().listLength);
    m_later->setPlaying(m_playing, m_sounding);
    m_later->setTrack(m_inspected ? m_inspected : m_playing);
    m_later->setColourMap(m_colourMap);
    m_stack->addWidget(m_later);
    connectUnits(m_later->panel());
}

void FiltersPage::setColourMap(ColourMap map)
{
    m_colourMap = map;
    if (m_later)
        m_later->setColourMap(map);
}

void FiltersPage::connectUnits(const UnitDetails& details)
{
    connect(&details, &UnitDetails::playRequested, this, &FiltersPage::playRequested);
    connect(&details, &UnitDetails::seedsRequested, this, &FiltersPage::seedsRequested);
    connect(&details, &UnitDetails::inspected, this, &FiltersPage::inspected);
    connect(&details, &UnitDetails::playlistRequested, this, &FiltersPage::savePlaylist);
    connect(&details, &UnitDetails::listLengthChanged, this, [this](int tracks) {
        FilterWishes wishes = m_actions->wishes();
        wishes.listLength = tracks;
        m_actions->setWishes(wishes);
    });
}

void FiltersPage::connectActions()
{
    connect(m_actions, &FilterActions::wishesChanged, this, [this] {
        applyWishes();
        Q_EMIT wishesChanged();
    });
    const auto onSheet = [this](QAction* action, auto step) {
        connect(action, &QAction::triggered, this, [this, step] {
            if (m_sheet && m_layers == Layers::First)
                step();
        });
    };
    onSheet(m_actions->zoomIn, [this] { m_sheet->zoomIn(); });
    onSheet(m_actions->zoomOut, [this] { m_sheet->zoomOut(); });
    onSheet(m_actions->showWhole, [this] { m_sheet->showWhole(); });
    onSheet(m_actions->savePng, [this] { savePicture(false); });
    onSheet(m_actions->saveSvg, [this] { savePicture(true); });
    onSheet(m_actions->copyPicture, [this] { QApplication::clipboard()->setImage(m_sheet->exportedPicture()); });
    connect(m_actions->exportNames, &QAction::triggered, this, [this] { askNamesFile(false); });
    connect(m_actions->importNames, &QAction::triggered, this, [this] { askNamesFile(true); });
    m_actions->setEnabled(false, false, false);
}

void FiltersPage::connectExports()
{
    connect(m_playlistExport, &PlaylistExport::written, this, &FiltersPage::playlistSaved);
    connect(m_playlistExport, &PlaylistExport::failed, this, &FiltersPage::playlistFailed);
    connect(m_playlistExport, &PlaylistExport::folderChosen, this, &FiltersPage::exportFolderChosen);
    connect(m_pictureExport, &PictureExport::written, this, &FiltersPage::pictureSaved);
    connect(m_pictureExport, &PictureExport::failed, this, &FiltersPage::pictureFailed);
    connect(m_pictureExport, &PictureExport::folderChosen, this, &FiltersPage::exportFolderChosen);
    UnitNotebook& notebook = m_parts.notebook();
    connect(&notebook, &UnitNotebook::exported, this, &FiltersPage::namesSaved);
    connect(&notebook, &UnitNotebook::exportFailed, this, &FiltersPage::namesFailed);
    connect(&notebook, &UnitNotebook::imported, this, &FiltersPage::namesRead);
    connect(&notebook, &UnitNotebook::refused, this, &FiltersPage::namesRefused);
    connect(&notebook, &UnitNotebook::changed, this, &FiltersPage::updateEnabled);
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
    if (layers == Layers::Later && !m_later && m_answerService)
        makeLater();
    updateWords();
    updateEnabled();
}

void FiltersPage::openFilter(int filter)
{
    showLayers(Layers::First);
    if (!m_stack)
        build();
    if (!m_panel)
        makePanel();
    m_panel->show();
    m_panel->showFilter(filter);
    m_sheet->select(filter);
    shareRoom();
}

void FiltersPage::closePanel()
{
    if (!m_panel)
        return;
    m_panel->hide();
    shareRoom();
    m_sheet->setFocus();
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
    openFilter(m_sheet && m_sheet->selected() >= 0 ? m_sheet->selected() : 0);
    m_panel->focusNumber();
}

void FiltersPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    shareRoom();
}

// Where there is no room for both, the panel has all of it until it is closed.
void FiltersPage::shareRoom()
{
    if (!m_sheetSide)
        return;
    const bool hasPanel = m_panel && !m_panel->isHidden();
    const bool hasSheet = !hasPanel || width() >= narrowestForBoth;
    const bool isNew = hasSheet != !m_sheetSide->isHidden();
    m_sheetSide->setVisible(hasSheet);
    if (isNew && hasSheet) // what was hidden comes back without any room
        m_splitter->setSizes({std::max(1, width() - usualPanelWidth), usualPanelWidth});
}

void FiltersPage::setInspected(std::optional<TrackId> track)
{
    m_inspected = track;
    if (m_hidden)
        m_hidden->setTrack(m_inspected ? m_inspected : m_playing);
    if (m_later)
        m_later->setTrack(m_inspected ? m_inspected : m_playing);
}

void FiltersPage::setPlaying(std::optional<TrackId> id, bool sounding)
{
    m_playing = id;
    m_sounding = sounding;
    if (m_panel)
        m_panel->setPlaying(id, sounding);
    if (m_later) {
        m_later->setPlaying(id, sounding);
        m_later->setTrack(m_inspected ? m_inspected : m_playing);
    }
    if (m_hidden) {
        m_hidden->setPlaying(id, sounding);
        m_hidden->setTrack(m_inspected ? m_inspected : m_playing);
    }
}

void FiltersPage::followNetwork()
{
    const LoadedNetworkRef& network = m_parts.learned.network();
    const bool isNew = network != m_shownNetwork;
    if (isNew) {
        m_shownNetwork = network;
        m_sheet->setNetwork(network);
    }
    if (isNew || m_parts.answers().isComplete())
        applyOrder();
    updateReadOut();
    updateWords();
    updateEnabled();
}

// While the library is being read the sheet stays in the order it has, so that it can be looked at.
void FiltersPage::followAnswers()
{
    if (m_actions->wishes().order == FilterOrder::Use && m_parts.answers().isComplete())
        applyOrder();
    updateWords();
}

void FiltersPage::applyWishes()
{
    if (!m_stack)
        return;
    const FilterWishes& wishes = m_actions->wishes();
    m_sheet->setWishes(wishes.sheet);
    if (m_panel) {
        m_panel->setWishes(wishes.sheet);
        m_panel->setListLength(wishes.listLength);
    }
    if (m_hidden)
        m_hidden->setListLength(wishes.listLength);
    if (m_later)
        m_later->setListLength(wishes.listLength);
    const std::array names{tr("By number"), tr("By name"), tr("By likeness"), tr("By use")};
    m_orderButton->setText(names[static_cast<std::size_t>(wishes.order)]);
    applyOrder();
    updateReadOut();
}

void FiltersPage::applyOrder()
{
    const LoadedNetworkRef& network = m_parts.learned.network();
    if (!network)
        return;
    switch (m_actions->wishes().order) {
    case FilterOrder::Number:
        m_sheet->setOrder(orderByNumber(network->kernels, {}));
        break;
    case FilterOrder::Name:
        m_sheet->setOrder(orderedByName());
        break;
    case FilterOrder::Likeness:
        m_sheet->setOrder(m_parts.learned.loader().byLikeness()); // ignored until it is found
        break;
    case FilterOrder::Use:
        m_sheet->setOrder(orderedByUse());
        break;
    }
}

// Measured names first, then what weights look like, then those of which nothing is known.
std::vector<int> FiltersPage::orderedByName() const
{
    const LoadedNetworkRef& network = m_parts.learned.network();
    QCollator collator;
    collator.setNumericMode(true);
    using Key = std::tuple<int, QString, int>;
    std::vector<Key> keys;
    for (int filter = 0; filter < network->kernels.filters; ++filter) {
        const FilterName* name = network->nameOf(filter);
        const int rank = !name ? 2 : name->kind == FilterNameKind::Measured ? 0 : 1;
        keys.emplace_back(rank, name ? filterNameText(name->name) : QString(), filter);
    }
    std::ranges::sort(keys, [&](const Key& one, const Key& other) {
        if (std::get<0>(one) != std::get<0>(other))
            return std::get<0>(one) < std::get<0>(other);
        const int way = collator.compare(std::get<1>(one), std::get<1>(other));
        return way != 0 ? way < 0 : std::get<2>(one) < std::get<2>(other);
    });
    std::vector<int> order;
    for (const Key& key : keys)
        order.push_back(std::get<2>(key));
    return order;
}

std::vector<int> FiltersPage::orderedByUse() const
{
    const LoadedNetworkRef& network = m_parts.learned.network();
    std::vector<double> means;
    if (m_parts.learned.isOfTheAnswers())
        m_parts.answers().rankings()->read([&](const UnitRankings& rankings) {
            for (int filter = 0; filter < network->kernels.filters; ++filter)
                means.push_back(rankings.distribution({{1}, filter}, RankBy::Mean, 1).mean);
        });
    return orderByNumber(network->kernels, means);
}

QString FiltersPage::sheetName(int filter) const
{
    const QString called = m_parts.learned.isOfTheAnswers() ? m_parts.learned.called({{1}, filter}) : QString();
    if (!called.isEmpty())
        return called;
    const LoadedNetworkRef& network = m_parts.learned.network();
    const FilterName* name = network ? network->nameOf(filter) : nullptr;
    if (!name)
        return {};
    const QString text = filterNameText(name->name);
    return name->kind == FilterNameKind::Measured ? text : tr("looks like: %1").arg(text);
}

void FiltersPage::updateReadOut()
{
    if (!m_sheet)
        return;
    m_sheet->refreshReadOut();
    m_readOut->setText(m_sheet->readOut().isEmpty() ? tr("Click a filter to see and hear what it listens for.") : m_sheet->readOut());
    m_legend->show({m_actions->wishes().sheet.colours, m_sheet->fullColour()});
}

void FiltersPage::updateEnabled()
{
    const bool sheet = m_sheet && m_parts.learned.network() && m_layers == Layers::First;
    const UnitNotebook& notebook = m_parts.notebook();
    m_actions->setEnabled(sheet, !notebook.notes().empty(), notebook.canWrite());
}

void FiltersPage::updateWords()
{
    if (!m_stack)
        return;
    const LoadedNetworkRef& network = m_parts.learned.network();
    const UnitAnswers& answers = m_parts.answers();
    QStringList facts;
    if (network)
        facts += m_layers == Layers::Hidden ? tr("%Ln unit(s)", nullptr, network->manifest.layers.hiddenUnits())
                                            : tr("%Ln filter(s)", nullptr, network->kernels.filters);
    constexpr double hundred = 100.0;
    if (answers.isReading())
        facts += tr("Reading what the network answered … %1 %").arg(QLocale().toString(hundred * answers.partRead(), 'f', 0));
    else if (answers.tracks() > 0)
        facts += tr("answers to %Ln track(s)", nullptr, static_cast<int>(answers.tracks()));
    m_summary->setText(facts.join(QStringLiteral(" · ")));
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
    const UnitAnswers& answers = m_parts.answers();
    const bool canScan = !m_parts.session.isScanning() && m_parts.session.isOpen() && !m_parts.session.whyReadOnly();
    const auto scan = [this] { m_parts.session.scan(); };
    if (!m_parts.learned.isOfTheAnswers()) {
        const QString words = tr("Your tracks were heard by another network than the one that is here now. The sheet shows the new "
                                 "one's filters; the lists, and the names you gave, are of the old one's, which are others.");
        setNote(words, canScan ? tr("Analyse again") : QString(), scan);
    } else if (answers.error()) {
        setNote(errorSentence(answers.error()->code), tr("Retry"), [this] { m_parts.answers().tryAgain(); });
    } else if (answers.isCancelled()) {
        setNote(tr("Reading what the network answered was stopped; the lists have only what was read."), tr("Go on"),
                [this] { m_parts.answers().tryAgain(); });
    } else if (answers.isComplete() && answers.tracks() == 0) {
        const bool hasFolders = !m_parts.session.tracks()->roots.empty();
        const QString words = m_parts.session.isScanning()
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
    const auto& error = m_parts.learned.loader().error();
    if (error)
        m_noSheet->setWords(errorWords(error->code).shortName, errorSentence(error->code), tr("Retry"));
    m_sheetStack->setCurrentWidget(error && !m_parts.learned.network() ? static_cast<QWidget*>(m_noSheet) : m_sheet);
    const bool nothingHeard = m_parts.answers().isComplete() && m_parts.answers().tracks() == 0;
    QWidget* page = m_first;
    if (m_layers == Layers::Later && m_later)
        page = m_later;
    else if (m_layers == Layers::Hidden && nothingHeard)
        page = m_empty;
    else if (m_layers == Layers::Hidden)
        page = m_hidden;
    if (page == m_empty) {
        m_empty->setWords(tr("No unit has heard anything yet"),
                          tr("The units of the last hidden layer find kinds of music. As soon as tracks are analysed, each of them has "
                             "a playlist of your own here."),
                          m_noteButton->text());
        m_noteRow->hide(); // it says the same
    }
    m_stack->setCurrentWidget(page);
}

void FiltersPage::savePicture(bool asSvg)
{
    const QString name = tr("Filters of %1").arg(displayText(m_parts.learned.network()->manifest.name));
    if (asSvg) {
        m_pictureExport->ask(name, QStringLiteral("svg"), tr("SVG pictures (*.svg)"), m_exportFolder,
                             [svg = m_sheet->exportedSvg()](const std::filesystem::path& file) { return replaceFile(file, svg); });
        return;
    }
    m_pictureExport->ask(name, QStringLiteral("png"), tr("PNG pictures (*.png)"), m_exportFolder,
                         [picture = m_sheet->exportedPicture()](const std::filesystem::path& file) { return writePng(file, toPicture(picture)); });
}

void FiltersPage::saveKernel()
{
    const QString name = unitText({{1}, m_panel->filter()});
    m_pictureExport->ask(name, QStringLiteral("png"), tr("PNG pictures (*.png)"), m_exportFolder,
                         [picture = m_panel->kernelView().exportedPicture()](const std::filesystem::path& file) {
                             return writePng(file, toPicture(picture));
                         });
}

void FiltersPage::askNamesFile(bool reading)
{
    auto* dialog = new QFileDialog(this, reading ? tr("Read names") : tr("Export your names"), m_exportFolder, tr("Names of filters (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(reading ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(reading ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    if (!reading)
        dialog->selectFile(tr("Names of filters") + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, reading](const QString& chosen) {
        Q_EMIT exportFolderChosen(QFileInfo(chosen).absolutePath());
        const std::filesystem::path file(QFile::encodeName(chosen).toStdString());
        if (reading)
            m_parts.notebook().importFrom(file);
        else
            m_parts.notebook().exportTo(file);
    });
    dialog->open();
}

void FiltersPage::savePlaylist(const UnitPlaylist& list)
{
    std::vector<PlaylistEntry> entries;
    for (const TrackId id : list.tracks)
        if (auto entry = playlistEntry(m_parts.session, id))
            entries.push_back(*std::move(entry));
    if (!entries.empty())
        m_playlistExport->ask(list.name, std::move(entries), m_exportFolder);
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
                   [this] { QApplication::clipboard()->setImage(m_panel->kernelView().exportedPicture()); });
    menu.addAction(symbolIcon(Symbol::Save), tr("Save the picture as PNG …"), this, &FiltersPage::saveKernel);
    menu.addSeparator();
    menu.addAction(tr("Show all bands"), &m_panel->kernelView(), &KernelView::showWhole)->setEnabled(m_panel->kernelView().isZoomed());
    menu.exec(globalPosition);
}

} // namespace tonekin
