"""A scan in a process of its own, for `test_killed` to kill: LIBRARY FOLDER LOG."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.library import Library
from core.records import Codes, Space
from core.scan import writer as scan_writer
from tests.fakes import FakeEncoder

COMMIT_PHOTOS = 10


class LoggingEncoder(FakeEncoder):
    """Writes how many pictures it encoded to a file that outlives the process."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log.open("ab", buffering=0)

    def encode(self, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        self._log.write(b"x" * len(inputs))
        return super().encode(inputs)


def main() -> None:
    library, folder, log = map(Path, sys.argv[1:])
    scan_writer.COMMIT_PHOTOS = COMMIT_PHOTOS
    with Library.open(library, encoder=LoggingEncoder(log)) as opened:
        sys.stdout.write("begin\n")
        sys.stdout.flush()
        report = opened.scan([str(folder)])
    sys.exit(0 if report.complete else 3)


if __name__ == "__main__":
    main()
