#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'END'
Usage: packaging/deb.sh [--check | --check-only FILE.deb]

Installs what is missing (Debian 12 or newer), builds Tonekin in build/release and packs it by CPack:
build/release/tonekin_VERSION-1_ARCHITECTURE.deb. Fails where lintian finds an error in it. Install it with
"apt install ./FILE.deb", which fetches what it depends on.

  --check              tries the package afterwards
  --check-only FILE    tries a package that is there

A try needs root, since it works in a bare Debian 12 of its own (build/deb-check/root, made by debootstrap, thrown away
at the end; TONEKIN_KEEP_ROOT=1 leaves it). The same package with the version 0.0.1 is installed there by apt; the menu's
command opens its window on a virtual screen, with nothing installed but what the package depends on, and its help is
German where that is asked for; tonekin-cli scans some tones as an ordinary user and names what sounds like one; while a
scan of more tones runs, the package is upgraded, and that scan ends well; the package is removed, and leaves nothing
behind, but the user's library.

Environment: DEBFULLNAME and DEBEMAIL name who answers for the package (otherwise the author of the last commit),
SOURCE_DATE_EPOCH its time (otherwise that of the last commit), TONEKIN_MIRROR Debian's mirror.
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/setup.sh
source "$root/packaging/setup.sh"
mirror=${TONEKIN_MIRROR:-http://deb.debian.org/debian}
check=
package=

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    --check) check=yes ;;
    --check-only)
        check=yes
        package=$(realpath "${2:?which package}")
        ;;
    "") ;;
    *)
        usage >&2
        exit 2
        ;;
esac

# last_commit FORMAT: nothing where this is no checkout
last_commit() { git -C "$root" log -1 --format="$1" 2>/dev/null || true; }

make_package() {
    local maintainer="${DEBFULLNAME:-$(last_commit %an)} <${DEBEMAIL:-$(last_commit %ae)}>"
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(last_commit %ct)}
    export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(stat -c %Y CHANGELOG.md)}
    cmake --preset release "-DTONEKIN_MAINTAINER=$maintainer" >&2
    cmake --build build/release -j "$(build_jobs)" --target tonekin tonekin-cli tonekin-decoder tonekin-network \
        tonekin_manual_page tonekin-cli_manual_page >&2
    rm -f build/release/tonekin_*.deb
    (cd build/release && cpack -G DEB >&2)
    package=$(echo "$root"/build/release/tonekin_*.deb)
}

# --- The try. Each step says in a line what holds; the first that does not ends it.

holds() { say "holds: $*"; }
fails() {
    say "FAILS: $*"
    exit 1
}

# inside COMMAND...: as root in the bare Debian, without this machine's settings
inside() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$bare" "$@"
}
# listener [NAME=VALUE]... COMMAND...: as its ordinary user
listener() {
    chroot --userspec=listener:listener "$bare" env -i PATH=/usr/bin:/bin HOME=/home/listener LC_ALL=C.UTF-8 \
        OMP_NUM_THREADS=1 "$@"
}

make_bare_debian() {
    rm -rf --one-file-system "$bare"
    mkdir -p "$bare"
    debootstrap --variant=minbase bookworm "$bare" "$mirror" >"$work/debootstrap.log" \
        || fails "debootstrap, see $work/debootstrap.log"
    mount -t proc proc "$bare/proc"
    mount --bind /dev "$bare/dev"
    inside useradd --create-home listener
    # Nothing that a package brings is started in here.
    printf '#!/bin/sh\nexit 101\n' >"$bare/usr/sbin/policy-rc.d"
    chmod +x "$bare/usr/sbin/policy-rc.d"
}

# with_version VERSION FILE: the package again, as if it were that one
with_version() {
    rm -rf "$work/unpacked"
    dpkg-deb -R "$package" "$work/unpacked"
    sed -i "s/^Version: .*/Version: $1/" "$work/unpacked/DEBIAN/control"
    dpkg-deb --root-owner-group -b "$work/unpacked" "$2" >/dev/null
    rm -rf "$work/unpacked"
}

# make_tones FOLDER FIRST LAST: WAV files of ten seconds, each chord its own
make_tones() {
    perl -e '
        my ($folder, $first, $last) = @ARGV;
        my ($rate, $seconds) = (22050, 10);
        for my $number ($first .. $last) {
            my $pitch = 110 * 2 ** ($number / 7);
            my $pcm = "";
            for my $i (0 .. $rate * $seconds - 1) {
                my $t = $i / $rate;
                my $swell = 0.5 + 0.5 * sin(6.2832 * $t * (1 + $number % 5));
                my $sum = sin(6.2832 * $pitch * $t) + 0.5 * sin(6.2832 * $pitch * 1.5 * $t) * $swell;
                $pcm .= pack("s<", 9000 * $sum);
            }
            open(my $file, ">:raw", sprintf("%s/tone-%03d.wav", $folder, $number)) or die "$!";
            print $file pack("A4VA4A4VvvVVvvA4V", "RIFF", 36 + length $pcm, "WAVE", "fmt ", 16, 1, 1, $rate, 2 * $rate, 2,
                             16, "data", length $pcm), $pcm;
        }' "$@"
    chmod -R a+rX "$1"
}

install_package() {
    cp "$1" "$bare/tmp/"
    inside apt-get -q -y --no-install-recommends install "/tmp/$(basename "$1")" >"$work/apt.log" 2>&1 \
        || fails "apt installs $(basename "$1"), see $work/apt.log"
}

check_window() {
    local command status
    command=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$bare/usr/share/applications/io.github.tonekin.Tonekin.desktop")
    [[ -x "$bare/usr/bin/$command" ]] || fails "the menu's command $command is there"
    # The screen is this machine's; only its socket is shared, so that its libraries help nobody inside (-ac: to those
    # without its key as well).
    status=0
    # shellcheck disable=SC2016 # the inner shell's
    timeout 60 xvfb-run -a -s '-screen 0 1280x1024x24 -nolisten tcp -ac' bash -c '
        exec chroot --userspec=listener:listener "$1" env -i PATH=/usr/bin:/bin HOME=/home/listener LC_ALL=C.UTF-8 \
            DISPLAY="$DISPLAY" timeout --kill-after=20 15 "$2" --library /tmp/window.sqlite' \
        window "$bare" "$command" >"$work/window.log" 2>&1 || status=$?
    # 124: it ran until it was told to end.
    [[ $status -eq 124 ]] || fails "the window stays open (status $status), see $work/window.log"
    holds "the menu's command opens its window on a screen"
    listener LANGUAGE=de LC_ALL= LANG=de_DE.UTF-8 "$command" --help >"$work/help.txt"
    grep -q '^Aufruf: tonekin' "$work/help.txt" || fails "it speaks German"
    holds "it speaks German"
}

check_scan() {
    mkdir -p "$bare/home/listener/Music"
    make_tones "$bare/home/listener/Music" 1 8
    listener tonekin-cli scan /home/listener/Music --quiet >"$work/scan.log" 2>&1 \
        || fails "an ordinary user's scan, see $work/scan.log"
    listener tonekin-cli similar /home/listener/Music/tone-003.wav >"$work/similar.txt" || fails "a list for a tone"
    # The chords nearest in pitch.
    sed -n 3,4p "$work/similar.txt" | grep -q 'tone-00[24]' \
        || fails "its neighbours sound like a tone, see $work/similar.txt"
    holds "8 tones are analysed with the installed network, and the neighbours of one sound like it"
}

check_upgrade() {
    local scan status=0 all=$((8 + 150))
    mkdir "$bare/home/listener/More"
    make_tones "$bare/home/listener/More" 20 169
    listener tonekin-cli scan /home/listener/More --jobs 1 >"$work/scan-more.log" 2>&1 &
    scan=$!
    sleep 2
    cp "$package" "$bare/tmp/"
    inside dpkg -i "/tmp/$(basename "$package")" >"$work/upgrade.log" 2>&1 || fails "upgrading, see $work/upgrade.log"
    kill -0 "$scan" 2>/dev/null || fails "a scan that lasts until the upgrade is done"
    wait "$scan" || status=$?
    [[ $status -eq 0 ]] || fails "a scan outlives the upgrade (status $status), see $work/scan-more.log"
    # shellcheck disable=SC2016 # dpkg's own variable
    [[ "$(inside dpkg-query -W -f '${Version}' tonekin)" == "$(dpkg-deb -f "$package" Version)" ]] \
        || fails "the new version is installed"
    listener tonekin-cli status --json >"$work/status.json" || fails "the library is read by the new version"
    grep -q "\"analysed\": $all," "$work/status.json" || fails "all $all tones are analysed, see $work/status.json"
    holds "the package is upgraded while a scan runs; the scan ends well, and all $all tones are in the library"
}

check_removal() {
    local left
    inside apt-get -q -y purge tonekin >"$work/purge.log" 2>&1 || fails "removing, see $work/purge.log"
    left=$(cd "$bare" && find usr etc var -iname '*tonekin*' -not -path 'var/log/*')
    [[ -z "$left" ]] || fails "nothing is left after removing, but: $left"
    [[ -s "$bare/home/listener/.local/share/tonekin/library.sqlite" ]] || fails "the user's library stays"
    holds "removed without a trace, and the user's library stays"
}

check_package() {
    work=$root/build/deb-check
    bare=$work/root
    mkdir -p "$work"
    make_bare_debian
    with_version 0.0.1-1 "$work/tonekin_0.0.1-1.deb"
    install_package "$work/tonekin_0.0.1-1.deb"
    holds "apt installs it in a bare Debian 12"
    check_window
    check_scan
    check_upgrade
    check_removal
    [[ -n "${TONEKIN_KEEP_ROOT:-}" ]] || {
        umount "$bare/proc" "$bare/dev"
        rm -rf --one-file-system "$bare"
    }
}

cd "$root"
# Once more with mounts of its own, which end with it.
if [[ "${TONEKIN_INSIDE_CHECK:-}" == yes ]]; then
    check_package
    exit 0
fi
install_missing deb
[[ -n "$package" ]] || make_package
lintian --fail-on error --tag-display-limit 0 "$package"
holds "lintian has no errors"
if [[ -n "$check" ]]; then
    as_root env TONEKIN_INSIDE_CHECK=yes TONEKIN_KEEP_ROOT="${TONEKIN_KEEP_ROOT:-}" TONEKIN_MIRROR="$mirror" \
        unshare --mount --propagation private "$root/packaging/deb.sh" --check-only "$package"
fi
say "$package"
