"""One question over the wall, answered in words: what to say to a headset, or what had happened there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.live.question_bar import QuestionBar
from ui.theme import Look
from ui.widgets.field import Line


class AskBar(QuestionBar):
    """Answered with a line of text."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        self._line = Line(look, "")
        super().__init__(look, self._line, parent)
        self._answered: Callable[[str], None] | None = None
        self._line.setMaxLength(200)
        self._line.textChanged.connect(self._allow)

    def ask(self, question: str, verb: str, answered: Callable[[str], None]) -> None:
        """Ask; `answered` gets the text, which is never empty."""
        self._answered = answered
        self._line.clear()
        self._allow("")
        self._open(question, verb)

    def leave(self) -> None:
        """Close without an answer."""
        self._answered = None
        super().leave()

    def _allow(self, text: str) -> None:
        self.send.setEnabled(bool(text.strip()))

    def _answer(self) -> None:
        words, answered = self._line.text().strip(), self._answered
        if words and answered is not None:
            self.leave()
            answered(words)
