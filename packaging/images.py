"""The program's icon in the forms that systems want, drawn from `resources/icons/twinlens.svg`.

    python packaging/images.py FOLDER

Writes hicolor/WxH/apps/twinlens.png and hicolor/scalable/apps/twinlens.svg (Linux), twinlens.ico (Windows),
twinlens.icns (macOS). Needs PySide6 and Pillow, so it runs with the Python of the bundle's environment.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICON = Path(__file__).resolve().parents[1] / "resources" / "icons" / "twinlens.svg"
LINUX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
MAC = (16, 32, 64, 128, 256, 512, 1024)
MAC_MARGIN = 0.1
"""Share of the side that Apple's grid for icons leaves free around the shape (824 of 1024 pixels)."""


def draw(px: int, margin: float = 0.0) -> Image.Image:
    """The icon, `px` pixels square, on nothing; `margin`: share of the side left free on each side."""
    canvas = QImage(px, px, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    free = px * margin
    QSvgRenderer(str(ICON)).render(painter, QRectF(free, free, px - 2 * free, px - 2 * free))
    painter.end()
    plain = canvas.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (px, px), bytes(plain.constBits()))


def make(folder: Path) -> None:
    """Write all forms of the icon below a folder."""
    for px in LINUX:
        place = folder / "hicolor" / f"{px}x{px}" / "apps" / "twinlens.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        draw(px).save(place, optimize=True)
    scalable = folder / "hicolor" / "scalable" / "apps" / "twinlens.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ICON, scalable)
    # Each size is drawn for itself: scaled down from the largest, the eye would be a smudge at 16 pixels.
    windows = [draw(px) for px in WINDOWS]
    windows[-1].save(folder / "twinlens.ico", sizes=[(px, px) for px in WINDOWS], append_images=windows[:-1])
    mac = [draw(px, MAC_MARGIN) for px in MAC]
    mac[-1].save(folder / "twinlens.icns", append_images=mac[:-1])


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    make(Path(sys.argv[1]))
