// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/filterkernels.h"
#include "base/result.h"
#include "jobs/latestjob.h"
#include "model/modelmanifest.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

/// What the window shows of the network that the program would analyse with. Never changed once made, so that threads
/// may share it.
struct LoadedNetwork {
    ModelManifest manifest;
    std::string hash;
    FilterKernels kernels;

    /// nullptr where the model has no names.
    const FilterName* nameOf(int filter) const;
};
using LoadedNetworkRef = std::shared_ptr<const LoadedNetwork>;

/// Blocks for about a tenth of a second. Errors: ModelMissing, ModelDamaged.
Result<LoadedNetworkRef> loadNetwork(const std::filesystem::path& manifestFile);

/// Loads it on another thread, once it is wanted, and then finds out which kernels look alike. GUI thread.
class NetworkLoader : public QObject {
    Q_OBJECT
public:
    /// `manifestFile` empty: none was found.
    explicit NetworkLoader(std::filesystem::path manifestFile, QObject* parent = nullptr);

    /// At the first call, and again after a failure.
    void want();
    const LoadedNetworkRef& network() const { return m_network; } // null until it is loaded
    const std::optional<Error>& error() const { return m_error; }
    /// An order of the kernels in which neighbours look alike; empty until it is found.
    const std::vector<int>& byLikeness() const { return m_byLikeness; }

Q_SIGNALS:
    void finished(); // network() or error() is there
    void likenessFound();

private:
    void receive(Result<LoadedNetworkRef> loaded);

    std::filesystem::path m_manifestFile;
    LatestJob<Result<LoadedNetworkRef>> m_work;
    LoadedNetworkRef m_network;
    std::optional<Error> m_error;
    LatestJob<std::vector<int>> m_likenessWork;
    std::vector<int> m_byLikeness;
};

} // namespace tonekin
