"""A scan killed again and again at random points ends with the same catalogue as one that was left in peace.

`TWINLENS_KILLS=20` runs it in full; by default it is killed fewer times. `TWINLENS_SEED` repeats the points of a run.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.library import Library
from tests import pictures
from tests.e2e import scan_child
from tests.fakes import FakeEncoder

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("TWINLENS_KILLS", "4"))
SEED = int(os.environ.get("TWINLENS_SEED", "1"))
PICTURES = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pictures")
    for seed in range(PICTURES):
        suffix = ("jpg", "png", "webp")[seed % 3]
        pictures.save(pictures.photo(seed, 320, 240), made / f"{seed % 7}" / f"{seed:03}.{suffix}")
    for seed in range(0, PICTURES, 10):
        shutil.copy(next(made.rglob(f"{seed:03}.*")), made / f"copy {seed}.jpg")
        (made / f"broken {seed}.jpg").write_bytes(next(made.rglob(f"{3 * (seed // 3):03}.jpg")).read_bytes()[:-500])
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    directory = tmp_path_factory.mktemp("undisturbed")
    with Library.open(directory, encoder=FakeEncoder()) as library:
        assert library.scan([str(folder)], sequential=True).complete
        return contents(library)


def contents(library: Library) -> dict[str, Any]:
    """All that a catalogue says, without the ids it happens to say it with."""
    photo = (
        "SELECT p.path, p.name, p.taken, p.size, p.mtime_ns, p.inode, p.offline, c.digest, c.pixel_digest, c.dct_hash"
    )
    queries = {
        "photos": f"""{photo}, c.trimmed_hash, c.quality, c.width, c.height, c.format, c.camera, c.taken, c.matched
            FROM photos p JOIN contents c ON c.id = p.content_id""",
        "contents": "SELECT digest FROM contents",
        "codes": """SELECT c.digest, e.name, k.space, k.code FROM codes k JOIN contents c ON c.id = k.content_id
            JOIN encoders e ON e.id = k.encoder""",
        "values": """SELECT c.digest, e.name, v.steps FROM look_values v JOIN contents c ON c.id = v.content_id
            JOIN encoders e ON e.id = v.encoder""",
        "problems": "SELECT * FROM problems",
        "folders": "SELECT * FROM folders",
        "integrity": "PRAGMA integrity_check",
        "dangling": "PRAGMA foreign_key_check",
    }
    with library._catalogue.database.read() as c:
        found: dict[str, Any] = {name: sorted(c.execute(query).fetchall()) for name, query in queries.items()}
    found["groups"] = sorted(sorted((m.photo.path, m.kind) for m in group.members) for group in library.groups())
    found["thumbnails"] = [library.thumbnail(int(i)) for i in library.photo_ids(sort="path")]
    return found


@pytest.fixture
def child(folder: Path, tmp_path: Path) -> Iterator[Child]:
    made = Child(folder, tmp_path)
    yield made
    made.kill()


class Child:
    """A process that scans."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.library, self.log = place / "library", place / "log"
        self.library.mkdir()
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None

    def begin(self) -> None:
        """Start it and return when its scan begins."""
        command = [sys.executable, "-m", "tests.e2e.scan_child", self.library, self._folder, self.log]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "begin\n"

    def killed_after(self, seconds: float) -> bool:
        """Kill it after some time; False when it had ended by then."""
        assert self._process is not None
        try:
            assert self._process.wait(seconds) == 0
            return False
        except subprocess.TimeoutExpired:
            return True
        finally:
            self.kill()

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def end(self) -> float:
        """Let it run to its end; returns how long the scan took."""
        self.begin()
        began = time.monotonic()
        assert not self.killed_after(120)
        return time.monotonic() - began

    def encoded(self) -> int:
        return self.log.stat().st_size if self.log.exists() else 0


def test_killed_at_random_points_then_finished(child: Child, undisturbed: dict[str, Any]) -> None:
    rng = random.Random(SEED)
    whole = child.end()
    encoded_once = child.encoded()
    shutil.rmtree(child.library)
    child.library.mkdir()
    child.log.unlink()
    kills, ended, photos = 0, 0, 0
    while kills < KILLS:
        child.begin()
        if child.killed_after(rng.uniform(0, 1.2 * whole)):
            kills += 1
        else:  # it was through before all kills were spent: on from the start
            ended += 1
            with Library.open(child.library, encoder=FakeEncoder()) as library:
                assert contents(library) == undisturbed
            shutil.rmtree(child.library)
            child.library.mkdir()
            photos = 0
            continue
        with Library.open(child.library, encoder=FakeEncoder()) as library:
            with library._catalogue.database.read() as c:
                assert c.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert len(library.photo_ids()) >= photos, "what was committed stays"
            photos = len(library.photo_ids())
    child.end()
    with Library.open(child.library, encoder=FakeEncoder()) as library:
        assert contents(library) == undisturbed
        assert [p.code for p in library.problems()] == ["truncated"] * len(library.problems())
    # A kill may cost what is on its way to the next commit: that batch and what waits before it.
    assert child.encoded() <= (ended + 1) * encoded_once + kills * (3 * scan_child.COMMIT_PHOTOS + 16)
    assert not list((child.library / "inflight").iterdir())
