<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>tonekin::AboutDialog</name>
    <message>
        <source>Model: none was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence of the model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Tonekin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens to your music library and finds what sounds alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty. It is made after Sander Dieleman&apos;s report “Recommending music on Spotify with deep learning” (2014).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::ActivityPage</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks that could not be analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan was cancelled. The next one goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is running, and there is no music yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing is running. %Ln track(s) wait to be analysed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running. Every track has been analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Looking for music: %Ln file(s) seen so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Listening to your music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln track(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tracks a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times as fast as playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network runs on the GPU (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network runs on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) could not be analysed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that cannot be analysed are listed here, with the reason and what you can do.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::BannerArea</name>
    <message>
        <source>Close this note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::ErrorWords</name>
    <message>
        <source>Empty file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty: it holds 0 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from its source, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not hold audio, whatever its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude it, or rename it to what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a video or picture without a sound track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is stored in a format that cannot be decoded here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to a common format such as FLAC, Opus or MP3, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy-protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is copy-protected, so its sound cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it without copy protection from the shop, or exclude it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged at its start, so it cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impossible figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file claims an impossible sample rate or number of channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is probably damaged: copy it again from its source, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an ordinary file but a device, pipe or socket with an audio file&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give yourself permission to read it in the file manager, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk reported an error while the file was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and its cable, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was no longer there when its turn came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file changed while it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is read again at the next scan, when the other program is done with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoding took far too long and was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or its disk may be damaged. Retry, or exclude it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too much memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoding asked for far too much memory and was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is probably damaged: copy it again from its source, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decoder crashed on this file. Nothing else was harmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network could not listen to this track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry; if it stays, copy the details for a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network answered with numbers that make no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result could not be written to the library file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that its disk is not full, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends before its stated length. What is there was analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from its source if the end is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some parts of the file are damaged. The rest was analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from its source if you hear clicks or gaps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The track is silent, so nothing sounds like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The track is too short to say much about its sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard in parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The track is very long, so parts spread over it were analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some samples were not numbers and were taken as silence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from its source if you hear clicks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan again to go on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is scanning this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done, or end it, then retry. You can browse meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library file is damaged and could not be repaired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it from a backup, or start with a new library file and scan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library file was made by a newer version of Tonekin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can browse it here. Update Tonekin to scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library cannot be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library file cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can browse it here. To scan, give yourself permission to write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file belongs to another program; it is not a Tonekin library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another library file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk with the library file is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s model file was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it again, or start Tonekin with --model FILE. You can browse and play without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s model file is damaged and was not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it again. You can browse and play without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helper missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A helper program could not be started, or ended again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Tonekin again. You can browse without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The music folder is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect its drive, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done as asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details for a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysed, with a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::FailuresTableModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::FirstStartPage</name>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find what sounds alike in your own music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tonekin listens to every track in your folder and finds those that sound alike, by their sound alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer. Your files are only read, never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks appear at once and can be used while the rest is listened to. You can pause at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Music folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that holds your music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the music folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a track to see its cover, its sound and what sounds like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the spectrogram…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to play from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No spectrogram. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No spectrogram.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>album (year)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cover in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::LibraryPage</name>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: words, artist:name, year:&lt;1990, -word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are all wanted, in any order. “Quoted words” stay together, -word leaves out, OR starts an alternative.
artist: title: album: genre: path: look in one place.
year:1990..1999  len:&lt;3:00  plays:0  is:failed  is:missing  is:waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln track(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The library could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note above says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the library …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track matches this search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for music …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks appear here as they are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No music yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your tracks will be listed here. Choose the folder that holds them; nothing in it is ever changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::MainWindow</name>
    <message>
        <source>&amp;Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export the similar tracks …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scan again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry &amp;all that failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sounds like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Narrow page list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Tonekin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to detach or to move to the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list was not saved. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) taken out of the list.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From “Sounds like”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file could not be read; the usual settings are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not found at the last scan. What is known of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not analysed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other track has been analysed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the music folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the library: %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) saved in %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::NearList</name>
    <message>
        <source>Nearest tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, closeness %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2
Closeness %3 (cosine; 1 is the same). Close ends at %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::PlaybackEngine</name>
    <message>
        <source>“%1” was skipped. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be played. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tracks in a row cannot be played. %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The last track broke off. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No audio device found. Connect one and press Play.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::PlayerBar</name>
    <message>
        <source>Player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back 10 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward 10 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action and its key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show “%1” in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a track and press Play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::PlaylistExport</name>
    <message>
        <source>M3U8 playlist, paths from where it lies (*.m3u8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M3U8 playlist, whole paths (*.m3u8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XSPF playlist (*.xspf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table with closeness (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widen the page list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow the page list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::SeedRow</name>
    <message>
        <source>Drop tracks here, or choose “Sounds like this” on any track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A track that is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like this; press for “not like this”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not like this; press for “like this”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this seed away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::SessionBanners</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library file was damaged and has been repaired. The old file was kept. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Not there now, or empty: %1. Its tracks are kept as they are. Connect the drive and retry.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They are really gone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the folder&apos;s tracks out of the library. The files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cividis (for every eye)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Spectrograms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;network runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many as fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Files decoded at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both count from the next scan on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the chosen track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of a list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarTableModel</name>
    <message>
        <source>A track that is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>+%n copies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cosine similarity of the two vectors: %1, where 1 is the same sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same audio is also here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarityChart</name>
    <message>
        <source>Show as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How alike the tracks of this library are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart of how alike the tracks of this library are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With three analysed tracks or more, a picture of how alike your tracks are appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How alike any two of your tracks are. Close is what lies right of the line, from %1 on; 1 is the same sound.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::SoundsLikePage</name>
    <message>
        <source>Play all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks that sound like the seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this list as a playlist for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of an a&amp;rtist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of an al&amp;bum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn a seed round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a seed away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Take %n track(s) out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) have not been analysed yet; they count as soon as they are.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) have not been analysed, so they do not count. Scan to analyse them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nearest of %Ln analysed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in this library is close. These are the nearest there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What sounds alike?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a track in the library and press “Sounds like this”: the tracks that sound most like it will be listed here, by their sound alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other track of this library has been analysed, or all were taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds like %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::SpectrogramPainter</name>
    <message>
        <source>%1k</source>
        <comment>thousand hertz on an axis</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to the right, frequency upwards. Arrow keys read it out, Enter plays from the cursor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 Hz · %3</source>
        <comment>moment, frequency, level</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be written there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::StartOptions</name>
    <message>
        <source>There is no option %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option %1 wants a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one folder can be given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: tonekin [options] [FOLDER]
Finds what sounds alike in your own music.

FOLDER            a music folder to add to the library and listen to
--library FILE    the library file (usually in your data folder)
--model FILE      the manifest of a trained network (.json)
-h, --help        show this and end
-v, --version     show the version and end
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::TrackActions</name>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play after this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sounds like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add as a seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add as “not like this”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pr&amp;operties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In&amp;clude again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy pat&amp;h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::TrackFacts</name>
    <message>
        <source>Album artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MusicBrainz recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MusicBrainz release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MusicBrainz artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>codec in container</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of this heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::TrackSearch</name>
    <message>
        <source>There is no field “%1”. Fields are title, artist, album, genre, path, year, len, plays and is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” wants a number, such as %1:&lt;20 or %1:10..20, not “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::TrackTableModel</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not found at the last scan. What is known of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You excluded this track: it is not analysed and not in any list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::TrackTableView</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::VolumeControl</name>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute (Ctrl+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute (Ctrl+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tonekin::WaveformSeek</name>
    <message>
        <source>Position in the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>moment in a track, its length</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
