"""What was dropped or pasted: folders, pictures to search by, or only the address of one."""

from __future__ import annotations

import base64
import binascii
import os
import re
from dataclasses import dataclass, replace
from pathlib import PurePath, PurePosixPath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from core.language import tr
from core.records import Example

RAW_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/avif", "image/gif", "image/bmp", "image/tiff")
"""Taken as they come, best first: no decoding on the GUI thread."""

INLINE = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)")
"""A picture that stands in a page itself, and not at an address of its own."""

WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is usable of a drop or a paste.

    Attributes:
        folders, files: Local paths.
        data: A picture's bytes, for one that is no file here.
        image: A picture that the system gave decoded only.
        address: Where a picture lies on the network, which is never asked for it; "" when the picture came along.
        name: What the picture is called where it comes from; "" where nobody said.
    """

    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    data: bytes | None = None
    image: QImage | None = None
    address: str = ""
    name: str = ""

    @property
    def empty(self) -> bool:
        return not (self.folders or self.pictures or self.address)

    @property
    def pictures(self) -> bool:
        """Whether there is something to search by."""
        return bool(self.files or self.data or self.image)


def is_usable(mime: QMimeData) -> bool:
    """A quick look, for a drag that only passes over: it reads no picture."""
    schemes = {url.scheme() for url in mime.urls()}
    return mime.hasImage() or _raw_format(mime) is not None or bool(schemes & {"file", "data", *WEB})


def folders(mime: QMimeData) -> tuple[str, ...]:
    """The local folders of a drag or a drop."""
    return tuple(url.toLocalFile() for url in mime.urls() if url.isLocalFile() and os.path.isdir(url.toLocalFile()))


def read(mime: QMimeData) -> Dropped:
    """What of it can be used; a picture itself comes before the address it had."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if not paths and mime.hasText() and not mime.hasImage():  # paths copied as text, one a line
        lines = [line.strip().strip('"') for line in mime.text().strip().splitlines()]
        paths = lines if all(os.path.isabs(line) and os.path.exists(line) for line in lines) else []
    folders = tuple(path for path in paths if os.path.isdir(path))
    files = tuple(path for path in paths if os.path.isfile(path))
    if folders or files:
        return Dropped(folders, files)
    address = next((url for url in mime.urls() if url.scheme() in WEB), QUrl())
    name = PurePosixPath(address.path()).name
    raw = _raw_format(mime)
    if raw is not None:
        data = mime.data(raw).data()
        if data:
            return Dropped(data=bytes(data), name=name)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Dropped(image=image, name=name)
    inline = _inline(mime)
    if inline:
        return Dropped(data=inline, name=name)
    return Dropped(address=address.toDisplayString())


def examples(dropped: Dropped) -> tuple[Example, ...]:
    """The pictures of a drop, to search by; slow where one must be encoded, so for a lane's thread."""
    if dropped.files:
        return tuple(Example(PurePath(path).name, path=path) for path in dropped.files)
    data = dropped.data
    if data is None and dropped.image is not None:
        data = to_png(dropped.image)
    return () if data is None else (Example(dropped.name or tr("pasted picture"), data=data),)


def disliked(those: tuple[Example, ...]) -> tuple[Example, ...]:
    """The same as pictures to find less like."""
    return tuple(replace(example, liked=False) for example in those)


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


def _inline(mime: QMimeData) -> bytes:
    """The bytes of a picture that a browser hands over inside a page or an address; b"" for none."""
    for text in (mime.html() if mime.hasHtml() else "", mime.text() if mime.hasText() else ""):
        found = INLINE.search(text)
        if found is not None:
            try:
                return base64.b64decode("".join(found.group(1).split()), validate=True)
            except binascii.Error:  # cut short on its way
                return b""
    return b""
