# SPDX-License-Identifier: GPL-3.0-or-later
# Bash completion for tonekin-cli. Asks the program itself what there is, so that it cannot be out of date.

_tonekin_cli()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} word
    local program=${COMP_WORDS[0]} commands=() help
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            help) ;;
            -*) break ;;
            *) [[ ${#commands[@]} -lt 2 ]] && commands+=("$word") ;;
        esac
    done
    # A folder or track after the command is not a command itself: then the command's own help is the right one.
    help=$("$program" "${commands[@]}" --help 2>/dev/null) \
        || help=$("$program" "${commands[@]:0:1}" --help 2>/dev/null) || help=$("$program" --help 2>/dev/null)

    case $previous in
        --device)
            mapfile -t COMPREPLY < <(compgen -W 'auto cpu cuda' -- "$current")
            return
            ;;
        --by)
            mapfile -t COMPREPLY < <(compgen -W 'max mean' -- "$current")
            return
            ;;
        --order)
            mapfile -t COMPREPLY < <(compgen -W 'closeness smooth energy album' -- "$current")
            return
            ;;
        --layer)
            mapfile -t COMPREPLY < <(compgen -W 'conv1 conv2 conv3 conv4 dense2' -- "$current")
            return
            ;;
        --library | --model | --out | --picture | --export-names | --import-names | --recipe | --save-recipe | --folder | \
            --not-folder)
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
            ;;
    esac
    if [[ $current == -* ]]; then
        local options
        options=$(printf '%s\n' "$help" | sed -n 's/^  \(-[^ ]*\).*/\1/p' | tr ',' '\n')
        mapfile -t COMPREPLY < <(compgen -W "$options --library --json --quiet" -- "$current")
        return
    fi
    local subcommands
    subcommands=$(printf '%s\n' "$help" | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
    if [[ -n $subcommands ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$subcommands help" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -o filenames -F _tonekin_cli tonekin-cli
