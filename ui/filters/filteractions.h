// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "preferences/filteroptions.h"

#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QActionGroup;
class QMenu;

namespace tonekin {

class Preferences;

/// What can be done on the Filters page, once for its buttons, its menus and the window's. What is chosen goes
/// into the preferences. GUI thread.
class FilterActions : public QObject {
    Q_OBJECT
    Preferences& m_preferences;
    std::vector<std::function<void()>> m_shows; // bring each action's mark in line with the preferences

public:
    FilterActions(Preferences& preferences, QObject* parent); // the preferences must outlive it

    struct Possible {
        bool sheet = false; // it is seen: only then it can be zoomed and exported
        bool exportNames = false;
        bool importNames = false;
    };
    void setEnabled(const Possible& possible);

    void fillMenu(QMenu& menu) const; // everything, for the window's menu
    void fillLookMenu(QMenu& menu) const;
    void fillOrderMenu(QMenu& menu) const;
    void fillExportMenu(QMenu& menu) const;

    QAction* const zoomIn;
    QAction* const zoomOut;
    QAction* const showWhole;
    QAction* const goTo;
    QAction* const savePng;
    QAction* const saveSvg;
    QAction* const copyPicture;
    QAction* const exportNames;
    QAction* const importNames;

private:
    QAction* make(const QString& text, const QKeySequence& keys = {});
    QAction* makeToggle(const QString& text, const QKeySequence& keys, bool SheetOptions::*field);
    template <typename Value>
    void addChoice(std::vector<QAction*>& to, const QString& text, QActionGroup& group, Value value,
                   Value& (*field)(FilterOptions&));
    void showOptions();

    std::vector<QAction*> m_orders;
    std::vector<QAction*> m_palettes;
    std::vector<QAction*> m_scales;
    QAction* m_oneRow;
    QAction* m_lowOnTop;
    QAction* m_numbers;
};

} // namespace tonekin
