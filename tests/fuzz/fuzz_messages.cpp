// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "worker/channel.h"
#include "worker/messages.h"

#include <algorithm>

using namespace tonekin;

namespace {

using View = std::span<const std::byte>;

/// What is understood must be understood again after it was written, and its flaws be found without harm.
template <typename Message, typename Flaw>
void read(View bytes, Flaw flaw)
{
    Message message{};
    if (!unpack(bytes, message))
        return;
    (void)flaw(message);
    Message again{};
    test::expect(unpack(View(pack(message)), again), "a message that was understood is understood again");
}

template <typename Message>
void read(View bytes)
{
    read<Message>(bytes, [](const Message& message) { return flawOf(message); });
}

NetworkFacts someFacts()
{
    NetworkFacts facts;
    facts.dimensions = 4;
    facts.filters = 3;
    facts.hiddenUnits = 2;
    return facts;
}

void readAs(unsigned kind, View bytes)
{
    const NetworkFacts facts = someFacts();
    const auto noFlaw = [](const auto&) { return std::string(); };
    switch (kind % 10) {
    case 0:
        return read<ProbedTrack>(bytes);
    case 1:
        return read<DecodedTrack>(bytes, [&](const auto& track) { return flawOf(track, facts.frontEnd, 60.0); });
    case 2:
        return read<SpectrogramPicture>(bytes, [](const auto& picture) { return flawOf(picture, 2000); });
    case 3:
        return read<NetworkFacts>(bytes);
    case 4:
        return read<TrackAnalysis>(bytes, [&](const auto& track) { return flawOf(track, facts); });
    case 5:
        return read<TrackActivations>(bytes, [&](const auto& all) { return flawOf(all, MelSpectrogram{}, facts); });
    case 6:
        return read<ExcitingPatch>(bytes, [&](const auto& patch) { return flawOf(patch, facts); });
    case 7:
        return read<HelperLimits>(bytes, noFlaw);
    case 8:
        return read<NetworkOptions>(bytes, noFlaw);
    default:
        return read<MelSpectrogram>(bytes, noFlaw);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const View bytes = std::as_bytes(std::span(data, size));
    readAs(data[0], bytes.subspan(1));
    Error error{ErrorCode::NotAudio, {}};
    (void)unpack(bytes, error);
    if (size >= frameHeaderSize) {
        const auto header = parseHeader(bytes.first<frameHeaderSize>());
        test::expect(!header || std::ranges::equal(headerBytes(*header), bytes.first(frameHeaderSize)),
                     "a header that was understood is written as it was");
        test::expect(!header || header->length <= mostFrameLength, "no header announces more than is read");
    }
    return 0;
}
