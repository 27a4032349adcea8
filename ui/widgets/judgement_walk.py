"""The keyboard among several judgements: from one to the next that is open, and out at the end."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.tab_order import bring_into_sight
from ui.widgets.judgement import Judgement

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class JudgementWalk(QObject):
    """Up and Down go from judgement to judgement; one made with the keyboard leads on to what is open.

    Signals: `entered(int)`: Enter was pressed on this one; `done()`: there is none to go on to.
    """

    entered = Signal(int)
    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._judgements: tuple[Judgement, ...] = ()

    def follow(self, judgements: Sequence[Judgement]) -> None:
        """Walk among these, in their order."""
        self._judgements = tuple(judgements)
        for one in self._judgements:
            one.installEventFilter(self)

    def focus_first_open(self) -> bool:
        """Put the keyboard on what has to be judged next; False when nothing has."""
        following = next((one for one in self._judgements if one.result is None and one.isEnabled()), None)
        if following is not None:
            _focus(following)
        return following is not None

    def go_on_from(self, at: int) -> None:
        """This one is judged: on to what is still open, or out."""
        rest = (*self._judgements[at + 1 :], *self._judgements[:at])
        following = next((one for one in rest if one.result is None), None)
        if following is not None:
            _focus(following)
        else:
            self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Up, Down and Enter on a judgement."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            for at, one in enumerate(self._judgements):
                if watched is one and plain:
                    return self._take(at, Qt.Key(event.key()))
        return False

    def _take(self, at: int, key: Qt.Key) -> bool:
        step = _STEPS.get(key)
        if step is None:
            if key in _ENTER:
                self.entered.emit(at)
            return key in _ENTER
        if 0 <= at + step < len(self._judgements):
            _focus(self._judgements[at + step])
        elif step == 1:
            self.done.emit()
        return True


def _focus(judgement: Judgement) -> None:
    judgement.setFocus(Qt.FocusReason.OtherFocusReason)
    bring_into_sight()
