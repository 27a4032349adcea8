"""The list of Sign-off; over the signed records, for those who may see all of them, whose are listed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.choice import Segmented
from ui.widgets.ground import column
from ui.widgets.item_list import ItemList

MINE, ALL = "mine", "all"


class WhoseList(QWidget):
    """Signals: `whose_chosen()`: read `wants_all`."""

    whose_chosen = Signal()

    def __init__(self, look: Look, items: ItemList) -> None:
        super().__init__()
        self._look = look
        self.choice = Segmented(
            look, ((MINE, self.tr("Yours")), (ALL, self.tr("Everybody's"))), self.tr("Whose records")
        )
        self._head = QWidget()
        self._box = column(self._head)
        self._box.addWidget(self.choice)
        whole = column(self)
        whole.addWidget(self._head)
        whole.addWidget(items, 1)
        self._head.hide()
        self.setFocusProxy(items)
        self.choice.chosen.connect(self.whose_chosen)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def wants_all(self) -> bool:
        """True when everybody's shall be listed, not only one's own."""
        return self.choice.key == ALL

    def offer(self, *, shown: bool) -> None:
        """Offer the choice, or not."""
        self._head.setVisible(shown)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(12), px(10), px(12), px(10))
