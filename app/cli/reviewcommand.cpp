// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "catalogue/review.h"
#include "commandline.h"
#include "errorwords.h"
#include "library/scanlock.h"
#include "library/verdictstore.h"
#include "modelunits.h"
#include "textoutput.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <memory>
#include <utility>

namespace tonekin::cli {

namespace {

/// What to decide, by the ids of rows.
struct DecisionArguments {
    std::vector<std::string> accept;
    std::vector<std::string> reject;
    std::vector<std::string> undecide;

    bool empty() const { return accept.empty() && reject.empty() && undecide.empty(); }
};

struct DuplicatesArguments {
    DecisionArguments decisions;
    bool all = false;
    std::vector<std::string> bestBy{"lossless", "bitrate", "completeness", "tags"};
};

struct IntrosArguments {
    DecisionArguments decisions;
    bool all = false;
    bool noTitles = false;
};

struct OutliersArguments {
    DecisionArguments decisions;
    bool all = false;
    std::vector<std::string> selection;
    double rate = OutlierOptions().falseDiscoveryRate;
};

/// What is kept of the decisions.
struct ToWrite {
    std::vector<Verdict> save;
    std::vector<Verdict> forget;
};

std::int64_t now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(sinceEpoch).count();
}

Status write(const GeneralOptions& general, const ToWrite& decided)
{
    const auto lock = ScanLock::take(general.library);
    if (!lock)
        return lock.error();
    auto library = Library::open(general.library, Library::Access::ReadWrite);
    if (!library)
        return library.error();
    if (auto begun = library->begin(); !begun)
        return begun;
    if (auto saved = library->verdicts().save(decided.save); !saved)
        return saved;
    if (auto forgotten = library->verdicts().forget(decided.forget); !forgotten)
        return forgotten;
    return library->commit();
}

/// `verdictsOf`: what a decision about the row of an id is kept as; empty where there is no such row.
template <typename VerdictsOf>
Result<ToWrite> gather(const DecisionArguments& arguments, VerdictsOf verdictsOf)
{
    ToWrite decided;
    const auto add = [&](const std::vector<std::string>& ids, std::optional<Decision> decision) -> Status {
        for (const std::string& id : ids) {
            std::vector<Verdict> verdicts = verdictsOf(id);
            if (verdicts.empty())
                return Error{ErrorCode::InvalidArgument, "There is no row with the id " + id + "; --all lists all."};
            for (Verdict& verdict : verdicts) {
                verdict.decision = decision.value_or(Decision::Accepted);
                verdict.decidedSeconds = now();
                (decision ? decided.save : decided.forget).push_back(std::move(verdict));
            }
        }
        return ok();
    };
    for (const auto& [ids, decision] : {std::pair(&arguments.accept, std::optional(Decision::Accepted)),
                                        std::pair(&arguments.reject, std::optional(Decision::Rejected)),
                                        std::pair(&arguments.undecide, std::optional<Decision>())})
        if (const auto added = add(*ids, decision); !added)
            return added.error();
    return decided;
}

/// Rows of which each is kept as one verdict.
template <typename Row>
int decideOnRows(const GeneralOptions& general, const DecisionArguments& decisions, const std::vector<Row>& rows)
{
    const auto decided = gather(decisions, [&](const std::string& id) {
        const auto row = std::ranges::find(rows, id, &Row::id);
        return row == rows.end() ? std::vector<Verdict>() : std::vector{row->verdict};
    });
    if (!decided)
        return complain(decided.error());
    const auto written = write(general, *decided);
    return written ? static_cast<int>(done) : complain(written.error());
}

void printDecision(std::optional<Decision> decision)
{
    if (decision)
        std::cout << "  [" << nameOf(*decision) << ']';
}

void printCopy(const AskedLibrary& asked, const ReviewedCopy& copy, bool best)
{
    std::cout << (best ? "  * " : "    ") << plainText(asked.pathOf(copy.id)) << "  (" << plainText(copy.codec);
    if (copy.quality.bitRate > 0)
        std::cout << ", " << (copy.quality.bitRate + 500) / 1000 << " kb/s";
    std::cout << ", " << timeText(copy.quality.audibleSeconds) << " audible)\n";
}

void printLink(const AskedLibrary& asked, const CopyLink& link)
{
    std::cout << "      " << nameOf(link.kind);
    if (link.kind != CopyKind::SameAudio)
        std::cout << ": " << decimal(100.0 * link.bitErrorRate, 1) << " % of the bits differ over "
                  << timeText(link.alignedSeconds) << ", from " << timeText(link.secondsInOne) << " and "
                  << timeText(link.secondsInOther);
    std::cout << "\n        " << plainText(asked.pathOf(link.one)) << "\n        "
              << plainText(asked.pathOf(link.other)) << '\n';
}

void printForPeople(const AskedLibrary& asked, const CopyReview& review)
{
    for (const ReviewedFamily& family : review.families) {
        std::cout << family.id << "  " << family.copies.size() << " copies of "
                  << plainText(asked.bylineOf(family.copies.front().id)) << ", the best first";
        printDecision(family.decision);
        std::cout << '\n';
        for (std::size_t i = 0; i < family.copies.size(); ++i)
            printCopy(asked, family.copies[i], i == 0);
        for (const CopyLink& link : family.links)
            printLink(asked, link);
    }
    if (review.families.empty())
        std::cout << "No copies of a recording are left to look at.\n";
    if (!review.cannotBeJudged.empty())
        std::cout << review.cannotBeJudged.size()
                  << " tracks cannot be judged: too short, silent, or a single tone all along.\n";
    if (review.withoutFingerprint > 0)
        std::cout << review.withoutFingerprint << " tracks have no fingerprint yet; 'tonekin-cli scan' makes them.\n";
}

Result<CopyReviewOptions> optionsOf(const DuplicatesArguments& arguments, ReviewScope scope)
{
    CopyReviewOptions options;
    options.scope = scope;
    options.merits.clear();
    for (const std::string& name : arguments.bestBy) {
        const auto merit = meritOf(name);
        if (!merit)
            return Error{ErrorCode::InvalidArgument,
                         "'" + name + "' is none of lossless, bitrate, completeness and tags."};
        options.merits.push_back(*merit);
    }
    return options;
}

/// First among what is open, whose ids were seen last; then among all.
Result<ToWrite> decideOnCopies(const AskedLibrary& asked, const DuplicatesArguments& arguments)
{
    std::vector<ReviewedFamily> families;
    for (const ReviewScope scope : {ReviewScope::Open, ReviewScope::All}) {
        const auto options = optionsOf(arguments, scope);
        if (!options)
            return options.error();
        auto review = reviewCopies(asked.library(), asked.catalogue(), *options);
        if (!review)
            return review.error();
        std::ranges::move(review->families, std::back_inserter(families));
    }
    return gather(arguments.decisions, [&](const std::string& id) {
        const auto family = std::ranges::find(families, id, &ReviewedFamily::id);
        return family == families.end() ? std::vector<Verdict>() : family->verdicts;
    });
}

int reviewDuplicates(const GeneralOptions& general, const DuplicatesArguments& arguments)
{
    if (const auto named = optionsOf(arguments, ReviewScope::Open); !named)
        return complainOfUsage(named.error().detail);
    const auto asked = AskedLibrary::open(general);
    if (!asked)
        return complain(asked.error());
    if (!arguments.decisions.empty()) {
        const auto decided = decideOnCopies(*asked, arguments);
        if (!decided)
            return complain(decided.error());
        const auto written = write(general, *decided);
        return written ? static_cast<int>(done) : complain(written.error());
    }
    const auto options = optionsOf(arguments, arguments.all ? ReviewScope::All : ReviewScope::Open);
    const auto review = reviewCopies(asked->library(), asked->catalogue(), *options);
    if (!review)
        return complain(review.error());
    if (general.json)
        printJson(copyReviewJson(asked->catalogue(), *review));
    else
        printForPeople(*asked, *review);
    return done;
}

std::string wordsOn(const OutlierReason& reason, const ModelUnits* units)
{
    const std::string more = reason.deviations > 0.0 ? "more" : "less";
    switch (reason.trait) {
    case OutlierReason::Trait::Loudness:
        return decimal(std::abs(reason.value - reason.usual), 1) + " dB " +
               (reason.deviations > 0.0 ? "louder" : "quieter");
    case OutlierReason::Trait::Length:
        return timeText(reason.value) + " long, usual are " + timeText(reason.usual);
    case OutlierReason::Trait::Filter:
        break;
    }
    const NetworkUnit unit{{1}, reason.filter};
    const std::string name = units ? unitWords(units->noteOn(unit), units->measuredName(unit)) : std::string();
    return more + " of filter " + std::to_string(reason.filter) + (name.empty() ? "" : ", " + name);
}

std::string nameOfSet(ReviewedSetKind kind, const std::string& name)
{
    return kind == ReviewedSetKind::Selection ? "the selection" : std::string(nameOf(kind)) + ' ' + name;
}

void printForPeople(const AskedLibrary& asked, const OutlierReview& review)
{
    const auto units = ModelUnits::open({}, &asked.library());
    for (const ReviewedOutlier& row : review.rows) {
        std::cout << row.id << "  " << plainText(asked.bylineOf(row.track)) << "  ("
                  << plainText(asked.pathOf(row.track)) << ")\n    " << (row.odd ? "odd in " : "not odd in ")
                  << plainText(nameOfSet(row.kind, row.set)) << ": p " << decimal(row.p, 4) << ", "
                  << decimal(row.distance, 2) << " times as far as usual";
        printDecision(row.decision);
        std::cout << '\n';
        for (const OutlierReason& reason : row.reasons)
            std::cout << "      " << plainText(wordsOn(reason, units ? &*units : nullptr)) << '\n';
        if (row.odd)
            std::cout << "      typical of it: " << plainText(asked.pathOf(row.typical)) << '\n';
    }
    if (review.rows.empty())
        std::cout << "No odd one out is left to look at; " << review.judgedSets << " sets were judged.\n";
    for (const UnjudgedSet& set : review.cannotBeJudged)
        std::cout << "Cannot be judged: " << plainText(nameOfSet(set.kind, set.set)) << ", "
                  << (set.why == SetJudgement::TooFewTracks ? "which has too few tracks ("
                                                            : "for which there is too little to compare with (")
                  << set.tracks << " tracks)\n";
}

Result<OutlierReview> findOdd(const AskedLibrary& asked, const OutliersArguments& arguments, ReviewScope scope)
{
    OutlierReviewOptions options;
    options.scope = scope;
    options.rule.falseDiscoveryRate = arguments.rate;
    auto selection = asked.findAll(arguments.selection);
    if (!selection)
        return selection.error();
    options.selection = std::move(*selection);
    return reviewOutliers(asked.library(), asked.catalogue(), options);
}

int reviewOdd(const GeneralOptions& general, const OutliersArguments& arguments)
{
    const auto asked = AskedLibrary::open(general);
    if (!asked)
        return complain(asked.error());
    const bool decides = !arguments.decisions.empty();
    const auto review = findOdd(*asked, arguments, arguments.all || decides ? ReviewScope::All : ReviewScope::Open);
    if (!review)
        return complain(review.error());
    if (decides)
        return decideOnRows(general, arguments.decisions, review->rows);
    if (general.json)
        printJson(outlierReviewJson(asked->catalogue(), *review));
    else
        printForPeople(*asked, *review);
    return done;
}

std::string wordsOn(const KindReason& reason, const ReviewedKind& row)
{
    const std::string usual = row.isShortForItsSet() ? ", usual are " + timeText(row.usual->seconds) : std::string();
    switch (reason.trait) {
    case KindTrait::Short:
        return "only " + timeText(row.seconds) + " long" + usual;
    case KindTrait::FirstOfAlbum:
    case KindTrait::LastOfAlbum:
        return std::string("the ") + nameOf(reason.trait);
    case KindTrait::Soft:
        return row.usual ? decimal(row.usual->level - row.traits.level, 1) + " dB softer than usual there" : "soft";
    case KindTrait::GrowsLouder:
        return "grows louder by " + decimal(row.traits.levelSlope, 0) + " dB from start to end";
    case KindTrait::FadesAway:
        return "fades away by " + decimal(-row.traits.levelSlope, 0) + " dB from start to end";
    case KindTrait::Silence:
        return "silent for " + timeText(row.traits.heardSeconds - row.traits.audibleSeconds);
    case KindTrait::RunsOn:
        return "starts or ends at once, as if it ran on from or into its neighbour";
    case KindTrait::UnevenLevel:
        return "now loud, now soft";
    case KindTrait::FewOnsets:
        return "few beats, " + decimal(row.traits.onsets, 1) + " onsets a second";
    case KindTrait::Speech:
        return "moves like speech";
    case KindTrait::NoHarmony:
        return "noise rather than harmony";
    case KindTrait::OneHarmony:
        return "hardly changes its harmony";
    case KindTrait::UnlikeAlbum:
        return "sounds unlike the rest there";
    case KindTrait::Title:
        break;
    }
    return "its title says so";
}

void printForPeople(const AskedLibrary& asked, const KindReview& review)
{
    for (const ReviewedKind& row : review.rows) {
        std::cout << row.id << "  " << nameOf(row.kind) << "  " << plainText(asked.bylineOf(row.track)) << "  ("
                  << plainText(asked.pathOf(row.track)) << ")\n    probability " << decimal(row.probability, 2)
                  << ", to be heard from " << timeText(row.moment);
        printDecision(row.decision);
        std::cout << '\n';
        for (const KindReason& reason : row.reasons)
            std::cout << "      " << wordsOn(reason, row) << '\n';
    }
    if (review.rows.empty())
        std::cout << "No intro, outro, interlude, skit or ambience is left to look at; " << review.judged
                  << " tracks were judged.\n";
    if (review.alone > 0)
        std::cout << review.alone << " tracks were judged by themselves: neither album nor artist has four tracks.\n";
    if (!review.cannotBeJudged.empty())
        std::cout << review.cannotBeJudged.size() << " tracks cannot be judged: too short.\n";
    if (review.withoutTraits > 0)
        std::cout << review.withoutTraits << " tracks wait for a scan; 'tonekin-cli scan' listens to them.\n";
}

int reviewIntros(const GeneralOptions& general, const IntrosArguments& arguments)
{
    const auto asked = AskedLibrary::open(general);
    if (!asked)
        return complain(asked.error());
    const bool decides = !arguments.decisions.empty();
    KindReviewOptions options;
    options.scope = arguments.all || decides ? ReviewScope::All : ReviewScope::Open;
    options.titles = arguments.noTitles ? TitleUse::Ignore : TitleUse::Count;
    const auto review = reviewKinds(asked->library(), asked->catalogue(), options);
    if (!review)
        return complain(review.error());
    if (decides)
        return decideOnRows(general, arguments.decisions, review->rows);
    if (general.json)
        printJson(kindReviewJson(asked->catalogue(), *review));
    else
        printForPeople(*asked, *review);
    return done;
}

void addDecisions(CLI::App& command, DecisionArguments& decisions, bool& all)
{
    command.add_flag("--all", all, "With what was decided");
    command.add_option("--accept", decisions.accept, "Decide that rows are right, by their ids")->type_name("ID");
    command.add_option("--reject", decisions.reject, "Decide that rows are wrong; they are not found again")
        ->type_name("ID");
    command.add_option("--undecide", decisions.undecide, "Take decisions back")->type_name("ID");
}

} // namespace

void addReviewCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command =
        app.add_subcommand("review", "List copies of recordings, odd tracks of an album, intros and their like");
    command->require_subcommand(1);
    command->footer(
        "Nothing is ever deleted or changed. Decisions are kept by what the audio is: they outlive another\n"
        "scan, a moved file and another network.");

    CLI::App* const intros = command->add_subcommand("intros", "List intros, outros, interludes, skits and ambience");
    intros->footer(
        "Told by the sound: length, place on the album, level, beats, speech, harmony. What tags lack is not\n"
        "guessed. The likeliest come first.");
    const auto kinds = std::make_shared<IntrosArguments>();
    addDecisions(*intros, kinds->decisions, kinds->all);
    intros->add_flag("--no-titles", kinds->noTitles, "Leave titles like \"Intro\" out of account");
    intros->callback([&, kinds] { exitStatus = reviewIntros(general, *kinds); });

    CLI::App* const duplicates =
        command->add_subcommand("duplicates", "List recordings that the library has more than once");
    duplicates->footer(
        "Copies are told by fingerprints of the whole tracks: other formats, levels, speeds and ends of the\n"
        "same recording, edits and remasters. The one that is best comes first.");
    const auto copies = std::make_shared<DuplicatesArguments>();
    addDecisions(*duplicates, copies->decisions, copies->all);
    duplicates->add_option("--best-by", copies->bestBy, "What makes a copy the best, the weightiest first")
        ->delimiter(',')
        ->capture_default_str()
        ->type_name("NAMES");
    duplicates->callback([&, copies] { exitStatus = reviewDuplicates(general, *copies); });

    CLI::App* const outliers =
        command->add_subcommand("outliers", "List tracks unlike all else of their artist or album");
    outliers->footer("p is the chance that a track of a set like this one is as far from its neighbours.");
    const auto odd = std::make_shared<OutliersArguments>();
    addDecisions(*outliers, odd->decisions, odd->all);
    outliers->add_option("TRACK", odd->selection, "Judge these tracks as one set, instead of artists and albums")
        ->type_name("");
    outliers->add_option("--rate", odd->rate, "The share of chance finds that is accepted, set by set")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("SHARE");
    outliers->callback([&, odd] { exitStatus = reviewOdd(general, *odd); });
}

} // namespace tonekin::cli
