// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filternames.h"

#include <QWidget>

class QLabel;

namespace tonekin {

/// "sure", "fairly sure" ...: how surely a measured name is one.
QString surenessText(double confidence);

/// What a filter was found to respond to, how surely, and what came next; or what its weights look like, which is never
/// shown as if it had been measured.
class FilterFindings : public QWidget {
    Q_OBJECT
public:
    explicit FilterFindings(QWidget* parent = nullptr);
    void show(const FilterName& name);
    /// There is nothing to tell, and why.
    void showNothing(const QString& why);

private:
    void set(const QString& caption, const QString& name, const QString& explanation, const QString& exact);

    QLabel* m_caption;
    QLabel* m_name;
    QLabel* m_explanation;
};

} // namespace tonekin
