// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8text.h"
#include "playlist/recipe.h"
#include "playlist/recipefields.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace tonekin {

namespace {

constexpr std::int64_t version = 1;
constexpr std::size_t longestKey = 64;

/// Gives out the bytes of a text and counts the lines of those that were given out.
class CountingLines {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingLines(const char* at, int* line)
        : m_at(at)
        , m_line(line)
    {
    }
    reference operator*() const { return *m_at; }
    CountingLines& operator++()
    {
        if (m_line != nullptr && *m_at == '\n')
            ++*m_line;
        ++m_at;
        return *this;
    }
    CountingLines operator++(int)
    {
        const CountingLines before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingLines& other) const { return m_at == other.m_at; }

private:
    const char* m_at;
    int* m_line;
};

/// Takes a recipe as the parser meets it: an object with an object "rules" in it, whose values may be lists of texts.
class RecipeReader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit RecipeReader(const int& line)
        : m_line(line)
    {
    }

    bool null() override { return refuse("null is no value of a rule"); }
    bool boolean(bool value) override { return take(value); }
    bool number_integer(number_integer_t value) override { return take(std::int64_t{value}); }
    bool number_unsigned(number_unsigned_t value) override
    {
        return value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())
                   ? take(static_cast<std::int64_t>(value))
                   : refuse("the number is too large");
    }
    bool number_float(number_float_t value, const string_t&) override { return take(value); }
    bool string(string_t& value) override
    {
        if (value.size() > RecipeLimits::longestText)
            return refuse("the text is too long");
        if (!m_list)
            return take(std::move(value));
        if (m_list->size() >= RecipeLimits::mostTexts)
            return refuse("the list is too long");
        m_list->push_back(std::move(value));
        return true;
    }
    bool binary(binary_t&) override { return refuse("this is no recipe"); }
    bool key(string_t& name) override
    {
        m_keyLine = m_line; // a number's line is known only once the parser has read beyond it
        if (name.size() > longestKey)
            return refuse("the name of a rule is too long");
        if (!m_known.insert((m_depth == 2 ? "rules." : "") + name).second)
            return refuse("'" + plainLine(name) + "' stands there twice");
        m_key = std::move(name);
        return true;
    }
    bool start_object(std::size_t) override
    {
        if (m_depth == 1 && m_key == "rules" && !m_list) {
            ++m_depth;
            return true;
        }
        if (m_depth++ == 0)
            return true;
        return refuse("an object cannot stand here");
    }
    bool end_object() override
    {
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override
    {
        if (m_depth != 2 || m_list)
            return refuse("a list cannot stand here");
        m_list.emplace();
        return true;
    }
    bool end_array() override
    {
        RecipeValue value = *std::exchange(m_list, std::nullopt);
        return take(std::move(value));
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        m_keyLine = m_line;
        return refuse("this is not JSON");
    }

    Result<PlaylistRecipe> result() const
    {
        if (!m_flaw.empty())
            return Error{ErrorCode::InvalidArgument, m_flaw};
        if (!m_known.contains("tonekin_recipe"))
            return Error{ErrorCode::InvalidArgument, "line 1: this is no recipe: 'tonekin_recipe' is missing"};
        return m_recipe;
    }

private:
    bool refuse(const std::string& reason)
    {
        if (m_flaw.empty())
            m_flaw = "line " + std::to_string(m_keyLine) + ": " + reason;
        return false;
    }

    bool take(RecipeValue value)
    {
        if (m_list)
            return refuse("a list of texts holds something else");
        if (m_depth == 2)
            return takeRule(value);
        return m_depth == 1 ? takeFact(value) : refuse("this is no recipe");
    }

    bool takeFact(const RecipeValue& value)
    {
        if (m_key == "tonekin_recipe") {
            const auto* number = std::get_if<std::int64_t>(&value);
            if (number == nullptr || *number < 1)
                return refuse("this is no recipe");
            return *number == version || refuse("a newer Tonekin made this recipe");
        }
        if (m_key != "name")
            return refuse("'" + plainLine(m_key) + "' is unknown");
        const auto* name = std::get_if<std::string>(&value);
        if (name == nullptr || name->size() > PlaylistRecipe::longestName || hasControlCharacters(*name))
            return refuse("'name' must be one line of at most " + std::to_string(PlaylistRecipe::longestName) +
                          " bytes");
        m_recipe.name = *name;
        return true;
    }

    bool takeRule(const RecipeValue& value)
    {
        const auto fields = recipeFields();
        const auto field = std::ranges::find(fields, m_key, &RecipeField::name);
        if (field == fields.end())
            return refuse("there is no rule '" + plainLine(m_key) + "'");
        const std::string flaw = field->set(m_recipe.rules, value);
        return flaw.empty() || refuse("'" + m_key + "' " + flaw);
    }

    const int& m_line;
    PlaylistRecipe m_recipe;
    std::string m_key;
    std::string m_flaw;
    std::set<std::string> m_known;
    std::optional<std::vector<std::string>> m_list;
    int m_keyLine = 1;
    int m_depth = 0;
};

} // namespace

Result<PlaylistRecipe> parseRecipe(std::string_view json)
{
    if (!isUtf8(json))
        return Error{ErrorCode::InvalidArgument, "line 1: this is not UTF-8"};
    if (json.find('\0') != std::string_view::npos) // where the parser would end
        return Error{ErrorCode::InvalidArgument, "line 1: this is not JSON"};
    int line = 1;
    RecipeReader reader(line);
    const CountingLines begin(json.data(), &line);
    const CountingLines end(json.data() + json.size(), nullptr);
    nlohmann::json::sax_parse(begin, end, &reader);
    return reader.result();
}

} // namespace tonekin
