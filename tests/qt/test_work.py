"""Long work: what is told of it, how it ends, and that closing leaves nothing of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.errors import Cancelled, UserError
from core.records import CancelToken, Progress, ProgressBoard
from gui.background.tasks import Tasks
from gui.background.work import Work


class Told:
    """Work on a lane, and all that was told of it, in order.

    Attributes:
        words: "started", "ended <result>", "failed <kind of error>".
        steps: The progress that was told.
        may_end: Its op, `count`, waits for this, or for its cancelling.
    """

    def __init__(self) -> None:
        self.tasks = Tasks()
        self.work = Work(self.tasks, self.tasks.train)
        self.words: list[str] = []
        self.steps: list[Progress] = []
        self.may_end = threading.Event()
        self.work.started.connect(lambda: self.words.append("started"))
        self.work.progressed.connect(self.steps.append)
        self.work.ended.connect(lambda result: self.words.append(f"ended {result}, running {self.work.running}"))
        self.work.failed.connect(lambda error: self.words.append(f"failed {type(error).__name__}"))

    def count(self, token: CancelToken, board: ProgressBoard) -> int:
        board.update(total_files=8, done_files=3)
        while not self.may_end.wait(0.005):
            token.check()
        board.update(done_files=8)
        return 8


@pytest.fixture
def told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    monkeypatch.setattr("gui.background.work.POLL_MS", 10)
    made = Told()
    yield made
    assert made.tasks.close()
    made.work.deleteLater()
    made.tasks.deleteLater()


def counted(told: Told) -> list[int]:
    return [progress.done_files for progress in told.steps]


def test_it_tells_of_its_start_how_far_it_is_and_once_of_its_end(told: Told, qtbot: QtBot) -> None:
    told.work.run(told.count, files=9)
    assert told.words == ["started"]
    assert told.work.running
    assert told.steps == [Progress(total_files=9)], "at once, before anything is done"
    qtbot.waitUntil(lambda: 3 in counted(told))
    assert told.steps[-1].total_files == 8
    told.may_end.set()
    qtbot.waitUntil(lambda: not told.work.running)
    assert told.words == ["started", "ended 8, running False"]
    assert told.work.progress.done_files == 8, "can be asked for afterwards"
    seen = len(told.steps)
    with qtbot.assertNotEmitted(told.work.progressed, wait=50):
        pass
    assert len(told.steps) == seen


def test_one_thing_at_a_time(told: Told, qtbot: QtBot) -> None:
    told.work.run(told.count)
    told.work.run(lambda token, board: "another")
    told.may_end.set()
    qtbot.waitUntil(lambda: told.tasks.idle)
    assert told.words == ["started", "ended 8, running False"]
    told.work.run(lambda token, board: "another")
    qtbot.waitUntil(lambda: not told.work.running)
    assert told.words[2:] == ["started", "ended another, running False"]
    assert told.work.progress == Progress()


@pytest.mark.parametrize("error", [UserError("no-space", "The disk is full."), ZeroDivisionError()])
def test_what_goes_wrong_is_told_after_the_end(told: Told, qtbot: QtBot, error: Exception) -> None:
    def fail(token: CancelToken, board: ProgressBoard) -> None:
        raise error

    with qtbot.waitSignal(told.work.failed) as failed:
        told.work.run(fail)
    assert failed.args == [error]
    assert told.words == ["started", "ended None, running False", f"failed {type(error).__name__}"]


def test_cancelling_ends_it_whether_it_runs_rests_or_waits(told: Told, qtbot: QtBot) -> None:
    told.work.cancel()  # nothing runs
    steps: tuple[Callable[[], None], ...] = (lambda: None, told.work.pause)
    for before in steps:
        told.work.run(told.count)
        qtbot.waitUntil(lambda: told.work.progress.done_files == 3)
        before()
        told.work.cancel()
        qtbot.waitUntil(lambda: not told.work.running)
        assert told.words == ["started", "ended None, running False", f"failed {Cancelled.__name__}"]
        told.words.clear()
    told.tasks.train(lambda: told.may_end.wait(10), lambda _: None, lambda _: None)
    told.work.run(lambda token, board: token.check())
    told.work.cancel()
    assert told.work.running, "until its turn has come"
    told.may_end.set()
    qtbot.waitUntil(lambda: len(told.words) == 3)
    assert told.words[-1] == "failed Cancelled"


def test_while_it_stops_nothing_is_told_of_its_progress(told: Told, qtbot: QtBot) -> None:
    told.work.run(lambda token, board: told.may_end.wait(10))
    told.work.cancel()
    with qtbot.assertNotEmitted(told.work.progressed, wait=50):
        pass
    assert told.work.running
    told.may_end.set()
    qtbot.waitUntil(lambda: told.words == ["started", "ended True, running False"])


def test_it_rests_and_goes_on(told: Told, qtbot: QtBot) -> None:
    told.work.pause()
    assert not told.work.paused
    told.work.run(told.count)
    told.work.pause()
    assert told.work.paused
    assert told.steps[-1].paused
    told.work.resume()
    assert not told.work.paused
    assert not told.steps[-1].paused
    told.may_end.set()
    qtbot.waitUntil(lambda: told.words == ["started", "ended 8, running False"])


def test_closing_while_it_runs_leaves_no_thread_and_no_timer(told: Told, qtbot: QtBot) -> None:
    told.work.run(told.count)
    qtbot.waitUntil(lambda: 3 in counted(told))
    assert told.tasks.close()
    assert not any(thread.name.startswith("train") for thread in threading.enumerate())
    with qtbot.assertNotEmitted(told.work.progressed, wait=50):
        pass
    assert told.words == ["started"], "there is nobody left to tell"
