#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'END'
Usage: packaging/test.sh [--sanitizers] [CTEST-ARGUMENT...]

Installs what is missing (Debian 12 or newer), builds Tonekin in build/dev, where every warning is an error, runs all
tests, and lints (packaging/lint.sh). Further arguments go to ctest, for example: packaging/test.sh -R playlist

  --sanitizers   the same again with the address and undefined-behaviour sanitizers (build/asan), and with the thread
                 sanitizer and without LibTorch (build/tsan)
END
}

presets=(dev)
arguments=()
for argument in "$@"; do
    case "$argument" in
        -h | --help)
            usage
            exit 0
            ;;
        --sanitizers) presets+=(asan tsan) ;;
        *) arguments+=("$argument") ;;
    esac
done

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/setup.sh
source "$root/packaging/setup.sh"
cd "$root"
install_missing test

# shellcheck disable=SC2317 # called through an array
# The thread sanitizer of GCC 12 cannot find its way in memory where the kernel scatters it widely.
unscattered() {
    if setarch --addr-no-randomize true 2>/dev/null; then
        setarch --addr-no-randomize "$@"
    else
        "$@"
    fi
}

packaging/lint.sh --format
jobs=$(nproc)
closing=()
failed=0
for preset in "${presets[@]}"; do
    configure "$preset"
    cmake --build "build/$preset" -j "$(build_jobs)"
    log="build/$preset/test-output.txt"
    run=(ctest --preset "$preset" -j "$jobs" --no-tests=error "${arguments[@]}")
    [[ "$preset" == tsan ]] && run=(unscattered "${run[@]}")
    "${run[@]}" 2>&1 | tee "$log" || failed=1
    closing+=("$preset: $(grep -E '^[0-9]+% tests passed' "$log" || echo 'ctest did not finish')")
done
packaging/lint.sh || failed=1
printf '%s\n' "${closing[@]}"
exit "$failed"
