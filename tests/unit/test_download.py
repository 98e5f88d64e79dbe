"""Downloads from a real server on this machine: ranges, broken connections, pauses, wrong files, no room."""

from __future__ import annotations

import errno
import hashlib
import io
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from core.errors import Cancelled, UserError
from core.models import download
from core.records import CancelToken, ProgressBoard
from tests.shelf import Server, serving

DATA = np.random.default_rng(3).bytes(1_500_000)
SHA = hashlib.sha256(DATA).hexdigest()[:8]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.files["/file"] = DATA
        yield running


class Fetch:
    """One download into a folder, again and again; `waits` are the pauses it made."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.url = server.host + "/file"
        self.target = folder / "file.pth"
        self.token, self.board = CancelToken(), ProgressBoard()
        self.waits: list[float] = []

    def __call__(self, sha256: str = SHA) -> None:
        download.fetch(self.url, self.target, sha256, 0, self.token, self.board, self.waits.append)

    @property
    def part(self) -> Path:
        return download.partial(self.target)[0]

    def nothing_but(self, *names: str) -> bool:
        return sorted(p.name for p in self.target.parent.iterdir()) == sorted(names)


@pytest.fixture
def fetch(server: Server, tmp_path: Path) -> Fetch:
    return Fetch(server, tmp_path)


def test_a_file_comes_whole(fetch: Fetch, server: Server) -> None:
    fetch()
    assert fetch.target.read_bytes() == DATA
    assert fetch.nothing_but("file.pth")
    assert server.asked == [""]
    progress = fetch.board.read()
    assert (progress.phase, progress.done_bytes, progress.total_bytes) == ("downloading", len(DATA), len(DATA))


def test_a_broken_connection_goes_on_where_it_broke(fetch: Fetch, server: Server) -> None:
    server.breaks = [700_000, 0, 0, 300_000]
    fetch()
    assert fetch.target.read_bytes() == DATA
    assert server.asked == ["", *["bytes=700000-"] * 3, "bytes=1000000-"]
    assert fetch.waits == [1, 1, 2, 1]  # longer while nothing comes


def test_a_server_that_stays_away_is_given_up_and_gone_back_to(fetch: Fetch, server: Server) -> None:
    server.breaks = [400_000]
    server.statuses = [200, *[503] * 5]
    with pytest.raises(UserError) as caught:
        fetch()
    assert caught.value.code == "no-connection"
    assert "kept" in str(caught.value)
    assert fetch.waits == [1, 1, 2, 4, 8]
    assert fetch.part.stat().st_size == 400_000
    fetch()
    assert server.asked[-1] == "bytes=400000-"
    assert fetch.target.read_bytes() == DATA


def test_no_server_at_all(tmp_path: Path) -> None:
    with serving() as gone:
        pass
    fetch = Fetch(gone, tmp_path)
    with pytest.raises(UserError) as caught:
        fetch()
    assert caught.value.code == "no-connection"
    assert "127.0.0.1" in str(caught.value)
    assert "kept" not in str(caught.value)


def test_a_server_without_ranges_sends_all_again(fetch: Fetch, server: Server) -> None:
    server.ranges = False
    server.breaks = [600_000]
    fetch()
    assert server.asked == ["", "bytes=600000-"]
    assert fetch.target.read_bytes() == DATA


def test_another_version_replaces_what_came_of_the_old_one(fetch: Fetch, server: Server) -> None:
    server.files["/file"] = b"old" * 400_000
    server.breaks, server.statuses = [500_000], [200, *[503] * 5]
    with pytest.raises(UserError):
        fetch()
    server.files["/file"], server.etag = DATA, '"v2"'
    fetch()
    assert server.asked[-1] == "bytes=500000-"
    assert fetch.target.read_bytes() == DATA


@pytest.mark.parametrize(("etag", "modified", "resumes"), [
    ("", "", False),
    ('W/"v1"', "", False),
    ("", "Sat, 21 Nov 2026 10:00:00 GMT", True),
    ('W/"v1"', "Sat, 21 Nov 2026 10:00:00 GMT", True),
])  # fmt: skip
def test_only_a_version_with_a_name_is_gone_on_with(
    fetch: Fetch, server: Server, etag: str, modified: str, resumes: bool
) -> None:
    server.etag, server.modified, server.breaks = etag, modified, [500_000]
    fetch()
    assert server.asked == ["", "bytes=500000-" if resumes else ""]
    assert fetch.target.read_bytes() == DATA


def test_a_part_that_is_longer_than_the_file_is_dropped(fetch: Fetch, server: Server) -> None:
    fetch.part.write_bytes(b"x" * 2_000_000)
    download.partial(fetch.target)[1].write_text('{"version": "\\"v1\\"", "total": 0}')
    fetch()
    assert server.asked == ["bytes=2000000-", ""]
    assert fetch.target.read_bytes() == DATA


@pytest.mark.parametrize("note", ["", "[]", '{"version": 3}', "{"])
def test_a_damaged_note_begins_anew(fetch: Fetch, server: Server, note: str) -> None:
    fetch.part.write_bytes(DATA[:1000])
    download.partial(fetch.target)[1].write_text(note)
    fetch()
    assert server.asked == [""]
    assert fetch.target.read_bytes() == DATA


def test_what_was_whole_but_not_checked_is_not_sent_again(fetch: Fetch, server: Server) -> None:
    fetch.part.write_bytes(DATA)
    download.partial(fetch.target)[1].write_text(f'{{"version": "\\"v1\\"", "total": {len(DATA)}}}')
    fetch()
    assert server.asked == []
    assert fetch.target.read_bytes() == DATA


def test_a_wrong_file_is_dropped(fetch: Fetch) -> None:
    with pytest.raises(UserError) as caught:
        fetch("12345678")
    assert caught.value.code == "wrong-hash"
    assert SHA in str(caught.value)
    assert fetch.nothing_but()


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_refusal_is_told_at_once(fetch: Fetch, server: Server, status: int) -> None:
    server.statuses = [status]
    with pytest.raises(UserError) as caught:
        fetch()
    assert caught.value.code == "not-offered"
    assert str(status) in str(caught.value)
    assert fetch.waits == []
    assert fetch.nothing_but()


def test_no_room(fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    with pytest.raises(UserError) as caught:
        fetch()
    assert caught.value.code == "disk-full"
    assert "1 MB" in str(caught.value)
    assert not fetch.target.exists()


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EIO, "not-writable")])
def test_a_disk_that_fails_on_the_way(fetch: Fetch, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    class Failing(io.FileIO):
        def write(self, data: bytes) -> int:  # type: ignore[override]
            raise OSError(number, "it fails")

    real = open
    monkeypatch.setattr(
        download, "open", lambda path, mode: Failing(path, "w") if mode == "wb" else real(path, mode), raising=False
    )
    with pytest.raises(UserError) as caught:
        fetch()
    assert caught.value.code == code
    assert fetch.waits == []


def test_cancelling_keeps_what_came(fetch: Fetch, server: Server) -> None:
    server.gate.clear()
    outcome: list[BaseException] = []

    def run() -> None:
        try:
            fetch()
        except Cancelled as error:
            outcome.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert server.waiting.wait(10)
    came = threading.Event()
    while not (fetch.part.exists() and fetch.part.stat().st_size):  # what the server sent may still be on its way
        assert thread.is_alive()
        came.wait(0.005)
    fetch.token.cancel()
    server.gate.set()
    thread.join(10)
    assert len(outcome) == 1
    have = fetch.part.stat().st_size
    assert 0 < have < len(DATA)
    fetch.token = CancelToken()
    fetch()
    assert server.asked == ["", f"bytes={have}-"]
    assert fetch.target.read_bytes() == DATA


def test_a_pause_holds_it(fetch: Fetch, server: Server) -> None:
    server.gate.clear()
    thread = threading.Thread(target=fetch)
    thread.start()
    assert server.waiting.wait(10)
    fetch.token.pause()
    server.gate.set()
    thread.join(0.3)
    assert thread.is_alive()
    assert not fetch.target.exists()
    fetch.token.resume()
    thread.join(10)
    assert fetch.target.read_bytes() == DATA


def test_an_open_connection_does_not_follow_an_encrypted_one(fetch: Fetch, server: Server) -> None:
    redirects = download._Redirects()
    request = download.urllib.request.Request("https://example.org/file")
    with pytest.raises(UserError) as caught:
        redirects.redirect_request(request, io.BytesIO(), 302, "Found", {}, "http://example.org/file")
    assert caught.value.code == "not-offered"
    assert redirects.redirect_request(request, io.BytesIO(), 302, "Found", {}, "https://cdn.example.org/file")


def test_waiting_looks_at_the_token() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        download._wait(token)(60)
