// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/loadednetwork.h"

#include "model/firstlayerkernels.h"
#include "pictures/filtersheet.h"

#include <QtConcurrentRun>

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
{
    connect(&m_work, &QFutureWatcherBase::finished, this, &NetworkLoader::receive);
    connect(&m_likenessWork, &QFutureWatcherBase::finished, this, [this] {
        m_byLikeness = m_likenessWork.result();
        Q_EMIT likenessFound();
    });
}

NetworkLoader::~NetworkLoader()
{
    m_work.disconnect(this);
    m_likenessWork.disconnect(this);
    m_work.waitForFinished();
    m_likenessWork.waitForFinished();
}

void NetworkLoader::want()
{
    if (m_network || m_work.isRunning())
        return;
    m_work.setFuture(QtConcurrent::run([file = m_manifestFile] { return loadNetwork(file); }));
}

void NetworkLoader::receive()
{
    const auto result = m_work.result();
    m_error.reset();
    if (result) {
        m_network = *result;
        m_likenessWork.setFuture(
            QtConcurrent::run([network = m_network] { return orderByLikeness(network->kernels); }));
    } else {
        m_error = result.error();
    }
    Q_EMIT finished();
}

} // namespace tonekin
