// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/networktensors.h"
#include "nn/randommodel.h"
#include "training/bandstatistics.h"
#include "training/labelheads.h"
#include "training/regularisers.h"

#include <QTest>

#include <ATen/Parallel.h>

#include <cmath>

using namespace tonekin;

namespace {

constexpr int flute = 73;
constexpr int frames = 160;

/// What the made spectrograms below sound like, from beginning to end.
struct Planted {
    bool flute = false;
    bool kick = false;
    NoiseKind noise = NoiseKind::None;
    double tempo = 120.0;
    double reverb = 0.0;
};

Planted drawPlanted(RandomStream& random)
{
    Planted planted;
    planted.flute = random.happens(0.5);
    planted.kick = random.happens(0.3);
    planted.noise = random.happens(0.5) ? NoiseKind::White : NoiseKind::None;
    planted.tempo = random.happens(0.5) ? 60.0 : 160.0;
    planted.reverb = random.happens(0.5) ? 0.8 : 0.2;
    return planted;
}

/// A flute is a steady band, a kick a low click on each beat, noise fills the upper part; reverb lies in the middle and
/// is the louder the more there is of it, and slow pieces have a drone: heads are asked here, not the ears before them.
MelSpectrogram spectrogramOf(const Planted& planted, RandomStream& random)
{
    const MelFrontEnd frontEnd;
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    mel.stretches = {{0, 0.0}};
    const auto beat = static_cast<int>(std::lround(60.0 / planted.tempo * mel.framesPerSecond));
    for (int frame = 0; frame < 2 * frames; ++frame)
        for (int band = 0; band < mel.bands; ++band) {
            double value = 1.0 + 0.5 * random.unit();
            if (planted.flute && band >= 60 && band < 63)
                value += 4.0;
            if (planted.kick && band < 10 && frame % beat == 0)
                value += 5.0;
            if (planted.noise == NoiseKind::White && band >= 100)
                value += 2.0 * random.unit();
            if (band >= 25 && band < 50)
                value += 5.0 * planted.reverb;
            if (band >= 90 && band < 94 && planted.tempo < 100.0)
                value += 4.0;
            mel.values.push_back(static_cast<float>(value));
        }
    return mel;
}

SoundLabels labelsOf(const Planted& planted, int number)
{
    const double end = 2.0 * frames;
    SoundLabels labels;
    labels.path = std::to_string(number) + ".flac";
    labels.kind = "arrangement";
    labels.style = planted.tempo < 100.0 ? "Slow" : "Fast";
    labels.tempo = planted.tempo;
    labels.reverb = planted.reverb;
    labels.noise = planted.noise == NoiseKind::None ? 0.0 : 0.4;
    labels.noiseKind = planted.noise;
    labels.programs = {{0, {{0.0, end}}}};
    if (planted.flute)
        labels.programs.push_back({flute, {{0.0, end}}});
    if (planted.kick) {
        labels.drums = {{DrumPiece::Kick, {}}};
        for (double time = 0.0; time < end; time += 60.0 / planted.tempo)
            labels.drums.front().times.push_back(time);
    }
    return labels;
}

LoadedTracks madeTracks(int tracks, std::uint64_t seed)
{
    LoadedTracks corpus;
    RandomStream random(seed, {});
    for (int i = 0; i < tracks; ++i) {
        const Planted planted = drawPlanted(random);
        corpus.tracks.push_back({"made.flac", "made", "", "", "", 15.0, ""});
        corpus.mels.push_back(spectrogramOf(planted, random));
        corpus.labels.emplace_back(labelsOf(planted, i));
    }
    return corpus;
}

Augmentation noChange()
{
    Augmentation none;
    none.often = none.mixOften = none.bandLimitOften = 0.0;
    return none;
}

/// Windows [n x bands x frames] of all tracks with their targets.
struct Batch {
    at::Tensor windows;
    at::Tensor targets;
};

Batch drawBatch(const LoadedTracks& corpus, const TargetLayout& layout, std::uint64_t seed)
{
    const WindowDrawer drawer(corpus.mels, frames, noChange(), std::vector<float>(128, 0.0F));
    const auto tracks = static_cast<std::int64_t>(corpus.mels.size());
    at::Tensor windows = at::empty({2 * tracks, frames, drawer.bands()});
    at::Tensor targets = at::empty({2 * tracks, layout.columns()});
    const auto size = static_cast<std::size_t>(frames * drawer.bands());
    const auto columns = static_cast<std::size_t>(layout.columns());
    RandomStream random(seed, {});
    for (std::size_t i = 0; i < corpus.mels.size(); ++i) {
        float* const values = windows.data_ptr<float>() + 2 * i * size;
        const auto cuts = drawer.drawPair(static_cast<int>(i), random, {values, size}, {values + size, size});
        for (std::size_t k = 0; k < 2; ++k)
            writeTargets(layout, corpus.labels, cuts[k], {targets.data_ptr<float>() + (2 * i + k) * columns, columns});
    }
    return {windows.transpose(1, 2).contiguous(), targets};
}

/// A small network and its heads, trained together by plain Adam.
class SmallTraining {
public:
    SmallTraining(const LoadedTracks& corpus, const HeadOptions& options)
        : layout(TargetLayout::of(corpus.labels))
        , m_manifest(tinyManifest("tiny"))
    {
        standardise(m_manifest, corpus, 1.0);
        network.emplace(randomNetwork(m_manifest, 1));
        heads.emplace(layout, countTargets(layout, corpus.labels, corpus.mels, frames), m_manifest.layers.pooledUnits(),
                      m_manifest.layers.convolutions.front().filters, 2, options);
        for (const auto& [name, tensor] : network->named())
            if (name.starts_with("conv"))
                m_weights.push_back(*tensor);
        for (const auto& [name, tensor] : heads->named())
            m_weights.push_back(tensor);
        for (at::Tensor& weight : m_weights) {
            weight.set_requires_grad(true);
            m_first.push_back(at::zeros_like(weight));
            m_second.push_back(at::zeros_like(weight));
        }
    }

    HeadLosses lossesOf(const Batch& batch) const
    {
        const at::Tensor activations = network->firstLayer(batch.windows);
        return heads->losses(NetworkTensors::pool(network->laterLayers(activations)),
                             LabelHeads::poolFirst(activations), batch.targets);
    }
    double step(const Batch& batch)
    {
        const at::Tensor loss = lossesOf(batch).total;
        loss.backward();
        const at::NoGradGuard noGradients;
        ++m_steps;
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            at::Tensor& gradient = m_weights[i].mutable_grad();
            if (!gradient.defined())
                continue;
            m_first[i].mul_(0.9).add_(gradient, 0.1);
            m_second[i].mul_(0.99).addcmul_(gradient, gradient, 0.01);
            const at::Tensor deviation = (m_second[i] / (1.0 - std::pow(0.99, m_steps))).sqrt_().add_(1e-8);
            m_weights[i].addcdiv_(m_first[i], deviation, -0.003 / (1.0 - std::pow(0.9, m_steps)));
            gradient = at::Tensor();
        }
        return loss.item<double>();
    }
    at::Tensor activationsOf(const Batch& batch) const
    {
        const at::NoGradGuard noGradients;
        return heads->activations(NetworkTensors::pool(network->laterLayers(network->firstLayer(batch.windows))));
    }
    at::Tensor firstActivationsOf(const Batch& batch) const
    {
        const at::NoGradGuard noGradients;
        return heads->firstActivations(LabelHeads::poolFirst(network->firstLayer(batch.windows)));
    }

    TargetLayout layout;
    std::optional<NetworkTensors> network;
    std::optional<LabelHeads> heads;

private:
    ModelManifest m_manifest;
    std::vector<at::Tensor> m_weights;
    std::vector<at::Tensor> m_first;
    std::vector<at::Tensor> m_second;
    int m_steps = 0;
};

/// The share of known targets that are answered on the right side of one half.
double rightSide(const at::Tensor& activations, const at::Tensor& targets, int column)
{
    const at::Tensor known = targets.select(1, column).ge(0.0);
    const at::Tensor right = activations.select(1, column).gt(0.5).eq(targets.select(1, column).gt(0.5));
    return right.logical_and(known).sum().item<double>() / known.sum().item<double>();
}

/// The share of windows whose likeliest class is the wanted one, or at most so far beside it.
double rightClass(const at::Tensor& activations, const at::Tensor& targets, const TargetGroup& group, int beside = 0)
{
    const at::Tensor said = activations.narrow(1, group.first, group.size).argmax(1);
    const at::Tensor distance = (said - targets.narrow(1, group.first, group.size).argmax(1)).abs();
    return distance.le(beside).to(at::kFloat).mean().item<double>();
}

double partOf(const HeadLosses& losses, const std::string& name)
{
    const auto part = std::ranges::find(losses.parts, name, [](const auto& entry) { return entry.first; });
    return part == losses.parts.end() ? -1.0 : part->second.item<double>();
}

/// Two heads' worth of features without a network before them.
struct FeatureCase {
    TargetLayout layout = TargetLayout({"Slow", "Fast"});
    TargetCounts counts{std::vector<double>(static_cast<std::size_t>(layout.columns()), 10.0),
                        std::vector<double>(static_cast<std::size_t>(layout.columns()), 4.0)};
    LabelHeads heads{layout, counts, 12, 5, 3, HeadOptions{0.5, 0.1, 0.0}};
    at::Tensor pooled = at::rand({6, 12}).set_requires_grad(true);
    at::Tensor first = at::rand({6, 10}).set_requires_grad(true);
    at::Tensor targets = at::full({6, layout.columns()}, unknownTarget);

    FeatureCase()
    {
        for (const auto& [name, tensor] : heads.named())
            at::Tensor(tensor).set_requires_grad(true);
    }
    HeadLosses losses() const { return heads.losses(pooled, first, targets); }
};

bool isZero(const at::Tensor& gradient)
{
    return gradient.eq(0.0).all().item<bool>();
}

} // namespace

class TestLabelHeads : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init() { at::manual_seed(1); }
    void headsLearnWhatIsPlanted();
    void unknownWindowsGiveNoGradient();
    void aBatchWithoutLabelsTeachesNothing();
    void whatNeverOccursIsNotAsked();
    void rareProgramsCountAsMuchAsTheirAbsence();
    void rareClassesCountMore();
    void uncertaintyStaysWithinBounds();
    void lossesAreThoseOfTheirKinds();
    void copiesOnAnotherDeviceKeepTheirNames();
    void collapsedVectorsArePunished();
    void kernelsArePunishedForRoughnessAndCopies();
    void theDomainHeadLearnsWhatItsFeaturesForget();
};

void TestLabelHeads::headsLearnWhatIsPlanted()
{
    const LoadedTracks corpus = madeTracks(32, 1);
    SmallTraining training(corpus, HeadOptions{0.5, 0.1, 0.2});
    const Batch start = drawBatch(corpus, training.layout, 1000);
    const HeadLosses before = training.lossesOf(start);
    for (std::uint64_t step = 0; step < 200; ++step)
        QVERIFY(std::isfinite(training.step(drawBatch(madeTracks(20, 100 + step), training.layout, step))));
    const HeadLosses after = training.lossesOf(start);
    for (const char* part : {"heads.programs", "heads.drums", "heads.tempo", "heads.noisekind", "heads.reverb",
                             "heads.style", "first.drums", "first.families", "first.noisekind"})
        QVERIFY2(partOf(after, part) < 0.5 * partOf(before, part), part);

    const Batch unheard = drawBatch(madeTracks(48, 2), training.layout, 7);
    const at::Tensor said = training.activationsOf(unheard);
    const TargetLayout& layout = training.layout;
    QVERIFY(rightSide(said, unheard.targets, layout.group("programs").first + flute) > 0.95);
    QVERIFY(rightSide(said, unheard.targets, layout.group("drums").first) > 0.95);
    QVERIFY(rightClass(said, unheard.targets, layout.group("noisekind")) > 0.95);
    QVERIFY(rightClass(said, unheard.targets, layout.group("tempo"), 2) > 0.95);
    QVERIFY(rightClass(said, unheard.targets, layout.group("style")) > 0.95);
    const int reverb = layout.group("reverb").first;
    const double side = rightSide(said, unheard.targets, reverb);
    QVERIFY2(side > 0.95, QByteArray::number(side));
    const double error = (said.select(1, reverb) - unheard.targets.select(1, reverb)).abs().mean().item<double>();
    QVERIFY2(error < 0.2, QByteArray::number(error)); // 0.3 for who always says one half

    const at::Tensor firstSaid = training.firstActivationsOf(unheard);
    QVERIFY(rightSide(firstSaid, unheard.targets, layout.group("families").first + flute / 8) > 0.95);
    QVERIFY(rightClass(firstSaid, unheard.targets, layout.group("noisekind")) > 0.95);
    QVERIFY(firstSaid.select(1, reverb).eq(unknownTarget).all().item<bool>()); // not one of its questions
}

void TestLabelHeads::unknownWindowsGiveNoGradient()
{
    FeatureCase made;
    const auto set = [&](std::string_view group, std::int64_t row, float value) {
        const TargetGroup& asked = made.layout.group(group);
        made.targets[row].narrow(0, asked.first, asked.size).fill_(value / static_cast<float>(asked.size));
    };
    set("style", 0, 1.0F);
    set("drums", 0, 6.0F);
    set("percussive", 2, 0.5F);
    set("programs", 2, 0.0F);
    made.losses().total.backward();
    for (const std::int64_t known : {0, 2}) {
        QVERIFY(!isZero(made.pooled.grad()[known]));
        QVERIFY(!isZero(made.first.grad()[known]));
    }
    for (const std::int64_t unknown : {1, 3, 4, 5}) {
        QVERIFY(isZero(made.pooled.grad()[unknown]));
        QVERIFY(isZero(made.first.grad()[unknown]));
    }
    // Nor do questions that no window of the batch answers, their uncertainty included.
    for (const auto& [name, tensor] : made.heads.named()) {
        if (name == "heads.tempo.weight" || name == "heads.noise.bias" || name == "first.voice.weight")
            QVERIFY2(isZero(tensor.grad()), name.c_str());
        if (name == "heads.style.weight" || name == "first.drums.weight")
            QVERIFY2(!isZero(tensor.grad()), name.c_str());
        if (name == "heads.uncertainty")
            QCOMPARE(tensor.grad().ne(0.0).sum().item<int>(), 4);
    }
    // What is unknown within a known window changes nothing either.
    made.pooled.mutable_grad() = at::Tensor();
    const double before = made.losses().total.item<double>();
    made.targets[4].narrow(0, made.layout.group("tempo").first, TargetLayout::tempoBins).fill_(-3.0F);
    QCOMPARE(made.losses().total.item<double>(), before);
}

void TestLabelHeads::aBatchWithoutLabelsTeachesNothing()
{
    const FeatureCase real;
    const HeadLosses losses = real.losses();
    QCOMPARE(losses.total.item<double>(), 0.0);
    for (const auto& [name, part] : losses.parts)
        QCOMPARE(part.item<double>(), 0.0);
    losses.total.backward();
    QVERIFY(isZero(real.pooled.grad()));
    for (const auto& [name, tensor] : real.heads.named())
        QVERIFY2(tensor.grad().defined() && isZero(tensor.grad()), name.c_str());
}

void TestLabelHeads::whatNeverOccursIsNotAsked()
{
    FeatureCase made;
    const auto first = static_cast<std::size_t>(made.layout.group("programs").first);
    made.counts.sum[first + 1] = 0.0;
    made.counts.sum[first + 2] = 10.0; // always there: nothing to tell either
    made.heads = LabelHeads(made.layout, made.counts, 12, 5, 3, HeadOptions{0.5, 0.1, 0.0});
    for (const auto& [name, tensor] : made.heads.named())
        at::Tensor(tensor).set_requires_grad(true);
    made.targets.narrow(1, made.layout.group("programs").first, 128).fill_(0.0F);
    made.losses().total.backward();
    for (const auto& [name, tensor] : made.heads.named())
        if (name == "heads.programs.weight") {
            QVERIFY(!isZero(tensor.grad()[0]));
            QVERIFY(isZero(tensor.grad()[1]));
            QVERIFY(isZero(tensor.grad()[2]));
        }
}

void TestLabelHeads::rareProgramsCountAsMuchAsTheirAbsence()
{
    // A head that says 1/2 to everything: over a corpus where a tenth has the sound, both sides weigh the same.
    FeatureCase made;
    const TargetGroup voice = made.layout.group("voice");
    made.counts.sum[static_cast<std::size_t>(voice.first)] = 1.0;
    const LabelHeads heads(made.layout, made.counts, 12, 5, 3, HeadOptions{0.5, 0.1, 0.0});
    for (const auto& [name, tensor] : heads.named())
        if (name == "heads.voice.weight")
            at::Tensor(tensor).zero_();
    const auto lossOf = [&](float target) {
        made.targets.select(1, voice.first).fill_(target);
        return partOf(heads.losses(made.pooled, made.first, made.targets), "heads.voice");
    };
    const double ln2 = std::log(2.0);
    QVERIFY(std::fabs(lossOf(1.0F) - 5.0 * ln2) < 1e-5);
    QVERIFY(std::fabs(lossOf(0.0F) - 5.0 / 9.0 * ln2) < 1e-5);
    QVERIFY(std::fabs(0.1 * lossOf(1.0F) + 0.9 * lossOf(0.0F) - ln2) < 1e-5);
}

void TestLabelHeads::rareClassesCountMore()
{
    FeatureCase made;
    const TargetGroup style = made.layout.group("style");
    made.counts.sum[static_cast<std::size_t>(style.first)] = 2.0;
    made.counts.sum[static_cast<std::size_t>(style.first) + 1] = 8.0;
    const LabelHeads heads(made.layout, made.counts, 12, 5, 3, HeadOptions{0.5, 0.1, 0.0});
    for (const auto& [name, tensor] : heads.named())
        if (name == "heads.style.weight")
            at::Tensor(tensor).zero_();
    const auto lossOf = [&](int which) {
        made.targets.narrow(1, style.first, 2).fill_(0.0F);
        made.targets.select(1, style.first + which).fill_(1.0F);
        return partOf(heads.losses(made.pooled, made.first, made.targets), "heads.style");
    };
    QVERIFY(std::fabs(lossOf(0) - 2.5 * std::log(2.0)) < 1e-5);
    QVERIFY(std::fabs(lossOf(1) - 0.625 * std::log(2.0)) < 1e-5);
}

void TestLabelHeads::uncertaintyStaysWithinBounds()
{
    FeatureCase made;
    made.targets.select(1, made.layout.group("noise").first).fill_(0.5F);
    const auto totalWith = [&](double uncertainty) {
        const at::NoGradGuard noGradients;
        for (const auto& [name, tensor] : made.heads.named())
            if (name == "heads.uncertainty")
                at::Tensor(tensor).fill_(uncertainty);
        return made.losses().total.item<double>();
    };
    const double loss = partOf(made.losses(), "heads.noise");
    QVERIFY(loss > 0.0);
    // 0.5 of ( loss / 2 / variance + ln(variance) / 2 )
    QVERIFY(std::fabs(totalWith(0.0) - 0.25 * loss) < 1e-5);
    QVERIFY(std::fabs(totalWith(1000.0) - 0.5 * (0.5 * std::exp(-2.0) * loss + 1.0)) < 1e-5);
    QVERIFY(std::fabs(totalWith(-1000.0) - 0.5 * (0.5 * std::exp(2.0) * loss - 1.0)) < 1e-5);
}

void TestLabelHeads::lossesAreThoseOfTheirKinds()
{
    FeatureCase made;
    for (const auto& [name, tensor] : made.heads.named()) {
        if (name.ends_with(".weight"))
            at::Tensor(tensor).detach().zero_();
        if (name == "heads.reverb.bias")
            at::Tensor(tensor).detach().fill_(1.4F);
        if (name == "heads.noise.bias")
            at::Tensor(tensor).detach().fill_(0.55F);
    }
    made.targets.select(1, made.layout.group("reverb").first).fill_(0.5F);
    made.targets.select(1, made.layout.group("noise").first).fill_(0.5F);
    const TargetGroup tempo = made.layout.group("tempo");
    made.targets.narrow(1, tempo.first, tempo.size).fill_(1.0F / 60.0F);
    const HeadLosses losses = made.losses();
    QVERIFY(std::fabs(partOf(losses, "heads.reverb") - (0.9 - 0.25)) < 1e-5);           // beyond the bend: straight
    QVERIFY(std::fabs(partOf(losses, "heads.noise") - 0.5 * 0.05 * 0.05 / 0.5) < 1e-5); // within: square
    const at::Tensor said = made.heads.activations(made.pooled);
    QVERIFY(std::fabs(said[0][made.layout.group("reverb").first].item<double>() - 1.4) < 1e-5);
    QVERIFY(std::fabs(said[0][tempo.first].item<double>() - 1.0 / 60.0) < 1e-6);
    QCOMPARE(said[0][made.layout.group("voice").first].item<double>(), 0.5);
    QVERIFY(!said.requires_grad());
}

void TestLabelHeads::copiesOnAnotherDeviceKeepTheirNames()
{
    FeatureCase made;
    std::vector<std::string> names;
    for (const auto& [name, tensor] : made.heads.named())
        names.push_back(name);
    auto sorted = names;
    std::ranges::sort(sorted);
    QVERIFY(std::ranges::adjacent_find(sorted) == sorted.end());
    const double before = made.losses().total.item<double>();
    made.heads.moveTo(at::Device(at::kCPU));
    std::vector<std::string> after;
    for (const auto& [name, tensor] : made.heads.named())
        after.push_back(name);
    QCOMPARE(after, names);
    QCOMPARE(made.losses().total.item<double>(), before);
    // The same seed gives the same heads, another gives others.
    const auto weightOf = [&](std::uint64_t seed) {
        return LabelHeads(made.layout, made.counts, 12, 5, seed).named()[1].second;
    };
    QVERIFY(weightOf(3).equal(weightOf(3)));
    QVERIFY(!weightOf(3).equal(weightOf(4)));
}

void TestLabelHeads::collapsedVectorsArePunished()
{
    // All in one place: no deviation anywhere, but for what keeps the root finite.
    const at::Tensor same = at::ones({8, 4});
    QVERIFY(std::fabs(varianceCovariance(same).item<double>() - 0.99) < 1e-5);
    // Corners of a square in the first two of four dimensions: times 2, each is +-sqrt 2 there and 0 elsewhere.
    const at::Tensor square =
        at::tensor({1.F, 1.F, 0.F, 0.F, 1.F, -1.F, 0.F, 0.F, -1.F, 1.F, 0.F, 0.F, -1.F, -1.F, 0.F, 0.F})
            .reshape({4, 4});
    QVERIFY(std::fabs(varianceCovariance(square).item<double>() - 0.5 * 0.99) < 1e-5);
    // On a line: two dimensions agree, with a covariance of 8/3 twice.
    const at::Tensor line =
        at::tensor({1.F, 1.F, 0.F, 0.F, 1.F, 1.F, 0.F, 0.F, -1.F, -1.F, 0.F, 0.F, -1.F, -1.F, 0.F, 0.F})
            .reshape({4, 4});
    const double covariance = 2.0 * (8.0 / 3.0) * (8.0 / 3.0) / 4.0 / 25.0;
    QVERIFY(std::fabs(varianceCovariance(line).item<double>() - 0.5 * 0.99 - covariance) < 1e-5);
    // Spread evenly, there is little left; and length does not matter.
    const at::Tensor spread = at::randn({4000, 4});
    QVERIFY(varianceCovariance(spread).item<double>() < 0.03);
    QVERIFY(std::fabs(varianceCovariance(spread).item<double>() - varianceCovariance(spread * 7.0).item<double>()) <
            1e-5);
    at::Tensor trained = (at::ones({8, 4}) + 0.0).set_requires_grad(true);
    varianceCovariance(trained).backward();
    QVERIFY(trained.grad().isfinite().all().item<bool>());
}

void TestLabelHeads::kernelsArePunishedForRoughnessAndCopies()
{
    // Three filters of three bands and one frame.
    const at::Tensor kernels = at::tensor({1.F, 0.F, 0.F, 0.F, 2.F, 2.F, -3.F, 0.F, 0.F}).reshape({3, 3, 1});
    QVERIFY(std::fabs(bandRoughness(kernels).item<double>() - (1.0 + 4.0 + 9.0)) < 1e-5);
    QVERIFY(std::fabs(kernelMagnitude(kernels).item<double>() - 8.0) < 1e-5);
    QVERIFY(std::fabs(kernelOverlap(kernels).item<double>() - 2.0) < 1e-5); // the first is the third's negative, twice
    const at::Tensor apart = at::eye(4).reshape({4, 2, 2}) * 5.0;
    QVERIFY(std::fabs(kernelOverlap(apart).item<double>()) < 1e-5);
    const at::Tensor copies = at::ones({5, 2, 2});
    QVERIFY(std::fabs(kernelOverlap(copies).item<double>() - 20.0) < 1e-4);
    QVERIFY(std::isfinite(kernelOverlap(at::zeros({2, 2, 2})).item<double>()));
}

void TestLabelHeads::theDomainHeadLearnsWhatItsFeaturesForget()
{
    const DomainHead head(3, 1);
    for (const auto& [name, tensor] : head.named())
        at::Tensor(tensor).set_requires_grad(true);
    const at::Tensor domains = at::tensor({1.F, 0.F, 0.F, -1.F});
    const auto gradients = [&](double strength) {
        at::Tensor pooled = at::tensor({1.F, 2.F, 3.F, 3.F, 1.F, 0.F, 1.F, 1.F, 1.F, 9.F, 9.F, 9.F}).reshape({4, 3});
        pooled.set_requires_grad(true);
        for (const auto& [name, tensor] : head.named())
            at::Tensor(tensor).mutable_grad() = at::Tensor();
        const at::Tensor loss = head.loss(pooled, domains, strength);
        loss.backward();
        return std::tuple(loss.item<double>(), pooled.grad(), head.named()[0].second.grad().clone());
    };
    const auto [plainLoss, forward, plainHead] = gradients(-1.0); // as if nothing were turned round
    const auto [loss, turned, ofHead] = gradients(0.5);
    QVERIFY(std::fabs(loss - plainLoss) < 1e-6);
    QVERIFY(turned.allclose(forward * -0.5));
    QVERIFY(ofHead.allclose(plainHead));
    QVERIFY(!isZero(forward[0]) && isZero(forward[3]));
    QVERIFY(isZero(std::get<1>(gradients(0.0))));

    // Each domain counts one half, however many windows it has.
    const at::Tensor nothing = at::zeros({5, 3});
    QVERIFY(std::fabs(head.loss(nothing, at::tensor({1.F, 0.F, 0.F, 0.F, 0.F}), 1.0).item<double>() - std::log(2.0)) <
            1e-6);
    QCOMPARE(head.loss(nothing, at::full({5}, -1.0F), 1.0).item<double>(), 0.0);

    QCOMPARE(DomainHead::strengthAt(0.0, 0.1), 0.0);
    QVERIFY(DomainHead::strengthAt(1.0, 0.1) > 0.0999);
    QVERIFY(DomainHead::strengthAt(0.1, 0.1) < DomainHead::strengthAt(0.2, 0.1));
}

QTEST_APPLESS_MAIN(TestLabelHeads)
#include "tst_labelheads.moc"
