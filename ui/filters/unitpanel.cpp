// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitpanel.h"

#include "filters/noteseditor.h"
#include "filters/unitchart.h"
#include "filters/unitlistbox.h"
#include "pages/labels.h"
#include "session/displaytext.h"
#include "session/filtertext.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tonekin {

namespace {

constexpr std::size_t mostHints = 4;

NetworkUnit hiddenUnit(int index)
{
    return {{NetworkLayer::lastHidden}, index};
}

} // namespace

UnitPanel::UnitPanel(const UnitParts& parts, QWidget* parent)
    : QScrollArea(parent)
    , m_parts(parts)
    , m_title(plainLabel({}, TextKind::Strong, this))
    , m_notes(new NotesEditor(parts.notebook(), this))
    , m_hint(plainLabel({}, TextKind::Dim, this))
    , m_length(new ListLengthBox(this))
    , m_list(new UnitListBox(parts.session, parts.answers(), parts.actions, this))
    , m_chart(new UnitChart(this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what is in it has the focus and is scrolled to
    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::aroundPage);
    layout->setSpacing(sizes::aroundPage);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_length);
    layout->addLayout(head);
    layout->addWidget(m_hint);
    layout->addWidget(m_notes);
    layout->addWidget(m_list);
    layout->addWidget(plainLabel(tr("Over the whole library"), TextKind::Strong, content));
    layout->addWidget(m_chart);
    layout->addStretch(1);
    m_title->setMinimumWidth(1);
    m_hint->setWordWrap(true);
    setWidget(content);
    connectList();
}

void UnitPanel::connectList()
{
    connect(m_length, &QComboBox::currentIndexChanged, this, [this] {
        refreshList();
        Q_EMIT listLengthChanged(m_length->length());
    });
    connect(&m_parts.answers(), &UnitAnswers::changed, this, &UnitPanel::refreshList);
    connect(&m_parts.learned, &LearnedNetwork::changed, this, &UnitPanel::refreshList);
    connect(&m_parts.notebook(), &UnitNotebook::changed, this, [this] {
        refreshTitle();
        refreshList(); // the player bar is told what the unit is called
    });
    connect(m_list, &UnitListBox::shown, this, &UnitPanel::refreshChart);
    connect(m_list, &UnitListBox::playRequested, this, &UnitPanel::playRequested);
    connect(m_list, &UnitListBox::inspected, this, &UnitPanel::inspected);
    connect(m_list, &UnitListBox::seedsRequested, this, [this] { Q_EMIT seedsRequested(m_list->tracks()); });
    connect(m_list, &UnitListBox::playlistRequested, this, [this] {
        Q_EMIT playlistRequested({tr("What drives %1").arg(title()), m_list->tracks()});
    });
}

QString UnitPanel::title() const
{
    return unitTitle(unitWithin(hiddenUnit(m_unit)), m_parts.learned.called(hiddenUnit(m_unit)));
}

void UnitPanel::showUnit(int unit, const std::vector<UnitWord>& words)
{
    if (unit != m_unit)
        verticalScrollBar()->setValue(0);
    m_unit = unit;
    m_notes->show(hiddenUnit(unit));
    showWords(words);
    refreshTitle();
    refreshList();
}

void UnitPanel::showWords(const std::vector<UnitWord>& words)
{
    QStringList texts;
    QStringList exact;
    const QLocale locale;
    for (const UnitWord& word : words)
        if (static_cast<std::size_t>(texts.size()) < mostHints) {
            texts += tr("%1 (%2 of %3)", "word of the tags, tracks that have it, tracks")
                         .arg(word.text, locale.toString(static_cast<qulonglong>(word.found)), locale.toString(static_cast<qulonglong>(word.drawn)));
            exact += unitWordExplained(word);
        }
    m_hint->setText(texts.isEmpty() ? tr("No genre, artist or decade stands out among its strongest tracks.")
                                    : tr("More often than chance among its strongest tracks: %1.").arg(texts.join(QStringLiteral(", "))));
    m_hint->setToolTip(plainToolTip(exact.join(QStringLiteral("\n\n"))));
}

QString UnitPanel::hintText() const
{
    return m_hint->text();
}

void UnitPanel::setPlaying(std::optional<TrackId> id, bool sounding)
{
    m_list->setPlaying(id, sounding);
}

void UnitPanel::setListLength(int tracks)
{
    m_length->setLength(tracks);
}

void UnitPanel::refreshTitle()
{
    m_title->setText(unitTitle(unitText(hiddenUnit(m_unit)), m_parts.learned.called(hiddenUnit(m_unit))));
}

void UnitPanel::refreshList()
{
    m_list->ask({hiddenUnit(m_unit), RankBy::Mean, static_cast<std::size_t>(m_length->length())},
                {tr("Its playlist"), tr("The tracks that this unit of the last hidden layer answers to most. At most two of an album."),
                 tr("Strong in %1").arg(title()), tr("No track of this library makes it answer.")});
    refreshChart();
}

void UnitPanel::refreshChart()
{
    const AnswerDistribution distribution = m_parts.answers().rankings()->read(
        [&](const UnitRankings& rankings) { return rankings.distribution(hiddenUnit(m_unit), RankBy::Mean, UnitChart::bins); });
    std::vector<float> marked;
    for (const UnitListRow& row : m_list->model().list().rows)
        marked.push_back(row.value);
    m_chart->show(distribution, marked,
                  tr("How strong the answers to your %Ln track(s) are. The marks are those of the list.", nullptr,
                     static_cast<int>(distribution.tracks)));
}

} // namespace tonekin
