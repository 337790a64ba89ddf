// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/patchpainter.h"

#include "painting/axes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tonekin {

SpectrogramPicture pictureOf(const MelSpectrogram& mel, const MelFrontEnd& frontEnd)
{
    SpectrogramPicture picture;
    picture.bands = mel.bands;
    picture.columns = mel.frames();
    picture.secondsPerColumn = mel.framesPerSecond > 0.0 ? 1.0 / mel.framesPerSecond : 0.0;
    const double scale = 255.0 / std::log1p(frontEnd.logGain);
    picture.values.reserve(mel.values.size());
    for (const float value : mel.values)
        picture.values.push_back(
            static_cast<std::uint8_t>(std::lround(std::clamp(static_cast<double>(value) * scale, 0.0, 255.0))));
    return picture;
}

PatchLayout layOutPatch(QSizeF size, const QFont& font)
{
    const double left = frequencyAxisWidth(font);
    const double axis = timeAxisHeight(font);
    const QRectF plot(left, 0.0, std::max(1.0, size.width() - left), std::max(1.0, size.height() - axis));
    return {plot, QRectF(plot.left(), plot.bottom(), plot.width(), axis)};
}

void paintPatch(QPainter& painter, QSizeF size, const SpectrogramPicture& picture, const SpectrogramLook& look)
{
    const PatchLayout layout = layOutPatch(size, look.font);
    const TimeSpan span = spanOf(picture);
    const double ratio = painter.device()->devicePixelRatioF();
    painter.save();
    painter.drawImage(layout.plot, paintSpectrogramCells(picture, span, look.map, look.topValue,
                                                         (layout.plot.size() * ratio).toSize()));
    paintFrequencyAxis(painter, layout.plot, look.frontEnd, {look.colours, look.font});
    paintTimeAxis(painter, layout.timeAxis, span, TimeUnit::Milliseconds, {look.colours, look.font});
    painter.restore();
}

} // namespace tonekin
