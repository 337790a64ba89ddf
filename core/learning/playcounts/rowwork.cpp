// SPDX-License-Identifier: GPL-3.0-or-later
#include "playcounts/rowwork.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace tonekin {

bool overRows(std::size_t rows, std::size_t blockRows, int threads, const std::stop_token& stop,
              const std::function<void(std::size_t, std::size_t)>& work, const std::function<void(std::size_t)>& tick)
{
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    const auto takeBlocks = [&](bool ticks) {
        for (std::size_t first = next.fetch_add(blockRows); first < rows && !stop.stop_requested();
             first = next.fetch_add(blockRows)) {
            const std::size_t end = std::min(rows, first + blockRows);
            work(first, end);
            done += end - first;
            if (ticks)
                tick(done);
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (int i = 1; i < threads; ++i)
            helpers.emplace_back([&] { takeBlocks(false); });
        takeBlocks(true);
    }
    return done == rows;
}

} // namespace tonekin
