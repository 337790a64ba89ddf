#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the network that ships again: training, names of its filters, measurement.
set -euo pipefail

usage() {
    cat <<'END'
Usage: models/make-network.sh FOLDER [--device auto|cpu|cuda]

Trains in FOLDER/network by models/recipe.toml on what models/make-corpus.sh has made in FOLDER, names the filters of the
first layer and measures the result on the soundtracks of models/held-out.txt (noted in FOLDER/network/held-out-log.txt).
An interrupted run goes on from its last check. On one core of a processor the training takes about a quarter of an hour,
the rest ten minutes.
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/setup.sh
source "$root/packaging/setup.sh"

folder=
device=cpu
while [[ $# -gt 0 ]]; do
    case "$1" in
        -h | --help)
            usage
            exit 0
            ;;
        --device)
            [[ $# -gt 1 ]] || { say "--device needs a name."; exit 2; }
            device=$2
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
[[ -f "$folder/corpus/corpus.json" ]] || { say "There is no corpus in $folder; models/make-corpus.sh $folder makes it."; exit 1; }

folder=$(cd "$folder" && pwd)
cd "$root"
train=$root/build/release/bin/tonekin-train
[[ -x "$train" ]] || { say "tonekin-train is not built; models/make-corpus.sh builds it."; exit 1; }
mkdir -p "$folder/network"
model=$folder/network/tonekin-5.json
probes=$folder/probes
triplets=$folder/triplets

"$train" fit --config models/recipe.toml --corpus "$folder/corpus" --held-out models/held-out.txt \
    --lessons "$probes/corpus-teach-FluidR3_GM" "$probes/corpus-teach-TimGM6mb" \
    --vector-lessons "$triplets/corpus-teach-FluidR3_GM" "$triplets/corpus-teach-TimGM6mb" \
    --vector-copies "$folder/copies" --device "$device" \
    --data "freedroidrpg-data, hedgewars-data, supertuxkart-data, wesnoth-1.16-music, widelands-data of Debian 12: free music, mostly GPL-2 or later, each package's licence in its copyright file" \
    --data "41 hours made by tonekin-synth (GPL-3.0-or-later) with MMA's groove libraries, FluidSynth, the soundfonts fluid-soundfont-gm, timgm6mb-soundfont and opl3-soundfont, and espeak-ng" \
    --out "$model" --checkpoint "$folder/network/run.ckpt" --log "$folder/network/run.csv"
"$train" name --model "$model" --record --json "$folder/network/names.json" \
    --probes "$probes/corpus-name-FluidR3_GM" "$probes/corpus-name-TimGM6mb" \
    --confirm "$probes/corpus-confirm-MuseScore_General"
"$train" evaluate --model "$model" --corpus "$folder/corpus" --held-out models/held-out.txt --on held-out \
    --variants "$folder/variants" --triplets "$triplets/corpus-measure" \
    --vector-lessons "$triplets/corpus-teach-FluidR3_GM" "$triplets/corpus-teach-TimGM6mb" \
    --vector-copies "$folder/copies" --note "made again by models/make-network.sh" \
    --record --json "$folder/network/report.json"
