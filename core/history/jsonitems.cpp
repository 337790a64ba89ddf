// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/jsonitems.h"

#include "base/utf8text.h"
#include "history/historybuilder.h"
#include "history/textlines.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tonekin {

namespace {

constexpr std::size_t greatestDepth = 24;
constexpr std::size_t mostValues = 500; // of an item
constexpr std::size_t longestValue = 16384;
constexpr std::size_t longestLine = 1024 * 1024;

/// Which objects are items.
struct ItemRule {
    bool wholeText = false; // the outermost object is the item
    const std::vector<std::string>& lists;
};

/// Told by the parser what comes; keeps the values of the item under way only.
class ItemReader : public nlohmann::json_sax<nlohmann::json> {
public:
    ItemReader(const ItemRule& rule, const TakeJsonItem& take)
        : m_rule(rule)
        , m_take(take)
    {
    }

    bool null() override { return true; }
    bool boolean(bool value) override { return value ? keep("true") : true; }
    bool number_integer(number_integer_t value) override { return keep(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return keep(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override { return keep(text); }
    bool string(string_t& value) override { return keep(std::move(value)); }
    bool binary(binary_t&) override { return true; }
    bool key(string_t& name) override
    {
        if (name.size() > longestValue)
            name.resize(longestValue);
        m_frames.back().key = std::move(name);
        return true;
    }
    bool start_object(std::size_t) override
    {
        if (!enter(false))
            return false;
        if (m_itemDepth == 0 && beginsItem()) {
            m_itemDepth = m_frames.size();
            ++m_number;
        }
        return true;
    }
    bool end_object() override
    {
        if (m_frames.size() == m_itemDepth) {
            m_take(m_item, m_number, m_flaw);
            m_item.clear();
            m_values = 0;
            m_flaw.clear();
            m_itemDepth = 0;
        }
        m_frames.pop_back();
        return true;
    }
    bool start_array(std::size_t) override { return enter(true); }
    bool end_array() override
    {
        m_frames.pop_back();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        m_error = "it is no JSON from byte " + std::to_string(position) + " on";
        return false;
    }

    JsonFlaw flaw() const { return {m_number, m_error}; }

private:
    struct Frame {
        bool isList = false;
        std::string key; // the last one, of an object
    };

    bool enter(bool isList)
    {
        if (m_frames.size() >= greatestDepth) {
            m_error = "it is nested too deep";
            return false;
        }
        m_frames.push_back({isList, {}});
        return true;
    }
    /// Of the object that was just entered.
    bool beginsItem() const
    {
        const std::size_t depth = m_frames.size();
        if (m_rule.wholeText)
            return depth == 1;
        if (depth == 2)
            return m_frames[0].isList;
        return depth == 3 && !m_frames[0].isList && m_frames[1].isList &&
               std::ranges::find(m_rule.lists, m_frames[0].key) != m_rule.lists.end();
    }
    std::string nameHere() const
    {
        std::string name;
        for (std::size_t i = m_itemDepth - 1; i < m_frames.size(); ++i) {
            if (m_frames[i].isList)
                continue;
            if (!name.empty())
                name += '.';
            name += m_frames[i].key;
        }
        return name;
    }
    bool keep(std::string value)
    {
        if (m_itemDepth == 0)
            return true;
        if (++m_values > mostValues || value.size() > longestValue)
            m_flaw = "it is too large";
        else
            m_item.add(nameHere(), std::move(value));
        return true;
    }

    const ItemRule& m_rule;
    const TakeJsonItem& m_take;
    std::vector<Frame> m_frames;
    std::size_t m_itemDepth = 0; // frames at its beginning; 0 outside of items
    JsonItem m_item;
    std::size_t m_values = 0;
    std::string m_flaw;
    std::int64_t m_number = 0;
    std::string m_error;
};

JsonFlaw readItems(std::string_view json, const ItemRule& rule, const TakeJsonItem& take)
{
    ItemReader reader(rule, take);
    nlohmann::json::sax_parse(json.begin(), json.end(), &reader);
    return reader.flaw();
}

} // namespace

const std::string& JsonItem::text(const std::string& name) const
{
    static const std::string nothing;
    const auto& values = all(name);
    return values.empty() ? nothing : values.front();
}

const std::vector<std::string>& JsonItem::all(const std::string& name) const
{
    static const std::vector<std::string> nothing;
    const auto found = m_values.find(name);
    return found == m_values.end() ? nothing : found->second;
}

std::optional<double> JsonItem::number(const std::string& name) const
{
    return readNumber(text(name));
}

JsonFlaw forEachJsonItem(std::string_view json, const std::vector<std::string>& lists, const TakeJsonItem& take)
{
    const ItemRule rule{false, lists};
    if (isUtf8(json))
        return readItems(json, rule, take);
    // One spoiled name would end the reading: bad bytes become replacement signs, which match nothing.
    return readItems(plainLine(json), rule, take);
}

void forEachJsonLine(std::string_view text, const TakeJsonItem& take)
{
    const ItemRule rule{true, {}};
    TextLines lines(text);
    while (lines.next()) {
        if (lines.line().empty())
            continue;
        bool taken = false;
        std::string flaw = "the line is too long";
        if (lines.line().size() <= longestLine) {
            const auto takeOne = [&](const JsonItem& item, std::int64_t, const std::string& itemFlaw) {
                taken = true;
                take(item, lines.number(), itemFlaw);
            };
            const TakeJsonItem takeItem = takeOne;
            flaw = readItems(lines.line(), rule, takeItem).reason;
        }
        if (!taken)
            take({}, lines.number(), flaw.empty() ? "the line holds no object" : flaw);
    }
}

} // namespace tonekin
