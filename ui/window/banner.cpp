// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/banner.h"

#include "lists/labels.h"
#include "painting/symbols.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace tonekin {

namespace {

/// A raised strip with a mark of its kind at the start.
class BannerStrip : public QWidget {
public:
    BannerStrip(Role mark, QWidget* parent)
        : QWidget(parent)
        , m_mark(mark)
    {
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        constexpr int markWidth = 4;
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.fillRect(rect(), theme.colour(Role::Raised));
        painter.fillRect(QRect(0, 0, markWidth, height()), theme.colour(m_mark));
        painter.setPen(theme.colour(Role::Line));
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    }

private:
    Role m_mark;
};

Role markOf(BannerWords::Kind kind)
{
    return kind == BannerWords::Kind::Problem   ? Role::Bad
           : kind == BannerWords::Kind::Warning ? Role::Warning
                                                : Role::Accent;
}

Symbol symbolOf(BannerWords::Kind kind)
{
    return kind == BannerWords::Kind::Problem   ? Symbol::Failed
           : kind == BannerWords::Kind::Warning ? Symbol::Warning
                                                : Symbol::Info;
}

constexpr int momentMs = 10000; // long enough to read it and to press its button

bool sameWords(const BannerWords& a, const BannerWords& b)
{
    return a.kind == b.kind && a.text == b.text && a.buttons.size() == b.buttons.size();
}

} // namespace

BannerArea::BannerArea(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void BannerArea::show(const QString& name, const BannerWords& words)
{
    const auto it = m_banners.find(name);
    if (it != m_banners.end() && sameWords(it->second.words, words))
        return;
    remove(name);
    QWidget* widget = make(name, words);
    m_layout->addWidget(widget);
    if (words.lasts == BannerWords::Lasts::AMoment)
        QTimer::singleShot(momentMs, widget, [this, name] { remove(name); });
    m_banners.emplace(name, Shown{words, widget});
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QWidget* BannerArea::make(const QString& name, const BannerWords& words)
{
    auto* strip = new BannerStrip(markOf(words.kind), this);
    strip->setAccessibleName(words.text);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(sizes::aroundPage + sizes::insideControl, sizes::grid, sizes::grid, sizes::grid);
    row->setSpacing(sizes::grid);
    auto* picture = new QLabel(strip);
    picture->setPixmap(symbolIcon(symbolOf(words.kind), markOf(words.kind)).pixmap(sizes::icon, sizes::icon));
    row->addWidget(picture);
    auto* label = plainLabel(words.text, TextKind::Body, strip);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    for (const BannerWords::Button& button : words.buttons) {
        auto* push = new QPushButton(button.text, strip);
        // Queued: what is pressed may take the banner away.
        connect(
            push, &QPushButton::clicked, this, [press = button.press] { press(); }, Qt::QueuedConnection);
        row->addWidget(push);
    }
    if (words.closable) {
        auto* close = new QToolButton(strip);
        close->setIcon(symbolIcon(Symbol::Cancel));
        close->setAutoRaise(true);
        close->setToolTip(tr("Close this note"));
        close->setAccessibleName(tr("Close this note"));
        connect(
            close, &QToolButton::clicked, this, [this, name] { remove(name); }, Qt::QueuedConnection);
        row->addWidget(close);
    }
    return strip;
}

void BannerArea::remove(const QString& name)
{
    const auto it = m_banners.find(name);
    if (it == m_banners.end())
        return;
    it->second.widget->hide();
    it->second.widget->deleteLater();
    m_banners.erase(it);
}

void BannerArea::leavePage()
{
    QStringList left;
    for (const auto& [name, banner] : m_banners)
        if (banner.words.lasts != BannerWords::Lasts::UntilClosed)
            left += name;
    for (const QString& name : left)
        remove(name);
}

QString BannerArea::textOf(const QString& name) const
{
    const auto it = m_banners.find(name);
    return it == m_banners.end() ? QString() : it->second.words.text;
}

} // namespace tonekin
