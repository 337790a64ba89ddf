#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the manual page of a program, so that it says what the program's own --help says:
#   makemanpage.pl PROGRAM "SHORT DESCRIPTION" FURTHER-SECTIONS
# FURTHER-SECTIONS is a file in man's language that ends the page.
use strict;
use warnings;

my ($program, $short, $further) = @ARGV;
die "usage: makemanpage.pl PROGRAM DESCRIPTION FILE\n" unless defined $further;
my ($name) = $program =~ m{([^/]+)$};

sub output_of {
    open(my $pipe, '-|', @_) or die "cannot run @_\n";
    local $/;
    my $text = <$pipe>;
    close($pipe) or die "@_ failed\n";
    return $text;
}

sub escaped {
    my ($text) = @_;
    $text =~ s/\\/\\e/g;
    $text =~ s/-/\\-/g;
    $text =~ s/^([.'])/\\&$1/gm;
    return $text;
}

# The help of a command, cut into its parts: usage, description, and the entries of Positionals, Options, Subcommands.
sub help_of {
    my (@command) = @_;
    my %help = (usage => '', description => '');
    my $part = '';
    for my $line (split /\n/, output_of($program, @command, '--help')) {
        if ($line =~ /^Usage: (.*)/) { $help{usage} = $1 }
        elsif ($line =~ /^(\w+):$/) { $part = lc $1; $part = 'positionals' if $part eq 'arguments' }
        elsif ($line =~ /^\s*$/) { $part = '' }
        elsif ($part eq '' && $line =~ /^((-?)\S.*?) {2,}(\S.*)/) { push @{$help{$2 ? 'options' : 'positionals'}}, [$1, $3] }
        elsif ($part eq '') { $help{description} .= "$line\n" unless $help{options} }
        elsif ($line =~ /^ {2}(\S.*?)(?: {2,}(\S.*))?$/) { push @{$help{$part}}, [$1, $2 // ''] }
        elsif ($line =~ /^\s+(\S.*)/) { $help{$part}[-1][1] .= ($help{$part}[-1][1] ? ' ' : '') . $1 }
    }
    die "$program @command --help could not be understood\n" unless $help{usage} && $help{options};
    return \%help;
}

# The parser's notes on types and bounds are for those who typed something wrong.
sub tidy {
    my ($term) = @_;
    $term =~ s/:(?:[A-Z]+ in |[A-Z]{2,})//g;
    $term =~ s/ \.\.\.(?: \.\.\.)?//g if $term =~ /\.\.\. \.\.\./;
    $term =~ s/ REQUIRED//;
    $term =~ s/=(\S+)$/ (default $1)/ unless $term =~ /--\S+=/;
    $term =~ s/ \[(\S+) - (\S+)\]/ ($1 to $2)/;
    $term =~ s/\[(\S+) - (\S+)\]/ ($1 to $2)/;
    return $term;
}

sub entries {
    my ($help, @parts) = @_;
    my $text = '';
    for my $part (@parts) {
        $text .= ".TP\n.B " . escaped(tidy($$_[0])) . "\n" . escaped($$_[1] || '') . "\n" for @{$help->{$part} // []};
    }
    return $text;
}

sub commands {
    my ($help, @path) = @_;
    my $text = '';
    for my $entry (@{$help->{subcommands} // []}) {
        my @command = (@path, $$entry[0]);
        my $own = help_of(@command);
        if ($own->{subcommands}) {
            $text .= commands($own, @command);
            next;
        }
        $own->{options} = [grep { $$_[0] !~ /--help/ } @{$own->{options}}];
        my ($usage) = $own->{usage} =~ /^\S+ (.*)/;
        $text .= ".SS " . escaped($usage) . "\n" . escaped($$entry[1]) . ".\n" . entries($own, 'positionals', 'options');
    }
    return $text;
}

my $help = help_of();
my ($version) = output_of($program, '--version') =~ /(\d+\.\d+\.\d+)/ or die "$program tells no version\n";
my ($usage) = $help->{usage} =~ /^\S+ (.*)/;
my ($description) = split /\n/, $help->{description};

print ".\\\" Made from the program's own help; SPDX-License-Identifier: GPL-3.0-or-later\n";
print ".TH \U$name\E 1 \"\" \"Tonekin $version\" \"User commands\"\n";
print ".SH NAME\n$name \\- $short\n";
print ".SH SYNOPSIS\n.B $name\n" . escaped($usage // '') . "\n";
print ".SH DESCRIPTION\n" . escaped($description // $short) . "\n";
print ".SH OPTIONS\n" . entries($help, 'positionals', 'options');
print ".SH COMMANDS\n" . commands($help) if $help->{subcommands};
open(my $sections, '<', $further) or die "cannot read $further\n";
print <$sections>;
