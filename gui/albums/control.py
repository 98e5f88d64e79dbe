"""Albums for the whole window: the list of them, teaching from any grid, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from core.language import plural
from core.library import Library
from core.records import Album, Learner, Lesson
from gui.background.tasks import Tasks

LESSONS = 50
"""So many lessons can be taken back, one after the other."""


class AlbumControl(QObject):
    """Changes albums in the background, in order, and tells when they have changed.

    Attributes:
        albums: All of them, by name, as last read.

    Signals:
        albums_changed: `albums` is new.
        taught(int): The examples of this album are other ones, or how it learns.
        made(int): An album that the person asked for is there.
        lesson_told(str): A lesson is kept, in a sentence; it can be taken back.
        lesson_gone: The last lesson was taken back, and what was said of it is no longer so.
    """

    albums_changed = Signal()
    taught = Signal(int)
    made = Signal(int)
    lesson_told = Signal(str)
    lesson_gone = Signal()

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        report: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._report = report
        self._lessons: list[Lesson] = []
        self.albums: tuple[Album, ...] = ()

    def album(self, number: int | None) -> Album | None:
        return next((album for album in self.albums if album.id == number), None)

    def refresh(self) -> None:
        """Read the list again."""
        self._tasks.query(self._library.albums.list, self._take, self._report, ("albums", id(self)))

    def create(self, name: str, photos: Sequence[int] = ()) -> None:
        """Make an album, with these photos as its first examples in."""
        library = self._library

        def create() -> tuple[int, tuple[Album, ...]]:
            number = library.albums.create(name).id
            if photos:
                library.albums.teach(number, photos, True)
            return number, library.albums.list()

        def created(result: tuple[int, tuple[Album, ...]]) -> None:
            number, albums = result
            self._take(albums)
            self.made.emit(number)
            if photos:
                self.refit(number)

        self._tasks.review(create, created, self._report)

    def set_name(self, number: int, name: str) -> None:
        self._change(lambda: self._library.albums.set_name(number, name))

    def set_learner(self, number: int, learner: Learner) -> None:
        self._change(lambda: self._library.albums.set_learner(number, learner), number)

    def set_threshold(self, number: int, threshold: float) -> None:
        self._change(lambda: self._library.albums.set_threshold(number, threshold))

    def delete(self, number: int) -> None:
        """Forget an album and its examples; no photo is touched."""
        self._lessons = [lesson for lesson in self._lessons if lesson.album != number]
        self._change(lambda: self._library.albums.delete(number))

    def _change(self, op: Callable[[], None], taught: int | None = None) -> None:
        def changed(_: None) -> None:
            self.refresh()
            if taught is not None:
                self.taught.emit(taught)

        self._tasks.review(op, changed, self._report)

    def teach(self, number: int, photos: Sequence[int], inside: bool | None) -> None:
        """Say that photos belong to an album (True), do not (False), or are no examples any more (None)."""
        album, library = self.album(number), self._library
        if album is None or not photos:
            return
        count, name = len(photos), album.name
        if inside is None:
            text = plural(
                "{n} photo is no example of “{name}” any more.",
                "{n} photos are no examples of “{name}” any more.",
                count,
                name=name,
            )
        elif inside:
            text = plural("{n} photo belongs to “{name}”.", "{n} photos belong to “{name}”.", count, name=name)
        else:
            text = plural(
                "{n} photo does not belong to “{name}”.", "{n} photos do not belong to “{name}”.", count, name=name
            )

        def kept(lesson: Lesson) -> None:
            self._lessons.append(lesson)
            del self._lessons[:-LESSONS]
            self.taught.emit(number)
            self.lesson_told.emit(text)
            self.refit(number)

        self._tasks.review(lambda: library.albums.teach(number, photos, inside), kept, self._report)

    def take_back(self) -> None:
        """Make the examples what they were before the last lesson."""
        if not self._lessons:
            return
        lesson, library = self._lessons.pop(), self._library
        self.lesson_gone.emit()

        def restored(_: Lesson) -> None:
            self.taught.emit(lesson.album)
            self.refit(lesson.album)

        self._tasks.review(lambda: library.albums.take_back(lesson), restored, self._report)

    def refit(self, number: int) -> None:
        """Learn an album anew, so that the list can say how many photos belong to it."""
        library = self._library

        def learn() -> tuple[Album, ...]:
            if any(album.id == number for album in library.albums.list()):
                library.albums.ranked(number)
            return library.albums.list()

        self._tasks.query(learn, self._take, self._report, ("album", number))

    def _take(self, albums: tuple[Album, ...]) -> None:
        if albums != self.albums:
            self.albums = albums
            self.albums_changed.emit()
