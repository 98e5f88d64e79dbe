"""Searching in the window on a real library: a file, a box on it, more and less, kept searches, why, a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.library import Library
from core.records import Box, Example, Query
from gui.main_window import MainWindow
from tests import pictures
from tests.fakes import FakeEncoder
from tests.qt.steps import drop, files, settle

Open = Callable[..., MainWindow]


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Library]:
    """Six photographs; and outside the library a scene with photo 3 in its lower right corner."""
    for seed in range(6):
        pictures.save(pictures.photo(seed, 320, 240), tmp_path / "Pictures" / f"photo-{seed}.jpg")
    scene = pictures.photo(50, 640, 480)
    scene.paste(pictures.photo(3, 320, 240), (320, 240))
    pictures.save(scene, tmp_path / "scene.jpg")
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(tmp_path / "Pictures")], sequential=True)
        yield library


def names(window: MainWindow) -> list[str]:
    model = window.search.asked.results
    return [model.index(row).data() for row in range(model.rowCount())]


def test_a_box_finds_what_is_inside_it_and_examples_refine(
    real: Library, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(real)
    page, grid = window.search, window.search.grid
    assert drop(window, files(tmp_path / "scene.jpg"))
    settle(qtbot, window)
    assert not page.asked.card.picture.pixmap().isNull()
    page.asked.card.picture.set_box(Box(0.5, 0.5, 1.0, 1.0))
    settle(qtbot, window)
    assert names(window)[0] == "photo-3.jpg"
    grid.select_row(0)
    page.asked.show_why()
    settle(qtbot, window)
    assert page.asked.why.right.has_light
    qtbot.keyClick(page.asked.why, Qt.Key.Key_Escape)
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    settle(qtbot, window)
    assert "photo-3.jpg" not in names(window)
    assert len(page.asked.card.examples.chips) == 2
    qtbot.keyClick(grid, Qt.Key.Key_Minus)
    settle(qtbot, window)
    assert [example.liked for example in page.asking.query.examples] == [True, True, False]
    page.asking.save("Corner")
    settle(qtbot, window)
    assert window.sidebar.item(window.sidebar.count() - 1).text() == "Corner"


def test_searches_are_there_after_a_restart(real: Library, open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(real)
    window.search.asking._rest.setInterval(20)  # a person waits longer
    assert drop(window, files(tmp_path / "scene.jpg"))
    qtbot.waitUntil(lambda: window.search.strip.count() == 1, timeout=5000)
    window.search.asked.card.picture.set_box(Box(0.5, 0.5, 1.0, 1.0))
    qtbot.waitUntil(lambda: window.search.strip.count() == 2, timeout=5000)
    again = open_window(real)
    again.go_to("search")
    assert again.search.strip.item(0).toolTip() == "Part of scene.jpg"
    again.search.go(-1)
    settle(qtbot, again)
    assert names(again)[0] == "photo-3.jpg"
    assert again.search.asked.card.picture.box == Box(0.5, 0.5, 1.0, 1.0)


def test_a_search_by_a_photo_that_is_gone_goes_on_by_what_is_remembered_of_it(
    real: Library, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(real)
    page, session = window.search, window.session
    page.asking._rest.setInterval(20)  # a person waits longer
    gone = tmp_path / "Pictures" / "photo-3.jpg"
    photo = real._catalogue.photo_at(str(gone))
    assert photo is not None
    window.find_similar(Query((Example("photo-3.jpg", photo_id=photo.id),)))
    qtbot.waitUntil(lambda: page.strip.count() == 1, timeout=5000)
    before = names(window)
    gone.unlink()
    session.scans.start()
    qtbot.waitUntil(lambda: "photo-3.jpg is gone; its remembered thumbnail" in page.asked.card.found.text())
    settle(qtbot, window)
    assert names(window) == before
    assert not page.asked.card.picture.pixmap().isNull()
    assert page.strip.count() == 1
    assert page.strip.currentRow() == 0


def test_parts_are_made_and_find_the_scene(real: Library, open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    """A small thing in a large scene: the scene is in the library, and the picture in its corner is asked for."""
    window = open_window(real)
    scenes = tmp_path / "scenes"
    scenes.mkdir()
    (tmp_path / "scene.jpg").rename(scenes / "scene.jpg")
    real.scan([str(scenes)], sequential=True)
    real.search.make_parts()
    assert drop(window, files(tmp_path / "Pictures" / "photo-3.jpg"))
    settle(qtbot, window)
    window.search.asked.card.parts.box.click()
    qtbot.waitUntil(lambda: window.search.asking.query.parts)
    settle(qtbot, window)
    model = window.search.asked.results
    found = next(model.entry(row) for row in range(model.rowCount()) if model.index(row).data() == "scene.jpg")
    assert found.box is not None
    assert found.box.left + found.box.right > 1
    assert found.box.top + found.box.bottom > 1


def test_a_card_is_looked_up(real: Library, open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(real)
    card = tmp_path / "card"
    pictures.save(pictures.photo(2, 320, 240).resize((240, 180)), card / "smaller.jpg")
    pictures.save(pictures.photo(90, 320, 240), card / "new.jpg")
    window.search.check.check(str(card))
    qtbot.waitUntil(lambda: not window.search.check._work.running, timeout=60_000)
    settle(qtbot, window)
    assert window.search.check.verdict.text() == "1 picture of 2 is not in your library."
