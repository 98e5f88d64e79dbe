"""Fixtures for all tests: an isolated home, the folder of real photographs where it exists, and pictures made here."""

from __future__ import annotations

from pathlib import Path

import pytest

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
