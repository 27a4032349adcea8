"""What stands where there is nothing to show yet, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.ground import column
from ui.widgets.label import Label


class NothingSelected(QWidget):
    """The panel while nothing is selected."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("No headset selected"), 13, Weight.SEMIBOLD))
        words = self.tr("Select a row to see what is known of a headset, to pair it or to forget it.")
        self._box.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True))
        self._box.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(6))


class NothingFound(QWidget):
    """The table's place while no headset is known."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        box = column(self, spacing=8)
        box.addStretch(2)
        for words, px, weight, role in (
            (self.tr("No headsets yet"), 20, Weight.SEMIBOLD, Role.TEXT),
            (
                self.tr("Turn on a headset and open its training app. It appears here by itself."),
                13,
                None,
                None,
            ),
            (self.tr("If it does not, check the network or enter its address."), 13, None, None),
        ):
            line = Label(look, words, px, weight or Weight.REGULAR, role or Role.MUTED)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        box.addStretch(3)
