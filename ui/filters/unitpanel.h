// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/unitdetails.h"
#include "session/unitwords.h"

#include <vector>

class QLabel;

namespace tonekin {

class NotesEditor;

/// All about one unit of the last hidden layer: the user's own words, hints from the tags of its strongest tracks, its
/// playlist, and how its activations lie over the whole library. GUI thread.
class UnitPanel : public UnitDetails {
    Q_OBJECT
public:
    explicit UnitPanel(const UnitParts& parts, QWidget* parent = nullptr);

    void showUnit(int unit, const std::vector<UnitWord>& words);
    int unit() const { return m_unit.index; }
    UnitListBox& list() { return *m_list; }
    NotesEditor& notes() { return *m_notes; }
    QString hintText() const;

protected:
    void refreshLists() override;

private:
    void connectParts();
    void refreshTitle();
    void refreshChart();
    void showWords(const std::vector<UnitWord>& words);

    QLabel* m_title;
    NotesEditor* m_notes;
    QLabel* m_hint;
    ListLengthBox* m_length;
    UnitListBox* m_list;
};

} // namespace tonekin
