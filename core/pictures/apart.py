"""Reads parts of very large pictures in a process of its own.

Decoding 200 megapixels takes 800 MB, which the memory allocator would keep for the rest of the session, and making and
freeing so much holds the interpreter for a third of a second, in which no other thread, the window's included, can run.
A child takes the memory with it when it ends, and hands back only the part that is looked at.
"""

from __future__ import annotations

import json
import logging
import math
import os
import subprocess
import sys
from collections.abc import Callable

from core.errors import UserError
from core.language import phrase
from core.pictures import rendering
from core.pictures.reading import memory
from core.records import Affine

log = logging.getLogger(__name__)

LARGE_PIXELS = 40_000_000
"""From so many decoded pixels on, a process of its own is worth its start of a quarter of a second."""

_REFUSED = 3
_SECONDS = 180.0

part_command: Callable[[], list[str]] = lambda: [sys.executable, "-m", "core.pictures.apart"]  # noqa: E731
"""How a child is started; a frozen program replaces it by one that calls `main`."""


def render_part(path: str, full: tuple[int, int], kind: str, size: tuple[int, int], place: Affine) -> bytes:
    """`rendering.render_part`, here or in a process of its own, by how much must be decoded.

    Args:
        full: Width and height of the picture, as the catalogue has them.
        kind: Its format; a JPEG can be decoded at 1/2, 1/4 or 1/8.

    Raises:
        UserError: As `decoding.decode`, or "damaged" when the child dies or takes minutes.
    """
    pixels = full[0] * full[1]
    if kind == "JPEG":
        (a, b, _), (d, e, _) = place
        across = 1 / max(math.hypot(a, b), 1e-9) / full[0]
        down = 1 / max(math.hypot(d, e), 1e-9) / full[1]
        reduction = next((n for n in (8, 4, 2) if max(across, down) <= 1 / n + 1e-6), 1)
        pixels //= reduction**2
    if pixels < LARGE_PIXELS:
        return rendering.render_part(path, size, place)
    with memory.hold(pixels * 8):
        return _by_child(path, size, place)


def _by_child(path: str, size: tuple[int, int], place: Affine) -> bytes:
    root = os.path.abspath(__file__).rpartition(os.sep + "core" + os.sep)[0]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))}
    order = json.dumps({"path": path, "size": size, "place": place}).encode()
    try:
        child = subprocess.run(
            part_command(),
            env=environment,
            input=order,
            capture_output=True,
            timeout=_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # else Windows shows a console for it
        )
    except subprocess.TimeoutExpired as error:
        raise UserError("damaged", phrase("decoding it takes too long"), path) from error
    if child.returncode == _REFUSED:
        refusal = json.loads(child.stderr.splitlines()[-1])
        raise UserError(refusal["code"], refusal["message"], path)
    if child.returncode or len(child.stdout) != 3 * size[0] * size[1]:
        log.warning("decoding %s ended a process with %s: %s", path, child.returncode, child.stderr[-2000:])
        raise UserError("damaged", phrase("decoding it crashes"), path)
    return child.stdout


def main() -> int:
    """The child: takes an order as JSON on stdin, gives pixels on stdout, or a refusal as JSON on stderr."""
    order = json.loads(sys.stdin.buffer.read())
    try:
        rgb = rendering.render_part(order["path"], tuple(order["size"]), order["place"])
    except UserError as error:
        sys.stderr.write("\n" + json.dumps({"code": error.code, "message": str(error)}) + "\n")
        return _REFUSED
    sys.stdout.buffer.write(rgb)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
