// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/activitypage.h"

#include "lists/emptystate.h"
#include "lists/labels.h"
#include "lists/trackactions.h"
#include "lists/trackselection.h"
#include "lists/tracktableview.h"
#include "player/elidedtext.h"
#include "session/batteryrest.h"
#include "session/librarysession.h"
#include "session/musicwatch.h"
#include "session/unitactivations.h"
#include "theme/theme.h"
#include "words/displaytext.h"
#include "words/errortext.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tonekin {

using namespace std::chrono_literals;

namespace {

constexpr int barSteps = 10000;
constexpr std::size_t mostShown = 4; // files in hand, notes

} // namespace

ActivityPage::ActivityPage(LibrarySession& session, TrackActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_headline(plainLabel({}, TextKind::Strong, this))
    , m_bar(new QProgressBar(this))
    , m_figures(plainLabel({}, TextKind::Body, this))
    , m_device(plainLabel({}, TextKind::Dim, this))
    , m_inHand(new ElidedLabel(this))
    , m_notes(plainLabel({}, TextKind::Dim, this))
    , m_watching(plainLabel({}, TextKind::Dim, this))
    , m_pause(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_scan(new QPushButton(tr("Scan again"), this))
    , m_reading(new QWidget(this))
    , m_readingWords(plainLabel({}, TextKind::Body, m_reading))
    , m_readingCancel(new QPushButton(tr("Cancel"), m_reading))
    , m_failuresTitle(plainLabel({}, TextKind::Strong, this))
    , m_retryAll(new QPushButton(tr("Retry all"), this))
    , m_copyAll(new QPushButton(tr("Copy details"), this))
    , m_stack(new QStackedWidget(this))
    , m_view(new TrackTableView(this))
    , m_empty(new EmptyState(Symbol::Done, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeProgress());
    layout->addWidget(makeReading());
    layout->addSpacing(sizes::grid);
    layout->addWidget(makeFailures(), 1);
    setFocusProxy(m_view);

    connect(&m_session, &LibrarySession::scanChanged, this, &ActivityPage::updateProgress);
    connect(&m_session, &LibrarySession::opened, this, &ActivityPage::updateProgress);
    connect(&m_session, &LibrarySession::tracksChanged, this, &ActivityPage::updateProgress);
    connect(&m_session, &LibrarySession::problemsChanged, this, &ActivityPage::updateFailures);
    connectFailures(actions);
    updateProgress();
    updateFailures();
}

ActivityPage::~ActivityPage()
{
    // The view outlives the model, which is a member; what it still tells must not reach a page that is half gone.
    m_view->disconnect(this);
    m_selection->disconnect(this);
}

QWidget* ActivityPage::makeProgress()
{
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(sizes::aroundPage, sizes::aroundPage, sizes::aroundPage, sizes::aroundPage);
    layout->setSpacing(sizes::grid);
    auto* head = new QHBoxLayout;
    head->setSpacing(sizes::grid);
    head->addWidget(plainLabel(tr("Activity"), TextKind::Title, part));
    head->addStretch(1);
    head->addWidget(m_pause);
    head->addWidget(m_cancel);
    head->addWidget(m_scan);
    layout->addLayout(head);
    layout->addWidget(m_headline);
    layout->addWidget(m_bar);
    layout->addWidget(m_figures);
    layout->addWidget(m_device);
    layout->addWidget(m_inHand);
    layout->addWidget(m_notes);
    layout->addWidget(m_watching);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(sizes::grid);
    m_bar->setAccessibleName(tr("Progress of the scan"));
    for (QLabel* label : {m_device, m_notes, m_watching, m_figures, m_headline})
        label->setWordWrap(true);
    m_watching->hide();
    m_inHand->setElideMode(Qt::ElideMiddle);
    m_scan->setAutoDefault(false);

    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_session.progress().phase == ScanPhase::Paused)
            m_session.resume();
        else
            m_session.pause();
    });
    connect(m_cancel, &QPushButton::clicked, &m_session, &LibrarySession::cancel);
    connect(m_scan, &QPushButton::clicked, &m_session, [this] { m_session.scan(); });
    return part;
}

QWidget* ActivityPage::makeReading()
{
    auto* row = new QHBoxLayout(m_reading);
    row->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, sizes::grid);
    row->setSpacing(sizes::grid);
    m_readingCancel->setAccessibleName(tr("Cancel the reading"));
    row->addWidget(m_readingWords, 1);
    row->addWidget(m_readingCancel);
    m_reading->hide();
    return m_reading;
}

void ActivityPage::watch(UnitActivations& activations)
{
    m_activations = &activations;
    connect(&activations, &UnitActivations::progressed, this, &ActivityPage::updateReading);
    connect(m_readingCancel, &QPushButton::clicked, &activations, &UnitActivations::cancel);
    updateReading();
}

void ActivityPage::updateReading()
{
    constexpr double hundred = 100.0;
    m_reading->setVisible(m_activations->isReading());
    QString words = tr("Reading what the network answered to your tracks: %1 %")
                        .arg(QLocale().toString(hundred * m_activations->partRead(), 'f', 0));
    if (const auto seconds = m_activations->secondsLeft())
        words = tr("%1, %2 left", "what is running, time").arg(words, timeText(std::max(1.0, *seconds)));
    m_readingWords->setText(words);
}

void ActivityPage::tellOf(MusicWatch& watch)
{
    m_musicWatch = &watch;
    connect(&watch, &MusicWatch::coverChanged, this, &ActivityPage::updateWatching);
    updateWatching();
}

void ActivityPage::tellOf(const BatteryRest& rest)
{
    m_batteryRest = &rest;
    connect(&rest, &BatteryRest::restingChanged, this, &ActivityPage::updateProgress);
}

void ActivityPage::updateWatching()
{
    using std::chrono::duration_cast, std::chrono::minutes;
    const WatchCover& cover = m_musicWatch->cover();
    const auto every = static_cast<int>(duration_cast<minutes>(m_musicWatch->options().lookEvery).count());
    QStringList sentences;
    if (cover.folders > 0)
        sentences += tr("%Ln folder(s) are watched for new music.", nullptr, static_cast<int>(cover.folders));
    if (cover.tooMany)
        sentences += tr("The system watches no more: the others are looked at every %Ln minute(s).", nullptr, every);
    if (cover.onNetwork)
        sentences += tr("Folders on network drives are looked at every %Ln minute(s).", nullptr, every);
    if (cover.absent)
        sentences += tr("A folder that is not there is watched again once it is back.");
    m_watching->setText(sentences.join(QLatin1Char(' ')));
    m_watching->setVisible(!sentences.isEmpty());
}

QWidget* ActivityPage::makeFailures()
{
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::grid);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, 0);
    head->setSpacing(sizes::grid);
    head->addWidget(m_failuresTitle, 1);
    head->addWidget(m_copyAll);
    head->addWidget(m_retryAll);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    m_view->setModel(&m_failures);
    m_view->setAccessibleName(tr("Tracks with problems"));
    m_view->setColumns({{static_cast<int>(FailureColumn::Track), 260},
                        {static_cast<int>(FailureColumn::Reason), 340},
                        {static_cast<int>(FailureColumn::Advice), 340}});
    m_view->horizontalHeader()->setSortIndicatorShown(false);
    m_view->setLines(2); // sentences
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    return part;
}

void ActivityPage::connectFailures(TrackActions& actions)
{
    connect(m_retryAll, &QPushButton::clicked, &m_session, [this] { m_session.retry({}); });
    connect(m_copyAll, &QPushButton::clicked, this, [this] { copyDetails(false); });
    m_selection = new TrackSelection(m_failures, *m_view);
    connect(m_selection, &TrackSelection::changed, this, [this] {
        if (isVisible())
            m_actions.setSelection(m_selection->tracks());
    });
    connect(m_selection, &TrackSelection::inspected, this, &ActivityPage::inspected);
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT playRequested({m_failures.idAt(index.row())}); });
    connect(m_view, &TrackTableView::menuRequested, this, [this, &actions](const QPoint& place) {
        actions.setSelection(m_selection->tracks());
        QMenu menu(this);
        actions.fillMenu(menu);
        menu.addAction(symbolIcon(Symbol::Copy), tr("Copy details"), this, [this] { copyDetails(true); });
        menu.exec(place);
    });
}

void ActivityPage::copyDetails(bool selectedOnly)
{
    QString text = QStringLiteral("Tonekin %1\n").arg(QLatin1String(TONEKIN_VERSION));
    const auto rows = m_view->selectedRowNumbers();
    for (int row = 0; row < m_failures.rowCount(); ++row)
        if (!selectedOnly || std::ranges::binary_search(rows, row))
            text += m_failures.details(row);
    QApplication::clipboard()->setText(text);
}

QString ActivityPage::headline() const
{
    const ScanProgress& progress = m_session.progress();
    if (!m_session.isScanning()) {
        if (m_session.scanError())
            return errorSentence(m_session.scanError()->code);
        if (progress.phase == ScanPhase::Cancelled)
            return tr("The scan was cancelled. The next one goes on where it stopped.");
        if (m_session.tracks()->tracks.empty())
            return tr("Nothing is running, and there is no music yet.");
        const auto waiting = std::ranges::count(m_session.tracks()->tracks, TrackState::Waiting,
                                                [](const ListedTrackRef& track) { return track->state; });
        const auto failed = std::ranges::count(m_session.tracks()->tracks, TrackState::Failed,
                                               [](const ListedTrackRef& track) { return track->state; });
        if (waiting == 0 && failed > 0)
            return tr("Nothing is running. %Ln track(s) could not be analysed; all others have been.", nullptr,
                      static_cast<int>(failed));
        return waiting > 0
                   ? tr("Nothing is running. %Ln track(s) wait to be analysed.", nullptr, static_cast<int>(waiting))
                   : tr("Nothing is running. Every track has been analysed.");
    }
    switch (progress.phase) {
    case ScanPhase::Looking:
        return tr("Looking for music: %Ln file(s) seen so far", nullptr, static_cast<int>(progress.filesSeen));
    case ScanPhase::Analysing:
        return tr("Listening to your music");
    case ScanPhase::Paused:
        return m_batteryRest && m_batteryRest->isResting() ? tr("Paused while the computer runs on its battery")
                                                           : tr("Paused");
    default:
        return tr("Starting …");
    }
}

void ActivityPage::updateProgress()
{
    m_headline->setText(headline());
    const bool scanning = m_session.isScanning();
    const ScanProgress& progress = m_session.progress();
    m_bar->setVisible(scanning);
    m_bar->setRange(0, progress.total > 0 ? barSteps : 0);
    m_bar->setValue(static_cast<int>(std::max(0.0, fractionDone()) * barSteps));
    updateFigures();
    m_device->setText(deviceText());
    m_device->setVisible(!m_device->text().isEmpty());
    QStringList names;
    for (std::size_t i = 0; i < std::min(progress.inHand.size(), mostShown); ++i)
        names += displayText(progress.inHand[i]);
    m_inHand->setWhole(names.isEmpty() ? QString() : tr("Now: %1").arg(names.join(QStringLiteral(", "))));
    m_inHand->setToolTip(plainToolTip(names.join(QLatin1Char('\n'))));
    m_inHand->setVisible(scanning);
    m_notes->setText(notesText());
    m_notes->setVisible(!m_notes->text().isEmpty());
    updateButtons();
}

void ActivityPage::updateFigures()
{
    const ScanProgress& progress = m_session.progress();
    m_figures->setVisible(m_session.isScanning() || progress.done > 0);
    const QLocale locale;
    QStringList parts;
    if (progress.total > 0)
        parts += tr("%1 of %Ln track(s)", nullptr, static_cast<int>(progress.total))
                     .arg(locale.toString(static_cast<qlonglong>(progress.done)));
    if (m_session.isScanning() && progress.tracksPerMinute > 0)
        parts += tr("%1 tracks a minute")
                     .arg(locale.toString(progress.tracksPerMinute, 'f', progress.tracksPerMinute < 10 ? 1 : 0));
    if (m_session.isScanning() && progress.audioSpeed > 0)
        parts += tr("%1 times as fast as playing").arg(locale.toString(progress.audioSpeed, 'f', 0));
    if (m_session.isScanning() && progress.timeLeft && progress.phase == ScanPhase::Analysing)
        parts += tr("%1 left").arg(timeText(std::max(1.0, static_cast<double>(progress.timeLeft->count()))));
    if (!m_session.isScanning() && progress.elapsed > 0ms)
        parts += tr("took %1").arg(timeText(std::max(1.0, std::chrono::duration<double>(progress.elapsed).count())));
    if (progress.copied > 0)
        parts += tr("%Ln of them copies of others", nullptr, static_cast<int>(progress.copied));
    if (progress.lookedAt > 0)
        parts += tr("%Ln of them only looked at", nullptr, static_cast<int>(progress.lookedAt));
    if (progress.failed > 0)
        parts += tr("%Ln failed", nullptr, static_cast<int>(progress.failed));
    m_figures->setText(parts.join(QStringLiteral(" · ")));
}

void ActivityPage::updateButtons()
{
    const bool scanning = m_session.isScanning();
    const bool canScan = m_session.isOpen() && !m_session.whyReadOnly();
    m_pause->setVisible(scanning);
    m_pause->setText(m_session.progress().phase == ScanPhase::Paused ? tr("Resume") : tr("Pause"));
    m_cancel->setVisible(scanning);
    m_scan->setVisible(!scanning);
    m_scan->setEnabled(canScan && !m_session.tracks()->roots.empty());
    m_scan->setText(m_session.scanError() ? tr("Try again") : tr("Scan again"));
    m_retryAll->setEnabled(canScan && m_failures.failed() > 0);
}

QString ActivityPage::deviceText() const
{
    const ScanProgress& progress = m_session.progress();
    if (progress.device.empty())
        return {};
    const QString device = QString::fromStdString(progress.device);
    const QString words = device.startsWith(QStringLiteral("cuda"))
                              ? tr("The network runs on the GPU (%1).").arg(device)
                              : tr("The network runs on the processor.");
    return progress.deviceNote.empty() ? words : words + QLatin1Char(' ') + displayText(progress.deviceNote);
}

QString ActivityPage::notesText() const
{
    QStringList lines;
    const auto& notes = m_session.progress().notes;
    for (std::size_t i = 0; i < std::min(notes.size(), mostShown); ++i)
        lines += displayText(notes[i]);
    if (notes.size() > mostShown)
        lines += tr("and %n more", nullptr, static_cast<int>(notes.size() - mostShown));
    return lines.join(QLatin1Char('\n'));
}

QString ActivityPage::shortProgress() const
{
    if (!m_session.isScanning())
        return {};
    if (m_session.progress().phase == ScanPhase::Paused)
        return tr("paused");
    return fractionDone() < 0 ? tr("starting")
                              : QLocale().toString(static_cast<int>(fractionDone() * 100)) + QStringLiteral(" %");
}

double ActivityPage::fractionDone() const
{
    const ScanProgress& progress = m_session.progress();
    return m_session.isScanning() && progress.total > 0
               ? static_cast<double>(progress.done) / static_cast<double>(progress.total)
               : -1.0;
}

QString ActivityPage::problemsTitle() const
{
    QStringList parts;
    if (const int failed = m_failures.failed())
        parts += tr("%Ln track(s) could not be analysed", nullptr, failed);
    if (const int warned = m_failures.warned())
        parts += tr("%Ln track(s) analysed with a warning", nullptr, warned);
    return parts.isEmpty() ? tr("Problems") : parts.join(QStringLiteral(" · "));
}

void ActivityPage::updateFailures()
{
    m_failures.setProblems(m_session.problems(), m_session.tracks());
    const int count = m_failures.rowCount();
    m_failuresTitle->setText(problemsTitle());
    m_copyAll->setEnabled(count > 0);
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget*>(m_view) : m_empty);
    m_empty->setWords(
        tr("No problems"),
        tr("Files that cannot be analysed, or in which something is amiss, are listed here, with the reason and "
           "what you can do."));
    updateButtons();
}

} // namespace tonekin
