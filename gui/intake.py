"""How folders and pictures come in: dialogs, drops, pastes; and how a folder goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QInputDialog, QPlainTextEdit, QWidget

from core import settings
from core.language import phrase, tr
from core.records import Example, Query
from gui import words
from gui.session import MOST_EXAMPLES, Message, Session
from gui.start import samples
from gui.widgets import drops, files
from gui.widgets.drops import Dropped
from gui.widgets.question import ask

PICTURES = phrase(
    "Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic *.heif *.avif *.mpo);;All files (*)"
)
NOTHING_TO_PASTE = phrase("There is no picture to paste. Copy one, or a picture file, and paste it here.")
ONLY_AN_ADDRESS = phrase(
    "Only the address of a picture came along, and Twinlens never goes online. Copy the picture itself in the browser "
    "(right-click, “Copy image”) and paste it here."
)
Then = Callable[[tuple[Example, ...]], None]
"""What to do with pictures to search by."""


class Intake(QObject):
    """Turns what a person hands to the window into folders of the library and queries.

    Signals:
        folders_opened(list): Folders that the command line or the system named are in the library now, and are to be
            shown: their paths there.
    """

    folders_opened = Signal(object)  # Qt's own text would lose the bytes of a path that are no text

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def choose_folder(self) -> None:
        folder = files.choose_folder(self._window, tr("Add a folder of photos"))
        if folder:
            self._session.add_folders([folder])

    def choose_picture(self) -> None:
        """Ask for pictures, and search by them."""
        self.choose_pictures(tr("Find photos similar to these pictures"), self._search)

    def choose_pictures(self, title: str, then: Then) -> None:
        paths = files.choose_pictures(self._window, title, tr(PICTURES))
        if paths:
            self._hand_over(Dropped(files=tuple(paths)), then)

    def paste(self) -> None:
        """Search by what is in the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self._session.say(tr(NOTHING_TO_PASTE))

    def paste_pictures(self, then: Then) -> None:
        if not self.take_pictures(QGuiApplication.clipboard().mimeData(), then):
            self._session.say(tr(NOTHING_TO_PASTE))

    def open_paths(self, paths: Sequence[str]) -> None:
        """Take what the command line or the system hands over: folders are added, pictures are searched by."""
        folders = tuple(path for path in paths if os.path.isdir(path))
        pictures = tuple(os.path.abspath(path) for path in paths if path not in folders)
        if folders:
            then = (
                None if pictures else lambda added: self.folders_opened.emit(added)
            )  # pictures are searched by, which is shown then
            self._session.add_folders([os.path.abspath(folder) for folder in folders], then)
        if pictures:
            self._hand_over(Dropped(files=pictures), self._search)

    def take(self, mime: QMimeData) -> bool:
        """Use what was dropped or pasted; False when it is nothing Twinlens can use."""
        dropped = drops.read(mime)
        if dropped.folders:
            self._session.add_folders(list(dropped.folders))
            if dropped.files:
                self._session.say(tr("The folder is added. To search by pictures, drop them without a folder."))
            return True
        return self._hand_over(dropped, self._search)

    def take_pictures(self, mime: QMimeData, then: Then) -> bool:
        """Give the pictures that were dropped or pasted to `then`; False when there is none."""
        return self._hand_over(drops.read(mime), then)

    def _hand_over(self, dropped: Dropped, then: Then) -> bool:
        if dropped.pictures:
            if len(dropped.files) > MOST_EXAMPLES:
                text = tr(
                    "Searching by the first {most} of {all} pictures.", most=MOST_EXAMPLES, all=len(dropped.files)
                )
                self._session.say(text)
                dropped = replace(dropped, files=dropped.files[:MOST_EXAMPLES])
            if dropped.image is None:
                then(drops.examples(dropped))
            else:
                self._session.tasks.picture(lambda: drops.examples(dropped), then, self._session.report)
        elif dropped.address:
            self._session.message_raised.emit(Message(tr(ONLY_AN_ADDRESS)))
        return dropped.pictures or bool(dropped.address)

    def _search(self, examples: tuple[Example, ...]) -> None:
        self._session.similar_asked.emit(Query(examples))

    def choose_left_out(self) -> None:
        """Ask which folders and files scans leave out, and scan again when that changed."""
        directory = self._session.library.directory
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(tr("Leave out"))
        dialog.setLabelText(
            tr(
                "Folders and files that scans leave out, one a line: names (cache, *.tmp) or paths (*/backup/*).\n"
                "Photos left out are forgotten at the next scan; no file is touched."
            )
        )
        dialog.setTextValue("\n".join(settings.load(directory).excluded))
        dialog.setOkButtonText(tr("Save and scan"))

        def accept(text: str) -> None:
            excluded = tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
            if excluded != settings.load(directory).excluded:
                settings.change(directory, excluded=excluded)
                if self._session.scans.running:
                    self._session.say(tr("That holds from the next scan on."))
                else:
                    self._session.scans.start()

        dialog.textValueSelected.connect(accept)
        dialog.open()
        for box in dialog.findChildren(QPlainTextEdit):
            box.setAccessibleName(tr("Leave out"))
            box.setTabChangesFocus(True)

    def confirm_removal(self, folder: str) -> None:
        """Ask before a folder's entries are forgotten; the program's own samples can be deleted with that."""
        question = tr("Remove “{folder}” from the library?", folder=words.folder_name(folder))
        more = tr(
            "No file is touched: your photos stay in {folder}. "
            "Twinlens only forgets what it knows of them, and can scan the folder again at any time.",
            folder=folder,
        )
        delete = None
        drawn = samples.place(self._session.library.directory)
        if os.path.realpath(drawn) == folder:
            more = tr("Twinlens drew these pictures itself. None of your own photos is among them.")
            delete = QCheckBox(tr("Also delete the sample pictures from this computer"))
            delete.setChecked(True)

        def remove() -> None:
            if delete is not None and delete.isChecked():
                self._session.remove_folder(folder, lambda: samples.remove(drawn))
            else:
                self._session.remove_folder(folder)

        title = tr("Remove from the library")
        ask(self._window, title, question, more, {title: remove}, check=delete)
