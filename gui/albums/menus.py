"""Albums from everywhere: what a photo's menu offers, and names that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from core.language import plural, tr
from gui.session import Session
from gui.widgets.name_dialog import ask_name
from gui.widgets.question import ask

PAGE = "albums"


def add_to(menu: QMenu, session: Session, photos: Callable[[], Sequence[int]], window: QWidget) -> None:
    """Offer in a menu to put photos into an album, or to say that they do not belong to one."""
    fill(menu.addMenu(tr("Add to &album")), session, photos, window, inside=True)
    out = menu.addMenu(tr("&Not in album"))
    out.setEnabled(bool(session.albums.albums))
    fill(out, session, photos, window, inside=False)


def fill(menu: QMenu, session: Session, photos: Callable[[], Sequence[int]], window: QWidget, *, inside: bool) -> None:
    """One entry for each album, and for the first side one that makes a new album."""
    for album in session.albums.albums:
        action = menu.addAction(album.name.replace("&", "&&"))
        action.triggered.connect(lambda _=False, number=album.id: session.albums.teach(number, photos(), inside))
    if inside:
        menu.addSeparator()
        menu.addAction(tr("&New album…"), lambda: ask_for_new(session, window, photos()))


def ask_for_new(session: Session, window: QWidget, photos: Sequence[int] = ()) -> None:
    """Ask for a name, and make an album of it with these photos as its first examples."""
    text = tr("Name of the new album:")
    if photos:
        text = plural(
            "Name of the new album, with {n} photo as its first example:",
            "Name of the new album, with {n} photos as its first examples:",
            len(photos),
        )
    ask_name(window, tr("New album"), text, "", lambda name: session.albums.create(name, photos))


def ask_to_rename(session: Session, window: QWidget, number: int) -> None:
    album = session.albums.album(number)
    if album is not None:
        text = tr("New name of the album:")
        ask_name(window, tr("Rename"), text, album.name, lambda name: session.albums.set_name(number, name))


def ask_to_delete(session: Session, window: QWidget, number: int) -> None:
    """Delete an album when the person confirms it: examples are work, and are gone then."""
    album = session.albums.album(number)
    if album is None:
        return
    ask(
        window,
        tr("Delete album"),
        tr("Delete the album “{name}”?", name=album.name),
        plural(
            "Its {n} example is forgotten. No photo is touched.",
            "Its {n} examples are forgotten. No photo is touched.",
            album.inside + album.outside,
        ),
        {tr("Delete the album"): lambda: session.albums.delete(number)},
    )
