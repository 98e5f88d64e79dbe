"""How folders and pictures come in: dialogs, drops, pastes; and how a folder goes."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from core import settings
from gui import words
from gui.session import Query, Session
from gui.widgets import drops

PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic *.heif *.avif *.mpo);;All files (*)"


class Intake(QObject):
    """Turns what a person hands to the window into folders of the library and queries."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, "Add a folder of photos")
        if folder:
            self._session.add_folders([folder])

    def choose_picture(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, "Find photos similar to this picture", "", PICTURES)
        if path:
            self._search_by(path)

    def paste(self) -> None:
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self._session.say("There is no picture to paste. Copy one, or a picture file, and paste it here.")

    def take(self, mime: QMimeData) -> bool:
        """Use what was dropped or pasted; False when it is nothing Twinlens can use."""
        dropped = drops.read(mime)
        if dropped.empty:
            return False
        if dropped.folders:
            self._session.add_folders(list(dropped.folders))
        elif dropped.files:
            self._search_by(dropped.files[0])
            if len(dropped.files) > 1:
                first = PurePath(dropped.files[0]).name
                self._session.say(f"One picture at a time: searching by {first}. To add photos, drop their folder.")
        elif dropped.data is not None:
            self._session.similar_asked.emit(Query("pasted picture", data=dropped.data))
        elif dropped.image is not None:
            image = dropped.image
            self._session.tasks.picture(
                lambda: drops.to_png(image),
                lambda data: self._session.similar_asked.emit(Query("pasted picture", data=data)),
                self._session.report,
            )
        return True

    def _search_by(self, path: str) -> None:
        self._session.similar_asked.emit(Query(PurePath(path).name, path=path))

    def choose_left_out(self) -> None:
        """Ask which folders and files scans leave out, and scan again when that changed."""
        directory = self._session.library.directory
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle("Leave out")
        dialog.setLabelText(
            "Folders and files that scans leave out, one a line: names (cache, *.tmp) or paths (*/backup/*).\n"
            "Photos left out are forgotten at the next scan; no file is touched."
        )
        dialog.setTextValue("\n".join(settings.load(directory).excluded))
        dialog.setOkButtonText("Save and scan")

        def accept(text: str) -> None:
            excluded = tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
            if excluded != settings.load(directory).excluded:
                settings.change(directory, excluded=excluded)
                if self._session.scans.running:
                    self._session.say("That holds from the next scan on.")
                else:
                    self._session.scans.start()

        dialog.textValueSelected.connect(accept)
        dialog.open()

    def confirm_removal(self, folder: str) -> None:
        """Ask before a folder's entries are forgotten."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Remove from the library")
        box.setText(f"Remove “{words.folder_name(folder)}” from the library?")
        box.setInformativeText(
            f"No file is touched: your photos stay in {folder}. "
            "Twinlens only forgets what it knows of them, and can scan the folder again at any time."
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        remove = box.addButton("Remove from the library", QMessageBox.ButtonRole.AcceptRole)
        remove.clicked.connect(lambda: self._session.remove_folder(folder))
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.open()
