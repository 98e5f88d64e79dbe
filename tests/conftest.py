"""Fixtures for all tests: an isolated home, the folder of real photographs where it exists, and pictures made here."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Library
from tests.fakes import FakeEncoder

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the person's own data folder."""
    home = tmp_path_factory.mktemp("home")
    names = "HOME USERPROFILE APPDATA LOCALAPPDATA XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME"
    for name in names.split():
        monkeypatch.setenv(name, str(home))


@pytest.fixture
def shared() -> Path:
    """Real photographs to test on; tests that need them are skipped where there are none."""
    if not (SHARED / "eval").is_dir():
        pytest.skip("the folder of real photographs is not beside this checkout")
    return SHARED


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def library(tmp_path: Path, encoder: FakeEncoder) -> Iterator[Library]:
    """An empty library with the fake encoder; a test that leaves a thread of it behind fails."""
    before = set(threading.enumerate())
    with Library.open(tmp_path / "library", encoder=encoder) as opened:
        yield opened
    left = [thread for thread in threading.enumerate() if thread not in before]
    assert not left, "a scan left threads behind"
