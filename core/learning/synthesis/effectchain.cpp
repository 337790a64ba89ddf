// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/effectchain.h"

#include "synthesis/filters.h"

namespace tonekin {
namespace {

void moveAbout(Samples& samples, RandomStream& random)
{
    switch (random.below(5)) {
    case 0:
        return addSwing(samples, {random.between(0.01, 0.025), random.between(0.001, 0.004), random.between(0.2, 2.0),
                                  0.0, random.between(0.3, 0.5)});
    case 1:
        return addSwing(samples, {random.between(0.002, 0.005), random.between(0.001, 0.0018),
                                  random.between(0.05, 0.6), random.between(0.3, 0.8), 0.5});
    case 2:
        return addPhaser(samples, random.between(0.05, 1.5), random.between(150.0, 400.0),
                         random.between(1500.0, 6000.0));
    case 3:
        return addTremolo(samples, random.between(2.0, 9.0), random.between(0.2, 0.9));
    default:
        return sweepFilter(samples, random.between(0.03, 0.5), random.between(200.0, 800.0),
                           random.between(2500.0, 10'000.0), random.between(0.8, 4.0));
    }
}

void colour(Samples& samples, RandomStream& random)
{
    switch (random.below(4)) {
    case 0:
        return lowPass(samples, random.between(1500.0, 9000.0));
    case 1:
        return highPass(samples, random.between(80.0, 600.0));
    case 2: // a small loudspeaker or a telephone
        highPass(samples, random.between(200.0, 500.0));
        return lowPass(samples, random.between(3000.0, 6000.0));
    default:
        return addBell(samples, 100.0 * std::exp2(random.between(0.0, 6.0)), random.between(0.7, 4.0),
                       random.between(-12.0, 12.0));
    }
}

void roughen(Recording& recording, RandomStream& random)
{
    const double amount = random.between(0.15, 1.0) * random.between(0.4, 1.0);
    distort(recording.samples, static_cast<DistortionKind>(random.below(3)), amount);
    recording.labels.distortion = std::max(recording.labels.distortion, amount);
}

void place(Recording& recording, RandomStream& random, double most)
{
    Reverb reverb = drawRoom(random);
    reverb.amount = most * random.between(0.1, 1.0);
    addReverb(recording.samples, reverb);
    recording.labels.reverb = 1.0 - (1.0 - recording.labels.reverb) * (1.0 - reverb.amount);
}

void makeNoisy(Recording& recording, RandomStream& random)
{
    if (recording.labels.noise > 0.0)
        return;
    const auto kind = static_cast<NoiseKind>(1 + random.below(noiseKinds - 1));
    const double level = decibels(random.between(-36.0, -3.0));
    addNoise(recording.samples, kind, level, RandomStream(random.next(), {}));
    recording.labels.noise = level;
    recording.labels.noiseKind = kind;
}

} // namespace

Reverb drawRoom(RandomStream& random)
{
    Reverb reverb;
    reverb.size = random.unit();
    reverb.seconds = 0.25 * std::pow(24.0, reverb.size) * random.between(0.7, 1.3);
    reverb.damping = random.between(0.1, 1.0);
    return reverb;
}

void applyRandomEffects(Recording& recording, RandomStream random)
{
    Samples& samples = recording.samples;
    const bool nearlyClean = random.happens(0.5);
    const auto wanted = [&](double probability) { return random.happens(probability) && !nearlyClean; };
    if (wanted(0.3))
        roughen(recording, random);
    if (wanted(0.3))
        moveAbout(samples, random);
    if (wanted(0.35))
        colour(samples, random);
    addShelf(samples, random.between(150.0, 900.0), random.between(-4.0, 4.0), random.between(-4.0, 4.0));
    if (wanted(0.3))
        compress(samples, random.between(-30.0, -12.0), random.between(2.0, 8.0));
    if (wanted(0.2))
        addEcho(samples, random.between(0.08, 0.6), random.between(0.0, 0.6), random.between(0.15, 0.6));
    if (wanted(0.55))
        place(recording, random, 0.9);
    else if (random.happens(0.4))
        place(recording, random, 0.2);
    if (wanted(0.4))
        makeNoisy(recording, random);
    setPeak(samples, decibels(-random.between(1.0, 16.0)));
}

} // namespace tonekin
