// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// One object of a JSON list. Values are found by the names that lead to them, "track.title"; those of a list stand
/// under the list's name, in order. Numbers are text, true is "true", and null and false are not there.
class JsonItem {
public:
    void add(const std::string& name, std::string value) { m_values[name].push_back(std::move(value)); }
    void clear() { m_values.clear(); }
    bool empty() const { return m_values.empty(); }

    bool has(const std::string& name) const { return m_values.contains(name); }
    /// The first value; empty where there is none.
    const std::string& text(const std::string& name) const;
    const std::vector<std::string>& all(const std::string& name) const;
    std::optional<double> number(const std::string& name) const;
    bool isTrue(const std::string& name) const { return text(name) == "true"; }

private:
    std::map<std::string, std::vector<std::string>> m_values;
};

struct JsonFlaw {
    std::int64_t number = 0; // of the item in which reading ended
    std::string reason;      // empty: read to the end
};

/// Gives out the objects of the list that a text is, or of the lists that an object has under one of `lists`, as they
/// come, with their numbers from 1. `flaw` is set for one that is too large or deep to be taken; its values are not to
/// be used then. Memory is bounded by one item.
using TakeJsonItem = std::function<void(const JsonItem&, std::int64_t number, const std::string& flaw)>;
JsonFlaw forEachJsonItem(std::string_view json, const std::vector<std::string>& lists, const TakeJsonItem& take);

/// The same for a text with one object a line; numbers are those of lines.
void forEachJsonLine(std::string_view text, const TakeJsonItem& take);

} // namespace tonekin
