"""The build of a bundle, with everything that it would run recorded instead."""

from __future__ import annotations

import importlib
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
CPU = "https://download.pytorch.org/whl/cpu"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield importlib.import_module("build")
    for name in ("build", "prune"):
        del sys.modules[name]


class Steps:
    """A build whose commands are recorded; `offered`: the versions that pip would take of torch and torchvision."""

    def __init__(self, script: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commands: list[list[str]] = []
        self.offered = ["2.13.0", "0.28.0"]
        self.cuda = ""
        self.index: str | None = None
        self._script, self._folder = script, folder
        wheel = folder / "twinlens-0.1.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            asked = "".join(f"Requires-Dist: {name}\n" for name in ("torch<2.14,>=2.11", "torchvision<0.29", "numpy"))
            archive.writestr("twinlens-0.1.0.dist-info/METADATA", f"Name: twinlens\n{asked}")
        self.wheel = wheel
        monkeypatch.setattr(script, "LINUX", True)
        monkeypatch.setattr(script.subprocess, "run", self._run)

    def _run(self, command: list[object], **_: Any) -> SimpleNamespace:
        words = [str(word) for word in command]
        self.commands.append(words)
        report = {"install": [{"metadata": {"version": version}} for version in self.offered]}
        said = json.dumps(report) if "--report" in words else self.cuda
        return SimpleNamespace(returncode=0, stdout=said, stderr="")

    def make_environment(self) -> list[list[str]]:
        """The installs of a build, each as its arguments after "install"."""
        build = self._script.Build(self._folder / "out", self.index)
        build._make_environment(self.wheel)
        found = [words[words.index("install") + 1 :] for words in self.commands if "install" in words]
        return [words for words in found if "--dry-run" not in words]


@pytest.fixture
def steps(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    return Steps(script, tmp_path, monkeypatch)


def test_where_pip_offers_cuda_the_cpu_build_comes_first_and_from_its_own_index(steps: Steps) -> None:
    first, *rest = steps.make_environment()
    assert first == ["-q", "--index-url", CPU, "torch<2.14,>=2.11", "torchvision<0.29"]
    assert all("--index-url" not in words for words in rest)
    assert rest[-1][-1] == f"{steps.wheel}[bundle]"


@pytest.mark.parametrize("offered", [["2.13.0+cpu", "0.28.0"], []])
def test_where_pip_offers_the_cpu_build_or_has_it_no_other_index_is_asked(steps: Steps, offered: list[str]) -> None:
    steps.offered = offered
    assert all("--index-url" not in words for words in steps.make_environment())


def test_another_index_can_be_named(steps: Steps) -> None:
    steps.index = "https://mirror.example/cpu"
    assert steps.make_environment()[0][:3] == ["-q", "--index-url", "https://mirror.example/cpu"]


def test_a_bundle_with_cuda_is_refused(steps: Steps, script: ModuleType) -> None:
    steps.cuda = "13.0"
    with pytest.raises(script.BuildError, match=r"CUDA 13\.0.*--torch-index"):
        steps.make_environment()


def program(folder: Path, lines: str) -> Path:
    """A bundle whose program says something when it is asked to test itself."""
    bundle = folder / "dist" / "twinlens"
    bundle.mkdir(parents=True)
    (bundle / "twinlens").write_text(f"#!/bin/sh\n{lines}\n")
    (bundle / "twinlens").chmod(0o755)
    return bundle / "twinlens"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize("lines", ["echo 'window: shown'; echo 'scan: FAILED: nothing'; exit 1", "exit 0"])
def test_a_bundle_that_fails_its_self_test_fails_the_build(script: ModuleType, tmp_path: Path, lines: str) -> None:
    build = script.Build(tmp_path, None)
    with pytest.raises(script.BuildError, match="self-test failed"):
        build._test(program(tmp_path, lines), "first start")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_the_time_until_the_window_is_told(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script.Build(tmp_path, None)._test(program(tmp_path, "echo 'window: shown'; echo 'all is well'"), "first start")
    told = capsys.readouterr().out
    assert "  all is well\n" in told
    assert "first start: the window is shown after 0." in told
