"""The editor of keeper rules: named lists of sentences in an order, and what they would do to the groups shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import phrase, plural, tr
from core.records import Group, Preset, Rule, RuleKind
from gui import words
from gui.review.bar import preset_name
from gui.review.rule_list import RuleList
from gui.review.rules_preview import RulesPreview
from gui.review.rules_values import ValuesEditor
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.order import follow_layout

RULE_ROLE = Qt.ItemDataRole.UserRole + 1
SETTLE_MS = 250
BUILT_IN = phrase("These rules come with Twinlens and stay as they are. Duplicate them to make your own.")
OWN = phrase(
    "From top to bottom: the first rule that tells two photos apart decides. Drag to reorder, or Alt+↑ and Alt+↓."
)


class RulesDialog(QDialog):
    """Edits presets. What is changed is stored as soon as it can be used.

    Attributes:
        presets: The list of presets.
        rules: The rules of the chosen one.

    Signals:
        apply_asked(Preset): The person wants this preset applied to all groups shown.
    """

    apply_asked = Signal(object)

    def __init__(self, session: Session, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        """An editor whose preview looks at `groups`."""
        super().__init__(parent)
        self._session = session
        self._kinds: dict[str, RuleKind] = {}
        self._known: list[Preset] = []
        self._closed = False
        self.setWindowTitle(tr("Rules"))
        self.resize(104 * SPACE, 80 * SPACE)
        self.presets = QListWidget()
        self.presets.setAccessibleName(tr("Named rules"))
        self.presets.setFixedWidth(26 * SPACE)
        self.presets.currentRowChanged.connect(self._show_preset)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of these rules"))
        self.name.editingFinished.connect(self._rename)
        self.rules = RuleList()
        self.rules.order_changed.connect(self._changed)
        self.rules.currentItemChanged.connect(lambda *_: self._show_rule())
        self.hint = QLabel(wordWrap=True)
        self.explained = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.values = ValuesEditor()
        self.values.values_changed.connect(self._set_values)
        self.copy_button = _button(tr("Duplicate"), self.duplicate, tr("Make rules of your own from these"))
        self.delete_button = _button(tr("Delete"), self.delete, tr("Delete these rules"))
        self.add_button = QToolButton()
        self.add_button.setText(tr("Add rule"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_menu = QMenu(self)
        self.add_menu.setToolTipsVisible(True)
        self.add_button.setMenu(self.add_menu)
        self.remove_button = _button(tr("Remove rule"), self.remove, tr("Take the chosen rule out (Del)"))
        self.up_button = _button(tr("Up"), lambda: self.rules.move_current(-1), tr("Move the chosen rule up (Alt+↑)"))
        self.down_button = _button(
            tr("Down"), lambda: self.rules.move_current(1), tr("Move the chosen rule down (Alt+↓)")
        )
        self.preview = RulesPreview(session, groups)
        self._store_soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._store_soon.timeout.connect(self.store)
        self.apply_button = _button(
            plural("Apply to {n} group shown", "Apply to {n} groups shown", len(groups)), self._apply, ""
        )
        self.apply_button.setEnabled(bool(groups))
        self._lay_out()
        self.finished.connect(lambda _: self._leave())
        review = session.library.review
        session.tasks.review(lambda: (review.rule_kinds(), review.presets()), self._begin, session.report)

    def _lay_out(self) -> None:
        below_presets, below_rules = QHBoxLayout(), QHBoxLayout()
        for button in (self.copy_button, self.delete_button):
            below_presets.addWidget(button)
        for control in (self.add_button, self.remove_button, self.up_button, self.down_button):
            below_rules.addWidget(control)
        below_rules.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        grid.addWidget(QLabel(tr("Named rules")), 0, 0)
        grid.addWidget(self.presets, 1, 0, 3, 1)
        grid.addLayout(below_presets, 4, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.hint, 1, 1)
        grid.addWidget(self.rules, 2, 1)
        grid.addWidget(self.explained, 3, 1)
        grid.addLayout(below_rules, 4, 1)
        grid.addWidget(self.values, 5, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(grid, 5)
        column.addWidget(self.preview, 2)
        column.addWidget(buttons)
        follow_layout(self)

    def _begin(self, read: tuple[Sequence[RuleKind], Sequence[Preset]]) -> None:
        if self._closed:
            return
        kinds, presets = read
        self._kinds = {kind.name: kind for kind in kinds}
        for kind in kinds:
            action = self.add_menu.addAction(tr(kind.title))
            action.setToolTip(kind.explanation and tr(kind.explanation))
            action.triggered.connect(lambda _=False, name=kind.name: self.add(name))
        self._take(presets, 0)

    def _take(self, presets: Sequence[Preset], row: int) -> None:
        self._known = list(presets)
        self.presets.clear()
        for preset in presets:
            item = QListWidgetItem(preset_name(preset), self.presets)
            item.setToolTip(tr("Comes with Twinlens") if preset.built_in else "")
        self.presets.setCurrentRow(max(0, min(row, len(presets) - 1)))

    # -- what is shown

    @property
    def preset(self) -> Preset | None:
        """The chosen preset, as it is on the screen."""
        row = self.presets.currentRow()
        if not 0 <= row < len(self._known):
            return None
        rules = tuple(self.rules.item(at).data(RULE_ROLE) for at in range(self.rules.count()))
        return replace(self._known[row], rules=rules)

    def _show_preset(self, row: int) -> None:
        if not 0 <= row < len(self._known):
            return
        preset = self._known[row]
        own = not preset.built_in
        self.name.setText(preset_name(preset))
        self.name.setReadOnly(not own)
        self.hint.setText(tr(OWN if own else BUILT_IN))
        self.rules.clear()
        for rule in preset.rules:
            self._add_item(rule)
        self.rules.set_movable(own)
        for control in (self.delete_button, self.add_button, self.remove_button, self.up_button, self.down_button):
            control.setEnabled(own)
        self.rules.setCurrentRow(0)
        self._show_rule()
        self.preview.look_at(preset)

    def _show_rule(self) -> None:
        item, preset = self.rules.currentItem(), self.preset
        rule: Rule | None = item.data(RULE_ROLE) if item is not None else None
        kind = self._kinds.get(rule.name) if rule is not None else None
        self.explained.setText(tr(kind.explanation) if kind is not None and kind.explanation else "")
        may_set = preset is not None and not preset.built_in
        self.values.show_rule(kind if may_set else None, rule.values if rule is not None else ())

    def _add_item(self, rule: Rule) -> None:
        item = QListWidgetItem(self.rules)
        self._fill(item, rule)

    def _fill(self, item: QListWidgetItem, rule: Rule) -> None:
        item.setData(RULE_ROLE, rule)
        item.setText(sentence(rule, self._kinds))

    # -- what the person does

    def add(self, kind: str) -> None:
        """Put a rule at the end."""
        self._add_item(Rule(kind))
        self.rules.setCurrentRow(self.rules.count() - 1)
        self._show_rule()
        self._changed()

    def remove(self) -> None:
        """Take the chosen rule out."""
        preset = self.preset
        if preset is not None and not preset.built_in and self.rules.currentRow() >= 0:
            self.rules.takeItem(self.rules.currentRow())
            self._changed()

    def duplicate(self) -> None:
        """Make a preset of the person's own like the chosen one."""
        preset = self.preset
        if preset is None:
            return
        names = {known.name.casefold() for known in self._known}
        mine = tr("My {name}", name=preset_name(preset).lower())
        numbered = (mine if n == 1 else f"{mine} {n}" for n in range(1, 1000))
        name = next(name for name in numbered if name.casefold() not in names)
        self._session.review.save_preset(Preset(name, preset.rules))
        self._take([*self._known, Preset(name, preset.rules)], len(self._known))
        self.name.setFocus()
        self.name.selectAll()

    def delete(self) -> None:
        """Forget the chosen preset."""
        preset = self.preset
        if preset is None or preset.built_in:
            return
        self._store_soon.stop()
        row = self.presets.currentRow()
        name = self._known[row].name
        self._session.review.delete_preset(name)
        self._take([known for known in self._known if known.name != name], row)

    def _rename(self) -> None:
        row, name = self.presets.currentRow(), self.name.text().strip()
        if not 0 <= row < len(self._known) or self._known[row].built_in or name == self._known[row].name:
            return
        taken = any(known.name.casefold() == name.casefold() for at, known in enumerate(self._known) if at != row)
        if not name or taken:
            self.name.setText(self._known[row].name)
            return
        old, preset = self._known[row].name, self.preset
        assert preset is not None
        self._known[row] = replace(preset, name=name)
        self.presets.item(row).setText(name)
        self._session.review.save_preset(self._known[row], instead_of=old)

    def _set_values(self, values: tuple[str, ...]) -> None:
        item = self.rules.currentItem()
        if item is not None:
            self._fill(item, replace(item.data(RULE_ROLE), values=values))
            self._changed()

    def _changed(self) -> None:
        """Store and look again once the person pauses."""
        self._store_soon.start()

    def store(self) -> None:
        """Store the chosen preset, if it can be used, and show what it does."""
        self._store_soon.stop()
        preset, row = self.preset, self.presets.currentRow()
        if preset is None or preset.built_in or preset == self._known[row]:
            return
        self._known[row] = preset
        missing = [rule for rule in preset.rules if self._kinds[rule.name].values == "folders" and not rule.values]
        if missing:
            title = tr(self._kinds[missing[0].name].title)
            self.preview.say(tr("“{rule}” needs at least one folder.", rule=title))
        elif not preset.rules:
            self.preview.say(tr("There is no rule in this list yet."))
        else:
            self._session.review.save_preset(preset)
            self.preview.look_at(preset)

    def _apply(self) -> None:
        self.store()
        preset = self.preset
        if preset is not None:
            self.accept()
            self.apply_asked.emit(preset)

    def _leave(self) -> None:
        self._closed = True
        if self._store_soon.isActive():
            self.store()
        self.preview.stop()

    # -- Qt's own methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.rules.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)


def sentence(rule: Rule, kinds: dict[str, RuleKind]) -> str:
    """A rule with what it is set to."""
    kind = kinds.get(rule.name)
    if kind is None:
        return tr("{rule} (not known to this version)", rule=rule.name)
    values = [words.place(PurePath(value)) if kind.values == "folders" else value for value in rule.values]
    return f"{tr(kind.title)}: {', '.join(values)}" if values else tr(kind.title)


def _button(text: str, slot: object, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    button.clicked.connect(slot)
    return button
