"""What waits for the first paint begins right after it, and without a paint all the same."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.first_paint import FirstPaint


class Window(QWidget):
    """Notes when it is painted."""

    def __init__(self, acts: list[str]) -> None:
        super().__init__()
        self._acts = acts

    def paintEvent(self, event):
        self._acts.append("painted")


def pass_a_turn(qtbot):
    """Let everything happen that was due already when this began."""
    with qtbot.waitCallback() as passed:
        QTimer.singleShot(0, passed)


def test_what_waits_begins_once_after_the_first_paint(qtbot):
    acts: list[str] = []
    window = Window(acts)
    qtbot.addWidget(window)
    window.show()
    FirstPaint(window, lambda: acts.append("begun"), at_latest_ms=60_000)
    qtbot.waitUntil(lambda: "begun" in acts)
    assert acts[:2] == ["painted", "begun"]
    window.repaint()
    qtbot.waitUntil(lambda: acts.count("painted") == 2)
    pass_a_turn(qtbot)
    assert acts.count("begun") == 1


def test_what_waits_begins_although_the_window_is_never_painted(qtbot):
    acts: list[str] = []
    window = Window(acts)
    qtbot.addWidget(window)
    FirstPaint(window, lambda: acts.append("begun"), at_latest_ms=1)
    qtbot.waitUntil(lambda: acts == ["begun"])
    window.show()
    qtbot.waitUntil(lambda: "painted" in acts)
    pass_a_turn(qtbot)
    assert acts.count("begun") == 1
