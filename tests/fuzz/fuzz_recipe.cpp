// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "playlist/recipe.h"

using namespace tonekin;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto recipe = parseRecipe(test::textOf({data, size}));
    if (!recipe)
        return 0;
    const auto again = parseRecipe(printRecipe(*recipe));
    test::expect(again && *again == *recipe, "a recipe that was read is the same when written and read again");
    return 0;
}
