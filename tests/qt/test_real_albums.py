"""An album on the real library: taught in the window, ranked, labelled, and there again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.library import Library
from gui.albums.page import AlbumsPage
from gui.main_window import MainWindow
from tests.fakes import FakeEncoder
from tests.qt.steps import settle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten red and ten blue pictures, every one different."""
    folder, random = tmp_path / "Pictures", np.random.default_rng(0)
    folder.mkdir()
    for name, colour in (("red", (200, 40, 30)), ("blue", (30, 50, 210))):
        for number in range(10):
            pixels = np.clip(np.array(colour) + random.normal(0, 30, (16, 16, 3)), 0, 255).astype(np.uint8)
            Image.fromarray(pixels).resize((160, 160), Image.Resampling.BILINEAR).save(folder / f"{name}{number}.png")
    return folder


def test_an_album_learns_in_the_window(
    qtbot: QtBot, tmp_path: Path, folder: Path, open_window: Callable[..., MainWindow]
) -> None:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)], match=False)
        by_name = {Path(photo.path).stem: int(photo.id) for photo in library.photos(library.photo_ids())}
        window = open_window(library)
        session, page = window.session, window.page_of("albums", AlbumsPage)
        session.albums.create("Red", [by_name["red0"], by_name["red1"], by_name["red2"]])
        qtbot.waitUntil(lambda: bool(session.albums.albums))
        window.go_to("albums", session.albums.albums[0].id)
        settle(qtbot, window)
        names = {number: name for name, number in by_name.items()}
        shown = [names[i] for i in page.grid.photos.ids.tolist()]
        assert set(shown[:3]) == {"red0", "red1", "red2"}
        assert all(name.startswith("red") for name in shown[:10])
        strip = page.strip.grid
        strip.setFocus()
        qtbot.keyClick(strip, Qt.Key.Key_Home)
        asked = names[int(strip.photos.ids[0])]
        qtbot.keyClick(strip, Qt.Key.Key_Plus if asked.startswith("red") else Qt.Key.Key_Minus)
        settle(qtbot, window)
        examples = {Path(e.path).stem: e.inside for e in library.albums.examples(session.albums.albums[0].id)}
        assert examples[asked] is asked.startswith("red")
        assert len(examples) == 4
        assert window.sidebar.item(window.sidebar.count() - 1).text() == "Red"
        found = session.albums.albums[0].found
        window.close()
        assert session.close()
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        assert [(album.name, album.found) for album in library.albums.list()] == [("Red", found)]
