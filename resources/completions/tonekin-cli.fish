# SPDX-License-Identifier: GPL-3.0-or-later
# Fish completion for tonekin-cli. Asks the program itself what there is, so that it cannot be out of date.

function __tonekin_cli_help
    set -l words (commandline -opc)
    set -l commands
    for word in $words[2..-1]
        string match -q -- '-*' $word; and break
        test $word != help; and test (count $commands) -lt 2; and set -a commands $word
    end
    set -l help ($words[1] $commands --help 2>/dev/null)
    or set help ($words[1] $commands[1] --help 2>/dev/null)
    or set help ($words[1] --help 2>/dev/null)
    printf '%s\n' $help
end

function __tonekin_cli_commands
    __tonekin_cli_help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\)  *\(.*\)/\1\t\2/p'
end

function __tonekin_cli_options
    __tonekin_cli_help | sed -n 's/^  \(-[^ ]*\).*/\1/p' | tr ',' '\n'
    printf '%s\n' --library --json --quiet
end

complete -c tonekin-cli -n 'test -n "$(__tonekin_cli_commands)"' -f
complete -c tonekin-cli -a '(__tonekin_cli_commands)'
complete -c tonekin-cli -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__tonekin_cli_options)'
complete -c tonekin-cli -l by -x -a 'max mean'
complete -c tonekin-cli -l order -x -a 'closeness smooth energy album'
complete -c tonekin-cli -l layer -x -a 'conv1 conv2 conv3 conv4 dense2'
complete -c tonekin-cli -l picture -r
complete -c tonekin-cli -l export-names -r
complete -c tonekin-cli -l import-names -r
complete -c tonekin-cli -l recipe -r
complete -c tonekin-cli -l save-recipe -r
