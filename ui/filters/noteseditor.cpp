// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/noteseditor.h"

#include "filters/starsfield.h"
#include "lists/labels.h"
#include "theme/theme.h"
#include "words/filtertext.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <utility>

namespace tonekin {

namespace {

constexpr int pauseMs = 1500;
constexpr int notesLines = 3;

/// UTF-8 of at most so many bytes, cut between characters, without the invisible ones that a library refuses.
std::string fitting(const QString& text, std::size_t most)
{
    QString rest = text;
    const auto isUnwanted = [](QChar letter) {
        return letter.category() == QChar::Other_Control && letter != u'\n' && letter != u'\t';
    };
    rest.removeIf(isUnwanted);
    while (static_cast<std::size_t>(rest.toUtf8().size()) > most)
        rest.chop(rest.size() > 1 && rest.back().isLowSurrogate() ? 2 : 1);
    return rest.toStdString();
}

} // namespace

NotesEditor::NotesEditor(UnitNotebook& notebook, QWidget* parent)
    : QWidget(parent)
    , m_notebook(notebook)
    , m_name(new QLineEdit(this))
    , m_stars(new StarsField(this))
    , m_notes(new QPlainTextEdit(this))
    , m_whyNot(plainLabel({}, TextKind::Small, this))
{
    m_name->setPlaceholderText(tr("Your own name for it"));
    m_name->setAccessibleName(tr("Your own name for it"));
    m_name->setMaxLength(static_cast<int>(UnitNote::longestName));
    m_notes->setPlaceholderText(tr("Your notes"));
    m_notes->setAccessibleName(tr("Your notes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(notesLines * m_notes->fontMetrics().lineSpacing() + 2 * sizes::grid);
    m_whyNot->setWordWrap(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::insideControl);
    layout->addWidget(m_name);
    layout->addWidget(m_stars, 0, Qt::AlignLeft);
    layout->addWidget(m_notes);
    layout->addWidget(m_whyNot);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &NotesEditor::keep);
    connect(m_name, &QLineEdit::editingFinished, this, &NotesEditor::keep);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling)
            m_pause.start();
    });
    connect(m_stars, &StarsField::chosen, this, [this] {
        ++m_editing;
        keep();
    });
    connect(&m_notebook, &UnitNotebook::changed, this, &NotesEditor::refresh);
    m_name->installEventFilter(this);
    m_notes->installEventFilter(this);
    refresh();
}

NotesEditor::~NotesEditor()
{
    m_name->removeEventFilter(this);
    m_notes->removeEventFilter(this);
    m_name->disconnect(this);
}

bool NotesEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        ++m_editing;
    if (event->type() == QEvent::FocusOut)
        keep();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        static_cast<QWidget*>(watched)->update(); // its frame shows the focus
    return QWidget::eventFilter(watched, event);
}

void NotesEditor::show(NetworkUnit unit)
{
    if (unit == m_unit)
        return;
    keep();
    m_unit = unit;
    ++m_editing;
    refresh();
}

UnitNote NotesEditor::typed() const
{
    return {m_unit, fitting(m_name->text().simplified(), UnitNote::longestName),
            fitting(m_notes->toPlainText(), UnitNote::longestNotes), m_stars->value()};
}

void NotesEditor::keep()
{
    m_pause.stop();
    const UnitNote before = m_notebook.noteOf(m_unit);
    const UnitNote now = typed();
    if (now == before || !m_notebook.canWrite())
        return;
    const QString title = unitText(m_unit);
    const QString words = now.name != before.name     ? tr("Name of %1", "undo").arg(title)
                          : now.stars != before.stars ? tr("Stars of %1", "undo").arg(title)
                                                      : tr("Notes on %1", "undo").arg(title);
    m_notebook.write(now, words, m_editing);
}

void NotesEditor::refresh()
{
    const UnitNote note = m_notebook.noteOf(m_unit);
    m_isFilling = true;
    // Only what differs, so that the cursor of who is typing stays.
    if (typed().name != note.name || !m_name->hasFocus())
        m_name->setText(QString::fromStdString(note.name));
    if (typed().notes != note.notes)
        m_notes->setPlainText(QString::fromStdString(note.notes));
    m_stars->setValue(note.stars);
    m_isFilling = false;
    const bool can = m_notebook.canWrite();
    m_name->setReadOnly(!can);
    m_notes->setReadOnly(!can);
    m_stars->setEnabled(can);
    m_whyNot->setText(can ? QString() : tr("Names and notes cannot be kept, since the library can only be read."));
    m_whyNot->setVisible(!can && !m_notebook.modelHash().empty());
}

} // namespace tonekin
