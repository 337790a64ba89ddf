// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "painting/spectrogrampainter.h"

namespace tonekin {

/// Log-mel frames as a picture that begins at 0 s; values beyond what a picture can hold are cut off.
SpectrogramPicture pictureOf(const MelSpectrogram& mel, const MelFrontEnd& frontEnd);

/// The parts of a drawn patch, in device-independent pixels.
struct PatchLayout {
    QRectF plot;
    QRectF timeAxis;
};
PatchLayout layOutPatch(QSizeF size, const QFont& font);

/// A few frames of sound with axes in Hz and ms.
void paintPatch(QPainter& painter, QSizeF size, const SpectrogramPicture& picture, const SpectrogramLook& look);

} // namespace tonekin
