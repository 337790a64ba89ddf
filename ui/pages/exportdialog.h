// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QButtonGroup;
class QCheckBox;

namespace tonekin {

/// What of a list of similar tracks goes into a playlist.
struct ExportChoice {
    enum class Rows { All, Close, Selected };
    Rows rows = Rows::All;
    bool seedsFirst = true;
};

/// Asks for it before the file is chosen: how many tracks of each kind there are is told.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    struct Counts {
        int all = 0;
        int close = 0;
        int selected = 0;
        int seeds = 0;
    };
    ExportDialog(const Counts& counts, const ExportChoice& choice, QWidget* parent);
    ExportChoice choice() const;

private:
    QButtonGroup* m_rows;
    QCheckBox* m_seedsFirst;
};

} // namespace tonekin
