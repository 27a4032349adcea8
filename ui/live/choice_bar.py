"""One question over the wall with a list of answers: which event, or who wears a headset."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.live.question_bar import QuestionBar
from ui.theme import Look
from ui.widgets.drop_down import DropDown


class ChoiceBar(QuestionBar):
    """Answered with one of several values."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        self.choices = DropDown(look, "")
        super().__init__(look, self.choices, parent)
        self._answered: Callable[[Any], None] | None = None
        self._values: tuple[Any, ...] = ()

    def ask(
        self,
        question: str,
        verb: str,
        choices: Sequence[tuple[str, Any]],
        answered: Callable[[Any], None],
    ) -> None:
        """Ask; `answered` gets the value of the words that were chosen."""
        self._answered = answered
        self._values = tuple(value for _, value in choices)
        self.choices.clear()
        self.choices.addItems([words for words, _ in choices])
        self._open(question, verb)

    def leave(self) -> None:
        """Close without an answer."""
        self._answered = None
        super().leave()

    def _answer(self) -> None:
        at, answered = self.choices.currentIndex(), self._answered
        if answered is not None and 0 <= at < len(self._values):
            value = self._values[at]
            self.leave()
            answered(value)
