"""The pairing walk in the panel: the code, three answers, and the list of what is next."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from console.model import StationView
from ui import text
from ui.devices.code_box import CodeBox, Progress
from ui.devices.walk import OVER, Stage, Walk
from ui.stations import Stations, full_name, own_name, seat_of
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label, ReasonLine
from ui.widgets.table import Cell, TableView

_NO_INDEX = QModelIndex()


class PairingPage(QWidget):
    """Walks through a `Walk` that it is given; it holds no state of its own.

    Signals: `same()`, `different()`, `skipped()`, `again_asked()`, `ended()` when the walk is left.
    """

    same = Signal()
    different = Signal()
    skipped = Signal()
    again_asked = Signal()
    ended = Signal()

    def __init__(self, look: Look, stations: Stations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._stations = look, stations
        self._count = Label(look, "", 12, role=Role.MUTED)
        self._progress = Progress(look)
        self._who = Label(look, "", 15, Weight.SEMIBOLD, wrap=True)
        self._question = Label(look, "", 13, role=Role.MUTED, wrap=True)
        self.code = CodeBox(look)
        self.trouble = ReasonLine(look)
        self.yes = Button(
            look, self.tr("They are the same"), kind=Kind.PRIMARY, icon="check", letter="Y", size=Size.ACTION
        )
        self.no = Button(look, self.tr("Different"), icon="x", letter="N")
        self.skip = Button(look, self.tr("Skip this one"))
        self.again = Button(look, self.tr("Try again"), icon="refresh", size=Size.ACTION, kind=Kind.PRIMARY)
        self.end = Button(look, self.tr("Stop pairing"), kind=Kind.QUIET, size=Size.SMALL)
        self._hint = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._rows = _WalkModel(self)
        self._list = TableView(look, self.tr("Headsets of this round"), row_height=27)
        self._lay_out()
        for button, signal in (
            (self.yes, self.same),
            (self.no, self.different),
            (self.skip, self.skipped),
            (self.again, self.again_asked),
            (self.end, self.ended),
        ):
            button.clicked.connect(signal)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_walk(self, walk: Walk) -> None:
        """Show where a walk stands."""
        total = len(walk.order)
        over = sum(1 for stage in walk.stages.values() if stage in OVER)
        at = walk.order.index(walk.current) + 1 if walk.current is not None else total + 1
        running = walk.current is not None
        self._count.setText(
            self.tr("{at} of {total}").format(at=at, total=total)
            if running
            else self.tr("{done} of {total}").format(done=walk.count(Stage.PAIRED), total=total)
        )
        self._progress.set(at, total)
        view = self._stations.get(walk.current) if walk.current is not None else None
        self._say(walk, view, over)
        self._offer(walk)
        self._rows.set(walk, self._stations)
        self._list.setFixedHeight(total * (self._look.px(27) + 1))

    def _say(self, walk: Walk, view: StationView | None, over: int) -> None:
        stage, reason = walk.stage, ""
        self.code.setVisible(stage in (Stage.ASKING, Stage.COMPARE, Stage.WAITING))
        self.code.set_code(walk.code)
        if stage is None:
            self._who.setText(self.tr("{count} paired").format(count=walk.count(Stage.PAIRED)))
            left = over - walk.count(Stage.PAIRED)
            self._question.setText(
                self.tr("All of them can be used now.")
                if not left
                else self.tr(
                    "{count} not paired. They stay in the list; try them again when you like."
                ).format(count=left)
            )
            self._hint.setText("")
        else:
            self._who.setText(full_name(view) if view is not None else (walk.current or "")[:8])
            self._question.setText(self._question_of(stage))
            self._hint.setText(
                self.tr("Then the wearer confirms in the headset.") if stage is Stage.COMPARE else ""
            )
            if stage is Stage.DIFFERED:
                reason = self.tr(
                    "Nothing was paired. Make sure that nobody else is in between, then try again."
                )
            elif stage is Stage.FAILED and walk.current is not None:
                reason = text.fault_of(walk.reasons.get(walk.current)) or self.tr("Nothing was paired.")
        self.trouble.set_text(reason)

    def _question_of(self, stage: Stage) -> str:
        return {
            Stage.ASKING: self.tr("Asking the headset for a code. Is its pairing screen open?"),
            Stage.COMPARE: self.tr("Does the headset show these six digits?"),
            Stage.WAITING: self.tr("Now the wearer confirms in the headset."),
            Stage.DIFFERED: self.tr("You said that the codes differ."),
            Stage.FAILED: self.tr("This headset was not paired."),
        }.get(stage, "")

    def _offer(self, walk: Walk) -> None:
        stage = walk.stage
        compares = stage is Stage.COMPARE
        self.yes.setVisible(stage in (Stage.ASKING, Stage.COMPARE, Stage.WAITING))
        self.no.setVisible(self.yes.isVisibleTo(self))
        self.yes.setEnabled(compares)
        self.no.setEnabled(compares)
        self.again.setVisible(stage in (Stage.FAILED, Stage.DIFFERED))
        self.skip.setVisible(stage is not None)
        last = not walk.waiting
        self.skip.set_label(
            (self.tr("Done") if last else self.tr("Next headset"))
            if stage in (Stage.FAILED, Stage.DIFFERED)
            else self.tr("Skip this one")
        )
        self.end.set_label(self.tr("Close") if stage is None else self.tr("Stop pairing"))

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.addWidget(Label(look, self.tr("Pair headsets"), 15, Weight.SEMIBOLD), 1)
        head.addWidget(self._count)
        answers = FlowRow()
        answers.add(self.no, 1)
        answers.add(self.skip, 1)
        self._answers = answers
        foot = FlowRow()
        foot.add(Label(look, self.tr("This round"), 13, Weight.SEMIBOLD), 1)
        foot.add(self.end)
        self._foot = foot
        self._upper, self._lower = QWidget(), QWidget()
        self._box = column(self._upper)
        self._box.addLayout(head)
        for part in (
            self._progress,
            self._who,
            self._question,
            self.code,
            self.trouble,
            self.yes,
            self.again,
        ):
            self._box.addWidget(part)
        self._box.addLayout(answers)
        self._box.addWidget(self._hint)
        self._below = column(self._lower)
        self._below.addLayout(foot)
        self._indent = QHBoxLayout()
        self._indent.addWidget(self._list)
        self._below.addLayout(self._indent)
        self._below.addStretch(1)
        whole = column(self)
        whole.addWidget(self._upper)
        whole.addWidget(Rule(look))
        whole.addWidget(self._lower, 1)
        self._list.setModel(self._rows)
        self._rows.modelReset.connect(self._fit_list)
        self._list.horizontalHeader().hide()
        self._list.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._list.setSelectionMode(TableView.SelectionMode.NoSelection)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(10))
        self._answers.setSpacing(px(8))
        self._below.setContentsMargins(0, px(8), 0, 0)
        self._foot.setContentsMargins(px(20), 0, px(12), px(4))
        self._list.setFixedHeight(self._rows.rowCount() * (px(27) + 1))
        self._indent.setContentsMargins(px(8), 0, px(8), px(8))
        self._fit_list()

    @Slot()
    def _fit_list(self) -> None:
        needed = [self._list.needed_width(section, least) for section, least in enumerate((40, 40, 132))]
        has_room = sum(needed) <= self._list.viewport().width()
        self._list.setColumnHidden(1, not has_room)  # the seat says which one it is
        self._list.horizontalHeader().setStretchLastSection(not has_room)
        for section in (0, 2):
            self._list.setColumnWidth(section, needed[section])


class _WalkModel(QAbstractTableModel):
    """The round's headsets: seat, label, what became of each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, Stage]] = []
        self._words = {
            Stage.NEXT: "",
            Stage.ASKING: self.tr("asking"),
            Stage.COMPARE: self.tr("comparing"),
            Stage.WAITING: self.tr("waiting for wearer"),
            Stage.PAIRED: self.tr("paired"),
            Stage.FAILED: self.tr("not paired"),
            Stage.DIFFERED: self.tr("codes differed"),
            Stage.SKIPPED: self.tr("skipped"),
        }
        self._icons = {Stage.PAIRED: "check", Stage.FAILED: "x", Stage.DIFFERED: "x"}

    def set(self, walk: Walk, stations: Stations) -> None:
        """Take the present round."""
        rows = []
        for station in walk.order:
            view = stations.get(station)
            seat = seat_of(view) if view is not None else None
            label = own_name(view) if view is not None else station[:8]
            rows.append((seat or text.NO_VALUE, label, walk.stages[station]))
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 3

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        seat, label, stage = self._rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (seat, label, self._words[stage])[column]
        current = stage in (Stage.ASKING, Stage.COMPARE, Stage.WAITING)
        if role == Qt.ItemDataRole.ToolTipRole:
            return label if column == 1 else None
        if role == Cell.STRONG:
            return column == 0 or (current and column == 1)
        if role == Cell.FAINT:
            return column == 2 or stage is Stage.SKIPPED
        if role == Cell.ICON and column == 2:
            return self._icons.get(stage)
        return None
