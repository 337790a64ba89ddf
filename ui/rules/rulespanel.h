// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <array>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QScrollArea;
class QSlider;
class QSpinBox;
class QToolButton;

namespace tonekin {

class LengthField;

/// Fields for the rules of a list, and how many tracks they leave. What it does not show of the rules (limits that
/// stand on the page) stays as it is. Seconds of tracks, years, places in a list. GUI thread.
class RulesPanel : public QWidget {
    Q_OBJECT
public:
    explicit RulesPanel(QWidget* parent = nullptr);

    /// Nobody is told of it. Fields that say the same stay as they were typed.
    void setRules(const PlaylistRules& rules);
    /// How many tracks the rules leave, or what is wrong with them.
    void setCount(const PlaylistResult& count);
    /// How high it is where nothing has to be scrolled.
    int heightFor(int width) const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void edited(const tonekin::PlaylistRules& rules);
    void clearRequested();

private:
    void makeFrame();
    QFormLayout* addGroup(const QString& title);
    void makeSelection();
    void makeTimes(QFormLayout& form);
    void makeFolders(QFormLayout& form);
    void makeList();
    void makeSpacing(QFormLayout& form);
    void makePlays(QFormLayout& form);
    void addRange(QFormLayout& form, const QString& words, const QStringList& names,
                  const std::array<QSpinBox*, 2>& ends);
    void addRow(QFormLayout& form, const QString& words, QWidget& buddy, QWidget* row);
    QWidget* rowOf(const QList<QWidget*>& widgets);
    void prepare(QSpinBox& spin, const QString& whenLeast);
    QLineEdit* addTexts(QFormLayout& form, const QString& words, const QString& example);
    template <typename Field>
    Field* addField(QFormLayout& form, const QString& words, Field* field);
    void showRules();
    PlaylistRules rulesNow() const;
    void edit();
    void chooseFolder(std::vector<std::string> PlaylistRules::*folders);

    PlaylistRules m_rules;
    QTimer m_typing; // texts count when somebody pauses
    QScrollArea* m_scroll;
    QWidget* m_groups;
    QLabel* m_count;
    QToolButton* m_clear;
    QLineEdit* m_genres = nullptr;
    QLineEdit* m_notGenres = nullptr;
    QSpinBox* m_firstYear = nullptr;
    QSpinBox* m_lastYear = nullptr;
    QComboBox* m_rating = nullptr;
    QSpinBox* m_added = nullptr;
    LengthField* m_least = nullptr;
    LengthField* m_most = nullptr;
    QCheckBox* m_closeOnly = nullptr;
    QCheckBox* m_copies = nullptr;
    QSpinBox* m_artistApart = nullptr;
    QSpinBox* m_albumApart = nullptr;
    QComboBox* m_seeds = nullptr;
    QComboBox* m_order = nullptr;
    QSlider* m_lessPlayed = nullptr;
};

} // namespace tonekin
