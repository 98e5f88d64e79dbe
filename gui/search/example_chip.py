"""One picture of a query, as a button: its sign, its part that counts, its name, and a cross to remove it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from core.language import tr
from core.records import Example
from gui import theme, words
from gui.theme import SPACE

THUMB = 32
CROSS = 20
MORE_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
LESS_KEYS = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


class ExampleChip(QToolButton):
    """One picture of the query: its part that counts, whether more or less like it is wanted, its name.

    Signals:
        remove_asked: The person wants it to go.
        liked_asked(bool): More like this, or less.
    """

    remove_asked = Signal()
    liked_asked = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._liked = True
        self._needed = False
        self._pixmap = QPixmap()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(THUMB + 14, THUMB))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.turn = QAction(self)
        self.turn.triggered.connect(lambda: self.liked_asked.emit(not self._liked))
        self.remove = QAction(tr("&Remove from the search"), self)
        self.remove.triggered.connect(self.remove_asked)
        self.cross = QToolButton(self)
        self.cross.setAutoRaise(True)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chip has the key for it
        self.cross.setToolTip(tr("Remove from the search (Delete)"))
        self.cross.setAccessibleName(tr("Remove from the search"))
        self.cross.setIconSize(QSize(12, 12))
        theme.give_icon(self.cross, "close")
        self.cross.clicked.connect(self.remove_asked)

    def show_example(self, example: Example, *, chosen: bool, needed: bool, named: bool) -> None:
        """`needed`: it is the only one that is liked, and has to stay; `named`: there is room for its name."""
        self._liked, self._needed = example.liked, needed
        self.setChecked(chosen)
        name = (
            tr("More like {name}", name=example.title) if example.liked else tr("Less like {name}", name=example.title)
        )
        style = Qt.ToolButtonStyle
        self.setIconSize(QSize(THUMB + 14 + (0 if named or needed else CROSS), THUMB))  # room for the cross
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if named else style.ToolButtonIconOnly)
        self.setText(self.fontMetrics().elidedText(example.title, Qt.TextElideMode.ElideMiddle, 16 * SPACE))
        self.setAccessibleName(name)
        self.setToolTip(words.tip("\n".join([name, *self._help()])))
        self.turn.setText(tr("&Less like this") if example.liked else tr("&More like this"))
        self.turn.setEnabled(not needed)
        self.remove.setEnabled(not needed)
        self.cross.setVisible(not needed)
        self.updateGeometry()

    def _help(self) -> list[str]:
        if self._needed:
            return [tr("The only picture to find more like; add another one before you remove it.")]
        return [tr("Click to show it large; Delete or the cross removes it, + and - say more or less like it.")]

    def show_picture(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap
        self._draw()

    def _draw(self) -> None:
        """The picture with a sign at its left: plus or minus; a cross to remove it lies at the chip's right end."""
        ratio = self.devicePixelRatioF()
        look = theme.look(self.palette())
        wide = self.iconSize().width()
        drawn = QPixmap(round(wide * ratio), round(THUMB * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_sign(painter, QRectF(0, THUMB / 2 - 6, 12, 12), self._liked, look)
        if not self._pixmap.isNull():
            place = QRectF(0, 0, self._pixmap.width() / ratio, self._pixmap.height() / ratio)
            place.moveCenter(QPointF(14 + THUMB / 2, THUMB / 2))
            painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
        painter.end()
        self.setIcon(QIcon(drawn))

    def menu_of(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.turn, self.remove])
        return menu

    # -- Qt's own methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Delete):
            if not self._needed:
                self.remove_asked.emit()
        elif plain and event.key() in MORE_KEYS + LESS_KEYS:
            self.liked_asked.emit(event.key() in MORE_KEYS)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        named = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        return QSize(hint.width() + (CROSS if named and not self._needed else 0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cross.setGeometry(self.width() - CROSS - 2, (self.height() - CROSS) // 2, CROSS, CROSS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_of().popup(event.globalPos())


def paint_sign(painter: QPainter, place: QRectF, liked: bool, look: theme.Look) -> None:
    """A plus on the accent colour, or a minus on grey."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent if liked else look.dim)
    painter.drawEllipse(place)
    painter.setPen(QPen(look.on_accent if liked else look.ground, place.width() / 7))
    middle, arm = place.center(), place.width() * 0.27
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
    if liked:
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
