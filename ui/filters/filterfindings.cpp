// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filterfindings.h"

#include "lists/labels.h"
#include "theme/theme.h"
#include "words/displaytext.h"
#include "words/filtertext.h"

#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace tonekin {

QString surenessText(double confidence)
{
    constexpr double verySure = 0.97;
    constexpr double sure = 0.93;
    constexpr double fairlySure = 0.85;
    if (confidence >= verySure)
        return FilterFindings::tr("very sure");
    if (confidence >= sure)
        return FilterFindings::tr("sure");
    return confidence >= fairlySure ? FilterFindings::tr("fairly sure") : FilterFindings::tr("not sure");
}

FilterFindings::FilterFindings(QWidget* parent)
    : QWidget(parent)
    , m_caption(plainLabel({}, TextKind::Small, this))
    , m_name(plainLabel({}, TextKind::Strong, this))
    , m_explanation(plainLabel({}, TextKind::Small, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (QLabel* label : {m_caption, m_name, m_explanation}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
}

void FilterFindings::set(const QString& caption, const QString& name, const QString& explanation, const QString& exact)
{
    m_caption->setText(caption);
    m_name->setText(name);
    m_explanation->setText(explanation);
    m_caption->setVisible(!caption.isEmpty());
    m_name->setVisible(!name.isEmpty());
    for (QLabel* label : {m_caption, m_name, m_explanation})
        label->setToolTip(plainToolTip(exact));
}

void FilterFindings::show(const FilterName& name)
{
    if (name.kind == FilterNameKind::Descriptor) {
        set(tr("Looks like"), filterNameText(name.name),
            tr("Not measured: no test sound moved it clearly more than all others. This is what its weights look "
               "like."),
            {});
        return;
    }
    constexpr double hundred = 100.0;
    const QLocale locale;
    const QString by =
        name.mode == ActivationMode::Maximum ? tr("by its strongest moment") : tr("by its average over the sound");
    QString explanation =
        tr("Measured, %1: given such a sound and another one, it answered more to the first in %2 of 100 cases, %3.")
            .arg(surenessText(name.confidence), locale.toString(std::lround(hundred * name.confidence)), by);
    if (!name.runnerUp.empty())
        explanation += QLatin1Char('\n') + tr("The next best description, “%1”, was right in %2 of 100 cases fewer.")
                                               .arg(filterNameText(name.runnerUp),
                                                    locale.toString(std::lround(hundred * name.selectivity)));
    const QString exact =
        tr("Area under the ROC curve on the confirming sounds: %1. On the naming sounds it is larger than that of "
           "the next name by %2.")
            .arg(locale.toString(name.confidence, 'f', 3), locale.toString(name.selectivity, 'f', 3));
    set(tr("Responds to"), filterNameText(name.name), explanation, exact);
}

void FilterFindings::showNothing(const QString& why)
{
    set({}, {}, why, {});
}

} // namespace tonekin
