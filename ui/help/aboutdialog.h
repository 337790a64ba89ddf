// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <filesystem>

namespace tonekin {

/// What the program is, its licence and those of what it is made of, the model in use.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    AboutDialog(const std::filesystem::path& modelManifest, const std::filesystem::path& libraryFile, QWidget* parent);
};

} // namespace tonekin
