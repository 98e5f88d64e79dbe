"""A chart of how training goes: the loss of each stage, one beside the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import number, phrase, tr
from core.records import LossCurve
from core.retelling import retell
from gui import theme
from gui.theme import SPACE

EMPTY = phrase("While a hash is being trained, its error is drawn here: it should fall.")


class LossChart(QWidget):
    """Stages side by side, each from its own least to its own greatest loss, with first and last figures.

    Attributes:
        curves: What is drawn.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: tuple[LossCurve, ...] = ()
        self.setMinimumHeight(12 * SPACE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()

    def show_curves(self, curves: tuple[LossCurve, ...]) -> None:
        """Draw these stages; those without a loss so far are left out."""
        self.curves = tuple(curve for curve in curves if curve.losses)
        self._name()
        self.update()

    def _name(self) -> None:
        stages = [
            tr(
                "{stage}: error from {a} to {b}",
                stage=retell(c.stage),
                a=number(c.losses[0], 4),
                b=number(c.losses[-1], 4),
            )
            for c in self.curves
        ]
        spoken = tr("Error while training: {stages}", stages="; ".join(stages))
        self.setAccessibleName(spoken if stages else tr("Error while training: nothing yet"))

    # -- Qt's own methods

    def sizeHint(self) -> QSize:
        return QSize(60 * SPACE, 16 * SPACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.ground)
        if not self.curves:
            painter.setPen(look.dim)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr(EMPTY))
            painter.end()
            return
        width = self.width() / len(self.curves)
        for place, curve in enumerate(self.curves):
            self._draw(painter, curve, QRectF(place * width, 0, width, self.height()), look)
        painter.end()

    def _draw(self, painter: QPainter, curve: LossCurve, box: QRectF, look: theme.Look) -> None:
        metrics = QFontMetrics(self.font())
        line = metrics.lineSpacing()
        inner = box.adjusted(SPACE, SPACE + line, -SPACE, -SPACE - line)
        painter.setPen(look.text)
        title = metrics.elidedText(retell(curve.stage), Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(QPointF(inner.left(), box.top() + SPACE / 2 + metrics.ascent()), title)
        painter.setPen(look.line)
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        losses = curve.losses
        least, range_ = min(losses), (max(losses) - min(losses)) or 1.0
        step = inner.width() / max(1, len(losses) - 1)
        points = [
            QPointF(inner.left() + i * step, inner.bottom() - inner.height() * (loss - least) / range_)
            for i, loss in enumerate(losses)
        ]
        painter.setPen(QPen(look.accent, 2))
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))
        painter.setPen(look.dim)
        base = box.bottom() - SPACE / 2 - metrics.descent()
        first, last = f"{losses[0]:.3g}", f"{losses[-1]:.3g}"
        painter.drawText(QPointF(inner.left(), base), first)
        if metrics.horizontalAdvance(first + last) + SPACE < inner.width():
            painter.drawText(QPointF(inner.right() - metrics.horizontalAdvance(last), base), last)
