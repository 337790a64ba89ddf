// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/exportdialog.h"

#include "theme/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace tonekin {

ExportDialog::ExportDialog(const Counts& counts, const ExportChoice& choice, QWidget* parent)
    : QDialog(parent)
    , m_rows(new QButtonGroup(this))
    , m_seedsFirst(new QCheckBox(tr("Put the seeds &first"), this))
{
    setWindowTitle(tr("Export the list"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(sizes::grid);
    const auto add = [&](ExportChoice::Rows rows, const QString& words, int count) {
        auto* button = new QRadioButton(words, this);
        button->setEnabled(count > 0);
        m_rows->addButton(button, static_cast<int>(rows));
        button->setChecked(rows == ExportChoice::Rows::All || (rows == choice.rows && count > 0));
        layout->addWidget(button);
    };
    add(ExportChoice::Rows::All, tr("&All %n track(s) of the list", nullptr, counts.all), counts.all);
    add(ExportChoice::Rows::Close, tr("Only the %n &close track(s)", nullptr, counts.close), counts.close);
    add(ExportChoice::Rows::Selected, tr("Only the %n &selected track(s)", nullptr, counts.selected), counts.selected);
    layout->addSpacing(sizes::grid);
    m_seedsFirst->setChecked(choice.seedsFirst && counts.seeds > 0);
    m_seedsFirst->setEnabled(counts.seeds > 0);
    layout->addWidget(m_seedsFirst);
    layout->addSpacing(sizes::grid);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Choose a file …"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

ExportChoice ExportDialog::choice() const
{
    return {static_cast<ExportChoice::Rows>(m_rows->checkedId()), m_seedsFirst->isChecked()};
}

} // namespace tonekin
