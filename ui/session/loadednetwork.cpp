// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/loadednetwork.h"

#include "model/firstlayerkernels.h"
#include "pictures/filtersheet.h"

#include <utility>

namespace tonekin {

const FilterName* LoadedNetwork::nameOf(int filter) const
{
    const auto place = static_cast<std::size_t>(filter);
    return place < manifest.filterNames.size() ? &manifest.filterNames[place] : nullptr;
}

Result<LoadedNetworkRef> loadNetwork(const std::filesystem::path& manifestFile)
{
    if (manifestFile.empty())
        return Error{ErrorCode::ModelMissing, "no model was found"};
    auto files = readModel(manifestFile);
    if (!files)
        return files.error();
    auto kernels = firstLayerKernels(*files);
    if (!kernels)
        return kernels.error();
    auto network = std::make_shared<LoadedNetwork>();
    network->kernels = *std::move(kernels);
    network->hash = files->manifest.modelHash();
    network->manifest = std::move(files->manifest);
    return LoadedNetworkRef(std::move(network));
}

NetworkLoader::NetworkLoader(std::filesystem::path manifestFile, QObject* parent)
    : QObject(parent)
    , m_manifestFile(std::move(manifestFile))
    , m_work([this](Result<LoadedNetworkRef> loaded) { receive(std::move(loaded)); })
    , m_likenessWork([this](std::vector<int> order) {
        m_byLikeness = std::move(order);
        Q_EMIT likenessFound();
    })
{
}

void NetworkLoader::want()
{
    if (m_network || m_work.isUnderWay())
        return;
    m_work.ask([file = m_manifestFile] { return loadNetwork(file); });
}

void NetworkLoader::receive(Result<LoadedNetworkRef> loaded)
{
    m_error.reset();
    if (loaded) {
        m_network = *std::move(loaded);
        m_likenessWork.ask([network = m_network] { return orderByLikeness(network->kernels); });
    } else {
        m_error = loaded.error();
    }
    Q_EMIT finished();
}

} // namespace tonekin
