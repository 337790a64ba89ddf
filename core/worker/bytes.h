// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace tonekin {

static_assert(std::endian::native == std::endian::little, "messages are written as they lie in memory");

using Bytes = std::vector<std::byte>;

/// UTF-8 as it should be: at most 4,096 characters, no NUL, every malformed byte replaced by U+FFFD.
std::string soundText(std::string_view text);

template <typename T>
concept Number = std::is_arithmetic_v<T>;

/// Values to bytes. A structure is written by its fields(), found by its argument.
class ByteWriter {
public:
    template <typename... Values>
    ByteWriter& operator()(const Values&... values)
    {
        (put(values), ...);
        return *this;
    }
    Bytes take() { return std::move(m_bytes); }

private:
    void raw(const void* data, std::size_t size)
    {
        const std::size_t had = m_bytes.size();
        m_bytes.resize(had + size);
        if (size > 0)
            std::memcpy(m_bytes.data() + had, data, size);
    }
    void count(std::size_t value) { put(static_cast<std::uint32_t>(value)); }

    template <Number T>
    void put(T value)
    {
        raw(&value, sizeof value);
    }
    void put(const std::string& text)
    {
        count(text.size());
        raw(text.data(), text.size());
    }
    void put(const std::filesystem::path& path) { put(path.native()); }
    template <std::size_t Size>
    void put(const std::array<std::uint8_t, Size>& values)
    {
        raw(values.data(), Size);
    }
    template <typename T>
    void put(const std::optional<T>& value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <typename T>
    void put(const std::vector<T>& values)
    {
        count(values.size());
        if constexpr (Number<T>)
            raw(values.data(), values.size() * sizeof(T));
        else
            each(values);
    }
    template <typename T>
    void each(const std::vector<T>& values)
    {
        for (const T& value : values)
            put(value);
    }
    template <typename T>
    requires std::is_class_v<T>
    void put(const T& value) { fields(*this, value); }

    Bytes m_bytes;
};

/// Bytes to values, believing nothing: every length is checked against what is left before anything is allocated, and
/// after the first misfit all further values stay as they were.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {
    }

    template <typename... Values>
    ByteReader& operator()(Values&... values)
    {
        (get(values), ...);
        return *this;
    }
    void fail() { m_broken = true; }
    bool broken() const { return m_broken; }
    bool finite() const { return m_finite; }
    bool wholeAndDone() const { return !m_broken && m_rest.empty(); }

private:
    bool raw(void* target, std::size_t size)
    {
        if (m_broken || size > m_rest.size()) {
            m_broken = true;
            return false;
        }
        if (size > 0)
            std::memcpy(target, m_rest.data(), size);
        m_rest = m_rest.subspan(size);
        return true;
    }
    std::size_t count(std::size_t elementSize)
    {
        std::uint32_t value = 0;
        get(value);
        if (m_broken || value > m_rest.size() / elementSize) {
            m_broken = true;
            return 0;
        }
        return value;
    }

    template <Number T>
    void get(T& value)
    {
        T found{};
        if (!raw(&found, sizeof found))
            return;
        if constexpr (std::is_floating_point_v<T>)
            m_finite = m_finite && std::isfinite(found);
        value = found;
    }
    void get(bool& value)
    {
        std::uint8_t found = 0;
        get(found);
        m_broken = m_broken || found > 1;
        value = found == 1;
    }
    void get(std::string& text)
    {
        const std::size_t size = count(1);
        text = soundText({reinterpret_cast<const char*>(m_rest.data()), size});
        m_rest = m_rest.subspan(size);
    }
    void get(std::filesystem::path& path) // bytes as they are: file names need not be text
    {
        const std::size_t size = count(1);
        path = std::string(reinterpret_cast<const char*>(m_rest.data()), size);
        m_rest = m_rest.subspan(size);
    }
    template <std::size_t Size>
    void get(std::array<std::uint8_t, Size>& values)
    {
        raw(values.data(), Size);
    }
    template <typename T>
    void get(std::optional<T>& value)
    {
        bool there = false;
        get(there);
        if (!there || m_broken)
            return;
        T found{};
        get(found);
        value = std::move(found);
    }
    template <typename T>
    void get(std::vector<T>& values)
    {
        if constexpr (Number<T>) {
            values.resize(count(sizeof(T)));
            raw(values.data(), values.size() * sizeof(T));
            if constexpr (std::is_floating_point_v<T>) {
                for (const T value : values)
                    m_finite = m_finite && std::isfinite(value);
            }
        } else {
            // No reserve: an element in memory may be larger than the one byte that it takes at least in a message.
            for (std::size_t left = count(1); left > 0 && !m_broken; --left)
                get(values.emplace_back());
        }
    }
    template <typename T>
    requires std::is_class_v<T>
    void get(T& value) { fields(*this, value); }

    std::span<const std::byte> m_rest;
    bool m_broken = false;
    bool m_finite = true;
};

template <typename... Values>
Bytes pack(const Values&... values)
{
    return ByteWriter()(values...).take();
}

/// True when the bytes hold exactly these values and every number is finite.
template <typename... Values>
bool unpack(std::span<const std::byte> bytes, Values&... values)
{
    ByteReader reader(bytes);
    reader(values...);
    return reader.wholeAndDone() && reader.finite();
}

} // namespace tonekin
