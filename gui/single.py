"""One window for each library: a second start hands its files to the first and ends.

The first holds a lock file in the library and listens on a local socket (a named pipe on Windows); it is no network.
After a crash the system lets go of neither: the lock names a process that is gone, which `QLockFile` sees, and a socket
without a lock is left over and taken away.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLockFile, QObject, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

WAIT_MS = 5000
"""So long a second start waits for the first, which may be starting itself, or be busy for a moment."""
LONGEST = 16 * 2**20
"""A message may have so many bytes; one that claims more is not ours."""
ANSWER = b"taken"


class Instance(QObject):
    """The one program that has the window of a library.

    Signals:
        paths_given(list): Absolute paths that another start, or the system (macOS), wants opened; may be empty: then
            the window is only to be shown.
    """

    paths_given = Signal(object)  # Qt's own text would lose the bytes of a path that are no text

    def __init__(self, lock: QLockFile | None, server: QLocalServer | None) -> None:
        super().__init__()
        self._lock = lock
        self._server = server
        self._coming: dict[QLocalSocket, bytes] = {}
        if server is not None:
            server.newConnection.connect(self._welcome)

    def close(self) -> None:
        """Let another start have the library."""
        for socket in list(self._coming):
            socket.abort()
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.unlock()

    def _welcome(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            self._coming[socket] = b""
            # No lambda that holds the socket: it would be let go of while Qt deletes the socket, and delete it twice.
            socket.readyRead.connect(self._read_all)
            socket.disconnected.connect(self._forget_gone)
        self._read_all()  # what came before the signals were connected
        self._forget_gone()

    def _read_all(self) -> None:
        for socket in list(self._coming):
            if socket in self._coming and socket.bytesAvailable():  # what another asks for may take its time
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        self._coming[socket] += bytes(socket.readAll().data())
        message = self._coming[socket]
        if len(message) > LONGEST:
            log.warning("a message to the window was too long and was dropped")
            socket.abort()
        elif message.endswith(b"\n"):
            self._coming[socket] = b""
            self._take(socket, message)

    def _take(self, socket: QLocalSocket, message: bytes) -> None:
        try:
            paths, token = _parsed(message)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            log.warning("a message to the window could not be read: %s", error)
            socket.abort()
            return
        if token:  # Qt takes it from here when the window asks for the focus
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        socket.write(ANSWER)
        socket.flush()
        self.paths_given.emit(paths)

    def _forget_gone(self) -> None:
        gone = [socket for socket in self._coming if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState]
        for socket in gone:
            del self._coming[socket]
            socket.deleteLater()

    # -- Qt's own methods

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the application: macOS tells by an event which files were opened with the program."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            if event.file():
                self.paths_given.emit([event.file()])
            return True
        return False


def claim(library: Path, paths: Sequence[str]) -> Instance | None:
    """Be the program that has the window of a library; None when another is, and has taken the paths over.

    Where neither can be had (a folder without permission, a first program that hangs), the window opens all the same:
    several programs can work on one library, it is only less handy.
    """
    name = _name(library)
    try:
        library.mkdir(parents=True, exist_ok=True)
    except OSError as error:  # opening the library tells the person
        log.warning("no lock in %s: %s", library, error)
        return Instance(None, None)
    lock = QLockFile(str(library / "window.lock"))
    lock.setStaleLockTime(0)  # a window may be open for weeks; whether its process lives is looked at all the same
    until = time.monotonic() + WAIT_MS / 1000
    while not lock.tryLock(0):
        if lock.error() != QLockFile.LockError.LockFailedError:
            log.warning("no lock in %s (%s); a second window can be opened on it", library, lock.error())
            return Instance(None, None)
        if _hand_over(name, paths):
            return None
        if time.monotonic() > until:
            log.warning("another Twinlens has %s and does not answer; a second window is opened", library)
            return Instance(None, None)
        time.sleep(0.05)
    QLocalServer.removeServer(name)  # we hold the lock, so nobody listens there
    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    if not server.listen(name):
        log.warning("other starts will not find this window: %s", server.errorString())
        return Instance(lock, None)
    return Instance(lock, server)


def hand_over(library: Path, given: Sequence[str]) -> bool:
    """Give paths to the program that has the window of a library, if there is one; whether it has taken them.

    For a second start that need not load the window at all then. `claim` answers for sure.
    """
    return _hand_over(_name(library), [absolute(path) for path in given])


def absolute(path: str) -> str:
    """A path as another process understands it, too; file managers may give an address."""
    local = QUrl(path).toLocalFile() if path.startswith("file:") else path
    return str(Path(local).absolute())


def _hand_over(name: str, paths: Sequence[str]) -> bool:
    """Give paths to the program that listens; whether it has taken them."""
    if not _is_ours(name):
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT_MS):
        return False
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # else the other window may only blink in the task bar
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    socket.write(json.dumps({"paths": list(paths), "token": token}).encode() + b"\n")
    answer = b""
    while len(answer) < len(ANSWER) and socket.waitForReadyRead(WAIT_MS):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == ANSWER


def _parsed(message: bytes) -> tuple[list[str], str]:
    """Paths and token of a message, such as the system takes them. Raises what there is to raise for another one."""
    given = json.loads(message)
    paths, token = given["paths"], given["token"]
    for text in [token, *paths]:
        if b"\0" in os.fsencode(text):
            raise ValueError("a zero is part of no path")
    return [str(path) for path in paths], str(token)


def _name(library: Path) -> str:
    """A socket of this person and library: a short path, for systems allow some 100 bytes; a pipe's name on Windows."""
    digest = hashlib.sha256(os.fsencode(library.absolute().resolve())).hexdigest()[:16]
    if sys.platform == "win32":
        return f"twinlens-{digest}"
    return os.path.join(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir(), f"twinlens-{digest}")


def _is_ours(name: str) -> bool:
    """Whether nobody else has put a socket there, or a link to one of ours, in a folder that all may write to; Windows
    looks after that."""
    if sys.platform == "win32":
        return True
    try:
        info = os.lstat(name)
    except OSError:
        return False
    return stat.S_ISSOCK(info.st_mode) and info.st_uid == os.getuid()
