"""The shelf: an encoder comes from a server or a file, is cut, checked, and goes; each library chooses for itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import safetensors.torch

from core import paths
from core.encoders import bodies, registry
from core.encoders.bodies import Body
from core.errors import Cancelled, UserError
from core.library import Library
from core.records import CancelToken, ModelEntry, ModelState, ProgressBoard
from tests.shelf import WIDTH, Server, serving, weights_file

ROOT = Path(__file__).resolve().parents[2]
DATA = weights_file()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def body(server: Server, monkeypatch: pytest.MonkeyPatch) -> Body:
    """The only encoder on the shelf, offered by `server`."""
    offered = server.offer(DATA)
    monkeypatch.setattr(bodies, "BODIES", (offered,))
    return offered


def entry(library: Library, name: str = "vgg19") -> ModelEntry:
    return next(entry for entry in library.models.entries() if entry.name == name)


def on_disk() -> list[str]:
    return sorted(path.name for path in paths.downloaded_models().iterdir() if path.name != "shelf.lock")


def test_the_shelf_lists_all_encoders_without_loading_one(tmp_path: Path) -> None:
    code = f"""import sys
from pathlib import Path
from core.library import Library
with Library.open(Path({str(tmp_path)!r})) as library:
    for e in library.models.entries():
        print(e.name, e.state, e.chosen, e.answers, e.licence)
sys.exit('torch' in sys.modules)"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    first, *others = done.stdout.splitlines()
    assert first == "builtin built in True True MIT AND Apache-2.0"
    assert len(others) == 7
    assert others[0] == "vgg19 not downloaded False False BSD-3-Clause"


def test_a_download_keeps_the_body_alone(library: Library, body: Body, server: Server) -> None:
    assert server.asked == []
    before = entry(library)
    assert (before.state, before.stored, before.size) == (ModelState.ABSENT, 0, len(DATA))
    board = ProgressBoard()
    library.models.download("vgg19", board=board)
    after = entry(library)
    assert after.state is ModelState.INSTALLED
    assert 0 < after.stored < len(DATA) / 10
    assert on_disk() == ["vgg19-1.json", "vgg19-1.safetensors"]
    assert (board.read().phase, board.read().done_bytes) == ("done", len(DATA))
    encoder = registry.load("vgg19-1", "cpu")
    assert encoder.spec.spaces["look"].bits == 72 * WIDTH
    library.models.download("vgg19")
    assert len(server.asked) == 1  # it is here


def test_what_came_before_cancelling_is_shown_and_gone_on_from(library: Library, body: Body, server: Server) -> None:
    server.statuses = [200, *[503] * 5]
    server.breaks = [500_000]
    token = CancelToken()
    server_down = ProgressBoard()

    class Board(ProgressBoard):
        def update(self, **changes: object) -> None:
            super().update(**changes)
            if self.read().done_bytes == 500_000:
                token.cancel()

    with pytest.raises(Cancelled):
        library.models.download("vgg19", cancel=token, board=Board())
    assert (entry(library).state, entry(library).stored) == (ModelState.PARTIAL, 500_000)
    server.statuses = []
    library.models.download("vgg19", board=server_down)
    assert server.asked[-1] == "bytes=500000-"
    assert entry(library).state is ModelState.INSTALLED


def test_a_wrong_or_odd_file_leaves_nothing(library: Library, body: Body, server: Server) -> None:
    server.files = dict.fromkeys(server.files, b"<html>sign in</html>")
    with pytest.raises(UserError) as caught:
        library.models.download("vgg19")
    assert caught.value.code == "wrong-hash"
    assert on_disk() == []


def test_a_published_file_that_does_not_fit_leaves_nothing(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "BODIES", (server.offer(b"not weights at all"),))
    with pytest.raises(UserError) as caught:
        library.models.download("vgg19")
    assert caught.value.code == "weights-damaged"
    assert on_disk() == []


def test_no_room_is_told_before_anything_is_asked_for(
    library: Library, body: Body, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=len(DATA)))
    with pytest.raises(UserError) as caught:
        library.models.download("vgg19")
    assert caught.value.code == "disk-full"
    assert server.asked == []


def test_what_came_is_not_sent_again_when_it_could_not_be_kept(
    library: Library, body: Body, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = safetensors.torch.save_file

    def full(*_: object) -> None:
        raise safetensors.SafetensorError("No space left on device")

    monkeypatch.setattr(safetensors.torch, "save_file", full)
    with pytest.raises(UserError) as caught:
        library.models.download("vgg19")
    assert caught.value.code == "disk-full"
    assert (entry(library).state, entry(library).stored) == (ModelState.PARTIAL, len(DATA))
    monkeypatch.setattr(safetensors.torch, "save_file", save)
    library.models.download("vgg19")
    assert len(server.asked) == 1
    assert on_disk() == ["vgg19-1.json", "vgg19-1.safetensors"]


def test_a_file_one_has_is_taken_and_left_where_it_is(
    library: Library, body: Body, server: Server, tmp_path: Path
) -> None:
    mine = tmp_path / "from a friend.pth"
    mine.write_bytes(DATA)
    library.models.import_file("vgg19", str(mine))
    assert entry(library).state is ModelState.INSTALLED
    assert mine.read_bytes() == DATA
    assert server.asked == []


@pytest.mark.parametrize("content", [b"something else", weights_file(seed=2), None])
def test_another_file_is_not_taken_for_it(library: Library, body: Body, tmp_path: Path, content: bytes | None) -> None:
    """Also not the same network with other weights, whose codes would be other ones."""
    mine = tmp_path / "mine.pth"
    if content is not None:
        mine.write_bytes(content)
    with pytest.raises(UserError) as caught:
        library.models.import_file("vgg19", str(mine))
    assert caught.value.code == ("not-found" if content is None else "wrong-hash")
    assert caught.value.path == str(mine)
    assert entry(library).state is ModelState.ABSENT


def test_removing(library: Library, body: Body, tmp_path: Path) -> None:
    library.models.download("vgg19")
    library.models.choose("vgg19")
    with pytest.raises(UserError) as caught:
        library.models.remove("vgg19")
    assert caught.value.code == "in-use"
    library.models.choose("builtin")
    library.models.remove("vgg19")
    assert (entry(library).state, on_disk()) == (ModelState.ABSENT, [])


def test_what_came_of_a_download_can_be_removed(library: Library, body: Body, server: Server) -> None:
    server.statuses, server.breaks = [200, 404], [500_000]
    with pytest.raises(UserError):
        library.models.download("vgg19")
    assert entry(library).state is ModelState.PARTIAL
    library.models.remove("vgg19")
    assert (entry(library).state, on_disk()) == (ModelState.ABSENT, [])


def test_only_one_download_at_a_time(library: Library, body: Body) -> None:
    from core.models import shelf

    with shelf._alone(body), pytest.raises(UserError) as caught:
        library.models.download("vgg19")
    assert caught.value.code == "busy"


def test_what_is_not_there_cannot_be_chosen(library: Library, body: Body) -> None:
    for name, code in (("vgg19", "not-installed"), ("vgg16", "unknown-encoder")):
        with pytest.raises(UserError) as caught:
            library.models.choose(name)
        assert caught.value.code == code
    assert library.models.chosen() == "builtin"
    for unknown in (library.models.download, library.models.remove, library.models.drop_codes):
        with pytest.raises(UserError) as caught:
            unknown("vgg16")
        assert caught.value.code == "unknown-encoder"


def test_closing_the_library_ends_a_download(tmp_path: Path, body: Body, server: Server) -> None:
    import threading

    server.gate.clear()
    library = Library.open(tmp_path / "library")
    outcome: list[BaseException] = []

    def run() -> None:
        try:
            library.models.download("vgg19")
        except Cancelled as error:
            outcome.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert server.waiting.wait(10)
    threading.Timer(0.05, server.gate.set).start()
    library.close()
    thread.join(10)
    assert len(outcome) == 1
