// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesis/albums.h"

#include "synthesis/effects.h"
#include "synthesis/filters.h"
#include "synthesis/spokenlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>

namespace tonekin {
namespace {

/// Numbers of recordings and works: apart from those of a corpus of the same seed.
constexpr int firstNumber = 40'000'000;
constexpr int mostTracks = 64; // of an album

/// An album's manner.
struct Manner {
    Material material;
    double share;             // of the albums
    double shortest, longest; // seconds, usual length of its tracks
};

constexpr std::array<Manner, 6> manners{{
    {Material::Arrangement, 0.34, 110.0, 330.0},
    {Material::SongOverArrangement, 0.22, 130.0, 300.0},
    {Material::SpeechOverBed, 0.12, 130.0, 260.0},
    {Material::Electronic, 0.14, 150.0, 420.0},
    {Material::Chiptune, 0.08, 60.0, 180.0},
    {Material::Drone, 0.10, 150.0, 480.0},
}};

const Manner& drawManner(RandomStream& random)
{
    double left = random.unit();
    for (const Manner& manner : manners) {
        left -= manner.share;
        if (left < 0.0)
            return manner;
    }
    return manners.front();
}

Material drawFrom(RandomStream& random, std::span<const Material> materials)
{
    return materials[static_cast<std::size_t>(random.below(static_cast<int>(materials.size())))];
}

/// Near a length, on an even scale of ratios.
double drawAround(RandomStream& random, double middle, double ratio)
{
    const double sum = random.unit() + random.unit() + random.unit();
    return middle * std::pow(ratio, (sum - 1.5) / 0.75);
}

class AlbumPlanning {
public:
    AlbumPlanning(std::uint64_t seed, int number)
        : m_random(seed, {0x616C6275U, static_cast<std::uint64_t>(number)})
        , m_manner(drawManner(m_random))
        , m_length(std::exp(m_random.between(std::log(m_manner.shortest), std::log(m_manner.longest))))
    {
        m_album.number = number;
        m_album.level = m_random.between(-24.0, -12.0);
    }

    PlannedAlbum run()
    {
        const int ordinary = 6 + m_random.below(8);
        for (int i = 0; i < ordinary; ++i)
            m_album.tracks.push_back(ordinaryTrack(i == 0, i + 1 == ordinary));
        const int interludes = m_random.happens(0.5) ? 1 + m_random.below(2) : 0;
        for (int i = 0; i < interludes; ++i)
            insert(interlude());
        const int skits = m_random.happens(0.4) ? 1 + m_random.below(2) : 0;
        for (int i = 0; i < skits; ++i)
            insert(skit());
        const int ambiences = m_random.happens(0.45) ? 1 + m_random.below(2) : 0;
        for (int i = 0; i < ambiences; ++i)
            insert(ambience());
        if (m_random.happens(0.6))
            m_album.tracks.insert(m_album.tracks.begin(), intro());
        if (m_random.happens(0.55))
            m_album.tracks.push_back(outro());
        nameTracks();
        return std::move(m_album);
    }

private:
    PlannedAlbumTrack ordinaryTrack(bool first, bool last)
    {
        static constexpr std::array others{Material::Arrangement,         Material::Electronic, Material::Song,
                                           Material::SongOverArrangement, Material::Drone,      Material::Tones};
        PlannedAlbumTrack track;
        track.material = m_random.happens(0.14) ? drawFrom(m_random, others) : m_manner.material;
        track.seconds = std::clamp(drawAround(m_random, m_length, 1.35), 35.0, 600.0);
        if (m_random.happens(0.06))
            track.seconds = std::max(35.0, track.seconds * m_random.between(0.35, 0.6));
        track.relative = m_random.between(-2.0, 1.0) - (m_random.happens(0.1) ? m_random.between(2.0, 7.0) : 0.0);
        track.bedLevel = m_random.between(-5.0, -1.0); // speech over a beat is no skit
        track.fadeIn = m_random.happens(first ? 0.3 : 0.1) ? m_random.between(2.0, 15.0) : 0.02;
        track.fadeOut = m_random.happens(last ? 0.5 : 0.35) ? m_random.between(3.0, 20.0) : 0.05;
        drawEnds(track);
        return track;
    }

    PlannedAlbumTrack intro()
    {
        static constexpr std::array materials{Material::Drone, Material::Tones, Material::Ambience, Material::Song};
        PlannedAlbumTrack track;
        track.kind = TrackKind::Intro;
        const double choice = m_random.unit();
        track.material = choice < 0.4    ? m_manner.material
                         : choice < 0.85 ? drawFrom(m_random, materials)
                                         : Material::SpeechOverBed;
        track.seconds = drawAround(m_random, 45.0, 1.7);
        track.relative = m_random.between(-9.0, 0.0);
        track.bedLevel = m_random.between(-9.0, -1.0);
        track.course = m_random.happens(0.75) ? LevelCourse::Rising : LevelCourse::Steady;
        track.courseDepth = m_random.between(8.0, 30.0);
        track.fadeOut = m_random.happens(0.6) ? 0.0 : m_random.between(0.1, 4.0);
        if (track.fadeOut > 0.0)
            drawEnds(track);
        return track;
    }

    PlannedAlbumTrack outro()
    {
        static constexpr std::array materials{Material::Drone, Material::Tones, Material::Song, Material::Ambience};
        PlannedAlbumTrack track;
        track.kind = TrackKind::Outro;
        track.material = m_random.happens(0.5) ? m_manner.material : drawFrom(m_random, materials);
        track.seconds = drawAround(m_random, 60.0, 1.7);
        track.relative = m_random.between(-10.0, 0.0);
        track.bedLevel = m_random.between(-6.0, -1.0);
        track.course = m_random.happens(0.8) ? LevelCourse::Falling : LevelCourse::Steady;
        track.courseDepth = m_random.between(10.0, 35.0);
        track.fadeIn = m_random.happens(0.4) ? 0.0 : m_random.between(0.1, 4.0);
        track.fadeOut = m_random.between(2.0, 12.0);
        drawEnds(track);
        return track;
    }

    PlannedAlbumTrack interlude()
    {
        static constexpr std::array materials{Material::Drone, Material::Tones, Material::Song, Material::Chiptune,
                                              Material::Electronic};
        PlannedAlbumTrack track;
        track.kind = TrackKind::Interlude;
        track.material = m_random.happens(0.4) ? m_manner.material : drawFrom(m_random, materials);
        track.seconds = drawAround(m_random, 38.0, 1.7);
        track.relative = m_random.between(-10.0, 0.0);
        track.bedLevel = m_random.between(-4.0, -1.0);
        track.course = m_random.happens(0.3) ? LevelCourse::Swelling : LevelCourse::Steady;
        track.courseDepth = m_random.between(6.0, 20.0);
        track.fadeIn = m_random.happens(0.4) ? 0.0 : m_random.between(0.1, 5.0);
        track.fadeOut = m_random.happens(0.4) ? 0.0 : m_random.between(0.1, 5.0);
        return track;
    }

    PlannedAlbumTrack skit()
    {
        PlannedAlbumTrack track;
        track.kind = TrackKind::Skit;
        track.material = m_random.happens(0.55) ? Material::Speech : Material::SpeechOverBed;
        track.seconds = drawAround(m_random, 38.0, 1.9);
        track.relative = m_random.between(-9.0, 1.0);
        track.bedLevel = m_random.between(-26.0, -11.0);
        drawEnds(track);
        return track;
    }

    /// Or a hidden track: hardly anything, and at last a little music.
    PlannedAlbumTrack ambience()
    {
        PlannedAlbumTrack track;
        track.kind = TrackKind::Ambience;
        track.material = Material::Ambience;
        track.seconds = drawAround(m_random, 70.0, 2.4);
        track.relative = m_random.between(-25.0, -4.0);
        track.fadeIn = m_random.happens(0.5) ? m_random.between(0.5, 8.0) : 0.05;
        track.fadeOut = m_random.happens(0.5) ? m_random.between(0.5, 8.0) : 0.05;
        if (m_random.happens(0.2)) {
            track.material = m_manner.material;
            track.relative = m_random.between(-8.0, 0.0);
            track.silenceBefore = track.seconds * m_random.between(0.6, 0.9);
        }
        return track;
    }

    void drawEnds(PlannedAlbumTrack& track)
    {
        track.silenceBefore = m_random.happens(0.7) ? m_random.between(0.0, 0.6) : 0.0;
        track.silenceAfter = m_random.happens(0.8) ? m_random.between(0.0, 3.5) : 0.0;
    }

    void insert(PlannedAlbumTrack track)
    {
        const int between = 1 + m_random.below(static_cast<int>(m_album.tracks.size()) - 1);
        const bool anywhere = track.kind != TrackKind::Interlude && m_random.happens(0.2);
        const int place = anywhere ? (m_random.happens(0.5) ? 0 : static_cast<int>(m_album.tracks.size())) : between;
        m_album.tracks.insert(m_album.tracks.begin() + place, std::move(track));
    }

    void nameTracks()
    {
        std::array<char, 32> name{};
        std::snprintf(name.data(), name.size(), "%04d", m_album.number);
        for (std::size_t i = 0; i < m_album.tracks.size(); ++i) {
            PlannedAlbumTrack& track = m_album.tracks[i];
            std::array<char, 16> place{};
            std::snprintf(place.data(), place.size(), "%02d", static_cast<int>(i) + 1);
            track.path = std::string(name.data()) + '/' + place.data() + ".flac";
            track.texts = {std::string("Piece ") + place.data(), std::string("Maker ") + name.data(),
                           std::string("Album ") + name.data(), static_cast<int>(i) + 1};
        }
    }

    RandomStream m_random;
    const Manner& m_manner;
    double m_length; // seconds, usual
    PlannedAlbum m_album;
};

std::size_t samplesOf(double seconds)
{
    return static_cast<std::size_t>(std::max(0.0, seconds) * recordingRate);
}

/// Over and over, with short fades where it begins anew.
std::vector<float> repeated(std::vector<float> once, std::size_t samples)
{
    if (once.size() > samples)
        once.resize(samples);
    if (once.size() < samples)
        fadeEnds(once, 0.02);
    const std::size_t length = std::max<std::size_t>(1, once.size());
    once.resize(samples);
    for (std::size_t i = length; i < samples; ++i)
        once[i] = once[i - length];
    return once;
}

double courseAt(LevelCourse course, double depth, double at) // dB; `at` 0 to 1
{
    switch (course) {
    case LevelCourse::Steady:
        return 0.0;
    case LevelCourse::Rising:
        return -depth * (1.0 - at);
    case LevelCourse::Falling:
        return -depth * at;
    case LevelCourse::Swelling:
        break;
    }
    return -depth * std::abs(2.0 * at - 1.0);
}

double rootMeanSquare(std::span<const float> samples)
{
    double squares = 0.0;
    for (const float sample : samples)
        squares += static_cast<double>(sample) * sample;
    return samples.empty() ? 0.0 : std::sqrt(squares / static_cast<double>(samples.size()));
}

void shape(std::vector<float>& samples, const PlannedAlbumTrack& track, double level)
{
    const double loud = rootMeanSquare(samples);
    const double gain = loud > 0.0 ? decibels(level + track.relative) / loud : 0.0;
    const auto count = static_cast<double>(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto at = static_cast<double>(i);
        const double left = (count - at) / recordingRate;
        const double in = track.fadeIn > 0.0 ? std::min(1.0, at / recordingRate / track.fadeIn) : 1.0;
        const double out = track.fadeOut > 0.0 ? std::min(1.0, left / track.fadeOut) : 1.0;
        const double factor = gain * in * out * decibels(courseAt(track.course, track.courseDepth, at / count));
        samples[i] = static_cast<float>(std::tanh(samples[i] * factor)); // peaks are pressed, not cut
    }
}

/// Speech over music whose level against it is planned; else as the corpus has it.
Result<Recording> makeMaterial(RecordingMaker& maker, const PlannedRecording& planned, double bedLevel,
                               RandomStream random)
{
    if (planned.material != Material::SpeechOverBed)
        return maker.make(planned);
    static constexpr std::array beds{Material::Electronic, Material::Arrangement, Material::Drone, Material::Ambience};
    PlannedRecording under = planned;
    under.material = bedLevel > -9.5 ? Material::Electronic : drawFrom(random, beds);
    PlannedRecording over = planned;
    over.material = Material::Speech;
    auto bed = maker.make(under);
    if (!bed)
        return bed;
    auto speech = maker.make(over);
    if (!speech)
        return speech;
    layOverBed(*speech, std::move(*bed), bedLevel);
    return speech;
}

} // namespace

PlannedAlbum planAlbum(std::uint64_t seed, int number)
{
    return AlbumPlanning(seed, number).run();
}

Result<Recording> makeAlbumTrack(RecordingMaker& maker, std::uint64_t seed, const PlannedAlbum& album,
                                 std::size_t place)
{
    constexpr double mostAtOnce = 75.0; // seconds
    const PlannedAlbumTrack& track = album.tracks[place];
    const double sounding = track.seconds - track.silenceBefore - track.silenceAfter;
    PlannedRecording planned;
    planned.number = firstNumber + album.number * mostTracks + static_cast<int>(place);
    planned.work = planned.number;
    planned.material = track.material;
    planned.seconds = std::clamp(sounding, 8.0, mostAtOnce);
    auto recording = makeMaterial(maker, planned, track.bedLevel,
                                  RandomStream(seed, {0x62656473U, static_cast<std::uint64_t>(planned.number)}));
    if (!recording)
        return recording;
    std::vector<float> samples = repeated(std::move(recording->samples), samplesOf(sounding));
    shape(samples, track, album.level);
    samples.insert(samples.begin(), samplesOf(track.silenceBefore), 0.0F);
    samples.insert(samples.end(), samplesOf(track.silenceAfter), 0.0F);
    Recording finished;
    finished.samples = std::move(samples);
    finished.labels.kind = nameOf(track.kind);
    finished.labels.path = track.path;
    return finished;
}

} // namespace tonekin
