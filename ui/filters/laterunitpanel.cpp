// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/laterunitpanel.h"

#include "filters/excitingpatches.h"
#include "filters/noteseditor.h"
#include "filters/unitlistbox.h"
#include "lists/labels.h"
#include "preferences/preferences.h"
#include "session/librarysession.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tonekin {

LaterUnitPanel::LaterUnitPanel(const UnitParts& parts, ActivationService& service, QWidget* parent)
    : UnitDetails(parts, {{2}, 0}, parent)
    , m_title(plainLabel({}, TextKind::Strong, this))
    , m_about(plainLabel({}, TextKind::Dim, this))
    , m_noticeRow(new QWidget(this))
    , m_notice(plainLabel({}, TextKind::Body, m_noticeRow))
    , m_again(new QPushButton(tr("Analyse again"), m_noticeRow))
    , m_notes(new NotesEditor(parts.notebook(), this))
    , m_patches(new ExcitingPatches(service, this))
    , m_length(new ListLengthBox(parts.preferences, this))
    , m_list(new UnitListBox(parts, this))
{
    QVBoxLayout* layout = makeColumn();
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_length);
    auto* noticeLayout = new QHBoxLayout(m_noticeRow);
    noticeLayout->setContentsMargins(0, 0, 0, 0);
    noticeLayout->addWidget(m_notice, 1);
    noticeLayout->addWidget(m_again, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(m_about);
    layout->addWidget(m_noticeRow);
    layout->addWidget(plainLabel(tr("What excites it most"), TextKind::Strong, widget()));
    layout->addWidget(m_patches);
    layout->addWidget(m_notes);
    layout->addWidget(m_list);
    addChart(*layout);
    m_title->setWordWrap(true);
    m_about->setWordWrap(true);
    m_notice->setWordWrap(true);
    connectParts();
}

void LaterUnitPanel::connectParts()
{
    connectLength(*m_length);
    connectList(*m_list, [this] { return tr("What drives %1").arg(titleWithin()); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_parts.session.scan(); });
    connect(&m_parts.activations(), &UnitActivations::changed, this, &LaterUnitPanel::refresh);
    connect(&m_parts.activations(), &UnitActivations::progressed, this, &LaterUnitPanel::refreshNotice);
    connect(&m_parts.session, &LibrarySession::scanChanged, this, &LaterUnitPanel::refreshNotice);
    connect(&m_parts.notebook(), &UnitNotebook::changed, this, &LaterUnitPanel::refreshTitle);
    connect(&m_parts.preferences, &Preferences::colourMapChanged, m_patches, &ExcitingPatches::setColourMap);
    m_patches->setColourMap(m_parts.preferences.colourMap());
    connect(m_patches, &ExcitingPatches::playRequested, this, &LaterUnitPanel::playRequested);
    connect(m_list, &UnitListBox::shown, this, &LaterUnitPanel::showRows);
}

QString LaterUnitPanel::why() const
{
    return tr("Strong moment of %1").arg(titleWithin());
}

void LaterUnitPanel::showUnit(NetworkUnit unit)
{
    if (unit != m_unit)
        verticalScrollBar()->setValue(0);
    m_unit = unit;
    m_notes->show(unit);
    refresh();
}

void LaterUnitPanel::refresh()
{
    refreshTitle();
    refreshNotice();
    refreshLists();
}

void LaterUnitPanel::refreshTitle()
{
    m_title->setText(titleAlone());
    const LoadedNetworkRef& network = m_parts.learned.network();
    if (!network)
        return;
    const int frames = network->manifest.layers.receptiveField(m_unit.layer.number);
    const double seconds = frames / network->manifest.frontEnd.framesPerSecond();
    m_about->setText(tr("One answer of it belongs to %1 seconds of sound: %Ln frame(s).", nullptr, frames)
                         .arg(QLocale().toString(seconds, 'f', 1)));
}

void LaterUnitPanel::refreshNotice()
{
    const UnitActivations& activations = m_parts.activations();
    const std::size_t all = activations.tracks();
    const std::size_t asked = activations.rankings()->read([this](const UnitRankings& rankings) {
        return rankings.distribution({m_unit.layer, 0}, RankBy::Maximum, 1).tracks;
    });
    const bool someLack = activations.isComplete() && asked < all;
    m_noticeRow->setVisible(someLack);
    m_notice->setText(tr("%Ln of your tracks were analysed before the moments of this layer were kept, and are missing "
                         "here.",
                         nullptr, static_cast<int>(all - std::min(all, asked))));
    m_again->setVisible(!m_parts.session.isScanning() && m_parts.session.isOpen() && !m_parts.session.whyReadOnly());
}

QString LaterUnitPanel::noticeText() const
{
    return m_noticeRow->isHidden() ? QString() : m_notice->text();
}

void LaterUnitPanel::refreshLists()
{
    m_list->ask(query(RankBy::Maximum),
                {tr("Its strongest moments"),
                 tr("The tracks in which this filter answers most at one moment. At most two of an album."), why(),
                 tr("No track of this library makes it answer.")});
}

void LaterUnitPanel::showRows()
{
    showChart(RankBy::Maximum, *m_list, [](int tracks) {
        return tr("How strong the strongest answers to your %Ln track(s) are. The marks are those of the list.",
                  nullptr, tracks);
    });
    // Only what the present network would hear in them can be laid beside what it answered.
    const LoadedNetworkRef& network = m_parts.learned.network();
    const UnitList& list = m_list->model().list();
    if (network && m_parts.learned.isOfTheActivations() && list.query.unit == m_unit)
        m_patches->show(list, network->manifest.layers.receptiveField(m_unit.layer.number), m_parts.session.tracks(),
                        why());
}

} // namespace tonekin
