"""What Linux binaries ask of a system: read with `objdump`, which PyInstaller needs as well."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

GLIBC = re.compile(r"(?:libc|libm|libdl|libpthread|librt|libutil|libresolv|libcrypt|ld-linux[\w-]*)\.so(?:\.\d+)*")


def is_elf(path: Path) -> bool:
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def needs(paths: Iterable[Path]) -> dict[Path, tuple[list[str], list[str]]]:
    """For each binary: file names of the libraries it is linked to, and versions of glibc it asks for ("2.34")."""
    found: dict[Path, tuple[list[str], list[str]]] = {}
    for path in paths:
        told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        found[path] = (re.findall(r"^\s+NEEDED\s+(\S+)$", told, re.M), re.findall(r"\bGLIBC_(2[.\d]+)$", told, re.M))
    return found


def newest(versions: Iterable[str]) -> str:
    """The highest of versions such as "2.9" and "2.34"."""
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])
