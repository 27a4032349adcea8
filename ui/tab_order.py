"""Where Tab leads next.

Qt goes from a container straight to the widget that takes the keyboard for it, and so over everything that
stands before that one: a screen that starts on its list would never let Tab into its top bar.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def neighbour(window: QWidget, *, forward: bool) -> QWidget | None:
    """The next widget of the window, or the one before, that takes Tab; None when there is no other."""
    start: QWidget = window.focusWidget() or window
    at = _after(start, forward=forward)
    while at is not start and not _takes_tab(at):
        at = _after(at, forward=forward)
    return None if at is start else at


def _after(widget: QWidget, *, forward: bool) -> QWidget:
    after = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    assert after is not None  # the chain is a ring
    return after


def _takes_tab(widget: QWidget) -> bool:
    """Whether it is itself a stop: not one that passes the keyboard on to a part of its own."""
    proxy = widget.focusProxy()
    if proxy is not None and widget.isAncestorOf(proxy):
        return False
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isVisible() and widget.isEnabled()
