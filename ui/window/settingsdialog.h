// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace tonekin {

class LibrarySession;
class Settings;

/// The few wishes there are. What is changed applies at once; the session and the settings must outlive it.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Settings& settings, LibrarySession& session, QWidget* parent);

Q_SIGNALS:
    void addFolderRequested();
    void colourMapChanged();

private:
    QWidget* makeLook();
    QWidget* makeFolders();
    QWidget* makeScan();
    void fillFolders();
    void removeFolder();

    Settings& m_settings;
    LibrarySession& m_session;
    QListWidget* m_folders = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace tonekin
