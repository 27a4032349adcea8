"""A table as high as its rows, in a sheet that scrolls as a whole."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets.table import TableView


class FullTable(TableView):
    """All rows in sight; without `has_head` the words over the columns are left out."""

    def __init__(
        self, look: Look, name: str, *, has_head: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name, padding=5, parent=parent)
        self._scale_look = look
        self.horizontalHeader().setVisible(has_head)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return head and every row."""
        px = self._scale_look.px
        model = self.model()
        rows = model.rowCount(QModelIndex()) if model is not None else 0
        head = px(32) if self._has_head() else 0
        return QSize(px(560), head + rows * (px(30) + 1) + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(self._scale_look.px(280), self.sizeHint().height())
