// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "painting/patchpainter.h"

#include <QAbstractButton>

namespace tonekin {

/// A few frames of sound as a small picture with its axes and two lines of words below. Pressing it plays them, where
/// it can be played. While there is no picture it says why.
class PatchCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit PatchCard(QWidget* parent = nullptr);

    /// Both lines are read out.
    void setCaption(const QString& first, const QString& second);
    void setPicture(const SpectrogramPicture& picture, const MelFrontEnd& frontEnd);
    void setMessage(const QString& message);
    void setColourMap(ColourMap map);
    void setPlayable(bool playable);

    bool hasPicture() const { return m_picture.columns > 0; }
    const QString& message() const { return m_message; }
    QRectF plot() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QSizeF pictureSize() const;

    SpectrogramPicture m_picture;
    SpectrogramLook m_look;
    QString m_first;
    QString m_second;
    QString m_message;
};

} // namespace tonekin
