"""Step 2 of a class: paste the roster, see what was understood, say who is who. Guests are only counted."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from console.model import Mode
from console.roster.reading import MOST_PEOPLE, Entry
from ui import text
from ui.classes.draft import Draft
from ui.classes.roster_model import RosterModel
from ui.theme import Look, Role, Weight
from ui.widgets.ground import ALL_EDGES, Ground, column
from ui.widgets.label import Label, ReasonLine
from ui.widgets.name_delegate import NameDelegate
from ui.widgets.table import TableView
from ui.widgets.text_area import TextArea

_BESIDE: Final = 600
"""Design px of width from which the list stands beside what was understood of it."""
_LEAST: Final = (240, 300)
"""Design px of height, beside one another and one under the other."""


class RosterStep(QWidget):
    """Fills the second part of a draft.

    Signals: `changed()` after every edit, `selected(key)` when a row was selected; the key of a line that is
    no person is empty.
    """

    changed = Signal()
    selected = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, most: int = MOST_PEOPLE) -> None:
        """`most`: more people than this are too many."""
        super().__init__(parent)
        self._look, self._most = look, most
        self._draft: Draft | None = None
        self.paste = TextArea(look, self.tr("Roster"), lines=6)
        self.paste.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.paste.editor.setPlaceholderText(
            self.tr(
                "Amina Yusuf\nTomos,Griffiths\n\n"
                "One name a line, or two columns of a spreadsheet: given, family."
            )
        )
        self.model = RosterModel(self)
        self.table = TableView(look, self.tr("Understood as"))
        self.table.setModel(self.model)
        self.model.modelReset.connect(self._fit_columns)
        self.table.setItemDelegateForColumn(1, NameDelegate(look, self.table))
        self.said = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.trouble = ReasonLine(look)
        self.guests = QSpinBox()
        self._lay_out()
        self.paste.editor.textChanged.connect(self._take_paste)
        self.guests.valueChanged.connect(self._take_guests)
        self.table.selectionModel().currentRowChanged.connect(self._select)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when the step opens."""
        return self.guests if self._pages.currentIndex() else self.paste.editor

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; a new one begins with the roster that it brings."""
        if draft is not self._draft:
            self._draft = None  # what is put in now was not typed
            self.paste.editor.setPlainText(draft.roster_text)
            self._draft = draft
        self.refresh()

    def refresh(self) -> None:
        """Show what the draft makes of the roster now."""
        draft = self._draft
        if draft is None:
            return
        self._pages.setCurrentIndex(1 if draft.mode is Mode.OUTREACH else 0)
        if self.guests.value() != draft.guests:
            self.guests.setValue(draft.guests)
        self.model.show_draft(draft)
        self.said.setText(self._sum_up(draft))
        self.said.setVisible(bool(self.said.text()))
        self.trouble.set_text(
            self.tr(
                "{count} people are more than one class can hold. Take at most {most}, or plan two classes."
            ).format(count=len(draft.people), most=self._most)
            if len(draft.people) > self._most
            else ""
        )

    def select(self, key: str) -> None:
        """Select the row of an entry."""
        row = self.model.row_of(key)
        if row is not None:
            self.table.selectRow(row)

    def _sum_up(self, draft: Draft) -> str:
        roster = draft.roster
        doubles = sum(
            1 for one in roster.entries if one.double_of and one.key not in draft.answers.two_people
        )
        parts = [
            (len(draft.people), text.people(len(draft.people))),
            (doubles, self.tr("{n} left out, same name twice").format(n=doubles)),
            (len(roster.broken), self.tr("{n} not a name").format(n=len(roster.broken))),
            (roster.blank, self.tr("{lines} blank").format(lines=text.lines(roster.blank))),
            (roster.headings, self.tr("heading left out")),
            (roster.more_columns, self.tr("only the first two columns are used")),
        ]
        return ", ".join(words for count, words in parts if count)

    @Slot()
    def _take_paste(self) -> None:
        if self._draft is not None:
            self._draft.paste(self.paste.editor.toPlainText())
            self.refresh()
            self.changed.emit()

    @Slot(int)
    def _take_guests(self, count: int) -> None:
        if self._draft is not None and count != self._draft.guests:
            self._draft.set_guests(count)
            self.refresh()
            self.changed.emit()

    @Slot()
    def _select(self) -> None:
        index = self.table.currentIndex()
        row = self.model.row(index.row()) if index.isValid() else None
        self.selected.emit(row.key if isinstance(row, Entry) else "")

    def _lay_out(self) -> None:
        look = self._look
        paste, table = QWidget(), QWidget()
        left = column(paste, spacing=6)
        left.addWidget(Label(look, self.tr("Paste the roster"), 13, Weight.SEMIBOLD, wrap=True))
        left.addWidget(self.paste, 1)
        left.addWidget(Label(look, self.tr("No name is sent to a headset."), 12, role=Role.MUTED, wrap=True))
        right = column(table, spacing=6)
        right.addWidget(Label(look, self.tr("Understood as"), 13, Weight.SEMIBOLD, wrap=True))
        frame = Ground(look, edges=ALL_EDGES)
        column(frame).addWidget(self.table)
        right.addWidget(frame, 1)
        right.addWidget(self.said)
        right.addWidget(self.trouble)
        named = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, named)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(paste, 2)
        self._row.addWidget(table, 3)
        self._pages = QStackedWidget()
        self._pages.addWidget(named)
        self._pages.addWidget(self._guest_page())
        column(self).addWidget(self._pages)

    def _guest_page(self) -> QWidget:
        look, page = self._look, QWidget()
        self.guests.setRange(0, MOST_PEOPLE)
        self.guests.setAccessibleName(self.tr("How many guests"))
        row = QHBoxLayout()
        row.addWidget(self.guests)
        row.addStretch(1)
        box = column(page, spacing=8)
        box.addWidget(Label(look, self.tr("How many guests"), 13, Weight.SEMIBOLD))
        box.addLayout(row)
        words = self.tr(
            "Guests play under a number: Guest 1, Guest 2. No names are asked and no person is entered."
        )
        box.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True))
        box.addStretch(1)
        return page

    def _restyle(self) -> None:
        look = self._look
        self._row.setSpacing(look.px(16))
        self.guests.setFont(look.font(16, Weight.SEMIBOLD))
        self.guests.setFixedSize(look.px(104), look.px(36))
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns share what there is; with little room the table stands under the paste."""
        directions = QBoxLayout.Direction
        beside = self.width() >= self._look.px(_BESIDE)
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self.setMinimumHeight(self._look.px(_LEAST[0 if beside else 1]))
        self._fit_columns()

    @Slot()
    def _fit_columns(self) -> None:
        self.table.horizontalHeader().setStretchLastSection(False)
        px, room = self._look.px, self.table.viewport().width()
        status = max(self.table.needed_width(2, 60), min(px(180), room - px(52 + 96)))
        status = min(status, max(px(60), room - self.table.needed_width(1, 96)))  # names are not cut for it
        self.table.setColumnHidden(0, status + px(52 + 96) > room)
        self.table.setColumnWidth(0, px(52))
        self.table.setColumnWidth(2, status)
