// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QIcon>

namespace tonekin {

/// The symbols of the program: one set of line drawings, 20 x 20, stroke 1.5.
enum class Symbol {
    Library,
    SoundsLike,
    Filters,
    Map,
    Review,
    Activity,
    Inspector,
    Play,
    Pause,
    Stop,
    Previous,
    Next,
    Volume,
    VolumeLow,
    Muted,
    Search,
    Add,
    Remove,
    Delete,
    Export,
    Import,
    Folder,
    Reveal,
    Retry,
    Cancel,
    Settings,
    Info,
    Collapse,
    Expand,
    Copy,
    Save,
    Warning,
    Failed,
    Done,
    Waiting,
    Missing,
    Hub,
    Queue,
    Undo,
    Music,
    Menu,
    Live,
};
inline constexpr int symbolCount = static_cast<int>(Symbol::Live) + 1;

/// The symbol in the colour that `role` has at the moment of painting, sharp at every scale; it follows a change of
/// the theme by itself. A disabled icon is faint.
QIcon symbolIcon(Symbol symbol, Role role = Role::Text);

/// The program's own icon, for windows and the about page.
QIcon applicationIcon();

} // namespace tonekin
