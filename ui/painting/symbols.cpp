// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/symbols.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

// Resources of a static library are only there once they are named; the macro must stand outside every namespace.
static void useIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace tonekin {

namespace {

constexpr std::array<const char*, symbolCount> symbolNames{
    "library",  "sounds-like", "filters", "map",    "review",     "activity", "inspector", "play",     "pause",
    "stop",     "previous",    "next",    "volume", "volume-low", "muted",    "search",    "add",      "remove",
    "delete",   "export",      "import",  "folder", "reveal",     "retry",    "cancel",    "settings", "info",
    "collapse", "expand",      "copy",    "save",   "warning",    "failed",   "done",      "waiting",  "missing",
    "hub",      "queue",       "undo",    "music",  "menu",       "live",
};

QString fileOf(Symbol symbol)
{
    return QStringLiteral(":/icons/%1.svg").arg(QLatin1String(symbolNames[static_cast<std::size_t>(symbol)]));
}

QImage rendered(const QString& file, QSize pixels, const QColor& colour)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(file);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    return image;
}

/// Paints in the colours of the theme as it is now; the rendered pixmaps are kept in Qt's cache.
class SymbolEngine : public QIconEngine {
public:
    SymbolEngine(Symbol symbol, Role role)
        : m_symbol(symbol)
        , m_role(role)
    {
    }

    void paint(QPainter* painter, const QRect& area, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale =
            painter->device() != nullptr ? painter->device()->devicePixelRatioF() : qApp->devicePixelRatio();
        painter->drawPixmap(area, scaledPixmap(area.size() * scale, mode, state, 1.0));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// `size` is in device pixels, as QIcon asks for it.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const QColor colour = colourFor(mode);
        const QString key = QStringLiteral("tonekin-%1-%2-%3x%4")
                                .arg(static_cast<int>(m_symbol))
                                .arg(colour.rgba(), 0, 16)
                                .arg(size.width())
                                .arg(size.height());
        QPixmap found;
        if (!QPixmapCache::find(key, &found)) {
            found = QPixmap::fromImage(rendered(fileOf(m_symbol), size, colour));
            QPixmapCache::insert(key, found);
        }
        return found;
    }

    QIconEngine* clone() const override { return new SymbolEngine(m_symbol, m_role); }
    QString key() const override { return QStringLiteral("tonekin-symbol"); }
    bool isNull() override { return false; }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const ThemeColours& colours = Theme::current().colours();
        if (mode == QIcon::Disabled) {
            QColor faint = colours[Role::DimText];
            faint.setAlphaF(0.45F);
            return faint;
        }
        return colours[m_role];
    }

    Symbol m_symbol;
    Role m_role;
};

} // namespace

QIcon symbolIcon(Symbol symbol, Role role)
{
    useIconResources();
    return QIcon(new SymbolEngine(symbol, role));
}

QIcon applicationIcon()
{
    useIconResources();
    return QIcon(QStringLiteral(":/icons/io.github.tonekin.Tonekin.svg"));
}

} // namespace tonekin
