"""What tests of scans share. Their fixtures are in `unit/conftest.py`."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from core.library import Library
from core.pictures import decoding
from core.records import Decoded, Example, PhotoId, Query, ScanReport, SearchResult, Space

COUNT = 12
"""Pictures in the fixture `folder`."""


def scan(library: Library, folder: Path, **options: Any) -> ScanReport:
    return library.scan([str(folder)], match=False, **options)


def similar(library: Library, by: int | str | bytes, *, space: Space = "look", k: int = 500) -> SearchResult:
    """Search by one picture: the id of a photo, a file's path or a picture's bytes."""
    match by:
        case str():
            example = Example(by, path=by)
        case bytes():
            example = Example("pasted picture", data=by)
        case _:
            example = Example("", photo_id=PhotoId(by))
    return library.search.run(Query((example,), space), k=k)


def hold_back(monkeypatch: pytest.MonkeyPatch, until: threading.Event) -> None:
    """Let the sixth picture wait for an event, so that a scan cannot have ended before it."""
    original = decoding.decode

    def decode(path: str, px: int | None) -> Decoded:
        if path.endswith("05.jpg"):
            assert until.wait(20)
        return original(path, px)

    monkeypatch.setattr(decoding, "decode", decode)


def leave_notes(library: Library, *paths: str) -> None:
    """What a scan that was killed leaves behind."""
    (library.directory / "inflight").mkdir()
    for number, path in enumerate(paths):
        (library.directory / "inflight" / str(number)).write_bytes(os.fsencode(path))
