// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/filestamp.h"
#include "base/finding.h"
#include "base/fingerprint.h"
#include "base/result.h"
#include "base/soundtraits.h"
#include "base/trackanalysis.h"
#include "base/trackid.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tonekin {

class Connection;

/// All embeddings of one model, ready for search.
struct EmbeddingTable {
    int dimensions = 0;
    std::vector<TrackId> ids;
    std::vector<float> values; // [ids x dimensions], unit rows
};

/// The activations of a network's units by one track.
struct StoredActivations {
    TrackId id;
    std::vector<FilterResponse> filters;
    std::vector<std::vector<FilterPeak>> laterPeaks; // empty: analysed before these were kept
    std::vector<float> hidden;
};

struct StoredSoundTraits {
    TrackId id;
    SoundTraits traits;
};

/// What was found in the sound of a library's tracks. Belongs to the Library that gives it out, and to its thread. Rows
/// that are damaged are not given out: their track is put back to Waiting.
class FindingStore {
public:
    explicit FindingStore(Connection& connection);

    Result<EmbeddingTable> embeddings(const std::string& modelHash) const;
    /// Rows of embeddings that came after `counter`.
    Result<EmbeddingTable> embeddingsChangedSince(const std::string& modelHash, std::int64_t counter) const;
    /// The tracks that have an embedding of this model, without the vectors.
    Result<std::vector<TrackId>> analysedWith(const std::string& modelHash) const;
    /// Those of them that lack a finding of its current version: analysed before it was kept, or made another way then.
    /// What they have stays usable. Kinds that the decoder makes are lacked whatever the model.
    Result<std::vector<TrackId>> lacking(FindingKind kind, const std::string& modelHash) const;
    /// As it is stored. Errors: NotFound.
    Result<Finding> find(TrackId id, FindingKind kind, const std::string& modelHash) const;
    Result<std::vector<Section>> sections(TrackId id, const std::string& modelHash) const;
    Result<std::vector<FilterResponse>> filters(TrackId id, const std::string& modelHash) const;
    Result<std::vector<float>> hiddenUnits(TrackId id, const std::string& modelHash) const;
    /// Empty where the track was analysed before these were kept.
    Result<std::vector<std::vector<FilterPeak>>> laterPeaks(TrackId id, const std::string& modelHash) const;
    /// All tracks that were analysed with a model, one after the other by id, in one pass over the file; ends early
    /// when `take` gives false. Damaged rows are passed over and analysed again, as above.
    Status forEachAnalysed(const std::string& modelHash,
                           const std::function<bool(const StoredActivations&)>& take) const;
    Result<Waveform> waveform(TrackId id) const;
    Result<double> loudness(TrackId id) const;
    Result<Fingerprint> fingerprint(TrackId id) const;
    /// Of every track that has them in their current version, by id.
    Result<std::vector<StoredSoundTraits>> soundTraits() const;
    /// Hash of the model that most analysed tracks were analysed with; empty when none was.
    Result<std::string> modelInUse() const;

    // What a scan writes; group many in one transaction of the library's.
    Status saveAnalysis(TrackId id, const FileStamp& stamp, const DecodedTrack& decoded, const TrackAnalysis& analysed,
                        const std::string& modelHash);
    /// What a decoder finds in a track whose audio is the same as before, or as that which copyAnalysis() gave it; what
    /// the network found stays.
    Status saveDecoded(TrackId id, const FileStamp& stamp, const DecodedTrack& decoded);
    /// Gives a track all that was found in another with the same audio (tags, facts and state as well, which
    /// saveDecoded() replaces where it is not the same file); its own place, stamp and id stay. Errors: NotFound when
    /// `from` has no analysis.
    Status copyAnalysis(TrackId from, TrackId to, const FileStamp& stamp);

private:
    Connection& m_connection;
};

} // namespace tonekin
