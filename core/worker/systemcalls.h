// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tonekin {

// Filters of system calls for all threads of this process, for good. A refused call fails with EPERM, so that a library
// that merely tries something goes on without it. Both do nothing in a build without libseccomp, or on a kernel without
// such filters: the limits and the process border remain.

/// For a decoder: only what computing, memory and the open descriptors need.
void allowDecoderCallsOnly();
/// For the network process, which must stay open to LibTorch's ways: no sockets, no new programs, no changed files.
void refuseOutsideCalls();

} // namespace tonekin
