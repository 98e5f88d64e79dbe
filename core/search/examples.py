"""The pictures that are searched by: read once, kept for a while, and turned into codes, whole or a part of them.

What is kept of a picture is small (its thumbnail and the encoder's input) until a box is drawn on it; then its pixels
are kept too, so that the next box costs one pass of the encoder and no reading.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from core.encoders.lazy import LazyEncoder
from core.errors import UserError
from core.language import tr
from core.pictures import decoding, rendering
from core.records import Box, Decoded, Example, Photo, Space
from core.store.catalogue import Catalogue

Rgb = npt.NDArray[np.uint8]

KEPT: Final = 12
"""Pictures that are kept: as many as a query of several examples has, and some before it."""

KEPT_PX: Final = 1024
"""Long side of the pixels that boxes are cut from: a box of a sixth of the side fills the encoder's input."""

WHOLE: Final = Box(0, 0, 1, 1)
_CODES = 200  # of one picture: a box that is dragged about leaves many


@dataclass
class Picture:
    """A picture that is searched by, as far as it was read.

    Attributes:
        name: Its path, or what a person calls it.
        photo: What the library knows of it; None for a picture from elsewhere.
        content: The library's content with the same bytes, which may also be that of a picture from elsewhere.
    """

    name: str
    path: str | None
    data: bytes | None
    photo: Photo | None
    content: int | None = None
    decoded: Decoded | None = None
    pixels: Rgb | None = None
    codes: dict[tuple[str, Space, Box], bytes] = field(default_factory=dict)

    def read(self, px: int) -> Decoded:
        """Everything one read gives; raises `UserError`."""
        if self.decoded is None:
            if self.data is not None:
                self.decoded = decoding.decode_bytes(self.data, self.name, px)
            else:
                assert self.path is not None
                self.decoded = decoding.decode(self.path, px)
        return self.decoded


class Examples:
    """Reads and encodes examples. Thread-safe: two threads may read one picture twice, which does no harm."""

    def __init__(self, catalogue: Catalogue, builtin: LazyEncoder, thumbnail: Callable[[int], bytes | None]) -> None:
        """`thumbnail(content id)` gives JPEG bytes or None."""
        self._catalogue = catalogue
        self._builtin = builtin
        self._thumbnail = thumbnail
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[object, ...], Picture] = OrderedDict()

    def picture(self, example: Example) -> Picture:
        """What is kept of an example's picture, which may be nothing yet.

        Raises `UserError("not-found")` for a photo that is not in the library any more.
        """
        photo = None
        if example.photo_id is not None:
            photo = next(iter(self._catalogue.photos([example.photo_id])), None)
            if photo is None:
                raise UserError("not-found", tr("This photo is no longer in the library."))
            key: tuple[object, ...] = ("photo", photo.id, photo.content_id)
            found = Picture(photo.path, photo.path, None, photo, photo.content_id)
        elif example.path is not None and not example.gone:
            try:
                stamp = os.stat(example.path)
                key = (example.path, stamp.st_size, stamp.st_mtime_ns)
            except OSError:
                key = self._last_of(example.path)
            found = Picture(example.path, example.path, None, None)
        elif example.data is not None:
            key = (hashlib.blake2b(example.data, digest_size=32).digest(),)
            found = Picture(example.title, None, example.data, None)
        else:
            raise ValueError("an example is a photo, a file or a picture's bytes")
        with self._lock:
            found = self._kept.setdefault(key, found)
            if photo is not None:  # it may have moved
                found.photo, found.name, found.path = photo, photo.path, photo.path
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _last_of(self, path: str) -> tuple[object, ...]:
        """The key of a file that is away now: a card that was pulled out is searched by further, as far as it was read.

        Where nothing is kept of it, reading it says what is wrong.
        """
        with self._lock:
            return next((key for key in reversed(self._kept) if key[0] == path), (path,))

    def thumbnail(self, picture: Picture) -> bytes:
        """JPEG bytes of all of it, upright; b"" for a photo of the library without one whose file is away.

        Raises `UserError` when a picture from elsewhere cannot be read.
        """
        if picture.photo is not None:
            return self._thumbnail(picture.photo.content_id) or b""
        return picture.read(self._builtin.spec.input_px).thumbnail

    def code(self, example: Example, encoder: LazyEncoder, space: Space) -> bytes:
        """The code of an example's picture, or of its part. A whole picture that the library knows is not encoded.

        Raises `UserError` when it cannot be read, or the encoder's weights are missing.
        """
        picture, box = self.picture(example), example.box or WHOLE
        code = picture.codes.get((encoder.id, space, box))
        if code is None and box == WHOLE:
            code = self._known(picture, encoder, space)
        if code is None:
            made = encoder.encode(self._input(picture, box, encoder)[None])
            if len(picture.codes) >= _CODES:
                picture.codes.clear()
            for each, codes in made.items():
                picture.codes[encoder.id, each, box] = codes[0].tobytes()
            code = bytes(made[space][0].tobytes())  # another thread may have cleared what is kept
        return code

    def pixels(self, picture: Picture) -> Rgb:
        """Upright sRGB pixels, uint8 [h, w, 3], long side at most `KEPT_PX`; kept for the next time.

        Of a photo whose file is away the pixels of its thumbnail. Raises `UserError` when it cannot be read.
        """
        if picture.pixels is None:
            try:
                width, height, packed = rendering.render(picture.path or picture.name, KEPT_PX, picture.data)
                picture.pixels = np.frombuffer(packed, np.uint8).reshape(height, width, 3)
            except UserError:
                stored = None if picture.photo is None else self._thumbnail(picture.photo.content_id)
                if stored is None:
                    raise
                picture.pixels = decoding.thumbnail_rgb(stored)
        return picture.pixels

    def shown(self, example: Example) -> Rgb:
        """Pixels of an example, of its box where it has one: uint8 [h, w, 3], at least as fine as a thumbnail's.

        Raises `UserError` when it cannot be read.
        """
        picture = self.picture(example)
        if example.box is not None:
            box = example.box
            return rendering.part(self.pixels(picture), (box.left, box.top, box.right, box.bottom))
        thumbnail = self.thumbnail(picture)
        return decoding.thumbnail_rgb(thumbnail) if thumbnail else self.pixels(picture)

    def _known(self, picture: Picture, encoder: LazyEncoder, space: Space) -> bytes | None:
        if picture.content is None:
            digest = picture.read(self._builtin.spec.input_px).fingerprints.digest
            picture.content = self._catalogue.content_of(digest)
        return None if picture.content is None else self._catalogue.code(picture.content, encoder.id, space)

    def _input(self, picture: Picture, box: Box, encoder: LazyEncoder) -> Rgb:
        if box != WHOLE:
            edges = (box.left, box.top, box.right, box.bottom)
            return rendering.squeezed(self.pixels(picture), edges, encoder.spec.input_px)
        decoded = picture.read(self._builtin.spec.input_px)
        if encoder is not self._builtin:  # as `core.models` makes the codes that it is compared with
            return decoding.thumbnail_rgb(decoded.thumbnail, encoder.spec.input_px)
        assert decoded.network_input is not None
        return decoded.network_input
