// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/activationservice.h"
#include "model/manifesttemplates.h"
#include "model/modelmanifest.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>

namespace tonekin::test {

/// A folder with "music" files and manifests for the fake helpers of tests/worker, which do what these say.
class FakeModelFolder {
public:
    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    /// "music" whose text is an order to the fake decoder.
    std::filesystem::path track(const std::string& name, const std::string& order) const
    {
        std::ofstream(path(name), std::ios::binary) << order;
        return path(name);
    }
    /// A whole manifest; its name is an order to the fake network.
    std::filesystem::path manifest(const std::string& order) const
    {
        ModelManifest manifest = fullSizeManifest(order);
        manifest.weightsFile = order + ".safetensors"; // never looked at
        manifest.weightsSha256 = std::string(64, 'a');
        std::ofstream(path(order + ".json")) << printManifest(manifest);
        return path(order + ".json");
    }
    ActivationService::Options options(const std::string& model = "good") const
    {
        ActivationService::Options options;
        options.decoderProgram = std::filesystem::path(TONEKIN_BINARY_DIR) / "fakedecoder";
        options.networkProgram = std::filesystem::path(TONEKIN_BINARY_DIR) / "fakenetwork";
        options.modelManifest = manifest(model);
        return options;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tonekin::test
