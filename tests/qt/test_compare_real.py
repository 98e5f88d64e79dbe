"""The compare page on real files: turned, cropped, tilted and smaller copies lie on their original, pixel on pixel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.library import Library
from core.records import Photo
from gui.compare.canvas import Canvas
from gui.compare.difference import difference
from gui.main_window import MainWindow
from tests import pictures
from tests.fakes import FakeEncoder
from tests.qt.steps import settle

Open = Callable[..., MainWindow]

EDITS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "turned.jpg": lambda p: p.transpose(Image.Transpose.ROTATE_90),
    "mirrored.jpg": lambda p: p.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    "smaller.jpg": lambda p: p.resize((500, 375), Image.Resampling.LANCZOS),
    "cropped.jpg": lambda p: p.crop((130, 90, 890, 640)),
    "tilted.jpg": lambda p: p.rotate(4, Image.Resampling.BICUBIC),
}


@pytest.fixture
def window(tmp_path: Path, open_window: Open) -> MainWindow:
    folder, original = tmp_path / "Pictures", pictures.photo(21, 1000, 750)
    pictures.save(original, folder / "original.jpg")
    for name, edit in EDITS.items():
        pictures.save(edit(original), folder / name)
    library = Library.open(tmp_path / "library", encoder=FakeEncoder())
    library.scan([str(folder)], match=False)
    window = open_window(library)
    yield window
    window.close()
    window.session.close()
    library.close()


def named(window: MainWindow, name: str) -> Photo:
    library = window.session.library
    return next(p for p in library.photos(library.photo_ids().tolist()) if Path(p.path).name == name)


def pixels(canvas: Canvas) -> np.ndarray:
    """What is painted in the middle of the canvas, float [h, w, 3], away from what lies over the pictures."""
    image = canvas.grab().toImage().convertToFormat(canvas.grab().toImage().Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    whole = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)
    height, width = whole.shape[:2]
    return whole[height // 3 : height * 2 // 3, width * 2 // 5 : width * 3 // 5]


@pytest.mark.parametrize("name", EDITS)
def test_a_copy_lies_on_its_original(window: MainWindow, qtbot: QtBot, name: str) -> None:
    page, canvas = window.compare, window.compare.canvas
    window.go_to("compare")
    page.show_pair([named(window, "original.jpg"), named(window, name)], 1)
    settle(qtbot, window)
    for key in ("1", "2"):
        qtbot.keyClicks(canvas, key)
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        settle(qtbot, window)
        b = pixels(canvas)
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        settle(qtbot, window)
        a = pixels(canvas)
        assert a.std() > 20
        in_place = np.abs(a - b).mean()
        step = round(0.01 * canvas.width())  # being off by one in a hundred would be seen
        moved = min(np.abs(a[:, step:] - b[:, :-step]).mean(), np.abs(a[step:] - b[:-step]).mean())
        assert in_place < 6
        assert in_place < 0.5 * moved
    before = canvas.view.visible()
    qtbot.keyClicks(canvas, "d")
    settle(qtbot, window)
    heat = canvas.differences.heat(canvas.sides[0].laid, canvas.sides[1].laid)
    assert heat.share < 0.02
    assert canvas.view.visible() == before


def test_a_copy_that_is_offline_is_laid_by_its_thumbnail(window: MainWindow, qtbot: QtBot) -> None:
    turned = named(window, "turned.jpg")
    Path(turned.path).unlink()
    window.go_to("compare")
    window.compare.show_pair([named(window, "original.jpg"), turned], 1)
    settle(qtbot, window)
    canvas = window.compare.canvas
    assert canvas.failure(1) == "The file is not there any more."
    laid = canvas.sides[1].laid
    assert laid.place[0] == pytest.approx((0, -1, 1), abs=0.01)
    assert laid.upright
    assert not canvas.loading


def test_the_heat_map_shows_what_was_changed_and_not_the_noise_of_compression() -> None:
    rng = np.random.default_rng(3)
    a = np.asarray(pictures.photo(22, 300, 200))
    b = np.clip(a + rng.normal(0, 3, a.shape), 0, 255).astype(np.uint8)
    b[40:80, 100:160] = 255 - a[40:80, 100:160] // 2
    shared = np.ones(a.shape[:2], bool)
    shared[:, :50] = False
    b[:, :40] = 0
    heat, share = difference(a, b, shared)
    grey = heat.std(axis=2) < 2
    assert not grey[45:75, 105:155].any()
    assert grey[100:, 60:].mean() > 0.99
    assert grey[:, :45].all()  # what only one of them has is no difference
    assert share == pytest.approx(40 * 60 / (200 * 250), rel=0.2)


def test_decisions_on_real_groups_are_followed(tmp_path: Path, open_window: Open, qtbot: QtBot) -> None:
    folder, original = tmp_path / "Pictures", pictures.photo(23, 800, 600)
    for name, size in (("large.jpg", (800, 600)), ("middle.jpg", (640, 480)), ("small.jpg", (400, 300))):
        pictures.save(original.resize(size, Image.Resampling.LANCZOS), folder / name)
    library = Library.open(tmp_path / "library", encoder=FakeEncoder())
    library.scan([str(folder)])
    window = open_window(library)
    page, canvas = window.compare, window.compare.canvas

    def names() -> list[str]:
        return [Path(photo.path).name for photo in page.photos]

    window.go_to("duplicates")
    window.duplicates.members.select_row(2)
    qtbot.keyClick(window.duplicates.members, Qt.Key.Key_C)
    settle(qtbot, window)
    assert names() == ["large.jpg", "middle.jpg", "small.jpg"]
    assert page.current == 2
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert [library.photo(photo).path for photo in library.review.marks()] == [str(folder / "small.jpg")]
    qtbot.keyClick(canvas, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: names()[0] == "small.jpg")
    settle(qtbot, window)
    assert Path(page.photos[page.current].path).name == "large.jpg"
    assert not library.review.marks()
    qtbot.keyClick(canvas, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: len(page.photos) == 2 or window.page == "duplicates")
    settle(qtbot, window)
    assert names() == ["small.jpg", "middle.jpg"]
    qtbot.keyClick(canvas, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: window.page == "duplicates")
    settle(qtbot, window)
    assert len(library.review.decisions()) == 2
    window.close()
    window.session.close()
    library.close()
