"""The self-test that builds and bug reports run: it passes on this checkout, and would not on a broken one."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from gui import selftest

ROOT = Path(__file__).resolve().parents[2]


def test_it_passes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "HOME": str(tmp_path / "home")}
    for folder in ("tmp", "home"):
        (tmp_path / folder).mkdir()
    command = [sys.executable, "-m", "core.cli", "--self-test"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    said = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert {"window", "scan", "duplicates", "query", "clean-up and undo"} <= set(said)
    assert said[-1].startswith("all is well")
    assert list((tmp_path / "tmp").iterdir()) == []
    assert list((tmp_path / "home").iterdir()) == []  # it has a home of its own


def fails() -> str:
    raise selftest.StepError("3 of 4 files are gone")


def crashes() -> str:
    raise ZeroDivisionError("a bug")


def logs() -> str:
    logging.getLogger("gui.session").error("a bug in a slot")
    return "looks well"


@pytest.mark.parametrize(
    ("step", "reason"), [(fails, "3 of 4 files are gone"), (crashes, "ZeroDivisionError"), (logs, "a bug in a slot")]
)
def test_a_step_that_breaks_ends_it_with_the_reason(
    step: selftest.Work, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert selftest.run([("first", lambda: "well"), ("second", step), ("third", lambda: "never")]) == 1
    first, second = capsys.readouterr().out.split("second: FAILED")
    assert first.startswith("first: well (")
    assert reason in second
    assert "third" not in second


def test_it_notices_copies_that_are_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = selftest.Trial(tmp_path)
    trial._planted = [{"a.jpg", "b.jpg"}]
    monkeypatch.setattr(trial, "_groups", list)
    with pytest.raises(selftest.StepError, match=r"planted were .*a\.jpg"):
        trial._compare_groups()
