"""A folder of small pictures and an empty library with a fake encoder."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Library
from tests import pictures
from tests.fakes import FakeEncoder
from tests.scans import COUNT


@pytest.fixture(scope="session")
def small_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    for seed in range(COUNT):
        pictures.save(pictures.photo(seed, 240, 180), folder / f"{seed:02}.jpg")
    return folder


@pytest.fixture
def folder(small_pictures: Path, tmp_path: Path) -> Path:
    shutil.copytree(small_pictures, tmp_path / "pictures")
    return tmp_path / "pictures"


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def library(tmp_path: Path, encoder: FakeEncoder) -> Iterator[Library]:
    before = set(threading.enumerate())
    with Library.open(tmp_path / "library", encoder=encoder) as opened:
        yield opened
    left = [thread for thread in threading.enumerate() if thread not in before]
    assert not left, "a scan left threads behind"
