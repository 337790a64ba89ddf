// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <taglib/tiostream.h>

namespace tonekin {

/// The bytes of an open file as TagLib wants them: read only, by position, and never more than a few dozen megabytes
/// at once, whatever a header claims.
class DescriptorStream : public TagLib::IOStream {
public:
    explicit DescriptorStream(int descriptor);

    TagLib::FileName name() const override { return ""; }
    TagLib::ByteVector readBlock(unsigned long length) override;
    bool readOnly() const override { return true; }
    bool isOpen() const override { return m_length >= 0; }
    void seek(long offset, Position from) override;
    long tell() const override { return m_position; }
    long length() override { return m_length; }

    // Nothing is ever written to the user's music.
    void writeBlock(const TagLib::ByteVector&) override {}
    void insert(const TagLib::ByteVector&, unsigned long, unsigned long) override {}
    void removeBlock(unsigned long, unsigned long) override {}
    void truncate(long) override {}

private:
    int m_descriptor;
    long m_length = -1;
    long m_position = 0;
};

} // namespace tonekin
