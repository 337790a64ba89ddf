#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures a whole scan of a folder against plain decoding of the same files by ffmpeg, both as processor time
# (user + system, all processes together), and prints the ratio; then how a second core helps, the memory of all
# processes together, the size of the library by track and the time of a second scan.
#
#   packaging/measure-scan.sh FOLDER [BUILD-FOLDER] [MODEL.json]
#
# BUILD-FOLDER (default: build/release) holds bin/tonekin-cli and its helpers, built as Release; MODEL.json is the
# network (default: the one that comes with the program). Processor times hold on a busy machine too, more or less;
# wall-clock times and the gain by a second core only on an idle one.
set -euo pipefail

if [ $# -lt 1 ] || [ ! -d "$1" ]; then
    sed -n '3,12s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
folder=$1
build=${2:-$(dirname "$0")/../build/release}
cli=$build/bin/tonekin-cli
model=(${3:+--model "$3"})
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C TIMEFORMAT='%R %U %S'

# measure NAME COMMAND...: wall, user and system seconds into $work/NAME.time
measure() {
    local name=$1
    shift
    { time "$@" >"$work/$name.out" 2>"$work/$name.err"; } 2>"$work/$name.time"
}
wall_of() { awk '{ print $1 }' "$work/$1.time"; }
cpu_of() { awk '{ print $2 + $3 }' "$work/$1.time"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b > 0 ? a / b : 0) }'; }

decode_all() {
    while IFS= read -r -d '' file; do
        ffmpeg -nostdin -v quiet -threads 1 -i "$file" -map 0:a:0 -ac 1 -ar 22050 -f null - </dev/null || true
    done <"$work/files"
}

scan() { # JOBS LIBRARY
    "$cli" --library "$2" scan "$folder" --jobs "$1" --device cpu --quiet "${model[@]}"
}

# The sum of the proportional memory (PSS, MB) of a process and its helpers, highest of samples four times a second.
watch_memory() {
    local pid=$1 highest=0 sum process
    while kill -0 "$pid" 2>/dev/null; do
        sum=0
        for process in "$pid" $(pgrep -P "$pid" || true); do
            sum=$((sum + $(awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null || echo 0)))
        done
        if [ "$sum" -gt "$highest" ]; then highest=$sum; fi
        sleep 0.25
    done
    echo $((highest / 1024))
}

find -L "$folder" -type f -regextype posix-extended \
    -iregex '.*\.(mp3|ogg|oga|opus|flac|m4a|aac|wav|wma|aif|aiff|ape|wv|mpc)' -print0 | sort -z >"$work/files"
tracks=$(tr -cd '\0' <"$work/files" | wc -c)
echo "$tracks files in $folder, $(nproc) cores"

decode_all >/dev/null # once, so that all comes from memory below
measure ffmpeg decode_all
echo "ffmpeg alone:        $(cpu_of ffmpeg) s of processor time"

measure one scan 1 "$work/one.sqlite"
echo "scan with 1 decoder: $(cpu_of one) s of processor time, $(wall_of one) s by the clock"
echo "ratio to ffmpeg:     $(ratio "$(cpu_of one)" "$(cpu_of ffmpeg)")"

measure all scan "$(nproc)" "$work/all.sqlite"
echo "scan with $(nproc) decoders: $(cpu_of all) s of processor time, $(wall_of all) s by the clock"
echo "gain by the clock:   $(ratio "$(wall_of one)" "$(wall_of all)")"

"$cli" --library "$work/memory.sqlite" scan "$folder" --device cpu --quiet "${model[@]}" >/dev/null 2>&1 &
echo "highest memory:      $(watch_memory $!) MB, all processes together"

bytes=$(stat -c %s "$work/all.sqlite")
echo "library:             $((bytes / (tracks > 0 ? tracks : 1))) bytes a track"
measure again scan "$(nproc)" "$work/all.sqlite"
echo "second scan:         $(wall_of again) s by the clock, $(cpu_of again) s of processor time"
