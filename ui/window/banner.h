// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <map>
#include <vector>

class QVBoxLayout;

namespace tonekin {

/// What a banner says and offers.
struct BannerWords {
    enum class Kind { Note, Warning, Problem };
    struct Button {
        QString text;
        std::function<void()> press; // the banner stays; who shows it takes it away
    };
    enum class Lasts {
        UntilClosed,
        OnThisPage, // until the user goes to another
        AMoment,    // or goes to another page
    };
    Kind kind = Kind::Note;
    QString text;
    std::vector<Button> buttons;
    bool closable = true;
    Lasts lasts = Lasts::UntilClosed;
};

/// Notes across the top of the window's pages: no question ever blocks the rest. One a name; the same name again
/// replaces it. Says its text to screen readers when it appears.
class BannerArea : public QWidget {
    Q_OBJECT
public:
    explicit BannerArea(QWidget* parent = nullptr);
    void show(const QString& name, const BannerWords& words);
    void remove(const QString& name);
    /// The user has gone to another page.
    void leavePage();
    bool has(const QString& name) const { return m_banners.contains(name); }
    QString textOf(const QString& name) const;

private:
    QWidget* make(const QString& name, const BannerWords& words);

    struct Shown {
        BannerWords words;
        QWidget* widget;
    };
    std::map<QString, Shown> m_banners;
    QVBoxLayout* m_layout;
};

} // namespace tonekin
