"""What was dropped or pasted: folders to add, or a picture to search by."""

from __future__ import annotations

import os
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

RAW_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/avif", "image/gif", "image/bmp", "image/tiff")
"""Taken as they come, best first: no decoding on the GUI thread."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is usable of a drop or a paste.

    Attributes:
        folders, files: Local paths.
        data: A picture's bytes, for one that is no file here.
        image: A picture that the system gave decoded only.
    """

    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    data: bytes | None = None
    image: QImage | None = None

    @property
    def empty(self) -> bool:
        return not (self.folders or self.files or self.data or self.image)


def is_usable(mime: QMimeData) -> bool:
    """A quick look, for a drag that only passes over: it reads no picture."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls()) or _raw_format(mime) is not None


def read(mime: QMimeData) -> Dropped:
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if not paths and mime.hasText() and not mime.hasImage():  # a path copied as text
        text = mime.text().strip().strip('"')
        paths = [text] if os.path.isabs(text) and "\n" not in text and os.path.exists(text) else []
    folders = tuple(path for path in paths if os.path.isdir(path))
    files = tuple(path for path in paths if os.path.isfile(path))
    if folders or files:
        return Dropped(folders, files)
    raw = _raw_format(mime)
    if raw is not None:
        data = mime.data(raw).data()
        if data:
            return Dropped(data=bytes(data))
    image = mime.imageData() if mime.hasImage() else None
    return Dropped(image=image if isinstance(image, QImage) and not image.isNull() else None)


def to_png(image: QImage) -> bytes:
    """A picture's bytes as PNG; slow for a large one, so for a lane's thread."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"PNG")
    writer.setQuality(90)  # for PNG: little compression, quick
    writer.write(image)
    buffer.close()
    return bytes(data.data())


def _raw_format(mime: QMimeData) -> str | None:
    formats = set(mime.formats())
    return next((name for name in RAW_PICTURES if name in formats), None)
