// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/flatstyle.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QPalette>

#include <cmath>

namespace tonekin {

namespace {

constexpr std::array<QRgb, roleCount> lightColours{
    0xeef0f2, // Window
    0xffffff, // Surface
    0xf4f5f7, // Raised
    0xedf0f4, // Hover
    0xd6e4f7, // Selected
    0x1b1f24, // Text
    0x565e68, // DimText
    0xdde0e4, // Line
    0x747b84, // Control
    0x1a5cae, // Accent
    0xffffff, // OnAccent
    0x17692f, // Good
    0x7d4e00, // Warning
    0xb0241c, // Bad
    0xc0392b, // Negative
    0xffffff, // Zero
    0x2b5fb3, // Positive
    0x0072b2, 0xb85c00, 0x007a5a, 0xa8517f, 0x3a7ca5, 0x7a6a00, 0x5b5b5b, 0x7b4fb0,
};

constexpr std::array<QRgb, roleCount> darkColours{
    0x1a1c1f, // Window
    0x212427, // Surface
    0x2b2f33, // Raised
    0x2a2e32, // Hover
    0x1f3a5e, // Selected
    0xe7e9ec, // Text
    0xa8b0b9, // DimText
    0x34383d, // Line
    0x878e97, // Control
    0x7db4f5, // Accent
    0x0c1a2b, // OnAccent
    0x6fcf8e, // Good
    0xe9b04c, // Warning
    0xff8b80, // Bad
    0xe8675a, // Negative
    0xf2f2f2, // Zero
    0x6fa3ee, // Positive
    0x56b4e9, 0xe69f00, 0x2fc39a, 0xd98bb8, 0x8ecae6, 0xf0e442, 0xb8b8b8, 0xb79af0,
};

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

constexpr auto portalService = "org.freedesktop.portal.Desktop";
constexpr auto portalPath = "/org/freedesktop/portal/desktop";
constexpr auto portalInterface = "org.freedesktop.portal.Settings";
constexpr auto appearance = "org.freedesktop.appearance";

QFont scaled(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * factor)));
    return font;
}

} // namespace

ThemeColours::ThemeColours(bool dark, const std::array<QRgb, roleCount>& colours)
    : m_dark(dark)
{
    for (std::size_t i = 0; i < colours.size(); ++i)
        m_colours[i] = QColor::fromRgb(colours[i]);
}

const ThemeColours& ThemeColours::light()
{
    static const ThemeColours colours(false, lightColours);
    return colours;
}

const ThemeColours& ThemeColours::dark()
{
    static const ThemeColours colours(true, darkColours);
    return colours;
}

QPalette ThemeColours::palette() const
{
    const ThemeColours& colours = *this;
    QPalette palette(colours[Role::Raised], colours[Role::Window]);
    palette.setColor(QPalette::Base, colours[Role::Surface]);
    palette.setColor(QPalette::AlternateBase, colours[Role::Raised]);
    palette.setColor(QPalette::Button, colours[Role::Raised]);
    palette.setColor(QPalette::Highlight, colours[Role::Selected]);
    palette.setColor(QPalette::HighlightedText, colours[Role::Text]);
    palette.setColor(QPalette::ToolTipBase, colours[Role::Raised]);
    palette.setColor(QPalette::Link, colours[Role::Accent]);
    palette.setColor(QPalette::LinkVisited, colours[Role::Accent]);
    palette.setColor(QPalette::PlaceholderText, colours[Role::DimText]);
    palette.setColor(QPalette::Mid, colours[Role::Line]);
    palette.setColor(QPalette::Dark, colours[Role::Control]);
    palette.setColor(QPalette::Midlight, colours[Role::Hover]);
    palette.setColor(QPalette::Light, colours[Role::Raised]);
    palette.setColor(QPalette::Shadow, colours[Role::Line]);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, colours[Role::Text]);
        palette.setColor(QPalette::Disabled, role, colours[Role::DimText]);
    }
    palette.setColor(QPalette::BrightText, colours[Role::Bad]);
    return palette;
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Theme::Theme()
    : m_colours(&ThemeColours::light())
    , m_startedDark(QApplication::palette().color(QPalette::WindowText).lightness() >
                    QApplication::palette().color(QPalette::Window).lightness())
{
}

Theme& Theme::current()
{
    static Theme theme;
    return theme;
}

void Theme::apply(ThemeChoice choice)
{
    m_choice = choice;
    followDesktop();
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark());
    use(dark ? ThemeColours::dark() : ThemeColours::light());
}

void Theme::use(const ThemeColours& colours)
{
    m_colours = &colours;
    if (QApplication::style()->objectName() != QLatin1String(FlatStyle::name))
        QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(colours.palette());
    Q_EMIT changed();
}

// Qt 6.4 cannot say whether the desktop is dark (6.5 can); the desktop's portal can, and failing that the palette that
// the platform started with.
bool Theme::desktopIsDark() const
{
    const auto bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        auto question = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, "Read");
        question << QString(appearance) << QStringLiteral("color-scheme");
        constexpr int patienceMs = 200; // a hanging portal must not hold up the window
        const auto activation = bus.call(question, QDBus::Block, patienceMs);
        if (activation.type() == QDBusMessage::ReplyMessage && !activation.arguments().isEmpty()) {
            QVariant value = activation.arguments().constFirst();
            while (value.canConvert<QDBusVariant>())
                value = value.value<QDBusVariant>().variant();
            constexpr uint prefersDark = 1;
            constexpr uint prefersLight = 2;
            if (value.toUInt() == prefersDark)
                return true;
            if (value.toUInt() == prefersLight)
                return false;
        }
    }
    return m_startedDark;
}

void Theme::followDesktop()
{
    if (m_following)
        return;
    m_following = true;
    auto bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        bus.connect(portalService, portalPath, portalInterface, "SettingChanged", this,
                    SLOT(desktopChanged(QString, QString)));
}

void Theme::desktopChanged(const QString& group, const QString& key)
{
    if (m_choice == ThemeChoice::System && group == QLatin1String(appearance) && key == QLatin1String("color-scheme"))
        apply(ThemeChoice::System);
}

QFont Theme::bodyFont() const
{
    return QApplication::font();
}

QFont Theme::strongFont() const
{
    QFont font = bodyFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::smallFont() const
{
    return scaled(bodyFont(), 0.88);
}

QFont Theme::titleFont() const
{
    QFont font = scaled(bodyFont(), 1.5);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace tonekin
