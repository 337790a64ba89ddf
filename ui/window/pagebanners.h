// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>

#include <filesystem>

namespace tonekin {

class BannerArea;
class FilterExports;
class FiltersPage;
class ReviewPage;
class RecipeButton;
class SoundsLikePage;
class TrackActions;
class UndoBanners;

/// Tells in banners what the pages have saved, read or taken away, with a way back where there is one, and what could
/// not be saved. All must outlive it.
class PageBanners : public QObject {
    Q_OBJECT
public:
    struct Sources {
        TrackActions& actions;
        SoundsLikePage& soundsLike;
        FiltersPage& filters;
        ReviewPage& review;
    };
    PageBanners(const Sources& sources, UndoBanners& undo, BannerArea& banners, QObject* parent);

private:
    void connectActions(TrackActions& actions);
    void connectSoundsLike(SoundsLikePage& page);
    void connectRecipes(RecipeButton& recipes);
    void connectExports(FilterExports& exports);
    void connectReview(ReviewPage& page);
    void connectNames(FiltersPage& page);
    void tellExport(const std::filesystem::path& file, int tracks);
    void tellSaved(const QString& words, const std::filesystem::path& file);
    void tellNotSaved(const Error& error);

    UndoBanners& m_undo;
    BannerArea& m_banners;
};

} // namespace tonekin
