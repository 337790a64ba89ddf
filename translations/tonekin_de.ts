<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>tonekin::AboutDialog</name>
    <message>
        <source>Model: none was found</source>
        <translation>Modell: keines gefunden</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Licence of the model: %1</source>
        <translation>Lizenz des Modells: %1</translation>
    </message>
    <message>
        <source>About Tonekin</source>
        <translation>Über Tonekin</translation>
    </message>
    <message>
        <source>Listens to your music library and finds what sounds alike.</source>
        <translation>Hört die Musikbibliothek an und findet, was ähnlich klingt.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty. It is made after Sander Dieleman&apos;s report “Recommending music on Spotify with deep learning” (2014).</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewährleistung. Vorbild ist Sander Dielemans Bericht „Recommending music on Spotify with deep learning“ (2014).</translation>
    </message>
    <message>
        <source>Library file: %1</source>
        <translation>Bibliotheksdatei: %1</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Besteht aus</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>Bestandteile und ihre Lizenzen</translation>
    </message>
</context>
<context>
    <name>tonekin::ActivityPage</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Erneut durchsuchen</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Fortschritt des Durchlaufs</translation>
    </message>
    <message>
        <source>The scan was cancelled. The next one goes on where it stopped.</source>
        <translation>Der Durchlauf wurde abgebrochen. Der nächste macht dort weiter, wo dieser aufgehört hat.</translation>
    </message>
    <message>
        <source>Nothing is running, and there is no music yet.</source>
        <translation>Nichts läuft, und noch ist keine Musik da.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is running. %Ln track(s) wait to be analysed.</source>
        <translation>
            <numerusform>Nichts läuft. %Ln Titel wartet auf die Analyse.</numerusform>
            <numerusform>Nichts läuft. %Ln Titel warten auf die Analyse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running. Every track has been analysed.</source>
        <translation>Nichts läuft. Alle Titel sind analysiert.</translation>
    </message>
    <message numerus="yes">
        <source>Looking for music: %Ln file(s) seen so far</source>
        <translation>
            <numerusform>Suche nach Musik: bisher %Ln Datei gesehen</numerusform>
            <numerusform>Suche nach Musik: bisher %Ln Dateien gesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening to your music</source>
        <translation>Die Musik wird angehört</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Gerade: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln track(s)</source>
        <translation>
            <numerusform>%1 von %Ln Titel</numerusform>
            <numerusform>%1 von %Ln Titeln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tracks a minute</source>
        <translation>%1 Titel pro Minute</translation>
    </message>
    <message>
        <source>%1 times as fast as playing</source>
        <translation>%1-mal so schnell wie beim Abspielen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them copies of others</source>
        <translation>
            <numerusform>davon %Ln Kopie eines anderen</numerusform>
            <numerusform>davon %Ln Kopien von anderen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them only looked at</source>
        <translation>
            <numerusform>davon %Ln nur angesehen</numerusform>
            <numerusform>davon %Ln nur angesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The network runs on the GPU (%1).</source>
        <translation>Das neuronale Netz läuft auf der Grafikkarte (%1).</translation>
    </message>
    <message>
        <source>The network runs on the processor.</source>
        <translation>Das neuronale Netz läuft auf dem Prozessor.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>wird gestartet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) could not be analysed</source>
        <translation>
            <numerusform>%Ln Titel konnte nicht analysiert werden</numerusform>
            <numerusform>%Ln Titel konnten nicht analysiert werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>Cancel the reading</source>
        <translation>Lesen abbrechen</translation>
    </message>
    <message>
        <source>Reading what the network answered to your tracks: %1 %</source>
        <translation>Liest, was das neuronale Netz zu den Titeln geantwortet hat: %1 %</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>what is running, time</comment>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>Tracks with problems</source>
        <translation>Titel mit Problemen</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is running. %Ln track(s) could not be analysed; all others have been.</source>
        <translation>
            <numerusform>Nichts läuft. %Ln Titel konnte nicht analysiert werden; alle anderen sind analysiert.</numerusform>
            <numerusform>Nichts läuft. %Ln Titel konnten nicht analysiert werden; alle anderen sind analysiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) analysed with a warning</source>
        <translation>
            <numerusform>%Ln Titel mit einer Warnung analysiert</numerusform>
            <numerusform>%Ln Titel mit einer Warnung analysiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that cannot be analysed, or in which something is amiss, are listed here, with the reason and what you can do.</source>
        <translation>Dateien, die sich nicht analysieren lassen oder an denen etwas nicht stimmt, stehen hier, mit dem Grund und dem, was zu tun ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) are watched for new music.</source>
        <translation>
            <numerusform>%Ln Ordner wird auf neue Musik beobachtet.</numerusform>
            <numerusform>%Ln Ordner werden auf neue Musik beobachtet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The system watches no more: the others are looked at every %Ln minute(s).</source>
        <translation>
            <numerusform>Mehr beobachtet das System nicht: Die übrigen werden im Abstand von %Ln Minute angesehen.</numerusform>
            <numerusform>Mehr beobachtet das System nicht: Die übrigen werden alle %Ln Minuten angesehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folders on network drives are looked at every %Ln minute(s).</source>
        <translation>
            <numerusform>Ordner auf Netzlaufwerken werden im Abstand von %Ln Minute angesehen.</numerusform>
            <numerusform>Ordner auf Netzlaufwerken werden alle %Ln Minuten angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder that is not there is watched again once it is back.</source>
        <translation>Ein Ordner, der nicht da ist, wird wieder beobachtet, sobald er zurück ist.</translation>
    </message>
    <message>
        <source>Paused while the computer runs on its battery</source>
        <translation>Angehalten, solange der Computer am Akku läuft</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>dauerte %1</translation>
    </message>
</context>
<context>
    <name>tonekin::Axes</name>
    <message>
        <source>%1k</source>
        <comment>thousand hertz on an axis</comment>
        <translation>%1k</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds on an axis</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>tonekin::BannerArea</name>
    <message>
        <source>Close this note</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>tonekin::ErrorWords</name>
    <message>
        <source>Empty file</source>
        <translation>Leere Datei</translation>
    </message>
    <message>
        <source>The file is empty: it holds 0 bytes.</source>
        <translation>Die Datei ist leer: Sie enthält 0 Bytes.</translation>
    </message>
    <message>
        <source>Copy it again from its source, then retry.</source>
        <translation>Noch einmal von der Quelle kopieren, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Not audio</source>
        <translation>Kein Audio</translation>
    </message>
    <message>
        <source>The file does not hold audio, whatever its name says.</source>
        <translation>Die Datei enthält kein Audio, was auch immer ihr Name sagt.</translation>
    </message>
    <message>
        <source>Exclude it, or rename it to what it is.</source>
        <translation>Ausschließen oder passend umbenennen.</translation>
    </message>
    <message>
        <source>No sound in it</source>
        <translation>Ohne Ton</translation>
    </message>
    <message>
        <source>The file is a video or picture without a sound track.</source>
        <translation>Die Datei ist ein Video oder Bild ohne Tonspur.</translation>
    </message>
    <message>
        <source>Exclude it.</source>
        <translation>Ausschließen.</translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation>Unbekanntes Format</translation>
    </message>
    <message>
        <source>The sound is stored in a format that cannot be decoded here.</source>
        <translation>Der Ton ist in einem Format gespeichert, das hier nicht dekodiert werden kann.</translation>
    </message>
    <message>
        <source>Convert it to a common format such as FLAC, Opus or MP3, then retry.</source>
        <translation>In ein verbreitetes Format wie FLAC, Opus oder MP3 umwandeln, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Copy-protected</source>
        <translation>Kopiergeschützt</translation>
    </message>
    <message>
        <source>The file is copy-protected, so its sound cannot be read.</source>
        <translation>Die Datei ist kopiergeschützt, deshalb lässt sich ihr Ton nicht lesen.</translation>
    </message>
    <message>
        <source>Get it without copy protection from the shop, or exclude it.</source>
        <translation>Ohne Kopierschutz beim Anbieter besorgen oder ausschließen.</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>Beschädigte Datei</translation>
    </message>
    <message>
        <source>The file is damaged at its start, so it cannot be read.</source>
        <translation>Die Datei ist am Anfang beschädigt und deshalb nicht lesbar.</translation>
    </message>
    <message>
        <source>Impossible figures</source>
        <translation>Unmögliche Angaben</translation>
    </message>
    <message>
        <source>The file claims an impossible sample rate or number of channels.</source>
        <translation>Die Datei nennt eine unmögliche Abtastrate oder Kanalzahl.</translation>
    </message>
    <message>
        <source>It is probably damaged: copy it again from its source, then retry.</source>
        <translation>Sie ist vermutlich beschädigt: noch einmal von der Quelle kopieren, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>This is not an ordinary file but a device, pipe or socket with an audio file&apos;s name.</source>
        <translation>Das ist keine gewöhnliche Datei, sondern ein Gerät, eine Pipe oder ein Socket mit dem Namen einer Audiodatei.</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation>Die Berechtigung zum Lesen dieser Datei fehlt.</translation>
    </message>
    <message>
        <source>Give yourself permission to read it in the file manager, then retry.</source>
        <translation>Die Leseberechtigung im Dateimanager erteilen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Read error</source>
        <translation>Lesefehler</translation>
    </message>
    <message>
        <source>The disk reported an error while the file was read.</source>
        <translation>Der Datenträger hat beim Lesen der Datei einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>Check the disk and its cable, then retry.</source>
        <translation>Datenträger und Kabel prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>The file was no longer there when its turn came.</source>
        <translation>Die Datei war nicht mehr da, als sie an der Reihe war.</translation>
    </message>
    <message>
        <source>Scan again.</source>
        <translation>Erneut durchsuchen.</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <source>The file changed while it was read.</source>
        <translation>Die Datei wurde während des Lesens geändert.</translation>
    </message>
    <message>
        <source>It is read again at the next scan, when the other program is done with it.</source>
        <translation>Sie wird beim nächsten Durchlauf neu gelesen, wenn das andere Programm damit fertig ist.</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>Zu langsam</translation>
    </message>
    <message>
        <source>Decoding took far too long and was stopped.</source>
        <translation>Das Dekodieren dauerte viel zu lange und wurde beendet.</translation>
    </message>
    <message>
        <source>The file or its disk may be damaged. Retry, or exclude it.</source>
        <translation>Die Datei oder ihr Datenträger ist vielleicht beschädigt. Erneut versuchen oder ausschließen.</translation>
    </message>
    <message>
        <source>Too much memory</source>
        <translation>Zu viel Speicher</translation>
    </message>
    <message>
        <source>Decoding asked for far too much memory and was stopped.</source>
        <translation>Das Dekodieren verlangte viel zu viel Arbeitsspeicher und wurde beendet.</translation>
    </message>
    <message>
        <source>The file is probably damaged: copy it again from its source, then retry.</source>
        <translation>Die Datei ist vermutlich beschädigt: noch einmal von der Quelle kopieren, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Decoder crashed</source>
        <translation>Decoder abgestürzt</translation>
    </message>
    <message>
        <source>The decoder crashed on this file. Nothing else was harmed.</source>
        <translation>Der Decoder ist an dieser Datei abgestürzt. Sonst ist nichts zu Schaden gekommen.</translation>
    </message>
    <message>
        <source>Network failed</source>
        <translation>Neuronales Netz gescheitert</translation>
    </message>
    <message>
        <source>The network could not listen to this track.</source>
        <translation>Das neuronale Netz konnte diesen Titel nicht anhören.</translation>
    </message>
    <message>
        <source>Retry; if it stays, copy the details for a report.</source>
        <translation>Erneut versuchen; wenn es so bleibt, die Einzelheiten für eine Fehlermeldung kopieren.</translation>
    </message>
    <message>
        <source>The network answered with numbers that make no sense.</source>
        <translation>Das neuronale Netz hat mit unsinnigen Zahlen geantwortet.</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>The result could not be written to the library file.</source>
        <translation>Das Ergebnis konnte nicht in die Bibliotheksdatei geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that its disk is not full, then retry.</source>
        <translation>Prüfen, ob der Datenträger voll ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>The file ends before its stated length. What is there was analysed.</source>
        <translation>Die Datei endet vor der angegebenen Länge. Was da ist, wurde analysiert.</translation>
    </message>
    <message>
        <source>Copy it again from its source if the end is missing.</source>
        <translation>Noch einmal von der Quelle kopieren, wenn das Ende fehlt.</translation>
    </message>
    <message>
        <source>Small damage</source>
        <translation>Kleine Schäden</translation>
    </message>
    <message>
        <source>Some parts of the file are damaged. The rest was analysed.</source>
        <translation>Einige Stellen der Datei sind beschädigt. Der Rest wurde analysiert.</translation>
    </message>
    <message>
        <source>Copy it again from its source if you hear clicks or gaps.</source>
        <translation>Noch einmal von der Quelle kopieren, wenn Knackser oder Lücken zu hören sind.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>The track is silent, so nothing sounds like it.</source>
        <translation>Der Titel ist still, deshalb klingt nichts wie er.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Very short</source>
        <translation>Sehr kurz</translation>
    </message>
    <message>
        <source>The track is too short to say much about its sound.</source>
        <translation>Der Titel ist zu kurz, um viel über seinen Klang zu sagen.</translation>
    </message>
    <message>
        <source>Heard in parts</source>
        <translation>In Teilen angehört</translation>
    </message>
    <message>
        <source>The track is very long, so parts spread over it were analysed.</source>
        <translation>Der Titel ist sehr lang, deshalb wurden darüber verteilte Abschnitte analysiert.</translation>
    </message>
    <message>
        <source>Broken samples</source>
        <translation>Kaputte Abtastwerte</translation>
    </message>
    <message>
        <source>Some samples were not numbers and were taken as silence.</source>
        <translation>Einige Abtastwerte waren keine Zahlen und gelten als Stille.</translation>
    </message>
    <message>
        <source>Copy it again from its source if you hear clicks.</source>
        <translation>Noch einmal von der Quelle kopieren, wenn Knackser zu hören sind.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Scan again to go on where it stopped.</source>
        <translation>Erneut durchsuchen, um dort weiterzumachen.</translation>
    </message>
    <message>
        <source>Library in use</source>
        <translation>Bibliothek in Benutzung</translation>
    </message>
    <message>
        <source>Another program is scanning this library.</source>
        <translation>Ein anderes Programm durchsucht gerade die Ordner dieser Bibliothek.</translation>
    </message>
    <message>
        <source>Wait until it is done, or end it, then retry. You can browse meanwhile.</source>
        <translation>Warten, bis es fertig ist, oder es beenden, dann erneut versuchen. Stöbern geht inzwischen.</translation>
    </message>
    <message>
        <source>Library damaged</source>
        <translation>Bibliothek beschädigt</translation>
    </message>
    <message>
        <source>The library file is damaged and could not be repaired.</source>
        <translation>Die Bibliotheksdatei ist beschädigt und ließ sich nicht reparieren.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or start with a new library file and scan again.</source>
        <translation>Aus einer Sicherung wiederherstellen oder mit einer neuen Bibliotheksdatei beginnen und erneut durchsuchen.</translation>
    </message>
    <message>
        <source>Newer library</source>
        <translation>Neuere Bibliothek</translation>
    </message>
    <message>
        <source>The library file was made by a newer version of Tonekin.</source>
        <translation>Die Bibliotheksdatei stammt von einer neueren Version von Tonekin.</translation>
    </message>
    <message>
        <source>You can browse it here. Update Tonekin to scan.</source>
        <translation>Stöbern geht hier. Zum Durchsuchen Tonekin aktualisieren.</translation>
    </message>
    <message>
        <source>Library cannot be changed</source>
        <translation>Bibliothek nicht änderbar</translation>
    </message>
    <message>
        <source>The library file cannot be written to.</source>
        <translation>In die Bibliotheksdatei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>You can browse it here. To scan, give yourself permission to write to it.</source>
        <translation>Stöbern geht hier. Zum Durchsuchen die Schreibberechtigung erteilen.</translation>
    </message>
    <message>
        <source>Not a library</source>
        <translation>Keine Bibliothek</translation>
    </message>
    <message>
        <source>This file belongs to another program; it is not a Tonekin library.</source>
        <translation>Diese Datei gehört zu einem anderen Programm; sie ist keine Tonekin-Bibliothek.</translation>
    </message>
    <message>
        <source>Choose another library file.</source>
        <translation>Eine andere Bibliotheksdatei wählen.</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <source>The disk with the library file is full.</source>
        <translation>Der Datenträger mit der Bibliotheksdatei ist voll.</translation>
    </message>
    <message>
        <source>Free some space, then retry.</source>
        <translation>Platz schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Model missing</source>
        <translation>Modell fehlt</translation>
    </message>
    <message>
        <source>The network&apos;s model file was not found.</source>
        <translation>Die Modelldatei des neuronalen Netzes wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Install it again, or start Tonekin with --model FILE. You can browse and play without it.</source>
        <translation>Neu installieren oder Tonekin mit --model DATEI starten. Stöbern und Abspielen gehen auch ohne.</translation>
    </message>
    <message>
        <source>Model damaged</source>
        <translation>Modell beschädigt</translation>
    </message>
    <message>
        <source>The network&apos;s model file is damaged and was not used.</source>
        <translation>Die Modelldatei des neuronalen Netzes ist beschädigt und wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>Install it again. You can browse and play without it.</source>
        <translation>Neu installieren. Stöbern und Abspielen gehen auch ohne.</translation>
    </message>
    <message>
        <source>Helper missing</source>
        <translation>Hilfsprogramm fehlt</translation>
    </message>
    <message>
        <source>A helper program could not be started, or ended again and again.</source>
        <translation>Ein Hilfsprogramm ließ sich nicht starten oder hat sich immer wieder beendet.</translation>
    </message>
    <message>
        <source>Install Tonekin again. You can browse without it.</source>
        <translation>Tonekin neu installieren. Stöbern geht auch ohne.</translation>
    </message>
    <message>
        <source>Folder not found</source>
        <translation>Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>The music folder is not there now.</source>
        <translation>Der Musikordner ist gerade nicht da.</translation>
    </message>
    <message>
        <source>Connect its drive, then retry.</source>
        <translation>Das Laufwerk anschließen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>This was not found.</source>
        <translation>Das wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>This cannot be done as asked.</source>
        <translation>Das geht so nicht.</translation>
    </message>
    <message>
        <source>Copy the details for a report.</source>
        <translation>Die Einzelheiten für eine Fehlermeldung kopieren.</translation>
    </message>
    <message>
        <source>Unknown problem</source>
        <translation>Unbekanntes Problem</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Etwas Unerwartetes ist passiert.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Analysiert</translation>
    </message>
    <message>
        <source>Analysed, with a note</source>
        <translation>Analysiert, mit Hinweis</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
</context>
<context>
    <name>tonekin::ExcitingPatches</name>
    <message>
        <source>A track that is gone</source>
        <translation>Ein verschwundener Titel</translation>
    </message>
    <message>
        <source>The file was not found at the last scan.</source>
        <translation>Die Datei wurde beim letzten Durchlauf nicht gefunden.</translation>
    </message>
    <message>
        <source>Its moment is not known.</source>
        <translation>Die Stelle ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Fetching the sound…</source>
        <translation>Der Klang wird geholt …</translation>
    </message>
</context>
<context>
    <name>tonekin::ExportDialog</name>
    <message>
        <source>Put the seeds &amp;first</source>
        <translation>Die Vorlagen &amp;zuerst</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n track(s) of the list</source>
        <translation>
            <numerusform>&amp;Den %n Titel der Liste</numerusform>
            <numerusform>&amp;Alle %n Titel der Liste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n &amp;close track(s)</source>
        <translation>
            <numerusform>Nur den %n &amp;nahen Titel</numerusform>
            <numerusform>Nur die %n &amp;nahen Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n &amp;selected track(s)</source>
        <translation>
            <numerusform>Nur den %n a&amp;usgewählten Titel</numerusform>
            <numerusform>Nur die %n a&amp;usgewählten Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Datei wählen …</translation>
    </message>
</context>
<context>
    <name>tonekin::FailuresTableModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was passiert ist</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show the &amp;whole sheet</source>
        <translation>Die ganze Tafel &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Go to a filter …</source>
        <translation>Zu einem Filter ge&amp;hen …</translation>
    </message>
    <message>
        <source>Save the picture as &amp;PNG …</source>
        <translation>Bild als &amp;PNG speichern …</translation>
    </message>
    <message>
        <source>Save the picture as &amp;SVG …</source>
        <translation>Bild als &amp;SVG speichern …</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>Bild kop&amp;ieren</translation>
    </message>
    <message>
        <source>&amp;Export your names …</source>
        <translation>Eigene Namen e&amp;xportieren …</translation>
    </message>
    <message>
        <source>All in one &amp;row</source>
        <translation>Alle in einer &amp;Reihe</translation>
    </message>
    <message>
        <source>&amp;Low bands on top</source>
        <translation>&amp;Tiefe Bänder oben</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Nummern</translation>
    </message>
    <message>
        <source>By &amp;number</source>
        <translation>Nach N&amp;ummer</translation>
    </message>
    <message>
        <source>By n&amp;ame</source>
        <translation>Nach N&amp;amen</translation>
    </message>
    <message>
        <source>By li&amp;keness</source>
        <translation>Nach Ähn&amp;lichkeit</translation>
    </message>
    <message>
        <source>By &amp;use in this library</source>
        <translation>Nach Nutzun&amp;g in dieser Bibliothek</translation>
    </message>
    <message>
        <source>Re&amp;d and blue, as published</source>
        <translation>Rot und &amp;Blau, wie veröffentlicht</translation>
    </message>
    <message>
        <source>Purple and oran&amp;ge, for every eye</source>
        <translation>&amp;Violett und Orange, für alle Augen</translation>
    </message>
    <message>
        <source>Each &amp;filter to its own scale</source>
        <translation>Jeder Filter im &amp;eigenen Maßstab</translation>
    </message>
    <message>
        <source>So&amp;rt the sheet</source>
        <translation>Tafel s&amp;ortieren</translation>
    </message>
    <message>
        <source>&amp;Look of the sheet</source>
        <translation>D&amp;arstellung der Tafel</translation>
    </message>
    <message>
        <source>&amp;Import names …</source>
        <translation>Namen i&amp;mportieren …</translation>
    </message>
    <message>
        <source>One &amp;scale for all</source>
        <translation>Eine &amp;Skala für alle</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterExports</name>
    <message>
        <source>Filters of %1</source>
        <translation>Filter von %1</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG-Bilder (*.svg)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Read names</source>
        <translation>Namen lesen</translation>
    </message>
    <message>
        <source>Export your names</source>
        <translation>Eigene Namen exportieren</translation>
    </message>
    <message>
        <source>Names of filters (*.json)</source>
        <translation>Namen von Filtern (*.json)</translation>
    </message>
    <message>
        <source>Names of filters</source>
        <translation>Namen von Filtern</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterFacts</name>
    <message>
        <source>No filter answers to this track.</source>
        <translation>Kein Filter antwortet auf diesen Titel.</translation>
    </message>
    <message>
        <source>Not analysed yet.</source>
        <translation>Noch nicht analysiert.</translation>
    </message>
    <message>
        <source>Looking through the library for what is usual…</source>
        <translation>In der Bibliothek wird nachgesehen, was üblich ist …</translation>
    </message>
    <message>
        <source>This track was analysed with another network than the others. Analyse it again to see its filters.</source>
        <translation>Dieser Titel wurde mit einem anderen neuronalen Netz analysiert als die übrigen. Erneut analysieren, um seine Filter zu sehen.</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterFindings</name>
    <message>
        <source>very sure</source>
        <translation>sehr sicher</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>ziemlich sicher</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>nicht sicher</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Sieht aus wie</translation>
    </message>
    <message>
        <source>Not measured: no test sound moved it clearly more than all others. This is what its weights look like.</source>
        <translation>Nicht gemessen: Kein Testklang regte ihn deutlich stärker an als alle anderen. Danach sehen seine Gewichte aus.</translation>
    </message>
    <message>
        <source>by its strongest moment</source>
        <translation>nach seinem stärksten Moment</translation>
    </message>
    <message>
        <source>by its average over the sound</source>
        <translation>nach seinem Mittelwert über den Klang</translation>
    </message>
    <message>
        <source>Measured, %1: given such a sound and another one, it answered more to the first in %2 of 100 cases, %3.</source>
        <translation>Gemessen, %1: Bei einem solchen Klang und einem anderen antwortete er in %2 von 100 Fällen auf den ersten stärker, %3.</translation>
    </message>
    <message>
        <source>Area under the ROC curve on the confirming sounds: %1. On the naming sounds it is larger than that of the next name by %2.</source>
        <translation>Fläche unter der ROC-Kurve bei den bestätigenden Klängen: %1. Bei den benennenden Klängen ist sie um %2 größer als die des nächsten Namens.</translation>
    </message>
    <message>
        <source>Responds to</source>
        <translation>Reagiert auf</translation>
    </message>
    <message>
        <source>The next best description, “%1”, was right in %2 of 100 cases fewer.</source>
        <translation>Die nächstbeste Beschreibung, „%1“, traf in %2 von 100 Fällen weniger zu.</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterPanel</name>
    <message>
        <source>Strongest moments</source>
        <translation>Stärkste Momente</translation>
    </message>
    <message>
        <source>All along</source>
        <translation>Durchgehend</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Was das Diagramm zeigt</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Number of the filter</source>
        <translation>Nummer des Filters</translation>
    </message>
    <message>
        <source>Back to all filters</source>
        <translation>Zurück zu allen Filtern</translation>
    </message>
    <message>
        <source>Strongest moments of %1</source>
        <translation>Stärkste Momente von %1</translation>
    </message>
    <message>
        <source>Most of %1 all along</source>
        <translation>Durchgehend am stärksten: %1</translation>
    </message>
    <message>
        <source>This network came without measured names.</source>
        <translation>Dieses neuronale Netz kam ohne gemessene Namen.</translation>
    </message>
    <message>
        <source>Your tracks were heard by another network than the one that is here now, so the picture and the name of this filter are not known.</source>
        <translation>Die Titel wurden von einem anderen neuronalen Netz angehört als dem, das jetzt da ist. Bild und Name dieses Filters sind deshalb nicht bekannt.</translation>
    </message>
    <message>
        <source>Without the network&apos;s file there is no picture and no name of this filter.</source>
        <translation>Ohne die Datei des neuronalen Netzes gibt es weder Bild noch Namen dieses Filters.</translation>
    </message>
    <message>
        <source>No track of this library makes it answer.</source>
        <translation>Auf keinen Titel dieser Bibliothek antwortet er.</translation>
    </message>
    <message>
        <source>By the largest answer anywhere in a track (maximum). At most two tracks of an album.</source>
        <translation>Nach der größten Antwort irgendwo im Titel (Maximum). Höchstens zwei Titel je Album.</translation>
    </message>
    <message>
        <source>Strongest moment of %1</source>
        <translation>Stärkster Moment von %1</translation>
    </message>
    <message>
        <source>Most of it all along</source>
        <translation>Durchgehend am stärksten</translation>
    </message>
    <message>
        <source>By the average answer over the whole track (mean). At most two tracks of an album.</source>
        <translation>Nach der durchschnittlichen Antwort über den ganzen Titel (Mittelwert). Höchstens zwei Titel je Album.</translation>
    </message>
    <message numerus="yes">
        <source>How strong the strongest moments of your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>Wie stark der stärkste Moment von %Ln Titel ist. Die Markierungen sind die der Liste.</numerusform>
            <numerusform>Wie stark die stärksten Momente von %Ln Titeln sind. Die Markierungen sind die der Liste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How strong the answers to your %Ln track(s) are on average. The marks are those of the list.</source>
        <translation>
            <numerusform>Wie stark die Antwort auf %Ln Titel im Durchschnitt ist. Die Markierungen sind die der Liste.</numerusform>
            <numerusform>Wie stark die Antworten auf %Ln Titel im Durchschnitt sind. Die Markierungen sind die der Liste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::FilterSheetView</name>
    <message>
        <source>Kernels of the first layer</source>
        <translation>Faltungskerne der ersten Schicht</translation>
    </message>
    <message>
        <source>Time to the right, frequency from top to bottom. Arrow keys choose a filter, Enter opens it, plus and minus zoom, 0 shows the whole.</source>
        <translation>Zeit nach rechts, Frequenz von oben nach unten. Die Pfeiltasten wählen einen Filter, Enter öffnet ihn, Plus und Minus vergrößern und verkleinern, 0 zeigt das Ganze.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>filter, name</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 Hz · %3–%4 ms · weight %5</source>
        <comment>filter and name, frequency, from, to, weight</comment>
        <translation>%1 · %2 Hz · %3–%4 ms · Gewicht %5</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterText</name>
    <message>
        <source>drums</source>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <source>drum loop</source>
        <extracomment>a repeated drum pattern</extracomment>
        <translation>Drumloop</translation>
    </message>
    <message>
        <source>low drum</source>
        <translation>tiefe Trommel</translation>
    </message>
    <message>
        <source>bass drum</source>
        <translation>Bassdrum</translation>
    </message>
    <message>
        <source>tom</source>
        <translation>Tom</translation>
    </message>
    <message>
        <source>snare drum</source>
        <translation>Kleine Trommel</translation>
    </message>
    <message>
        <source>hand clap</source>
        <translation>Händeklatschen</translation>
    </message>
    <message>
        <source>hi-hat or cymbal</source>
        <translation>Hi-Hat oder Becken</translation>
    </message>
    <message>
        <source>hi-hat</source>
        <translation>Hi-Hat</translation>
    </message>
    <message>
        <source>cymbal</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>shaker or tambourine</source>
        <translation>Shaker oder Tamburin</translation>
    </message>
    <message>
        <source>hand drum</source>
        <translation>Handtrommel</translation>
    </message>
    <message>
        <source>wood or metal percussion</source>
        <translation>Holz- oder Metallperkussion</translation>
    </message>
    <message>
        <source>noisy sound</source>
        <translation>geräuschhafte Klänge</translation>
    </message>
    <message>
        <source>noisy hit</source>
        <translation>geräuschhafte Schläge</translation>
    </message>
    <message>
        <source>high noisy sound</source>
        <translation>hohe geräuschhafte Klänge</translation>
    </message>
    <message>
        <source>broadband noise</source>
        <translation>breitbandiges Rauschen</translation>
    </message>
    <message>
        <source>white noise</source>
        <translation>weißes Rauschen</translation>
    </message>
    <message>
        <source>pink noise</source>
        <translation>rosa Rauschen</translation>
    </message>
    <message>
        <source>noise burst</source>
        <translation>Rauschstoß</translation>
    </message>
    <message>
        <source>hiss</source>
        <extracomment>noise of tape</extracomment>
        <translation>Bandrauschen</translation>
    </message>
    <message>
        <source>low rumble</source>
        <translation>tiefes Rumpeln</translation>
    </message>
    <message>
        <source>hum</source>
        <extracomment>of mains electricity</extracomment>
        <translation>Netzbrummen</translation>
    </message>
    <message>
        <source>crackle</source>
        <extracomment>of an old record</extracomment>
        <translation>Knistern</translation>
    </message>
    <message>
        <source>noise around %1 Hz</source>
        <translation>Rauschen um %1 Hz</translation>
    </message>
    <message>
        <source>low sound</source>
        <translation>tiefe Klänge</translation>
    </message>
    <message>
        <source>bass note</source>
        <translation>Basston</translation>
    </message>
    <message>
        <source>low drone</source>
        <translation>tiefe Dauertöne</translation>
    </message>
    <message>
        <source>high tone</source>
        <translation>hohe Töne</translation>
    </message>
    <message>
        <source>notes around %1 Hz</source>
        <translation>Töne um %1 Hz</translation>
    </message>
    <message>
        <source>notes from %1 to %2 Hz</source>
        <translation>Töne von %1 bis %2 Hz</translation>
    </message>
    <message>
        <source>the note C</source>
        <translation>Ton C</translation>
    </message>
    <message>
        <source>the note C sharp</source>
        <translation>Ton Cis</translation>
    </message>
    <message>
        <source>the note D</source>
        <translation>Ton D</translation>
    </message>
    <message>
        <source>the note E flat</source>
        <translation>Ton Es</translation>
    </message>
    <message>
        <source>the note E</source>
        <translation>Ton E</translation>
    </message>
    <message>
        <source>the note F</source>
        <translation>Ton F</translation>
    </message>
    <message>
        <source>the note F sharp</source>
        <translation>Ton Fis</translation>
    </message>
    <message>
        <source>the note G</source>
        <translation>Ton G</translation>
    </message>
    <message>
        <source>the note A flat</source>
        <translation>Ton As</translation>
    </message>
    <message>
        <source>the note A</source>
        <translation>Ton A</translation>
    </message>
    <message>
        <source>the note B flat</source>
        <extracomment>German B</extracomment>
        <translation>Ton B</translation>
    </message>
    <message>
        <source>the note B</source>
        <extracomment>German H</extracomment>
        <translation>Ton H</translation>
    </message>
    <message>
        <source>chord</source>
        <extracomment>in music</extracomment>
        <translation>Akkord</translation>
    </message>
    <message>
        <source>major triad</source>
        <translation>Dur-Dreiklang</translation>
    </message>
    <message>
        <source>minor triad</source>
        <translation>Moll-Dreiklang</translation>
    </message>
    <message>
        <source>fifth or fourth</source>
        <extracomment>intervals</extracomment>
        <translation>Quinte oder Quarte</translation>
    </message>
    <message>
        <source>third or sixth</source>
        <extracomment>intervals</extracomment>
        <translation>Terz oder Sexte</translation>
    </message>
    <message>
        <source>octave</source>
        <extracomment>interval</extracomment>
        <translation>Oktave</translation>
    </message>
    <message>
        <source>harmonic comb</source>
        <extracomment>evenly spaced overtones</extracomment>
        <translation>Obertonkamm</translation>
    </message>
    <message>
        <source>harmonic comb of %1 Hz</source>
        <translation>Obertonkamm von %1 Hz</translation>
    </message>
    <message>
        <source>moving pitch</source>
        <translation>bewegte Tonhöhe</translation>
    </message>
    <message>
        <source>hopping notes</source>
        <extracomment>notes that jump up and down</extracomment>
        <translation>springende Töne</translation>
    </message>
    <message>
        <source>glide</source>
        <extracomment>of pitch</extracomment>
        <translation>Glissando</translation>
    </message>
    <message>
        <source>rising glide</source>
        <translation>steigendes Glissando</translation>
    </message>
    <message>
        <source>falling glide</source>
        <translation>fallendes Glissando</translation>
    </message>
    <message>
        <source>vibrato</source>
        <translation>Vibrato</translation>
    </message>
    <message>
        <source>piano</source>
        <translation>Klavier</translation>
    </message>
    <message>
        <source>bells and mallets</source>
        <translation>Glocken- und Stabspiele</translation>
    </message>
    <message>
        <source>organ</source>
        <translation>Orgel</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>Gitarre</translation>
    </message>
    <message>
        <source>bass guitar</source>
        <translation>Bassgitarre</translation>
    </message>
    <message>
        <source>strings</source>
        <extracomment>instruments</extracomment>
        <translation>Streicher</translation>
    </message>
    <message>
        <source>ensemble</source>
        <extracomment>of strings or voices</extracomment>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>brass</source>
        <extracomment>instruments</extracomment>
        <translation>Blechbläser</translation>
    </message>
    <message>
        <source>reed</source>
        <extracomment>General MIDI family: clarinets, saxophones, oboes</extracomment>
        <translation>Rohrblattinstrument</translation>
    </message>
    <message>
        <source>pipe</source>
        <extracomment>General MIDI family: flutes and other pipes</extracomment>
        <translation>Flöte</translation>
    </message>
    <message>
        <source>synthetic lead</source>
        <translation>Synth-Lead</translation>
    </message>
    <message>
        <source>synthetic pad</source>
        <translation>Synth-Fläche</translation>
    </message>
    <message>
        <source>synthetic effect</source>
        <translation>Synth-Effekt</translation>
    </message>
    <message>
        <source>folk instrument</source>
        <translation>Volksinstrument</translation>
    </message>
    <message>
        <source>struck instrument</source>
        <translation>angeschlagenes Instrument</translation>
    </message>
    <message>
        <source>sound effect</source>
        <translation>Klangeffekt</translation>
    </message>
    <message>
        <source>sharp attack</source>
        <translation>scharfe Einsätze</translation>
    </message>
    <message>
        <source>steady sound</source>
        <translation>gleichmäßige Klänge</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>distortion</source>
        <translation>Verzerrung</translation>
    </message>
    <message>
        <source>reverberation</source>
        <translation>Nachhall</translation>
    </message>
    <message>
        <source>near silence</source>
        <translation>nahezu Stille</translation>
    </message>
    <message>
        <source>around %1 Hz</source>
        <translation>um %1 Hz</translation>
    </message>
    <message>
        <source>%1 Hz wide</source>
        <translation>%1 Hz breit</translation>
    </message>
    <message>
        <source>onset</source>
        <extracomment>where a sound begins</extracomment>
        <translation>Klangbeginn</translation>
    </message>
    <message>
        <source>offset</source>
        <extracomment>where a sound ends</extracomment>
        <translation>Klangende</translation>
    </message>
    <message>
        <source>sustained</source>
        <extracomment>of a sound: lasting</extracomment>
        <translation>anhaltend</translation>
    </message>
    <message>
        <source>short</source>
        <extracomment>of a sound: lasting a moment</extracomment>
        <translation>kurz</translation>
    </message>
    <message>
        <source>rising</source>
        <extracomment>of a sound&apos;s pitch</extracomment>
        <translation>steigend</translation>
    </message>
    <message>
        <source>falling</source>
        <extracomment>of a sound&apos;s pitch</extracomment>
        <translation>fallend</translation>
    </message>
    <message>
        <source>comb, spacing %1 bands (%2 Hz)</source>
        <extracomment>parallel stripes in a picture</extracomment>
        <translation>Kamm, Abstand %1 Bänder (%2 Hz)</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>keine Gewichte</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the parts of a filter&apos;s description</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>Unit %1</source>
        <translation>Einheit %1</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filter %1</translation>
    </message>
    <message>
        <source>Filter %1 of layer %2</source>
        <translation>Filter %1 der Schicht %2</translation>
    </message>
    <message>
        <source>unit %1</source>
        <comment>within a sentence</comment>
        <translation>Einheit %1</translation>
    </message>
    <message>
        <source>filter %1</source>
        <comment>within a sentence</comment>
        <translation>Filter %1</translation>
    </message>
    <message>
        <source>filter %1 of layer %2</source>
        <comment>within a sentence</comment>
        <translation>Filter %1 der Schicht %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>filter, name</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>tonekin::FiltersOverTime</name>
    <message>
        <source>Listening to the track…</source>
        <translation>Der Titel wird angehört …</translation>
    </message>
    <message>
        <source>Click to play from there, or on a name for its filter</source>
        <translation>Klicken, um von dort abzuspielen, oder auf einen Namen für dessen Filter</translation>
    </message>
    <message>
        <source>No filters over time. %1</source>
        <translation>Keine Filter im Zeitverlauf. %1</translation>
    </message>
    <message>
        <source>Strongest filters of %1 over time</source>
        <translation>Stärkste Filter von %1 im Zeitverlauf</translation>
    </message>
    <message>
        <source>This track was analysed with another network. Analyse it again to see its filters over time.</source>
        <translation>Dieser Titel wurde mit einem anderen neuronalen Netz analysiert. Erneut analysieren, um seine Filter im Zeitverlauf zu sehen.</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filter %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and name of a filter</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It answers here as it does in other tracks.</source>
        <translation>Er antwortet hier wie in anderen Titeln.</translation>
    </message>
    <message>
        <source>Its strongest moment lies %1 standard deviations above what is usual in this library.</source>
        <translation>Sein stärkster Moment liegt %1 Standardabweichungen über dem in dieser Bibliothek Üblichen.</translation>
    </message>
    <message>
        <source>Its mean answer lies %1 standard deviations above what is usual in this library.</source>
        <translation>Seine mittlere Antwort liegt %1 Standardabweichungen über dem in dieser Bibliothek Üblichen.</translation>
    </message>
</context>
<context>
    <name>tonekin::FiltersPage</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>Erste Schicht</translation>
    </message>
    <message>
        <source>Later layers</source>
        <translation>Spätere Schichten</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verdeckte Einheiten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln Einheit</numerusform>
            <numerusform>%Ln Einheiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln Filter</numerusform>
            <numerusform>%Ln Filter</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading what the network answered … %1 %</source>
        <translation>Die Antworten des neuronalen Netzes werden gelesen … %1 %</translation>
    </message>
    <message numerus="yes">
        <source>answers to %Ln track(s)</source>
        <translation>
            <numerusform>Antworten auf %Ln Titel</numerusform>
            <numerusform>Antworten auf %Ln Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Your tracks were heard by another network than the one that is here now. The sheet shows the new one&apos;s filters; the lists, and the names you gave, are of the old one&apos;s, which are others.</source>
        <translation>Die Titel wurden von einem anderen neuronalen Netz angehört als dem, das jetzt da ist. Die Tafel zeigt die Filter des neuen; die Listen und die eigenen Namen gehören zu denen des alten, und das sind andere.</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Erneut analysieren</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No track has been analysed yet. Each filter&apos;s lists appear here while the scan goes on.</source>
        <translation>Noch ist kein Titel analysiert. Die Listen jedes Filters erscheinen hier, während der Durchlauf weitergeht.</translation>
    </message>
    <message>
        <source>No track has been analysed yet. When some have, each filter has its lists here.</source>
        <translation>Noch ist kein Titel analysiert. Sobald es einige sind, hat jeder Filter hier seine Listen.</translation>
    </message>
    <message>
        <source>Scan now</source>
        <translation>Jetzt durchsuchen</translation>
    </message>
    <message>
        <source>Add a folder …</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>No unit has heard anything yet</source>
        <translation>Noch hat keine Einheit etwas gehört</translation>
    </message>
    <message>
        <source>The units of the last hidden layer find kinds of music. As soon as tracks are analysed, each of them has a playlist of your own here.</source>
        <translation>Die Einheiten der letzten verdeckten Schicht finden Arten von Musik. Sobald Titel analysiert sind, hat jede hier eine Wiedergabeliste aus der eigenen Musik.</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save the picture as PNG …</source>
        <translation>Bild als PNG speichern …</translation>
    </message>
    <message>
        <source>Show all bands</source>
        <translation>Alle Bänder zeigen</translation>
    </message>
    <message>
        <source>Reading what the network answered was stopped; the lists have only what was read.</source>
        <translation>Das Lesen der Antworten wurde angehalten; die Listen enthalten nur, was bis dahin gelesen war.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterlesen</translation>
    </message>
</context>
<context>
    <name>tonekin::FirstLayerView</name>
    <message>
        <source>By number</source>
        <translation>Nach Nummer</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Show the whole sheet</source>
        <translation>Die ganze Tafel zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation>Nach Ähnlichkeit</translation>
    </message>
    <message>
        <source>By use</source>
        <translation>Nach Nutzung</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>looks like: %1</source>
        <translation>sieht aus wie: %1</translation>
    </message>
    <message>
        <source>Click a filter to see and hear what it listens for.</source>
        <translation>Einen Filter anklicken, um zu sehen und zu hören, worauf er horcht.</translation>
    </message>
</context>
<context>
    <name>tonekin::FirstStartPage</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Find what sounds alike in your own music</source>
        <translation>Finden, was in der eigenen Musik ähnlich klingt</translation>
    </message>
    <message>
        <source>Tonekin listens to every track in your folder and finds those that sound alike, by their sound alone.</source>
        <translation>Tonekin hört jeden Titel im Ordner an und findet die, die ähnlich klingen, allein nach dem Klang.</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Your files are only read, never changed.</source>
        <translation>Alles bleibt auf diesem Computer. Die Dateien werden nur gelesen, nie verändert.</translation>
    </message>
    <message>
        <source>Tracks appear at once and can be used while the rest is listened to. You can pause at any time.</source>
        <translation>Titel erscheinen sofort und sind nutzbar, während der Rest angehört wird. Anhalten geht jederzeit.</translation>
    </message>
    <message>
        <source>&amp;Music folder</source>
        <translation>&amp;Musikordner</translation>
    </message>
    <message>
        <source>&amp;Choose …</source>
        <translation>A&amp;uswählen …</translation>
    </message>
    <message>
        <source>Music folder</source>
        <translation>Musikordner</translation>
    </message>
    <message>
        <source>The folder that holds your music</source>
        <translation>Der Ordner mit der Musik</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose the music folder</source>
        <translation>Musikordner wählen</translation>
    </message>
</context>
<context>
    <name>tonekin::HeatStripPainter</name>
    <message>
        <source>up to %1</source>
        <comment>largest answer of a filter</comment>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>tonekin::HeatStripView</name>
    <message>
        <source>Strongest filters over time</source>
        <translation>Stärkste Filter im Zeitverlauf</translation>
    </message>
    <message>
        <source>Time to the right, one filter a row. Arrow keys read it out, Enter plays from the cursor, Ctrl+Enter shows the filter.</source>
        <translation>Zeit nach rechts, ein Filter je Zeile. Die Pfeiltasten lesen es ab, Enter spielt ab dem Cursor, Strg+Enter zeigt den Filter.</translation>
    </message>
    <message>
        <source>not listened to</source>
        <translation>nicht angehört</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>filter, moment, answer</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Show filter %1</source>
        <translation>Filter %1 zeigen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <translation>Bild als PNG speichern …</translation>
    </message>
    <message>
        <source>%1, filters</source>
        <comment>title of a track</comment>
        <translation>%1, Filter</translation>
    </message>
    <message>
        <source>Show the whole track</source>
        <translation>Den ganzen Titel zeigen</translation>
    </message>
</context>
<context>
    <name>tonekin::HiddenUnitsView</name>
    <message>
        <source>Number, name or tag word</source>
        <translation>Nummer, Name oder Tag-Wort</translation>
    </message>
    <message>
        <source>Search the units</source>
        <translation>Einheiten durchsuchen</translation>
    </message>
    <message>
        <source>Units of the last hidden layer</source>
        <translation>Einheiten der letzten verdeckten Schicht</translation>
    </message>
    <message>
        <source>Fired by a track</source>
        <translation>Von einem Titel angeregt</translation>
    </message>
    <message>
        <source>Fired by “%1”</source>
        <translation>Angeregt von „%1“</translation>
    </message>
    <message>
        <source>Choose a track in any list, or play one: then only the units that it fires can be shown.</source>
        <translation>Einen Titel in einer Liste wählen oder abspielen: Dann lassen sich nur die Einheiten zeigen, die er anregt.</translation>
    </message>
    <message>
        <source>Only the units that this track fires more than is usual, the most unusual first</source>
        <translation>Nur die Einheiten, die dieser Titel mehr als üblich anregt, die ungewöhnlichste zuerst</translation>
    </message>
    <message>
        <source>This track has not been analysed yet.</source>
        <translation>Dieser Titel ist noch nicht analysiert.</translation>
    </message>
    <message>
        <source>No unit has that number, name or tag word.</source>
        <translation>Keine Einheit hat diese Nummer, diesen Namen oder dieses Tag-Wort.</translation>
    </message>
</context>
<context>
    <name>tonekin::HistogramChart</name>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>tonekin::InspectorDock</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>Inspektor schließen</translation>
    </message>
    <message>
        <source>Drag to detach or to move to the other side</source>
        <translation>Ziehen, um ihn abzulösen oder auf die andere Seite zu verschieben</translation>
    </message>
    <message>
        <source>The file was not found at the last scan. What is known of it is kept.</source>
        <translation>Die Datei wurde beim letzten Durchlauf nicht gefunden. Was über sie bekannt ist, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>tonekin::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Select a track to see its cover, its sound and what sounds like it.</source>
        <translation>Einen Titel auswählen, um sein Cover, seinen Klang und Ähnliches zu sehen.</translation>
    </message>
    <message>
        <source>Drawing the spectrogram…</source>
        <translation>Spektrogramm wird gezeichnet …</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Nearest tracks</source>
        <translation>Nächste Titel</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Click to play from there</source>
        <translation>Klicken, um von dort abzuspielen</translation>
    </message>
    <message>
        <source>No spectrogram. %1</source>
        <translation>Kein Spektrogramm. %1</translation>
    </message>
    <message>
        <source>No spectrogram.</source>
        <translation>Kein Spektrogramm.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>album (year)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Spectrogram of %1</source>
        <translation>Spektrogramm von %1</translation>
    </message>
    <message>
        <source>No cover in the file</source>
        <translation>Kein Cover in der Datei</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Filters, the most unusual first</source>
        <translation>Filter, die ungewöhnlichsten zuerst</translation>
    </message>
    <message>
        <source>In the folder “%1”</source>
        <translation>Im Ordner „%1“</translation>
    </message>
</context>
<context>
    <name>tonekin::KernelPainter</name>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>tonekin::KernelView</name>
    <message>
        <source>Kernel of the filter</source>
        <translation>Faltungskern des Filters</translation>
    </message>
    <message>
        <source>Time to the right, frequency from top to bottom. Arrow keys read it out, plus and minus zoom, 0 shows the whole.</source>
        <translation>Zeit nach rechts, Frequenz von oben nach unten. Die Pfeiltasten lesen es ab, Plus und Minus vergrößern und verkleinern, 0 zeigt das Ganze.</translation>
    </message>
    <message>
        <source>%1 Hz · %2–%3 ms · weight %4</source>
        <comment>frequency, from, to, weight</comment>
        <translation>%1 Hz · %2–%3 ms · Gewicht %4</translation>
    </message>
</context>
<context>
    <name>tonekin::KindItems</name>
    <message>
        <source>Intro</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>Outro</translation>
    </message>
    <message>
        <source>Interlude</source>
        <translation>Zwischenspiel</translation>
    </message>
    <message>
        <source>Skit or speech</source>
        <translation>Sprechszene oder Sprache</translation>
    </message>
    <message>
        <source>Ambience or silence</source>
        <translation>Klangkulisse oder Stille</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Only %1 long; usual there are %2</source>
        <translation>Nur %1 lang; dort üblich sind %2</translation>
    </message>
    <message>
        <source>Only %1 long</source>
        <translation>Nur %1 lang</translation>
    </message>
    <message>
        <source>The first of its album</source>
        <translation>Der erste des Albums</translation>
    </message>
    <message>
        <source>The last of its album</source>
        <translation>Der letzte des Albums</translation>
    </message>
    <message>
        <source>%1 softer than usual there</source>
        <translation>%1 leiser als dort üblich</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Leise</translation>
    </message>
    <message>
        <source>Grows louder by %1 from start to end</source>
        <translation>Wird vom Anfang zum Ende um %1 lauter</translation>
    </message>
    <message>
        <source>Fades away by %1 from start to end</source>
        <translation>Verklingt vom Anfang zum Ende um %1</translation>
    </message>
    <message>
        <source>Now loud, now soft</source>
        <translation>Mal laut, mal leise</translation>
    </message>
    <message>
        <source>Starts or ends at once, as if it ran on from or into its neighbour</source>
        <translation>Beginnt oder endet unvermittelt, als ginge es in den Nachbarn über</translation>
    </message>
    <message>
        <source>Silent for %1</source>
        <translation>%1 lang still</translation>
    </message>
    <message>
        <source>Few beats</source>
        <translation>Wenige Schläge</translation>
    </message>
    <message>
        <source>Moves like speech</source>
        <translation>Bewegt sich wie Sprache</translation>
    </message>
    <message>
        <source>Noise rather than harmony</source>
        <translation>Eher Geräusch als Harmonie</translation>
    </message>
    <message>
        <source>Hardly changes its harmony</source>
        <translation>Wechselt kaum die Harmonie</translation>
    </message>
    <message>
        <source>Sounds unlike the rest there</source>
        <translation>Klingt anders als der Rest dort</translation>
    </message>
    <message>
        <source>Its title says so</source>
        <translation>Der Titel sagt es</translation>
    </message>
    <message>
        <source>%1, among the tracks of %2</source>
        <comment>kind, album or artist</comment>
        <translation>%1, unter den Titeln von %2</translation>
    </message>
    <message>
        <source>This kind: %1 %; not an ordinary track: %2 %</source>
        <translation>Diese Art: %1 %; kein gewöhnlicher Titel: %2 %</translation>
    </message>
</context>
<context>
    <name>tonekin::LaterLayersView</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Nummer oder Name</translation>
    </message>
    <message>
        <source>Search the filters</source>
        <translation>Filter durchsuchen</translation>
    </message>
    <message>
        <source>Order of the filters</source>
        <translation>Reihenfolge der Filter</translation>
    </message>
    <message>
        <source>Filters of the layer</source>
        <translation>Filter der Schicht</translation>
    </message>
    <message>
        <source>The network is being read…</source>
        <translation>Das neuronale Netz wird gelesen …</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>Layer %1: %Ln filter(s)</source>
        <translation>
            <numerusform>Schicht %1: %Ln Filter</numerusform>
            <numerusform>Schicht %1: %Ln Filter</numerusform>
        </translation>
    </message>
    <message>
        <source>No later layers</source>
        <translation>Keine späteren Schichten</translation>
    </message>
    <message>
        <source>This network has one convolution only.</source>
        <translation>Dieses neuronale Netz hat nur eine Faltung.</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>Nach Nummer</translation>
    </message>
    <message>
        <source>Most unusual in “%1” first</source>
        <translation>Das Ungewöhnlichste in „%1“ zuerst</translation>
    </message>
    <message>
        <source>Unusual: how far its answer to “%1” lies above what is usual in this library, in standard deviations.</source>
        <translation>Ungewöhnlich: wie weit die Antwort auf „%1“ über dem in dieser Bibliothek Üblichen liegt, in Standardabweichungen.</translation>
    </message>
</context>
<context>
    <name>tonekin::LaterUnitPanel</name>
    <message>
        <source>Analyse again</source>
        <translation>Erneut analysieren</translation>
    </message>
    <message>
        <source>What excites it most</source>
        <translation>Was ihn am stärksten anregt</translation>
    </message>
    <message>
        <source>What drives %1</source>
        <translation>Was %1 anregt</translation>
    </message>
    <message>
        <source>Strong moment of %1</source>
        <translation>Starker Moment von %1</translation>
    </message>
    <message numerus="yes">
        <source>One answer of it belongs to %1 seconds of sound: %Ln frame(s).</source>
        <translation>
            <numerusform>Eine Antwort von ihm gehört zu %1 Sekunden Klang: %Ln Zeitfenster.</numerusform>
            <numerusform>Eine Antwort von ihm gehört zu %1 Sekunden Klang: %Ln Zeitfenster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your tracks were analysed before the moments of this layer were kept, and are missing here.</source>
        <translation>
            <numerusform>%Ln Titel wurde analysiert, bevor die Momente dieser Schicht festgehalten wurden, und fehlt hier.</numerusform>
            <numerusform>%Ln Titel wurden analysiert, bevor die Momente dieser Schicht festgehalten wurden, und fehlen hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its strongest moments</source>
        <translation>Seine stärksten Momente</translation>
    </message>
    <message>
        <source>The tracks in which this filter answers most at one moment. At most two of an album.</source>
        <translation>Die Titel, in denen dieser Filter in einem Moment am stärksten antwortet. Höchstens zwei je Album.</translation>
    </message>
    <message>
        <source>No track of this library makes it answer.</source>
        <translation>Auf keinen Titel dieser Bibliothek antwortet er.</translation>
    </message>
    <message numerus="yes">
        <source>How strong the strongest answers to your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>Wie stark die stärkste Antwort auf %Ln Titel ist. Die Markierungen sind die der Liste.</numerusform>
            <numerusform>Wie stark die stärksten Antworten auf %Ln Titel sind. Die Markierungen sind die der Liste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::LayerUnitsModel</name>
    <message>
        <source>How far the chosen track&apos;s answer lies above what is usual in this library, in standard deviations</source>
        <translation>Wie weit die Antwort auf den gewählten Titel über dem in dieser Bibliothek Üblichen liegt, in Standardabweichungen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Your name for it</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>Ungewöhnlich</translation>
    </message>
</context>
<context>
    <name>tonekin::LibraryPage</name>
    <message>
        <source>Tracks</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search: words, artist:name, year:&lt;1990, -word</source>
        <translation>Suchen: Wörter, artist:Name, year:&lt;1990, -Wort</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln Titel</numerusform>
            <numerusform>%Ln Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln track(s)</source>
        <translation>
            <numerusform>%1 von %Ln Titel</numerusform>
            <numerusform>%1 von %Ln Titeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The library could not be opened</source>
        <translation>Die Bibliothek ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>The note above says why.</source>
        <translation>Der Hinweis oben sagt, warum.</translation>
    </message>
    <message>
        <source>Opening the library …</source>
        <translation>Die Bibliothek wird geöffnet …</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No track matches this search.</source>
        <translation>Kein Titel passt zu dieser Suche.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Looking for music …</source>
        <translation>Suche nach Musik …</translation>
    </message>
    <message>
        <source>Tracks appear here as they are found.</source>
        <translation>Titel erscheinen hier, sobald sie gefunden werden.</translation>
    </message>
    <message>
        <source>No music yet</source>
        <translation>Noch keine Musik</translation>
    </message>
    <message>
        <source>Your tracks will be listed here. Choose the folder that holds them; nothing in it is ever changed.</source>
        <translation>Hier werden die Titel stehen. Dazu den Ordner mit der Musik wählen; darin wird nie etwas verändert.</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>While you look at the list its rows stay where they are; new ones come at its end.</source>
        <translation>Solange Sie die Liste ansehen, bleiben die Zeilen, wo sie sind; neue kommen ans Ende.</translation>
    </message>
    <message>
        <source>Words are all wanted, in any order. “Quoted words” stay together, -word leaves out, OR starts an alternative.
artist: title: album: genre: file: look in one place.
year:1990..1999  len:&lt;3:00  plays:0  is:failed  is:missing  is:waiting</source>
        <translation>Alle Wörter müssen vorkommen, in beliebiger Reihenfolge. „Wörter in Anführungszeichen“ bleiben zusammen, -Wort schließt aus, OR beginnt eine Alternative.
artist: title: album: genre: file: suchen nur an dieser Stelle.
year:1990..1999  len:&lt;3:00  plays:0  is:failed  is:missing  is:waiting</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new track(s): sort again</source>
        <translation>
            <numerusform>%Ln neuer Titel: neu sortieren</numerusform>
            <numerusform>%Ln neue Titel: neu sortieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>Neu sortieren</translation>
    </message>
    <message>
        <source>This search is not understood</source>
        <translation>Diese Suche ist nicht verständlich</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>So wird gesucht</translation>
    </message>
</context>
<context>
    <name>tonekin::LimitsRow</name>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Most of an a&amp;rtist</source>
        <translation>Höchstens je &amp;Interpret</translation>
    </message>
    <message>
        <source>Most of an al&amp;bum</source>
        <translation>Höchstens je Alb&amp;um</translation>
    </message>
    <message>
        <source>tracks</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Length in tracks or minutes</source>
        <translation>Länge in Titeln oder Minuten</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
</context>
<context>
    <name>tonekin::ListLengthBox</name>
    <message>
        <source>Tracks in a list</source>
        <translation>Titel je Liste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln Titel</numerusform>
            <numerusform>%Ln Titel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::LiveStrip</name>
    <message>
        <source>Live filters</source>
        <translation>Live-Filter</translation>
    </message>
    <message>
        <source>How strongly each filter answers to what is heard. Arrow keys go through them, Enter shows one.</source>
        <translation>Wie stark jeder Filter auf das Gehörte antwortet. Die Pfeiltasten gehen sie durch, Enter zeigt einen.</translation>
    </message>
    <message>
        <source>Listening to the track…</source>
        <translation>Der Titel wird angehört …</translation>
    </message>
    <message>
        <source>No filters for this track. %1</source>
        <translation>Keine Filter für diesen Titel. %1</translation>
    </message>
    <message>
        <source>Play a track to see what the filters answer to it</source>
        <translation>Einen Titel abspielen, um zu sehen, was die Filter darauf antworten</translation>
    </message>
    <message>
        <source>This part of the track was not listened to</source>
        <translation>Dieser Abschnitt des Titels wurde nicht angehört</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and name of a filter</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2 % of its usual strongest</source>
        <comment>filter, level</comment>
        <translation>%1 · %2 % des üblichen Höchstwerts</translation>
    </message>
    <message>
        <source>Show filter %1</source>
        <translation>Filter %1 zeigen</translation>
    </message>
    <message>
        <source>In order of their numbers</source>
        <translation>In der Reihenfolge der Nummern</translation>
    </message>
    <message>
        <source>Similar filters together</source>
        <translation>Ähnliche Filter beisammen</translation>
    </message>
</context>
<context>
    <name>tonekin::MainWindow</name>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Add a folder …</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Export the similar tracks …</source>
        <translation>Ähnliche Titel &amp;exportieren …</translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation>Ein&amp;stellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>Durch&amp;lauf</translation>
    </message>
    <message>
        <source>&amp;Scan again</source>
        <translation>&amp;Erneut durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Retry &amp;all that failed</source>
        <translation>Alle Fehlgeschlagenen erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothek</translation>
    </message>
    <message>
        <source>&amp;Sounds like</source>
        <translation>&amp;Klingt wie</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>&amp;Aktivität</translation>
    </message>
    <message>
        <source>&amp;Narrow page list</source>
        <translation>&amp;Schmale Seitenliste</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Tonekin</source>
        <translation>Ü&amp;ber Tonekin</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Sounds like</source>
        <translation>Klingt wie</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>From “Sounds like”</source>
        <translation>Aus „Klingt wie“</translation>
    </message>
    <message>
        <source>The settings file could not be read; the usual settings are used.</source>
        <translation>Die Einstellungsdatei ließ sich nicht lesen; es gelten die üblichen Einstellungen.</translation>
    </message>
    <message>
        <source>Choose the music folder</source>
        <translation>Musikordner wählen</translation>
    </message>
    <message>
        <source>Add to the library: %1?</source>
        <translation>Zur Bibliothek hinzufügen: %1?</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Fi&amp;lters</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>F&amp;ilters</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Ins&amp;pector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filters cannot be shown over time. %1</source>
        <translation>Filter lassen sich nicht im Zeitverlauf zeigen. %1</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Show the playing trac&amp;k</source>
        <translation>&amp;Laufenden Titel zeigen</translation>
    </message>
    <message>
        <source>“%1” plays next.</source>
        <translation>„%1“ wird als Nächstes abgespielt.</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) play next.</source>
        <translation>
            <numerusform>%n Titel wird als Nächstes abgespielt.</numerusform>
            <numerusform>%n Titel werden als Nächstes abgespielt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what plays next</source>
        <translation>Zeigen, was folgt</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>The review could not be made. %1</source>
        <translation>Die Prüfung war nicht möglich. %1</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Report a problem …</source>
        <translation>Problem &amp;melden …</translation>
    </message>
    <message>
        <source>R&amp;ules of the list</source>
        <translation>&amp;Regeln der Liste</translation>
    </message>
</context>
<context>
    <name>tonekin::ManualWindow</name>
    <message>
        <source>Tonekin manual</source>
        <translation>Handbuch zu Tonekin</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>The chosen chapter and all others</source>
        <translation>Das gewählte Kapitel und alle anderen</translation>
    </message>
</context>
<context>
    <name>tonekin::NearList</name>
    <message>
        <source>Nearest tracks</source>
        <translation>Nächste Titel</translation>
    </message>
    <message>
        <source>%1, %2, closeness %3</source>
        <translation>%1, %2, Nähe %3</translation>
    </message>
    <message>
        <source>%1
%2
Closeness %3 (1 is the same). Close ends at %4.</source>
        <translation>%1
%2
Nähe %3 (1 ist gleich). „Nah“ endet bei %4.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>In der Liste zeigen</translation>
    </message>
</context>
<context>
    <name>tonekin::NotesEditor</name>
    <message>
        <source>Your own name for it</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>Eigene Notizen</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <comment>undo</comment>
        <translation>(Name von %1)</translation>
    </message>
    <message>
        <source>Stars of %1</source>
        <comment>undo</comment>
        <translation>(Sterne von %1)</translation>
    </message>
    <message>
        <source>Notes on %1</source>
        <comment>undo</comment>
        <translation>(Notizen zu %1)</translation>
    </message>
    <message>
        <source>Names and notes cannot be kept, since the library can only be read.</source>
        <translation>Namen und Notizen lassen sich nicht aufbewahren, da die Bibliothek nur gelesen werden kann.</translation>
    </message>
</context>
<context>
    <name>tonekin::PageBanners</name>
    <message>
        <source>The list was not saved. %1</source>
        <translation>Die Liste wurde nicht gespeichert. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) taken out of the list.</source>
        <translation>
            <numerusform>%n Titel aus der Liste genommen.</numerusform>
            <numerusform>%n Titel aus der Liste genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture was saved in %1.</source>
        <translation>Das Bild wurde in %1 gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>Your words on %n filter(s) were saved in %1.</source>
        <translation>
            <numerusform>Eigene Angaben zu %n Filter in %1 gespeichert.</numerusform>
            <numerusform>Eigene Angaben zu %n Filtern in %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Words on %n filter(s) were read.</source>
        <translation>
            <numerusform>Angaben zu %n Filter gelesen.</numerusform>
            <numerusform>Angaben zu %n Filtern gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No names were read. %1</source>
        <translation>Es wurden keine Namen gelesen. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) saved in %1.</source>
        <translation>
            <numerusform>%n Titel in %1 gespeichert.</numerusform>
            <numerusform>%n Titel in %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Nothing was saved. %1</source>
        <translation>Es wurde nichts gespeichert. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) excluded from analysis and from all lists.</source>
        <translation>
            <numerusform>%n Titel von der Analyse und aus allen Listen ausgeschlossen.</numerusform>
            <numerusform>%n Titel von der Analyse und aus allen Listen ausgeschlossen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) taken in again.</source>
        <translation>
            <numerusform>%n Titel wieder aufgenommen.</numerusform>
            <numerusform>%n Titel wieder aufgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The review was saved in %1.</source>
        <translation>Die Prüfliste wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>The rules were cleared.</source>
        <translation>Die Regeln wurden aufgehoben.</translation>
    </message>
    <message>
        <source>The recipe was saved in %1.</source>
        <translation>Das Rezept wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>The recipe “%1” was deleted.</source>
        <translation>Das Rezept „%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>It is not a recipe (%1).</source>
        <translation>Das ist kein Rezept (%1).</translation>
    </message>
    <message>
        <source>The recipe was not read. %1</source>
        <translation>Das Rezept wurde nicht gelesen. %1</translation>
    </message>
</context>
<context>
    <name>tonekin::PathWords</name>
    <message>
        <source>a track that is gone</source>
        <translation>ein Titel, der nicht mehr da ist</translation>
    </message>
    <message>
        <source>Every step is a close one; the largest is from “%1” to “%2” (%3).</source>
        <translation>Jeder Schritt ist ein naher; der größte führt von „%1“ zu „%2“ (%3).</translation>
    </message>
    <message>
        <source>The largest jump is from “%1” to “%2”: closeness %3.</source>
        <translation>Der größte Sprung führt von „%1“ zu „%2“: Nähe %3.</translation>
    </message>
    <message>
        <source>Close ends at %1.</source>
        <translation>Nah endet bei %1.</translation>
    </message>
    <message numerus="yes">
        <source>Steps of %1 would do, in a list of %n track(s) or more and without limits on artists and albums.</source>
        <translation>
            <numerusform>Schritte von %1 würden reichen, in einer Liste von %n Titel oder mehr und ohne Grenzen für Interpreten und Alben.</numerusform>
            <numerusform>Schritte von %1 würden reichen, in einer Liste von %n Titeln oder mehr und ohne Grenzen für Interpreten und Alben.</numerusform>
        </translation>
    </message>
    <message>
        <source>No path with smaller jumps exists among the tracks that the rules allow.</source>
        <translation>Unter den Titeln, die die Regeln zulassen, gibt es keinen Weg mit kleineren Sprüngen.</translation>
    </message>
    <message>
        <source>There may be a path with smaller jumps.</source>
        <translation>Vielleicht gibt es einen Weg mit kleineren Sprüngen.</translation>
    </message>
    <message>
        <source>No more tracks fit on this path.</source>
        <translation>Mehr Titel passen nicht auf diesen Weg.</translation>
    </message>
    <message>
        <source>The order, plays and “close ones only” do not count on a path.</source>
        <translation>Reihenfolge, Gespieltes und „nur nahe“ zählen auf einem Weg nicht.</translation>
    </message>
</context>
<context>
    <name>tonekin::PlaybackEngine</name>
    <message>
        <source>“%1” was skipped. %2</source>
        <translation>„%1“ wurde übersprungen. %2</translation>
    </message>
    <message>
        <source>“%1” cannot be played. %2</source>
        <translation>„%1“ lässt sich nicht abspielen. %2</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tracks in a row cannot be played. %1</source>
        <translation>
            <numerusform>Gestoppt: %n Titel lässt sich nicht abspielen. %1</numerusform>
            <numerusform>Gestoppt: %n Titel hintereinander lassen sich nicht abspielen. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The last track broke off. %1</source>
        <translation>Der letzte Titel brach ab. %1</translation>
    </message>
    <message>
        <source>No audio device found. Connect one and press Play.</source>
        <translation>Kein Audiogerät gefunden. Eines anschließen und „Abspielen“ drücken.</translation>
    </message>
</context>
<context>
    <name>tonekin::PlayerBar</name>
    <message>
        <source>Player</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>Time played</source>
        <translation>Gespielte Zeit</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Vorheriger Titel</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Nächster Titel</translation>
    </message>
    <message>
        <source>Back 10 seconds</source>
        <translation>10 Sekunden zurück</translation>
    </message>
    <message>
        <source>Forward 10 seconds</source>
        <translation>10 Sekunden vor</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm schalten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Nichts wird abgespielt</translation>
    </message>
    <message>
        <source>Show “%1” in the list</source>
        <translation>„%1“ in der Liste zeigen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Choose a track and press Play</source>
        <translation>Einen Titel wählen und „Abspielen“ drücken</translation>
    </message>
    <message>
        <source>Live filters</source>
        <translation>Live-Filter</translation>
    </message>
    <message>
        <source>Plays next</source>
        <translation>Was folgt</translation>
    </message>
</context>
<context>
    <name>tonekin::PlaylistExport</name>
    <message>
        <source>M3U8 playlist, paths from where it lies (*.m3u8)</source>
        <translation>M3U8-Wiedergabeliste, Pfade ab ihrem Ort (*.m3u8)</translation>
    </message>
    <message>
        <source>M3U8 playlist, whole paths (*.m3u8)</source>
        <translation>M3U8-Wiedergabeliste, ganze Pfade (*.m3u8)</translation>
    </message>
    <message>
        <source>XSPF playlist (*.xspf)</source>
        <translation>XSPF-Wiedergabeliste (*.xspf)</translation>
    </message>
    <message>
        <source>Table with closeness (*.csv)</source>
        <translation>Tabelle mit Nähe (*.csv)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
</context>
<context>
    <name>tonekin::ProblemReportDialog</name>
    <message>
        <source>With the paths of files that could not be read</source>
        <translation>Mit den Pfaden der Dateien, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Problem melden</translation>
    </message>
    <message>
        <source>Copy this text into your report and say what you did, what you expected and what happened. Nothing is sent from here, and no names of your music are in it.</source>
        <translation>Kopieren Sie diesen Text in Ihren Bericht und sagen Sie, was Sie getan und erwartet haben und was geschehen ist. Von hier wird nichts gesendet, und keine Namen Ihrer Musik stehen darin.</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Text des Berichts</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>tonekin::QueueDialog</name>
    <message>
        <source>Nothing plays next. Choose “Play after this” on any track, or drop tracks here.</source>
        <translation>Nichts folgt. Bei einem Titel „Danach abspielen“ wählen oder Titel hierher ziehen.</translation>
    </message>
    <message>
        <source>&amp;Play from here</source>
        <translation>Ab hier a&amp;bspielen</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>&amp;Herausnehmen</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Plays next</source>
        <translation>Was folgt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Drag to put in another order, Delete takes out</source>
        <translation>Ziehen ordnet um, Entf nimmt heraus</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Nichts wird abgespielt</translation>
    </message>
</context>
<context>
    <name>tonekin::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Widen the page list</source>
        <translation>Seitenliste verbreitern</translation>
    </message>
    <message>
        <source>Narrow the page list</source>
        <translation>Seitenliste verschmälern</translation>
    </message>
</context>
<context>
    <name>tonekin::RecipeButton</name>
    <message>
        <source>Recipes</source>
        <translation>Rezepte</translation>
    </message>
    <message>
        <source>Rules that you keep under a name</source>
        <translation>Regeln, die Sie unter einem Namen aufbewahren</translation>
    </message>
    <message>
        <source>&amp;Save these rules …</source>
        <translation>Diese Regeln &amp;speichern …</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>Regeln speichern</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Rename the recipe</source>
        <translation>Rezept umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Read from a &amp;file …</source>
        <translation>Aus einer &amp;Datei lesen …</translation>
    </message>
    <message>
        <source>No recipe has been saved yet</source>
        <translation>Noch kein Rezept gespeichert</translation>
    </message>
    <message>
        <source>Name of the recipe:</source>
        <translation>Name des Rezepts:</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>Rezepte (*.json)</translation>
    </message>
    <message>
        <source>Export the recipe</source>
        <translation>Rezept exportieren</translation>
    </message>
    <message>
        <source>Read a recipe</source>
        <translation>Ein Rezept lesen</translation>
    </message>
</context>
<context>
    <name>tonekin::RecipeShelf</name>
    <message>
        <source>Save the recipe “%1”</source>
        <translation>Rezept „%1“ speichern</translation>
    </message>
    <message>
        <source>Rename the recipe “%1”</source>
        <translation>Rezept „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Delete the recipe “%1”</source>
        <translation>Rezept „%1“ löschen</translation>
    </message>
</context>
<context>
    <name>tonekin::ResultTableModel</name>
    <message>
        <source>A track that is gone</source>
        <translation>Ein verschwundener Titel</translation>
    </message>
    <message numerus="yes">
        <source>+%n copies</source>
        <translation>
            <numerusform>+%n Kopie</numerusform>
            <numerusform>+%n Kopien</numerusform>
        </translation>
    </message>
    <message>
        <source>The same audio is also here:</source>
        <translation>Dieselbe Aufnahme liegt auch hier:</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewDecisions</name>
    <message>
        <source>Take a decision back</source>
        <translation>Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>Stimmt nicht</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewItems</name>
    <message>
        <source>%1 – %2</source>
        <comment>artist, title</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 kb/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>The same audio to the last bit</source>
        <translation>Dasselbe Audio bis aufs letzte Bit</translation>
    </message>
    <message>
        <source>The same recording: %1 % of the fingerprint differ over %2</source>
        <translation>Dieselbe Aufnahme: %1 % des Fingerabdrucks sind anders, über %2</translation>
    </message>
    <message>
        <source>The same recording, edited or mastered anew: %1 % of the fingerprint differ over %2</source>
        <translation>Dieselbe Aufnahme, bearbeitet oder neu gemastert: %1 % des Fingerabdrucks sind anders, über %2</translation>
    </message>
    <message>
        <source>among the tracks of %1</source>
        <translation>unter den Titeln von %1</translation>
    </message>
    <message>
        <source>on the album %1</source>
        <translation>auf dem Album %1</translation>
    </message>
    <message>
        <source>in the selection</source>
        <translation>in der Auswahl</translation>
    </message>
    <message>
        <source>%1 dB louder than usual there</source>
        <translation>%1 dB lauter als dort üblich</translation>
    </message>
    <message>
        <source>%1 dB softer than usual there</source>
        <translation>%1 dB leiser als dort üblich</translation>
    </message>
    <message>
        <source>%1 long; usual there are %2</source>
        <translation>%1 lang; üblich sind dort %2</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>Filter %1</translation>
    </message>
    <message>
        <source>filter %1 (%2)</source>
        <translation>Filter %1 (%2)</translation>
    </message>
    <message>
        <source>more of %1 than usual there</source>
        <translation>mehr von %1 als dort üblich</translation>
    </message>
    <message>
        <source>less of %1 than usual there</source>
        <translation>weniger von %1 als dort üblich</translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies</source>
        <translation>
            <numerusform>%Ln Kopie</numerusform>
            <numerusform>%Ln Kopien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, codec and quality</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Best: %1</source>
        <translation>Beste: %1</translation>
    </message>
    <message>
        <source>%1 times as far from the others as is usual there; chance of that: %2</source>
        <translation>%1-mal so weit von den anderen wie dort üblich; Zufall mit Wahrscheinlichkeit %2</translation>
    </message>
    <message>
        <source>Typical: %1</source>
        <translation>Typisch: %1</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewPage</name>
    <message>
        <source>What is to be decided</source>
        <translation>Was zu entscheiden ist</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Odd ones out</source>
        <translation>Außenseiter</translation>
    </message>
    <message>
        <source>What to review</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Zu entscheiden</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>Stimmt nicht</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Play track %1 of it</source>
        <translation>Titel %1 davon spielen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tab, count</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking through your library</source>
        <translation>Die Bibliothek wird durchgesehen</translation>
    </message>
    <message>
        <source>The review is made when the scan has ended.</source>
        <translation>Geprüft wird, wenn der Durchlauf zu Ende ist.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nichts hier</translation>
    </message>
    <message>
        <source>Other rows are shown with the field above on the right.</source>
        <translation>Andere Zeilen zeigt das Feld oben rechts.</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Nichts Doppeltes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) have no fingerprint yet; scan again to make them.</source>
        <translation>
            <numerusform>%Ln Titel hat noch keinen Fingerabdruck; ein neuer Durchlauf macht ihn.</numerusform>
            <numerusform>%Ln Titel haben noch keinen Fingerabdruck; ein neuer Durchlauf macht sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recordings that your library has more than once are listed here.</source>
        <translation>Hier stehen Aufnahmen, die in der Bibliothek mehrmals sind.</translation>
    </message>
    <message>
        <source>No odd ones out</source>
        <translation>Keine Außenseiter</translation>
    </message>
    <message>
        <source>Tracks that sound unlike all else of their artist or album are listed here. It takes artists with several tracks.</source>
        <translation>Hier stehen Titel, die anders klingen als alles andere ihres Interpreten oder Albums. Dazu braucht es Interpreten mit mehreren Titeln.</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Save these rows as a table or as JSON for other programs</source>
        <translation>Diese Zeilen als Tabelle oder JSON für andere Programme speichern</translation>
    </message>
    <message>
        <source>Export the review</source>
        <translation>Prüfliste exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Intros and outros</source>
        <translation>Intros und Outros</translation>
    </message>
    <message>
        <source>Intros, outros, copies of recordings and odd tracks are looked for.</source>
        <translation>Gesucht werden Intros, Outros, Kopien von Aufnahmen und Außenseiter.</translation>
    </message>
    <message>
        <source>No intros or outros</source>
        <translation>Keine Intros oder Outros</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) were not listened to for this yet; scan again to do so.</source>
        <translation>
            <numerusform>%Ln Titel wurde dafür noch nicht angehört; ein neuer Durchlauf holt das nach.</numerusform>
            <numerusform>%Ln Titel wurden dafür noch nicht angehört; ein neuer Durchlauf holt das nach.</numerusform>
        </translation>
    </message>
    <message>
        <source>Intros, outros, interludes, skits and ambience are listed here, as they sound; they are rare outside albums.</source>
        <translation>Hier stehen Intros, Outros, Zwischenspiele, Sprechszenen und Klangkulissen, nach ihrem Klang erkannt; außerhalb von Alben sind sie selten.</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewPanel</name>
    <message>
        <source>Accept (A)</source>
        <translation>Annehmen (A)</translation>
    </message>
    <message>
        <source>Not so (N)</source>
        <translation>Stimmt nicht (N)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>track, what of it</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Play (%1)</source>
        <comment>key</comment>
        <translation>Spielen (%1)</translation>
    </message>
    <message>
        <source>Play from %1 (%2)</source>
        <comment>time, key</comment>
        <translation>Ab %1 spielen (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what to do, track</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>From the review</source>
        <translation>Aus der Prüfung</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewTableModel</name>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>Stimmt nicht</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
</context>
<context>
    <name>tonekin::RuleChips</name>
    <message>
        <source>Clear rules</source>
        <translation>Regeln aufheben</translation>
    </message>
    <message>
        <source>Take this rule away</source>
        <translation>Diese Regel aufheben</translation>
    </message>
</context>
<context>
    <name>tonekin::RuleWords</name>
    <message>
        <source>Seeds first</source>
        <translation>Vorlagen zuerst</translation>
    </message>
    <message>
        <source>Seeds first, beside the length</source>
        <translation>Vorlagen zuerst, nicht mitgezählt</translation>
    </message>
    <message>
        <source>Seeds among the others</source>
        <translation>Vorlagen unter den anderen</translation>
    </message>
    <message>
        <source>Seeds among the others, beside the length</source>
        <translation>Vorlagen unter den anderen, nicht mitgezählt</translation>
    </message>
    <message numerus="yes">
        <source>At most %n minute(s)</source>
        <translation>
            <numerusform>Höchstens %n Minute</numerusform>
            <numerusform>Höchstens %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An artist again after %n place(s)</source>
        <translation>
            <numerusform>Interpret wieder nach %n Platz</numerusform>
            <numerusform>Interpret wieder nach %n Plätzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An album again after %n place(s)</source>
        <translation>
            <numerusform>Album wieder nach %n Platz</numerusform>
            <numerusform>Album wieder nach %n Plätzen</numerusform>
        </translation>
    </message>
    <message>
        <source>With copies of the same audio</source>
        <translation>Mit Kopien derselben Aufnahme</translation>
    </message>
    <message>
        <source>From %1 on</source>
        <translation>Ab %1</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>From the year %1</source>
        <translation>Aus dem Jahr %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>years</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Tracks of %1 and more</source>
        <translation>Titel ab %1</translation>
    </message>
    <message>
        <source>Tracks up to %1</source>
        <translation>Titel bis %1</translation>
    </message>
    <message>
        <source>Tracks of %1 to %2</source>
        <translation>Titel von %1 bis %2</translation>
    </message>
    <message>
        <source>No %1</source>
        <comment>genre</comment>
        <translation>Kein %1</translation>
    </message>
    <message>
        <source>Below %1</source>
        <comment>folder</comment>
        <translation>Unterhalb von %1</translation>
    </message>
    <message>
        <source>Not below %1</source>
        <comment>folder</comment>
        <translation>Nicht unterhalb von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation>
            <numerusform>%n Stern oder mehr</numerusform>
            <numerusform>%n Sterne oder mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added in the last %n day(s)</source>
        <translation>
            <numerusform>Seit %n Tag dabei</numerusform>
            <numerusform>Seit höchstens %n Tagen dabei</numerusform>
        </translation>
    </message>
    <message>
        <source>Close ones only</source>
        <translation>Nur nahe</translation>
    </message>
    <message>
        <source>Less played first (%1 %)</source>
        <translation>Selten gespielte zuerst (%1 %)</translation>
    </message>
    <message>
        <source>Most played first (%1 %)</source>
        <translation>Oft gespielte zuerst (%1 %)</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>length of a track</source>
        <translation>Länge eines Titels</translation>
    </message>
    <message>
        <source>added lately</source>
        <translation>kürzlich hinzugekommen</translation>
    </message>
    <message>
        <source>close ones only</source>
        <translation>nur nahe</translation>
    </message>
    <message>
        <source>Closest first</source>
        <translation>Die nächsten zuerst</translation>
    </message>
    <message>
        <source>Smooth steps</source>
        <translation>Sanfte Übergänge</translation>
    </message>
    <message>
        <source>Energy rises, then falls</source>
        <translation>Energie steigt, dann fällt sie</translation>
    </message>
    <message>
        <source>Like an album</source>
        <translation>Wie ein Album</translation>
    </message>
    <message>
        <source>A list needs a length of at least one track, or some minutes.</source>
        <translation>Eine Liste braucht mindestens einen Titel oder einige Minuten.</translation>
    </message>
    <message>
        <source>The first year is after the last.</source>
        <translation>Das erste Jahr liegt nach dem letzten.</translation>
    </message>
    <message>
        <source>The least length of a track is above the greatest.</source>
        <translation>Die kleinste Länge eines Titels liegt über der größten.</translation>
    </message>
    <message>
        <source>The length of a track cannot be below zero.</source>
        <translation>Die Länge eines Titels kann nicht unter null liegen.</translation>
    </message>
    <message>
        <source>The least length of a track is longer than the whole list may be.</source>
        <translation>Die kleinste Länge eines Titels ist länger, als die ganze Liste sein darf.</translation>
    </message>
    <message>
        <source>A rating is zero to five stars.</source>
        <translation>Eine Bewertung hat null bis fünf Sterne.</translation>
    </message>
    <message>
        <source>“Less played first” goes from −100 % to 100 %.</source>
        <translation>„Selten gespielte zuerst“ geht von −100 % bis 100 %.</translation>
    </message>
    <message>
        <source>A limit cannot be below zero.</source>
        <translation>Eine Grenze kann nicht unter null liegen.</translation>
    </message>
    <message>
        <source>A genre is both asked for and left out.</source>
        <translation>Ein Genre wird zugleich verlangt und ausgeschlossen.</translation>
    </message>
    <message>
        <source>All folders that are asked for lie below some that are left out.</source>
        <translation>Alle verlangten Ordner liegen unterhalb von ausgeschlossenen.</translation>
    </message>
    <message>
        <source>The rules leave no track.</source>
        <translation>Die Regeln lassen keinen Titel übrig.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing here is close. %Ln track(s) could be listed, all of them further away.</source>
        <translation>
            <numerusform>Hier ist nichts nah. %Ln Titel könnte in der Liste stehen, aber er ist weiter weg.</numerusform>
            <numerusform>Hier ist nichts nah. %Ln Titel könnten in der Liste stehen, aber alle sind weiter weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leaves out %Ln track(s).</source>
        <translation>
            <numerusform>„%1“ schließt %Ln Titel aus.</numerusform>
            <numerusform>„%1“ schließt %Ln Titel aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without that rule %Ln of them come back.</source>
        <translation>
            <numerusform>Ohne diese Regel kommt %Ln davon zurück.</numerusform>
            <numerusform>Ohne diese Regel kommen %Ln davon zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::RulesPanel</name>
    <message>
        <source>Clear rules</source>
        <translation>Regeln aufheben</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>to</source>
        <comment>years, lengths</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>Several are divided by commas. Each is found as a whole word of a track&apos;s genre.</source>
        <translation>Mehrere werden durch Kommas getrennt. Jedes wird als ganzes Wort im Genre eines Titels gesucht.</translation>
    </message>
    <message>
        <source>Which tracks</source>
        <translation>Welche Titel</translation>
    </message>
    <message>
        <source>&amp;Genres</source>
        <translation>&amp;Genres</translation>
    </message>
    <message>
        <source>any; for example rock, folk</source>
        <translation>beliebig; etwa Rock, Folk</translation>
    </message>
    <message>
        <source>None &amp;of</source>
        <translation>&amp;Ohne</translation>
    </message>
    <message>
        <source>no genre left out</source>
        <translation>kein Genre ausgeschlossen</translation>
    </message>
    <message>
        <source>Genres that are left out</source>
        <translation>Ausgeschlossene Genres</translation>
    </message>
    <message>
        <source>&amp;Years</source>
        <translation>&amp;Jahre</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>Erstes Jahr</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Length each</source>
        <translation>Länge je Titel</translation>
    </message>
    <message>
        <source>Shortest track</source>
        <translation>Kürzester Titel</translation>
    </message>
    <message>
        <source>Longest track</source>
        <translation>Längster Titel</translation>
    </message>
    <message>
        <source>Rat&amp;ing</source>
        <translation>Be&amp;wertung</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation>
            <numerusform>%n Stern oder mehr</numerusform>
            <numerusform>%n Sterne oder mehr</numerusform>
        </translation>
    </message>
    <message>
        <source> days</source>
        <comment>within the last … days</comment>
        <translation> Tage</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>jederzeit</translation>
    </message>
    <message>
        <source>A&amp;dded within</source>
        <translation>&amp;Dabei seit</translation>
    </message>
    <message>
        <source>Only in …</source>
        <translation>Nur in …</translation>
    </message>
    <message>
        <source>Only tracks below a folder</source>
        <translation>Nur Titel unterhalb eines Ordners</translation>
    </message>
    <message>
        <source>Not in …</source>
        <translation>Nicht in …</translation>
    </message>
    <message>
        <source>No tracks below a folder</source>
        <translation>Keine Titel unterhalb eines Ordners</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>Die Liste</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>not in the list</source>
        <translation>nicht in der Liste</translation>
    </message>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>first, beside the length</source>
        <translation>zuerst, nicht mitgezählt</translation>
    </message>
    <message>
        <source>among the others</source>
        <translation>unter den anderen</translation>
    </message>
    <message>
        <source>among the others, beside the length</source>
        <translation>unter den anderen, nicht mitgezählt</translation>
    </message>
    <message>
        <source>&amp;Close ones only</source>
        <translation>Nur &amp;nahe</translation>
    </message>
    <message>
        <source>Each recording o&amp;nce</source>
        <translation>Jede Aufnahme nur ein&amp;mal</translation>
    </message>
    <message>
        <source>Of several files with the same audio, only the nearest is listed.</source>
        <translation>Von mehreren Dateien mit derselben Aufnahme steht nur die nächste in der Liste.</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source> places</source>
        <comment>an artist again after … places</comment>
        <translation> Plätzen</translation>
    </message>
    <message>
        <source>Artist again after</source>
        <translation>Interpret wieder nach</translation>
    </message>
    <message>
        <source>Album again after</source>
        <translation>Album wieder nach</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Gespielt</translation>
    </message>
    <message>
        <source>To the right: what is rarely played comes first; to the left: what is played most. A list stays nearly as close as it is in the middle.</source>
        <translation>Nach rechts: selten Gespieltes zuerst; nach links: oft Gespieltes. Eine Liste bleibt fast so nah, wie sie es in der Mitte ist.</translation>
    </message>
    <message>
        <source>most first</source>
        <translation>oft zuerst</translation>
    </message>
    <message>
        <source>fewest first</source>
        <translation>selten zuerst</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) match.</source>
        <translation>
            <numerusform>%Ln Titel passt.</numerusform>
            <numerusform>%Ln Titel passen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::SavePicture</name>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>The picture could not be written there.</source>
        <translation>Das Bild ließ sich dort nicht schreiben.</translation>
    </message>
</context>
<context>
    <name>tonekin::SeedRow</name>
    <message>
        <source>Drop tracks here, or choose “Sounds like this” on any track.</source>
        <translation>Titel hierher ziehen oder bei einem Titel „Klingt wie dieser Titel“ wählen.</translation>
    </message>
    <message>
        <source>A track that is gone</source>
        <translation>Ein verschwundener Titel</translation>
    </message>
    <message>
        <source>Like this; press for “not like this”</source>
        <translation>So; drücken für „nicht so“</translation>
    </message>
    <message>
        <source>Not like this; press for “like this”</source>
        <translation>Nicht so; drücken für „so“</translation>
    </message>
    <message>
        <source>Take this seed away</source>
        <translation>Diese Vorlage entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n track(s))</source>
        <comment>album</comment>
        <translation>
            <numerusform>%1 (%n Titel)</numerusform>
            <numerusform>%1 (%n Titel)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %Ln more</source>
        <translation>
            <numerusform>+ %Ln weitere</numerusform>
            <numerusform>+ %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Show more of the seeds</source>
        <translation>Mehr der Vorlagen zeigen</translation>
    </message>
    <message>
        <source>Take these seeds away</source>
        <translation>Diese Vorlagen entfernen</translation>
    </message>
</context>
<context>
    <name>tonekin::SessionBanners</name>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The library file was damaged and has been repaired. The old file was kept. %1</source>
        <translation>Die Bibliotheksdatei war beschädigt und wurde repariert. Die alte Datei wurde aufbewahrt. %1</translation>
    </message>
    <message numerus="yes">
        <source>Not there now, or empty: %1. Its tracks are kept as they are. Connect the drive and retry.</source>
        <translation>
            <numerusform>Gerade nicht da oder leer: %1. Die Titel darin bleiben, wie sie sind. Das Laufwerk anschließen und erneut versuchen.</numerusform>
            <numerusform>Gerade nicht da oder leer: %1. Die Titel darin bleiben, wie sie sind. Die Laufwerke anschließen und erneut versuchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are really gone</source>
        <translation>Sie sind wirklich weg</translation>
    </message>
</context>
<context>
    <name>tonekin::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Music folders</source>
        <translation>Musikordner</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>&amp;Add …</source>
        <translation>&amp;Hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Takes the folder&apos;s tracks out of the library. The files stay where they are.</source>
        <translation>Nimmt die Titel des Ordners aus der Bibliothek. Die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Erscheinungs&amp;bild</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis (for every eye)</source>
        <translation>Cividis (für alle Augen)</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>&amp;Spectrograms</source>
        <translation>&amp;Spektrogramme</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>The &amp;network runs on</source>
        <translation>Gerät für das neuronale &amp;Netz</translation>
    </message>
    <message>
        <source>as many as fit</source>
        <translation>so viele wie passen</translation>
    </message>
    <message>
        <source>&amp;Files decoded at once</source>
        <translation>&amp;Gleichzeitig dekodierte Dateien</translation>
    </message>
    <message>
        <source>Both count from the next scan on.</source>
        <translation>Beides gilt ab dem nächsten Durchlauf.</translation>
    </message>
    <message>
        <source>&amp;Watch my folders for new music</source>
        <translation>Meine &amp;Ordner auf neue Musik beobachten</translation>
    </message>
    <message>
        <source>&amp;Pause while the computer runs on its battery</source>
        <translation>An&amp;halten, solange der Computer am Akku läuft</translation>
    </message>
</context>
<context>
    <name>tonekin::SheetLegend</name>
    <message>
        <source>The colours of the weights, in units of the standardised input: how much one deviation of a band counts</source>
        <translation>Die Farben der Gewichte, in Einheiten der standardisierten Eingabe: wie viel eine Abweichung eines Bandes zählt</translation>
    </message>
</context>
<context>
    <name>tonekin::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Play the chosen track</source>
        <translation>Den gewählten Titel abspielen</translation>
    </message>
    <message>
        <source>Take out of a list</source>
        <translation>Aus einer Liste nehmen</translation>
    </message>
    <message>
        <source>Choose a filter of the sheet</source>
        <translation>Einen Filter der Tafel wählen</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <comment>on the keyboard</comment>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Action or key</source>
        <translation>Aktion oder Taste</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>In Listen</translation>
    </message>
    <message>
        <source>In the review</source>
        <translation>Beim Prüfen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>Stimmt nicht</translation>
    </message>
    <message>
        <source>Play one of its tracks</source>
        <translation>Einen ihrer Titel spielen</translation>
    </message>
    <message>
        <source>1 to 6</source>
        <comment>keys</comment>
        <translation>1 bis 6</translation>
    </message>
</context>
<context>
    <name>tonekin::SignedLegend</name>
    <message>
        <source>−largest</source>
        <comment>weight of a filter</comment>
        <translation>−größtes</translation>
    </message>
    <message>
        <source>largest</source>
        <comment>weight of a filter</comment>
        <translation>größtes</translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarTableModel</name>
    <message>
        <source>Closeness %1, where 1 is the same sound. Tracks that lie near everything count as less close.</source>
        <translation>Nähe %1; 1 ist derselbe Klang. Titel, die allem nahe liegen, zählen als weniger nah.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Closeness</source>
        <translation>Nähe</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>The path starts here.</source>
        <translation>Hier beginnt der Weg.</translation>
    </message>
    <message>
        <source>Closeness %1 to the track before, where 1 is the same sound.</source>
        <translation>Nähe %1 zum vorigen Titel; 1 ist derselbe Klang.</translation>
    </message>
    <message>
        <source>Step</source>
        <comment>closeness to the track before</comment>
        <translation>Schritt</translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarWords</name>
    <message numerus="yes">
        <source>There is nothing to hear in %n seed(s), so nothing can be compared with it.</source>
        <translation>
            <numerusform>In %n Vorlage ist nichts zu hören, daher lässt sich nichts mit ihr vergleichen.</numerusform>
            <numerusform>In %n Vorlagen ist nichts zu hören, daher lässt sich nichts mit ihnen vergleichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) could not be read; the Activity page says why.</source>
        <translation>
            <numerusform>%n Vorlage konnte nicht gelesen werden; die Seite „Aktivität“ sagt, warum.</numerusform>
            <numerusform>%n Vorlagen konnten nicht gelesen werden; die Seite „Aktivität“ sagt, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) are not in the library any more.</source>
        <translation>
            <numerusform>%n Vorlage ist nicht mehr in der Bibliothek.</numerusform>
            <numerusform>%n Vorlagen sind nicht mehr in der Bibliothek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) have not been analysed yet; they count as soon as they are.</source>
        <translation>
            <numerusform>%n Vorlage ist noch nicht analysiert; sie zählt, sobald sie es ist.</numerusform>
            <numerusform>%n Vorlagen sind noch nicht analysiert; sie zählen, sobald sie es sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) have not been analysed, so they do not count. Scan to analyse them.</source>
        <translation>
            <numerusform>%n Vorlage ist nicht analysiert und zählt deshalb nicht. Ein Durchlauf analysiert sie.</numerusform>
            <numerusform>%n Vorlagen sind nicht analysiert und zählen deshalb nicht. Ein Durchlauf analysiert sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation>Nichts zum Vergleichen</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>Noch nicht analysiert</translation>
    </message>
    <message>
        <source>Nothing to hear</source>
        <translation>Nichts zu hören</translation>
    </message>
    <message>
        <source>What to sound like and what to keep away from cancel each other out. Take out a seed.</source>
        <translation>Was ähnlich klingen soll und was nicht, hebt sich gegenseitig auf. Nehmen Sie eine Vorlage heraus.</translation>
    </message>
    <message>
        <source>All that could be listed was taken out, or is a copy of the seeds.</source>
        <translation>Alles, was aufgeführt werden könnte, wurde herausgenommen oder ist eine Kopie der Vorlagen.</translation>
    </message>
    <message>
        <source>No other track of this library can be compared yet.</source>
        <translation>Noch lässt sich kein anderer Titel dieser Bibliothek vergleichen.</translation>
    </message>
    <message>
        <source>“%1” cannot be compared: %2</source>
        <translation>„%1“ lässt sich nicht vergleichen: %2</translation>
    </message>
    <message>
        <source>The rules leave nothing</source>
        <translation>Die Regeln lassen nichts übrig</translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarityChart</name>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Pairs of tracks</source>
        <translation>Titelpaare</translation>
    </message>
    <message>
        <source>How alike the tracks of this library are</source>
        <translation>Wie ähnlich sich die Titel dieser Bibliothek sind</translation>
    </message>
    <message>
        <source>Chart of how alike the tracks of this library are</source>
        <translation>Diagramm, wie ähnlich sich die Titel dieser Bibliothek sind</translation>
    </message>
    <message>
        <source>With three analysed tracks or more, a picture of how alike your tracks are appears here.</source>
        <translation>Ab drei analysierten Titeln erscheint hier ein Bild davon, wie ähnlich sie sich sind.</translation>
    </message>
    <message>
        <source>How alike any two of your tracks are. Close is what lies right of the line, from %1 on; 1 is the same sound.</source>
        <translation>Wie ähnlich sich je zwei Titel sind. Nah ist, was rechts der Linie liegt, ab %1; 1 ist derselbe Klang.</translation>
    </message>
    <message>
        <source>Hide the chart</source>
        <translation>Diagramm ausblenden</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Diagramm zeigen</translation>
    </message>
</context>
<context>
    <name>tonekin::SoundsLikePage</name>
    <message>
        <source>Play all</source>
        <translation>Alle abspielen</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Tracks that sound like the seeds</source>
        <translation>Titel, die wie die Vorlagen klingen</translation>
    </message>
    <message>
        <source>Sounds like</source>
        <translation>Klingt wie</translation>
    </message>
    <message>
        <source>Save this list as a playlist for other programs</source>
        <translation>Diese Liste als Wiedergabeliste für andere Programme speichern</translation>
    </message>
    <message>
        <source>Take out of this list</source>
        <translation>Aus dieser Liste nehmen</translation>
    </message>
    <message>
        <source>New seeds</source>
        <translation>(neue Vorlagen)</translation>
    </message>
    <message>
        <source>Add seeds</source>
        <translation>(Vorlagen hinzufügen)</translation>
    </message>
    <message numerus="yes">
        <source>Take %n track(s) out</source>
        <translation>
            <numerusform>(%n Titel herausnehmen)</numerusform>
            <numerusform>(%n Titel herausnehmen)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln Titel</numerusform>
            <numerusform>%Ln Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nearest of %Ln analysed</source>
        <translation>
            <numerusform>die nächsten von %Ln analysierten Titel</numerusform>
            <numerusform>die nächsten von %Ln analysierten Titeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in this library is close. These are the nearest there are.</source>
        <translation>Nichts in dieser Bibliothek ist nah. Das hier ist noch das Nächste.</translation>
    </message>
    <message>
        <source>What sounds alike?</source>
        <translation>Was klingt ähnlich?</translation>
    </message>
    <message>
        <source>Choose a track in the library and press “Sounds like this”: the tracks that sound most like it will be listed here, by their sound alone.</source>
        <translation>In der Bibliothek einen Titel wählen und „Klingt wie dieser Titel“ drücken: Hier stehen dann die Titel, die ihm am ähnlichsten klingen, allein nach dem Klang.</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>Zur Bibliothek</translation>
    </message>
    <message>
        <source>Sounds like %1</source>
        <translation>Klingt wie %1</translation>
    </message>
    <message>
        <source>Show newer results</source>
        <translation>Neuere Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>While you point at the list its rows stay where they are.</source>
        <translation>Solange der Zeiger auf der Liste steht, bleiben die Zeilen, wo sie sind.</translation>
    </message>
    <message numerus="yes">
        <source>Turn %n seed(s) round</source>
        <translation>
            <numerusform>(%n Vorlage umkehren)</numerusform>
            <numerusform>(%n Vorlagen umkehren)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n seed(s) away</source>
        <translation>
            <numerusform>(%n Vorlage entfernen)</numerusform>
            <numerusform>(%n Vorlagen entfernen)</numerusform>
        </translation>
    </message>
    <message>
        <source>all of them close</source>
        <translation>alle nah</translation>
    </message>
    <message>
        <source>%1 close, %2 further away</source>
        <translation>%1 nah, %2 weiter weg</translation>
    </message>
    <message numerus="yes">
        <source>Sounds like %1 and %n more</source>
        <translation>
            <numerusform>Klingt wie %1 und %n weiterer</numerusform>
            <numerusform>Klingt wie %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>R&amp;ules</source>
        <translation>&amp;Regeln</translation>
    </message>
    <message>
        <source>Years, genres, folders, order and what else the list shall go by</source>
        <translation>Jahre, Genres, Ordner, Reihenfolge und wonach sich die Liste sonst richten soll</translation>
    </message>
    <message>
        <source>Rules of the list</source>
        <translation>Regeln der Liste</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>Regeln ändern</translation>
    </message>
    <message>
        <source>Clear the rules</source>
        <translation>Regeln aufheben</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln that match the rules</source>
        <translation>
            <numerusform>von %Ln, der den Regeln entspricht</numerusform>
            <numerusform>von %Ln, die den Regeln entsprechen</numerusform>
        </translation>
    </message>
    <message>
        <source>Do without “%1”</source>
        <comment>a rule</comment>
        <translation>Ohne „%1“ auskommen</translation>
    </message>
    <message>
        <source>Clear rules</source>
        <translation>Regeln aufheben</translation>
    </message>
    <message>
        <source>Use the recipe “%1”</source>
        <translation>Rezept „%1“ verwenden</translation>
    </message>
    <message>
        <source>Path through these</source>
        <translation>Weg durch diese</translation>
    </message>
    <message>
        <source>A list that leads from the first seed over the others to the last, by steps no larger than needed</source>
        <translation>Eine Liste, die von der ersten Vorlage über die anderen zur letzten führt, in Schritten, die nicht größer sind als nötig</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Ein anderer Weg</translation>
    </message>
    <message>
        <source>Another path whose largest jump is no larger than needed</source>
        <translation>Ein anderer Weg, dessen größter Sprung nicht größer ist als nötig</translation>
    </message>
    <message>
        <source>Make a path</source>
        <translation>Weg bilden</translation>
    </message>
    <message>
        <source>Leave the path</source>
        <translation>Weg verlassen</translation>
    </message>
    <message>
        <source>Path to this track</source>
        <translation>Weg zu diesem Titel</translation>
    </message>
    <message numerus="yes">
        <source>a path in %Ln step(s)</source>
        <translation>
            <numerusform>ein Weg in %Ln Schritt</numerusform>
            <numerusform>ein Weg in %Ln Schritten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::SpectrogramPainter</name>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>tonekin::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>Time to the right, frequency upwards. Arrow keys read it out, Enter plays from the cursor.</source>
        <translation>Zeit nach rechts, Frequenz nach oben. Die Pfeiltasten lesen es ab, Enter spielt ab dem Cursor.</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1 · %2 Hz · %3</source>
        <comment>moment, frequency, level</comment>
        <translation>%1 · %2 Hz · %3</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <translation>Bild als PNG speichern …</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Show the whole track</source>
        <translation>Den ganzen Titel zeigen</translation>
    </message>
</context>
<context>
    <name>tonekin::StarsField</name>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Your stars for it, none to five</source>
        <translation>Eigene Sterne, keiner bis fünf</translation>
    </message>
</context>
<context>
    <name>tonekin::StartOptions</name>
    <message>
        <source>There is no option %1.</source>
        <translation>Es gibt keine Option %1.</translation>
    </message>
    <message>
        <source>The option %1 wants a file.</source>
        <translation>Die Option %1 braucht eine Datei.</translation>
    </message>
    <message>
        <source>Only one folder can be given.</source>
        <translation>Es kann nur ein Ordner angegeben werden.</translation>
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
        <translation>Aufruf: tonekin [Optionen] [ORDNER]
Findet, was in der eigenen Musik ähnlich klingt.

ORDNER            ein Musikordner, der zur Bibliothek kommt und angehört wird
--library DATEI   die Bibliotheksdatei (sonst im eigenen Datenordner)
--model DATEI     das Manifest eines trainierten neuronalen Netzes (.json)
-h, --help        diese Hilfe zeigen und enden
-v, --version     die Version zeigen und enden
</translation>
    </message>
</context>
<context>
    <name>tonekin::StepsChart</name>
    <message>
        <source>Chart of the steps of the path</source>
        <translation>Diagramm der Schritte des Wegs</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Diagramm zeigen</translation>
    </message>
    <message>
        <source>Hide the chart</source>
        <translation>Diagramm verbergen</translation>
    </message>
    <message>
        <source>How close each track is to the one before. Steps above the line, from %1 on, are close ones; 1 is the same sound.</source>
        <translation>Wie nah jeder Titel dem vorigen ist. Schritte über der Linie, ab %1, sind nahe; 1 ist derselbe Klang.</translation>
    </message>
    <message>
        <source>How close each track is to the one before; 1 is the same sound.</source>
        <translation>Wie nah jeder Titel dem vorigen ist; 1 ist derselbe Klang.</translation>
    </message>
</context>
<context>
    <name>tonekin::StimulusPatch</name>
    <message>
        <source>Making a sound for the filter</source>
        <translation>Ein Klang für den Filter wird erzeugt</translation>
    </message>
    <message>
        <source>Nothing was made. %1</source>
        <translation>Es wurde nichts erzeugt. %1</translation>
    </message>
    <message>
        <source>Being made…</source>
        <translation>Wird erzeugt …</translation>
    </message>
    <message>
        <source>Takes a few seconds</source>
        <translation>Dauert ein paar Sekunden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>By gradient ascent</source>
        <translation>Durch Gradientenaufstieg</translation>
    </message>
    <message>
        <source>Answer %1, before %2</source>
        <comment>of a filter to a made sound, and to the average one</comment>
        <translation>Antwort %1, vorher %2</translation>
    </message>
    <message>
        <source>Not music: what excites this filter most, as far as it can be made</source>
        <translation>Keine Musik: was diesen Filter am meisten anregt, soweit es sich erzeugen lässt</translation>
    </message>
</context>
<context>
    <name>tonekin::TrackActions</name>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Play after this</source>
        <translation>Danach abspielen</translation>
    </message>
    <message>
        <source>&amp;Sounds like this</source>
        <translation>&amp;Klingt wie dieser Titel</translation>
    </message>
    <message>
        <source>&amp;Add as a seed</source>
        <translation>Als &amp;Vorlage hinzufügen</translation>
    </message>
    <message>
        <source>Add as “not like this”</source>
        <translation>Als „nicht so“ hinzufügen</translation>
    </message>
    <message>
        <source>Pr&amp;operties</source>
        <translation>&amp;Eigenschaften</translation>
    </message>
    <message>
        <source>&amp;Exclude</source>
        <translation>Aus&amp;schließen</translation>
    </message>
    <message>
        <source>In&amp;clude again</source>
        <translation>Wieder auf&amp;nehmen</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>Erneut ve&amp;rsuchen</translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation>Im &amp;Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Copy pat&amp;h</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Kop&amp;ieren</translation>
    </message>
    <message numerus="yes">
        <source>Exclude %n track(s)</source>
        <translation>
            <numerusform>(%n Titel ausschließen)</numerusform>
            <numerusform>(%n Titel ausschließen)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Include %n track(s)</source>
        <translation>
            <numerusform>(%n Titel wieder aufnehmen)</numerusform>
            <numerusform>(%n Titel wieder aufnehmen)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::TrackFacts</name>
    <message>
        <source>Album artist</source>
        <translation>Albuminterpret</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Titelnummer</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Discnummer</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Wiedergaben</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Track gain</source>
        <translation>Titelanpassung</translation>
    </message>
    <message>
        <source>Album gain</source>
        <translation>Albumanpassung</translation>
    </message>
    <message>
        <source>MusicBrainz recording</source>
        <translation>MusicBrainz-Aufnahme</translation>
    </message>
    <message>
        <source>MusicBrainz release</source>
        <translation>MusicBrainz-Veröffentlichung</translation>
    </message>
    <message>
        <source>MusicBrainz artist</source>
        <translation>MusicBrainz-Interpret</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>codec in container</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Of this heard</source>
        <translation>Davon angehört</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audioformat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>tonekin::TrackSearch</name>
    <message>
        <source>“%1” wants a number, such as %1:&lt;20 or %1:10..20, not “%2”.</source>
        <translation>„%1“ braucht eine Zahl wie %1:&lt;20 oder %1:10..20, nicht „%2“.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>There is no field “%1”. Fields are title, artist, album, genre, file, year, len, plays and is.</source>
        <translation>Es gibt kein Feld „%1“. Felder sind title, artist, album, genre, file, year, len, plays und is.</translation>
    </message>
</context>
<context>
    <name>tonekin::TrackTableModel</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Wiedergaben</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>The file was not found at the last scan. What is known of it is kept.</source>
        <translation>Die Datei wurde beim letzten Durchlauf nicht gefunden. Was über sie bekannt ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>You excluded this track: it is not analysed and not in any list.</source>
        <translation>Dieser Titel ist ausgeschlossen: Er wird nicht analysiert und steht in keiner Liste.</translation>
    </message>
    <message>
        <source>Its tags say nothing here; this is a folder it lies in: %1</source>
        <translation>Dazu sagen die Tags nichts; das ist ein Ordner, in dem er liegt: %1</translation>
    </message>
</context>
<context>
    <name>tonekin::TrackTableView</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Übliche Spalten</translation>
    </message>
</context>
<context>
    <name>tonekin::UndoBanners</name>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitChart</name>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Of the list above</source>
        <translation>Aus der Liste oben</translation>
    </message>
    <message>
        <source>How strongly your tracks drive it</source>
        <translation>Wie stark die eigenen Titel anregen</translation>
    </message>
    <message>
        <source>Chart of how strongly your tracks drive it</source>
        <translation>Diagramm, wie stark die eigenen Titel anregen</translation>
    </message>
    <message>
        <source>With three analysed tracks or more that it answers to, a picture of how they lie appears here.</source>
        <translation>Ab drei analysierten Titeln, auf die eine Antwort kommt, erscheint hier ein Bild davon, wie sie verteilt sind.</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitDetails</name>
    <message>
        <source>Over the whole library</source>
        <translation>In der ganzen Bibliothek</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitListBox</name>
    <message>
        <source>Play all</source>
        <translation>Alle abspielen</translation>
    </message>
    <message>
        <source>Make a playlist …</source>
        <translation>Wiedergabeliste anlegen …</translation>
    </message>
    <message>
        <source>Use as seeds</source>
        <translation>Als Vorlagen nehmen</translation>
    </message>
    <message>
        <source>Play all from their moments: %1</source>
        <translation>Alle ab ihren Stellen abspielen: %1</translation>
    </message>
    <message>
        <source>Make a playlist of this: %1</source>
        <translation>Daraus eine Wiedergabeliste anlegen: %1</translation>
    </message>
    <message>
        <source>Use as seeds of “Sounds like”: %1</source>
        <translation>Als Vorlagen für „Klingt wie“ nehmen: %1</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitListModel</name>
    <message>
        <source>This track is no longer in the library, so it cannot be played.</source>
        <translation>Dieser Titel ist nicht mehr in der Bibliothek und lässt sich deshalb nicht abspielen.</translation>
    </message>
    <message>
        <source>The file was not found at the last scan, so it cannot be played.</source>
        <translation>Die Datei wurde beim letzten Durchlauf nicht gefunden und lässt sich deshalb nicht abspielen.</translation>
    </message>
    <message>
        <source>Play from just before this moment</source>
        <translation>Ab kurz vor diesem Moment abspielen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Answer %1: %2 standard deviations above what is usual in this library</source>
        <translation>Antwort %1: %2 Standardabweichungen über dem in dieser Bibliothek Üblichen</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the moment in a track that it is played from</comment>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitNotebook</name>
    <message>
        <source>This is no file of names, or it is damaged: %1</source>
        <translation>Das ist keine Datei mit Namen, oder sie ist beschädigt: %1</translation>
    </message>
    <message>
        <source>The library cannot be written to now.</source>
        <translation>In die Bibliothek kann gerade nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>These names are of another network, “%1”. Its filters are others, so they would not fit.</source>
        <translation>Diese Namen gehören zu einem anderen neuronalen Netz, „%1“. Dessen Filter sind andere, die Namen würden also nicht passen.</translation>
    </message>
    <message>
        <source>The file names filters that this network does not have.</source>
        <translation>Die Datei nennt Filter, die dieses neuronale Netz nicht hat.</translation>
    </message>
    <message>
        <source>Read names</source>
        <translation>Namen lesen</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitPanel</name>
    <message>
        <source>What drives %1</source>
        <translation>Was %1 anregt</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <comment>word of the tags, tracks that have it, tracks</comment>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>No genre, artist or decade stands out among its strongest tracks.</source>
        <translation>Kein Genre, kein Interpret und kein Jahrzehnt sticht unter den stärksten Titeln hervor.</translation>
    </message>
    <message>
        <source>More often than chance among its strongest tracks: %1.</source>
        <translation>Häufiger als durch Zufall unter den stärksten Titeln: %1.</translation>
    </message>
    <message>
        <source>Its playlist</source>
        <translation>Die Wiedergabeliste der Einheit</translation>
    </message>
    <message>
        <source>The tracks that this unit of the last hidden layer answers to most. At most two of an album.</source>
        <translation>Die Titel, auf die diese Einheit der letzten verdeckten Schicht am stärksten antwortet. Höchstens zwei je Album.</translation>
    </message>
    <message>
        <source>Strong in %1</source>
        <translation>Stark in %1</translation>
    </message>
    <message>
        <source>No track of this library makes it answer.</source>
        <translation>Auf keinen Titel dieser Bibliothek antwortet sie.</translation>
    </message>
    <message numerus="yes">
        <source>How strong the answers to your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>Wie stark die Antwort auf %Ln Titel ist. Die Markierungen sind die der Liste.</numerusform>
            <numerusform>Wie stark die Antworten auf %Ln Titel sind. Die Markierungen sind die der Liste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::UnitWords</name>
    <message>
        <source>%1s</source>
        <comment>decade, as in 1990s</comment>
        <translation>%1er</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Decade</source>
        <translation>Jahrzehnt</translation>
    </message>
    <message>
        <source>Chance alone would give that less than once in %L1.</source>
        <translation>Der Zufall allein ergäbe das seltener als einmal in %L1 Fällen.</translation>
    </message>
    <message>
        <source>Chance alone would seldom give that.</source>
        <translation>Der Zufall allein ergäbe das selten.</translation>
    </message>
    <message>
        <source>%1 “%2”: %3 of its %4 strongest tracks, of %5 in the whole library. %6 (p = %7, corrected for the number of words tested)</source>
        <translation>%1 „%2“: %3 der %4 stärksten Titel, bei %5 in der ganzen Bibliothek. %6 (p = %7, korrigiert für die Anzahl der geprüften Wörter)</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitsModel</name>
    <message>
        <source>Answers to this track %1 standard deviations more than is usual in this library</source>
        <translation>Antwortet auf diesen Titel %1 Standardabweichungen stärker als in dieser Bibliothek üblich</translation>
    </message>
    <message>
        <source>Your own name for it, or else the genres, artists and decades that its strongest tracks share more than chance explains</source>
        <translation>Der eigene Name oder sonst die Genres, Interpreten und Jahrzehnte, die ihre stärksten Titel häufiger teilen, als der Zufall erklärt</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Your name, or a hint from tags</source>
        <translation>Eigener Name oder Hinweis aus Tags</translation>
    </message>
    <message>
        <source>Fires</source>
        <translation>Anregung</translation>
    </message>
</context>
<context>
    <name>tonekin::VolumeControl</name>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Volume %1 %</source>
        <translation>Lautstärke %1 %</translation>
    </message>
    <message>
        <source>Unmute (Ctrl+M)</source>
        <translation>Ton an (Strg+M)</translation>
    </message>
    <message>
        <source>Mute (Ctrl+M)</source>
        <translation>Stumm schalten (Strg+M)</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm schalten</translation>
    </message>
</context>
<context>
    <name>tonekin::WaveformSeek</name>
    <message>
        <source>Position in the track</source>
        <translation>Stelle im Titel</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Nichts wird abgespielt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>moment in a track, its length</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
</TS>
