#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'USAGE'
Usage: packaging/lint.sh [--format | --all] [FILE...]

Fails on a source that clang-format would change (all are looked at, in seconds) and on what clang-tidy finds in app/,
core/ and ui/. Needs build/dev to be built; packaging/test.sh calls it.

clang-tidy takes seconds a file. So a file that was clean is not looked at again until it, a header of ours that it
includes or .clang-tidy changes; what that may have been is looked at from the newest change on, for TONEKIN_LINT_MINUTES
(8) at most, and how many are left over is said.

  --format   clang-format only; needs no build
  --all      however long it takes
  FILE...    these alone
USAGE
}

minutes=${TONEKIN_LINT_MINUTES:-8}
format_only=
files=()
for argument in "$@"; do
    case "$argument" in
        -h | --help)
            usage
            exit 0
            ;;
        --format) format_only=yes ;;
        --all) minutes=1000000 ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) files+=("$argument") ;;
    esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/dev
if ! command -v clang-format-14 clang-tidy-14 >/dev/null; then
    echo "lint: skipped, there is no clang-format 14 and clang-tidy 14 here"
    exit 0
fi

# Nothing to tell the sources by where this is no checkout: a release's archive is clean already.
if ! git ls-files --error-unmatch CMakeLists.txt &>/dev/null; then
    echo "lint: skipped, this is no checkout"
    exit 0
fi

git ls-files -z '*.cpp' '*.h' | xargs -0 -n 50 -P "$(nproc)" clang-format-14 --dry-run -Werror \
    || { echo "lint: clang-format -i would change the files above"; exit 1; }
[[ -z "$format_only" ]] || exit 0

clean=${XDG_CACHE_HOME:-$HOME/.cache}/tonekin/lint
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$clean"

# The sources that are compiled here, the last changed first: those not committed yet, then by their commits.
newest_first() {
    {
        git diff --name-only HEAD
        git log -n 500 --format= --name-only
        git ls-files
    } | awk '/^(app|core|ui)\/.*\.cpp$/ && !seen[$0]++' | while read -r file; do
        [[ -f "$file" && -n "${compiled[$PWD/$file]:-}" ]] && echo "$file"
    done
}

# What a source is made of, by the compiler's own list; a file of its content, one line a header of ours.
declare -A compiled
while read -r source; do
    compiled["$source"]=1
done < <(sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' "$build/compile_commands.json")
ninja -C "$build" -t deps | awk -v root="$PWD/" '
    /^[^ ].*: #deps/ { first = 1; next }
    /^ / {
        name = $1
        if (name ~ /^\.\.\/\.\.\//) name = substr(name, 7)
        else if (index(name, root) == 1) name = substr(name, length(root) + 1)
        else next
        if (first) { source = name; first = 0 }
        print source "\t" name
    }' | sort -u >"$work/includes"
git ls-files -z '*.cpp' '*.h' | xargs -0 sha256sum | awk '{ print $2 "\t" $1 }' | sort >"$work/hashes"
# source, all that it is made of, hashed in one go
sort -t $'\t' -k 2,2 "$work/includes" | join -t $'\t' -1 2 -2 1 - "$work/hashes" | awk -F '\t' '{ print $2 "\t" $1 " " $3 }' \
    | sort >"$work/content"
rules=$({ clang-tidy-14 --version; cat .clang-tidy; } | sha256sum)

# key FILE: changes with whatever could change what is found in it.
key() {
    { echo "$rules"; sha256sum "$1"; awk -F '\t' -v file="$1" '$1 == file' "$work/content"; } | sha256sum | cut -d ' ' -f 1
}

# shellcheck disable=SC2317 # called by xargs
# tidy FILE KEY
tidy() {
    if clang-tidy-14 -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option "$1" 2>/dev/null; then
        touch "$clean/$2"
    else
        return 1
    fi
}
export -f tidy
export build clean

[[ ${#files[@]} -gt 0 ]] || mapfile -t files < <(newest_first)
due=()
for file in "${files[@]}"; do
    name=$(key "$file")
    [[ -e "$clean/$name" ]] || due+=("$file" "$name")
done

end=$((SECONDS + minutes * 60))
failed=0
looked=0
portion=$((2 * $(nproc) * 2)) # pairs of arguments: two files a core
while [[ $looked -lt ${#due[@]} && $SECONDS -lt $end ]]; do
    printf '%s\0' "${due[@]:looked:portion}" | xargs -0 -n 2 -P "$(nproc)" bash -c 'tidy "$@"' tidy || failed=1
    looked=$((looked + portion))
done
[[ $looked -lt ${#due[@]} ]] || looked=${#due[@]}

echo "lint: $((looked / 2)) of ${#files[@]} files looked at, $((${#files[@]} - ${#due[@]} / 2)) were clean before," \
    "$(((${#due[@]} - looked) / 2)) are left over"
[[ $failed -eq 0 ]] || echo "lint: clang-tidy found what stands above"
exit "$failed"
