// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

#include <functional>

namespace tonekin {

/// To assistive technology a picture that a widget paints is a graphic; its value is a text of what is to be seen in
/// it.
class GraphicAccess : public QAccessibleWidget {
public:
    GraphicAccess(QWidget* picture, std::function<QString()> value);
    QString text(QAccessible::Text kind) const override;

private:
    std::function<QString()> m_value;
};

/// Says so of all widgets of a class; `value` is the member that tells the text. For the constructor of that class.
template <typename Picture, auto value>
void showAsGraphic()
{
    const auto makeAccess = [](const QString&, QObject* object) -> QAccessibleInterface* {
        auto* picture = qobject_cast<Picture*>(object);
        if (!picture)
            return nullptr;
        return new GraphicAccess(picture, [picture]() -> QString { return std::invoke(value, *picture); });
    };
    static const bool installed = (QAccessible::installFactory(makeAccess), true);
    Q_UNUSED(installed)
}

} // namespace tonekin
