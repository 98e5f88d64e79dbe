"""What a person decides about a photo of a group: mark it, keep it, keep both, not the same; one set of keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from core.language import tr
from core.records import Group, Photo, Ruling
from gui.session import Session

Subject = tuple[Group, Photo]


class ReviewActions(QObject):
    """The actions of a widget in which a photo of a group is chosen.

    Attributes:
        mark, keep, keep_both, not_same: The actions, with their keys.
    """

    def __init__(self, session: Session, widget: QWidget, subject: Callable[[], Subject | None]) -> None:
        """Add the actions to `widget`, for itself and what lies in it; `subject` tells what they are about."""
        super().__init__(widget)
        self._session = session
        self._widget = widget
        self._subject = subject
        self.mark = self._action(tr("&Mark"), "Space", tr("Mark this photo to go, or take the mark away"), self._mark)
        self.keep = self._action(
            tr("&Keep this one"), "K", tr("Keep this photo in place of the one that is kept now"), self._keep
        )
        self.keep_both = self._action(
            tr("Keep &both"), "B", tr("Keep this photo and the kept one, and do not offer them again"), self._keep_both
        )
        self.not_same = self._action(
            tr("&Not the same"), "N", tr("These are not the same picture; never group them again"), self._part
        )

    @property
    def all(self) -> tuple[QAction, ...]:
        return self.mark, self.keep, self.keep_both, self.not_same

    def follow(self) -> None:
        """Offer what can be done with the photo that is chosen now."""
        subject = self._subject()
        is_copy = subject is not None and subject[1].id != subject[0].keeper.id
        for action in self.all:
            action.setEnabled(is_copy)
        marked = subject is not None and subject[1].id in self._session.review.marks
        self.mark.setText(tr("Take the &mark away") if marked else tr("&Mark"))

    def _action(self, text: str, key: str, tip: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self._widget)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(slot)
        self._widget.addAction(action)
        return action

    def _mark(self) -> None:
        if subject := self._subject():
            group, photo = subject
            marked = photo.id in self._session.review.marks
            refusal = "" if marked else self._session.review.why_not(photo, group)
            if refusal:
                self._session.say(refusal)
            else:
                self._session.review.set_marks([photo], not marked)

    def _keep(self) -> None:
        if subject := self._subject():
            self._session.review.make_keeper(subject[1])

    def _keep_both(self) -> None:
        if subject := self._subject():
            told = tr("{name} is kept too, and not offered again.", name=PurePath(subject[1].path).name)
            self._session.review.decide(Ruling.KEEP_BOTH, subject[0].keeper, [subject[1]], told)

    def _part(self) -> None:
        if subject := self._subject():
            told = tr("{name} is not the same picture; they are parted.", name=PurePath(subject[1].path).name)
            self._session.review.decide(Ruling.NOT_SAME, subject[1], [subject[0].keeper], told)
