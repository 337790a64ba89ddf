#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

# Where each package keeps its music; what else it holds (effects, voices) is left out.
declare -A music_of=(
    [wesnoth-1.16-music]=usr/share/games/wesnoth/1.16/data/core/music
    [warzone2100-music]=usr/share/games/warzone2100/music
    [hedgewars-data]=usr/share/games/hedgewars/Data/Music
    [supertuxkart-data]=usr/share/games/supertuxkart/data/music
    [supertux-data]=usr/share/games/supertux2/music
    [widelands-data]=usr/share/games/widelands/data/music
    [freedroidrpg-data]=usr/share/freedroidrpg/data/sound/music
    [unknown-horizons]=usr/share/unknown-horizons/content/audio/music
    [fretsonfire-songs-sectoid]=usr/share/games/fretsonfire/data/songs/sectoid
    [fretsonfire-songs-muldjord]=usr/share/games/fretsonfire/data/songs/muldjord
)
mapfile -t known < <(printf '%s\n' "${!music_of[@]}" | sort)

usage() {
    cat <<END
Usage: packaging/sample-music.sh [FOLDER] [PACKAGE...]

Fetches freely licensed music from Debian's game-music packages into FOLDER (default: ~/Music/tonekin-samples), one
folder for each package with its licence note (the file "copyright") beside the music. Nothing is installed. Packages
that are there already are not fetched again. All of them are about 2 GB to download and 0.7 GB to keep. The packages:

$(printf '  %s\n' "${known[@]}")
END
}

say() { printf '%s\n' "$*" >&2; }

for argument in "$@"; do
    case "$argument" in
        -h | --help)
            usage
            exit 0
            ;;
        -*)
            say "There is no option $argument."
            usage >&2
            exit 2
            ;;
    esac
done

folder=$HOME/Music/tonekin-samples
if [[ $# -gt 0 && -z "${music_of[$1]:-}" ]]; then
    folder=$1
    shift
fi
wanted=("$@")
[[ ${#wanted[@]} -gt 0 ]] || wanted=("${known[@]}")
for package in "${wanted[@]}"; do
    if [[ -z "${music_of[$package]:-}" ]]; then
        say "$package is not one of the packages with music: ${known[*]}"
        exit 2
    fi
done

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
# In the target folder, so that a finished package can be moved into place in one step.
work=$(mktemp -d "$folder/.fetching.XXXXXX")
trap 'rm -rf "$work"' EXIT

make_known_to_apt() {
    if ! command -v apt-get dpkg-deb >/dev/null; then
        say "This needs Debian's tools apt-get and dpkg-deb."
        return 1
    fi
    if [[ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]]; then
        return 0
    fi
    if [[ $EUID -eq 0 ]]; then
        apt-get -q update >&2 || true
        [[ -z "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]] || return 0
        say "$1 is not in the package lists of this system; it is in Debian 12's \"main\"."
    else
        say "$1 is not in the package lists of this system. Please refresh them and try again:"
        say "  sudo apt-get update"
    fi
    return 1
}

fetch() {
    local package=$1 options=(-q)
    [[ $EUID -ne 0 ]] || options+=(-o APT::Sandbox::User=root) # its helper user cannot write here
    make_known_to_apt "$package" || return 1
    say "Fetching $package"
    mkdir "$work/$package"
    (cd "$work/$package" && apt-get "${options[@]}" download "$package" >&2) || return 1

    mkdir "$work/$package/all" "$work/$package/music"
    dpkg-deb --fsys-tarfile "$work/$package"/*.deb \
        | tar -x -C "$work/$package/all" --no-same-owner "./${music_of[$package]}" "./usr/share/doc/$package/copyright" \
        || return 1
    (cd "$work/$package/all/${music_of[$package]}" \
        && find . -type f \( -name '*.ogg' -o -name '*.opus' -o -name '*.mp3' -o -name '*.flac' \) -print0 \
        | tar -c --null --files-from=-) | tar -x -C "$work/$package/music" || return 1
    cp "$work/$package/all/usr/share/doc/$package/copyright" "$work/$package/music/" || return 1
    chmod -R u=rwX,go=rX "$work/$package/music"
    mv -T "$work/$package/music" "$folder/$package" || return 1
    rm -rf "${work:?}/$package"
}

# Tracks and hours of what lies in the folders given. An Ogg stream's last page says how many samples came before it;
# perl-base is part of every Debian, a media player is not.
count_music() {
    find "$@" -type f \( -name '*.ogg' -o -name '*.opus' \) -print0 | perl -0ne '
        chomp;
        open(my $file, "<:raw", $_) or next;
        read($file, my $head, 4096);
        my $rate = $head =~ /\x01vorbis.{5}(.{4})/s ? unpack("V", $1) : $head =~ /OpusHead/ ? 48000 : next;
        seek($file, -(-s $file < 131072 ? -s _ : 131072), 2);
        read($file, my $tail, 131072);
        my $samples = 0;
        while ($tail =~ /OggS\x00.(.{8})/sg) {
            my $granule = unpack("q<", $1);
            $samples = $granule if $granule > $samples;
        }
        ++$tracks;
        $seconds += $samples / $rate if $rate;
        END { printf "%d tracks, %.1f hours of music\n", $tracks, $seconds / 3600 }'
}

failures=()
folders=()
for package in "${wanted[@]}"; do
    if [[ -d "$folder/$package" ]] || fetch "$package"; then
        folders+=("$folder/$package")
    else
        failures+=("$package")
    fi
done

if [[ ${#folders[@]} -gt 0 ]]; then
    echo "$(count_music "${folders[@]}") in $folder"
fi
if [[ ${#failures[@]} -gt 0 ]]; then
    say "Could not fetch: ${failures[*]}"
    exit 1
fi
