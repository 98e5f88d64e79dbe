"""Pictures drawn from a seed, for trying the program where there are no photographs."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from core import paths

BROAD = (6800, 6000)
"""Width and height of `broad`: more than 40 megapixels, of which parts are read by a process of their own."""
GREY = 120
FORMATS = ("tile.heic", "tile.avif", "tile.webp")
"""One picture in the formats whose decoders come with libraries of their own; in `resources/selftest`."""


def plant(folder: Path, elsewhere: Path) -> list[set[str]]:
    """Make pictures below a folder, some of them copies of others, and one elsewhere that shows a part of scene 2.

    Returns:
        The groups of copies, each the places of its pictures in the folder: scene 0 also byte for byte and at half the
        size, scene 1 mirrored, one more picture in all of FORMATS. Scenes 2 to 6 and "broad.jpg" have no copy.
    """
    scenes = [scene(seed) for seed in range(7)]
    for number, image in enumerate(scenes):
        save(image, folder / f"scene-{number}.jpg")
    copies = folder / "copies"
    copies.mkdir()
    shutil.copy2(folder / "scene-0.jpg", copies / "same.jpg")
    save(scenes[0].scaledToWidth(480, Qt.TransformationMode.SmoothTransformation), copies / "small.jpg")
    save(scenes[1].flipped(Qt.Orientation.Horizontal), copies / "mirrored.jpg")
    for name in FORMATS:
        shutil.copy2(paths.resource("selftest", name), folder / name)
    save(broad(), folder / "broad.jpg")
    save(scenes[2].copy(60, 40, 720, 560), elsewhere)
    return [
        {"scene-0.jpg", "copies/same.jpg", "copies/small.jpg"},
        {"scene-1.jpg", "copies/mirrored.jpg"},
        set(FORMATS),
    ]


def scene(seed: int) -> QImage:
    """960 x 720 pixels of light and shapes; scenes of different seeds look as different as photographs do."""
    chance = random.Random(seed)
    image = QImage(960, 720, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(chance.uniform(0, 960), 0, chance.uniform(0, 960), 720)
    for stop in (0, chance.uniform(0.3, 0.7), 1):
        sky.setColorAt(stop, _colour(chance, 255))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    for size, count in ((320, 8), (120, 30), (28, 220)):
        for _ in range(count):
            painter.setBrush(_colour(chance, 230))
            x, y = chance.uniform(-60, 900), chance.uniform(-60, 660)
            place = QRectF(x, y, chance.uniform(0.3, 1) * size, chance.uniform(0.3, 1) * size)
            painter.save()
            painter.translate(place.center())
            painter.rotate(chance.uniform(0, 90))
            place.moveCenter(QPointF(0, 0))
            painter.drawEllipse(place) if chance.random() < 0.5 else painter.drawRect(place)
            painter.restore()
    painter.end()
    return image


def _colour(chance: random.Random, alpha: int) -> QColor:
    return QColor.fromHsv(chance.randrange(360), chance.randrange(60, 256), chance.randrange(40, 256), alpha)


def broad() -> QImage:
    """A picture of `BROAD` pixels, GREY in its middle."""
    image = QImage(*BROAD, QImage.Format.Format_Grayscale8)
    image.fill(GREY)
    painter = QPainter(image)
    for step in range(0, BROAD[0], 200):
        painter.fillRect(step, (step * 7) % BROAD[1], 150, 900, QColor(step % 255, 0, 0))
    painter.end()
    return image


def save(image: QImage, path: Path) -> None:
    """Write a picture as its file name says, and make its folder. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path), quality=92):
        raise OSError(f"Qt cannot write {path}")
