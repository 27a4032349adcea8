"""Arranging the tiles as the room is: which room, and how tiles are moved."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.live.ask_bar import AskBar
from ui.live.tile_text import tr
from ui.live.wall import Wall
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Ground
from ui.widgets.label import Label

_HEIGHT: Final = 48


class ArrangeBar(Ground):
    """Stands over the wall while somebody arranges it; the wall is lower meanwhile.

    Signals: opened, left.
    """

    opened = Signal()
    left = Signal()

    def __init__(self, look: Look, wall: Wall, ask: AskBar, parent: QWidget) -> None:
        super().__init__(look, Role.SURFACE, (Qt.Edge.BottomEdge,), parent=parent)
        self._wall, self._ask, self._plans = wall, ask, wall.room.plans
        self._told = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._title = Label(look, tr("Tiles stand as"), 13, Weight.SEMIBOLD)
        self.rooms = DropDown(look, tr("Room"))
        self.new = Button(look, tr("New room"), icon="plus", size=Size.SMALL)
        self.forget = Button(look, tr("Forget room"), size=Size.SMALL, kind=Kind.QUIET)
        self.done = Button(look, tr("Done"), size=Size.SMALL, kind=Kind.PRIMARY)
        row = FlowRow()
        self.setLayout(row)
        for part, share in (
            (self._title, 0),
            (self.rooms, 2),
            (self.new, 0),
            (self.forget, 0),
            (self._told, 3),
            (self.done, 0),
        ):
            row.add(part, share)
        self.rooms.activated.connect(self._choose)
        self.new.clicked.connect(self._ask_name)
        self.forget.clicked.connect(self._plans.forget)
        self.done.clicked.connect(self.leave)
        self._plans.changed.connect(self._show)
        wall.room.rows_shown.connect(self._tell)
        look.changed.connect(self._restyle)
        self._restyle()
        self._show()
        self.hide()

    def toggle(self) -> None:
        """Begin to arrange, or end it."""
        if not self.isHidden():
            self.leave()
            return
        if not self._plans.rooms:
            self._wall.room.start_room(tr("Room 1"))
        self.show()
        self.raise_()
        self.opened.emit()
        self._wall.room.set_arranging(True)
        self._wall.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """End it; what was moved is kept already."""
        if not self.isHidden():
            self.hide()
            self._wall.room.set_arranging(False)
            self.left.emit()

    def height_in(self, width: int) -> int:
        """How high it is: 48, or more where its words need more than one line."""
        layout = self.layout()
        assert layout is not None
        return max(self.look.px(_HEIGHT), layout.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: int) -> None:
        self._plans.choose(self.rooms.itemText(index) if index else "")

    def _ask_name(self) -> None:
        self._ask.ask(tr("What is the room called?"), tr("Add"), self._wall.room.start_room)

    def _show(self) -> None:
        plans = self._plans
        self.rooms.clear()
        self.rooms.addItems([tr("Order of seats"), *plans.rooms])
        self.rooms.setCurrentIndex(plans.rooms.index(plans.room) + 1 if plans.room else 0)
        self.rooms.setMinimumWidth(self.rooms.sizeHint().width())
        self.forget.setEnabled(bool(plans.room))
        self._tell()

    def _tell(self) -> None:
        plans, room = self._plans, self._wall.room
        self._told.setToolTip(tr("Plans are kept on this console, one for each room."))
        if not plans.room:
            self._told.setText(tr("Choose or add a room to move tiles."))
        elif room.is_arranged:
            self._told.setText(tr("Drag tiles, or move them with Alt and the arrows."))
        else:
            self._told.setText(tr("Too wide for this window: in the order of seats."))

    def _restyle(self) -> None:
        px, layout = self.look.px, self.layout()
        assert layout is not None
        layout.setContentsMargins(px(12), px(6), px(12), px(6))
        layout.setSpacing(px(8))
        self.rooms.setMinimumWidth(self.rooms.sizeHint().width())
