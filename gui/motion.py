"""Whether the person asked the system for less motion.

Qt tells so from 6.12 on (`QAccessibilityHints.motionPreference`); before, each system has its own word for it: Windows
"Animation effects" (SPI_GETCLIENTAREAANIMATION), macOS "Reduce motion", GNOME and the desktop portal
"enable-animations" and "reduced-motion", and styles an animation duration of 0.
Only what runs here (Linux, the style) has been tried; the other two follow Microsoft's and Apple's documents.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from functools import cache
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QStyle

log = logging.getLogger(__name__)

SPI_GETCLIENTAREAANIMATION = 0x1042
PORTAL_MS = 300
"""The desktop portal answers within this time, or is taken to say nothing: the window waits for it at its start."""


def reduced() -> bool:
    """Whether nothing should move by itself. What only follows the hand (scrolling, dragging) is no such motion."""
    hints = QApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    if preference is not None:
        return bool(preference() != Qt.MotionPreference.NoPreference)  # type: ignore[attr-defined]
    style = QApplication.style()
    if style is not None and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0:
        return True
    return _asked_of_system()


def apply(app: QApplication) -> None:
    """Let Qt's own menus, tooltips and combo boxes appear at once where less motion is wanted."""
    if reduced():
        effect = Qt.UIEffect
        for kind in (effect.UI_AnimateMenu, effect.UI_FadeMenu, effect.UI_AnimateCombo, effect.UI_AnimateTooltip,
                     effect.UI_FadeTooltip, effect.UI_AnimateToolBox):  # fmt: skip
            app.setEffectEnabled(kind, False)


def show_busy(bar: QProgressBar) -> None:
    """Let a bar say that work goes on, who knows how long: it moves, or, with less motion, it stays empty.

    What goes on is told in words beside it in any case.
    """
    bar.setRange(0, 1 if reduced() else 0)
    bar.reset()


@cache
def _asked_of_system() -> bool:
    if sys.platform == "win32":
        import ctypes

        animated = ctypes.c_int(1)
        known = ctypes.windll.user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
        return bool(known) and not animated.value
    if sys.platform == "darwin":
        asked = subprocess.run(
            ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"], capture_output=True, check=False
        )
        return asked.stdout.strip() == b"1"
    return _of_portal("org.freedesktop.appearance", "reduced-motion") == 1 or (
        _of_portal("org.gnome.desktop.interface", "enable-animations") is False
    )


def _of_portal(namespace: str, key: str) -> Any:
    """A setting of the desktop portal (xdg-desktop-portal, org.freedesktop.portal.Settings); None where unknown."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage  # only on Linux

    name = "org.freedesktop.portal.Desktop"
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or not bus.interface().isServiceRegistered(name).value():
        return None
    call = QDBusMessage.createMethodCall(
        name, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "ReadOne"
    )
    call.setArguments([namespace, key])
    answer = bus.call(call, QDBus.CallMode.Block, PORTAL_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        log.debug("the desktop says nothing of %s: %s", key, answer.errorMessage())
        return None
    value = answer.arguments()[0]
    return value.variant() if hasattr(value, "variant") else value
