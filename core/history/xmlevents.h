// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tonekin {

/// Told of the elements of an XML text, in order.
class XmlEvents {
public:
    virtual ~XmlEvents() = default;
    /// `type` is the value of the attribute "type".
    virtual void begin(std::string_view name, std::string_view type, std::int64_t line) = 0;
    /// `text` is what stands in the element after its last child.
    virtual void end(std::string_view name, const std::string& text, std::int64_t line) = 0;
};

/// What was wrong where reading ended early.
struct XmlFlaw {
    std::int64_t line = 0;
    std::string reason; // empty: read to the end
};

/// Reads until the end or the first flaw. Entities of the file's own are a flaw, and so is great depth; nothing outside
/// the text is ever opened.
XmlFlaw readXml(std::string_view xml, XmlEvents& events);

} // namespace tonekin
