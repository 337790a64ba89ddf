// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/hiddenunitsview.h"

#include "filters/unitpanel.h"
#include "filters/unitsside.h"
#include "lists/labels.h"
#include "lists/tracktableview.h"
#include "painting/symbols.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace tonekin {

namespace {

constexpr int wordsPauseMs = 3000; // while a scan adds tracks
constexpr std::size_t mostFiring = 50;
constexpr int narrowestList = 200;
constexpr int narrowestPanel = 330;

std::vector<TrackTableView::Column> columnsFor(bool firing)
{
    return {{static_cast<int>(UnitColumn::Number), 56},
            {static_cast<int>(UnitColumn::Name), 180},
            {static_cast<int>(UnitColumn::Firing), 60, firing}};
}

} // namespace

HiddenUnitsView::HiddenUnitsView(const UnitParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_model(parts.notebook())
    , m_wordsWork([this](Words words) { receiveWords(std::move(words)); })
    , m_firingWork([this](std::vector<FiringUnit> units) {
        m_model.setFiring(std::move(units));
        updateWords();
    })
    , m_search(new QLineEdit(this))
    , m_firing(new QToolButton(this))
    , m_note(plainLabel({}, TextKind::Dim, this))
    , m_view(new TrackTableView(this))
    , m_panel(new UnitPanel(parts, this))
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeList());
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    m_panel->setMinimumWidth(narrowestPanel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_search);
    connectActivations();
    updateWords();
}

HiddenUnitsView::~HiddenUnitsView()
{
    // The view outlives the model, which is a member; what it still tells must not reach a page that is half gone.
    m_view->disconnect(this);
    m_view->selectionModel()->disconnect(this);
}

QWidget* HiddenUnitsView::makeList()
{
    QWidget* side = makeUnitsSide({m_search, m_firing, m_note}, *m_search, *m_view, this);
    side->setMinimumWidth(narrowestList);
    m_search->setPlaceholderText(tr("Number, name or tag word"));
    m_search->setAccessibleName(tr("Search the units"));
    m_firing->setCheckable(true);
    m_firing->setAutoRaise(true);
    m_firing->setIcon(symbolIcon(Symbol::Music));
    m_firing->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_firing->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_note->setWordWrap(true);

    m_view->setModel(&m_model);
    m_view->setColumns(columnsFor(m_model.showsFiring()));
    m_view->setAccessibleName(tr("Units of the last hidden layer"));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setSearch(text);
        m_view->scrollToTop();
    });
    connect(m_firing, &QToolButton::toggled, this, &HiddenUnitsView::askFiring);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        const int row = m_model.rowOf(m_panel->unit()); // what is shown stays chosen
        if (row >= 0)
            m_view->selectRow(row);
        updateWords();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HiddenUnitsView::showCurrent);
    return side;
}

void HiddenUnitsView::connectActivations()
{
    m_wordsPause.setSingleShot(true);
    m_wordsPause.setInterval(wordsPauseMs);
    connect(&m_wordsPause, &QTimer::timeout, this, &HiddenUnitsView::findWords);
    connect(&m_parts.activations(), &UnitActivations::changed, this, &HiddenUnitsView::followActivations);
    connect(&m_parts.activations(), &UnitActivations::progressed, this, &HiddenUnitsView::followActivations);
    connect(&m_parts.session, &LibrarySession::tracksChanged, this, &HiddenUnitsView::updateWords);
}

void HiddenUnitsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followActivations();
}

void HiddenUnitsView::followActivations()
{
    m_model.setUnits(m_parts.activations().rankings()->read(
        [](const UnitRankings& rankings) { return rankings.units({NetworkLayer::lastHidden}, RankBy::Mean); }));
    m_wordsAreStale = true;
    if (isVisible() && m_parts.activations().isComplete() && !m_wordsWork.isUnderWay() && !m_wordsPause.isActive())
        findWords();
    if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0)
        m_view->selectRow(0);
    updateWords();
}

void HiddenUnitsView::findWords()
{
    if (!std::exchange(m_wordsAreStale, false))
        return;
    m_wordsWork.ask([rankings = m_parts.activations().rankings(), tracks = m_parts.session.tracks()] {
        return wordsOfUnits(*rankings, *tracks, {NetworkLayer::lastHidden}, RankBy::Mean);
    });
}

void HiddenUnitsView::receiveWords(Words words)
{
    m_model.setWords(std::move(words));
    m_panel->showUnit(m_panel->unit(), m_model.wordsOf(m_panel->unit()));
    m_wordsPause.start(); // what changed meanwhile is looked at after it
}

void HiddenUnitsView::choose(int unit)
{
    m_firing->setChecked(false);
    m_search->clear();
    if (const int row = m_model.rowOf(unit); row >= 0)
        m_view->selectRow(row);
    else
        m_panel->showUnit(unit, m_model.wordsOf(unit)); // chosen in the list when that is filled
}

void HiddenUnitsView::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return;
    const int unit = m_model.unitAt(current.row());
    m_panel->showUnit(unit, m_model.wordsOf(unit));
}

void HiddenUnitsView::setTrack(std::optional<TrackId> track)
{
    if (track == m_track)
        return;
    m_track = track;
    if (m_firing->isChecked())
        askFiring();
    updateWords();
}

void HiddenUnitsView::askFiring()
{
    if (m_firing->isChecked() && m_track) {
        m_firingWork.follow(m_parts.activations().firing(*m_track, mostFiring));
    } else {
        m_firingWork.drop();
        m_model.setFiring(std::nullopt);
    }
    updateWords();
}

void HiddenUnitsView::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

QString HiddenUnitsView::trackTitle() const
{
    const ListedTrack* track = m_track ? m_parts.session.tracks()->find(*m_track) : nullptr;
    return track ? track->title->shown : QString();
}

void HiddenUnitsView::updateWords()
{
    const QString title = trackTitle();
    m_firing->setEnabled(!title.isEmpty() || m_firing->isChecked());
    const QString words = title.isEmpty() ? tr("Fired by a track") : tr("Fired by “%1”").arg(title);
    m_firing->setText(words);
    m_firing->setAccessibleName(words);
    m_firing->setToolTip(
        title.isEmpty()
            ? tr("Choose a track in any list, or play one: then only the units that it fires can be shown.")
            : plainToolTip(tr("Only the units that this track fires more than is usual, the most unusual first") +
                           QLatin1Char('\n') + title));
    if (m_view->isColumnHidden(static_cast<int>(UnitColumn::Firing)) == m_model.showsFiring())
        m_view->setColumns(columnsFor(m_model.showsFiring()));
    QString note;
    if (m_model.showsFiring() && m_model.rowCount() == 0 && m_search->text().isEmpty())
        note = tr("This track has not been analysed yet.");
    else if (m_model.rowCount() == 0 && !m_search->text().isEmpty())
        note = tr("No unit has that number, name or tag word.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace tonekin
