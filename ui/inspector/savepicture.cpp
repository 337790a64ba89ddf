// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/savepicture.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>

namespace tonekin {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::SavePicture)
public:
    static QString title() { return tr("Save picture"); }
    static QString kind() { return tr("PNG pictures (*.png)"); }
    static QString saved() { return tr("Saved."); }
    static QString notSaved() { return tr("The picture could not be written there."); }
};

} // namespace

bool savePng(const QImage& picture, const QString& file)
{
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && picture.save(&out, "PNG") && out.commit();
}

void askWhereToSavePng(QWidget* parent, const QString& name, std::function<QImage()> picture,
                       std::function<void(const QString& words)> tell)
{
    QString plain = name;
    plain.replace(QLatin1Char('/'), QLatin1Char('-'));
    auto* dialog = new QFileDialog(parent, Words::title(),
                                   QStandardPaths::writableLocation(QStandardPaths::PicturesLocation), Words::kind());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(plain + QStringLiteral(".png"));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [picture = std::move(picture), tell = std::move(tell)](const QString& file) {
                         tell(savePng(picture(), file) ? Words::saved() : Words::notSaved());
                     });
    dialog->open();
}

} // namespace tonekin
