// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCompleter>

namespace tonekin {

/// Offers the fields of a TrackSearch and their values while the last word of a search is typed. GUI thread.
class SearchCompleter : public QCompleter {
    Q_OBJECT
public:
    explicit SearchCompleter(QObject* parent);

    QStringList splitPath(const QString& text) const override;
    QString pathFromIndex(const QModelIndex& index) const override;

private:
    mutable QString m_before; // of the text, what stands before its last word
};

} // namespace tonekin
