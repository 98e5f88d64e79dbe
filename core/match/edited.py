"""Edited copies of a library's own photographs, as evidence that matching takes as if they came in new."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from core.encoders.lazy import LazyEncoder
from core.errors import UserError
from core.match.candidates import MatchData
from core.pictures import decoding, edits, rendering
from core.pictures.fingerprints import MIN_QUALITY
from core.records import CancelToken, Decoded, Photo

_SMALLEST_PX = 200  # short side of a picture that counts as a photograph


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A decoded picture that is not in the library: `size` in bytes of its file, `code` its copy code.

    Attributes:
        original: The row of the library that it is an edit of; -1 for any other picture.
    """

    decoded: Decoded
    size: int
    code: bytes | None
    original: int = -1


def edited(
    data: MatchData, photos: Callable[[int], list[Photo]], encoder: LazyEncoder, cancel: CancelToken
) -> Iterator[list[Newcomer]]:
    """Photograph after photograph, all edits of it in the order of `edits.KINDS`.

    The order of the photographs is chance and always the same: by digest. Those that cannot be read are passed over.

    Args:
        photos: The files of a content.
    """
    rows = _sample(data)
    threads = max(1, min(os.cpu_count() or 1, 4))
    with ThreadPoolExecutor(threads, thread_name_prefix="edit") as pool:
        for start in range(0, len(rows), threads):
            cancel.check()
            for made in pool.map(
                lambda row: _edits(data, row, photos, encoder.spec.input_px), rows[start : start + threads]
            ):
                if made:
                    yield _coded(made, encoder)


def photographs(data: MatchData) -> int:
    """How many there are to be edited at most."""
    return len(_sample(data))


def _sample(data: MatchData) -> list[int]:
    """Rows of photographs of different pixels, by digest."""
    telling = (data.quality >= MIN_QUALITY) & (np.minimum(data.width, data.height) >= _SMALLEST_PX)
    first: dict[bytes, int] = {}
    for row in np.flatnonzero(telling).tolist():
        first.setdefault(data.pixel_digests[row], row)
    return [first[digest] for digest in sorted(first)]


def _edits(data: MatchData, row: int, photos: Callable[[int], list[Photo]], input_px: int) -> list[Newcomer]:
    for photo in photos(int(data.ids[row])):
        try:
            width, height, pixels = rendering.render(photo.path, edits.WORKING_PX)
        except UserError:  # offline or damaged since: the scan tells of it, and another photograph takes its place
            continue
        rgb = np.frombuffer(pixels, np.uint8).reshape(height, width, 3)
        seed = int.from_bytes(data.pixel_digests[row][:8], "big")
        files = [edits.make(rgb, kind, seed) for kind in edits.KINDS]
        return [Newcomer(decoding.decode_bytes(file, photo.path, input_px), len(file), None, row) for file in files]
    return []


def _coded(made: list[Newcomer], encoder: LazyEncoder) -> list[Newcomer]:
    """With their copy codes, and without what those were made of."""
    codes: list[bytes | None] = [None] * len(made)
    if "copy" in encoder.spec.spaces:
        inputs = [edit.decoded.network_input for edit in made]
        codes = [bytes(c.tobytes()) for c in encoder.encode(np.stack([i for i in inputs if i is not None]))["copy"]]
    return [
        replace(edit, decoded=replace(edit.decoded, network_input=None), code=code)
        for edit, code in zip(made, codes, strict=True)
    ]


def beside(data: MatchData, new: Sequence[Newcomer]) -> MatchData:
    """The library's evidence with that of newcomers behind it, under content ids beyond its own."""
    n, width = len(data.ids), data.copy_codes.shape[1]
    prints = [edit.decoded.fingerprints for edit in new]
    facts = [edit.decoded.facts for edit in new]
    trimmed = [(n + at, p.trimmed_hash) for at, p in enumerate(prints) if p.trimmed_hash is not None]
    codes = b"".join(edit.code if edit.code is not None else bytes(width) for edit in new)
    added: dict[str, Any] = {
        "ids": int(data.ids.max(initial=0)) + 1 + np.arange(len(new)),
        "pixel_digests": [p.pixel_digest for p in prints],
        "hashes": np.frombuffer(b"".join(p.dct_hash for p in prints), np.uint8).reshape(-1, 32),
        "trimmed": np.frombuffer(b"".join(h for _, h in trimmed), np.uint8).reshape(-1, 32),
        "trimmed_rows": np.array([row for row, _ in trimmed], np.int64),
        "quality": np.array([p.quality for p in prints], np.uint8),
        "copy_codes": np.frombuffer(codes, np.uint8).reshape(-1, width),
        "has_code": np.array([edit.code is not None for edit in new]),
        "width": np.array([f.width for f in facts], np.int32),
        "height": np.array([f.height for f in facts], np.int32),
        "format": [f.format for f in facts],
        "taken": [f.taken for f in facts],
        "camera": [f.camera for f in facts],
        "size": np.array([edit.size for edit in new], np.int64),
    }
    return MatchData(**{f.name: _chained(getattr(data, f.name), added[f.name]) for f in fields(data)})


def _chained(old: Any, new: Any) -> Any:
    return np.concatenate([old, new]) if isinstance(old, np.ndarray) else [*old, *new]
