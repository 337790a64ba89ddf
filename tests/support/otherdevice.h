// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tonekin {

/// A stand-in for a GPU: a LibTorch device of its own ("privateuseone:0") that computes by the CPU's kernels but, as a
/// GPU does, refuses an operation on tensors of two devices. So what only works because everything lies on the CPU
/// fails where there is no GPU, too, and results can be compared to the last digit. For sources that include LibTorch.
///
/// To be called once, before the first tensor of it. Returns the device's name.
const char* installOtherDevice();

} // namespace tonekin
