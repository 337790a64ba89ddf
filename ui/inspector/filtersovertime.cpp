// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/filtersovertime.h"

#include "inspector/heatstripview.h"
#include "theme/theme.h"
#include "words/errortext.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace tonekin {

FiltersOverTime::FiltersOverTime(ActivationService& service, StrongestSource strongest, QWidget* parent)
    : QWidget(parent)
    , m_request(service)
    , m_source(std::move(strongest))
    , m_view(new HeatStripView(this))
    , m_words(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::insideControl);
    layout->addWidget(m_view);
    layout->addWidget(m_words);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    connectParts();
    connect(&Theme::current(), &Theme::changed, this, &FiltersOverTime::applyTheme);
    applyTheme();
}

void FiltersOverTime::connectParts()
{
    connect(m_view, &HeatStripView::playRequested, this, &FiltersOverTime::playRequested);
    connect(m_view, &HeatStripView::filterActivated, this, &FiltersOverTime::filterActivated);
    connect(m_view, &HeatStripView::readOutChanged, this, [this](const QString& text) {
        if (m_view->hasActivations())
            m_words->setText(text.isEmpty() ? tr("Click to play from there, or on a name for its filter") : text);
    });
    connect(&m_request, &LatestActivations::isSlow, this, [this] { m_words->setText(tr("Listening to the track…")); });
    connect(&m_request, &LatestActivations::arrived, this, &FiltersOverTime::receive);
    connect(&m_request, &LatestActivations::failed, this,
            [this](const Error& error) { say(tr("No filters over time. %1").arg(errorWords(error.code).what)); });
}

void FiltersOverTime::setRows(int rows)
{
    const int wanted = std::clamp(rows, fewestRows, mostRows);
    if (std::exchange(m_rows, wanted) != wanted)
        refresh();
}

void FiltersOverTime::setColourMap(ColourMap map)
{
    m_view->setColourMap(map);
}

void FiltersOverTime::setPlayPosition(std::optional<double> seconds)
{
    m_view->setPlayPosition(seconds);
}

void FiltersOverTime::showTrack(TrackId id, const std::filesystem::path& file, const QString& title)
{
    m_request.drop();
    m_track = id;
    m_file = file;
    m_activations.reset();
    m_words->clear();
    m_view->setTitle(title);
    m_view->setAccessibleName(tr("Strongest filters of %1 over time").arg(title));
    showStrongest();
}

void FiltersOverTime::showStrongest()
{
    m_strongest = m_track && m_source ? m_source(*m_track, m_rows) : StrongestFilters{};
    std::vector<HeatRow> rows;
    QStringList explanations;
    for (const NamedFilter& filter : m_strongest.filters) {
        rows.push_back({filter.strong.filter, labelOf(filter), filter.maximum});
        explanations += explanationOf(filter);
    }
    m_view->setRows(std::move(rows), explanations);
    m_view->setVisible(!m_strongest.filters.empty());
    if (m_strongest.filters.empty())
        say(m_strongest.nothing);
}

void FiltersOverTime::listen()
{
    if (m_strongest.filters.empty() || m_activations)
        return;
    m_request.ask(m_file);
}

void FiltersOverTime::refresh()
{
    const bool hadNone = m_strongest.filters.empty();
    showStrongest();
    if (m_activations)
        receive(m_activations);
    else if (hadNone)
        listen();
}

void FiltersOverTime::showNothing()
{
    m_request.drop();
    m_track.reset();
    m_activations.reset();
    m_strongest = {};
    m_view->setRows({}, {});
    m_view->hide();
    say({});
}

void FiltersOverTime::receive(FetchedActivationsRef activations)
{
    if (activations->modelHash != m_strongest.modelHash) {
        say(tr("This track was analysed with another network. Analyse it again to see its filters over time."));
        return;
    }
    m_activations = std::move(activations);
    say(tr("Click to play from there, or on a name for its filter"));
    m_view->setActivations(m_activations);
}

/// What came of the wish.
void FiltersOverTime::say(const QString& words)
{
    m_request.drop();
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
}

QString FiltersOverTime::labelOf(const NamedFilter& filter) const
{
    const int number = filter.strong.filter;
    return filter.name.isEmpty() ? tr("Filter %1").arg(number)
                                 : tr("%1 %2", "number and name of a filter").arg(number).arg(filter.name);
}

QString FiltersOverTime::explanationOf(const NamedFilter& filter) const
{
    if (filter.strong.unusual <= 0.0)
        return tr("It answers here as it does in other tracks.");
    const QString much = QLocale().toString(filter.strong.unusual, 'f', 1);
    return filter.strong.by == RankBy::Maximum
               ? tr("Its strongest moment lies %1 standard deviations above what is usual in this library.").arg(much)
               : tr("Its mean answer lies %1 standard deviations above what is usual in this library.").arg(much);
}

void FiltersOverTime::applyTheme()
{
    QPalette palette = Theme::current().colours().palette();
    palette.setColor(QPalette::WindowText, Theme::current().colour(Role::DimText));
    m_words->setPalette(palette);
    m_words->setForegroundRole(QPalette::WindowText);
    m_words->setFont(Theme::current().smallFont());
}

} // namespace tonekin
