// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/samplesource.h"

#include "files/openregularfile.h"
#include "worker/decoderprocess.h"
#include "worker/playbackprocess.h"

namespace tonekin {

namespace {

class HelperSource : public SampleSource {
public:
    explicit HelperSource(PlaybackProcess process)
        : m_process(std::move(process))
    {
    }
    double durationSeconds() const override { return m_process.durationSeconds(); }
    Result<std::size_t> read(std::span<float> samples) override { return m_process.read(samples); }
    Status seek(double seconds) override { return m_process.seek(seconds); }

private:
    PlaybackProcess m_process;
};

} // namespace

OpenSampleSource decodedByHelper(std::filesystem::path program)
{
    return [program = std::move(program)](const std::filesystem::path& file,
                                          AudioFormat format) -> Result<std::unique_ptr<SampleSource>> {
        const auto descriptor = openRegularFile(file);
        if (!descriptor)
            return descriptor.error();
        auto process = PlaybackProcess::open(program, (*descriptor).get(), format.sampleRate, format.channels);
        if (!process)
            return process.error();
        return std::unique_ptr<SampleSource>(std::make_unique<HelperSource>(*std::move(process)));
    };
}

} // namespace tonekin
