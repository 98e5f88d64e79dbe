"""The set-up script, with everything it would run recorded instead."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`packaging/dev.py` with a virtual environment of its own, which is there and empty."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path)
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    return module


@pytest.fixture
def calls(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Commands that the script starts; all succeed."""
    started: list[list[str]] = []
    monkeypatch.setattr(dev.subprocess, "call", lambda command, **_: started.append([*map(str, command)]) or 0)
    monkeypatch.setattr(dev.subprocess, "run", lambda command, **_: started.append([*map(str, command)]))
    return started


def installs(calls: list[list[str]]) -> list[str]:
    return [call[-1] for call in calls if "install" in call]


def test_a_second_set_up_runs_nothing(dev: ModuleType, calls: list[list[str]]) -> None:
    dev.set_up_environment("")
    assert installs(calls) == [str(ROOT)]
    calls.clear()
    dev.set_up_environment("")
    assert calls == []


def test_the_tests_need_more_than_the_program_and_keep_it(dev: ModuleType, calls: list[list[str]]) -> None:
    dev.set_up_environment("")
    dev.set_up_environment("test")
    assert installs(calls) == [str(ROOT), f"{ROOT}[test]"]
    calls.clear()
    dev.set_up_environment("")
    dev.set_up_environment("test")
    assert calls == []


def test_changed_dependencies_are_installed_again(
    dev: ModuleType, calls: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up_environment("")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    calls.clear()
    dev.set_up_environment("")
    assert installs(calls) == [str(tmp_path)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs system libraries")
def test_missing_libraries_are_named_when_they_may_not_be_installed(
    dev: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    dev.set_up_system()
    assert calls == []
    assert "libegl1" in capsys.readouterr().err


def test_without_a_display_the_duplicates_are_printed(
    dev: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.run(["pictures"], "here") == 0
    assert [call[1:] for call in calls] == [
        ["-m", "core.cli", "scan", "--library", "here", "pictures"],
        ["-m", "core.cli", "duplicates", "--library", "here"],
    ]


def test_usage_errors_are_told_from_failures(dev: ModuleType, calls: list[list[str]]) -> None:
    for arguments in ([], ["walk"], ["run", "--no-such-option"]):
        with pytest.raises(SystemExit) as error:
            dev.main(arguments)
        assert error.value.code == 2
    assert calls == []
