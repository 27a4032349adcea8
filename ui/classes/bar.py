"""The bar over Classes: a new class, the last one again, and the one thing that comes next."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from console.model import ClassView
from ui.theme import Look
from ui.widgets.button import Button, Kind
from ui.widgets.top_bar import TopBar


class Shown(NamedTuple):
    """What stands on the sheet."""

    planning: bool
    """A class is being planned, on the sheet or not."""
    plan: bool
    checking: bool
    has_last: bool
    """A class was held that could be held again."""


class ClassesBar(TopBar):
    """Its buttons are pressed by name; it only says which of them make sense."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._title.setText(self.tr("Classes"))
        self.new = self.add(Button(look, self.tr("New class"), icon="plus"))
        self.duplicate = self.add(Button(look, self.tr("Duplicate last"), icon="copy"))
        self.duplicate.setToolTip(
            self.tr("Hold the last class again, with the same people ({key})").format(key="Ctrl+D")
        )
        self.discard = self.add(Button(look, self.tr("Discard plan"), kind=Kind.QUIET))
        self.start = self.add(
            Button(
                look,
                self.tr("Check and start"),
                kind=Kind.PRIMARY,
                icon="clipboard-check",
                letter=self.tr("Ctrl+Enter"),
            )
        )
        self.back = self.add(Button(look, self.tr("Seats and turns"), kind=Kind.QUIET))
        self.again = self.add(Button(look, self.tr("Check again"), icon="refresh"))
        self.begin = self.add(
            Button(look, "", kind=Kind.PRIMARY, icon="player-play", letter=self.tr("Enter"))
        )
        """Start those that are ready, where the panel that says it has no room."""
        self._beside = True
        self._checking, self._ready = False, 0

    def offer(self, shown: Shown, class_: ClassView | None) -> None:
        """Offer what makes sense now."""
        self.start.setVisible(shown.plan)
        self.discard.setVisible(shown.plan)
        self.again.setVisible(shown.checking)
        self.back.setVisible(shown.checking)
        self._checking = shown.checking
        self._offer_begin()
        self.new.setVisible(not shown.planning and not shown.checking)
        self.new.set_kind(Kind.PRIMARY if class_ is None else Kind.NORMAL)
        self.duplicate.setVisible(not shown.planning and class_ is None)
        self.duplicate.setEnabled(shown.has_last)
        self.set_summary(self._words(class_) if shown.checking and class_ is not None else "")

    def show_ready(self, ready: int) -> None:
        """Say how many could be started."""
        if ready != self._ready:
            self._ready = ready
            self._offer_begin()

    def show_panel_beside(self, beside: bool) -> None:
        """Say whether the panel, which has the start, is in sight."""
        self._beside = beside
        self._offer_begin()

    def _offer_begin(self) -> None:
        words = self.tr("Start the one that is ready") if self._ready == 1 else self.tr("Start the {n} ready")
        self.begin.set_label(words.format(n=self._ready))
        self.begin.setEnabled(bool(self._ready))
        self.begin.setVisible(self._checking and not self._beside)

    def _words(self, class_: ClassView) -> str:
        words = self.tr("Check and start: {title}")
        if class_.turns > 1:
            words = self.tr("Check and start: {title}, turn {turn} of {of}")
        return words.format(title=class_.title, turn=class_.turn, of=class_.turns)
