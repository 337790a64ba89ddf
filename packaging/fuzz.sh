#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'USAGE'
Usage: packaging/fuzz.sh [--minutes N] [PARSER...]

Gives made-up bytes to the parsers that are Tonekin's own (tests/fuzz: safetensors, manifest, unitnotes, messages ...),
all of them or those named, N minutes each (10), as many at once as there are cores. Installs what is missing (Debian 12
or newer; Clang). What is learnt stays in build/fuzz/corpus, so that the next run goes on from there.

An input that ends a parser is kept in tests/fuzz/inputs, where every run of the tests tries it again: mend the parser and
commit the input with it. Status 1 when there was one.
USAGE
}

minutes=10
parsers=()
while [[ $# -gt 0 ]]; do
    case "$1" in
        -h | --help)
            usage
            exit 0
            ;;
        --minutes)
            minutes=${2:?how many minutes}
            shift
            ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) parsers+=("$1") ;;
    esac
    shift
done

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/setup.sh
source "$root/packaging/setup.sh"
cd "$root"
install_missing fuzz
configure fuzz
cmake --build build/fuzz -j "$(build_jobs)" --target fuzzers
if [[ ${#parsers[@]} -eq 0 ]]; then
    for folder in tests/fuzz/inputs/*/; do
        parsers+=("$(basename "$folder")")
    done
fi

# fuzz PARSER: leaves a log and says in a line what came of it.
fuzz() {
    local parser=$1 corpus=build/fuzz/corpus/$1 kept=tests/fuzz/inputs/$1 log=build/fuzz/$1.log
    mkdir -p "$corpus"
    if "build/fuzz/bin/fuzz_$parser" -max_total_time="$((minutes * 60))" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
        -artifact_prefix="$kept/" -print_final_stats=1 "$corpus" "$kept" >"$log" 2>&1; then
        echo "$parser: nothing found in $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs"
    else
        echo "$parser: FOUND, see $log and $kept"
        return 1
    fi
}
export -f fuzz
export minutes

printf '%s\0' "${parsers[@]}" | xargs -0 -P "$(nproc)" -I {} bash -c 'fuzz {}'
