"""What stars have to do with the rest of the window: messages, undo, and the choice to write sidecars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import plural, tr
from core.records import SidecarReport
from core.retelling import retell
from gui.grid.stars import Told
from gui.session import Message, Session

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def join(window: MainWindow) -> None:
    """Connect stars to the window, and put the choice of sidecars into the menu."""
    session = window.session
    stars, ratings = session.pictures.stars, session.library.ratings
    session.library_changed.connect(stars.forget)
    stars.failed.connect(session.report)

    def tell(told: Told) -> None:
        session.message_raised.emit(Message(told.text, passing=True, actions=((tr("Undo"), told.undo),)))

    def tell_written(report: SidecarReport) -> None:
        if report.failed:
            session.message_raised.emit(failures(report))
        elif report.left:
            go_on = (tr("Go on"), lambda: session.cleaning.write_sidecars(report.left))
            session.message_raised.emit(Message(stopped(report), actions=(go_on,)))
        session.library_changed.emit()  # the history has another line

    stars.told.connect(tell)
    stars.outdated.connect(session.message_outdated)
    stars.sidecars_written.connect(tell_written)
    stars.sidecars_due.connect(lambda count: session.cleaning.write_sidecars(count))
    session.cleaning.ended.connect(lambda ended: tell_written(ended) if isinstance(ended, SidecarReport) else None)
    action = window.commands.add(
        "tools",
        "sidecars",
        tr("Write stars into &sidecars"),
        lambda: choose(session, action.isChecked()),
        tip=tr("Also write stars and labels into .xmp files beside the photos, for other programs"),
    )
    action.setCheckable(True)
    action.setChecked(ratings.writes_sidecars)
    stars.write_sidecars()  # what the program was closed over


def choose(session: Session, on: bool) -> None:
    """Write sidecars from now on, or no more."""
    ratings = session.library.ratings
    session.tasks.review(lambda: ratings.set_writes_sidecars(on), lambda _: None, session.report)
    if on:
        session.say(
            tr(
                "From now on, stars and labels that you give are also written into .xmp files beside the photos. "
                "The photos themselves are never changed; History can undo it."
            )
        )
    else:
        session.say(tr("Stars and labels are kept in Twinlens only."))


def stopped(report: SidecarReport) -> str:
    """What was cancelled, and what becomes of the rest."""
    written = plural("{n} sidecar written", "{n} sidecars written", report.written)
    rest = plural(
        "{n} more is written when you next give stars, or at the next start.",
        "{n} more are written when you next give stars, or at the next start.",
        report.left,
    )
    return f"{written}. {rest}"


def failures(report: SidecarReport) -> Message:
    """What was left alone, the first with its reason."""
    path, reason = report.failed[0]
    text = plural(
        "{n} sidecar was not written. {path}: {reason}",
        "{n} sidecars were not written. The first is {path}: {reason}",
        len(report.failed),
        path=path,
        reason=retell(reason),
    )
    return Message(text, "\n".join(f"{path}\n    {reason}" for path, reason in report.failed))
