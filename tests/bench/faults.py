"""Stops a clean-up of 200 files at every step, one at a time, recovers and undoes it: is everything back?

    python -m tests.bench.faults [ACTION...] [--every N] [--undo]

100 photographs, half of them with a sidecar and a RAW, so 200 files. Takes from half an hour to hours for each action.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAST = Path("/dev/shm")


def main() -> None:
    from tests.faults import ACTIONS

    parser = argparse.ArgumentParser()
    known = ", ".join(ACTIONS)
    parser.add_argument("actions", nargs="*", metavar="ACTION", help=f"{known}; trash and across if none is named")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--undo", action="store_true")
    options = parser.parse_args()
    if unknown := set(options.actions) - set(ACTIONS):
        parser.error(f"no such action: {', '.join(sorted(unknown))} (there are {known})")
    for action in options.actions or ("trash", "across"):
        began = time.monotonic()
        with tempfile.TemporaryDirectory(dir=FAST if FAST.is_dir() else None) as first, \
                tempfile.TemporaryDirectory() as second:  # fmt: skip
            names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
            environment = {**os.environ, **dict.fromkeys(names, "1"), "HOME": first, "XDG_DATA_HOME": f"{first}/data"}
            command = [sys.executable, "-m", "tests.faults", first, second, action, "--photos", "100"]
            command += ["--every", str(options.every), *(["--undo"] if options.undo else [])]
            done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        print(f"{done.stdout.strip()}  {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
