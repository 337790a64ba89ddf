// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/namedfilters.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr double smoothSeconds = 0.7;
constexpr auto leastShown = 1000ms;
constexpr float dimmest = 0.25F; // what is dimmer is not worth a name
constexpr float clearlyBrighter = 1.5F;

} // namespace

void NamedFilters::forget()
{
    m_smooth.clear();
    m_named.clear();
}

bool NamedFilters::update(std::span<const float> levels, Moment now)
{
    const bool fresh = m_smooth.size() != levels.size();
    if (fresh) {
        m_smooth.assign(levels.begin(), levels.end());
        m_named.clear();
    } else {
        const double passed = std::chrono::duration<double>(now - m_updated).count();
        const auto part = static_cast<float>(1.0 - std::exp(-std::max(0.0, passed) / smoothSeconds));
        for (std::size_t i = 0; i < levels.size(); ++i)
            m_smooth[i] += part * (levels[i] - m_smooth[i]);
    }
    m_updated = now;
    if (!fresh && now - m_chosen < leastShown)
        return false;
    m_chosen = now;
    return choose();
}

bool NamedFilters::choose()
{
    const auto brightness = [this](int filter) {
        const bool isNamed = std::ranges::find(m_named, filter) != m_named.end();
        return m_smooth[static_cast<std::size_t>(filter)] * (isNamed ? clearlyBrighter : 1.0F);
    };
    std::vector<int> brightest;
    for (int filter = 0; filter < static_cast<int>(m_smooth.size()); ++filter)
        if (m_smooth[static_cast<std::size_t>(filter)] >= dimmest)
            brightest.push_back(filter);
    std::ranges::stable_sort(brightest, std::greater<>(), brightness);
    brightest.resize(std::min(m_most, brightest.size()));

    std::vector<int> named;
    std::ranges::copy_if(m_named, std::back_inserter(named),
                         [&](int filter) { return std::ranges::find(brightest, filter) != brightest.end(); });
    for (const int filter : brightest)
        if (std::ranges::find(named, filter) == named.end())
            named.push_back(filter);
    return std::exchange(m_named, named) != named;
}

} // namespace tonekin
