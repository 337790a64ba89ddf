// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/channel.h"
#include "worker/messages.h"
#include "worker/workertest.h"

#include <QtTest>

#include <array>
#include <random>
#include <sys/socket.h>

using namespace tonekin;
using namespace std::chrono_literals;

namespace {

constexpr unsigned seed = 20140805;

DecodedTrack someTrack()
{
    DecodedTrack track;
    track.tags.title = "Grüße";
    track.tags.trackNumber = 3;
    track.tags.replayGainTrackDecibel = -7.25;
    track.audio = {"flac", "flac", 48000, 2, 0, 3.0, 3.0};
    track.mel.bands = 4;
    track.mel.framesPerSecond = 20.0;
    track.mel.values.assign(80, 1.5F);
    track.mel.stretches = {{0, 0.0}, {10, 7.0}};
    track.waveform = {{9, 8}, {7, 6}};
    track.warnings = {{ErrorCode::Truncated, "at 3 s"}, {ErrorCode::Silent, ""}};
    return track;
}

MelFrontEnd frontEndOfSomeTrack()
{
    MelFrontEnd frontEnd;
    frontEnd.sampleRate = 20480;
    frontEnd.hop = 1024;
    frontEnd.bands = 4;
    return frontEnd;
}

TrackAnalysis someActivation()
{
    return {{0.6F, 0.8F}, 0.1F, {{0.0F, 3.0F, {1.0F, 0.0F}}}, {{1.0F, 0.5F, 2.0F}}, {{{3.0F, 1.0F}}}, {0.5F}};
}

NetworkFacts factsOfSomeActivation()
{
    NetworkFacts facts;
    facts.dimensions = 2;
    facts.filters = 1;
    facts.hiddenUnits = 1;
    facts.laterFilters = {1};
    return facts;
}

/// To the spectrogram of someTrack(): two stretches of ten frames.
TrackActivations someActivations()
{
    TrackActivations activations{1, 20.0, std::vector<float>(14, 0.5F), {{0, 0.0}, {7, 7.0}}};
    activations.values[3] = 2.0F;
    return activations;
}

NetworkFacts factsOfPatch()
{
    NetworkFacts facts = factsOfSomeActivation();
    facts.frontEnd = frontEndOfSomeTrack();
    return facts;
}

ExcitingPatch somePatch()
{
    return {{4, 20.0, std::vector<float>(12, 1.0F), {{0, 0.0}}}, 3.0F, 0.5F};
}

/// Flips, cuts, doubles and overwrites: what a broken or hostile helper could send.
Bytes mutated(Bytes bytes, std::mt19937& random)
{
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
        const auto place = static_cast<std::ptrdiff_t>(below(bytes.size()));
        switch (random() % 5) {
        case 0:
            if (!bytes.empty())
                bytes[static_cast<std::size_t>(place)] ^= static_cast<std::byte>(1U << (random() % 8));
            break;
        case 1:
            bytes.resize(static_cast<std::size_t>(place));
            break;
        case 2:
            bytes.insert(bytes.begin() + place, bytes.size() / 2, static_cast<std::byte>(random()));
            break;
        case 3:
            std::fill_n(bytes.begin() + place, std::min<std::size_t>(4, bytes.size() - static_cast<std::size_t>(place)),
                        std::byte{0xFF});
            break;
        default:
            std::fill_n(bytes.begin() + place, std::min<std::size_t>(8, bytes.size() - static_cast<std::size_t>(place)),
                        static_cast<std::byte>(random()));
        }
    }
    return bytes;
}

struct SocketPair {
    SocketPair()
    {
        std::array<int, 2> ends{-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            qFatal("no sockets");
        here = FileDescriptor(ends[0]);
        there = FileDescriptor(ends[1]);
    }
    FileDescriptor here;
    FileDescriptor there;
};

Patience shortPatience()
{
    return {std::chrono::steady_clock::now() + 100ms, -1, -1, {}};
}

} // namespace

class TestMessages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTrackSurvivesTheJourney()
    {
        const DecodedTrack sent = someTrack();
        DecodedTrack got;
        QVERIFY(unpack(pack(sent), got));
        QVERIFY(got.tags == sent.tags);
        QVERIFY(got.audio == sent.audio);
        QVERIFY(got.waveform == sent.waveform);
        QVERIFY(got.mel.values == sent.mel.values);
        QVERIFY(got.mel.stretches == sent.mel.stretches);
        QCOMPARE(got.warnings.at(0).detail, std::string("at 3 s"));
        QCOMPARE(flawOf(got, frontEndOfSomeTrack(), 60.0), std::string());
        TrackAnalysis analysed;
        QVERIFY(unpack(pack(someActivation()), analysed));
        QCOMPARE(flawOf(analysed, factsOfSomeActivation()), std::string());
        QCOMPARE(analysed.laterPeaks.at(0).at(0).maximum, 3.0F);
        TrackActivations activations;
        QVERIFY(unpack(pack(someActivations()), activations));
        QCOMPARE(flawOf(activations, someTrack().mel, factsOfSomeActivation()), std::string());
        QCOMPARE(activations.values, someActivations().values);
        ExcitingPatch patch;
        QVERIFY(unpack(pack(somePatch()), patch));
        QCOMPARE(flawOf(patch, factsOfPatch()), std::string());
        NetworkUnit unit;
        QVERIFY(unpack(pack(NetworkUnit{{3}, 17}), unit));
        QCOMPARE(unit, (NetworkUnit{{3}, 17}));
    }

    void aTrackCutAnywhereOrWithMoreBehindItIsRefused()
    {
        const Bytes whole = pack(someTrack());
        for (std::size_t length = 0; length < whole.size(); ++length) {
            DecodedTrack got;
            QVERIFY(!unpack(std::span(whole).first(length), got));
        }
        Bytes longer = whole;
        longer.push_back(std::byte{0});
        DecodedTrack got;
        QVERIFY(!unpack(longer, got));
    }

    void aCountThatLiesTakesNoMemory()
    {
        const Bytes lie = pack(std::uint32_t{0xFFFFFFF0U}, std::uint32_t{0});
        std::vector<float> numbers;
        std::vector<Section> sections;
        std::string text;
        QVERIFY(!unpack(lie, numbers));
        QVERIFY(!unpack(lie, sections));
        QVERIFY(!unpack(lie, text));
        QVERIFY(numbers.capacity() < 16 && sections.capacity() < 16);
    }

    void onlyCodesOfFilesAndModelsAreBelieved()
    {
        for (const ErrorCode code : {ErrorCode::CorruptHeader, ErrorCode::LimitMemory, ErrorCode::ModelDamaged,
                                     ErrorCode::Truncated}) { // so little is left that there is no result
            Error got{ErrorCode::NotAudio, {}};
            QVERIFY(unpack(pack(Error{code, "why"}), got));
            QCOMPARE(got.code, code);
        }
        for (const ErrorCode code : {ErrorCode::LibraryDamaged, ErrorCode::Cancelled, ErrorCode::Silent}) {
            Error got{ErrorCode::NotAudio, {}};
            QVERIFY(!unpack(pack(Error{code, "why"}), got));
        }
        Error got{ErrorCode::NotAudio, {}};
        QVERIFY(!unpack(pack(std::string("no_such_code"), std::string()), got));
    }

    void textIsSound_data()
    {
        QTest::addColumn<QByteArray>("found");
        QTest::addColumn<QByteArray>("sound");
        const QByteArray instead = "\xEF\xBF\xBD";
        QTest::newRow("plain") << QByteArray("abc") << QByteArray("abc");
        QTest::newRow("two to four bytes")
            << QByteArray("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\xB5") << QByteArray("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\xB5");
        QTest::newRow("cut off") << QByteArray("a\xE2\x82") << "a" + instead + instead;
        QTest::newRow("overlong") << QByteArray("\xC0\xAF") << instead + instead;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << instead + instead + instead;
        QTest::newRow("too high") << QByteArray("\xF4\x90\x80\x80") << instead + instead + instead + instead;
        QTest::newRow("a NUL") << QByteArray("a\0b", 3) << QByteArray("ab");
        QTest::newRow("long") << QByteArray(5000, 'x') << QByteArray(4096, 'x');
    }
    void textIsSound()
    {
        QFETCH(QByteArray, found);
        QFETCH(QByteArray, sound);
        QCOMPARE(QByteArray::fromStdString(soundText(found.toStdString())), sound);
    }

    void whatDoesNotFitTheQuestionIsAFlaw()
    {
        const MelFrontEnd frontEnd = frontEndOfSomeTrack();
        const auto flawWith = [&](auto change) {
            DecodedTrack track = someTrack();
            change(track);
            return flawOf(track, frontEnd, 60.0).empty();
        };
        QVERIFY(flawWith([](DecodedTrack&) {}));
        QVERIFY(!flawWith([](DecodedTrack& track) { track.mel.values.pop_back(); }));
        QVERIFY(!flawWith([](DecodedTrack& track) { track.mel.framesPerSecond = 21.0; }));
        QVERIFY(!flawWith([](DecodedTrack& track) { track.mel.stretches.clear(); }));
        QVERIFY(!flawWith([](DecodedTrack& track) { track.mel.stretches[1].firstFrame = 20; }));
        QVERIFY(!flawWith([](DecodedTrack& track) { track.mel.stretches[0].startSeconds = -1.0; }));
        QVERIFY(!flawWith([](DecodedTrack& track) { track.audio.channels = -1; }));
        QVERIFY(!flawWith([](DecodedTrack& track) { track.audio.durationSeconds = 1e300; }));
        QVERIFY(!flawWith([](DecodedTrack& track) { track.waveform.peak.clear(); }));
    }

    void whatUnitsCannotHaveSaidIsAFlaw()
    {
        const auto holds = [](auto change) {
            TrackActivations activations = someActivations();
            change(activations);
            return flawOf(activations, someTrack().mel, factsOfSomeActivation()).empty();
        };
        QVERIFY(holds([](TrackActivations&) {}));
        QVERIFY(!holds([](TrackActivations& activations) { activations.filters = 2; }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.filters = 0; }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.values.resize(21); }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.values[4] = -0.001F; }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.framesPerSecond = 21.0; }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.stretches.pop_back(); }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.stretches[0].firstFrame = 1; }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.stretches[1].firstFrame = 14; }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.stretches[1].firstFrame = 11; }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.stretches[1].startSeconds = 8.0; }));
        QVERIFY(!holds([](TrackActivations& activations) { activations.values.clear(); }));

        const auto patchHolds = [](auto change) {
            ExcitingPatch patch = somePatch();
            change(patch);
            return flawOf(patch, factsOfPatch()).empty();
        };
        QVERIFY(patchHolds([](ExcitingPatch&) {}));
        QVERIFY(!patchHolds([](ExcitingPatch& patch) { patch.mel.bands = 3; }));
        QVERIFY(!patchHolds([](ExcitingPatch& patch) { patch.mel.values.clear(); }));
        QVERIFY(!patchHolds([](ExcitingPatch& patch) { patch.mel.values[2] = -1.0F; }));
        QVERIFY(!patchHolds([](ExcitingPatch& patch) { patch.activation = -1.0F; }));
        QVERIFY(!patchHolds([](ExcitingPatch& patch) { patch.mel.stretches.push_back({1, 4.0}); }));

        NetworkFacts facts = factsOfSomeActivation();
        QCOMPARE(flawOf(facts), std::string());
        facts.laterFilters = {1, 0};
        QVERIFY(!flawOf(facts).empty());
        facts.laterFilters.assign(1000, 1);
        QVERIFY(!flawOf(facts).empty());
        TrackAnalysis analysed = someActivation();
        analysed.laterPeaks[0].push_back({});
        QVERIFY(!flawOf(analysed, factsOfSomeActivation()).empty());
        analysed.laterPeaks.clear();
        QVERIFY(!flawOf(analysed, factsOfSomeActivation()).empty());
    }

    void mutatedRepliesAreRefusedOrHoldTogether()
    {
        std::mt19937 random(seed);
        const Bytes track = pack(someTrack());
        const Bytes activation = pack(someActivation());
        const Bytes activations = pack(someActivations());
        const Bytes patch = pack(somePatch());
        int refused = 0;
        for (int round = 0; round < 20000; ++round) {
            DecodedTrack gotTrack;
            if (!unpack(mutated(track, random), gotTrack) || !flawOf(gotTrack, frontEndOfSomeTrack(), 60.0).empty()) {
                ++refused;
            } else {
                QCOMPARE(gotTrack.mel.values.size() % 4, std::size_t{0});
                QVERIFY(std::ranges::all_of(gotTrack.mel.values, [](float value) { return std::isfinite(value); }));
            }
            TrackAnalysis gotReply;
            if (unpack(mutated(activation, random), gotReply) && flawOf(gotReply, factsOfSomeActivation()).empty())
                QCOMPARE(gotReply.embedding.size(), std::size_t{2});
            TrackActivations gotReplies;
            if (unpack(mutated(activations, random), gotReplies) &&
                flawOf(gotReplies, someTrack().mel, factsOfSomeActivation()).empty()) {
                QVERIFY(gotReplies.frames() <= 20);
                QVERIFY(gotReplies.frameAt(7.1) < gotReplies.frames());
            }
            ExcitingPatch gotPatch;
            if (unpack(mutated(patch, random), gotPatch) && flawOf(gotPatch, factsOfPatch()).empty())
                QCOMPARE(gotPatch.mel.values.size(), static_cast<std::size_t>(4 * gotPatch.mel.frames()));
        }
        QVERIFY2(refused > 5000, "the changes should break many of them");
    }

    void mutatedFramesNeverHangOrCrashTheReader()
    {
        std::mt19937 random(seed);
        const Bytes payload = pack(someTrack());
        const auto header = headerBytes({MessageType::Reply, 7, static_cast<std::uint32_t>(payload.size())});
        Bytes frame(header.begin(), header.end());
        frame.insert(frame.end(), payload.begin(), payload.end());
        int arrived = 0;
        for (int round = 0; round < 5000; ++round) {
            SocketPair sockets;
            const Bytes sent = mutated(frame, random);
            QCOMPARE(::send(sockets.there.get(), sent.data(), sent.size(), MSG_NOSIGNAL),
                     static_cast<ssize_t>(sent.size()));
            ::shutdown(sockets.there.get(), SHUT_WR);
            auto received = receiveFrame(sockets.here.get(), Descriptors::Refuse, shortPatience());
            if (auto* got = std::get_if<Frame>(&received)) {
                ++arrived;
                QVERIFY(got->payload.size() <= sent.size());
                DecodedTrack track;
                (void)unpack(got->payload, track);
            } else {
                QVERIFY(std::get<ChannelEnd>(received) != ChannelEnd::Deadline);
            }
        }
        QVERIFY(arrived > 100 && arrived < 4900);
    }

    void aDescriptorIsTakenOnlyWhereItIsExpected()
    {
        const test::OrderFile file("x");
        for (const Descriptors descriptors : {Descriptors::Accept, Descriptors::Refuse}) {
            const auto before = test::openDescriptors();
            {
                SocketPair sockets;
                QVERIFY(!sendFrame(sockets.there.get(), MessageType::Probe, 1, {}, file.descriptor(), shortPatience()));
                auto received = receiveFrame(sockets.here.get(), descriptors, shortPatience());
                const auto* frame = std::get_if<Frame>(&received);
                QVERIFY(frame != nullptr);
                QCOMPARE(frame->descriptor.get() >= 0, descriptors == Descriptors::Accept);
                QCOMPARE(test::openDescriptors(), before + (descriptors == Descriptors::Accept ? 3 : 2));
            }
            QCOMPARE(test::openDescriptors(), before);
        }
    }

    void writingToAPeerThatIsGoneIsNotASignal()
    {
        SocketPair sockets;
        sockets.there = FileDescriptor();
        {
            const FileDescriptor closed = std::move(sockets.there);
        }
        QCOMPARE(sendFrame(sockets.here.get(), MessageType::Probe, 1, Bytes(1000), -1, shortPatience()),
                 std::optional(ChannelEnd::Closed));
    }

    void aPeerThatDoesNotReadEndsWithTheDeadline()
    {
        const SocketPair sockets;
        QCOMPARE(
            sendFrame(sockets.here.get(), MessageType::Probe, 1, Bytes(std::size_t{16} << 20), -1, shortPatience()),
            std::optional(ChannelEnd::Deadline));
        QCOMPARE(std::get<ChannelEnd>(receiveFrame(sockets.here.get(), Descriptors::Refuse, shortPatience())),
                 ChannelEnd::Deadline);
    }
};

QTEST_APPLESS_MAIN(TestMessages)
#include "tst_messages.moc"
