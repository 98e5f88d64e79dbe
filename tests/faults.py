"""Stops clean-ups at every step: a small program that forks a child for each, which `os._exit`s there.

    python -m tests.faults FOLDER OTHER_FOLDER ACTION [--photos N] [--every N] [--undo] [--twice]

FOLDER and OTHER_FOLDER (on another volume, for "across") are where it makes its files. After each stop the library is
opened again, which recovers; then everything is undone, and every byte, name, time, mode and attribute has to be back.
With `--undo` the undo is what is stopped, with `--twice` the recoveries are stopped too, at every step. Prints one JSON
object. It keeps to one thread, so that it may fork.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import os
import shutil
import stat
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import core.library
from core.cleanup import actions, attributes, volumes
from core.cleanup.cleanup import Cleanup
from core.library import Library
from core.records import Action, ActState
from tests import pictures
from tests.fakes import FakeEncoder

STOPPED = 77
ACTIONS = ("trash", "quarantine", "move", "across", "copy", "link", "clone", "delete")
LONG = "a long name with a line\nbreak and \N{CAMERA WITH FLASH} in it "
Snapshot = dict[str, tuple[Any, ...]]
Rows = list[tuple[str, int]]

ENCODER = FakeEncoder()


class Place:
    """Where the photographs and the library of a run are.

    `photos` pairs are made: the copies are in `going`, with companions beside every second one.
    """

    def __init__(self, folder: Path, other: Path, photos: int) -> None:
        self.folder, self.library = folder / "pictures", folder / "library"
        self.pristine = folder / "pristine"
        self.out = folder / "out"
        self.across = other / "out"
        self.photos = photos

    def make(self) -> None:
        """Make and scan the photographs."""
        for number in range(self.photos):
            self._pair(number)
        for folder in (self.out, self.across):
            folder.mkdir(parents=True)
        with Library.open(self.library, encoder=ENCODER) as library:
            assert library.scan([str(self.folder)], sequential=True).complete
            assert len(library.groups()) == self.photos

    def _pair(self, number: int) -> None:
        keep, go = self.folder / "kept", self.folder / "going"
        picture = pictures.photo(number % 50, 64 + number // 50, 48)
        original = pictures.save(picture, keep / f"{number:03}.jpg")
        name = f"{number:03}"
        if number % 4 == 1:
            name += LONG * 6
            name = name.encode()[:240].decode("utf-8", "ignore")
        copy = go / f"{name}.jpg"
        go.mkdir(exist_ok=True)
        shutil.copyfile(original, copy)
        self._dress(copy, number, 0o640 if number % 2 else 0o604)
        if number % 2:
            for suffix, text in ((".xmp", "sidecar"), (".cr2", "raw")):
                companion = go / f"{name}{suffix}"
                companion.write_text(f"{text} {number}")
                self._dress(companion, number + 1000, 0o600)
            (keep / f"{number:03}.cr2").write_text(f"raw {number}")
        elif number % 4 == 2:
            (self.folder.parent / "elsewhere").mkdir(exist_ok=True)
            os.link(copy, self.folder.parent / "elsewhere" / f"{number}.jpg")

    @staticmethod
    def _dress(path: Path, number: int, mode: int) -> None:
        attributes.write(str(path), {"user.twinlens": b"value %d" % number})
        os.chmod(path, mode)
        os.utime(path, ns=(1_500_000_000_123_456_789 + number, 1_400_000_000_987_654_321 + number))

    def keep_pristine(self) -> None:
        """Keep a copy of all, for what cannot be undone."""
        for folder in (self.folder, self.library):
            shutil.copytree(folder, self.pristine / folder.name)

    def reset(self) -> None:
        for folder in (self.folder, self.library):
            shutil.rmtree(folder)
            shutil.copytree(self.pristine / folder.name, folder)

    def snapshot(self) -> Snapshot:
        """Everything there is to know of the files, by path: the bytes, and what an undo promises beside them."""
        found: Snapshot = {}
        for root in (self.folder, self.out, self.across):
            for path in sorted(root.rglob("*")):
                info = path.lstat()
                if stat.S_ISREG(info.st_mode):
                    digest = hashlib.blake2b(path.read_bytes()).hexdigest()
                    mode, links = stat.S_IMODE(info.st_mode), info.st_nlink
                    known = (digest, info.st_mtime_ns, mode, links, sorted(attributes.read(str(path)).items()))
                    found[str(path)] = known
        return found


def catalogue(library: Library) -> Rows:
    """What the catalogue says of files: path and content."""
    return [(p.path, int(p.content_id)) for p in library.photos(library.photo_ids(sort="path"))]


# --- In a child ------------------------------------------------------------------------------------------------------


def child(work: Callable[[], None]) -> int:
    """Run `work` in a forked process; its exit code: 0, STOPPED, or 1 after a traceback on stderr."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def stop_at(step: int) -> Callable[[str, str], None]:
    """A `Point` that ends the process before its step of this number, from 0."""
    left = step

    def point(what: str, path: str) -> None:
        nonlocal left
        if not left:
            os._exit(STOPPED)
        left -= 1

    return point


def through(what: str, path: str) -> None:
    """A `Point` that lets everything pass."""


def opened(place: Place, point: Callable[[str, str], None]) -> Library:
    """The library, with a point before every change, also of the recovery that opening it does."""
    core.library.Cleanup = functools.partial(Cleanup, point=point)  # type: ignore[misc, assignment]
    return Library.open(place.library, encoder=ENCODER)


def clean(place: Place, action: str, point: Callable[[str, str], None]) -> None:
    """The clean-up that is to be stopped."""
    with opened(place, point) as library:
        going = [p.id for p in library.photos(library.photo_ids()) if "/going/" in p.path]
        real = {"quarantine": Action.TRASH, "across": Action.MOVE}.get(action) or Action(action)
        folder = {"move": str(place.out), "across": str(place.across), "copy": str(place.across)}.get(action, "")
        plan = library.cleanup.plan(real, going, folder=folder)
        assert plan.files, plan.skipped
        library.cleanup.run(plan)


def _open(place: Place, point: Callable[[str, str], None]) -> None:
    opened(place, point).close()


def undo(place: Place, point: Callable[[str, str], None]) -> None:
    """The undo that is to be stopped."""
    with opened(place, point) as library:
        library.cleanup.undo(library.cleanup.history()[0].id)


def check_restored(place: Place, before: Snapshot, rows: Rows) -> None:
    """Open, which recovers; undo; everything is as it was."""
    with Library.open(place.library, encoder=ENCODER) as library:
        check_settled(library, place)
        for batch in library.cleanup.history()[:1]:
            report = library.cleanup.undo(batch.id)
            assert not report.failed, report.failed
            assert not report.notes, report.notes
        after = place.snapshot()
        assert after.keys() == before.keys(), sorted(after.keys() ^ before.keys())
        for path, known in before.items():
            assert after[path] == known, path
        assert catalogue(library) == rows
        assert len(library.groups()) == place.photos


def check_settled(library: Library, place: Place) -> None:
    """After a recovery nothing is half done: no act is open, no file of ours left, bundles are whole."""
    assert not library.cleanup._store.open_batches()
    left = [p for root in (place.folder, place.out, place.across) for p in root.rglob(".twinlens-*") if p.is_file()]
    assert not left, left
    for batch in library.cleanup.history()[:1]:
        states: dict[str, set[ActState]] = {}
        for act in library.cleanup.acts(batch.id):
            states.setdefault(os.path.splitext(act.path)[0], set()).add(act.state)
            assert act.state is not ActState.PLANNED
            if act.state is ActState.DONE and act.target:
                assert os.path.lexists(act.target), act
            elif act.state in (ActState.FAILED, ActState.UNDONE):
                assert os.path.lexists(act.path), act
        if not batch.undone:
            assert all(len(found) == 1 for found in states.values()), states
    for path, _ in catalogue(library):
        assert os.path.lexists(path), "the catalogue has followed"
    assert len(list((place.folder / "kept").glob("*.jpg"))) == place.photos


def check_deleted(place: Place, before: Snapshot) -> None:
    """Each bundle is whole or gone whole; what stays is untouched."""
    with Library.open(place.library, encoder=ENCODER) as library:
        check_settled(library, place)
    after = place.snapshot()
    assert all(after[path] == known for path, known in before.items() if path in after and known[3] == 1)
    assert after.keys() <= before.keys()


# --- All steps -------------------------------------------------------------------------------------------------------


def simulate(action: str) -> None:
    """Make this machine one that has no trash, or whose file system clones."""
    if action == "quarantine":
        volumes.trash_of = lambda path: None
    if action == "clone":

        def clone(disk: actions.Disk, source: str, target: str) -> None:
            disk.point("clone", target)
            shutil.copyfile(source, target)

        volumes.can_clone = lambda folder: True
        actions.Disk.clone = clone  # type: ignore[method-assign]


def stopped_everywhere(place: Place, action: str, every: int, *, undoing: bool, twice: bool) -> dict[str, Any]:
    """Stop at each `every`-th step; returns how many there were and at which something was not back."""
    before = place.snapshot()
    with Library.open(place.library, encoder=ENCODER) as library:
        rows = catalogue(library)
    failed: list[int] = []
    step = stops = 0
    while not failed:
        if undoing:
            assert child(functools.partial(clean, place, action, through)) == 0
        code = child(functools.partial(undo if undoing else functools.partial(clean, action=action), place,
                                       point=stop_at(step)))  # fmt: skip
        stops += code == STOPPED
        if twice and code == STOPPED:
            stops += _stopped_recovering(place)
        if action == "delete":
            good = child(lambda: check_deleted(place, before)) == 0
            place.reset()
        else:
            good = child(lambda: check_restored(place, before, rows)) == 0
        if not good or code not in (0, STOPPED):
            failed.append(step)
        if code == 0:
            break
        step += every
    return {"action": action, "undoing": undoing, "photos": place.photos, "steps": step, "stops": stops,
            "failed": failed}  # fmt: skip


def _stopped_recovering(place: Place) -> int:
    """Open the library, stopped one step later each time, until a recovery comes through; how often it was stopped."""
    for stops in range(1000):
        code = child(functools.partial(_open, place, stop_at(stops)))
        if code != STOPPED:
            assert code == 0
            return stops
    raise AssertionError("the recovery never ends")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("action", choices=ACTIONS)
    parser.add_argument("--photos", type=int, default=4)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--undo", action="store_true")
    parser.add_argument("--twice", action="store_true")
    options = parser.parse_args()
    place = Place(options.folder.resolve(), options.other.resolve(), options.photos)
    assert child(place.make) == 0
    if options.action == "delete":
        place.keep_pristine()
    simulate(options.action)
    done = stopped_everywhere(place, options.action, options.every, undoing=options.undo, twice=options.twice)
    sys.stdout.write(json.dumps(done) + "\n")


if __name__ == "__main__":
    main()
