"""What bundles and packages are made by: pruning, files that make a desktop know the program, versions, licences."""

from __future__ import annotations

import configparser
import importlib
import os
import plistlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from core import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    """The modules of `packaging`, which see each other as they do when one of them is run."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    names = ("elf", "prune", "desktop", "build", "frozen", "third_party")
    yield {name: importlib.import_module(name) for name in names}
    for name in names:
        del sys.modules[name]


@pytest.fixture
def prune(scripts: dict[str, ModuleType]) -> ModuleType:
    return scripts["prune"]


@pytest.fixture
def desktop(scripts: dict[str, ModuleType]) -> ModuleType:
    return scripts["desktop"]


# -- pruning


@pytest.mark.parametrize(
    "place",
    [
        "torch/lib/libtorch_cpu.so",
        "torch/bin/torch_shm_manager",
        "torch/nn/functional.py",
        "torch/distributed/config.py",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/translations/qtbase_ru.qm",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "resources/models/builtin-1.safetensors",
        "resources/i18n/twinlens_ru.qm",
        "resources/help/start.md",
        "sklearn/utils/_openmp_helpers.cpython-311-x86_64-linux-gnu.so",
        "numpy.libs/libscipy_openblas64_-8fb3d286.so",
        "pillow.libs/libxcb-9065bb12.so.1.1.0",
        "twinlens-0.1.0.dist-info/METADATA",
        "libxcb-cursor.so.0",
        "libssl.so.3",
        "cv2/cv2.abi3.so",
    ],
)
def test_what_the_program_needs_is_kept(prune: ModuleType, place: str) -> None:
    assert prune.reason(place, "linux") is None
    assert prune.reason(place.replace("/", "\\"), "win32") is None


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("torch/lib/libtorch_cuda.so", "CUDA"),
        ("nvidia/cudnn/lib/libcudnn.so.9", "CUDA"),
        ("torch/test/test_api", "tests"),
        ("torch/bin/test_jit", "tests"),
        ("torch/include/ATen/ATen.h", "headers"),
        ("torchvision/_C.so", "detectors"),
        ("PySide6/Qt/lib/libQt6Quick.so.6", "other kinds of windows"),
        ("PySide6/Qt6Qml.dll", "other kinds of windows"),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", "other kinds of windows"),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "plugins"),
        ("PySide6/Qt/translations/qtbase_de.qm", "languages"),
        ("sklearn/datasets/data/iris.csv", "data sets"),
        ("libstdc++.so.6", "system"),
        ("libgtk-3.so.0", "system"),
        ("libX11.so.6", "system"),
        ("torch-2.13.0+cpu.dist-info/RECORD", "papers"),
    ],
)
def test_what_nobody_uses_is_left_out(prune: ModuleType, place: str, word: str) -> None:
    assert word in prune.reason(place, "linux")


def test_only_linux_leaves_libraries_to_the_system(prune: ModuleType) -> None:
    assert prune.reason("libz.so.1", "linux") is not None
    assert prune.reason("libz.so.1", "darwin") is None


def test_libraries_that_only_other_free_libraries_ask_for_go_too(prune: ModuleType) -> None:
    needed = {
        "PySide6/Qt/plugins/platforms/libqxcb.so": ["libQt6XcbQpa.so.6"],
        "PySide6/Qt/lib/libQt6XcbQpa.so.6": ["libxcb-icccm.so.4", "libc.so.6"],
        "libxcb-icccm.so.4": [],
        "libpango-1.0.so.0": ["libfribidi.so.0"],  # what asked for it was left out
        "libfribidi.so.0": ["libthai.so.0"],
        "libthai.so.0": [],
        "libpython3.11.so.1.0": [],  # loaded by name
        "torch/lib/libtorch_cpu.so": [],
        "_pillow_heif.cpython-311-x86_64-linux-gnu.so": [],
    }
    assert prune.unasked(needed) == {"libpango-1.0.so.0", "libfribidi.so.0", "libthai.so.0"}


def test_modules_that_are_left_out_are_nobodys(scripts: dict[str, ModuleType]) -> None:
    imported = scripts["build"].imported(ROOT / "core") | scripts["build"].imported(ROOT / "gui")
    assert {"core.match.index", "faiss", "sklearn.linear_model", "gui.selftest"} <= imported  # also late ones
    for module in scripts["prune"].EXCLUDED_MODULES:
        assert not {name for name in imported if name == module or name.startswith(f"{module}.")}, module


# -- the frozen program


def test_every_child_is_started_by_the_bundle_too(
    scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Modules that core starts as `python -m` would start the window again in a bundle, where there is no `python`."""
    frozen = scripts["frozen"]
    told: list[list[str]] = []
    monkeypatch.setattr("core.cli.main", lambda arguments: told.append(arguments) or 0)
    children = {}
    for file in sorted((ROOT / "core").rglob("*.py")):
        for name, module in re.findall(r'^(\w+_command)\b.*"-m", "([\w.]+)"', file.read_text("utf-8"), re.M):
            place = importlib.import_module(file.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."))
            children[place, name] = module
            monkeypatch.setattr(place, name, getattr(place, name))  # put back afterwards
    assert len(children) >= 3
    assert len(children) == sum(
        len(re.findall(r'sys\.executable, "-m"', file.read_text("utf-8"))) for file in (ROOT / "core").rglob("*.py")
    ), "a child is started in a way that a bundle cannot take over"
    assert frozen.main(["scan", "x"]) == 0
    assert told == [["scan", "x"]]
    for place, name in children:
        command = getattr(place, name)
        assert (command("p.jpg") if name == "probe_command" else command())[:2] == [sys.executable, frozen.CHILD]


def test_a_child_of_the_bundle_probes_files(scripts: dict[str, ModuleType], tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 and no more")
    assert scripts["frozen"].main(["--child", "probe", str(broken)]) == 3


def test_programs_of_the_system_get_their_search_path_back(
    scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = scripts["frozen"]
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/twinlens/_internal", raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/twinlens/_internal:/mine")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/mine")
    frozen._give_back_search_path()
    assert os.environ["LD_LIBRARY_PATH"] == "/mine"
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/twinlens/_internal")
    frozen._give_back_search_path()
    assert "LD_LIBRARY_PATH" not in os.environ


# -- desktop, installers, versions


def entries(file: Path) -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    read.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their capitals
    read.read_string(file.read_text("utf-8"))
    return read


@pytest.mark.parametrize("name", ["twinlens.desktop", "twinlens-find.desktop"])
def test_desktop_entries_are_whole(name: str, tmp_path: Path) -> None:
    entry = entries(LINUX / name)["Desktop Entry"]
    assert {"Type", "Name", "Exec", "Icon", "Comment"} <= set(entry)
    assert entry["Exec"].split()[:2] == ["twinlens", "window"]
    assert entry["Icon"] == "twinlens"
    for key in ("Name", "Comment"):
        assert f"{key}[ru]" in entry or name == "twinlens.desktop"
    for key in ("MimeType", "Categories", "Keywords", "Keywords[ru]"):
        assert entry.get(key, ";").endswith(";"), key
    if shutil.which("desktop-file-validate"):
        done = subprocess.run(["desktop-file-validate", LINUX / name], capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, "")


def test_pictures_open_with_find_similar_and_nothing_with_the_plain_entry() -> None:
    """What is made for pictures could become what opens them by default, so it says in its name what it does."""
    assert "MimeType" not in entries(LINUX / "twinlens.desktop")["Desktop Entry"]
    find = entries(LINUX / "twinlens-find.desktop")["Desktop Entry"]
    assert find["Exec"].endswith(" %F")
    assert {"image/jpeg", "image/heic", "image/x-canon-cr2"} <= set(find["MimeType"].split(";"))


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not installed")
def test_software_centres_accept_what_we_say() -> None:
    command = ["appstreamcli", "validate", "--no-net", "--no-color", LINUX / "app.twinlens.Twinlens.metainfo.xml"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_there_is_one_version(scripts: dict[str, ModuleType]) -> None:
    metainfo = ElementTree.parse(LINUX / "app.twinlens.Twinlens.metainfo.xml").getroot()
    releases = [release.attrib["version"] for release in metainfo.iter("release")]
    assert releases[0] == __version__, "tell of the new release in the metainfo"
    for file in ("windows/twinlens.iss", "windows/version.txt", "macos/Info.plist", "twinlens.spec", "build.py"):
        assert __version__ not in (PACKAGING / file).read_text("utf-8"), f"{file} gets its version from the wheel"
    assert scripts["build"].version_of(Path(f"twinlens-{__version__}-py3-none-any.whl")) == __version__


def test_one_name_for_the_program_on_all_systems() -> None:
    info = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    metainfo = ElementTree.parse(LINUX / "app.twinlens.Twinlens.metainfo.xml").getroot()
    assert info["CFBundleIdentifier"] == metainfo.findtext("id")
    flow = PACKAGING / "macos" / "Find Similar in Twinlens.workflow" / "Contents"
    assert info["CFBundleIdentifier"] in (flow / "document.wflow").read_text("utf-8")
    for file in (flow / "Info.plist", flow / "document.wflow", PACKAGING / "macos" / "entitlements.plist"):
        assert plistlib.loads(file.read_bytes())
    assert metainfo.findtext("launchable") == "twinlens.desktop"


def test_the_windows_manifest_asks_for_sharp_screens_and_long_paths() -> None:
    manifest = ElementTree.parse(PACKAGING / "windows" / "twinlens.manifest").getroot()
    told = {element.tag.rpartition("}")[2]: element.text for element in manifest.iter()}
    assert (told["dpiAwareness"] or "").startswith("PerMonitorV2")
    assert told["longPathAware"] == "true"


# -- .deb


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """What a build leaves, with a program that only says its arguments."""
    bundle = tmp_path / "dist" / "twinlens"
    for name, text in {
        "twinlens": '#!/bin/sh\necho "twinlens $*"\n',
        "_internal/libsome.so.1": "",
        f"_internal/twinlens-{__version__}.dist-info/METADATA": f"Name: twinlens\nVersion: {__version__}\n",
        "licences/THIRD_PARTY.md": "# What Twinlens is made of\n",
    }.items():
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_text(text)
    (bundle / "twinlens").chmod(0o755)
    (bundle / "_internal" / "libsome.so").symlink_to("libsome.so.1")
    for size in ("16x16", "256x256"):
        icon = tmp_path / "images" / "hicolor" / size / "apps" / "twinlens.png"
        icon.parent.mkdir(parents=True)
        icon.write_bytes(b"png")
    return tmp_path


def dpkg(root: Path, *arguments: object) -> str:
    command = ["dpkg", f"--root={root}", "--force-depends", "--force-not-root", "--log=/dev/null", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="only Debian and its relatives have dpkg")
def test_the_package_is_installed_and_removed(build: Path, tmp_path: Path, desktop: ModuleType) -> None:
    deb = desktop.make_deb(build, needs=["libc6 (>= 2.34)", "libgl1"])
    root = tmp_path / "root"
    for folder in ("info", "updates", "triggers"):
        (root / "var/lib/dpkg" / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    dpkg(root, "--install", deb)
    program = root / "usr/bin/twinlens"
    assert subprocess.run([program, "window"], capture_output=True, text=True).stdout == "twinlens window\n"
    installed = {file.relative_to(root / "usr").as_posix() for file in (root / "usr").rglob("*") if not file.is_dir()}
    assert {
        "bin/twinlens",
        "lib/twinlens/_internal/libsome.so",
        "share/applications/twinlens.desktop",
        "share/applications/twinlens-find.desktop",
        "share/metainfo/app.twinlens.Twinlens.metainfo.xml",
        "share/icons/hicolor/16x16/apps/twinlens.png",
        "share/kio/servicemenus/twinlens.desktop",
        "share/nemo/actions/twinlens.nemo_action",
        "share/doc/twinlens/copyright",
        "share/doc/twinlens/THIRD_PARTY.md",
    } <= installed
    assert (root / "usr/lib/twinlens/_internal/libsome.so").is_symlink()
    told = dpkg(root, "--status", "twinlens")
    assert f"Version: {__version__}" in told
    assert "Depends: libc6 (>= 2.34), libgl1\n" in told
    assert dpkg(root, "--verify", "twinlens") == ""
    dpkg(root, "--purge", "twinlens")
    assert not [file for file in (root / "usr").rglob("*") if not file.is_dir()]


def test_versions_before_a_release_sort_before_it(desktop: ModuleType) -> None:
    for version, debian in (("1.2.0", "1.2.0"), ("1.2.0rc1", "1.2.0~rc1"), ("1.2.0.dev3", "1.2.0~dev3")):
        assert f"Version: {debian}\n" in desktop.control(version, "amd64", ["libc6"], 1)


def test_what_an_app_image_is_made_of(build: Path, desktop: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop.shutil, "which", lambda name: None)
    assert desktop.make_app_image(build) is None
    tree = build / "Twinlens.AppDir"
    assert {"AppRun", "twinlens.desktop", "twinlens.png", ".DirIcon", "usr"} == {path.name for path in tree.iterdir()}
    done = subprocess.run([tree / "AppRun", "window", "a b.jpg"], capture_output=True, text=True, cwd="/")
    assert done.stdout == "twinlens window a b.jpg\n"


@pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump is not installed")
def test_what_a_bundle_asks_of_a_system_is_read_from_its_binaries(
    scripts: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elf, desktop = scripts["elf"], scripts["desktop"]
    if not elf.is_elf(Path(sys.executable)):
        pytest.skip("only Linux has such binaries")
    [(names, versions)] = elf.needs([Path(sys.executable)]).values()
    assert any(elf.GLIBC.fullmatch(name) for name in names)
    assert elf.newest([*versions, "2.9", "2.17"]) != "2.9"
    (tmp_path / "twinlens").write_bytes(Path(sys.executable).read_bytes())
    asked = {tmp_path / "twinlens": (["libc.so.6", "libGL.so.1", "libgtk-3.so.0", "libthere.so.1"], ["2.9", "2.34"])}
    monkeypatch.setattr(elf, "needs", lambda paths: asked)
    (tmp_path / "libthere.so.1").touch()
    assert desktop.debian_needs(tmp_path) == ["libc6 (>= 2.34)", "libgl1"]
    asked[tmp_path / "twinlens"][0].append("libnobody.so.1")
    with pytest.raises(SystemExit, match=r"libnobody\.so\.1"):
        desktop.debian_needs(tmp_path)


# -- licences


def test_the_list_of_what_twinlens_is_made_of_is_current(scripts: dict[str, ModuleType]) -> None:
    third_party = scripts["third_party"]
    listed = third_party.packages()
    names = {package.name.lower() for package in listed}
    assert {"torch", "sympy", "scipy", "mpmath", "send2trash"} <= names  # named, and what these ask for
    assert all(package.licence for package in listed)
    text = third_party.LISTED.read_text("utf-8")
    assert text == third_party.markdown(listed), "run: python packaging/third_party.py write"


def test_every_licence_text_goes_along(scripts: dict[str, ModuleType], tmp_path: Path) -> None:
    third_party = scripts["third_party"]
    third_party.collect(tmp_path / "licences")
    for package in third_party.packages():
        folder = tmp_path / "licences" / third_party.canonicalize_name(package.name)
        assert folder.exists() == bool(package.version)
        assert not package.version or any(file.stat().st_size > 200 for file in folder.rglob("*") if file.is_file())
    assert "GNU LESSER" in (tmp_path / "licences" / "pyside6-essentials" / "LGPL-3.0.txt").read_text("utf-8")
    exact = (tmp_path / "licences" / "THIRD_PARTY.md").read_text("utf-8")
    [torch] = [package.version for package in third_party.packages() if package.name == "torch"]
    assert f"| {torch} |" in exact


# -- weighing


def test_parts_of_a_bundle_are_weighed(build: Path, scripts: dict[str, ModuleType]) -> None:
    bundle = build / "dist" / "twinlens"
    (bundle / "_internal" / "torch" / "lib").mkdir(parents=True)
    (bundle / "_internal" / "torch" / "lib" / "libtorch_cpu.so").write_bytes(bytes(5000))
    found = scripts["build"].weights(bundle)
    assert found["torch"] == 5000
    assert found["the program: code of all modules"] == (bundle / "twinlens").stat().st_size
    assert sum(found.values()) == sum(f.stat().st_size for f in bundle.rglob("*") if f.is_file() and not f.is_symlink())
