// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <filesystem>

class QLabel;
class QLineEdit;
class QPushButton;

namespace tonekin {

/// The one page before there is any music: which folder, what will happen, Start. GUI thread.
class FirstStartPage : public QWidget {
    Q_OBJECT
public:
    explicit FirstStartPage(QWidget* parent = nullptr);
    std::filesystem::path folder() const;
    void setFolder(const QString& folder);
    QString suggestion() const;

Q_SIGNALS:
    void startRequested(const std::filesystem::path& folder);

private:
    void choose();
    void check();

    QLineEdit* m_folder;
    QLabel* m_complaint;
    QPushButton* m_start;
};

} // namespace tonekin
