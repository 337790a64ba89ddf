// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/stimuluspatch.h"

#include "filters/patchcard.h"
#include "theme/theme.h"
#include "words/errortext.h"

#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace tonekin {

namespace {

constexpr int progressHeight = 6;

} // namespace

StimulusPatch::StimulusPatch(ActivationService& service, QWidget* parent)
    : QWidget(parent)
    , m_service(service)
    , m_card(new PatchCard(this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::insideControl);
    layout->addWidget(m_card);
    layout->addWidget(m_progress);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addStretch();
    m_progress->setRange(0, 0); // how far it is cannot be told
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);
    m_progress->setAccessibleName(tr("Making a sound for the filter"));
    for (QWidget* widget : {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_button)}) {
        QSizePolicy keepsRoom = widget->sizePolicy(); // so that nothing below moves
        keepsRoom.setRetainSizeWhenHidden(true);
        widget->setSizePolicy(keepsRoom);
    }
    connect(m_button, &QPushButton::clicked, this, [this] { isBeingMade() ? cancel() : make(); });
    connect(&m_service, &ActivationService::stimulusReady, this, [this](quint64 ticket, const SyntheticStimulus& made) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        m_card->setPicture(pictureOf(made.patch.mel, made.frontEnd), made.frontEnd);
        const QLocale locale;
        m_card->setCaption(tr("By gradient ascent"),
                           tr("Answer %1, before %2", "of a filter to a made sound, and to the average one")
                               .arg(locale.toString(static_cast<double>(made.patch.activation), 'f', 1),
                                    locale.toString(static_cast<double>(made.patch.restingActivation), 'f', 1)));
        showState();
    });
    connect(&m_service, &ActivationService::failed, this, [this](quint64 ticket, const Error& error) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        m_card->setMessage(tr("Nothing was made. %1").arg(errorWords(error.code).what));
        showState();
    });
    showUnit({});
}

StimulusPatch::~StimulusPatch()
{
    m_service.cancel(m_ticket);
}

void StimulusPatch::showUnit(NetworkUnit unit)
{
    m_unit = unit;
    cancel();
}

void StimulusPatch::setColourMap(ColourMap map)
{
    m_card->setColourMap(map);
}

void StimulusPatch::make()
{
    m_ticket = m_service.fetchStimulus(m_unit);
    m_card->setMessage(tr("Being made…"));
    showState();
}

void StimulusPatch::cancel()
{
    m_service.cancel(std::exchange(m_ticket, 0));
    m_card->setMessage(tr("Not music: what excites this filter most, as far as it can be made"));
    m_card->setCaption(tr("By gradient ascent"), tr("Takes a few seconds"));
    showState();
}

void StimulusPatch::showState()
{
    m_progress->setVisible(isBeingMade());
    m_button->setText(isBeingMade() ? tr("Cancel") : tr("Make it"));
    m_button->setVisible(!m_card->hasPicture());
}

} // namespace tonekin
