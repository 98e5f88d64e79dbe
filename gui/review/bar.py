"""The line below the review: how much is marked, rules, compare, and the button that acts on what is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from core.language import number, phrase, plural, tr
from core.records import Action, CancelToken, Group, Preset, Progress, ProgressBoard, Suggestion
from core.retelling import retell
from gui import words
from gui.background.work import Work
from gui.cleanup import sentences as clean_words
from gui.cleanup.bar import ListDialog
from gui.review.arrange import Tally
from gui.session import Message, Session
from gui.theme import SPACE

NOTHING_MARKED = phrase("Nothing is marked. Space marks a photo; rules mark many.")


class ReviewBar(QWidget):
    """What is marked and what can be done with it.

    Attributes:
        rules_menu: One entry for each preset, each with "this group" and "all shown".

    Signals:
        rules_asked(Preset, bool): Apply a preset, to all groups shown (True) or to the chosen one.
        rules_edit_asked: Open the rules.
        unmark_asked: Take all marks away.
    """

    rules_asked = Signal(object, bool)
    rules_edit_asked = Signal()
    unmark_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets: Sequence[Preset] = ()
        self.told = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.told.setWordWrap(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.hide()
        self.rules_menu = QMenu(self)
        self.rules_button = QToolButton()
        self.rules_button.setText(tr("Rules"))
        self.rules_button.setToolTip(tr("Let rules choose what to keep, and mark the rest"))
        self.rules_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.rules_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rules_button.setMenu(self.rules_menu)
        self.compare_button = QPushButton(tr("Compare"))
        self.compare_button.setToolTip(tr("See the photo beside the one to keep (C)"))
        self.act_button = QPushButton()
        self.act_button.setToolTip(tr("Look at what will be done with the marked photos (Del)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(self.told, 1)
        for button in (self.cancel_button, self.rules_button, self.compare_button, self.act_button):
            row.addWidget(button)
        for button in (self.rules_button, self.compare_button, self.act_button):
            button.setMinimumHeight(self.act_button.sizeHint().height())
        self.set_presets((), 0)
        self.show_tally(None)

    def show_tally(self, tally: Tally | None) -> None:
        marked = tally.marked if tally is not None else 0
        if tally is None or not marked:
            self.told.setText(tr(NOTHING_MARKED) if tally is not None else "")
            self.act_button.setText(tr("Move to trash…"))
        else:
            self.told.setText(
                plural(
                    "{marked} of {n} photo marked · frees {size}",
                    "{marked} of {n} photos marked · frees {size}",
                    max(tally.photos, marked),
                    marked=number(marked),
                    size=words.size(tally.freed),
                )
            )
            self.act_button.setText(f"{clean_words.doing(Action.TRASH, marked)}…")
        self.act_button.setEnabled(bool(marked))

    def set_presets(self, presets: Sequence[Preset], shown: int) -> None:
        """Offer these presets, for the chosen group and for so many that are shown."""
        self._presets = presets
        self.rules_menu.clear()
        for preset in presets:
            menu = self.rules_menu.addMenu(preset_name(preset))
            one = menu.addAction(tr("Apply to this group"))
            one.triggered.connect(lambda _=False, preset=preset: self.rules_asked.emit(preset, False))
            every = menu.addAction(_apply_to_all(shown))
            every.triggered.connect(lambda _=False, preset=preset: self.rules_asked.emit(preset, True))
            for action in (one, every):
                action.setEnabled(shown > 0)
        self.rules_menu.addSeparator()
        self.rules_menu.addAction(tr("&Edit rules…"), self.rules_edit_asked.emit)
        self.rules_menu.addAction(tr("&Unmark all photos"), self.unmark_asked.emit)

    @property
    def presets(self) -> Sequence[Preset]:
        return self._presets


def preset_name(preset: Preset) -> str:
    """A preset as a person calls it: one that comes with the program has a name in each language."""
    return tr(preset.name) if preset.built_in else preset.name


def _apply_to_all(shown: int) -> str:
    if shown == 1:
        return tr("Apply to the one group shown")
    return plural("Apply to all {n} group shown", "Apply to all {n} groups shown", shown)


class RulesRun(Work):
    """Applies a preset in the background, in its turn among the other steps."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session.tasks, session.review.store, window)
        self._session = session
        self._window = window
        self._of = 0
        self._name = ""
        self.ended.connect(self._tell_result)

    def start(self, preset: Preset, groups: Sequence[Group]) -> None:
        """Choose keepers and mark by these rules. Nothing is marked where it is cancelled before its end."""
        if self.running:
            return
        review = self._session.library.review
        self._of, self._name = len(groups), preset_name(preset)

        def apply(token: CancelToken, board: ProgressBoard) -> _Applied:
            suggestions = review.suggest(preset, groups, cancel=token, board=board)
            token.check()
            return _Applied.of(review.apply(suggestions), suggestions, groups)

        self.run(apply)

    def words(self, progress: Progress) -> str:
        """How far it is, in words."""
        text = plural("Applying “{name}” to {n} group", "Applying “{name}” to {n} groups", self._of, name=self._name)
        done, of = number(progress.done_files), progress.total_files
        if not of:
            return text
        if progress.phase == "matching":
            pairs = plural("{done} of {n} pair looked at", "{done} of {n} pairs looked at", of, done=done)
            return f"{text}: {pairs}"
        photos = plural("{done} of {n} photo looked at", "{done} of {n} photos looked at", of, done=done)
        return f"{text}: {photos}"

    def _tell_result(self, applied: _Applied | None) -> None:
        """Say how many were marked, offer to take it back, and to see what was left and why."""
        if applied is None:
            return
        text = plural(
            "The rules marked {n} photo {in_groups}.",
            "The rules marked {n} photos {in_groups}.",
            applied.marked,
            in_groups=plural("in {n} group", "in {n} groups", applied.groups),
        )
        actions = [(tr("Undo"), self._session.review.undo)] if applied.marked and not self._session.review.busy else []
        if applied.left:
            left = plural("{n} photo is left unmarked.", "{n} photos are left unmarked.", len(applied.left))
            text = f"{text} {left}"
            actions.append((tr("Show why"), lambda: ListDialog(tr("Left unmarked"), applied.left, self._window).open()))
        self._session.message_raised.emit(Message(text, actions=tuple(actions)))


@dataclass(frozen=True, slots=True)
class _Applied:
    """What rules did: photos marked, in so many groups, and a line for each photo that they left unmarked."""

    marked: int
    groups: int
    left: tuple[str, ...]

    @classmethod
    def of(cls, marked: int, suggestions: Sequence[Suggestion], groups: Sequence[Group]) -> _Applied:
        left = [entry for suggestion in suggestions for entry in suggestion.left]
        wanted = {photo for photo, _ in left}
        paths = {m.photo.id: m.photo.path for group in groups for m in group.members if m.photo.id in wanted}
        lines = tuple(f"{paths.get(photo, '')}\n    {retell(reason)}" for photo, reason in left)
        return cls(marked, sum(bool(suggestion.marks) for suggestion in suggestions), lines)
