// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/firststartpage.h"

#include "lists/labels.h"
#include "painting/symbols.h"
#include "theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace tonekin {

namespace {

constexpr int columnWidth = 520;
constexpr int iconSize = 64;

QWidget* makeFact(Symbol symbol, const QString& words, QWidget* parent)
{
    auto* line = new QWidget(parent);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::aroundPage);
    auto* picture = new QLabel(line);
    picture->setPixmap(symbolIcon(symbol, Role::Accent).pixmap(sizes::icon, sizes::icon));
    row->addWidget(picture, 0, Qt::AlignTop);
    auto* label = plainLabel(words, TextKind::Body, line);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    return line;
}

} // namespace

FirstStartPage::FirstStartPage(QWidget* parent)
    : QWidget(parent)
    , m_folder(new QLineEdit(this))
    , m_complaint(plainLabel({}, TextKind::Dim, this))
    , m_start(new QPushButton(tr("&Start"), this))
{
    auto* column = new QWidget(this);
    column->setMaximumWidth(columnWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(sizes::aroundPage);
    auto* icon = new QLabel(column);
    icon->setPixmap(applicationIcon().pixmap(iconSize, iconSize));
    layout->addWidget(icon);
    layout->addWidget(plainLabel(tr("Find what sounds alike in your own music"), TextKind::Title, column));
    layout->addSpacing(sizes::grid);
    layout->addWidget(makeFact(
        Symbol::Music,
        tr("Tonekin listens to every track in your folder and finds those that sound alike, by their sound alone."),
        column));
    layout->addWidget(makeFact(
        Symbol::Done, tr("Everything stays on this computer. Your files are only read, never changed."), column));
    layout->addWidget(makeFact(
        Symbol::Waiting,
        tr("Tracks appear at once and can be used while the rest is listened to. You can pause at any time."), column));
    layout->addSpacing(sizes::grid);

    auto* label = plainLabel(tr("&Music folder"), TextKind::Strong, column);
    label->setBuddy(m_folder);
    layout->addWidget(label);
    auto* row = new QHBoxLayout;
    row->setSpacing(sizes::grid);
    auto* chooseButton = new QPushButton(tr("&Choose …"), column);
    row->addWidget(m_folder, 1);
    row->addWidget(chooseButton);
    layout->addLayout(row);
    layout->addWidget(m_complaint);
    m_complaint->setWordWrap(true);
    m_start->setDefault(true);
    m_start->setMinimumWidth(120);
    layout->addWidget(m_start, 0, Qt::AlignLeft);

    auto* around = new QVBoxLayout(this);
    around->addStretch(2);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column, 8);
    middle->addStretch(1);
    around->addLayout(middle);
    around->addStretch(3);

    m_folder->setAccessibleName(tr("Music folder"));
    connect(m_folder, &QLineEdit::textChanged, this, &FirstStartPage::check);
    connect(m_folder, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(chooseButton, &QPushButton::clicked, this, &FirstStartPage::choose);
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(folder()); });
    m_folder->setPlaceholderText(tr("The folder that holds your music"));
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    setFolder(QFileInfo(usual).isDir() && usual != QDir::homePath() ? usual : QString());
    setFocusProxy(m_start);
}

std::filesystem::path FirstStartPage::folder() const
{
    return std::filesystem::path(QFile::encodeName(QDir::cleanPath(m_folder->text())).toStdString());
}

void FirstStartPage::setFolder(const QString& folder)
{
    m_folder->setText(folder);
    check();
}

QString FirstStartPage::suggestion() const
{
    return m_folder->text();
}

void FirstStartPage::check()
{
    const QFileInfo info(m_folder->text());
    const bool fine = info.isDir() && info.isReadable();
    m_start->setEnabled(fine);
    m_complaint->setText(fine || m_folder->text().isEmpty() ? QString() : tr("There is no such folder."));
}

void FirstStartPage::choose()
{
    auto* dialog = new QFileDialog(this, tr("Choose the music folder"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &FirstStartPage::setFolder);
    dialog->open();
}

} // namespace tonekin
