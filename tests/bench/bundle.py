"""Install the built .deb in a throw-away root, start it on a screen of its own, time it, and remove it again.

    python -m tests.bench.bundle BUILD [--starts 5] [--screenshot OUT.png]

BUILD is what `packaging/build.py --deb` filled. Needs root (dpkg), Xvfb and xdotool; `import` of ImageMagick for the
screenshot. A start is timed from the start of the process until X knows a visible window of the program; the first is
told apart, because it reads the program from the disk.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 120


def main() -> None:
    parser = argparse.ArgumentParser(description="Try the Debian package of the bundle.")
    parser.add_argument("build", type=Path)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--screenshot", type=Path)
    options = parser.parse_args()
    [deb] = options.build.glob("twinlens_*.deb")
    with tempfile.TemporaryDirectory() as temporary:
        root, home = Path(temporary) / "root", Path(temporary) / "home"
        home.mkdir()
        install(root, deb)
        with screen() as display:
            times = [start(root, home, display, options.screenshot) for _ in range(options.starts)]
        print(f"window on the screen: first start {times[0]:.2f} s", end="")
        if times[1:]:
            print(f", later ones {min(times[1:]):.2f} s at best, {statistics.median(times[1:]):.2f} s median", end="")
        print(f"; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        remove(root)


def dpkg(root: Path, *arguments: object) -> str:
    """Run dpkg on another root; what it depends on is taken from the system that this runs on."""
    command = ["dpkg", f"--root={root}", "--force-depends", "--log=/dev/null", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"}).stdout


def install(root: Path, deb: Path) -> None:
    for folder in ("info", "updates", "triggers"):
        (root / "var/lib/dpkg" / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    began = time.monotonic()
    dpkg(root, "--install", deb)
    took = time.monotonic() - began
    files = [path for path in (root / "usr").rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    assert dpkg(root, "--verify", "twinlens") == "", "what is installed is not what is in the package"
    print(
        f"installed {len(files):,} files, {size / 1e6:,.0f} MB, from {deb.stat().st_size / 1e6:,.0f} MB in {took:.0f} s"
    )


def remove(root: Path) -> None:
    dpkg(root, "--purge", "twinlens")
    left = [path for path in (root / "usr").rglob("*") if not path.is_dir()]
    assert not left, left
    print("removed; nothing is left")


@contextmanager
def screen() -> Iterator[str]:
    """A screen of memory on a free display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    command += ["-noreset"]  # else it starts anew when a program leaves, and refuses the next one meanwhile
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def start(root: Path, home: Path, display: str, screenshot: Path | None) -> float:
    """Start the installed program, wait for its window, leave it in order; seconds until the window was there."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TMPDIR")}
    variables = {**kept, "HOME": str(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    began = time.monotonic()
    program = subprocess.Popen([root / "usr/bin/twinlens"], env=variables, stderr=subprocess.PIPE, text=True)
    assert program.stderr is not None
    search = ["xdotool", "search", "--onlyvisible", "--class", "twinlens"]
    try:
        while not (found := subprocess.run(search, env=variables, capture_output=True, text=True).stdout.split()):
            assert program.poll() is None, program.stderr.read()
            assert time.monotonic() - began < SECONDS, "there is no window"
            time.sleep(0.02)
        took = time.monotonic() - began
        if screenshot is not None:
            time.sleep(3)  # all of it is painted
            subprocess.run(["import", "-window", found[0], str(screenshot)], env=variables, check=True)
    finally:
        program.send_signal(signal.SIGINT)  # as Ctrl+C in a terminal: it closes its window
    code = program.wait(timeout=60)
    told = program.stderr.read()
    assert (code, told) == (0, ""), f"it ended with {code}: {told}"
    return took


if __name__ == "__main__":
    main()
