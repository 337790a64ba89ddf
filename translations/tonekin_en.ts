<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>tonekin::ActivityPage</name>
    <message numerus="yes">
        <source>Nothing is running. %Ln track(s) wait to be analysed.</source>
        <translation>
            <numerusform>Nothing is running. %Ln track waits to be analysed.</numerusform>
            <numerusform>Nothing is running. %Ln tracks wait to be analysed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for music: %Ln file(s) seen so far</source>
        <translation>
            <numerusform>Looking for music: %Ln file seen so far</numerusform>
            <numerusform>Looking for music: %Ln files seen so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln track(s)</source>
        <translation>
            <numerusform>%1 of %Ln track</numerusform>
            <numerusform>%1 of %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them copies of others</source>
        <translation>
            <numerusform>%Ln of them a copy of another</numerusform>
            <numerusform>%Ln of them copies of others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them only looked at</source>
        <translation>
            <numerusform>%Ln of them only looked at</numerusform>
            <numerusform>%Ln of them only looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) could not be analysed</source>
        <translation>
            <numerusform>%Ln track could not be analysed</numerusform>
            <numerusform>%Ln tracks could not be analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is running. %Ln track(s) could not be analysed; all others have been.</source>
        <translation>
            <numerusform>Nothing is running. %Ln track could not be analysed; all others have been.</numerusform>
            <numerusform>Nothing is running. %Ln tracks could not be analysed; all others have been.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) analysed with a warning</source>
        <translation>
            <numerusform>%Ln track analysed with a warning</numerusform>
            <numerusform>%Ln tracks analysed with a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) are watched for new music.</source>
        <translation>
            <numerusform>%Ln folder is watched for new music.</numerusform>
            <numerusform>%Ln folders are watched for new music.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The system watches no more: the others are looked at every %Ln minute(s).</source>
        <translation>
            <numerusform>The system watches no more: the others are looked at every %Ln minute.</numerusform>
            <numerusform>The system watches no more: the others are looked at every %Ln minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folders on network drives are looked at every %Ln minute(s).</source>
        <translation>
            <numerusform>Folders on network drives are looked at every %Ln minute.</numerusform>
            <numerusform>Folders on network drives are looked at every %Ln minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::ExportDialog</name>
    <message numerus="yes">
        <source>&amp;All %n track(s) of the list</source>
        <translation>
            <numerusform>&amp;The %n track of the list</numerusform>
            <numerusform>&amp;All %n tracks of the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n &amp;close track(s)</source>
        <translation>
            <numerusform>Only the %n &amp;close track</numerusform>
            <numerusform>Only the %n &amp;close tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n &amp;selected track(s)</source>
        <translation>
            <numerusform>Only the %n &amp;selected track</numerusform>
            <numerusform>Only the %n &amp;selected tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::FilterPanel</name>
    <message numerus="yes">
        <source>How strong the strongest moments of your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>How strong the strongest moments of your %Ln track are. The marks are those of the list.</numerusform>
            <numerusform>How strong the strongest moments of your %Ln tracks are. The marks are those of the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How strong the answers to your %Ln track(s) are on average. The marks are those of the list.</source>
        <translation>
            <numerusform>How strong the answers to your %Ln track are on average. The marks are those of the list.</numerusform>
            <numerusform>How strong the answers to your %Ln tracks are on average. The marks are those of the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::FiltersPage</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln filter</numerusform>
            <numerusform>%Ln filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answers to %Ln track(s)</source>
        <translation>
            <numerusform>answers to %Ln track</numerusform>
            <numerusform>answers to %Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::LaterLayersView</name>
    <message numerus="yes">
        <source>Layer %1: %Ln filter(s)</source>
        <translation>
            <numerusform>Layer %1: %Ln filter</numerusform>
            <numerusform>Layer %1: %Ln filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::LaterUnitPanel</name>
    <message numerus="yes">
        <source>One answer of it belongs to %1 seconds of sound: %Ln frame(s).</source>
        <translation>
            <numerusform>One answer of it belongs to %1 seconds of sound: %Ln frame.</numerusform>
            <numerusform>One answer of it belongs to %1 seconds of sound: %Ln frames.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your tracks were analysed before the moments of this layer were kept, and are missing here.</source>
        <translation>
            <numerusform>%Ln of your tracks was analysed before the moments of this layer were kept, and is missing here.</numerusform>
            <numerusform>%Ln of your tracks were analysed before the moments of this layer were kept, and are missing here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How strong the strongest answers to your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>How strong the strongest answers to your %Ln track are. The marks are those of the list.</numerusform>
            <numerusform>How strong the strongest answers to your %Ln tracks are. The marks are those of the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::LibraryPage</name>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln track(s)</source>
        <translation>
            <numerusform>%1 of %Ln track</numerusform>
            <numerusform>%1 of %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new track(s): sort again</source>
        <translation>
            <numerusform>%Ln new track: sort again</numerusform>
            <numerusform>%Ln new tracks: sort again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::ListLengthBox</name>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::MainWindow</name>
    <message numerus="yes">
        <source>%n track(s) play next.</source>
        <translation>
            <numerusform>%n track plays next.</numerusform>
            <numerusform>%n tracks play next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::PageBanners</name>
    <message numerus="yes">
        <source>%n track(s) taken out of the list.</source>
        <translation>
            <numerusform>%n track taken out of the list.</numerusform>
            <numerusform>%n tracks taken out of the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your words on %n filter(s) were saved in %1.</source>
        <translation>
            <numerusform>Your words on %n filter were saved in %1.</numerusform>
            <numerusform>Your words on %n filters were saved in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Words on %n filter(s) were read.</source>
        <translation>
            <numerusform>Words on %n filter were read.</numerusform>
            <numerusform>Words on %n filters were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) saved in %1.</source>
        <translation>
            <numerusform>%n track saved in %1.</numerusform>
            <numerusform>%n tracks saved in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) excluded from analysis and from all lists.</source>
        <translation>
            <numerusform>%n track excluded from analysis and from all lists.</numerusform>
            <numerusform>%n tracks excluded from analysis and from all lists.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) taken in again.</source>
        <translation>
            <numerusform>%n track taken in again.</numerusform>
            <numerusform>%n tracks taken in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::PathWords</name>
    <message numerus="yes">
        <source>Steps of %1 would do, in a list of %n track(s) or more and without limits on artists and albums.</source>
        <translation>
            <numerusform>Steps of %1 would do, in a list of %n track or more and without limits on artists and albums.</numerusform>
            <numerusform>Steps of %1 would do, in a list of %n tracks or more and without limits on artists and albums.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::PlaybackEngine</name>
    <message numerus="yes">
        <source>Stopped: %n tracks in a row cannot be played. %1</source>
        <translation>
            <numerusform>Stopped: %n track cannot be played. %1</numerusform>
            <numerusform>Stopped: %n tracks in a row cannot be played. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::ResultTableModel</name>
    <message numerus="yes">
        <source>+%n copies</source>
        <translation>
            <numerusform>+%n copy</numerusform>
            <numerusform>+%n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewItems</name>
    <message numerus="yes">
        <source>%Ln copies</source>
        <translation>
            <numerusform>%Ln copy</numerusform>
            <numerusform>%Ln copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::ReviewPage</name>
    <message numerus="yes">
        <source>%Ln track(s) have no fingerprint yet; scan again to make them.</source>
        <translation>
            <numerusform>%Ln track has no fingerprint yet; scan again to make it.</numerusform>
            <numerusform>%Ln tracks have no fingerprint yet; scan again to make them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) were not listened to for this yet; scan again to do so.</source>
        <translation>
            <numerusform>%Ln track was not listened to for this yet; scan again to do so.</numerusform>
            <numerusform>%Ln tracks were not listened to for this yet; scan again to do so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::RuleWords</name>
    <message numerus="yes">
        <source>At most %n minute(s)</source>
        <translation>
            <numerusform>At most %n minute</numerusform>
            <numerusform>At most %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An artist again after %n place(s)</source>
        <translation>
            <numerusform>An artist again after %n place</numerusform>
            <numerusform>An artist again after %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An album again after %n place(s)</source>
        <translation>
            <numerusform>An album again after %n place</numerusform>
            <numerusform>An album again after %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation>
            <numerusform>%n star or more</numerusform>
            <numerusform>%n stars or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added in the last %n day(s)</source>
        <translation>
            <numerusform>Added in the last %n day</numerusform>
            <numerusform>Added in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing here is close. %Ln track(s) could be listed, all of them further away.</source>
        <translation>
            <numerusform>Nothing here is close. %Ln track could be listed, and it is further away.</numerusform>
            <numerusform>Nothing here is close. %Ln tracks could be listed, all of them further away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leaves out %Ln track(s).</source>
        <translation>
            <numerusform>“%1” leaves out %Ln track.</numerusform>
            <numerusform>“%1” leaves out %Ln tracks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without that rule %Ln of them come back.</source>
        <translation>
            <numerusform>Without that rule %Ln of them comes back.</numerusform>
            <numerusform>Without that rule %Ln of them come back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::RulesPanel</name>
    <message numerus="yes">
        <source>%n star(s) or more</source>
        <translation>
            <numerusform>%n star or more</numerusform>
            <numerusform>%n stars or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) match.</source>
        <translation>
            <numerusform>%Ln track matches.</numerusform>
            <numerusform>%Ln tracks match.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::SeedRow</name>
    <message numerus="yes">
        <source>%1 (%n track(s))</source>
        <comment>album</comment>
        <translation>
            <numerusform>%1 (%n track)</numerusform>
            <numerusform>%1 (%n tracks)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %Ln more</source>
        <translation>
            <numerusform>+ %Ln more</numerusform>
            <numerusform>+ %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::SessionBanners</name>
    <message numerus="yes">
        <source>Not there now, or empty: %1. Its tracks are kept as they are. Connect the drive and retry.</source>
        <translation>
            <numerusform>Not there now, or empty: %1. Its tracks are kept as they are. Connect the drive and retry.</numerusform>
            <numerusform>Not there now, or empty: %1. Their tracks are kept as they are. Connect the drives and retry.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::SimilarWords</name>
    <message numerus="yes">
        <source>There is nothing to hear in %n seed(s), so nothing can be compared with it.</source>
        <translation>
            <numerusform>There is nothing to hear in %n seed, so nothing can be compared with it.</numerusform>
            <numerusform>There is nothing to hear in %n seeds, so nothing can be compared with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) could not be read; the Activity page says why.</source>
        <translation>
            <numerusform>%n seed could not be read; the Activity page says why.</numerusform>
            <numerusform>%n seeds could not be read; the Activity page says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) are not in the library any more.</source>
        <translation>
            <numerusform>%n seed is not in the library any more.</numerusform>
            <numerusform>%n seeds are not in the library any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) have not been analysed yet; they count as soon as they are.</source>
        <translation>
            <numerusform>%n seed has not been analysed yet; it counts as soon as it is.</numerusform>
            <numerusform>%n seeds have not been analysed yet; they count as soon as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) have not been analysed, so they do not count. Scan to analyse them.</source>
        <translation>
            <numerusform>%n seed has not been analysed, so it does not count. Scan to analyse it.</numerusform>
            <numerusform>%n seeds have not been analysed, so they do not count. Scan to analyse them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::SoundsLikePage</name>
    <message numerus="yes">
        <source>Take %n track(s) out</source>
        <translation>
            <numerusform>Take %n track out</numerusform>
            <numerusform>Take %n tracks out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nearest of %Ln analysed</source>
        <translation>
            <numerusform>nearest of %Ln analysed</numerusform>
            <numerusform>nearest of %Ln analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turn %n seed(s) round</source>
        <translation>
            <numerusform>Turn %n seed round</numerusform>
            <numerusform>Turn %n seeds round</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n seed(s) away</source>
        <translation>
            <numerusform>Take %n seed away</numerusform>
            <numerusform>Take %n seeds away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sounds like %1 and %n more</source>
        <translation>
            <numerusform>Sounds like %1 and %n more</numerusform>
            <numerusform>Sounds like %1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln that match the rules</source>
        <translation>
            <numerusform>of %Ln that matches the rules</numerusform>
            <numerusform>of %Ln that match the rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a path in %Ln step(s)</source>
        <translation>
            <numerusform>a path in %Ln step</numerusform>
            <numerusform>a path in %Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::TrackActions</name>
    <message numerus="yes">
        <source>Exclude %n track(s)</source>
        <translation>
            <numerusform>Exclude %n track</numerusform>
            <numerusform>Exclude %n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Include %n track(s)</source>
        <translation>
            <numerusform>Include %n track</numerusform>
            <numerusform>Include %n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::TrackFacts</name>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::TrackTableView</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tonekin::UnitPanel</name>
    <message numerus="yes">
        <source>How strong the answers to your %Ln track(s) are. The marks are those of the list.</source>
        <translation>
            <numerusform>How strong the answers to your %Ln track are. The marks are those of the list.</numerusform>
            <numerusform>How strong the answers to your %Ln tracks are. The marks are those of the list.</numerusform>
        </translation>
    </message>
</context>
</TS>
