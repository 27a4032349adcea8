"""Tab through a screen in its own order.

Qt goes from a container straight to the widget that takes the keyboard for it, and so over everything that
stands before that one: a screen that starts on its list would never let Tab into its top bar.

The chain itself is left to Qt: `QWidget.nextInFocusChain` of the binding makes each widget the child of the
one before it, and takes it along when that one goes.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


@contextmanager
def without_short_cuts(screen: QWidget | None) -> Iterator[None]:
    """Let nothing take the keyboard for the screen, or for a part that takes it for the screen."""
    held: list[tuple[QWidget, QWidget]] = []
    at = screen
    while at is not None and (proxy := at.focusProxy()) is not None:
        held.append((at, proxy))
        at = proxy
    for one, _ in held:
        one.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes it as: none
    try:
        yield
    finally:
        for one, proxy in held:
            one.setFocusProxy(proxy)


def bring_into_sight() -> None:
    """Scroll to what has the keyboard; Qt does so only within the same area."""
    focused = QApplication.focusWidget()
    around = focused.parentWidget() if focused is not None else None
    while focused is not None and around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(focused)
        around = around.parentWidget()


def has_keyboard(part: QWidget) -> bool:
    """True while whoever types does so in this part: an answer that comes late moves nobody else's keys."""
    focused = QApplication.focusWidget()
    return focused is not None and part.isAncestorOf(focused)
