// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include <array>

class QPalette;

namespace tonekin {

/// What a colour is for. Painters, charts and styles ask for roles only.
enum class Role {
    Window,   // the frame: rail, bars
    Surface,  // lists and pages
    Raised,   // cards, chips, fields on a surface
    Hover,    // under the pointer
    Selected, // selected rows
    Text,
    DimText, // also at least 4.5:1 on Window, Surface and Raised
    Line,    // hairlines that only divide
    Control, // outlines one must see to use a thing: at least 3:1
    Accent,
    OnAccent, // text on Accent
    Good,
    Warning,
    Bad,
    Negative, // of signed weights
    Zero,
    Positive,
    Class1, // eight classes for maps and charts
    Class2,
    Class3,
    Class4,
    Class5,
    Class6,
    Class7,
    Class8,
};
inline constexpr int roleCount = static_cast<int>(Role::Class8) + 1;

/// One set of colours, light or dark. A plain value, so that painters can be tested with either.
class ThemeColours {
public:
    static const ThemeColours& light();
    static const ThemeColours& dark();

    QColor operator[](Role role) const { return m_colours[static_cast<std::size_t>(role)]; }
    bool isDark() const { return m_dark; }
    QPalette palette() const;

private:
    ThemeColours(bool dark, const std::array<QRgb, roleCount>& colours);
    std::array<QColor, roleCount> m_colours;
    bool m_dark;
};

/// Contrast of two opaque colours as WCAG 2 defines it, 1..21.
double contrast(const QColor& one, const QColor& other);

enum class ThemeChoice { System, Light, Dark };

/// The look of the whole program. One object, as Qt's palette, style and fonts are the application's too; apply()
/// changes those, so every widget hears of a change as QEvent::PaletteChange. GUI thread only.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& current();

    /// Takes over Qt's style, palette and fonts. System follows the desktop's wish, also when it changes later.
    void apply(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }

    const ThemeColours& colours() const { return *m_colours; }
    QColor colour(Role role) const { return (*m_colours)[role]; }

    // Two sizes and two weights beside the page title. Figures are tabular in all of them.
    QFont bodyFont() const;
    QFont strongFont() const;
    QFont smallFont() const;
    QFont titleFont() const;

Q_SIGNALS:
    void changed();

private:
    Theme();
    bool desktopIsDark() const;
    void use(const ThemeColours& colours);
    void followDesktop();

private Q_SLOTS:
    void desktopChanged(const QString& group, const QString& key);

private:
    ThemeChoice m_choice = ThemeChoice::System;
    const ThemeColours* m_colours;
    bool m_startedDark; // the platform's own palette
    bool m_following = false;
};

/// Sizes in device-independent pixels: a grid of 8, 4 inside controls.
namespace sizes {
inline constexpr int grid = 8;
inline constexpr int insideControl = 4;
inline constexpr int aroundPage = 12;
inline constexpr int betweenGroups = 24;
inline constexpr int railWide = 200;
inline constexpr int railNarrow = 56;
inline constexpr int inspector = 320;
inline constexpr int playerBar = 72;
inline constexpr int row = 28;
inline constexpr int rowWithCover = 44;
inline constexpr int icon = 20;
inline constexpr int corner = 6;
} // namespace sizes

} // namespace tonekin
