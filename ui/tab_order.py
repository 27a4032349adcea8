"""Where Tab leads next.

Qt goes from a container straight to the widget that takes the keyboard for it, and so over everything that
stands before that one: a screen that starts on its list would never let Tab into its top bar.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def neighbour(window: QWidget, *, forward: bool) -> QWidget | None:
    """The next widget of the window, or the one before, that takes Tab; None when there is no other."""
    start = window.focusWidget() or window
    at = start
    while True:
        at = at.nextInFocusChain() if forward else at.previousInFocusChain()
        if at is start:
            return None
        if _takes_tab(at):
            return at


def _takes_tab(widget: QWidget) -> bool:
    """Whether it is itself a stop: not one that passes the keyboard on to a part of its own."""
    proxy = widget.focusProxy()
    if proxy is not None and widget.isAncestorOf(proxy):
        return False
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isVisible() and widget.isEnabled()
