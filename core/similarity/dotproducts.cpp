// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/dotproducts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tonekin {
namespace {

// Sums are kept in this many lanes, which lets the compiler use vector instructions without being allowed to reorder
// floating-point sums, and gives four independent chains even with 256-bit registers.
constexpr std::size_t lanes = 32;

[[gnu::always_inline]] inline float dotProduct(const float* a, const float* b, std::size_t dimensions)
{
    std::array<float, lanes> sums{};
    std::size_t place = 0;
    for (; place + lanes <= dimensions; place += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += a[place + lane] * b[place + lane];
    }
    for (std::size_t lane = 0; place + lane < dimensions; ++lane)
        sums[lane] += a[place + lane] * b[place + lane];
    for (std::size_t half = lanes / 2; half > 0; half /= 2) {
        for (std::size_t lane = 0; lane < half; ++lane)
            sums[lane] += sums[lane + half];
    }
    return sums[0];
}

[[gnu::always_inline]] inline void allDotProducts(const float* rows, std::size_t count, std::size_t dimensions,
                                                  const float* query, float* products)
{
    for (std::size_t row = 0; row < count; ++row) {
        const float product = dotProduct(rows + row * dimensions, query, dimensions);
        products[row] = std::isfinite(product) ? product : -1.0F;
    }
}

using DotProducts = void (*)(const float*, std::size_t, std::size_t, const float*, float*);

void plain(const float* rows, std::size_t count, std::size_t dimensions, const float* query, float* products)
{
    allDotProducts(rows, count, dimensions, query, products);
}

#if defined(__x86_64__)
[[gnu::target("avx2,fma")]] void withAvx2(const float* rows, std::size_t count, std::size_t dimensions,
                                          const float* query, float* products)
{
    allDotProducts(rows, count, dimensions, query, products);
}

[[gnu::target("avx512f,avx2,fma")]] void withAvx512(const float* rows, std::size_t count, std::size_t dimensions,
                                                    const float* query, float* products)
{
    allDotProducts(rows, count, dimensions, query, products);
}
#endif

// Chosen by hand: the compiler's own multiversioning resolves before a sanitizer's runtime is up and crashes there.
DotProducts widest()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f"))
        return withAvx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return withAvx2;
#endif
    return plain;
}

} // namespace

void dotProducts(const float* rows, std::size_t count, std::size_t dimensions, const float* query, float* products)
{
    static const DotProducts chosen = widest();
    chosen(rows, count, dimensions, query, products);
}

// Every step but the square root is exact in these ranges, and that is rounded correctly: no instruction set differs.
void fixedDistances(const float* cosines, std::size_t count, std::int32_t* distances)
{
    for (std::size_t place = 0; place < count; ++place) {
        const float squared = std::clamp(2.0F - 2.0F * cosines[place], 0.0F, 4.0F);
        distances[place] =
            static_cast<std::int32_t>(std::sqrt(squared) * static_cast<float>(fixedDistanceSteps) + 0.5F);
    }
}

} // namespace tonekin
