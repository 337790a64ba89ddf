#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'END'
Usage: packaging/measure-scan.sh FOLDER [SCAN-ARGUMENT...]

Measures whole scans of a music folder on the CPU, each into a new library of its own, against plain decoding of the
same files with ffmpeg. Needs the release build (packaging/run.sh --cli --version makes it) and the ffmpeg program.
Further arguments go to tonekin-cli scan, for example --model FILE.
END
}

if [[ $# -eq 0 || "$1" == -h || "$1" == --help ]]; then
    usage
    exit $(($# == 0 ? 2 : 0))
fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cli=$root/build/release/bin/tonekin-cli
folder=$(realpath "$1")
shift
for program in "$cli" ffmpeg; do
    if ! command -v "$program" >/dev/null; then
        printf '%s is not there.\n' "$program" >&2
        exit 1
    fi
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'

# measured COMMAND...: sets wall and processor (user + system, with all helpers), in seconds
measured() {
    local user system
    { time "$@" >"$work/output" 2>&1; } 2>"$work/time" || {
        cat "$work/output" >&2
        return 1
    }
    read -r wall user system <"$work/time"
    processor=$(awk "BEGIN { print $user + $system }")
}

decode_all() {
    local file
    while IFS= read -r -d '' file; do
        ffmpeg -nostdin -v error -threads 1 -i "$file" -ac 1 -ar 22050 -f null - || true # damaged files are part of life
    done <"$work/files"
}

# The most memory, in MB, that a process and its helpers held at one time; until the process ends.
watch_memory() {
    local most=0 sum pid pids
    while kill -0 "$1" 2>/dev/null; do
        read -r -a pids < <(cat "/proc/$1/task"/*/children 2>/dev/null | tr '\n' ' ') || true
        sum=0
        for pid in "$1" "${pids[@]}"; do
            sum=$((sum + $(awk '/^VmRSS:/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true) + 0))
        done
        ((sum > most)) && most=$sum
        sleep 0.2
    done
    echo $((most / 1024)) >"$work/memory"
}

scan() {
    "$cli" --library "$work/library-$1.sqlite" --json scan --device cpu --jobs "$1" "${@:2}" "$folder" &
    watch_memory $!
    local status=0
    wait $! || status=$?
    ((status == 0 || status == 3)) # 3: done, but some files failed
}

row() {
    printf '%-34s %8.1f s %8.1f s %9.1f a minute %s\n' "$1" "$wall" "$processor" \
        "$(awk "BEGIN { print 60 * $tracks / ($wall > 0 ? $wall : 0.001) }")" "$2"
}

find -L "$folder" -type f -regextype posix-extended \
    -iregex '.*\.(mp3|flac|ogg|oga|opus|m4a|mp4|aac|wav|wv|ape|aiff?|wma|mka|webm)' -print0 >"$work/files"
tracks=$(tr -cd '\0' <"$work/files" | wc -c)
if ((tracks == 0)); then
    printf 'There is no music in %s.\n' "$folder" >&2
    exit 1
fi

printf '%s tracks; time on the clock, time of all processors\n' "$tracks"
measured decode_all
row "ffmpeg alone, one after another" ""
plain=$processor
for jobs in 1 "$(nproc)"; do
    [[ -e "$work/library-$jobs.sqlite" ]] && continue
    measured scan "$jobs" "$@"
    row "scan, decoders: $jobs" "$(awk "BEGIN { printf \"%.2f x ffmpeg\", $processor / $plain }"), $(<"$work/memory") MB"
done
measured scan "$jobs" "$@"
row "again, nothing changed" ""
printf 'library file: %s bytes a track\n' $(($(stat -c %s "$work/library-$jobs.sqlite") / tracks))
