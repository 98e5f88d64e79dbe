"""The right side: the chosen photo large, its facts, and the photos most like it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.errors import UserError
from core.language import phrase, tr
from core.records import Example, Photo, Query, SearchResult
from gui import theme, words
from gui.grid.delegates import NeighbourDelegate
from gui.grid.models import EntryModel
from gui.grid.photo_actions import PhotoActions
from gui.grid.thumbnails import Pictures, image_of
from gui.grid.view import GridView
from gui.photos.stars_editor import StarsEditor
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.picture_label import PictureLabel

REST_MS = 300
"""A photo is looked into more deeply when the person has stayed with it for this long."""
SIMILAR = 8
SIMILAR_PX = 40
FACTS = (
    phrase("Dimensions"),
    phrase("Size"),
    phrase("Taken"),
    phrase("Saved"),
    phrase("Camera"),
    phrase("Format"),
    phrase("Folder"),
)


class Inspector(QWidget):
    """Shows one photo, or says that none is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.photo: Photo | None = None
        self._strange: Pictures | None = None
        self.picture = PictureLabel(self)
        self.name = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        theme.give_letters(self.name, bold=True)
        self.note = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.note.hide()
        for label in (self.name, self.note):  # a long name without a space is not to push the facts out of sight
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.stars = StarsEditor(session.pictures.stars)
        self.facts = {title: _fact() for title in FACTS}
        self.facts["Folder"].linkActivated.connect(self._show_folder)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(SPACE // 2)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, label in self.facts.items():
            heading = QLabel(tr(title))
            heading.setForegroundRole(self.palette().ColorRole.PlaceholderText)
            form.addRow(heading, label)
        self.similar_heading = QLabel(tr("Similar"))
        theme.give_letters(self.similar_heading, bold=True)
        self.similar_model = EntryModel(self)
        self.similar = GridView(session.pictures, NeighbourDelegate(session.pictures, SIMILAR_PX), self)
        self.similar.setModel(self.similar_model)
        self.similar.setAccessibleName(tr("The most similar photos"))
        self.similar.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.actions_of_photos = PhotoActions(session, self.similar)
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.name)
        column.addWidget(self.note)
        column.addWidget(self.stars)
        column.addLayout(form)
        self._form = form
        column.addWidget(self.similar_heading)
        column.addWidget(self.similar)
        column.addStretch(1)
        self.facts_area = QScrollArea(widgetResizable=True)
        self.facts_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.facts_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts_area.setWidget(text)
        self.nothing = QLabel(
            tr("Choose a photo to see it here."), alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True
        )
        self.nothing.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.picture, 2)
        whole.addWidget(self.facts_area, 3)
        whole.addWidget(self.nothing)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look_deeper)
        self._sharpen = QTimer(self, singleShot=True, interval=REST_MS)
        self._sharpen.timeout.connect(self._load_again)
        session.photo_pointed_at.connect(self.show_photo)
        self.setMinimumWidth(max(26 * SPACE, text.minimumSizeHint().width()))
        self.show_photo(None)

    def show_photo(self, photo: Photo | None, strange: Pictures | None = None) -> None:
        """Show a photo's facts at once, its picture as soon as it is there, what is like it a little later.

        Args:
            strange: Has the picture where the library has not: of a picture that is only looked at, by a number of its
                own. Then nothing can be said that is kept of photos, as stars.
        """
        self.set_note("")
        if photo is not None and photo == self.photo:
            return
        self._strange = strange
        self.stars.setVisible(strange is None)
        same_picture = photo is not None and self.photo is not None and photo.content_id == self.photo.content_id
        self.photo = photo
        for widget in (self.picture, self.facts_area):
            widget.setVisible(photo is not None)
        self.nothing.setVisible(photo is None)
        if photo is None:
            self.picture.setPixmap(QPixmap())
            self._rest.stop()
            return
        self.name.setText(PurePath(photo.path).name)
        self.name.setToolTip(photo.path)
        if strange is None:
            self.stars.show_photo(photo)
        self.picture.setAccessibleName(words.spoken(photo, photo))
        folder = words.place(PurePath(photo.path).parent)
        values = {
            "Dimensions": tr("{size} ({megapixels})", size=words.dimensions(photo), megapixels=words.megapixels(photo)),
            "Size": words.size(photo.size) if photo.size else "",
            "Taken": words.moment(photo.facts.taken),
            "Saved": words.modified(photo) if photo.mtime_ns else "",
            "Camera": photo.facts.camera or "",
            "Format": photo.facts.format,
            "Folder": tr("{folder} (offline)", folder=folder) if photo.offline else folder,
        }
        if not photo.facts.format:  # a picture that nobody could read
            values["Dimensions"] = ""
        for title, value in values.items():
            self.facts[title].setText(value)
            self._form_row(title, bool(value))
        self.facts["Folder"].setToolTip(photo.path)
        if not same_picture:
            self.picture.setPixmap((strange or self._session.pictures).get(photo.content_id) or QPixmap())
            self.similar_model.set_entries(())
            self.similar_heading.hide()
            self.similar.hide()
            if self.isVisible():
                self._load_picture(photo)
                self._rest.start()

    def set_note(self, text: str) -> None:
        """Say something of the photo that is shown that only its page knows; gone with the next photo."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _form_row(self, title: str, shown: bool) -> None:
        label = self.facts[title]
        self._form.setRowVisible(label, shown)

    def _load_picture(self, photo: Photo) -> None:
        px = round(max(self.picture.width(), self.picture.height(), 256) * self.devicePixelRatioF())
        library, strange = self._session.library, self._strange

        def load() -> QImage | None:
            return image_of(*library.render(photo.id, px)) if strange is None else strange.load(photo, px)

        def loaded(image: QImage | None) -> None:
            if image is not None and self.photo is not None and self.photo.content_id == photo.content_id:
                self.picture.setPixmap(QPixmap.fromImage(image))

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):  # a file that is away keeps its thumbnail here
                self._session.report(error)

        self._session.tasks.picture(load, loaded, failed, ("preview", id(self)))

    def _load_again(self) -> None:
        """There is more room than when the picture was made."""
        if self.photo is not None and self.isVisible():
            self._load_picture(self.photo)

    def _look_deeper(self) -> None:
        photo, library = self.photo, self._session.library
        if photo is None or self._strange is not None or not self.isVisible():
            return

        def found(result: SearchResult) -> None:
            if self.photo is not None and self.photo.content_id == photo.content_id:
                self._show_similar(result)

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):  # no code yet, or the file is away: then there is nothing to show
                self._session.report(error)

        self._session.tasks.query(
            lambda: library.search.run(Query((Example("", photo_id=photo.id),)), k=SIMILAR),
            found,
            failed,
            ("strip", id(self)),
        )

    def _show_similar(self, result: SearchResult) -> None:
        near = sum(neighbour.distance <= result.radius for neighbour in result.neighbours)
        self.similar_model.set_entries(result.neighbours, dimmed_from=near)
        self.similar_heading.setVisible(bool(result.neighbours))
        self.similar.setVisible(bool(result.neighbours))
        self._fit_similar()

    def _fit_similar(self) -> None:
        grid = self.similar.grid()
        self.similar.setFixedHeight(grid.height)

    def _show_folder(self) -> None:
        if self.photo is not None:
            self._session.show_in_folder(self.photo.path)

    # -- Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_similar)
        if event.size().width() > event.oldSize().width() > 0:
            self._sharpen.start()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self.photo is not None:
            self._load_picture(self.photo)
            self._rest.start()


def _fact() -> QLabel:
    label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
