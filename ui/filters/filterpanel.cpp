// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterpanel.h"

#include "filters/filterfindings.h"
#include "filters/kernelview.h"
#include "filters/noteseditor.h"
#include "filters/unitlistbox.h"
#include "lists/labels.h"
#include "lists/tracktableview.h"
#include "painting/symbols.h"
#include "player/elidedtext.h"
#include "preferences/preferences.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

constexpr int roomForTwoLists = 760;

} // namespace

FilterPanel::FilterPanel(const UnitParts& parts, QWidget* parent)
    : UnitDetails(parts, {{1}, 0}, parent)
    , m_number(new QSpinBox(this))
    , m_called(new ElidedLabel(this))
    , m_kernel(new KernelView(this))
    , m_readOut(plainLabel({}, TextKind::Small, this))
    , m_findings(new FilterFindings(this))
    , m_notes(new NotesEditor(parts.notebook(), this))
    , m_length(new ListLengthBox(parts.preferences, this))
    , m_moments(new UnitListBox(parts, this))
    , m_allAlong(new UnitListBox(parts, this))
    , m_chartOf(new QComboBox(this))
{
    QVBoxLayout* layout = makeColumn();
    setHead(*makeHead());
    layout->addWidget(makeAbout());
    layout->addWidget(makeLists());
    addChart(*layout, m_chartOf);

    m_chartOf->addItems({tr("Strongest moments"), tr("All along")});
    m_chartOf->setAccessibleName(tr("What the chart shows"));
    connect(m_chartOf, &QComboBox::currentIndexChanged, this, &FilterPanel::refreshChart);
    connect(&m_parts.activations(), &UnitActivations::changed, this, &FilterPanel::refreshLists);
    connect(&m_parts.notebook(), &UnitNotebook::changed, this, [this] {
        refreshFindings();
        refreshLists(); // the player bar is told what the filter is called
    });
    connect(&m_parts.learned, &LearnedNetwork::changed, this, &FilterPanel::refresh);
    connect(&m_parts.preferences, &Preferences::filterOptionsChanged, this, &FilterPanel::refreshFindings);
}

QWidget* FilterPanel::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::grid);
    row->setSpacing(sizes::grid);
    auto* label = plainLabel(tr("&Filter"), TextKind::Strong, head);
    label->setBuddy(m_number);
    nameField(*m_number, tr("Number of the filter"));
    m_number->setKeyboardTracking(false);
    m_number->setWrapping(true);
    auto* close = new QToolButton(head);
    close->setIcon(symbolIcon(Symbol::Cancel, Role::DimText));
    close->setAutoRaise(true);
    close->setToolTip(tr("Back to all filters"));
    close->setAccessibleName(tr("Back to all filters"));
    row->addWidget(label);
    row->addWidget(m_number);
    row->addWidget(m_called, 1);
    row->addWidget(m_length);
    row->addWidget(close);
    m_called->setFont(Theme::current().strongFont());
    connect(m_number, &QSpinBox::valueChanged, this, &FilterPanel::filterChosen);
    connect(close, &QToolButton::clicked, this, &FilterPanel::closeRequested);
    return head;
}

QWidget* FilterPanel::makeAbout()
{
    auto* about = new QWidget(this);
    auto* row = new QHBoxLayout(about);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::aroundPage);
    auto* picture = new QVBoxLayout;
    picture->setSpacing(sizes::insideControl);
    picture->addWidget(m_kernel);
    picture->addWidget(m_readOut);
    picture->addStretch(1);
    m_kernel->setFixedSize(m_kernel->sizeHint());
    m_readOut->setFixedWidth(m_kernel->width());
    m_readOut->setWordWrap(true);
    m_readOut->setMinimumHeight(2 *
                                m_readOut->fontMetrics().lineSpacing()); // so that nothing moves when there is a text
    m_readOut->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    connect(m_kernel, &KernelView::readOutChanged, this, [this] { m_readOut->setText(m_kernel->readOut()); });
    connect(m_kernel, &KernelView::menuRequested, this, &FilterPanel::kernelMenuRequested);
    auto* words = new QVBoxLayout;
    words->setSpacing(sizes::aroundPage);
    words->addWidget(m_findings);
    words->addWidget(m_notes);
    words->addStretch(1);
    row->addLayout(picture);
    row->addLayout(words, 1);
    return about;
}

QWidget* FilterPanel::makeLists()
{
    auto* both = new QWidget(this);
    auto* rows = new QVBoxLayout(both);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(sizes::grid);
    m_lists = new QBoxLayout(QBoxLayout::TopToBottom);
    m_lists->setSpacing(sizes::aroundPage);
    m_lists->addWidget(m_moments, 1);
    m_lists->addWidget(m_allAlong, 1);
    rows->addLayout(m_lists);
    connectLength(*m_length);
    connectList(*m_moments, [this] { return tr("Strongest moments of %1").arg(titleWithin()); });
    connectList(*m_allAlong, [this] { return tr("Most of %1 all along").arg(titleWithin()); });
    for (const UnitListBox* list : {m_moments, m_allAlong})
        connect(list, &UnitListBox::shown, this, &FilterPanel::refreshChart);
    return both;
}

void FilterPanel::showFilter(int filter)
{
    m_unit.index = filter;
    verticalScrollBar()->setValue(0);
    refresh();
}

void FilterPanel::focusNumber()
{
    m_number->setFocus();
    m_number->selectAll();
}

void FilterPanel::refresh()
{
    const int heard = m_parts.activations().rankings()->read(
        [](const UnitRankings& rankings) { return rankings.units({1}, RankBy::Maximum); });
    const LoadedNetworkRef& network = m_parts.learned.network();
    const int filters = network && m_parts.learned.isOfTheActivations() ? network->kernels.filters : heard;
    {
        const QSignalBlocker blocker(m_number);
        m_number->setRange(0, std::max(0, filters - 1));
        m_number->setValue(filter());
    }
    m_notes->show(m_unit);
    refreshFindings();
    refreshLists();
}

void FilterPanel::refreshFindings()
{
    const LoadedNetworkRef& network = m_parts.learned.network();
    const bool hasKernel = network && m_parts.learned.isOfTheActivations();
    m_called->setWhole(m_parts.learned.called(m_unit), Role::Text);
    m_kernel->show(hasKernel ? network : nullptr, filter(), m_parts.preferences.filterOptions().sheet);
    m_kernel->setVisible(hasKernel);
    m_readOut->setVisible(hasKernel);
    if (const FilterName* known = m_parts.learned.nameOf(filter()))
        m_findings->show(*known);
    else if (hasKernel)
        m_findings->showNothing(tr("This network came without measured names."));
    else if (network)
        m_findings->showNothing(
            tr("Your tracks were heard by another network than the one that is here now, so the picture and the "
               "name of this filter are not known."));
    else
        m_findings->showNothing(tr("Without the network's file there is no picture and no name of this filter."));
}

void FilterPanel::refreshLists()
{
    const QString title = titleWithin();
    const QString none = tr("No track of this library makes it answer."); // of a filter; a unit has another gender
    m_moments->ask(query(RankBy::Maximum),
                   {tr("Strongest moments"),
                    tr("By the largest answer anywhere in a track (maximum). At most two tracks of an album."),
                    tr("Strongest moment of %1").arg(title), none});
    m_allAlong->ask(query(RankBy::Mean),
                    {tr("Most of it all along"),
                     tr("By the average answer over the whole track (mean). At most two tracks of an album."),
                     tr("Most of %1 all along").arg(title), none});
    refreshChart();
}

void FilterPanel::refreshChart()
{
    const bool isOfMoments = m_chartOf->currentIndex() == 0;
    showChart(isOfMoments ? RankBy::Maximum : RankBy::Mean, isOfMoments ? *m_moments : *m_allAlong,
              [isOfMoments](int tracks) {
                  return isOfMoments ? tr("How strong the strongest moments of your %Ln track(s) are. The marks are "
                                          "those of the list.",
                                          nullptr, tracks)
                                     : tr("How strong the answers to your %Ln track(s) are on average. The marks are "
                                          "those of the list.",
                                          nullptr, tracks);
              });
}

void FilterPanel::resizeEvent(QResizeEvent* event)
{
    UnitDetails::resizeEvent(event);
    const bool sideBySide = viewport()->width() >= roomForTwoLists;
    m_lists->setDirection(sideBySide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void FilterPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace tonekin
