// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/aboutdialog.h"

#include "help/modelfacts.h"
#include "lists/labels.h"
#include "painting/symbols.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace tonekin {

namespace {

constexpr int iconSize = 64;

QString modelWords(const std::filesystem::path& manifest)
{
    const auto facts = modelFacts(manifest);
    if (!facts)
        return AboutDialog::tr("Model: none was found");
    QStringList lines{AboutDialog::tr("Model: %1").arg(facts->name)};
    if (!facts->licence.isEmpty())
        lines += AboutDialog::tr("Licence of the model: %1").arg(facts->licence);
    return lines.join(QLatin1Char('\n'));
}

// Names and licences are the same in every language.
QString parts()
{
    return QStringLiteral("Qt %1 — LGPL-3.0, Qt Charts — GPL-3.0\n"
                          "FFmpeg — GPL-2.0-or-later\n"
                          "TagLib — LGPL-2.1, MPL-1.1\n"
                          "LibTorch — BSD-3-Clause\n"
                          "FFTW — GPL-2.0-or-later\n"
                          "SQLite — public domain\n"
                          "libebur128 — MIT\n"
                          "Chromaprint — MIT and LGPL-2.1\n"
                          "xxHash — BSD-2-Clause\n"
                          "uchardet — MPL-1.1, GPL-2.0, LGPL-2.1\n"
                          "libseccomp — LGPL-2.1\n"
                          "OpenSSL — Apache-2.0\n"
                          "Expat, utf8proc — MIT, libzip — BSD-3-Clause\n"
                          "nlohmann-json, CLI11 — MIT, BSD-3-Clause\n"
                          "Colour maps magma, viridis — CC0, cividis — Nuñez, Anderton, Renslow 2018")
        .arg(QLatin1String(qVersion()));
}

} // namespace

AboutDialog::AboutDialog(const std::filesystem::path& modelManifest, const std::filesystem::path& libraryFile,
                         QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Tonekin"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(sizes::aroundPage);
    auto* head = new QHBoxLayout;
    head->setSpacing(sizes::betweenGroups);
    auto* icon = new QLabel(this);
    icon->setPixmap(applicationIcon().pixmap(iconSize, iconSize));
    head->addWidget(icon);
    auto* words = new QVBoxLayout;
    words->addWidget(
        plainLabel(QStringLiteral("Tonekin %1").arg(QLatin1String(TONEKIN_VERSION)), TextKind::Title, this));
    words->addWidget(
        plainLabel(tr("Listens to your music library and finds what sounds alike."), TextKind::Body, this));
    head->addLayout(words, 1);
    layout->addLayout(head);

    auto* licence = plainLabel(
        tr("Free software under the GNU General Public License, version 3 or later, without any warranty. "
           "It is made after Sander Dieleman's report “Recommending music on Spotify with deep learning” (2014)."),
        TextKind::Body, this);
    licence->setWordWrap(true);
    layout->addWidget(licence);
    auto* model =
        plainLabel(modelWords(modelManifest) + QLatin1Char('\n') + tr("Library file: %1").arg(displayPath(libraryFile)),
                   TextKind::Dim, this);
    model->setWordWrap(true);
    model->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    model->setAccessibleName(model->text());
    layout->addWidget(model);

    layout->addWidget(plainLabel(tr("Made of"), TextKind::Strong, this));
    auto* list = new QPlainTextEdit(parts(), this);
    list->setReadOnly(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setTabChangesFocus(true);
    list->setAccessibleName(tr("Parts and their licences"));
    layout->addWidget(list, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(560, 520);
}

} // namespace tonekin
