// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace tonekin {

/// Small systems of linear equations with a symmetric positive definite matrix, in double precision. The matrix is
/// [size x size], row after row; only its lower triangle is looked at.

/// Replaces the lower triangle by its Cholesky factor. False when the matrix is not positive definite.
bool factorCholesky(std::span<double> matrix, std::size_t size);

/// Replaces the right-hand side [size] by the solution, with what factorCholesky left.
void solveCholesky(std::span<const double> factor, std::size_t size, std::span<double> rightSide);

} // namespace tonekin
