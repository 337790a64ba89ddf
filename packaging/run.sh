#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'END'
Usage: packaging/run.sh [FOLDER]
       packaging/run.sh --cli ARGUMENT...

Installs what is missing (Debian 12 or newer), builds Tonekin in build/release and opens it, on FOLDER if one is
given. With --cli it is the command line instead, which needs no display:

  packaging/run.sh --cli scan ~/Music
  packaging/run.sh --cli similar ~/Music/some-track.ogg
  packaging/run.sh --cli --help

Environment: TORCH_ROOT=FOLDER builds with the LibTorch unpacked there (for a GPU) instead of Debian's.
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/setup.sh
source "$root/packaging/setup.sh"

# build TARGET...: says nothing where there is nothing to do
build() {
    install_missing run
    cd "$root"
    configure release >&2
    if [[ "$(ninja -C build/release -n "$@" 2>/dev/null)" != *"no work to do"* ]]; then
        cmake --build build/release -j "$(build_jobs)" --target "$@" >&2
    fi
    cd - >/dev/null
}

case "${1:-}" in
    -h | --help)
        usage
        ;;
    --cli)
        shift
        build tonekin-cli tonekin-decoder tonekin-network
        exec "$root/build/release/bin/tonekin-cli" "$@"
        ;;
    -*)
        say "There is no option $1."
        usage >&2
        exit 2
        ;;
    *)
        if [[ $# -gt 1 ]]; then
            say "One folder at most; more can be added in the program."
            exit 2
        fi
        if [[ $# -eq 1 && ! -d "$1" ]]; then
            say "There is no folder $1."
            exit 2
        fi
        if [[ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]]; then
            say "There is no display here, so no window can be opened. The command line needs none:"
            say "  packaging/run.sh --cli scan ${1:-FOLDER}"
            exit 1
        fi
        build tonekin tonekin-decoder tonekin-network
        exec "$root/build/release/bin/tonekin" "$@"
        ;;
esac
