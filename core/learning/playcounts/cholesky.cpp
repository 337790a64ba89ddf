// SPDX-License-Identifier: GPL-3.0-or-later
#include "playcounts/cholesky.h"

#include <cmath>
#include <numeric>

namespace tonekin {

bool factorCholesky(std::span<double> matrix, std::size_t size)
{
    for (std::size_t row = 0; row < size; ++row) {
        double* const current = matrix.data() + row * size;
        for (std::size_t column = 0; column <= row; ++column) {
            const double* const other = matrix.data() + column * size;
            const double rest = current[column] - std::inner_product(current, current + column, other, 0.0);
            if (column < row) {
                current[column] = rest / other[column];
                continue;
            }
            if (!(rest > 0.0))
                return false;
            current[column] = std::sqrt(rest);
        }
    }
    return true;
}

void solveCholesky(std::span<const double> factor, std::size_t size, std::span<double> rightSide)
{
    for (std::size_t row = 0; row < size; ++row) {
        const double* const entries = factor.data() + row * size;
        rightSide[row] -= std::inner_product(entries, entries + row, rightSide.data(), 0.0);
        rightSide[row] /= entries[row];
    }
    for (std::size_t row = size; row-- > 0;) {
        const double* const entries = factor.data() + row * size;
        rightSide[row] /= entries[row];
        for (std::size_t column = 0; column < row; ++column)
            rightSide[column] -= entries[column] * rightSide[row];
    }
}

} // namespace tonekin
