"""Long codes that lie in clusters, and libraries full of them, for tests of hashing."""

from __future__ import annotations

import hashlib

import numpy as np

from core.library import Library
from core.records import Codes
from core.store.database import Connection


def clusters(count: int, bits: int = 256, size: int = 20, seed: int = 0, noise: float = 0.1) -> Codes:
    """Packed codes of pictures of some things: of each thing `size`, whose bits differ by chance here and there.

    What is common to things is made of few causes, as in photographs, so that short codes can hold it.
    """
    random = np.random.default_rng(seed)
    things = -(-count // size)
    causes = random.standard_normal((things, 12)) @ random.standard_normal((12, bits))
    flipped = random.random((things * size, bits)) < noise
    codes = (np.repeat(causes > 0, size, axis=0) ^ flipped)[:count]
    return np.packbits(codes[random.permutation(count)], axis=1)


def fill(library: Library, codes: Codes, encoder: str, first: int = 1) -> None:
    """Put contents with these look codes, and a photo of each, straight into the catalogue."""

    def write(c: Connection) -> None:
        c.execute("INSERT OR IGNORE INTO encoders (name) VALUES (?)", (encoder,))
        number = c.execute("SELECT id FROM encoders WHERE name = ?", (encoder,)).fetchone()[0]
        for i, code in enumerate(codes, first):
            digest = hashlib.sha256(str(i).encode()).digest()
            c.execute(
                """INSERT INTO contents (id, digest, pixel_digest, dct_hash, quality, width, height, format)
                VALUES (?, ?, ?, ?, 50, 40, 30, 'JPEG')""",
                (i, digest, digest, digest),
            )
            c.execute(
                """INSERT INTO photos (id, content_id, path, name, taken, size, mtime_ns, device, inode)
                VALUES (?, ?, ?, ?, '', 1, 1, 1, ?)""",
                (i, i, f"/photos/{i}.jpg".encode(), f"{i}.jpg", i),
            )
            c.execute("INSERT INTO codes VALUES (?, ?, 'look', ?)", (i, number, code.tobytes()))
        c.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")

    library._catalogue.database.write(write)
