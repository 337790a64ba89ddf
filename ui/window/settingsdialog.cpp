// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settingsdialog.h"

#include "lists/labels.h"
#include "preferences/preferences.h"
#include "session/librarysession.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

namespace tonekin {

namespace {

template <typename Value>
void addChoice(QComboBox& box, const QString& words, Value value, Value chosen)
{
    box.addItem(words, static_cast<int>(value));
    if (value == chosen)
        box.setCurrentIndex(box.count() - 1);
}

void addRow(QFormLayout& form, const QString& words, QWidget* field)
{
    form.addRow(words, field);
    nameField(*field, QString(words).remove(QLatin1Char('&')));
}

} // namespace

SettingsDialog::SettingsDialog(Preferences& preferences, LibrarySession& session, QWidget* parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_session(session)
{
    setWindowTitle(tr("Settings"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(sizes::aroundPage);
    layout->addWidget(plainLabel(tr("Music folders"), TextKind::Strong, this));
    layout->addWidget(makeFolders());
    layout->addSpacing(sizes::aroundPage);
    layout->addWidget(plainLabel(tr("Look"), TextKind::Strong, this));
    layout->addWidget(makeLook());
    layout->addSpacing(sizes::aroundPage);
    layout->addWidget(plainLabel(tr("Analysis"), TextKind::Strong, this));
    layout->addWidget(makeScan());
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(520, 520);
}

QWidget* SettingsDialog::makeFolders()
{
    auto* part = new QWidget(this);
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    m_folders = new QListWidget(part);
    m_folders->setAccessibleName(tr("Music folders"));
    m_folders->setTextElideMode(Qt::ElideMiddle);
    row->addWidget(m_folders, 1);
    auto* buttons = new QVBoxLayout;
    auto* add = new QPushButton(tr("&Add …"), part);
    m_remove = new QPushButton(tr("&Remove"), part);
    m_remove->setToolTip(tr("Takes the folder's tracks out of the library. The files stay where they are."));
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    row->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &SettingsDialog::addFolderRequested);
    connect(m_remove, &QPushButton::clicked, this, &SettingsDialog::removeFolder);
    connect(m_folders, &QListWidget::currentRowChanged, this,
            [this](int current) { m_remove->setEnabled(current >= 0); });
    connect(&m_session, &LibrarySession::tracksChanged, this, &SettingsDialog::fillFolders);
    fillFolders();
    return part;
}

void SettingsDialog::fillFolders()
{
    const auto& roots = m_session.tracks()->roots;
    const bool same = std::cmp_equal(m_folders->count(), roots.size()) &&
                      std::ranges::all_of(std::views::iota(0, m_folders->count()), [&](int row) {
                          return m_folders->item(row)->data(Qt::UserRole).toLongLong() ==
                                 roots[static_cast<std::size_t>(row)].id.value;
                      });
    if (same && m_folders->count() > 0)
        return;
    m_folders->clear();
    for (const MusicRoot& root : roots) {
        auto* item = new QListWidgetItem(displayPath(root.path), m_folders);
        item->setData(Qt::UserRole, static_cast<qlonglong>(root.id.value));
        item->setToolTip(plainToolTip(displayPath(root.path)));
    }
    m_remove->setEnabled(m_folders->currentRow() >= 0);
}

void SettingsDialog::removeFolder()
{
    if (const QListWidgetItem* item = m_folders->currentItem())
        m_session.removeRoot(RootId{item->data(Qt::UserRole).toLongLong()});
}

QWidget* SettingsDialog::makeLook()
{
    auto* part = new QWidget(this);
    auto* form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    auto* theme = new QComboBox(part);
    addChoice(*theme, tr("As the desktop"), ThemeChoice::System, m_preferences.theme());
    addChoice(*theme, tr("Light"), ThemeChoice::Light, m_preferences.theme());
    addChoice(*theme, tr("Dark"), ThemeChoice::Dark, m_preferences.theme());
    connect(theme, &QComboBox::activated, this, [this, theme] {
        m_preferences.setTheme(static_cast<ThemeChoice>(theme->currentData().toInt()));
        Theme::current().apply(m_preferences.theme());
    });
    addRow(*form, tr("&Theme"), theme);

    auto* map = new QComboBox(part);
    addChoice(*map, tr("Magma"), ColourMap::Magma, m_preferences.colourMap());
    addChoice(*map, tr("Viridis"), ColourMap::Viridis, m_preferences.colourMap());
    addChoice(*map, tr("Cividis (for every eye)"), ColourMap::Cividis, m_preferences.colourMap());
    addChoice(*map, tr("Grey"), ColourMap::Grey, m_preferences.colourMap());
    connect(map, &QComboBox::activated, this,
            [this, map] { m_preferences.setColourMap(static_cast<ColourMap>(map->currentData().toInt())); });
    addRow(*form, tr("&Spectrograms"), map);
    return part;
}

QWidget* SettingsDialog::makeScan()
{
    auto* part = new QWidget(this);
    auto* form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    auto* device = new QComboBox(part);
    const std::array choices{std::pair{tr("The fastest there is"), "auto"}, std::pair{tr("Processor"), "cpu"},
                             std::pair{tr("Graphics card (CUDA)"), "cuda"}};
    for (const auto& [words, name] : choices) {
        device->addItem(words, QLatin1String(name));
        if (QString::fromStdString(m_preferences.device()).startsWith(QLatin1String(name)))
            device->setCurrentIndex(device->count() - 1);
    }
    connect(device, &QComboBox::activated, this,
            [this, device] { m_preferences.setDevice(device->currentData().toString().toStdString()); });
    addRow(*form, tr("The &network runs on"), device);

    auto* decoders = new QSpinBox(part);
    decoders->setRange(0, Preferences::mostDecoders);
    decoders->setSpecialValueText(tr("as many as fit"));
    decoders->setValue(m_preferences.decoders());
    connect(decoders, &QSpinBox::valueChanged, this, [this](int count) { m_preferences.setDecoders(count); });
    addRow(*form, tr("&Files decoded at once"), decoders);
    form->addRow(plainLabel(tr("Both count from the next scan on."), TextKind::Small, part));

    auto* watch = new QCheckBox(tr("&Watch my folders for new music"), part);
    watch->setChecked(m_preferences.watchFolders());
    connect(watch, &QCheckBox::toggled, &m_preferences, &Preferences::setWatchFolders);
    form->addRow(watch);
    auto* rest = new QCheckBox(tr("&Pause while the computer runs on its battery"), part);
    rest->setChecked(m_preferences.restOnBattery());
    connect(rest, &QCheckBox::toggled, &m_preferences, &Preferences::setRestOnBattery);
    form->addRow(rest);
    return part;
}

} // namespace tonekin
