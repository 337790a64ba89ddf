// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/pagebanners.h"

#include "filters/filterexports.h"
#include "filters/filterspage.h"
#include "lists/showinfilemanager.h"
#include "lists/trackactions.h"
#include "pages/soundslikepage.h"
#include "review/reviewpage.h"
#include "rules/recipebutton.h"
#include "window/banner.h"
#include "window/undobanners.h"
#include "words/displaytext.h"
#include "words/errortext.h"

namespace tonekin {

PageBanners::PageBanners(const Sources& sources, UndoBanners& undo, BannerArea& banners, QObject* parent)
    : QObject(parent)
    , m_undo(undo)
    , m_banners(banners)
{
    connectActions(sources.actions);
    connectSoundsLike(sources.soundsLike);
    connectExports(sources.filters.exports());
    connectReview(sources.review);
    connectNames(sources.filters);
}

void PageBanners::connectActions(TrackActions& actions)
{
    connect(&actions, &TrackActions::excluded, this, [this](int tracks) {
        m_undo.offer(tr("%n track(s) excluded from analysis and from all lists.", nullptr, tracks));
    });
    connect(&actions, &TrackActions::included, this,
            [this](int tracks) { m_undo.offer(tr("%n track(s) taken in again.", nullptr, tracks)); });
}

void PageBanners::connectSoundsLike(SoundsLikePage& page)
{
    connect(&page, &SoundsLikePage::exported, this, &PageBanners::tellExport);
    connect(&page, &SoundsLikePage::exportFailed, this, [this](const Error& error) {
        m_banners.show(
            QStringLiteral("export"),
            {BannerWords::Kind::Problem, tr("The list was not saved. %1").arg(errorSentence(error.code)), {}});
    });
    connectRecipes(page.recipes());
    connect(&page, &SoundsLikePage::rulesCleared, this, [this] { m_undo.offer(tr("The rules were cleared.")); });
    connect(&page, &SoundsLikePage::removedByHand, this,
            [this](int tracks) { m_undo.offer(tr("%n track(s) taken out of the list.", nullptr, tracks)); });
}

void PageBanners::connectRecipes(RecipeButton& recipes)
{
    connect(&recipes, &RecipeButton::saved, this, [this](const std::filesystem::path& file) {
        tellSaved(tr("The recipe was saved in %1.").arg(displayPath(file)), file);
    });
    connect(&recipes, &RecipeButton::notSaved, this, &PageBanners::tellNotSaved);
    connect(&recipes, &RecipeButton::removed, this,
            [this](const QString& name) { m_undo.offer(tr("The recipe “%1” was deleted.").arg(name)); });
    connect(&recipes, &RecipeButton::notRead, this, [this](const Error& error) {
        const QString why = error.code == ErrorCode::InvalidArgument
                                ? tr("It is not a recipe (%1).").arg(QString::fromStdString(error.detail))
                                : errorSentence(error.code);
        m_banners.show(QStringLiteral("recipe"),
                       {BannerWords::Kind::Problem, tr("The recipe was not read. %1").arg(why), {}});
    });
}

void PageBanners::connectExports(FilterExports& exports)
{
    connect(&exports, &FilterExports::playlistSaved, this, &PageBanners::tellExport);
    connect(&exports, &FilterExports::pictureSaved, this, [this](const std::filesystem::path& file) {
        tellSaved(tr("The picture was saved in %1.").arg(displayPath(file)), file);
    });
    connect(&exports, &FilterExports::playlistFailed, this, &PageBanners::tellNotSaved);
    connect(&exports, &FilterExports::pictureFailed, this, &PageBanners::tellNotSaved);
}

void PageBanners::connectReview(ReviewPage& page)
{
    connect(&page, &ReviewPage::exported, this, [this](const std::filesystem::path& file) {
        tellSaved(tr("The review was saved in %1.").arg(displayPath(file)), file);
    });
    connect(&page, &ReviewPage::exportFailed, this, &PageBanners::tellNotSaved);
}

void PageBanners::connectNames(FiltersPage& page)
{
    connect(&page.exports(), &FilterExports::namesSaved, this, [this](const std::filesystem::path& file, int units) {
        tellSaved(tr("Your words on %n filter(s) were saved in %1.", nullptr, units).arg(displayPath(file)), file);
    });
    connect(&page.exports(), &FilterExports::namesFailed, this, &PageBanners::tellNotSaved);
    connect(&page.exports(), &FilterExports::namesRead, this,
            [this](int units) { m_undo.offer(tr("Words on %n filter(s) were read.", nullptr, units)); });
    connect(&page.exports(), &FilterExports::namesRefused, this, [this](const QString& why) {
        m_banners.show(QStringLiteral("names"),
                       {BannerWords::Kind::Problem, tr("No names were read. %1").arg(why), {}});
    });
}

void PageBanners::tellExport(const std::filesystem::path& file, int tracks)
{
    tellSaved(tr("%n track(s) saved in %1.", nullptr, tracks).arg(displayPath(file)), file);
}

void PageBanners::tellSaved(const QString& words, const std::filesystem::path& file)
{
    m_banners.show(QStringLiteral("export"), {BannerWords::Kind::Note,
                                              words,
                                              {{tr("Show in file manager"), [file] { showInFileManager({file}); }}},
                                              true,
                                              BannerWords::Lasts::OnThisPage});
}

void PageBanners::tellNotSaved(const Error& error)
{
    m_banners.show(QStringLiteral("export"),
                   {BannerWords::Kind::Problem, tr("Nothing was saved. %1").arg(errorSentence(error.code)), {}});
}

} // namespace tonekin
