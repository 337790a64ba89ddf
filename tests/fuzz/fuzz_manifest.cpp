// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "model/modelmanifest.h"

using namespace tonekin;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto manifest = parseManifest(test::textOf({data, size}));
    if (!manifest)
        return 0;
    test::expect(static_cast<bool>(checkManifest(*manifest)), "what is read is sound");
    const auto again = parseManifest(printManifest(*manifest));
    test::expect(again && again->modelHash() == manifest->modelHash(), "a manifest keeps its hash when written again");
    return 0;
}
