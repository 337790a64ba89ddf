// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspectorpanel.h"

#include "base/tracktitle.h"
#include "inspector/heatstripview.h"
#include "inspector/nearlist.h"
#include "inspector/spectrogramview.h"
#include "inspector/trackfacts.h"
#include "inspector/trackpictures.h"
#include "painting/symbols.h"
#include "words/displaytext.h"
#include "words/errortext.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr int coverEdge = 88;
constexpr int nearCount = 8;
constexpr int mostColumns = 4096; // so that a few seconds can be looked at
constexpr int heightForAllFilters = 1000;
constexpr int heightForMostFilters = 800;
constexpr auto delayTime = 150ms;
constexpr auto slowTime = 300ms;

QLabel* literalLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setMinimumWidth(1);
    return label;
}

void colourLabel(QLabel* label, Role role, const QFont& font)
{
    QPalette palette = Theme::current().colours().palette();
    palette.setColor(QPalette::WindowText, Theme::current().colour(role));
    label->setPalette(palette);
    label->setForegroundRole(QPalette::WindowText); // on a surface it would be Text
    label->setFont(font);
}

/// Long words without a space (paths, ids) may be broken after these.
QString breakable(const QString& text)
{
    QString result;
    for (const QChar character : text) {
        result.append(character);
        if (character == QLatin1Char('/') || character == QLatin1Char('_') || character == QLatin1Char('-'))
            result.append(QChar(0x200b));
    }
    return result;
}

} // namespace

InspectorPanel::InspectorPanel(InspectorSources sources, QWidget* parent)
    : QWidget(parent)
    , m_sources(std::move(sources))
    , m_pictures(std::make_unique<TrackPictures>(m_sources.decoderProgram))
{
    setAccessibleName(tr("Inspector"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    m_empty = new QLabel(tr("Select a track to see its cover, its sound and what sounds like it."), this);
    m_empty->setWordWrap(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(sizes::betweenGroups, 0, sizes::betweenGroups, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeContent());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scroll);
    layout->addWidget(m_stack);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayTime);
    m_slowTimer.setSingleShot(true);
    m_slowTimer.setInterval(slowTime);
    connect(&m_delay, &QTimer::timeout, this, &InspectorPanel::fetchPictures);
    connect(&m_slowTimer, &QTimer::timeout, this,
            [this] { m_spectrogram->setMessage(tr("Drawing the spectrogram…")); });
    connectPictures();
    applyTheme();
    connect(&Theme::current(), &Theme::changed, this, &InspectorPanel::applyTheme);
}

InspectorPanel::~InspectorPanel() = default;

QSize InspectorPanel::sizeHint() const
{
    return {sizes::inspector, 600};
}

void InspectorPanel::setColourMap(ColourMap map)
{
    m_spectrogram->setColourMap(map);
    if (m_filters)
        m_filters->setColourMap(map);
}

QWidget* InspectorPanel::makeHead()
{
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::aroundPage);
    m_coverLabel = new QLabel(head);
    m_coverLabel->setFixedSize(coverEdge, coverEdge);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_title = literalLabel(head);
    m_artist = literalLabel(head);
    m_album = literalLabel(head);
    words->addWidget(m_title);
    words->addWidget(m_artist);
    words->addWidget(m_album);
    words->addStretch();
    layout->addWidget(m_coverLabel, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return head;
}

QWidget* InspectorPanel::makeProblem()
{
    m_problemBox = new QWidget(this);
    auto* layout = new QHBoxLayout(m_problemBox);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::grid);
    m_problemIcon = new QLabel(m_problemBox);
    m_problemIcon->setAccessibleName(tr("Problem"));
    m_problem = literalLabel(m_problemBox);
    layout->addWidget(m_problemIcon, 0, Qt::AlignTop);
    layout->addWidget(m_problem, 1);
    return m_problemBox;
}

QLabel* InspectorPanel::makeHeading(const QString& text)
{
    m_headings.push_back(new QLabel(text, this));
    return m_headings.back();
}

QWidget* InspectorPanel::makeContent()
{
    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(sizes::aroundPage, sizes::aroundPage, sizes::aroundPage, sizes::aroundPage);
    layout->setSpacing(sizes::insideControl);
    m_spectrogram = new SpectrogramView(content);
    m_spectrogram->setFixedHeight(m_spectrogram->sizeHint().height());
    m_readOut = new QLabel(content);
    m_near = new NearList(content);
    m_noneNear = literalLabel(content);
    m_facts = new QVBoxLayout;

    layout->addWidget(makeHead());
    layout->addSpacing(sizes::grid);
    layout->addWidget(makeProblem());
    layout->addWidget(m_spectrogram);
    layout->addWidget(m_readOut);
    layout->addSpacing(sizes::aroundPage);
    if (m_sources.activations)
        addFilters(*layout);
    layout->addWidget(makeHeading(tr("Nearest tracks")));
    layout->addWidget(m_near);
    layout->addWidget(m_noneNear);
    layout->addSpacing(sizes::aroundPage);
    layout->addWidget(makeHeading(tr("Details")));
    layout->addLayout(m_facts);
    layout->addStretch();

    connect(m_spectrogram, &SpectrogramView::playRequested, this, [this](double seconds) {
        if (m_track)
            Q_EMIT playRequested(m_track->row.id, seconds);
    });
    connect(m_spectrogram, &SpectrogramView::colourMapChosen, this, &InspectorPanel::colourMapChosen);
    connect(m_spectrogram, &SpectrogramView::readOutChanged, this, [this](const QString& text) {
        m_readOut->setText(text.isEmpty() && m_spectrogram->hasPicture() ? tr("Click to play from there") : text);
    });
    connect(m_near, &NearList::playRequested, this, [this](TrackId id) { Q_EMIT playRequested(id, 0.0); });
    connect(m_near, &NearList::trackActivated, this, &InspectorPanel::trackActivated);
    return content;
}

void InspectorPanel::addFilters(QVBoxLayout& layout)
{
    m_filters = new FiltersOverTime(*m_sources.activations, m_sources.strongestFilters, layout.parentWidget());
    layout.addWidget(makeHeading(tr("Filters, the most unusual first")));
    layout.addWidget(m_filters);
    layout.addSpacing(sizes::aroundPage);
    connectFilters();
}

/// The bars have the spectrogram's axis: one of them moves, the other follows.
void InspectorPanel::connectFilters()
{
    HeatStripView& bars = m_filters->view();
    connect(m_spectrogram, &SpectrogramView::spanChanged, &bars, &HeatStripView::setSpan);
    connect(&bars, &HeatStripView::zoomRequested, m_spectrogram, &SpectrogramView::zoom);
    connect(&bars, &HeatStripView::panRequested, m_spectrogram, &SpectrogramView::panTo);
    connect(&bars, &HeatStripView::wholeRequested, m_spectrogram, &SpectrogramView::showWhole);
    connect(m_filters, &FiltersOverTime::filterActivated, this, &InspectorPanel::filterActivated);
    connect(m_filters, &FiltersOverTime::playRequested, this, [this](double seconds) {
        if (m_track)
            Q_EMIT playRequested(m_track->row.id, seconds);
    });
    connect(m_spectrogram, &SpectrogramView::colourMapChosen, m_filters, &FiltersOverTime::setColourMap);
}

void InspectorPanel::resizeEvent(QResizeEvent*)
{
    if (m_filters)
        m_filters->setRows(height() >= heightForAllFilters ? FiltersOverTime::mostRows
                           : height() >= heightForMostFilters
                               ? (FiltersOverTime::mostRows + FiltersOverTime::fewestRows) / 2
                               : FiltersOverTime::fewestRows);
}

void InspectorPanel::refreshFilters()
{
    if (m_filters && m_track)
        m_filters->refresh();
}

void InspectorPanel::connectPictures()
{
    connect(m_pictures.get(), &TrackPictures::coverReady, this, [this](quint64 ticket, const QImage& cover) {
        if (ticket == m_ticket)
            showCover(cover);
    });
    connect(m_pictures.get(), &TrackPictures::pictureReady, this,
            [this](quint64 ticket, const SpectrogramPicture& picture) {
                if (ticket != m_ticket)
                    return;
                m_slowTimer.stop();
                m_spectrogram->setPicture(picture);
                m_readOut->setText(tr("Click to play from there"));
                if (m_filters)
                    m_filters->listen();
            });
    connect(m_pictures.get(), &TrackPictures::pictureFailed, this, [this](quint64 ticket, const Error& error) {
        if (ticket != m_ticket)
            return;
        m_slowTimer.stop();
        m_spectrogram->setMessage(m_track->problem.isEmpty() ? tr("No spectrogram. %1").arg(errorWords(error.code).what)
                                                             : tr("No spectrogram."));
    });
}

void InspectorPanel::showTrack(const InspectedTrack& track)
{
    const bool same = m_track && m_track->row.id == track.row.id && m_track->row.stamp == track.row.stamp &&
                      m_track->file == track.file;
    m_track = track;
    m_stack->setCurrentIndex(1);
    showWords();
    refreshNearest();
    if (same) {
        refreshFilters();
        return;
    }
    ++m_ticket;
    m_pictures->cancel();
    m_slowTimer.stop();
    showCover({});
    m_spectrogram->setMessage({});
    m_spectrogram->setPlayPosition(std::nullopt);
    m_readOut->clear();
    if (m_filters)
        m_filters->showTrack(track.row.id, track.file, displayText(trackTitle(track.row.tags, track.row.relativePath)));
    m_delay.start();
}

void InspectorPanel::showNothing()
{
    m_track.reset();
    ++m_ticket;
    m_delay.stop();
    m_slowTimer.stop();
    m_pictures->cancel();
    if (m_filters)
        m_filters->showNothing();
    m_stack->setCurrentIndex(0);
}

void InspectorPanel::fetchPictures()
{
    if (!m_track)
        return;
    m_slowTimer.start();
    const int edge = static_cast<int>(coverEdge * devicePixelRatioF());
    m_pictures->fetch({m_ticket, m_track->file, edge, mostColumns});
}

void InspectorPanel::refreshNearest()
{
    if (!m_track || !m_sources.nearest)
        return;
    const NearTracks near = m_sources.nearest(m_track->row.id, nearCount);
    m_near->setTracks(near);
    m_near->setVisible(!near.tracks.empty());
    m_noneNear->setText(near.nothing);
    m_noneNear->setVisible(near.tracks.empty());
}

void InspectorPanel::setPlayPosition(TrackId id, double seconds)
{
    const bool ours = m_track && m_track->row.id == id;
    m_spectrogram->setPlayPosition(ours ? std::optional(seconds) : std::nullopt);
    if (m_filters)
        m_filters->setPlayPosition(ours ? std::optional(seconds) : std::nullopt);
}

void InspectorPanel::showWords()
{
    const TrackTags& tags = m_track->row.tags;
    const QString title = displayText(trackTitle(tags, m_track->row.relativePath));
    const QString album = displayText(tags.album);
    m_title->setText(breakable(title));
    m_artist->setText(displayText(tags.artist.empty() ? tags.albumArtist : tags.artist));
    m_album->setText(tags.year ? album.isEmpty() ? QString::number(*tags.year)
                                                 : tr("%1 (%2)", "album (year)").arg(album).arg(*tags.year)
                               : album);
    if (m_artist->text().isEmpty() && album.isEmpty()) // so that one knows which of several it is
        m_album->setText(tr("In the folder “%1”").arg(displayText(m_track->file.parent_path().filename().native())));
    m_artist->setVisible(!m_artist->text().isEmpty());
    m_album->setVisible(!m_album->text().isEmpty());
    m_problem->setText(m_track->problem);
    m_problemBox->setVisible(!m_track->problem.isEmpty());
    m_spectrogram->setTitle(title);
    m_spectrogram->setAccessibleName(tr("Spectrogram of %1").arg(title));
    showFacts();
}

void InspectorPanel::showFacts()
{
    delete m_factsBox;
    m_factsBox = new QWidget(this);
    auto* grid = new QGridLayout(m_factsBox);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(sizes::aroundPage);
    grid->setVerticalSpacing(sizes::insideControl);
    grid->setColumnStretch(1, 1);
    const Theme& theme = Theme::current();
    for (const TrackFact& fact : trackFacts(*m_track)) {
        auto* name = new QLabel(fact.name, m_factsBox);
        name->setTextFormat(Qt::PlainText);
        auto* value = literalLabel(m_factsBox);
        value->setText(breakable(fact.value));
        value->setAccessibleName(fact.name);
        colourLabel(name, Role::DimText, theme.smallFont());
        colourLabel(value, Role::Text, theme.smallFont());
        const int row = grid->rowCount();
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1, Qt::AlignTop);
    }
    m_facts->addWidget(m_factsBox);
}

void InspectorPanel::showCover(const QImage& cover)
{
    m_cover = cover;
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(coverEdge, coverEdge) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(0, 0, coverEdge, coverEdge), sizes::corner, sizes::corner);
    painter.setClipPath(frame);
    painter.fillRect(QRect(0, 0, coverEdge, coverEdge), Theme::current().colour(Role::Raised));
    if (cover.isNull()) {
        constexpr int noteEdge = 40;
        const QRect place((coverEdge - noteEdge) / 2, (coverEdge - noteEdge) / 2, noteEdge, noteEdge);
        symbolIcon(Symbol::Music, Role::Control).paint(&painter, place);
    } else {
        QRectF place(QPointF(), QSizeF(cover.size()).scaled(coverEdge, coverEdge, Qt::KeepAspectRatio));
        place.moveCenter(QPointF(coverEdge, coverEdge) / 2.0);
        painter.drawImage(place, cover);
    }
    painter.end();
    m_coverLabel->setPixmap(pixmap);
    m_coverLabel->setAccessibleName(cover.isNull() ? tr("No cover in the file") : tr("Cover"));
}

void InspectorPanel::applyTheme()
{
    const Theme& theme = Theme::current();
    colourLabel(m_title, Role::Text, theme.strongFont());
    colourLabel(m_artist, Role::Text, theme.bodyFont());
    colourLabel(m_album, Role::DimText, theme.bodyFont());
    colourLabel(m_problem, Role::Text, theme.bodyFont());
    colourLabel(m_readOut, Role::DimText, theme.smallFont());
    colourLabel(m_noneNear, Role::DimText, theme.bodyFont());
    colourLabel(m_empty, Role::DimText, theme.bodyFont());
    for (QLabel* heading : m_headings)
        colourLabel(heading, Role::Text, theme.strongFont());
    m_problemIcon->setPixmap(
        symbolIcon(Symbol::Warning, Role::Warning).pixmap(QSize(sizes::icon, sizes::icon), devicePixelRatioF()));
    showCover(m_cover);
    if (m_track)
        showFacts();
}

} // namespace tonekin
