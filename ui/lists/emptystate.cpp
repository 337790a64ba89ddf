// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/emptystate.h"

#include "lists/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace tonekin {

namespace {
constexpr int widestText = 460;
}

EmptyState::EmptyState(Symbol symbol, QWidget* parent)
    : QWidget(parent)
    , m_title(plainLabel({}, TextKind::Strong, this))
    , m_text(plainLabel({}, TextKind::Dim, this))
    , m_button(new QPushButton(this))
{
    constexpr int symbolSize = 48;
    auto* picture = new QLabel(this);
    picture->setPixmap(symbolIcon(symbol, Role::DimText).pixmap(symbolSize, symbolSize));
    picture->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(widestText);
    m_button->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(sizes::grid);
    layout->addStretch(2);
    layout->addWidget(picture);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(sizes::grid);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::pressed);
    connect(&Theme::current(), &Theme::changed, picture, [picture, symbol] {
        picture->setPixmap(symbolIcon(symbol, Role::DimText).pixmap(symbolSize, symbolSize));
    });
}

void EmptyState::setWords(const QString& title, const QString& text, const QString& button)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setMinimumHeight(
        std::max(0, m_text->heightForWidth(widestText))); // a centred label is not asked for it by its layout
    m_text->setVisible(!text.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace tonekin
