"""Pictures drawn by the program itself: for a first try without one's own photos, for the start page, and the manual.

Each is drawn from a kind and a seed, so all of it can be made again; nothing of anybody's photographs is in them.
"""

from __future__ import annotations

import math
import os
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
    QRadialGradient,
    QTransform,
)

from core import paths
from core.errors import UserError
from core.language import tr

WIDTH, HEIGHT = 1080, 720
SEEDS = 4
Draw = Callable[[QPainter, random.Random, int, int], None]


def scene(kind: str, seed: int, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """A picture of a kind of `SCENES`, RGB; the same for the same arguments. For any thread."""
    # str seeds are hashed in the same way everywhere, unlike hash().
    chance = random.Random(f"{kind} {seed}")
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    SCENES[kind](painter, chance, width, height)
    painter.end()
    return _grained(image, seed)


def _sky(painter: QPainter, chance: random.Random, width: int, height: int, top: str, low: str) -> None:
    fade = QLinearGradient(0, 0, 0, height)
    fade.setColorAt(0, QColor(top))
    fade.setColorAt(1, QColor(low))
    painter.fillRect(0, 0, width, height, fade)


def _sun(painter: QPainter, x: float, y: float, radius: float, color: str) -> None:
    glow = QRadialGradient(x, y, radius * 3)
    glow.setColorAt(0, QColor(color))
    glow.setColorAt(0.32, QColor(color))
    glow.setColorAt(0.36, QColor.fromRgba(QColor(color).rgb() & 0x60FFFFFF))
    glow.setColorAt(1, Qt.GlobalColor.transparent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(QPointF(x, y), radius * 3, radius * 3)


def _ridge(chance: random.Random, width: int, height: int, level: float, rough: float) -> QPolygonF:
    """The outline of hills: midpoint displacement (Fournier, Fussell and Carpenter 1982)."""
    heights = [level + chance.uniform(-rough, rough), level + chance.uniform(-rough, rough)]
    step = rough
    while len(heights) < 130:
        step *= 0.55
        between = [(a + b) / 2 + chance.uniform(-step, step) for a, b in pairwise(heights)]
        heights = [value for pair in zip(heights, between, strict=False) for value in pair] + [heights[-1]]
    points = [QPointF(width * i / (len(heights) - 1), height * value) for i, value in enumerate(heights)]
    return QPolygonF([*points, QPointF(width, height), QPointF(0, height)])


def _sea(painter: QPainter, chance: random.Random, width: int, height: int) -> None:
    _sky(painter, chance, width, height, "#3d6ea8", "#f6c58a")
    line = height * chance.uniform(0.5, 0.6)
    x = width * chance.uniform(0.2, 0.8)
    _sun(painter, x, line - height * chance.uniform(0.05, 0.2), height * 0.06, "#fff0c0")
    painter.fillRect(QRectF(0, line, width, height - line), QColor("#2b5f78"))
    for _ in range(420):
        y = line + (height - line) * chance.random() ** 1.6
        long = width * (0.01 + 0.06 * (y - line) / height) * chance.uniform(0.4, 1.6)
        near = abs((at := width * chance.random()) - x) < width * 0.08
        painter.setPen(
            QPen(QColor("#ffdca0" if near else chance.choice(("#1d4a60", "#4f8ca3", "#77adbd"))), height / 300)
        )
        painter.drawLine(QPointF(at, y), QPointF(at + long, y))
    sail_x, sail_y = width * chance.uniform(0.15, 0.85), line + height * 0.04
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#f4efe4"))
    high = height * chance.uniform(0.1, 0.16)
    painter.drawPolygon(
        QPolygonF([QPointF(sail_x, sail_y), QPointF(sail_x, sail_y - high), QPointF(sail_x + high * 0.6, sail_y)])
    )
    painter.setBrush(QColor("#5a2f22"))
    painter.drawRect(QRectF(sail_x - high * 0.3, sail_y, high, high * 0.14))


def _hills(painter: QPainter, chance: random.Random, width: int, height: int) -> None:
    _sky(painter, chance, width, height, "#7fb2e5", "#e8eef2")
    _sun(painter, width * chance.uniform(0.1, 0.9), height * 0.18, height * 0.05, "#fffbe0")
    painter.setPen(Qt.PenStyle.NoPen)
    for share, color in ((0.38, "#9db3c7"), (0.5, "#7b9a8f"), (0.64, "#587f4c"), (0.8, "#3b5f35")):
        painter.setBrush(QColor(color))
        painter.drawPolygon(_ridge(chance, width, height, share, 0.13))
    for _ in range(70):
        x, y = width * chance.random(), height * chance.uniform(0.72, 0.98)
        tall = height * 0.05 * (y / height) ** 2 * chance.uniform(0.7, 1.5)
        painter.setBrush(QColor(chance.choice(("#24461f", "#2f5a2a", "#1d3a1b"))))
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - tall * 2), QPointF(x - tall * 0.6, y), QPointF(x + tall * 0.6, y)])
        )


def _town(painter: QPainter, chance: random.Random, width: int, height: int) -> None:
    _sky(painter, chance, width, height, "#101733", "#5a4a72")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#e8e8ff"))
    for _ in range(90):
        painter.drawEllipse(QPointF(width * chance.random(), height * 0.5 * chance.random()), 1.3, 1.3)
    for row, (color, tallest) in enumerate((("#232847", 0.62), ("#171b33", 0.45))):
        x = -width * 0.05
        while x < width:
            wide = width * chance.uniform(0.06, 0.13)
            top = height * (1 - tallest * chance.uniform(0.5, 1))
            painter.setBrush(QColor(color))
            painter.drawRect(QRectF(x, top, wide, height - top))
            cell = height * 0.028
            across, down = int(wide / cell / 1.4), int((height - top) / cell / 1.4)
            for i in range(1, across):
                for j in range(1, down):
                    if chance.random() < 0.45:
                        painter.setBrush(QColor(chance.choice(("#ffd98a", "#ffefc4", "#c98f4d"))))
                        painter.drawRect(QRectF(x + i * cell * 1.4, top + j * cell * 1.4, cell * 0.7, cell * 0.8))
            x += wide * (1.15 if row else 1.0)


def _meadow(painter: QPainter, chance: random.Random, width: int, height: int) -> None:
    _sky(painter, chance, width, height, "#9fd0ef", "#cfe8c8")
    painter.fillRect(QRectF(0, height * 0.4, width, height), QColor("#5f9a45"))
    for _ in range(900):
        y = height * (0.4 + 0.6 * chance.random())
        x, tall = width * chance.random(), height * 0.05 * (y / height) ** 2
        painter.setPen(QPen(QColor(chance.choice(("#3f7a2e", "#76b455", "#8cc063", "#4e8b39"))), max(1.0, tall / 12)))
        painter.drawLine(QPointF(x, y), QPointF(x + chance.uniform(-0.4, 0.4) * tall, y - tall))
    painter.setPen(Qt.PenStyle.NoPen)
    petals = chance.choice(("#e2483f", "#f3c33c", "#b05bc4", "#f08fb0"))
    for _ in range(60):
        y = height * (0.45 + 0.55 * chance.random())
        x, size = width * chance.random(), height * 0.018 * (y / height) ** 3 + 2
        painter.setBrush(QColor(petals))
        for turn in range(5):
            angle = turn * math.tau / 5
            painter.drawEllipse(QPointF(x + math.cos(angle) * size, y + math.sin(angle) * size), size * 0.8, size * 0.8)
        painter.setBrush(QColor("#fff2b0"))
        painter.drawEllipse(QPointF(x, y), size * 0.6, size * 0.6)


def _house(painter: QPainter, chance: random.Random, width: int, height: int) -> None:
    _sky(painter, chance, width, height, "#86b9e0", "#f2efe2")
    painter.fillRect(QRectF(0, height * 0.72, width, height), QColor("#7d9a55"))
    left, wide = width * chance.uniform(0.15, 0.4), width * chance.uniform(0.3, 0.5)
    top, foot = height * chance.uniform(0.34, 0.5), height * chance.uniform(0.76, 0.86)
    windows, door = chance.randint(2, 5), chance.uniform(0.1, 0.75)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chance.choice(("#d9c7a5", "#c98f74", "#e4e0d5"))))
    painter.drawRect(QRectF(left, top, wide, foot - top))
    painter.setBrush(QColor(chance.choice(("#8c3f2f", "#59606b", "#75603a"))))
    over, peak = wide * 0.08, top - height * chance.uniform(0.14, 0.26)
    painter.drawPolygon(
        QPolygonF([QPointF(left - over, top), QPointF(left + wide / 2, peak), QPointF(left + wide + over, top)])
    )
    painter.setPen(QPen(QColor("#6f2f23"), 2))
    for i in range(1, 24):
        y = peak + (top - peak) * i / 24
        half = (wide / 2 + over) * i / 24
        painter.drawLine(QPointF(left + wide / 2 - half, y), QPointF(left + wide / 2 + half, y))
    painter.setPen(QPen(QColor("#f5f5f0"), height / 120))
    painter.setBrush(QColor("#3e5a70"))
    for i in range(windows):
        at = left + wide * (i + 0.5) / windows
        painter.drawRect(QRectF(at - wide * 0.07, top + height * 0.06, wide * 0.14, height * 0.11))
    painter.setBrush(QColor("#5b3b25"))
    painter.drawRect(QRectF(left + wide * door, foot - height * 0.17, wide * 0.13, height * 0.17))
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (width * chance.uniform(0.02, 0.12), width * chance.uniform(0.88, 0.98)):
        painter.setBrush(QColor("#5c4330"))
        painter.drawRect(QRectF(x - width * 0.01, height * 0.5, width * 0.02, height * 0.32))
        for _ in range(140):
            painter.setBrush(QColor(chance.choice(("#3d6b34", "#4f8441", "#2f5529", "#6c9b4e"))))
            spot = QPointF(x + chance.gauss(0, width * 0.045), height * 0.42 + chance.gauss(0, height * 0.09))
            painter.drawEllipse(spot, width * 0.014, width * 0.014)


def _fruit(painter: QPainter, chance: random.Random, width: int, height: int) -> None:
    _sky(painter, chance, width, height, "#4a3f3a", "#8d7560")
    painter.fillRect(QRectF(0, height * 0.62, width, height), QColor("#a97f52"))
    for _ in range(60):
        y = height * (0.62 + 0.38 * chance.random())
        painter.setPen(QPen(QColor(chance.choice(("#93693e", "#bd9467"))), chance.uniform(1, 4)))
        painter.drawLine(
            QPointF(width * chance.uniform(-0.2, 0.8), y), QPointF(width * chance.uniform(0.2, 1.2), y + 6)
        )
    painter.setPen(Qt.PenStyle.NoPen)
    spots = sorted((chance.uniform(0.5, 0.86), chance.uniform(0.1, 0.9)) for _ in range(9))
    for y, x in spots:
        size = height * chance.uniform(0.08, 0.12)
        color = QColor(chance.choice(("#c8312b", "#d9892b", "#8fae3a", "#e0b53a")))
        painter.setBrush(QColor(20, 12, 8, 90))
        painter.drawEllipse(QPointF(width * x + size * 0.3, height * y + size * 0.8), size * 1.1, size * 0.3)
        shade = QRadialGradient(width * x - size * 0.35, height * y - size * 0.4, size * 1.5)
        shade.setColorAt(0, color.lighter(165))
        shade.setColorAt(0.4, color)
        shade.setColorAt(1, color.darker(210))
        painter.setBrush(shade)
        painter.drawEllipse(QPointF(width * x, height * y), size, size)


SCENES: dict[str, Draw] = {
    "sea": _sea, "hills": _hills, "town": _town, "meadow": _meadow, "house": _house, "fruit": _fruit,
}  # fmt: skip


def _grained(image: QImage, seed: int) -> QImage:
    """With the grain of a sensor: what local features and encoders see in photographs and flat drawings lack."""
    rows, columns = image.height(), image.width()
    view = np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine() // 4, 4)[:, :columns, :3]
    noise = np.random.default_rng(seed).normal(0, 5, (rows, columns, 1))
    out = np.full((rows, columns, 4), 255, np.uint8)
    out[..., :3] = np.clip(view + noise, 0, 255).astype(np.uint8)
    return QImage(out.data, columns, rows, columns * 4, QImage.Format.Format_RGB32).copy()


# -- copies of a picture


def smaller(image: QImage) -> QImage:
    return image.scaledToWidth(image.width() // 2, Qt.TransformationMode.SmoothTransformation)


def cropped(image: QImage) -> QImage:
    width, height = image.width(), image.height()
    return image.copy(QRect(width // 8, height // 10, width * 3 // 4, height * 3 // 4))


def grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def turned(image: QImage) -> QImage:
    return image.transformed(QTransform().rotate(90))


def captioned(image: QImage) -> QImage:
    out = image.copy()
    painter = QPainter(out)
    painter.fillRect(QRectF(0, out.height() * 0.88, out.width(), out.height() * 0.12), QColor(0, 0, 0, 190))
    painter.fillRect(QRectF(out.width() * 0.06, out.height() * 0.92, out.width() * 0.4, 14), QColor("#ffffff"))
    painter.end()
    return out


def same(image: QImage) -> QImage:
    return image


COPIES: tuple[tuple[str, int, Callable[[QImage], QImage], str, int], ...] = (
    ("sea", 0, smaller, "Phone/sea for mum.jpg", 70),
    ("sea", 0, grey, "Edited/sea grey.jpg", 90),
    ("sea", 1, cropped, "Edited/sail.jpg", 88),
    ("hills", 0, smaller, "Phone/hills.jpg", 60),
    ("hills", 2, turned, "Edited/hills turned.jpg", 90),
    ("town", 0, captioned, "Edited/town card.jpg", 88),
    ("meadow", 1, cropped, "Phone/flowers.jpg", 80),
    ("house", 0, smaller, "Phone/house.jpg", 75),
    ("house", 0, grey, "Edited/house grey.jpg", 92),
    ("fruit", 3, same, "Backup/fruit 4.png", -1),
    ("town", 2, same, "Backup/town 3.jpg", 55),
)
"""(kind, seed, what is done to it, file, quality) of each copy."""


def names() -> list[str]:
    """The files that `write` makes, relative to its folder, with forward slashes."""
    originals = [f"Camera/{kind} {seed + 1}.jpg" for kind in SCENES for seed in range(SEEDS)]
    return [*originals, *(name for _, _, _, name, _ in COPIES)]


def write(folder: Path, check: Callable[[], None] = lambda: None) -> None:
    """Draw all samples into a folder of the library's own; what is there already stays. For a lane's thread.

    `check` is called before each picture, and may end it by raising.
    Raises `UserError` where the folder cannot be written.
    """
    originals = [(kind, seed, same, f"Camera/{kind} {seed + 1}.jpg", 92) for kind in SCENES for seed in range(SEEDS)]
    for kind, seed, change, name, quality in (*originals, *COPIES):
        place = folder / name
        check()
        if place.exists():
            continue
        data = QBuffer()
        writer = QImageWriter(data, b"PNG" if place.suffix == ".png" else b"JPEG")
        writer.setQuality(quality)
        if not writer.write(change(scene(kind, seed))):
            raise RuntimeError(f"{name} could not be encoded: {writer.errorString()}")
        try:
            paths.write_atomically(place, bytes(data.data().data()))
        except OSError as error:
            raise _refused(folder) from error


def place(library: Path) -> Path:
    """Where the samples of a library are: inside its own folder."""
    return library / "samples"


def remove(folder: Path) -> None:
    """Delete what `write` made, and the folders that are empty then; what else was put there stays.

    Raises `UserError` where a file cannot be deleted.
    """
    try:
        for name in names():
            (folder / name).unlink(missing_ok=True)
        for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
            _remove_empty(inner)
        _remove_empty(folder)
    except OSError as error:
        text = tr("The sample pictures in {folder} could not all be deleted.", folder=str(folder))
        raise UserError("not-writable", text, str(folder)) from error


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not os.listdir(folder):
        folder.rmdir()


def _refused(folder: Path) -> UserError:
    text = tr("The samples cannot be written to {folder}. Is the disk full, or the folder locked?", folder=str(folder))
    return UserError("not-writable", text, str(folder))
