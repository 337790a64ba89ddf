<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>tonekin::AboutDialog</name>
    <message>
        <source>Model: none was found</source>
        <translation>Modèle&#xa0;: aucun n’a été trouvé</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>Licence of the model: %1</source>
        <translation>Licence du modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>About Tonekin</source>
        <translation>À propos de Tonekin</translation>
    </message>
    <message>
        <source>Listens to your music library and finds what sounds alike.</source>
        <translation>Écoute votre bibliothèque musicale et trouve ce qui sonne pareil.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty. It is made after Sander Dieleman&apos;s report “Recommending music on Spotify with deep learning” (2014).</source>
        <translation>Logiciel libre sous la licence publique générale GNU (GPL), version 3 ou ultérieure, sans aucune garantie. Il s’inspire du rapport de Sander Dieleman «&#x202f;Recommending music on Spotify with deep learning&#x202f;» (2014).</translation>
    </message>
    <message>
        <source>Library file: %1</source>
        <translation>Fichier de la bibliothèque&#xa0;: %1</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Composé de</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>Composants et leurs licences</translation>
    </message>
</context>
<context>
    <name>tonekin::ActivityPage</name>
    <message>
        <source>Cancel</source>
        <translation>Interrompre</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Relancer l’analyse</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Tout réessayer</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Progression de l’analyse</translation>
    </message>
    <message>
        <source>The scan was cancelled. The next one goes on where it stopped.</source>
        <translation>L’analyse a été interrompue. La prochaine reprendra là où elle s’est arrêtée.</translation>
    </message>
    <message>
        <source>Nothing is running, and there is no music yet.</source>
        <translation>Rien n’est en cours, et il n’y a pas encore de musique.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is running. %Ln track(s) wait to be analysed.</source>
        <translation>
            <numerusform>Rien n’est en cours. %Ln&#xa0;morceau attend d’être analysé.</numerusform>
            <numerusform>Rien n’est en cours. %Ln&#xa0;morceaux attendent d’être analysés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running. Every track has been analysed.</source>
        <translation>Rien n’est en cours. Tous les morceaux ont été analysés.</translation>
    </message>
    <message numerus="yes">
        <source>Looking for music: %Ln file(s) seen so far</source>
        <translation>
            <numerusform>Recherche de musique&#xa0;: %Ln&#xa0;fichier vu jusqu’ici</numerusform>
            <numerusform>Recherche de musique&#xa0;: %Ln&#xa0;fichiers vus jusqu’ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening to your music</source>
        <translation>Écoute de votre musique</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>En ce moment&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln track(s)</source>
        <translation>
            <numerusform>%1 sur %Ln&#xa0;morceau</numerusform>
            <numerusform>%1 sur %Ln&#xa0;morceaux</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tracks a minute</source>
        <translation>%1 morceaux par minute</translation>
    </message>
    <message>
        <source>%1 times as fast as playing</source>
        <translation>%1 fois plus vite que la lecture</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>encore %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them copies of others</source>
        <translation>
            <numerusform>dont %Ln copie d’un autre</numerusform>
            <numerusform>dont %Ln copies d’autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them only looked at</source>
        <translation>
            <numerusform>dont %Ln seulement regardé</numerusform>
            <numerusform>dont %Ln seulement regardés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln&#xa0;échec</numerusform>
            <numerusform>%Ln&#xa0;échecs</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The network runs on the GPU (%1).</source>
        <translation>Le réseau de neurones s’exécute sur la carte graphique (%1).</translation>
    </message>
    <message>
        <source>The network runs on the processor.</source>
        <translation>Le réseau de neurones s’exécute sur le processeur.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n&#xa0;autre</numerusform>
            <numerusform>et %n&#xa0;autres</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) could not be analysed</source>
        <translation>
            <numerusform>%Ln&#xa0;morceau n’a pas pu être analysé</numerusform>
            <numerusform>%Ln&#xa0;morceaux n’ont pas pu être analysés</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Aucun problème</translation>
    </message>
    <message>
        <source>Cancel the reading</source>
        <translation>Arrêter la lecture</translation>
    </message>
    <message>
        <source>Reading what the network answered to your tracks: %1 %</source>
        <translation>Lecture de ce que le réseau de neurones a répondu à vos morceaux : %1 %</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>what is running, time</comment>
        <translation>%1, encore %2</translation>
    </message>
    <message>
        <source>Tracks with problems</source>
        <translation>Morceaux à problème</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is running. %Ln track(s) could not be analysed; all others have been.</source>
        <translation>
            <numerusform>Rien n’est en cours. %Ln&#xa0;morceau n’a pas pu être analysé&#x202f;; tous les autres l’ont été.</numerusform>
            <numerusform>Rien n’est en cours. %Ln&#xa0;morceaux n’ont pas pu être analysés&#x202f;; tous les autres l’ont été.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) analysed with a warning</source>
        <translation>
            <numerusform>%Ln&#xa0;morceau analysé avec un avertissement</numerusform>
            <numerusform>%Ln&#xa0;morceaux analysés avec un avertissement</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that cannot be analysed, or in which something is amiss, are listed here, with the reason and what you can do.</source>
        <translation>Les fichiers qui ne peuvent pas être analysés, ou dans lesquels quelque chose ne va pas, sont listés ici, avec la raison et ce que vous pouvez faire.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) are watched for new music.</source>
        <translation>
            <numerusform>%Ln dossier est surveillé pour y trouver de la nouvelle musique.</numerusform>
            <numerusform>%Ln dossiers sont surveillés pour y trouver de la nouvelle musique.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The system watches no more: the others are looked at every %Ln minute(s).</source>
        <translation>
            <numerusform>Le système n’en surveille pas davantage : les autres sont regardés au bout de %Ln minute.</numerusform>
            <numerusform>Le système n’en surveille pas davantage : les autres sont regardés toutes les %Ln minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folders on network drives are looked at every %Ln minute(s).</source>
        <translation>
            <numerusform>Les dossiers des lecteurs réseau sont regardés au bout de %Ln minute.</numerusform>
            <numerusform>Les dossiers des lecteurs réseau sont regardés toutes les %Ln minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder that is not there is watched again once it is back.</source>
        <translation>Un dossier absent est surveillé de nouveau dès qu’il est revenu.</translation>
    </message>
    <message>
        <source>Paused while the computer runs on its battery</source>
        <translation>En pause tant que l’ordinateur est sur batterie</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>en %1</translation>
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
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>tonekin::BannerArea</name>
    <message>
        <source>Close this note</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>tonekin::ErrorWords</name>
    <message>
        <source>Empty file</source>
        <translation>Fichier vide</translation>
    </message>
    <message>
        <source>The file is empty: it holds 0 bytes.</source>
        <translation>Le fichier est vide&#xa0;: il contient 0&#xa0;octet.</translation>
    </message>
    <message>
        <source>Copy it again from its source, then retry.</source>
        <translation>Copiez-le de nouveau depuis sa source, puis réessayez.</translation>
    </message>
    <message>
        <source>Not audio</source>
        <translation>Pas un fichier audio</translation>
    </message>
    <message>
        <source>The file does not hold audio, whatever its name says.</source>
        <translation>Le fichier ne contient pas de son, quoi qu’en dise son nom.</translation>
    </message>
    <message>
        <source>Exclude it, or rename it to what it is.</source>
        <translation>Excluez-le, ou donnez-lui un nom qui correspond à son contenu.</translation>
    </message>
    <message>
        <source>No sound in it</source>
        <translation>Aucun son</translation>
    </message>
    <message>
        <source>The file is a video or picture without a sound track.</source>
        <translation>Le fichier est une vidéo ou une image sans piste sonore.</translation>
    </message>
    <message>
        <source>Exclude it.</source>
        <translation>Excluez-le.</translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation>Format inconnu</translation>
    </message>
    <message>
        <source>The sound is stored in a format that cannot be decoded here.</source>
        <translation>Le son est enregistré dans un format qui ne peut pas être décodé ici.</translation>
    </message>
    <message>
        <source>Convert it to a common format such as FLAC, Opus or MP3, then retry.</source>
        <translation>Convertissez-le dans un format courant comme FLAC, Opus ou MP3, puis réessayez.</translation>
    </message>
    <message>
        <source>Copy-protected</source>
        <translation>Protégé contre la copie</translation>
    </message>
    <message>
        <source>The file is copy-protected, so its sound cannot be read.</source>
        <translation>Le fichier est protégé contre la copie, son contenu sonore ne peut donc pas être lu.</translation>
    </message>
    <message>
        <source>Get it without copy protection from the shop, or exclude it.</source>
        <translation>Procurez-vous-le sans protection auprès du vendeur, ou excluez-le.</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>Fichier endommagé</translation>
    </message>
    <message>
        <source>The file is damaged at its start, so it cannot be read.</source>
        <translation>Le début du fichier est endommagé, il ne peut donc pas être lu.</translation>
    </message>
    <message>
        <source>Impossible figures</source>
        <translation>Valeurs impossibles</translation>
    </message>
    <message>
        <source>The file claims an impossible sample rate or number of channels.</source>
        <translation>Le fichier annonce une fréquence d’échantillonnage ou un nombre de canaux impossible.</translation>
    </message>
    <message>
        <source>It is probably damaged: copy it again from its source, then retry.</source>
        <translation>Il est probablement endommagé&#xa0;: copiez-le de nouveau depuis sa source, puis réessayez.</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>Pas un fichier</translation>
    </message>
    <message>
        <source>This is not an ordinary file but a device, pipe or socket with an audio file&apos;s name.</source>
        <translation>Ce n’est pas un fichier ordinaire, mais un périphérique, un tube ou une socket qui porte le nom d’un fichier audio.</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Accès refusé</translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation>Vous n’avez pas le droit de lire ce fichier.</translation>
    </message>
    <message>
        <source>Give yourself permission to read it in the file manager, then retry.</source>
        <translation>Accordez-vous le droit de le lire dans le gestionnaire de fichiers, puis réessayez.</translation>
    </message>
    <message>
        <source>Read error</source>
        <translation>Erreur de lecture</translation>
    </message>
    <message>
        <source>The disk reported an error while the file was read.</source>
        <translation>Le disque a signalé une erreur pendant la lecture du fichier.</translation>
    </message>
    <message>
        <source>Check the disk and its cable, then retry.</source>
        <translation>Vérifiez le disque et son câble, puis réessayez.</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Disparu</translation>
    </message>
    <message>
        <source>The file was no longer there when its turn came.</source>
        <translation>Le fichier n’était plus là quand son tour est venu.</translation>
    </message>
    <message>
        <source>Scan again.</source>
        <translation>Relancez l’analyse.</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>Modifié entre-temps</translation>
    </message>
    <message>
        <source>The file changed while it was read.</source>
        <translation>Le fichier a changé pendant sa lecture.</translation>
    </message>
    <message>
        <source>It is read again at the next scan, when the other program is done with it.</source>
        <translation>Il sera relu à la prochaine analyse, quand l’autre programme aura fini de l’écrire.</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>Trop long</translation>
    </message>
    <message>
        <source>Decoding took far too long and was stopped.</source>
        <translation>Le décodage a duré beaucoup trop longtemps et a été arrêté.</translation>
    </message>
    <message>
        <source>The file or its disk may be damaged. Retry, or exclude it.</source>
        <translation>Le fichier ou son disque est peut-être endommagé. Réessayez, ou excluez le fichier.</translation>
    </message>
    <message>
        <source>Too much memory</source>
        <translation>Trop de mémoire</translation>
    </message>
    <message>
        <source>Decoding asked for far too much memory and was stopped.</source>
        <translation>Le décodage a demandé beaucoup trop de mémoire et a été arrêté.</translation>
    </message>
    <message>
        <source>The file is probably damaged: copy it again from its source, then retry.</source>
        <translation>Le fichier est probablement endommagé&#xa0;: copiez-le de nouveau depuis sa source, puis réessayez.</translation>
    </message>
    <message>
        <source>Decoder crashed</source>
        <translation>Plantage du décodeur</translation>
    </message>
    <message>
        <source>The decoder crashed on this file. Nothing else was harmed.</source>
        <translation>Le décodeur a planté sur ce fichier. Rien d’autre n’a été touché.</translation>
    </message>
    <message>
        <source>Network failed</source>
        <translation>Échec du réseau de neurones</translation>
    </message>
    <message>
        <source>The network could not listen to this track.</source>
        <translation>Le réseau de neurones n’a pas pu écouter ce morceau.</translation>
    </message>
    <message>
        <source>Retry; if it stays, copy the details for a report.</source>
        <translation>Réessayez&#x202f;; si le problème persiste, copiez les détails pour le signaler.</translation>
    </message>
    <message>
        <source>The network answered with numbers that make no sense.</source>
        <translation>Le réseau de neurones a répondu par des nombres dénués de sens.</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>The result could not be written to the library file.</source>
        <translation>Le résultat n’a pas pu être écrit dans le fichier de la bibliothèque.</translation>
    </message>
    <message>
        <source>Check that its disk is not full, then retry.</source>
        <translation>Vérifiez que son disque n’est pas plein, puis réessayez.</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Tronqué</translation>
    </message>
    <message>
        <source>The file ends before its stated length. What is there was analysed.</source>
        <translation>Le fichier se termine avant la durée annoncée. Ce qu’il contient a été analysé.</translation>
    </message>
    <message>
        <source>Copy it again from its source if the end is missing.</source>
        <translation>Copiez-le de nouveau depuis sa source s’il manque la fin.</translation>
    </message>
    <message>
        <source>Small damage</source>
        <translation>Légers dommages</translation>
    </message>
    <message>
        <source>Some parts of the file are damaged. The rest was analysed.</source>
        <translation>Certaines parties du fichier sont endommagées. Le reste a été analysé.</translation>
    </message>
    <message>
        <source>Copy it again from its source if you hear clicks or gaps.</source>
        <translation>Copiez-le de nouveau depuis sa source si vous entendez des craquements ou des coupures.</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silencieux</translation>
    </message>
    <message>
        <source>The track is silent, so nothing sounds like it.</source>
        <translation>Le morceau est silencieux, rien ne peut donc lui ressembler.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Very short</source>
        <translation>Très court</translation>
    </message>
    <message>
        <source>The track is too short to say much about its sound.</source>
        <translation>Le morceau est trop court pour en dire beaucoup sur sa sonorité.</translation>
    </message>
    <message>
        <source>Heard in parts</source>
        <translation>Écouté par extraits</translation>
    </message>
    <message>
        <source>The track is very long, so parts spread over it were analysed.</source>
        <translation>Le morceau est très long&#x202f;; des extraits répartis sur toute sa durée ont donc été analysés.</translation>
    </message>
    <message>
        <source>Broken samples</source>
        <translation>Échantillons défectueux</translation>
    </message>
    <message>
        <source>Some samples were not numbers and were taken as silence.</source>
        <translation>Certains échantillons n’étaient pas des nombres et ont été pris pour du silence.</translation>
    </message>
    <message>
        <source>Copy it again from its source if you hear clicks.</source>
        <translation>Copiez-le de nouveau depuis sa source si vous entendez des craquements.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>L’opération a été interrompue.</translation>
    </message>
    <message>
        <source>Scan again to go on where it stopped.</source>
        <translation>Relancez l’analyse pour reprendre là où elle s’est arrêtée.</translation>
    </message>
    <message>
        <source>Library in use</source>
        <translation>Bibliothèque occupée</translation>
    </message>
    <message>
        <source>Another program is scanning this library.</source>
        <translation>Un autre programme analyse cette bibliothèque.</translation>
    </message>
    <message>
        <source>Wait until it is done, or end it, then retry. You can browse meanwhile.</source>
        <translation>Attendez qu’il ait fini, ou fermez-le, puis réessayez. Vous pouvez parcourir la bibliothèque en attendant.</translation>
    </message>
    <message>
        <source>Library damaged</source>
        <translation>Bibliothèque endommagée</translation>
    </message>
    <message>
        <source>The library file is damaged and could not be repaired.</source>
        <translation>Le fichier de la bibliothèque est endommagé et n’a pas pu être réparé.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or start with a new library file and scan again.</source>
        <translation>Restaurez-le depuis une sauvegarde, ou créez un nouveau fichier de bibliothèque et relancez l’analyse.</translation>
    </message>
    <message>
        <source>Newer library</source>
        <translation>Bibliothèque plus récente</translation>
    </message>
    <message>
        <source>The library file was made by a newer version of Tonekin.</source>
        <translation>Le fichier de la bibliothèque a été créé par une version plus récente de Tonekin.</translation>
    </message>
    <message>
        <source>You can browse it here. Update Tonekin to scan.</source>
        <translation>Vous pouvez la parcourir ici. Mettez Tonekin à jour pour l’analyser.</translation>
    </message>
    <message>
        <source>Library cannot be changed</source>
        <translation>Bibliothèque non modifiable</translation>
    </message>
    <message>
        <source>The library file cannot be written to.</source>
        <translation>Le fichier de la bibliothèque n’est pas accessible en écriture.</translation>
    </message>
    <message>
        <source>You can browse it here. To scan, give yourself permission to write to it.</source>
        <translation>Vous pouvez la parcourir ici. Pour l’analyser, accordez-vous le droit d’y écrire.</translation>
    </message>
    <message>
        <source>Not a library</source>
        <translation>Pas une bibliothèque</translation>
    </message>
    <message>
        <source>This file belongs to another program; it is not a Tonekin library.</source>
        <translation>Ce fichier appartient à un autre programme&#x202f;; ce n’est pas une bibliothèque de Tonekin.</translation>
    </message>
    <message>
        <source>Choose another library file.</source>
        <translation>Choisissez un autre fichier de bibliothèque.</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Disque plein</translation>
    </message>
    <message>
        <source>The disk with the library file is full.</source>
        <translation>Le disque qui contient le fichier de la bibliothèque est plein.</translation>
    </message>
    <message>
        <source>Free some space, then retry.</source>
        <translation>Libérez de l’espace, puis réessayez.</translation>
    </message>
    <message>
        <source>Model missing</source>
        <translation>Modèle manquant</translation>
    </message>
    <message>
        <source>The network&apos;s model file was not found.</source>
        <translation>Le fichier du modèle du réseau de neurones n’a pas été trouvé.</translation>
    </message>
    <message>
        <source>Install it again, or start Tonekin with --model FILE. You can browse and play without it.</source>
        <translation>Réinstallez-le, ou démarrez Tonekin avec --model FICHIER. Sans lui, vous pouvez parcourir et écouter.</translation>
    </message>
    <message>
        <source>Model damaged</source>
        <translation>Modèle endommagé</translation>
    </message>
    <message>
        <source>The network&apos;s model file is damaged and was not used.</source>
        <translation>Le fichier du modèle du réseau de neurones est endommagé et n’a pas été utilisé.</translation>
    </message>
    <message>
        <source>Install it again. You can browse and play without it.</source>
        <translation>Réinstallez-le. Sans lui, vous pouvez parcourir et écouter.</translation>
    </message>
    <message>
        <source>Helper missing</source>
        <translation>Programme auxiliaire manquant</translation>
    </message>
    <message>
        <source>A helper program could not be started, or ended again and again.</source>
        <translation>Un programme auxiliaire n’a pas pu être démarré, ou s’est arrêté à plusieurs reprises.</translation>
    </message>
    <message>
        <source>Install Tonekin again. You can browse without it.</source>
        <translation>Réinstallez Tonekin. Sans ce programme, vous pouvez parcourir la bibliothèque.</translation>
    </message>
    <message>
        <source>Folder not found</source>
        <translation>Dossier introuvable</translation>
    </message>
    <message>
        <source>The music folder is not there now.</source>
        <translation>Le dossier de musique n’est pas là pour le moment.</translation>
    </message>
    <message>
        <source>Connect its drive, then retry.</source>
        <translation>Branchez son disque, puis réessayez.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>This was not found.</source>
        <translation>L’élément demandé n’a pas été trouvé.</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Impossible</translation>
    </message>
    <message>
        <source>This cannot be done as asked.</source>
        <translation>Cela ne peut pas être fait tel que demandé.</translation>
    </message>
    <message>
        <source>Copy the details for a report.</source>
        <translation>Copiez les détails pour signaler le problème.</translation>
    </message>
    <message>
        <source>Unknown problem</source>
        <translation>Problème inconnu</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Un événement inattendu s’est produit.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Analysé</translation>
    </message>
    <message>
        <source>Analysed, with a note</source>
        <translation>Analysé, avec une remarque</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Exclu</translation>
    </message>
</context>
<context>
    <name>tonekin::ExcitingPatches</name>
    <message>
        <source>A track that is gone</source>
        <translation>Un morceau disparu</translation>
    </message>
    <message>
        <source>The file was not found at the last scan.</source>
        <translation>Le fichier n’a pas été trouvé à la dernière analyse.</translation>
    </message>
    <message>
        <source>Its moment is not known.</source>
        <translation>Son moment n’est pas connu.</translation>
    </message>
    <message>
        <source>Fetching the sound…</source>
        <translation>Récupération du son…</translation>
    </message>
</context>
<context>
    <name>tonekin::ExportDialog</name>
    <message>
        <source>Put the seeds &amp;first</source>
        <translation>Les références en &amp;premier</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Exporter la liste</translation>
    </message>
    <message numerus="yes">
        <source>&amp;All %n track(s) of the list</source>
        <translation>
            <numerusform>&amp;Le %n&#xa0;morceau de la liste</numerusform>
            <numerusform>&amp;Les %n&#xa0;morceaux de la liste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n &amp;close track(s)</source>
        <translation>
            <numerusform>Seulement le %n&#xa0;morceau pr&amp;oche</numerusform>
            <numerusform>Seulement les %n&#xa0;morceaux pr&amp;oches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n &amp;selected track(s)</source>
        <translation>
            <numerusform>Seulement le %n&#xa0;morceau &amp;sélectionné</numerusform>
            <numerusform>Seulement les %n&#xa0;morceaux &amp;sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Choisir un fichier…</translation>
    </message>
</context>
<context>
    <name>tonekin::FailuresTableModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Ce que vous pouvez faire</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom &amp;avant</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <source>Show the &amp;whole sheet</source>
        <translation>Afficher la planche &amp;entière</translation>
    </message>
    <message>
        <source>&amp;Go to a filter …</source>
        <translation>A&amp;ller à un filtre…</translation>
    </message>
    <message>
        <source>Save the picture as &amp;PNG …</source>
        <translation>Enregistrer l’image en &amp;PNG…</translation>
    </message>
    <message>
        <source>Save the picture as &amp;SVG …</source>
        <translation>Enregistrer l’image en &amp;SVG…</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>&amp;Copier l’image</translation>
    </message>
    <message>
        <source>&amp;Export your names …</source>
        <translation>E&amp;xporter vos noms…</translation>
    </message>
    <message>
        <source>All in one &amp;row</source>
        <translation>Tout sur une &amp;ligne</translation>
    </message>
    <message>
        <source>&amp;Low bands on top</source>
        <translation>Bandes &amp;graves en haut</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Numéros</translation>
    </message>
    <message>
        <source>By &amp;number</source>
        <translation>Par &amp;numéro</translation>
    </message>
    <message>
        <source>By n&amp;ame</source>
        <translation>Par no&amp;m</translation>
    </message>
    <message>
        <source>By li&amp;keness</source>
        <translation>Par &amp;ressemblance</translation>
    </message>
    <message>
        <source>By &amp;use in this library</source>
        <translation>Par &amp;usage dans cette bibliothèque</translation>
    </message>
    <message>
        <source>Re&amp;d and blue, as published</source>
        <translation>R&amp;ouge et bleu, comme dans la publication</translation>
    </message>
    <message>
        <source>Purple and oran&amp;ge, for every eye</source>
        <translation>&amp;Violet et orange, pour tous les yeux</translation>
    </message>
    <message>
        <source>Each &amp;filter to its own scale</source>
        <translation>Chaque &amp;filtre à sa propre échelle</translation>
    </message>
    <message>
        <source>So&amp;rt the sheet</source>
        <translation>&amp;Trier la planche</translation>
    </message>
    <message>
        <source>&amp;Look of the sheet</source>
        <translation>Apparence &amp;de la planche</translation>
    </message>
    <message>
        <source>&amp;Import names …</source>
        <translation>&amp;Importer des noms…</translation>
    </message>
    <message>
        <source>One &amp;scale for all</source>
        <translation>Une seule é&amp;chelle pour tous</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterExports</name>
    <message>
        <source>Filters of %1</source>
        <translation>Filtres de %1</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>Images SVG (*.svg)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>Read names</source>
        <translation>Lire des noms</translation>
    </message>
    <message>
        <source>Export your names</source>
        <translation>Exporter vos noms</translation>
    </message>
    <message>
        <source>Names of filters (*.json)</source>
        <translation>Noms de filtres (*.json)</translation>
    </message>
    <message>
        <source>Names of filters</source>
        <translation>Noms de filtres</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterFacts</name>
    <message>
        <source>No filter answers to this track.</source>
        <translation>Aucun filtre ne répond à ce morceau.</translation>
    </message>
    <message>
        <source>Not analysed yet.</source>
        <translation>Pas encore analysé.</translation>
    </message>
    <message>
        <source>Looking through the library for what is usual…</source>
        <translation>Recherche dans la bibliothèque de ce qui est habituel…</translation>
    </message>
    <message>
        <source>This track was analysed with another network than the others. Analyse it again to see its filters.</source>
        <translation>Ce morceau a été analysé avec un autre réseau de neurones que les autres. Analysez-le de nouveau pour voir ses filtres.</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterFindings</name>
    <message>
        <source>very sure</source>
        <translation>très sûr</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sûr</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>assez sûr</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Not measured: no test sound moved it clearly more than all others. This is what its weights look like.</source>
        <translation>Non mesuré&#xa0;: aucun son d’essai ne l’a fait réagir nettement plus que tous les autres. Voici à quoi ressemblent ses poids.</translation>
    </message>
    <message>
        <source>by its strongest moment</source>
        <translation>d’après son moment le plus fort</translation>
    </message>
    <message>
        <source>by its average over the sound</source>
        <translation>d’après sa moyenne sur tout le son</translation>
    </message>
    <message>
        <source>Measured, %1: given such a sound and another one, it answered more to the first in %2 of 100 cases, %3.</source>
        <translation>Mesuré, %1&#xa0;: entre un tel son et un autre, il a davantage répondu au premier dans %2&#xa0;cas sur&#xa0;100, %3.</translation>
    </message>
    <message>
        <source>Area under the ROC curve on the confirming sounds: %1. On the naming sounds it is larger than that of the next name by %2.</source>
        <translation>Aire sous la courbe ROC sur les sons de confirmation&#xa0;: %1. Sur les sons de nommage, elle dépasse de %2 celle du nom suivant.</translation>
    </message>
    <message>
        <source>Responds to</source>
        <translation>Répond à</translation>
    </message>
    <message>
        <source>The next best description, “%1”, was right in %2 of 100 cases fewer.</source>
        <translation>La meilleure description suivante, «&#x202f;%1&#x202f;», était juste dans %2 cas sur 100 de moins.</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterPanel</name>
    <message>
        <source>Strongest moments</source>
        <translation>Moments les plus forts</translation>
    </message>
    <message>
        <source>All along</source>
        <translation>Tout au long</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Ce que montre le graphique</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtre</translation>
    </message>
    <message>
        <source>Number of the filter</source>
        <translation>Numéro du filtre</translation>
    </message>
    <message>
        <source>Back to all filters</source>
        <translation>Retour à tous les filtres</translation>
    </message>
    <message>
        <source>Strongest moments of %1</source>
        <translation>Moments les plus forts pour %1</translation>
    </message>
    <message>
        <source>Most of %1 all along</source>
        <translation>Ce qui active le plus %1 tout au long</translation>
    </message>
    <message>
        <source>This network came without measured names.</source>
        <translation>Ce réseau de neurones est fourni sans noms mesurés.</translation>
    </message>
    <message>
        <source>Your tracks were heard by another network than the one that is here now, so the picture and the name of this filter are not known.</source>
        <translation>Vos morceaux ont été écoutés par un autre réseau de neurones que celui qui est là maintenant&#x202f;; l’image et le nom de ce filtre ne sont donc pas connus.</translation>
    </message>
    <message>
        <source>Without the network&apos;s file there is no picture and no name of this filter.</source>
        <translation>Sans le fichier du réseau de neurones, ce filtre n’a ni image ni nom.</translation>
    </message>
    <message>
        <source>No track of this library makes it answer.</source>
        <translation>Aucun morceau de cette bibliothèque ne le fait répondre.</translation>
    </message>
    <message>
        <source>By the largest answer anywhere in a track (maximum). At most two tracks of an album.</source>
        <translation>D’après la plus grande réponse à un endroit quelconque du morceau (maximum). Au plus deux morceaux par album.</translation>
    </message>
    <message>
        <source>Strongest moment of %1</source>
        <translation>Moment le plus fort pour %1</translation>
    </message>
    <message>
        <source>Most of it all along</source>
        <translation>Ce qui l’active le plus tout au long</translation>
    </message>
    <message>
        <source>By the average answer over the whole track (mean). At most two tracks of an album.</source>
        <translation>D’après la réponse moyenne sur tout le morceau (moyenne). Au plus deux morceaux par album.</translation>
    </message>
    <message numerus="yes">
        <source>How strong the strongest moments of your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>Force des moments les plus forts de votre %Ln&#xa0;morceau. Les repères sont ceux de la liste.</numerusform>
            <numerusform>Force des moments les plus forts de vos %Ln&#xa0;morceaux. Les repères sont ceux de la liste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How strong the answers to your %Ln track(s) are on average. The marks are those of the list.</source>
        <translation>
            <numerusform>Force moyenne des réponses à votre %Ln&#xa0;morceau. Les repères sont ceux de la liste.</numerusform>
            <numerusform>Force moyenne des réponses à vos %Ln&#xa0;morceaux. Les repères sont ceux de la liste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::FilterSheetView</name>
    <message>
        <source>Kernels of the first layer</source>
        <translation>Noyaux de la première couche</translation>
    </message>
    <message>
        <source>Time to the right, frequency from top to bottom. Arrow keys choose a filter, Enter opens it, plus and minus zoom, 0 shows the whole.</source>
        <translation>Le temps va vers la droite, la fréquence de haut en bas. Les touches fléchées choisissent un filtre, Entrée l’ouvre, plus et moins changent le zoom, 0 affiche tout.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>filter, name</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 Hz · %3–%4 ms · weight %5</source>
        <comment>filter and name, frequency, from, to, weight</comment>
        <translation>%1 · %2&#xa0;Hz · %3–%4&#xa0;ms · poids %5</translation>
    </message>
</context>
<context>
    <name>tonekin::FilterText</name>
    <message>
        <source>drums</source>
        <translation>batterie</translation>
    </message>
    <message>
        <source>drum loop</source>
        <extracomment>a repeated drum pattern</extracomment>
        <translation>boucle de batterie</translation>
    </message>
    <message>
        <source>low drum</source>
        <translation>tambour grave</translation>
    </message>
    <message>
        <source>bass drum</source>
        <translation>grosse caisse</translation>
    </message>
    <message>
        <source>tom</source>
        <translation>tom</translation>
    </message>
    <message>
        <source>snare drum</source>
        <translation>caisse claire</translation>
    </message>
    <message>
        <source>hand clap</source>
        <translation>claquement de mains</translation>
    </message>
    <message>
        <source>hi-hat or cymbal</source>
        <translation>charleston ou cymbale</translation>
    </message>
    <message>
        <source>hi-hat</source>
        <translation>charleston</translation>
    </message>
    <message>
        <source>cymbal</source>
        <translation>cymbale</translation>
    </message>
    <message>
        <source>shaker or tambourine</source>
        <translation>shaker ou tambourin</translation>
    </message>
    <message>
        <source>hand drum</source>
        <translation>tambour à main</translation>
    </message>
    <message>
        <source>wood or metal percussion</source>
        <translation>percussion en bois ou en métal</translation>
    </message>
    <message>
        <source>noisy sound</source>
        <translation>son bruité</translation>
    </message>
    <message>
        <source>noisy hit</source>
        <translation>coup bruité</translation>
    </message>
    <message>
        <source>high noisy sound</source>
        <translation>son aigu bruité</translation>
    </message>
    <message>
        <source>broadband noise</source>
        <translation>bruit à large bande</translation>
    </message>
    <message>
        <source>white noise</source>
        <translation>bruit blanc</translation>
    </message>
    <message>
        <source>pink noise</source>
        <translation>bruit rose</translation>
    </message>
    <message>
        <source>noise burst</source>
        <translation>bouffée de bruit</translation>
    </message>
    <message>
        <source>hiss</source>
        <extracomment>noise of tape</extracomment>
        <translation>souffle</translation>
    </message>
    <message>
        <source>low rumble</source>
        <translation>grondement grave</translation>
    </message>
    <message>
        <source>hum</source>
        <extracomment>of mains electricity</extracomment>
        <translation>ronflement</translation>
    </message>
    <message>
        <source>crackle</source>
        <extracomment>of an old record</extracomment>
        <translation>crépitement</translation>
    </message>
    <message>
        <source>noise around %1 Hz</source>
        <translation>bruit vers %1&#xa0;Hz</translation>
    </message>
    <message>
        <source>low sound</source>
        <translation>son grave</translation>
    </message>
    <message>
        <source>bass note</source>
        <translation>note de basse</translation>
    </message>
    <message>
        <source>low drone</source>
        <translation>bourdon grave</translation>
    </message>
    <message>
        <source>high tone</source>
        <translation>son aigu</translation>
    </message>
    <message>
        <source>notes around %1 Hz</source>
        <translation>notes vers %1&#xa0;Hz</translation>
    </message>
    <message>
        <source>notes from %1 to %2 Hz</source>
        <translation>notes de %1 à %2&#xa0;Hz</translation>
    </message>
    <message>
        <source>the note C</source>
        <translation>la note do</translation>
    </message>
    <message>
        <source>the note C sharp</source>
        <translation>la note do dièse</translation>
    </message>
    <message>
        <source>the note D</source>
        <translation>la note ré</translation>
    </message>
    <message>
        <source>the note E flat</source>
        <translation>la note mi bémol</translation>
    </message>
    <message>
        <source>the note E</source>
        <translation>la note mi</translation>
    </message>
    <message>
        <source>the note F</source>
        <translation>la note fa</translation>
    </message>
    <message>
        <source>the note F sharp</source>
        <translation>la note fa dièse</translation>
    </message>
    <message>
        <source>the note G</source>
        <translation>la note sol</translation>
    </message>
    <message>
        <source>the note A flat</source>
        <translation>la note la bémol</translation>
    </message>
    <message>
        <source>the note A</source>
        <translation>la note la</translation>
    </message>
    <message>
        <source>the note B flat</source>
        <extracomment>German B</extracomment>
        <translation>la note si bémol</translation>
    </message>
    <message>
        <source>the note B</source>
        <extracomment>German H</extracomment>
        <translation>la note si</translation>
    </message>
    <message>
        <source>chord</source>
        <extracomment>in music</extracomment>
        <translation>accord</translation>
    </message>
    <message>
        <source>major triad</source>
        <translation>accord parfait majeur</translation>
    </message>
    <message>
        <source>minor triad</source>
        <translation>accord parfait mineur</translation>
    </message>
    <message>
        <source>fifth or fourth</source>
        <extracomment>intervals</extracomment>
        <translation>quinte ou quarte</translation>
    </message>
    <message>
        <source>third or sixth</source>
        <extracomment>intervals</extracomment>
        <translation>tierce ou sixte</translation>
    </message>
    <message>
        <source>octave</source>
        <extracomment>interval</extracomment>
        <translation>octave</translation>
    </message>
    <message>
        <source>harmonic comb</source>
        <extracomment>evenly spaced overtones</extracomment>
        <translation>peigne harmonique</translation>
    </message>
    <message>
        <source>harmonic comb of %1 Hz</source>
        <translation>peigne harmonique de %1&#xa0;Hz</translation>
    </message>
    <message>
        <source>moving pitch</source>
        <translation>hauteur changeante</translation>
    </message>
    <message>
        <source>hopping notes</source>
        <extracomment>notes that jump up and down</extracomment>
        <translation>notes sautillantes</translation>
    </message>
    <message>
        <source>glide</source>
        <extracomment>of pitch</extracomment>
        <translation>glissando</translation>
    </message>
    <message>
        <source>rising glide</source>
        <translation>glissando montant</translation>
    </message>
    <message>
        <source>falling glide</source>
        <translation>glissando descendant</translation>
    </message>
    <message>
        <source>vibrato</source>
        <translation>vibrato</translation>
    </message>
    <message>
        <source>piano</source>
        <translation>piano</translation>
    </message>
    <message>
        <source>bells and mallets</source>
        <translation>cloches et percussions à lames</translation>
    </message>
    <message>
        <source>organ</source>
        <translation>orgue</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>guitare</translation>
    </message>
    <message>
        <source>bass guitar</source>
        <translation>guitare basse</translation>
    </message>
    <message>
        <source>strings</source>
        <extracomment>instruments</extracomment>
        <translation>cordes</translation>
    </message>
    <message>
        <source>ensemble</source>
        <extracomment>of strings or voices</extracomment>
        <translation>ensemble</translation>
    </message>
    <message>
        <source>brass</source>
        <extracomment>instruments</extracomment>
        <translation>cuivres</translation>
    </message>
    <message>
        <source>reed</source>
        <extracomment>General MIDI family: clarinets, saxophones, oboes</extracomment>
        <translation>instrument à anche</translation>
    </message>
    <message>
        <source>pipe</source>
        <extracomment>General MIDI family: flutes and other pipes</extracomment>
        <translation>flûte ou tuyau</translation>
    </message>
    <message>
        <source>synthetic lead</source>
        <translation>lead de synthétiseur</translation>
    </message>
    <message>
        <source>synthetic pad</source>
        <translation>nappe de synthétiseur</translation>
    </message>
    <message>
        <source>synthetic effect</source>
        <translation>effet de synthétiseur</translation>
    </message>
    <message>
        <source>folk instrument</source>
        <translation>instrument traditionnel</translation>
    </message>
    <message>
        <source>struck instrument</source>
        <translation>instrument frappé</translation>
    </message>
    <message>
        <source>sound effect</source>
        <translation>effet sonore</translation>
    </message>
    <message>
        <source>sharp attack</source>
        <translation>attaque franche</translation>
    </message>
    <message>
        <source>steady sound</source>
        <translation>son stable</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>parole</translation>
    </message>
    <message>
        <source>distortion</source>
        <translation>distorsion</translation>
    </message>
    <message>
        <source>reverberation</source>
        <translation>réverbération</translation>
    </message>
    <message>
        <source>near silence</source>
        <translation>quasi-silence</translation>
    </message>
    <message>
        <source>around %1 Hz</source>
        <translation>vers %1&#xa0;Hz</translation>
    </message>
    <message>
        <source>%1 Hz wide</source>
        <translation>largeur de %1&#xa0;Hz</translation>
    </message>
    <message>
        <source>onset</source>
        <extracomment>where a sound begins</extracomment>
        <translation>début de son</translation>
    </message>
    <message>
        <source>offset</source>
        <extracomment>where a sound ends</extracomment>
        <translation>fin de son</translation>
    </message>
    <message>
        <source>sustained</source>
        <extracomment>of a sound: lasting</extracomment>
        <translation>soutenu</translation>
    </message>
    <message>
        <source>short</source>
        <extracomment>of a sound: lasting a moment</extracomment>
        <translation>bref</translation>
    </message>
    <message>
        <source>rising</source>
        <extracomment>of a sound&apos;s pitch</extracomment>
        <translation>montant</translation>
    </message>
    <message>
        <source>falling</source>
        <extracomment>of a sound&apos;s pitch</extracomment>
        <translation>descendant</translation>
    </message>
    <message>
        <source>comb, spacing %1 bands (%2 Hz)</source>
        <extracomment>parallel stripes in a picture</extracomment>
        <translation>peigne, espacement de %1&#xa0;bandes (%2&#xa0;Hz)</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>sans poids</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the parts of a filter&apos;s description</comment>
        <translation>&#x202f;; </translation>
    </message>
    <message>
        <source>Unit %1</source>
        <translation>Unité %1</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filtre %1</translation>
    </message>
    <message>
        <source>Filter %1 of layer %2</source>
        <translation>Filtre %1 de la couche %2</translation>
    </message>
    <message>
        <source>unit %1</source>
        <comment>within a sentence</comment>
        <translation>l’unité %1</translation>
    </message>
    <message>
        <source>filter %1</source>
        <comment>within a sentence</comment>
        <translation>le filtre %1</translation>
    </message>
    <message>
        <source>filter %1 of layer %2</source>
        <comment>within a sentence</comment>
        <translation>le filtre %1 de la couche %2</translation>
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
        <translation>Écoute du morceau…</translation>
    </message>
    <message>
        <source>Click to play from there, or on a name for its filter</source>
        <translation>Cliquer pour lire à partir de là, ou sur un nom pour afficher son filtre</translation>
    </message>
    <message>
        <source>No filters over time. %1</source>
        <translation>Pas de filtres au fil du temps. %1</translation>
    </message>
    <message>
        <source>Strongest filters of %1 over time</source>
        <translation>Filtres les plus forts de %1 au fil du temps</translation>
    </message>
    <message>
        <source>This track was analysed with another network. Analyse it again to see its filters over time.</source>
        <translation>Ce morceau a été analysé avec un autre réseau de neurones. Analysez-le de nouveau pour voir ses filtres au fil du temps.</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filtre %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and name of a filter</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It answers here as it does in other tracks.</source>
        <translation>Il répond ici comme il le fait dans d’autres morceaux.</translation>
    </message>
    <message>
        <source>Its strongest moment lies %1 standard deviations above what is usual in this library.</source>
        <translation>Son moment le plus fort se situe %1&#xa0;écarts types au-dessus de ce qui est habituel dans cette bibliothèque.</translation>
    </message>
    <message>
        <source>Its mean answer lies %1 standard deviations above what is usual in this library.</source>
        <translation>Sa réponse moyenne se situe %1&#xa0;écarts types au-dessus de ce qui est habituel dans cette bibliothèque.</translation>
    </message>
</context>
<context>
    <name>tonekin::FiltersPage</name>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>Première couche</translation>
    </message>
    <message>
        <source>Later layers</source>
        <translation>Couches suivantes</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Unités cachées</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;unité</numerusform>
            <numerusform>%Ln&#xa0;unités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;filtre</numerusform>
            <numerusform>%Ln&#xa0;filtres</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading what the network answered … %1 %</source>
        <translation>Lecture des réponses du réseau de neurones… %1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>answers to %Ln track(s)</source>
        <translation>
            <numerusform>réponses à %Ln&#xa0;morceau</numerusform>
            <numerusform>réponses à %Ln&#xa0;morceaux</numerusform>
        </translation>
    </message>
    <message>
        <source>Your tracks were heard by another network than the one that is here now. The sheet shows the new one&apos;s filters; the lists, and the names you gave, are of the old one&apos;s, which are others.</source>
        <translation>Vos morceaux ont été écoutés par un autre réseau de neurones que celui qui est là maintenant. La planche montre les filtres du nouveau&#x202f;; les listes, ainsi que les noms que vous avez donnés, se rapportent aux filtres de l’ancien, qui sont différents.</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Analyser de nouveau</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No track has been analysed yet. Each filter&apos;s lists appear here while the scan goes on.</source>
        <translation>Aucun morceau n’a encore été analysé. Les listes de chaque filtre apparaissent ici au cours de l’analyse.</translation>
    </message>
    <message>
        <source>No track has been analysed yet. When some have, each filter has its lists here.</source>
        <translation>Aucun morceau n’a encore été analysé. Dès que ce sera le cas, chaque filtre aura ses listes ici.</translation>
    </message>
    <message>
        <source>Scan now</source>
        <translation>Analyser maintenant</translation>
    </message>
    <message>
        <source>Add a folder …</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>No unit has heard anything yet</source>
        <translation>Aucune unité n’a encore rien entendu</translation>
    </message>
    <message>
        <source>The units of the last hidden layer find kinds of music. As soon as tracks are analysed, each of them has a playlist of your own here.</source>
        <translation>Les unités de la dernière couche cachée trouvent des genres de musique. Dès que des morceaux sont analysés, chacune d’elles a ici une liste de lecture tirée de votre musique.</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Save the picture as PNG …</source>
        <translation>Enregistrer l’image en PNG…</translation>
    </message>
    <message>
        <source>Show all bands</source>
        <translation>Afficher toutes les bandes</translation>
    </message>
    <message>
        <source>Reading what the network answered was stopped; the lists have only what was read.</source>
        <translation>La lecture des réponses a été arrêtée ; les listes ne contiennent que ce qui a été lu.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>tonekin::FirstLayerView</name>
    <message>
        <source>By number</source>
        <translation>Par numéro</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Show the whole sheet</source>
        <translation>Afficher la planche entière</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Par nom</translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation>Par ressemblance</translation>
    </message>
    <message>
        <source>By use</source>
        <translation>Par usage</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>looks like: %1</source>
        <translation>aspect&#xa0;: %1</translation>
    </message>
    <message>
        <source>Click a filter to see and hear what it listens for.</source>
        <translation>Cliquez sur un filtre pour voir et entendre ce qu’il écoute.</translation>
    </message>
</context>
<context>
    <name>tonekin::FirstStartPage</name>
    <message>
        <source>&amp;Start</source>
        <translation>Commence&amp;r</translation>
    </message>
    <message>
        <source>Find what sounds alike in your own music</source>
        <translation>Trouvez ce qui sonne pareil dans votre musique</translation>
    </message>
    <message>
        <source>Tonekin listens to every track in your folder and finds those that sound alike, by their sound alone.</source>
        <translation>Tonekin écoute chaque morceau de votre dossier et trouve ceux qui se ressemblent, uniquement par leur son.</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Your files are only read, never changed.</source>
        <translation>Tout reste sur cet ordinateur. Vos fichiers sont seulement lus, jamais modifiés.</translation>
    </message>
    <message>
        <source>Tracks appear at once and can be used while the rest is listened to. You can pause at any time.</source>
        <translation>Les morceaux apparaissent aussitôt et sont utilisables pendant l’écoute des autres. Vous pouvez mettre en pause à tout moment.</translation>
    </message>
    <message>
        <source>&amp;Music folder</source>
        <translation>Dossier de m&amp;usique</translation>
    </message>
    <message>
        <source>&amp;Choose …</source>
        <translation>Ch&amp;oisir…</translation>
    </message>
    <message>
        <source>Music folder</source>
        <translation>Dossier de musique</translation>
    </message>
    <message>
        <source>The folder that holds your music</source>
        <translation>Le dossier qui contient votre musique</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Ce dossier n’existe pas.</translation>
    </message>
    <message>
        <source>Choose the music folder</source>
        <translation>Choisir le dossier de musique</translation>
    </message>
</context>
<context>
    <name>tonekin::HeatStripPainter</name>
    <message>
        <source>up to %1</source>
        <comment>largest answer of a filter</comment>
        <translation>jusqu’à %1</translation>
    </message>
</context>
<context>
    <name>tonekin::HeatStripView</name>
    <message>
        <source>Strongest filters over time</source>
        <translation>Filtres les plus forts au fil du temps</translation>
    </message>
    <message>
        <source>Time to the right, one filter a row. Arrow keys read it out, Enter plays from the cursor, Ctrl+Enter shows the filter.</source>
        <translation>Le temps va vers la droite, un filtre par ligne. Les touches fléchées lisent les valeurs, Entrée lit à partir du curseur, Ctrl+Entrée affiche le filtre.</translation>
    </message>
    <message>
        <source>not listened to</source>
        <translation>non écouté</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>filter, moment, answer</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Show filter %1</source>
        <translation>Afficher le filtre %1</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <translation>Enregistrer l’image en PNG…</translation>
    </message>
    <message>
        <source>%1, filters</source>
        <comment>title of a track</comment>
        <translation>%1, filtres</translation>
    </message>
    <message>
        <source>Show the whole track</source>
        <translation>Afficher le morceau entier</translation>
    </message>
</context>
<context>
    <name>tonekin::HiddenUnitsView</name>
    <message>
        <source>Number, name or tag word</source>
        <translation>Numéro, nom ou mot des étiquettes</translation>
    </message>
    <message>
        <source>Search the units</source>
        <translation>Rechercher des unités</translation>
    </message>
    <message>
        <source>Units of the last hidden layer</source>
        <translation>Unités de la dernière couche cachée</translation>
    </message>
    <message>
        <source>Fired by a track</source>
        <translation>Activées par un morceau</translation>
    </message>
    <message>
        <source>Fired by “%1”</source>
        <translation>Activées par «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Choose a track in any list, or play one: then only the units that it fires can be shown.</source>
        <translation>Choisissez un morceau dans une liste, ou lisez-en un&#xa0;: il devient alors possible de n’afficher que les unités qu’il active.</translation>
    </message>
    <message>
        <source>Only the units that this track fires more than is usual, the most unusual first</source>
        <translation>Seulement les unités que ce morceau active plus que d’habitude, les plus inhabituelles d’abord</translation>
    </message>
    <message>
        <source>This track has not been analysed yet.</source>
        <translation>Ce morceau n’a pas encore été analysé.</translation>
    </message>
    <message>
        <source>No unit has that number, name or tag word.</source>
        <translation>Aucune unité n’a ce numéro, ce nom ou ce mot des étiquettes.</translation>
    </message>
</context>
<context>
    <name>tonekin::HistogramChart</name>
    <message>
        <source>Show as a table</source>
        <translation>Afficher en tableau</translation>
    </message>
</context>
<context>
    <name>tonekin::InspectorDock</name>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>Fermer l’inspecteur</translation>
    </message>
    <message>
        <source>Drag to detach or to move to the other side</source>
        <translation>Faire glisser pour détacher ou déplacer de l’autre côté</translation>
    </message>
    <message>
        <source>The file was not found at the last scan. What is known of it is kept.</source>
        <translation>Le fichier n’a pas été trouvé à la dernière analyse. Ce que l’on sait de lui est conservé.</translation>
    </message>
</context>
<context>
    <name>tonekin::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Select a track to see its cover, its sound and what sounds like it.</source>
        <translation>Sélectionnez un morceau pour voir sa pochette, son image sonore et les morceaux qui lui ressemblent.</translation>
    </message>
    <message>
        <source>Drawing the spectrogram…</source>
        <translation>Tracé du spectrogramme…</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Nearest tracks</source>
        <translation>Morceaux les plus proches</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Click to play from there</source>
        <translation>Cliquer pour lire à partir de là</translation>
    </message>
    <message>
        <source>No spectrogram. %1</source>
        <translation>Pas de spectrogramme. %1</translation>
    </message>
    <message>
        <source>No spectrogram.</source>
        <translation>Pas de spectrogramme.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>album (year)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Spectrogram of %1</source>
        <translation>Spectrogramme de %1</translation>
    </message>
    <message>
        <source>No cover in the file</source>
        <translation>Pas de pochette dans le fichier</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Pochette</translation>
    </message>
    <message>
        <source>Filters, the most unusual first</source>
        <translation>Filtres, les plus inhabituels d’abord</translation>
    </message>
    <message>
        <source>In the folder “%1”</source>
        <translation>Dans le dossier «&#x202f;%1&#x202f;»</translation>
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
        <translation>%1&#xa0;ms</translation>
    </message>
</context>
<context>
    <name>tonekin::KernelView</name>
    <message>
        <source>Kernel of the filter</source>
        <translation>Noyau du filtre</translation>
    </message>
    <message>
        <source>Time to the right, frequency from top to bottom. Arrow keys read it out, plus and minus zoom, 0 shows the whole.</source>
        <translation>Le temps va vers la droite, la fréquence de haut en bas. Les touches fléchées lisent les valeurs, plus et moins changent le zoom, 0 affiche tout.</translation>
    </message>
    <message>
        <source>%1 Hz · %2–%3 ms · weight %4</source>
        <comment>frequency, from, to, weight</comment>
        <translation>%1&#xa0;Hz · %2–%3&#xa0;ms · poids %4</translation>
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
        <translation>Interlude</translation>
    </message>
    <message>
        <source>Skit or speech</source>
        <translation>Sketch ou paroles</translation>
    </message>
    <message>
        <source>Ambience or silence</source>
        <translation>Ambiance ou silence</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Only %1 long; usual there are %2</source>
        <translation>Ne dure que %1 ; %2 y est habituel</translation>
    </message>
    <message>
        <source>Only %1 long</source>
        <translation>Ne dure que %1</translation>
    </message>
    <message>
        <source>The first of its album</source>
        <translation>Le premier de l’album</translation>
    </message>
    <message>
        <source>The last of its album</source>
        <translation>Le dernier de l’album</translation>
    </message>
    <message>
        <source>%1 softer than usual there</source>
        <translation>Moins fort de %1 que d’habitude</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Peu fort</translation>
    </message>
    <message>
        <source>Grows louder by %1 from start to end</source>
        <translation>Gagne %1 du début à la fin</translation>
    </message>
    <message>
        <source>Fades away by %1 from start to end</source>
        <translation>Perd %1 du début à la fin</translation>
    </message>
    <message>
        <source>Now loud, now soft</source>
        <translation>Tantôt fort, tantôt faible</translation>
    </message>
    <message>
        <source>Starts or ends at once, as if it ran on from or into its neighbour</source>
        <translation>Commence ou finit net, comme s’il s’enchaînait avec son voisin</translation>
    </message>
    <message>
        <source>Silent for %1</source>
        <translation>Silencieux pendant %1</translation>
    </message>
    <message>
        <source>Few beats</source>
        <translation>Peu de battements</translation>
    </message>
    <message>
        <source>Moves like speech</source>
        <translation>Évolue comme la parole</translation>
    </message>
    <message>
        <source>Noise rather than harmony</source>
        <translation>Du bruit plutôt que de l’harmonie</translation>
    </message>
    <message>
        <source>Hardly changes its harmony</source>
        <translation>Change à peine d’harmonie</translation>
    </message>
    <message>
        <source>Sounds unlike the rest there</source>
        <translation>Ne ressemble pas au reste</translation>
    </message>
    <message>
        <source>Its title says so</source>
        <translation>Son titre le dit</translation>
    </message>
    <message>
        <source>%1, among the tracks of %2</source>
        <comment>kind, album or artist</comment>
        <translation>%1, parmi les pistes de %2</translation>
    </message>
    <message>
        <source>This kind: %1 %; not an ordinary track: %2 %</source>
        <translation>Ce genre : %1 % ; pas une piste ordinaire : %2 %</translation>
    </message>
</context>
<context>
    <name>tonekin::LaterLayersView</name>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Numéro ou nom</translation>
    </message>
    <message>
        <source>Search the filters</source>
        <translation>Rechercher des filtres</translation>
    </message>
    <message>
        <source>Order of the filters</source>
        <translation>Ordre des filtres</translation>
    </message>
    <message>
        <source>Filters of the layer</source>
        <translation>Filtres de la couche</translation>
    </message>
    <message>
        <source>The network is being read…</source>
        <translation>Lecture du réseau de neurones…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message numerus="yes">
        <source>Layer %1: %Ln filter(s)</source>
        <translation>
            <numerusform>Couche %1&#xa0;: %Ln&#xa0;filtre</numerusform>
            <numerusform>Couche %1&#xa0;: %Ln&#xa0;filtres</numerusform>
        </translation>
    </message>
    <message>
        <source>No later layers</source>
        <translation>Pas de couches suivantes</translation>
    </message>
    <message>
        <source>This network has one convolution only.</source>
        <translation>Ce réseau de neurones n’a qu’une seule convolution.</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>Par numéro</translation>
    </message>
    <message>
        <source>Most unusual in “%1” first</source>
        <translation>Les plus inhabituels dans «&#x202f;%1&#x202f;» d’abord</translation>
    </message>
    <message>
        <source>Unusual: how far its answer to “%1” lies above what is usual in this library, in standard deviations.</source>
        <translation>Inhabituel&#xa0;: de combien la réponse à «&#x202f;%1&#x202f;» dépasse ce qui est habituel dans cette bibliothèque, en écarts types.</translation>
    </message>
</context>
<context>
    <name>tonekin::LaterUnitPanel</name>
    <message>
        <source>Analyse again</source>
        <translation>Analyser de nouveau</translation>
    </message>
    <message>
        <source>What excites it most</source>
        <translation>Ce qui l’excite le plus</translation>
    </message>
    <message>
        <source>What drives %1</source>
        <translation>Ce qui active %1</translation>
    </message>
    <message>
        <source>Strong moment of %1</source>
        <translation>Moment fort pour %1</translation>
    </message>
    <message numerus="yes">
        <source>One answer of it belongs to %1 seconds of sound: %Ln frame(s).</source>
        <translation>
            <numerusform>Une de ses réponses correspond à %1&#xa0;secondes de son&#xa0;: %Ln&#xa0;trame.</numerusform>
            <numerusform>Une de ses réponses correspond à %1&#xa0;secondes de son&#xa0;: %Ln&#xa0;trames.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your tracks were analysed before the moments of this layer were kept, and are missing here.</source>
        <translation>
            <numerusform>%Ln de vos morceaux a été analysé avant que les moments de cette couche ne soient conservés, et manque ici.</numerusform>
            <numerusform>%Ln de vos morceaux ont été analysés avant que les moments de cette couche ne soient conservés, et manquent ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its strongest moments</source>
        <translation>Ses moments les plus forts</translation>
    </message>
    <message>
        <source>The tracks in which this filter answers most at one moment. At most two of an album.</source>
        <translation>Les morceaux dans lesquels ce filtre répond le plus à un moment donné. Au plus deux par album.</translation>
    </message>
    <message>
        <source>No track of this library makes it answer.</source>
        <translation>Aucun morceau de cette bibliothèque ne le fait répondre.</translation>
    </message>
    <message numerus="yes">
        <source>How strong the strongest answers to your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>Force des plus fortes réponses à votre %Ln&#xa0;morceau. Les repères sont ceux de la liste.</numerusform>
            <numerusform>Force des plus fortes réponses à vos %Ln&#xa0;morceaux. Les repères sont ceux de la liste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::LayerUnitsModel</name>
    <message>
        <source>How far the chosen track&apos;s answer lies above what is usual in this library, in standard deviations</source>
        <translation>De combien la réponse au morceau choisi dépasse ce qui est habituel dans cette bibliothèque, en écarts types</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Your name for it</source>
        <translation>Le nom que vous lui donnez</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>Inhabituel</translation>
    </message>
</context>
<context>
    <name>tonekin::LibraryPage</name>
    <message>
        <source>Tracks</source>
        <translation>Morceaux</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Search: words, artist:name, year:&lt;1990, -word</source>
        <translation>Rechercher&#xa0;: mots, artist:nom, year:&lt;1990, -mot</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;morceau</numerusform>
            <numerusform>%Ln&#xa0;morceaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln track(s)</source>
        <translation>
            <numerusform>%1 sur %Ln&#xa0;morceau</numerusform>
            <numerusform>%1 sur %Ln&#xa0;morceaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;heure</numerusform>
            <numerusform>%Ln&#xa0;heures</numerusform>
        </translation>
    </message>
    <message>
        <source>The library could not be opened</source>
        <translation>La bibliothèque n’a pas pu être ouverte</translation>
    </message>
    <message>
        <source>The note above says why.</source>
        <translation>Le message ci-dessus en donne la raison.</translation>
    </message>
    <message>
        <source>Opening the library …</source>
        <translation>Ouverture de la bibliothèque…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No track matches this search.</source>
        <translation>Aucun morceau ne correspond à cette recherche.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>Looking for music …</source>
        <translation>Recherche de musique…</translation>
    </message>
    <message>
        <source>Tracks appear here as they are found.</source>
        <translation>Les morceaux apparaissent ici à mesure qu’ils sont trouvés.</translation>
    </message>
    <message>
        <source>No music yet</source>
        <translation>Pas encore de musique</translation>
    </message>
    <message>
        <source>Your tracks will be listed here. Choose the folder that holds them; nothing in it is ever changed.</source>
        <translation>Vos morceaux seront listés ici. Choisissez le dossier qui les contient&#x202f;; rien n’y est jamais modifié.</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>While you look at the list its rows stay where they are; new ones come at its end.</source>
        <translation>Tant que vous regardez la liste, ses lignes restent où elles sont&#x202f;; les nouvelles viennent à la fin.</translation>
    </message>
    <message>
        <source>Words are all wanted, in any order. “Quoted words” stay together, -word leaves out, OR starts an alternative.
artist: title: album: genre: file: look in one place.
year:1990..1999  len:&lt;3:00  plays:0  is:failed  is:missing  is:waiting</source>
        <translation>Tous les mots doivent s’y trouver, dans n’importe quel ordre. &quot;Les mots entre guillemets droits&quot; restent ensemble, -mot exclut, OR introduit une alternative.
artist: title: album: genre: file: cherchent à un seul endroit.
year:1990..1999  len:&lt;3:00  plays:0  is:failed  is:missing  is:waiting</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new track(s): sort again</source>
        <translation>
            <numerusform>%Ln&#xa0;nouveau morceau&#xa0;: retrier</numerusform>
            <numerusform>%Ln&#xa0;nouveaux morceaux&#xa0;: retrier</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>Retrier</translation>
    </message>
    <message>
        <source>This search is not understood</source>
        <translation>Cette recherche n’est pas comprise</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Comment chercher</translation>
    </message>
</context>
<context>
    <name>tonekin::LimitsRow</name>
    <message>
        <source>any</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Most of an a&amp;rtist</source>
        <translation>Maximum par arti&amp;ste</translation>
    </message>
    <message>
        <source>Most of an al&amp;bum</source>
        <translation>Maximum par al&amp;bum</translation>
    </message>
    <message>
        <source>tracks</source>
        <translation>morceaux</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>Length in tracks or minutes</source>
        <translation>Longueur en morceaux ou en minutes</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
</context>
<context>
    <name>tonekin::ListLengthBox</name>
    <message>
        <source>Tracks in a list</source>
        <translation>Morceaux dans une liste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;morceau</numerusform>
            <numerusform>%Ln&#xa0;morceaux</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::LiveStrip</name>
    <message>
        <source>Live filters</source>
        <translation>Filtres en direct</translation>
    </message>
    <message>
        <source>How strongly each filter answers to what is heard. Arrow keys go through them, Enter shows one.</source>
        <translation>Avec quelle force chaque filtre répond à ce que l’on entend. Les touches fléchées les parcourent, Entrée en affiche un.</translation>
    </message>
    <message>
        <source>Listening to the track…</source>
        <translation>Écoute du morceau…</translation>
    </message>
    <message>
        <source>No filters for this track. %1</source>
        <translation>Pas de filtres pour ce morceau. %1</translation>
    </message>
    <message>
        <source>Play a track to see what the filters answer to it</source>
        <translation>Lisez un morceau pour voir ce que les filtres y répondent</translation>
    </message>
    <message>
        <source>This part of the track was not listened to</source>
        <translation>Cette partie du morceau n’a pas été écoutée</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and name of a filter</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2 % of its usual strongest</source>
        <comment>filter, level</comment>
        <translation>%1 · %2&#xa0;% de son maximum habituel</translation>
    </message>
    <message>
        <source>Show filter %1</source>
        <translation>Afficher le filtre %1</translation>
    </message>
    <message>
        <source>In order of their numbers</source>
        <translation>Dans l’ordre de leurs numéros</translation>
    </message>
    <message>
        <source>Similar filters together</source>
        <translation>Filtres semblables ensemble</translation>
    </message>
</context>
<context>
    <name>tonekin::MainWindow</name>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Morceau</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Add a folder …</source>
        <translation>&amp;Ajouter un dossier…</translation>
    </message>
    <message>
        <source>&amp;Export the similar tracks …</source>
        <translation>&amp;Exporter les morceaux proches…</translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>Re&amp;chercher</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>&amp;Scan again</source>
        <translation>&amp;Relancer l’analyse</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Repr&amp;endre</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Interrompre</translation>
    </message>
    <message>
        <source>Retry &amp;all that failed</source>
        <translation>Réessayer &amp;tous les échecs</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affi&amp;chage</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothèque</translation>
    </message>
    <message>
        <source>&amp;Sounds like</source>
        <translation>Sons &amp;proches</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>&amp;Activité</translation>
    </message>
    <message>
        <source>&amp;Narrow page list</source>
        <translation>&amp;Réduire la liste des pages</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Plein é&amp;cran</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Tonekin</source>
        <translation>À &amp;propos de Tonekin</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Sounds like</source>
        <translation>Sons proches</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>From “Sounds like”</source>
        <translation>Depuis «&#x202f;Sons proches&#x202f;»</translation>
    </message>
    <message>
        <source>The settings file could not be read; the usual settings are used.</source>
        <translation>Le fichier des paramètres n’a pas pu être lu&#x202f;; les paramètres habituels sont utilisés.</translation>
    </message>
    <message>
        <source>Choose the music folder</source>
        <translation>Choisir le dossier de musique</translation>
    </message>
    <message>
        <source>Add to the library: %1?</source>
        <translation>Ajouter à la bibliothèque&#xa0;: %1&#x202f;?</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Fi&amp;lters</source>
        <translation>Fil&amp;tres</translation>
    </message>
    <message>
        <source>F&amp;ilters</source>
        <translation>&amp;Filtres</translation>
    </message>
    <message>
        <source>Ins&amp;pector</source>
        <translation>Inspecte&amp;ur</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Filters cannot be shown over time. %1</source>
        <translation>Les filtres ne peuvent pas être affichés au fil du temps. %1</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>Show the playing trac&amp;k</source>
        <translation>Afficher le morceau en &amp;cours</translation>
    </message>
    <message>
        <source>“%1” plays next.</source>
        <translation>«&#x202f;%1&#x202f;» sera lu ensuite.</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) play next.</source>
        <translation>
            <numerusform>%n&#xa0;morceau sera lu ensuite.</numerusform>
            <numerusform>%n&#xa0;morceaux seront lus ensuite.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what plays next</source>
        <translation>Afficher la suite</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>Ré&amp;vision</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>The review could not be made. %1</source>
        <translation>La révision n’a pas pu être faite. %1</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Manuel</translation>
    </message>
    <message>
        <source>&amp;Report a problem …</source>
        <translation>&amp;Signaler un problème…</translation>
    </message>
    <message>
        <source>R&amp;ules of the list</source>
        <translation>Règles de la l&amp;iste</translation>
    </message>
</context>
<context>
    <name>tonekin::ManualWindow</name>
    <message>
        <source>Tonekin manual</source>
        <translation>Manuel de Tonekin</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>Chercher dans le manuel</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Chapitres</translation>
    </message>
    <message>
        <source>The chosen chapter and all others</source>
        <translation>Le chapitre choisi et tous les autres</translation>
    </message>
</context>
<context>
    <name>tonekin::NearList</name>
    <message>
        <source>Nearest tracks</source>
        <translation>Morceaux les plus proches</translation>
    </message>
    <message>
        <source>%1, %2, closeness %3</source>
        <translation>%1, %2, proximité %3</translation>
    </message>
    <message>
        <source>%1
%2
Closeness %3 (1 is the same). Close ends at %4.</source>
        <translation>%1
%2
Proximité&#xa0;: %3 (1 signifie identique). «&#x202f;Proche&#x202f;» s’arrête à %4.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>Afficher dans la liste</translation>
    </message>
</context>
<context>
    <name>tonekin::NotesEditor</name>
    <message>
        <source>Your own name for it</source>
        <translation>Le nom que vous lui donnez</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>Vos notes</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <comment>undo</comment>
        <translation>le nom de «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Stars of %1</source>
        <comment>undo</comment>
        <translation>les étoiles de «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Notes on %1</source>
        <comment>undo</comment>
        <translation>les notes sur «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Names and notes cannot be kept, since the library can only be read.</source>
        <translation>Les noms et les notes ne peuvent pas être conservés, car la bibliothèque est accessible en lecture seule.</translation>
    </message>
</context>
<context>
    <name>tonekin::PageBanners</name>
    <message>
        <source>The list was not saved. %1</source>
        <translation>La liste n’a pas été enregistrée. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) taken out of the list.</source>
        <translation>
            <numerusform>%n&#xa0;morceau retiré de la liste.</numerusform>
            <numerusform>%n&#xa0;morceaux retirés de la liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture was saved in %1.</source>
        <translation>L’image a été enregistrée dans %1.</translation>
    </message>
    <message numerus="yes">
        <source>Your words on %n filter(s) were saved in %1.</source>
        <translation>
            <numerusform>Vos indications sur %n&#xa0;filtre ont été enregistrées dans %1.</numerusform>
            <numerusform>Vos indications sur %n&#xa0;filtres ont été enregistrées dans %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Words on %n filter(s) were read.</source>
        <translation>
            <numerusform>Des indications sur %n&#xa0;filtre ont été lues.</numerusform>
            <numerusform>Des indications sur %n&#xa0;filtres ont été lues.</numerusform>
        </translation>
    </message>
    <message>
        <source>No names were read. %1</source>
        <translation>Aucun nom n’a été lu. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) saved in %1.</source>
        <translation>
            <numerusform>%n&#xa0;morceau enregistré dans %1.</numerusform>
            <numerusform>%n&#xa0;morceaux enregistrés dans %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Afficher dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Nothing was saved. %1</source>
        <translation>Rien n’a été enregistré. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) excluded from analysis and from all lists.</source>
        <translation>
            <numerusform>%n&#xa0;morceau exclu de l’analyse et de toutes les listes.</numerusform>
            <numerusform>%n&#xa0;morceaux exclus de l’analyse et de toutes les listes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) taken in again.</source>
        <translation>
            <numerusform>%n&#xa0;morceau réintégré.</numerusform>
            <numerusform>%n&#xa0;morceaux réintégrés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The review was saved in %1.</source>
        <translation>La liste de révision a été enregistrée dans %1.</translation>
    </message>
    <message>
        <source>The rules were cleared.</source>
        <translation>Les règles ont été effacées.</translation>
    </message>
    <message>
        <source>The recipe was saved in %1.</source>
        <translation>La recette a été enregistrée dans %1.</translation>
    </message>
    <message>
        <source>The recipe “%1” was deleted.</source>
        <translation>La recette « %1 » a été supprimée.</translation>
    </message>
    <message>
        <source>It is not a recipe (%1).</source>
        <translation>Ce n’est pas une recette (%1).</translation>
    </message>
    <message>
        <source>The recipe was not read. %1</source>
        <translation>La recette n’a pas été lue. %1</translation>
    </message>
</context>
<context>
    <name>tonekin::PathWords</name>
    <message>
        <source>a track that is gone</source>
        <translation>un morceau disparu</translation>
    </message>
    <message>
        <source>Every step is a close one; the largest is from “%1” to “%2” (%3).</source>
        <translation>Chaque pas est proche ; le plus grand va de « %1 » à « %2 » (%3).</translation>
    </message>
    <message>
        <source>The largest jump is from “%1” to “%2”: closeness %3.</source>
        <translation>Le plus grand saut va de « %1 » à « %2 » : proximité %3.</translation>
    </message>
    <message>
        <source>Close ends at %1.</source>
        <translation>Le proche s’arrête à %1.</translation>
    </message>
    <message numerus="yes">
        <source>Steps of %1 would do, in a list of %n track(s) or more and without limits on artists and albums.</source>
        <translation>
            <numerusform>Des pas de %1 suffiraient, dans une liste de %n morceau ou plus et sans limites par artiste et album.</numerusform>
            <numerusform>Des pas de %1 suffiraient, dans une liste de %n morceaux ou plus et sans limites par artiste et album.</numerusform>
        </translation>
    </message>
    <message>
        <source>No path with smaller jumps exists among the tracks that the rules allow.</source>
        <translation>Il n’existe pas de chemin avec de plus petits sauts parmi les morceaux que les règles permettent.</translation>
    </message>
    <message>
        <source>There may be a path with smaller jumps.</source>
        <translation>Il existe peut-être un chemin avec de plus petits sauts.</translation>
    </message>
    <message>
        <source>No more tracks fit on this path.</source>
        <translation>Aucun autre morceau ne tient sur ce chemin.</translation>
    </message>
    <message>
        <source>The order, plays and “close ones only” do not count on a path.</source>
        <translation>L’ordre, les écoutes et « seulement les proches » ne comptent pas sur un chemin.</translation>
    </message>
</context>
<context>
    <name>tonekin::PlaybackEngine</name>
    <message>
        <source>“%1” was skipped. %2</source>
        <translation>«&#x202f;%1&#x202f;» a été ignoré. %2</translation>
    </message>
    <message>
        <source>“%1” cannot be played. %2</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être lu. %2</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tracks in a row cannot be played. %1</source>
        <translation>
            <numerusform>Arrêt&#xa0;: %n&#xa0;morceau ne peut pas être lu. %1</numerusform>
            <numerusform>Arrêt&#xa0;: %n&#xa0;morceaux de suite ne peuvent pas être lus. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The last track broke off. %1</source>
        <translation>Le dernier morceau s’est interrompu. %1</translation>
    </message>
    <message>
        <source>No audio device found. Connect one and press Play.</source>
        <translation>Aucun périphérique audio trouvé. Branchez-en un et appuyez sur Lire.</translation>
    </message>
</context>
<context>
    <name>tonekin::PlayerBar</name>
    <message>
        <source>Player</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Time played</source>
        <translation>Temps écoulé</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Morceau précédent</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Morceau suivant</translation>
    </message>
    <message>
        <source>Back 10 seconds</source>
        <translation>Reculer de 10&#xa0;secondes</translation>
    </message>
    <message>
        <source>Forward 10 seconds</source>
        <translation>Avancer de 10&#xa0;secondes</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Plus fort</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Moins fort</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Aucune lecture en cours</translation>
    </message>
    <message>
        <source>Show “%1” in the list</source>
        <translation>Afficher «&#x202f;%1&#x202f;» dans la liste</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Choose a track and press Play</source>
        <translation>Choisissez un morceau et appuyez sur Lire</translation>
    </message>
    <message>
        <source>Live filters</source>
        <translation>Filtres en direct</translation>
    </message>
    <message>
        <source>Plays next</source>
        <translation>À suivre</translation>
    </message>
</context>
<context>
    <name>tonekin::PlaylistExport</name>
    <message>
        <source>M3U8 playlist, paths from where it lies (*.m3u8)</source>
        <translation>Liste de lecture M3U8, chemins relatifs à son emplacement (*.m3u8)</translation>
    </message>
    <message>
        <source>M3U8 playlist, whole paths (*.m3u8)</source>
        <translation>Liste de lecture M3U8, chemins complets (*.m3u8)</translation>
    </message>
    <message>
        <source>XSPF playlist (*.xspf)</source>
        <translation>Liste de lecture XSPF (*.xspf)</translation>
    </message>
    <message>
        <source>Table with closeness (*.csv)</source>
        <translation>Tableau avec la proximité (*.csv)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Exporter la liste</translation>
    </message>
</context>
<context>
    <name>tonekin::ProblemReportDialog</name>
    <message>
        <source>With the paths of files that could not be read</source>
        <translation>Avec les chemins des fichiers illisibles</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Signaler un problème</translation>
    </message>
    <message>
        <source>Copy this text into your report and say what you did, what you expected and what happened. Nothing is sent from here, and no names of your music are in it.</source>
        <translation>Copiez ce texte dans votre rapport et dites ce que vous avez fait, ce que vous attendiez et ce qui s’est passé. Rien n’est envoyé d’ici, et aucun nom de votre musique n’y figure.</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Texte du rapport</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
</context>
<context>
    <name>tonekin::QueueDialog</name>
    <message>
        <source>Nothing plays next. Choose “Play after this” on any track, or drop tracks here.</source>
        <translation>Rien n’est prévu ensuite. Choisissez «&#x202f;Lire à la suite&#x202f;» sur un morceau, ou déposez des morceaux ici.</translation>
    </message>
    <message>
        <source>&amp;Play from here</source>
        <translation>&amp;Lire à partir d’ici</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Vider</translation>
    </message>
    <message>
        <source>Plays next</source>
        <translation>À suivre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Drag to put in another order, Delete takes out</source>
        <translation>Glissez pour changer l’ordre, Suppr retire</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>En cours&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Aucune lecture en cours</translation>
    </message>
</context>
<context>
    <name>tonekin::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Widen the page list</source>
        <translation>Élargir la liste des pages</translation>
    </message>
    <message>
        <source>Narrow the page list</source>
        <translation>Réduire la liste des pages</translation>
    </message>
</context>
<context>
    <name>tonekin::RecipeButton</name>
    <message>
        <source>Recipes</source>
        <translation>Recettes</translation>
    </message>
    <message>
        <source>Rules that you keep under a name</source>
        <translation>Des règles que vous gardez sous un nom</translation>
    </message>
    <message>
        <source>&amp;Save these rules …</source>
        <translation>&amp;Enregistrer ces règles …</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>Enregistrer les règles</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Re&amp;nommer</translation>
    </message>
    <message>
        <source>Rename the recipe</source>
        <translation>Renommer la recette</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xporter</translation>
    </message>
    <message>
        <source>Read from a &amp;file …</source>
        <translation>Lire depuis un &amp;fichier …</translation>
    </message>
    <message>
        <source>No recipe has been saved yet</source>
        <translation>Aucune recette enregistrée</translation>
    </message>
    <message>
        <source>Name of the recipe:</source>
        <translation>Nom de la recette :</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>Recettes (*.json)</translation>
    </message>
    <message>
        <source>Export the recipe</source>
        <translation>Exporter la recette</translation>
    </message>
    <message>
        <source>Read a recipe</source>
        <translation>Lire une recette</translation>
    </message>
</context>
<context>
    <name>tonekin::RecipeShelf</name>
    <message>
        <source>Save the recipe “%1”</source>
        <translation>Enregistrer la recette « %1 »</translation>
    </message>
    <message>
        <source>Rename the recipe “%1”</source>
        <translation>Renommer la recette « %1 »</translation>
    </message>
    <message>
        <source>Delete the recipe “%1”</source>
        <translation>Supprimer la recette « %1 »</translation>
    </message>
</context>
<context>
    <name>tonekin::ResultTableModel</name>
    <message>
        <source>A track that is gone</source>
        <translation>Un morceau disparu</translation>
    </message>
    <message numerus="yes">
        <source>+%n copies</source>
        <translation>
            <numerusform>+%n&#xa0;copie</numerusform>
            <numerusform>+%n&#xa0;copies</numerusform>
        </translation>
    </message>
    <message>
        <source>The same audio is also here:</source>
        <translation>Le même enregistrement se trouve aussi ici&#xa0;:</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewDecisions</name>
    <message>
        <source>Take a decision back</source>
        <translation>Reprendre une décision</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>Non</translation>
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
        <translation>Le même son au bit près</translation>
    </message>
    <message>
        <source>The same recording: %1 % of the fingerprint differ over %2</source>
        <translation>Le même enregistrement : %1 % de l’empreinte diffèrent sur %2</translation>
    </message>
    <message>
        <source>The same recording, edited or mastered anew: %1 % of the fingerprint differ over %2</source>
        <translation>Le même enregistrement, remonté ou remasterisé : %1 % de l’empreinte diffèrent sur %2</translation>
    </message>
    <message>
        <source>among the tracks of %1</source>
        <translation>parmi les morceaux de %1</translation>
    </message>
    <message>
        <source>on the album %1</source>
        <translation>sur l’album %1</translation>
    </message>
    <message>
        <source>in the selection</source>
        <translation>dans la sélection</translation>
    </message>
    <message>
        <source>%1 dB louder than usual there</source>
        <translation>%1 dB plus fort que d’habitude</translation>
    </message>
    <message>
        <source>%1 dB softer than usual there</source>
        <translation>%1 dB plus doux que d’habitude</translation>
    </message>
    <message>
        <source>%1 long; usual there are %2</source>
        <translation>dure %1 ; d’habitude %2</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>filtre %1</translation>
    </message>
    <message>
        <source>filter %1 (%2)</source>
        <translation>filtre %1 (%2)</translation>
    </message>
    <message>
        <source>more of %1 than usual there</source>
        <translation>plus de %1 que d’habitude</translation>
    </message>
    <message>
        <source>less of %1 than usual there</source>
        <translation>moins de %1 que d’habitude</translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies</source>
        <translation>
            <numerusform>%Ln copie</numerusform>
            <numerusform>%Ln copies</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, codec and quality</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Best: %1</source>
        <translation>Meilleure : %1</translation>
    </message>
    <message>
        <source>%1 times as far from the others as is usual there; chance of that: %2</source>
        <translation>%1 fois plus loin des autres que d’habitude ; probabilité du hasard : %2</translation>
    </message>
    <message>
        <source>Typical: %1</source>
        <translation>Typique : %1</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewPage</name>
    <message>
        <source>What is to be decided</source>
        <translation>Ce qui est à décider</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Odd ones out</source>
        <translation>Intrus</translation>
    </message>
    <message>
        <source>What to review</source>
        <translation>Ce qui est révisé</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Play track %1 of it</source>
        <translation>Lire son morceau %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tab, count</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking through your library</source>
        <translation>Examen de la bibliothèque</translation>
    </message>
    <message>
        <source>The review is made when the scan has ended.</source>
        <translation>La révision se fait quand l’analyse est terminée.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Rien ici</translation>
    </message>
    <message>
        <source>Other rows are shown with the field above on the right.</source>
        <translation>Le champ en haut à droite montre d’autres lignes.</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Aucun doublon</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) have no fingerprint yet; scan again to make them.</source>
        <translation>
            <numerusform>%Ln morceau n’a pas encore d’empreinte ; relancez l’analyse.</numerusform>
            <numerusform>%Ln morceaux n’ont pas encore d’empreinte ; relancez l’analyse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recordings that your library has more than once are listed here.</source>
        <translation>Les enregistrements présents plusieurs fois dans votre bibliothèque sont listés ici.</translation>
    </message>
    <message>
        <source>No odd ones out</source>
        <translation>Aucun intrus</translation>
    </message>
    <message>
        <source>Tracks that sound unlike all else of their artist or album are listed here. It takes artists with several tracks.</source>
        <translation>Les morceaux qui ne sonnent comme rien d’autre de leur artiste ou album sont listés ici. Il faut des artistes avec plusieurs morceaux.</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Save these rows as a table or as JSON for other programs</source>
        <translation>Enregistrer ces lignes en tableau ou en JSON pour d’autres programmes</translation>
    </message>
    <message>
        <source>Export the review</source>
        <translation>Exporter la liste de révision</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Intros and outros</source>
        <translation>Intros et outros</translation>
    </message>
    <message>
        <source>Intros, outros, copies of recordings and odd tracks are looked for.</source>
        <translation>Recherche d’intros, d’outros, de copies d’enregistrements et d’intrus.</translation>
    </message>
    <message>
        <source>No intros or outros</source>
        <translation>Ni intros ni outros</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) were not listened to for this yet; scan again to do so.</source>
        <translation>
            <numerusform>%Ln piste n’a pas encore été écoutée pour cela ; une nouvelle analyse le fera.</numerusform>
            <numerusform>%Ln pistes n’ont pas encore été écoutées pour cela ; une nouvelle analyse le fera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Intros, outros, interludes, skits and ambience are listed here, as they sound; they are rare outside albums.</source>
        <translation>Ici figurent intros, outros, interludes, sketchs et ambiances, reconnus à leur son ; hors des albums, ils sont rares.</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewPanel</name>
    <message>
        <source>Accept (A)</source>
        <translation>Accepter (A)</translation>
    </message>
    <message>
        <source>Not so (N)</source>
        <translation>Non (N)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>track, what of it</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Play (%1)</source>
        <comment>key</comment>
        <translation>Lire (%1)</translation>
    </message>
    <message>
        <source>Play from %1 (%2)</source>
        <comment>time, key</comment>
        <translation>Lire à partir de %1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what to do, track</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>From the review</source>
        <translation>De la révision</translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewTableModel</name>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Indices</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
</context>
<context>
    <name>tonekin::RuleChips</name>
    <message>
        <source>Clear rules</source>
        <translation>Effacer les règles</translation>
    </message>
    <message>
        <source>Take this rule away</source>
        <translation>Retirer cette règle</translation>
    </message>
</context>
<context>
    <name>tonekin::RuleWords</name>
    <message>
        <source>Seeds first</source>
        <translation>Références en premier</translation>
    </message>
    <message>
        <source>Seeds first, beside the length</source>
        <translation>Références en premier, hors longueur</translation>
    </message>
    <message>
        <source>Seeds among the others</source>
        <translation>Références parmi les autres</translation>
    </message>
    <message>
        <source>Seeds among the others, beside the length</source>
        <translation>Références parmi les autres, hors longueur</translation>
    </message>
    <message numerus="yes">
        <source>At most %n minute(s)</source>
        <translation>
            <numerusform>Au plus %n minute</numerusform>
            <numerusform>Au plus %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An artist again after %n place(s)</source>
        <translation>
            <numerusform>Même artiste après %n place</numerusform>
            <numerusform>Même artiste après %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An album again after %n place(s)</source>
        <translation>
            <numerusform>Même album après %n place</numerusform>
            <numerusform>Même album après %n places</numerusform>
        </translation>
    </message>
    <message>
        <source>With copies of the same audio</source>
        <translation>Avec les copies du même enregistrement</translation>
    </message>
    <message>
        <source>From %1 on</source>
        <translation>À partir de %1</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Jusqu’à %1</translation>
    </message>
    <message>
        <source>From the year %1</source>
        <translation>De l’année %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>years</comment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Tracks of %1 and more</source>
        <translation>Morceaux de %1 et plus</translation>
    </message>
    <message>
        <source>Tracks up to %1</source>
        <translation>Morceaux jusqu’à %1</translation>
    </message>
    <message>
        <source>Tracks of %1 to %2</source>
        <translation>Morceaux de %1 à %2</translation>
    </message>
    <message>
        <source>No %1</source>
        <comment>genre</comment>
        <translation>Pas de %1</translation>
    </message>
    <message>
        <source>Below %1</source>
        <comment>folder</comment>
        <translation>Sous %1</translation>
    </message>
    <message>
        <source>Not below %1</source>
        <comment>folder</comment>
        <translation>Pas sous %1</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation>
            <numerusform>%n étoile ou plus</numerusform>
            <numerusform>%n étoiles ou plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added in the last %n day(s)</source>
        <translation>
            <numerusform>Ajouté depuis %n jour</numerusform>
            <numerusform>Ajouté depuis %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Close ones only</source>
        <translation>Seulement les proches</translation>
    </message>
    <message>
        <source>Less played first (%1 %)</source>
        <translation>Les moins joués d’abord (%1 %)</translation>
    </message>
    <message>
        <source>Most played first (%1 %)</source>
        <translation>Les plus joués d’abord (%1 %)</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>dossiers</translation>
    </message>
    <message>
        <source>genres</source>
        <translation>genres</translation>
    </message>
    <message>
        <source>years</source>
        <translation>années</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>note</translation>
    </message>
    <message>
        <source>length of a track</source>
        <translation>durée d’un morceau</translation>
    </message>
    <message>
        <source>added lately</source>
        <translation>ajoutés récemment</translation>
    </message>
    <message>
        <source>close ones only</source>
        <translation>seulement les proches</translation>
    </message>
    <message>
        <source>Closest first</source>
        <translation>Les plus proches d’abord</translation>
    </message>
    <message>
        <source>Smooth steps</source>
        <translation>Transitions douces</translation>
    </message>
    <message>
        <source>Energy rises, then falls</source>
        <translation>L’énergie monte, puis retombe</translation>
    </message>
    <message>
        <source>Like an album</source>
        <translation>Comme un album</translation>
    </message>
    <message>
        <source>A list needs a length of at least one track, or some minutes.</source>
        <translation>Une liste doit avoir au moins un morceau, ou quelques minutes.</translation>
    </message>
    <message>
        <source>The first year is after the last.</source>
        <translation>La première année est après la dernière.</translation>
    </message>
    <message>
        <source>The least length of a track is above the greatest.</source>
        <translation>La durée minimale d’un morceau dépasse la durée maximale.</translation>
    </message>
    <message>
        <source>The length of a track cannot be below zero.</source>
        <translation>La durée d’un morceau ne peut pas être négative.</translation>
    </message>
    <message>
        <source>The least length of a track is longer than the whole list may be.</source>
        <translation>La durée minimale d’un morceau dépasse celle de toute la liste.</translation>
    </message>
    <message>
        <source>A rating is zero to five stars.</source>
        <translation>Une note va de zéro à cinq étoiles.</translation>
    </message>
    <message>
        <source>“Less played first” goes from −100 % to 100 %.</source>
        <translation>« Les moins joués d’abord » va de −100 % à 100 %.</translation>
    </message>
    <message>
        <source>A limit cannot be below zero.</source>
        <translation>Une limite ne peut pas être négative.</translation>
    </message>
    <message>
        <source>A genre is both asked for and left out.</source>
        <translation>Un genre est à la fois demandé et exclu.</translation>
    </message>
    <message>
        <source>All folders that are asked for lie below some that are left out.</source>
        <translation>Tous les dossiers demandés se trouvent sous des dossiers exclus.</translation>
    </message>
    <message>
        <source>The rules leave no track.</source>
        <translation>Les règles ne laissent aucun morceau.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing here is close. %Ln track(s) could be listed, all of them further away.</source>
        <translation>
            <numerusform>Rien n’est proche ici. %Ln morceau pourrait être listé, mais il est plus éloigné.</numerusform>
            <numerusform>Rien n’est proche ici. %Ln morceaux pourraient être listés, tous plus éloignés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leaves out %Ln track(s).</source>
        <translation>
            <numerusform>« %1 » écarte %Ln morceau.</numerusform>
            <numerusform>« %1 » écarte %Ln morceaux.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without that rule %Ln of them come back.</source>
        <translation>
            <numerusform>Sans cette règle, %Ln d’entre eux revient.</numerusform>
            <numerusform>Sans cette règle, %Ln d’entre eux reviennent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::RulesPanel</name>
    <message>
        <source>Clear rules</source>
        <translation>Effacer les règles</translation>
    </message>
    <message>
        <source>any</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>to</source>
        <comment>years, lengths</comment>
        <translation>à</translation>
    </message>
    <message>
        <source>Several are divided by commas. Each is found as a whole word of a track&apos;s genre.</source>
        <translation>Plusieurs se séparent par des virgules. Chacun est cherché comme mot entier dans le genre d’un morceau.</translation>
    </message>
    <message>
        <source>Which tracks</source>
        <translation>Quels morceaux</translation>
    </message>
    <message>
        <source>&amp;Genres</source>
        <translation>&amp;Genres</translation>
    </message>
    <message>
        <source>any; for example rock, folk</source>
        <translation>tous ; par exemple rock, folk</translation>
    </message>
    <message>
        <source>None &amp;of</source>
        <translation>&amp;Sauf</translation>
    </message>
    <message>
        <source>no genre left out</source>
        <translation>aucun genre exclu</translation>
    </message>
    <message>
        <source>Genres that are left out</source>
        <translation>Genres exclus</translation>
    </message>
    <message>
        <source>&amp;Years</source>
        <translation>A&amp;nnées</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>Première année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Dernière année</translation>
    </message>
    <message>
        <source>Length each</source>
        <translation>Durée de chacun</translation>
    </message>
    <message>
        <source>Shortest track</source>
        <translation>Morceau le plus court</translation>
    </message>
    <message>
        <source>Longest track</source>
        <translation>Morceau le plus long</translation>
    </message>
    <message>
        <source>Rat&amp;ing</source>
        <translation>N&amp;ote</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation>
            <numerusform>%n étoile ou plus</numerusform>
            <numerusform>%n étoiles ou plus</numerusform>
        </translation>
    </message>
    <message>
        <source> days</source>
        <comment>within the last … days</comment>
        <translation> jours</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>n’importe quand</translation>
    </message>
    <message>
        <source>A&amp;dded within</source>
        <translation>A&amp;jouté depuis</translation>
    </message>
    <message>
        <source>Only in …</source>
        <translation>Seulement dans …</translation>
    </message>
    <message>
        <source>Only tracks below a folder</source>
        <translation>Seulement les morceaux sous un dossier</translation>
    </message>
    <message>
        <source>Not in …</source>
        <translation>Pas dans …</translation>
    </message>
    <message>
        <source>No tracks below a folder</source>
        <translation>Aucun morceau sous un dossier</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>La liste</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Références</translation>
    </message>
    <message>
        <source>not in the list</source>
        <translation>pas dans la liste</translation>
    </message>
    <message>
        <source>first</source>
        <translation>en premier</translation>
    </message>
    <message>
        <source>first, beside the length</source>
        <translation>en premier, hors longueur</translation>
    </message>
    <message>
        <source>among the others</source>
        <translation>parmi les autres</translation>
    </message>
    <message>
        <source>among the others, beside the length</source>
        <translation>parmi les autres, hors longueur</translation>
    </message>
    <message>
        <source>&amp;Close ones only</source>
        <translation>Seulement les pro&amp;ches</translation>
    </message>
    <message>
        <source>Each recording o&amp;nce</source>
        <translation>Chaque enregistrement une &amp;fois</translation>
    </message>
    <message>
        <source>Of several files with the same audio, only the nearest is listed.</source>
        <translation>De plusieurs fichiers au même contenu, seul le plus proche est listé.</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>aussitôt</translation>
    </message>
    <message>
        <source> places</source>
        <comment>an artist again after … places</comment>
        <translation> places</translation>
    </message>
    <message>
        <source>Artist again after</source>
        <translation>Même artiste après</translation>
    </message>
    <message>
        <source>Album again after</source>
        <translation>Même album après</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Écoutes</translation>
    </message>
    <message>
        <source>To the right: what is rarely played comes first; to the left: what is played most. A list stays nearly as close as it is in the middle.</source>
        <translation>Vers la droite : ce qui est rarement joué vient d’abord ; vers la gauche : ce qui l’est le plus. La liste reste presque aussi proche qu’au milieu.</translation>
    </message>
    <message>
        <source>most first</source>
        <translation>les plus joués</translation>
    </message>
    <message>
        <source>fewest first</source>
        <translation>les moins joués</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) match.</source>
        <translation>
            <numerusform>%Ln morceau convient.</numerusform>
            <numerusform>%Ln morceaux conviennent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::SavePicture</name>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>The picture could not be written there.</source>
        <translation>L’image n’a pas pu être écrite à cet endroit.</translation>
    </message>
</context>
<context>
    <name>tonekin::SeedRow</name>
    <message>
        <source>Drop tracks here, or choose “Sounds like this” on any track.</source>
        <translation>Déposez des morceaux ici, ou choisissez «&#x202f;Sons proches de ce morceau&#x202f;» sur n’importe quel morceau.</translation>
    </message>
    <message>
        <source>A track that is gone</source>
        <translation>Un morceau disparu</translation>
    </message>
    <message>
        <source>Like this; press for “not like this”</source>
        <translation>Comme ceci&#x202f;; appuyer pour «&#x202f;pas comme ceci&#x202f;»</translation>
    </message>
    <message>
        <source>Not like this; press for “like this”</source>
        <translation>Pas comme ceci&#x202f;; appuyer pour «&#x202f;comme ceci&#x202f;»</translation>
    </message>
    <message>
        <source>Take this seed away</source>
        <translation>Retirer cette référence</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n track(s))</source>
        <comment>album</comment>
        <translation>
            <numerusform>%1 (%n&#xa0;morceau)</numerusform>
            <numerusform>%1 (%n&#xa0;morceaux)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %Ln more</source>
        <translation>
            <numerusform>+ %Ln autre</numerusform>
            <numerusform>+ %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Show more of the seeds</source>
        <translation>Afficher davantage de références</translation>
    </message>
    <message>
        <source>Take these seeds away</source>
        <translation>Retirer ces références</translation>
    </message>
</context>
<context>
    <name>tonekin::SessionBanners</name>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The library file was damaged and has been repaired. The old file was kept. %1</source>
        <translation>Le fichier de la bibliothèque était endommagé et a été réparé. L’ancien fichier a été conservé. %1</translation>
    </message>
    <message numerus="yes">
        <source>Not there now, or empty: %1. Its tracks are kept as they are. Connect the drive and retry.</source>
        <translation>
            <numerusform>Absent pour le moment, ou vide&#xa0;: %1. Ses morceaux sont conservés tels quels. Branchez le disque et réessayez.</numerusform>
            <numerusform>Absents pour le moment, ou vides&#xa0;: %1. Leurs morceaux sont conservés tels quels. Branchez les disques et réessayez.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are really gone</source>
        <translation>Ils ont vraiment disparu</translation>
    </message>
</context>
<context>
    <name>tonekin::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Music folders</source>
        <translation>Dossiers de musique</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>&amp;Add …</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Takes the folder&apos;s tracks out of the library. The files stay where they are.</source>
        <translation>Retire les morceaux du dossier de la bibliothèque. Les fichiers restent où ils sont.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
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
        <translation>Cividis (pour tous les yeux)</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>&amp;Spectrograms</source>
        <translation>&amp;Spectrogrammes</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Le plus rapide disponible</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Carte graphique (CUDA)</translation>
    </message>
    <message>
        <source>The &amp;network runs on</source>
        <translation>Le réseau de &amp;neurones s’exécute sur</translation>
    </message>
    <message>
        <source>as many as fit</source>
        <translation>autant que possible</translation>
    </message>
    <message>
        <source>&amp;Files decoded at once</source>
        <translation>&amp;Fichiers décodés en même temps</translation>
    </message>
    <message>
        <source>Both count from the next scan on.</source>
        <translation>Ces deux réglages prennent effet à la prochaine analyse.</translation>
    </message>
    <message>
        <source>&amp;Watch my folders for new music</source>
        <translation>S&amp;urveiller mes dossiers pour y trouver de la nouvelle musique</translation>
    </message>
    <message>
        <source>&amp;Pause while the computer runs on its battery</source>
        <translation>Mettre en &amp;pause tant que l’ordinateur est sur batterie</translation>
    </message>
</context>
<context>
    <name>tonekin::SheetLegend</name>
    <message>
        <source>The colours of the weights, in units of the standardised input: how much one deviation of a band counts</source>
        <translation>Les couleurs des poids, en unités de l’entrée standardisée&#xa0;: combien compte un écart type d’une bande</translation>
    </message>
</context>
<context>
    <name>tonekin::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Play the chosen track</source>
        <translation>Lire le morceau choisi</translation>
    </message>
    <message>
        <source>Take out of a list</source>
        <translation>Retirer d’une liste</translation>
    </message>
    <message>
        <source>Choose a filter of the sheet</source>
        <translation>Choisir un filtre de la planche</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <comment>on the keyboard</comment>
        <translation>Touches fléchées</translation>
    </message>
    <message>
        <source>Action or key</source>
        <translation>Action ou touche</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Rechercher dans les raccourcis</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>Dans les listes</translation>
    </message>
    <message>
        <source>In the review</source>
        <translation>Dans la révision</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Play one of its tracks</source>
        <translation>Lire un de ses morceaux</translation>
    </message>
    <message>
        <source>1 to 6</source>
        <comment>keys</comment>
        <translation>1 à 6</translation>
    </message>
</context>
<context>
    <name>tonekin::SignedLegend</name>
    <message>
        <source>−largest</source>
        <comment>weight of a filter</comment>
        <translation>−maximum</translation>
    </message>
    <message>
        <source>largest</source>
        <comment>weight of a filter</comment>
        <translation>maximum</translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarTableModel</name>
    <message>
        <source>Closeness %1, where 1 is the same sound. Tracks that lie near everything count as less close.</source>
        <translation>Proximité&#xa0;: %1, où 1 signifie le même son. Les morceaux proches de tout comptent comme moins proches.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Closeness</source>
        <translation>Proximité</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Artiste</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>The path starts here.</source>
        <translation>Le chemin commence ici.</translation>
    </message>
    <message>
        <source>Closeness %1 to the track before, where 1 is the same sound.</source>
        <translation>Proximité %1 avec le morceau précédent ; 1 est le même son.</translation>
    </message>
    <message>
        <source>Step</source>
        <comment>closeness to the track before</comment>
        <translation>Pas</translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarWords</name>
    <message numerus="yes">
        <source>There is nothing to hear in %n seed(s), so nothing can be compared with it.</source>
        <translation>
            <numerusform>Il n’y a rien à entendre dans %n référence : rien ne peut lui être comparé.</numerusform>
            <numerusform>Il n’y a rien à entendre dans %n références : rien ne peut leur être comparé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) could not be read; the Activity page says why.</source>
        <translation>
            <numerusform>%n référence n’a pas pu être lue ; la page Activité dit pourquoi.</numerusform>
            <numerusform>%n références n’ont pas pu être lues ; la page Activité dit pourquoi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) are not in the library any more.</source>
        <translation>
            <numerusform>%n référence n’est plus dans la bibliothèque.</numerusform>
            <numerusform>%n références ne sont plus dans la bibliothèque.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) have not been analysed yet; they count as soon as they are.</source>
        <translation>
            <numerusform>%n&#xa0;référence n’a pas encore été analysée&#x202f;; elle comptera dès qu’elle le sera.</numerusform>
            <numerusform>%n&#xa0;références n’ont pas encore été analysées&#x202f;; elles compteront dès qu’elles le seront.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) have not been analysed, so they do not count. Scan to analyse them.</source>
        <translation>
            <numerusform>%n&#xa0;référence n’a pas été analysée et ne compte donc pas. Lancez une analyse pour l’inclure.</numerusform>
            <numerusform>%n&#xa0;références n’ont pas été analysées et ne comptent donc pas. Lancez une analyse pour les inclure.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation>Rien à comparer</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>Pas encore analysé</translation>
    </message>
    <message>
        <source>Nothing to hear</source>
        <translation>Rien à entendre</translation>
    </message>
    <message>
        <source>What to sound like and what to keep away from cancel each other out. Take out a seed.</source>
        <translation>Ce qui doit se ressembler et ce qui doit être évité s’annulent. Retirez une référence.</translation>
    </message>
    <message>
        <source>All that could be listed was taken out, or is a copy of the seeds.</source>
        <translation>Tout ce qui pourrait être listé a été retiré, ou est une copie des références.</translation>
    </message>
    <message>
        <source>No other track of this library can be compared yet.</source>
        <translation>Aucun autre titre de cette bibliothèque ne peut encore être comparé.</translation>
    </message>
    <message>
        <source>“%1” cannot be compared: %2</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être comparé&#xa0;: %2</translation>
    </message>
    <message>
        <source>The rules leave nothing</source>
        <translation>Les règles ne laissent rien</translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarityChart</name>
    <message>
        <source>Similarity</source>
        <translation>Similarité</translation>
    </message>
    <message>
        <source>Pairs of tracks</source>
        <translation>Paires de morceaux</translation>
    </message>
    <message>
        <source>How alike the tracks of this library are</source>
        <translation>À quel point les morceaux de cette bibliothèque se ressemblent</translation>
    </message>
    <message>
        <source>Chart of how alike the tracks of this library are</source>
        <translation>Graphique de la ressemblance entre les morceaux de cette bibliothèque</translation>
    </message>
    <message>
        <source>With three analysed tracks or more, a picture of how alike your tracks are appears here.</source>
        <translation>À partir de trois morceaux analysés, une image montre ici à quel point vos morceaux se ressemblent.</translation>
    </message>
    <message>
        <source>How alike any two of your tracks are. Close is what lies right of the line, from %1 on; 1 is the same sound.</source>
        <translation>À quel point vos morceaux se ressemblent deux à deux. Est proche ce qui se trouve à droite du trait, à partir de %1&#x202f;; 1 signifie le même son.</translation>
    </message>
    <message>
        <source>Hide the chart</source>
        <translation>Masquer le graphique</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Afficher le graphique</translation>
    </message>
</context>
<context>
    <name>tonekin::SoundsLikePage</name>
    <message>
        <source>Play all</source>
        <translation>Tout lire</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Tracks that sound like the seeds</source>
        <translation>Morceaux qui ressemblent aux références</translation>
    </message>
    <message>
        <source>Sounds like</source>
        <translation>Sons proches</translation>
    </message>
    <message>
        <source>Save this list as a playlist for other programs</source>
        <translation>Enregistrer cette liste comme liste de lecture pour d’autres programmes</translation>
    </message>
    <message>
        <source>Take out of this list</source>
        <translation>Retirer de cette liste</translation>
    </message>
    <message>
        <source>New seeds</source>
        <translation>les nouvelles références</translation>
    </message>
    <message>
        <source>Add seeds</source>
        <translation>l’ajout de références</translation>
    </message>
    <message numerus="yes">
        <source>Take %n track(s) out</source>
        <translation>
            <numerusform>le retrait de %n&#xa0;morceau</numerusform>
            <numerusform>le retrait de %n&#xa0;morceaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;morceau</numerusform>
            <numerusform>%Ln&#xa0;morceaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nearest of %Ln analysed</source>
        <translation>
            <numerusform>parmi %Ln&#xa0;morceau analysé</numerusform>
            <numerusform>les plus proches parmi %Ln&#xa0;morceaux analysés</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in this library is close. These are the nearest there are.</source>
        <translation>Rien n’est proche dans cette bibliothèque. Voici ce qui s’en approche le plus.</translation>
    </message>
    <message>
        <source>What sounds alike?</source>
        <translation>Qu’est-ce qui sonne pareil&#x202f;?</translation>
    </message>
    <message>
        <source>Choose a track in the library and press “Sounds like this”: the tracks that sound most like it will be listed here, by their sound alone.</source>
        <translation>Choisissez un morceau dans la bibliothèque et appuyez sur «&#x202f;Sons proches de ce morceau&#x202f;»&#xa0;: les morceaux qui lui ressemblent le plus seront listés ici, uniquement d’après leur son.</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>Aller à la bibliothèque</translation>
    </message>
    <message>
        <source>Sounds like %1</source>
        <translation>Sons proches de %1</translation>
    </message>
    <message>
        <source>Show newer results</source>
        <translation>Afficher les nouveaux résultats</translation>
    </message>
    <message>
        <source>While you point at the list its rows stay where they are.</source>
        <translation>Tant que le pointeur est sur la liste, ses lignes restent où elles sont.</translation>
    </message>
    <message numerus="yes">
        <source>Turn %n seed(s) round</source>
        <translation>
            <numerusform>l’inversion de %n référence</numerusform>
            <numerusform>l’inversion de %n références</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n seed(s) away</source>
        <translation>
            <numerusform>le retrait de %n référence</numerusform>
            <numerusform>le retrait de %n références</numerusform>
        </translation>
    </message>
    <message>
        <source>all of them close</source>
        <translation>tous proches</translation>
    </message>
    <message>
        <source>%1 close, %2 further away</source>
        <translation>%1 proches, %2 plus éloignés</translation>
    </message>
    <message numerus="yes">
        <source>Sounds like %1 and %n more</source>
        <translation>
            <numerusform>Sons proches de %1 et de %n autre</numerusform>
            <numerusform>Sons proches de %1 et de %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>R&amp;ules</source>
        <translation>&amp;Règles</translation>
    </message>
    <message>
        <source>Years, genres, folders, order and what else the list shall go by</source>
        <translation>Années, genres, dossiers, ordre et tout ce que la liste doit suivre</translation>
    </message>
    <message>
        <source>Rules of the list</source>
        <translation>Règles de la liste</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>Modifier les règles</translation>
    </message>
    <message>
        <source>Clear the rules</source>
        <translation>Effacer les règles</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln that match the rules</source>
        <translation>
            <numerusform>sur %Ln qui suit les règles</numerusform>
            <numerusform>sur %Ln qui suivent les règles</numerusform>
        </translation>
    </message>
    <message>
        <source>Do without “%1”</source>
        <comment>a rule</comment>
        <translation>Se passer de « %1 »</translation>
    </message>
    <message>
        <source>Clear rules</source>
        <translation>Effacer les règles</translation>
    </message>
    <message>
        <source>Use the recipe “%1”</source>
        <translation>Utiliser la recette « %1 »</translation>
    </message>
    <message>
        <source>Path through these</source>
        <translation>Chemin par ceux-ci</translation>
    </message>
    <message>
        <source>A list that leads from the first seed over the others to the last, by steps no larger than needed</source>
        <translation>Une liste qui mène de la première référence à la dernière en passant par les autres, par des pas pas plus grands que nécessaire</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Un autre chemin</translation>
    </message>
    <message>
        <source>Another path whose largest jump is no larger than needed</source>
        <translation>Un autre chemin dont le plus grand saut n’est pas plus grand que nécessaire</translation>
    </message>
    <message>
        <source>Make a path</source>
        <translation>Tracer un chemin</translation>
    </message>
    <message>
        <source>Leave the path</source>
        <translation>Quitter le chemin</translation>
    </message>
    <message>
        <source>Path to this track</source>
        <translation>Chemin vers ce morceau</translation>
    </message>
    <message numerus="yes">
        <source>a path in %Ln step(s)</source>
        <translation>
            <numerusform>un chemin en %Ln pas</numerusform>
            <numerusform>un chemin en %Ln pas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::SpectrogramPainter</name>
    <message>
        <source>%1 dB</source>
        <translation>%1&#xa0;dB</translation>
    </message>
</context>
<context>
    <name>tonekin::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spectrogramme</translation>
    </message>
    <message>
        <source>Time to the right, frequency upwards. Arrow keys read it out, Enter plays from the cursor.</source>
        <translation>Le temps va vers la droite, la fréquence vers le haut. Les touches fléchées lisent les valeurs, Entrée lit à partir du curseur.</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>silence</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1&#xa0;dB</translation>
    </message>
    <message>
        <source>%1 · %2 Hz · %3</source>
        <comment>moment, frequency, level</comment>
        <translation>%1 · %2&#xa0;Hz · %3</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <translation>Enregistrer l’image en PNG…</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
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
        <translation>Gris</translation>
    </message>
    <message>
        <source>Show the whole track</source>
        <translation>Afficher le morceau entier</translation>
    </message>
</context>
<context>
    <name>tonekin::StarsField</name>
    <message>
        <source>Stars</source>
        <translation>Étoiles</translation>
    </message>
    <message>
        <source>Your stars for it, none to five</source>
        <translation>Vos étoiles, de zéro à cinq</translation>
    </message>
</context>
<context>
    <name>tonekin::StartOptions</name>
    <message>
        <source>There is no option %1.</source>
        <translation>L’option %1 n’existe pas.</translation>
    </message>
    <message>
        <source>The option %1 wants a file.</source>
        <translation>L’option %1 attend un fichier.</translation>
    </message>
    <message>
        <source>Only one folder can be given.</source>
        <translation>Un seul dossier peut être indiqué.</translation>
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
        <translation>Utilisation&#xa0;: tonekin [options] [DOSSIER]
Trouve ce qui sonne pareil dans votre musique.

DOSSIER           un dossier de musique à ajouter à la bibliothèque et à écouter
--library FICHIER le fichier de la bibliothèque (d’ordinaire dans votre dossier de données)
--model FICHIER   le manifeste d’un réseau entraîné (.json)
-h, --help        affiche cette aide et se termine
-v, --version     affiche la version et se termine
</translation>
    </message>
</context>
<context>
    <name>tonekin::StepsChart</name>
    <message>
        <source>Chart of the steps of the path</source>
        <translation>Graphique des pas du chemin</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Afficher le graphique</translation>
    </message>
    <message>
        <source>Hide the chart</source>
        <translation>Masquer le graphique</translation>
    </message>
    <message>
        <source>How close each track is to the one before. Steps above the line, from %1 on, are close ones; 1 is the same sound.</source>
        <translation>À quel point chaque morceau est proche du précédent. Les pas au-dessus de la ligne, à partir de %1, sont proches ; 1 est le même son.</translation>
    </message>
    <message>
        <source>How close each track is to the one before; 1 is the same sound.</source>
        <translation>À quel point chaque morceau est proche du précédent ; 1 est le même son.</translation>
    </message>
</context>
<context>
    <name>tonekin::StimulusPatch</name>
    <message>
        <source>Making a sound for the filter</source>
        <translation>Création d’un son pour le filtre</translation>
    </message>
    <message>
        <source>Nothing was made. %1</source>
        <translation>Rien n’a été créé. %1</translation>
    </message>
    <message>
        <source>Being made…</source>
        <translation>Création en cours…</translation>
    </message>
    <message>
        <source>Takes a few seconds</source>
        <translation>Prend quelques secondes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Interrompre</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Le créer</translation>
    </message>
    <message>
        <source>By gradient ascent</source>
        <translation>Par montée de gradient</translation>
    </message>
    <message>
        <source>Answer %1, before %2</source>
        <comment>of a filter to a made sound, and to the average one</comment>
        <translation>Réponse %1, avant %2</translation>
    </message>
    <message>
        <source>Not music: what excites this filter most, as far as it can be made</source>
        <translation>Pas de la musique : ce qui active le plus ce filtre, autant qu’on puisse le fabriquer</translation>
    </message>
</context>
<context>
    <name>tonekin::TrackActions</name>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lire</translation>
    </message>
    <message>
        <source>Play after this</source>
        <translation>Lire à la suite</translation>
    </message>
    <message>
        <source>&amp;Sounds like this</source>
        <translation>&amp;Sons proches de ce morceau</translation>
    </message>
    <message>
        <source>&amp;Add as a seed</source>
        <translation>&amp;Ajouter aux références</translation>
    </message>
    <message>
        <source>Add as “not like this”</source>
        <translation>Ajouter comme «&#x202f;pas comme ceci&#x202f;»</translation>
    </message>
    <message>
        <source>Pr&amp;operties</source>
        <translation>&amp;Propriétés</translation>
    </message>
    <message>
        <source>&amp;Exclude</source>
        <translation>&amp;Exclure</translation>
    </message>
    <message>
        <source>In&amp;clude again</source>
        <translation>Ré&amp;intégrer</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation>Afficher dans le gestionnaire de &amp;fichiers</translation>
    </message>
    <message>
        <source>Copy pat&amp;h</source>
        <translation>&amp;Copier le chemin</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>C&amp;opier</translation>
    </message>
    <message numerus="yes">
        <source>Exclude %n track(s)</source>
        <translation>
            <numerusform>l’exclusion de %n&#xa0;morceau</numerusform>
            <numerusform>l’exclusion de %n&#xa0;morceaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Include %n track(s)</source>
        <translation>
            <numerusform>la réintégration de %n&#xa0;morceau</numerusform>
            <numerusform>la réintégration de %n&#xa0;morceaux</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::TrackFacts</name>
    <message>
        <source>Album artist</source>
        <translation>Artiste de l’album</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Écoutes</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1&#xa0;dB</translation>
    </message>
    <message>
        <source>Track gain</source>
        <translation>Gain du morceau</translation>
    </message>
    <message>
        <source>Album gain</source>
        <translation>Gain de l’album</translation>
    </message>
    <message>
        <source>MusicBrainz recording</source>
        <translation>Enregistrement MusicBrainz</translation>
    </message>
    <message>
        <source>MusicBrainz release</source>
        <translation>Parution MusicBrainz</translation>
    </message>
    <message>
        <source>MusicBrainz artist</source>
        <translation>Artiste MusicBrainz</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stéréo</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n&#xa0;canal</numerusform>
            <numerusform>%n&#xa0;canaux</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>codec in container</comment>
        <translation>%1 dans %2</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1&#xa0;kHz</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1&#xa0;kbit/s</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Of this heard</source>
        <translation>Dont écouté</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>tonekin::TrackSearch</name>
    <message>
        <source>“%1” wants a number, such as %1:&lt;20 or %1:10..20, not “%2”.</source>
        <translation>«&#x202f;%1&#x202f;» attend un nombre, comme %1:&lt;20 ou %1:10..20, et non «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Un guillemet n’est pas fermé.</translation>
    </message>
    <message>
        <source>There is no field “%1”. Fields are title, artist, album, genre, file, year, len, plays and is.</source>
        <translation>Il n’y a pas de champ «&#x202f;%1&#x202f;». Les champs sont title, artist, album, genre, file, year, len, plays et is.</translation>
    </message>
</context>
<context>
    <name>tonekin::TrackTableModel</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Artiste</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Écoutes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>The file was not found at the last scan. What is known of it is kept.</source>
        <translation>Le fichier n’a pas été trouvé à la dernière analyse. Ce que l’on sait de lui est conservé.</translation>
    </message>
    <message>
        <source>You excluded this track: it is not analysed and not in any list.</source>
        <translation>Vous avez exclu ce morceau&#xa0;: il n’est pas analysé et ne figure dans aucune liste.</translation>
    </message>
    <message>
        <source>Its tags say nothing here; this is a folder it lies in: %1</source>
        <translation>Les étiquettes n’en disent rien&#x202f;; c’est un dossier où il se trouve&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>tonekin::TrackTableView</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n&#xa0;morceau</numerusform>
            <numerusform>%n&#xa0;morceaux</numerusform>
        </translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Colonnes habituelles</translation>
    </message>
</context>
<context>
    <name>tonekin::UndoBanners</name>
    <message>
        <source>Undone: %1</source>
        <translation>Annulé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Rétabli&#xa0;: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitChart</name>
    <message>
        <source>Strength</source>
        <translation>Force</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Morceaux</translation>
    </message>
    <message>
        <source>Of the list above</source>
        <translation>De la liste ci-dessus</translation>
    </message>
    <message>
        <source>How strongly your tracks drive it</source>
        <translation>Avec quelle force vos morceaux l’activent</translation>
    </message>
    <message>
        <source>Chart of how strongly your tracks drive it</source>
        <translation>Graphique de la force avec laquelle vos morceaux l’activent</translation>
    </message>
    <message>
        <source>With three analysed tracks or more that it answers to, a picture of how they lie appears here.</source>
        <translation>À partir de trois morceaux analysés qui provoquent une réponse, une image montre ici comment ils se répartissent.</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitDetails</name>
    <message>
        <source>Over the whole library</source>
        <translation>Sur toute la bibliothèque</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitListBox</name>
    <message>
        <source>Play all</source>
        <translation>Tout lire</translation>
    </message>
    <message>
        <source>Make a playlist …</source>
        <translation>Créer une liste de lecture…</translation>
    </message>
    <message>
        <source>Use as seeds</source>
        <translation>Utiliser comme références</translation>
    </message>
    <message>
        <source>Play all from their moments: %1</source>
        <translation>Tout lire à partir des moments&#xa0;: %1</translation>
    </message>
    <message>
        <source>Make a playlist of this: %1</source>
        <translation>En faire une liste de lecture&#xa0;: %1</translation>
    </message>
    <message>
        <source>Use as seeds of “Sounds like”: %1</source>
        <translation>Utiliser comme références de «&#x202f;Sons proches&#x202f;»&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitListModel</name>
    <message>
        <source>This track is no longer in the library, so it cannot be played.</source>
        <translation>Ce morceau n’est plus dans la bibliothèque, il ne peut donc pas être lu.</translation>
    </message>
    <message>
        <source>The file was not found at the last scan, so it cannot be played.</source>
        <translation>Le fichier n’a pas été trouvé à la dernière analyse, il ne peut donc pas être lu.</translation>
    </message>
    <message>
        <source>Play from just before this moment</source>
        <translation>Lire à partir de juste avant ce moment</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Answer %1: %2 standard deviations above what is usual in this library</source>
        <translation>Réponse&#xa0;: %1, soit %2&#xa0;écarts types au-dessus de ce qui est habituel dans cette bibliothèque</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the moment in a track that it is played from</comment>
        <translation>À partir de</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Artiste</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Force</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitNotebook</name>
    <message>
        <source>This is no file of names, or it is damaged: %1</source>
        <translation>Ce n’est pas un fichier de noms, ou il est endommagé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The library cannot be written to now.</source>
        <translation>La bibliothèque n’est pas accessible en écriture pour le moment.</translation>
    </message>
    <message>
        <source>These names are of another network, “%1”. Its filters are others, so they would not fit.</source>
        <translation>Ces noms sont ceux d’un autre réseau de neurones, «&#x202f;%1&#x202f;». Ses filtres sont différents, ils ne conviendraient donc pas.</translation>
    </message>
    <message>
        <source>The file names filters that this network does not have.</source>
        <translation>Le fichier nomme des filtres que ce réseau de neurones n’a pas.</translation>
    </message>
    <message>
        <source>Read names</source>
        <translation>Lire des noms</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitPanel</name>
    <message>
        <source>What drives %1</source>
        <translation>Ce qui active %1</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <comment>word of the tags, tracks that have it, tracks</comment>
        <translation>%1 (%2 sur %3)</translation>
    </message>
    <message>
        <source>No genre, artist or decade stands out among its strongest tracks.</source>
        <translation>Aucun genre, artiste ni décennie ne ressort parmi ses morceaux les plus forts.</translation>
    </message>
    <message>
        <source>More often than chance among its strongest tracks: %1.</source>
        <translation>Plus souvent que par hasard parmi ses morceaux les plus forts&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Its playlist</source>
        <translation>Sa liste de lecture</translation>
    </message>
    <message>
        <source>The tracks that this unit of the last hidden layer answers to most. At most two of an album.</source>
        <translation>Les morceaux auxquels cette unité de la dernière couche cachée répond le plus. Au plus deux par album.</translation>
    </message>
    <message>
        <source>Strong in %1</source>
        <translation>Active fortement %1</translation>
    </message>
    <message>
        <source>No track of this library makes it answer.</source>
        <translation>Aucun morceau de cette bibliothèque ne la fait répondre.</translation>
    </message>
    <message numerus="yes">
        <source>How strong the answers to your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>Force des réponses à votre %Ln&#xa0;morceau. Les repères sont ceux de la liste.</numerusform>
            <numerusform>Force des réponses à vos %Ln&#xa0;morceaux. Les repères sont ceux de la liste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::UnitWords</name>
    <message>
        <source>%1s</source>
        <comment>decade, as in 1990s</comment>
        <translation>années %1</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Artiste</translation>
    </message>
    <message>
        <source>Decade</source>
        <translation>Décennie</translation>
    </message>
    <message>
        <source>Chance alone would give that less than once in %L1.</source>
        <translation>Le hasard seul donnerait cela moins d’une fois sur %L1.</translation>
    </message>
    <message>
        <source>Chance alone would seldom give that.</source>
        <translation>Le hasard seul donnerait rarement cela.</translation>
    </message>
    <message>
        <source>%1 “%2”: %3 of its %4 strongest tracks, of %5 in the whole library. %6 (p = %7, corrected for the number of words tested)</source>
        <translation>%1 «&#x202f;%2&#x202f;»&#xa0;: %3 de ses %4&#xa0;morceaux les plus forts, sur %5 dans toute la bibliothèque. %6 (p&#xa0;=&#xa0;%7, corrigé selon le nombre de mots testés)</translation>
    </message>
</context>
<context>
    <name>tonekin::UnitsModel</name>
    <message>
        <source>Answers to this track %1 standard deviations more than is usual in this library</source>
        <translation>Répond à ce morceau %1&#xa0;écarts types de plus que d’habitude dans cette bibliothèque</translation>
    </message>
    <message>
        <source>Your own name for it, or else the genres, artists and decades that its strongest tracks share more than chance explains</source>
        <translation>Le nom que vous lui donnez, ou sinon les genres, artistes et décennies que ses morceaux les plus forts partagent plus que le hasard ne l’explique</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Your name, or a hint from tags</source>
        <translation>Votre nom, ou un indice des étiquettes</translation>
    </message>
    <message>
        <source>Fires</source>
        <translation>Activation</translation>
    </message>
</context>
<context>
    <name>tonekin::VolumeControl</name>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Volume %1 %</source>
        <translation>Volume&#xa0;: %1&#xa0;%</translation>
    </message>
    <message>
        <source>Unmute (Ctrl+M)</source>
        <translation>Rétablir le son (Ctrl+M)</translation>
    </message>
    <message>
        <source>Mute (Ctrl+M)</source>
        <translation>Couper le son (Ctrl+M)</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le son</translation>
    </message>
</context>
<context>
    <name>tonekin::WaveformSeek</name>
    <message>
        <source>Position in the track</source>
        <translation>Position dans le morceau</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Aucune lecture en cours</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>moment in a track, its length</comment>
        <translation>%1 sur %2</translation>
    </message>
</context>
</TS>
