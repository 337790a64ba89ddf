// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/simulatedlisteners.h"
#include "playcounts/hiddenplays.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tonekin;

namespace {

constexpr int styles = 8;

SoundLabels recording(int number)
{
    SoundLabels labels;
    labels.path = "made/" + std::to_string(1000 + number) + ".ogg";
    labels.kind = number % 3 == 0 ? "electronic" : "arrangement";
    labels.style = "style " + std::to_string(number % styles);
    labels.tempo = 70.0 + 10.0 * (number % 11);
    labels.key = number % 12;
    labels.minor = number % 2 == 0;
    labels.programs = {{(number * 8) % 128, {{0.0, 20.0}}}, {(number * 24 + 1) % 128, {{0.0, 10.0}}}};
    labels.distortion = number % 5 == 0 ? 0.9 : 0.0;
    if (number % 4 == 0)
        labels.drums = {{DrumPiece::Kick, {1.0}}};
    return labels;
}

std::vector<SoundLabels> recordings(int count = 240)
{
    std::vector<SoundLabels> all;
    for (int i = 0; i < count; ++i)
        all.push_back(recording(i));
    return all;
}

/// How likely the user's own plays are to the truth, beside those of all users together.
double meanLift(const SimulatedPlays& listening)
{
    std::vector<double> popularity(listening.counts.tracks.size());
    double all = 0.0;
    for (const Play& play : listening.counts.plays) {
        popularity[play.track] += play.count;
        all += play.count;
    }
    double lift = 0.0;
    for (const Play& play : listening.counts.plays)
        lift += play.count * std::log(listening.chance(play.user, play.track) / (popularity[play.track] / all));
    return lift / all;
}

} // namespace

class TestSimulatedListeners : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void traitsAreWhatTheLabelsSay();
    void chancesAreChances();
    void listenersPlayWhatTheirScenesLike();
    void withoutTasteOnlyPopularityIsLeft();
    void lovedStylesArePlayedMore();
    void factorsFindTheTruthAgain();
    void theSameSeedGivesTheSameListeners();
    void impossibleListenersAreRefused();
};

void TestSimulatedListeners::traitsAreWhatTheLabelsSay()
{
    SoundLabels labels = recording(0);
    labels.programs = {{25, {{0.0, 10.0}, {20.0, 25.0}}}, {27, {{0.0, 5.0}}}, {48, {{0.0, 40.0}}}};
    labels.voice = {{1.0, 2.0}};
    const auto traits = traitsOf(labels);
    QCOMPARE(traits.at("style:style 0"), 1.0);
    QCOMPARE(traits.at("kind:electronic"), 1.0);
    QCOMPARE(traits.at("family:3"), 0.5); // programs 25 and 27 together
    QCOMPARE(traits.at("family:6"), 1.0);
    QCOMPARE(traits.at("tempo:slow"), 1.0);
    QCOMPARE(traits.at("mode:minor"), 1.0);
    QCOMPARE(traits.at("voice"), 1.0);
    QCOMPARE(traits.at("drums"), 1.0);
    QCOMPARE(traits.at("distortion"), 0.9);
    const auto silent = traitsOf({});
    QVERIFY(!silent.contains("voice") && !silent.contains("drums") && !silent.contains("mode:major"));
}

void TestSimulatedListeners::chancesAreChances()
{
    const auto listening = simulatePlays(recordings(), {.users = 50});
    QVERIFY(listening);
    QCOMPARE(listening->counts.users.size(), 50U);
    QCOMPARE(listening->counts.tracks.size(), 240U);
    for (std::size_t user = 0; user < 50; ++user) {
        double sum = 0.0;
        for (std::size_t track = 0; track < 240; ++track) {
            QVERIFY(listening->chance(user, track) > 0.0);
            sum += listening->chance(user, track);
        }
        QVERIFY(std::fabs(sum - 1.0) < 1e-9);
        const auto scenes = std::ranges::count_if(listening->scenes[user], [](double part) { return part > 0.0; });
        QVERIFY(scenes >= 1 && scenes <= 3);
    }
    double plays = 0.0;
    for (const Play& play : listening->counts.plays)
        plays += play.count;
    QVERIFY(plays / 50.0 > 30.0 && plays / 50.0 < 120.0); // 60 in the mean, exponentially spread
}

void TestSimulatedListeners::listenersPlayWhatTheirScenesLike()
{
    const auto listening = simulatePlays(recordings(), {.users = 300});
    QVERIFY(listening);
    QVERIFY2(meanLift(*listening) > 0.5, qPrintable(QString::number(meanLift(*listening))));
}

void TestSimulatedListeners::withoutTasteOnlyPopularityIsLeft()
{
    const auto wanderers = simulatePlays(recordings(), {.users = 1000, .wandering = 1.0});
    const auto tasteless = simulatePlays(recordings(), {.users = 1000, .strength = 0.0});
    QVERIFY(wanderers && tasteless);
    QVERIFY(std::fabs(meanLift(*wanderers)) < 0.05);
    QVERIFY(std::fabs(meanLift(*tasteless)) < 0.05);
    for (std::size_t track = 0; track < 240; ++track) // then all agree
        QVERIFY(std::fabs(wanderers->chance(0, track) - wanderers->chance(1, track)) < 1e-12);
}

void TestSimulatedListeners::lovedStylesArePlayedMore()
{
    const auto all = recordings();
    const auto listening = simulatePlays(all, {.users = 600});
    QVERIFY(listening);
    // Plays of a style by users whose main scene loves it, beside those of the others.
    int more = 0;
    int compared = 0;
    for (int style = 0; style < styles; ++style) {
        const std::string trait = "style:style " + std::to_string(style);
        double plays[2] = {0.0, 0.0};
        double ofStyle[2] = {0.0, 0.0};
        for (const Play& play : listening->counts.plays) {
            const auto& scenes = listening->scenes[play.user];
            const auto main = static_cast<std::size_t>(std::ranges::max_element(scenes) - scenes.begin());
            const bool loves = listening->tastes[main].contains(trait);
            plays[loves] += play.count;
            if (all[play.track].style == trait.substr(6))
                ofStyle[loves] += play.count;
        }
        if (plays[0] == 0.0 || plays[1] == 0.0)
            continue;
        ++compared;
        more += ofStyle[1] / plays[1] > 1.5 * ofStyle[0] / plays[0] ? 1 : 0;
    }
    QVERIFY(compared >= 5);
    QVERIFY2(more >= compared - 1, qPrintable(QStringLiteral("%1 of %2").arg(more).arg(compared)));
}

void TestSimulatedListeners::factorsFindTheTruthAgain()
{
    const auto listening = simulatePlays(recordings(), {.users = 800, .scenes = 8});
    QVERIFY(listening);
    const HiddenPlays parts = hidePlays(listening->counts, 0.2, 1);
    // The truth as if it were factors: scenes are its dimensions.
    Factors truth{8, {}, {}};
    for (const auto& scenes : listening->scenes)
        truth.users.insert(truth.users.end(), scenes.begin(), scenes.end());
    for (std::size_t track = 0; track < listening->counts.tracks.size(); ++track)
        for (std::size_t scene = 0; scene < 8; ++scene)
            truth.tracks.push_back(listening->chances[scene][track]);
    const double bound = hiddenPlaysAuc(listening->counts, parts.hidden, truth, 1);
    const double popular = popularityAuc(listening->counts, parts, 1);
    const auto trials = tryRecipes(parts.shown, {.dimensions = 8}, usualAlphas, 1, [](const RecipeTrial&) {}, {});
    QVERIFY(trials);
    const RecipeTrial best = bestOf(*trials);
    const auto factors = factorise(
        parts.shown, {.dimensions = 8, .alpha = best.alpha, .regularisation = best.regularisation}, 1, {}, {});
    QVERIFY(factors);
    const double found = hiddenPlaysAuc(listening->counts, parts.hidden, *factors, 1);
    const QString figures = QStringLiteral("truth %1, factors %2, popularity %3").arg(bound).arg(found).arg(popular);
    QVERIFY2(bound > popular + 0.05, qPrintable(figures));
    QVERIFY2(found > popular + 0.6 * (bound - popular), qPrintable(figures));
    QVERIFY2(found < bound + 0.02, qPrintable(figures));
}

void TestSimulatedListeners::theSameSeedGivesTheSameListeners()
{
    auto shuffled = recordings();
    std::ranges::reverse(shuffled);
    const auto one = simulatePlays(recordings(), {.users = 40, .seed = 5});
    const auto same = simulatePlays(shuffled, {.users = 40, .seed = 5});
    const auto other = simulatePlays(recordings(), {.users = 40, .seed = 6});
    QVERIFY(one && same && other);
    QVERIFY(one->counts == same->counts);
    QVERIFY(!(one->counts == other->counts));
}

void TestSimulatedListeners::impossibleListenersAreRefused()
{
    const auto refused = [](const std::vector<SoundLabels>& tracks, const SimulatedListenerOptions& options) {
        const auto listening = simulatePlays(tracks, options);
        return !listening && listening.error().code == ErrorCode::InvalidArgument;
    };
    QVERIFY(refused(recordings(1), {}));
    QVERIFY(refused({}, {}));
    QVERIFY(refused(recordings(10), {.users = 0}));
    QVERIFY(refused(recordings(10), {.scenes = 0}));
    QVERIFY(refused(recordings(10), {.meanPlays = std::nan("")}));
    QVERIFY(refused(recordings(10), {.strength = -1.0}));
    QVERIFY(refused(recordings(10), {.wandering = 1.5}));
    QVERIFY(simulatePlays(recordings(2), {.users = 1}));
}

QTEST_GUILESS_MAIN(TestSimulatedListeners)
#include "tst_simulatedlisteners.moc"
