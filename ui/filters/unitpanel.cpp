// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/unitpanel.h"

#include "filters/noteseditor.h"
#include "filters/unitlistbox.h"
#include "lists/labels.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QVBoxLayout>

namespace tonekin {

namespace {

constexpr std::size_t mostHints = 4;

} // namespace

UnitPanel::UnitPanel(const UnitParts& parts, QWidget* parent)
    : UnitDetails(parts, {{NetworkLayer::lastHidden}, 0}, parent)
    , m_title(plainLabel({}, TextKind::Strong, this))
    , m_notes(new NotesEditor(parts.notebook(), this))
    , m_hint(plainLabel({}, TextKind::Dim, this))
    , m_length(new ListLengthBox(parts.preferences, this))
    , m_list(new UnitListBox(parts, this))
{
    QVBoxLayout* layout = makeColumn();
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_length);
    layout->addLayout(head);
    layout->addWidget(m_hint);
    layout->addWidget(m_notes);
    layout->addWidget(m_list);
    addChart(*layout);
    m_title->setWordWrap(true);
    m_hint->setWordWrap(true);
    connectParts();
}

void UnitPanel::connectParts()
{
    connectLength(*m_length);
    connectList(*m_list, [this] { return tr("What drives %1").arg(titleWithin()); });
    connect(&m_parts.activations(), &UnitActivations::changed, this, &UnitPanel::refreshLists);
    connect(&m_parts.learned, &LearnedNetwork::changed, this, &UnitPanel::refreshLists);
    connect(&m_parts.notebook(), &UnitNotebook::changed, this, [this] {
        refreshTitle();
        refreshLists(); // the player bar is told what the unit is called
    });
    connect(m_list, &UnitListBox::shown, this, &UnitPanel::refreshChart);
}

void UnitPanel::showUnit(int unit, const std::vector<UnitWord>& words)
{
    if (unit != m_unit.index)
        verticalScrollBar()->setValue(0);
    m_unit.index = unit;
    m_notes->show(m_unit);
    showWords(words);
    refreshTitle();
    refreshLists();
}

void UnitPanel::showWords(const std::vector<UnitWord>& words)
{
    QStringList texts;
    QStringList exact;
    const QLocale locale;
    for (const UnitWord& word : words)
        if (static_cast<std::size_t>(texts.size()) < mostHints) {
            texts += tr("%1 (%2 of %3)", "word of the tags, tracks that have it, tracks")
                         .arg(word.text, locale.toString(static_cast<qulonglong>(word.found)),
                              locale.toString(static_cast<qulonglong>(word.drawn)));
            exact += unitWordExplained(word);
        }
    m_hint->setText(
        texts.isEmpty()
            ? tr("No genre, artist or decade stands out among its strongest tracks.")
            : tr("More often than chance among its strongest tracks: %1.").arg(texts.join(QStringLiteral(", "))));
    m_hint->setToolTip(plainToolTip(exact.join(QStringLiteral("\n\n"))));
}

QString UnitPanel::hintText() const
{
    return m_hint->text();
}

void UnitPanel::refreshTitle()
{
    m_title->setText(titleAlone());
}

void UnitPanel::refreshLists()
{
    m_list->ask(query(RankBy::Mean),
                {tr("Its playlist"),
                 tr("The tracks that this unit of the last hidden layer answers to most. At most two of an album."),
                 tr("Strong in %1").arg(titleWithin()), tr("No track of this library makes it answer.")});
    refreshChart();
}

void UnitPanel::refreshChart()
{
    showChart(RankBy::Mean, *m_list, [](int tracks) {
        return tr("How strong the answers to your %Ln track(s) are. The marks are those of the list.", nullptr, tracks);
    });
}

} // namespace tonekin
