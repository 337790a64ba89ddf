// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/learnednetwork.h"

#include "words/filtertext.h"

namespace tonekin {

namespace {

UnitCounts countsOf(const NetworkLayers& layers)
{
    UnitCounts counts;
    for (const ConvolutionShape& convolution : layers.convolutions)
        counts.convolutions.push_back(convolution.filters);
    counts.hidden = layers.hiddenUnits();
    return counts;
}

} // namespace

LearnedNetwork::LearnedNetwork(LibrarySession& session, QObject* parent)
    : QObject(parent)
    , m_loader(session.options().modelManifest)
    , m_activations(session)
    , m_notebook(session)
{
    connect(&m_loader, &NetworkLoader::finished, this, &LearnedNetwork::follow);
    connect(&m_activations, &UnitActivations::progressed, this, &LearnedNetwork::follow);
}

void LearnedNetwork::want()
{
    m_loader.want();
    m_activations.want();
}

bool LearnedNetwork::isOfTheActivations() const
{
    return !network() || m_activations.modelHash().empty() || m_activations.modelHash() == network()->hash;
}

const FilterName* LearnedNetwork::nameOf(int filter) const
{
    return network() && isOfTheActivations() ? network()->nameOf(filter) : nullptr;
}

QString LearnedNetwork::called(NetworkUnit unit) const
{
    return unitCalled(m_notebook.noteOf(unit), unit.layer.number == 1 ? nameOf(unit.index) : nullptr);
}

void LearnedNetwork::follow()
{
    const bool isKnown = network() && isOfTheActivations();
    const std::string hash =
        !m_activations.modelHash().empty() || !network() ? m_activations.modelHash() : network()->hash;
    m_notebook.setModel(hash, isKnown ? network()->manifest.name : std::string(),
                        isKnown ? std::optional(countsOf(network()->manifest.layers)) : std::nullopt);
    Q_EMIT changed();
}

} // namespace tonekin
