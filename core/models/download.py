"""Downloads one large file so that a broken connection, a pause or a crash costs nothing that has already come.

What has come lies in `<file>.part`; `<file>.part.json` holds the server's own name for that version of the file (its
ETag or date), so that the rest is only added to the same version.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import logging
import shutil
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from core import __version__
from core.errors import UserError
from core.language import number, tr
from core.records import CancelToken, ProgressBoard

log = logging.getLogger(__name__)

CHUNK = 1 << 18
TIMEOUT_S = 10.0  # without a byte, a connection counts as broken
WAITS_S = (1.0, 2.0, 4.0, 8.0)  # between attempts that bring nothing; then it is given up
PUBLISH_S = 0.1
SMOOTHING_S = 4.0
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers of a server that may be other ones in a moment."""


class _Broken(Exception):  # noqa: N818 - no error yet: it is tried again
    """The connection ended early; the rest may still come."""


def partial(target: Path) -> tuple[Path, Path]:
    """What has come of `target` so far, and the note beside it."""
    return target.with_name(target.name + ".part"), target.with_name(target.name + ".part.json")


def discard(target: Path) -> None:
    """Forget what has come of `target`."""
    for file in partial(target):
        file.unlink(missing_ok=True)


def fetch(
    url: str,
    target: Path,
    sha256: str,
    room: int,
    cancel: CancelToken,
    board: ProgressBoard,
    wait: Callable[[float], None] | None = None,
) -> None:
    """Download `url` to `target`, going on from what came before.

    Args:
        sha256: The first hexadecimal digits of the file's sha256.
        room: Bytes that have to be free when all of it has come.
        cancel: Pausing it holds the download, cancelling ends it; what came is kept for the next time.
        board: Gets phase "downloading", bytes, bytes a second and seconds left.
        wait: Waits some seconds between attempts (tests).

    Raises:
        UserError: "no-connection", "not-offered", "disk-full", "wrong-hash" (what came is dropped), "not-writable".
        Cancelled: What came is kept.
    """
    part, _ = partial(target)
    download = _Download(url, target, room, cancel, board)
    failures = 0
    while True:
        before = _size(part)
        try:
            download.receive()
            break
        except _Broken as broken:
            log.info("the download of %s broke off: %s", url, broken)
            failures = 0 if _size(part) > before else failures + 1
            if failures > len(WAITS_S):
                host = urlsplit(url).hostname
                sentence = tr("There is no connection to {host} ({reason}). Try again later.", host=host, reason=broken)
                if _size(part):
                    sentence = tr(
                        "There is no connection to {host} ({reason}). What has come so far is kept. Try again later.",
                        host=host,
                        reason=broken,
                    )
                raise UserError("no-connection", sentence) from broken
            (wait or _wait(cancel))(WAITS_S[max(0, failures - 1)])
    cancel.check()
    found = file_sha256(part, cancel)
    if not found.startswith(sha256):
        discard(target)
        raise UserError(
            "wrong-hash",
            tr(
                "What {host} sent is not the file that was published (sha256 {found} instead of {sha256}). "
                "It was dropped; try again, perhaps from another network.",
                host=urlsplit(url).hostname,
                found=found[:8],
                sha256=sha256,
            ),
        )
    part.replace(target)
    discard(target)


def file_sha256(path: Path, cancel: CancelToken) -> str:
    """Hexadecimal sha256 of a file. Raises `OSError`, `Cancelled`."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while data := file.read(1 << 22):
            cancel.check()
            digest.update(data)
    return digest.hexdigest()


def check_room(folder: Path, needed: int, what: str) -> None:
    """Raise `UserError("disk-full")` unless `needed` bytes are free where `folder` is."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        sentence = tr(
            "{what} needs {needed} MB in {folder}; only {free} MB are free there.",
            what=what,
            needed=number(needed / 1e6),
            folder=folder,
            free=number(free / 1e6),
        )
        raise UserError("disk-full", sentence, str(folder))


class _Download:
    """One file on its way."""

    def __init__(self, url: str, target: Path, room: int, cancel: CancelToken, board: ProgressBoard) -> None:
        self._url = url
        self._target = target
        self._part, self._note = partial(target)
        self._room = room
        self._cancel = cancel
        self._board = board

    def receive(self) -> None:
        """Get what is missing by one request. Raises `_Broken` when the connection ends before the file does."""
        self._cancel.check()
        version, total = self._noted()
        have = _size(self._part)
        if have and (not version or have > total > 0):
            discard(self._target)
            have = 0
        if have and have == total:
            return
        headers = {"User-Agent": f"Twinlens/{__version__}", "Accept-Encoding": "identity"}
        if have:
            headers |= {"Range": f"bytes={have}-", "If-Range": version}
        self._board.update(phase="downloading", done_bytes=have, total_bytes=total, rate=0.0, seconds_left=None)
        try:
            with _open(urllib.request.Request(self._url, headers=headers)) as answer:
                self._take(answer, have)
        except urllib.error.HTTPError as error:
            error.close()
            raise self._refusal(error.code) from error
        except urllib.error.URLError as error:
            raise _Broken(_words(error.reason)) from error
        except (OSError, http.client.HTTPException) as error:
            raise _Broken(_words(error)) from error

    def _refusal(self, status: int) -> Exception:
        if status == 416:  # what we have is longer than the file
            discard(self._target)
            return _Broken(tr("the file has changed"))
        if status in _PASSING:
            return _Broken(tr("the server answers {status}", status=status))
        host = urlsplit(self._url).hostname
        return UserError(
            "not-offered",
            tr("The server {host} does not give this file (it answers {status}).", host=host, status=status),
        )

    def _noted(self) -> tuple[str, int]:
        """The server's name for the version that has begun to come, and the file's length; "" and 0 if unknown."""
        try:
            note = json.loads(self._note.read_text("utf-8"))
            return str(note["version"]), int(note["total"])
        except (OSError, ValueError, KeyError, TypeError):
            return "", 0

    def _take(self, answer: http.client.HTTPResponse, have: int) -> None:
        if answer.status == 206 and not answer.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
            discard(self._target)
            raise _Broken(tr("the server sent another part than was asked for"))
        if answer.status != 206:
            have = 0  # the whole file: the server does not know ranges, or has another version by now
        length = answer.headers.get("Content-Length")
        total = have + int(length) if length else 0
        check_room(self._target.parent, total - have + self._room, tr("This download"))
        with _writing(self._target), open(self._part, "ab" if have else "wb") as file:
            # Noted once the old version is gone. A weak ETag does not promise the same bytes.
            etag = answer.headers.get("ETag", "")
            version = etag if etag and not etag.startswith("W/") else answer.headers.get("Last-Modified", "")
            self._note.write_text(json.dumps({"version": version, "total": total}), "utf-8")
            received = self._copy(answer, file, have, total)
        if received < total:
            raise _Broken(tr("the connection ended early"))

    def _copy(self, answer: http.client.HTTPResponse, file: IO[bytes], have: int, total: int) -> int:
        pace = _Pace(have)
        while True:
            self._publish(pace, have, total)
            self._cancel.check()
            try:
                data = answer.read1(CHUNK)
            except (OSError, http.client.HTTPException) as error:
                raise _Broken(_words(error)) from error
            if not data:
                self._publish(pace, have, total, last=True)
                return have
            file.write(data)
            have += len(data)

    def _publish(self, pace: _Pace, have: int, total: int, *, last: bool = False) -> None:
        paused = self._cancel.paused
        if last or paused or pace.due():
            rate = pace.measure(have)
            left = (total - have) / rate if rate and total else None
            self._board.update(done_bytes=have, total_bytes=total, rate=rate, seconds_left=left, paused=paused)


class _Pace:
    """Bytes a second, smoothed."""

    def __init__(self, have: int) -> None:
        self._have, self._since, self._rate = have, time.monotonic(), 0.0

    def due(self) -> bool:
        return time.monotonic() - self._since >= PUBLISH_S

    def measure(self, have: int) -> float:
        elapsed = time.monotonic() - self._since
        if elapsed >= PUBLISH_S:
            share = 1.0 if not self._rate else min(1.0, elapsed / SMOOTHING_S)
            self._rate += share * ((have - self._have) / elapsed - self._rate)
            self._have, self._since = have, time.monotonic()
        return self._rate


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but never from an encrypted connection to an open one."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if req.type == "https" and urlsplit(newurl).scheme != "https":
            raise UserError(
                "not-offered", tr("{host} sends to {newurl}, which is not encrypted.", host=req.host, newurl=newurl)
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(request: urllib.request.Request) -> http.client.HTTPResponse:
    answer: http.client.HTTPResponse = urllib.request.build_opener(_Redirects).open(request, timeout=TIMEOUT_S)
    return answer


@contextlib.contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Failures to write in the person's words; those of the network have become `_Broken` before."""
    try:
        yield
    except OSError as error:
        code = "disk-full" if error.errno == 28 else "not-writable"
        sentence = tr(
            "{parent} cannot be written to: {error}. What has come so far is kept.",
            parent=target.parent,
            error=error.strerror,
        )
        raise UserError(code, sentence, str(target.parent)) from error


def _wait(cancel: CancelToken) -> Callable[[float], None]:
    """Waits, and looks at the token meanwhile."""

    def wait(seconds: float) -> None:
        end = time.monotonic() + seconds
        pause = threading.Event()
        while time.monotonic() < end:
            cancel.check()
            pause.wait(0.1)

    return wait


def _words(error: object) -> str:
    if isinstance(error, TimeoutError):
        return tr("no answer")
    return (error.strerror if isinstance(error, OSError) else "") or str(error) or tr("the connection ended early")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
