// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/filedescriptor.h"

#include <unistd.h>

namespace tonekin {

void FileDescriptor::close() noexcept
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

} // namespace tonekin
