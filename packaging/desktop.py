"""Packages for Linux made from the bundle: the tree that desktops expect, a .deb of it, and an AppImage.

    python packaging/desktop.py deb BUILD         BUILD/twinlens_VERSION_ARCH.deb, with dpkg-deb
    python packaging/desktop.py appimage BUILD    BUILD/Twinlens-VERSION-MACHINE.AppImage, with appimagetool

BUILD is what `packaging/build.py` filled. Both run with any Python 3.11, and change nothing in the bundle.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

import elf
import prune

HERE = Path(__file__).resolve().parent
LINUX = HERE / "linux"
ROOT = HERE.parent
FILES = {
    "twinlens.desktop": "share/applications/twinlens.desktop",
    "twinlens-find.desktop": "share/applications/twinlens-find.desktop",
    "app.twinlens.Twinlens.metainfo.xml": "share/metainfo/app.twinlens.Twinlens.metainfo.xml",
    "twinlens-servicemenu.desktop": "share/kio/servicemenus/twinlens.desktop",
    "twinlens.nemo_action": "share/nemo/actions/twinlens.nemo_action",
}
"""Files of `packaging/linux`, and where they belong below the prefix."""

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
DESCRIPTION = """\
find duplicate and look-alike photographs
Twinlens looks through your own folders, on your own computer, and tells
copies of a picture (re-encoded, resized, turned, cropped, edited) from
pictures that only show the same sort of thing. Clean-ups can be undone.
.
The package holds the program with all its libraries in one folder."""


def lay_out(bundle: Path, images: Path, prefix: Path) -> None:
    """Put the bundle and what makes a desktop know it below a prefix (`.../usr`), which is made anew.

    Files of the bundle become hard links where the file system allows it: nothing changes them.
    """
    shutil.rmtree(prefix, ignore_errors=True)
    shutil.copytree(bundle, prefix / "lib" / "twinlens", symlinks=True, copy_function=_link_or_copy)
    for name, place in FILES.items():
        _copy(LINUX / name, prefix / place)
    shutil.copytree(images / "hicolor", prefix / "share" / "icons" / "hicolor")
    papers = prefix / "share" / "doc" / "twinlens"
    _copy(ROOT / "LICENSE", papers / "copyright")
    _copy(bundle / "licences" / "THIRD_PARTY.md", papers / "THIRD_PARTY.md")
    program = prefix / "bin" / "twinlens"
    program.parent.mkdir(parents=True)
    program.symlink_to("../lib/twinlens/twinlens")


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


# -- .deb


def debian_needs(bundle: Path) -> list[str]:
    """Debian packages that the binaries of a bundle ask for and it does not bring; the version of glibc with it.

    Raises `SystemExit` for a library that is neither brought nor one of those that a desktop has.
    """
    binaries = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink() and elf.is_elf(path)]
    asked = elf.needs(binaries)
    there = {path.name for path in bundle.rglob("*")}
    packages: set[str] = set()
    for path, (names, _) in asked.items():
        for name in names:
            if name not in there and not elf.GLIBC.fullmatch(name):
                try:
                    package = prune.system_package(name)
                except KeyError:
                    raise SystemExit(
                        f"desktop.py: {path} asks for {name}, which is neither there nor of a desktop"
                    ) from None
                packages.update([package] if package else [])
    glibc = elf.newest(version for _, versions in asked.values() for version in versions)
    return [f"libc6 (>= {glibc})", *sorted(packages - {"libc6"})]


def control(version: str, architecture: str, needs: Iterable[str], kilobytes: int) -> str:
    """The control file of the .deb (Debian policy, chapter 5)."""
    wished = ", ".join(dict.fromkeys(filter(None, map(str, prune.OPTIONAL_LIBRARIES.values()))))
    debian_version = re.sub(r"[.]?(a|b|rc|dev)(?=\d)", r"~\1", version)  # what precedes a release sorts before it
    summary, *rest = DESCRIPTION.splitlines()
    return "\n".join(
        [
            "Package: twinlens",
            f"Version: {debian_version}",
            f"Architecture: {architecture}",
            "Maintainer: The Twinlens developers <twinlens@localhost>",
            "Section: graphics",
            "Priority: optional",
            f"Installed-Size: {kilobytes}",
            f"Depends: {', '.join(needs)}",
            f"Recommends: {wished}",
            f"Description: {summary}",
            *(f" {line}" for line in rest),
            "",
        ]
    )


def make_deb(build: Path, needs: list[str] | None = None) -> Path:
    """The .deb of a build; `needs`: what it depends on, found out when None. No scripts: desktops watch the folders."""
    bundle, tree = build / "dist" / "twinlens", build / "deb"
    version, architecture = bundle_version(bundle), ARCHITECTURES.get(platform.machine(), platform.machine())
    lay_out(bundle, build / "images", tree / "usr")
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    papers = tree / "DEBIAN" / "control"
    papers.parent.mkdir(exist_ok=True)
    papers.write_text(control(version, architecture, debian_needs(bundle) if needs is None else needs, size), "utf-8")
    deb = build / f"twinlens_{version}_{architecture}.deb"
    # xz would be a tenth smaller and take ten times as long, to pack and at every installation.
    packing = ["-Zzstd", "-z12"]
    subprocess.run(
        ["dpkg-deb", "--build", "--root-owner-group", *packing, tree, deb], check=True, stdout=subprocess.DEVNULL
    )
    return deb


def bundle_version(bundle: Path) -> str:
    """The version of the Twinlens in a bundle, from its metadata."""
    [metadata] = bundle.glob("_internal/twinlens-*.dist-info/METADATA")
    found = re.search(r"^Version: (.+)$", metadata.read_text("utf-8"), re.M)
    assert found is not None
    return found[1]


# -- AppImage


APP_RUN = """\
    #!/bin/sh
    # Started by the AppImage; also by its symbolic links, from anywhere.
    here="$(dirname "$(readlink -f "$0")")"
    exec "$here/usr/lib/twinlens/twinlens" "$@"
"""


def make_app_dir(build: Path) -> Path:
    """The folder that an AppImage is made of (AppImage specification, "AppDir")."""
    tree = build / "Twinlens.AppDir"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(build / "dist" / "twinlens", build / "images", tree / "usr")
    start = tree / "AppRun"
    start.write_text(textwrap.dedent(APP_RUN), "utf-8")
    start.chmod(0o755)
    _copy(LINUX / "twinlens.desktop", tree / "twinlens.desktop")
    _copy(build / "images" / "hicolor" / "256x256" / "apps" / "twinlens.png", tree / "twinlens.png")
    (tree / ".DirIcon").symlink_to("twinlens.png")
    return tree


def make_app_image(build: Path) -> Path | None:
    """The AppImage of a build; None where appimagetool is not installed: the folder for it is there then."""
    tree, tool = make_app_dir(build), shutil.which("appimagetool")
    version, machine = bundle_version(build / "dist" / "twinlens"), platform.machine()
    image = build / f"Twinlens-{version}-{machine}.AppImage"
    if tool is None:
        print(f"appimagetool is not installed. With it: ARCH={machine} appimagetool {tree} {image}", file=sys.stderr)
        return None
    subprocess.run([tool, tree, image], check=True, env={**os.environ, "ARCH": machine, "VERSION": version})
    return image


def main(arguments: list[str]) -> int:
    makers = {"deb": make_deb, "appimage": make_app_image}
    if len(arguments) != 2 or arguments[0] not in makers:
        print(__doc__, file=sys.stderr)
        return 2
    made = makers[arguments[0]](Path(arguments[1]).resolve())
    if made is None:
        return 1
    print(f"{made}: {made.stat().st_size / 1e6:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
