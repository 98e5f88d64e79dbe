<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name></name>
    <message>
        <source>&amp;Encoders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Protect this folder: its photos are never marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from the library…</source>
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
        <source>All photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system: {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
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
        <source>No bursts found. Shots of the same moment, which are not copies, stand here after a scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected: its photos are never marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeated folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is not there now. Its photos are remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twinlens will speak {language} when it is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (offline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in {parent}</source>
        <translation type="unfinished"></translation>
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
</context>
</TS>
