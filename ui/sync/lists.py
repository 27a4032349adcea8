"""The lists in the order of worry: what needs attention, what waits, what was delivered."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from console.delivery import SyncLists, SyncRow, SyncState, SyncView
from ui.sync.attention_row import AttentionRow
from ui.sync.tables import RowsTable
from ui.sync.wording import size_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import flowing
from ui.widgets.full_table import FullTable
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label

FIRST: Final = 4
"""So many waiting records are shown until somebody wants more."""


class Lists(QWidget):
    """`attention` are the rows; `waiting` and `delivered` are tables without a head."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lists, self._shows_all = SyncLists(), False
        self.attention: list[AttentionRow] = []
        self._waiting, self._delivered = RowsTable(self), RowsTable(self)
        self.waiting = _table(look, self.tr("Waiting"), self._waiting)
        self.delivered = _table(look, self.tr("Delivered"), self._delivered)
        self.more = Button(look, "", kind=Kind.QUIET, icon="chevron-down", size=Size.SMALL)
        self.calm = Label(look, "", 13, role=Role.MUTED, wrap=True)
        self._attention_rows = column(rows := QWidget())
        self._wait_figure = Label(look, "", 12, role=Role.MUTED)
        goes_on = Label(look, self.tr("nothing is lost; the rest goes on"), 12, role=Role.MUTED)
        receipt = Label(look, self.tr("a receipt of the hub for each"), 12, role=Role.MUTED)
        self.parts = {
            "attention": self._part(self.tr("Needs attention"), goes_on, rows),
            "waiting": self._part(self.tr("Waiting"), self._wait_figure, self.waiting, self.more),
            "delivered": self._part(self.tr("Delivered"), receipt, self.delivered),
        }
        self._box = column(self)
        for part in (self.calm, *self.parts.values()):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self.more.clicked.connect(self._show_more)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_lists(self, lists: SyncLists, view: SyncView, waited: str) -> None:
        """Show what there is; `waited` says how long the oldest has."""
        if lists.needs_attention != self._lists.needs_attention:
            self._rebuild(lists)
        self._lists = lists
        size = size_words(lists.waiting_bytes)
        figure = [self.tr("oldest {time}").format(time=waited)] if waited else []
        self._wait_figure.setText(", ".join([*figure, size]) if lists.waiting else "")
        self._delivered.show_days(lists.delivered)
        self._show_waiting(view.waiting)
        for key, rows in (
            ("attention", lists.needs_attention),
            ("waiting", lists.waiting),
            ("delivered", lists.delivered),
        ):
            self.parts[key].setVisible(bool(rows))
        is_empty = not (lists.needs_attention or lists.waiting or lists.delivered)
        self.calm.setText(self._empty_words(view) if is_empty else "")
        self.calm.setVisible(is_empty)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words what the other columns leave."""
        self._fit()

    def _empty_words(self, view: SyncView) -> str:
        if view.state is SyncState.NO_HUB:
            return self.tr(
                "Records stay on this computer, in its backups and in record packs. When it has joined "
                "a hub, everything that is here is sent there, too."
            )
        return self.tr("Nothing waits, and nothing was sent yet.")

    @Slot()
    def _show_more(self) -> None:
        self._shows_all = not self._shows_all
        self._show_waiting(len(self._lists.waiting))

    def _show_waiting(self, count: int) -> None:
        rows: tuple[SyncRow, ...] = self._lists.waiting
        shown = rows if self._shows_all else rows[:FIRST]
        self._waiting.show_waiting(shown)
        left = max(count, len(rows)) - len(shown)
        is_folded = not self._shows_all and len(rows) > FIRST
        self.more.setVisible(is_folded or self._shows_all)
        if is_folded:
            self.more.set_label(self.tr("{n} more").format(n=left))
        else:
            words = self.tr("Fewer")
            self.more.set_label(
                f"{words}  ({self.tr('{n} older ones wait, too').format(n=left)})" if left else words
            )
        self.waiting.updateGeometry()

    def _rebuild(self, lists: SyncLists) -> None:
        for old in self.attention:
            self._attention_rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.attention = [AttentionRow(self._look, trouble, row) for trouble, row in lists.needs_attention]
        for new in self.attention:
            self._attention_rows.addWidget(new)

    def _part(self, title: str, figure: Label, *bodies: QWidget) -> QWidget:
        part = QWidget()
        box = column(part, spacing=0)
        words = Label(self._look, title, 13, Weight.SEMIBOLD)
        box.addLayout(flowing(self._look, words, figure, last_right=True))
        box.addSpacing(6)
        box.addWidget(Rule(self._look, Role.LINE_STRONG))
        for body in bodies:
            box.addWidget(
                body, 0, Qt.AlignmentFlag.AlignLeft if isinstance(body, Button) else Qt.AlignmentFlag(0)
            )
        return part

    def _fit(self) -> None:
        for view in (self.waiting, self.delivered):
            head = view.horizontalHeader()
            head.setStretchLastSection(False)
            when = view.needed_width(2, 66) + self._look.px(12)
            nobody = not any(view.model().index(row, 1).data() for row in range(view.model().rowCount()))
            view.setColumnHidden(1, nobody)
            who = 0 if nobody else min(view.needed_width(1, 0), self.width() // 4)
            head.resizeSection(2, when)
            head.resizeSection(1, who)
            head.resizeSection(0, max(self._look.px(120), view.viewport().width() - when - who))
            view.updateGeometry()

    def _restyle(self) -> None:
        self._box.setSpacing(self._look.px(20))
        self._fit()


def _table(look: Look, name: str, model: RowsTable) -> FullTable:
    view = FullTable(look, name, has_head=False)
    view.setModel(model)
    view.setSelectionMode(FullTable.SelectionMode.NoSelection)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    return view
