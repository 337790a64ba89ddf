// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/activationservice.h"
#include "filters/unitdetails.h"
#include "model/modelmanifest.h"

class QLabel;
class QPushButton;

namespace tonekin {

class ExcitingPatches;
class NotesEditor;

/// All about one filter of a later convolution: the user's own words, the stretches of sound that excite it most, its
/// strongest moments in the library, and how its activations lie over all of it. GUI thread; the service must outlive
/// it.
class LaterUnitPanel : public UnitDetails {
    Q_OBJECT
public:
    LaterUnitPanel(const UnitParts& parts, ActivationService& service, QWidget* parent = nullptr);

    /// A unit that the network has.
    void showUnit(NetworkUnit unit);
    NetworkUnit unit() const { return m_unit; }
    void refresh();

    ExcitingPatches& patches() { return *m_patches; }
    UnitListBox& list() { return *m_list; }
    NotesEditor& notes() { return *m_notes; }
    QString noticeText() const;

protected:
    void refreshLists() override;

private:
    void connectParts();
    void refreshTitle();
    void refreshNotice();
    void showRows();
    QString why() const;

    QLabel* m_title;
    QLabel* m_about;
    QWidget* m_noticeRow;
    QLabel* m_notice;
    QPushButton* m_again;
    NotesEditor* m_notes;
    ExcitingPatches* m_patches;
    ListLengthBox* m_length;
    UnitListBox* m_list;
};

} // namespace tonekin
