// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/fileexport.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace tonekin {

namespace {

/// "svg" of "SVG pictures (*.svg)".
QString endingOf(const QString& form)
{
    return form.section(QStringLiteral("(*."), -1).section(QLatin1Char(')'), 0, 0);
}

} // namespace

FileExport::FileExport(QWidget* parent)
    : QObject(parent)
    , m_parent(parent)
    , m_work([this](const Status& status) {
        if (status)
            Q_EMIT written(m_file);
        else
            Q_EMIT failed(status.error());
    })
{
}

void FileExport::ask(const Question& question, Write write)
{
    auto* dialog = new QFileDialog(m_parent, question.title, question.folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters(question.forms);
    const QString ending = endingOf(question.forms.front());
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString& form) { dialog->setDefaultSuffix(endingOf(form)); });
    QString fileName = question.name;
    fileName.replace(QLatin1Char('/'), QLatin1Char('-'));
    constexpr int longestName = 80;
    dialog->selectFile(fileName.left(longestName) + QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write = std::move(write)](const QString& file) {
        Q_EMIT folderChosen(QFileInfo(file).absolutePath());
        this->write(std::filesystem::path(QFile::encodeName(file).toStdString()), write);
    });
    dialog->open();
}

void FileExport::write(const std::filesystem::path& file, Write write)
{
    m_work.wait();
    m_file = file;
    m_work.ask([file, write = std::move(write)] { return write(file); });
}

} // namespace tonekin
