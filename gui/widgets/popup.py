"""A button that unfolds a small panel of controls below itself, and folds it away on Esc or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from gui.theme import SPACE


class Panel(QFrame):
    """What a `PopupButton` unfolds. A menu would take Tab and the arrow keys from the controls in it."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.addWidget(content)
        content.installEventFilter(self)

    def unfold(self, button: QWidget) -> None:
        """Show below a button, inside the screen, and inside the window where that is wide enough."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height()))
        room, window = button.screen().availableGeometry(), button.window().frameGeometry()
        right = min(room.right(), window.right()) - self.width()
        left = max(room.left(), min(corner.x(), right))
        below = corner.y() + self.height() <= room.bottom()
        top = corner.y() if below else button.mapToGlobal(QPoint(0, 0)).y() - self.height()
        self.move(left, max(room.top(), top))
        self.show()
        self.focusNextChild()

    def _grow(self) -> None:
        """Make room for what comes to be told while it is unfolded, such as what was measured."""
        layout = self.layout()
        if self.isVisible() and layout is not None:
            by_width = layout.hasHeightForWidth()
            wanted = layout.totalHeightForWidth(self.width()) if by_width else layout.totalMinimumSize().height()
            if wanted > self.height():
                self.resize(self.width(), wanted)

    # -- Qt's own methods

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content is laid out anew, which Qt does not always pass on to a panel that was laid out unseen."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class PopupButton(QToolButton):
    """A button with a panel.

    Attributes:
        panel: Holds the content.
    """

    def __init__(self, text: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.DownArrow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panel = Panel(content, self)
        self.clicked.connect(lambda: self.panel.unfold(self))
