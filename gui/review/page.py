"""The review of groups of copies: mark, keep, part, compare, and clean up; all by keys, all by mouse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from core.language import percent, phrase, plural, tr
from core.records import STRICTNESS, Group, Kind, Photo, PhotoId, Preset, Progress, Ruling
from core.settings import Settings
from gui import kinds, theme, words
from gui.cleanup.confirm_dialog import ConfirmDialog
from gui.lists import Lists
from gui.review.arrange import SORTS, Arranged, Tally
from gui.review.bar import ReviewBar, RulesRun
from gui.review.groups_page import GroupsPage
from gui.review.rules_dialog import RulesDialog
from gui.review.strictness import StrictnessControl
from gui.session import Session
from gui.widgets.keys_dialog import KeysDialog, line_of
from gui.widgets.popup import PopupButton
from gui.widgets.tables import offer_menu

if TYPE_CHECKING:
    from gui.main_window import MainWindow

NO_DUPLICATES = phrase("No copies found. After a scan, photos that are the same picture stand here side by side.")
AT_ONCE = 2000
"""So many marks more or fewer are counted on the spot; more of them in the background."""
NAMES = {"strict": phrase("strict"), "balanced": phrase("balanced"), "loose": phrase("loose")}
SCANNING = phrase("A scan is running. Clean up when it has ended, or cancel it.")


class ReviewPage(GroupsPage):
    """The page of groups of copies.

    Attributes:
        review_bar: What is marked, rules, and the button that acts.
        tools: The same actions as the keys, as buttons.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, tr("Duplicates"), NO_DUPLICATES, parent, sorts=SORTS)
        self._first_row = 1  # the first copy: what a key does is about a copy beside the one to keep
        self._tally: Tally | None = None
        self._counted: Sequence[Group] = ()
        self.rules = RulesRun(session, self)
        self.strictness = StrictnessControl(session)
        self.strictness.strictness_changed.connect(lambda _: self._name_strictness())
        self.strictness_button = PopupButton("", self.strictness)
        self.strictness_button.setToolTip(tr("How sure a match must be before it is called a copy"))
        self.header.addWidget(self.strictness_button, 0, Qt.AlignmentFlag.AlignTop)
        self._name_strictness()
        self._add_keys()
        self.tools = self._make_tools()
        self.review_bar = ReviewBar(self)
        whole = self.whole.layout()
        assert whole is not None
        whole.addWidget(self.review_bar)
        self.below_members.addWidget(self.tools)
        bar = self.review_bar
        bar.compare_button.clicked.connect(self.compare)
        bar.act_button.clicked.connect(self.act)
        bar.unmark_asked.connect(session.review.unmark_all)
        bar.rules_asked.connect(self.apply_rules)
        bar.rules_edit_asked.connect(self.edit_rules)
        bar.cancel_button.clicked.connect(self.rules.cancel)
        self.rules.progressed.connect(self._show_rules)
        self.rules.ended.connect(self._end_rules)
        session.review.marks_changed.connect(self._follow_marks)
        session.review.presets_changed.connect(self.load_presets)
        self.actions_of_photos.more = [
            self.keys[name] for name in ("compare", "mark", "mark_others", "keep", "keep_both", "not_same")
        ]
        self.actions_of_photos.more.append(self.keys["only_here"])
        offer_menu(self.groups, *(self.keys[name] for name in ("compare", "mark_others", "similar")))

    def _add_keys(self) -> None:
        self.actions_of_photos.look_action.setShortcut(QKeySequence())  # Space marks here
        for name, text, keys, slot in (
            ("mark", tr("&Mark or unmark"), ("Space",), self.toggle_marks),
            ("mark_others", tr("Mark &all but the one to keep"), ("Shift+Space",), self.mark_others),
            ("keep", tr("Make it the one to &keep"), ("K",), self.make_keeper),
            ("keep_both", tr("Keep &both"), ("B",), self.keep_both),
            ("not_same", tr("&Not the same picture"), ("N",), self.part),
            ("only_here", tr("Only groups in this &folder"), (), self.show_only_here),
            ("act", tr("Clean &up what is marked…"), ("Del",), self.act),
            ("help", tr("All &keys"), ("?",), self.show_keys),
        ):
            self.add_key(name, text, keys, slot)
        undo = QAction(tr("&Undo the last step"), self)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(self._session.review.undo)
        self.keys["undo"] = undo

    def _make_tools(self) -> QToolBar:
        """A bar of buttons; those that find no room are in a menu at its end."""
        tools = QToolBar(tr("Review"))
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        tools.setIconSize(QSize(16, 16))
        for name, title in (
            ("mark", tr("Mark")), ("keep", tr("Keep this one")), ("keep_both", tr("Keep both")),
            ("not_same", tr("Not the same")),
            ("why", tr("Why?")), ("similar", tr("Find similar")), ("undo", tr("Undo")), ("help", tr("Keys")),
        ):  # fmt: skip
            action = self.keys[name]
            keys, text = line_of(action)
            action.setIconText(f"{title} ({keys.partition(' ')[0]})")
            action.setToolTip(f"{text} ({keys})")
            tools.addAction(action)
            tools.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        rest = tools.findChild(QToolButton, "qt_toolbar_ext_button")
        if rest is not None:  # Qt's own is drawn for light only
            theme.give_icon(rest, "more")
            rest.setAccessibleName(tr("More"))
        return tools

    def _name_strictness(self) -> None:
        value = self._session.library.strictness
        named = next((tr(NAMES[name]) for name, known in STRICTNESS.items() if abs(known - value) < 0.005), "")
        named = named or tr("{share} sure", share=percent(value))
        self.strictness_button.setText(tr("Strictness: {how}", how=named))
        self.strictness_button.setAccessibleName(tr("How sure a copy must be: {how}", how=named))

    def show_lists(self, now: Lists) -> None:
        self.set_folders([folder.path for folder in now.folders])
        if now.duplicates is not None:
            self.set_groups(now.duplicates)

    def restore(self, stored: Settings) -> None:
        self.set_place(stored.review_place)
        self.bar.set_sort(stored.review_sort)

    def to_store(self) -> dict[str, Any]:
        return {"review_sort": self.bar.sort, "review_place": self.place()}

    def join(self, window: MainWindow) -> None:
        menu = window.commands.menus["review"]
        for names in (
            ("compare", "why", "similar"),
            ("mark", "mark_others", "keep", "keep_both", "not_same"),
            ("undo",),
            ("act",),
            ("help",),
        ):
            menu.addActions([self.keys[name] for name in names])
            menu.addSeparator()

    # -- what the keys do

    def _chosen(self) -> list[Photo]:
        """The photos that are selected, or the one under the cursor."""
        current = self.members.current_photo()
        return self.members.selected_photos() or ([current] if current is not None else [])

    def toggle_marks(self) -> None:
        """Mark the chosen photos, or, when all of them are marked, unmark them."""
        self._toggle(self._chosen())

    def mark_others(self) -> None:
        """The same for all photos of the group but the one to keep."""
        group = self.group()
        if group is not None:
            self._toggle([m.photo for m in group.members[1:] if not self._session.review.why_not(m.photo, group)])

    def _toggle(self, photos: Sequence[Photo]) -> None:
        review, group = self._session.review, self.group()
        unmarked = [photo for photo in photos if photo.id not in review.marks]
        may = [photo for photo in unmarked if not review.why_not(photo, group)]
        if may:
            review.set_marks(may, True)
        elif unmarked:
            self._session.say(review.why_not(unmarked[0], group))
        elif photos:
            review.set_marks(photos, False)

    def make_keeper(self) -> None:
        """Keep the chosen photo in place of the one that is kept."""
        member = self.member()
        if member is None:
            return
        if member.kind is Kind.KEEPER:
            self._session.say(tr("This is the one to keep already."))
        else:
            self._session.review.make_keeper(member.photo)

    def keep_both(self) -> None:
        """Keep the chosen photos beside the one to keep, for good; on that one itself, keep all of the group."""
        group, copies = self.group(), self._copies()
        if group is None:
            return
        if copies:
            told = _kept_beside(copies, group.keeper)
        else:
            copies = [member.photo for member in group.members[1:]]
            told = plural(
                "The {n} photo is kept, and not offered again.",
                "All {n} photos are kept, and not offered again.",
                len(group.members),
            )
        self._session.review.decide(Ruling.KEEP_BOTH, group.keeper, copies, told)
        self.leave_out(self.groups.currentIndex().row(), copies)

    def part(self) -> None:
        """Say that the chosen photos are not the picture they were taken for."""
        group, copies = self.group(), self._copies()
        if group is None:
            return
        review = self._session.review
        for photo in copies:
            told = tr("{name} is not the same picture, and is not offered again.", name=_name(photo))
            review.decide(Ruling.NOT_SAME, photo, [group.keeper], told)
        if not copies:
            copies = [member.photo for member in group.members[1:]]
            told = tr("{name} is not the same picture as the others.", name=_name(group.keeper))
            review.decide(Ruling.NOT_SAME, group.keeper, copies, told)
        self.leave_out(self.groups.currentIndex().row(), copies)

    def _copies(self) -> list[Photo]:
        """The chosen photos without the one to keep."""
        group = self.group()
        return [photo for photo in self._chosen() if group is not None and photo.id != group.keeper.id]

    def show_only_here(self) -> None:
        """Show only groups with a photo in the folder of the chosen one."""
        member = self.member()
        if member is not None:
            self.only_in_folder(str(PurePath(member.photo.path).parent))

    def act(self) -> None:
        """Show what would be done with the marked photos."""
        if self._session.scans.running:
            self._session.say(tr(SCANNING))
        elif not self._session.review.marks:
            self._session.say(tr("Nothing is marked."))
        elif not self._session.cleaning.running:
            self.confirm(None)

    def confirm(self, photos: Sequence[PhotoId] | None) -> ConfirmDialog:
        """Open the sheet for some photos, or for all that are marked where None."""
        sheet = ConfirmDialog(self._session, photos, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.confirmed.connect(self._session.cleaning.start)
        sheet.open()
        return sheet

    def show_keys(self) -> None:
        moves = [("↑ ↓", tr("Another group")), ("← →", tr("Another photo of the group"))]
        names = (
            "mark",
            "mark_others",
            "keep",
            "keep_both",
            "not_same",
            "compare",
            "why",
            "similar",
            "undo",
            "act",
            "help",
        )
        KeysDialog(tr("Keys of the review"), [*moves, *(line_of(self.keys[name]) for name in names)], self).open()

    # -- rules

    def apply_rules(self, preset: Preset, every: bool) -> None:
        """Let rules choose and mark, in all groups shown or in the chosen one."""
        group = self.group()
        groups = self.arranged.groups if every else (group,) if group is not None else ()
        if groups:
            self.rules.start(preset, groups)

    def edit_rules(self) -> None:
        """Open the editor of the rules, on the groups shown."""
        dialog = RulesDialog(self._session, self.arranged.groups, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.apply_asked.connect(lambda preset: self.apply_rules(preset, every=True))
        dialog.open()

    def load_presets(self) -> None:
        """Offer the presets there are now."""
        review = self._session.library.review
        self._session.tasks.query(
            lambda: review.presets(), self._show_presets, self._session.report, ("presets", id(self))
        )

    def _show_presets(self, presets: Sequence[Preset]) -> None:
        self.review_bar.set_presets(presets, len(self.arranged.groups))

    def _show_rules(self, progress: Progress) -> None:
        self.review_bar.cancel_button.show()
        self.review_bar.rules_button.setEnabled(False)
        self.review_bar.told.setText(self.rules.words(progress))

    def _end_rules(self) -> None:
        self.review_bar.cancel_button.hide()
        self.review_bar.rules_button.setEnabled(True)
        self.review_bar.show_tally(self._tally)

    # -- what is shown

    def set_groups(self, groups: Sequence[Group]) -> None:
        self._session.review.keeper_to_be = None
        super().set_groups(groups)
        self.load_presets()
        self._count(groups)

    def _count(self, groups: Sequence[Group]) -> None:
        """Count what is marked in these groups, in the background; single marks are followed from there."""
        marks = self._session.review.marks

        def counted(tally: Tally) -> None:
            if groups is self._counted:
                self._tally = tally
                self._follow_marks()

        self._counted = groups
        self._session.tasks.query(lambda: Tally(groups, marks), counted, self._session.report, ("tally", id(self)))

    def _take(self, arranged: Arranged, photo: int = -1) -> None:
        super()._take(arranged, photo)
        self._show_presets(self.review_bar.presets)

    def _follow_marks(self) -> None:
        self.groups.viewport().update()
        if self._tally is not None:
            marks = self._session.review.marks
            if abs(len(marks) - self._tally.marked) > AT_ONCE:
                self._count(self._counted)
                return
            self._tally.follow(marks)
            if not self.rules.running:
                self.review_bar.show_tally(self._tally)

    def describe(self, group: Group) -> str:
        parts = [super().describe(group)]
        if group.reclaimable:
            parts.append(tr("keeping one would free {size}", size=words.size(group.reclaimable)))
        return " · ".join([*parts, kinds.of_group(group)])


def _name(photo: Photo) -> str:
    return PurePath(photo.path).name


def _kept_beside(photos: Sequence[Photo], keeper: Photo) -> str:
    if len(photos) == 1:
        said = tr("{name} is kept beside {keeper}, and not offered again.", name=_name(photos[0]), keeper=_name(keeper))
    else:
        said = plural(
            "{n} photo is kept beside {keeper}, and not offered again.",
            "{n} photos are kept beside {keeper}, and not offered again.",
            len(photos),
            keeper=_name(keeper),
        )
    return said
