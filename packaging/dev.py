"""Set up Twinlens on a fresh machine and do its job.

    python3 packaging/dev.py run [FOLDER...]   the window on those folders; with no display, a scan and its duplicates
    python3 packaging/dev.py test [ARGS...]    the checks and tests (ARGS go to pytest)

Needs Python 3.11 or newer and nothing else: the virtual environment `.venv`, the dependencies and, on Debian and its
relatives, the system libraries that Qt loads are set up on the first call and found ready on the next.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What Qt's wheels load from the system (https://doc.qt.io/qt-6/linux-requirements.html): library -> Debian package.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python runs first
        return fail(f"Twinlens needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    runs = commands.add_parser("run", help="open the window; with no display, scan and print the duplicates")
    runs.add_argument("folders", nargs="*", metavar="FOLDER")
    runs.add_argument("--library", metavar="DIR", help="the folder that holds the databases")
    commands.add_parser("test", help="run the checks and the tests", add_help=False)
    options, rest = parser.parse_known_args(arguments)
    if options.command == "run" and rest:
        parser.error(f"not understood: {' '.join(rest)}")
    try:
        set_up_system()
        set_up_environment(extra="test" if options.command == "test" else "")
        return test(rest) if options.command == "test" else run(options.folders, options.library)
    except subprocess.CalledProcessError as error:
        return fail(f"this step failed with exit code {error.returncode}: {' '.join(map(str, error.cmd))}")
    except KeyboardInterrupt:
        return 130


def run(folders: list[str], library: str | None) -> int:
    where = ["--library", library] if library else []
    if has_display():
        return python("-m", "core.cli", *where, *folders)
    say("There is no display here, so the duplicates are printed instead of shown in the window.")
    return python("-m", "core.cli", "scan", *where, *folders) or python("-m", "core.cli", "duplicates", *where)


def test(arguments: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    checks = [["-m", "ruff", "check"], ["-m", "mypy"]] if not arguments else []
    # The whole suite by files, up to four at once: more would only wait for each other's disks. One more than there are
    # cores, because tests of the window wait for its timers. In the order of testpaths: a long test begun last would
    # keep all waiting.
    workers = str(min((os.cpu_count() or 1) + 1, 4))
    whole = ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"] if not arguments else []
    # Tests last and always, so that one call tells everything that is wrong.
    codes = [python(*check) for check in checks] + [python("-m", "pytest", *whole, *arguments)]
    return next((code for code in codes if code), 0)


def has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def set_up_system() -> None:
    """Install the system libraries that Qt and a virtual environment need, or name them in one sentence."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    try:
        import ensurepip  # noqa: F401 - Debian ships it apart from Python
    except ImportError:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not missing:
        return
    root = os.geteuid() == 0
    sudo = [] if root else ["sudo", "-n"]  # -n: never ask for a password in the middle
    may = root or (shutil.which("sudo") and subprocess.call([*sudo, "true"], stderr=subprocess.DEVNULL) == 0)
    if not shutil.which("apt-get") or not may:
        say("These system libraries are missing; as an administrator, install them: " + " ".join(missing))
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    say("Installing system libraries: " + " ".join(missing))
    subprocess.run([*sudo, "apt-get", "update", "-q"], check=True, env=environment, stdout=subprocess.DEVNULL)
    install = [*sudo, "apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
    subprocess.run(install, check=True, env=environment, stdout=subprocess.DEVNULL)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def set_up_environment(extra: str) -> None:
    """Make `.venv` match pyproject.toml; a stamp of what it was made from lets the next call return at once."""
    sources = (ROOT / "pyproject.toml").read_bytes() + sys.version.encode() + str(ROOT).encode()
    wanted = hashlib.sha256(sources).hexdigest()
    stamp = VENV / "twinlens-set-up"
    done = stamp.read_text("utf-8").split() if stamp.exists() and PYTHON.exists() else []
    current = done[:1] == [wanted]
    if current and (not extra or extra in done):
        return
    if not PYTHON.exists() or python("-c", "import pip", output=subprocess.DEVNULL):
        say("Creating a virtual environment in .venv and installing the dependencies (some minutes, once).")
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    else:
        say("Bringing the virtual environment in .venv up to date.")
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "-q", "-e", target]
    subprocess.run(pip, check=True)
    extras = {*(done[1:] if current else []), *([extra] if extra else [])}
    stamp.write_text(" ".join([wanted, *sorted(extras)]), "utf-8")


def python(*arguments: str, output: int | None = None) -> int:
    return subprocess.call([PYTHON, *arguments], stdout=output, stderr=output)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def fail(sentence: str) -> int:
    say(f"dev.py: {sentence}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
