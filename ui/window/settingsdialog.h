// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace tonekin {

class LibrarySession;
class Preferences;

/// The few wishes there are. What is changed applies at once; the session and the preferences must outlive it.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Preferences& preferences, LibrarySession& session, QWidget* parent);

Q_SIGNALS:
    void addFolderRequested();

private:
    QWidget* makeLook();
    QWidget* makeFolders();
    QWidget* makeScan();
    void fillFolders();
    void removeFolder();

    Preferences& m_preferences;
    LibrarySession& m_session;
    QListWidget* m_folders = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace tonekin
