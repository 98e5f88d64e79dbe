"""Commands that change files, and the way back: clean, undo, history."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from core.cli.terminal import Command, add_json, print_json, watched
from core.errors import UserError
from core.library import Library
from core.records import Act, Action, ActState, Batch, CancelToken, Plan, ProgressBoard, Skipped

_NAMED = {action.value: action for action in (Action.TRASH, Action.LINK, Action.CLONE, Action.DELETE)}
_GOES = {
    Action.TRASH: "moved to the trash",
    Action.MOVE: "moved to {folder}",
    Action.LINK: "replaced by hard links to what is kept",
    Action.CLONE: "replaced by clones of what is kept",
    Action.DELETE: "deleted for good",
}


def add(command: Command) -> None:
    """Add the commands."""
    text = "Clean up copies by rules. Without --apply it only says what would happen."
    clean = command("clean", _clean, text)
    clean.add_argument("--rules", required=True, metavar="NAME", help="which rules choose; see `twinlens rules`")
    clean.add_argument("--apply", action="store_true", help="do it, rather than say what would happen")
    clean.add_argument(
        "--to",
        default="trash",
        metavar="trash|link|clone|delete|DIR",
        help="the system's trash (default), hard links or clones in place of the copies, nothing at all (for good), or "
        "a folder",
    )
    undo = command("undo", _undo, "Undo a clean-up: bring back its files, names and times.")
    undo.add_argument("batch", nargs="?", type=int, metavar="BATCH", help="its number (default: the last one)")
    history = command("history", _history, "List clean-ups, or what one did file by file.")
    history.add_argument("batch", nargs="?", type=int, metavar="BATCH", help="the number of a clean-up")
    add_json(clean, undo, history)


# -- clean


def _clean(library: Library, options: argparse.Namespace) -> None:
    action = _NAMED.get(options.to, Action.MOVE)
    folder = os.path.abspath(options.to) if action is Action.MOVE else ""
    token, board = CancelToken(), ProgressBoard()

    def plan() -> Plan:
        preset = library.review.preset(options.rules)
        suggestions = library.review.suggest(preset, library.groups(), cancel=token, board=board)
        marks = [photo for suggestion in suggestions for photo in suggestion.marks]
        return library.cleanup.plan(action, marks, folder=folder, cancel=token)

    planned = watched(plan, token, board)
    batch: Batch | None = None
    acts: tuple[Act, ...] = ()
    if options.apply and planned.files:
        batch = watched(lambda: library.cleanup.run(planned, cancel=token, board=board), token, board)
        acts = library.cleanup.acts(batch.id)
    if options.json:
        print_json(_plan_json(planned) | {"batch": None if batch is None else _batch_json(batch, acts)})
        return
    if batch is None:
        _print_plan(planned)
    else:
        _print_batch(batch, acts)
    _print_skipped(planned.skipped)


def _print_plan(plan: Plan) -> None:
    for file in plan.files:
        kept = f"  (kept: {file.keeper.path})" if file.keeper is not None else ""
        print(f"{file.photo.path}{kept}")
        for companion in file.companions:
            print(f"    with {companion}")
        if file.quarantine:
            print(f"    its disk has no trash: it goes to {file.quarantine}")
    goes = _GOES[plan.action].format(folder=plan.folder)
    companions = sum(len(file.companions) for file in plan.files)
    beside = f" and {_files(companions)} beside them" if companions else ""
    count = "1 photo" if len(plan.files) == 1 else f"{len(plan.files):,} photos"
    print(f"\n{count}{beside} would be {goes}; {_size(plan.freed)} would be freed{_later(plan.action)}.")
    if plan.files:
        print("Nothing was changed. Add --apply to do it.", file=sys.stderr)


def _later(action: Action) -> str:
    return " once the trash is emptied" if action is Action.TRASH else ""


def _size(size: int) -> str:
    if size >= 1e9:
        return f"{size / 1e9:,.2f} GB"
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.1f} kB"


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"


def _print_batch(batch: Batch, acts: tuple[Act, ...]) -> None:
    for act in acts:
        if act.state in (ActState.FAILED, ActState.SKIPPED):
            print(f"{act.path}: {act.reason}")
    print(f"{_files(batch.done)} done, {batch.skipped:,} skipped, {batch.failed:,} failed; {_size(batch.freed)} freed"
          f"{_later(batch.action)}.")  # fmt: skip
    if batch.undoable:
        print(f"To undo it: twinlens undo {batch.id}", file=sys.stderr)


def _print_skipped(skipped: tuple[Skipped, ...]) -> None:
    if skipped:
        print(f"\n{len(skipped):,} left as they are:")
    for file in skipped:
        print(f"{file.path}: {file.reason}")


def _plan_json(plan: Plan) -> dict[str, Any]:
    return {
        "action": plan.action.value,
        "folder": plan.folder,
        "freed": plan.freed,
        "files": [
            {
                "path": file.photo.path,
                "kept": None if file.keeper is None else file.keeper.path,
                "companions": file.companions,
                "freed": file.freed,
                "quarantine": file.quarantine,
            }
            for file in plan.files
        ],
        "skipped": [_skipped_json(file) for file in plan.skipped],
    }


def _skipped_json(file: Skipped) -> dict[str, str]:
    return {"path": file.path, "code": file.code, "reason": file.reason}


# -- undo and history


def _undo(library: Library, options: argparse.Namespace) -> None:
    number = options.batch
    if number is None:
        number = next((batch.id for batch in library.cleanup.history() if batch.undoable), None)
        if number is None:
            raise UserError("nothing", "There is no clean-up that can be undone.")
    token, board = CancelToken(), ProgressBoard()
    report = watched(lambda: library.cleanup.undo(number, cancel=token, board=board), token, board)
    if options.json:
        notes = [_skipped_json(file) for file in report.notes]
        failed = [_skipped_json(file) for file in report.failed]
        print_json({"batch": number, "restored": report.restored, "notes": notes, "failed": failed})
    else:
        for file in (*report.notes, *report.failed):
            print(f"{file.path}: {file.reason}")
        print(f"Clean-up {number}: {_files(report.restored)} brought back.")
    if report.failed:
        raise UserError("not-restored", f"{_files(len(report.failed))} could not be brought back.")


def _history(library: Library, options: argparse.Namespace) -> None:
    batches = library.cleanup.history()
    if options.batch is not None:
        batch = next((batch for batch in batches if batch.id == options.batch), None)
        if batch is None:
            raise UserError("not-found", f"There is no clean-up number {options.batch}.")
        acts = library.cleanup.acts(batch.id)
        if options.json:
            print_json(_batch_json(batch, acts))
            return
        for act in acts:
            target = f" -> {act.target}" if act.target and act.target != act.path else ""
            reason = f" ({act.reason})" if act.reason else ""
            print(f"{act.state.value:8} {act.path}{target}{reason}")
        return
    if options.json:
        print_json({"batches": [_batch_json(batch, ()) for batch in batches]})
        return
    for batch in batches:
        print(f"{batch.id:4d}  {batch.at.replace('T', ' ')[:16]}  {batch.action.value:6}  {batch.done:,} done, "
              f"{batch.undone:,} undone, {batch.skipped:,} skipped, {batch.failed:,} failed, {_size(batch.freed)}"
              f"{'' if batch.undoable else '  (nothing to undo)'}")  # fmt: skip
    if not batches:
        print("Nothing has been cleaned up yet.", file=sys.stderr)


def _batch_json(batch: Batch, acts: tuple[Act, ...]) -> dict[str, Any]:
    return {
        "id": batch.id,
        "action": batch.action.value,
        "at": batch.at,
        "done": batch.done,
        "failed": batch.failed,
        "skipped": batch.skipped,
        "undone": batch.undone,
        "freed": batch.freed,
        "undoable": batch.undoable,
        **({"acts": [_act_json(act) for act in acts]} if acts else {}),
    }


def _act_json(act: Act) -> dict[str, Any]:
    return {
        "id": act.id,
        "path": act.path,
        "target": act.target,
        "size": act.size,
        "state": act.state.value,
        "reason": act.reason,
    }
