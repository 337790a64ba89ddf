// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/pictureexport.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace tonekin {

PictureExport::PictureExport(QWidget* parent)
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

void PictureExport::ask(const QString& name, const QString& ending, const QString& filter, const QString& folder,
                        Write write)
{
    auto* dialog = new QFileDialog(m_parent, tr("Save the picture"), folder, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(ending);
    QString fileName = name;
    fileName.replace(QLatin1Char('/'), QLatin1Char('-'));
    constexpr int longestName = 80;
    dialog->selectFile(fileName.left(longestName) + QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write = std::move(write)](const QString& file) {
        Q_EMIT folderChosen(QFileInfo(file).absolutePath());
        this->write(std::filesystem::path(QFile::encodeName(file).toStdString()), write);
    });
    dialog->open();
}

void PictureExport::write(const std::filesystem::path& file, Write write)
{
    m_work.wait();
    m_file = file;
    m_work.ask([file, write = std::move(write)] { return write(file); });
}

} // namespace tonekin
