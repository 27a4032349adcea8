"""Where Tab leads next.

Qt goes from a container straight to the widget that takes the keyboard for it, and so over everything that
stands before that one: a screen that starts on its list would never let Tab into its top bar.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def move_focus(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next widget of the window, or to the one before; False when there is none.

    What is scrolled out of sight comes into sight.
    """
    there = _neighbour(window, forward=forward)
    if there is None:
        return False
    there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    around = there.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(there)
        around = around.parentWidget()
    return True


def _neighbour(window: QWidget, *, forward: bool) -> QWidget | None:
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
