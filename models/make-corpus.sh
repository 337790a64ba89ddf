#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes what networks are trained on, both the synthetic and the real corpus, with one command.
set -euo pipefail

usage() {
    cat <<'END'
Usage: models/make-corpus.sh FOLDER [--hours 40] [--seed 1] [--jobs N]

Installs what is missing (Debian 12), builds tonekin-synth and tonekin-train in build/release, and makes in FOLDER:

  synthetic/    recordings of which everything is known, with labels.jsonl; 40 hours are about 5 GB
  music/        the freely licensed soundtracks of packaging/sample-music.sh, 0.7 GB
  all/          links to the collections of both
  corpus/       the spectrograms of both, with the labels: what tonekin-train fit and evaluate read
  probes/       single sounds of which everything is known: "teach" for what single filters are taught by, "name" for
                naming them afterwards, "confirm" from a soundfont that neither of the two uses
  triplets/     recordings that differ in one known thing each: "teach" for what the vector is fitted by, "measure",
                from other works and another soundfont, to measure on
  variants/     held-out tracks re-encoded, resampled, louder, softer, faster
  copies/       the other tracks as MP3 at 64 kb/s: what the vector shall not hear

The collections of the corpus are the kinds of made sound (arrangement, electronic, chiptune, drone, ambience, speech,
song) and the soundtracks. The same hours and seed give the same recordings with the same versions of the tools. What is
there already is kept: after an interruption the same command goes on where it ended. On two processor cores it takes
about two hours.
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/setup.sh
source "$root/packaging/setup.sh"

folder=
hours=40
seed=1
jobs=$(nproc)
while [[ $# -gt 0 ]]; do
    case "$1" in
        -h | --help)
            usage
            exit 0
            ;;
        --hours | --seed | --jobs)
            [[ $# -gt 1 ]] || { say "$1 needs a number."; exit 2; }
            declare "${1#--}=$2"
            shift
            ;;
        -*)
            say "There is no option $1."
            usage >&2
            exit 2
            ;;
        *)
            [[ -z "$folder" ]] || { say "One folder, please."; exit 2; }
            folder=$1
            ;;
    esac
    shift
done
[[ -n "$folder" ]] || { usage >&2; exit 2; }

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
install_missing corpus
cd "$root"
# A folder that was configured before FluidSynth was installed would not notice it.
configure release
cmake -S . -B build/release -DTONEKIN_WITH_TRAINING=ON -DTONEKIN_WITH_SYNTHESIS=ON >/dev/null
cmake --build build/release -j "$(build_jobs)" --target tonekin-synth tonekin-train tonekin-decoder
programs=$root/build/release/bin

"$root/packaging/sample-music.sh" "$folder/music"
"$programs/tonekin-synth" corpus --out "$folder/synthetic" --hours "$hours" --seed "$seed" --jobs "$jobs"

# One folder whose folders are the collections.
mkdir -p "$folder/all"
for collection in "$folder/synthetic"/*/ "$folder/music"/*/; do
    ln -sfn "$collection" "$folder/all/$(basename "$collection")"
done
ln -sfn "$folder/synthetic/labels.jsonl" "$folder/all/labels.jsonl"
"$programs/tonekin-train" corpus "$folder/all" --out "$folder/corpus" --jobs "$jobs"

# make_probes USE SOUNDFONT SEED: another seed gives other sounds from the same soundfont.
make_probes() {
    local name
    name=$1-$(basename "${2%.*}")
    [[ -f "$folder/probes/$name/probes.jsonl" ]] \
        || "$programs/tonekin-synth" probes --soundfont "$2" --seed "$3" --out "$folder/probes/$name"
    "$programs/tonekin-train" corpus "$folder/probes/$name" --out "$folder/probes/corpus-$name" --jobs "$jobs"
}
for font in FluidR3_GM TimGM6mb; do
    make_probes teach "/usr/share/sounds/sf2/$font.sf2" 1001
    make_probes name "/usr/share/sounds/sf2/$font.sf2" 1
done
make_probes confirm /usr/share/sounds/sf3/MuseScore_General.sf3 1

# make_triplets NAME WORKS SEED SOUNDFONT OTHER-SOUNDFONT: the other one plays the anchors once more.
make_triplets() {
    "$programs/tonekin-synth" triplets --out "$folder/triplets/$1" --works "$2" --seed "$3" --soundfont "$4" \
        --other-soundfont "$5"
    "$programs/tonekin-train" corpus "$folder/triplets/$1" --out "$folder/triplets/corpus-$1" --jobs "$jobs"
}
fluid=/usr/share/sounds/sf2/FluidR3_GM.sf2
tim=/usr/share/sounds/sf2/TimGM6mb.sf2
make_triplets teach-FluidR3_GM 120 102 "$fluid" "$tim" & # one process each makes them
teaching=$!
make_triplets teach-TimGM6mb 120 103 "$tim" "$fluid"
wait "$teaching"
make_triplets measure 40 2014 /usr/share/sounds/sf3/MuseScore_General.sf3 "$fluid"
"$programs/tonekin-train" distort "$folder/music" --corpus "$folder/corpus" --collections models/held-out.txt \
    --most-each 8 --out "$folder/variants" --jobs "$jobs"
"$programs/tonekin-train" distort "$folder/music" --corpus "$folder/corpus" --except models/held-out.txt \
    --only "mp3 64 kbps" --out "$folder/copies" --jobs "$jobs"
