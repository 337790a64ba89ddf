#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# checkbash.sh COMPLETION-FILE PROGRAM: does bash offer every command and option that the program's help names?
set -euo pipefail
program=$2
# shellcheck source=resources/completions/tonekin-cli.bash
source "$1"

# offered WORD...: what is offered for the last word, one a line
offered() {
    COMP_WORDS=("$program" "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _tonekin_cli
    printf '%s\n' "${COMPREPLY[@]}"
}

expect() {
    local word=$1
    shift
    if [[ $'\n'$(offered "$@")$'\n' != *$'\n'"$word"$'\n'* ]]; then
        echo "'$word' is not offered after: $*"
        exit 1
    fi
}

mapfile -t all < <("$program" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
[[ ${#all[@]} -ge 6 ]]
for command in "${all[@]}"; do
    expect "$command" ""
    expect "$command" "${command:0:2}"
    expect "$command" help ""
    for option in $("$program" "$command" --help | grep -oE '^ +(-[a-z],)?--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
        expect "$option" "$command" "${option:0:4}"
        expect "$option" "$command" a-folder "${option:0:4}"
    done
    expect --library "$command" --
done
expect vectors export ""
expect import history ""
expect duplicates review ""
expect cuda scan --device c
expect mean filter 3 --by m
expect conv2 filters --layer c
expect smooth playlist --order s
cd "$(dirname "$1")"
expect tonekin-cli.fish scan tonekin-cli.f
expect tonekin-cli.fish scan --model tonekin-cli.f
expect tonekin-cli.fish filters --import-names tonekin-cli.f
expect tonekin-cli.fish playlist --recipe tonekin-cli.f
