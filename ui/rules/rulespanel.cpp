// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulespanel.h"

#include "lists/flowlayout.h"
#include "lists/labels.h"
#include "rules/lengthfield.h"
#include "rules/rulewords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace tonekin {

namespace {

constexpr int groupWidth = 288; // two stand beside each other in a narrow window
constexpr int typingPauseMs = 300;
constexpr int stars = 5;      // of a rating of 1
constexpr int percents = 100; // of the slider
constexpr int snapped = 5;    // percents around the middle that are the middle

/// Where seeds stand and whether they count, as one choice.
constexpr std::array seedChoices{
    std::pair{SeedPlace::LeftOut, SeedCount::Counted}, std::pair{SeedPlace::First, SeedCount::Counted},
    std::pair{SeedPlace::First, SeedCount::Extra},     std::pair{SeedPlace::Among, SeedCount::Counted},
    std::pair{SeedPlace::Among, SeedCount::Extra},
};

int seedChoiceOf(const PlaylistRules& rules)
{
    const auto same = std::ranges::find(seedChoices, std::pair{rules.seedPlace, rules.seedCount});
    return same == seedChoices.end() ? 0 : static_cast<int>(same - seedChoices.begin());
}

std::optional<int> yearOf(const QSpinBox& spin)
{
    return spin.value() == spin.minimum() ? std::nullopt : std::optional(spin.value());
}

/// A field that says the same already stays as it was typed.
void showTexts(QLineEdit& line, const std::vector<std::string>& texts)
{
    if (textsIn(line.text()) != texts)
        line.setText(listOf(texts));
}

} // namespace

RulesPanel::RulesPanel(QWidget* parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_groups(new QWidget(m_scroll))
    , m_count(plainLabel({}, TextKind::Dim, this))
    , m_clear(new QToolButton(this))
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &RulesPanel::edit);
    makeFrame();
    makeSelection();
    makeList();
    setFocusProxy(m_genres);
}

void RulesPanel::makeFrame()
{
    new FlowLayout(sizes::betweenGroups, m_groups);
    m_groups->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, 0);
    m_scroll->setWidget(m_groups);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields have it, and are brought into view
    m_count->setWordWrap(true);
    m_clear->setText(tr("Clear rules"));
    m_clear->setAutoRaise(true);
    connect(m_clear, &QToolButton::clicked, this, &RulesPanel::clearRequested);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(sizes::aroundPage, 0, sizes::aroundPage, 0);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, sizes::insideControl);
    layout->setSpacing(sizes::insideControl);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(foot);
}

int RulesPanel::heightFor(int width) const
{
    const int words = std::max(m_count->heightForWidth(width / 2), m_clear->sizeHint().height());
    return m_groups->heightForWidth(width) + words + 3 * sizes::insideControl;
}

QSize RulesPanel::sizeHint() const
{
    return {QWidget::sizeHint().width(), heightFor(width())};
}

QFormLayout* RulesPanel::addGroup(const QString& title)
{
    auto* group = new QWidget(m_groups);
    group->setFixedWidth(groupWidth);
    auto* form = new QFormLayout(group);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(sizes::grid);
    form->setVerticalSpacing(sizes::insideControl);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(plainLabel(title, TextKind::Strong, group));
    m_groups->layout()->addWidget(group);
    return form;
}

void RulesPanel::addRow(QFormLayout& form, const QString& words, QWidget& buddy, QWidget* row)
{
    auto* label = plainLabel(words, TextKind::Dim, this);
    label->setBuddy(&buddy);
    label->setMinimumHeight(buddy.sizeHint().height()); // its words stand beside the field's
    form.addRow(label, row);
}

template <typename Field>
Field* RulesPanel::addField(QFormLayout& form, const QString& words, Field* field)
{
    nameField(*field, QString(words).remove(QLatin1Char('&')));
    addRow(form, words, *field, field);
    return field;
}

QWidget* RulesPanel::rowOf(const QList<QWidget*>& widgets)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::grid);
    for (QWidget* widget : widgets)
        layout->addWidget(widget, qobject_cast<QLabel*>(widget) ? 0 : 1);
    return row;
}

void RulesPanel::prepare(QSpinBox& spin, const QString& whenLeast)
{
    spin.setSpecialValueText(whenLeast);
    spin.setKeyboardTracking(false);
    connect(&spin, &QSpinBox::valueChanged, this, &RulesPanel::edit);
}

/// `names`: of both ends, as they are read out.
void RulesPanel::addRange(QFormLayout& form, const QString& words, const QStringList& names,
                          const std::array<QSpinBox*, 2>& ends)
{
    for (std::size_t end = 0; end < ends.size(); ++end) {
        prepare(*ends[end], tr("any"));
        nameField(*ends[end], names[static_cast<qsizetype>(end)]);
    }
    addRow(form, words, *ends[0],
           rowOf({ends[0], plainLabel(tr("to", "years, lengths"), TextKind::Dim, this), ends[1]}));
}

QLineEdit* RulesPanel::addTexts(QFormLayout& form, const QString& words, const QString& example)
{
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(example);
    line->setToolTip(tr("Several are divided by commas. Each is found as a whole word of a track's genre."));
    connect(line, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(line, &QLineEdit::editingFinished, this, &RulesPanel::edit);
    return addField(form, words, line);
}

void RulesPanel::makeSelection()
{
    constexpr int yearBeforeAny = 1899;
    constexpr int lastYearOfAll = 2100;
    QFormLayout& form = *addGroup(tr("Which tracks"));
    m_genres = addTexts(form, tr("&Genres"), tr("any; for example rock, folk"));
    m_notGenres = addTexts(form, tr("None &of"), tr("no genre left out"));
    m_notGenres->setAccessibleName(tr("Genres that are left out"));
    m_firstYear = new QSpinBox(this);
    m_lastYear = new QSpinBox(this);
    for (QSpinBox* year : {m_firstYear, m_lastYear})
        year->setRange(yearBeforeAny, lastYearOfAll);
    addRange(form, tr("&Years"), {tr("First year"), tr("Last year")}, {m_firstYear, m_lastYear});
    makeTimes(form);
    makeFolders(form);
}

void RulesPanel::makeTimes(QFormLayout& form)
{
    constexpr int mostDays = 3650;
    m_least = new LengthField(this);
    m_most = new LengthField(this);
    addRange(form, tr("Length each"), {tr("Shortest track"), tr("Longest track")}, {m_least, m_most});
    m_rating = addField(form, tr("Rat&ing"), new QComboBox(this));
    m_rating->addItem(tr("any"));
    for (int count = 1; count <= stars; ++count)
        m_rating->addItem(tr("%n star(s) or more", nullptr, count));
    connect(m_rating, &QComboBox::currentIndexChanged, this, &RulesPanel::edit);
    m_added = new QSpinBox(this);
    m_added->setRange(0, mostDays);
    m_added->setSuffix(tr(" days", "within the last … days"));
    prepare(*m_added, tr("any time"));
    addField(form, tr("A&dded within"), m_added);
}

void RulesPanel::makeFolders(QFormLayout& form)
{
    const auto button = [&](const QString& words, const QString& name,
                            std::vector<std::string> PlaylistRules::*folders) {
        auto* made = new QPushButton(words, this);
        made->setAccessibleName(name);
        made->setToolTip(name);
        connect(made, &QPushButton::clicked, this, [this, folders] { chooseFolder(folders); });
        return made;
    };
    auto* only = button(tr("Only in …"), tr("Only tracks below a folder"), &PlaylistRules::folders);
    auto* none = button(tr("Not in …"), tr("No tracks below a folder"), &PlaylistRules::notFolders);
    addRow(form, tr("Folders"), *only, rowOf({only, none}));
}

void RulesPanel::makeList()
{
    QFormLayout& form = *addGroup(tr("The list"));
    m_order = addField(form, tr("Order"), new QComboBox(this));
    for (const ListOrder order : {ListOrder::Closeness, ListOrder::Smooth, ListOrder::Energy, ListOrder::Album})
        m_order->addItem(orderWords(order), static_cast<int>(order));
    m_seeds = addField(form, tr("Seeds"), new QComboBox(this));
    m_seeds->addItems({tr("not in the list"), tr("first"), tr("first, beside the length"), tr("among the others"),
                       tr("among the others, beside the length")});
    m_seeds->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (QComboBox* box : {m_order, m_seeds})
        connect(box, &QComboBox::currentIndexChanged, this, &RulesPanel::edit);
    makeSpacing(form);
    makePlays(form);
    m_closeOnly = new QCheckBox(tr("&Close ones only"), this);
    m_copies = new QCheckBox(tr("Each recording o&nce"), this);
    m_copies->setToolTip(tr("Of several files with the same audio, only the nearest is listed."));
    for (QCheckBox* box : {m_closeOnly, m_copies})
        connect(box, &QCheckBox::toggled, this, &RulesPanel::edit);
    form.addRow(rowOf({m_closeOnly, m_copies}));
}

void RulesPanel::makeSpacing(QFormLayout& form)
{
    constexpr int mostApart = 50;
    const auto add = [&](const QString& words) {
        auto* apart = new QSpinBox(this);
        apart->setRange(1, mostApart);
        prepare(*apart, tr("at once"));
        apart->setSuffix(tr(" places", "an artist again after … places"));
        return addField(form, words, apart);
    };
    m_artistApart = add(tr("Artist again after"));
    m_albumApart = add(tr("Album again after"));
}

void RulesPanel::makePlays(QFormLayout& form)
{
    m_lessPlayed = addField(form, tr("Plays"), new QSlider(Qt::Horizontal, this));
    m_lessPlayed->setRange(-percents, percents);
    m_lessPlayed->setPageStep(percents / 4);
    m_lessPlayed->setToolTip(tr("To the right: what is rarely played comes first; to the left: what is played most. "
                                "A list stays nearly as close as it is in the middle."));
    connect(m_lessPlayed, &QSlider::valueChanged, this, &RulesPanel::edit);
    auto* ends = new QWidget(this);
    auto* row = new QHBoxLayout(ends);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(plainLabel(tr("most first"), TextKind::Small, ends));
    row->addStretch(1);
    row->addWidget(plainLabel(tr("fewest first"), TextKind::Small, ends));
    form.addRow(new QLabel(this), ends);
}

void RulesPanel::setRules(const PlaylistRules& rules)
{
    if (rules == m_rules && m_typing.isActive())
        return; // somebody types
    m_rules = rules;
    m_typing.stop();
    showRules();
}

void RulesPanel::showRules()
{
    m_clear->setEnabled(!toldRules(m_rules).empty());
    const QSignalBlocker blockers[]{
        QSignalBlocker(m_firstYear),  QSignalBlocker(m_lastYear), QSignalBlocker(m_rating),
        QSignalBlocker(m_added),      QSignalBlocker(m_least),    QSignalBlocker(m_most),
        QSignalBlocker(m_closeOnly),  QSignalBlocker(m_copies),   QSignalBlocker(m_artistApart),
        QSignalBlocker(m_albumApart), QSignalBlocker(m_seeds),    QSignalBlocker(m_order),
        QSignalBlocker(m_lessPlayed)};
    showTexts(*m_genres, m_rules.genres);
    showTexts(*m_notGenres, m_rules.notGenres);
    m_firstYear->setValue(m_rules.firstYear.value_or(m_firstYear->minimum()));
    m_lastYear->setValue(m_rules.lastYear.value_or(m_lastYear->minimum()));
    m_rating->setCurrentIndex(static_cast<int>(std::lround(m_rules.leastRating * stars)));
    m_added->setValue(m_rules.addedWithinDays);
    m_least->setValue(static_cast<int>(std::lround(m_rules.leastSeconds)));
    m_most->setValue(static_cast<int>(std::lround(m_rules.mostSeconds)));
    m_closeOnly->setChecked(m_rules.closeOnly);
    m_copies->setChecked(m_rules.leaveOutCopies);
    m_artistApart->setValue(std::max(1, m_rules.artistApart));
    m_albumApart->setValue(std::max(1, m_rules.albumApart));
    m_seeds->setCurrentIndex(seedChoiceOf(m_rules));
    m_order->setCurrentIndex(m_order->findData(static_cast<int>(m_rules.order)));
    m_lessPlayed->setValue(static_cast<int>(std::lround(m_rules.lessPlayed * percents)));
}

PlaylistRules RulesPanel::rulesNow() const
{
    PlaylistRules rules = m_rules;
    rules.genres = textsIn(m_genres->text());
    rules.notGenres = textsIn(m_notGenres->text());
    rules.firstYear = yearOf(*m_firstYear);
    rules.lastYear = yearOf(*m_lastYear);
    rules.leastRating = static_cast<double>(m_rating->currentIndex()) / stars;
    rules.addedWithinDays = m_added->value();
    rules.leastSeconds = m_least->value();
    rules.mostSeconds = m_most->value();
    rules.closeOnly = m_closeOnly->isChecked();
    rules.leaveOutCopies = m_copies->isChecked();
    rules.artistApart = m_artistApart->value() > 1 ? m_artistApart->value() : 0;
    rules.albumApart = m_albumApart->value() > 1 ? m_albumApart->value() : 0;
    std::tie(rules.seedPlace, rules.seedCount) = seedChoices[static_cast<std::size_t>(m_seeds->currentIndex())];
    rules.order = static_cast<ListOrder>(m_order->currentData().toInt());
    const int slider = std::abs(m_lessPlayed->value()) < snapped ? 0 : m_lessPlayed->value();
    rules.lessPlayed = static_cast<double>(slider) / percents;
    return rules;
}

void RulesPanel::edit()
{
    m_typing.stop();
    const PlaylistRules rules = rulesNow();
    if (rules == m_rules)
        return;
    m_rules = rules;
    m_clear->setEnabled(!toldRules(m_rules).empty());
    Q_EMIT edited(m_rules);
}

void RulesPanel::chooseFolder(std::vector<std::string> PlaylistRules::*folders)
{
    auto* dialog = new QFileDialog(this, tr("Choose a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, folders](const QString& folder) {
        PlaylistRules rules = rulesNow();
        const std::string path = QFile::encodeName(folder).toStdString();
        if (std::ranges::find(rules.*folders, path) != (rules.*folders).end())
            return;
        (rules.*folders).push_back(path);
        m_rules = rules;
        Q_EMIT edited(m_rules);
    });
    dialog->open();
}

void RulesPanel::setCount(const PlaylistResult& count)
{
    QStringList sentences;
    for (const RulesFlaw flaw : count.flaws)
        sentences += flawSentence(flaw);
    const auto matching = static_cast<int>(count.matching);
    if (count.flaws.empty())
        sentences += tr("%Ln track(s) match.", nullptr, matching);
    if (count.flaws.empty() && matching == 0 && !count.removed.empty())
        sentences += emptyingRulesText(count);
    m_count->setText(sentences.join(QLatin1Char(' ')));
    colourLabel(*m_count, count.flaws.empty() && matching > 0 ? Role::DimText : Role::Warning);
}

} // namespace tonekin
