"""What the bundled program runs first: what `python -m core.cli` is for a checkout, plus what only a bundle needs.

PyInstaller starts this file. The `twinlens` of a bundle is also its own child: reading a very large picture, trying
a suspicious one and drawing the map are done in processes of their own, which a checkout starts as `python -m MODULE`.
One more child imports what it is told, which is how a build proves that nothing is missing.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial

CHILD = "--child"
"""The first argument of a child; then comes which one, then its own arguments."""
CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch, Gentoo
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # Alpine, macOS
)


def main(arguments: list[str]) -> int:
    multiprocessing.freeze_support()  # a worker process of a library (joblib, torch) starts this file again
    _give_back_search_path()
    _find_certificates()
    from core.map import child as drawing
    from core.pictures import apart, probing

    if arguments[:1] == [CHILD]:
        children: dict[str, Callable[[list[str]], int]] = {
            "part": lambda _: apart.main(),
            "probe": probing.main,
            "map": _map,
            "import": _import,
        }
        return children[arguments[1]](arguments[2:])
    program = _program()
    apart.part_command = lambda: [program, CHILD, "part"]
    probing.probe_command = lambda path: [program, CHILD, "probe", path]
    drawing.map_command = lambda: [program, CHILD, "map"]
    from core.cli import main as command_line

    return command_line(arguments)


def _map(_: list[str]) -> int:
    from core.map import embedding  # brings faiss and openTSNE

    return embedding.main()


def _program() -> str:
    """What children are started with: on Windows the program for the console, since one for windows has no stdout."""
    console = os.path.join(os.path.dirname(sys.executable), "twinlens-cli.exe")
    return console if sys.platform == "win32" and os.path.exists(console) else sys.executable


def _give_back_search_path() -> None:
    """Let programs of the system that are started from here (a file manager, a viewer) load their own libraries.

    PyInstaller's bootloader puts the bundle in front of the loader's search path and keeps the person's own in
    *_ORIG; this process has read it already (PyInstaller manual, "LD_LIBRARY_PATH / LIBPATH considerations").
    """
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        elif name in os.environ and getattr(sys, "_MEIPASS", "") in os.environ[name].split(os.pathsep):
            del os.environ[name]


def _find_certificates() -> None:
    """Let downloads trust what this system trusts: OpenSSL looks where it was on the system that built the bundle."""
    if sys.platform == "win32" or {"SSL_CERT_FILE", "SSL_CERT_DIR"} & os.environ.keys():
        return
    found = next((file for file in CERTIFICATES if os.path.exists(file)), None)
    if found is not None:
        os.environ["SSL_CERT_FILE"] = found


def _import(names: list[str]) -> int:
    """Import modules by name, and what can only be reached by calling it. The number of those that are missing."""
    from core.encoders import vision

    missing = 0
    loads: list[tuple[str, Callable[[], object]]] = [(name, partial(importlib.import_module, name)) for name in names]
    for name, load in [*loads, ("torchvision", vision.models)]:
        try:
            load()
        except Exception:  # the next one may be missing too, and one build should tell of all
            missing += 1
            sys.stderr.write(f"{name}:\n{traceback.format_exc()}\n")
    return missing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
