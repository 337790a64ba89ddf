#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages that are missing, each by name. Sourced by the scripts beside it; by itself:
#   packaging/setup.sh [run|test|fuzz|corpus|deb]
set -euo pipefail

packages_to_build=(
    g++ cmake ninja-build pkg-config ccache perl
    qt6-base-dev qt6-multimedia-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools
    qt6-charts-dev libqt6opengl6-dev # the second is missing among the first one's dependencies
    libavformat-dev libavcodec-dev libavutil-dev libswresample-dev libswscale-dev libtag1-dev
    libfftw3-dev libebur128-dev libchromaprint-dev libxxhash-dev libuchardet-dev libutf8proc-dev libexpat1-dev libzip-dev libseccomp-dev
    libsqlite3-dev libssl-dev libpng-dev libcli11-dev nlohmann-json3-dev libbenchmark-dev
    libopenblas0-pthread # the BLAS that would come otherwise is many times slower
)
# Fonts, pictures and words of Qt's own that only a running program notices.
packages_to_run=(fonts-dejavu-core libqt6svg6 qt6-wayland qt6-translations-l10n)
packages_to_test=(
    ffmpeg dbus-daemon xvfb xauth desktop-file-utils appstream groff-base shellcheck
    libfluidsynth-dev libsndfile1-dev mma espeak-ng fluid-soundfont-gm timgm6mb-soundfont opl3-soundfont # made music
)
# Of these versions, Debian 12's: others want the code to be otherwise.
packages_to_lint=(clang-format-14 clang-tidy-16 clang-16)
packages_to_fuzz=(clang libclang-rt-dev llvm) # the last for readable stacks
# What makes, judges and tries a Debian package: the last four in a bare Debian of its own.
packages_to_pack=(dpkg-dev file fakeroot lintian debootstrap util-linux xvfb xauth)
# What makes the synthetic corpus: the libraries to build with, arrangements, sounds, voices.
packages_to_make_corpus=(
    libfluidsynth-dev libsndfile1-dev mma espeak-ng
    fluid-soundfont-gm timgm6mb-soundfont opl3-soundfont musescore-general-soundfont ffmpeg
)

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif [[ "${CI:-}" == true ]]; then
        sudo -n "$@"
    else
        sudo "$@"
    fi
}

# install_missing run|test|fuzz|corpus|deb
install_missing() {
    local wanted=("${packages_to_build[@]}" "${packages_to_run[@]}") missing=() package installed
    [[ "$1" == test || "$1" == fuzz ]] && wanted+=("${packages_to_test[@]}")
    [[ "$1" == test && "$(cat /etc/debian_version 2>/dev/null)" == 12.* ]] && wanted+=("${packages_to_lint[@]}")
    [[ "$1" == fuzz ]] && wanted+=("${packages_to_fuzz[@]}")
    [[ "$1" == deb ]] && wanted+=("${packages_to_pack[@]}")
    [[ "$1" == corpus ]] && wanted+=("${packages_to_make_corpus[@]}")
    # Whoever brings a LibTorch of their own (TORCH_ROOT) does not need Debian's, nor what lets several of its processes train together.
    [[ -n "${TORCH_ROOT:-}" ]] || wanted+=(libtorch-dev libgloo-dev)

    if ! command -v apt-get dpkg-query >/dev/null; then
        say "This is not a Debian system: what is missing must be installed by hand. On Debian it would be:"
        say "  ${wanted[*]}"
        return 0
    fi
    # Fails where a package is unknown; what it prints is right all the same.
    installed=" $({ dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true; } \
        | sed -n 's/^installed //p' | tr '\n' ' ') "
    for package in "${wanted[@]}"; do
        [[ "$installed" == *" $package "* ]] || missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0

    say "Installing ${#missing[@]} packages: ${missing[*]}"
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        say "That needs root and there is no sudo. Please run as root:"
        say "  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        return 1
    fi
    as_root apt-get -q update || say "Not every package list could be refreshed; going on with what is there."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${missing[@]}"
}

# As many compilers at once as there are cores, but only as many as memory allows: one with LibTorch takes over 1 GB.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo)
    local jobs=$((memory < cores ? memory : cores))
    echo $((jobs < 1 ? 1 : jobs))
}

# configure PRESET
configure() {
    local options=()
    [[ -z "${TORCH_ROOT:-}" ]] || options+=("-DTORCH_ROOT=$(realpath "$TORCH_ROOT")")
    # A folder that is configured already looks after itself.
    if [[ ! -f "build/$1/build.ninja" || ${#options[@]} -gt 0 ]]; then
        cmake --preset "$1" "${options[@]}"
    fi
}

if [[ "${BASH_SOURCE[0]}" == "$0" ]]; then
    install_missing "${1:-run}"
fi
