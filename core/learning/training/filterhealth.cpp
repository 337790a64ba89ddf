// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/filterhealth.h"

#include <algorithm>

namespace tonekin {
namespace {

const std::string stateName = "quiet";

} // namespace

FilterHealth::FilterHealth(std::int64_t filters, std::int64_t patience, const at::Device& device)
    : m_patience(patience)
    , m_quiet(at::zeros({filters}, at::TensorOptions(device)))
{
}

void FilterHealth::note(const at::Tensor& largest)
{
    m_quiet = (m_quiet + 1.0) * largest.detach().le(0.0);
}

std::vector<std::int64_t> FilterHealth::takeDead()
{
    std::vector<std::int64_t> dead;
    const at::Tensor found = m_quiet.ge(static_cast<double>(m_patience)).nonzero().flatten().to(at::kCPU);
    for (std::int64_t i = 0; i < found.numel(); ++i) {
        dead.push_back(found[i].item<std::int64_t>());
        m_quiet[dead.back()] = 0.0;
    }
    return dead;
}

NamedTensor FilterHealth::state() const
{
    return namedTensor(stateName, m_quiet);
}

Status FilterHealth::restore(const std::vector<NamedTensor>& state)
{
    const auto found = std::ranges::find(state, stateName, &NamedTensor::name);
    if (found == state.end() || m_quiet.sizes() != at::IntArrayRef(found->shape))
        return Error{ErrorCode::InvalidArgument, "the checkpoint belongs to another network: " + stateName};
    m_quiet = at::tensor(found->values).to(m_quiet.device());
    return ok();
}

} // namespace tonekin
