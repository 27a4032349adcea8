"""Choosing a passphrase: typed twice, judged while it is typed by the rules that the records hold to."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from console.errors import ConsoleError
from ui import text
from ui.theme import Look
from ui.widgets.ground import column
from ui.widgets.passphrase import PARTS, PassphraseField, Strength


class NewPassphrase(QWidget):
    """Passphrase, its strength, and again. Signals: `changed()`.

    `names` answers what others know of its owner: a passphrase made of that is refused.
    """

    changed = Signal()

    def __init__(self, look: Look, names: Callable[[], tuple[str, ...]], label: str = "") -> None:
        super().__init__()
        self._look, self._names = look, names
        self.first = PassphraseField(look, label or self.tr("Passphrase"))
        self.strength = Strength(look)
        self.again = PassphraseField(look, self.tr("Again"), can_show=False)
        self._is_good = False
        self._box = column(self)
        for part in (self.first, self.strength, self.again):
            self._box.addWidget(part)
        for field in (self.first, self.again):
            field.line.textChanged.connect(self.judge)
        look.changed.connect(self._restyle)
        self._restyle()
        self.judge()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.first.passphrase()

    @property
    def missing(self) -> str:
        """What is still needed, or empty."""
        if not self._is_good:
            return self.tr("a passphrase") if not self.passphrase else self.tr("a better passphrase")
        return "" if self._is_same else self.tr("the passphrase again")

    def clear(self) -> None:
        """Forget both."""
        self.first.clear()
        self.again.clear()

    @Slot()
    def judge(self) -> None:
        """Look at it again; also when the names beside it changed."""
        filled, words, self._is_good = strength_of(self.passphrase, self._names())
        self.strength.show_strength(filled, words, enough=self._is_good or not self.passphrase)
        self.again.set_confirmed(self._is_same and bool(self.passphrase))
        typed = self.again.passphrase()
        differs = bool(typed) and not self.passphrase.startswith(typed)
        self.again.set_message(self.tr("not the same as above") if differs else "", wrong=differs)
        self.changed.emit()

    @property
    def _is_same(self) -> bool:
        return self.again.passphrase() == self.passphrase

    def _restyle(self) -> None:
        self._box.setSpacing(self._look.px(6))


def strength_of(passphrase: str, names: tuple[str, ...]) -> tuple[int, str, bool]:
    """How many of the four bars, in words, and whether it is taken."""
    from console.records.passphrases import SHORTEST, check

    if not passphrase:
        least = text.translate("{count} characters or more; four or five words do well")
        return 0, least.format(count=SHORTEST), False
    length = len(passphrase.strip())
    if length < SHORTEST:
        filled = 1 + (length > SHORTEST // 2)
        return (
            filled,
            text.translate("too short: {count} of {least} characters").format(count=length, least=SHORTEST),
            False,
        )
    try:
        check(passphrase, names)
    except ConsoleError as error:
        return 1, text.fault(error), False
    words = len(passphrase.split())
    if words >= PARTS:
        return PARTS, text.translate("{count} words, hard to guess").format(count=words), True
    return (3 if length < SHORTEST + 5 else PARTS), text.translate("hard to guess"), True
