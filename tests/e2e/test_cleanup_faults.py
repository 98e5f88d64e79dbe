"""A clean-up stopped at every step, one at a time, then recovered and undone: everything is back. See `tests.faults`.

`tests/bench/faults.py` does the same with 200 files; here some points of that are tried.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAST = Path("/dev/shm")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system in memory where there is one: nothing here cuts the power, so only order counts."""
    if not FAST.is_dir() or not os.access(FAST, os.W_OK):
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="twinlens-", dir=FAST))
    yield folder
    shutil.rmtree(folder)


def stopped(place: Path, other: Path, action: str, *options: object) -> dict[str, Any]:
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, "-m", "tests.faults", place, other, action, *map(str, options)]
    environment = {**os.environ, **threads, "HOME": str(place), "XDG_DATA_HOME": str(place / "data")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    assert not result["failed"], done.stderr
    return result


@pytest.mark.parametrize(
    ("action", "photos", "every"),
    [
        ("trash", 3, 1),  # the third has a hard link elsewhere
        ("quarantine", 2, 1),
        ("move", 2, 2),  # the same steps in another folder
        ("copy", 2, 2),
        ("link", 2, 1),
        ("clone", 2, 1),
        ("delete", 2, 1),
    ],
)
def test_a_clean_up_stopped_at_any_step_is_undone_whole(
    place: Path, tmp_path: Path, action: str, photos: int, every: int
) -> None:
    result = stopped(place, tmp_path / "other", action, "--photos", photos, "--every", every)
    assert result["stops"] * every == result["steps"] > 15


@pytest.mark.parametrize("action", ["trash", "link"])
def test_an_undo_stopped_at_any_step_is_finished_later(place: Path, tmp_path: Path, action: str) -> None:
    result = stopped(place, tmp_path / "other", action, "--photos", 2, "--undo", "--every", 2)
    assert result["stops"] * 2 == result["steps"] > 15


@pytest.mark.parametrize("options", [(), ("--undo",)])
def test_moves_to_another_volume_recover_also_from_stopped_recoveries(
    place: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    if place.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is only one volume here")
    result = stopped(place, tmp_path / "other", "across", "--photos", 2, "--twice", "--every", 5, *options)
    assert result["stops"] > 2 * (result["steps"] // 5)


def test_some_steps_of_a_clean_up_of_200_files(place: Path, tmp_path: Path) -> None:
    result = stopped(place, tmp_path / "other", "trash", "--photos", 100, "--every", 499)
    assert result["stops"] >= 2
    assert result["steps"] > 1000
