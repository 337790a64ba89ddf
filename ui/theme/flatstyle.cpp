// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/flatstyle.h"

#include "theme/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

namespace tonekin {

namespace {

constexpr double cornerOfControl = 4.0;
constexpr int scrollBarWidth = 12;

QColor colour(Role role)
{
    return Theme::current().colour(role);
}

void fillRounded(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& outline, double width = 1.0)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline.isValid() ? QPen(outline, width) : Qt::NoPen);
    painter->setBrush(fill.isValid() ? QBrush(fill) : Qt::NoBrush);
    const double inset = outline.isValid() ? width / 2 : 0.0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), cornerOfControl, cornerOfControl);
    painter->restore();
}

bool shows(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool focusedByKeyboard(const QStyleOption* option)
{
    return shows(option, QStyle::State_HasFocus) && shows(option, QStyle::State_KeyboardFocusChange);
}

void drawButton(const QStyleOption* option, QPainter* painter)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const bool main = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    const bool enabled = shows(option, QStyle::State_Enabled);
    const bool hovered = shows(option, QStyle::State_MouseOver) && enabled;
    const bool pressed = option->state & (QStyle::State_Sunken | QStyle::State_On);
    QColor fill = main && enabled ? colour(Role::Accent)
                                  : colour(pressed   ? Role::Selected
                                           : hovered ? Role::Hover
                                                     : Role::Raised);
    if (main && enabled && (hovered || pressed))
        fill =
            Theme::current().colours().isDark() ? fill.lighter(pressed ? 95 : 108) : fill.darker(pressed ? 115 : 108);
    if (button && button->features.testFlag(QStyleOptionButton::Flat) && !hovered && !pressed)
        fill = Qt::transparent;
    const bool outlined = !main && !(button && button->features.testFlag(QStyleOptionButton::Flat));
    fillRounded(painter, option->rect, fill, outlined ? colour(enabled ? Role::Control : Role::Line) : QColor());
    if (focusedByKeyboard(option))
        fillRounded(painter, option->rect.adjusted(2, 2, -2, -2), {}, colour(main ? Role::OnAccent : Role::Accent),
                    2.0);
}

void drawField(const QStyleOption* option, QPainter* painter)
{
    const bool focused = shows(option, QStyle::State_HasFocus);
    fillRounded(painter, option->rect, colour(shows(option, QStyle::State_Enabled) ? Role::Surface : Role::Raised),
                colour(focused ? Role::Accent : Role::Control), focused ? 2.0 : 1.0);
}

void drawHeaderSection(const QStyleOption* option, QPainter* painter)
{
    const QRect rect = option->rect;
    painter->fillRect(rect, colour(shows(option, QStyle::State_MouseOver) ? Role::Hover : Role::Surface));
    painter->setPen(colour(Role::Line));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    if (shows(option, QStyle::State_MouseOver))
        painter->drawLine(rect.topRight() + QPoint(0, 6), rect.bottomRight() - QPoint(0, 6));
}

void drawScrollBar(const QStyleOptionSlider* bar, QPainter* painter, const QStyle* style, const QWidget* widget)
{
    painter->fillRect(bar->rect, bar->palette.color(QPalette::Base));
    if (bar->maximum <= bar->minimum)
        return;
    QRect handle = style->subControlRect(QStyle::CC_ScrollBar, bar, QStyle::SC_ScrollBarSlider, widget);
    const bool active = bar->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const int inset = active ? 2 : 3;
    handle.adjust(inset, inset, -inset, -inset);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour(active ? Role::DimText : Role::Control));
    const double radius = std::min(handle.width(), handle.height()) / 2.0;
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    setObjectName(QLatin1String(name));
}

void FlatStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QScrollBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_DockWidgetSeparatorExtent:
        return 5;
    case PM_HeaderMargin:
        return sizes::grid;
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
        return sizes::icon;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        rect.adjust(sizes::insideControl, 0, -sizes::insideControl, 0);
    constexpr int arrow = 8;
    if (element == SE_HeaderArrow)
        rect = visualRect(
            option->direction, option->rect,
            QRect(option->rect.right() - sizes::grid - arrow, option->rect.center().y() - arrow / 2, arrow, arrow));
    return rect;
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_Table_GridLineColor:
        return static_cast<int>(colour(Role::Line).rgb());
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
        return hint == SH_UnderlineShortcut ? QProxyStyle::styleHint(hint, option, widget, returned) : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {result.width() + 2 * sizes::insideControl, std::max(result.height(), 32)};
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        return {result.width() + (type == CT_ComboBox ? sizes::grid : 0), std::max(result.height(), 32)};
    case CT_HeaderSection:
        return {result.width(), std::max(result.height(), 32)};
    case CT_MenuItem:
        return {result.width(), std::max(result.height(), result.height() > 10 ? 28 : 0)};
    default:
        return result;
    }
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter);
        return;
    case PE_PanelButtonTool: {
        const bool lit = option->state & (State_Sunken | State_On);
        if (lit || (shows(option, State_MouseOver) && shows(option, State_Enabled)))
            fillRounded(painter, option->rect, colour(lit ? Role::Selected : Role::Hover), {});
        if (focusedByKeyboard(option))
            fillRounded(painter, option->rect, {}, colour(Role::Accent), 2.0);
        return;
    }
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            drawField(option, painter);
        else
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    }
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(option->rect, colour(Role::Surface));
        painter->fillRect(QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()),
                          colour(Role::Line));
        return;
    case PE_FrameLineEdit:
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView*>(widget))
            return;
        if (qobject_cast<const QPlainTextEdit*>(widget)) { // a field, but its inside has corners that cannot be round
            painter->fillRect(option->rect, colour(shows(option, State_HasFocus) ? Role::Accent : Role::Control));
            return;
        }
        break;
    case PE_FrameFocusRect:
        if (qobject_cast<const QPushButton*>(widget) || qobject_cast<const QToolButton*>(widget))
            return; // drawn with the panel
        fillRounded(painter, option->rect, {}, colour(Role::Accent), 1.5);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    switch (element) {
    case CE_HeaderSection:
        drawHeaderSection(option, painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, colour(Role::Surface));
        painter->setPen(colour(Role::Line));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_ProgressBarGroove:
        fillRounded(painter, option->rect, colour(Role::Line), {});
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            bar && bar->maximum > bar->minimum) {
            const double part = static_cast<double>(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
            const QRect filled(bar->rect.topLeft(),
                               QSize(static_cast<int>(bar->rect.width() * part), bar->rect.height()));
            fillRounded(painter, visualRect(bar->direction, bar->rect, filled), colour(Role::Accent), {});
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, colour(Role::Line));
        return;
    case CE_PushButtonLabel: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button && button->features.testFlag(QStyleOptionButton::DefaultButton) && shows(option, State_Enabled)) {
            QStyleOptionButton copy = *button;
            copy.palette.setColor(QPalette::ButtonText, colour(Role::OnAccent));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawScrollBar(bar, painter, this, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace tonekin
