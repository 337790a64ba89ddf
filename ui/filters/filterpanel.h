// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/unitdetails.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QSpinBox;

namespace tonekin {

class ElidedLabel;
class FilterFindings;
class KernelView;
class NotesEditor;

/// All about one filter of the first layer: its kernel, what it was measured to respond to, the user's own words, the
/// two lists of the tracks that drive it most, and how its activations lie over the whole library. GUI thread.
class FilterPanel : public UnitDetails {
    Q_OBJECT
public:
    explicit FilterPanel(const UnitParts& parts, QWidget* parent = nullptr);

    void showFilter(int filter);
    int filter() const { return m_unit.index; }
    void focusNumber();

    KernelView& kernelView() { return *m_kernel; }
    UnitListBox& moments() { return *m_moments; }
    UnitListBox& allAlong() { return *m_allAlong; }
    NotesEditor& notes() { return *m_notes; }
    FilterFindings& findings() { return *m_findings; }

Q_SIGNALS:
    void filterChosen(int filter); // with the spin box
    void closeRequested();
    void kernelMenuRequested(const QPoint& globalPosition);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void refreshLists() override;

private:
    QWidget* makeHead();
    QWidget* makeAbout();
    QWidget* makeLists();
    void refresh();
    void refreshFindings();
    void refreshChart();

    QSpinBox* m_number;
    ElidedLabel* m_called;
    KernelView* m_kernel;
    QLabel* m_readOut;
    FilterFindings* m_findings;
    NotesEditor* m_notes;
    ListLengthBox* m_length;
    UnitListBox* m_moments;
    UnitListBox* m_allAlong;
    QBoxLayout* m_lists = nullptr; // side by side where there is room
    QComboBox* m_chartOf;
};

} // namespace tonekin
