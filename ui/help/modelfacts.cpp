// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/modelfacts.h"

#include "words/displaytext.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace tonekin {

std::optional<ModelFacts> modelFacts(const std::filesystem::path& manifest)
{
    constexpr qint64 mostBytes = 1 << 20;
    QFile file(QFile::decodeName(QByteArray::fromStdString(manifest.native())));
    if (manifest.empty() || !file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject model = QJsonDocument::fromJson(file.read(mostBytes)).object();
    const auto text = [&](const char* key) {
        return displayText(model.value(QLatin1String(key)).toString().toStdString());
    };
    return ModelFacts{text("name"), text("licence")};
}

} // namespace tonekin
