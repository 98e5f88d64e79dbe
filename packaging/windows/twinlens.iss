; The installer for Windows, for Inno Setup 6.3 or newer. After packaging/build.py:
;   iscc /DVersion=VERSION /DBundle=BUILD\dist\twinlens /DImages=BUILD\images /DOutput=BUILD twinlens.iss
; where BUILD is the whole path of the folder that build.py filled.
; It installs for one person without asking for an administrator, or for all when started as one.

#ifndef Version
  #error Give the version: /DVersion=...
#endif

[Setup]
AppId={{6B7C1D0E-5B0B-4C55-9C1B-6D6B5B3A7C21}
AppName=Twinlens
AppVersion={#Version}
AppVerName=Twinlens {#Version}
AppPublisher=The Twinlens developers
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Twinlens
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Bundle}\licences\LICENSE
OutputDir={#Output}
OutputBaseFilename=twinlens-{#Version}-setup
SetupIconFile={#Images}\twinlens.ico
UninstallDisplayIcon={app}\Twinlens.exe
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
; A running Twinlens is closed before its files are replaced; it ends in order, as when its window is closed.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"

[CustomMessages]
en.Find=Find similar in Twinlens
ru.Find=Найти похожие в Twinlens
en.Folder=Look for duplicates with Twinlens
ru.Folder=Искать копии в Twinlens
en.Menu=Add Twinlens to the context menu of pictures and folders
ru.Menu=Добавить Twinlens в контекстное меню снимков и папок
en.SendTo=Add Twinlens to "Send to", for several pictures at once
ru.SendTo=Добавить Twinlens в меню «Отправить», для нескольких снимков сразу
en.Comment=Find duplicate and look-alike photographs
ru.Comment=Поиск одинаковых и похожих фотографий

[Tasks]
Name: "menu"; Description: "{cm:Menu}"
Name: "sendto"; Description: "{cm:SendTo}"
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; An update replaces all libraries: none of the version before may be left beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Twinlens"; Filename: "{app}\Twinlens.exe"; Comment: "{cm:Comment}"
Name: "{autodesktop}\Twinlens"; Filename: "{app}\Twinlens.exe"; Comment: "{cm:Comment}"; Tasks: desktop
Name: "{usersendto}\Twinlens"; Filename: "{app}\Twinlens.exe"; Parameters: "window"; Comment: "{cm:Find}"; Tasks: sendto

[Registry]
; For every file that Windows takes for a picture, whatever opens it by default. One file at a time: with more, Explorer
; would start the program once for each; "Send to" hands several over together.
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\image\shell\Twinlens.Find"; ValueType: string; ValueData: "{cm:Find}"; Flags: uninsdeletekey; Tasks: menu
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\image\shell\Twinlens.Find"; ValueType: string; ValueName: "Icon"; ValueData: """{app}\Twinlens.exe"",0"; Tasks: menu
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\image\shell\Twinlens.Find"; ValueType: string; ValueName: "MultiSelectModel"; ValueData: "Single"; Tasks: menu
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\image\shell\Twinlens.Find\command"; ValueType: string; ValueData: """{app}\Twinlens.exe"" window ""%1"""; Tasks: menu
Root: HKA; Subkey: "Software\Classes\Directory\shell\Twinlens.Add"; ValueType: string; ValueData: "{cm:Folder}"; Flags: uninsdeletekey; Tasks: menu
Root: HKA; Subkey: "Software\Classes\Directory\shell\Twinlens.Add"; ValueType: string; ValueName: "Icon"; ValueData: """{app}\Twinlens.exe"",0"; Tasks: menu
Root: HKA; Subkey: "Software\Classes\Directory\shell\Twinlens.Add"; ValueType: string; ValueName: "MultiSelectModel"; ValueData: "Single"; Tasks: menu
Root: HKA; Subkey: "Software\Classes\Directory\shell\Twinlens.Add\command"; ValueType: string; ValueData: """{app}\Twinlens.exe"" window ""%1"""; Tasks: menu

[Run]
Filename: "{app}\Twinlens.exe"; Description: "{cm:LaunchProgram,Twinlens}"; Flags: nowait postinstall skipifsilent

; The library (databases, marks, history of clean-ups) is the person's own and stays when Twinlens is removed.
