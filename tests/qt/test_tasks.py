"""The lanes: order, batches, failures, and that nothing is left running."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from gui.background import tasks as module
from gui.background.tasks import Job, Lane, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(picture_threads=1)
    yield made
    assert made.close()


def never(error: BaseException) -> None:
    raise AssertionError(error)


def held(lane: Lane) -> threading.Event:
    """Keep the one thread of a lane busy until the event is set."""
    go, started = threading.Event(), threading.Event()

    def wait() -> None:
        started.set()
        go.wait(10)

    lane.submit(Job(wait, lambda _: None, never))
    assert started.wait(10)
    return go


def test_work_runs_elsewhere_and_its_result_comes_home(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[object] = []
    here = QThread.currentThread()
    tasks.query(threading.current_thread, lambda t: seen.extend((t, QThread.currentThread())), never)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] is not threading.current_thread()
    assert seen[1] is here


def test_a_failure_goes_to_its_own_callback(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    tasks.query(lambda: 1 / 0, never, failures.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_queries_run_in_order_and_pictures_newest_first(tasks: Tasks, qtbot: QtBot) -> None:
    for lane, expected in ((tasks.queries, [0, 1, 2]), (tasks.pictures, [2, 1, 0])):
        go, ran = held(lane), []
        for number in range(3):
            lane.submit(Job(lambda n=number: n, ran.append, never))
        go.set()
        qtbot.waitUntil(lambda ran=ran: len(ran) == 3)
        assert ran == expected


def test_newer_work_of_a_group_replaces_what_waits(tasks: Tasks, qtbot: QtBot) -> None:
    go, ran = held(tasks.queries), []
    for number in range(5):
        tasks.query(lambda n=number: n, ran.append, never, group="preview")
    tasks.query(lambda: "other", ran.append, never, group="strip")
    go.set()
    qtbot.waitUntil(lambda: tasks.idle and len(ran) == 2)
    assert ran == [4, "other"]


def test_many_results_cost_few_events(tasks: Tasks, qtbot: QtBot) -> None:
    events: list[None] = []
    tasks._results_arrived.connect(lambda: events.append(None))
    got: list[int] = []
    for number in range(5000):
        tasks.query(lambda n=number: n, got.append, never)
    while not tasks.queries.idle:
        QThread.yieldCurrentThread()
    qtbot.waitUntil(lambda: len(got) == 5000)
    assert got == list(range(5000))
    assert len(events) < 100


def test_a_long_batch_lets_other_events_in(tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUDGET_S", 0.0)
    order: list[str] = []
    go = held(tasks.queries)
    for _ in range(3):
        tasks.query(lambda: "result", order.append, never)
    go.set()
    while not tasks.queries.idle:
        QThread.yieldCurrentThread()
    tasks.post(lambda: order.append("last"))
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order[-1] == "last"


def test_a_bug_in_a_callback_is_seen_and_does_not_stop_the_others(tasks: Tasks, qtbot: QtBot) -> None:
    got: list[int] = []

    def bug(_: int) -> None:
        raise ValueError("a bug")

    with qtbot.captureExceptions() as bugs:
        tasks.query(lambda: 1, bug, never)
        tasks.query(lambda: 2, got.append, never)
        qtbot.waitUntil(lambda: got == [2])
    assert [str(bug[1]) for bug in bugs] == ["a bug"]


def test_closing_drops_what_waits_and_joins(qtbot: QtBot) -> None:
    tasks = Tasks()
    go, ran = held(tasks.scanning), []
    tasks.scan(lambda: 1, ran.append, never)
    threading.Timer(0, go.set).start()
    assert tasks.close()
    QCoreApplication.processEvents()
    assert ran == []
    tasks.scan(lambda: 2, ran.append, never)  # after the end: nothing happens
    assert tasks.idle


def test_a_thread_that_does_not_end_is_told(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    tasks = Tasks()
    go = held(tasks.scanning)
    assert not tasks.close(seconds=0.01)
    assert "did not end" in caplog.text
    go.set()
    assert tasks.scanning.join(10)


def test_a_thread_that_waits_holds_no_result(tasks: Tasks, qtbot: QtBot) -> None:
    class Large:
        pass

    seen: list[weakref.ref[Large]] = []
    tasks.query(Large, lambda made: seen.append(weakref.ref(made)), never)
    qtbot.waitUntil(lambda: bool(seen) and tasks.idle)
    gc.collect()
    assert seen[0]() is None
