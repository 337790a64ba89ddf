// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filternames.h"

#include <algorithm>

namespace tonekin {
namespace {

constexpr std::size_t mostNameBytes = 120;

bool isShowable(const std::string& text)
{
    const auto isControl = [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x20 || byte == 0x7F;
    };
    return text.size() <= mostNameBytes && std::ranges::none_of(text, isControl);
}

bool isPossible(const FilterName& name)
{
    return !name.name.empty() && isShowable(name.name) && isShowable(name.runnerUp) && name.confidence >= 0.0 &&
           name.confidence <= 1.0 && name.selectivity >= -1.0 && name.selectivity <= 1.0;
}

} // namespace

Status checkFilterNames(const std::vector<FilterName>& names, std::size_t filters)
{
    if (!names.empty() && names.size() != filters)
        return Error{ErrorCode::ModelDamaged, "manifest: there is not one name a filter"};
    if (!std::ranges::all_of(names, isPossible))
        return Error{ErrorCode::ModelDamaged, "manifest: a filter's name is impossible"};
    return ok();
}

} // namespace tonekin
