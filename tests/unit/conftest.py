"""A folder of small pictures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import pictures
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
